"""Counts that can be counted: 甲、乙、丙等三个重点; 以下四个方面 and the four headings that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.claims.scene import Item, Scene
from parsers.model import Section

_LISTED = re.compile(r"(?:[“‘「]?)(?P<list>[^，。；：“”‘’（）()]{1,120}?)(?:[”’」]?)(?:等|这|共|[，,]?\s*等)?\s*$")
_PART = re.compile(r"、|和|以及|及")
_ASPECTS = re.compile(r"\s*(?:方面|重点|问题|环节|层面|着力点|特点|措施|要求|关系|建议|部分|阶段)")


@dataclass(frozen=True, slots=True)
class Count:
    item: Item
    names: tuple[str, ...]
    start: int  # of the words, in the item's block


def find_counts(scene: Scene) -> Iterator[Count]:
    """Stated counts that agree with what is listed before them or with the headings below them."""
    children = _children_of_blocks(scene)
    for item in scene.items:
        if item.value != int(item.value if item.value == item.value else 0.5) or not 2 <= item.value <= 60:
            continue
        if names := _listed_before(item):
            yield Count(item, names, item.text.rfind(names[0], 0, item.start))
        elif _ASPECTS.match(item.text, item.end) and (titles := children.get(item.block)) and len(titles) == item.value:
            start = max(item.text.rfind(mark, 0, item.start) for mark in "。，；") + 1
            yield Count(item, titles, start)


def _listed_before(item: Item) -> tuple[str, ...]:
    """甲、乙、丙等三个: as many names as the number says, parted by 、."""
    before = item.text[max(0, item.start - 160) : item.start]
    if "、" not in before[-90:]:
        return ()
    match = _LISTED.search(before)
    if not match or match["list"].count("、") < 1 or item.figure.unit in ("%", "元", "倍"):
        return ()
    names = tuple(part for part in _PART.split(match["list"]) if part)
    explicit = before.rstrip().endswith(("等", "等这", "这"))
    if len(names) == item.value and (explicit or item.figure.unit in ("方", "级", "者")) and len(names) > 1:
        return names
    return ()


def _children_of_blocks(scene: Scene) -> dict[int, tuple[str, ...]]:
    """For the last paragraph before the first child of a section: the titles of the children."""
    found: dict[int, tuple[str, ...]] = {}
    starts = [block.span.start for block in scene.issue.blocks]
    for section in scene.issue.walk():
        groups = _runs(section)
        for first, titles in groups:
            block = _block_before(starts, first)
            if block is not None:
                found[block] = titles
    return found


def _runs(section: Section) -> list[tuple[int, tuple[str, ...]]]:
    children = section.children
    return [(children[0].heading.start, tuple(child.title for child in children))] if len(children) > 1 else []


def _block_before(starts: list[int], offset: int) -> int | None:
    from bisect import bisect_left

    at = bisect_left(starts, offset) - 1
    return at if at >= 0 else None
