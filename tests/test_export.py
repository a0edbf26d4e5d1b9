"""Excerpts in the forms that others want: nothing of a document acts in the language that it is put into."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Citation, Excerpt, Span
from parsers.quote.citation import Standard
from tui.export import FORMATS, Form, formed
from tui.safe import stripped
from tui.store import Anchor, Kept

CITED = Citation(
    "a.txt",
    "青禾县人民代表大会常务委员会",
    "青禾县人民代表大会常务委员会公报",
    2031,
    3,
    None,
    "预算调整方案",
    pages="7-8",
)


def kept(text: str, note: str = "", citation: Citation = CITED) -> Kept:
    return Kept(
        1, Excerpt(text, Span(5, 9), citation, text + "\n"), Anchor(5, 9, 99), note, "2031-10-30T08:00:00+08:00"
    )


def written(name: str, kept: Sequence[Kept], standard: Standard = Standard.GBT_2025) -> str:
    """Excerpts as a file of that format has them."""
    return "".join(FORMATS[name](kept, standard))


def test_the_five_forms_of_the_clipboard() -> None:
    excerpt = kept("收入调整为*三千*万元。\n支出相应调整。").excerpt
    source = "《预算调整方案》，青禾县人民代表大会常务委员会公报2031年第3号，第7-8页"
    assert formed(excerpt, Form.PLAIN) == excerpt.text
    assert formed(excerpt, Form.CITED) == f"{excerpt.text}\n——{source}"
    assert formed(excerpt, Form.MARKDOWN) == f"> 收入调整为\\*三千\\*万元。\n>\n> 支出相应调整。\n>\n> ——{source}"
    assert formed(excerpt, Form.REFERENCE) == (
        "青禾县人民代表大会常务委员会. 预算调整方案[J]. 青禾县人民代表大会常务委员会公报，2031（3）：7-8."
    )
    assert formed(excerpt, Form.REFERENCE_2015) == (
        "青禾县人民代表大会常务委员会. 预算调整方案[J]. 青禾县人民代表大会常务委员会公报, 2031(3): 7-8."
    )


def test_files_follow_the_standard_of_the_form_that_is_chosen() -> None:
    assert [form.standard for form in Form] == [Standard.GBT_2025] * 4 + [Standard.GBT_2015]
    for name in ("markdown", "json"):
        assert "公报，2031（3）：7-8." in written(name, [kept("甲")])
        assert "公报, 2031(3): 7-8." in written(name, [kept("甲")], Standard.GBT_2015)


def test_a_key_goes_through_all_forms() -> None:
    form, seen = Form.PLAIN, []
    for _ in Form:
        seen.append(form)
        form = form.next()
    assert (seen, form) == (list(Form), Form.PLAIN)


def test_markdown() -> None:
    assert written("markdown", [kept("1. 甲\n# 乙", "我的 <注>"), kept("丙")]) == (
        "> 1\\. 甲\n>\n> \\# 乙\n>\n> ——《预算调整方案》，青禾县人民代表大会常务委员会公报2031年第3号，第7-8页\n\n"
        "我的 \\<注\\>\n\n"
        "> 丙\n>\n> ——《预算调整方案》，青禾县人民代表大会常务委员会公报2031年第3号，第7-8页\n\n"
        "- 青禾县人民代表大会常务委员会. 预算调整方案\\[J\\]. 青禾县人民代表大会常务委员会公报，2031（3）：7-8.\n"
    )


def test_text() -> None:
    assert written("text", [kept("甲", "注", Citation("a.txt")), kept("乙", "", Citation("b.txt"))]) == (
        "甲\n——a.txt\n※ 注\n\n乙\n——b.txt\n"
    )


def test_bibtex() -> None:
    assert written("bibtex", [kept("增长8.5%，{净}增_1", "50%")]) == (
        "@article{gazette2031n3-1,\n"
        "  author = {{青禾县人民代表大会常务委员会}},\n"
        "  title = {预算调整方案},\n"
        "  journal = {青禾县人民代表大会常务委员会公报},\n"
        "  year = {2031},\n"
        "  number = {3},\n"
        "  pages = {7--8},\n"
        "  note = {50\\%},\n"
        "  annote = {增长8.5\\%，\\textbraceleft{}净\\textbraceright{}增\\_1},\n"
        "}\n"
    )


def test_bibtex_of_a_bare_file() -> None:
    assert written("bibtex", [kept("甲", "", Citation("a_b.txt"))]) == (
        "@misc{gazette-1,\n  title = {a\\_b.txt},\n  annote = {甲},\n}\n"
    )


@pytest.mark.parametrize(
    ("citation", "author", "number"),
    [
        (
            Citation("a", authors=("欧阳澄",), speaker="欧阳澄", document="报告", gazette="公报", number=3),
            "欧阳澄",
            "3",
        ),
        (
            Citation("a", authors=("欧阳澄", "诸葛青"), document="议案", running_number="19"),
            "欧阳澄 and 诸葛青",
            "总号19",
        ),
        (Citation("a", authors=("John Smith",), document="报告"), "{John Smith}", None),
        (
            Citation("a", authors=("甲局", "乙 and 丙局"), issuers=("甲局", "乙 and 丙局")),
            "{甲局} and {乙 and 丙局}",
            None,
        ),
        (Citation("a", body="青禾县人大", document="名单"), "{青禾县人大}", None),
        (Citation("a", body="青禾县人大", speaker="欧阳澄", document="讲话"), "欧阳澄", None),
        (Citation("a"), None, None),
    ],
)
def test_authors_and_numbers_in_bibtex(citation: Citation, author: str | None, number: str | None) -> None:
    (entry,) = read_bibtex(written("bibtex", [kept("甲", "", citation)]))
    assert (entry.get("author"), entry.get("number")) == (author, number)


def read_bibtex(text: str) -> list[dict[str, str]]:
    """The entries of a BibTeX file by the book: `@kind{key, name = {value}, …}`, braces balanced, nothing between.

    Raises `ValueError` on what BibTeX would not read so.
    """
    entries: list[dict[str, str]] = []
    at = 0
    while at < len(text):
        head = re.compile(r"@(article|misc)\{([A-Za-z0-9-]+),\n").match(text, at)
        if head is None:
            raise ValueError(f"no entry at {text[at : at + 20]!r}")
        entry, at = {"kind": head[1], "key": head[2]}, head.end()
        while field := re.compile(r"  ([a-z]+) = \{").match(text, at):
            at = end = field.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            entry[field[1]], at = text[at : end - 1], end + 2
            if text[end:at] != ",\n" or not entry[field[1]]:
                raise ValueError(f"no end of {field[1]} at {text[end:at]!r}")
        at = re.compile(r"\}\n\n?").match(text, at).end()  # type: ignore[union-attr]
        entries.append(entry)
    if len({entry["key"] for entry in entries}) < len(entries):
        raise ValueError("two entries of one key")
    return entries


@given(
    st.builds(
        Citation,
        st.text(min_size=1),
        st.text(),
        st.text(),
        document=st.text(),
        running_number=st.text(),
        pages=st.text(),
        authors=st.lists(st.text()).map(tuple),
        issuers=st.lists(st.text()).map(tuple),
    ),
    st.text(),
)
def test_bibtex_can_be_read(citation: Citation, text: str) -> None:
    entries = read_bibtex(written("bibtex", [kept(text, text, citation), kept(text, "", citation)]))
    assert len(entries) == 2
    assert all(("journal" in entry) == (entry["kind"] == "article") for entry in entries)


@pytest.mark.parametrize("name", FORMATS)
def test_no_excerpts(name: str) -> None:
    assert written(name, []).strip() in ("", "[]")


@given(st.text(st.characters(exclude_categories=["Mn", "Me", "Cs"])))
def test_json_has_everything_and_nothing_that_a_terminal_obeys(text: str) -> None:
    out = written("json", [kept(text, text)])
    assert stripped(out) == out
    (row,) = json.loads(out)
    assert (row["text"], row["verbatim"], row["note"]) == (text, text + "\n", text)
    assert (row["start"], row["end"], row["citation"]["number"]) == (5, 9, 3)


@given(st.text(), st.sampled_from(["markdown", "text", "bibtex"]))
def test_nothing_that_a_terminal_obeys_gets_out(text: str, name: str) -> None:
    out = written(name, [kept(text, text, Citation(text, text, text, 1, 2, text, text, text, text, text, (text,)))])
    assert stripped(out) == out


@given(st.text("{}\\%$甲"))
def test_braces_in_bibtex_are_balanced(text: str) -> None:
    out = written("bibtex", [kept(text, text)])
    depth = 0
    for char in out:
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0
