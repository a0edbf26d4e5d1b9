"""`aligned_tables`: tables that are not ruled, or only across, told from how their cells stand under one another. Pure.

A table begins where a row of two cells or more has a number after its first cell (between rules across: any such row)
and goes on as long as the gaps between its columns stay free. What is in doubt stays text: no row may close a gap,
three rows at least must fill two columns, and one column after the first must be of numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.language.numerals import TO_TEN
from parsers.median import median
from parsers.source.pdf.cells import SURE_GAP, Cell, TableLine, cell_rows
from parsers.source.pdf.grid import ColumnGrid
from parsers.source.pdf.rows import RowPiece
from parsers.source.pdf.shapes import RuledLine
from parsers.source.tables import table_lines

_WRAPPED = 0.87  # of the usual step, or of the step to the other side: so near stands the second line of a cell
_APART = 1.6  # of the longest step above; rows further apart do not belong together
_ABOUT = 1.1  # steps of which none is longer than another by more are alike
_FIRST_STEP = 4.0  # of an em: the longest step between the first two rows
_FEWEST, _MOST = 3, 300  # rows
_MOST_BETWEEN = 4  # rows that do not look like a table's between two that do
_MOST_HEADS = 4
_LONG = 32  # characters; cells of running text are longer
_NUMBERS = 0.7  # of the filled cells of a column of numbers
_BEGINS = frozenset(f"{TO_TEN}（(#＃*其0123456789ⅠⅡⅢ①②③")
"""What a label begins with and the second line of one does not."""
_PAGE = re.compile(r"\d{1,4}")


def aligned_tables(
    pieces: Sequence[RowPiece], rules: Sequence[RuledLine]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The tables among the rows of one column of a page (`pieces`, one a row, from the top down): the first row, the
    row after the last, the lines. `rules` are the page's; three across of one length or more frame a table."""
    rows = cell_rows(pieces, rules)
    start = done = 0
    while start < len(rows):
        if not rows[start].seeds:
            start += 1
            continue
        start = _below_head(rows, start)
        stop, columns = _grown(rows, start)
        if len(columns.spans) < 2:
            start = stop
            continue
        top = _head(rows, start, stop, columns, done)
        columns = columns.without_doubles(rows[top:stop])
        if _is_table(rows[start:stop], rows[top:start], columns):
            stop = _foot(rows, start, stop, columns)
            table = [columns.texts(group) for group in _rows_of_table(rows[top:stop], start - top, columns)]
            yield rows[top].first, rows[stop - 1].last + 1, tuple(table_lines(table).split("\n"))
            done = stop
        start = stop


def _below_head(rows: Sequence[TableLine], start: int) -> int:
    """The first row with a number of the table whose head may begin at `start`; `start` itself where none is near."""
    near = range(start, min(start + _MOST_HEADS, len(rows)))
    return next((k for k in near if rows[k].counts and all(row.framed for row in rows[start:k])), start)


def _grown(rows: Sequence[TableLine], start: int) -> tuple[int, ColumnGrid]:
    """The row after the last that goes on with the table that begins at `start`, and its columns."""
    columns = ColumnGrid().with_row(rows[start]) or ColumnGrid()
    grown: ColumnGrid | None = columns
    stop = start + 1
    for k in range(start + 1, min(start + _MOST, len(rows))):
        row = rows[k]
        if k - stop >= _MOST_BETWEEN or not row.cells or row.outside or _is_far(rows, start, k):
            break
        grown = grown.with_row(row) if grown else None
        if grown is None:
            break
        if row.seeds:
            stop, columns = k + 1, grown
    return stop, columns


def _is_far(rows: Sequence[TableLine], start: int, k: int) -> bool:
    """Whether row `k` stands too far below the one before it to belong to the rows from `start` on."""
    steps = _steps(rows[max(start, k - 10) : k + 1])
    return steps[-1] > (_APART * max(steps[:-1]) if k > start + 1 else _FIRST_STEP * rows[start].em)


def _steps(rows: Sequence[TableLine]) -> list[float]:
    return [above.base - below.top for above, below in pairwise(rows)]


def _pitch(rows: Sequence[TableLine]) -> float:
    """The usual step from a whole row to the next one right below it."""
    steps = [above.base - below.top for above, below in pairwise(rows) if above.seeds and below.seeds]
    return median(steps or _steps(rows) or [0.0])


def _head(rows: Sequence[TableLine], start: int, stop: int, columns: ColumnGrid, done: int) -> int:
    """The first row of the table's head: rows above its numbers whose cells stand each in a column of its own. A line
    below it that has nothing but a first cell is no head but may stand under one."""
    longest = _APART * max(_pitch(rows[start:stop]), rows[start].em)
    top = start
    for k in range(start - 1, max(done, start - _MOST_HEADS) - 1, -1):
        row = rows[k]
        if not row.cells or row.cells[0].number or row.outside or row.base - rows[k + 1].top > longest:
            break
        if any(len(cell.text) > _LONG / 2 for cell in row.cells) or any(_shared(c, columns, row.em) for c in row.lines):
            break
        if len(row.cells) > 1 or row.framed:
            top = k
        elif columns.with_row(row) is None:
            break
    return top


def _shared(line: Sequence[Cell], columns: ColumnGrid, em: float) -> bool:
    """Whether two cells of a line stand in one column although they are far apart."""
    return any(
        right.x0 - left.x1 > SURE_GAP * em and columns.place(left) == columns.place(right)
        for left, right in pairwise(line)
    )


def _foot(rows: Sequence[TableLine], start: int, stop: int, columns: ColumnGrid) -> int:
    """The row after the table's last one, where the last cells run on: closer below than rows are."""
    pitch = _pitch(rows[start:stop])
    while stop < len(rows):
        row = rows[stop]
        step = rows[stop - 1].base - row.top
        inside = row.framed and rows[stop - 1].framed
        if not row.cells or row.outside or not (inside or step < _WRAPPED * pitch) or columns.with_row(row) is None:
            break
        stop += 1
    return stop


def _is_table(body: Sequence[TableLine], head: Sequence[TableLine], columns: ColumnGrid) -> bool:
    """Whether rows that stand under one another are a table for sure."""
    seeds = [row for row in body if row.seeds]
    wide = [row for row in (*head, *seeds) if len({columns.place(cell) for cell in row.cells}) > 1]
    plain = sum(1 for row in body if len(row.cells) > 1 and not row.seeds)
    if len(columns.spans) < 2 or len(wide) < _FEWEST or 2 * plain > len(seeds):
        return False
    if all(row.framed for row in seeds):
        return True
    filled: list[list[Cell]] = [[] for _ in columns.spans]
    for row in seeds:
        for cell in row.cells:
            filled[columns.place(cell)].append(cell)
    numeric = [k for k, cells in enumerate(filled) if sum(c.number for c in cells) >= max(1, _NUMBERS * len(cells))]
    said = sum(1 for row in seeds if any(char.isalpha() for cell in row.cells for char in cell.text))
    if not any(k and 2 * len(filled[k]) >= len(seeds) for k in numeric) or (2 * said < len(seeds) and not head):
        return False
    if 4 * sum(_is_prose(row) for row in seeds) > len(seeds):
        return False
    behind = [k for k in numeric if k]
    return behind != [len(filled) - 1] or not _are_pages([cell.text for cell in filled[-1]], head)


def _is_prose(row: TableLine) -> bool:
    """Whether a row holds words of a sentence, as two columns of text do."""
    return any(len(cell.text) > _LONG or "，" in cell.text or "。" in cell.text for cell in row.cells)


def _are_pages(texts: Sequence[str], head: Sequence[TableLine]) -> bool:
    """Whether the last column of a list holds the pages of a contents: whole numbers that count on."""
    if any(cell.text.strip() and cell.text[0] not in "页頁" for row in head for cell in row.cells[-1:]):
        return False
    numbers = [int(text) for text in texts if _PAGE.fullmatch(text)]
    return len(numbers) == len(texts) and numbers == sorted(numbers)


def _rows_of_table(rows: Sequence[TableLine], head: int, columns: ColumnGrid) -> Iterator[list[TableLine]]:
    """The rows of a table, each with the rows of the page that hold its cells' other lines; the first `head` are its
    head's, where a line with nothing in the first column goes on with the one above."""
    whole = [(k < head and len(row.cells) > 1) or row.seeds for k, row in enumerate(rows)]
    steps = _steps(rows)
    pitch = _pitch(rows)
    group: list[TableLine] = []
    solid = False  # the group holds a whole row: what follows it may be its second line, or the next one's first
    for k, row in enumerate(rows):
        under = k < head and columns.place(row.cells[0]) > 0
        if k > head and steps[k - 1] < _ABOUT * min(steps[k : k + 1], default=pitch):
            under = _is_cut(rows[k - 1], row, columns)
        if group and not under and not _runs_on(k, whole, steps, pitch, solid):
            yield group
            group, solid = [], False
        group.append(row)
        solid = solid or whole[k]
    yield group


def _is_cut(above: TableLine, row: TableLine, columns: ColumnGrid) -> bool:
    """Whether `row` is but the end of a first cell that fills its column in the row above."""
    if len(row.cells) > 1 or columns.place(row.cells[0]) or columns.place(above.cells[0]):
        return False
    full = columns.spans[0][1] - above.cells[0].x1 < row.em
    return full and abs(row.cells[0].x0 - above.cells[0].x0) < row.em and row.cells[0].text[0] not in _BEGINS


def _runs_on(k: int, whole: Sequence[bool], steps: Sequence[float], pitch: float, solid: bool) -> bool:
    """Whether row `k` belongs to the row of the table that stands above it: one of the two is a part of a row, and it
    is nearer to the one than what stands on the other sides."""
    if whole[k] and (whole[k - 1] or solid):
        return False
    step = steps[k - 1]
    around = [steps[j] for j in (k - 2, k) if 0 <= j < len(steps)]
    return step < _WRAPPED * max([*around, pitch]) and step <= min([*around, step]) * _ABOUT
