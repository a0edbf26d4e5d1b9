"""The budget table: adjustments of a budget as a budget officer draws them, one row a subject.

A row needs the words of an adjustment between two amounts of one subject and currency: 由…调整为…, 从…调增到…,
年初预算…，调整为…, …核定为…; or a table with heads of its own (`budget_tables`). Growth against last year is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from parsers.claims.budget_tables import tabled
from parsers.claims.rounding import slack
from parsers.claims.scene import Item, Scene
from parsers.figures.units import unit_kind
from parsers.model import Figure, Issue
from parsers.patterns import late

_ADJUSTS = "调整|调增|调减|调剂|核定|核增|核减|追加|追减|变更|修正|压减|调高|调低"
_MOVES = "增加|减少|增长|提高|降低|上升|下降|上调|下调|压缩|扩大|缩减|变"
_LEVEL = r"(?:后)?的?(?:当年|全年)?(?:预算|总额|规模|限额)?(?:数|额)?"
_INTO = r"(?:为|到|至)(?:了|约)?$"
_ADJUSTED = re.compile(rf"(?:{_ADJUSTS}){_LEVEL}{_INTO}|(?:调整|变更)后{_LEVEL}$|调整预算数?$")
"""The end of the words before an adjusted amount."""
_MOVED = re.compile(rf"(?:{_MOVES}){_LEVEL}{_INTO}")
"""The same of any growth: of a budget only where the amount before it is said to be the budget's."""
_ONWARD = re.compile(r"(?:后|，|,)*(?:至|到|达到)$|后(?:为|是)$")
"""由85亿元调增3亿元至88亿元: the verb stands before the amount between."""
_ADJUSTING = re.compile(rf"(?:{_ADJUSTS})了?$")
_BY = re.compile(rf"(?:{_ADJUSTS}|{_MOVES}|[增减])(?P<less>(?<=[减降缩低少]))?了?$")
"""The end of the words before a difference, and whether something is taken away."""
_OPENING = re.compile(
    r"年初|期初|原(?:预算|定|计划|安排|批准|核定|下达|来)|(?<!公共)(?<!基金)(?<!经营)预算(?:数|额|安排|批复|为|的)?$"
)
_OTHER_TIME = re.compile(r"上年|去年|前年|同期|上期|上季|上月|历年|往年|决算|完成|执行|实际|实现|达到")
_CARRIED = re.compile(r"上年(?:度|净)?(?:结余|结转)")
_NO_BUDGET = re.compile(r"人均|生均|户均|每人|标准|上限|下限|起付|起征|免征|门槛|单价|价格|工资|养老金|汇率|指数")
"""Sums for each person and thresholds are set anew by the same words."""
_LAST_VERB = re.compile(rf"(?:{_ADJUSTS}|{_MOVES}|后)+{_LEVEL}(?:为|到|至)?(?:了|约)?$")
"""The verb and what belongs to it at the end of a clause."""
_PARTED = re.compile("[；;]")
_SHARED = re.compile(r"分别|依次")
_JOINED = re.compile(r"^(?:、|和|与|及|以及|或)")
_FILLERS = re.compile(
    r"[)）\s]|经[^，；。]{0,20}(?:后|$)|本次|此次|年中|全年|总体|建议|预计|同意|批准|相应|进行|予以|一并|同步|预算"
    r"|达到|[现拟将需要再予由的数并则至到]"
)
"""Words before the verb that name nothing."""
_CLAUSES = re.compile("[，,；;：:]")
_CURRENCY = re.compile(r"(?:新?台币|港币|葡币|澳门币|美金|日币|人民币|欧元)\s?$")
_YEAR_FIRST = late(r"(?:19|20)\d\d")
_MEMORY = 6
"""Amounts between the opening and the adjusted one that are looked past: parts in brackets, the difference."""


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One subject: `opening` 年初, `adjusted` 调整为, `difference` 增减, all in the base unit `unit` (元, 美元).

    opening + difference = adjusted, exactly; `percent` is of the exact values, None where the opening is 0. `agrees`
    is False where another difference is printed beside them. `figures` are indices of `Issue.figures`.
    """

    subject: str
    opening: float
    adjusted: float
    difference: float
    percent: float | None
    unit: str
    figures: tuple[int, ...]
    agrees: bool = True


def budget_rows(issue: Issue) -> tuple[BudgetRow, ...]:
    """The adjustments that the issue states, in sentences and in tables, in reading order."""
    scene = Scene(issue, issue.figures)
    rows = [row for items in scene.by_block.values() for row in _said(issue, items)]
    for subject, found, printed in tabled(issue):
        opening, adjusted = (Decimal(repr(value)) for value in found.amounts)
        agrees = printed is None or abs(Decimal(repr(printed)) - (adjusted - opening)) <= Decimal(repr(found.slack))
        rows.append(row_of(subject, opening, adjusted, found.unit, found.figures, agrees=agrees))
    return tuple(sorted(rows, key=lambda row: row.figures))


def row_of(
    subject: str, opening: Decimal, adjusted: Decimal, unit: str, figures: tuple[int, ...], *, agrees: bool = True
) -> BudgetRow:
    """The row of two amounts; difference and percentage are computed from them."""
    moved = adjusted - opening
    percent = float(moved / abs(opening) * 100) if opening else None
    return BudgetRow(subject, float(opening), float(adjusted), float(moved), percent, unit, figures, agrees)


def _said(issue: Issue, items: list[Item]) -> Iterator[BudgetRow]:
    for at, after in enumerate(items):
        place = _opening(items, at) if _amount(after) else None
        if place is None or not _one_subject(before := items[place], after):
            continue
        delta = _difference(items, place, at)
        parts = [before, after, *([delta] if delta else [])]
        opening, adjusted = Decimal(repr(before.value)), Decimal(repr(after.value))
        agrees = delta is None or abs(float(adjusted - opening) - _signed(delta)) <= slack(parts, delta)
        figures = tuple(item.index for item in parts)
        yield row_of(_subject(issue, before, after), opening, adjusted, before.figure.unit, figures, agrees=agrees)


def _amount(item: Item) -> bool:
    return unit_kind(item.figure.unit) == "money" and item.value == item.value


def _clause(item: Item) -> str:
    """The words right before an amount, without the name of its currency."""
    return _CURRENCY.sub("", _CLAUSES.split(item.lead)[-1])


def _opening(items: list[Item], at: int) -> int | None:
    """The place of the amount from which that of `items[at]` was adjusted; None where no words between say so."""
    after = items[at]
    words = _clause(after)
    strong, weak = bool(_ADJUSTED.search(words)), bool(_MOVED.search(words))
    onward = bool(_ONWARD.fullmatch(after.lead))
    if not (strong or weak or onward) or _SHARED.search(after.lead):
        return None
    for place in range(at - 1, max(-1, at - 1 - _MEMORY), -1):
        item = items[place]
        if item.sentence != after.sentence:
            return None
        if item.depth > after.depth or item.figure.unit != after.figure.unit:
            continue
        if _is_difference(item):
            strong = strong or (onward and bool(_ADJUSTING.search(_clause(item))))
            continue
        firm = strong or (weak and _OPENING.search(_clause(item) + (item.figure.subject or "")))
        return place if firm and _opens(item) else None
    return None


def _is_difference(item: Item) -> bool:
    return item.role == "delta" or (item.sign != 0 and item.role != "from") or bool(_BY.search(_clause(item)))


def _opens(item: Item) -> bool:
    """Whether an amount can be that of a budget before it was adjusted."""
    words = _CARRIED.sub("", f"{_clause(item)}{item.figure.subject or ''}")
    if not _amount(item) or _JOINED.match(item.lead) or item.role == "to":
        return False
    return not _NO_BUDGET.search(words) and (not _OTHER_TIME.search(words) or "年初" in words)


def _one_subject(before: Item, after: Item) -> bool:
    """Whether the two are amounts of one thing in one currency and year: no other noun stands before the second."""
    first, second = _year(before.figure), _year(after.figure)
    if (first and second and first != second) or _currency(before) != _currency(after):
        return False
    words = _FILLERS.sub("", _LAST_VERB.sub("", _clause(after))).removeprefix("后")
    known = f"{before.figure.subject or ''}{before.lead}"
    return all(char in known for char in words)


def _year(figure: Figure) -> str:
    found = _YEAR_FIRST.match(figure.period or "")
    return found[0] if found else ""


def _currency(item: Item) -> str:
    named = _CURRENCY.search(item.lead)
    return named[0].strip() if named else ""


def _difference(items: list[Item], place: int, at: int) -> Item | None:
    """The difference that is printed between the amounts at the two places or right after them."""
    after = items[at]
    near = [*items[place + 1 : at], *items[at + 1 : at + 2]]
    alike = (item for item in near if item.figure.unit == after.figure.unit and item.sentence == after.sentence)
    return next((item for item in alike if _is_difference(item) and not _PARTED.search(item.lead)), None)


def _signed(item: Item) -> float:
    """A difference with its sign: 追减3亿元 is −3."""
    by = _BY.search(_clause(item))
    return -item.value if by and by["less"] is not None and item.signed > 0 else item.signed


def _subject(issue: Issue, before: Item, after: Item) -> str:
    return next((issue.figures[i].subject for i in (before.index, after.index) if issue.figures[i].subject), "") or ""
