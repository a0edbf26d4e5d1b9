"""Lines: text told from noise, pages, markup taken off, and no character lost."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.issue import parse_issue
from parsers.language.characters import unified
from parsers.lines.split import split_lines
from parsers.model import NoiseKind, PageStart, Source, Span
from tests.cases_runner import Case, cases
from tests.mangled import mangled_gazettes

LINES = cases("lines*.txt")


@pytest.mark.parametrize("case", LINES, ids=[case.title for case in LINES])
def test_line_cases(case: Case) -> None:
    """Expected: `page|text` for a line of text, `(kind) words` for noise that is not blank."""
    source = Source(case.title, case.text)
    lines, noise = split_lines(source)
    rows = [(line.span.start, f"{line.page or ''}|{line.text}") for line in lines]
    rows += [(n.span.start, f"({n.kind}) {source[n.span].strip()}") for n in noise if n.kind is not NoiseKind.BLANK]
    assert "\n".join(row for _, row in sorted(rows)) == case.expected


@settings(max_examples=60, deadline=None)
@given(mangled_gazettes() | st.text(max_size=120))
def test_lines_and_noise_tile_the_source(text: str) -> None:
    lines, noise = split_lines(Source("mangled", text))
    spans = sorted([line.span for line in lines] + [n.span for n in noise])
    assert all(span.start < span.end for span in spans)
    assert [(a.end, b.start) for a, b in pairwise(spans) if a.end != b.start] == []
    assert (spans[0].start, spans[-1].end) == (0, len(text)) if text else not spans


@settings(max_examples=60, deadline=None)
@given(mangled_gazettes() | st.text(max_size=120))
def test_every_kept_character_is_the_source_s_own(text: str) -> None:
    for line in split_lines(Source("mangled", text))[0]:
        assert line.text == line.text.strip() != ""
        for i, c in enumerate(line.text):
            assert unified(text)[line.flow.at(i)] == c or text[line.flow.at(i)] == "&"


def test_pages_of_the_source_itself_label_lines() -> None:
    text = "第一页的话。\n第二页的话。\n"
    lines, _ = split_lines(Source("pdf", text, pages=(PageStart(0, "31"), PageStart(7, "32"))))
    assert [(line.page, line.page_break) for line in lines] == [("31", False), ("32", True)]


def test_long_lines_without_an_end_are_read_in_time_linear_in_their_length() -> None:
    """Marks that might be the beginning of something, a hundred thousand of them: this must come back at all."""
    for seed in ("**", "<!--", "![", "（", "<td", "1.", "—", "|", "\u3000", "&#", "一、", "·", "第"):
        lines, noise = split_lines(Source("long", seed * 100_000))
        assert (
            sum(s.end - s.start for s in [*(li.span for li in lines), *(n.span for n in noise)]) == len(seed) * 100_000
        )


def test_flow_maps_over_markup() -> None:
    source = Source("bold", "一是**强化**考核")
    line = split_lines(source)[0][0]
    assert line.text == "一是强化考核"
    assert line.flow.span(2, 4) == Span(4, 6)
    assert source[line.flow.span(2, 6)] == "强化**考核"


def test_radicals_of_a_text_layer_are_read_as_characters() -> None:
    source = Source("pdf", "人⺠政府⼯作报告，⻓期有效。")
    line = split_lines(source)[0][0]
    assert line.text == "人民政府工作报告，长期有效。"
    assert source[line.span] == source.text


@pytest.mark.parametrize(
    "char", ["\u00ad", "\u034f", "\u061c", "\u180e", "\u200d", "\u206f", "\u3164", "\ufe0f", "\U000e0041", "\U000e0100"]
)
def test_what_has_no_form_of_its_own_is_left_out(char: str) -> None:
    source = Source(
        "made.txt", f"第一段{char}文字，共12{char}3件。\n\n| 甲{char}乙 | 1{char}2 |\n|---|---|\n| 丙 | 4 |\n"
    )
    issue = parse_issue(source)
    assert not any(char in block.flow.text for block in issue.blocks)
    assert issue.blocks[0].flow.text == "第一段文字，共123件。"
    assert next(source[figure.span] for figure in issue.figures) == f"12{char}3件"


def test_blank_lines_below_a_page_mark_are_noise_of_their_own() -> None:
    _, noise = split_lines(Source("blank", "水库。\n— 1 —\n\n\n堤防。\n— 2 —\n"))
    blank, mark = NoiseKind.BLANK, NoiseKind.PAGE_MARK
    assert [n.kind for n in noise] == [blank, mark, blank, blank, mark]


@pytest.mark.parametrize(
    ("above", "labels", "kept"),
    [
        ("水库概况\n", "作者：游一方　浏览次数：12", False),
        ("水库概况\n", "作者：游一方　时间：2031年5月6日", True),
        ("水库概况\n", "来源：青禾网　作者：游一方", False),
        ("水库概况\n", "浏览次数：12　点击量：12", True),
        ("水库要防汛。\n", "来源：青禾网　作者：游一方", True),
        ("水库。\n堤防。\n河道。\n水库概况\n", "来源：青禾网　作者：游一方", True),
        ("水库。\n堤防。\n河道。\n# 水库概况\n", "来源：青禾网　作者：游一方", False),
        ("水库。\n堤防。\n河道。\n防汛工作的报告\n", "来源：青禾网　作者：游一方", False),
        ("水库。\n堤防。\n河道。\n防汛工作的报告\n（试行）\n", "来源：青禾网　作者：游一方", False),
        ("水库。\n堤防。\n水库概况\n堤防概况\n", "来源：青禾网　作者：游一方", True),
        ("水库" * 31 + "\n", "来源：青禾网　作者：游一方", True),
        ("水库。\n堤防。\n河道。\n防汛报告概况\n", "来源：青禾网　作者：游一方", True),
        ("水库。\n堤防。\n河道。\n# 水库要防汛。\n", "来源：青禾网　作者：游一方", True),
        ("水库。\n堤防。\n河道。\n防汛工作的报告（试行）\n", "来源：青禾网　作者：游一方", False),
        ("水库。\n堤防。\n河道。\n水库概况（一期）\n", "来源：青禾网　作者：游一方", True),
        ("", "来源：青禾网　作者：游一方", True),
    ],
)
def test_labels_below_a_title_are_the_pages(above: str, labels: str, kept: bool) -> None:
    lines, _ = split_lines(Source("labels", f"{above}{labels}\n水库要防汛，堤防也要加固。\n"))
    assert (labels in [line.text for line in lines]) is kept


@pytest.mark.parametrize(
    ("opener", "closer", "cells", "hidden"),
    [("<!--", "-->", 39, True), ("<!--", "-->", 40, False), ("<script>", "</script>", 40, True)],
)
def test_a_comment_that_holds_a_table_hides_nothing(opener: str, closer: str, cells: int, hidden: bool) -> None:
    """Forty lines of words in a comment are a table, a cell a line, that was never meant to be hidden."""
    lines, _ = split_lines(Source("comment", f"{opener}\n" + "水库\n" * cells + f"{closer}\n堤防要加固。\n"))
    assert ("水库" not in [line.text for line in lines]) is hidden


@pytest.mark.parametrize(
    ("between", "begins"),
    [
        ("— 1 —\n", True),
        ("— 1 —\n\n", True),
        ("青禾县公报　2031年第3期\n", True),
        ("---\n", False),
        ("\n", False),
        ("\f", True),
    ],
)
def test_what_begins_a_page(between: str, begins: bool) -> None:
    lines, _ = split_lines(Source("page", f"水库和堤防都要防汛，又要\n{between}加固，疏浚。\n"))
    assert [line.page_break for line in lines] == [False, begins]
