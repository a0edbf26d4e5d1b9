"""The people of the issue: a search field over a list, a person's card, the table of appointments, the roster."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from parsers.model import Issue, Person, Source, Span
from tui import texts
from tui.background import work_of
from tui.listing import Listing
from tui.messages import Copy, MarkSpans, Say
from tui.people.appointments import AppointmentsView
from tui.people.attendance import KINDS, AttendanceView
from tui.people.card import CardView
from tui.people.known import KnownPeople
from tui.people.listed import Order, PeopleView
from tui.people.view import View
from tui.search.people import Found
from tui.search_panel import SearchPanel
from tui.tables import FORMS, Rows, written

_AT_ONCE = 1000
"""So many events are worked out on the thread that draws: sooner done than handed over."""
_SEARCHED = ("list", "appointments")
"""The views that the field narrows, each with words of its own."""


class PeoplePanel(SearchPanel):
    """Typing narrows the list, or the appointments; Enter opens a card, and on a line of the card goes to the page."""

    TITLE = "people.title"
    NAME = "people"
    LAYER = "person"
    VIEWS = ("list", "appointments", "roster")
    TRIES = ("none", "try-name", "try-pinyin", "try-post", "try-attendance", "try-filter")
    APPOINTMENT_TRIES = ("none", "try-body", "try-date", "try-person", "try-change")
    FORMS = ("tsv", *FORMS)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "do('appointments')", show=False),
        Binding("r", "do('roster')", show=False),
        Binding("left", "list", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.known = KnownPeople(Issue(Source("", "")))
        self.width = 0
        """The cells that the roster was laid out for."""
        self.typed_in = dict.fromkeys(_SEARCHED, "")
        """What was typed into the field at each view that it narrows."""
        self.copied: tuple[View, int] | None = None
        """The view and the row that was copied last; the same key again takes the table."""
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

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of the issue, in order of appearance."""
        return self.known.people

    def watch_issue(self, issue: Issue | None) -> None:
        """People have been found, or another reading of the same file has come; what is looked at stays."""
        if issue is None or not self.ready or self.known.issue is issue:
            return
        few = sum(len(person.events) for person in issue.people) <= _AT_ONCE
        self.row = self.listing.cursor if self.looking == "list" else self.row
        self.looking = "list" if self.looking == "card" else self.looking
        self.know(KnownPeople(issue, whole=few))
        if not few:
            self.run_worker(work_of(self._learn, issue), exclusive=True, group="people-known")

    async def _learn(self, issue: Issue) -> None:
        """Work out many appointments off the thread that draws."""
        known = await asyncio.to_thread(KnownPeople, issue)
        if self.known.issue is issue:
            self.know(known)

    def know(self, known: KnownPeople) -> None:
        """Show what is known now in the view that shows; a card stays."""
        self.known = known
        if self.looking in ("appointments", "roster"):
            self.look(self.looking)
        elif self.looking == "list":
            self.search()

    def reveal(self, span: Span) -> None:
        """Open the card of whoever is named at `span`."""
        for person in self.people:
            if any(m.span.start < span.end and span.start < m.span.end for m in person.mentions):
                self.open_card(person, go=False)
                return

    def search(self) -> None:
        """List who is sought, or all; in the appointments those that are."""
        search = self._search if self.looking == "list" else self._search_appointments
        self.run_worker(work_of(search, self.field.value), exclusive=True, group="people-search")

    async def _search(self, query: str) -> None:
        """Find what is typed, off the thread that draws; the newest query's worker alone lives to show it."""
        found = await asyncio.to_thread(self.known.find, query, self.order)
        self.show_found(found, self.row if not query.strip() else 0)

    async def _search_appointments(self, query: str) -> None:
        """Show the appointments that are meant; too late when another view shows."""
        found = await asyncio.to_thread(self.known.find_appointments, query)
        if self.looking == "appointments":
            self.show(AppointmentsView(found, self.known.places))
            if not found and self.known.appointments:
                self.show_tries(self.APPOINTMENT_TRIES)

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
        self.field.display = self.looking in _SEARCHED
        self.watch_busy()
        self.listing.show(view.count, view.draw, row)
        roster = sum(1 for person in self.people if person.attendance in KINDS)
        self.show_tabs({"list": len(self.people), "appointments": len(self.known.appointments), "roster": roster})

    def looks_at(self, view: str) -> bool:
        return view == ("list" if self.looking == "card" else self.looking)

    def look(self, view: str) -> None:
        """Show the list, the table of appointments or the roster, with what was typed there."""
        if self.looking == "list":
            self.row = self.listing.cursor
        self._keep_typed()
        self.looking = view
        if view in _SEARCHED:
            with self.prevent(Input.Changed):
                self.field.value = self.typed_in[view]
            self.field.placeholder = texts.tr("people.hint" if view == "list" else "people.hint-appointments")
        if view == "appointments" and not self.field.value.strip():
            self.show(AppointmentsView(self.known.appointments, self.known.places))
        elif view == "roster":
            self._show_roster()
        else:
            self.search()

    def _show_roster(self, row: int = 0) -> None:
        """Show the roster, its summary laid out for the width of now."""
        self.width = self.listing.size.width
        self.show(AttendanceView(self.people, self.known.tallies, self.width or 46), row)

    def on_resize(self) -> None:
        if self.looking == "roster" and self.listing.size.width != self.width:
            self._show_roster(self.listing.cursor)

    def _keep_typed(self) -> None:
        """Remember what stands in the field for the view that it narrows."""
        if self.looking in _SEARCHED:
            self.typed_in[self.looking] = self.field.value

    def open_card(self, person: Person, *, go: bool = True) -> None:
        """Show the card of `person`, and mark every place that names them on the page."""
        if self.looking == "list":
            self.row = self.listing.cursor
        self._keep_typed()
        self.looking = "card"
        self.show(CardView(person, self.known.places))
        self.listing.focus()
        self.post_message(MarkSpans(self.LAYER, [m.span for m in person.mentions], 0))
        if go:
            self.post_message(Say(texts.tr("people.also-shown", name=person.name, count=len(person.mentions))))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.looking in _SEARCHED and event.value == self.field.value:  # else it was typed in the view before
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
        elif target is not None:
            self.go_to(target, [m.span for m in person.mentions] if person else [target], focus=focus)

    def table(self) -> Rows:
        return self.view.table()

    def copy(self) -> None:
        """Copy the row under the cursor; the same key again the whole table; a card whole."""
        row, rows = self.listing.cursor, self.table()
        at = self.view.table_row(row) if row < self.view.count else None
        if at is None or self.copied == (self.view, row):
            self.copied = None
            what = "card" if self.looking == "card" else "table"
        else:
            self.copied = (self.view, row)
            what = "row"
            rows = [rows[0], rows[at]] if self.form == "markdown" else [rows[at]]
        self.post_message(Copy(written(rows, self.form), texts.tr(f"copied.{what}")))

    def hints(self) -> str:
        if self.looking == "appointments" and self.field.has_focus:
            return texts.tr("keys.people-filter")
        return super().hints()

    def sort(self) -> None:
        self.order = self.order.next()
        if self.looking != "list":
            self.look("list")
        self.row = 0
        self.field.value = ""
        self.action_do("list")
        self.post_message(Say(texts.tr(f"people.order-{self.order}")))

    def action_do(self, what: str) -> None:
        if what == "field" and self.looking == "appointments":
            self.field.focus()
        else:
            super().action_do(what)

    def action_leave(self) -> None:
        """From what is typed in the appointments to all of them, then as everywhere."""
        if self.looking == "appointments" and self.field.value:
            self.field.value = ""
            self.listing.focus()
        else:
            super().action_leave()

    def action_list(self) -> None:
        if self.looking != "list":
            self.action_do("list")
