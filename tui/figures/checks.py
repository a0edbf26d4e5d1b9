"""The checks: every claim of the issue, first those that do not hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from parsers.excerpt import clean_text
from parsers.model import Claim, Issue, Span
from tui import texts
from tui.cells import Piece, cells, cut, cut_middle, spread
from tui.figures.view import verdict
from tui.places import Places
from tui.safe import shown
from tui.tables import Rows

_LONGEST = 120
_ROOM = 12
"""Cells that a subject, and a title beside it, need at least."""
_UNITS = re.compile(r"\d(亿元|万元|元)")
ROWS = 2
"""Rows a claim takes: the verdict with the arithmetic, and what it is of."""


class ChecksView:
    """Two rows a claim."""

    def __init__(self, issue: Issue, places: Places) -> None:
        self.issue = issue
        self.places = places
        self.claims = sorted(issue.claims, key=_urgency)

    @property
    def count(self) -> int:
        return ROWS * len(self.claims)

    def draw(self, row: int, width: int) -> list[Piece]:
        number, line = divmod(row, ROWS)
        claim = self.claims[number]
        sign, role = verdict(claim)
        note, _, gap = shown(claim.note.removeprefix("implied: ")).partition("; ")
        if line:
            off = texts.tr("figures.off", value=gap.removeprefix("差 ")) + "  " if gap else ""
            left = [Piece("     "), Piece(off, role)]
            about, title = shown(_about(self.issue, claim)), shown(self.places.section_title(claim.span.start))
            if (room := width - 5 - cells(left[1].text)) >= _ROOM:
                left.append(Piece(cut_middle(about, room), "muted"))
            if (room := room - cells(about) - 2) >= _ROOM:
                left.append(Piece(f"  {cut(title, room)}", "faint"))
            return spread(left, [], width)
        kind = texts.tr(f"figures.kind-{claim.kind}")
        room = width - cells(kind) - 5
        words = note if cells(note) <= room else _once(note)
        words = cut(words, room) if claim.kind == "count" else cut_middle(words, room)
        return spread([Piece(f" {sign} ", role), Piece(f"{kind} ", "key"), Piece(words)], [], width)

    def target(self, row: int) -> Span | None:
        return self.claims[row // ROWS].span

    def figure(self, row: int) -> int | None:
        number = row // ROWS
        return self.claims[number].figures[0] if number < len(self.claims) and self.claims[number].figures else None

    def spans(self) -> list[Span]:
        return [claim.span for claim in self.issue.claims]

    def table(self) -> Rows:
        return claim_rows(self.issue, self.claims, self.places)


def _once(note: str) -> str:
    """The arithmetic with a unit that all its numbers share named only once, at the end."""
    units = _UNITS.findall(note)
    if len(set(units)) != 1:
        return note
    head, unit, tail = note.rpartition(units[0])
    return head.replace(unit, "") + unit + tail


def tally(claims: Iterable[Claim]) -> Counter[str]:
    """How many claims have which sign: ✓ ✗ ≈."""
    return Counter(verdict(claim)[0] for claim in claims)


def claim_rows(issue: Issue, claims: Iterable[Claim], places: Places) -> list[list[str]]:
    """A head and one row a claim, for a table."""
    keys = ("verdict", "kind", "subject", "arithmetic", "section", "words")
    rows = [[texts.tr(f"figures.{key}") for key in keys]]
    for claim in claims:
        words = _shortened("".join(clean_text(issue, claim.span).split()))
        kind = texts.tr(f"figures.kind-{claim.kind}")
        title = places.section_title(claim.span.start)
        rows.append([verdict(claim)[0], kind, _about(issue, claim), claim.note, title, words])
    return rows


def _about(issue: Issue, claim: Claim) -> str:
    return next((issue.figures[i].subject or "" for i in claim.figures), "")


def _shortened(words: str) -> str:
    """Long passages by their beginning and their end."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 :]}"


def _urgency(claim: Claim) -> int:
    return {"✗": 0, "≈": 1, "✓": 2}[verdict(claim)[0]]
