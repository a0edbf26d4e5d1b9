"""``--print excerpts``: what was kept, on standard output, in each format; the store is only read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from parsers.issue import outline_issue
from parsers.model import Span
from parsers.quote.citation import quote
from parsers.source import read_source
from tui.cli import main
from tui.store import anchor_at, open_store

TEXT = "青禾县人民政府关于粮食生产的报告\n\n一、基本情况\n\n　　全县种植水稻八万亩，增长8.5%。\n\n　　收购早稻。\n"


@pytest.fixture
def kept(tmp_path: Path) -> tuple[str, str]:
    """A file with two excerpts kept, and the store."""
    file, path = tmp_path / "issue.txt", tmp_path / "store"
    file.write_text(TEXT, "utf-8")
    issue = outline_issue(read_source(file))
    store = open_store(path)
    number = store.library.enter(str(file), TEXT, "报告")
    for words, note in (("全县种植水稻", "核对"), ("收购早稻。", "")):
        span = Span(TEXT.index(words), TEXT.index(words) + len(words))
        store.excerpts.add(number, quote(issue, span), anchor_at(TEXT, span), note)
    store.close()
    return str(file), str(path)


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("text", "全县种植水稻\n——《青禾县"),
        ("markdown", "> 全县种植水稻\n>\n> ——《青禾县"),
        ("bibtex", "@misc{gazette-1,\n  author = {{青禾县人民政府}},\n"),
    ],
)
def test_formats(kept: tuple[str, str], form: str, beginning: str, capfd: pytest.CaptureFixture[str]) -> None:
    file, store = kept
    assert main([file, "--store", store, "--print", "excerpts", "--format", form]) == 0
    assert capfd.readouterr().out.startswith(beginning)


def test_json(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    file, store = kept
    assert main([file, "--store", store, "--print", "excerpts", "--format", "json"]) == 0
    rows = json.loads(capfd.readouterr().out)
    assert [(row["text"], row["note"]) for row in rows] == [("全县种植水稻", "核对"), ("收购早稻。", "")]
    assert all(TEXT[row["start"] : row["end"]] == row["verbatim"] for row in rows)


@pytest.mark.parametrize(
    ("arguments", "reference"),
    [
        ((), "青禾县人民政府. 青禾县人民政府关于粮食生产的报告[J]. 青禾县人民政府公报，2031（3）."),
        (
            ("--citation", "gbt7714-2025"),
            "青禾县人民政府. 青禾县人民政府关于粮食生产的报告[J]. 青禾县人民政府公报，2031（3）.",
        ),
        (
            ("--citation", "gbt7714-2015"),
            "青禾县人民政府. 青禾县人民政府关于粮食生产的报告[J]. 青禾县人民政府公报, 2031(3).",
        ),
    ],
)
def test_the_standard_of_references(
    tmp_path: Path, arguments: tuple[str, ...], reference: str, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "青禾县人民政府公报\n2031年第3号（总第19号）\n\n" + TEXT
    file, path = tmp_path / "issue.txt", tmp_path / "store"
    file.write_text(text, "utf-8")
    store = open_store(path)
    span = Span(text.index("收购"), text.index("收购") + 4)
    store.excerpts.add(
        store.library.enter(str(file), text, "报告"),
        quote(outline_issue(read_source(file)), span),
        anchor_at(text, span),
    )
    store.close()
    assert main([str(file), "--store", str(path), "--print", "excerpts", "--format", "json", *arguments]) == 0
    (row,) = json.loads(capfd.readouterr().out)
    assert row["reference"] == reference
    assert row["citation"]["authors"] == ["青禾县人民政府"]


def test_a_format_that_there_is_not(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    file, store = kept
    assert main([file, "--store", store, "--print", "excerpts", "--format", "csv"]) == 2
    assert "csv" in capfd.readouterr().err


def test_no_store_is_made_and_none_is_no_fault(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    file, store = kept
    other = Path(store).with_name("other")
    assert main([file, "--store", str(other), "--print", "excerpts", "--format", "json"]) == 0
    assert main([file, "--no-store", "--print", "excerpts", "--format", "json"]) == 0
    assert capfd.readouterr().out == "[]\n[]\n"
    assert not other.exists()


def test_a_damaged_store_is_said_to_be(kept: tuple[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    file, store = kept
    Path(store).write_bytes(b"no database" * 100)
    assert main([file, "--store", store, "--print", "excerpts"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert store in err
