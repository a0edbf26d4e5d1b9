"""Blocks that have cells, as ranges of the block's own characters: what rosters and tables are set from. Pure."""

from __future__ import annotations

import re

from parsers.model import Block, BlockKind, Flow
from tui.viewer.block_slice import BLANKS, BlockSlice, Line, Range

MOST_ROWS = 2_000
"""A grid of more rows than this is set line by line, so that it can be cut into chunks."""

_RULES = re.compile(r"(?:[\s|│┃+\-=:─━—]|<[^<>]{0,200}>)*")


def is_grid(block: Block) -> bool:
    """Whether a block is set by its cells."""
    return 0 < len(block.cells) <= MOST_ROWS


def set_grid(part: BlockSlice) -> list[Line] | None:
    """The lines of a roster or table; none where its cells do not account for all its text."""
    from tui.viewer.roster import set_roster
    from tui.viewer.table import set_table

    rows = cell_ranges(part)
    if rows is None:
        return None
    return set_table(part, rows) if part.block.kind is BlockKind.TABLE else set_roster(part, rows)


def cell_ranges(part: BlockSlice) -> list[list[Range]] | None:
    """Where each cell stands in the block's flow. What stands between two cells belongs to the one before it.

    Blanks, and in a table rules and tags, belong to none. None if the cells are not of this flow or not in its order.
    """
    rows: list[list[Range]] = []
    at = 0
    owner: tuple[int, int] | None = None
    for cells in part.block.cells:
        row: list[Range] = []
        rows.append(row)
        for cell in cells:
            found = _find(part, cell, at)
            if found is None:
                return None
            start, end = found
            if start < end:
                kept = _kept(part, at, start)
                if kept and owner:
                    rows[owner[0]][owner[1]] = (rows[owner[0]][owner[1]][0], kept[1])
                elif kept:
                    start = kept[0]
                at, owner = end, (len(rows) - 1, len(row))
            row.append((start, end))
    kept = _kept(part, at, part.end)
    if kept and owner is None:
        return None
    if kept and owner:
        rows[owner[0]][owner[1]] = (rows[owner[0]][owner[1]][0], kept[1])
    return [row for row in rows if row]


def _find(part: BlockSlice, cell: Flow, at: int) -> Range | None:
    text = cell.text.strip()
    if not text:
        return at, at
    inner = cell.text.index(text)
    flow = part.block.flow
    start = flow.index(cell.at(inner))
    end = flow.index(cell.at(inner + len(text) - 1)) + 1
    if start < at or flow.text[start : start + 1] != text[0] or flow.text[end - 1 : end] != text[-1]:
        return None
    return start, end


def _kept(part: BlockSlice, start: int, end: int) -> Range | None:
    """What is left of a gap without blanks, rules and tags."""
    text = part.text[start:end]
    if not text.strip() or (part.block.kind is BlockKind.TABLE and _RULES.fullmatch(text)):
        return None
    while part.text[start] in BLANKS:
        start += 1
    while part.text[end - 1] in BLANKS:
        end -= 1
    return start, end
