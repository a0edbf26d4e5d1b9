"""The people of an issue: who is named where, in what post, appointed or removed, present or absent."""

from __future__ import annotations

from collections.abc import Callable

from parsers.language.reprint import Reprint, is_read_otherwise, plain_issue
from parsers.model import Issue, Note, Person
from parsers.people.find import find_people
from parsers.people.reading import Reading
from parsers.people.resolve import resolve_people

__all__ = ["read_people"]


def read_people(issue: Issue, note: Callable[[Note], None] | None = None) -> tuple[Person, ...]:
    """The persons that `issue` names, in order of first appearance.

    Never raises on odd text; `note` is told when some may have been left out.
    """
    if is_read_otherwise(issue.source.text):
        simple = plain_issue(issue)
        return Reprint(issue.source, simple.source.text).people(_read(simple, note))
    return _read(issue, note)


def _read(issue: Issue, note: Callable[[Note], None] | None) -> tuple[Person, ...]:
    """The persons of an issue in simplified characters."""
    reading = Reading.of(issue)
    floods: list[Note] = []
    people = resolve_people(reading, find_people(reading, lambda: floods.append(Note("flood-people"))))
    if note and floods:
        note(floods[0])
    return people
