"""The people of an issue: who is named where, in what post, appointed or removed, present or absent."""

from __future__ import annotations

from parsers.model import Issue, Person
from parsers.people.find import find_people
from parsers.people.reading import Reading
from parsers.people.resolve import resolve_people

__all__ = ["read_people"]


def read_people(issue: Issue) -> tuple[Person, ...]:
    """The persons that `issue` names, in order of first appearance. Never raises on odd text."""
    reading = Reading.of(issue)
    return resolve_people(reading, find_people(reading))
