"""The list of people: name, what happened, post, number of mentions; in three orders, or as a search found them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from parsers.model import Person, Span
from tui import texts
from tui.cells import Piece, cells, cut_middle, fill, spread
from tui.people.happenings import happenings
from tui.people.view import event_words, main_post, marks
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
    """All people in an order."""
    numbers = list(range(len(people)))
    if order is Order.PINYIN:
        numbers.sort(key=lambda n: (syllables(people[n].name), people[n].name))
    elif order is Order.MENTIONS:
        numbers.sort(key=lambda n: -len(people[n].mentions))
    return [Found(number, 0) for number in numbers]


class PeopleView:
    """One row a person."""

    def __init__(self, people: Sequence[Person], found: Sequence[Found]) -> None:
        self.people = people
        self.found = found
        longest = max((cells(people[hit.number].name) for hit in found[:500]), default=0)
        self.name_width = max(_NAME_WIDTH, min(_LONG_NAME, longest))

    @property
    def count(self) -> int:
        return len(self.found)

    def draw(self, row: int, width: int) -> list[Piece]:
        hit = self.found[row]
        person = self.people[hit.number]
        name = fill(shown(person.name), self.name_width)
        lit = set(hit.places)
        left = [Piece(" "), *(Piece(char, "match" if k in lit else "name") for k, char in enumerate(name))]
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


def people_rows(people: Sequence[Person]) -> Rows:
    """The people as a table with a head: name, posts, what happened, attendance, mentions, other spellings."""
    head = [texts.tr(f"people.{key}") for key in ("name", "posts", "events", "attendance", "mentions", "variants")]
    return [head, *(_row(person) for person in people)]


def _row(person: Person) -> list[str]:
    events = dict.fromkeys(f"{event_words(item.event)[0]} {item.event.post}" for item in happenings(person))
    attendance = texts.tr(f"people.{person.attendance}") if person.attendance else ""
    return [
        person.name,
        "；".join(person.roles),
        "；".join(events),
        attendance,
        str(len(person.mentions)),
        "、".join(person.variants),
    ]
