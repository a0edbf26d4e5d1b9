"""The page as rows: blocks and a sheet → any stretch of rows, and a source offset → the row where it stands.

Nothing counts all rows. A row is addressed by its `Place`: the chunk of blocks that it belongs to and its number within
that chunk. A chunk is set when it is first looked at, so opening, resizing, the last page and a jump take the same
time in a text of ten pages and in one of a million lines.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from copy import copy
from typing import NamedTuple

from parsers.model import Block, BlockKind, Noise
from tui.viewer.block_slice import Sheet
from tui.viewer.grids import is_grid
from tui.viewer.rows import Row
from tui.viewer.stacking import block_rows

STRIDE = 16
"""Blocks in a chunk."""
HEAVY = 3_000
"""Source characters above which a stride of blocks is divided further."""
LONG = 4_096
"""Characters of one block that are set at once; a longer block is set in parts."""
_KEPT = 128


class Place(NamedTuple):
    """The address of a row; places are in reading order."""

    chunk: int
    row: int


class Edge(NamedTuple):
    """Where a chunk begins: block and character of its flow."""

    block: int
    char: int


class Chunk(NamedTuple):
    """The rows of a chunk; those of its k-th block begin at ``firsts[k]``."""

    rows: list[Row]
    firsts: list[int]
    block: int


class Layout:
    """The rows of `blocks` on `sheet`; `noise`, in order, tells where pages turn within a block.

    With no block at all it has one blank row at offset 0.
    """

    def __init__(self, blocks: Sequence[Block], sheet: Sheet, noise: Sequence[Noise] = ()) -> None:
        self.blocks = blocks
        self.noise = noise
        self.sheet = sheet
        self._edges = chunk_edges(blocks)
        self._offsets = [_offset(blocks, edge) for edge in self._edges[:-1]]
        self._chunks: OrderedDict[int, Chunk] = OrderedDict()

    def on(self, sheet: Sheet) -> Layout:
        """The same blocks on another sheet; what depends on the blocks alone is not worked out again."""
        layout = copy(self)
        layout.sheet = sheet
        layout._chunks = OrderedDict()
        return layout

    @property
    def last(self) -> Place:
        """The place of the last row."""
        chunk = max(0, len(self._edges) - 2)
        return Place(chunk, len(self._chunk(chunk).rows) - 1)

    def is_last(self, place: Place) -> bool:
        """Whether `place` is the last row; sets its chunk at most."""
        return place.chunk >= len(self._edges) - 2 and place.row >= len(self._chunk(place.chunk).rows) - 1

    def row(self, place: Place) -> Row:
        """The row at `place`, the nearest one when the chunk has grown shorter."""
        rows = self._chunk(place.chunk).rows
        return rows[min(place.row, len(rows) - 1)]

    def rows(self, place: Place, count: int) -> list[tuple[Place, Row]]:
        """Up to `count` rows from `place` on."""
        out: list[tuple[Place, Row]] = []
        chunk, at = place
        while len(out) < count and chunk < max(1, len(self._edges) - 1):
            rows = self._chunk(chunk).rows[at : at + count - len(out)]
            out += [(Place(chunk, at + k), row) for k, row in enumerate(rows)]
            chunk, at = chunk + 1, 0
        return out

    def move(self, place: Place, by: int) -> Place:
        """The place `by` rows further on (negative: back), at most the first or the last."""
        chunk, at = place.chunk, place.row + by
        while at < 0:
            if chunk == 0:
                return Place(0, 0)
            chunk -= 1
            at += len(self._chunk(chunk).rows)
        while at >= (size := len(self._chunk(chunk).rows)):
            if chunk >= len(self._edges) - 2:
                return Place(chunk, size - 1)
            chunk += 1
            at -= size
        return Place(chunk, at)

    def place_of(self, offset: int) -> Place:
        """The place of the row that shows the character at source `offset`, or the next one that is shown."""
        number = max(0, bisect_right(self._offsets, offset) - 1)
        chunk = self._chunk(number)
        if not self.blocks:
            return Place(0, 0)
        heads = [self.blocks[chunk.block + k].pieces[0].start for k in range(len(chunk.firsts))]
        k = max(0, bisect_right(heads, offset) - 1)
        first = chunk.firsts[k]
        stop = chunk.firsts[k + 1] if k + 1 < len(chunk.firsts) else len(chunk.rows)
        while first < stop - 1 and not chunk.rows[first].pieces:
            first += 1
        if offset > self.blocks[chunk.block + k].span.end and k + 1 < len(chunk.firsts):
            return Place(number, stop)
        return Place(number, _row_of(chunk.rows, first, stop, offset))

    def _chunk(self, number: int) -> Chunk:
        chunk = self._chunks.get(number)
        if chunk is not None:
            self._chunks.move_to_end(number)
            return chunk
        chunk = self._set(number)
        self._chunks[number] = chunk
        if len(self._chunks) > _KEPT:
            self._chunks.popitem(last=False)
        return chunk

    def _set(self, number: int) -> Chunk:
        if not self.blocks:
            return Chunk([Row(0, BlockKind.PARAGRAPH, 0, 0)], [0], 0)
        (begin, char), (end, stop) = self._edges[number : number + 2]
        rows: list[Row] = []
        firsts: list[int] = []
        for index in range(begin, end + (1 if stop else 0)):
            firsts.append(len(rows))
            start = char if index == begin else 0
            rows += block_rows(self.blocks, index, self.sheet, self.noise, start, stop if index == end else None)
        return Chunk(rows, firsts, begin)


def chunk_edges(blocks: Sequence[Block]) -> list[Edge]:
    """Where chunks begin, and where the last one ends. Looks at single blocks only where they are long."""
    edges: list[Edge] = []
    for begin in range(0, len(blocks), STRIDE):
        end = min(begin + STRIDE, len(blocks))
        edges.append(Edge(begin, 0))
        if blocks[end - 1].pieces[-1].end - blocks[begin].pieces[0].start > HEAVY:
            edges += _divided(blocks, begin, end)
    edges.append(Edge(len(blocks), 0))
    return edges


def _divided(blocks: Sequence[Block], begin: int, end: int) -> list[Edge]:
    edges: list[Edge] = []
    load = 0
    for index in range(begin, end):
        size = len(blocks[index].flow.text)
        if load and load + size > HEAVY:
            edges.append(Edge(index, 0))
            load = 0
        load += size
        if size > 2 * LONG and not is_grid(blocks[index]):
            edges += [Edge(index, char) for char in range(LONG, size - LONG // 2, LONG)]
            load = LONG
    return edges


def _offset(blocks: Sequence[Block], edge: Edge) -> int:
    block = blocks[edge.block]
    return block.flow.at(edge.char) if edge.char else block.pieces[0].start


def _row_of(rows: Sequence[Row], first: int, stop: int, offset: int) -> int:
    """The first of the rows ``first … stop`` that shows `offset`; else the nearest before it."""
    nearest = first
    for number in range(first, stop):
        row = rows[number]
        if row.holds(offset):
            return number
        if row.pieces and row.offset <= offset:
            nearest = number
    return nearest
