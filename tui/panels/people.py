"""The people of the issue: a search field over a list, a person's card, the table of appointments, the roster."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from parsers.model import Issue, Person, Span
from tui import texts
from tui.background import work_of
from tui.listing import Listing
from tui.messages import MarkSpans, Say
from tui.people.appointments import AppointmentsView
from tui.people.attendance import KINDS, AttendanceView
from tui.people.card import CardView
from tui.people.happenings import happenings
from tui.people.listed import Order, PeopleView, in_order
from tui.people.view import View
from tui.places import Places
from tui.search.people import Found, PeopleIndex
from tui.search_panel import SearchPanel
from tui.tables import Rows


class PeoplePanel(SearchPanel):
    """Typing narrows the list; Enter opens a card, and on a line of the card goes to the page."""

    TITLE = "people.title"
    NAME = "people"
    LAYER = "person"
    VIEWS = ("list", "appointments", "roster")
    TRIES = ("none", "try-name", "try-pinyin", "try-post", "try-filter")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "do('appointments')", show=False),
        Binding("r", "do('roster')", show=False),
        Binding("left", "list", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.people: tuple[Person, ...] = ()
        self.places: Places | None = None
        self.index: PeopleIndex | None = None
        self.view: View = PeopleView((), ())
        self.order = Order.APPEARANCE
        self.row = 0
        """The row of the list to come back to."""
        self.ready = False

    def compose(self) -> ComposeResult:
        yield self.field
        yield self.listing

    def on_mount(self) -> None:
        self.ready = True
        self.watch_issue(self.issue)

    def watch_issue(self, issue: Issue | None) -> None:
        """People have been found, or another reading of the same file has come; what is looked at stays."""
        if issue is None or not self.ready or (self.places is not None and self.places.issue is issue):
            return
        self.people, self.places, self.index = issue.people, Places(issue), None
        self.row = self.listing.cursor if self.looking == "list" else self.row
        if self.looking in ("appointments", "roster"):
            self.look(self.looking)
        else:
            self.looking = "list"
            self.search()

    def reveal(self, span: Span) -> None:
        """Open the card of whoever is named at `span`."""
        for person in self.people:
            if any(m.span.start < span.end and span.start < m.span.end for m in person.mentions):
                self.open_card(person, go=False)
                return

    def search(self) -> None:
        """List who is sought, or all."""
        self.run_worker(work_of(self._search, self.field.value), exclusive=True, group="people-search")

    async def _search(self, query: str) -> None:
        """Find what is typed, off the thread that draws; the newest query's worker alone lives to show it."""
        if self.index is None and query.strip():
            self.index = await asyncio.to_thread(PeopleIndex, self.people)
        if query.strip() and self.index is not None:
            found = await asyncio.to_thread(self.index.rank, query)
        else:
            found = await asyncio.to_thread(in_order, self.people, self.order)
        self.show_found(found, self.row if not query.strip() else 0)

    def show_found(self, found: Sequence[Found], row: int = 0) -> None:
        """List these people; where a search has left nobody, what can be typed. Too late when another view shows."""
        if self.looking != "list":
            return
        self.show(PeopleView(self.people, found), row)
        if not found and self.people:
            self.show_tries()

    def show(self, view: View, row: int = 0) -> None:
        """Show a view with the cursor on `row`."""
        self.view = view
        self.field.display = self.looking == "list"
        self.watch_busy()
        self.listing.show(view.count, view.draw, row)
        events = sum(len(happenings(person)) for person in self.people)
        roster = sum(1 for person in self.people if person.attendance in KINDS)
        self.show_tabs({"list": len(self.people), "appointments": events, "roster": roster})

    def looks_at(self, view: str) -> bool:
        return view == ("list" if self.looking == "card" else self.looking)

    def look(self, view: str) -> None:
        """Show the list, the table of appointments or the roster."""
        if self.looking == "list":
            self.row = self.listing.cursor
        self.looking = view
        if view == "appointments" and self.places is not None:
            self.show(AppointmentsView(self.people, self.places))
        elif view == "roster":
            self.show(AttendanceView(self.people))
        else:
            self.search()

    def open_card(self, person: Person, *, go: bool = True) -> None:
        """Show the card of `person`, and mark every place that names them on the page."""
        if self.places is None:
            return
        if self.looking == "list":
            self.row = self.listing.cursor
        self.looking = "card"
        self.show(CardView(person, self.places))
        self.listing.focus()
        self.post_message(MarkSpans(self.LAYER, [m.span for m in person.mentions], 0))
        if go:
            self.post_message(Say(texts.tr("people.also-shown", name=person.name, count=len(person.mentions))))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value or self.looking == "list":
            self.looking = "list"
            self.search()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.choose_row(self.listing.cursor, focus=True)

    @on(Listing.Chosen)
    def chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        self.choose_row(event.index, focus=event.x is None)

    def choose_row(self, row: int, *, focus: bool) -> None:
        """Open the card of the person in a row of the list; from any other view go to the place on the page."""
        if row >= self.view.count:
            return
        person, target = self.view.person(row), self.view.target(row)
        if self.looking == "list":
            if person is not None:
                self.open_card(person)
        elif person is not None and target is not None:
            self.go_to(target, [m.span for m in person.mentions], focus=focus)

    def table(self) -> Rows:
        return self.view.table()

    def sort(self) -> None:
        self.order = self.order.next()
        self.row = 0
        self.field.value = ""
        self.action_do("list")
        self.post_message(Say(texts.tr(f"people.order-{self.order}")))

    def action_list(self) -> None:
        if self.looking != "list":
            self.action_do("list")
