"""Comparing recomputed with printed values: a printed value stands for everything that rounds to it."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.claims.scene import Item


def half_steps(items: Sequence[Item]) -> float:
    """How far off the sum of `items` may be because each is rounded to its last printed place."""
    slack = sum(item.step for item in items) / 2
    return slack + 1e-9 * max((abs(item.value) for item in items), default=0.0)


def closes(total: Item, parts: Sequence[Item], recomputed: float) -> bool:
    """Whether `recomputed` from the parts is the total, within the rounding of all of them."""
    return abs(abs(recomputed) - abs(total.value)) <= half_steps([total, *parts])


def percent_fits(percent: Item, part: Item, whole: Item, over: float = 0.0) -> bool:
    """Whether part / whole × 100 − `over` can round to the printed percentage."""
    slack = percent.step / 2 + 1e-9
    lower = (abs(part.value) - part.step / 2) / max(abs(whole.value) + whole.step / 2, 1e-300) * 100 - over
    upper = (abs(part.value) + part.step / 2) / max(abs(whole.value) - whole.step / 2, 1e-300) * 100 - over
    return lower - slack <= percent.value <= upper + slack
