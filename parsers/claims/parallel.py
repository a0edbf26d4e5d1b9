"""Changes side by side: 参保9,000人，比上年增加300人。其中甲5,000人，增加200人；乙4,000人，增加100人.

What holds for the levels holds for the differences: the parts' levels add up to the level of the whole, and the parts'
differences to its difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.claims.addition import Sum, tells
from parsers.claims.changes import StatedChange, all_changes
from parsers.claims.rounding import Running, believable
from parsers.claims.scene import Item, Scene
from parsers.stopping import stoppable

_OPENS = re.compile("其中|包括|分别|[分按从][^，；。]{1,10}[看分计][，,]|[：:]$")
_MOST = 12
_ODDS = 2.0


def find_parallel(scene: Scene) -> Iterator[Sum]:
    """The sums of levels and of differences of changes that follow each other in a block, and in the next one."""
    blocks = sorted(scene.by_block)
    for place, block in enumerate(stoppable(blocks)):
        following = blocks[place + 1] if blocks[place + 1 : place + 2] == [block + 1] else None
        items = scene.by_block[block]
        changes = [change for change in all_changes(items) if change.after and (change.delta or change.percent)]
        changes += _of_next(scene, following) if following is not None and len(changes) == 1 else []
        taken = 0
        for at, whole in enumerate(changes):
            if at < taken:
                continue
            parts = changes[at + 1 : at + 1 + _MOST]
            if not parts or not _OPENS.search(parts[0].items()[0].lead):
                continue
            found = [_summed(each) for each in (_levels([whole, *parts]), _differences([whole, *parts]))]
            sums = [each for each in found if each]
            yield from sums
            if sums:
                taken = at + 1 + max(len(each.parts) for each in sums)


def _of_next(scene: Scene, block: int) -> list[StatedChange]:
    return [change for change in all_changes(scene.by_block[block]) if change.after]


def _levels(changes: Sequence[StatedChange]) -> list[Item]:
    return [change.after for change in changes if change.after]


def _differences(changes: Sequence[StatedChange]) -> list[Item]:
    """The differences from the first change on, as far as each has one."""
    found: list[Item] = []
    for change in changes:
        if change.delta is None:
            break
        found.append(change.delta)
    return found


def _summed(items: Sequence[Item]) -> Sum | None:
    """The first item as the sum of the next few."""
    if len(items) < 3:
        return None
    total, signed = items[0], items[0].role == "delta"
    running = Running(total)
    for count, part in enumerate(items[1:], 1):
        if part.measure != total.measure:
            return None
        running.add(part, part.signed if signed else part.value)
        parts = tuple(items[1 : count + 1])
        fits = count > 1 and running.closes(total.signed if signed else total.value) and tells(total, parts)
        if fits and believable(total, parts, count, _ODDS):
            return Sum(total, parts, running.amount, True, signed)
    return None
