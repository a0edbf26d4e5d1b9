"""People as plain data, in the form that the command line prints."""

from __future__ import annotations

from typing import Any

from parsers.model import Event, Issue, Person, Source
from parsers.people.dated import dated


def people_json(issue: Issue) -> list[dict[str, Any]]:
    """One row a person: name, mentions ``[[start, end, text], …]``, variants, roles, events, attendance, certainty.

    Offsets are `str` indices into the untouched text, and `text` is the source's own words there. Those come last of
    whom it is doubtful whether they are persons.
    """
    people = sorted(dated(issue), key=lambda person: person.is_doubtful)
    return [_person_json(issue.source, person) for person in people]


def _person_json(source: Source, person: Person) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": person.name,
        "mentions": [[m.span.start, m.span.end, source[m.span]] for m in person.mentions],
        "variants": list(person.variants),
        "roles": list(person.roles),
        "events": [_event_json(event) for event in person.events],
        "attendance": person.attendance,
        "certainty": round(person.certainty, 2),
    }
    if person.evidence:
        row["evidence"] = list(person.evidence)
    if person.elected:
        row["elected"] = list(person.elected)
    return row


def _event_json(event: Event) -> dict[str, Any]:
    """An event; what is not known of it is left out."""
    row: dict[str, Any] = {
        "kind": event.kind,
        "post": event.post,
        "start": event.span.start,
        "end": event.span.end,
        "status": event.status,
    }
    more: dict[str, Any] = {
        "vote": event.vote,
        "resigned": event.resigned,
        "acting": event.acting,
        "date": event.date,
        "organ": event.organ,
        "reason": event.reason,
        "probation": event.probation,
        "reviewed": event.reviewed,
    }
    row |= {name: value for name, value in more.items() if value}
    if event.document is not None:
        row["document"] = event.document
    return row
