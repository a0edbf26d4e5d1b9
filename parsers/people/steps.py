"""Appointments as they go: what is said of one person and one post, its steps in their order.

A motion (议案), the report on its review (审议), the decision and the news of it tell of one appointment. The events
are those of `dated`, which knows their dates; without dates the order is that of the law.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from parsers.model import Event, Person
from parsers.people.acting import is_acting
from parsers.people.sameness import same_post, short

StepKind = Literal["proposed", "reviewed", "acting", "decided", "probation", "resigned", "removed"]

_ORDER: dict[StepKind, int] = {
    "proposed": 0, "reviewed": 1, "acting": 2, "decided": 3, "probation": 4, "resigned": 5, "removed": 6,
}  # fmt: skip
_ACTS = ("暂代理", "暫代理", "代理", "署理", "暂代", "暫代", "代")
_END = 4
"""Posts whose last characters differ are not one."""
_COMPARED = 12
"""How many posts of one person that end alike are compared: a real person has two or three."""


class Step(NamedTuple):
    """One step: the place that says most of it, and every place that tells it."""

    kind: StepKind
    event: Event
    places: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Appointment:
    """What the issue says of one person and one post."""

    person: Person
    post: str
    """The fullest wording of the post."""
    steps: tuple[Step, ...]

    @property
    def event(self) -> Event:
        """The event that says how it stands: the last decision, or the first proposal where nothing is decided."""
        decided = [step.event for step in self.steps if step.event.status == "decided"]
        return decided[-1] if decided else self.steps[0].event

    @property
    def is_decided(self) -> bool:
        return self.event.status == "decided"

    @property
    def proposals(self) -> tuple[Event, ...]:
        """Every place that proposes it, where it is decided; the further ones, where it is not."""
        found = tuple(event for step in self.steps for event in step.places if event.status == "proposed")
        return found if self.is_decided else tuple(event for event in found if event is not self.event)

    @property
    def reason(self) -> str:
        """Why, as the first place that says so words it."""
        return next((event.reason for step in self.steps for event in step.places if event.reason), "")

    @property
    def vote(self) -> str:
        """How it was voted on, as the decision says, else any place that says so."""
        places = (self.event, *(event for step in self.steps for event in step.places))
        return next((event.vote for event in places if event.vote), "")


def appointments(people: Iterable[Person]) -> list[Appointment]:
    """One for each person and post: what is decided in reading order, then what is only proposed."""
    found = [each for person in people if person.events for each in appointments_of(person)]
    return sorted(found, key=lambda each: (not each.is_decided, each.event.span.start))


def appointments_of(person: Person) -> list[Appointment]:
    """The appointments of one person, what is decided first."""
    posts = _Posts()
    told: list[list[Event]] = []
    for event in person.events:
        number = posts.number(event.post)
        if number == len(told):
            told.append([])
        told[number].append(event)
    found = [_appointment(person, events) for events in told]
    return sorted(found, key=lambda each: not each.is_decided)


def held(post: str) -> str:
    """The post that somebody acts in, without the words that say that they only act: 代理市长 → 市长."""
    if not is_acting(post):
        return post
    for word in _ACTS:
        at = post.find(word)
        while at >= 0:
            plain = post[:at] + post[at + len(word) :]
            if not is_acting(plain):
                return plain
            at = post.find(word, at + 1)
    return post


class _Posts:
    """Numbers the posts of one person, different wordings of one post alike."""

    def __init__(self) -> None:
        self._count = 0
        self._known: dict[str, int] = {}
        self._by_end: dict[str, list[tuple[str, int]]] = {}

    def number(self, post: str) -> int:
        post = short(held(post))
        number = self._known.get(post)
        if number is None:
            alike = self._by_end.setdefault(post[-_END:], [])
            number = next((number for other, number in alike[:_COMPARED] if same_post(post, other)), self._count)
            self._count += number == self._count
            alike.append((post, number))
            self._known[post] = number
        return number


def _appointment(person: Person, events: Sequence[Event]) -> Appointment:
    steps = tuple(_in_order(_steps(events)))
    found = Appointment(person, "", steps)
    alike = [event.post for event in events if event.acting == found.event.acting]
    return Appointment(person, max(alike, key=len), steps)


def _steps(events: Sequence[Event]) -> Iterator[Step]:
    """The steps that events tell; what is told twice, with one date or without, is one."""
    told: dict[tuple[StepKind, str], dict[str | None, list[Event]]] = {}
    for event in events:
        for kind in _kinds(event):
            told.setdefault((kind, event.kind), {}).setdefault(event.date, []).append(event)
    for (kind, _), by_date in told.items():
        undated = by_date.pop(None, [])
        for number, places in enumerate(by_date.values()):
            every = places if number else sorted([*places, *undated], key=lambda event: event.span.start)
            yield Step(kind, max(every, key=_says), tuple(every))
        if not by_date:
            yield Step(kind, max(undated, key=_says), tuple(undated))


def _kinds(event: Event) -> Iterator[StepKind]:
    """The steps that one event tells of."""
    if event.status == "proposed":
        yield "reviewed" if event.reviewed else "proposed"
    elif event.kind == "remove":
        yield "resigned" if event.resigned else "removed"
    else:
        yield "acting" if event.acting else "decided"
        if event.probation:
            yield "probation"


def _says(event: Event) -> int:
    """How much a place says of the event."""
    return sum(map(bool, (event.date, event.organ, event.vote)))


def _in_order(steps: Iterator[Step]) -> list[Step]:
    """By date where every step has one, else as the law has them."""
    every = list(steps)
    dates = all(step.event.date for step in every)
    return sorted(every, key=lambda s: (s.event.date or "" if dates else "", _ORDER[s.kind], s.event.span.start))
