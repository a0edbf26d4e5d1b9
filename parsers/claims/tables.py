"""What the layout of a table asserts: rows and columns of totals, shares of the total, changes between two columns.

A total is of the rows that make it up in most of its columns; then the columns where they do not are wrong. A column of
shares or changes is one where its head says so and most of its rows agree with the same two figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.claims.addition import Sum, tells
from parsers.claims.changes import StatedChange
from parsers.claims.grids import ALL, CHANGE, TOTAL, Grid, GridRow, agree, grids
from parsers.claims.ratios import Ratio
from parsers.claims.rounding import believable, closes, slip
from parsers.claims.scene import Item, Scene
from parsers.claims.table_columns import changes, rates, shares
from parsers.language.numerals import TO_TEN

_SUBTOTAL = re.compile(r".{0,10}小计")
_INNER = re.compile(r"(?:\d[.、])?(?:其中|[#＃]|含|内)")
_TOP = re.compile(rf"[{TO_TEN}]{{1,3}}、")
_MARKERS = (
    _TOP,
    re.compile(rf"[（(][{TO_TEN}]{{1,3}}[）)]"),
    re.compile(r"\d{1,2}[.．、]"),
    re.compile(r"[（(]\d{1,2}[）)]"),
    re.compile(r"[A-ZＡ-Ｚ][、.．]?(?=[\u4e00-\u9fff])"),
)
"""Markers of rows, from the outermost to the innermost."""
_NO_SUM = re.compile(
    "人均|平均|每|率|%|同比|为(?:年初|调整)?预算|价|指数|比重|占比|增长|增减|增幅|±|比上年|年限|年度$|编号|序号|排名|标准|折"
)
_MOST_PARTS = 60
_MANY_ROWS = 3
_NEARLY_ALL = 0.9
_NEXT_COLUMNS = 4
_NEXT = 12
_MOST_ROWS = 400


class TableClaims(NamedTuple):
    """What the tables of an issue assert."""

    sums: list[Sum]
    ratios: list[Ratio]
    changes: list[StatedChange]


def find_in_tables(scene: Scene) -> TableClaims:
    """The claims of all tables, right or wrong."""
    claims = TableClaims([], [], [])
    for grid in grids(scene):
        if len(grid.rows) > _MOST_ROWS:
            continue
        claims.sums.extend(_sums_of_columns(grid))
        claims.sums.extend(_sums_of_levels(grid))
        claims.sums.extend(_sums_of_next_rows(grid, {found.total.index for found in claims.sums}))
        claims.sums.extend(_sums_of_rows(grid))
        claims.ratios.extend(shares(scene, grid))
        claims.ratios.extend(rates(grid))
        claims.changes.extend(changes(grid))
    return claims


def _sums_of_columns(grid: Grid) -> Iterator[Sum]:
    """合计 below or above its rows, each column by itself."""
    for at, row in enumerate(grid.rows):
        if TOTAL.fullmatch(row.label):
            choices = [_column_sums(grid, row, rows) for rows in _rows_of_total(grid.rows, at)]
            choices = [sums for sums in choices if any(found.holds for found in sums)]
            best = max(choices, key=lambda sums: sum(1 if found.holds else -1 for found in sums), default=[])
            right = sum(found.holds for found in best)
            if best and 2 * right >= len(best) and (right > 1 or len(best) == 2 or _is_no_chance(best)):
                yield from best
            elif not best:
                yield from _misprinted(grid, row, at)


def _is_no_chance(sums: list[Sum]) -> bool:
    return all(believable(found.total, found.parts, 2, 10.0) for found in sums if found.holds)


def _misprinted(grid: Grid, row: GridRow, at: int) -> Iterator[Sum]:
    """The sums of the plain rows above where none closes, but each misses by a digit."""
    rows = next(iter(_rows_of_total(grid.rows, at)), [])
    if any(_INNER.match(each.label) for each in rows):
        return
    sums = _column_sums(grid, row, rows)
    if all(slip(found.total, found.parts, found.recomputed, found.total.value) for found in sums):
        yield from sums


def _rows_of_total(rows: Sequence[GridRow], at: int) -> Iterator[list[GridRow]]:
    """The sets of rows that the total in row number `at` may be of, the likeliest first."""
    above = rows[max(0, at - _MOST_PARTS) : at]
    last = max((k for k, row in enumerate(above) if TOTAL.fullmatch(row.label)), default=-1)
    below = rows[at + 1 : at + 1 + _MOST_PARTS]
    following = next((k for k, row in enumerate(below) if TOTAL.fullmatch(row.label)), len(below))
    subtotals = [row for row in above if _SUBTOTAL.fullmatch(row.label)]
    for run in (above[last + 1 :], above, below[:following], below):
        if TOTAL.fullmatch(rows[at].label) and len(run) > 1:
            plain = [row for row in run if not TOTAL.fullmatch(row.label)]
            yield plain
            yield [row for row in plain if not _INNER.match(row.label)]
            yield _without_inner(plain)
            yield [row for row in plain if _TOP.match(row.label)]
    if len(subtotals) > 1:
        yield [*subtotals, *above[last + 1 :]]
        yield subtotals


def _without_inner(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows without those after 其中, up to the next that is numbered."""
    kept: list[GridRow] = []
    inner = False
    for row in rows:
        inner = not _TOP.match(row.label) and (inner or bool(_INNER.match(row.label)))
        if not inner:
            kept.append(row)
    return kept


def _sums_of_levels(grid: Grid) -> Iterator[Sum]:
    """1. 机构 above A、B、C: a row and those of the next level of numbering below it, where they make it up."""
    levels = [_level(row.label) for row in grid.rows]
    for at, row in enumerate(grid.rows[:-2]):
        inner = levels[at + 1]
        if inner is None or inner == levels[at]:
            continue
        rows: list[GridRow] = []
        for level, below in zip(levels[at + 1 :], grid.rows[at + 1 :], strict=True):
            if level == levels[at] or level is None or level < inner:
                break
            rows += [below] if level == inner else []
        for found in _column_sums(grid, row, rows):
            if found.holds and _is_no_chance([found]):
                yield found
            elif slip(found.total, found.parts, found.recomputed, found.total.value):
                yield replace(found, implied=True)


def _sums_of_next_rows(grid: Grid, known: set[int]) -> Iterator[Sum]:
    """全市 above 市本级 and 县区: a row and as many of the next as make it up in two columns or more."""
    for at, row in enumerate(grid.rows[:-2]):
        if all(cell is None or cell.index in known for cell in row.cells):
            continue
        for count in range(2, _NEXT + 1):
            sums = _column_sums(grid, row, grid.rows[at + 1 : at + 1 + count])
            right = [found for found in sums if found.holds and believable(found.total, found.parts, count * len(sums))]
            if len(right) > 1 and 2 * len(right) >= len(sums):
                yield from right
                break


def _level(label: str) -> int | None:
    """How deep the marker that a label begins with usually stands; None for none."""
    return next((level for level, marker in enumerate(_MARKERS) if marker.match(label)), None)


def _column_sums(grid: Grid, total: GridRow, rows: Sequence[GridRow]) -> list[Sum]:
    """For each column that can be added up, the sum of the rows."""
    sums: list[Sum] = []
    for column, whole in enumerate(total.cells):
        if whole is None or not _adds_up(grid, column, whole):
            continue
        parts = [row.cells[column] for row in rows if column < len(row.cells)]
        figures = tuple(part for part in parts if part and part.measure == whole.measure)
        if len(figures) > 1 and tells(whole, figures):
            recomputed = sum(part.value for part in figures)
            holds = closes(whole, figures, recomputed)
            if holds or not _is_mean(whole, figures):
                sums.append(Sum(whole, figures, recomputed, holds))
    return sums


def _is_mean(whole: Item, parts: Sequence[Item]) -> bool:
    """Whether a figure lies between those above it, as an average or a rate does whose head does not say so."""
    values = [part.value for part in parts]
    return min(values) > 0 and min(values) <= whole.value <= max(values)


def _adds_up(grid: Grid, column: int, item: Item) -> bool:
    head = grid.heads[column] if column < len(grid.heads) else ""
    counted = item.measure not in ("%", "‰", "倍") and item.value == item.value and not _NO_SUM.search(head)
    return counted and not (item.measure == "" and _is_of_shares(grid, column))


def _is_of_shares(grid: Grid, column: int) -> bool:
    """Whether the numbers of a column are percentages, though nothing says so: the whole has 100."""
    values = [item.value for _, item in grid.column(column)]
    return ALL in values and max(map(abs, values)) <= ALL


def _sums_of_rows(grid: Grid) -> Iterator[Sum]:
    """A column 合计 beside those that it is the sum of."""
    for column, head in enumerate(grid.heads):
        if not TOTAL.fullmatch(re.sub("[（(].*", "", head)):
            continue
        others = [k for k, name in enumerate(grid.heads) if k != column and not _NO_SUM.search(name)]
        for columns in ([k for k in others if k > column], [k for k in others if k < column]):
            sums = _row_sums(grid, column, columns)
            if agree([found.holds for found in sums]):
                yield from sums
                break
    yield from _sums_of_next_columns(grid)


def _row_sums(grid: Grid, column: int, columns: Sequence[int]) -> list[Sum]:
    return [found for row in grid.rows if (found := _row_sum(row, column, columns))]


def _sums_of_next_columns(grid: Grid) -> Iterator[Sum]:
    """计 | 男 | 女: a column that the next ones make up in nearly all rows, whatever their heads say."""
    for column, head in enumerate(grid.heads):
        if TOTAL.fullmatch(re.sub("[（(].*", "", head)):
            continue
        for count in range(2, _NEXT_COLUMNS + 1):
            sums = _row_sums(grid, column, range(column + 1, column + 1 + count))
            heads = grid.heads[column : column + 1 + count]
            if any(CHANGE.search(each) for each in heads):
                break
            full = len(sums) >= _MANY_ROWS and all(len(found.parts) == count for found in sums)
            if full and sum(found.holds for found in sums) >= _NEARLY_ALL * len(sums):
                yield from sums
                break


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
