"""`tables_of`: ruled tables of a page, taken out of its glyphs as ``| a | b |`` lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from parsers.source.pdf.glyphs import Glyph
from parsers.source.pdf.rows import RowPiece, make_piece, rows_of, text_of
from parsers.source.pdf.shapes import RuledLine
from parsers.source.tables import table_lines

_NEAR = 4.0  # points within which lines meet
_MOST_RULES = 1500
_RULED_ROWS = 4  # a table with so many ruled strips rules each row; one with fewer only its head and its end


@dataclass(slots=True)
class _Grid:
    """The ruled lines of one table; `across` from the top down, `down` from left to right."""

    across: list[RuledLine]
    down: list[RuledLine]

    @property
    def box(self) -> tuple[float, float, float, float]:
        rules = self.across + self.down
        return min(r.x0 for r in rules), min(r.y0 for r in rules), max(r.x1 for r in rules), max(r.y1 for r in rules)

    @property
    def closed(self) -> bool:
        """Whether lines run down at both sides and between: a table even with one row, carried over from a page."""
        return len(self.down) >= 3


def tables_of(
    glyphs: Sequence[Glyph], rules: Sequence[RuledLine]
) -> tuple[list[RowPiece], list[Glyph], list[RuledLine]]:
    """The tables, and the glyphs and the rules that stand in none of them."""
    tables: list[RowPiece] = []
    rest = list(glyphs)
    unused = _merged(rules)
    for grid in _grids(unused):
        x0, y0, x1, y1 = grid.box
        inside = [g for g in rest if x0 - 1 < (g.x0 + g.x1) / 2 < x1 + 1 and y0 < (g.y0 + g.y1) / 2 < y1]
        rows = _cells(grid, inside)
        full = sum(1 for row in rows if sum(map(bool, row)) > 1)
        if full < (1 if grid.closed else 2):
            continue
        unused = [rule for rule in unused if rule not in grid.across]
        taken = set(map(id, inside))
        rest = [g for g in rest if id(g) not in taken]
        tables.append(RowPiece([], x0, y0, x1, y1, 12.0, tuple(table_lines(rows).split("\n"))))
    return tables, rest, unused


def _grids(lines: Sequence[RuledLine]) -> list[_Grid]:
    """Ruled lines that meet, each group one table; frames and single lines are none."""
    if len(lines) > _MOST_RULES:
        return []
    group = list(range(len(lines)))

    def root(k: int) -> int:
        while group[k] != k:
            group[k] = group[group[k]]
            k = group[k]
        return k

    for k, one in enumerate(lines):
        for m in range(k):
            if _meet(one, lines[m]):
                group[root(k)] = root(m)
    found: dict[int, _Grid] = {}
    for k, line in enumerate(lines):
        grid = found.setdefault(root(k), _Grid([], []))
        (grid.across if line.y0 == line.y1 else grid.down).append(line)
    grids = [grid for grid in found.values() if grid.down and len(grid.across) >= (1 if grid.closed else 2)]
    for grid in grids:
        grid.across.sort(key=lambda r: -r.y0)
        grid.down.sort(key=lambda r: r.x0)
    return grids


def _meet(one: RuledLine, other: RuledLine) -> bool:
    return (
        one.x0 - _NEAR <= other.x1
        and other.x0 - _NEAR <= one.x1
        and one.y0 - _NEAR <= other.y1
        and other.y0 - _NEAR <= one.y1
    )


def _merged(rules: Sequence[RuledLine]) -> list[RuledLine]:
    """Lines drawn in parts put together."""
    merged: list[RuledLine] = []
    for flat in (True, False):
        same = [r for r in rules if (r.y0 == r.y1) == flat]
        same.sort(key=lambda r: (round(r.y0 if flat else r.x0), r.x0 if flat else r.y0))
        for rule in same:
            last = merged[-1] if merged else None
            if last and (last.y0 == last.y1) == flat and _in_line(last, rule, flat):
                x1, y1 = (max(last.x1, rule.x1), last.y0) if flat else (last.x0, max(last.y1, rule.y1))
                merged[-1] = RuledLine(last.x0, last.y0, x1, y1)
            else:
                merged.append(rule)
    return merged


def _in_line(last: RuledLine, rule: RuledLine, flat: bool) -> bool:
    if flat:
        return abs(last.y0 - rule.y0) < 1.5 and rule.x0 <= last.x1 + _NEAR
    return abs(last.x0 - rule.x0) < 1.5 and rule.y0 <= last.y1 + _NEAR


def _steps(values: Sequence[float]) -> list[float]:
    """Sorted values without those that are all but the same."""
    kept: list[float] = []
    for number in sorted(values):
        if not kept or number - kept[-1] > _NEAR:
            kept.append(number)
    return kept


def _cells(grid: _Grid, glyphs: Sequence[Glyph]) -> list[list[str]]:
    """The rows of a table. A strip between two ruled lines is one row where each row is ruled, and where it is low (the
    head of a table that rules only that); a tall one has a row a line."""
    x0, y0, x1, y1 = grid.box
    edges = _steps([x0, x1, *(r.x0 for r in grid.down)])
    heights = _steps([y0, y1, *(r.y0 for r in grid.across)])[::-1]
    ruled = len(heights) - 1 >= _RULED_ROWS
    tallest = max(top - bottom for top, bottom in pairwise(heights))
    rows: list[list[str]] = []
    for top, bottom in pairwise(heights):
        low = -inf if bottom == heights[-1] else bottom  # all glyphs are in some strip
        high = inf if top == heights[0] else top
        strip = [g for g in glyphs if low < (g.y0 + g.y1) / 2 <= high]
        lines = rows_of(strip)
        columns = [_split(line, _walls(grid, edges, (top + bottom) / 2), edges) for line in lines]
        if ruled or top - bottom < tallest / 2 or sum(1 for cells in columns if sum(map(bool, cells)) > 1) < 2:
            columns = [["".join(parts) for parts in zip(*columns, strict=True)]] if columns else []
        rows += columns
    return [row for row in rows if any(row)]


def _walls(grid: _Grid, edges: Sequence[float], y: float) -> list[float]:
    """The inner edges of columns that are ruled at height `y`."""
    return [x for x in edges[1:-1] if any(abs(r.x0 - x) <= _NEAR and r.y0 - 1 <= y <= r.y1 + 1 for r in grid.down)]


def _split(line: Sequence[Glyph], walls: Sequence[float], edges: Sequence[float]) -> list[str]:
    """The cells of one line of a table; a cell over several columns stands in its first."""
    cells = [""] * (len(edges) - 1)
    for left, right in zip([-inf, *walls], [*walls, inf], strict=True):
        inside = [g for g in line if left <= (g.x0 + g.x1) / 2 < right]
        if inside:
            piece = make_piece(inside)
            cells[0 if left == -inf else edges.index(left)] = text_of(piece.glyphs, piece.em)
    return cells
