"""The card of what stands at a place of the page: whoever is named there, or the figure."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from parsers.model import Issue, Span
from tui import texts
from tui.actions import Handlers
from tui.messages import OpenPanel

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.screens.reader import Reader
    from tui.viewer.widget import Viewer

DOUBLE = 0.3
"""Seconds to wait for a second click, which would select the sentence instead."""


class Cards:
    """Looks names and figures up by their source offset; the table is made when it is first needed."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._issue: Issue | None = None
        self._known: list[tuple[Span, str]] = []
        self._click: Timer | None = None

    def handlers(self) -> Handlers:
        return {"card": self.open_here}

    def at(self, offset: int) -> tuple[Span, str] | None:
        """What is known at source `offset`: its span and the panel that shows it. A name goes before a figure."""
        issue = self.reader.issue
        if issue is not self._issue and issue is not None:
            self._issue = issue
            named = [(mention.span, "people") for person in issue.people for mention in person.mentions]
            self._known = sorted([*named, *((figure.span, "figures") for figure in issue.figures)])
        behind = bisect_right(self._known, offset, key=lambda known: known[0].start)
        near = [known for known in self._known[max(0, behind - 4) : behind] if known[0].end > offset]
        return max(near, key=lambda known: known[1], default=None)

    def open_here(self) -> None:
        """Open the card of what stands under the cursor."""
        self.reader.panes.complete()
        known = self.at(self.reader.page.cursor)
        if known is None:
            self.reader.say(texts.tr("status.no-card"))
        else:
            self.reader.turn(OpenPanel(known[1], known[0]))

    def clicked(self, event: Viewer.Clicked) -> None:
        """A click on a name or a figure opens its card, unless a second one follows."""
        if self._click is not None:
            self._click.stop()
            self._click = None
        known = self.at(event.offset) if event.button == 1 and event.chain == 1 else None
        if known is not None:
            opening = OpenPanel(known[1], known[0])
            self._click = self.reader.set_timer(DOUBLE, lambda: self.reader.turn(opening))
