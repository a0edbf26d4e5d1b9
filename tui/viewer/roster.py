"""A roster 名单 in even columns: labels at the left, and names of two characters as wide as those of three. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.viewer.block_slice import BlockSlice, Line, Range, indented
from tui.viewer.cells import cells
from tui.viewer.rows import Piece

_TWO = re.compile(r"([\u3400-\u9fff\uf900-\ufaff〇])[ 　]*([\u3400-\u9fff\uf900-\ufaff〇][、，,；;。]?)")
_SPREAD = 4
"""The cell of the second character of a name of two, so that 祁　岚 is as wide as 祁小岚."""
_NAME = 6
_MOST_COLUMNS = 6


def set_roster(part: BlockSlice, rows: Sequence[Sequence[Range]]) -> list[Line]:
    """Each labelled group of names as a grid; a label too wide for a column stands above its names."""
    groups = _groups(rows)
    width = part.sheet.width
    widest = max((_width(part, label) for label, _ in groups if label), default=0)
    gap = 2 if width >= 32 else 1
    column = widest + gap if widest and widest <= width // 3 else 0
    lines: list[Line] = []
    for label, names in groups:
        left = column or (part.sheet.em2 if widest else 0)
        grid = _grid(part, names, left, width)
        if label and column:
            head, *rest = grid or [Line(())]
            grid = [Line((part.piece(0, *label), *head.pieces)), *rest]
        elif label:
            lines += indented(part, *label, 0, min(4, part.sheet.em2))
        lines += grid
    return lines


def _groups(rows: Iterable[Sequence[Range]]) -> list[tuple[Range | None, list[Range]]]:
    """Labels with all their names; a row without a label goes on with the names of the one above."""
    groups: list[tuple[Range | None, list[Range]]] = []
    for label, *names in rows:
        names = [name for name in names if name[0] < name[1]]
        if label[0] < label[1]:
            groups.append((label, names))
        elif groups:
            groups[-1][1].extend(names)
        else:
            groups.append((None, names))
    return groups


def _grid(part: BlockSlice, names: Sequence[Range], left: int, width: int) -> list[Line]:
    """Names on a grid of equal columns from cell `left` on; a long one takes several columns or rows of its own."""
    room = max(2, width - left)
    sizes = sorted(_width(part, name) for name in names)
    usual = max(_NAME, sizes[len(sizes) * 9 // 10]) if sizes else _NAME
    gap = 4 if room >= 40 else 2
    columns = max(1, min(_MOST_COLUMNS, (room + gap) // (min(usual, room) + gap)))
    pitch = max(1, min((room + gap) // columns, usual + 8))
    lines: list[Line] = []
    pieces: list[Piece] = []
    slot = 0
    for name in names:
        needed = -(-(_width(part, name) + min(2, gap)) // pitch)
        if slot and slot + needed > columns:
            lines.append(Line(tuple(pieces)))
            pieces, slot = [], 0
        if _width(part, name) > room:
            lines += indented(part, *name, left, left)
            continue
        pieces += _name(part, name, left + slot * pitch)
        slot += needed
    return [*lines, Line(tuple(pieces))] if pieces else lines


def _width(part: BlockSlice, name: Range) -> int:
    """The cells of a name as it is set."""
    text = part.text[slice(*name)]
    two = _TWO.fullmatch(text)
    return _SPREAD + cells(two[2]) if two else cells(text)


def _name(part: BlockSlice, name: Range, x: int) -> list[Piece]:
    two = _TWO.fullmatch(part.text[slice(*name)])
    if two is None:
        return [part.piece(x, *name)]
    second = name[0] + two.start(2)
    return [part.piece(x, name[0], name[0] + 1), part.piece(x + _SPREAD, second, name[1])]
