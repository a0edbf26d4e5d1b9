"""What a claim states, number by number: each printed number with what the others make of it, and how far it is off."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal

from parsers.claims.addition import Sum
from parsers.claims.changes import ChangeVerdict, StatedChange
from parsers.claims.counts import Count
from parsers.claims.ratios import Ratio
from parsers.claims.scene import Item, Scene
from parsers.model import Span, Statement

Role = Literal["delta", "percent", "total", "difference", "share", "count"]

_DIGITS = 12
"""Digits of a recomputed number that are kept: more than any gazette prints, fewer than the noise of binary fractions
reaches."""
_CLAUSE = re.compile("[，,；;：:。（）()]")
_DIRECTION = re.compile(
    r"[增减升降涨跌加少长高低多收支超短回落缩扩大小滑下上调核压节净提攀]{1,4}(?:了|约|近|超过?|达|额?为)?$"
)
_SHARE = re.compile(r"占[^占]{0,12}$")
_LONGEST = 16


def of_change(scene: Scene, change: StatedChange, verdict: ChangeVerdict) -> Statement:
    """The amount or the percentage of a change. One in 倍 is stated so: 增长1.5倍 as 1.5, not 150."""
    if verdict.of_percent and change.percent:
        item, per = change.percent, change.percent.per
        return _statement(scene, "percent", item, (item.signed, verdict.recomputed / per), verdict.holds)
    item = change.delta or change.items()[-1]
    return _statement(scene, "delta", item, (verdict.stated, verdict.recomputed), verdict.holds)


def of_sum(scene: Scene, found: Sum) -> Statement:
    """The total of parts, or what is left of one amount less another; a gap is looked for among the other figures."""
    stated = found.total.signed if found.signed else found.total.value
    role: Role = "difference" if found.less else "total"
    made = _statement(scene, role, found.total, (stated, found.recomputed), found.holds)
    if found.holds:
        return made
    twin = _of_that_size(scene, abs(made.difference), [found.total, *found.parts])
    return made if twin is None else _statement(scene, role, found.total, (stated, found.recomputed), False, twin)


def _of_that_size(scene: Scene, size: float, items: list[Item]) -> int | None:
    """Another figure that is exactly so big; what is but 约 or 余 is so by chance."""
    taken = {item.index for item in items}
    alike = scene.by_size.get((items[0].measure, round(size, 3)), ())
    return next((item.index for item in alike if item.index not in taken and not item.figure.approx), None)


def of_ratio(scene: Scene, found: Ratio) -> Statement:
    """The share of a part in its whole."""
    return _statement(scene, "share", found.percent, (found.percent.value, found.recomputed), found.holds)


def of_count(scene: Scene, found: Count) -> Statement:
    """How many there are of what is named."""
    return _statement(scene, "count", found.item, (found.item.value, float(len(found.names))), found.holds)


def _statement(
    scene: Scene, role: Role, item: Item, numbers: tuple[float, float], holds: bool, twin: int | None = None
) -> Statement:
    stated, recomputed = (float(f"{number:.{_DIGITS}g}") for number in numbers)
    difference = float(Decimal(repr(recomputed)) - Decimal(repr(stated)))
    unit = item.figure.unit
    return Statement(role, _said(scene, item), item.index, stated, recomputed, difference, unit, holds, twin)


def _said(scene: Scene, item: Item) -> Span:
    """The span of a number with the word of its direction, or 占, before it: 净增 of 净增2,371户."""
    clause = _CLAUSE.split(item.lead[-_LONGEST:])[-1].rstrip()
    word = (_DIRECTION if item.sign else _SHARE).search(clause)
    start = item.text.rfind(word[0], 0, item.start) if word else item.start
    return Span(scene.flow(item.block).span(start, item.end).start, item.figure.span.end)
