"""Totals down the columns of a table: 合计 below or above its rows, a row that those of the next level make up.

A total is of the rows that make it up in most of its columns; then the columns where they do not are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.claims.addition import Sum, tells
from parsers.claims.grids import NO_SUM, TOTAL, Grid, GridRow
from parsers.claims.rounding import believable, closes, slip
from parsers.claims.scene import Item
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
_BALANCE = re.compile("结余|节余|差额|盈余|赤字|剩余|余绌|差短")
_INCOME = ("收入", "岁入")
_OUTGO = ("支出", "岁出")
_MOST_PARTS = 60
_NEXT = 12


def sums_of_columns(grid: Grid) -> Iterator[Sum]:
    """合计 below or above its rows, each column by itself."""
    for at, row in enumerate(grid.rows):
        if TOTAL.fullmatch(row.label):
            choices = [_column_sums(grid, row, rows) for rows in _rows_of_total(grid.rows, at)]
            choices = [sums for sums in choices if any(found.holds for found in sums)]
            best = max(choices, key=lambda sums: sum(1 if found.holds else -1 for found in sums), default=[])
            right = sum(found.holds for found in best)
            if best and 2 * right >= len(best) and (right > 1 or len(best) == 2 or _is_no_chance(best)):
                yield from (found for found in best if found.holds or _is_misprint(grid, found))
            elif not best:
                yield from _right_above(grid, at) or _misprinted(grid, row, at)


def _is_misprint(grid: Grid, found: Sum) -> bool:
    """Whether a sum that does not close is wrong: in a column with a head, or by a digit. Others may be no amounts."""
    if any(grid.heads):
        return True
    return slip(found.total, found.parts, found.recomputed, found.total.value)


def _is_no_chance(sums: list[Sum]) -> bool:
    return all(believable(found.total, found.parts, 2, 10.0) for found in sums if found.holds)


def _right_above(grid: Grid, at: int) -> list[Sum]:
    """The rows right above a total that make it up, where those further up belong to something else."""
    for count in range(2, min(_NEXT, at) + 1):
        sums = _column_sums(grid, grid.rows[at], grid.rows[at - count : at])
        if sums and all(found.holds and believable(found.total, found.parts, count) for found in sums):
            return sums
    return []


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
    yield from _rows_with_totals(rows, at, last)


def _rows_with_totals(rows: Sequence[GridRow], at: int, last: int) -> Iterator[list[GridRow]]:
    """Totals that are parts of one: 收入合计 and what stands between it and 收入总计, the two 支出合计 of 支出总计."""
    above = rows[max(0, at - _MOST_PARTS) : at]
    if last >= 0:
        yield [above[last], *_without_repeated(_without_inner(above[last + 1 :]))]
    totals = [row for row in above if TOTAL.fullmatch(row.label)]
    if len(totals) > 1:
        yield totals
        yield [row for row in totals if _kind(row) == _kind(rows[at])]
    later = [row for row in rows[at + 1 : at + 1 + _MOST_PARTS] if TOTAL.fullmatch(row.label)]
    if len(later) > 1:
        yield later


def _kind(total: GridRow) -> str:
    """What a total is of, in two characters: 支出 of 支出总计 and of 建设支出合计."""
    return total.label[:-2][-2:]


def _without_repeated(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows without those that say what the row before them says: its only part."""
    values = [[cell.value if cell else None for cell in row.cells] for row in rows]
    return [row for at, row in enumerate(rows) if not at or values[at] != values[at - 1]]


def _without_inner(rows: Sequence[GridRow]) -> list[GridRow]:
    """The rows without those after 其中, up to the next that is numbered."""
    kept: list[GridRow] = []
    inner = False
    for row in rows:
        inner = not _TOP.match(row.label) and (inner or bool(_INNER.match(row.label)))
        if not inner:
            kept.append(row)
    return kept


def sums_of_levels(grid: Grid) -> Iterator[Sum]:
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


def sums_of_next_rows(grid: Grid, known: set[int]) -> Iterator[Sum]:
    """全市 above 市本级 and 县区, 县区 above its own: a row and as many of the next as make it up, each with its own.

    It is so where two columns close or more. Totals in `known` are told already.
    """
    covered = [1] * len(grid.rows)  # how many rows a row and those that make it up are
    for at in range(len(grid.rows) - 3, -1, -1):
        following: list[int] = []
        below = at + 1
        while below < len(grid.rows) and len(following) < _NEXT:
            following.append(below)
            below += covered[below]
            if len(following) > 1 and (found := _made_up(grid, at, following)):
                covered[at] = below - at
                yield from (each for each in found if each.total.index not in known)
                break


def balances_of_rows(grid: Grid) -> Iterator[Sum]:
    """收入合计, 支出合计, 结余: of the last total of income and that of expenditure above, the difference."""
    for at, row in enumerate(grid.rows):
        if not _BALANCE.search(row.label):
            continue
        totals = [each for each in reversed(grid.rows[max(0, at - _MOST_PARTS) : at]) if TOTAL.fullmatch(each.label)]
        income = next((each for each in totals if _kind(each) in _INCOME), None)
        outgo = next((each for each in totals if _kind(each) in _OUTGO), None)
        if income and outgo:
            yield from _differences(row, income, outgo)


def _differences(balance: GridRow, income: GridRow, outgo: GridRow) -> Iterator[Sum]:
    """The difference of two rows, the larger less the smaller, in each column in which it is the balance."""
    for left, came, went in zip(balance.cells, income.cells, outgo.cells, strict=False):
        if left and came and went and left.measure == came.measure == went.measure != "%":
            parts = (came, went) if came.value >= went.value else (went, came)
            recomputed = parts[0].value - parts[1].value
            if closes(left, parts, recomputed) and believable(left, parts, 2):
                yield Sum(left, parts, recomputed, True, less=(1,))


def _made_up(grid: Grid, at: int, following: Sequence[int]) -> list[Sum]:
    """The sums of a row that the `following` ones make up; those that miss by a digit are open."""
    row, parts = grid.rows[at], [grid.rows[number] for number in following]
    sums = _column_sums(grid, row, parts)
    tries = len(following) * len(sums)
    plain = _column_sums(grid, row, parts, at_least=0)
    right = [found for found in plain if found.holds and believable(found.total, found.parts, tries)]
    if len(right) < 2 or 2 * len(right) < len(sums) or not any(found.holds for found in sums):
        return []
    off = [found for found in sums if slip(found.total, found.parts, found.recomputed, found.total.value)]
    wrong = [replace(found, implied=True) for found in off if not found.holds]
    return [found for found in plain if found.holds] + wrong


def _level(label: str) -> int | None:
    """How deep the marker that a label begins with usually stands; None for none."""
    return next((level for level, marker in enumerate(_MARKERS) if marker.match(label)), None)


def _column_sums(grid: Grid, total: GridRow, rows: Sequence[GridRow], at_least: int = 1) -> list[Sum]:
    """For each column that can be added up, the sum of the rows; with `at_least` 0 also where one part is all of it."""
    sums: list[Sum] = []
    for column, whole in enumerate(total.cells):
        if whole is None or not _adds_up(grid, column, whole):
            continue
        parts = [row.cells[column] for row in rows if column < len(row.cells)]
        figures = tuple(part for part in parts if part and part.measure == whole.measure)
        if len(figures) > 1 and whole.value and (not at_least or tells(whole, figures)):
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
    counted = item.measure not in ("%", "‰", "倍") and item.value == item.value and not NO_SUM.search(head)
    return counted and not (item.measure == "" and column in grid.of_shares)
