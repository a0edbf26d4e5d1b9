"""Characters, words, sentences, paragraphs and headings as units of motion and selection. Pure, in source offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from parsers.model import Block, Issue, Span

_SENTENCE = re.compile(r"[^。！？!?]*(?:[。！？!?]+[”’」』）)》\"]*|\Z)")
_WORD = re.compile(r"[A-Za-z0-9０-９Ａ-Ｚａ-ｚ.,%％]+|[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]+|\s+|.")

_REACH = 8_192
"""Characters around a place that are looked at; no sentence is longer, but a file may be a single line."""


class Unit(StrEnum):
    """What a motion goes by and what a selection grows by."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    HEADING = "heading"


class Spot(NamedTuple):
    """A character of the text: its block, and which of the block's flow it is."""

    block: int
    char: int


def spot_at(blocks: Sequence[Block], offset: int) -> Spot:
    """The character at source `offset`, else the next one that is part of the text, else the last."""
    number = max(0, bisect_right(blocks, offset, key=_start) - 1)
    index = blocks[number].flow.index(offset)
    if index >= len(blocks[number].flow) and number + 1 < len(blocks):
        return Spot(number + 1, 0)
    return Spot(number, max(0, min(index, len(blocks[number].flow) - 1)))


def offset_of(blocks: Sequence[Block], spot: Spot) -> int:
    """The source offset of a character."""
    block = blocks[spot.block]
    return block.flow.at(spot.char) if block.flow.text else block.span.start


def unit_at(issue: Issue, offset: int, unit: Unit) -> Span:
    """The source span of the `unit` that the character at `offset` belongs to; a heading's is its whole section."""
    if not issue.blocks:
        return Span(offset, offset)
    if unit is Unit.HEADING:
        return _section(issue, offset)
    block, index = spot_at(issue.blocks, offset)
    flow = issue.blocks[block].flow
    if unit is Unit.PARAGRAPH:
        return flow.span(0, len(flow))
    if unit is Unit.CHARACTER:
        return flow.span(index, min(index + 1, len(flow)))
    edges = [*_edges(flow.text, unit, index), min(len(flow), index + _REACH)]
    k = bisect_right(edges, index, hi=len(edges) - 1) - 1
    return flow.span(edges[k], edges[k + 1])


def moved(issue: Issue, offset: int, unit: Unit, by: int) -> int:
    """The source offset of the beginning of the unit `by` steps on (back if negative), at most the text's ends."""
    if not issue.blocks:
        return offset
    if unit is Unit.HEADING:
        return _to_heading(issue, offset, by)
    spot = spot_at(issue.blocks, offset)
    for _ in range(abs(by)):
        spot = _forward(issue.blocks, spot, unit) if by > 0 else _back(issue.blocks, spot, unit)
    return offset_of(issue.blocks, spot)


def _start(block: Block) -> int:
    return block.pieces[0].start


def _edges(text: str, unit: Unit, index: int) -> Sequence[int]:
    """Where the units of a block's text begin, as far as `_REACH` characters around `index`."""
    if unit is Unit.CHARACTER:
        return range(max(1, len(text)))
    if unit is Unit.PARAGRAPH or not text:
        return [0]
    pattern = _SENTENCE if unit is Unit.SENTENCE else _WORD
    start, end = max(0, index - _REACH), min(len(text), index + _REACH)
    found = (match for match in pattern.finditer(text, start, end) if match.end() > match.start())
    return [match.start() for match in found if unit is Unit.SENTENCE or not match[0].isspace()] or [start]


def _forward(blocks: Sequence[Block], spot: Spot, unit: Unit) -> Spot:
    edges = _edges(blocks[spot.block].flow.text, unit, spot.char)
    k = bisect_right(edges, spot.char)
    if k < len(edges):
        return Spot(spot.block, edges[k])
    if spot.block + 1 < len(blocks):
        return Spot(spot.block + 1, 0)
    return Spot(spot.block, max(0, len(blocks[spot.block].flow) - 1))


def _back(blocks: Sequence[Block], spot: Spot, unit: Unit) -> Spot:
    edges = _edges(blocks[spot.block].flow.text, unit, spot.char)
    k = bisect_left(edges, spot.char) - 1
    if k >= 0:
        return Spot(spot.block, edges[k])
    if spot.block == 0:
        return Spot(0, 0)
    text = blocks[spot.block - 1].flow.text
    return Spot(spot.block - 1, _edges(text, unit, len(text))[-1])


def _to_heading(issue: Issue, offset: int, by: int) -> int:
    heads = [section.heading.start for section in issue.walk()]
    if not heads or not by:
        return offset
    k = bisect_right(heads, offset) - 1 + by if by > 0 else bisect_left(heads, offset) + by
    if k < 0:
        return 0
    return heads[k] if k < len(heads) else max(0, issue.blocks[-1].span.end - 1)


def _section(issue: Issue, offset: int) -> Span:
    """The innermost section around `offset`; all of the text if there is none."""
    found = Span(0, len(issue.source.text))
    for section in issue.walk():
        if section.span.start <= offset < section.span.end:
            found = section.span
    return found
