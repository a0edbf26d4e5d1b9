"""Shares that a sentence asserts: 17件，占总数的17.3%, recomputed from the part and its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.claims.rounding import percent_fits
from parsers.claims.scene import Item, Scene

_OF = re.compile(r"占(?P<whole>[^，；。]{0,22}?)的?(?:比重|比例|份额)?(?:的|达到?|为|约|近|超过?)*$")
_TOTAL = re.compile(r"总|全部|合计")
_MULTIPLE = re.compile(r"是(?P<whole>[^，；。]{1,16})的$")
_RATE = re.compile(r"(?:率|占比)(?:为|是|达到?)?$")
_MEMORY = 30
_NEAR = 6
_LEAST = 100
"""How many of their last place two figures have to be, that a rate made up of them is no chance."""


@dataclass(frozen=True, slots=True)
class Ratio:
    part: Item
    whole: Item
    percent: Item
    recomputed: float
    holds: bool


def find_ratios(scene: Scene, wholes: dict[int, Item]) -> Iterator[Ratio]:
    """The shares of each block; `wholes` gives the totals that sums have proved, by the index of the part."""
    for items in scene.by_block.values():
        for at, percent in enumerate(items):
            if percent.figure.unit == "%" and at > 1 and percent.lead in ("的", "的比重为", "的比重达"):
                if ratio := _named_between(items[at - 2], items[at - 1], percent):
                    yield ratio
                continue
            if percent.figure.unit == "%" and _RATE.search(percent.lead) and (ratio := _rate(items, at)):
                yield ratio
                continue
            if percent.role != "share" or not (of := _OF.search(percent.lead)):
                continue
            part = _part(items, at)
            if part is None:
                continue
            near = items[max(0, at - _MEMORY) : at]
            ratio = _ratio(percent, part, of["whole"], near, wholes) or _far(percent, part, of["whole"], scene)
            if ratio:
                yield ratio


def _named_between(part: Item, whole: Item, percent: Item) -> Ratio | None:
    """完成50.5亿元，为预算48亿元的105.2%: the whole stands between 占 or 为 and the share."""
    same = part.measure == whole.measure and part.sentence == whole.sentence and part.role in ("level", "to")
    if not same or not re.search("占|为|相当于|完成", whole.lead) or not whole.value > 0:
        return None
    return judged(part, whole, percent)


def _part(items: list[Item], at: int) -> Item | None:
    """The figure whose share is given: the last quantity before it in its sentence."""
    for item in reversed(items[max(0, at - 5) : at]):
        if item.sentence != items[at].sentence:
            return None
        if item.figure.unit != "%" and item.role in ("level", "to"):
            return item
    return None


def _rate(items: list[Item], at: int) -> Ratio | None:
    """受理926件，审结883件，结案率95.4%: two figures before a rate that make it up; others say nothing against it."""
    percent = items[at]
    near = [item for item in items[max(0, at - _NEAR) : at] if item.sentence == percent.sentence and not item.sign]
    near = [item for item in near if item.role == "level" and item.value >= _LEAST * (item.step or 1.0)]
    for place, part in reversed(list(enumerate(near))):
        for whole in near[:place][::-1]:
            known = percent.step <= 0.1 and whole.measure == part.measure and whole.value > part.value
            if known and percent_fits(percent, part, whole):
                return judged(part, whole, percent)
    return None


def _ratio(percent: Item, part: Item, name: str, before: list[Item], wholes: dict[int, Item]) -> Ratio | None:
    named = [i for i in before if i.measure == part.measure and i.index != part.index and i.role in ("level", "to")]
    named = [i for i in named if (i.value >= part.value or percent.value > 100) and i.value > 0 < part.value]
    if part.index in wholes and (_TOTAL.search(name) or not name):
        return judged(part, wholes[part.index], percent)
    for whole in reversed(named):
        likely = _TOTAL.search(name) or _alike(name, whole.figure.subject or "")
        likely = likely or (not name and whole.sentence == part.sentence)
        if likely and percent_fits(percent, part, whole):
            return judged(part, whole, percent)
    if not name and (own := _only_whole(part, named)):
        return judged(part, own, percent)
    near = (i for i in reversed(named) if i.block == part.block and part.sentence - i.sentence < 2)
    exact = next((i for i in near if len(name) > 2 and name == i.figure.subject), None)
    return judged(part, exact, percent) if exact else None


def _only_whole(part: Item, named: list[Item]) -> Item | None:
    """往来款1.27亿元，其中逾期的4,815万元，占37.9%: the one figure of its sentence that it can be a part of."""
    wholes = [item for item in named if item.block == part.block and item.sentence == part.sentence]
    exact = len(wholes) == 1 and wholes[0].index == part.index - 1 and not wholes[0].figure.approx
    return wholes[0] if exact and "其中" in part.lead and _firm(part) and _firm(wholes[0]) else None


def _firm(item: Item) -> bool:
    """Whether a figure has enough digits that its rounding cannot make a share wrong."""
    return item.value >= _LEAST * (item.step or 1.0)


def _far(percent: Item, part: Item, name: str, scene: Scene) -> Ratio | None:
    """A whole that an earlier paragraph states: its name has to be like the one that the share is of."""
    if percent.step >= 1:
        return None
    chars = set(name)
    least = min(3, len(chars))
    for whole in reversed(scene.before(percent.index, 80) if name else ()):
        likely = whole.measure == part.measure and whole.value >= part.value and whole.role in ("level", "to")
        if not likely or len(chars.intersection(whole.figure.subject or "")) < least or whole.index == part.index:
            continue
        if percent_fits(percent, part, whole):
            return judged(part, whole, percent)
    return None


def _alike(name: str, subject: str) -> bool:
    chars = set(name)
    return bool(name) and len(chars.intersection(subject)) >= min(3, len(chars))


def judged(part: Item, whole: Item, percent: Item) -> Ratio:
    return Ratio(part, whole, percent, part.value / whole.value * 100, percent_fits(percent, part, whole))
