"""The table of appointments and removals (任免) of an issue: one row a person and post, with its steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from parsers.model import Person, Span
from parsers.people.sameness import short
from parsers.people.steps import Appointment
from tui import texts
from tui.cells import Piece, cells, cut_middle, fill, spread
from tui.people.view import event_role, event_word, name_in, named, status_word, step_word, steps_words
from tui.places import Places
from tui.safe import shown
from tui.tables import Rows

_NAME = 8
"""Cells of the column of names, at least; a longer name has a wider one up to `_LONG_NAME`."""
_LONG_NAME = 14
_INDENT = 5


def appointment_rows(appointments: Sequence[Appointment], places: Places) -> Rows:
    """The appointments as a table with a head; those of doubtful persons come last."""
    keys = ("name", "change", "post", "status", "date", "organ", "steps", "reason", "vote", "document", "motion")
    rows = [[texts.tr(f"people.{key}") for key in keys]]
    for each in in_order(appointments):
        event = each.event
        motions = dict.fromkeys(places.document_title(motion.span.start) for motion in each.proposals)
        row = [named(each.person), event_word(event), each.post, status_word(each), event.date or "", event.organ]
        row += [steps_words(each), each.reason, each.vote, places.document_title(event.span.start)]
        rows.append([*row, "；".join(title for title in motions if title)])
    return rows


def in_order(appointments: Sequence[Appointment]) -> list[Appointment]:
    """Appointments as they came, those of doubtful persons last."""
    return sorted(appointments, key=lambda each: each.person.is_doubtful)


class _Row(NamedTuple):
    """A line of the view: an appointment, its steps below it, or the title of the document over it."""

    number: int
    """Of the appointment; of a title that of the first one below it."""
    title: str = ""
    steps: bool = False
    first: bool = True
    """Whether the line above is not of the same person."""


class AppointmentsView:
    """The title of each document that appoints or removes somebody, then each appointment and its steps."""

    def __init__(self, appointments: Sequence[Appointment], places: Places) -> None:
        self.appointments = in_order(appointments)
        self.places = places
        self.rows = list(self._rows())
        self._name = max(_NAME, min(_LONG_NAME, max((cells(named(a.person)) for a in self.appointments), default=0)))
        self._kind = max(cells(texts.tr(f"people.{kind}")) for kind in ("appoint", "acting", "remove", "resign"))

    def _rows(self) -> Iterator[_Row]:
        document: str | None = None
        person: Person | None = None
        for number, each in enumerate(self.appointments):
            title = self.places.document_title(each.event.span.start)
            if title != document:
                document, person = title, None
                yield _Row(number, title or texts.tr("people.before"))
            yield _Row(number, first=each.person is not person)
            further = self.appointments[number + 1 : number + 2]
            if _is_worth_telling(each) and not (further and self._are_told_below(each, further[0])):
                yield _Row(number, steps=True)
            person = each.person

    def _are_told_below(self, each: Appointment, further: Appointment) -> bool:
        """Whether the appointment below is of the same person and has the same steps: two posts have them once."""
        title = self.places.document_title
        together = each.person is further.person and title(each.event.span.start) == title(further.event.span.start)
        return together and _told(each) == _told(further)

    @property
    def count(self) -> int:
        return len(self.rows)

    def draw(self, row: int, width: int) -> list[Piece]:
        of = self.rows[row]
        each = self.appointments[of.number]
        if of.title:
            return spread([Piece(" "), Piece(cut_middle(shown(of.title), width - 2), "title")], [], width)
        if of.steps:
            return spread([Piece(" " * _INDENT), *_steps(each, width - _INDENT - 1)], [], width)
        event = each.event
        name = name_in(each.person, self._name) if of.first else " " * self._name
        left = [
            Piece(f"   {name} ", "warn" if each.person.is_doubtful else "name"),
            Piece(f"{fill(event_word(event), self._kind)} ", event_role(event)),
        ]
        status = texts.tr(f"people.{event.status}")
        right = [Piece(f" {status} ", "muted" if each.is_decided else "accent")]
        room = width - sum(cells(piece.text) for piece in (*left, *right))
        left.append(Piece(cut_middle(shown(each.post), max(4, room))))
        return spread(left, right, width)

    def target(self, row: int) -> Span | None:
        return self.appointments[self.rows[row].number].event.span

    def person(self, row: int) -> Person | None:
        return self.appointments[self.rows[row].number].person

    def table(self) -> Rows:
        return appointment_rows(self.appointments, self.places)

    def table_row(self, row: int) -> int | None:
        of = self.rows[row]
        return None if of.title else of.number + 1


def _told(each: Appointment) -> tuple[str, str, str]:
    """What the line of the steps says."""
    return _dated_steps(each, "full"), each.event.organ, each.reason


def _is_worth_telling(each: Appointment) -> bool:
    """Whether the steps say more than the line above them."""
    event = each.event
    return len(each.steps) > 1 or bool(event.date or event.organ or each.reason)


def _steps(each: Appointment, room: int) -> list[Piece]:
    """The steps in `room` cells, with what fits of the rest; nothing is shown in part.

    Dates lose their year where the room is scarce, then altogether; the card and the table have everything.
    """
    wordings = [_dated_steps(each, dates) for dates in ("full", "days", "none")]
    words = next((words for words in wordings if cells(words) <= room), cut_middle(wordings[-1], room))
    for more in (shown(short(each.event.organ)), shown(each.reason)):
        if more and cells(words) + cells(more) + 3 <= room:
            words += f" · {more}"
    return [Piece(words, "muted")]


def _dated_steps(each: Appointment, dates: Literal["full", "days", "none"]) -> str:
    """The steps, those of one day together; a date says its year where the one before is of another."""
    parts: list[str] = []
    year = ""
    for date, group in groupby(each.steps, key=lambda step: step.event.date or ""):
        words = ("、" if texts.language() == "zh" else ", ").join(
            dict.fromkeys(shown(step_word(step)) for step in group)
        )
        day = "" if dates == "none" else date[5:] if dates == "days" or date[:4] == year else date
        parts.append(f"{words} {day}".rstrip())
        year = date[:4] or year
    return " → ".join(parts)
