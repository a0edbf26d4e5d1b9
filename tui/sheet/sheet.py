"""All rows of the notes panel, and those of what one of them opens."""

from __future__ import annotations

from parsers.model import NoiseKind
from tui import texts
from tui.sheet.doubts import contents_rows, doubt_rows, people_rows
from tui.sheet.file import file_rows, part_rows
from tui.sheet.known import Known
from tui.sheet.noted import back, hidden_rows, kind_name, kind_rows, note_rows, sort_rows
from tui.sheet.rows import Rest, Row
from tui.stage import Stage


def sheet_rows(known: Known, stage: Stage, path: str, width: int) -> list[Row]:
    """What the file is, what is to be known of how it was read, what was set aside, what is doubtful.

    What is read last stands last in each, so that what comes moves nothing that is already there.
    """
    lists = (note_rows(known, width), kind_rows(known), doubt_rows(known, stage, width))
    return [*file_rows(known, stage, path, width), *(row for rows in lists if rows for row in (Row(()), *rows))]


def opened_rows(known: Known, opened: NoiseKind | Rest, width: int) -> list[Row]:
    """The lines of a kind that were set aside, or all entries of a list; first the way back."""
    issue = known.issue
    if isinstance(opened, NoiseKind):
        return hidden_rows(issue, opened)
    match opened.of:
        case "part":
            entries = part_rows(issue.source, width)
        case "contents-unmatched" | "contents-differ" as code:
            entries = contents_rows(known, code, width)
        case "people":
            entries = people_rows(issue, known.people, width)
        case code:
            entries = sort_rows([note for note in known.notes if note.code == code], width)
    return [back(), *(row for each in entries for row in each)]


def opened_name(opened: NoiseKind | Rest) -> str:
    """What it is called in the interface."""
    if isinstance(opened, NoiseKind):
        return kind_name(opened)
    key = f"doubt.{opened.of}"
    return texts.tr("info.file" if opened.of == "part" else key if texts.has(key) else "notes.alike")
