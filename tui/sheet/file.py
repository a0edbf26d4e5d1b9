"""What the file is: where it is, how large, what is in it. A row each, with their values in a column."""

from __future__ import annotations

import os

from parsers.model import Source
from tui import texts
from tui.cells import Piece, cells, fill
from tui.safe import shown
from tui.sheet.known import Known
from tui.sheet.rows import Command, Rest, Row, Target, entry, few
from tui.stage import Stage

LABELS = (
    *("info.file", "info.size", "info.encoding", "info.format", "info.pages", "info.documents"),
    *("people.title", "figures.title", "info.checks"),
)
"""The labels of the rows, in their order."""
_NO_ENCODING = ("pdf", "docx")
_SIZES = (("MB", 1 << 20), ("KB", 1 << 10))
_LATER = (
    ("people.title", "people", Command("people")),
    ("figures.title", "figures", Command("figures")),
    ("info.checks", "claims", Command("checks")),
)
"""What is read after the text: its label, its name, and what shows it."""


def file_rows(known: Known, stage: Stage, path: str, width: int) -> list[Row]:
    """All of it in rows of `width` cells. What is not known yet says so."""
    source = known.issue.source
    rows = _where(source, path, width)
    rows += _fact("info.size", _size(source) if stage.has_text else _waiting(stage), width)
    if encoding := _encoding(source):
        rows += _fact("info.encoding", encoding, width)
    if source.formats:
        rows += _fact("info.format", _formats(source), width)
    rows += _fact("info.pages", _pages(known) if stage.has_text else _waiting(stage), width)
    documents = _documents(known) if stage.has_text else _waiting(stage)
    rows += _fact("info.documents", documents, width, Command("contents"))
    for label, part, command in _LATER:
        rows += _fact(label, _told(known, part) if stage is Stage.WHOLE else _waiting(stage), width, command)
    return rows


def part_rows(source: Source, width: int) -> list[list[Row]]:
    """The files that were read as one text, each with its place."""
    parts = [note for note in source.notes if note.code == "part"]
    return [
        entry(shown(note.detail), width, first=(Piece(" • ", "name"),), role="name", target=note.span, key=f"part:{k}")
        for k, note in enumerate(parts)
    ]


def short_path(path: str, width: int) -> str:
    """`path` in at most `width` cells: whole folders are left out of its middle, its name never.

    A name that is longer itself stands alone.
    """
    if cells(path) <= width:
        return path
    *folders, name = path.split(os.sep)
    for kept in range(len(folders) - 1, -1, -1):
        front, back = folders[: (kept + 1) // 2], folders[len(folders) - kept // 2 :]
        shorter = os.sep.join([*front, "…", *back, name])
        if cells(shorter) <= width:
            return shorter
    return name


def size_text(size: int) -> str:
    """So many bytes, in a unit that reads well."""
    for unit, factor in _SIZES:
        if size >= factor:
            return f"{size / factor:,.1f} {unit}"
    return texts.tr("info.bytes", count=size)


def _where(source: Source, path: str, width: int) -> list[Row]:
    """The file's path, or its name where it has none; of several files how many, and each of them."""
    parts = [note for note in source.notes if note.code == "part"]
    if not parts:
        name = short_path(shown(path), _room(width)) if path else shown(source.name)
        return _fact("info.file", name, width)
    rows = _fact("info.file", texts.tr("info.files", count=len(parts)), width)
    return [*rows, *few(part_rows(source, width), len(parts), Rest("part"), width, "parts")]


def _fact(label: str, value: str, width: int, target: Target = None) -> list[Row]:
    """A label and its value; a click or Enter leads to `target`."""
    first = (Piece(f" {fill(texts.tr(label), _column())}  ", "muted"),)
    return entry(value, width, first=first, target=target, key=label)


def _column() -> int:
    """The cells of the longest label."""
    return max(cells(texts.tr(label)) for label in LABELS)


def _room(width: int) -> int:
    """The cells of a value that leads nowhere."""
    return width - _column() - 3


def _waiting(stage: Stage) -> str:
    """What stands for what is not known yet."""
    return texts.tr(f"info.{'reading' if stage in (Stage.HEAD, Stage.OUTLINED) else stage}")


def _size(source: Source) -> str:
    """Bytes where they are known, and characters."""
    characters = texts.tr("info.characters", count=f"{len(source.text):,}")
    return f"{size_text(source.size)} · {characters}" if source.size else characters


def _encoding(source: Source) -> str:
    """The encodings that the file was read in; nothing where its format has its own."""
    names = [name for name in source.encoding.split(" + ") if name != "pdf"]
    own = source.formats and all(kind in _NO_ENCODING for kind in source.formats)
    return "" if own else shown(" + ".join(name.upper() for name in names))


def _formats(source: Source) -> str:
    """What the file is, in words; a plain text is Markdown by its name."""
    names = [note.detail for note in source.notes if note.code == "part"] or [source.name]
    markdown = all(name.lower().endswith((".md", ".markdown")) for name in names)
    kinds = ("markdown" if kind == "text" and markdown else kind for kind in source.formats)
    return " + ".join(texts.tr(f"info.format-{kind}") for kind in kinds)


def _pages(known: Known) -> str:
    """How many pages there are, and which are printed where it is one file."""
    count, first, last = known.pages
    if not count:
        return texts.tr("info.no-pages")
    if not first or len(known.issue.parts) > 1 or (first, last) == ("1", str(count)):
        return f"{count:,}"
    return texts.tr("info.printed", count=f"{count:,}", first=shown(first), last=shown(last))


def _documents(known: Known) -> str:
    """How many documents there are, and headings in them, each document's title among these as in the status line."""
    return texts.tr("info.counted", documents=len(known.issue.sections), headings=known.headings)


def _told(known: Known, part: str) -> str:
    """How many people, figures or claims there are, or that a defect has kept them from being read."""
    issue = known.issue
    if any(note.code == "defect" and note.detail.startswith(f"{part} (") for note in issue.notes):
        return texts.tr("info.failed")
    if part == "figures":
        return f"{len(issue.figures):,}"
    if part == "people":
        doubtful = sum(person.is_doubtful for person in issue.people)
        people = f"{len(issue.people):,}"
        return texts.tr("info.doubtful", count=people, doubtful=doubtful) if doubtful else people
    counts = known.tally
    if not issue.claims:
        return texts.tr("figures.no-checks")
    return texts.tr("info.tally", good=counts["✓"], bad=counts["✗"], near=counts["≈"])
