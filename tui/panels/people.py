"""The people of the issue: a search field over a list, a person's card, the table of appointments, the roster."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from parsers.model import Issue, Person, Span
from tui import texts
from tui.bar import Bar
from tui.cells import Piece
from tui.listing import Listing
from tui.messages import ClosePanel, Copy, Goto, MarkSpans, Run, Say
from tui.panel import Panel
from tui.people.appointments import AppointmentsView
from tui.people.attendance import KINDS, AttendanceView
from tui.people.card import CardView
from tui.people.listed import Order, PeopleView, in_order
from tui.people.view import View
from tui.places import Places
from tui.search.people import Found, PeopleIndex
from tui.tables import FORMS, written

_HINTS = ("none", "try-name", "try-pinyin", "try-post", "try-filter")


class PeoplePanel(Panel):
    """Typing narrows the list; Enter opens a card, and on a line of the card goes to the page."""

    TITLE = "people.title"
    DEFAULT_CSS = """
    PeoplePanel Input { height: 1; border: none; padding: 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "look('appointments')", show=False),
        Binding("r", "look('roster')", show=False),
        Binding("l", "look('list')", show=False),
        Binding("s", "sort", show=False),
        Binding("y", "copy", show=False),
        Binding("c", "form", show=False),
        Binding("slash,／,、", "field", show=False),
        Binding("escape", "leave", show=False),
        Binding("left", "list", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.field = Input(placeholder=texts.tr("people.hint"), compact=True, select_on_focus=False)
        self.tabs, self.foot = Bar(ground="side"), Bar(ground="side")
        self.listing = Listing(empty=texts.tr("people.waiting"))
        self.people: tuple[Person, ...] = ()
        self.places: Places | None = None
        self.index: PeopleIndex | None = None
        self.view: View = PeopleView((), ())
        self.looking = "list"
        self.order = Order.APPEARANCE
        self.form = FORMS[0]
        self.row = 0
        """The row of the list to come back to."""
        self.ready = False

    def compose(self) -> ComposeResult:
        yield self.tabs
        yield self.field
        yield self.listing
        yield self.foot

    def on_mount(self) -> None:
        self.ready = True
        self.watch_issue(self.issue)

    def watch_issue(self, issue: Issue | None) -> None:
        """People have been found, or another reading of the same file has come; the list stays where it was."""
        if issue is None or not self.ready or (self.places is not None and self.places.issue is issue):
            return
        self.people, self.places, self.index = issue.people, Places(issue), None
        self.row = self.listing.cursor if self.looking == "list" else self.row
        self.run_worker(self._search(self.field.value), exclusive=True, group="people-search")

    def take_focus(self) -> None:
        (self.field if self.looking == "list" else self.listing).focus()

    def reveal(self, span: Span) -> None:
        """Open the card of whoever is named at `span`."""
        for person in self.people:
            if any(m.span.start < span.end and span.start < m.span.end for m in person.mentions):
                self.open_card(person, go=False)
                return

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
        """List these people."""
        self.looking = "list"
        self.show(PeopleView(self.people, found), row)

    def show(self, view: View, row: int = 0) -> None:
        """Show a view with the cursor on `row`; an empty one says what can be typed."""
        self.view = view
        empty = {"appointments": "people.no-events", "roster": "people.no-roster"}
        self.listing.empty = texts.tr(empty.get(self.looking, "people.waiting"))
        if not view.count and self.looking == "list" and self.people:
            self.listing.show(len(_HINTS), _hint)
        else:
            self.listing.show(view.count, view.draw, row)
        self.show_bars()

    def show_bars(self) -> None:
        """Write the tabs and the line of keys."""
        events = sum(len(person.events) for person in self.people)
        roster = sum(1 for person in self.people if person.attendance in KINDS)
        counts = {"list": len(self.people), "appointments": events, "roster": roster}
        tabs: list[Piece] = []
        for name, count in counts.items():
            role = "strong" if self.looking == name or (name, self.looking) == ("list", "card") else "key"
            tabs.append(Piece(f" {texts.tr(f'people.tab-{name}', count=count)} ", role, f"people:{name}"))
        self.tabs.show(tabs)
        keys = "people.keys-card" if self.looking == "card" else "people.keys"
        self.foot.show([Piece(f" {texts.tr(keys)}", "muted")])

    def open_card(self, person: Person, *, go: bool = True) -> None:
        """Show the card of `person`, and mark every place that names them on the page."""
        if self.places is None:
            return
        if self.looking == "list":
            self.row = self.listing.cursor
        self.looking = "card"
        self.show(CardView(person, self.places))
        self.listing.focus()
        self.post_message(MarkSpans("person", [m.span for m in person.mentions], 0))
        if go:
            self.post_message(Say(texts.tr("people.also-shown", name=person.name, count=len(person.mentions))))

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value or self.looking == "list":
            self.looking = "list"
            self.run_worker(self._search(event.value), exclusive=True, group="people-search")

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.choose_row(self.listing.cursor, focus=True)

    @on(Listing.Chosen)
    def chosen(self, event: Listing.Chosen) -> None:
        event.stop()
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
            spans = [m.span for m in person.mentions]
            current = next((k for k, span in enumerate(spans) if span.end > target.start), 0)
            self.post_message(MarkSpans("person", spans, current))
            self.post_message(Goto(target, focus=focus))

    @on(Run)
    def tab(self, event: Run) -> None:
        """A click on a tab; other commands go on to the reader."""
        if event.command.startswith("people:"):
            event.stop()
            self.action_look(event.command.removeprefix("people:"))

    def action_look(self, name: str) -> None:
        """Show the list, the table of appointments or the roster."""
        if self.looking == "list":
            self.row = self.listing.cursor
        self.looking = name
        if name == "appointments" and self.places is not None:
            self.show(AppointmentsView(self.people, self.places))
        elif name == "roster":
            self.show(AttendanceView(self.people))
        else:
            self.run_worker(self._search(self.field.value), exclusive=True, group="people-search")
        self.listing.focus()

    def action_list(self) -> None:
        if self.looking != "list":
            self.action_look("list")

    def action_sort(self) -> None:
        self.order = self.order.next()
        self.row = 0
        self.field.value = ""
        self.action_look("list")
        self.post_message(Say(texts.tr(f"people.order-{self.order}")))

    def action_form(self) -> None:
        self.form = FORMS[(FORMS.index(self.form) + 1) % len(FORMS)]
        self.post_message(Say(texts.tr(f"people.form-{self.form}")))

    def action_copy(self) -> None:
        self.post_message(Copy(written(self.view.table(), self.form), texts.tr("people.copied")))

    def action_field(self) -> None:
        if self.looking != "list":
            self.action_look("list")
        self.field.focus()

    def action_leave(self) -> None:
        """Back: from a view to the list, from a search to all, from the list to the page."""
        if self.looking != "list":
            self.action_look("list")
            return
        if self.field.value:
            self.field.value = ""
            return
        self.post_message(MarkSpans("person", []))
        self.post_message(ClosePanel())

    def on_key(self, event: events.Key) -> None:
        """The arrows move the list while one types."""
        moves = {"down": 1, "up": -1, "pagedown": 10, "pageup": -10}
        if self.field.has_focus and event.key in moves:
            event.stop()
            self.listing.go(self.listing.cursor + moves[event.key])


def _hint(row: int, _width: int) -> list[Piece]:
    return [Piece(f" {'' if not row else '  '}{texts.tr(f'people.{_HINTS[row]}')}", "muted")]
