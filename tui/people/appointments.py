"""The table of appointments and removals (任免) of an issue."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Event, Person, Span
from tui import texts
from tui.cells import Piece, cells, cut_middle, fill, spread
from tui.people.view import document_title, event_words
from tui.places import Places
from tui.safe import shown
from tui.tables import Rows


def appointments(people: Sequence[Person]) -> list[tuple[Person, Event]]:
    """All events with their person, in reading order."""
    pairs = [(person, event) for person in people for event in person.events]
    return sorted(pairs, key=lambda pair: pair[1].span.start)


def appointment_rows(people: Sequence[Person], places: Places) -> Rows:
    """The events as a table with a head: person, 任 or 免, post, proposed or decided, vote, document."""
    keys = ("name", "change", "post", "status", "vote", "document")
    rows = [[texts.tr(f"people.{key}") for key in keys]]
    for person, event in appointments(people):
        kind, status = event_words(event)
        document = document_title(places, event.span.start)
        rows.append([person.name, kind, event.post, status, event.vote or "", document])
    return rows


class AppointmentsView:
    """One row an event."""

    def __init__(self, people: Sequence[Person], places: Places) -> None:
        self.people = people
        self.places = places
        self.events = appointments(people)

    @property
    def count(self) -> int:
        return len(self.events)

    def draw(self, row: int, width: int) -> list[Piece]:
        person, event = self.events[row]
        kind, status = event_words(event)
        before = self.events[row - 1][0] if row else None
        name = "" if before is person else shown(person.name)
        left = [
            Piece(f" {fill(name, 8)} ", "name"),
            Piece(f"{kind} ", "good" if event.kind == "appoint" else "warn"),
        ]
        right = [Piece(f" {status} ", "muted" if event.status == "decided" else "accent")]
        room = width - sum(cells(piece.text) for piece in (*left, *right))
        left.append(Piece(cut_middle(shown(event.post), max(4, room))))
        return spread(left, right, width)

    def target(self, row: int) -> Span | None:
        return self.events[row][1].span

    def person(self, row: int) -> Person | None:
        return self.events[row][0]

    def table(self) -> Rows:
        return appointment_rows(self.people, self.places)
