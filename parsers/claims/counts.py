"""Counts that can be counted: 甲、乙、丙等三个重点; 以下四个方面 and the four headings that follow."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.claims.headed import counted_below
from parsers.claims.listed import listed_after, listed_before
from parsers.claims.rosters import Rosters
from parsers.claims.scene import CLAUSES, Item, Scene

_ASPECTS = re.compile(r"\s*(?:方面|重点|问题|环节|层面|着力点|特点|措施|要求|关系|建议|部分|阶段)")
_THESE = re.compile(r"(?:这|上述|以上)$")
_SEATS = ("席", "个")
_NOUN_AFTER = re.compile("([^，。；：、\\d]{1,6})[：，]")
_MOST_TOLD = 40
_SENTENCE = 200
"""How far back the people are named whom 这两位 means."""
_ATTENDED = re.compile(r"[）)]?(?:委员|代表|组成人员)?(?:出席|到会|参加)了?(?:会议|本次会议)")


@dataclass(frozen=True, slots=True)
class Count:
    item: Item
    names: tuple[str, ...]
    start: int  # of the words, in the item's block
    holds: bool = True


def find_counts(scene: Scene) -> Iterator[Count]:
    """Stated counts with what is listed before them, right or wrong; or that agree with the headings below them."""
    children = _children_of_blocks(scene)
    present = tuple(person.name for person in scene.issue.people if person.attendance == "present")
    rosters = Rosters(scene)
    for item in scene.items:
        if item.value == 1 and (one := rosters.counted_by(item) or _alone(rosters, item)) and len(one) == 1:
            yield Count(item, one, _clause_start(item))
        if not 2 <= item.value <= 60 or item.value != int(item.value):
            continue
        if listed := listed_before(item) or listed_after(item):
            names = tuple(item.printed[start:end].strip("“”「」") for start, end in listed.spans)
            yield Count(item, names, listed.spans[0][0], listed.holds)
        elif _ASPECTS.match(item.text, item.end) and (titles := children.get(item.block)) and len(titles) == item.value:
            yield Count(item, titles, _clause_start(item))
        elif len(present) == item.value and item.measure == "人" and _ATTENDED.match(item.text, item.end):
            yield Count(item, present, _clause_start(item))
        elif (told := _each_told(scene, item)) and len(told) == item.value:
            yield Count(item, told, _clause_start(item))
        elif names := _of_persons(scene, rosters, item) or counted_below(scene, item):
            yield Count(item, names, _clause_start(item))


def _each_told(scene: Scene, item: Item) -> tuple[str, ...]:
    """What has its own figure after a number of it: 3个代表团：甲代表团42人，乙代表团36人，丙代表团31人."""
    noun = _NOUN_AFTER.match(item.text, item.end)
    if noun is None:
        return ()
    after = [each for each in scene.after(item.index, _MOST_TOLD) if each.block == item.block]
    told = [CLAUSES.split(each.lead)[-1].strip("、和及与") for each in after if each.sentence == item.sentence]
    return tuple(name for name in told if name[-1:] == noun[1][-1] and len(name) > 1)


def _of_persons(scene: Scene, rosters: Rosters, item: Item) -> tuple[str, ...]:
    """The persons that a number counts, where as many are named after it, in its roster or before it; else none."""
    found = rosters.named_after(item) if item.measure == "人" or item.figure.unit in _SEATS else ()
    if len(found) == item.value:
        return found
    found = rosters.counted_by(item) or rosters.labelled(item)
    if len(found) != item.value and item.measure == "人" and _THESE.search(item.lead):
        found = _named_before(scene, item)
    return found if len(found) == item.value else ()


def _alone(rosters: Rosters, item: Item) -> tuple[str, ...]:
    """The one person named after a colon: 去世的1名：某地的甲."""
    colon = item.text[item.end : item.end + 1] == "："
    return rosters.named_after(item) if colon and item.measure == "人" else ()


def _named_before(scene: Scene, item: Item) -> tuple[str, ...]:
    """免去甲…职务，免去乙…职务，以上两位同志另有任用: whom the sentence names, or the one before."""
    floor = max(0, item.start - _SENTENCE)
    begin = max(floor, item.text.rfind("。", floor, item.start) + 1)
    return _named_in(scene, item, begin) or _named_in(
        scene, item, max(floor, item.text.rfind("。", floor, begin - 1) + 1)
    )


def _named_in(scene: Scene, item: Item, begin: int) -> tuple[str, ...]:
    """The people who are named from `begin` in the item's block up to it, each once."""
    span = scene.flow(item.block).span(begin, item.start)
    named = {
        mention.span.start: person.name
        for person in scene.issue.people
        for mention in person.mentions
        if span.start <= mention.span.start < span.end
    }
    return tuple(dict.fromkeys(named[start] for start in sorted(named)))


def _clause_start(item: Item) -> int:
    return max(item.text.rfind(mark, max(0, item.start - 200), item.start) for mark in "。，；") + 1


def _children_of_blocks(scene: Scene) -> dict[int, tuple[str, ...]]:
    """For the last paragraph before the first child of a section: the titles of the children."""
    found: dict[int, tuple[str, ...]] = {}
    starts = [block.span.start for block in scene.issue.blocks]
    for section in scene.issue.walk():
        if len(section.children) > 1:
            block = bisect_right(starts, section.children[0].heading.start) - 2  # before the one that holds the heading
            found[block] = tuple(child.title for child in section.children)
    return found
