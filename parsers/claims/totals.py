"""Totals after their parts: 收入100万元，加上补助8万元，收入总计108万元; 以上增减相抵，净增加14万元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.claims.addition import Sum, tells
from parsers.claims.rounding import Running, closes, slip
from parsers.claims.scene import Item, Scene

_GRAND = re.compile(r"(收入|支出|财力|来源).{0,4}(?:总计|合计|总量|总额|总数|共计)")
_ADDED = re.compile(r"(?:^|[，。；、])(?:再)?加(?:上|：|:)?")
_OFFSET = re.compile(r"相抵|以上|综上|合计|净")
_MEMORY = 24
_REACH = 80


def find_totals(scene: Scene, taken: set[int]) -> Iterator[Sum]:
    """Grand totals and net changes over several sentences; `taken` are figures that are parts of sums already."""
    for at, total in enumerate(scene.items):
        if total.value != total.value or total.measure == "%":
            continue
        before = scene.items[max(0, at - _MEMORY) : at]
        if total.role == "delta" and _OFFSET.search(total.text, max(0, total.start - _REACH), total.start):
            found = _offset(total, [item for item in before if item.index not in taken])
        elif total.role in ("level", "to") and (named := _GRAND.search(total.figure.subject or "")):
            found = _grand(total, before, named[1])
        else:
            continue
        if found:
            yield found


def _offset(total: Item, before: list[Item]) -> Sum | None:
    """The net of the changes of the paragraphs before it."""
    changes = [item for item in before if item.measure == total.measure and _moves(item, total)]
    running = Running(total)
    for count, item in enumerate(reversed(changes), 1):
        running.add(item, item.signed)
        if count > 1 and running.closes(total.signed) and tells(total, changes[-count:]):
            return Sum(total, tuple(changes[-count:]), running.amount, True, True)
    if len(changes) > 2 and "相抵" in total.text[max(0, total.start - _REACH) : total.start]:
        amount = sum(item.signed for item in changes)
        return Sum(total, tuple(changes), amount, False, True) if slip(total, changes, amount, total.signed) else None
    return None


def _moves(item: Item, total: Item) -> bool:
    own = item.block == total.block and item.sentence == total.sentence
    return not own and (item.role == "delta" or (item.role == "level" and item.sign != 0))


def _grand(total: Item, before: list[Item], name: str) -> Sum | None:
    """The run of levels right before the total and the figure, further off, that they are added to."""
    own = [i for i in before if i.block == total.block and i.sentence == total.sentence]
    run = [i for i in own if i.measure == total.measure and i.role == "level" and not i.sign and not i.depth]
    run = [i for i in run if i.value == i.value]
    added = next((k for k, item in enumerate(run) if _ADDED.search(item.lead)), None)
    run = run[added or 0 :]
    if not run or run[0].index == total.index:
        return None
    heads = [i for i in before if i.index < run[0].index and i.measure == total.measure and i.role in ("level", "to")]
    heads = [
        i
        for i in heads
        if (i.figure.subject or "").endswith(name) and (i.value < total.value or added is not None) and not i.depth
    ]
    amount = sum(item.value for item in run)
    for head in reversed(heads):
        if tells(total, [head, *run]) and closes(total, [head, *run], head.value + amount):
            return Sum(total, (head, *run), head.value + amount, True)
    if (
        added is None
        and len(run) > 2
        and (run[0].figure.subject or "").endswith(name)
        and (alone := _alone(total, run))
    ):
        return alone
    if not heads or (added is None and len(run) < 3):
        return None
    first = next((head for head in heads if head.block == total.block), heads[0])
    parts, amount = (first, *run), first.value + amount
    said = added is not None  # 加上 says that these are what is added
    return Sum(total, parts, amount, False, implied=not said) if slip(total, parts, amount, total.value) else None


def _alone(total: Item, run: list[Item]) -> Sum | None:
    """A row that has its own head and misses its total by a digit: 支出45亿元，上解2亿元，结转1亿元，支出总计48亿元."""
    amount = sum(item.value for item in run)
    off = slip(total, run, amount, total.value) and not closes(total, run, amount)
    return Sum(total, tuple(run), amount, False, implied=True) if off else None
