"""Rows to strips of styled cells. Styles come from the component classes of the viewer, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.viewer.cells import cells
from tui.viewer.drawn import base_name, laid, stretches
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
        return [Segment(text, self.style(base, *names)) for text, names in stretches(piece, marks)]
