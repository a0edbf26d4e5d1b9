"""Sentences, words and paragraphs as units of motion and selection."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Block, BlockKind, Flow, Issue, Section, Source, Span
from tests.issues import PAGE, Maker
from tests.viewer_texts import issues
from tui.viewer.selection import begin
from tui.viewer.units import Unit, moved, unit_at


@pytest.fixture
def issue() -> Issue:
    maker = Maker()
    head = maker.block("一、基本情况")
    maker.block("他说：“办好了。”会议于2031年", "召开。共12.5万元！", between=PAGE)
    second = maker.block("二、打算")
    maker.block("继续。")
    end = len(maker.text)
    return maker.issue(
        Section(1, "一", "基本情况", head, Span(head.start, second.start)),
        Section(1, "二", "打算", second, Span(second.start, end)),
    )


def taken(issue: Issue, at: str, unit: Unit) -> str:
    return "".join(issue.source[unit_at(issue, issue.source.text.index(at), unit)].split(PAGE))


@pytest.mark.parametrize(
    ("at", "unit", "expected"),
    [
        ("好了", Unit.SENTENCE, "他说：“办好了。”"),
        ("召开", Unit.SENTENCE, "会议于2031年召开。"),
        ("12", Unit.SENTENCE, "共12.5万元！"),
        ("12", Unit.WORD, "12.5"),
        ("议于", Unit.WORD, "会议于"),
        ("万", Unit.CHARACTER, "万"),
        ("继续", Unit.PARAGRAPH, "继续。"),
        ("二、", Unit.PARAGRAPH, "二、打算"),
        ("续", Unit.HEADING, "二、打算\n继续。\n"),
    ],
)
def test_unit_around_a_character(issue: Issue, at: str, unit: Unit, expected: str) -> None:
    assert taken(issue, at, unit) == expected


@pytest.mark.parametrize(
    ("at", "unit", "by", "expected"),
    [
        ("他说", Unit.SENTENCE, 1, "会议于"),
        ("他说", Unit.SENTENCE, 2, "共12"),
        ("他说", Unit.SENTENCE, 3, "二、"),
        ("12", Unit.SENTENCE, -1, "共12"),
        ("12", Unit.SENTENCE, -2, "会议于"),
        ("继续", Unit.PARAGRAPH, -2, "他说"),
        ("他说", Unit.HEADING, 1, "二、"),
        ("继续", Unit.HEADING, -1, "二、"),
        ("二、", Unit.HEADING, -1, "一、"),
        ("年", Unit.CHARACTER, 1, "召"),
        ("召", Unit.CHARACTER, -1, "年"),
        ("会议于", Unit.WORD, 1, "2031"),
    ],
)
def test_motion(issue: Issue, at: str, unit: Unit, by: int, expected: str) -> None:
    text = issue.source.text
    assert text[moved(issue, text.index(at), unit, by) :].startswith(expected)


@given(issues(), st.sampled_from(Unit), st.integers(0, 300), st.integers(1, 5))
def test_motions_go_their_way_and_stay_in_the_text(issue: Issue, unit: Unit, offset: int, by: int) -> None:
    start = unit_at(issue, offset, Unit.CHARACTER).start
    assert 0 <= moved(issue, start, unit, -by) <= start <= moved(issue, start, unit, by) <= len(issue.source.text)


@given(issues(), st.sampled_from([Unit.CHARACTER, Unit.WORD, Unit.SENTENCE, Unit.PARAGRAPH]), st.integers(0, 300))
def test_walking_forward_ends_at_the_end(issue: Issue, unit: Unit, offset: int) -> None:
    seen = [moved(issue, offset, unit, 1)]
    while (after := moved(issue, seen[-1], unit, 1)) != seen[-1]:
        seen.append(after)
    assert seen == sorted(set(seen))
    last = issue.blocks[-1].flow
    assert last.index(seen[-1]) == len(last) - 1


@given(issues(), st.sampled_from(Unit), st.integers(0, 300), st.integers(0, 300))
def test_a_selection_holds_both_ends(issue: Issue, unit: Unit, a: int, b: int) -> None:
    selection = begin(issue, a, unit).to(issue, b)
    for offset in (a, b):
        one = unit_at(issue, offset, unit)
        assert selection.span.start <= one.start <= one.end <= selection.span.end
    assert selection.swapped().span == selection.span


def test_no_text_has_no_units() -> None:
    empty = Issue(Source("", ""))
    assert unit_at(empty, 3, Unit.SENTENCE) == Span(3, 3)
    assert moved(empty, 3, Unit.WORD, 2) == 3


def test_an_endless_line_is_looked_at_only_near_the_place() -> None:
    text = "甲" * 300_000
    issue = Issue(Source("x", text), (Block(BlockKind.PARAGRAPH, Flow(text), (Span(0, len(text)),)),))
    span = unit_at(issue, 150_000, Unit.SENTENCE)
    assert span.start <= 150_000 < span.end
    assert span.end - span.start < 50_000
    assert moved(issue, 150_000, Unit.SENTENCE, 1) > 150_000
    assert moved(issue, 150_000, Unit.SENTENCE, -1) < 150_000
