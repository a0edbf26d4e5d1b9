"""The outline and what was set aside as JSON; the outline has the field names of the gazettes' gold annotations."""

from __future__ import annotations

from parsers.model import Issue, NoiseKind


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


def hidden_json(issue: Issue) -> list[dict[str, object]]:
    """One row a stretch of the source that no block shows, line ends left out: kind, start, end, text."""
    source = issue.source
    return [
        {"kind": noise.kind.value, "start": noise.span.start, "end": noise.span.end, "text": source[noise.span].strip()}
        for noise in issue.noise
        if noise.kind is not NoiseKind.BLANK
    ]
