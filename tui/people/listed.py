"""The list of people: name, what happened, post, number of mentions; in three orders, or as a search found them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from parsers.model import Person, Span
from parsers.people.steps import appointments_of
from tui import texts
from tui.cells import Piece, cells, cut_middle, fill, spread
from tui.people.view import event_word, main_post, marks, name_in, named
from tui.safe import shown
from tui.search.people import Found
from tui.search.pinyin import syllables
from tui.tables import Rows

_NAME_WIDTH = 8
_LONG_NAME = 14
_POST_FROM = 34
"""From so many cells on there is room for the post."""


class Order(StrEnum):
    """How the list is sorted."""

    APPEARANCE = "appearance"
    PINYIN = "pinyin"
    MENTIONS = "mentions"

    def next(self) -> Order:
        """The order that the key goes on to."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


def in_order(people: Sequence[Person], order: Order) -> list[Found]:
    """All people in an order; those come last of whom it is doubtful whether they are persons."""
    numbers = list(range(len(people)))
    if order is Order.PINYIN:
        numbers.sort(key=lambda n: (syllables(people[n].name), people[n].name))
    elif order is Order.MENTIONS:
        numbers.sort(key=lambda n: -len(people[n].mentions))
    numbers.sort(key=lambda n: people[n].is_doubtful)
    return [Found(number, 0) for number in numbers]


class PeopleView:
    """One row a person."""

    def __init__(self, people: Sequence[Person], found: Sequence[Found]) -> None:
        self.people = people
        self.found = found
        longest = max((cells(named(people[hit.number])) for hit in found[:500]), default=0)
        self.name_width = max(_NAME_WIDTH, min(_LONG_NAME, longest))

    @property
    def count(self) -> int:
        return len(self.found)

    def draw(self, row: int, width: int) -> list[Piece]:
        hit = self.found[row]
        person = self.people[hit.number]
        name = name_in(person, self.name_width)
        lit = set(hit.places)
        plain = "warn" if person.is_doubtful else "name"
        left = [Piece(" "), *(Piece(char, "match" if k in lit else plain) for k, char in enumerate(name))]
        happened = list(marks(person))
        left += [Piece(" "), *(Piece(fill(mark, 2), role) for mark, role in happened)]
        left.append(Piece("  " * (3 - len(happened))))
        right = [Piece(f" {len(person.mentions)} ", "number")]
        if width >= _POST_FROM:
            room = width - sum(cells(piece.text) for piece in (*left, *right)) - 1
            left.append(Piece(cut_middle(shown(main_post(person)), room), "muted"))
        return spread(left, right, width)

    def target(self, row: int) -> Span | None:
        return self.people[self.found[row].number].mentions[0].span

    def person(self, row: int) -> Person | None:
        return self.people[self.found[row].number]

    def table(self) -> Rows:
        return people_rows([self.people[hit.number] for hit in self.found])

    def table_row(self, row: int) -> int | None:
        return row + 1


def people_rows(people: Sequence[Person]) -> Rows:
    """The people as a table with a head: name, posts, what happened, attendance, mentions, other spellings.

    Those come last, with a ``?``, of whom it is doubtful whether they are persons.
    """
    head = [texts.tr(f"people.{key}") for key in ("name", "posts", "events", "attendance", "mentions", "variants")]
    return [head, *(_row(person) for person in sorted(people, key=lambda person: person.is_doubtful))]


def _row(person: Person) -> list[str]:
    events = [f"{event_word(each.event)} {each.post}" for each in appointments_of(person)]
    attendance = texts.tr(f"people.{person.attendance}") if person.attendance else ""
    return [
        named(person),
        "；".join(person.roles),
        "；".join(events),
        attendance,
        str(len(person.mentions)),
        "、".join(person.variants),
    ]
