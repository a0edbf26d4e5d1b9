"""The one-column bar at the right edge: where one is in the text, and where the marks are. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from tui.viewer.marks import Marks

TRACK = "│"
THUMB = "┃"
TICK = "╸"


class BarCell(NamedTuple):
    """What one cell of the bar shows: a character and the names of its styles."""

    char: str
    names: tuple[str, ...]


class Bar:
    """Source offsets ``0 … length`` on `height` cells."""

    def __init__(self, length: int, height: int) -> None:
        self.length = max(1, length)
        self.height = max(1, height)
        self._ticks: tuple[int, list[str | None]] = (-1, [])

    def cell_of(self, offset: int) -> int:
        """The cell, from the top, that stands for a source offset."""
        return min(self.height - 1, max(0, offset * self.height // self.length))

    def offset_of(self, cell: int) -> int:
        """The source offset that a cell begins with; the last cell stands for the end."""
        if cell >= self.height - 1:
            return self.length
        return max(0, cell) * self.length // self.height

    def cells(self, top: int, bottom: int, marks: Marks, layers: Iterable[str]) -> list[BarCell]:
        """The bar with the thumb over what is shown, the source offsets ``top … bottom``."""
        if self._ticks[0] != marks.version:
            self._ticks = (marks.version, self._find_ticks(marks, tuple(layers)))
        first, last = self.cell_of(top), self.cell_of(max(top, bottom - 1))
        out: list[BarCell] = []
        for cell, tick in enumerate(self._ticks[1]):
            thumb = first <= cell <= last
            if tick is not None:
                out.append(BarCell(TICK, (tick + "-tick",)))
            else:
                out.append(BarCell(THUMB, ("thumb",)) if thumb else BarCell(TRACK, ("bar",)))
        return out

    def _find_ticks(self, marks: Marks, layers: tuple[str, ...]) -> list[str | None]:
        edges = [cell * self.length // self.height for cell in range(self.height + 1)]
        return [marks.tick(a, b, layers) for a, b in pairwise(edges)]
