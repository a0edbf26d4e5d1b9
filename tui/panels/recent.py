"""The issues that were opened last; Enter opens one in place of this."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from parsers.model import Issue
from tui import texts
from tui.cells import Piece, cells, cut_middle, spread
from tui.listing import Listing
from tui.panel import Panel
from tui.safe import shown
from tui.store import Recent
from tui.store_requests import Change, OpenIssue, Want


class RecentPanel(Panel):
    """A row an issue: its title or file name, how far it was read, when."""

    TITLE = "recent.title"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete,D", "forget", show=False)]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.recent: list[Recent] = []
        self.listing = Listing(empty=texts.tr("store.looking"))

    def compose(self) -> ComposeResult:
        yield self.listing

    def on_mount(self) -> None:
        self.post_message(Want("recent"))

    def hints(self) -> str:
        return texts.tr("keys.recent")

    def watch_issue(self, issue: Issue | None) -> None:
        """The list does not depend on what is open."""

    def show(self, recent: Sequence[Recent]) -> None:
        """Show these issues."""
        self.recent = list(recent)
        self.listing.show(len(self.recent), self._draw, self.listing.cursor)

    def _draw(self, row: int, width: int) -> list[Piece]:
        issue = self.recent[row]
        file = cut_middle(shown(Path(issue.path).name), max(8, width // 3))
        when = time.strftime("%m-%d", time.localtime(issue.opened))
        right = [Piece(f"  {file}", "faint"), Piece(f" {issue.progress:>4.0%}", "number"), Piece(f" {when} ", "faint")]
        room = max(4, width - 1 - sum(cells(piece.text) for piece in right))
        return spread([Piece(f" {cut_middle(shown(issue.title or file), room)}", "name")], right, width)

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        self.post_message(OpenIssue(self.recent[event.index].path))

    def action_forget(self) -> None:
        if self.listing.cursor < len(self.recent):
            issue = self.recent[self.listing.cursor].id
            self.post_message(Change(lambda store, _: store.library.forget(issue)))
