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
from tui.background import work_of
from tui.bar import Bar
from tui.figures.card_listing import CardListing
from tui.figures.known import Known
from tui.figures.state import FiguresState
from tui.listing import Listing
from tui.messages import Say
from tui.search_panel import SearchPanel
from tui.tables import Rows

_AT_ONCE = 5000
"""So many figures are searched on the thread that draws: sooner done than handed over."""
_ROWS = 5
"""A claim is as much work to lay out as so many figures are to search."""
_MARKED = 20_000
"""At most so many are marked on the page."""


class FiguresPanel(SearchPanel):
    """Typing narrows the list, the card follows the cursor; Enter goes to the place on the page."""

    TITLE = "figures.title"
    NAME = "figures"
    LAYER = "figure"
    VIEWS = ("list", "checks", "budget")
    TRIES = ("none", "try-word", "try-size", "try-equal", "try-change")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "do('checks')", show=False),
        Binding("b", "do('budget')", show=False),
        Binding("a", "do('next-kind')", show=False),
        Binding("right", "do('card')", show=False),
        Binding("left", "do('rows')", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.filters = Bar(ground="side")
        self.card = CardListing()
        self.state: FiguresState | None = None
        self.wanted: Span | None = None
        """What is to be revealed when the figures are known."""
        self.untold = False
        """The checks have been opened, and how they came out is not told yet."""

    def compose(self) -> ComposeResult:
        yield from (self.field, self.filters, self.listing, self.card)

    def on_mount(self) -> None:
        self.watch_issue(self.issue)

    def watch_issue(self, issue: Issue | None) -> None:
        """Figures have been found, or another reading of the same file has come; the list stays where it was."""
        if issue is not None and self.is_attached and (self.state is None or self.state.known.issue is not issue):
            self.run_worker(work_of(self._learn, issue), exclusive=True, group="figures-known")

    def reveal(self, span: Span) -> None:
        """Show the card of the figure at `span`; as soon as the figures are known, when they are not yet."""
        self.wanted = span
        if self.state is None:
            return
        self.wanted = None
        index = self.state.figure_at(span)
        if index is not None:
            with self.prevent(Input.Changed):
                self.field.value = ""
            self.state.kind, self.looking = "all", "list"
            self.show(cursor_on=index)
            self.listing.focus()

    async def _learn(self, issue: Issue) -> None:
        """Get to know an issue; the cursor stays on its figure, at first on the one where the page stands."""
        state, old = FiguresState(await asyncio.to_thread(Known, issue)), self.state
        here = state.figure_from(self.place)
        if old is not None:
            state.kind, state.order = old.kind, old.order
            here = old.view.figure(self.listing.cursor) if old.view.count else here
        self.state = state
        self.show(cursor_on=here if old is not None or self.looking == "list" else None)
        if self.wanted is not None:
            self.reveal(self.wanted)

    def show(self, cursor_on: int | None = None) -> None:
        """Show what is looked at, with the cursor on the row of figure `cursor_on` if it has one."""
        self.filters.display = self.field.display = self.looking == "list"
        state = self.state
        if state is None:
            return
        known = state.known
        size = len(known.issue.figures) if self.looking == "list" else _ROWS * len(known.issue.claims)
        if size > _AT_ONCE:
            self.run_worker(work_of(self._make, state, cursor_on), exclusive=True, group="figures-search")
        else:
            state.view = state.made(self.looking, self.field.value, self.listing.size.width)
            self.draw(state, cursor_on)

    async def _make(self, state: FiguresState, cursor_on: int | None) -> None:
        """Search or lay out off the thread that draws; only what is still asked for is shown."""
        looking, query, width = self.looking, self.field.value, self.listing.size.width
        view = await asyncio.to_thread(state.made, looking, query, width)
        if looking == self.looking:
            state.view = view
            self.draw(state, cursor_on)

    def draw(self, state: FiguresState, cursor_on: int | None = None) -> None:
        """Put a view on the screen, with the card, the tabs and the filters that belong to it."""
        self.watch_busy()
        if self.looking == "list" and not state.view.count and state.known.issue.figures:
            self.show_tries()
        else:
            self.listing.show(state.view.count, state.view.draw, state.row_of(cursor_on))
        self.show_tabs(state.counts())
        self.filters.show(*state.filters())
        if self.untold and state.known.issue.claims:  # opened before they were read, it tells when they are
            self.untold = False
            self.post_message(Say(state.tallied()))
        if state.unclear and self.looking == "list":
            self.post_message(Say(texts.tr("figures.unclear", words=" ".join(state.unclear)), warning=True))
        self.follow()

    @on(Listing.Highlighted)
    @on(events.Resize)
    def follow(self) -> None:
        """The card shows the figure that the row under the cursor is about."""
        if self.state is not None:
            view = self.state.view
            figure = view.figure(self.listing.cursor) if self.listing.cursor < view.count else None
            self.card.follow(self.state.known, figure, self.size.width or 48, self.size.height)

    def on_resize(self) -> None:
        """Views that are laid out for a width are laid out anew."""
        state, width = self.state, self.listing.size.width
        if state is not None and self.looking != "list" and width != state.width:
            row = self.listing.cursor
            self.show(cursor_on=state.view.figure(row) if state.view.count else None)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.looking == "list":
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
        view = self.state.view if self.state else None
        target = view.target(row) if view and row < view.count else None
        if view is not None and target is not None:
            self.go_to(target, view.spans()[:_MARKED], focus=focus)

    def table(self) -> Rows:
        return self.state.view.table(self.form) if self.state else ()

    def sort(self) -> None:
        if self.state is not None:
            self.state.next_order()
            self.action_do("list")

    def look(self, view: str) -> None:
        self.looking = view
        self.untold = view == "checks"
        self.show()

    def hints(self) -> str:
        return texts.tr("keys.figures-card") if self.card.has_focus else super().hints()

    def action_do(self, what: str) -> None:
        if what.startswith(("next-kind", "kind ")) and self.state is not None:
            self.state.take_kind(what)
            super().action_do("list")
        elif what == "card" and self.card.display:
            self.card.focus()
        elif what == "rows":
            self.listing.focus()
        else:
            super().action_do(what)

    def action_leave(self) -> None:
        """From the card to the list, then as everywhere."""
        if self.card.has_focus:
            self.listing.focus()
        else:
            super().action_leave()
