"""`Reading`: all blocks of an issue as one text, a line each, that knows where each character stands in the source."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import overload

from parsers.blocks.group import close_up
from parsers.language.characters import strip_spaces
from parsers.language.posts import is_post
from parsers.memory import give_back
from parsers.model import Block, BlockKind, Flow, Issue, Section, Span
from parsers.people.shapes import ADDRESSED_ROW, is_label, roster_label_end
from parsers.people.words import SPACES
from parsers.stopping import stoppable

WHOLE = 200_000
"""Characters up to which a text is read as one: more than most issues have."""
STRETCH = 60_000
"""Characters of the least stretch that a longer text is read in: what is weighed for each takes some 25 bytes a
character."""
_TOGETHER = 256
"""Lines that are joined at once: a string alone takes twice as much as the characters of a line."""
_MOST_BLANKS = 8
_SHORT = 16
_SPACED_OUT = re.compile("\\s*\\S(?:(?P<gap>[ \\u3000])\\S)(?:(?P=gap)\\S){2,60}\\s*")
"""A line with the same blank between all its characters."""
_HEADS_ROWS = re.compile(
    "\\s*(?:[一二三四][、.．])?\\s*(?:决定|批准)?(?:任\\s*命|免\\s*去|任\\s*职|免\\s*职)\\s*[：:]?\\s*"
)
_GIVEN_ROW = re.compile(
    "\\s*[^，。；：\\s]{2,40}?(?:\\s+|[为任的])+(?P<post>[^，。；：]{3,60}?)(?P<ended>的?职务)?[；;。]?\\s*"
)
_TAKEN_ROW = re.compile("\\s*(?P<post>[^，。；：]{6,60}?)(?P<ended>的?职务)[；;。]?\\s*")
_BEGINS_ROW = re.compile("\\s*[^\\W\\d]{2,4}(?:、[^\\W\\d]{2,4}){0,8}[为任]")
_CELL_END = "\u3000"
_PERSON_ROW = re.compile("[^\\s男女][^男女\\n]{1,14}\\s[男女]\\s")
"""A row of a table whose lines were never drawn: a name, then sex in a column of its own."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The clean text of an issue; block k is ``text[starts[k] : starts[k + 1] - 1]``, a line end between two blocks.

    Its blocks are the issue's, but those that joined rows of a roster, which are `apart` again.
    """

    flow: Flow
    blocks: Sequence[Block]
    starts: Sequence[int]
    sections: tuple[Section, ...]
    closed: Sequence[int] = ()
    """Before which characters blanks stand in the source that have been closed up (`杜  某`)."""

    @classmethod
    def of(cls, issue: Issue) -> Reading:
        """The reading of all blocks, in their order."""
        text: list[str] = []
        pages: list[str] = []
        runs, offsets, starts, closed = (array("I") for _ in range(4))
        at = 0
        blocks = _Rows(issue.blocks)
        for block in stoppable(blocks.read()):
            flow = block.flow
            starts.append(at)
            runs.extend([at + s for s in flow.starts])
            offsets.extend(flow.offsets)
            closed.extend([at + k for k in _closed(flow, issue.source.text)] if len(flow.starts) > 1 else ())
            at += len(flow.text)
            runs.append(at)
            offsets.append(flow.at(len(flow.text) - 1) + 1 if flow.text else flow.offsets[0])
            at += 1
            text.append(_rows_apart(block) if block.kind is BlockKind.ROSTER else flow.text.replace("\n", " "))
            if len(text) == _TOGETHER:
                pages.append("\n".join((*text, "")))
                text.clear()
        whole = "".join((*pages, *(line + "\n" for line in text)))
        if len(whole) > WHOLE:
            del text, pages
            give_back()
        return cls(Flow(whole, runs or (0,), offsets or (0,)), blocks, starts, issue.sections, closed)

    def part(self, first: int, stop: int) -> Reading:
        """The reading of the blocks ``first:stop``, of which there is one at least; of all it is this reading."""
        if stop - first == len(self.blocks):
            return self
        start = self.starts[first]
        end = self.starts[stop] if stop < len(self.blocks) else len(self.text)
        starts = array("I", (at - start for at in self.starts[first:stop]))
        closed = self.closed[bisect_left(self.closed, start) : bisect_left(self.closed, end)]
        apart = array("I", (at - start for at in closed))
        return Reading(self.flow.part(start, end), self.blocks[first:stop], starts, self.sections, apart)

    def stretches(self) -> Iterator[tuple[int, int]]:
        """Ranges of blocks, in order, that can be read one after the other: a document or more in each.

        A text of `WHOLE` characters is one. A longer one is parted before a title, one without titles before a
        heading or between two sentences, and what has none of them, a roster or a table without an end, anywhere.
        """
        first = 0
        for k in range(1, len(self.blocks) if len(self.text) > WHOLE else 0):
            size = self.starts[k] - self.starts[first]
            if size >= STRETCH and (size >= 4 * STRETCH or self._parts(k, size >= 2 * STRETCH)):
                yield first, k
                first = k
        if self.blocks:
            yield first, len(self.blocks)

    def _parts(self, number: int, loosely: bool) -> bool:
        """Whether block `number` begins something else than what stands before it; `loosely`: another paragraph."""
        kind = self.blocks[number].kind
        if not loosely:
            return kind is BlockKind.TITLE
        before = self.blocks[number - 1]
        ended = before.kind is kind is BlockKind.PARAGRAPH and before.text.endswith("。")
        return ended or kind in (BlockKind.TITLE, BlockKind.HEADING)

    @property
    def text(self) -> str:
        return self.flow.text

    def span(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the source."""
        return self.flow.span(start, end)

    def block(self, index: int) -> int:
        """The number of the block that holds character `index`."""
        return max(0, bisect_right(self.starts, index) - 1)

    def document(self, index: int) -> Section | None:
        """The document, a section of the highest level, that holds character `index`; None outside all."""
        offset = self.flow.at(index)
        k = bisect_right(self.sections, offset, key=lambda section: section.span.start) - 1
        return self.sections[k] if k >= 0 and offset < self.sections[k].span.end else None

    def line(self, index: int) -> tuple[int, int]:
        """The range of the block that holds character `index`, its line end not included."""
        k = self.block(index)
        return self.starts[k], (self.starts[k + 1] if k + 1 < len(self.starts) else len(self.text)) - 1

    def range(self, number: int, part: Flow) -> tuple[int, int] | None:
        """The range of `part`, a piece of block `number`'s source such as a cell; None when the block lacks it."""
        if not part.text:
            return None
        flow = self.blocks[number].flow
        start = flow.index(part.at(0))
        end = flow.index(part.at(len(part.text) - 1)) + 1
        if end <= start or end > len(flow.text):
            return None
        return self.starts[number] + start, self.starts[number] + end


def _closed(flow: Flow, source: str) -> Iterator[int]:
    """Where blanks have been left out of a flow, and nothing else."""
    runs = zip(pairwise(flow.starts), pairwise(flow.offsets), strict=True)
    for (start, stop), (offset, after) in runs:
        end = offset + stop - start
        if 0 < after - end <= _MOST_BLANKS and not source[end:after].strip(SPACES):
            yield stop


class _Rows(Sequence[Block]):
    """The blocks of an issue, and the rows of those that joined some: only these are kept here."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._numbers = array("I")
        """For each the number of its block."""
        self._own: dict[int, Block] = {}
        """Rows by their own number."""

    def read(self) -> Iterator[Block]:
        """Finds them, each once."""
        for number, block in enumerate(self._blocks):
            rows = apart(block)
            if len(rows) > 1 or rows[0] is not block:
                self._own.update(enumerate(rows, start=len(self._numbers)))
            self._numbers.extend([number] * len(rows))
            yield from rows

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> list[Block]: ...
    def __getitem__(self, index: int | slice) -> Block | list[Block]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        return self._own.get(index) or self._blocks[self._numbers[index]]


def _rows_apart(block: Block) -> str:
    """The text of a roster with a line end between two rows, where joining has put a space."""
    text = list(block.flow.text.replace("\n", " "))
    for piece in block.pieces[1:]:
        at = block.flow.index(piece.start) - 1
        if 0 <= at < len(text) and text[at] == " ":
            text[at] = "\n"
    return "".join(text)


def apart(block: Block) -> list[Block]:
    """`block`, or the rows that it joined: lines that begin with a roster's label, address a person, or are all short.

    Lines that were wrapped are long but for the last, so two short ones among them are rows.
    """
    if block.kind is BlockKind.TABLE and _is_glued(block):
        return [replace(block, flow=_cells_apart(block))]
    if not block.cells and _SPACED_OUT.fullmatch(block.flow.text):
        block = replace(block, flow=close_up(block.flow, always=True))
    if len(block.pieces) < 2 or block.cells:
        return [block]
    text = block.flow.text
    edges = [block.flow.index(piece.start) for piece in block.pieces] + [len(text)]
    lines = [text[start:end].strip() for start, end in pairwise(edges)]
    short = [len(line) <= _SHORT and line[-1:] not in ("、", "，") for line in lines]
    listed = sum(short[:-1]) >= max(2, len(lines) // 2)
    given = [is_given_row(line) for line in lines]
    cuts = [0]
    for k in range(1, len(lines)):
        addressed = ADDRESSED_ROW.match(lines[k]) or ADDRESSED_ROW.match(lines[k - 1])
        row = addressed or is_label(lines[k]) or roster_label_end(lines[k]) or _PERSON_ROW.match(lines[k])
        row = row or (given[k - 1] and (given[k] or _BEGINS_ROW.match(lines[k]) is not None))
        if lines[k] and edges[k] > cuts[-1] and (row or (listed and (short[k - 1] or short[k]))):
            cuts.append(edges[k])
    starts = edges[:-1]
    pieces = [block.pieces[bisect_left(starts, a) : bisect_left(starts, b)] for a, b in _ranges(cuts, text)]
    return [
        replace(block, flow=block.flow.part(start, end), pieces=own)
        for (start, end), own in zip(_ranges(cuts, text), pieces, strict=True)
    ]


def _is_glued(block: Block) -> bool:
    """Whether the cells of a table follow one another without a blank or a stroke: tags alone parted them."""
    row = next((row for row in block.cells if sum(map(bool, (cell.text for cell in row))) > 1), ())
    return bool(row) and block.flow.text.find("".join(cell.text for cell in row)) >= 0


def _cells_apart(block: Block) -> Flow:
    """The flow of a table's cells with a wide blank after each."""
    text: list[str] = []
    starts, offsets = array("I"), array("I")
    at = 0
    for flow in (cell for row in block.cells for cell in row if cell.text):
        starts.extend([at + start for start in flow.starts])
        offsets.extend(flow.offsets)
        text.append(flow.text + _CELL_END)
        at += len(flow.text) + len(_CELL_END)
    return Flow("".join(text), starts, offsets)


def is_given_row(line: str) -> bool:
    """Whether a line is a row of a list of appointments (`甲某某为某局局长`, `乙某　某局局长`) or what heads one."""
    if _HEADS_ROWS.fullmatch(line):
        return True
    row = _GIVEN_ROW.fullmatch(line) or _TAKEN_ROW.fullmatch(line)
    return row is not None and (row["ended"] is not None or is_post(strip_spaces(row["post"])))


def _ranges(cuts: list[int], text: str) -> list[tuple[int, int]]:
    return list(pairwise([*cuts, len(text)]))
