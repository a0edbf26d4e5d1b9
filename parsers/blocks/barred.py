"""Tables drawn with box characters: cells between │, rows between lines of ─."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.blocks.tables import Cells, is_number
from parsers.lines.unseen import trim
from parsers.model import Flow, Line

_BAR = "│"
_RULE = re.compile(r"[─━═┄┌┬┐├┼┤└┴┘╔╗╚╝╠╣╦╩╬║│┃\s　-]{5,}")
_LEAST = 2


def barred_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on make such a table; 0 when none begins there. One of its rows has a number."""
    text = lines[start].text
    if not (text.count(_BAR) > 1 or (text[:1] in "─━┌╔" and _RULE.fullmatch(text))):
        return 0
    end, rows, numbers = start, 0, False
    while end < len(lines) and (_is_rule(lines[end]) or lines[end].text.count(_BAR) > 0):
        if not _is_rule(lines[end]):
            rows += 1
            numbers = numbers or any(is_number(cell.text) for cell in _cells(lines[end]) if cell.text)
        end += 1
    return end - start if rows >= _LEAST and numbers else 0


def _is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None and _BAR not in line.text.strip(_BAR)


def barred_cells(lines: Sequence[Line]) -> Cells:
    """The rows of such a table without the lines between them and without rows of empty cells."""
    rows = [_cells(line) for line in lines if not _is_rule(line)]
    rows = [row for row in rows if any(cell.text for cell in row)]
    for at in (0, -1):
        if rows and all(len(row) > 1 and not row[at].text for row in rows):
            rows = [row[1:] if at == 0 else row[:-1] for row in rows]
    return tuple(rows)


def _cells(line: Line) -> tuple[Flow, ...]:
    cells: list[Flow] = []
    start = 0
    for part in line.text.split(_BAR):
        cells.append(trim(line.flow.part(start, start + len(part))))
        start += len(part) + 1
    return tuple(cells)
