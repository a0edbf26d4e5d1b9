"""The line between contents and page, to be dragged."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.cells import Piece
from tui.styles import Lined, line


class Divider(Lined):
    """One column; dragging it says where it is wanted."""

    DEFAULT_CSS = "Divider { width: 1; height: 1fr; pointer: ew-resize; }"

    class Dragged(Message):
        """The divider is wanted at screen column `column`."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def __init__(self) -> None:
        super().__init__()
        self.held = False

    def line_at(self, y: int) -> Strip:
        return line(self, [Piece("▏", "accent" if self.held else "faint")], "page", 1)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        self.held = True
        self.capture_mouse()
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.held:
            self.post_message(self.Dragged(int(event.screen_x)))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.held = False
        self.release_mouse()
        self.refresh()
