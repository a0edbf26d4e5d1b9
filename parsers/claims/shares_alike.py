"""Shares of one whole: where several 占投诉总量的… of a passage are of one figure, the others of that name are too.

What does not fit it then is an open question: it may be of another whole by the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.claims.ratios import Ratio, judged
from parsers.claims.scene import CLAUSES, Item, Scene

_OF = re.compile(r"占(?:比|(?P<whole>[^，；。\d]{2,22}?)的?(?:比重|比例|份额)?)?的?(?:达到?|为|约|近)?$")
_LEAST = 3
"""How many shares of one name have to be of one figure."""
_FAR = 2
"""How many blocks further on the name is still of it."""


@dataclass(slots=True)
class _Known:
    """The figure that the shares of a name are of, how many are so far, and in which block the last one stands."""

    whole: Item
    count: int
    block: int


def find_alike(scene: Scene, known: Sequence[Ratio]) -> Iterator[Ratio]:
    """The shares that are told besides the `known` ones and have their name; right or open."""
    of = {ratio.percent.index: ratio for ratio in known if ratio.holds or not ratio.implied}
    wholes: dict[str, _Known] = {}
    pending: list[tuple[str, Item, Item]] = []
    for at, percent in enumerate(scene.items):
        name = _name(percent)
        if name is None:
            continue
        ratio = of.get(percent.index)
        if ratio and ratio.holds:
            _count(wholes, name, ratio)
        elif ratio is None and (part := _part(scene.items, at)):
            pending.append((name, part, percent))
    for name, part, percent in pending:
        seen = wholes.get(name)
        if seen and seen.count >= _LEAST and part.measure == seen.whole.measure and _is_near(part, seen):
            found = judged(part, seen.whole, percent)
            yield replace(found, implied=not found.holds)


def _name(percent: Item) -> str | None:
    """The name of the whole that a percentage is of, "" for 占比; None where it is no such share."""
    if percent.figure.unit != "%" or "占" not in percent.lead or percent.figure.approx:
        return None
    of = _OF.fullmatch(CLAUSES.split(percent.lead)[-1])
    return (of["whole"] or "") if of else None


def _count(wholes: dict[str, _Known], name: str, ratio: Ratio) -> None:
    seen = wholes.get(name)
    if seen and seen.whole.index == ratio.whole.index:
        seen.count, seen.block = seen.count + 1, ratio.percent.block
    elif seen is None or seen.count < _LEAST or ratio.percent.block - seen.block > _FAR:
        wholes[name] = _Known(ratio.whole, 1, ratio.percent.block)


def _is_near(part: Item, seen: _Known) -> bool:
    near = seen.whole.block <= part.block <= seen.block + _FAR
    return near and 0 < part.value <= seen.whole.value and part.index != seen.whole.index


def _part(items: Sequence[Item], at: int) -> Item | None:
    """The figure right before a share, whose share it is."""
    part, percent = items[at - 1] if at else None, items[at]
    if part is None or part.block != percent.block or part.sentence != percent.sentence or part.role != "level":
        return None
    return part if part.measure not in ("%", "") and part.value == part.value and not part.figure.approx else None
