"""Items that add up to the figure before them: run in after 一是, 二是 …, or lines below 分县情况如下：.

Each item counts with its first figure of the measure; what explains it, in the same or in further sentences, does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.claims.addition import Sum, addable, tells
from parsers.claims.naming import kin
from parsers.claims.rounding import Running, believable, digits, slip
from parsers.claims.scene import Item, Scene
from parsers.language.numerals import TO_TEN
from parsers.stopping import stoppable

_POINT = re.compile(f"(?:(?<=[，。；：:])|^)(?:第?([{TO_TEN}])(?:是|方面|类|[，、]))")
_ANNOUNCES = re.compile(r"(?:如下|情况|其中|分别[为是]|包括|分布|明细)?[：:]$")
_INNER = re.compile("其中|[（(]?(?:内|包|均|全部|皆|都)?[含为]")
_NEAR = 3
_BELOW = 3
_TELLING = 4
_FAR = 10
"""How many times the total parts may be that a misprint has made of them."""
_MOST = 40
_LEAST = 100
"""How many of its last place a total has to be that is looked for among the sentences after it."""
_ODDS = 4.0
"""How much likelier items in a row are meant to make up the figure before them."""


def find_items(scene: Scene) -> Iterator[Sum]:
    """The sums of run-in items and of unnumbered lines."""
    for number, items in stoppable(scene.by_block.items()):
        if found := _run_in(scene, items):
            yield found
        yield from _spread(scene, number, items)
        if _ANNOUNCES.search(scene.texts[number]) and (found := _lines(scene, number, items)):
            yield found


def _run_in(scene: Scene, items: list[Item]) -> Sum | None:
    """多付款项41亿元。一是……30亿元。二是……11亿元。: the figures of the points of one block."""
    starts = _points(items[0].text)
    if len(starts) < 2:
        return None
    before = [item for item in items if item.start < starts[0]]
    before = before or scene.before(items[0].index, 2)
    for tries, total in enumerate(reversed(before[-_NEAR:]), 1):
        parts = _heads(items, starts, total)
        if parts and _close(total, parts, tries):
            return _sum(total, parts)
    return None


def _spread(scene: Scene, number: int, items: list[Item]) -> Iterator[Sum]:
    """办结6,294件，上升3%。行政案件42件……；民事案件6,252件……: each sentence or clause begins with a part."""
    below = (item for block in range(number + 1, number + 1 + _BELOW) for item in scene.by_block.get(block, ()))
    following = [*items, *below]
    for at, total in enumerate(items):
        if (
            total.role not in ("level", "to")
            or total.sign
            or total.depth
            or not total.value > _LEAST * (total.step or 1)
        ):
            continue
        if found := _of_heads(total, following[at + 1 : at + 1 + _MOST]):
            yield found


def _of_heads(total: Item, items: Sequence[Item]) -> Sum | None:
    """The first figures of the clauses after the total's own, as many as make it up at the end of a sentence."""
    parts: list[Item] = []
    running = Running(total)
    suspect: Sum | None = None
    for at, item in enumerate(items):
        new = item.sentence != total.sentence or item.block != total.block
        if new and _begins(items, at) and addable(total, item) and not item.depth and not _INNER.match(item.lead):
            parts.append(item)
            running.add(item, item.value)
        if running.amount - running.slack > _FAR * abs(total.value):
            return suspect
        ends = at + 1 == len(items) or _begins(items, at + 1)
        meant = len(parts) > 1 and ends and running.closes(total.value) and tells(total, parts)
        if meant and believable(total, parts, len(parts)):
            return Sum(total, tuple(parts), running.amount, True)
        if len(parts) > 1 and ends and suspect is None and _is_misprinted(total, parts, running.amount):
            suspect = Sum(total, tuple(parts), running.amount, False, implied=True)
    return suspect


def _is_misprinted(total: Item, parts: list[Item], amount: float) -> bool:
    """Whether parts that are called after the total miss it by a digit, and the total has enough of them."""
    return digits(total) >= _TELLING and kin(total, parts) and slip(total, parts, amount, total.value)


def _begins(items: Sequence[Item], at: int) -> bool:
    """Whether a figure is the first of its sentence or of its clause after a ；."""
    item, before = items[at], items[at - 1] if at else None
    return before is None or (before.block, before.sentence) != (item.block, item.sentence) or "；" in item.lead


def _points(text: str) -> list[int]:
    """Where 一是, 二是 … begin, as far as they run on from 一."""
    found: list[int] = []
    for point in _POINT.finditer(text):
        if point[1] == TO_TEN[len(found)]:
            found.append(point.start())
        if len(found) == len(TO_TEN):
            break
    return found


def _heads(items: Sequence[Item], starts: list[int], total: Item) -> list[Item]:
    """The first figure of each point that may be a part of `total`; none where a point has no such figure."""
    heads: list[Item] = []
    for start, stop in zip(starts, [*starts[1:], len(items[0].text)], strict=True):
        head = next((i for i in items if start <= i.start < stop and addable(total, i) and not i.depth), None)
        if head is None:
            return []
        heads.append(head)
    return heads


def _lines(scene: Scene, number: int, items: list[Item]) -> Sum | None:
    """Lines of one kind below a figure: 分县情况如下： and each line a county with its amount, or several."""
    for total in reversed(items[-_NEAR:]):
        parts: list[Item] = []
        for lines in range(1, min(_MOST, len(scene.texts) - number - 1) + 1):
            own = _of_line(scene.by_block.get(number + lines, []), total)
            if not own:
                break
            parts += own
            if lines > 1 and _close(total, parts, lines):
                return _sum(total, parts)
    return None


def _of_line(items: Sequence[Item], total: Item) -> list[Item]:
    """The amounts of a line, without those that a part of it holds: 甲县8亿元，其中专项3亿元; 乙县2亿元、丙县1亿元."""
    found: list[Item] = []
    inner = False
    for item in items:
        inner = (inner and "；" not in item.lead) or bool(found and _INNER.search(item.lead))
        if not inner and not item.depth and addable(total, item):
            found.append(item)
    return found


def _close(total: Item, parts: list[Item], tries: int) -> bool:
    running = Running(total)
    signed = total.role == "delta"
    for part in parts:
        running.add(part, part.signed if signed else part.value)
    meant = tells(total, parts) and running.closes(total.signed if signed else total.value)
    return len(parts) > 1 and meant and believable(total, parts, tries, _ODDS)


def _sum(total: Item, parts: list[Item]) -> Sum:
    signed = total.role == "delta"
    return Sum(total, tuple(parts), sum(part.signed if signed else part.value for part in parts), True, signed)
