"""Rates a head: 人均生产总值7.5万元 of a product and a number of people that the passage has told too.

A rate is of the amount that it names, or of any that fits so well that it is no chance; it is only told where it fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.claims.naming import called
from parsers.claims.ratios import Ratio
from parsers.claims.scene import CLAUSES, Item, Scene

_RATE = re.compile(
    r"(?:(?P<each>[人户亩校车])均|平均每[个一名位]?(?P<of>家庭户|家庭|户|人|村|校)的?)(?P<noun>[^，。；\d]{0,12}?)"
    r"(?:为|是|达到?|有|约|近|超过?|了|仅)*$"
)
_COUNTED = {"人": "人", "户": "户", "家庭": "户", "家庭户": "户", "亩": "亩", "校": "所", "村": "个", "车": "辆"}
"""What a rate is taken of, and how that is counted."""
_SAME = {"公顷": ("平方米", 1e4), "平方公里": ("平方米", 1e6), "吨": ("公斤", 1e3)}
_MEMORY = 24
_FAR = 3
"""How many paragraphs back the amounts may stand."""
_CHANCE, _NAMED = 0.005, 0.1
"""How often figures that have nothing to do with each other may make up such a rate; and where it names the amount."""


def find_per_head(scene: Scene) -> Iterator[Ratio]:
    """The rates a head of each passage that the amounts in it make up."""
    for item in scene.items:
        if "均" not in item.lead or item.value != item.value or item.measure in ("%", "‰", "") or item.value <= 0:
            continue
        if (said := _RATE.search(CLAUSES.split(item.lead)[-1])) and (found := _of(scene, item, said)):
            yield found


def _of(scene: Scene, rate: Item, said: re.Match[str]) -> Ratio | None:
    near = [item for item in scene.before(rate.index, _MEMORY) if rate.block - item.block < _FAR and _is_level(item)]
    heads = [item for item in near if item.measure == _COUNTED[said["each"] or said["of"]]]
    amounts = [(item, scaled) for item in near if (scaled := _in_unit(item, rate)) and item.value > rate.value]
    named = [each for each in amounts if said["noun"] and called(each[0], said["noun"])]
    in_a_row = [each for each in amounts[-1:] if not said["noun"] and each[0].index == rate.index - 2]
    for choices, odds in ((named, _NAMED), (in_a_row, _NAMED), (amounts, _CHANCE)):
        if found := _fitting(rate, choices, heads, odds):
            return found
    return None


def _is_level(item: Item) -> bool:
    return item.role in ("level", "to", "whole") and not item.sign and item.value > 0


def _in_unit(amount: Item, rate: Item) -> float:
    """An amount in the unit of the rate, 0 where it is of another kind."""
    if amount.measure == rate.measure:
        return amount.value
    unit, factor = _SAME.get(amount.measure, ("", 0.0))
    return amount.value * factor if unit == rate.measure else 0.0


def _fitting(rate: Item, amounts: Sequence[tuple[Item, float]], heads: Sequence[Item], odds: float) -> Ratio | None:
    """The nearest amount and number of heads that make up the rate, unless so many pairs are likely to."""
    tries = 0
    for amount, scaled in reversed(amounts):
        for head in reversed(heads):
            if head is amount:
                continue
            tries += 1
            each = scaled / head.value
            room = (rate.step or 1.0) / 2 + each * (amount.step / amount.value + head.step / head.value) / 2
            if abs(each - rate.value) <= room + 1e-9 and tries * 2 * room / rate.value < odds:
                return Ratio(amount, head, rate, each, True)
    return None
