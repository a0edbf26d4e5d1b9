"""Sums that shares tell: parts over several sentences whose shares of one whole are 100 % together make it up.

甲类22件，占全部的25%。已经答复。乙类66件，占全部的75%: nothing says that these are all, but their shares do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.claims.addition import Sum, tells
from parsers.claims.ratios import Ratio
from parsers.claims.rounding import closes, slip

_NESTED = re.compile("(?<!^)其中")
_EACH = 0.1
"""How far off 100 % the shares may be, for each of them."""
_MOST = 20
_FAR = 4
"""How many paragraphs the parts may be apart, one from the next."""


def find_shared(ratios: Sequence[Ratio], known: Sequence[Sum]) -> Iterator[Sum]:
    """The sums of the parts of each whole, besides the `known` ones; open where they miss it by a digit."""
    taken: dict[int, set[int]] = {}
    for each in known:
        if each.holds:
            taken.setdefault(each.total.index, set()).update(part.index for part in each.parts)
    of_wholes: dict[int, dict[int, Ratio]] = {}
    for ratio in ratios:
        nested = ratio.part.depth > 0 or _NESTED.search(ratio.part.lead)
        if ratio.percent.figure.unit == "%" and ratio.holds and not ratio.others and not nested:
            of_wholes.setdefault(ratio.whole.index, {}).setdefault(ratio.part.index, ratio)
    for index, parts in of_wholes.items():
        in_order = [parts[at] for at in sorted(parts)]
        found = _complete(in_order)
        if found and not taken.get(index, set()).intersection(part.index for part in found.parts):
            yield found


def _complete(ratios: Sequence[Ratio]) -> Sum | None:
    """The first parts in a row whose shares are all of the whole."""
    for start in range(min(len(ratios), _MOST)):
        share = 0.0
        for stop in range(start, min(len(ratios), start + _MOST)):
            if stop > start and ratios[stop].part.block - ratios[stop - 1].part.block > _FAR:
                break
            share += ratios[stop].percent.value
            count = stop - start + 1
            if count > 1 and abs(share - 100) <= _EACH * count and (found := _sum(ratios[start : stop + 1])):
                return found
    return None


def _sum(ratios: Sequence[Ratio]) -> Sum | None:
    whole, parts = ratios[0].whole, tuple(ratio.part for ratio in ratios)
    amount = sum(part.value for part in parts)
    if not tells(whole, parts):
        return None
    if closes(whole, parts, amount):
        return Sum(whole, parts, amount, True)
    return Sum(whole, parts, amount, False, implied=True) if slip(whole, parts, amount, whole.value) else None
