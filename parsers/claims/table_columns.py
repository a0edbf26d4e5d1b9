"""Columns of a table that its heads say, or the numbers show, to be made of two others: shares, rates, changes.

A column is one of these where most of its rows agree with the same figures; those that do not are wrong then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.claims.changes import StatedChange
from parsers.claims.grids import ALL, CHANGE, TOTAL, Grid, agree
from parsers.claims.ratios import Ratio, judged
from parsers.claims.rounding import percent_fits_change, slack
from parsers.claims.scene import Item, Scene

_SHARE = re.compile("占比|比重|百分[比率]|占.{0,10}比|份额|构成")
_DONE = re.compile("完成|执行|进度|到位|率")
_PERCENT = ("%", "")
"""Units of a column of shares, which the head alone may say."""
_POINTS = ("", "个百分点", "百分点")
_NEARLY_ALL = 0.9
_LEAST_ROWS = 2
_MEMORY = 60


def shares(scene: Scene, grid: Grid) -> Iterator[Ratio]:
    """占比: of each row's amount in the amount of the row of totals."""
    for column, head in enumerate(grid.heads):
        if not _SHARE.search(head):
            continue
        for base in range(column - 1, -1, -1):
            rows = [(row, item) for row, item in grid.column(column) if item.value != ALL]
            pairs = [(row.cells[base], item) for row, item in rows if not TOTAL.fullmatch(row.label)]
            told = [(part, item) for part, item in pairs if part and part.measure != "%" and item.measure in _PERCENT]
            if ratios := _of_one_whole(scene, grid, (base, column), told):
                yield from ratios
                break


def _of_one_whole(
    scene: Scene, grid: Grid, columns: tuple[int, int], pairs: Sequence[tuple[Item, Item]]
) -> list[Ratio]:
    """The shares of the whole that most of them fit: the total of their column, or a figure told before the table."""
    if len(pairs) < _LEAST_ROWS:
        return []
    largest = max(part.value for part, _ in pairs)
    base, column = columns
    wholes = {id(row) for row, item in grid.column(column) if item.value == ALL}
    totals = [item for row, item in grid.column(base) if id(row) in wholes or TOTAL.fullmatch(row.label)]
    first = min(part.index for part, _ in pairs)
    before = [item for item in reversed(scene.before(first, _MEMORY)) if item.measure in (pairs[0][0].measure, "")]
    for whole in (*totals, *before):
        if whole.measure == "%" or not whole.value >= largest > 0:
            continue
        ratios = [judged(part, whole, item) for part, item in pairs]
        if agree([ratio.holds for ratio in ratios]):
            return ratios
    return []


def rates(grid: Grid) -> Iterator[Ratio]:
    """完成率: of one column in another, the same two for all rows."""
    for column, head in enumerate(grid.heads):
        told = all(item.measure == "%" for _, item in grid.column(column))
        if not (told or _DONE.search(head)) or _SHARE.search(head) or CHANGE.search(head):
            continue
        choices = [_rates_of(grid, column, *pair) for pair in _pairs(column)]
        best = max(choices, key=lambda ratios: sum(ratio.holds for ratio in ratios), default=[])
        right = sum(ratio.holds for ratio in best)
        if agree([ratio.holds for ratio in best]) and (_DONE.search(head) or right >= _NEARLY_ALL * len(best)):
            yield from best


def _rates_of(grid: Grid, column: int, part_at: int, whole_at: int) -> list[Ratio]:
    """The percentages of a column as shares of one column in another."""
    ratios: list[Ratio] = []
    for row, item in grid.column(column):
        part, whole = row.cells[part_at], row.cells[whole_at]
        alike = part and whole and part.measure == whole.measure != "%" and whole.value > 0
        if part and whole and alike and item.measure in _PERCENT:
            ratios.append(judged(part, whole, item))
    return ratios


def _pairs(column: int) -> Iterator[tuple[int, int]]:
    """Two columns before one, the nearest first, either way round."""
    for one in range(column - 1, -1, -1):
        for other in range(one - 1, -1, -1):
            yield one, other
            yield other, one


def changes(grid: Grid) -> Iterator[StatedChange]:
    """增减: the difference of two columns, or the percentage of it."""
    for column, head in enumerate(grid.heads):
        if not CHANGE.search(head):
            continue
        for after_at, before_at in _pairs(column):
            found: list[tuple[StatedChange, bool]] = []
            for row, item in grid.column(column):
                before, after = row.cells[before_at], row.cells[after_at]
                if before and after and before.measure == after.measure:
                    found += _change(before, after, item)
            if agree([fits for _, fits in found]):
                yield from (change for change, _ in found)
                break


def _change(before: Item, after: Item, item: Item) -> list[tuple[StatedChange, bool]]:
    """The difference of two amounts or of two percentages, or the percentage of the first by which they differ."""
    if not all(each.value == each.value for each in (before, after, item)):
        return []
    shares = before.measure == "%"
    if item.measure == before.measure or (shares and item.measure in _POINTS):
        fits = abs(after.value - before.value - item.signed) <= slack([before, after, item], item)
        return [(StatedChange(before, after, item), fits)]
    if item.measure in _PERCENT and not shares and before.value > 0:
        return [(StatedChange(before, after, None, item), percent_fits_change(item, before, after))]
    return []
