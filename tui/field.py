"""A line to type into, of one look everywhere; the arrows move the list that it narrows meanwhile."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tui.listing import Listing

LONGEST = 4096
"""Characters that a field holds."""
_MOVES = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}


class Field(Input):
    """An input of one row; `listing` is the list that goes with it, if there is one."""

    DEFAULT_CSS = "Field.-textual-compact { height: 1; border: none; padding: 0 1; background: $panel; }"

    def __init__(self, hint: str, listing: Listing | None = None, value: str = "", *, classes: str = "") -> None:
        super().__init__(
            value, placeholder=hint, compact=True, select_on_focus=False, max_length=LONGEST, classes=classes
        )
        self.listing = listing

    def on_key(self, event: events.Key) -> None:
        if self.listing is not None and event.key in _MOVES:
            event.stop()
            self.listing.go(self.listing.cursor + _MOVES[event.key], tell=True)
