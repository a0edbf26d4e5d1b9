"""Figures of tables: a number in a cell, its unit in the cell, in the head of its column or in a column of units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from parsers.figures.find import find_in, squeeze
from parsers.figures.units import unit_at, unit_kind
from parsers.language.numerals import ARABIC, plain, read_number
from parsers.language.script import simplified
from parsers.lexicons import alternatives
from parsers.model import Block, Figure, Flow, Source, Value
from parsers.rules import is_asked, record

_NUMBER = re.compile(rf"[-+]?{ARABIC}")
_BRACKETS = re.compile(r"[（(]\s*([^（）()]{1,15})[）)]")
_AFTER_MARK = re.compile(r"[/／，,]\s*([^/／，,（）()]{1,6})$")
"""A unit at the end of a head after a stroke or a comma: 占比／%, 面积，亩."""
_PERCENT_HEAD = re.compile("[%％]$")
"""A percentage that ends a head without a mark before it: 完成%, 比上年±%."""
CONTINUED = re.compile(r"\s*(?:续|接)\s*上?表")
"""What stands above a table that goes on from the one before it."""
_CAPTION_UNIT = re.compile(r"单位:\s*([^\s，。；）)]{1,10})")
_UNITS = re.compile("[、/／]")
_BEFORE_A_UNIT = re.compile("(?:单位:)?(?:新?台币|人民币)?[±+]?")
_MONEY = re.compile(rf"{alternatives('columns_of_money')}|[额款]$")
"""Heads that take the unit of money where a caption names that of money and another."""
_MULTIPLIER = re.compile(r"(?:万亿|[十百千]?[万亿]|千(?![瓦伏米克升]))(?=.)")
_UNIT_HEAD = re.compile("(?:计量)?单位")
_WORDS = re.compile(r"(?<=[^\d ]) +")
_NO_QUANTITY = re.compile(rf"(?!.+年度).*(?:{alternatives('columns_without_quantities')}).*")
_NO_MONEY = re.compile(
    r"占比|比重|比例|率$|增幅|[为占](?:年初|调整)?(?:预算|上年|去年)|(?:比|较)?(?:上年|去年)?同?期?增长$|同比$|[户人件个]数量?$|面积"
)
"""Heads of shares and counts: a bare number below them is none of the table's 万元, its unit is not said."""
_NAMES_SOMETHING = re.compile(r"(?:19|20)\d\d|0\d+|\d{9,}")
"""Bare numbers of a cell that are a year or a code."""
_COUNTED = ("people", "measure", "open")
_ARROW = re.compile(r"([↑↓▲▼↗↘⬆⬇])\s*(?=\d)")
_DOWN = "↓▼↘⬇"
"""Arrows before a number of a table: it went up or down by that."""
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 20
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:末|底|初|上半年|\d{1,2}月)?")


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    scale: Decimal = Decimal(1)
    unit: str = ""

    @property
    def said(self) -> str:
        """The name in simplified characters."""
        return simplified(self.name)


def table_figures(source: Source, block: Block, before: str = "", goes_on: Block | None = None) -> list[Figure]:
    """The figures of a table block; `before` is the text above it, which may state the unit for all (单位：万元).

    Without heads of its own it takes those of the table that it `goes_on` from.
    """
    rows = [tuple(squeeze(cell) for cell in row) for row in block.cells]
    body = _body(rows)
    width = max((len(row) for row in rows[body:]), default=0)
    heads, printed = rows[:body], block.cells[:body]
    if not body and goes_on:
        above = [tuple(squeeze(cell) for cell in row) for row in goes_on.cells]
        heads, printed = above[: _body(above)], goes_on.cells[: _body(above)]
    caption = " ".join(cell.text for row in heads for cell in row)
    stated = _unit_of_a_caption(caption) or _unit_of_a_caption(before)
    shared = _unit(stated) if stated else None
    columns = _columns(heads, printed, width)
    if stated and not shared:
        columns = [_of_several(column, _UNITS.split(stated)) for column in columns]
    figures: list[Figure] = []
    for row in rows[body:]:
        figures += _of_row(source, row, columns, shared)
    return figures


def _body(rows: Sequence[tuple[Flow, ...]]) -> int:
    """Where the heads end: the first row with an amount that is no year of a head, or the end of all."""
    for at, row in enumerate(rows):
        amounts = [cell.text for cell in row[1:] if _is_amount(cell.text)]
        if amounts and not (at == 0 and all(map(_BARE_YEAR.fullmatch, amounts))):
            return at
    return len(rows)


def _unit_of_a_caption(text: str) -> str | None:
    """What a text says that the unit is (单位：万元), as printed."""
    stated = _CAPTION_UNIT.search(plain(text))
    return text[slice(*stated.span(1))] if stated else None


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(plain(text)))


def _is_amount(text: str) -> bool:
    """Whether a cell is a number, or one with its own unit and nothing else: 620万元."""
    if _is_number(text):
        return True
    found = find_in(text) if len(text) <= _LONGEST else []
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))


def _columns(heads: list[tuple[Flow, ...]], printed: tuple[tuple[Flow, ...], ...], width: int) -> list[_Column]:
    """A column for each cell of a body row; heads that the layout broke up are put together where that is sure."""
    whole = [[cell.text for cell in row] for row in heads if len(row) == width]
    whole = [row for row in whole[:-1] if sum(map(bool, row)) > 1] + whole[-1:]  # one cell alone is a title
    if whole:
        return _stacked(aligned(whole))
    cells = [cell.text for row in printed if not row[0].text.startswith("表") for cell in row]
    loose = _together([word for text in cells for word in _WORDS.split(text)], width)
    if len(loose) == width:
        return [_column(word.replace(" ", "")) for word in loose]
    units = {bracket[1] for word in loose if (bracket := _BRACKETS.search(word))}
    only = _column(f"（{units.pop()}）") if len(units) == 1 else _Column("")
    return [_Column("")] + [only] * (width - 1)


def aligned(heads: list[list[str]]) -> list[list[str]]:
    """Rows of heads of one width, those moved to the right that begin under the second column, as the first cell of
    the row above goes down over them: 部门 | 结案率 above 本期 | 同期 | 增减."""
    rows = heads[:1]
    for row in heads[1:]:
        moved = bool(heads[0][0]) and bool(row[0]) and not row[-1] and all(row[:-1])
        rows.append(["", *row[:-1]] if moved else row)
    return rows


def _stacked(heads: list[list[str]]) -> list[_Column]:
    """A column under each lowest head that is not empty; one without a unit takes that of the head above it, which
    may stand further left, over several columns."""
    columns: list[_Column] = []
    for at in range(len(heads[0])):
        column = _Column("")
        for level in range(len(heads) - 1, -1, -1):
            text = heads[level][at]
            if not text and column.name:
                text = next((heads[level][k] for k in range(at, -1, -1) if heads[level][k]), "")
            above = _column(text)
            if not column.name:
                column = above
            elif not column.unit:
                column = _Column(column.name, above.scale, above.unit)
        columns.append(column)
    return columns


def _of_several(column: _Column, words: list[str]) -> _Column:
    """A column with the one of several units of a caption (单位：万元、户) that its head names: 户数, 补助资金."""
    units = [unit for unit in map(_unit, words) if unit]
    if column.unit or len(units) != len(words):
        return column
    named = [unit for unit in units if unit[1] in column.name]
    if not named and _MONEY.search(column.said):
        named = [unit for unit in units if unit_kind(unit[1]) == "money"]
    return _Column(column.name, *named[0]) if len(named) == 1 else column


def _together(heads: list[str], width: int) -> list[str]:
    """Heads of which some stand on two lines, the unit on the second (优良水体 / 比例（%）), if that gives `width`."""
    joined: list[str] = []
    for head in heads:
        if joined and _BRACKETS.search(head) and not _BRACKETS.search(joined[-1]) and len(joined) > 1:
            joined[-1] += head
        else:
            joined.append(head)
    return joined if len(joined) == width else heads


def _column(head: str) -> _Column:
    for mark in (_BRACKETS, _AFTER_MARK):
        found = mark.search(head)
        if found and (unit := _unit(found[1])):
            return _Column(mark.sub("", head), *unit)
    return _Column(head, Decimal(1), "%" if _PERCENT_HEAD.search(head) else "")


def _unit(words: str) -> tuple[Decimal, str] | None:
    """(multiplier, unit as printed) of 万元, 亿吨公里, %; None when it is no unit."""
    printed = words.replace(" ", "")
    simple = plain(printed)
    if before := _BEFORE_A_UNIT.match(simple):
        printed, simple = printed[before.end() :], simple[before.end() :]
    scale, begin = Decimal(1), 0
    if match := _MULTIPLIER.match(simple):
        number = read_number("一" + match[0])
        scale, begin = number.value if number else scale, match.end()
    unit = unit_at(simple, begin)
    if unit is None or unit.end != len(simple):
        return None
    if unit.name == "%":
        return scale, unit.name
    return scale, printed[begin:].replace("圓", "元").replace("圆", "元") if unit.kind == "money" else printed[begin:]


def _of_row(
    source: Source, row: tuple[Flow, ...], columns: list[_Column], shared: tuple[Decimal, str] | None
) -> list[Figure]:
    figures: list[Figure] = []
    label = _column(row[0].text.lstrip("#＃ ") if row else "")
    name = label.name
    own = next((_unit(c.text) for c, col in zip(row, columns, strict=False) if _UNIT_HEAD.fullmatch(col.said)), None)
    stated = (label.scale, label.unit) if label.unit else None
    for at, cell in enumerate(row[1:], 1):
        column = columns[at] if at < len(columns) else _Column("")
        if not cell.text or _NO_QUANTITY.fullmatch(column.said):
            continue
        period, subject = _named(name, column.name)
        for start, end, value, unit, optional in _in_cell(cell.text, column, own or stated or shared):
            span = cell.span(start, end)
            figures.append(Figure(span, source[span], value, unit, None, subject, period, optional))
            if is_asked():
                way = _unit_from(cell.text, column, own, stated)
                record(span, "figures.tables", way, f"{unit} | {subject} | {period}")
    return figures


def _unit_from(text: str, column: _Column, own: tuple[Decimal, str] | None, stated: tuple[Decimal, str] | None) -> str:
    """Where the unit of a figure in a cell is from."""
    if not _is_number(text):
        return "unit_in_the_cell"
    if column.unit:
        return "unit_in_the_head"
    return "unit_in_a_column" if own else "unit_in_the_label" if stated else "unit_in_the_caption"


def _in_cell(text: str, column: _Column, other: tuple[Decimal, str] | None) -> list[tuple[int, int, Value, str, bool]]:
    """(start, end, value, unit, optional) of each figure of a cell; the unit is "" where the table names none."""
    arrow = _ARROW.match(text)
    begin = arrow.end() if arrow else 0
    printed = plain(text[begin:])
    if not _NUMBER.fullmatch(printed):
        return [(f.start, f.end, f.value, f.unit, f.optional) for f in find_in(text)]
    unit = _unit_of_a_number(printed, column, other)
    number = read_number(printed.lstrip("+-"))
    if number is None or (unit is None and _NAMES_SOMETHING.fullmatch(text)):
        return []
    unit = unit or (Decimal(1), "")
    sign = -1 if printed.startswith("-") or (arrow and arrow[1] in _DOWN) else 1
    return [(begin, len(text), sign * float(number.value * unit[0]), unit[1], True)]


def _unit_of_a_number(printed: str, column: _Column, other: tuple[Decimal, str] | None) -> tuple[Decimal, str] | None:
    """The unit of a number that has none in its cell: that of the column, or the `other` one if it can be of it."""
    if column.unit or other is None:
        return (column.scale, column.unit) if column.unit else None
    scale, name = other
    kind = unit_kind(name)
    if kind == "money" and _NO_MONEY.search(column.said):
        return None
    if scale == 1 and "." in printed and kind in _COUNTED:
        return None  # 48.25 below 单位：人 is none of them
    return other


def _named(row: str, column: str) -> tuple[str | None, str | None]:
    """(period, subject): a year at the head of the row or of the column is the period, the rest the subject."""
    year = _YEAR.search(column) or _YEAR.fullmatch(row)
    period = year[0] if year else None
    words = [word for word in (row, column) if word and not (period and word.startswith(period))]
    return period, "".join(words)[:40] or None
