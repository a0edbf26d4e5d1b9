"""The same quantity stated twice: 2.81亿元 and 28,180万元, 7千余万元 and 7000余万元; and where the two disagree."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.claims.scene import Item, Scene
from parsers.model import Issue

_FEW = 2
"""Digits below which equal numbers say little: every issue has many 1亿元 and 5件."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another place: figure `index` says the same quantity (`agrees`), or another one of the same thing."""

    index: int
    agrees: bool


class SameQuantities:
    """Finds for a figure of an issue where its quantity is stated again."""

    def __init__(self, issue: Issue) -> None:
        self.scene = Scene(issue, issue.figures)
        self.by_value: dict[tuple[str, str], list[Item]] = {}
        self.by_subject: dict[tuple[str, str | None, str], list[Item]] = {}
        for item in self.scene.items:
            self.by_value.setdefault((item.measure, f"{item.value:.2g}"), []).append(item)
            if item.figure.subject:
                key = (item.figure.subject, item.figure.period, item.measure)
                self.by_subject.setdefault(key, []).append(item)

    def of(self, index: int) -> list[Elsewhere]:
        """Other statements of what figure `index` states, those that disagree first."""
        here = next(iter(self.scene.before(index + 1, 1)), None)
        if here is None or here.index != index or here.value != here.value:
            return []
        other: dict[int, Elsewhere] = {}
        named = self.by_subject.get((here.figure.subject or "", here.figure.period, here.measure), ())
        for item in named if here.role == "level" and here.figure.period else ():
            off = abs(item.value - here.value)
            if item.role == "level" and not _equal(item, here) and off <= 0.1 * abs(here.value):
                other[item.index] = Elsewhere(item.index, agrees=False)
        for item in self._near(here):
            if item.index != index and _equal(item, here) and (_digits(here) > _FEW or _alike(item, here)):
                other.setdefault(item.index, Elsewhere(item.index, agrees=True))
        return sorted(other.values(), key=lambda each: (each.agrees, each.index))

    def _near(self, here: Item) -> list[Item]:
        keys = {f"{here.value * factor:.2g}" for factor in (0.985, 0.995, 1, 1.005, 1.015)}
        return [item for key in keys for item in self.by_value.get((here.measure, key), ())]


def _equal(one: Item, other: Item) -> bool:
    """Equal, or the one is the other rounded or cut to fewer places of a larger multiplier."""
    if abs(one.value - other.value) <= 1e-9 * abs(one.value):
        return True
    coarse, fine = (one, other) if one.step >= other.step else (other, one)
    return coarse.step > fine.step and _digits(coarse) > _FEW and abs(one.value - other.value) < coarse.step


def _digits(item: Item) -> int:
    """How many digits are stated: 3 of 2.81亿元."""
    step = item.step or 1.0
    return len(str(round(abs(item.value) / step))) if step else 1


def _alike(one: Item, other: Item) -> bool:
    """Whether the two subjects share two characters in a row."""
    first, second = one.figure.subject or "", other.figure.subject or ""
    return any(first[at : at + 2] in second for at in range(len(first) - 1))
