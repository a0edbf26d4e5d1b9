"""Appointments by what a reader types: a body or a post, a date or a month, a name; 任: and the like before it.

Pure. Words apart by spaces all hold of what is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from parsers.language.numerals import TO_TEN, whole_number
from parsers.model import Event, Person
from parsers.people.sameness import short
from parsers.people.steps import Appointment
from tui.search.fold import fold
from tui.search.people import FILTER, FILTERS, PeopleIndex, event_is, person_is, terms

_NUMBER = f"(?:\\d{{1,2}}|[{TO_TEN}]{{1,3}})"
_YEAR = f"(?P<year>\\d{{4}}|[{TO_TEN}〇零○]{{4}})"
_DATE = re.compile(
    f"{_YEAR}年?"
    f"|{_YEAR.replace('year', 'year2')}[-/.年](?P<month2>{_NUMBER})(?:月|[-/.月](?P<day2>{_NUMBER})日?)?"
    f"|(?P<month>{_NUMBER})(?:月|[-/.月](?P<day>{_NUMBER})日?)"
)

_BEGUN = re.compile("\\d{4}-[\\d-]{0,5}")
"""An ISO date as far as it has been typed."""

Day = tuple[int, int, int]
"""Year, month, day; 0 for what is not given."""


def date_of(term: str) -> Day | None:
    """The date that a word says, in part or whole: 2031, 2031年6月, 6月, 6-28, 2031-06-28; None for another word."""
    match = _DATE.fullmatch(term)
    if match is None:
        return None
    year, month, day = (whole_number(match[f"{part}2"] or match[part] or "0") for part in ("year", "month", "day"))
    return (year, month, day) if month <= 12 and day <= 31 and (year or month) else None


class AppointmentIndex:
    """The search keys of some appointments; `title` says in which document an event stands."""

    def __init__(self, appointments: Sequence[Appointment], people: PeopleIndex, title: Callable[[Event], str]) -> None:
        self.appointments = appointments
        self._people = people
        numbers: dict[int, int] = {id(person): number for number, person in enumerate(people.people)}
        self._numbers = [numbers.get(id(each.person), -1) for each in appointments]
        self._keys = [_key(each, title) for each in appointments]

    def find(self, query: str) -> list[Appointment]:
        """The appointments that `query` means, in their order; all for an empty one."""
        query = fold(query)
        wanted = [FILTERS[word] for word in FILTER.findall(query)]
        kept = [k for k, each in enumerate(self.appointments) if all(_is_so(each, what) for what in wanted)]
        for term in terms(FILTER.sub(" ", query)):
            date, begun = date_of(term), _BEGUN.fullmatch(term) is not None
            if date or begun:
                kept = [
                    k
                    for k in kept
                    if any(
                        (date is not None and _on(day, date)) or day.startswith(term)
                        for day in _dates(self.appointments[k])
                    )
                ]
                continue
            named, brief = self._people.named(term), short(term)
            kept = [
                k
                for k in kept
                if term in self._keys[k] or (brief and brief in self._keys[k]) or self._numbers[k] in named
            ]
        return [self.appointments[k] for k in kept]


def _key(each: Appointment, title: Callable[[Event], str]) -> str:
    """The post, the bodies, the documents and the reasons, as printed and by the short names of bodies."""
    places = [event for step in each.steps for event in step.places]
    words = [each.post, *(event.post for event in places), *map(title, places)]
    words += [part for event in places for part in (event.organ, event.reason, event.probation)]
    lines = [fold(word) for word in dict.fromkeys(words) if word]
    return "\n".join(dict.fromkeys((*lines, *map(short, lines))))


def _dates(each: Appointment) -> Iterator[str]:
    return (event.date for step in each.steps for event in step.places if event.date)


def _on(iso: str, date: Day) -> bool:
    """Whether an ISO date is on the day, in the month or in the year that is asked for."""
    return all(not asked or asked == int(part) for asked, part in zip(date, iso.split("-"), strict=True))


def _is_so(each: Appointment, what: str) -> bool:
    person: Person = each.person
    events = [event for step in each.steps for event in step.places]
    return event_is(events, what) if what in ("appoint", "remove", "acting", "resign") else person_is(person, what)
