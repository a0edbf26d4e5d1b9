"""The figures of the issue: a search field over a list, the card of the one under the cursor, checks, budget table."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from parsers.model import Issue, Span
from tui import texts
from tui.bar import Bar
from tui.cells import Piece
from tui.figures.card_listing import CardListing
from tui.figures.desk import HINTS, Desk
from tui.figures.known import Known
from tui.figures.query_field import QueryField
from tui.listing import Listing
from tui.messages import ClosePanel, Copy, Goto, MarkSpans, Run, Say
from tui.panel import Panel
from tui.tables import FORMS, written

_AT_ONCE = 5000
"""So many figures are searched on the thread that draws: sooner done than handed over."""
_MARKED = 20_000
"""At most so many are marked on the page."""


class FiguresPanel(Panel):
    """Typing narrows the list, the card follows the cursor; Enter goes to the place on the page."""

    TITLE = "figures.title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "do('list')", show=False),
        Binding("r", "do('checks')", show=False),
        Binding("b", "do('budget')", show=False),
        Binding("a", "do('next-kind')", show=False),
        Binding("s", "do('sort')", show=False),
        Binding("y", "do('copy')", show=False),
        Binding("c", "do('form')", show=False),
        Binding("slash,／,、", "do('field')", show=False),
        Binding("right", "do('card')", show=False),
        Binding("left", "do('rows')", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tabs, self.filters, self.foot = Bar(ground="side"), Bar(ground="side"), Bar(ground="side")
        self.listing = Listing(empty=texts.tr("figures.waiting"))
        self.field = QueryField(texts.tr("figures.hint"), self.listing)
        self.card = CardListing()
        self.desk: Desk | None = None
        self.form = FORMS[0]
        self.wanted: Span | None = None
        """What is to be revealed when the figures are known."""

    def compose(self) -> ComposeResult:
        yield from (self.tabs, self.field, self.filters, self.listing, self.card, self.foot)

    def on_mount(self) -> None:
        self.watch_issue(self.issue)

    def watch_issue(self, issue: Issue | None) -> None:
        """Figures have been found, or another reading of the same file has come; the list stays where it was."""
        if issue is not None and self.is_attached and (self.desk is None or self.desk.known.issue is not issue):
            self.run_worker(self._learn(issue), exclusive=True, group="figures-known")

    def reveal(self, span: Span) -> None:
        """Show the card of the figure at `span`; as soon as the figures are known, when they are not yet."""
        self.wanted = span
        if self.desk is None:
            return
        self.wanted = None
        index = self.desk.figure_at(span)
        if index is not None:
            with self.prevent(Input.Changed):
                self.field.value = ""
            self.desk.kind, self.desk.looking = "all", "list"
            self.show(cursor_on=index)
            self.listing.focus()

    async def _learn(self, issue: Issue) -> None:
        """Get to know an issue; the cursor stays on its figure, at first on the one where the page stands."""
        desk, old = Desk(await asyncio.to_thread(Known, issue)), self.desk
        here = desk.figure_from(self.place)
        if old is not None:
            desk.looking, desk.kind, desk.order = old.looking, old.kind, old.order
            here = old.view.figure(self.listing.cursor) if old.view.count else here
        self.desk = desk
        self.show(cursor_on=here)
        if self.wanted is not None:
            self.reveal(self.wanted)

    def show(self, cursor_on: int | None = None) -> None:
        """Show what is looked at, with the cursor on the row of figure `cursor_on` if it has one."""
        desk = self.desk
        if desk is None:
            return
        self.filters.display = self.field.display = desk.looking == "list"
        if desk.looking == "list" and len(desk.known.issue.figures) > _AT_ONCE:
            self.run_worker(self._search(desk, cursor_on), exclusive=True, group="figures-search")
        else:
            desk.view = desk.made(self.field.value)
            self.draw(desk, cursor_on)

    async def _search(self, desk: Desk, cursor_on: int | None) -> None:
        """Search off the thread that draws; the newest query's worker alone lives to show it."""
        desk.view = await asyncio.to_thread(desk.listed, self.field.value)
        self.draw(desk, cursor_on)

    def draw(self, desk: Desk, cursor_on: int | None = None) -> None:
        """Put a view on the screen, with the card, the tabs and the filters that belong to it."""
        self.listing.empty = texts.tr("figures.waiting" if desk.looking == "list" else f"figures.no-{desk.looking}")
        if desk.nothing_found:
            self.listing.show(len(HINTS), _hint)
        else:
            self.listing.show(desk.view.count, desk.view.draw, desk.row_of(cursor_on))
        self.tabs.show(desk.tabs())
        self.filters.show(*desk.filters())
        self.foot.show(desk.foot())
        self.follow()

    @on(Listing.Highlighted)
    @on(events.Resize)
    def follow(self) -> None:
        """The card shows the figure that the row under the cursor is about."""
        if self.desk is not None:
            view = self.desk.view
            figure = view.figure(self.listing.cursor) if view.count else None
            self.card.follow(self.desk.known, figure, self.size.width or 48, self.size.height)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.desk is not None and self.desk.looking == "list":
            self.show()

    @on(Input.Submitted)
    @on(Listing.Chosen)
    def chosen(self, event: Input.Submitted | Listing.Chosen) -> None:
        """Show the row's place on the page, and mark all places of the view there: n and N walk them."""
        event.stop()
        row, focus = self.listing.cursor, True
        if isinstance(event, Listing.Chosen):
            row, focus = event.index, event.x is None
            if event.listing is self.card:
                self.card.choose(row, focus=focus)
                return
        self.follow()
        view = self.desk.view if self.desk else None
        target = view.target(row) if view and row < view.count else None
        if view is not None and target is not None:
            spans = view.spans()[:_MARKED]
            current = next((k for k, span in enumerate(spans) if span.end > target.start), 0)
            self.post_message(MarkSpans("figure", spans, current))
            self.post_message(Goto(target, focus=focus))

    @on(Run)
    def clicked(self, event: Run) -> None:
        """A click on a tab or a filter; other commands go on to the reader."""
        if event.command.startswith("figures:"):
            event.stop()
            self.action_do(event.command.removeprefix("figures:"))

    def action_do(self, what: str) -> None:
        """Do what a key or a click asks for."""
        desk = self.desk
        if desk is None:
            return
        if desk.turn(what):
            self.show()
            (self.field if what == "field" else self.listing).focus()
            if what == "checks":
                self.post_message(Say(desk.tallied()))
        elif what == "form":
            self.form = FORMS[(FORMS.index(self.form) + 1) % len(FORMS)]
            self.post_message(Say(texts.tr(f"people.form-{self.form}")))
        elif what == "copy":
            self.post_message(Copy(written(desk.view.table(), self.form), texts.tr("figures.copied")))
        elif what == "card" and self.card.display:
            self.card.focus()
        else:
            self.listing.focus()

    def action_leave(self) -> None:
        """Back: from the card or a view to the list, from a search to all, from the list to the page."""
        if self.card.has_focus:
            self.listing.focus()
        elif self.desk is not None and self.desk.looking != "list":
            self.action_do("list")
        elif self.field.value:
            self.field.value = ""
        else:
            self.post_message(MarkSpans("figure", []))
            self.post_message(ClosePanel())


def _hint(row: int, _width: int) -> list[Piece]:
    return [Piece(f" {'  ' if row else ''}{texts.tr(f'figures.{HINTS[row]}')}", "muted")]
