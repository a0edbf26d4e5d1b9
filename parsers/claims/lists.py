"""Sums that a list makes: items under a total (一是…二是…, 1. 2. 3.), changes of items and the change of the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from parsers.claims.addition import Sum, tells
from parsers.claims.changes import StatedChange, all_changes
from parsers.claims.rounding import closes, slip
from parsers.claims.scene import Item, Scene
from parsers.language.markers import find_item, find_marker

_INCLUDES = re.compile(r"包括|其中|主要[是有为]|分别|含")
_INTRODUCES = re.compile(r"[：:]$")
_ALL = re.compile(r"(?:(?<!主要)用于|包括|分别[为是]|如下|组成)[：:]$")


def find_list_sums(scene: Scene) -> Iterator[Sum]:
    """The sums of each numbered list with the figure or the change right before it."""
    block = 0
    while block < len(scene.texts):
        length = _list_length(scene, block + 1)
        head = scene.by_block.get(block)
        if length > 1 and head:
            members = [scene.by_block.get(b, []) for b in range(block + 1, block + 1 + length)]
            yield from _of_list(head, members)
        elif head and (following := scene.by_block.get(block + 1)) and not length:
            yield from _spelt_out(head, following)
        block += 1


def _list_length(scene: Scene, first: int) -> int:
    """How many blocks from `first` on are numbered 1, 2, 3 … in one style; blocks in between may explain an item."""
    count, at, style = 0, first, None
    while at < len(scene.texts) and at - first < 60:
        item = find_item(scene.texts[at]) or find_marker(scene.texts[at])
        if item is None or item.number != count + 1 or (style and item.style is not style):
            break
        style = item.style
        count += 1
        at += 1
    return count


def _of_list(head: list[Item], members: list[list[Item]]) -> Iterator[Sum]:
    last = next((item for item in reversed(head) if not item.depth), head[-1])
    if last.role == "level" and _INTRODUCES.search(last.text):  # 新增债券收入6.45亿元，安排用于：
        head = [last]
    changes = [change for change in all_changes(head) if change.items()]
    change = next((c for c in reversed(changes) if c.before and c.after), None)
    if change is not None:
        yield from _of_changes(change, [_first_change(items) for items in members])
        return
    done: set[str] = set()
    for total in head:
        firsts = (next((i for i in items if _may_be(i, total)), None) for items in members)
        same = [part for part in firsts if part is not None]
        if total.measure in done or total.role != "level" or not tells(total, same) or len(same) < len(members):
            continue
        if found := _of_firsts(total, same):
            done.add(total.measure)
            yield found


def _of_firsts(total: Item, parts: list[Item]) -> Sum | None:
    """The first figure of each item as the parts of the total, where they make it up, or are said or seem to."""
    recomputed = sum(part.value for part in parts)
    holds = closes(total, parts, recomputed)
    if not holds and _ALL.search(total.text) and abs(recomputed - total.value) <= 0.15 * total.value:
        return Sum(total, tuple(parts), recomputed, False)
    if holds or slip(total, parts, recomputed, total.value):
        implied = not holds and not (_INTRODUCES.search(total.text) and recomputed > total.value)
        return Sum(total, tuple(parts), recomputed, holds, implied=implied)
    return None


def _may_be(item: Item, total: Item) -> bool:
    return item.role == "level" and not item.sign and item.measure == total.measure


def _first_change(items: list[Item]) -> StatedChange:
    for change in all_changes(items):
        if change.items():
            return change
    return StatedChange()


def _of_changes(whole: StatedChange, changes: list[StatedChange]) -> Iterator[Sum]:
    """Openings, results and differences of the items against those of the whole."""
    deltas = [c.delta for c in changes if c.delta]
    opened = [c.before or (c.after if c.after and c.after.same else None) for c in changes]
    openings = [item for item in opened if item]
    results = [c.after or (c.delta if not c.before else None) for c in changes]
    outcomes = [item for item in results if item]
    moved = _total(whole.delta, deltas, signed=True) if whole.delta else None
    if moved and (moved.holds or slip(moved.total, moved.parts, moved.recomputed, moved.total.signed)):
        yield replace(moved, implied=not moved.holds)
    off = abs(sum(delta.signed for delta in deltas) - _signed(whole.delta))
    agrees = moved is None or moved.holds or bool(deltas and off < 1)
    for total, parts in ((whole.before, openings), (whole.after, outcomes)):
        found = _total(total, parts, signed=False)
        if found and (found.holds or agrees):
            yield replace(found, implied=True)


def _signed(item: Item | None) -> float:
    return item.signed if item else 0.0


def _total(total: Item | None, parts: list[Item], signed: bool) -> Sum | None:
    parts = [p for p in parts if total and p.measure == total.measure]
    if total is None or len(parts) < 2:
        return None
    recomputed = sum(p.signed if signed else p.value for p in parts)
    holds = tells(total, parts) and closes(total, parts, recomputed) and (not signed or recomputed * total.signed >= 0)
    return Sum(total, tuple(parts), recomputed, holds, signed)


def _spelt_out(head: list[Item], following: list[Item]) -> Iterator[Sum]:
    """A total in a heading and its parts in the paragraph below: 包括道路养护费2.4亿元、水渠修建费0.6亿元."""
    total = head[-1]
    sentence = following[0].sentence
    if not _INCLUDES.search(following[0].lead) or total.value != total.value or total.measure == "%":
        return
    parts: list[Item] = []
    for item in following:
        if item.sentence != sentence or item.measure != total.measure or item.role not in ("level", "delta"):
            break
        if (total.role == "delta") != (item.role == "delta"):
            break
        parts.append(item)
    found = _total(total, parts, signed=total.role == "delta")
    if found and (found.holds or slip(found.total, found.parts, found.recomputed, _stated(found))):
        yield replace(found, implied=not found.holds)


def _stated(found: Sum) -> float:
    return found.total.signed if found.signed else found.total.value
