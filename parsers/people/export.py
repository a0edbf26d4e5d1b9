"""People as plain data, in the form that the command line prints."""

from __future__ import annotations

from typing import Any

from parsers.model import Issue


def people_json(issue: Issue) -> list[dict[str, Any]]:
    """One row a person: name, mentions ``[[start, end, text], …]``, variants, roles, events, attendance.

    Offsets are `str` indices into the untouched text, and `text` is the source's own words there.
    """
    source = issue.source
    return [
        {
            "name": person.name,
            "mentions": [[m.span.start, m.span.end, source[m.span]] for m in person.mentions],
            "variants": list(person.variants),
            "roles": list(person.roles),
            "events": [
                {"kind": e.kind, "post": e.post, "start": e.span.start, "end": e.span.end, "status": e.status}
                | ({"vote": e.vote} if e.vote else {})
                | ({"resigned": True} if e.resigned else {})
                | ({"acting": True} if e.acting else {})
                for e in person.events
            ],
            "attendance": person.attendance,
        }
        | ({"elected": list(person.elected)} if person.elected else {})
        for person in issue.people
    ]
