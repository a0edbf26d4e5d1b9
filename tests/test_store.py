"""The store: nothing that was called kept is lost, and nothing about a store can stop the reader."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from parsers.model import Citation, Excerpt, Span
from tui.store import Anchor, Store, StoreError, anchor_at, open_store

TEXT = "".join(f"第{n}条　为了规范第{n * 7}类事项的管理，根据有关法律，结合本地实际，制定本办法。\n" for n in range(60))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "store.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = open_store(path)
    yield store
    store.close()


def excerpt(text: str, start: int = 3) -> Excerpt:
    return Excerpt(text, Span(start, start + len(text)), Citation("a.txt", document="办法", path=("一、",)), text + " ")


def keep(store: Store, issue: int, words: str) -> int:
    return store.excerpts.add(issue, excerpt(words), Anchor(3, 3 + len(words), 99)).id


def words(store: Store, issue: int) -> list[str]:
    return [kept.excerpt.text for kept in store.excerpts.all(issue)]


def test_excerpts_come_back_as_they_were_kept(path: Path, store: Store) -> None:
    issue = store.library.enter("/a.txt", TEXT, "办法")
    taken = excerpt("规范“事项”\n管理")
    anchor = Anchor(3, 3 + len(taken.text), 99, "前", "中", "后")
    kept = store.excerpts.add(issue, taken, anchor, "注")
    again = open_store(path)
    assert again.excerpts.all(issue) == [kept]
    assert (kept.excerpt, kept.anchor, kept.note) == (taken, anchor, "注")
    again.close()


def test_order_notes_removal_and_undo(store: Store) -> None:
    issue = store.library.enter("/a.txt", TEXT, "办法")
    a, b, c = (keep(store, issue, each) for each in "甲乙丙")
    store.excerpts.move(c, -1)
    assert words(store, issue) == ["甲", "丙", "乙"]
    store.excerpts.move(a, -1)
    store.excerpts.move(a, 1)
    assert words(store, issue) == ["丙", "甲", "乙"]
    store.excerpts.remove(a)
    assert words(store, issue) == ["丙", "乙"]
    store.excerpts.restore(a)
    assert words(store, issue) == ["丙", "甲", "乙"]
    store.excerpts.annotate(b, "改")
    assert [kept.note for kept in store.excerpts.all(issue)] == ["", "", "改"]


def test_two_windows_do_not_lose_each_other_s(path: Path, store: Store) -> None:
    other = open_store(path)
    issue = store.library.enter("/a.txt", TEXT, "办法")
    assert other.library.enter("/a.txt", TEXT, "办法") == issue
    before = store.database.stamp()
    for n in range(20):
        keep((store, other)[n % 2], issue, f"第{n}")
    assert words(store, issue) == words(other, issue) == [f"第{n}" for n in range(20)]
    assert store.database.stamp() != before
    other.close()


def test_marks_settings_and_the_place_of_reading(store: Store) -> None:
    issue = store.library.enter("/a.txt", TEXT, "办法")
    here, there = anchor_at(TEXT, Span(100, 100)), anchor_at(TEXT, Span(700, 700))
    store.marks.put(issue, "b", here)
    store.marks.put(issue, "a", here)
    store.marks.put(issue, "b", there)
    assert store.marks.all(issue) == {"a": here, "b": there}
    store.marks.drop(issue, "a")
    assert list(store.marks.all(issue)) == ["b"]
    assert store.settings.get("copy", "plain") == "plain"
    store.settings.put("copy", "cited")
    store.settings.put("copy", "markdown")
    assert store.settings.get("copy") == "markdown"
    assert store.library.place(issue) is None
    store.library.put_place(issue, there)
    assert store.library.place(issue) == there


def test_recent_issues_the_latest_first(store: Store) -> None:
    for name in ("a", "b", "c", "a"):
        store.library.enter(f"/{name}.txt", TEXT.replace("事项", name * 9), name)
    recent = store.library.recent()
    assert [each.title for each in recent] == ["a", "c", "b"]
    store.library.forget(recent[0].id)
    assert [each.title for each in store.library.recent()] == ["c", "b"]


def test_an_issue_is_known_again(store: Store, tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    changed = TEXT.replace("第3条", "第三条").replace("。\n", "。\n\n")
    issue = store.library.enter(str(old), TEXT, "办法")
    assert store.library.enter(str(old), changed, "办法") == issue, "saved again with small changes"
    assert store.library.enter(str(new), changed, "办法") == issue, "renamed"
    assert store.library.enter(str(old), TEXT, "办法") == issue, "renamed and changed"
    old.touch()
    assert store.library.enter(str(new), changed, "办法") != issue, "a copy of a file that is still there"
    other = "".join(f"完全不同的第{n}段文字，讲的是另一回事。" for n in range(60))
    assert store.library.enter(str(old), other, "别的") != issue, "another text at the path"


def test_the_store_is_the_user_s_own(path: Path, store: Store) -> None:
    keep(store, store.library.enter("/a.txt", TEXT, "办法"), "甲")
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in path.parent.iterdir()}
    assert len(modes) > 1
    assert set(modes.values()) == {0o600}


def test_without_a_store_things_last_as_long_as_the_window() -> None:
    store = open_store(None)
    issue = store.library.enter("/a.txt", TEXT, "办法")
    keep(store, issue, "甲")
    assert words(store, issue) == ["甲"]


def test_a_store_that_breaks_while_open_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StoreError):
        store.excerpts.all(1)
    with pytest.raises(StoreError):
        keep(store, 1, "甲")


RACE = """
import os, sys
from pathlib import Path
from tui.store import open_store

for number in range(int(sys.argv[2])):
    path = Path(sys.argv[1]) / str(number) / "store.sqlite3"
    windows = []
    for _ in range(3):
        window = os.fork()
        if window == 0:
            try:
                store = open_store(path)
                for name in "abcdef":
                    store.library.enter(f"/{name}.txt", name * 99, name)
            except BaseException as error:
                print(number, repr(error), flush=True)
            os._exit(0)
        windows.append(window)
    for window in windows:
        os.waitpid(window, 0)
"""


def test_windows_that_make_the_store_at_once_share_it(tmp_path: Path) -> None:
    """None takes the log of the store that another has just made for one left behind."""
    told = subprocess.run([sys.executable, "-c", RACE, str(tmp_path), "40"], capture_output=True, text=True, check=True)
    assert told.stdout == ""


DEATHS = """
import os, random, signal, sys, time
from pathlib import Path
from parsers.model import Citation, Excerpt, Span
from tui.store import Anchor, open_store

path, rounds = Path(sys.argv[1]), int(sys.argv[2])
taken = Excerpt("词" * 500, Span(0, 500), Citation("a"))

def write(told):
    store = open_store(path)
    issue = store.library.enter("/a.txt", "一" * 99, "a")
    while True:
        kept = store.excerpts.add(issue, taken, Anchor(0, 0, 0))
        os.write(told, f"{kept.id}\\n".encode())

chance = random.Random(7)
for number in range(rounds):
    reader, told = os.pipe()
    writers = []
    for _ in range(2):
        writer = os.fork()
        if writer == 0:
            os.close(reader)
            try:
                write(told)
            except BaseException as error:
                os.write(told, f"raised {error!r}\\n".encode())
            os._exit(1)
        writers.append(writer)
    os.close(told)
    said = os.read(reader, 1) if number % 2 else b""  # each second time until one of them has written
    for writer in writers:
        time.sleep(chance.uniform(0.001, 0.04))
        os.kill(writer, signal.SIGKILL)
    with open(reader) as lines:
        print(said.decode() + lines.read(), end="", flush=True)
    for writer in writers:
        os.waitpid(writer, 0)
"""


def test_killed_while_writing_nothing_confirmed_is_lost(path: Path) -> None:
    """Two writers at a time, killed at random moments: the file takes two hundred sudden deaths."""
    told = subprocess.run([sys.executable, "-c", DEATHS, str(path), "100"], capture_output=True, text=True, check=True)
    lines = told.stdout.split()
    assert [line for line in lines if not line.isdecimal()] == [], told.stdout
    store = open_store(path)
    kept = {each.id for each in store.excerpts.all(1)}
    store.close()
    assert len(lines) >= 50
    assert {int(line) for line in lines} <= kept
