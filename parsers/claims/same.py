"""The same quantity stated twice: 3.47亿元 and 34,720万元, 7千余万元 and 7000余万元; and where the two disagree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.claims.scene import Item, Scene
from parsers.language.numerals import ONE_TO_NINE
from parsers.model import Issue

_YEAR = re.compile(rf"[12]\d{{3}}年|[一二][〇零九][〇零{ONE_TO_NINE}]{{2}}年")
_AS_OF = re.compile("^截(?:至|止到?)")
_END = re.compile(r"年(?:年?[底末]|12月底)$")
_REALM = re.compile(r"^(?:[全我本][省市县区州国]|地区)(?!级|本级)")
_LEAST_NOUN = 4
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
        self.by_subject: dict[tuple[str, str, str], list[Item]] = {}
        for item in self.scene.items:
            self.by_value.setdefault((item.measure, f"{item.value:.2g}"), []).append(item)
            if key := _key(item):
                self.by_subject.setdefault(key, []).append(item)

    def of(self, index: int) -> list[Elsewhere]:
        """Other statements of what figure `index` states, those that disagree first."""
        here = next(iter(self.scene.before(index + 1, 1)), None)
        if here is None or here.index != index or here.value != here.value:
            return []
        other: dict[int, Elsewhere] = {}
        key = _key(here)
        for item in self.by_subject.get(key, ()) if key else ():
            off = abs(item.value - here.value)
            if item.block != here.block and not _equal(item, here) and off <= 0.1 * abs(here.value):
                other[item.index] = Elsewhere(item.index, agrees=False)
        for item in self._near(here):
            if item.index != index and _equal(item, here) and (_digits(here) > _FEW or _alike(item, here)):
                other.setdefault(item.index, Elsewhere(item.index, agrees=True))
        return sorted(other.values(), key=lambda each: (each.agrees, each.index))

    def _near(self, here: Item) -> list[Item]:
        keys = {f"{here.value * factor:.2g}" for factor in (0.985, 0.995, 1, 1.005, 1.015)}
        return [item for key in keys for item in self.by_value.get((here.measure, key), ())]


def _key(item: Item) -> tuple[str, str, str] | None:
    """What two figures have to share to contradict each other: the noun, a year and the unit; None for a loose one.

    全年 and 年末 are of another year in another section, and few digits or 约 leave room for both.
    """
    subject, period = item.figure.subject or "", _AS_OF.sub("", item.figure.period or "")
    exact = item.role == "level" and item.value == item.value and not item.figure.approx
    if not exact or _digits(item) <= _FEW or len(subject) < _LEAST_NOUN or not _YEAR.match(period):
        return None
    noun = _REALM.sub("", subject).removeprefix("地方")
    return noun, _END.sub("年底", period), item.measure


def _equal(one: Item, other: Item) -> bool:
    """Equal, or the one is the other rounded or cut to fewer places of a larger multiplier."""
    if abs(one.value - other.value) <= 1e-9 * abs(one.value):
        return True
    coarse, fine = (one, other) if one.step >= other.step else (other, one)
    return coarse.step > fine.step and _digits(coarse) > _FEW and abs(one.value - other.value) < coarse.step


def _digits(item: Item) -> int:
    """How many digits are stated: 3 of 3.47亿元."""
    step = item.step or 1.0
    return len(str(round(abs(item.value) / step))) if step else 1


def _alike(one: Item, other: Item) -> bool:
    """Whether the two subjects share two characters in a row."""
    first, second = one.figure.subject or "", other.figure.subject or ""
    return any(first[at : at + 2] in second for at in range(len(first) - 1))
