"""The checks: every claim of the issue, first those that do not hold."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from parsers.claims.export import verdict_code
from parsers.model import BlockKind, Claim, Issue, Span, Statement
from parsers.quote.excerpt import clean_text
from tui import texts
from tui.cells import Piece, cells, cut, cut_middle, spread
from tui.figures.amounts import Amounts
from tui.figures.listed import plain_number
from tui.figures.verdicts import SIGNS, kind_of, rows, told
from tui.places import Places
from tui.safe import shown
from tui.tables import Rows

_LONGEST = 120
_ROOM = 12
"""Cells that a subject, and a title beside it, need at least."""
_MOST_ROWS, _ROWS_OF_NAMES = 6, 2
"""Rows of one statement, and of one that counts names."""


class _Line(NamedTuple):
    """A row of the view: its pieces and the claim that it is about, by its number in the view."""

    pieces: list[Piece]
    claim: int


class ChecksView:
    """For each claim a line a statement, as many rows as it needs, and what it is of; laid out for `width` cells."""

    def __init__(self, issue: Issue, amounts: Amounts, places: Places, width: int) -> None:
        self.issue = issue
        self.amounts = amounts
        self.places = places
        self.claims = sorted(issue.claims, key=_urgency)
        room = max(24, width - 1)
        self.lines = [line for number in range(len(self.claims)) for line in self._lines(number, room)]

    def _lines(self, number: int, width: int) -> Iterator[_Line]:
        claim = self.claims[number]
        for statement in claim.statements:
            drawn = stated_rows(self.issue, self.amounts, claim, statement, width)
            yield from (_Line(pieces, number) for pieces in drawn)
        yield _Line(self._of(claim, width), number)

    def _of(self, claim: Claim, width: int) -> list[Piece]:
        """What a claim is of: its subject, the amounts of a change, its section."""
        levels = claim.note.rpartition(": ")[0] if claim.kind == "change" else ""
        about = shown("  ".join(part for part in (_about(self.issue, claim), levels) if part))
        title = shown(self.places.section_title(claim.span.start))
        left = [Piece("     "), Piece(cut_middle(about, width - 5), "muted")]
        if (room := width - 5 - cells(about) - 2) >= _ROOM:
            left.append(Piece(f"  {cut(title, room)}", "faint"))
        return left

    @property
    def count(self) -> int:
        return len(self.lines)

    def draw(self, row: int, width: int) -> list[Piece]:
        return spread(self.lines[row].pieces, [], width)

    def target(self, row: int) -> Span | None:
        return self.claims[self.lines[row].claim].span

    def figure(self, row: int) -> int | None:
        """The figure that the claim is about: the number that does not come out, if one does not."""
        if row >= len(self.lines):
            return None
        claim = self.claims[self.lines[row].claim]
        return claim.telling.figure if not claim.holds else claim.figures[0]

    def spans(self) -> list[Span]:
        return [claim.span for claim in self.issue.claims]

    def table(self, form: str) -> Rows:
        return claim_rows(self.issue, self.claims, self.amounts, self.places, form)


def stated_rows(issue: Issue, amounts: Amounts, claim: Claim, of: Statement, width: int) -> list[list[Piece]]:
    """A statement of a claim after its sign and kind, in rows of `width` cells."""
    sign, role = SIGNS[verdict_code(claim, of.holds)]
    kind = texts.tr(f"figures.kind-{kind_of(claim)}")
    drawn = list(rows(told(issue, amounts, claim, of), Piece(f" {sign} {kind} ", role), role, width))
    most = _ROWS_OF_NAMES if claim.kind == "count" else _MOST_ROWS
    if len(drawn) > most:
        drawn[most - 1] = spread(drawn[most - 1], [Piece("…")], width)
    return drawn[:most]


def tally(claims: Iterable[Claim]) -> Counter[str]:
    """How many claims have which sign: ✓ ✗ ≈."""
    return Counter(SIGNS[verdict_code(claim, claim.holds)][0] for claim in claims)


def claim_rows(issue: Issue, claims: Iterable[Claim], amounts: Amounts, places: Places, form: str) -> list[list[str]]:
    """A head and one row a statement, for a table in that form.

    CSV is for programs: heads and codes are the same in every locale (`parsers.claims.export` says what they mean), and
    the numbers are raw, in the base unit. Text and Markdown are for people, in the words of the interface.
    """
    keys = ("verdict", "kind", "subject", "arithmetic", "section", "words")
    codes = ("verdict", "kind", "role", "subject", "stated", "recomputed", "difference", "unit", "difference_unit")
    table = [[*codes, "note", "section", "words"] if form == "csv" else [texts.tr(f"figures.{key}") for key in keys]]
    ends = [block.span.end for block in issue.blocks]
    for claim in claims:
        title = places.section_title(claim.span.start)
        words = _shortened(_words(issue, claim, ends))
        for of in claim.statements:
            verdict = verdict_code(claim, of.holds)
            if form == "csv":
                numbers = map(plain_number, (of.stated, of.recomputed, of.difference))
                row = [verdict, kind_of(claim), of.role, _about(issue, claim), *numbers, of.unit, of.difference_unit]
                table.append([*row, claim.note, title, words])
            else:
                kind = texts.tr(f"figures.kind-{kind_of(claim)}")
                said = " · ".join(told(issue, amounts, claim, of))
                table.append([SIGNS[verdict][0], kind, _about(issue, claim), said, title, words])
    return table


def _words(issue: Issue, claim: Claim, ends: Sequence[int]) -> str:
    """The words of a claim without layout; those of a table's cells stay apart. `ends` are those of the blocks."""
    at = bisect_right(ends, claim.span.start)
    tabled = at < len(ends) and issue.blocks[at].kind is BlockKind.TABLE
    return (" " if tabled else "").join(clean_text(issue, claim.span).split())


def _about(issue: Issue, claim: Claim) -> str:
    """What a claim is of: the subject of its first figure that has one, of a change that of what it is now."""
    now = [index for role, index in zip(claim.roles, claim.figures, strict=False) if role == "after"]
    return next((subject for i in (*now, *claim.figures) if (subject := issue.figures[i].subject)), "")


def _shortened(words: str) -> str:
    """Long passages by their beginning and their end."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 :]}"


def _urgency(claim: Claim) -> int:
    return ("fails", "implied", "holds").index(verdict_code(claim, claim.holds))
