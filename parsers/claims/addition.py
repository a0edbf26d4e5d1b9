"""Sums as values: parts that add to a total, and which figures may be parts of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.claims.naming import part_of
from parsers.claims.rounding import closes
from parsers.claims.scene import Item

_NEGLIGIBLE = 3e-8
"""Of a total, what is no part that could be missed: 1元 of 2.5亿元."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that add to a total; `signed` when they are changes."""

    total: Item
    parts: tuple[Item, ...]
    recomputed: float
    holds: bool
    signed: bool = False
    less: tuple[int, ...] = ()  # which of the parts are taken from the others, by their place: income − expenditure
    implied: bool = False  # likely, but nothing says that these are all


def addable(total: Item, item: Item) -> bool:
    """Whether `item` may be a part of `total`: a level of one, a change of the other, of the same measure."""
    if item.measure != total.measure or item.value != item.value:
        return False
    if total.role == "delta":
        return item.role in ("delta", "level") and not item.same
    return item.role == "level" and (item.sign in (0, total.sign) or item.sign > 0)


def tells(total: Item, parts: Sequence[Item]) -> bool:
    """Whether adding the parts says anything: 0 + 0 = 0 and 25 + 0 = 25 do not, nor does a range as the total."""
    least = _NEGLIGIBLE * abs(total.value)
    return abs(total.value) > 0 and sum(abs(part.value) > least for part in parts) > 1


def sums_to(total: Item, parts: Sequence[Item], recomputed: float) -> bool:
    """Whether `recomputed` is the total within the rounding, with its sign where that is a change."""
    stated = total.signed if total.role == "delta" else total.value
    return closes(total, parts, recomputed) and recomputed * stated >= 0


def held_by(item: Item, parts: Sequence[Item]) -> bool:
    """Whether one of the `parts` holds `item` already: the deeper one of two brackets, or by its name."""
    return bool(parts) and (item.depth > parts[0].depth or any(part_of(item, part) for part in parts))
