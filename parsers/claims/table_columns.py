"""Columns of a table that its heads say, or the numbers show, to be made of two others: shares, rates, changes.

A column is one of these where most of its rows agree with the same figures; those that do not are wrong then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.claims.changes import StatedChange
from parsers.claims.grids import ALL, CHANGE, TOTAL, Grid, GridRow, agree
from parsers.claims.ratios import Ratio, judged
from parsers.claims.rounding import percent_fits_change, ratio_slip, slack
from parsers.claims.scene import Item, Scene

_SHARE = re.compile("占比|比重|百分[比率]|占.{0,10}比|份额|构成")
_DONE = re.compile("完成|执行|进度|到位|率")
_RATE = re.compile("率|幅|%|百分")
_PERCENT = ("%", "")
"""Units of a column of shares, which the head alone may say."""
_POINTS = ("", "个百分点", "百分点")
_NEARLY_ALL = 0.9
_LEAST_AGREE = 2 / 3
_LEAST_ROWS = 2
_MEMORY = 60


def shares(scene: Scene, grid: Grid) -> Iterator[Ratio]:
    """占比: of each row's amount in the amount of the row of totals.

    Without such a head a column of percentages is one of shares where nearly all rows agree.
    """
    for column, head in enumerate(grid.heads):
        named = bool(_SHARE.search(head)) or (not head and column in grid.of_shares)
        if not named and (head or not _is_of_percentages(grid, column)):
            continue
        for base in range(column - 1, -1, -1):
            rows = [(row, item) for row, item in grid.column(column) if item.value != ALL]
            pairs = [(row.cells[base], item) for row, item in rows if not TOTAL.fullmatch(row.label)]
            told = [(part, item) for part, item in pairs if part and part.measure != "%" and item.measure in _PERCENT]
            ratios = _of_one_whole(scene, grid, (base, column), told) if named else []
            ratios = ratios or _of_each_total(grid, base, column, _LEAST_AGREE if named else _NEARLY_ALL)
            if ratios:
                yield from ratios
                break


def _of_each_total(grid: Grid, base: int, column: int, least: float) -> list[Ratio]:
    """The shares of a column in amounts of which each part of the table has its total above its rows: 小计, 100%."""
    ratios: list[Ratio] = []
    whole: Item | None = None
    for row in grid.rows:
        amount, share = row.cells[base], row.cells[column]
        told = [cell for cell in row.cells if cell]
        if len(told) == 1 and told[0].measure != "%":
            whole = told[0]  # the total alone, above the rows
        elif amount and (share is None or share.value == ALL or share.figure.shape != "number" or _is_total(row)):
            whole = amount
        elif amount and share and whole and share.measure in _PERCENT and amount.measure == whole.measure != "%":
            ratios += [judged(amount, whole, share)] if whole.value > 0 else []
    fits = [ratio.holds for ratio in ratios]
    return ratios if len(fits) > _LEAST_ROWS and sum(fits) >= least * len(fits) else []


def _is_of_percentages(grid: Grid, column: int) -> bool:
    """Whether a column holds percentages alone, where its row has more than that one figure."""
    items = [item for row, item in grid.column(column) if sum(map(bool, row.cells)) > 1]
    return bool(items) and all(item.measure == "%" for item in items)


def _is_total(row: GridRow) -> bool:
    return bool(TOTAL.fullmatch(row.label))


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


def rates(grid: Grid, shared: set[int]) -> Iterator[Ratio]:
    """完成率, 女生占学生的比重: of one column in another, the same two for all rows; not what is a share already."""
    for column, head in enumerate(grid.heads):
        told = all(item.measure == "%" for _, item in grid.column(column))
        named = _DONE.search(head) or _SHARE.search(head)
        known = any(item.index in shared for _, item in grid.column(column))
        if not (told or named or _may_be_rates(grid, column)) or CHANGE.search(head) or known:
            continue
        choices = [_rates_of(grid, column, *pair) for pair in _pairs(column)]
        best = max(choices, key=lambda ratios: sum(ratio.holds for ratio in ratios), default=[])
        right = sum(ratio.holds for ratio in best)
        if not agree([ratio.holds for ratio in best]):
            continue
        if named or right >= _NEARLY_ALL * len(best):
            yield from best
        elif len(best) - right == 1:
            slips = [ratio.holds or ratio_slip(ratio.percent, ratio.part, ratio.whole) for ratio in best]
            yield from (replace(each, implied=not each.holds) for each in best if all(slips))


def _may_be_rates(grid: Grid, column: int) -> bool:
    """Whether a column without a head has percentages, though nothing says so: decimals below 100 in every row."""
    items = [item for _, item in grid.column(column)]
    decimals = all(0 < item.value <= ALL and item.measure == "" and item.step < 1 for item in items)
    return not grid.heads[column] and len(items) > _LEAST_ROWS and decimals


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


def changes(grid: Grid) -> list[StatedChange]:
    """增减: the difference of two columns and the percentage of it, one change a row."""
    rows: dict[tuple[int, int], StatedChange] = {}
    for column, head in enumerate(grid.heads):
        if not CHANGE.search(head):
            continue
        for after_at, before_at in _pairs(column):
            found: list[tuple[StatedChange, bool]] = []
            for row, item in grid.column(column):
                before, after = row.cells[before_at], row.cells[after_at]
                if before and after and before.measure == after.measure:
                    found += _change(before, after, item, bool(_RATE.search(head)))
            if agree([fits for _, fits in found]):
                for change, _ in found:
                    _add(rows, change)
                break
    return list(rows.values())


def _add(rows: dict[tuple[int, int], StatedChange], change: StatedChange) -> None:
    """Keeps a change, as one with that of the same two amounts which lacks what it has."""
    if change.before and change.after:
        known = rows.setdefault((change.before.index, change.after.index), change)
        known.delta, known.percent = known.delta or change.delta, known.percent or change.percent


def _change(before: Item, after: Item, item: Item, rate: bool) -> list[tuple[StatedChange, bool]]:
    """The difference of two amounts or of two percentages, or the percentage of the first by which they differ.

    That is what a number without a unit is below a head that says `rate`.
    """
    if not all(each.value == each.value for each in (before, after, item)):
        return []
    shares = before.measure == "%"
    told = rate and item.measure == "" and not shares
    if (item.measure == before.measure and not told) or (shares and item.measure in _POINTS):
        fits = abs(after.value - before.value - item.signed) <= slack([before, after, item], item)
        return [(StatedChange(before, after, item), fits)]
    if item.measure in _PERCENT and not shares and before.value > 0:
        return [(StatedChange(before, after, None, item), percent_fits_change(item, before, after))]
    return []
