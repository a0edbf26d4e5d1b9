"""What a row of the notes panel is, and how rows are made alike: labels in a column, long lists cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.model import NoiseKind, Span
from tui import texts
from tui.cells import Piece, cells, folded

FEW = 5
"""Entries of a long list that are shown before it is opened."""
MADE = FEW + 1
"""Entries of which all are shown: to say that there is one more takes as much room as the one."""


class Rest(NamedTuple):
    """Leads to the whole of a list that was cut: "people", or the code of its notes ("part": the files)."""

    of: str


class Command(NamedTuple):
    """Leads to what a command of `tui.commands` opens."""

    id: str


Target = Span | NoiseKind | Rest | Command | None


class Row(NamedTuple):
    """A row of the panel: what it says on both sides, and what Enter goes to or opens."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    target: Target = None
    goes_on: bool = False
    """Whether it goes on with the entry of the row above it."""
    key: str = ""
    """What it is about; the cursor stays on it when the rows are made anew."""


def entry(
    text: str, width: int, *, first: Sequence[Piece], role: str = "", target: Target = None, key: str = ""
) -> list[Row]:
    """`text` after the pieces `first` in rows of at most `width` cells, those that go on set in under it; what leads to
    another view has a sign of it at the right edge."""
    indent = sum(cells(piece.text) for piece in first)
    leads = (Piece(" › ", "faint"),) if isinstance(target, (NoiseKind, Rest, Command)) else ()
    lines = folded(text, max(8, width - indent - (3 if leads else 0)))
    return [
        Row(
            (*(first if not k else (Piece(" " * indent),)), Piece(line, role)),
            () if k else leads,
            target,
            k > 0,
            key,
        )
        for k, line in enumerate(lines)
    ]


def head(words: str, count: int | None = None, key: str = "") -> Row:
    """The head of a list, with how many it has."""
    right = () if count is None else (Piece(f"{count:,} ", "number"),)
    return Row((Piece(f" {words}", "muted"),), right, key=key)


def few(entries: Sequence[list[Row]], count: int, leads: Target, width: int, key: str) -> list[Row]:
    """The first of `count` entries, and how many more there are, in a row that leads to them; one more is shown too.

    Of `entries` the first `MADE` are enough.
    """
    cut = count if count <= MADE else FEW
    rows = [row for each in entries[:cut] for row in each]
    if cut < count:
        more = texts.tr("info.more", count=f"{count - cut:,}")
        rows += entry(more, width, first=(Piece("   "),), role="key", target=leads, key=key)
    return rows


def found_again(before: Sequence[Row], cursor: int, after: Sequence[Row]) -> int:
    """The row in `after` of what the cursor is on in `before`; of the nearest thing above it that is still there."""
    rows = {row.key: k for k, row in reversed(list(enumerate(after))) if row.key}
    for row in reversed(before[: cursor + 1]):
        if row.key in rows:
            return rows[row.key]
    return max(0, min(cursor, len(after) - 1))
