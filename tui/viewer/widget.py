"""`Viewer`: an issue on the page. Load it, go to a place, mark spans; it says where one is and what was clicked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.message import Message

from parsers.model import Issue, Source, Span
from tui.viewer.canvas import Canvas
from tui.viewer.geometry import DEFAULT_MEASURE, MIN_MEASURE, fit
from tui.viewer.layout import Layout

LAYERS = ("find", "person", "figure", "excerpt")
"""The layers that have colours and ticks of their own, the most important first."""
PARTS = (
    "title", "subtitle", "byline", "heading", "subheading", "masthead", "contents", "roster", "table", "signature",
    "salutation", "note", "text", "page", "rule", "bar", "thumb", "run-in", "selection", "cursor",
)  # fmt: skip
LAYER_PARTS = tuple(name + end for name in LAYERS for end in ("", "-current", "-tick", "-current-tick"))
MARGIN = 2
_WHEEL = 3


class Viewer(Canvas):
    """The document pane. All places are source offsets; the page follows them through every change of size."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"viewer--{name}" for name in (*PARTS, *LAYER_PARTS)}
    DEFAULT_CSS = """
    Viewer {
        background: $background; color: $foreground;
        & .viewer--title { color: $text-accent; text-style: bold; }
        & .viewer--subtitle, & .viewer--byline, & .viewer--note { color: $foreground 65%; }
        & .viewer--masthead { color: $text-accent; }
        & .viewer--heading { text-style: bold; }
        & .viewer--subheading, & .viewer--run-in { text-style: bold; color: $foreground 85%; }
        & .viewer--page, & .viewer--rule { color: $foreground 40%; }
        & .viewer--bar { color: $foreground 18%; }
        & .viewer--thumb { color: $foreground 55%; }
        & .viewer--person { color: $text-primary; }
        & .viewer--figure { color: $text-success; }
        & .viewer--excerpt { text-style: underline; }
        & .viewer--find { background: $warning 35%; }
        & .viewer--find-current, & .viewer--person-current, & .viewer--figure-current, & .viewer--excerpt-current {
            background: $warning; color: $background; text-style: bold;
        }
        & .viewer--find-tick, & .viewer--excerpt-tick { color: $text-warning; }
        & .viewer--person-tick { color: $text-primary; }
        & .viewer--figure-tick { color: $text-success; }
        & .viewer--find-current-tick, & .viewer--person-current-tick, & .viewer--figure-current-tick,
        & .viewer--excerpt-current-tick { color: $background; background: $warning; }
        & .viewer--selection { background: $primary 45%; }
        & .viewer--cursor { text-style: reverse; }
    }
    """
    TICKS = LAYERS

    class Clicked(Message):
        """A character of the page was clicked: its source offset, the button, and how many clicks in a row."""

        def __init__(self, offset: int, button: int, chain: int) -> None:
            super().__init__()
            self.offset = offset
            self.button = button
            self.chain = chain

    def __init__(
        self, issue: Issue | None = None, *, measure: int = DEFAULT_MEASURE, id: str | None = None,
        classes: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(id=id, classes=classes)
        self.issue = issue or Issue(Source("", ""))
        self.cursor = 0
        """The place that is being read; always in view."""
        self._measure = measure
        self._anchor = 0

    @property
    def top_offset(self) -> int:
        """The source offset of the first row in view."""
        return self.page.row(self.top).offset

    @property
    def percent(self) -> int:
        """How far the last row in view is into the text, 0 … 100."""
        if self.page.move(self.top, self.geometry.height - 1) == self.page.last:
            return 100
        return 100 * self.top_offset // max(1, len(self.issue.source.text))

    @property
    def measure(self) -> int:
        """The widest that rows may be, in cells; `MIN_MEASURE` at least."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        self._measure = max(MIN_MEASURE, cells)
        self._set(self._anchor)

    def load(self, issue: Issue, *, keep_place: bool = False) -> None:
        """Show `issue`: from its beginning, or with what is now on top (by its source offset) still there."""
        self.issue = issue
        if not keep_place:
            self._anchor = self.cursor = 0
        heads = [section.heading for section in issue.walk()]
        self.marks.set("run-in", heads)
        self._set(self._anchor)

    def goto(self, where: int | Span, *, margin: int = MARGIN, lazy: bool = False) -> None:
        """Bring a place into view, `margin` rows below the top; if `lazy`, only where it is not in view already.

        The cursor moves there. A source offset that is not drawn (page furniture) shows what follows it.
        """
        offset = where if isinstance(where, int) else where.start
        place = self.page.place_of(offset)
        self.cursor = offset
        shown = self.top <= place <= self.page.move(self.top, self.geometry.height - 1)
        if not (lazy and shown):
            self.put_top(self.page.move(place, -margin))
            self._anchor = self.top_offset
        self.refresh()
        self.post_message(self.Moved(self.top_offset, self.cursor))

    def scroll_rows(self, rows: int) -> None:
        """Scroll by `rows`, up if negative; the cursor goes with the page."""
        if self.put_top(self.page.move(self.top, rows)):
            self._settle(self.top_offset)

    def scroll_pages(self, pages: float) -> None:
        """Scroll by whole or half pages, one row of the old page staying in view."""
        step = max(1, self.geometry.height - 1)
        self.scroll_rows(int(pages * step))

    def scroll_edge(self, *, end: bool) -> None:
        """Go to the first or the last page."""
        self.put_top(self.page.last if end else self.page.move(self.top, 0)._replace(chunk=0, row=0))
        self._settle(self.page.row(self.page.last).offset if end else self.top_offset)

    def set_marks(self, layer: str, spans: Iterable[Span], current: int | None = None) -> None:
        """Mark `spans` as `layer` (one of `LAYERS`) in place of its marks so far; no spans take them away."""
        self.marks.set(layer, spans, current)
        self.refresh()

    def _settle(self, cursor: int) -> None:
        self._anchor = self.top_offset
        self.cursor = cursor
        self.post_message(self.Moved(self.top_offset, self.cursor))

    def _set(self, anchor: int) -> None:
        """Lay the issue out for the size and measure of now, with the row of source offset `anchor` on top."""
        geometry = fit(self.size.width or 80, self.size.height or 24, self._measure)
        self.shape(geometry, Layout(self.issue.blocks, geometry.sheet), len(self.issue.source.text))
        self.put_top(self.page.place_of(anchor))

    def on_resize(self, event: events.Resize) -> None:
        self._set(self._anchor)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_rows(-_WHEEL)
