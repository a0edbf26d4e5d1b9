"""The roster (出席名单): who was present, on leave, absent, observing, with their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.model import Attendance, Person, Span
from tui import texts
from tui.cells import Piece, cells, cut_middle, fill, spread
from tui.people.view import main_post
from tui.safe import shown
from tui.tables import Rows

KINDS: tuple[Attendance, ...] = ("present", "leave", "absent", "observer")


class _Row(NamedTuple):
    kind: Attendance
    person: Person | None
    """None for the head of a kind."""
    size: int = 0


class AttendanceView:
    """A head for each kind, then one row a person."""

    def __init__(self, people: Sequence[Person]) -> None:
        self.rows: list[_Row] = []
        for kind in KINDS:
            group = [person for person in people if person.attendance == kind]
            if group:
                self.rows.append(_Row(kind, None, len(group)))
                self.rows += [_Row(kind, person) for person in group]

    @property
    def count(self) -> int:
        return len(self.rows)

    def draw(self, row: int, width: int) -> list[Piece]:
        kind, person, size = self.rows[row]
        if person is None:
            return spread([Piece(f" {texts.tr(f'people.{kind}')}", "title")], [Piece(f" {size} ", "number")], width)
        left = [Piece(f"   {fill(shown(person.name), 10)} ", "name")]
        room = width - cells(left[0].text) - 1
        left.append(Piece(cut_middle(shown(main_post(person)), max(0, room)), "muted"))
        return spread(left, [], width)

    def target(self, row: int) -> Span | None:
        person = self.rows[row].person
        return person.mentions[0].span if person else None

    def person(self, row: int) -> Person | None:
        return self.rows[row].person

    def table(self) -> Rows:
        head = [texts.tr(f"people.{key}") for key in ("attendance", "name", "posts")]
        rows = [head]
        for kind, person, _ in self.rows:
            if person:
                rows.append([texts.tr(f"people.{kind}"), person.name, "；".join(person.roles)])
        return rows
