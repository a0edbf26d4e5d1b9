"""The notes panel: what the file is, how it was read, what of it was set aside, what is doubtful.

Enter goes to the place of what a row tells, or opens what it counts: a view of the reader, or a list in this panel, and
from there the place of each. `w` says which rules made what stands at the cursor of the page.
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from parsers.model import Issue, NoiseKind, Span
from tui import texts
from tui.background import work_of
from tui.cells import Piece, spread
from tui.listing import Listing
from tui.messages import Goto, Run
from tui.panel import Panel
from tui.sheet.known import Known
from tui.sheet.noted import back, explained_rows
from tui.sheet.rows import Command, Rest, Row, found_again
from tui.sheet.sheet import opened_name, opened_rows, sheet_rows
from tui.stage import Stage


class NotesPanel(Panel):
    """The rows of `tui.sheet`; they are made when the panel is opened, and anew when more is known."""

    TITLE = "notes.title"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,W", "explain", show=False)]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[Row] = []
        self.known: Known | None = None
        """What has been found of the issue for the rows."""
        self.opened: NoiseKind | Rest | None = None
        """What is listed by itself; None while the whole sheet is."""
        self.explained: list[Row] | None = None
        """What is told of the place at the cursor of the page, where that is looked at."""
        self.listing = Listing()
        self.listing.entry = self._entry

    def compose(self) -> ComposeResult:
        yield self.listing

    def on_mount(self) -> None:
        self.renew()

    def watch_issue(self, issue: Issue | None) -> None:
        self.renew()

    def watch_stage(self, stage: Stage) -> None:
        self.renew()

    def on_resize(self) -> None:
        self.renew()

    def renew(self) -> None:
        """More is known, or the width is another: the cursor stays on what it is on, and that in its row."""
        if self.issue is not None and self.is_mounted:
            before, cursor, listing = self.rows, self.listing.cursor, self.listing
            self.make(self.issue)
            at = cursor - listing.scroll_offset.y if before else None
            self.show(found_again(before, cursor, self.rows), at)

    def make(self, issue: Issue) -> None:
        """Make the rows of what is looked at."""
        if self.known is None or self.known.issue is not issue:
            self.known = Known(issue)
        if self.explained is not None:
            self.rows = self.explained
        elif self.opened is not None:
            self.rows = opened_rows(self.known, self.opened, self._room())
        else:
            self.rows = sheet_rows(self.known, self.stage, self.file, self._room())

    def show(self, cursor: int, at: int | None = None) -> None:
        """Show the rows, with the cursor on row `cursor`, in row `at` of the screen if one is given."""
        self.listing.show(len(self.rows), self._draw, cursor, at=at)
        inner = ""
        if self.explained is not None:
            inner = texts.tr("explain.title")
        elif self.opened is not None:
            inner = opened_name(self.opened)
        title = [Piece(f" {texts.tr(self.TITLE)}", "muted" if inner else "title")]
        if inner:
            title.append(Piece(f" › {inner}", "title"))
        self.show_head(title)

    def _room(self) -> int:
        """The cells of a row, beside the bar of the list and a blank."""
        return max(20, self.size.width - 2)

    def hints(self) -> str:
        if self.explained is not None:
            return texts.tr("keys.notes-explained")
        return texts.tr("keys.notes" if self.opened is None else "keys.notes-hidden")

    def action_explain(self) -> None:
        """Tell which rules made what stands at the cursor of the page: the text is read once more, in a thread."""
        if self.issue is not None:
            self._tell([back(), Row((Piece(f" {texts.tr('explain.working')}", "muted"),))])
            work = work_of(self._explain, self.issue, self.place)
            self.run_worker(work, exclusive=True, group="notes-explain")

    async def _explain(self, issue: Issue, offset: int) -> None:
        rows = await asyncio.to_thread(explained_rows, issue, offset, self._room() - 2)
        if self.explained is not None:  # else it was left meanwhile
            self._tell([back(), *rows])

    def _tell(self, rows: list[Row]) -> None:
        self.explained = self.rows = rows
        self.show(min(1, len(rows) - 1))
        self.tell_keys()

    def look(self, opened: NoiseKind | Rest | None) -> None:
        """List something by itself, or the whole sheet again, with the cursor on what was left."""
        if self.issue is None:
            return
        left, self.opened, self.explained = self.opened, opened, None
        self.make(self.issue)
        self.show(1 if opened is not None else next((k for k, row in enumerate(self.rows) if row.target == left), 0))
        self.tell_keys()

    def _entry(self, row: int) -> range:
        """The rows of the entry that row `row` is of."""
        start, stop = row, row + 1
        while 0 < start < len(self.rows) and self.rows[start].goes_on:
            start -= 1
        while stop < len(self.rows) and self.rows[stop].goes_on:
            stop += 1
        return range(start, stop)

    def _draw(self, row: int, width: int) -> list[Piece]:
        return spread(self.rows[row].left, self.rows[row].right, width)

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        target = self.rows[event.index].target
        inner = self.opened is not None or self.explained is not None
        if isinstance(target, Span):
            self.post_message(Goto(target, focus=inner and event.x is None))
        elif isinstance(target, Command):
            self.post_message(Run(target.id))
        elif isinstance(target, (NoiseKind, Rest)):
            self.look(target)
        elif event.index == 0 and inner:
            self.look(None)

    def action_leave(self) -> None:
        """From what is listed by itself or from the rules back to the sheet, then as everywhere."""
        if self.opened is not None or self.explained is not None:
            self.look(None)
        else:
            super().action_leave()
