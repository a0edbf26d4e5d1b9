"""The line between contents and page, to be dragged."""

from __future__ import annotations

from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.cells import Piece
from tui.ink import palette_of, strip


class Divider(Widget):
    """One column; dragging it says where it is wanted."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Divider { width: 1; height: 1fr; pointer: ew-resize; }"

    class Dragged(Message):
        """The divider is wanted at screen column `column`."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    def __init__(self) -> None:
        super().__init__()
        self.held = False

    def render_line(self, y: int) -> Strip:
        return strip(palette_of(self), [Piece("▏", "accent" if self.held else "faint")], "page", 1)

    def watch_hover_style(self, previous_hover_style: Style, hover_style: Style) -> None:
        """Nothing changes under the mouse."""

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
