"""A table: columns under hairlines, numbers at the right; where too wide, each row as a list of its cells. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.viewer.block_slice import BlockSlice, Line, Range, indented, rows_of
from tui.viewer.cells import cells
from tui.viewer.rows import Piece

_NUMBER = re.compile(r"[-−–—+±]?[\d０-９,.，．％%‰\s]*|[-—–…/]+|[－＋][\d０-９,.，．％%]+")
_MEASURED = 400
"""The rows that column widths are taken from."""
_NARROW, _FIGURES = 8, 6
"""Cells that a column of words needs at least, and a column of numbers, whose head may be turned."""

Rows = Sequence[Sequence[Range]]


def set_table(part: BlockSlice, rows: Rows) -> list[Line]:
    """Captions in the middle, then the grid with a rule above, under the head and below."""
    columns = max(len(row) for row in rows)
    first = next((k for k, row in enumerate(rows) if len(row) > 1), len(rows))
    lines = [line for row in rows[:first] for line in _caption(part, row[0])]
    body = rows[first:]
    if not body:
        return lines
    right = [_is_numeric(part, body, column) for column in range(columns)]
    gaps = (3, 2, 1) if part.sheet.width >= 60 else (2, 1)
    gap, widths = next(((gap, widths) for gap in gaps if (widths := _widths(part, body, columns, right, gap))), (0, []))
    if not widths:
        return lines + _stacked(part, body)
    total = sum(widths) + gap * (columns - 1)
    left = (part.sheet.width - total) // 2
    rule = Line((), ((left, "─" * total),))
    lines.append(rule)
    for number, row in enumerate(body):
        lines += _set_row(part, row, widths, right, left, gap) if len(row) > 1 else _across(part, row[0], left)
        if number == 0 and len(body) > 1:
            lines.append(rule)
    return [*lines, rule]


def _caption(part: BlockSlice, cell: Range) -> list[Line]:
    rows = rows_of(part, *cell, hang=0)
    return [Line((part.piece((part.sheet.width - cells(part.text[a:b])) // 2, a, b),)) for a, b in rows]


def _across(part: BlockSlice, cell: Range, left: int) -> list[Line]:
    """A row of one cell: a heading or a note within the table."""
    return indented(part, *cell, left, left)


def _is_numeric(part: BlockSlice, rows: Rows, column: int) -> bool:
    """Whether most cells of a column under its head are numbers."""
    texts = [part.text[slice(*row[column])] for row in rows[1:_MEASURED] if column < len(row) and len(row) > 1]
    filled = [text for text in texts if text]
    return 2 * sum(_NUMBER.fullmatch(text) is not None for text in filled) > len(filled)


def _widths(part: BlockSlice, rows: Rows, columns: int, right: Sequence[bool], gap: int) -> list[int] | None:
    """The cells of each column: its widest, the widest columns of words narrowed until all fit; none if they cannot."""
    widths = [1] * columns
    for row in rows[:_MEASURED]:
        if len(row) > 1:
            for column, cell in enumerate(row):
                widths[column] = max(widths[column], cells(part.text[slice(*cell)]))
    room = part.sheet.width - gap * (columns - 1)
    body = [
        max((cells(part.text[slice(*row[column])]) for row in rows[1:_MEASURED] if 1 < len(row) > column), default=1)
        for column in range(columns)
    ]
    least = [min(width, max(_FIGURES, body[k]) if right[k] else _NARROW) for k, width in enumerate(widths)]
    if sum(least) > room:
        return None
    while (over := sum(widths) - room) > 0:
        loose = [k for k in range(columns) if widths[k] > least[k]]
        widest = max(loose, key=lambda k: widths[k])
        second = max((widths[k] for k in loose if widths[k] < widths[widest]), default=least[widest])
        widths[widest] -= min(over, max(1, widths[widest] - max(second, least[widest])))
    return widths


def _set_row(
    part: BlockSlice, row: Sequence[Range], widths: Sequence[int], right: Sequence[bool], left: int, gap: int
) -> list[Line]:
    """A row of cells, as many lines high as its tallest cell."""
    columns: list[list[Piece]] = []
    x = left
    for cell, width, flush_right in zip(row, widths, right, strict=False):
        column = []
        for a, b in rows_of(part, *cell, width=width, hang=0):
            column.append(part.piece(x + (width - cells(part.text[a:b]) if flush_right else 0), a, b))
        columns.append(column)
        x += width + gap
    height = max((len(column) for column in columns), default=0)
    return [Line(tuple(column[k] for column in columns if k < len(column))) for k in range(height)]


def _stacked(part: BlockSlice, rows: Rows) -> list[Line]:
    """The head in running lines, then each row: its first cell, and under it ``head：value`` for the others."""
    head, *body = rows
    lines = _run_on(part, head) if body else []
    for row in body or [head]:
        lines += indented(part, *row[0], 0, 2)
        for column, cell in enumerate(row[1:], 1):
            label = part.text[slice(*head[column])] + "：" if column < len(head) and body else ""
            if cells(label) > part.sheet.width - 8:
                label = ""
            left = 2 + cells(label)
            value = indented(part, *cell, min(left, part.sheet.width - 2), min(left, part.sheet.width - 2))
            if value:
                lines.append(Line(value[0].pieces, ((2, label),) if label else ()))
                lines += value[1:]
    return lines


def _run_on(part: BlockSlice, row: Sequence[Range]) -> list[Line]:
    """The cells of a row one after the other; one that is wider than the sheet has lines of its own."""
    lines: list[Line] = []
    pieces: list[Piece] = []
    x = 0
    for start, end in row:
        size = cells(part.text[start:end])
        if pieces and x + size > part.sheet.width:
            lines.append(Line(tuple(pieces)))
            pieces, x = [], 0
        if size > part.sheet.width:
            lines += indented(part, start, end, 0, 2)
        elif size:
            pieces.append(part.piece(x, start, end))
            x += size + 2
    return [*lines, Line(tuple(pieces))] if pieces else lines
