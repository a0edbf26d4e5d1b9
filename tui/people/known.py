"""What is worked out of an issue's people once: their events dated, the appointments, the indices of the searches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from parsers.model import Event, Issue, Person
from parsers.people.dated import dated
from parsers.people.stated import Tally, tallies
from parsers.people.steps import Appointment, appointments
from tui.people.listed import Order, in_order
from tui.places import Places
from tui.search.appointments import AppointmentIndex
from tui.search.people import Found, PeopleIndex


class KnownPeople:
    """The people of one issue. Without `whole` their appointments are left out, which take their time where there are
    thousands. What is searched is made at the first search: not to be done by the thread that draws."""

    def __init__(self, issue: Issue, *, whole: bool = True) -> None:
        self.issue = issue
        self.places = Places(issue)
        self.people: tuple[Person, ...] = dated(issue) if whole else issue.people
        self.appointments: list[Appointment] = appointments(self.people) if whole else []

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """How many attended, as listed and as stated."""
        return tallies(self.issue)

    @cached_property
    def _index(self) -> PeopleIndex:
        return PeopleIndex(self.people)

    @cached_property
    def _appointment_index(self) -> AppointmentIndex:
        return AppointmentIndex(self.appointments, self._index, self._title)

    def _title(self, event: Event) -> str:
        return self.places.document_title(event.span.start)

    def find(self, query: str, order: Order) -> list[Found]:
        """The people that are meant; all of them, in `order`, where nothing is typed."""
        return self._index.rank(query) if query.strip() else in_order(self.people, order)

    def find_appointments(self, query: str) -> Sequence[Appointment]:
        """The appointments that are meant; all of them where nothing is typed."""
        return self._appointment_index.find(query) if query.strip() else self.appointments
