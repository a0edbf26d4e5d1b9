"""`Viewer`: the document pane. It marks, selects with mouse and keys, and says where one is and what was clicked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.message import Message

from parsers.model import Issue, Span
from parsers.quote.excerpt import clean_text
from tui.viewer.geometry import DEFAULT_MEASURE
from tui.viewer.look import COMPONENTS, CSS, LAYERS
from tui.viewer.marks import Layer
from tui.viewer.pointer import Pointer
from tui.viewer.rows import Hit
from tui.viewer.selecting import Selecting
from tui.viewer.selection import Selection
from tui.viewer.units import Unit

_WHEEL = 3
_UNITS = {2: Unit.SENTENCE, 3: Unit.PARAGRAPH}


class Viewer(Selecting):
    """What the app puts on its screen. All places in and out are source offsets; see `Pages` and `Selecting`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CSS = CSS
    TICKS = LAYERS

    class Clicked(Message):
        """A character was clicked, or a place beside one: its source offset, the button, clicks in a row."""

        def __init__(self, offset: int, button: int, chain: int) -> None:
            super().__init__()
            self.offset = offset
            self.button = button
            self.chain = chain

    def __init__(
        self, issue: Issue | None = None, *, measure: int = DEFAULT_MEASURE, id: str | None = None,
        classes: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(issue, measure=measure, id=id, classes=classes)
        self._pointer = Pointer(self)

    def put_marks(self, layer: Layer) -> None:
        """Paint `layer`, made elsewhere, in place of the one of its name."""
        self.marks.put(layer)
        self.refresh()

    def set_marks(self, layer: str, spans: Iterable[Span], current: int | None = None) -> None:
        """Mark `spans` as `layer` (one of `LAYERS`) in place of its marks so far; no spans take them away."""
        self.marks.set(layer, spans, current)
        self.refresh()

    def excerpt_text(self, span: Span) -> str:
        """The words of `span`, clean of layout."""
        return clean_text(self.issue, span)

    def verbatim_text(self, span: Span) -> str:
        """The source between the ends of `span`, as the file has it."""
        return self.issue.source[span]

    def hit_at(self, x: int, y: int) -> Hit:
        """What is at cell (x, y) of the pane; beyond its edges, what would be there."""
        return self.row_at(y).hit(x - self.geometry.left)

    def select_hits(self, start: Hit, end: Hit) -> None:
        """Select from one cell to another, the characters under both included."""
        span = Span(min(start.before, end.before), max(start.after, end.after))
        self.select(Selection(Span(*start), Span(*end)) if span.start < span.end else None)
        self.show_cursor = False
        self.cursor = end.before

    def drag_page(self, rows: int) -> None:
        """Scroll under a drag; the cursor stays with the pointer."""
        if self.put_top(self.page.move(self.top, rows)):
            self._anchor = self.top_offset
            self._moved()

    def goto_bar(self, cell: int) -> None:
        """Go to the place that a cell of the bar stands for."""
        self.goto(self.bar.offset_of(cell), margin=0)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self._pointer.down(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        self._pointer.move(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._pointer.up()

    def on_click(self, event: events.Click) -> None:
        """One click puts the cursor there and ends a selection; two select the sentence, three the paragraph."""
        event.prevent_default()
        event.stop()
        if self._pointer.dragged:
            return
        offset = self.hit_at(event.x, event.y).before
        self.cursor = offset
        self.show_cursor = False
        unit = _UNITS.get(event.chain)
        if event.button == 1:
            if unit is None:
                self.select(None)
            else:
                self.select_unit(unit)
        self._moved()
        self.post_message(self.Clicked(offset, event.button, event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_rows(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_rows(-_WHEEL)
