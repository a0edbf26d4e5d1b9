"""Rows that are damaged or somebody else's: set aside, named, left alone; nothing else is lost by them."""

from __future__ import annotations

import math
import os
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Citation, Excerpt, Span
from tui.cli import main
from tui.store import Anchor, Store, open_store
from tui.store.library import read_path, stored_path
from tui.store.rows import stored, words

TEXT = "".join(f"第{n}条　为了规范第{n * 7}类事项的管理，根据有关法律，结合本地实际，制定本办法。\n" for n in range(60))
DEEP = "[" * 50_000
BAD_ANCHORS = [
    b"blob", 7, 2.5, "", "[]", "null", DEEP, '{"start":' + DEEP, '{"start":-1,"end":2,"length":9}', '{"start":5,"end":2,"length":9}',
    '{"start":0,"end":2}', '{"start":true,"end":2,"length":9}', '{"start":1e400,"end":2,"length":9}',
    '{"start":0,"end":1' + "0" * 30 + ',"length":9}', '{"start":0,"end":1' + "0" * 9000 + ',"length":9}',
    '{"start":0,"end":2,"length":9,"before":7}', '{"start":0,"end":2,"length":9,"more":7}', '{"start":NaN,"end":2,"length":9}',
]  # fmt: skip
BAD_CITATIONS = [
    b"blob", 7, "", "[]", DEEP, '{"source":' + DEEP, '{"year":"x"}', '{"year":2.5}', '{"year":true}', '{"path":"x"}',
    '{"path":[1]}', '{"source":null}', '{"pages":["x"]}',
]  # fmt: skip
BAD_EXCERPTS = [
    *(("anchor", each) for each in BAD_ANCHORS),
    *(("citation", each) for each in BAD_CITATIONS),
    *((column, value) for column in ("text", "verbatim", "note", "made") for value in (b"\xff\xfe", b"blob", b"")),
    ("rank", "first"), ("rank", math.inf), ("rank", -math.inf), ("rank", 1e300), ("rank", b"\1"),
]  # fmt: skip
BAD_ISSUES = [
    ("path", b"/a\xff"), ("path", "/a\0b"), ("title", b"blob"), ("opened", "yesterday"), ("opened", math.inf),
    ("opened", 1e200), ("opened", -5.0), ("opened", 1 << 62), ("progress", "half"), ("progress", math.inf), ("progress", 7),
    ("progress", b"x"),
]  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store"


def keep(store: Store, issue: int, text: str) -> int:
    excerpt = Excerpt(text, Span(3, 3 + len(text)), Citation("a.txt"), text)
    return store.excerpts.add(issue, excerpt, Anchor(3, 3 + len(text), 99)).id


def spoil(path: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    """Write to the file past the store; all its rows after that."""
    with sqlite3.connect(path) as other:
        other.execute(sql, values)
    other.close()
    return rows(path)


def rows(path: Path) -> list[tuple[object, ...]]:
    other = sqlite3.connect(path)
    other.text_factory = bytes
    found = [row for table in ("excerpt", "mark") for row in other.execute(f"SELECT * FROM {table}")]
    other.close()
    return found


def test_bad_excerpts_are_set_aside_and_left_alone(path: Path) -> None:
    store = open_store(path)
    issue = store.library.enter("/a.txt", TEXT, "办法")
    keep(store, issue, "好")
    names = {}
    for column, value in BAD_EXCERPTS:
        number = keep(store, issue, "坏")
        spoil(path, f"UPDATE excerpt SET {column}=? WHERE id=?", value, number)
        names[f"excerpt {number}"] = column
    number = keep(store, issue, "坏")
    before = spoil(
        path, "UPDATE excerpt SET note=CAST(x'41ff42' AS TEXT) WHERE id=?", number
    )  # a text that is no UTF-8
    assert [kept.excerpt.text for kept in store.excerpts.all(issue)] == ["好"]
    assert store.aside == {**names, f"excerpt {number}": "note"}
    assert rows(path) == before
    last = keep(store, issue, "新")
    assert [kept.excerpt.text for kept in store.excerpts.all(issue)] == ["好", "新"]
    store.excerpts.move(last, -1)
    assert [kept.excerpt.text for kept in store.excerpts.all(issue)] == ["新", "好"]
    assert len(rows(path)) == len(before) + 1


def test_bad_marks_settings_and_places(path: Path) -> None:
    store = open_store(path)
    issue = store.library.enter("/a.txt", TEXT, "办法")
    good = Anchor(0, 1, 9)
    store.marks.put(issue, "a", good)
    for number, bad in enumerate(BAD_ANCHORS):
        spoil(path, "INSERT INTO mark VALUES (?, ?, ?)", issue, chr(0x4E00 + number), bad)
        spoil(path, "UPDATE issue SET place=?", bad)
        assert store.library.place(issue) is None
    for letter in (b"b", "", "bb"):
        spoil(path, "INSERT INTO mark VALUES (?, ?, ?)", issue, letter, good.to_json())
    spoil(path, "INSERT INTO setting VALUES ('form', x'ff')")
    assert store.marks.all(issue) == {"a": good}
    assert store.settings.get("form", "plain") == "plain"
    assert len([name for name in store.aside if name.startswith("mark")]) == len(BAD_ANCHORS) + 3
    assert f"issue {issue}" in store.aside
    assert "setting form" in store.aside


def test_bad_issues(path: Path) -> None:
    store = open_store(path)
    for number, (column, value) in enumerate(BAD_ISSUES):
        issue = store.library.enter(f"/{number}.txt", TEXT.replace("事项", f"甲{number}" * 4), "坏")
        spoil(path, f"UPDATE issue SET {column}=? WHERE id=?", value, issue)
    sketchy = store.library.enter("/sketchy.txt", TEXT, "坏")
    for sketch in ("text", 7, b"\1\2\3"):
        spoil(path, "UPDATE issue SET sketch=? WHERE id=?", sketch, sketchy)
        assert store.library.find("/sketchy.txt", TEXT + "。") in (None, sketchy)
    good = store.library.enter("/good.txt", "别的文字。" * 30, "好")
    recent = [each.title for each in store.library.recent()]
    assert recent.count("坏") <= 1
    assert "好" in recent
    assert store.library.enter("/good.txt", "别的文字。" * 30, "好") == good
    assert len(store.aside) >= len(BAD_ISSUES)


@given(st.text(st.characters(exclude_categories=[]), max_size=20))
def test_any_text_is_stored_as_it_is(text: str) -> None:
    other = sqlite3.connect(":memory:")
    ((value,),) = other.execute("SELECT ?", (stored(text),)).fetchall()
    other.close()
    assert words(value, "text") == text


@given(st.binary(max_size=20).filter(lambda name: b"\0" not in name))
def test_any_path_is_stored_as_it_is(name: bytes) -> None:
    path = "/" + os.fsdecode(name)
    stored_path(path).encode("utf-8")
    assert read_path(stored_path(path)) == path


def test_an_issue_at_a_path_that_is_no_utf8_is_known_again(path: Path) -> None:
    store = open_store(path)
    name = os.fsdecode("/公报.txt".encode("gb18030"))
    issue = store.library.enter(name, TEXT, "公报\udcb9")
    assert store.library.find(name, TEXT.replace("第3条", "第三条")) == issue
    assert [each.path for each in store.library.recent()] == [name]
    excerpt = Excerpt("\ud800词", Span(0, 2), Citation("a\udcb9.txt", path=("\udcb9",)), "\ud800词")
    kept = store.excerpts.add(issue, excerpt, Anchor(0, 2, 9, "\udcb9"), "注\ud800")
    assert open_store(path).excerpts.all(issue) == [kept]


def test_printing_what_can_be_read(path: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    store = open_store(path)
    issue = store.library.enter(str(file), TEXT, "办法")
    keep(store, issue, "好")
    spoil(path, "UPDATE excerpt SET anchor=? WHERE id=?", DEEP, keep(store, issue, "坏"))
    store.close()
    assert main([str(file), "--store", str(path), "--print", "excerpts", "--lang", "en"]) == 2
    out, err = capfd.readouterr()
    assert out.startswith("好")
    assert err == "gazette-tui: 1 rows of the store are not understood and are left alone: excerpt 2 (anchor)\n"


def test_a_store_of_the_first_version_opens_as_it_is(path: Path) -> None:
    """Made by hand as version 1 wrote it: spaces in its JSON, a citation without the later parts."""
    from tui.store.making import SCHEMA
    from tui.store_file import APPLICATION

    with sqlite3.connect(path) as old:
        old.executescript(SCHEMA + f"PRAGMA application_id={APPLICATION}; PRAGMA user_version=1;")
        old.execute("INSERT INTO issue VALUES (1, 'd', '/a.txt', '办法', x'', 1.0, NULL, 0)")
        old.execute(
            "INSERT INTO excerpt VALUES (1, 1, 1, '词', '词', ?, ?, '', '2031-01-01T00:00:00+08:00', 0)",
            ('{"start":0,"end":1,"length":9}', '{"source": "a.txt", "year": 2031, "path": ["一、"]}'),
        )
    old.close()
    store = open_store(path)
    (kept,) = store.excerpts.all(1)
    assert kept.excerpt.citation == Citation("a.txt", year=2031, path=("一、",))
    assert not store.aside
