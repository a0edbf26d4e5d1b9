"""Shares in a row of one whole that they do not name: 咨询类12件，占60%；投诉类8件，占40%.

The whole is a figure of the same measure before them, in their sentence or an earlier one, that most of the shares fit:
for several shares that is no chance, and those that do not fit are wrong then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from parsers.claims.ratios import Ratio, judged
from parsers.claims.rounding import closes, percent_fits, slip
from parsers.claims.scene import Item, Scene

_SHARE = re.compile(
    r"[）]?[，、（：]?(?:约|分别|各)?占(?:比|总[^，；。]{0,6}|全部[^，；。]{0,6}|[^，；。]{0,4}总[数量额])?的?(?:比重|比例)?(?:为|达到?|约|近|超过?)*"
)
_BEFORE = 4
_MEMORY = 60
_BESIDE = 5.0
"""How much likelier the figure right before a part is its whole."""
_ODDS = 0.02
_ROW = 3
"""How many shares of a row have to fit that one beside them is wrong."""


class _Pair(NamedTuple):
    part: Item
    share: Item


def find_series(scene: Scene, known: frozenset[int]) -> Iterator[Ratio]:
    """The shares of each row of them, right or wrong; `known` are percentages whose whole is found already."""
    for run in _runs(scene.items):
        if not all(pair.share.index in known for pair in run):
            yield from (ratio for ratio in _shares(scene, run) if ratio.percent.index not in known)


def _runs(items: Sequence[Item]) -> Iterator[list[_Pair]]:
    """The pairs of a part and its share that follow each other in a block or the next; one with a named whole alone."""
    run: list[_Pair] = []
    for at, share in enumerate(items):
        if share.figure.unit != "%" or share.role != "share" or "占" not in share.lead:
            continue
        part = _part(items, at)
        if part is None:
            continue
        pair = _Pair(part, share)
        if not _SHARE.fullmatch(share.lead):
            yield [pair]
            continue
        last = run[-1].share if run else None
        if last and (part.measure != run[0].part.measure or part.index - last.index > 4 or part.block - last.block > 1):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _part(items: Sequence[Item], at: int) -> Item | None:
    """The quantity before a share that it is of: the last one of its sentence that stands in no bracket beside it."""
    for item in reversed(items[max(0, at - _BEFORE) : at]):
        if item.block != items[at].block or item.sentence != items[at].sentence:
            return None
        counted = item.role in ("level", "to") and item.measure not in ("%", "‰", "倍", "")
        if counted and item.depth == items[at].depth:
            return item if item.value > 0 else None
    return None


def _shares(scene: Scene, pairs: list[_Pair]) -> Iterator[Ratio]:
    """The shares of a row, stretch by stretch: each goes as far as one whole fits."""
    at = 0
    while at < len(pairs):
        whole, fits = _summed(scene, pairs[at:])
        if whole is None:
            whole, fits, tries = _longest(scene, pairs[at:])
            beside = whole is not None and whole.index == pairs[at].part.index - 1
            if whole and not _is_no_chance(pairs[at : at + fits], whole, tries, _BESIDE if beside else 1.0):
                whole = None
        if whole is None:
            yield from _of_a_misprinted_whole(scene, pairs[at:]) if at == 0 else ()
            at += 1
            continue
        end = at + fits
        yield from (judged(pair.part, whole, pair.share) for pair in pairs[at:end])
        at = end
        if _is_misprinted(scene, pairs, at, whole, fits):
            yield judged(pairs[at].part, whole, pairs[at].share)
            at += 1


def _candidates(scene: Scene, first: Item) -> Iterator[Item]:
    """The levels before a part that may be the whole of it, the nearest first."""
    for whole in reversed(scene.before(first.index, _MEMORY)):
        level = whole.measure == first.measure and whole.role in ("level", "to", "from") and not whole.sign
        if level and whole.value >= first.value and not whole.figure.approx:
            yield whole


def _longest(scene: Scene, pairs: list[_Pair]) -> tuple[Item | None, int, int]:
    """The whole that fits the most pairs from the first on, how many these are, how many wholes were tried."""
    best: tuple[Item | None, int] = None, 0
    tries = 0
    for whole in _candidates(scene, pairs[0].part):
        tries += 1
        count = next((n for n, pair in enumerate(pairs) if not percent_fits(pair.share, pair.part, whole)), len(pairs))
        if count > best[1]:
            best = whole, count
    return *best, tries


def _summed(scene: Scene, pairs: list[_Pair]) -> tuple[Item | None, int]:
    """A whole that the parts of a row make up and some of its shares fit: the others are wrong."""
    parts = [pair.part for pair in pairs]
    amount = sum(part.value for part in parts)
    for whole in _candidates(scene, parts[0]) if len(parts) > 1 else ():
        fit = any(percent_fits(pair.share, pair.part, whole) for pair in pairs)
        if fit and closes(whole, parts, amount):
            return whole, len(pairs)
    return None, 0


def _of_a_misprinted_whole(scene: Scene, pairs: list[_Pair]) -> Iterator[Ratio]:
    """Shares of all that there is, which fit what their parts make up, below a figure that a misprint makes another."""
    parts = [pair.part for pair in pairs]
    amount, shares = sum(part.value for part in parts), sum(pair.share.value for pair in pairs)
    alike = all(abs(pair.part.value / amount * 100 - pair.share.value) <= pair.share.step * _ROW / 2 for pair in pairs)
    if len(pairs) < 2 or not alike or abs(shares - 100) > len(pairs) * pairs[0].share.step:
        return
    for whole in reversed(scene.before(parts[0].index, _BEFORE)):
        if (
            whole.measure == parts[0].measure
            and whole.role in ("level", "to")
            and slip(whole, parts, amount, whole.value)
        ):
            yield from (replace(judged(pair.part, whole, pair.share), implied=True) for pair in pairs)
            return


def _is_misprinted(scene: Scene, pairs: list[_Pair], at: int, whole: Item, fits: int) -> bool:
    """Whether a pair that does not fit stands between pairs that do, and fits no other whole either."""
    following = [percent_fits(each.share, each.part, whole) for each in pairs[at + 1 :]]
    if at >= len(pairs) or fits + sum(following) < _ROW:
        return False
    pair = pairs[at]
    goes_on = not following or following[0]
    beside = pair.part.sentence == pairs[at - 1].part.sentence and pair.part.block == pairs[at - 1].part.block
    others = _candidates(scene, pair.part)
    return goes_on and beside and not any(percent_fits(pair.share, pair.part, other) for other in others)


def _is_no_chance(pairs: list[_Pair], whole: Item, tries: int, odds: float = 1.0) -> bool:
    """Whether so many shares do not fit a whole by chance: each does so as often as its rounding is wide."""
    chance = tries / odds
    for pair in pairs:
        room = pair.share.step + 100 * (pair.part.step + whole.step) / whole.value
        chance *= min(1.0, room / max(pair.share.value, 1.0))
    return chance <= _ODDS


def meant(scene: Scene, ratio: Ratio) -> Ratio:
    """A share that does not fit its whole, of another figure before it that it fits so well that it is no chance."""
    pair = _Pair(ratio.part, ratio.percent)
    if ratio.holds or ratio.percent.figure.unit != "%":
        return ratio
    for tries, whole in enumerate(_candidates(scene, ratio.part), 1):
        if percent_fits(pair.share, pair.part, whole) and _is_no_chance([pair], whole, tries):
            return judged(pair.part, whole, pair.share)
    return ratio


def evened_out(scene: Scene, ratio: Ratio) -> bool:
    """Whether a share is off by its last place only, and those of its sentence make 100 %: they were made to."""
    share = ratio.percent
    if abs(ratio.recomputed - share.value) > 1.5 * share.step:
        return False
    own = [item for item in scene.by_block.get(share.block, ()) if item.sentence == share.sentence]
    shares = [item.value for item in own if item.figure.unit == "%" and item.role == "share"]
    return len(shares) > 1 and abs(sum(shares) - 100) < share.step / 2
