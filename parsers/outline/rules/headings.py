"""Headings in the blocks: the marker, the title, and whether the block says more than its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks.group import close_up
from parsers.language.markers import Marker, Style, find_decimal, find_marker
from parsers.language.numerals import whole_number
from parsers.lines.unseen import trim
from parsers.model import Block, BlockKind, Span
from parsers.patterns import late
from parsers.rules import Rules

_PAIRS = {"《": "》", "（": "）", "(": ")", "“": "”", "「": "」", "『": "』", "〔": "〕"}
_OPEN = {close: opening for opening, close in _PAIRS.items()}
_END = "；;。：:，,、"
_ROW = late(r"(?:\s{2,}|\u3000|\t)[-－+]?\d[\d,.，．\s]*[%％]?\Z")
"""A table's row: its last cell is a number apart from the rest."""
_SPACED = re.compile(r"([一二三四五六七八九十]{1,3})[ \u3000]+(?=[^\W\d_])")
_LEAST_TITLE = 4
_PART = re.compile(r"[，；、,;。]\s*(?=[（(\d①-⑳])")
_NEXT = 12
"""How far after a sentence the next number stands, white space and all."""
_HEADING_LENGTH = 90
_DECIMAL_LENGTH = 40
_LEAST_DECIMALS = 2


class Heading(NamedTuple):
    """A heading found in block `block`: its marker as printed, its title, its span, and its numbering."""

    block: int
    printed: str
    title: str
    span: Span
    marker: Marker | None
    alone: bool
    """The block is nothing but the heading and ends as a heading does."""


NUMBERS: Rules[[Sequence[Block], int, int], dict[int, Heading]] = Rules("outline.heading.number")
"""How headings are numbered: for each way those among the blocks ``lo:hi``. In the examples ▶ marks one."""


@NUMBERS.rule(
    "▶一、水库",
    "▶（二）堤防。要加高。",
    "▶（一）水库加固；堤防加高",
    "▶## 一、水库",
    "▶（一）水库加固，2、堤防加高",
    "▶（一）水库加固，（三）堤防加高",
    "▶（一）水库加固。要把水库全部加固好，（二）堤防加高。",
    but=(
        "▶水库",
        "▶一、",
        "▶一、水库　　30",
        "▶一、水库　3,000.5%",
        "▶（一）水库加固，（二）堤防加高。",
        "▶（一）水库加固。要修好，（二）堤防加高。",
        "▶| 一、水库 |\n| --- |",
    ),
)
def with_marker(blocks: Sequence[Block], lo: int, hi: int) -> dict[int, Heading]:
    """A marker; a row of a table is none, nor a line that numbers several things."""
    found: dict[int, Heading] = {}
    for i in range(lo, hi):
        block = blocks[i]
        marker = find_marker(block.text)
        if marker and may_head(block) and (heading := _with_marker(block, i, marker)):
            found[i] = heading
    return found


def _with_marker(block: Block, i: int, marker: Marker) -> Heading | None:
    """The numbered heading that block `i` begins with."""
    if _is_row(block.text):
        return None
    heading = make_heading(block, i, marker)
    return None if heading and _runs_on(block.text[: marker.length + len(heading.title) + _NEXT], marker) else heading


def _is_row(text: str) -> bool:
    """Whether a line is the row of a table."""
    last = text[-1:]
    return (last.isdecimal() or last in "%％,，.．" or last.isspace()) and _ROW.search(text) is not None


def _runs_on(text: str, marker: Marker) -> bool:
    """Whether a line numbers several things after `marker`: （一）水库加固，（二）堤防加高。"""
    after = (find_marker(text[m.end() :]) for m in _PART.finditer(text))
    return any(other and other.style is marker.style and other.number == marker.number + 1 for other in after)


@NUMBERS.rule(
    "1 总则\n▶1.1 目的\n为了防汛。\n1.2 依据\n依法防汛。",
    "1 总则\n▶1.1 青禾县云台区水库和堤防防汛工作的目的\n为了防汛。\n1.2 青禾县云台区水库和堤防防汛工作的依据\n依法。",
    but=(
        "1 总则\n▶1.1 目的\n为了防汛。\n2 依据\n依法防汛。",
        "1 总则\n▶1.1 目的。\n为了防汛。\n1.2 依据\n依法防汛。\n1.3 范围\n全县。",
        "1 总则\n▶总则1.1 目的\n为了防汛。\n1.2 依据\n依法防汛。\n1.3 范围\n全县。",
        "1 总则\n▶1.1 " + "目的" * 20 + "\n为了防汛。\n1.2 依据\n依法防汛。\n1.3 范围\n全县。",
    ),
)
def decimal(blocks: Sequence[Block], lo: int, hi: int) -> dict[int, Heading]:
    """Decimal numbers; none unless two have two parts."""
    found: dict[int, Heading] = {}
    for i in range(lo, hi):
        text = blocks[i].text
        if not (text[:1].isdigit() and may_head(blocks[i])) or len(text) > _DECIMAL_LENGTH or text[-1] in "。；;，：:":
            continue
        marker = find_decimal(text)
        heading = make_heading(blocks[i], i, marker) if marker else None
        if heading:
            found[i] = heading
    twos = sum(1 for h in found.values() if h.marker and h.marker.style is Style.DECIMAL_TWO)
    return found if twos >= _LEAST_DECIMALS else {}


@NUMBERS.rule(
    "▶一　水库防汛\n要加固。\n二　堤防防汛\n要加高。",
    but=(
        "▶一　水库防汛\n要加固。\n三　堤防防汛\n要加高。",
        "▶一　水库\n要加固。\n二　堤防防汛\n要加高。",
        "▶一　水库防汛。\n要加固。\n二　堤防防汛\n要加高。",
        "▶一　水库防汛　　3\n要加固。\n二　堤防防汛　　4\n要加高。",
        "▶一　" + "水库" * 20 + "\n要加固。\n二　堤防防汛\n要加高。",
        "▶二　水库防汛\n要加固。\n三　堤防防汛\n要加高。",
    ),
)
def spaced(blocks: Sequence[Block], lo: int, hi: int) -> dict[int, Heading]:
    """A number that only a blank follows (`一　工业`); none unless the numbers run from one."""
    found: dict[int, Heading] = {}
    last = 0
    for i in range(lo, hi):
        text = blocks[i].text
        match = _SPACED.match(text) if len(text) <= _DECIMAL_LENGTH and may_head(blocks[i]) else None
        if match is None or text[-1] in "。；;，：:" or _is_row(text):
            continue
        marker = Marker(Style.HAN, whole_number(match[1]), match.end())
        heading = make_heading(blocks[i], i, marker)
        if heading and len(heading.title) >= _LEAST_TITLE and marker.number == last + 1:
            found[i] = heading
            last = marker.number
    return found if last >= _LEAST_DECIMALS else {}


def make_heading(block: Block, i: int, marker: Marker | None, start: int = 0) -> Heading | None:
    """The heading of `block`: after its marker up to the first 。 outside brackets; None when no title is left.

    It begins at `start`, after the label of a decision that stands before it on the line.
    """
    text = block.text
    at = start + (marker.length if marker else 0)
    end = sentence_end(text, at)
    whole = end >= len(text.rstrip())
    title = trim(close_up(block.flow.part(at, end), always=True))
    title = trim(title.part(0, len(title.text.rstrip(_END + " \u3000"))))
    if not title.text:
        return None
    alone = whole and text[-1] not in "。；;，：:" and len(title.text) <= _HEADING_LENGTH
    span = Span(block.flow.at(start), title.span(0, len(title.text)).end)
    return Heading(i, text[start:at].strip(), title.text, span, marker, alone)


def sentence_end(text: str, start: int) -> int:
    """The index of the first 。 from `start` on that stands in no bracket or quotation; else the end of the text."""
    first = text.find("。", start)
    if first < 0:
        return len(text)
    at = first
    while 0 <= at < start + 400:
        if not _inside(text, start, at):
            return at
        at = text.find("。", at + 1)
    return first


def _inside(text: str, start: int, at: int) -> bool:
    """Whether ``text[at]`` stands between an opening and a closing mark of ``text[start:]``."""
    open_marks: list[str] = []
    for c in text[start:at]:
        if c in _PAIRS:
            open_marks.append(c)
        elif c in _OPEN and open_marks and open_marks[-1] == _OPEN[c]:
            open_marks.pop()
    return bool(open_marks) and _PAIRS[open_marks[-1]] in text[at : at + 200]


def may_head(block: Block) -> bool:
    """Whether a block of this kind can be or begin with a heading."""
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM)
