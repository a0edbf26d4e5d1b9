"""Rows to strips of styled cells. Styles come from the component classes of the viewer, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.viewer.cells import cells
from tui.viewer.drawn import base_name, laid
from tui.viewer.marks import Mark
from tui.viewer.rows import Piece, Row


class Painter:
    """Paints rows `left` cells in from the pane's edge, `width` cells wide in all; `component` names styles."""

    def __init__(self, component: Callable[[str], Style], left: int, width: int) -> None:
        self._component = component
        self._left = left
        self._width = width
        self._styles: dict[tuple[str, ...], Style] = {}

    def style(self, *names: str) -> Style:
        """The styles `names` upon each other, on the ground of the page."""
        style = self._styles.get(names)
        if style is None:
            style = self._component("")
            for name in names:
                style += self._component(name)
            self._styles[names] = style
        return style

    def strip(self, row: Row, marks: Iterable[Mark], page: str | None = None) -> Strip:
        """The row with its marks; `page` is written into the margin."""
        marks = list(marks)
        base = base_name(row)
        segments: list[Segment] = []
        at = 0
        for x, item in laid(row, page, self._left, self._width):
            if x > at:
                segments.append(Segment(" " * (x - at), self.style()))
            if isinstance(item, Piece):
                segments += self._piece(item, base, marks)
                at = x + cells(item.text)
            else:
                segments.append(Segment(item[1], self.style(item[0])))
                at = x + cells(item[1])
        strip = Strip(segments, at)
        return strip.adjust_cell_length(self._width, self.style())

    def _piece(self, piece: Piece, base: str, marks: list[Mark]) -> list[Segment]:
        first, stop = piece.first, piece.stop
        mine = [mark for mark in marks if mark.start < stop and mark.end > first]
        if not mine:
            return [Segment(piece.text, self.style(base))]
        flow, start, end = piece.flow, piece.start, piece.end
        ranges = [(max(start, flow.index(m.start)), min(end, flow.index(m.end)), m.layer) for m in mine]
        cuts = sorted({start, end, *(at for a, b, _ in ranges for at in (a, b) if start < at < end)})
        segments = []
        for a, b in pairwise(cuts):
            names = dict.fromkeys(layer for x, y, layer in ranges if x <= a and b <= y)
            segments.append(Segment(piece.text[a - start : b - start], self.style(base, *names)))
        return segments
