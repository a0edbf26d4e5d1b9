"""The base of what opens beside the page: people, figures, hits, excerpts, notes."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical
from textual.reactive import reactive

from parsers.model import Issue, Span


class Panel(Vertical, can_focus=False):
    """A view of the issue beside the page. `tui.messages` says how one plugs in.

    Set by the reader: `issue`, first without people and figures, again when they are known (`watch_issue` should then
    keep the cursor where it was), and `place`, the source offset of the page's first row.
    """

    DEFAULT_CSS = "Panel { height: 1fr; }"

    TITLE: ClassVar[str] = ""
    """Key of the panel's title in the table of texts."""

    issue: reactive[Issue | None] = reactive(None, init=False)
    place: reactive[int] = reactive(0, init=False)

    def reveal(self, span: Span) -> None:
        """Show what stands at `span` (a name or figure that was clicked in the page). By default nothing."""

    def take_focus(self) -> None:
        """Give the keys to the part of the panel that works first: its first focusable widget."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return
