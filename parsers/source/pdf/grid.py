"""`ColumnGrid`: the columns that rows of a table share, and which of them a cell stands in. Pure; all in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.source.pdf.cells import SURE_GAP, Cell, TableLine, joined
from parsers.source.tables import MOST_COLUMNS

_NEAR_COLUMN = 0.2  # of an em; a cell that comes so near to a column belongs to it
_MOST_OF = 0.8  # of what a cell covers at most: columns of which it covers so much are its own


@dataclass(slots=True)
class ColumnGrid:
    """The columns that some rows share, from left to right, and the gaps between cells that must stay free."""

    spans: list[tuple[float, float]] = field(default_factory=list)
    gaps: list[tuple[float, float]] = field(default_factory=list)

    def with_row(self, row: TableLine) -> ColumnGrid | None:
        """The columns with one row more; None when it closes a gap."""
        spans = list(self.spans)
        near = _NEAR_COLUMN * row.em
        for cell in row.cells:
            met = [span for span in spans if span[0] < cell.x1 + near and cell.x0 < span[1] + near]
            met.append((cell.x0, cell.x1))
            spans = [span for span in spans if span not in met]
            spans.append((min(x0 for x0, _ in met), max(x1 for _, x1 in met)))
        spans.sort()
        gaps = self.gaps
        for left, right in pairwise(row.cells):
            if left.number or right.number or right.x0 - left.x1 > SURE_GAP * row.em:
                gaps = _with_gap(gaps, left.x1, right.x0)
        closed = any(x0 < left and right < x1 for left, right in gaps for x0, x1 in spans)
        return None if closed or len(spans) > MOST_COLUMNS else ColumnGrid(spans, gaps)

    def place(self, cell: Cell) -> int:
        """The column that a cell stands in: the first that it covers most of, else the nearest; in the middle between
        two (a head over both) the left one."""
        over = [min(cell.x1, x1) - max(cell.x0, x0) for x0, x1 in self.spans]
        most = max(over)
        if most > 0:
            return next(k for k, width in enumerate(over) if width > _MOST_OF * most)
        nearest = over.index(most)
        return nearest - 1 if nearest and 2 * over[nearest] < over[nearest - 1] else nearest

    def _parts(self, cell: Cell) -> list[tuple[int, str]]:
        """A cell's text and its column; one that is a word for each of several columns in its words."""
        over = [k for k, (x0, x1) in enumerate(self.spans) if x0 < cell.x1 and cell.x0 < x1]
        words = cell.text.split()
        return list(zip(over, words, strict=True)) if 1 < len(words) == len(over) else [(self.place(cell), cell.text)]

    def without_doubles(self, rows: Sequence[TableLine]) -> ColumnGrid:
        """The columns with two made one where they stand side by side and none of `rows` has a cell in both."""
        both = {k for row in rows for k in _neighbours([self.place(cell) for cell in row.cells])}
        spans = self.spans[:1]
        for k, span in enumerate(self.spans[1:]):
            if k in both:
                spans.append(span)
            else:
                spans[-1] = (spans[-1][0], span[1])
        return ColumnGrid(spans, self.gaps)

    def texts(self, rows: Sequence[TableLine]) -> list[str]:
        """The cells of one row of the table, one a column, that some rows of the page hold together."""
        texts = [""] * len(self.spans)
        for line in (line for row in rows for line in row.lines):
            here = [""] * len(self.spans)
            for column, text in (part for cell in line for part in self._parts(cell)):
                here[column] += (" " if here[column] else "") + text
            texts = [joined(above, below) for above, below in zip(texts, here, strict=True)]
        return texts


def _with_gap(gaps: list[tuple[float, float]], left: float, right: float) -> list[tuple[float, float]]:
    """`gaps` with one more; of two of which one holds the other the narrow one says all."""
    if any(left <= a and b <= right for a, b in gaps):
        return gaps
    return [(a, b) for a, b in gaps if not (a <= left and right <= b)] + [(left, right)]


def _neighbours(columns: Sequence[int]) -> Iterator[int]:
    """Each k for which both column k and column k + 1 are among `columns`."""
    return (left for left, right in pairwise(columns) if right == left + 1)
