"""Structures: shares told as one ratio, 三次产业结构为12.0:45.0:43.0, of parts that were told with their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from parsers.claims.addition import Sum
from parsers.claims.ratios import Ratio
from parsers.claims.rounding import closes
from parsers.claims.scene import Item, Scene
from parsers.figures.find import step_of
from parsers.patterns import late

_STRUCTURE = re.compile("结构|[之的比]比|比例|构成|比[为是]?$")
_RATIO_SIGN = late("[:：∶]")
_LEAST = 3
_MOST_TRIED = 400
"""How many ratios of a text are looked at; no gazette prints so many."""
_MEMORY = 60
_MOST = 9
"""How many levels before a ratio are taken for its terms."""
_HUNDRED, _TEN = (50, 150), (5, 15)
"""Between what the terms lie together that are shares in a hundred, or in ten; one of them may be misprinted."""


def find_structures(scene: Scene) -> Iterator[Ratio]:
    """The ratios of three terms and more that are shares, with the parts and the whole that they are of."""
    tried = 0
    for item in scene.items:
        terms = item.figure.value
        if item.figure.shape != "ratio" or not isinstance(terms, tuple) or len(terms) < _LEAST:
            continue
        tried += 1
        if tried > _MOST_TRIED:
            return
        if _STRUCTURE.search(item.lead) and (found := _structure(scene, item, terms)):
            yield found


def sums_of(structures: Sequence[Ratio]) -> Iterator[Sum]:
    """The sums that the parts of structures make up, which are right."""
    for each in structures:
        if each.others:
            parts = tuple(sorted((each.part, *each.others), key=lambda item: item.index))
            yield Sum(each.whole, parts, sum(part.value for part in parts), True)


def _structure(scene: Scene, stated: Item, terms: Sequence[float]) -> Ratio | None:
    hundred = next((int(sum(each) / 2) for each in (_HUNDRED, _TEN) if each[0] < sum(terms) < each[1]), 0)
    before = [item for item in scene.before(stated.index, _MEMORY) if _is_level(item)]
    for measure in dict.fromkeys(item.measure for item in reversed(before)) if hundred else ():
        levels = [item for item in before if item.measure == measure][-_MOST:]
        for parts in combinations(levels, len(terms)):
            whole = _whole_of(parts, levels)
            if whole and (found := _judged(stated, terms, hundred, parts, whole)):
                return found
    return None


def _is_level(item: Item) -> bool:
    return item.role in ("level", "to") and not item.sign and item.value > 0 and item.measure not in ("%", "‰", "")


def _whole_of(parts: Sequence[Item], levels: Sequence[Item]) -> Item | None:
    """The level that the parts make up."""
    amount = sum(part.value for part in parts)
    return next((item for item in levels if item not in parts and closes(item, parts, amount)), None)


def _judged(stated: Item, terms: Sequence[float], hundred: int, parts: Sequence[Item], whole: Item) -> Ratio | None:
    """The ratio with its parts; open where one of its terms is not the share that the part has.

    Terms are evened out in their last place, that they make up the whole.
    """
    room = [float(step_of(word) or 1) + 1e-9 for word in _RATIO_SIGN.split(stated.figure.text)]
    shares = [part.value / whole.value * hundred for part in parts]
    if len(room) != len(terms):
        return None
    off = [at for at, term in enumerate(terms) if abs(shares[at] - term) > room[at]]
    if len(off) > 1:
        return None
    told = off[0] if off else 0
    percent = replace(stated, value=terms[told])
    others = tuple(part for at, part in enumerate(parts) if at != told)
    return Ratio(parts[told], whole, percent, shares[told], not off, bool(off), others)
