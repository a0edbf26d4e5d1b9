"""Counts over what they count: 一等奖（2项） above two numbered items, 先进单位（3个）： above three names.

Told only where as many stand below as the head says, from it to the next head or to what is no list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.claims.scene import Item, Scene
from parsers.figures.units import unit_kind
from parsers.language.markers import find_item, find_marker
from parsers.model import BlockKind

_HEAD = re.compile(r"[个名位项家户篇件人所村镇乡队][^，。；]{0,24}：$|[）)][^，。；]{0,8}：?$")
_NO_COUNT = re.compile("应选|可选|限选|拟|约|最多|不超过|至少")
_SENTENCE = re.compile("[。；！？]")
_JOINTS = re.compile(r"、|[ \u3000\t]+")
_LAYOUT = re.compile(r"[ \u3000\t]+")
_KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.ROSTER)
_COUNTED = ("people", "measure", "open")
_LONGEST = 60
_MOST = 60


def counted_below(scene: Scene, item: Item) -> tuple[str, ...]:
    """What stands below a head that says how many there are, where they are as many; else nothing."""
    if len(item.text) > _LONGEST or len(scene.by_block[item.block]) > 1 or not _HEAD.search(item.text, item.end - 1):
        return ()
    if _NO_COUNT.search(item.lead) or unit_kind(item.figure.unit) not in _COUNTED or item.value > _MOST:
        return ()
    lines = tuple(_lines(scene, item.block))
    if len(lines) == item.value:
        return lines
    names = tuple(name for line in lines for name in _JOINTS.split(line) if name)
    plain = all(len(name) > 1 and not name.isdigit() for name in names)
    return names if plain and len(names) == item.value else ()


def _lines(scene: Scene, head: int) -> Iterator[str]:
    """The blocks of the list below block number `head`, up to the next head or to what is no list."""
    numbered: bool | None = None
    for number, block in enumerate(scene.issue.blocks[head + 1 : head + 2 + _MOST], 1):
        text = block.text.strip()
        if block.kind not in _KINDS or len(text) > _LONGEST or _SENTENCE.search(text) or text.endswith(("：", ":")):
            return
        if head + number in scene.by_block and _HEAD.search(scene.texts[head + number]):
            return
        marker = find_item(text) or find_marker(text)
        runs_on = bool(marker and marker.number == number) or text.startswith((f"{number} ", f"{number}\u3000"))
        if numbered is None:
            numbered = runs_on
        if runs_on is not numbered:
            return
        begin = marker.length if marker and runs_on else len(str(number)) if runs_on else 0
        yield _LAYOUT.sub(" ", text[begin:]).strip()
