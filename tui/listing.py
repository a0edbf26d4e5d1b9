"""A list of any length, drawn row by row: only what is on the screen costs anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.cells import Piece, scroll_mark, spread
from tui.styles import Lined, line

Draw = Callable[[int, int], list[Piece]]
"""Draws row `index` in at most `width` cells. Document text must have passed `tui.safe.shown`."""


def _alone(index: int) -> range:
    return range(index, index + 1)


def _nothing(_index: int, _width: int) -> list[Piece]:
    return []


class Listing(Lined, ScrollView, can_focus=True):
    """Rows by number, a cursor, keys, mouse and a thin bar. `show` fills it; it keeps no row."""

    DEFAULT_CSS = """
    Listing { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: scroll; scrollbar-size: 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end,G", "edge(1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    cursor: reactive[int] = reactive(0, repaint=False)

    class OfRow(Message):
        """Something has happened to row `index`."""

        def __init__(self, listing: Listing, index: int) -> None:
            super().__init__()
            self.listing, self.index = listing, index

        @property
        def control(self) -> Listing:
            return self.listing

        @property
        def is_stale(self) -> bool:
            """Whether the list has become so short on the way that there is no such row any more."""
            return self.index >= self.listing.count

    class Chosen(OfRow):
        """Enter or a click on row `index`; `x` is the cell that was clicked, None for the key."""

        def __init__(self, listing: Listing, index: int, x: int | None = None) -> None:
            super().__init__(listing, index)
            self.x = x

    class Highlighted(OfRow):
        """The reader moved the cursor to row `index`."""

    def __init__(self, *, ground: str = "side", empty: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.ground = ground
        self.empty = empty
        """What an empty list says."""
        self.count = 0
        self.draw: Draw = _nothing
        self.entry: Callable[[int], range] = _alone
        """The rows of the entry that a row is of: the cursor lights them all, and stands on the first."""

    def show(self, count: int, draw: Draw, cursor: int = 0, *, at: int | None = None) -> None:
        """Show `count` rows that `draw` draws, with the cursor on row `cursor`; that row stays in row `at` of the
        screen, if one is given and there are rows enough."""
        self.count, self.draw = count, draw
        # set quietly: there is no bar of Textual's to lay out, and a layout takes longer than drawing the list
        self.set_reactive(ScrollView.virtual_size, Size(self.size.width, count))
        self.set_reactive(Listing.cursor, max(0, min(cursor, count - 1)))
        if at is None:
            self.reveal()
        else:
            self.scroll_to(y=max(0, min(self.cursor - at, count - self.size.height)), animate=False, force=True)
        self.refresh()

    def go(self, index: int, *, tell: bool = False) -> None:
        """Put the cursor on row `index`; `tell` posts `Highlighted` for it."""
        index = self.entry(max(0, min(index, self.count - 1))).start
        if index != self.cursor:
            self.cursor = index
            if tell:
                self.post_message(self.Highlighted(self, index))

    def redraw(self, *rows: int) -> None:
        """Draw `rows` anew."""
        top, height, width = self.scroll_offset.y, self.size.height, self.size.width
        if regions := [Region(0, row - top, width, 1) for row in rows if top <= row < top + height]:
            self.refresh(*regions)

    def reveal(self) -> None:
        """Scroll so that the row under the cursor is on the screen, with a row of what is around it."""
        height, top = self.size.height, self.scroll_offset.y
        if not height:
            return
        edge = 1 if height > 4 else 0
        new = min(max(top, self.entry(self.cursor).stop - height + edge), max(0, self.cursor - edge))
        new = max(0, min(new, self.count - height))
        if new != top:
            self.scroll_to(y=new, animate=False, force=True)

    def line_at(self, y: int) -> Strip:
        index, width = self.scroll_offset.y + y, self.size.width
        if index >= self.count:
            text = spread([Piece(" " + self.empty, "muted")], [], width) if not self.count and y == 0 else []
            return line(self, text, self.ground, width)
        at = index in self.entry(self.cursor)
        ground = ("cursor" if self.has_focus else "blurred") if at else self.ground
        mark = scroll_mark(y, self.size.height, self.count, self.scroll_offset.y)
        return line(self, spread(self.draw(index, width - 1), [mark], width), ground, width)

    def watch_cursor(self, old: int, new: int) -> None:
        top = self.scroll_offset.y
        self.reveal()
        if self.scroll_offset.y == top:
            self.redraw(*self.entry(old), *self.entry(new))
        else:
            self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        self.virtual_size = Size(event.size.width, self.count)
        self.reveal()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        index = self.scroll_offset.y + event.y
        if index < self.count:
            self.go(index)
            self.post_message(self.Chosen(self, index, event.x))

    def action_step(self, rows: int) -> None:
        under = self.entry(self.cursor)
        self.go((under.stop - 1 if rows > 0 else under.start) + rows, tell=True)

    def action_page(self, pages: int) -> None:
        self.go(self.cursor + pages * max(1, self.size.height - 2), tell=True)

    def action_edge(self, end: int) -> None:
        self.go(self.count if end > 0 else 0, tell=True)

    def action_choose(self) -> None:
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))
