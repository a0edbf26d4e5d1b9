"""The headings of one document, in reading order, with their levels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from parsers.language.markers import Marker, Style
from parsers.language.numerals import whole_number
from parsers.model import Block, Source
from parsers.outline.rules.attachments import ATTACHMENTS, attachment, reference_end
from parsers.outline.rules.bare import is_frame, is_known, is_part, is_subpart
from parsers.outline.rules.headings import (
    Heading,
    decimal,
    make_heading,
    may_head,
    spaced,
    with_marker,
)
from parsers.outline.rules.minutes import ASIDE, NumberedBlocks, decided_items, head_items, is_decided, opens_decision
from parsers.outline.rules.notes import GLOSSARIES, heads_notes
from parsers.outline.rules.numbering import WAYS as NUMBERED
from parsers.outline.rules.numbering import HeadingNumbering, Marked, OpenList, Shape, kind_of
from parsers.outline.rules.titles import TITLES
from parsers.outline.rules.unnumbered import BILL_RULE, GROUP_RULE, SENTENCE_RULE, bare_headings
from parsers.outline.rules.unnumbered import WAYS as BARE
from parsers.outline.unlisted import Title
from parsers.patterns import late
from parsers.stopping import pause

_ARTICLE = late(r"[“「]?第\s?([\d一二三四五六七八九十百零〇]{1,6})\s?条(?:之[一二三四五六七八九十])?(?![款第的规至和])")
_ARTICLE_STARTS = frozenset("“「第")
_MOTION = re.compile(r"第\s?\w{1,4}\s?案")
"""What heads a motion 议案."""
_YEAR = re.compile(r"\d{4}\s?年")
_CLAUSE_ENDS = ("；及", "；以及", ";及", "；和")
"""How an item ends that is a part of a sentence, of a question or of an article."""
_CLAUSES = (Style.STEM, Style.HAN_PAREN, Style.ARABIC, Style.PAREN, Style.CIRCLED)


class FoundHeading(NamedTuple):
    """A heading with its level and its kind of block."""

    heading: Heading
    level: int
    stop: int
    """The index after the blocks that the heading takes."""
    phase: str
    rule: str
    """The phase and the name of the rule that made it."""


def scan_document(
    blocks: Sequence[Block], lo: int, hi: int, source: Source, inner: Mapping[int, Title]
) -> tuple[list[FoundHeading], set[int]]:
    """The headings below the title among the blocks ``lo:hi``, and the blocks that are notes.

    `inner` are the blocks that are titles printed inside the document.
    """
    return _Scan(blocks, lo, hi, source, inner).run()


class _Scan:
    """One walk over the blocks of a document."""

    def __init__(self, blocks: Sequence[Block], lo: int, hi: int, source: Source, inner: Mapping[int, Title]) -> None:
        self.blocks, self.lo, self.hi, self.inner = blocks, lo, hi, inner
        self.numbered = with_marker(blocks, lo, hi) | decimal(blocks, lo, hi) | decided_items(blocks, lo, hi)
        if not any(h.marker and h.marker.style is Style.HAN for h in self.numbered.values()):
            self.numbered.update(spaced(blocks, lo, hi))
        self.numbered = dict(sorted(self.numbered.items()))
        self.bare = bare_headings(blocks, lo, hi, source)
        self.head = head_items(blocks, self.numbered)
        asked = NumberedBlocks(blocks, lo, hi, self.numbered, self.bare)
        aside = {i for rule in ASIDE.all for i in rule.find(asked)}
        self.numbered = {i: heading for i, heading in self.numbered.items() if i not in aside}
        self.order = list(self.numbered)
        self.stops = sorted({*self.order, *self.bare})
        self.places: dict[tuple[Style, int], list[int]] = {}
        """The blocks with each number of each style, in order."""
        for i, heading in self.numbered.items():
            if heading.marker:
                self.places.setdefault((heading.marker.style, heading.marker.number), []).append(i)
        markers = [heading.marker for heading in self.numbered.values() if heading.marker]
        outermost = min((h.marker.style for h in self.numbered.values() if h.marker and h.alone), default=Style.CIRCLED)
        ones = sum(1 for marker in markers if marker.style is Style.HAN and marker.number == 1)
        self.restarted = ones >= 2 and outermost is Style.HAN
        """一、 is the outermost numbering and begins more than once: under parts without a number."""
        self.numbering = HeadingNumbering()
        headed = next((i for i, heading in self.numbered.items() if heading.alone), hi)
        self.has_articles = _has_articles(blocks, lo, hi, headed)
        self.articles = False
        self.clause = 0
        """The number of the last clause 一、 below an article that is a part of a sentence."""
        self.found: list[FoundHeading] = []
        self.notes: set[int] = set()
        self.parts: list[str] = []

    def run(self) -> tuple[list[FoundHeading], set[int]]:
        i = self.lo
        noting = False
        while i < self.hi:
            pause()
            block = self.blocks[i]
            if i in self.inner:
                i = self._part(i, self.inner[i])
                noting = False
                continue
            labelled = block.text[0] == "附"
            begun = attachment(self.blocks, i, self.hi) if labelled else None
            if begun:
                inner = any(map(is_part, self.parts)) and not begun.heading.printed.startswith("附录")
                level = self.numbering.below() if inner else 2
                self._add(begun.heading, level, begun.stop, ATTACHMENTS.phase, begun.rule)
                if not inner:
                    self.numbering.restart(2)
                self.articles = False
                noting = GLOSSARIES.first(begun.heading.title) is not None and not self._heads(begun.stop)
                i = begun.stop
                continue
            skipped = reference_end(self.blocks, i, self.hi) if labelled else i
            if skipped > i:
                i = skipped
                continue
            noting = noting or self._begins_notes(block)
            if noting:
                self.notes.add(i)
            elif may_head(block):
                self._heading(i)
            i += 1
        return self.found, self.notes

    def _heads(self, i: int) -> bool:
        """Whether block `i` is a heading with a number in 汉字 and nothing else: no term that a glossary explains."""
        heading = self.numbered.get(i)
        return (
            heading is not None and heading.alone and heading.marker is not None and heading.marker.style < Style.ARABIC
        )

    def _begins_notes(self, block: Block) -> bool:
        """Whether everything from `block` on is notes; 说明 below the heading of a motion gives its reasons."""
        if not heads_notes(block.text, block.level > 0):
            return False
        if self.found:
            above = self.found[-1].heading.printed or self.found[-1].heading.title
            if above.startswith("第") and _MOTION.match(above):
                return False
        return True

    def _add(self, heading: Heading, level: int, stop: int, phase: str, rule: str) -> None:
        self.found.append(FoundHeading(heading, level, stop, phase, rule))

    def _part(self, i: int, title: Title) -> int:
        """A title inside the document: everything below it nests one level deeper."""
        heading = make_heading(self.blocks[i], i, None)
        if heading:
            self._add(heading, title.level, i + 1, TITLES.phase, title.rule)
        self.numbering.restart(title.level)
        self.articles = False
        return i + 1

    def _heading(self, i: int) -> None:
        """The heading of block `i`, numbered or bare, if it is one."""
        text = self.blocks[i].text
        if text[:1] in "“「第" and self.has_articles and _ARTICLE.match(text):
            self.articles = True
            self.clause = 0
            return
        heading = self.numbered.get(i) if not text.endswith(_CLAUSE_ENDS) else None
        if heading is None:
            if i in self.bare:
                self._bare(i)
            return
        marker = heading.marker
        if marker is None or (self.articles and self._is_clause(marker, text)):
            return
        if marker.style in (Style.CHAPTER, Style.SECTION) and not heading.alone and not text[marker.length].isspace():
            return
        if marker.style is Style.ORDINAL and not heading.alone and heading.printed[-1] not in "：:案号":
            return
        if marker.style <= Style.CHAPTER and (not self.found or self._opens_chapters(marker)):
            self.numbering.restart(1)
        first = i > self.lo and is_part(self.blocks[i - 1].text)
        own = is_decided(self.blocks, i)
        more = self._follows(marker.style, marker.number + 1, i) > i or first or own
        decided = marker.number == 1 and bool(self.found) and opens_decision(self.blocks, i)
        if own and not decided:
            self.numbering.close_points()
        goes_on = self._going_on(i) if marker.number == 1 else 0
        marked = Marked(marker, kind_of(heading.printed), heading.alone, more, first, goes_on, decided)
        placed = self.numbering.place(marked)
        if placed and i not in self.head:
            self._add(heading, placed.level, i + 1, NUMBERED.phase, placed.rule)
            if marker.style not in _CLAUSES:
                self.articles = False

    def _opens_chapters(self, marker: Marker) -> bool:
        """Whether the first chapter stands below no part: what heads the text before it is of its level."""
        if marker.style is not Style.CHAPTER or marker.number > 1 or self.numbering.base > 2:
            return False
        return not any(one.kind for one in self.numbering.lists)

    def _going_on(self, i: int) -> int:
        """How many of the open lists, from the outermost on, go on after block `i` before they begin anew."""
        lists = self.numbering.lists
        return next((k for k in range(len(lists), 0, -1) if lists[k - 1].kind and self._goes_on(lists[k - 1], i)), 0)

    def _goes_on(self, one: OpenList, i: int) -> bool:
        """Whether the next number of an open list comes after block `i`, before another number one of its style."""
        anew, following = (self._follows(one.style, number, i) for number in (1, one.number + 1))
        return following > i and (anew < 0 or following < anew)

    def _follows(self, style: Style, number: int, i: int) -> int:
        """The first block after `i` that has a number of a style; -1 when none has."""
        return _next(self.places.get((style, number), ()), i)

    def _is_clause(self, marker: Marker, text: str) -> bool:
        """Whether a numbered paragraph below an article is a clause of it; 一、 is one where it numbers no headings."""
        if marker.style is Style.HAN:
            goes_on = text[-1] in "；;" or marker.number == self.clause + 1 > 1
            if goes_on or not self.numbering.has(Style.HAN):
                self.clause = marker.number
                return True
        return marker.style in _CLAUSES

    def _bare(self, i: int) -> None:
        """A heading without a number: a part when the numbers begin anew below it, else below the last numbered one."""
        heading = make_heading(self.blocks[i], i, None)
        if heading is None:
            return
        level = self._bare_level(i)
        self._add(heading, level, i + 1, BARE.phase, self.bare[i])

    def _bare_level(self, i: int) -> int:
        """The level of the heading without a number at block `i`."""
        text = self.blocks[i].text
        below = bool(self.found) and self.found[-1].stop == i and self.found[-1].phase == BARE.phase
        if self.bare[i] == GROUP_RULE:
            inner = below or (self.numbering.is_nested and self.bare.get(i + 1) != GROUP_RULE)
            return self.numbering.unnumbered(Shape.BELOW if inner else Shape.LINE)
        if is_subpart(text):
            return self.numbering.unnumbered()
        if is_frame(text):
            return self.numbering.base
        if (
            (is_part(text) and (not self.numbering.has(Style.STEM) or any(map(is_part, self.parts))))
            or self._restarts(i)
            or (self.parts and _YEAR.match(text) and _YEAR.match(self.parts[0]))
        ):
            self.parts.append(text)
            self.numbering.restart(2, counting=True)
            return 2
        if self.bare[i] == BILL_RULE or below or (self.numbering.is_nested and not is_known(text)):
            return self.numbering.unnumbered(Shape.BELOW)
        if self.bare[i] == SENTENCE_RULE:
            return self.numbering.unnumbered(Shape.SENTENCE)
        if self._is_next_part(i):
            if is_part(self.parts[-1]):
                self.numbering.lists.clear()
            else:
                self.numbering.restart(1, counting=True)
        level = self.numbering.unnumbered()
        if level == 2:
            self.parts.append(text)
        return level

    def _is_next_part(self, i: int) -> bool:
        """Whether bare headings are the outermost ones here, and no number goes on after this one."""
        if not self.parts or self.found[0].heading.marker is not None:
            return False
        following = self.numbered.get(_next(self.order, i))
        marker = following.marker if following else None
        return marker is None or not self.numbering.awaits(marker)

    def _restarts(self, i: int) -> bool:
        """Whether the outermost numbering of the document begins at one between this bare heading and the next."""
        k = _next(self.stops, i)
        heading = self.numbered.get(k)
        marker = heading.marker if heading else None
        return marker is not None and marker.number == 1 and marker.style is Style.HAN and self.restarted


def _has_articles(blocks: Sequence[Block], lo: int, hi: int, headed: int) -> bool:
    """Whether the text has articles of its own: two that follow in number, or one above its first heading, `headed`.

    Others below a heading are quoted.
    """
    last = 0
    for i in range(lo, hi):
        text = blocks[i].text
        article = _ARTICLE.match(text) if text[:1] in _ARTICLE_STARTS else None
        if article:
            number = whole_number(article[1])
            if i < headed or number in (1, last + 1):
                return True
            last = number
    return False


def _next(places: Sequence[int], i: int) -> int:
    """The first of `places`, which stand in order, after `i`; -1 when none is."""
    k = bisect_right(places, i)
    return places[k] if k < len(places) else -1
