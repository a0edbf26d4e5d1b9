"""Rows of a page cut into cells, for the tables that `aligned` looks for; what ruled lines across say of them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.language.numerals import TO_TEN
from parsers.median import median
from parsers.source.pdf.glyphs import Glyph
from parsers.source.pdf.rows import RowPiece, text_of
from parsers.source.pdf.shapes import RuledLine

_NUMBER = re.compile(r"[(（]?[-－—–―+＋±]?\s?\d[\d,，.．\s/:：~～-]*[%％‰)）]?[^\W\d]{0,3}")
_YEAR = re.compile(r"(?:19|20)\d\d\s?年")  # over a column: a word of the head
_NOTHING = re.compile(r"[-－—–―…/、*×]{1,3}|[无無]")
_OUTSIDE = re.compile(rf"[附續续]?\s*[表图圖]\s*[\d{TO_TEN}]|.{{0,40}}(?:单位|單位)[：:]|[注註][：:]|[附续續][件表]")
"""What stands above or below a table, or between two: a caption, the unit, a note."""
SURE_GAP = 1.5  # of an em; a gap above it, or one beside a number, parts two cells for sure
_CELL_GAP = 0.8  # of an em; a gap above it may part two cells
_NUMBER_GAP = 0.4  # of an em; between words and a number
_FIGURE = frozenset("0123456789.,-%")
_TIGHT = 0.95  # of an em; rows that stand closer hold the lines of cells that are set in several
_SAME_EDGE = 6.0  # points between the ends of rules that are of one table
_SAME_RULE = 4.0  # points between rules that are drawn twice
_FRAME = 3  # rules across that make a table: above its head, below it, below the table
_RULED_ROWS = 4  # a table with so many ruled strips rules each row


class Cell(NamedTuple):
    """What stands together in a row: from `x0` to `x1`; `number` when it is a figure, or a sign that there is none."""

    x0: float
    x1: float
    text: str
    number: bool


@dataclass(slots=True)
class TableLine:
    """One row of the page, or the lines of one row of a table: `top` and `base` are its first and last base line;
    `first` and `last` the indices of the page's rows that it is made of; `cells` what stands side by side, `lines` the
    same line by line; `framed` when it stands between the rules of one table."""

    first: int
    last: int
    top: float
    base: float
    em: float
    cells: list[Cell]
    lines: list[list[Cell]]
    framed: bool = False

    @property
    def seeds(self) -> bool:
        """Whether it looks like the row of a table by itself."""
        return len(self.cells) > 1 and (self.framed or self.counts)

    @property
    def counts(self) -> bool:
        """Whether it has a number after its first cell."""
        return any(cell.number for cell in self.cells[1:])

    @property
    def outside(self) -> bool:
        """Whether it says that it stands outside of a table."""
        return len(self.cells) < 3 and any(_OUTSIDE.match(cell.text) for cell in self.cells)


def cell_rows(pieces: Sequence[RowPiece], rules: Sequence[RuledLine]) -> list[TableLine]:
    """The rows of a page in cells, `pieces` being one a row from the top down; a piece without glyphs has no cells.

    The lines of one row of a table are put together where they are set closer than lines of text, and where rules
    part each row from the next.
    """
    ems = [piece.em for piece in pieces if any(glyph.wide for glyph in piece.glyphs)]
    usual = median(ems) if ems else 0.0
    rows = [_row(k, piece, usual) for k, piece in enumerate(pieces)]
    for heights, x0, x1 in _frames(rules):
        inside = [
            row
            for row in rows
            if row.cells
            and heights[-1] < row.base < heights[0]
            and x0 - _SAME_EDGE < row.cells[0].x0
            and row.cells[-1].x1 < x1 + _SAME_EDGE
        ]
        for row in inside:
            row.framed = True
        strips = [[row for row in inside if low < row.base <= high] for high, low in pairwise(heights)]
        if sum(map(bool, strips)) >= _RULED_ROWS:
            for strip in strips:
                start = rows.index(strip[0]) if strip else 0
                if sum(row.counts for row in strip) <= 1 < len(strip) and rows[start : start + len(strip)] == strip:
                    rows[start : start + len(strip)] = [_put_together(strip)]
    return list(_loosened(rows))


def _row(index: int, piece: RowPiece, usual: float) -> TableLine:
    """A row in cells; what its em is cannot be seen from digits, so a row of nothing else has the `usual` one."""
    em = piece.em if any(glyph.wide for glyph in piece.glyphs) else max(piece.em, usual)
    groups: list[list[Glyph]] = []
    for glyph in piece.glyphs:
        if groups and glyph.x0 - groups[-1][-1].x1 <= _CELL_GAP * em:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    groups = [part for group in groups for part in _number_apart(group, em)]
    cells = [_cell(group[0].x0, group[-1].x1, text_of(group, em)) for group in groups]
    return TableLine(index, index, piece.middle, piece.middle, em, cells, [cells])


def _number_apart(glyphs: list[Glyph], em: float) -> list[list[Glyph]]:
    """Glyphs that stand together, in two where the last word is a number: its column may come close to the words."""
    for k in range(len(glyphs) - 1, 0, -1):
        if glyphs[k].char not in _FIGURE:
            break
        if glyphs[k].x0 - glyphs[k - 1].x1 > _NUMBER_GAP * em:
            return [glyphs[:k], glyphs[k:]] if glyphs[k - 1].wide else [glyphs]
    return [glyphs]


def _cell(x0: float, x1: float, text: str) -> Cell:
    number = _NUMBER.fullmatch(text) or _NOTHING.fullmatch(text)
    return Cell(x0, x1, text, number is not None and not _YEAR.match(text))


def _frames(rules: Sequence[RuledLine]) -> Iterator[tuple[list[float], float, float]]:
    """The rules across that begin and end alike: their heights from the top down, where they begin and end."""
    waiting = sorted((rule for rule in rules if rule.y0 == rule.y1), key=lambda rule: -rule.y0)
    while waiting:
        x0, _, x1, _ = waiting[0]
        same = [r for r in waiting if abs(r.x0 - x0) < _SAME_EDGE and abs(r.x1 - x1) < _SAME_EDGE]
        waiting = [r for r in waiting if r not in same]
        heights = [rule.y0 for rule in same]
        heights = [high for k, high in enumerate(heights) if not k or heights[k - 1] - high > _SAME_RULE]
        if len(heights) >= _FRAME:
            yield heights, x0, x1


def _loosened(rows: Sequence[TableLine]) -> Iterator[TableLine]:
    """`rows` with those put together that are set too close to be lines of text."""
    close: list[TableLine] = []
    for row in rows:
        if close and not (
            row.cells and close[-1].cells and close[-1].base - row.top < _TIGHT * min(row.em, close[-1].em)
        ):
            yield _put_together(close)
            close = []
        close.append(row)
    if close:
        yield _put_together(close)


def _put_together(rows: Sequence[TableLine]) -> TableLine:
    """Rows as one: cells that stand under one another are one."""
    if len(rows) == 1:
        return rows[0]
    cells: list[Cell] = []
    for row in rows:
        for cell in row.cells:
            above = next((k for k, other in enumerate(cells) if other.x0 < cell.x1 and cell.x0 < other.x1), None)
            if above is None:
                cells.append(cell)
            else:
                other = cells[above]
                cells[above] = _cell(min(other.x0, cell.x0), max(other.x1, cell.x1), joined(other.text, cell.text))
    cells.sort()
    lines = [line for row in rows for line in row.lines]
    framed = any(row.framed for row in rows)
    return TableLine(rows[0].first, rows[-1].last, rows[0].top, rows[-1].base, rows[0].em, cells, lines, framed)


def joined(first: str, second: str) -> str:
    """Two lines of one cell; a space stands between Latin words and between numbers."""
    apart = first[-1:].isascii() and first[-1:].isalnum() and second[:1].isascii() and second[:1].isalnum()
    return f"{first} {second}" if apart else first + second
