"""Rows of the page: what stands in which cell, and where in the source it comes from. Pure values."""

from __future__ import annotations

from typing import NamedTuple

from parsers.model import Block, BlockKind, Flow
from tui.viewer.cells import WIDTHS, cells


class Hit(NamedTuple):
    """What a cell points at: the source offsets before and after the character there.

    Both are the same where no character stands: in a margin, in a gap between columns, behind the end of a row.
    """

    before: int
    after: int


class Piece(NamedTuple):
    """Characters ``start … end`` of a flow, set from cell `x` of the measure on; `text` is what is drawn of them."""

    x: int
    text: str
    flow: Flow
    start: int
    end: int

    @property
    def first(self) -> int:
        """The source offset of its first character."""
        return self.flow.at(self.start)

    def hit(self, index: int) -> Hit:
        """The character at `index` of the text, with the marks that combine with it."""
        stop = index + 1
        while stop < len(self.text) and WIDTHS[self.text[stop]] == 0:
            stop += 1
        return Hit(self.flow.at(self.start + index), self.flow.at(self.start + stop - 1) + 1)

    @property
    def stop(self) -> int:
        """The source offset right behind its last character."""
        return self.flow.at(self.end - 1) + 1


class Row(NamedTuple):
    """One row of the page. Cells count from the left edge of the measure; a row without pieces is blank."""

    block: int
    kind: BlockKind
    level: int
    offset: int
    """The source offset that the row stands for: its first character's, a blank row's the next block's."""
    pieces: tuple[Piece, ...] = ()
    """From left to right."""
    decor: tuple[tuple[int, str], ...] = ()
    """Strings that are drawn but are not of the source: (cell, leaders or rules)."""
    page: str | None = None
    """The printed page that begins with this row's block."""

    @property
    def text(self) -> str:
        """The row as drawn, without margins."""
        out, at = [], 0
        for x, text in sorted([*self.decor, *((piece.x, piece.text) for piece in self.pieces)]):
            out.append(" " * (x - at) + text)
            at = max(at, x) + cells(text)
        return "".join(out)

    def hit(self, x: int) -> Hit:
        """What is at cell `x` (may be negative or beyond the row)."""
        edge = self.offset
        for piece in self.pieces:
            if x < piece.x:
                return Hit(edge, edge) if x >= 0 and edge != self.offset else Hit(piece.first, piece.first)
            at = piece.x
            for index, char in enumerate(piece.text):
                at += WIDTHS[char]
                if x < at:
                    return piece.hit(index)
            edge = piece.stop
        return Hit(edge, edge)

    def nearest(self, x: int) -> int:
        """The source offset of the character at cell `x`, or of the one nearest to it in this row."""
        hit = self.hit(x)
        return hit.before if hit.after > hit.before or not self.pieces else max(self.offset, hit.before - 1)

    def cell_of(self, offset: int) -> int | None:
        """The cell of the character at source `offset`, if it is in this row."""
        for piece in self.pieces:
            if piece.first <= offset < piece.stop:
                index = piece.flow.index(offset)
                return piece.x + cells(piece.text[: index - piece.start])
        return None

    def holds(self, offset: int) -> bool:
        """Whether the character at source `offset`, or the next one kept, is in this row."""
        return any(piece.start <= piece.flow.index(offset) < piece.end for piece in self.pieces)


def blank(index: int, block: Block) -> Row:
    """The air above a block."""
    return Row(index, block.kind, block.level, block.flow.at(0) if block.flow.text else block.span.start)
