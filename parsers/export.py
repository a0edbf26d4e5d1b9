"""The outline as JSON: the field names of the gazettes' gold annotations."""

from __future__ import annotations

from parsers.model import Issue


def sections_json(issue: Issue) -> list[dict[str, object]]:
    """One row a heading, in reading order: level, marker, title, start (a source offset); of documents the rest."""
    rows: list[dict[str, object]] = []
    for section in issue.walk():
        top = section.level == 1
        rows.append(
            {
                "level": section.level,
                "marker": section.marker,
                "title": section.title,
                "start": section.heading.start,
                "printed_page": section.printed_page if top else None,
                "toc_title": section.toc_title if top else None,
                "speaker": section.speaker,
                "speaker_role": section.speaker_role,
                "date": section.date,
            }
        )
    return rows
