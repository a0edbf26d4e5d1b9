"""The golds of a text: who is in it, where each name stands, and what the text says of that person."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal, TypedDict

from tests.invent.marks import Cell

Kind = Literal["appoint", "remove"]
Status = Literal["proposed", "decided"]
Attendance = Literal["present", "leave", "absent", "observer"]
BLANKS = " \u3000\u00a0\u2002\u2003\n\r\t\f"


class EventRow(TypedDict):
    """A decided or proposed appointment or removal."""

    kind: Kind
    post: str
    start: int
    status: Status


class PersonRow(TypedDict):
    """One person, as SCHEMA.md has it."""

    name: str
    mentions: list[tuple[int, int, str]]
    variants: list[str]
    roles: list[str]
    events: list[EventRow]
    attendance: Attendance | None


@dataclass(slots=True)
class Told:
    """What a grammar knows of one person before the text is whole; an event has the number of its point."""

    name: str
    roles: list[str] = field(default_factory=list)
    events: list[tuple[Kind, str, int, Status]] = field(default_factory=list)
    attendance: Attendance | None = None


def text_of(row: list[Cell]) -> str:
    """The text of the cells."""
    return "".join(cell.char for cell in row)


def rows_of(row: list[Cell], told: list[Told]) -> list[PersonRow]:
    """The golds, one row a person in the order of the first mention; who is never named has none."""
    text = text_of(row)
    spans: dict[int, tuple[int, int, int]] = {}
    letters: dict[int, list[str]] = defaultdict(list)
    points: dict[int, int] = {}
    for at, cell in enumerate(row):
        for number in cell.points:
            points.setdefault(number, at)
        if cell.mention >= 0:
            start = spans.get(cell.mention, (at, 0, 0))[0]
            spans[cell.mention] = (start, at + 1, cell.person)
            letters[cell.mention].append(cell.char)
    people: dict[int, PersonRow] = {}
    for mention, (start, end, person) in sorted(spans.items(), key=lambda item: item[1]):
        of = told[person]
        made = people.setdefault(
            person,
            PersonRow(name=of.name, mentions=[], variants=[], roles=of.roles, events=[], attendance=of.attendance),
        )
        made["mentions"].append((start, end, text[start:end]))
        surface = "".join(char for char in letters[mention] if char not in BLANKS or " " in of.name)
        if squeezed(surface) != squeezed(of.name) and surface not in made["variants"]:
            made["variants"].append(surface)
    for person, made in people.items():
        made["events"] = sorted(
            (
                EventRow(kind=kind, post=post, start=points[at], status=status)
                for kind, post, at, status in told[person].events
                if at in points
            ),
            key=lambda event: event["start"],
        )
    return list(people.values())


def squeezed(name: str) -> str:
    """The name without what only layout puts into it."""
    return "".join(char for char in name if char not in BLANKS)


def wrong(text: str, rows: list[PersonRow]) -> list[str]:
    """What of the golds does not fit the text: a slice that is not its name, mentions that overlap, an event of nowhere."""
    faults: list[str] = []
    taken: set[int] = set()
    for row in rows:
        for start, end, surface in row["mentions"]:
            if text[start:end] != surface or surface != surface.strip():
                faults.append(f"{row['name']}: {start}-{end} is {text[start:end]!r}, not {surface!r}")
            if squeezed(surface)[:1] not in {row["name"][0], *(variant[0] for variant in row["variants"])}:
                faults.append(f"{row['name']}: {surface!r} begins otherwise")
            if taken & set(range(start, end)):
                faults.append(f"{row['name']}: {start}-{end} overlaps")
            taken |= set(range(start, end))
        faults += [
            f"{row['name']}: event at {event['start']}"
            for event in row["events"]
            if not 0 <= event["start"] < len(text)
        ]
    return faults
