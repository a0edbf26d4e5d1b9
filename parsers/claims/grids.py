"""Tables laid out for arithmetic: rows with their labels, columns with their heads, and the figures of their cells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.claims.scene import Item, Scene
from parsers.figures.find import squeeze
from parsers.figures.tables import CONTINUED, aligned
from parsers.language.script import simplified
from parsers.model import Block, BlockKind, Figure, Flow
from parsers.stopping import stoppable

TOTAL = re.compile(r".{0,10}(?:合计|总计|共计|总额|小计|总数|总量)(?:[（(].*[）)])?|[总合]计?")
"""The label or the head of a total."""
CHANGE = re.compile("增[长减幅加]|变化|同比|比较|成长率|[比较](?:上年|去年|年初|预算)|[±＋]|变动|升降|涨跌|差额")
"""The head of a column of changes."""
NO_SUM = re.compile(
    "人均|平均|每|率|%|同比|为(?:年初|调整)?预算|价|指数|比重|占比|增长(?!额)|增减(?![额数])|增幅|±|比上年|年限|年度$|编号|序号|排名|标准|折"
)
"""The head of a column that cannot be added up."""
ALL = 100.0
_AGREE = 2 / 3
"""What part of the rows must agree for a column to be what its head says."""
_REST = re.compile(r"[-−+]?\d+\.\d+[%％]?|[-−+]\d+[%％]?|\d+[%％]")
"""A number at the beginning of a row that is no label: not a year, nor the number of the row."""
_LEAST_BROKEN = 6
_LAYOUT = re.compile(r"[\s　]+")


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a table: its label, and for each column the figure of the cell, None where it holds none."""

    label: str
    cells: tuple[Item | None, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The body of a table; ``heads[k]`` is what stands above ``cells[k]`` of each row, all levels of it joined."""

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    of_shares: frozenset[int] = frozenset()
    """Columns whose numbers are percentages, though nothing says so: the whole has 100."""

    def column(self, number: int) -> Iterator[tuple[GridRow, Item]]:
        """The rows that have a figure in a column, with it."""
        for row in self.rows:
            if number < len(row.cells) and (item := row.cells[number]):
                yield row, item


def grids(scene: Scene) -> Iterator[Grid]:
    """The tables of an issue; one that goes on after 续表 is one with what it goes on from."""
    figures = scene.figures
    starts = [figure.span.start for figure in figures]
    open_grid: Grid | None = None
    last = -2
    for number, block in enumerate(stoppable(scene.issue.blocks)):
        if stack := scene.stacks.get(number):
            yield _grid(scene, None, stack.table, figures, starts)
            continue
        if block.kind is not BlockKind.TABLE or len(block.cells) < 2 or number in scene.stacked:
            continue
        grid = _grid(scene, number, block, figures, starts)
        between = " ".join(scene.texts[last + 1 : number]) if last >= 0 else ""
        if open_grid and _goes_on(open_grid, grid, between):
            open_grid = _made(open_grid.heads, (*open_grid.rows, *grid.rows))
        else:
            if open_grid:
                yield open_grid
            open_grid = grid
        last = number
    if open_grid:
        yield open_grid


def _goes_on(grid: Grid, after: Grid, between: str) -> bool:
    return len(grid.heads) == len(after.heads) and bool(CONTINUED.match(between))


def _grid(scene: Scene, number: int | None, block: Block, figures: tuple[Figure, ...], starts: list[int]) -> Grid:
    """The grid of block `number`; of a stack, which is of several blocks, where that is None."""
    place = None if number is None else (number, squeeze(block.flow))
    rows: list[GridRow] = []
    heads: list[list[str]] = []
    for cells in block.cells:
        items = tuple(_item(scene, place, cell, figures, starts) for cell in cells[1:])
        words = [_LAYOUT.sub("", simplified(cell.text)) for cell in cells]
        if any(items):
            rows.append(GridRow(words[0], items))
        elif not rows:
            heads.append(words)
    rows = _broken(rows)
    width = max((len(row.cells) for row in rows), default=0)
    whole = [head for head in heads if len(head) == width + 1]
    joined = ("".join(head[at] for head in aligned(whole)) for at in range(1, width + 1))
    return _made(tuple(joined), tuple(rows))


def _made(heads: tuple[str, ...], rows: tuple[GridRow, ...]) -> Grid:
    """A grid, with what its columns hold."""
    values: dict[int, list[float]] = {}
    for row in rows:
        for column, cell in enumerate(row.cells):
            if cell:
                values.setdefault(column, []).append(cell.value)
    shares = (column for column, told in values.items() if ALL in told and max(map(abs, told)) <= ALL)
    return Grid(heads, rows, frozenset(shares))


def _broken(rows: list[GridRow]) -> list[GridRow]:
    """The rows with those that the layout broke up joined again: a row that begins with a number has no label.

    They are where as many begin so as begin with words, with a number that no row is counted by: −4.2, 52.3%.
    """
    begun = [at for at, row in enumerate(rows) if _REST.fullmatch(row.label)]
    if not begun or begun != list(range(1, len(rows), 2)) or len(rows) < _LEAST_BROKEN:
        return rows
    return [GridRow(row.label, (*row.cells, *after.cells)) for row, after in zip(rows[::2], rows[1::2], strict=False)]


def _item(
    scene: Scene, place: tuple[int, Flow] | None, cell: Flow, figures: tuple[Figure, ...], starts: list[int]
) -> Item | None:
    """The one figure of a cell, as an item of its block: the one at `place`, or the one that the cell itself is."""
    if not cell.text.strip():
        return None
    span = cell.span(0, len(cell.text))
    at = bisect_left(starts, span.start)
    if at >= len(figures) or figures[at].span.start >= span.end:
        return None
    if at + 1 < len(figures) and figures[at + 1].span.start < span.end:
        return None
    number = scene.block_at(span.start) if place is None else place[0]
    return scene.item_of(at, number, scene.flow(number) if place is None else place[1])


def agree(fits: Sequence[bool]) -> bool:
    """Whether enough rows fit, two at least, that their column is what it seems."""
    return len(fits) > 1 and sum(fits) >= max(2.0, _AGREE * len(fits))
