"""The marked places of an issue, by letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from parsers.model import Issue, Span
from parsers.quote.excerpt import clean_text
from tui import texts
from tui.cells import Piece, cut_middle, spread
from tui.listing import Listing
from tui.messages import Goto, Say
from tui.panel import Panel
from tui.places import Places
from tui.safe import shown
from tui.store_requests import Change, PlacedMark, Want

WORDS = 60
"""Characters of the text shown of a place."""


class MarksPanel(Panel):
    """Two rows a mark: the words that stand there, and under what heading."""

    TITLE = "marks.title"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,D", "drop", show=False)]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marks: list[PlacedMark] = []
        self.listing = Listing(empty=texts.tr("store.looking"))
        self.places: Places | None = None

    def compose(self) -> ComposeResult:
        yield self.listing

    def on_mount(self) -> None:
        self.post_message(Want("marks"))

    def hints(self) -> str:
        return texts.tr("keys.marks")

    def watch_issue(self, issue: Issue | None) -> None:
        self.places = Places(issue) if issue is not None else None

    def show(self, marks: Sequence[PlacedMark]) -> None:
        """Show these marks."""
        self.marks = list(marks)
        if self.places is None:
            self.watch_issue(self.issue)
        self.listing.show(len(self.marks), self._draw, self.listing.cursor)

    def _draw(self, row: int, width: int) -> list[Piece]:
        letter, span = self.marks[row]
        if span is None or self.places is None:
            return spread([Piece(f" {shown(letter)}  ", "key"), Piece(texts.tr("marks.lost"), "warn")], [], width)
        words = " ".join(clean_text(self.places.issue, Span(span.start, span.start + WORDS)).split())
        title = shown(self.places.section_title(span.start))
        right = [Piece(f"  {cut_middle(title, width // 3)} ", "faint")] if title else []
        return spread([Piece(f" {shown(letter)}  ", "key"), Piece(shown(words))], right, width)

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        span = self.marks[event.index].span
        if span is not None:
            self.post_message(Goto(span, focus=event.x is None))
        else:
            self.post_message(Say(texts.tr("marks.lost"), warning=True))

    def action_drop(self) -> None:
        if self.listing.cursor < len(self.marks):
            letter = self.marks[self.listing.cursor].letter
            self.post_message(Change(lambda store, issue: store.marks.drop(issue, letter)))
