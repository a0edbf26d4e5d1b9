"""Tables of a budget's adjustment: heads for the opening 年初预算数, the change 调整数, the adjusted 调整后预算数."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from parsers.figures.units import unit_kind
from parsers.language.numerals import plain
from parsers.language.script import simplified
from parsers.model import Block, BlockKind, Flow, Issue

_ADJUSTED = re.compile(r"(?:调整|变更|追加|追减)后|调整预算数?$|变更预算数?$|^(?:预算)?调整为$")
_CHANGE = re.compile(r"^(?:本次)?(?:预算)?(?:调整|变动|增减|追加)(?:变动)?(?:数|额|金额|情况)?(?:[（(].{0,12}[）)])?$")
_OPENING = re.compile(r"年初|期初|原(?:预算|批准|安排|核定)|调整前|^(?:本年|当年)?预算数(?:[（(].{0,8}[）)])?$")
_NOT_MONEY = re.compile(r"[%％]|比例|幅度|增幅|备注|说明|上年|去年|决算|执行|完成")
_SERIAL = re.compile(r"序号|编号|代码|编码|行次|科目代码")
_NUMBER = re.compile(r"[-+−]?[\d,.]*\d(?:\.\d+)?")

Kind = Literal["label", "opening", "change", "adjusted", "other"]


class AdjustedRow(NamedTuple):
    """The opening and the adjusted amount of a row, in `unit`, and how far rounding lets their difference be off."""

    amounts: tuple[float, float]
    unit: str
    figures: tuple[int, ...]
    slack: float


class _Group(NamedTuple):
    """Columns that belong together: incomes may stand beside expenses in one table."""

    label: int
    opening: int
    change: int | None
    adjusted: int | None


def tabled(issue: Issue) -> Iterator[tuple[str, AdjustedRow, float | None]]:
    """(subject, amounts, the change as printed) for each row of each table that has such heads."""
    starts = [figure.span.start for figure in issue.figures]
    for block in issue.blocks:
        if block.kind is BlockKind.TABLE and len(block.cells) > 1:
            yield from _of_block(issue, block, starts)


def _of_block(issue: Issue, block: Block, starts: list[int]) -> Iterator[tuple[str, AdjustedRow, float | None]]:
    body = next((at for at, row in enumerate(block.cells) if sum(_is_number(cell) for cell in row) > 1), 0)
    groups = _groups(_heads(block.cells[:body])) if body else []
    for row in block.cells[body:] if groups else ():
        for group in groups:
            if found := _row(issue, row, group, starts):
                yield found


def _heads(rows: tuple[tuple[Flow, ...], ...]) -> list[str]:
    """The words above each column: those of a head over several columns stand above its first only."""
    heads: list[str] = []
    for row in rows:
        if len(row) > 1:
            heads += [""] * (len(row) - len(heads))
            for at, cell in enumerate(row):
                heads[at] += simplified("".join(cell.text.split()))
    return heads


def _kind(head: str) -> Kind:
    if _NOT_MONEY.search(head) or _SERIAL.search(head):
        return "other"
    if _ADJUSTED.search(head):
        return "adjusted"
    if _OPENING.search(head):
        return "opening"
    return "change" if _CHANGE.search(head) else "label"


def _groups(heads: list[str]) -> list[_Group]:
    kinds = [_kind(head) for head in heads]
    groups = []
    for at in (at for at, kind in enumerate(kinds) if kind == "opening"):
        stop = next((k for k in range(at + 1, len(kinds)) if kinds[k] in ("opening", "label")), len(kinds))
        adjusted = next((k for k in range(at + 1, stop) if kinds[k] == "adjusted"), None)
        changes = [k for k in range(at + 1, stop) if kinds[k] == "change"]
        label = next((k for k in range(at - 1, -1, -1) if kinds[k] == "label"), None)
        if label is not None and (adjusted is not None or len(changes) == 1):
            groups.append(_Group(label, at, changes[0] if len(changes) == 1 else None, adjusted))
    return groups


def _row(
    issue: Issue, row: tuple[Flow, ...], group: _Group, starts: list[int]
) -> tuple[str, AdjustedRow, float | None] | None:
    columns = [column for column in (group.opening, group.change, group.adjusted) if column is not None]
    if max(columns) >= len(row):
        return None
    at = {column: _figure(issue, row[column], starts) for column in columns}
    opening, change, adjusted = (at.get(c) if c is not None else None for c in group[1:])
    others = [index for index in (adjusted, change) if index is not None]
    if opening is None or not others:
        return None
    figures = (opening, *sorted(others))
    units = {issue.figures[index].unit for index in figures}
    if len(units) != 1 or unit_kind(unit := units.pop()) != "money":
        return None
    first, moved = _value(issue, opening), None if change is None else _value(issue, change)
    last = _value(issue, adjusted) if adjusted is not None else float(_exact(first) + _exact(moved or 0.0))
    subject = "".join(row[group.label].text.split())
    slack = 1.5 * max(_step(issue, index) for index in figures)
    return subject, AdjustedRow((first, last), unit, figures, slack), moved


def _figure(issue: Issue, cell: Flow, starts: list[int]) -> int | None:
    """The figure that is all of a cell."""
    if not cell.text or not _is_number(cell):
        return None
    span = cell.span(0, len(cell.text))
    index = bisect_left(starts, span.start)
    inside = index < len(starts) and issue.figures[index].span.end <= span.end
    return index if inside and isinstance(issue.figures[index].value, float) else None


def _is_number(cell: Flow) -> bool:
    return _NUMBER.match(plain(cell.text.strip()).replace("，", ",")) is not None


def _value(issue: Issue, index: int) -> float:
    value = issue.figures[index].value
    return value if isinstance(value, float) else float("nan")


def _exact(value: float) -> Decimal:
    return Decimal(repr(value))


def _step(issue: Issue, index: int) -> float:
    """The last printed place of a figure of a table, in the base unit."""
    text = plain("".join(issue.figures[index].text.split())).replace(",", "").replace("，", "")
    number = _NUMBER.match(text)
    if number is None or not float(number[0].lstrip("+−-")):
        return 0.0
    factor = abs(_value(issue, index)) / float(number[0].lstrip("+−-"))
    return float(factor / 10 ** len(number[0].partition(".")[2]))
