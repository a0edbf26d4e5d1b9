"""The field that a query is typed into: the arrows move the list below it meanwhile."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from tui.listing import Listing

_MOVES = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}


class QueryField(Input):
    """An input of one line over `listing`."""

    DEFAULT_CSS = "QueryField { height: 1; border: none; padding: 0 1; background: $panel; }"

    def __init__(self, hint: str, listing: Listing) -> None:
        super().__init__(placeholder=hint, compact=True, select_on_focus=False)
        self.listing = listing

    def on_key(self, event: events.Key) -> None:
        if event.key in _MOVES:
            event.stop()
            self.listing.go(self.listing.cursor + _MOVES[event.key], tell=True)
