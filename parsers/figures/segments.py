"""The words that belong to each figure of a text, and what the figures before it were called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.figures.find import FoundFigure
from parsers.figures.phrases import MAX_SUBJECT, clause_before, clean, following, listed_nouns
from parsers.language.numerals import TO_TEN
from parsers.lexicons import alternatives
from parsers.patterns import late

_CLAUSE_END = re.compile(r"[，,。；;：:！？!?\n]")
SENTENCE_END = re.compile(r"[。！？!?]")
VERBS = alternatives("change_verbs")
_SAME_HEAD = re.compile(
    r"[，、]?(?:同比|环比|年均|[比较](?:上年|去年|上一?年|上届|前[一二三四五]年|\d{4}年)(?:同期)?)?"
)
_SAID_OF_ALL = re.compile(rf"(?:同比|环比|年均)?(?>{VERBS})(?![为到至])")
_RUN_IN = re.compile(
    rf"[（(]?(?:[{TO_TEN}]{{1,3}}|\d{{1,2}})(?:[）)、．]|\.(?!\d))\s?([\u4e00-\u9fff“”]{{2,12}})[。：:]|[①-⑳]([\u4e00-\u9fff“”]{{2,12}})[。：:]"
)
"""An item with its noun as heading: （1）养路支出。"""
_BRACKETS = re.compile("[（(）)]")
_JOINT = late("[、和及]")
_THREE = "三次产业"
_OF_THREE = ("第一产业", "第二产业", "第三产业")
JOINTS = ("、", "和", "及", "与", "，", ",", "以及")
_AGES = ("岁", "周岁")


class NamedSubject(NamedTuple):
    """The subject of a figure, and the noun phrase that a change after it goes on from."""

    subject: str | None
    base: str | None


class Naming:
    """The figures of one text, named in order; `base` is the noun that changes without one of their own go on from."""

    def __init__(self, text: str, figures: Sequence[FoundFigure]) -> None:
        self.text = text
        self.figures = figures
        self.starting = {figure.start: figure for figure in figures}
        self.named: list[str | None] = []
        self.rules: list[str] = []
        """For each figure the rule that gave its subject."""
        self.base: str | None = None
        self._outer: list[str | None] = []

    def leave_brackets(self, at: int) -> None:
        """What a bracket is of gives way to the noun before it, where it has closed: 收信（不含结存3件），下降5%."""
        for match in _BRACKETS.finditer(
            self.text, max(self.previous(at), self.figures[at].start - 200), self.figures[at].start
        ):
            sign = match[0]
            if sign in "（(":
                self._outer.append(self.base)
            elif self._outer:
                self.base = self._outer.pop() or self.base

    def previous(self, at: int) -> int:
        """The end of the figure before, 0 before the first."""
        return self.figures[at - 1].end if at else 0

    def following(self, at: int) -> str | None:
        return following(self.text, self.figures[at], self.starting)

    def segment(self, at: int) -> str:
        """The words that belong to the figure; a bracket that has come in between is left out: 文盲（15岁以上）为."""
        previous, start = self.previous(at), self.figures[at].start
        begin = self.segment_start(previous, start)
        closing = max(self.text.rfind("）", begin, start), self.text.rfind(")", begin, start))
        opening = max(self.text.rfind(sign, max(0, start - 80), closing) for sign in "（(") if closing >= 0 else -1
        if 0 <= opening < begin:
            while at and self.figures[at - 1].end > opening:
                at -= 1
            head = self.text[self.segment_start(self.previous(at), opening) : opening]
            return head + self.text[closing + 1 : start]
        return self.text[begin:start]

    def segment_start(self, previous: int, start: int) -> int:
        """Where the words that belong to the figure begin: after the last clause end or figure, within brackets."""
        begin = max(previous, start - 80)
        for match in _CLAUSE_END.finditer(self.text, begin, start):
            begin = match.end()
        opened = [i for i in range(begin, start) if self.text[i] in "（("]
        closed = [i for i in range(begin, start) if self.text[i] in "）)"]
        return opened[-1] + 1 if len(opened) > len(closed) else begin

    def unnamed(self, at: int, allowed: bool) -> NamedSubject:
        """A figure whose clause has no noun before it; a noun after it only where that is `allowed`."""
        noun = self.following(at)
        if noun and allowed:
            return NamedSubject(noun, noun)
        base = self.base or noun or clause_before(self.text, self.figures[at].start) or self.heading(at)
        return NamedSubject(base, base)

    def heading(self, at: int) -> str | None:
        """The run-in heading of the text, for the first figure after it: 养路支出 of （1）养路支出。完成31亿元."""
        heading = _RUN_IN.match(self.text) if not at else None
        return (heading[1] or heading[2]) if heading and heading.end() <= self.figures[at].start else None

    def begins_after_an_age(self, at: int, segment: str) -> str:
        """60岁以上 of 60岁以上840人: an age and what follows it are the noun; "" elsewhere."""
        if not at or self.figures[at - 1].unit not in _AGES:
            return ""
        age, start = self.figures[at - 1], self.figures[at].start
        noun = segment.rstrip("为达到约近有共")
        return self.text[age.start : age.end] + noun if segment == self.text[age.end : start] else ""

    def _counted_before(self, at: int, count: int) -> list[str]:
        """The nouns that the figure before `at` counts: 甲、乙和丙 of 甲、乙和丙三个区分别实现产值."""
        if not at or self.figures[at - 1].value != count:
            return []
        start = self.figures[at - 1].start
        nouns = _JOINT.split(self.text[self.segment_start(self.previous(at - 1), start) : start])
        return nouns if len(nouns) == count and all(nouns) else []

    def share_out(self, at: int) -> None:
        """甲、乙、丙分别增长1%、2%、3%: to each figure its own of the nouns."""
        figures, last = self.figures, at
        while last + 1 < len(figures) and self.text[figures[last].end : figures[last + 1].start] in JOINTS:
            last += 1
        count = last - at + 1
        start = self.segment_start(self.previous(at), figures[at].start)
        head, _, verb = self.text[start : figures[at].start].rpartition("分别")
        change = _SAID_OF_ALL.match(verb)
        nouns = listed_nouns(clean(head), count)
        if count == 3 and _THREE in head:  # 三次产业对增长的贡献率
            nouns = [clean(head).replace(_THREE, one) for one in _OF_THREE]
        if count > 1 and _SAME_HEAD.fullmatch(head):  # 受理9件，审结7件，同比分别上升8%和9%
            nouns = [name or "" for name in self.named[at - count : at]]
            kind = head.strip("，、")
            verb = kind + verb if kind in ("同比", "环比", "年均") else verb
            change = _SAID_OF_ALL.match(verb)
        if len(nouns) != count and (of_count := self._counted_before(at, count)):
            nouns, change = [noun + clean(verb) for noun in of_count], None
        if count < 2 or len(nouns) != count:
            return
        for figure, noun in enumerate(nouns, at):
            self.rules[figure] = "shared_out"
            self.named[figure] = (noun + (change[0] if change else ""))[:MAX_SUBJECT]
