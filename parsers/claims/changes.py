"""Changes that a sentence asserts: 由40亿元调整为46亿元，增加6亿元，增长15%: from, to, difference, percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.claims.naming import becomes, constant_prices, other_year, same_thing
from parsers.claims.rounding import growth_slip, percent_slack, slack
from parsers.claims.scene import Item, Scene

_OTHER_BASIS = re.compile(
    r"可比|不变价|实际|扣除|剔除|同口径|年均|平均|[人户]均|累计|按(?!现行?价|当年价)|计划|口径|目标|指标|超过"
)
_AVERAGE = re.compile(r"年均|年平均")
_POINTS = ("个百分点", "百分点", "個百分點", "百分點", "个千分点")
_BARE_PERCENT = re.compile(r"[，、,](?:同比|即)?(?:增长|下降|上升|减少|增加|降低)了?")
_BARE_DELTA = re.compile(
    r"[，、,](?:同比|[比较](?:上年|去年|上一?年|\d{4}年度?|上月|年初)(?:同期|末|底|决算数?)?)(?:净)?(?:增[加长收支]|减[少收支]|下降|多收|少收)了?$"
)
_NOMINAL = re.compile(r"收入|支出|预算|税|经费|余额|结余|人[口数]|案件|补助")
_REAL = re.compile(r"生产总值|增加值|产值|国民收入|GDP|零售|进出口|人均")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(slots=True)
class StatedChange:
    """Figures of one change; each may be missing."""

    before: Item | None = None
    after: Item | None = None
    delta: Item | None = None
    percent: Item | None = None

    def parts(self) -> list[tuple[str, Item]]:
        """Its figures with their roles, in the order in which a change is told."""
        named = (("before", self.before), ("after", self.after), ("delta", self.delta), ("percent", self.percent))
        return [(role, item) for role, item in named if item is not None]

    def items(self) -> list[Item]:
        return [item for _, item in self.parts()]


@dataclass(frozen=True, slots=True)
class ChangeVerdict:
    holds: bool
    stated: float
    recomputed: float
    words: str
    of_percent: bool = False
    doubtful: bool = False
    """Only nearness says that the percentage is of the two amounts."""


def find_changes(scene: Scene) -> list[StatedChange]:
    """The changes of each sentence that have two figures at least: a third may stand elsewhere (`bases`)."""
    changes = [change for items in scene.by_block.values() for change in _of_block(items)]
    return [change for change in changes if len(change.items()) > 1]


def all_changes(items: list[Item]) -> list[StatedChange]:
    """The changes of one block, incomplete ones too (a bare difference, a level)."""
    return list(_of_block(items))


def _of_block(items: list[Item]) -> Iterator[StatedChange]:
    change = StatedChange()
    sentence = -1
    for item in items:
        new = item.sentence != sentence or "；" in item.lead or ";" in item.lead
        if item.role in ("whole", "share") and not new:
            continue  # 完成预算的102%, between a level and its change
        sentence = item.sentence
        if new or not _fits(change, item):
            yield change
            change = StatedChange()
        _take(change, item)
    yield change


def _fits(change: StatedChange, item: Item) -> bool:
    level = change.after or change.before
    if item.role in ("level", "share"):
        return False
    if item.role == "percent":
        return change.percent is None and (level is not None or change.delta is not None)
    if level is not None and item.figure.unit != level.figure.unit and not _points_of(item, level):
        return False
    if item.role == "from":
        rate = change.percent is not None and (level is not None or change.percent.figure.unit != item.figure.unit)
        return change.before is None and change.delta is None and not rate
    if item.role == "to":
        told = change.delta is None or (change.before is not None and change.after is None)  # 原列9件，减2件，现为7件
        return (change.after is None or change.before is None) and told and change.percent is None
    return change.delta is None


def _points_of(item: Item, level: Item) -> bool:
    """Percentage points 百分点, the difference of two percentages."""
    return level.figure.unit in ("%", "‰") and item.figure.unit in _POINTS


def _take(change: StatedChange, item: Item) -> None:
    if item.role == "from":
        if change.percent is not None:  # 增长率为0.5%，比上年的0.6%下降0.1个百分点
            change.after, change.percent = change.percent, None
        change.before = item
    elif item.role == "to" or (item.role == "level" and item.sign == 0):
        if item.role == "to" and change.after is not None and change.before is None:
            change.before = change.after
        change.after = item
    elif item.role == "percent":
        change.percent = item
    elif item.role == "delta" or item.sign:
        change.delta = item


def judge(change: StatedChange) -> ChangeVerdict | None:
    """Recompute a change; None where the text asserts nothing that can be recomputed.

    What does not fit and is not said to be of the same thing is taken out of `change`.
    """
    verdict = _verdict(change)
    if verdict is None or verdict.holds:
        return verdict
    if change.before and change.after and not becomes(change.before, change.after):
        return None
    if not _part_strangers(change):
        return verdict
    return _verdict(change) if len(change.items()) > 2 else None


def _part_strangers(change: StatedChange) -> bool:
    """Takes the difference and the percentage out that have a noun of their own; whether there was one."""
    levels = [item for item in (change.before, change.after) if item]
    strangers = [item for item in (change.delta, change.percent) if item and not same_thing(levels, item)]
    for item in strangers:
        if item is change.delta:
            change.delta = None
        else:
            change.percent = None
    return bool(strangers)


def _verdict(change: StatedChange) -> ChangeVerdict | None:
    before, after, delta, percent = change.before, change.after, change.delta, change.percent
    if before and after and delta:
        moved = after.value - before.value
        holds = abs(moved - delta.signed) <= slack([before, after, delta], delta)
        words = f"{before.words} → {after.words}"
        if holds and percent and not _percent_holds(percent, before.value, moved, before, after):
            if _other_basis(percent, before, after):
                change.percent = None
            else:
                return ChangeVerdict(
                    False, percent.rate, moved / before.value * 100 if before.value else 0.0, words, True
                )
        return ChangeVerdict(holds, delta.signed, moved, words)
    if percent is None:
        return None
    if before and after:
        return _rate(before, after, percent)
    if after and delta:
        base = after.value - delta.signed
        if base <= 0:
            return None  # there is no growth of nothing in percent
        holds = _percent_holds(percent, base, delta.signed, delta, after)
        doubtful = not holds and not _said_of(after, delta, percent)
        real = constant_prices(after, percent) or _REAL.search(after.figure.subject or "")
        if doubtful and (real or not growth_slip(percent, delta, after)):
            return None  # the percentage may be of something else
        return ChangeVerdict(holds, percent.rate, delta.signed / base * 100, after.words, True, doubtful)
    return None


def verdicts(change: StatedChange) -> tuple[ChangeVerdict, ...]:
    """Each number that a change states, judged as `judge` does: the amount, then the percentage."""
    if change.percent and not _is_exact(change.percent):
        change.percent = None
    if len(change.items()) < 3 or not all(map(_is_exact, change.items())):
        return ()
    first = judge(change)
    before, after, delta, percent = change.before, change.after, change.delta, change.percent
    if first is None or not (before and after and delta):
        return () if first is None else (first,)
    moved = after.value - before.value
    holds = abs(moved - delta.signed) <= slack([before, after, delta], delta)
    amount = ChangeVerdict(holds, delta.signed, moved, first.words)
    if percent is None or not before.value:
        return (amount,)
    holds = _percent_holds(percent, before.value, moved, before, after)
    if not holds and _other_basis(percent, before, after):
        return (amount,)
    return amount, ChangeVerdict(holds, percent.rate, moved / before.value * 100, first.words, True)


def _is_exact(item: Item) -> bool:
    """Whether a number is one, and no range, of which nothing can be recomputed."""
    return item.value == item.value


def _other_basis(percent: Item, before: Item, after: Item) -> bool:
    """Whether a percentage need not agree with the two amounts: constant prices, another year, a multiple."""
    first = min((before, after), key=lambda item: item.index)
    stated = _OTHER_BASIS.search(percent.lead) or constant_prices(first, percent)
    return bool(stated) or percent.per > 1 or other_year(before, percent)


def _said_of(after: Item, delta: Item, percent: Item) -> bool:
    """Whether the percentage can only be of the difference right before it: 比上年增收9万元，增长5%.

    Not where growth is usually reckoned in constant prices (产值, 增加值): there the two need not agree.
    """
    near = _BARE_PERCENT.fullmatch(percent.lead) and _BARE_DELTA.search(delta.lead) and delta.sentence == after.sentence
    money = _NOMINAL.search(after.figure.subject or "") and not _REAL.search(after.figure.subject or "")
    exact = not any(item.figure.approx for item in (after, delta, percent))
    return bool(near and money and exact) and not constant_prices(after, percent)


def _rate(before: Item, after: Item, percent: Item) -> ChangeVerdict | None:
    moved = after.value - before.value
    if not before.value:
        return None
    rate = moved / before.value * 100
    if _AVERAGE.search(percent.lead):
        years = _years_between(before, after)
        if not years or before.value <= 0 or after.value <= 0:
            return None
        rate = ((after.value / before.value) ** (1 / years) - 1) * 100
        holds = abs(rate - percent.rate) <= percent.step * percent.per
        return ChangeVerdict(True, percent.rate, rate, "年均", True) if holds else None
    holds = _percent_holds(percent, before.value, moved, before, after)
    if not holds and (before.figure.unit == "%" or _other_basis(percent, before, after)):
        return None
    return ChangeVerdict(holds, percent.rate, rate, f"{before.words} → {after.words}", True)


def _percent_holds(percent: Item, base: float, moved: float, first: Item, second: Item) -> bool:
    return bool(base) and abs(moved / base * 100 - percent.rate) <= percent_slack(percent, base, (first, second))


def _years_between(before: Item, after: Item) -> int:
    first, second = _YEAR.search(before.figure.period or ""), _YEAR.search(after.figure.period or "")
    if first and second and first[0] != second[0]:
        return int(second[0]) - int(first[0])
    named = sorted(int(year) for year in _YEAR.findall(after.text[max(0, after.start - 200) : after.start]))
    return named[-1] - named[0] if named else 0  # the years stand with the subject before
