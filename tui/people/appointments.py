"""The table of appointments and removals (任免) of an issue."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Person, Span
from tui import texts
from tui.cells import Piece, cells, cut_middle, fill, spread
from tui.people.happenings import Happening, happenings
from tui.people.view import event_role, happened
from tui.places import Places
from tui.safe import shown
from tui.tables import Rows

Row = tuple[Person, Happening]


def appointments(people: Sequence[Person]) -> list[Row]:
    """What happened to whom: what is decided in reading order, then what is only proposed."""
    pairs = [(person, item) for person in people for item in happenings(person)]
    return sorted(pairs, key=lambda pair: (pair[1].event.status != "decided", pair[1].event.span.start))


def appointment_rows(people: Sequence[Person], places: Places) -> Rows:
    """The events as a table with a head: person, 任 or 免, post, proposed or decided, vote, document, motion."""
    keys = ("name", "change", "post", "status", "vote", "document", "motion")
    rows = [[texts.tr(f"people.{key}") for key in keys]]
    for person, item in appointments(people):
        event = item.event
        kind, status = happened(item)
        document = places.document_title(event.span.start)
        motions = dict.fromkeys(places.document_title(motion.span.start) for motion in item.proposals)
        motion = "；".join(title for title in motions if title)
        rows.append([person.name, kind, event.post, status, event.vote or "", document, motion])
    return rows


class AppointmentsView:
    """The title of each document that appoints or removes somebody, then one row an event."""

    def __init__(self, people: Sequence[Person], places: Places) -> None:
        self.people = people
        self.places = places
        self.rows: list[Row | str] = []
        """Events, and before the first of each document its title."""
        document = None
        for person, item in appointments(people):
            title = places.document_title(item.event.span.start)
            if title != document:
                document = title
                self.rows.append(title or texts.tr("people.before"))
            self.rows.append((person, item))

    @property
    def count(self) -> int:
        return len(self.rows)

    def draw(self, row: int, width: int) -> list[Piece]:
        item = self.rows[row]
        if isinstance(item, str):
            return spread([Piece(" "), Piece(cut_middle(shown(item), width - 2), "title")], [], width)
        person, happening = item
        event = happening.event
        kind, status = happened(happening)
        before = self.rows[row - 1]
        name = "" if before[0] is person else shown(person.name)
        kinds = max(cells(texts.tr(f"people.{kind}")) for kind in ("appoint", "acting", "remove", "resign"))
        left = [
            Piece(f"   {fill(name, 8)} ", "name"),
            Piece(f"{fill(kind, kinds)} ", event_role(event)),
        ]
        right = [Piece(f" {status} ", "muted" if event.status == "decided" else "accent")]
        room = width - sum(cells(piece.text) for piece in (*left, *right))
        left.append(Piece(cut_middle(shown(event.post), max(4, room))))
        return spread(left, right, width)

    def target(self, row: int) -> Span | None:
        pair = self._pair(row)
        return pair[1].event.span if pair else None

    def person(self, row: int) -> Person | None:
        pair = self._pair(row)
        return pair[0] if pair else None

    def _pair(self, row: int) -> Row | None:
        """The event of a row; of a document's title its first one."""
        item = self.rows[row]
        below = self.rows[row + 1] if isinstance(item, str) else item
        return None if isinstance(below, str) else below

    def table(self) -> Rows:
        return appointment_rows(self.people, self.places)
