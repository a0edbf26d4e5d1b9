"""A total named right after its parts: 包括甲2,310人（其中乙980人）、丙50人，合计2,360人. It is right or wrong."""

from __future__ import annotations

import re

from parsers.claims.addition import Sum, addable, held_by, tells
from parsers.claims.rounding import closes, slack
from parsers.claims.scene import Item
from parsers.model import Span

_NAMED = re.compile(
    r"[，,、]?(?:以上|三项|两项|各项)?(?:[合共总]计|合共|总共)(?:人数|总?数|金额|资金|面积|有|为|达|是)*"
)
"""All that may stand between the last part and its total."""
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]?|^[^（(]*[）)]")
_JOINED = re.compile(r"(?:、|和|及|以及|与)[^，。；：、\d]{1,24}")
_CLAUSED = re.compile(r"[，,](?!其中|含)[^，。；：、\d]{1,24}")
_OPENED = re.compile("包括|包含|分别|由|[：:]$")
"""Words before the first part that let the others come after commas."""
_NOT_SIMPLE = re.compile("其中|含|主要|等")
_NEAR = 0.15
"""How far, of the total, parts may miss it and still be meant as all of it."""
_MOST = 12


def named_total(items: list[Item], at: int, cut: list[Span]) -> Sum | None:
    """The parts joined to one another right before the total `items[at]`; what a part's brackets hold is none.

    `cut` takes a total that has too many of them."""
    total = items[at]
    if total.value != total.value or total.role != "level" or total.depth or total.measure == "%":
        return None
    parts = _parts(items, at, cut)
    if len(parts) < 2 or not tells(total, parts):
        return None
    recomputed = sum(part.value for part in parts)
    if closes(total, parts, recomputed):
        return Sum(total, parts, recomputed, True)
    loose = any(item.figure.approx for item in (total, *parts)) or any(_NOT_SIMPLE.search(part.lead) for part in parts)
    if loose or abs(recomputed - total.value) > _NEAR * total.value or max(part.value for part in parts) > total.value:
        return None
    return None if _by_fewer(total, parts) else Sum(total, parts, recomputed, False)


def _parts(items: list[Item], at: int, cut: list[Span]) -> tuple[Item, ...]:
    """The parts, from the first that nothing joins to one before it."""
    total, found = items[at], list[Item]()
    following, between = total, _NAMED
    for item in reversed(items[max(0, at - 2 * _MOST) : at]):
        if item.sentence != total.sentence:
            break
        if item.depth:
            continue
        gap = _BRACKETS.sub("", item.text[item.end : following.start])
        if not addable(total, item) or not between.fullmatch(gap):
            if found and not (_CLAUSED.fullmatch(gap) and _OPENED.search(_opening(items, total))):
                break
            if not found or not addable(total, item):
                return ()
        found.append(item)
        following, between = item, _JOINED
    else:
        before = items[max(0, at - 2 * _MOST - 1) : max(0, at - 2 * _MOST)]
        if found and before and _goes_on(before[0], following, total):
            cut.append(total.figure.span)
            return ()
    parts = tuple(reversed(found))
    return tuple(part for k, part in enumerate(parts) if not held_by(part, list(parts[:k])))


def _goes_on(before: Item, first: Item, total: Item) -> bool:
    """Whether `before` is one more part in the list that begins with `first` as far as it is read."""
    gap = _BRACKETS.sub("", before.text[before.end : first.start])
    joined = before.depth > 0 or (addable(total, before) and bool(_JOINED.fullmatch(gap) or _CLAUSED.fullmatch(gap)))
    return before.sentence == total.sentence and joined


def _opening(items: list[Item], total: Item) -> str:
    """The words before the first figure of the total's sentence."""
    return next(item.lead for item in items if item.sentence == total.sentence)


def _by_fewer(total: Item, parts: tuple[Item, ...]) -> bool:
    """Whether some of the parts, those right before the total or all but one, are what it is the sum of."""
    amount, room = sum(part.value for part in parts), slack([total, *parts], total)
    rests = [sum(part.value for part in parts[k:]) for k in range(1, len(parts))]
    return any(abs(rest - total.value) <= room for rest in (*rests, *(amount - part.value for part in parts)))
