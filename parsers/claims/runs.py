"""Runs: quantities that a sentence sets side by side and that make up another: 男性8人，占40%；女性12人，占60%.

No word says that they are parts; that they close does, with the shares that they are given or with their many digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from parsers.claims.addition import Sum, held_by, tells
from parsers.claims.ratios import Ratio, judged
from parsers.claims.rounding import believable, closes, digits, percent_fits, slip
from parsers.claims.scene import Item, Scene
from parsers.stopping import stoppable

_NESTED = re.compile(r"其中|包括")
_SHARE = re.compile(
    r"^（(?:占比?)?$|^[，,、]占(?:总[^，；。]{0,6}|全[^，；。]{0,8}|比)?的?(?:比重|比例)?(?:达到?|为)?$"
)
"""A share of the whole that the run makes up; 为预算的96.7% is one of something else."""
_MEMORY = 60
_PARTED = re.compile(r"(?:分|按|从)[^，；。,]{1,10}?[看分计划][，,：]")
_NO_PART = re.compile("相抵|结余|滚存|结转|[原现]有|[年期]初")
_TELLING = 4
_BEYOND = 2
_NEAR = 20
_MOST = 12
_LINED_UP = 12.0
"""How much likelier parts are meant that fill the sentence of their total in a row: 34人，在岗27人、空缺7人."""
_SORTED = 8.0
"""The same of parts that the words before them announce: 分类如下, 办理情况."""
_IN_ALL = re.compile("(?:共计|合计|总计|总共|一共)(?:有|为|达)?$")
_IN_A_ROW = 3.0
"""The same of three parts or more in a sentence of their own."""
_ANNOUNCED = re.compile("情况|如下|分类|分布|[：:]$")


@dataclass(frozen=True, slots=True)
class _Run:
    """Levels of one measure in one sentence, each with the share after it, if it has one."""

    parts: list[Item]
    shares: list[Item | None]
    nested: list[tuple[Item, Item]]  # after 其中: parts of a part, with their shares

    @property
    def amount(self) -> float:
        return sum(part.value for part in self.parts)

    @property
    def shared(self) -> bool:
        """Whether every part has its share."""
        return all(self.shares)

    @property
    def complete(self) -> bool:
        """Whether the shares of all parts make up 100 %."""
        shares = [share.value for share in self.shares if share]
        return self.shared and abs(sum(shares) - 100) <= 0.1 * len(shares)


class Summed(NamedTuple):
    """The sum that a run makes up, and the shares of its parts."""

    whole: Sum
    shares: list[Ratio]


def find_runs(scene: Scene, taken: set[frozenset[int]]) -> Iterator[Summed]:
    """Sums and shares of the runs of all sentences; `taken` are the parts of sums that are known."""
    for run in _runs(scene):
        whole = _first_as_whole(run) or _shared_whole(scene, run) or _known_whole(scene, run)
        if whole is None or frozenset(part.index for part in whole.parts) in taken:
            continue
        ratios: list[Ratio] = []
        if run.shared:
            shares = [judged(p, whole.total, s) for p, s in zip(run.parts, run.shares, strict=True) if s]
            agree = sum(share.holds for share in shares)
            ratios += [share for share in shares if share.holds or 2 * agree >= len(shares)]
            ratios += [judged(p, whole.total, s) for p, s in run.nested if percent_fits(s, p, whole.total)]
        yield Summed(whole, ratios)


def _runs(scene: Scene) -> Iterator[_Run]:
    for items in stoppable(scene.by_block.values()):
        for _, sentence in groupby(items, key=lambda item: item.sentence):
            yield from _of_sentence(list(sentence))


def _of_sentence(items: list[Item]) -> Iterator[_Run]:
    found: dict[str, _Run] = {}
    nested = False
    for at, item in enumerate(items):
        level = (
            item.role == "level" and not item.sign and item.value == item.value and item.measure not in ("%", "‰", "")
        )
        if not level or item.depth or item.figure.approx or "每" in item.lead:
            continue
        nested = nested or (item.measure in found and bool(_NESTED.search(item.lead)))
        following = items[at + 1] if at + 1 < len(items) else None
        share = following if following and following.figure.unit == "%" and _SHARE.search(following.lead) else None
        run = found.setdefault(item.measure, _Run([], [], []))
        if len(run.parts) > 1 and _IN_ALL.search(item.lead):
            yield run
            run = found[item.measure] = _Run([], [], [])
            nested = False
        if held_by(item, run.parts[1 : _MOST + 1]):
            continue
        if not nested:
            run.parts.append(item)
            run.shares.append(share)
        elif share:
            run.nested.append((item, share))
    yield from (run for run in found.values() if 1 < len(run.parts) <= _MOST)


def _first_as_whole(run: _Run) -> Sum | None:
    """发现的213个问题，已整改187个，正在整改26个: all that follow make up the first."""
    whole, parts = run.parts[0], run.parts[1:]
    if run.complete:
        return None  # the first has its share as the others have: it is one of them
    if not tells(whole, parts):
        return None
    lined_up = all(each.index == whole.index + number for number, each in enumerate(parts, 1))
    lined_up = lined_up and "；" not in parts[0].lead
    if not closes(whole, parts, run.amount - whole.value):
        return _misprinted(whole, parts) if lined_up else None
    if not believable(whole, parts, 1, _LINED_UP if lined_up else 1.0):
        return None
    return Sum(whole, tuple(parts), run.amount - whole.value, True)


def _misprinted(whole: Item, parts: list[Item]) -> Sum | None:
    """Parts that fill the sentence of their total and miss it by a digit, or are more than it."""
    if any(_NO_PART.search(part.lead) for part in (whole, *parts)):
        return None
    amount = sum(part.value for part in parts)
    beyond = amount > whole.value and digits(whole) > _BEYOND
    if (digits(whole) >= _TELLING or beyond) and slip(whole, parts, amount, whole.value):
        return Sum(whole, tuple(parts), amount, False, implied=True)
    return None


def _shared_whole(scene: Scene, run: _Run) -> Sum | None:
    """An earlier figure that the parts with their shares make up; it need not close where the shares are 100 %."""
    if not run.shared:
        return None
    near: Item | None = None
    for whole in reversed(scene.before(run.parts[0].index, _MEMORY)):
        if whole.measure != run.parts[0].measure or whole.role not in ("level", "to") or not whole.value > 0:
            continue
        if closes(whole, run.parts, run.amount):
            return Sum(whole, tuple(run.parts), run.amount, True)
        fit = sum(bool(s and percent_fits(s, p, whole)) for p, s in zip(run.parts, run.shares, strict=True))
        if (
            near is None
            and run.complete
            and 2 * fit >= len(run.parts)
            and abs(run.amount - whole.value) <= 0.15 * whole.value
        ):
            near = whole
    return Sum(near, tuple(run.parts), run.amount, False) if near else None


def _known_whole(scene: Scene, run: _Run) -> Sum | None:
    """An earlier figure of many digits that the parts, all of the sentence, make up: likely, but nothing says so."""
    first = run.parts[0]
    if _PARTED.match(first.lead):  # 分部门看，…
        for tries, whole in enumerate(reversed(scene.before(first.index, _NEAR)), 1):
            level = whole.block == first.block and whole.measure == first.measure and whole.role in ("level", "to")
            fits = level and tells(whole, run.parts) and closes(whole, run.parts, run.amount)
            if fits and believable(whole, run.parts, tries, _SORTED):
                return Sum(whole, tuple(run.parts), run.amount, True)
    return _just_before(scene, run) or _far_before(scene, run)


def _just_before(scene: Scene, run: _Run) -> Sum | None:
    """收到来信428封。已经答复的317封，留待查明的111封: a total in the sentence or the paragraph before."""
    first = run.parts[0]
    announced = bool(_ANNOUNCED.search(first.lead))
    odds = _SORTED if announced else _IN_A_ROW if len(run.parts) > 2 else 1.0
    for tries, whole in enumerate(reversed(scene.before(first.index, 4)), 1):
        if first.block - whole.block > 2 or (whole.block == first.block and whole.sentence == first.sentence):
            continue
        level = whole.measure == first.measure and whole.role in ("level", "to") and tells(whole, run.parts)
        if level and closes(whole, run.parts, run.amount) and believable(whole, run.parts, tries, odds):
            return Sum(whole, tuple(run.parts), run.amount, True)
        if level and announced and len(run.parts) > 2:
            return _misprinted(whole, run.parts)
    return None


def _far_before(scene: Scene, run: _Run) -> Sum | None:
    """A figure further off, of so many digits that it is no chance; nothing says that it is meant."""
    first = run.parts[0]
    for whole in reversed(scene.by_size.get((first.measure, round(run.amount, 3)), ())):
        tries = first.index - whole.index
        near = 0 < tries <= _MEMORY and whole.role in ("level", "to")
        if near and all(part.step == whole.step for part in run.parts) and believable(whole, run.parts, tries):
            return Sum(whole, tuple(run.parts), run.amount, True, implied=True)
    return None
