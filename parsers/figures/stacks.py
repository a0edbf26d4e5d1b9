"""Stacks: tables whose cells stand one below the other, a line each, as text that was taken out of a PDF has them.

A stack is a run of short blocks, bare numbers and short words, in which as many numbers follow every label; or rows
that were not put together with others. It is read as the table that it was: its rows are the labels with their
numbers, its heads what stands before the first label, if that is as much as there are columns. Where strokes are
printed one ends a cell: the lines before it are one cell. Such cells may be run in after a paragraph too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from parsers.figures.find import joined, squeeze
from parsers.language.markers import find_marker
from parsers.language.numerals import plain
from parsers.model import Block, BlockKind, Flow

_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?[%％‰]?(?:/\d+(?:\.\d+)?[%％]?)?")
_NOTHING = re.compile(r"[-—－–/／…]+")
"""What is printed in a cell that holds no number."""
_ROW = re.compile(
    r"\s*(?P<words>\S(?:.*?[^\d\s.,])?)\s+(?P<numbers>[-−+]?\d[\d,.]*[%％]?(?:\s+[-−+]?\d[\d,.]*[%％]?)+)\s*"
)
"""A row of a table that was not put together with the others: words, and two numbers or more."""
_WORD_OF_ROW = re.compile(r"\S+")
_HEAD = re.compile(r"(?<!\S)[\u4e00-\u9fff]\S{2,}")
_MOST_HEADS = 2
"""How many words of three characters or more a cell may have; more are the heads of a table."""
_RUN_IN_NUMBER = re.compile(r"\|\s*[-−+]?\d[\d,.]*[%％]?\s*(?=\|)")
_STROKES = " |│"
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile("[。；;！？!?]|[，,].*[，,]")
_SUM_ONLY = re.compile("[小合总]?计")
_CAPTION = re.compile("单位|^表|[表图]$")
_WORD = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 44
_LONGEST_ROW = 90
_LEAST_ROWS = 3
_LEAST_CELLS = 4
_ABOVE = 8
"""How many blocks above a stack may state its unit."""
_CELLS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.ROSTER)
_MOST_ROWS = 400
"""How many rows of a stack are read, and looked at before it is known how many numbers a row has."""
_MOST = 4_000
"""Blocks that a stack is looked for in at once."""


@dataclass(frozen=True, slots=True)
class Stack:
    """A table laid out again: a block of its rows, of the blocks ``[first, stop)`` from source offset `start` on."""

    first: int
    stop: int
    start: int
    table: Block
    caption: str
    """The words above it, which may state a unit for all."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell, and of which blocks it is."""

    flow: Flow
    text: str
    first: int
    stop: int

    @property
    def is_number(self) -> bool:
        return bool(_NUMBER.fullmatch(self.text) or _NOTHING.fullmatch(self.text))

    @property
    def is_year(self) -> bool:
        return bool(_YEAR.fullmatch(self.text))


@dataclass(slots=True)
class _Group:
    """Words and the numbers after them; the last of the words is their label."""

    words: list[_Cell]
    numbers: list[_Cell]


def find_stacks(blocks: Sequence[Block]) -> dict[int, Stack]:
    """The stacks of a text, each by the number of its first block."""
    found: dict[int, Stack] = {}
    stop = 0
    for run in _runs(blocks):
        for stack in _of_run(blocks, run):
            if stack.first >= stop:
                found[stack.first] = stack
                stop = stack.stop
    return found


def _runs(blocks: Sequence[Block]) -> Iterator[range]:
    """The stretches of blocks that may be cells, with as many numbers among them as a table has."""
    start = numbers = tables = 0
    for at, block in enumerate(blocks):
        count = _numbers_in(block) if at - start < _MOST else None
        if count is not None:
            numbers += count
            tables += block.kind is BlockKind.TABLE and count > 0
            continue
        if numbers >= _LEAST_CELLS and not _is_one_table(blocks, range(start, at), tables):
            yield range(start, at)
        if block.kind is BlockKind.PARAGRAPH and _run_in(block.text):
            yield range(at, at + 1)
        start, numbers, tables = at + 1, 0, 0
    if numbers >= _LEAST_CELLS and not _is_one_table(blocks, range(start, len(blocks)), tables):
        yield range(start, len(blocks))


def _is_one_table(blocks: Sequence[Block], run: range, tables: int) -> bool:
    """Whether all numbers of a run are those of one table, which is read as it is."""
    if any(blocks[at].kind is BlockKind.TABLE and all(len(row) == 1 for row in blocks[at].cells) for at in run):
        return False
    return tables == 1 and all(blocks[at].kind is BlockKind.TABLE or not _numbers_in(blocks[at]) for at in run)


def _numbers_in(block: Block) -> int | None:
    """How many cells of numbers a block has, if it may be cells at all: one, a row of them, the rows of a table."""
    text = block.text
    if block.kind is BlockKind.TABLE:
        if "|" in text and any(map(str.isdigit, text)):
            return None
        rows = [[cell.text for cell in row] for row in block.cells]
        if all(len(row) == 1 and len(row[0]) <= _LONGEST for row in rows):
            return sum(bool(_NUMBER.fullmatch(plain(row[0]))) for row in rows)
        plain_rows = all(row and not _NUMBER.fullmatch(row[0]) and all(map(_NUMBER.fullmatch, row[1:])) for row in rows)
        return sum(len(row) - 1 for row in rows) if plain_rows else None
    if block.kind not in _CELLS or len(text) > _LONGEST_ROW or _SENTENCE.search(text):
        return None
    if row := _ROW.fullmatch(text):
        return len(row["numbers"].split())
    if len(text) > _LONGEST or len(_HEAD.findall(text)) > _MOST_HEADS:
        return None
    return int(bool(_NUMBER.fullmatch(text.strip(_STROKES))))


def _run_in(text: str) -> bool:
    """Whether a paragraph holds the cells of a table, with strokes after them."""
    return text.count("|") >= 2 * _LEAST_CELLS and len(_RUN_IN_NUMBER.findall(text)) >= _LEAST_CELLS


def _of_run(blocks: Sequence[Block], run: range) -> Iterator[Stack]:
    groups = list(_groups(_cells(blocks, run)))
    begin = 0
    while begin < len(groups):
        rows, width, begin = _rows(groups, begin)
        full = sum(len(group.numbers) == width for group in rows)
        if full >= (_LEAST_ROWS if width == 1 else 2) and 2 * full >= len(rows) and _is_labelled(rows):
            yield _stack(blocks, rows, width)


def _rows(groups: Sequence[_Group], begin: int) -> tuple[Sequence[_Group], int, int]:
    """The rows of the next table from group number `begin` on, how many numbers they have, and where to go on."""
    ahead = groups[begin : begin + _MOST_ROWS]
    counts = Counter(len(group.numbers) for group in ahead if group.numbers)
    if not counts:
        return (), 0, begin + _MOST_ROWS
    width = max(counts, key=lambda count: (counts[count] * count, count))
    start = next(at for at, group in enumerate(ahead) if len(group.numbers) == width)
    while start and 0 < len(ahead[start - 1].numbers) < width:
        start -= 1  # a total alone above the rows
    stop = start + 1
    while stop < len(ahead) and len(ahead[stop].numbers) <= width and not _is_left(ahead, stop, width):
        stop += 1
    last = stop
    while not ahead[last - 1].numbers:
        last -= 1
    return ahead[start:last], width, begin + stop


def _by_years(cells: list[_Cell]) -> Iterator[tuple[list[_Cell], list[_Cell]]]:
    """Numbers in rows that each begin with the next year, which is their label then; else all of them as one row."""
    years = [at for at, cell in enumerate(cells) if cell.is_year]
    steps = {stop - start for start, stop in pairwise([*years, len(cells)])}
    rising = [int(cells[at].text) for at in years]
    if len(years) < 2 or years[0] or len(steps) > 1 or rising != sorted(set(rising)) or steps == {1}:
        yield [], cells
        return
    for start, stop in pairwise([*years, len(cells)]):
        yield [cells[start]], cells[start + 1 : stop]


def _is_left(groups: Sequence[_Group], at: int, width: int) -> bool:
    """Whether another table with fewer columns begins at group number `at`: two rows that have as few numbers."""
    counts = [len(group.numbers) for group in groups[at : at + 2]]
    return counts[0] == counts[-1] and len(counts) > 1 and 0 < counts[0] < width


def _is_labelled(rows: Sequence[_Group]) -> bool:
    """Whether nearly every row has words that name something, and the numbers do not just count the rows."""
    named = sum(any(_WORD.search(word.text) or word.is_year for word in row.words) for row in rows)
    values = [number.text for row in rows for number in row.numbers if _NUMBER.fullmatch(number.text)]
    counting = [str(int(values[0]) + at) for at in range(len(values))] if values and values[0].isdigit() else []
    return 10 * named >= 9 * len(rows) and len(set(values)) > 2 and values != counting


def _cells(blocks: Sequence[Block], run: range) -> list[_Cell]:
    """The cells of a run, the empty ones left out; where strokes end cells, the lines before one are one cell."""
    pieces = [(at, *piece) for at in run for piece in _pieces(blocks[at])]
    strokes = sum(ended for _, _, ended in pieces)
    by_strokes = strokes >= _LEAST_CELLS
    cells: list[_Cell] = []
    parts: list[tuple[int, Flow]] = []
    for at, flow, ended in pieces:
        number = bool(_NUMBER.fullmatch(plain(flow.text)))
        if number and parts:
            cells += _cell(parts)
            parts = []
        if flow.text:
            parts.append((at, flow))
        if ended or number or not by_strokes:
            cells += _cell(parts)
            parts = []
    return cells + _cell(parts)


def _pieces(block: Block) -> Iterator[tuple[Flow, bool]]:
    """What stands between the strokes of a block, and whether a stroke ends it; the cells of a row or of a table."""
    flow = block.flow
    if block.kind is BlockKind.TABLE:
        yield from ((squeeze(cell), False) for row in block.cells for cell in row if cell.text.strip(_STROKES))
        return
    if row := _ROW.fullmatch(flow.text):
        spans = [row.span("words"), *(m.span() for m in _WORD_OF_ROW.finditer(flow.text, row.start("numbers")))]
        yield from ((squeeze(flow.part(*span)), False) for span in spans)
        return
    at = 0
    while at <= len(flow.text):
        stroke = flow.text.find("|", at)
        end = len(flow.text) if stroke < 0 else stroke
        words = flow.text[at:end]
        bare = words.strip(_STROKES)
        begin = at + (words.find(bare) if bare else 0)
        yield squeeze(flow.part(begin, begin + len(bare))), stroke >= 0
        if stroke < 0:
            return
        at = end + 1


def _cell(parts: list[tuple[int, Flow]]) -> list[_Cell]:
    if not parts:
        return []
    flow = parts[0][1] if len(parts) == 1 else joined([flow for _, flow in parts])
    flow = flow.part(max(0, len(flow) - _LONGEST), len(flow))  # of a paragraph before a table run in, its end
    return [_Cell(flow, plain(flow.text), parts[0][0], parts[-1][0] + 1)]


def _groups(cells: Sequence[_Cell]) -> Iterator[_Group]:
    """Words with the numbers after them; nothing but years, before any other number, are heads of columns: words."""
    words: list[_Cell] = []
    headed = True
    for is_number, cells_alike in groupby(cells, key=lambda cell: cell.is_number):
        alike = list(cells_alike)
        if not is_number or (headed and all(cell.is_year for cell in alike)):
            words += alike
            continue
        headed = False
        for year, numbers in _by_years(alike):
            yield _Group([*words, *year], numbers)
            words = []
    if words:
        yield _Group(words, [])


def _stack(blocks: Sequence[Block], rows: Sequence[_Group], width: int) -> Stack:
    above = rows[0].words
    heads = _heads(above, width)
    cells = (*heads, *above[-1:], *rows[0].numbers)
    begin = min(cell.first for cell in cells)
    start = min(cell.flow.offsets[0] for cell in cells)
    stop = max(cell.stop for row in rows for cell in (*row.words, *row.numbers))
    empty = Flow("", (0,), (blocks[begin].span.start,))
    lines: list[tuple[Flow, ...]] = [(empty, *(head.flow for head in heads))] if heads else []
    for number, row in enumerate(rows):
        words = row.words[-1:]
        if number and words and _SUM_ONLY.fullmatch(words[0].text):
            words = row.words[-2:]  # 国内 above 小计
        label = joined([word.flow for word in words]) if words else empty
        filling = [empty] * (width - len(row.numbers))
        lines.append((label, *(cell.flow for cell in row.numbers), *filling))
    pieces = tuple(piece for block in blocks[begin:stop] for piece in block.pieces)
    flow = joined([cell for line in lines for cell in line if cell.text])
    said = "".join(block.text for block in blocks[max(0, begin - _ABOVE) : begin])
    caption = " ".join((said.replace("|", " "), *(word.text for word in above)))
    return Stack(begin, stop, start, Block(BlockKind.TABLE, flow, pieces, cells=tuple(lines)), caption)


def _heads(words: Sequence[_Cell], width: int) -> Sequence[_Cell]:
    """The heads of a stack: what stands before its first label, if it is as much as there are columns."""
    above = [word for word in words[:-1] if not _CAPTION.search(word.text) and not find_marker(word.text)]
    return above[-width:] if len(above) in (width, width + 1) else ()
