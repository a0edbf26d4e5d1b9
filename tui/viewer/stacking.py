"""Blocks one under another: the rows of each, the air between them, and the printed pages that begin there. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Block, BlockKind, Noise
from tui.viewer.block_slice import Sheet
from tui.viewer.pagination import GUTTER, turn_before, turn_within
from tui.viewer.rows import Row, blank
from tui.viewer.typeset import set_block


def block_rows(
    blocks: Sequence[Block],
    index: int,
    sheet: Sheet,
    noise: Sequence[Noise] = (),
    start: int = 0,
    end: int | None = None,
) -> list[Row]:
    """The rows of one block, or of characters ``start … end`` of it, with the air above it.

    Where a printed page begins stands with the row that it begins in; in a narrow margin, in the air above the block.
    """
    block = blocks[index]
    wide = sheet.gutter >= GUTTER
    page = None if start else turn_before(blocks, index, noise if wide else ())
    turn = turn_within(blocks, index, noise) if wide else None
    rows = _above(blocks, index, sheet) if start == 0 and index else []
    if rows and page and not wide:
        rows[-1] = rows[-1]._replace(page=page)
        page = None
    offset = block.flow.at(start) if block.flow.text else block.span.start
    for line in set_block(block, sheet, start, end):
        offset = min((piece.first for piece in line.pieces), default=offset)
        if turn and any(piece.start <= turn.char < piece.end for piece in line.pieces):
            page = turn.label
        rows.append(Row(index, block.kind, block.level, offset, line.pieces, line.decor, page))
        page = None
    return rows


def _above(blocks: Sequence[Block], index: int, sheet: Sheet) -> list[Row]:
    """The air above a block; a rule closes the masthead."""
    block, before = blocks[index], blocks[index - 1]
    rows = [blank(index, block)] * air(before, block, sheet)
    if before.kind is BlockKind.MASTHEAD and block.kind is not BlockKind.MASTHEAD:
        rows.insert(0, rows[0]._replace(decor=((0, "─" * sheet.width),)))
    return rows


_TIGHT = {BlockKind.CONTENTS, BlockKind.LIST_ITEM, BlockKind.MASTHEAD, BlockKind.ROSTER, BlockKind.TABLE}
_TAIL = {BlockKind.SIGNATURE, BlockKind.DATE_LINE}
_HEAD = {BlockKind.SUBTITLE, BlockKind.BYLINE, BlockKind.NOTE}
_APART = _HEAD | {BlockKind.TITLE, BlockKind.HEADING, BlockKind.TABLE, BlockKind.ROSTER}


def air(before: Block, block: Block, sheet: Sheet) -> int:
    """The blank rows between two blocks: one as a rule, more above a document, none within what belongs together."""
    kind, last = block.kind, before.kind
    if last is BlockKind.MASTHEAD and kind is not last:
        return 1
    if kind is BlockKind.TITLE:
        return 0 if last is BlockKind.TITLE else (1 if sheet.compact else 2)
    if kind is BlockKind.MASTHEAD and last is not BlockKind.MASTHEAD:
        return 1
    if (kind is last and kind in _TIGHT and (sheet.compact or not block.cells)) or (kind in _TAIL and last in _TAIL):
        return 0
    if kind in _HEAD and (last in _HEAD or last is BlockKind.TITLE):
        return 0 if sheet.compact or last in _HEAD else 1
    if last is BlockKind.HEADING:
        return 0
    if sheet.compact:
        return 1 if kind in _APART or last in _APART else 0
    return 1
