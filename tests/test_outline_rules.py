"""Parts of the outline asked alone: where sentences and headings end, how numbered lists nest, what opens a title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from parsers.blocks.group import group_blocks
from parsers.language.markers import Marker, Style
from parsers.lines.split import split_lines
from parsers.model import Block, BlockKind, Source
from parsers.outline.rules.headings import Heading, decimal, make_heading, sentence_end, spaced
from parsers.outline.rules.numbering import Numbering, kind_of

SENTENCES = [
    ("水库。堤防。", "水库"),
    ("水库", "水库"),
    ("水库（加固。加高）完成。堤防。", "水库（加固。加高）完成"),
    ("甲）水库。堤防。", "甲）水库"),
    ("《水库）加固。堤防》完成。河道。", "《水库）加固。堤防》完成"),
    ("（水库。" + "堤防" * 150 + "）河道。", "（水库"),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_a_sentence_ends_outside_brackets(text: str, sentence: str) -> None:
    assert text[: sentence_end(text, 0)] == sentence


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("水库加固", True),
        ("水库加固，", False),
        ("水库加固。堤防", False),
        ("水库" * 40, True),
        ("水库" * 50, False),
    ],
)
def test_a_heading_is_alone_in_its_block(text: str, alone: bool) -> None:
    source = Source("alone", text)
    heading = make_heading(group_blocks(split_lines(source)[0], source)[0], 0, None)
    assert heading is not None
    assert heading.alone is alone


@pytest.mark.parametrize("way", [decimal, spaced])
def test_rows_of_a_table_are_no_headings(way: Callable[[Sequence[Block], int, int], dict[int, Heading]]) -> None:
    text = "1.1 目的要求\n\n1.2 依据标准\n" if way is decimal else "一　目的要求\n\n二　依据标准\n"
    source = Source("rows", text)
    blocks = group_blocks(split_lines(source)[0], source)
    assert len(way(blocks, 0, len(blocks))) == 2
    assert not way([replace(block, kind=BlockKind.TABLE) for block in blocks], 0, len(blocks))


def test_a_heading_without_a_number_is_no_list() -> None:
    numbering = Numbering()
    numbering.unnumbered()
    assert not numbering.has(Style.CIRCLED)
    assert not numbering.awaits(Marker(Style.CIRCLED, 1, 1))
    assert numbering.alike(Style.CIRCLED) == []


def test_a_list_awaits_its_next_number_alone() -> None:
    numbering = Numbering()
    numbering.begin(Marker(Style.HAN, 1, 2), "、").number = 1
    assert [number for number in range(5) if numbering.awaits(Marker(Style.HAN, number, 2))] == [2]
    assert not numbering.awaits(Marker(Style.HAN_PAREN, 2, 3))


@pytest.mark.parametrize(
    ("styles", "level"),
    [
        ([Style.HAN, Style.HAN_PAREN], 3),
        ([Style.HAN, Style.HAN_PAREN, Style.ARABIC, Style.HAN_PAREN], 3),
        ([Style.HAN, None, Style.HAN_PAREN], 4),
        ([None, Style.HAN], 3),
        ([Style.HAN, Style.ARABIC, Style.HAN_PAREN], 3),
        ([Style.ARABIC, Style.HAN], 3),
    ],
)
def test_a_list_begins_below_the_heading_of_an_outer_style(styles: list[Style | None], level: int) -> None:
    numbering = Numbering()
    for style in styles[:-1]:
        if style is None:
            numbering.unnumbered()
        else:
            numbering.begin(Marker(style, 1, 2), "、")
    last = styles[-1]
    assert last is not None
    assert numbering.begin(Marker(last, 1, 2), "、").level == level


@pytest.mark.parametrize(
    ("printed", "kind"),
    [("1、", "、"), ("1.", "."), ("1．", "."), ("（1）", ")"), ("1)", ")"), ("1.1", "d"), ("", "d")],
)
def test_kinds_of_punctuation(printed: str, kind: str) -> None:
    assert kind_of(printed) == kind
