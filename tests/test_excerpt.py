"""`clean_text`: the source's own words, free of layout."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Block, BlockKind, Flow, Issue, Source, Span
from parsers.quote.excerpt import clean_text
from tests.issues import PAGE, Maker
from tests.viewer_texts import cells_of, issues


@given(issues(), st.integers(0, 400), st.integers(0, 400))
def test_words_are_the_sources_own_in_order(issue: Issue, a: int, b: int) -> None:
    span = Span(min(a, b), max(a, b))
    text = re.sub(r"\s", "", clean_text(issue, span))
    kept = iter(issue.source[span])
    assert all(char in kept for char in text)


@given(issues())
def test_all_of_it_is_all_its_blocks(issue: Issue) -> None:
    text = clean_text(issue, Span(0, len(issue.source.text)))
    whole = "".join(block.flow.text for block in issue.blocks if not block.cells)
    for char in set(whole) - set(" \n\t|、"):
        assert text.count(char) >= whole.count(char)


@given(issues(), st.integers(0, 400), st.integers(0, 400))
def test_two_halves_make_the_whole(issue: Issue, a: int, b: int) -> None:
    low, high = sorted((a, b))
    middle = (low + high) // 2
    parts = clean_text(issue, Span(low, middle)) + clean_text(issue, Span(middle, high))
    assert re.sub(r"\s", "", parts) == re.sub(r"\s", "", clean_text(issue, Span(low, high)))


def test_joined_over_a_page() -> None:
    maker = Maker()
    maker.block("会议审议了区级预算", "调整方案。", between=PAGE)
    maker.noise(PAGE)
    maker.block("会议通过了决议。")
    issue = maker.issue()
    text = issue.source.text
    assert clean_text(issue, Span(0, len(text))) == "会议审议了区级预算调整方案。\n会议通过了决议。"
    assert clean_text(issue, Span(text.index("预算"), text.index("方案"))) == "预算调整"
    assert clean_text(issue, Span(text.index("—"), text.index("调整"))) == ""


def test_characters_are_the_sources_not_their_compatible_forms() -> None:
    source = Source("made.txt", "共计１２\n\n件")
    flow = Flow("共计12 件", (0, 5), (0, 6))
    issue = Issue(source, (Block(BlockKind.PARAGRAPH, flow, (Span(0, 4), Span(6, 7))),))
    assert clean_text(issue, Span(0, 7)) == "共计１２ 件"


def test_rosters_and_tables_keep_their_lines() -> None:
    maker = Maker()
    maker.block("出席：  沈一鸣  陆 遥  欧阳小明", kind=BlockKind.ROSTER)
    maker.block("项目|本年|收入|12", kind=BlockKind.TABLE)
    roster, table = maker.blocks
    blocks = (cells_of(roster, [2, 2], "  "), cells_of(table, [2, 2]))
    issue = replace(maker.issue(), blocks=blocks)
    assert clean_text(issue, Span(0, 999)) == "出席： 沈一鸣\n陆遥 欧阳小明\n项目\t本年\n收入\t12"


def test_nothing_in_nothing() -> None:
    assert clean_text(Issue(Source("", "")), Span(0, 0)) == ""
