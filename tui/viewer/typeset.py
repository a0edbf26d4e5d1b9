"""How each kind of block is set in rows: the page's typography, one small function a kind. Pure.

A setter takes a `BlockSlice` (the block's characters, or a part of a very long block, and the sheet that they are set
on) and gives lines; a line is pieces and decor at cells of the measure. `tui.viewer.layout` makes rows of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from parsers.language.markers import marker_end
from parsers.model import Block, BlockKind
from tui.viewer.block_slice import BlockSlice, Line, Sheet, indented, rows_of, slice_of
from tui.viewer.cells import cells
from tui.viewer.grids import is_grid, set_grid
from tui.viewer.titles import centred


def paragraph(part: BlockSlice) -> list[Line]:
    return indented(part, part.start, part.end, 0 if part.start else part.sheet.em2, 0)


def flush(part: BlockSlice) -> list[Line]:
    return indented(part, part.start, part.end, 0, 0)


def lines_kept(part: BlockSlice) -> list[Line]:
    """Each line of the source on a row of its own, turned lines hanging."""
    return [line for a, b in part.source_lines() for line in indented(part, a, b, 0, part.sheet.em2)]


def marker_cells(part: BlockSlice) -> int:
    """The cells of the number or bullet that the block begins with; 0 without one."""
    return cells(part.text[: marker_end(part.text)])


def list_item(part: BlockSlice) -> list[Line]:
    """A hanging indent as wide as the marker, all of it in by two cells where there is room."""
    if part.start:
        return flush(part)
    indent = 2 if part.sheet.width >= 40 else 0
    return indented(part, part.start, part.end, indent, indent + min(marker_cells(part), part.sheet.width // 4))


def heading(part: BlockSlice) -> list[Line]:
    """Flush at level 2, in by two 汉字 below; turned lines under the title, not under its number."""
    width = part.sheet.width
    left = part.sheet.em2 if part.block.level >= 3 and width >= 32 else 0
    return indented(part, part.start, part.end, left, left + min(marker_cells(part), width // 4))


def at_right(part: BlockSlice) -> list[Line]:
    """Signatures and dates: against the right edge, in from it by two 汉字 (右空二字)."""
    width = part.sheet.width
    room = width - part.sheet.em2 if width >= 32 else width
    rows = [row for a, b in part.source_lines() for row in rows_of(part, a, b, width=room, hang=0)]
    return [Line((part.piece(room - cells(part.text[a:b]), a, b),)) for a, b in rows]


def note(part: BlockSlice) -> list[Line]:
    """A passing note in brackets is centred, a longer note set flush."""
    brackets = part.text[:1] in "（(〔[" and part.text[-1:] in "）)〕]"
    return centred(part) if brackets and cells(part.text) <= 3 * part.sheet.width else flush(part)


_PAGE_NUMBER = re.compile(r"[\s.．·・…。—\-_]*[（(]?(?P<page>[\d０-９]{1,4})[)）]?\s*$")


def contents(part: BlockSlice) -> list[Line]:
    """A title, dotted leaders, and the page number at the right edge; the source's own leaders are not drawn."""
    tail = part.text[max(part.start, part.end - 400) : part.end]
    match = _PAGE_NUMBER.search(tail)
    if match is None or match.start() == 0 or part.start or (match.start() == match.start("page")):
        return lines_kept(part) if cells(part.text) > 16 or part.start else centred(part)
    shift = part.end - len(tail)
    width, page = part.sheet.width, cells(match["page"])
    room, turn = width - page - 4, min(max(2, marker_cells(part)), 6)
    title = rows_of(part, part.start, shift + match.start(), width=room - turn, first=room, hang=0)
    lines = [Line((part.piece(turn if k else 0, a, b),)) for k, (a, b) in enumerate(title)]
    (last,) = lines[-1].pieces
    end = last.x + cells(last.text)
    number = part.piece(width - page, shift + match.start("page"), shift + match.end("page"))
    lines[-1] = Line((last, number), ((end + 1, leaders(end + 1, number.x - 1)),))
    return lines


def leaders(start: int, end: int) -> str:
    """Dots on every second cell of ``start … end``, in line with those of the rows above and below."""
    return "".join("·" if at % 2 else " " for at in range(start, end))


SETTERS: dict[BlockKind, Callable[[BlockSlice], Iterable[Line]]] = {
    BlockKind.TITLE: centred,
    BlockKind.SUBTITLE: centred,
    BlockKind.BYLINE: centred,
    BlockKind.MASTHEAD: centred,
    BlockKind.HEADING: heading,
    BlockKind.PARAGRAPH: paragraph,
    BlockKind.CONTENTS: contents,
    BlockKind.LIST_ITEM: list_item,
    BlockKind.SIGNATURE: at_right,
    BlockKind.DATE_LINE: at_right,
    BlockKind.SALUTATION: flush,
    BlockKind.NOTE: note,
    BlockKind.ROSTER: lines_kept,
    BlockKind.TABLE: lines_kept,
}


def set_block(block: Block, sheet: Sheet, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a block (or of a part of it); never empty, nothing of its text lost but blanks and leaders."""
    part = slice_of(block, sheet, start, end)
    lines: Iterable[Line] | None = None
    if is_grid(block):
        lines = set_grid(part)
    if lines is None:
        lines = SETTERS.get(block.kind, paragraph)(part)
    return list(lines) or [Line(())]
