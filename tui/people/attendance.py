"""The roster (出席名单): who was present, on leave, absent, observing; how many, and how many the text says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.model import Attendance, Person, Span
from parsers.people.stated import Tally
from tui import texts
from tui.cells import Piece, cells, cut_middle, spread
from tui.people.view import main_post, name_in, named
from tui.safe import shown
from tui.tables import Rows

KINDS: tuple[Attendance, ...] = ("present", "leave", "absent", "observer")
_MARKS = {"agrees": ("✓", "good"), "differs": ("✗", "warn"), "doubtful": ("?", "accent"), "": ("", "number")}
"""The sign of a verdict, with its role in `tui.theme`."""
_NAME = 10
_LONG_NAME = 16


class _Row(NamedTuple):
    kind: Attendance | None
    """None for the summary of the whole roster."""
    person: Person | None = None
    """None for the head of a kind."""
    summary: tuple[Piece, ...] = ()


class AttendanceView:
    """The summary, in as many rows as it takes in `width` cells, then a head for each kind and one row a person."""

    def __init__(self, people: Sequence[Person], tallies: Sequence[Tally] = (), width: int = 80) -> None:
        self.tallies = tallies
        self._by_kind = {tally.kind: tally for tally in tallies}
        self.rows: list[_Row] = [_Row(None, summary=line) for line in _summary(tallies, width)]
        for kind in KINDS:
            group = [person for person in people if person.attendance == kind]
            group.sort(key=lambda person: person.is_doubtful)
            if group or kind in self._by_kind:
                self.rows.append(_Row(kind))
                self.rows += [_Row(kind, person) for person in group]
        self._sizes = {kind: sum(row.kind == kind for row in self.rows) - 1 for kind in KINDS}
        longest = max((cells(named(row.person)) for row in self.rows if row.person), default=0)
        self._name = max(_NAME, min(_LONG_NAME, longest + 1))

    @property
    def count(self) -> int:
        return len(self.rows)

    def draw(self, row: int, width: int) -> list[Piece]:
        kind, person, summary = self.rows[row]
        if kind is None:
            return spread(summary, [], width)
        if person is None:
            right = [*_verdict_of(self._sizes[kind], self._by_kind.get(kind)), Piece(" ")]
            return spread([Piece(f" {texts.tr(f'people.{kind}')}", "title")], right, width)
        left = [Piece(f"   {name_in(person, self._name)} ", "warn" if person.is_doubtful else "name")]
        room = width - cells(left[0].text) - 1
        left.append(Piece(cut_middle(shown(main_post(person)), max(0, room)), "muted"))
        return spread(left, [], width)

    def target(self, row: int) -> Span | None:
        kind, person, _ = self.rows[row]
        if person is not None:
            return person.mentions[0].span
        tally = self._by_kind.get(kind) if kind else next((each for each in self.tallies if each.span), None)
        return tally.span if tally else None

    def person(self, row: int) -> Person | None:
        return self.rows[row].person

    def table(self) -> Rows:
        head = [texts.tr(f"people.{key}") for key in ("attendance", "name", "posts")]
        listed = [(row.kind, row.person) for row in self.rows if row.person]
        return [head, *([texts.tr(f"people.{kind}"), named(who), "；".join(who.roles)] for kind, who in listed)]

    def table_row(self, row: int) -> int | None:
        if self.rows[row].person is None:
            return None
        return sum(each.person is not None for each in self.rows[: row + 1])


def _verdict_of(size: int, tally: Tally | None) -> list[Piece]:
    """How many are listed and, where the text states a number, whether it is that."""
    if tally is None or tally.stated is None:
        return [Piece(f" {size}", "number")]
    sign, role = _MARKS[tally.verdict]
    stated = [Piece(f"  {texts.tr('people.stated', count=tally.stated)}", "muted"), Piece(f" {sign}".rstrip(), role)]
    return [Piece(f" {size}", "number"), *stated]


def _summary(tallies: Sequence[Tally], width: int) -> Iterator[tuple[Piece, ...]]:
    """应到 47 出席 45✓ 请假 1/2✗: what the text states, else how many are listed, both where they are not the same."""
    line: list[Piece] = [Piece(" ")]
    for tally in tallies:
        sign, role = _MARKS[tally.verdict]
        more = [Piece(f" {texts.tr(f'people.{tally.kind}')} ", "muted"), Piece(_count(tally), "number")]
        more.append(Piece(sign, role))
        if len(line) > 1 and sum(cells(piece.text) for piece in (*line, *more)) > width - 1:
            yield tuple(line)
            line = [Piece(" ")]
        line += more
    if tallies:
        yield tuple(line)


def _count(tally: Tally) -> str:
    if tally.verdict in ("differs", "doubtful"):
        return f"{tally.listed}/{tally.stated}"
    return f"{tally.listed if tally.stated is None else tally.stated}"
