"""A widget that shows rows of a layout: painting, scrolling by rows, the bar. It knows nothing of selections or issues.

It draws whole strips itself and keeps them between frames (`render_lines`), scrolls by changing one `Place`, and never
asks Textual to lay anything out: a frame costs what its new rows cost.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.viewer.bar import Bar, BarCell
from tui.viewer.geometry import Geometry, fit
from tui.viewer.layout import Layout, Place
from tui.viewer.marks import Mark, Marks
from tui.viewer.paint import Painter
from tui.viewer.rows import Row

_KEPT = 2_000


class Canvas(Widget, can_focus=True):
    """Rows from `top` on, and a bar. Subclasses say what is marked in a row (`marks_of`)."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Canvas { width: 1fr; height: 1fr; }"
    TICKS: ClassVar[tuple[str, ...]] = ()
    """The layers that leave ticks in the bar, the most important first."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.marks = Marks()
        self.geometry: Geometry = fit(80, 24)
        self.page = Layout((), self.geometry.sheet)
        self.top = Place(0, 0)
        self.bar = Bar(0, 24)
        self._painter: Painter | None = None
        self._strips: OrderedDict[tuple[object, ...], Strip] = OrderedDict()

    def shape(self, geometry: Geometry, page: Layout, length: int) -> None:
        """Show `page` from now on, laid out for `geometry`; `length` is that of the source."""
        self.geometry, self.page = geometry, page
        self.bar = Bar(length, geometry.height)
        self.repaint()

    def repaint(self) -> None:
        """Paint all rows anew: styles, marks or the layout have changed."""
        self._painter = None
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    @property
    def top_offset(self) -> int:
        """The source offset of the first row in view."""
        return self.page.row(self.top).offset

    def in_view(self) -> list[tuple[Place, Row]]:
        """The rows in view."""
        return self.page.rows(self.top, self.geometry.height)

    def put_top(self, place: Place) -> bool:
        """Scroll so that `place` is the first row, or as near as the end of the text allows. Whether it moved."""
        if self.page.is_last(self.page.move(place, self.geometry.height - 1)):
            place = min(place, self.page.move(self.page.last, 1 - self.geometry.height))
        if place == self.top:
            return False
        self.top = place
        self.refresh()
        return True

    def shows(self, place: Place) -> bool:
        """Whether the row at `place` is in view."""
        return self.top <= place <= self.page.move(self.top, self.geometry.height - 1)

    def row_at(self, y: int) -> Row:
        """The row at line `y` of the pane; above and below the pane too."""
        return self.page.row(self.page.move(self.top, y))

    def set_ahead(self) -> None:
        """Set the last page and the next one before they are asked for."""
        height = self.geometry.height
        self.page.move(self.page.last, -height)
        self.page.move(self.top, 2 * height)

    def marks_of(self, row: Row, start: int, end: int) -> list[Mark]:
        """What is marked between the source offsets of a row."""
        return self.marks.within(start, end)

    def component(self, name: str) -> Style:
        """The style of a component class, its colours mixed on the page's ground; "" is the page's own."""
        if not name:
            return self.rich_style
        try:
            styles = self.get_component_styles(f"viewer--{name}")
        except KeyError:
            return Style()
        ground = self.background_colors[1]
        back = styles.background
        if styles.has_rule("background") and back.a > 0:
            ground = ground if back.ansi is not None else ground + back
            style = Style(bgcolor=(back if back.ansi is not None else ground).rich_color)
        else:
            style = Style()
        if styles.has_rule("color") and styles.color.a > 0:
            colour = styles.color
            style += Style(color=(colour if colour.ansi is not None or colour.a == 1 else ground + colour).rich_color)
        return style + styles.text_style

    def render_lines(self, crop: Region) -> list[Strip]:
        """Finished strips, straight to the compositor; right only without border, padding and opacity."""
        rows = self.in_view()
        width = self.geometry.width
        if self._painter is None:
            self._painter = Painter(self.component, self.geometry.left, max(0, width - 1))
        bottom = self._span(rows[-1][1])[1]
        cells = self.bar.cells(self._span(rows[0][1])[0], bottom, self.marks, self.TICKS)
        out: list[Strip] = []
        for y in range(crop.y, crop.bottom):
            strip = self._strip(rows[y] if y < len(rows) else None, cells[min(y, len(cells) - 1)])
            out.append(strip if crop.x == 0 and crop.width == width else strip.crop(crop.x, crop.right))
        return out

    def _strip(self, item: tuple[Place, Row] | None, cell: BarCell) -> Strip:
        painter = self._painter
        assert painter is not None
        marks: list[Mark] = []
        if item is not None:
            start, end = self._span(item[1])
            marks = self.marks_of(item[1], start, end)
        key = (item and item[0], cell, *marks)
        strip = self._strips.get(key)
        if strip is None:
            row = item[1] if item else Row(0, self.page.row(Place(0, 0)).kind, 0, 0)
            strip = painter.strip(row, marks, row.page)
            strip = Strip([*strip, Segment(cell.char, painter.style(*cell.names))], self.geometry.width)
            ground = self.background_colors[1]
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, ground)
            self._strips[key] = strip
            if len(self._strips) > _KEPT:
                self._strips.popitem(last=False)
        return strip

    @staticmethod
    def _span(row: Row) -> tuple[int, int]:
        return row.offset, max((piece.stop for piece in row.pieces), default=row.offset)
