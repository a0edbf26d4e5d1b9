"""Totals across the rows of a table: a column 合计 beside those that it is of, a column that the next ones make up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.claims.addition import Sum, tells
from parsers.claims.grids import CHANGE, NO_SUM, TOTAL, Grid, GridRow, agree
from parsers.claims.rounding import believable, closes, slip

_MANY_ROWS = 3
_NEARLY_ALL = 0.9
_NEXT_COLUMNS = 6
_AFTER_HEAD = re.compile("[（(].*")


def sums_across(grid: Grid) -> Iterator[Sum]:
    """The totals of each row, right or wrong."""
    amounts = [column for column in range(len(grid.heads)) if _is_of_amounts(grid, column)]
    for place, column in enumerate(amounts):
        named = list(_named_total(grid, column)) if TOTAL.fullmatch(_AFTER_HEAD.sub("", grid.heads[column])) else []
        yield from named or _divided(grid, column, amounts[place + 1 :])


def _is_of_amounts(grid: Grid, column: int) -> bool:
    """Whether most figures of a column are no percentages."""
    measures = [item.measure for _, item in grid.column(column)]
    return 2 * sum(measure == "%" for measure in measures) < len(measures)


def _named_total(grid: Grid, column: int) -> Iterator[Sum]:
    """A column 合计 beside those that it is the sum of."""
    others = [k for k, name in enumerate(grid.heads) if k != column and not NO_SUM.search(name)]
    for columns in ([k for k in others if k > column], [k for k in others if k < column]):
        sums = _row_sums(grid, column, columns)
        if agree([found.holds for found in sums]):
            yield from sums
            return


def _divided(grid: Grid, column: int, following: Sequence[int]) -> Iterator[Sum]:
    """计 | 男 | 女 | 城 | 乡: a column that the next ones make up in nearly all rows, and those after them too."""
    while len(following) > 1:
        for count in range(2, min(_NEXT_COLUMNS, len(following)) + 1):
            columns = following[:count]
            if any(CHANGE.search(grid.heads[each]) for each in (column, *columns)):
                return
            sums = _row_sums(grid, column, columns)
            full = len(sums) >= _MANY_ROWS and all(len(found.parts) == count for found in sums)
            if full and (told := _if_meant(sums)):
                yield from told
                following = following[count:]
                break
        else:
            return


def _if_meant(sums: Sequence[Sum]) -> Sequence[Sum]:
    """The sums where nearly all close, or all but one of a few, which misses by a digit and is open; else none."""
    wrong = [found for found in sums if not found.holds]
    if len(wrong) <= (1 - _NEARLY_ALL) * len(sums):
        return sums
    if len(wrong) > 1 or len(sums) <= _MANY_ROWS:
        return ()
    off = slip(wrong[0].total, wrong[0].parts, wrong[0].recomputed, wrong[0].total.value)
    off = off or sum(found.holds and believable(found.total, found.parts, 1) for found in sums) > 1
    return [found if found.holds else replace(found, implied=True) for found in sums] if off else ()


def _row_sums(grid: Grid, column: int, columns: Sequence[int]) -> list[Sum]:
    return [found for row in grid.rows if (found := _row_sum(row, column, columns))]


def _row_sum(row: GridRow, column: int, columns: Sequence[int]) -> Sum | None:
    whole = row.cells[column] if column < len(row.cells) else None
    if whole is None or whole.measure == "%" or whole.value != whole.value:
        return None
    cells = [row.cells[k] for k in columns if k < len(row.cells)]
    parts = tuple(part for part in cells if part and part.measure == whole.measure)
    if len(parts) < 2 or not tells(whole, parts):
        return None
    recomputed = sum(part.value for part in parts)
    return Sum(whole, parts, recomputed, closes(whole, parts, recomputed))
