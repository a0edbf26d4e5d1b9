"""The outline: whole layouts of gazettes as cases, and what holds for every text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.issue import outline_issue
from parsers.lines.split import split_lines
from parsers.model import Issue, Section, Source
from parsers.outline.repeated import last_said, said_above
from parsers.quote.export import sections_json
from tests.cases_runner import Case, cases
from tests.mangled import mangled_gazettes

GAZETTES = Path(__file__).parents[2] / "shared" / "gazettes"
LAYOUTS = cases("outline*.txt")
AGAIN = cases("titles_again.txt")


def shown(section: Section) -> str:
    """A section on one line: its level, marker and title, and of a document what is known of it."""
    facts = {
        "page": section.printed_page,
        "speaker": section.speaker,
        "role": section.speaker_role,
        "date": section.date,
        "toc": section.toc_title if section.toc_title != section.title else None,
    }
    known = " ".join(f"{name}={value}" for name, value in facts.items() if value is not None)
    line = f"{section.level} {section.marker or '·'} {section.title}"
    return f"{line} @ {known}" if known else line


@pytest.mark.parametrize("case", LAYOUTS, ids=[case.title for case in LAYOUTS])
def test_layout(case: Case) -> None:
    issue = outline_issue(Source(case.title, case.text))
    assert "\n".join(shown(section) for section in issue.walk()) == case.expected


def test_there_are_layouts() -> None:
    assert len(LAYOUTS) >= 15


@pytest.mark.parametrize("case", AGAIN, ids=[case.title for case in AGAIN])
def test_a_title_that_stands_again(case: Case) -> None:
    lines, _ = split_lines(Source(case.title, case.text))
    start, stop = last_said(lines, 0, 1, set())
    assert f"{start}-{stop}" == case.expected


def test_a_title_does_not_stand_again_in_lines_that_are_taken() -> None:
    lines, _ = split_lines(Source("taken", "青禾县防汛办法\n青禾县防汛办法\n"))
    assert last_said(lines, 0, 1, {1}) == (0, 1)


@pytest.mark.parametrize(
    ("text", "title", "above"),
    [
        ("青禾县防汛办法\n栏目\n青禾县防汛办法", (2, 3), [range(1)]),
        ("青禾县防汛办法_青禾网\n青禾县防汛办法", (1, 2), []),
        ("云台区水库防汛办法_青禾网\n云台区水库防汛办法", (1, 2), [range(1)]),
        ("栏目\n青禾县防汛办法", (1, 2), []),
        ("青禾县防汛办法\n青禾县防汛办法\n青禾县防汛办法", (1, 3), []),
    ],
)
def test_what_says_a_title_above_it(text: str, title: tuple[int, int], above: list[range]) -> None:
    lines, _ = split_lines(Source("above", text))
    assert said_above(lines, *title, 0) == above


def check_tree(issue: Issue) -> None:
    """Sections nest, stand in order, and begin with their own first characters."""
    text = issue.source.text
    last = -1
    for section in issue.walk():
        assert last < section.heading.start < section.heading.end <= section.span.end <= len(text)
        last = section.heading.start
        words = "".join((section.marker + section.title).split())
        assert "".join(text[section.heading.start : section.heading.end].split())[:1] == words[:1]
        for child in section.children:
            assert child.level > section.level
            assert section.span.start <= child.span.start <= child.span.end <= section.span.end


@settings(max_examples=40, deadline=None)
@given(mangled_gazettes())
def test_every_text_has_an_outline_that_holds_together(text: str) -> None:
    check_tree(outline_issue(Source("mangled", text)))


@given(st.text(alphabet="一二三、（）()1.2第章条附件目录报告关于的。：\n —－　0123年月日", max_size=200))
@settings(max_examples=150, deadline=None)
def test_odd_texts_do_not_raise(text: str) -> None:
    check_tree(outline_issue(Source("odd", text)))


@pytest.mark.parametrize("name", ["empty", "blank", "one"])
def test_texts_without_headings_have_no_sections(name: str) -> None:
    text = {"empty": "", "blank": "\n \n\f\n", "one": "本次会议会期半天。"}[name]
    assert outline_issue(Source(name, text)).sections == ()


def test_rows_have_the_fields_of_the_schema() -> None:
    case = next(case for case in LAYOUTS if "page=" in case.expected)
    rows = sections_json(outline_issue(Source(case.title, case.text)))
    fields = ["level", "marker", "title", "start", "printed_page", "toc_title", "speaker", "speaker_role", "date"]
    assert all(list(row) == fields for row in rows)
    assert all(row["printed_page"] is None for row in rows if row["level"] != 1)


@pytest.mark.skipif(not GAZETTES.exists(), reason="the real gazettes are not here")
@pytest.mark.parametrize("path", sorted(GAZETTES.glob("*.txt")), ids=lambda path: path.stem)
def test_real_gazettes_hold_together(path: Path) -> None:
    check_tree(outline_issue(Source(path.name, path.read_bytes().decode("utf-8"))))
