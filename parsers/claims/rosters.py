"""Counts of rosters: 出席（3名）：甲　乙　丙; 甲、乙，计2人; 补选3名代表，名单如下： and the names below."""

from __future__ import annotations

import re
from bisect import bisect_left

from parsers.claims.scene import Item, Scene
from parsers.language.names import is_name
from parsers.model import BlockKind, Span

_LABEL = re.compile(r"[）)]?[：:]")
_LAST = re.compile(r"[）)]?[。．]?$")
_BELOW = re.compile(r"[^。；]{0,30}[：:]$")
_OPENED = ("（", "(")
_CLOSED = re.compile(r"\s*[）)]\s*[：:]?\s*$")
_ATTENDANCE = re.compile("出席|列席|请假|缺席")
_BETWEEN = re.compile("[\\s　、，。]+")
_FAR = 8
"""How many blocks below a number of people their roster may stand."""
_NAMED_AFTER = re.compile(
    "[^，。；：\\d]{0,16}(?:：|[，。]?(?:(?:他们|她们)?分别(?:是|为|来自)|[他她]们是|有|包括|[，。]是)：?"
    "|[^，。；：\\d]{2,10}，(?:分别[是为]|包括)：?)"
)
"""What stands between a number of persons and those whom it counts."""
_PIECES = re.compile("[；，、]|以及|[和及]")
_DIGIT = re.compile("\\d")
_MOST_NAMED = 12
_LONGEST = 300
_IN_ALL = re.compile(r"(?:[，,、（(]\s*)[共合]?[共计]$")


def _ending_in_names(words: str) -> tuple[str, ...]:
    """The names that the pieces of a list end in, after the place or the post of each; none where a piece has none."""
    names = []
    for piece in _PIECES.split(words):
        rest = piece[piece.rfind("的") + 1 :]
        ends = [rest] if len(rest) < len(piece) else [rest[-size:] for size in (3, 2) if len(rest) > size]
        names += [next((name for name in ends if is_name(name, sure=True)), "")]
    return tuple(names) if all(names) else ()


class Rosters:
    """The people of an issue by where they are named."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        people = scene.issue.people
        mentions = {each.span.start: (each.span.end, person.name) for person in people for each in person.mentions}
        self._starts = sorted(mentions)
        self._ends = [mentions[start][0] for start in self._starts]
        self._names = [mentions[start][1] for start in self._starts]

    def counted_by(self, item: Item) -> tuple[str, ...]:
        """The names in the roster whose number `item` states; none where it is no such number."""
        if item.measure != "人":
            return ()
        if item.end < len(item.text) - 2 and _LABEL.match(item.text, item.end):
            return self._within(self._scene.flow(item.block).span(item.end, len(item.text)))
        if item.text[:1] in _OPENED and _CLOSED.match(item.text, item.end) and (above := self._above(item.block)):
            return above
        if item.text[item.start - 1 : item.start] in _OPENED and _CLOSED.match(item.text, item.end):
            return self._below(item.block)
        if _BELOW.match(item.text, item.end):
            return self._below(item.block)
        if _LAST.match(item.text, item.end) and _IN_ALL.search(item.lead):
            before = self._scene.flow(item.block).span(0, item.start)
            return () if self._counts_others(before) else self._within(before)
        return ()

    def named_after(self, item: Item) -> tuple[str, ...]:
        """The persons whom the words after a number name, to the end of the sentence: 补选2名，分别是甲的乙、丙的丁."""
        told = _NAMED_AFTER.match(item.text, item.end)
        if not told or item.value > _MOST_NAMED:
            return ()
        stop = item.text.find("。", told.end(), told.end() + _LONGEST)
        end = stop if stop >= 0 else min(len(item.text), told.end() + _LONGEST)
        if digit := _DIGIT.search(item.text, told.end(), end):  # 调离的2名：甲的乙；甲的丙；去世的1名：…
            end = max(item.text.rfind(mark, told.end(), digit.start()) for mark in "；，")
            if end < told.end():
                return ()
        known = tuple(dict.fromkeys(self._within(self._scene.flow(item.block).span(told.end(), end))))
        return known if len(known) == item.value else _ending_in_names(item.text[told.end() : end])

    def _below(self, block: int) -> tuple[str, ...]:
        """The names of the roster right below block number `block`; a paragraph of nothing but names is one."""
        below = self._scene.issue.blocks[block + 1 : block + 2]
        names = self._within(below[0].span) if below else ()
        alone = names and "".join(names) == _BETWEEN.sub("", below[0].text)
        return names if alone or (below and below[0].kind is BlockKind.ROSTER) else ()

    def _above(self, block: int) -> tuple[str, ...]:
        """The names of the roster right above block number `block`, which is nothing but a number in brackets."""
        above = self._scene.issue.blocks[block - 1 : block] if block else ()
        if not above or above[0].kind is not BlockKind.ROSTER:
            return ()
        return tuple(cell.text for row in above[0].cells for cell in row[1:] if cell.text)

    def labelled(self, item: Item) -> tuple[str, ...]:
        """The names below after the label that the words before `item` say: 出席会议的共2人 and 出席：甲　乙."""
        said = _ATTENDANCE.search(item.lead)
        if item.measure != "人" or not said:
            return ()
        for number, block in enumerate(
            self._scene.issue.blocks[item.block + 1 : item.block + 1 + _FAR], item.block + 1
        ):
            text = self._scene.texts[number]
            if text.startswith(said[0]) and (names := self._within(block.span) or self._below(number)):
                return names
        return ()

    def _counts_others(self, span: Span) -> bool:
        """Whether another number of people stands between the last name in `span` and its end: that is counted then."""
        last = bisect_left(self._starts, span.end) - 1
        return last >= 0 and "人" in self._scene.issue.source.text[self._ends[last] : span.end]

    def _within(self, span: Span) -> tuple[str, ...]:
        return tuple(self._names[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])
