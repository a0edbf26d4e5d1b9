"""The lines and the blocks of a long text, kept small: some forty bytes each beside their characters, where a `Line` or
a `Block` has five hundred."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar, overload

from parsers.model import Block, BlockKind, Flow, Line, Span

_Thing = TypeVar("_Thing")
LONG = 300_000
"""Characters of a text from which on its lines and blocks are packed: more than most issues have."""
_KINDS = tuple(BlockKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}
_TOGETHER = 256
"""Flows whose characters are kept as one string."""
_KEPT = 1_024
"""Lines and blocks that are kept as they were last made: rules look at one and at those around it."""


class FlowTrack:
    """Flows in the order in which they came; a `Flow` is made when one is looked at."""

    __slots__ = ("_ends", "_offsets", "_open", "_runs", "_starts", "_texts")

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._open: list[str] = []
        self._ends = array("I", (0,))
        self._runs = array("I", (0,))
        self._starts = array("I")
        self._offsets = array("I")

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, flow: Flow) -> None:
        """Appends `flow`."""
        self._open.append(flow.text)
        self._ends.append(self._ends[-1] + len(flow.text))
        self._starts.extend(flow.starts)
        self._offsets.extend(flow.offsets)
        self._runs.append(len(self._starts))
        if len(self._open) == _TOGETHER:
            self._texts.append("".join(self._open))
            self._open.clear()

    def text(self, number: int) -> str:
        """The characters of flow `number`, without the making of the flow."""
        together, k = divmod(number, _TOGETHER)
        if together == len(self._texts):
            return self._open[k]
        before = self._ends[number - k]
        return self._texts[together][self._ends[number] - before : self._ends[number + 1] - before]

    def begin(self, number: int) -> int:
        """The source offset at which flow `number` begins."""
        return self._offsets[self._runs[number]]

    def __getitem__(self, number: int) -> Flow:
        text = self.text(number)
        first, stop = self._runs[number], self._runs[number + 1]
        if stop - first == 1 and not self._starts[first]:
            return Flow(text, (0,), (self._offsets[first],))
        return Flow(text, tuple(self._starts[first:stop]), tuple(self._offsets[first:stop]))


class _Track(Sequence[_Thing]):
    """Things in the order of the text, of which one is made when it is looked at."""

    __slots__ = ("_recent",)

    def __init__(self) -> None:
        self._recent: dict[int, _Thing] = {}

    @abstractmethod
    def _made(self, number: int) -> _Thing:
        """Thing `number`, made anew."""

    @overload
    def __getitem__(self, index: int) -> _Thing: ...
    @overload
    def __getitem__(self, index: slice) -> list[_Thing]: ...
    def __getitem__(self, index: int | slice) -> _Thing | list[_Thing]:
        try:
            return self._recent[index]  # type: ignore[index]  # a slice is in no dictionary
        except (KeyError, TypeError):
            return self._look(index)

    def _look(self, index: int | slice) -> _Thing | list[_Thing]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        number = index % len(self)  # what the end is changes while things are added: it is kept by its number only
        if number in self._recent:
            return self._recent[number]
        if len(self._recent) >= _KEPT:
            self._recent.clear()
        thing = self._recent[number] = self._made(number)
        return thing

    def __iter__(self) -> Iterator[_Thing]:
        return map(self._made, range(len(self)))


class LineTrack(_Track[Line]):
    """Lines in the order of the text; a `Line` is made when one is looked at."""

    __slots__ = ("_ends", "_flows", "_numbers", "_pages", "_starts")

    def __init__(self) -> None:
        super().__init__()
        self._flows = FlowTrack()
        self._starts = array("I")
        self._ends = array("I")
        self._numbers = array("I")
        """For each line its indent, its hashes, its gap, and two flags: 1 where it is bold, 2 after a page break."""
        self._pages: list[str | None] = []

    def append(self, line: Line) -> None:
        """Appends `line`."""
        self._flows.add(line.flow)
        self._starts.append(line.span.start)
        self._ends.append(line.span.end)
        self._numbers.extend((line.indent, line.hashes, line.gap, line.bold + 2 * line.page_break))
        self._pages.append(line.page)

    def text(self, number: int) -> str:
        """The characters of line `number`, without the making of the line."""
        return self._flows.text(number)

    def page_break(self, number: int) -> bool:
        """Whether line `number` stands after a page break, without the making of the line."""
        return self._numbers[4 * number + 3] > 1

    def __len__(self) -> int:
        return len(self._starts)

    def _made(self, number: int) -> Line:
        indent, hashes, gap, flags = self._numbers[4 * number : 4 * number + 4]
        span = Span(self._starts[number], self._ends[number])
        flow, page = self._flows[number], self._pages[number]
        return Line(flow, span, indent, hashes, bool(flags & 1), page, gap, bool(flags & 2))


class BlockTrack(_Track[Block]):
    """Blocks in the order of the text; a `Block` is made when one is looked at."""

    __slots__ = (
        "_begins",
        "_cells",
        "_ends",
        "_flows",
        "_kinds",
        "_levels",
        "_numbers",
        "_pages",
        "_pieces",
    )

    def __init__(self) -> None:
        super().__init__()
        self._kinds = bytearray()
        self._levels = array("I")
        self._pages: list[str | None] = []
        self._flows = FlowTrack()
        self._numbers = array("I")
        """For each block the number of its flow; those of its cells follow it."""
        self._begins = array("I")
        self._ends = array("I")
        self._pieces = array("I", (0,))
        """For each block where its pieces begin in `_begins` and `_ends`; at last where they end."""
        self._cells: dict[int, array[int]] = {}
        """For a block with cells how many each of its rows has."""

    def append(self, block: Block) -> None:
        """Appends `block`."""
        self._kinds.append(_CODES[block.kind])
        self._levels.append(block.level)
        self._pages.append(block.page)
        self._numbers.append(len(self._flows))
        self._flows.add(block.flow)
        if block.cells:
            self._cells[len(self._numbers) - 1] = array("I", map(len, block.cells))
            for row in block.cells:
                for cell in row:
                    self._flows.add(cell)
        for start, end in block.pieces:
            self._begins.append(start)
            self._ends.append(end)
        self._pieces.append(len(self._begins))

    @property
    def pages(self) -> Sequence[str | None]:
        """The printed page of each block, without the making of the block."""
        return self._pages

    def recast(self, number: int, kind: BlockKind, level: int) -> None:
        """Gives block `number` another kind and level."""
        self._kinds[number] = _CODES[kind]
        self._levels[number] = level
        self._recent.pop(number, None)

    def kind(self, number: int) -> BlockKind:
        """The kind of block `number`, without the making of the block."""
        return _KINDS[self._kinds[number]]

    def text(self, number: int) -> str:
        """The characters of block `number`, without the making of the block."""
        return self._flows.text(self._numbers[number])

    def begin(self, number: int) -> int:
        """The source offset at which the flow of block `number` begins, without the making of the block."""
        return self._flows.begin(self._numbers[number])

    def __len__(self) -> int:
        return len(self._numbers)

    def _made(self, number: int) -> Block:
        first, stop = self._pieces[number], self._pieces[number + 1]
        pieces = tuple(map(Span, self._begins[first:stop], self._ends[first:stop]))
        flow = self._numbers[number]
        cells: tuple[tuple[Flow, ...], ...] = ()
        if lengths := self._cells.get(number):
            edges = [flow + 1]
            for length in lengths:
                edges.append(edges[-1] + length)
            cells = tuple(tuple(self._flows[k] for k in range(a, b)) for a, b in pairwise(edges))
        kind, level = _KINDS[self._kinds[number]], self._levels[number]
        return Block(kind, self._flows[flow], pieces, self._pages[number], level, cells)


def pages_of(blocks: Sequence[Block]) -> Iterable[str | None]:
    """The printed page of each block, without the making of the block where it is packed."""
    return blocks.pages if isinstance(blocks, BlockTrack) else (block.page for block in blocks)


def text_of(lines: Sequence[Line], number: int) -> str:
    """The text of line `number`; of packed lines none is made for it."""
    if not isinstance(lines, list) and isinstance(lines, LineTrack):  # to ask for the class of a track takes its time
        return lines.text(number)
    return lines[number].text


def behind_break(lines: Sequence[Line], number: int) -> bool:
    """Whether line `number` stands after a page break; of packed lines none is made for it."""
    if not isinstance(lines, list) and isinstance(lines, LineTrack):
        return lines.page_break(number)
    return lines[number].page_break
