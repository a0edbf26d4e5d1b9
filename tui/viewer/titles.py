"""What stands in the middle of the measure: mastheads, titles and what belongs to them, notes of passing. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from parsers.model import BlockKind
from tui.viewer.block_slice import BlockSlice, Line, rows_of
from tui.viewer.cells import cells


def centred(part: BlockSlice) -> list[Line]:
    """Balanced rows in the middle: as few as the text needs, as even as they can be."""
    out: list[Line] = []
    for start, end in part.source_lines() if part.block.kind is BlockKind.MASTHEAD else [(part.start, part.end)]:
        for a, b in balanced(part, start, end):
            x = max(0, (part.sheet.width - cells(part.text[a:b])) // 2)
            out.append(Line((part.piece(x, a, b),)))
    return out


def balanced(part: BlockSlice, start: int, end: int) -> list[tuple[int, int]]:
    """Rows of about one length: the narrowest measure that needs no more rows than the whole one."""
    width = part.sheet.width
    room = width - 8 if width >= 60 else width
    best = rows_of(part, start, end, width=room, hang=0)
    if not 1 < len(best) < 6:
        return best
    for printed in (_printed_rows(part, start, end), _parted_rows(part, start, end), _phrases(part, start, end)):
        if len(printed) == len(best) and all(cells(part.text[a:b]) <= room for a, b in printed):
            return printed
    low, high = room // 2, room
    while low < high:
        middle = (low + high) // 2
        rows = rows_of(part, start, end, width=middle, hang=0)
        if len(rows) <= len(best):
            best, high = rows, middle
        else:
            low = middle + 1
    others = (rows_of(part, start, end, width=cells, hang=0) for cells in (*range(low, room + 1), *range(low, 2, -1)))
    whole = (rows for rows in others if not _cuts_a_number(part, rows))
    found = next(whole, best)
    return found if len(found) <= len(best) + 1 else best


_NUMBERED = re.compile(r"第?[一二三四五六七八九十百零〇○\d０-９]+[届屆次号號年月日]?")
"""第十六届, 2023年: not parted where a row of a title can be turned elsewhere."""


def _cuts_a_number(part: BlockSlice, rows: list[tuple[int, int]]) -> bool:
    cuts = {start for start, _ in rows[1:]}
    return any(
        not cuts.isdisjoint(range(match.start() + 1, match.end()))
        for match in _NUMBERED.finditer(part.text, rows[0][0], rows[-1][1])
    )


_PHRASE = re.compile("(?:关于|關於)(?!$)")
"""What a title is about: where it is best turned."""


def _printed_rows(part: BlockSlice, start: int, end: int) -> list[tuple[int, int]]:
    """The rows in which the source has a title."""
    lines = [part.trim(max(a, start), min(b, end)) for a, b in part.source_lines() if a < end and b > start]
    return [(a, b) for a, b in lines if a < b]


def _parted_rows(part: BlockSlice, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces that a space or a line end parts in the source, where an OCR has put the lines of a title in one."""
    cuts = [start, *(at for at in part.block.flow.starts if start < at < end), end]
    return [part.trim(a, b) for a, b in pairwise(cuts)]


def _phrases(part: BlockSlice, start: int, end: int) -> list[tuple[int, int]]:
    """A title in two rows, turned where it begins to say what it is about."""
    match = _PHRASE.search(part.text, start + 1, end)
    return [part.trim(start, match.start()), part.trim(match.start(), end)] if match else []
