"""What is doubtful of how the text was read, each with its place: entries of the printed contents that are not in the
text as they are printed, people who may be none, sums that do not close."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Claim, Issue, Person
from tui import texts
from tui.cells import Piece, cells, fill
from tui.figures.amounts import Amounts
from tui.figures.checks import stated_rows
from tui.safe import shown
from tui.sheet.known import DIFFER, UNMATCHED, Known
from tui.sheet.noted import places_of
from tui.sheet.rows import MADE, Command, Rest, Row, Target, entry, few, head
from tui.stage import Stage


def doubt_rows(known: Known, stage: Stage, width: int) -> list[Row]:
    """A head, and a list for each kind of doubt, in rows of `width` cells; that nothing is, when all is known."""
    rows: list[Row] = []
    for code in (DIFFER, UNMATCHED):
        entries = contents_rows(known, code, width)
        rows += _list(code, entries, len(entries), Rest(code), width)
    if stage is Stage.WHOLE:
        issue, people, claims = known.issue, known.people, known.claims
        rows += _list("people", people_rows(issue, people[:MADE], width), len(people), Rest("people"), width)
        rows += _list("claims", claim_rows(issue, claims[:MADE], width), len(claims), Command("checks"), width)
        rows = rows or [Row((Piece(f" {texts.tr('doubt.none')}"),), key="doubt:people")]
    else:
        reading = "reading" if stage in (Stage.HEAD, Stage.OUTLINED) else "unknown"
        rows += entry(texts.tr(f"doubt.{reading}"), width, first=(Piece(" "),), key="doubt:people")
    return [head(texts.tr("doubt.title"), key="doubts"), *rows]


def contents_rows(known: Known, code: str, width: int) -> list[list[Row]]:
    """Entries of the printed contents that differ from the text's headings (`DIFFER`), or are not found there."""
    found = [note for note in known.notes if note.code == code]
    first = (Piece(" ≠ " if code == DIFFER else " ? ", "warn"),)
    return [
        entry(
            note.text if code == DIFFER else shown(note.detail), width, first=first, role="name", target=note.span,
            key=f"{code}:{k}",
        )
        for k, note in enumerate(found)
    ]  # fmt: skip


def people_rows(issue: Issue, people: Sequence[Person], width: int) -> list[list[Row]]:
    """Each name, how sure it is that it is one, and where it stands first; in columns where they fit side by side."""
    spans = [person.mentions[0].span for person in people]
    names = [shown(person.name) for person in people]
    places = places_of(issue, spans)
    sure = [texts.tr("doubt.sure", percent=f"{person.certainty:.0%}") for person in people]
    rooms = [max(map(cells, column), default=0) for column in (names, sure, places)]
    wide = 3 + rooms[0] + 2 + rooms[1] + 2 + rooms[2] + 1 <= width
    mark = (Piece(" ? ", "warn"),)
    rows: list[list[Row]] = []
    for k, (name, how, place, span) in enumerate(zip(names, sure, places, spans, strict=True)):
        key, right = f"people:{k}", (Piece(f"{place} ", "faint"),)
        if wide:
            left = (*mark, Piece(fill(name, rooms[0] + 2), "name"), Piece(how, "muted"))
            rows.append([Row(left, right, span, key=key)])
        else:
            above = entry(name, width, first=mark, role="name", target=span, key=key)
            rows.append([*above, Row((Piece(f"   {how}", "muted"),), right, span, True, key)])
    return rows


def claim_rows(issue: Issue, claims: Sequence[Claim], width: int) -> list[list[Row]]:
    """What each claim states that does not come out, and what comes out, as the checks tell it."""
    amounts = Amounts(issue)
    told = [
        [row for of in claim.statements if not of.holds for row in stated_rows(issue, amounts, claim, of, width)]
        for claim in claims
    ]
    return [
        [Row(tuple(row), (), claim.span, line > 0, f"claim:{k}") for line, row in enumerate(rows)]
        for k, (claim, rows) in enumerate(zip(claims, told, strict=True))
    ]


def _list(what: str, entries: Sequence[list[Row]], count: int, leads: Target, width: int) -> list[Row]:
    """The head of a kind of doubt and its first entries; nothing where there are none."""
    if not count:
        return []
    return [head(texts.tr(f"doubt.{what}"), count, f"doubt:{what}"), *few(entries, count, leads, width, f"more:{what}")]
