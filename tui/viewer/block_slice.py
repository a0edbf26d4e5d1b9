"""A block's characters on the sheet that they are set on, and the two ways to fill rows with them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from parsers.model import Block
from tui.safe import shown
from tui.viewer.kinsoku import break_text
from tui.viewer.rows import Piece

BLANKS = " 　"
Range = tuple[int, int]
"""A half-open range of indices into a block's flow; empty for an empty cell."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page is set on. `width` is the measure in cells; `hang` the cells beyond it that closing marks may use."""

    width: int
    hang: int = 0
    compact: bool = False
    gutter: int = 0
    """Cells of margin at the left, where the numbers of printed pages stand if there is room."""

    @property
    def em2(self) -> int:
        """The paragraph indent of two 汉字, less where a row is too short for it."""
        return 4 if self.width >= 16 else 0


class Line(NamedTuple):
    """A row that does not know its block yet."""

    pieces: tuple[Piece, ...]
    decor: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BlockSlice:
    """Characters ``start … end`` of a block, to be set on a sheet; `text` is the whole flow as it is drawn."""

    block: Block
    text: str
    sheet: Sheet
    start: int
    end: int

    def piece(self, x: int, start: int, end: int) -> Piece:
        return Piece(x, self.text[start:end], self.block.flow, start, end)

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The range without blanks at its ends."""
        while start < end and self.text[start] in BLANKS:
            start += 1
        while end > start and self.text[end - 1] in BLANKS:
            end -= 1
        return start, end

    def source_lines(self) -> list[tuple[int, int]]:
        """The ranges of the source's own lines."""
        cuts = [self.block.flow.index(piece.start) for piece in self.block.pieces[1:]]
        edges = [self.start, *(cut for cut in cuts if self.start < cut < self.end), self.end]
        return [(a, b) for a, b in pairwise(edges) if a < b]


def slice_of(block: Block, sheet: Sheet, start: int = 0, end: int | None = None) -> BlockSlice:
    return BlockSlice(block, shown(block.flow.text), sheet, start, len(block.flow.text) if end is None else end)


def rows_of(
    part: BlockSlice,
    start: int,
    end: int,
    *,
    width: int | None = None,
    first: int | None = None,
    hang: int | None = None,
) -> list[tuple[int, int]]:
    """The range ``start … end`` broken into rows, without the blanks at their ends."""
    start, end = part.trim(start, end)
    if start == end:
        return []
    measure = part.sheet.width if width is None else width
    hang = part.sheet.hang if hang is None else hang
    starts = break_text(part.text[start:end], measure, first=first, hang=hang)
    edges = [*(start + at for at in starts), end]
    return [part.trim(a, b) for a, b in pairwise(edges)]


def indented(part: BlockSlice, start: int, end: int, first: int, rest: int) -> list[Line]:
    """A paragraph whose first row begins at cell `first`, the others at `rest`."""
    width = part.sheet.width
    rows = rows_of(part, start, end, width=width - rest, first=width - first)
    return [Line((part.piece(rest if k else first, a, b),)) for k, (a, b) in enumerate(rows)]
