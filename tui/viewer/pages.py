"""`Pages`: an issue on the canvas, and the ways through it. All places are source offsets."""

from __future__ import annotations

from textual import events
from textual.message import Message

from parsers.model import Issue, Source, Span
from tui.viewer.canvas import Canvas
from tui.viewer.drawn import RUN_IN
from tui.viewer.geometry import DEFAULT_MEASURE, MIN_MEASURE, fit
from tui.viewer.layout import Layout, Place

MARGIN = 2
_REST = 0.3
"""Seconds after the first frame when nothing is more urgent."""


class Pages(Canvas):
    """Loads, scrolls, jumps. What stands on top stays there when the size, the measure or the parse changes."""

    class Moved(Message, namespace="viewer"):
        """The page moved: the source offset of its first row, and of the place that is being read."""

        def __init__(self, top_offset: int, cursor: int) -> None:
            super().__init__()
            self.top_offset = top_offset
            self.cursor = cursor

    def __init__(
        self, issue: Issue | None = None, *, measure: int = DEFAULT_MEASURE, id: str | None = None,
        classes: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(id=id, classes=classes)
        self.issue = Issue(Source("", ""))
        self.cursor = 0
        """The place that is being read; in view unless the text is scrolled under a selection."""
        self._measure = measure
        self._anchor = 0
        if issue is not None:
            self.load(issue)

    @property
    def gone_to(self) -> int:
        """The source offset of the last top row that was gone to: a panel beside it or another size does not change it,
        though they may show another row on top meanwhile."""
        return self._anchor

    @property
    def percent(self) -> int:
        """How far into the text the page is, 0 … 100; 100 when its end is in view."""
        if self.page.is_last(self.page.move(self.top, self.geometry.height - 1)):
            return 100
        return 100 * self.top_offset // max(1, len(self.issue.source.text))

    @property
    def measure(self) -> int:
        """The widest that rows may be, in cells; `MIN_MEASURE` at least."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        self._measure = max(MIN_MEASURE, cells)
        self._set()

    def load(self, issue: Issue, *, keep_place: bool = False) -> None:
        """Show `issue`: from its beginning, or with what is now on top (by its source offset) still there."""
        self.issue = issue
        if not keep_place:
            self._anchor = self.cursor = 0
        self.marks.set(RUN_IN, [section.heading for section in issue.walk()])
        self._set()
        if self.is_mounted:
            self.set_timer(_REST, self.set_ahead)

    def goto(self, where: int | Span, *, margin: int = MARGIN, lazy: bool = False) -> None:
        """Bring a place into view, `margin` rows below the top; if `lazy`, only where it is not in view already.

        The cursor moves there. A source offset that is not drawn (page furniture) shows what follows it.
        """
        self.cursor = where if isinstance(where, int) else where.start
        place = self.page.place_of(self.cursor)
        if not (lazy and self.shows(place)):
            self.put_top(self.page.move(place, -margin))
            self._anchor = self.top_offset
        self._moved()

    def scroll_rows(self, rows: int) -> None:
        """Scroll by `rows`, up if negative; the cursor goes with the page."""
        if self.put_top(self.page.move(self.top, rows)):
            self._anchor = self.top_offset
            self._follow()
            self._moved()

    def scroll_pages(self, pages: float) -> None:
        """Scroll by whole or half pages, one row of the old page staying in view."""
        self.scroll_rows(int(pages * max(1, self.geometry.height - 1)))

    def scroll_edge(self, *, end: bool) -> None:
        """Go to the first or the last page; the cursor goes to the first or the last row."""
        edge = self.page.last if end else Place(0, 0)
        self.put_top(edge)
        self._anchor = self.top_offset
        self.cursor = self.page.row(edge).offset
        self._moved()

    def on_mount(self) -> None:
        self.set_timer(_REST, self.set_ahead)

    def on_resize(self, event: events.Resize) -> None:
        self._set()

    def _follow(self) -> None:
        """Take the cursor along with a page that was scrolled."""
        self.cursor = self.top_offset

    def _moved(self) -> None:
        self.refresh()
        self.post_message(self.Moved(self.top_offset, self.cursor))

    def _set(self) -> None:
        """Lay the issue out for the size and measure of now; the anchor, the last top row that was gone to, stays.

        Unless that would put the place that is being read out of view.
        """
        seen = self.shows(self.page.place_of(self.cursor))
        geometry = fit(self.size.width or 80, self.size.height or 24, self._measure)
        blocks = self.issue.blocks
        known = self.page.blocks is blocks
        page = self.page.on(geometry.sheet) if known else Layout(blocks, geometry.sheet, self.issue.noise)
        self.shape(geometry, page, len(self.issue.source.text))
        self.top = Place(0, 0)
        self.put_top(self.page.place_of(self._anchor))
        place = self.page.place_of(self.cursor)
        if seen and not self.shows(place):
            self.put_top(self.page.move(place, -self.geometry.height // 3))
