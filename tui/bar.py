"""One line of words and buttons: the title, the status, the keys at the foot, a panel's head."""

from __future__ import annotations

from textual import events
from textual.strip import Strip

from tui.cells import Piece, cells, spread
from tui.messages import Run
from tui.styles import Lined, line


class Bar(Lined):
    """A line of pieces; a click on one runs its command."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, *, ground: str = "bar", id: str | None = None) -> None:
        super().__init__(id=id)
        self.ground = ground
        self.left: list[Piece] = []
        self.right: list[Piece] = []

    def show(self, left: list[Piece], right: list[Piece] | None = None) -> None:
        """Show these pieces; nothing is painted when they are what is shown."""
        right = right or []
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def line_at(self, y: int) -> Strip:
        width = self.size.width
        return line(self, spread(self.left, self.right, width), self.ground, width)

    def on_click(self, event: events.Click) -> None:
        at = 0
        for piece in spread(self.left, self.right, self.size.width):
            at += cells(piece.text)
            if event.x < at:
                if piece.command:
                    self.post_message(Run(piece.command))
                return
