"""The notes on how a text was read and the lines that were set aside: their rows in the notes panel."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from parsers.model import Issue, NoiseKind, Span
from tui import texts
from tui.cells import Piece, cells, folded
from tui.safe import shown
from tui.sheet.known import DIFFER, UNMATCHED, Known, Noted
from tui.sheet.rows import MADE, Rest, Row, entry, few, head

KINDS = (
    NoiseKind.PAGE_MARK,
    NoiseKind.RUNNING_HEAD,
    NoiseKind.FURNITURE,
    NoiseKind.LICENCE,
    NoiseKind.MARKUP,
)
"""The kinds of lines that are set aside with something printed on them, in the order in which they are told."""
_ELSEWHERE = (UNMATCHED, DIFFER, "part", "pages")
"""Notes that are told among the doubts or of the file."""
_WORDS = 200


def note_rows(known: Known, width: int) -> list[Row]:
    """The notes in rows of `width` cells, of each sort the first few; a head above them where there are any."""
    sorts: dict[str, list[Noted]] = {}
    for note in known.notes:
        if note.code not in _ELSEWHERE:
            sorts.setdefault(note.code, []).append(note)
    rows = [
        row
        for code, notes in sorts.items()
        for row in few(sort_rows(notes[:MADE], width), len(notes), Rest(code), width, f"more:{code}")
    ]
    return [head(texts.tr("notes.head"), key="notes"), *rows] if rows else []


def sort_rows(notes: Sequence[Noted], width: int) -> list[list[Row]]:
    """Each note in rows of `width` cells."""
    return [
        entry(
            note.text, width, first=(Piece(" • "),), role="" if note.span is None else "name", target=note.span,
            key=f"{note.code}:{k}",
        )
        for k, note in enumerate(notes)
    ]  # fmt: skip


def kind_rows(known: Known) -> list[Row]:
    """A head and a row a kind of lines set aside, each with their number; nothing where there are none."""
    counts = known.hidden
    told = [kind for kind in KINDS if counts[kind]]
    if not told:
        return []
    room = max(len(str(counts[kind])) for kind in told)
    return [
        head(texts.tr("notes.hidden"), key="hidden"),
        *(
            Row(
                (Piece(f" • {kind_name(kind)}", "name"),),
                (Piece(f"{counts[kind]:>{room}}", "number"), Piece(f" {texts.tr('notes.lines')} › ", "faint")),
                kind,
                key=f"kind:{kind}",
            )
            for kind in told
        ),
    ]


def explained_rows(issue: Issue, offset: int, width: int) -> list[Row]:
    """Which rules made what stands at an offset, in lines of at most `width` cells. As much work as reading it all."""
    from tui.explained import told_at

    told = told_at(issue, offset, width)
    if not told:
        return [Row((Piece(f" {texts.tr('explain.empty')}", "muted"),))]
    rows = [Row((piece,), target=span, goes_on=k > 0) for pieces, span in told for k, piece in enumerate(pieces)]
    about = (Row((Piece(f" {line}", "muted"),), goes_on=k > 0) for k, line in enumerate(_of_language(width)))
    return [*rows, Row(()), *about]


def _of_language(width: int) -> list[str]:
    """That the rules speak the language of the source code, in lines of at most `width` cells."""
    return folded(texts.tr("explain.language"), width)


def back() -> Row:
    """The row that leads back to the notes."""
    return Row((Piece(f" ‹ {texts.tr('notes.back')}", "key"),))


def hidden_rows(issue: Issue, kind: NoiseKind) -> list[Row]:
    """The lines of a kind that were set aside, each with its place; first the way back."""
    found = [noise for noise in issue.noise if noise.kind is kind]
    places = places_of(issue, [noise.span for noise in found])
    room = max((cells(place) for place in places), default=0)
    rows = [back()]
    for noise, place in zip(found, places, strict=True):
        text = " ".join(issue.source[Span(noise.span.start, min(noise.span.end, noise.span.start + _WORDS))].split())
        label = " " * (room - cells(place)) + place
        rows.append(Row((Piece(f" {label}  ", "faint"), Piece(shown(text))), target=noise.span))
    return rows


def places_of(issue: Issue, spans: Sequence[Span]) -> list[str]:
    """Where each of some stretches stands, in words: the page that the file knows, else the line of the file.

    They are in reading order.
    """
    pages, text = issue.source.pages, issue.source.text
    if pages:
        starts = [page.offset for page in pages]
        numbers = [max(1, bisect_right(starts, span.start)) for span in spans]
        return [texts.tr("notes.page", number=number) for number in numbers]
    places: list[str] = []
    line, at = 1, 0
    for span in spans:
        line += text.count("\n", at, span.start)
        at = span.start
        places.append(texts.tr("notes.line", number=line))
    return places


def kind_name(kind: NoiseKind) -> str:
    """What a kind of lines is called in the interface."""
    return texts.tr(f"hidden.{kind.value.replace(' ', '-')}")
