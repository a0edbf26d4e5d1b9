"""Rates of what a passage has counted: 查验75台，准确60台，准确率80%; 是上年同期6亿元的3倍; 为原来的3倍.

What a rate is of is said by its name: 准确率 of what is 准确, 办结率 of what is 办结. Its whole is another figure of
the same measure before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.claims.ratios import BALLOTS, INSIDE, Ratio, judged, open_question
from parsers.claims.rounding import percent_fits
from parsers.claims.scene import CLAUSES, Item, Scene
from parsers.patterns import late
from parsers.stopping import stoppable

_RATE = re.compile(
    r"(?P<stem>[^，；。、：:（(）)\d的]{2,})(?:率|比例|占比|程度)(?:已|仅|只)*(?:为|是|达到?|约|近|超过?|高达|了|有)*$"
)
_OF_ORIGIN = re.compile(r"(?:原来|原先|原有|改[革造建]前|调整前|此前|过去|之前)的?(?:近|约)?$")
_NO_RATE = re.compile(
    r"增[长速幅]|下降|上升|[涨跌降升]幅|[税利汇费]$|贴现|失业|出生|死亡|自然增长|密度|贡献|周转|不良|利润"
)
"""Stems of rates that are no share of what is counted beside them."""
_OTHER = re.compile(r"同比|比上年|较上年|环比|目标|力争|计划|预计|平均|年均|全国|全省|标准|要求")
_CLAUSE_END = late("[，。；、]")
_MEMORY = 12
_FAR = 3
_LEAST = 100
_FIRM = 0.1


def find_rates(scene: Scene) -> Iterator[Ratio]:
    """The rates and the multiples of each block."""
    for items in stoppable(scene.by_block.values()):
        for at, stated in enumerate(items):
            if found := _rate(items, at) if stated.figure.unit in ("%", "‰") else _multiple(items, at):
                yield found


def _rate(items: list[Item], at: int) -> Ratio | None:
    rate = items[at]
    named = _RATE.search(CLAUSES.split(rate.lead)[-1])
    if not named or rate.role == "percent" or _NO_RATE.search(named["stem"]) or _OTHER.search(rate.lead):
        return None
    near = [item for item in items[max(0, at - _MEMORY) : at] if rate.sentence - item.sentence < _FAR]
    near = [item for item in near if _is_level(item)]
    own = [item for item in near if item.sentence == rate.sentence]
    stem = named["stem"].removesuffix("化")[-2:]
    parts = [item for item in reversed(near) if stem in _words(item)]
    for part in parts:
        wholes = [item for item in reversed(near) if _may_hold(item, part) or _may_cast(item, part, named["stem"])]
        for whole in wholes[:_FAR]:
            if percent_fits(rate, part, whole) and (whole in own or whole.value > part.value):
                return judged(part, whole, rate)
    if misfit := _sole(rate, parts, own):
        return misfit
    return (None if parts else _unnamed(rate, own)) or _misprinted(items, at, near, parts)


def _misprinted(items: list[Item], at: int, near: list[Item], named: list[Item]) -> Ratio | None:
    """A rate right after its part, and the figure before that, which miss by a digit."""
    part = next((item for item in reversed(near) if item.index == items[at].index - 1), None)
    wholes = [item for item in near if part and item.index < part.index and item.measure == part.measure]
    return open_question(part, wholes[-1], items[at], part in named) if part and wholes else None


def _is_level(item: Item) -> bool:
    return (
        item.role in ("level", "to", "whole")
        and not item.sign
        and item.value > 0
        and item.figure.unit not in ("%", "‰", "")
    )


def _words(item: Item) -> str:
    """What a figure is said to be of, before and after it."""
    return CLAUSES.split(item.lead)[-1] + _CLAUSE_END.split(item.text[item.end : item.end + 8])[0]


def _may_hold(whole: Item, part: Item) -> bool:
    return whole.index != part.index and whole.measure == part.measure and whole.value >= part.value


def _may_cast(whole: Item, part: Item, stem: str) -> bool:
    """Whether a whole can be those who may vote, and a part the ballots that were cast: 投票率."""
    ballots = "票" in stem and whole.measure in BALLOTS and part.measure in BALLOTS
    return ballots and whole.index != part.index and whole.value >= part.value


def _sole(rate: Item, parts: list[Item], own: list[Item]) -> Ratio | None:
    """A rate that does not fit the one part that its name means and the one whole that its sentence has for it."""
    parts = [part for part in parts if part in own]
    if len(parts) != 1 or any(item.figure.approx for item in (*own, rate)):
        return None
    part = parts[0]
    near = [item for item in own if item is not part and item.measure == part.measure and part.index - item.index < 3]
    if len(near) != 1 or near[0].index > part.index:
        return None
    if near[0].value < part.value and not INSIDE.match(part.lead):
        return None
    return judged(part, near[0], rate)


def _unnamed(rate: Item, own: list[Item]) -> Ratio | None:
    """受理926件，审结883件，结案率95.4%: two figures of many digits that make a rate up are no chance."""
    firm = [item for item in own if item.value >= _LEAST * (item.step or 1.0)]
    for place, part in reversed(list(enumerate(firm))):
        for whole in firm[:place][::-1]:
            if rate.step <= _FIRM and _may_hold(whole, part) and percent_fits(rate, part, whole):
                return judged(part, whole, rate)
    return None


def _multiple(items: list[Item], at: int) -> Ratio | None:
    """由700万元提高到2,100万元，为原来的3倍: what it has become, and what it was."""
    stated = items[at]
    if stated.figure.unit != "倍" or not _OF_ORIGIN.search(CLAUSES.split(stated.lead)[-1]):
        return None
    near = [item for item in items[max(0, at - 4) : at] if item.sentence == stated.sentence]
    after = next((item for item in reversed(near) if item.role == "to"), None)
    before = next((item for item in reversed(near) if item.role == "from"), None)
    if after is None or before is None or before.measure != after.measure or not before.value > 0:
        return None
    return judged(after, before, stated)
