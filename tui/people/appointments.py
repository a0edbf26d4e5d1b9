"""The table of appointments and removals (任免) of an issue."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Event, Person, Span
from tui import texts
from tui.cells import Piece, cells, cut_middle, fill, spread
from tui.people.view import event_words
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
        document = places.document_title(event.span.start)
        rows.append([person.name, kind, event.post, status, event.vote or "", document])
    return rows


class AppointmentsView:
    """The title of each document that appoints or removes somebody, then one row an event."""

    def __init__(self, people: Sequence[Person], places: Places) -> None:
        self.people = people
        self.places = places
        self.rows: list[tuple[Person, Event] | str] = []
        """Events, and before the first of each document its title."""
        document = None
        for person, event in appointments(people):
            title = places.document_title(event.span.start)
            if title != document:
                document = title
                self.rows.append(title or texts.tr("people.before"))
            self.rows.append((person, event))

    @property
    def count(self) -> int:
        return len(self.rows)

    def draw(self, row: int, width: int) -> list[Piece]:
        item = self.rows[row]
        if isinstance(item, str):
            return spread([Piece(" "), Piece(cut_middle(shown(item), width - 2), "title")], [], width)
        person, event = item
        kind, status = event_words(event)
        before = self.rows[row - 1]
        name = "" if before[0] is person else shown(person.name)
        kinds = max(cells(texts.tr(f"people.{kind}")) for kind in ("appoint", "remove", "resign"))
        left = [
            Piece(f"   {fill(name, 8)} ", "name"),
            Piece(f"{fill(kind, kinds)} ", "good" if event.kind == "appoint" else "warn"),
        ]
        right = [Piece(f" {status} ", "muted" if event.status == "decided" else "accent")]
        room = width - sum(cells(piece.text) for piece in (*left, *right))
        left.append(Piece(cut_middle(shown(event.post), max(4, room))))
        return spread(left, right, width)

    def target(self, row: int) -> Span | None:
        pair = self._pair(row)
        return pair[1].span if pair else None

    def person(self, row: int) -> Person | None:
        pair = self._pair(row)
        return pair[0] if pair else None

    def _pair(self, row: int) -> tuple[Person, Event] | None:
        """The event of a row; of a document's title its first one."""
        item = self.rows[row]
        below = self.rows[row + 1] if isinstance(item, str) else item
        return None if isinstance(below, str) else below

    def table(self) -> Rows:
        return appointment_rows(self.people, self.places)
