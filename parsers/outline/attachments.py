"""Attachments 附件: where one begins, and where the word only lists what is attached."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.blocks.group import close_up
from parsers.blocks.layout import closed
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.language.markers import find_decimal, find_marker
from parsers.lines.unseen import trim
from parsers.model import Block, BlockKind, Span
from parsers.outline.headings import Heading

_LABEL = re.compile(
    r"(?P<label>附\s*[件录錄]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?(?:\s*[-—之]\s*\d)?|附)\s*(?P<colon>[：:.．、]?)\s*"
)
_NOTES = re.compile(r"(?:解[释釋]|注[释釋]|[说說]明)\Z")
_CATCHWORD = re.compile(r"\((?:此件|此页|以下)|（(?:此件|此页|以下|附件)")
_COUNTED = re.compile(r"(?:案\s*例|实例|示例|样式|式样|格式|[表图圖])\s*[\d一二三四五六七八九十]")
"""What begins the text of an attachment and does not go on with its title: 案例一, 表1."""
_PIECES = 3
_PIECE = 60


def attachment(blocks: Sequence[Block], i: int, hi: int) -> tuple[Heading, int] | None:
    """The attachment that begins at block `i`, and the index behind its heading's blocks; None where none begins."""
    block = blocks[i]
    match = _LABEL.match(block.text)
    if match is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.NOTE):
        return None
    rest = block.text[match.end() :]
    if not rest:
        return _below(blocks, i, hi, match["label"])
    if (
        (match["label"] == "附" and not _NOTES.search(rest))
        or closed(rest)
        or len(rest) > _PIECE
        or not _opens(blocks, i, hi)
    ):
        return None
    if not (match["colon"] or block.text[match.end("label")].isspace() or match["label"][-1:].isdigit()):
        return None
    title = trim(close_up(block.flow.part(match.end(), len(block.text)), always=True))
    return Heading(i, match["label"], title.text, block.flow.span(0, len(block.text)), None, True), i + 1


def reference_end(blocks: Sequence[Block], i: int, hi: int) -> int:
    """The index behind a list of what is attached (`附件：1. … 2. …`) that begins at block `i`; `i` when none does."""
    match = _LABEL.match(blocks[i].text)
    if match is None or not match["colon"]:
        return i
    k = i + 1
    while k < hi and find_marker(blocks[k].text) and not closed(blocks[k].text) and len(blocks[k].text) <= _PIECE:
        k += 1
    return k


def _below(blocks: Sequence[Block], i: int, hi: int, label: str) -> tuple[Heading, int] | None:
    """An attachment whose label stands alone; its title is on the lines below."""
    if reference_end(blocks, i, hi) > i + 1 and not _opens(blocks, i, hi):
        return None
    k = i + 1
    parts: list[str] = []
    end = blocks[i].flow.at(len(blocks[i].text) - 1) + 1
    while k < min(hi, i + 1 + _PIECES) and _is_title_piece(blocks[k], bool(parts)):
        parts.append(close_up(blocks[k].flow, always=True).text)
        end = blocks[k].flow.at(len(blocks[k].text) - 1) + 1
        k += 1
    span = Span(blocks[i].flow.at(0), end)
    return Heading(i, label.replace(" ", ""), "".join(parts), span, None, True), k


def _is_title_piece(block: Block, begun: bool) -> bool:
    """Whether a block below the label 附件 belongs to the attachment's title."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE):
        return False
    text = block.text
    if begun and (is_date_line(text) or read_byline(text) or is_body(text) or text[0] in "（(" or _COUNTED.match(text)):
        return False
    return len(text) <= _PIECE and not closed(text) and find_marker(text) is None and find_decimal(text) is None


def _opens(blocks: Sequence[Block], i: int, hi: int) -> bool:
    """Whether text follows block `i`, and not what ends a document: a signature, a date, another attachment's name."""
    k = reference_end(blocks, i, hi) if find_marker(blocks[i].text) is None else i + 1
    k = max(k, i + 1)
    for block in blocks[k : min(hi, k + 3)]:
        text = block.text
        if is_date_line(text) or _CATCHWORD.match(text) or _LABEL.match(text):
            return False
        if not (is_body(text) or read_byline(text)):
            return True
    return False
