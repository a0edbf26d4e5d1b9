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
from tui.figures.budget import BudgetView
from tui.figures.card import CardView
from tui.figures.checks import ChecksView, tally
from tui.figures.known import Known
from tui.figures.listed import FiguresView
from tui.figures.view import View
from tui.listing import Listing
from tui.messages import ClosePanel, Copy, Goto, MarkSpans, Run, Say
from tui.panel import Panel
from tui.search.figures import KINDS, ORDERS, Kind, Order
from tui.tables import FORMS, written

_VIEWS = ("list", "checks", "budget")
_AT_ONCE = 5000
"""So many figures are searched on the thread that draws: sooner done than handed over."""
_MARKED = 20_000
"""At most so many are marked on the page."""
_HINTS = ("none", "try-word", "try-size", "try-equal", "try-change")


class FiguresPanel(Panel):
    """Typing narrows the list, the card follows the cursor; Enter goes to the place on the page."""

    TITLE = "figures.title"
    DEFAULT_CSS = """
    FiguresPanel Input { height: 1; border: none; padding: 0 1; background: $panel; }
    FiguresPanel #figures-card { height: 45%; min-height: 6; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "look('list')", show=False),
        Binding("r", "look('checks')", show=False),
        Binding("b", "look('budget')", show=False),
        Binding("a", "kind", show=False),
        Binding("s", "sort", show=False),
        Binding("y", "copy", show=False),
        Binding("c", "form", show=False),
        Binding("slash,／,、", "field", show=False),
        Binding("right", "card", show=False),
        Binding("left", "list", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.field = Input(placeholder=texts.tr("figures.hint"), compact=True, select_on_focus=False)
        self.tabs, self.filters, self.foot = Bar(ground="side"), Bar(ground="side"), Bar(ground="side")
        self.listing = Listing(empty=texts.tr("figures.waiting"))
        self.card = Listing(ground="bar", empty="", id="figures-card")
        self.known: Known | None = None
        self.view: View | None = None
        self.shown_card: CardView | None = None
        self.looking = "list"
        self.kind: Kind = "all"
        self.order: Order = "text"
        self.form = FORMS[0]
        self.unclear: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield self.tabs
        yield self.field
        yield self.filters
        yield self.listing
        yield self.card
        yield self.foot

    def on_mount(self) -> None:
        self.watch_issue(self.issue)

    def watch_issue(self, issue: Issue | None) -> None:
        """Figures have been found, or another reading of the same file has come; the list stays where it was."""
        if issue is not None and self.is_attached and (self.known is None or self.known.issue is not issue):
            self.run_worker(self._learn(issue), exclusive=True, group="figures-known")

    def take_focus(self) -> None:
        (self.field if self.looking == "list" else self.listing).focus()

    def reveal(self, span: Span) -> None:
        """Show the card of the figure at `span`."""
        figures = self.known.issue.figures if self.known else ()
        for index, figure in enumerate(figures):
            if figure.span.start < span.end and span.start < figure.span.end:
                self.field.value = ""
                self.looking = "list"
                self.show_list(cursor_on=index)
                self.listing.focus()
                return

    async def _learn(self, issue: Issue) -> None:
        known = await asyncio.to_thread(Known, issue)
        here = self.view.figure(self.listing.cursor) if self.view else None
        self.known = known
        self.look(self.looking, cursor_on=here)

    def look(self, name: str, cursor_on: int | None = None) -> None:
        """Show the list, the checks or the budget table."""
        known = self.known
        self.looking = name
        if known is None:
            return
        self.filters.display = self.field.display = name == "list"
        if name == "list":
            self.show_list(cursor_on)
        else:
            made: View = (
                ChecksView(known.issue, known.places)
                if name == "checks"
                else BudgetView(known.issue, known.budget, known.scale, known.places)
            )
            self.listing.empty = texts.tr(f"figures.no-{name}")
            self.show(made)

    def show_list(self, cursor_on: int | None = None) -> None:
        """List what the field, the kind and the order ask for."""
        known = self.known
        if known is None:
            return
        if len(known.issue.figures) <= _AT_ONCE:
            found = known.index.search(self.field.value, self.kind, self.order)
            self.unclear = found.query.unclear
            self.show(FiguresView(known.issue.figures, found.indices, known.scale, known.places), cursor_on)
        else:
            self.run_worker(self._search(known, cursor_on), exclusive=True, group="figures-search")

    async def _search(self, known: Known, cursor_on: int | None) -> None:
        """Search off the thread that draws; the newest query's worker alone lives to show it."""
        found = await asyncio.to_thread(known.index.search, self.field.value, self.kind, self.order)
        self.unclear = found.query.unclear
        self.show(FiguresView(known.issue.figures, found.indices, known.scale, known.places), cursor_on)

    def show(self, view: View, cursor_on: int | None = None) -> None:
        """Show a view, with the cursor on the row of figure `cursor_on` if it has one."""
        self.view = view
        row = 0
        if cursor_on is not None and isinstance(view, FiguresView) and cursor_on in view.found:
            row = list(view.found).index(cursor_on)
        if not view.count and self.looking == "list" and self.known and self.known.issue.figures:
            self.listing.show(len(_HINTS), self._hint)
        else:
            self.listing.show(view.count, view.draw, row)
        self.show_card()
        self.show_bars()

    def show_card(self) -> None:
        """The card of the figure that the row under the cursor is about."""
        index = self.view.figure(self.listing.cursor) if self.view and self.view.count else None
        self.card.display = index is not None and self.size.height >= 14
        if self.known is None or index is None:
            self.shown_card = None
            return
        width = (self.size.width or 48) - 1
        if self.shown_card is None or (self.shown_card.of, self.shown_card.width) != (index, width):
            self.shown_card = CardView(index, self.known, width)
            self.card.show(self.shown_card.count, self.shown_card.draw)

    def show_bars(self) -> None:
        """Write the tabs, the filters and the line of keys."""
        if self.known is None:
            return
        counts = tally(self.known.issue.claims)
        signs = " ".join(f"{sign}{counts[sign]}" for sign in "✓✗≈" if counts[sign])
        labels = {"list": len(self.known.issue.figures), "checks": signs or "0", "budget": len(self.known.budget)}
        tabs = []
        for name in _VIEWS:
            role = "strong" if name == self.looking else "key"
            tabs.append(Piece(f" {texts.tr(f'figures.tab-{name}', count=labels[name])} ", role, f"figures:look {name}"))
        self.tabs.show(tabs)
        kinds = []
        for kind in KINDS:
            role = "strong" if kind == self.kind else "key"
            kinds.append(Piece(f" {texts.tr(f'figures.only-{kind}')}", role, f"figures:kind {kind}"))
        count = self.view.count if self.view else 0
        order = Piece(f"{texts.tr(f'figures.order-{self.order}')} ", "key", "figures:sort")
        self.filters.show(kinds, [Piece(f"{count} ", "number"), order])
        words = texts.tr("figures.unclear", words=" ".join(self.unclear)) if self.unclear else texts.tr("figures.keys")
        self.foot.show([Piece(f" {words}", "warn" if self.unclear else "muted")])

    def _hint(self, row: int, _width: int) -> list[Piece]:
        return [Piece(f" {'  ' if row else ''}{texts.tr(f'figures.{_HINTS[row]}')}", "muted")]

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.looking == "list":
            self.show_list()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.go(self.listing.cursor, focus=True)

    @on(Listing.Highlighted)
    def follow(self, event: Listing.Highlighted) -> None:
        event.stop()
        if event.listing is self.listing:
            self.show_card()

    @on(Listing.Chosen)
    def chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.listing is self.listing:
            self.show_card()
            self.go(event.index, focus=event.x is None)
        elif self.shown_card is not None and (target := self.shown_card.target(event.index)) is not None:
            self.post_message(MarkSpans("figure", [target], 0))
            self.post_message(Goto(target, focus=event.x is None))

    def go(self, row: int, *, focus: bool) -> None:
        """Show a row's place on the page, and mark all places of the view there: n and N walk them."""
        target = self.view.target(row) if self.view and row < self.view.count else None
        if self.view is None or target is None:
            return
        spans = self.view.spans()[:_MARKED]
        current = next((k for k, span in enumerate(spans) if span.end > target.start), 0)
        self.post_message(MarkSpans("figure", spans, current))
        self.post_message(Goto(target, focus=focus))

    @on(Run)
    def clicked(self, event: Run) -> None:
        """A click on a tab or a filter; other commands go on to the reader."""
        name, _, rest = event.command.removeprefix("figures:").partition(" ")
        if not event.command.startswith("figures:"):
            return
        event.stop()
        if name == "look":
            self.action_look(rest)
        elif name == "sort":
            self.action_sort()
        else:
            self.kind = next(kind for kind in KINDS if kind == rest)
            self.show_list()

    def action_look(self, name: str) -> None:
        self.look(name)
        self.listing.focus()
        if name == "checks" and self.known is not None:
            counts = tally(self.known.issue.claims)
            self.post_message(Say(texts.tr("figures.tally", good=counts["✓"], bad=counts["✗"], near=counts["≈"])))

    def action_kind(self) -> None:
        self.kind = KINDS[(KINDS.index(self.kind) + 1) % len(KINDS)]
        self.action_look("list")

    def action_sort(self) -> None:
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.action_look("list")

    def action_form(self) -> None:
        self.form = FORMS[(FORMS.index(self.form) + 1) % len(FORMS)]
        self.post_message(Say(texts.tr(f"people.form-{self.form}")))

    def action_copy(self) -> None:
        if self.view is not None:
            self.post_message(Copy(written(self.view.table(), self.form), texts.tr("figures.copied")))

    def action_field(self) -> None:
        if self.looking != "list":
            self.look("list")
        self.field.focus()

    def action_card(self) -> None:
        if self.card.display:
            self.card.focus()

    def action_list(self) -> None:
        self.listing.focus()

    def action_leave(self) -> None:
        """Back: from the card or a view to the list, from a search to all, from the list to the page."""
        if self.card.has_focus:
            self.listing.focus()
        elif self.looking != "list":
            self.action_look("list")
        elif self.field.value:
            self.field.value = ""
        else:
            self.post_message(MarkSpans("figure", []))
            self.post_message(ClosePanel())

    def on_key(self, event: events.Key) -> None:
        """The arrows move the list while one types."""
        moves = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
        if self.field.has_focus and event.key in moves:
            event.stop()
            self.listing.go(self.listing.cursor + moves[event.key], tell=True)

    def on_resize(self) -> None:
        self.show_card()
