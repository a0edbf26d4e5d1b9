"""The people of an issue: who is named where, in what post, appointed or removed, present or absent."""

from __future__ import annotations

from collections.abc import Callable

from parsers.model import Issue, Note, Person
from parsers.people.find import find_people
from parsers.people.names import Sense
from parsers.people.reading import Reading
from parsers.people.resolve import resolve_people

__all__ = ["read_people"]


def read_people(issue: Issue, note: Callable[[Note], None] | None = None) -> tuple[Person, ...]:
    """The persons that `issue` names, in order of first appearance.

    Never raises on odd text; `note` is told when some may have been left out.
    """
    reading = Reading.of(issue)
    sense = Sense(reading.text)
    hits = find_people(reading, sense)
    sense.forget()
    people = resolve_people(reading, hits)
    if note and sense.flooded:
        note(Note("flood-people"))
    return people
