"""`Ground`: the text lines of a source as the search for furniture sees them, and what tells the rhythm of pages.

Repetition alone makes no furniture: the cells of a table that is printed one a line come back too. Pages are about as
long as one another, and cut the text wherever they end; rows of a table are short, and cut nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from itertools import accumulate, pairwise

from parsers.language.numerals import TO_TEN
from parsers.lines.drafts import Draft
from parsers.median import median
from parsers.patterns import late

CLOSED = "。；！？：:;，,、"
"""What a line that is furniture does not end with."""
ENDED = "。；！？!?;：:”」』)）】"
"""What a paragraph ends with."""
_PAUSES = frozenset("，。；、,")
_ANEW = late(
    rf"[{TO_TEN}百]{{1,4}}[、是]|[（(][\w]{{1,3}}[)）]|第\w{{1,5}}[条章节]|\d{{1,3}}\s?[.、．]\D|——|附件|[●■◆•]"
)
"""A line that begins something by its own words, and so goes on with nothing."""
_LEAST_LINES = 8
_LEAST_CHARS = 160
"""Lines and characters of a short page that is set in lines."""
_LEAST_FLOWING = 350
"""Characters of a short page whose paragraphs are a line each."""
_MOST_LINES = 300
_MOST_CHARS = 6_000
_WRAP_COLUMNS = 24
_MOST_WRAP = 200
_WRAP_LINES = 6
_NEAR = 0.88  # of the width at which lines are wrapped: a line that is full
_EVEN = 0.35  # of the usual length of a page: how far off an even one may be
_MOST_EVEN = 0.6  # of the pages that must be so
_LONG = 16  # characters of a line of prose where lines are not wrapped
_LEAST_PARAGRAPHS = 3  # of a page whose paragraphs are a line each
_REACH = 4  # lines of furniture that may stand between a line and its neighbour


class Ground:
    """Text lines by their place (0, 1, 2 …): `texts[place]` is the number of their draft."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.texts = [i for i, draft in enumerate(drafts) if draft.noise is None]
        self.chars = array("l", accumulate((len(drafts[i].text) for i in self.texts), initial=0))
        """Characters of text before each line."""
        self.feeds = array("l", self._count_feeds())
        self.wrap = self._measured()
        """The columns at which lines are wrapped, 0 where a paragraph is a line."""

    def text(self, place: int) -> str:
        return self.drafts[self.texts[place]].text

    def place(self, number: int) -> int:
        """The place of the text line that is draft `number`."""
        return bisect_left(self.texts, number)

    def _count_feeds(self) -> list[int]:
        """How many pages the source itself has begun up to and with each text line."""
        counts: list[int] = []
        seen = 0
        for draft in self.drafts:
            seen += draft.feed
            if draft.noise is None:
                counts.append(seen)
        return counts

    @property
    def breaks(self) -> int:
        """How many pages the source itself begins after its first."""
        return self.feeds[-1] if self.feeds else 0

    def _measured(self) -> int:
        widths = sorted(width for width in map(self.width, range(len(self.texts))) if width >= _WRAP_COLUMNS)
        if len(widths) < _WRAP_LINES:
            return 0
        wrap = widths[-1 - len(widths) // 20]
        near = sum(wrap * _NEAR <= width <= wrap * (2 - _NEAR) for width in widths)
        return wrap if wrap <= _MOST_WRAP and near * 5 >= len(widths) * 2 else 0

    def width(self, place: int) -> int:
        """The columns that a line takes with its indent, nearly: a Chinese character takes two."""
        draft = self.drafts[self.texts[place]]
        text = draft.text
        return draft.indent + (len(text) + len(text.encode("utf-8", "replace"))) // 2

    def fed(self, place: int, depth: int = 2) -> bool:
        """Whether a line is one of the first or last `depth` of a page that the source itself knows."""
        feeds, last = self.feeds, len(self.texts) - 1
        if not self.breaks:
            return False
        at = feeds[place]
        return place < depth or place > last - depth or at > feeds[place - depth] or feeds[place + depth] > at

    def apart(self, one: int, other: int, pages: int = 1) -> bool:
        """Whether so many pages may lie between two lines, by the lines and the characters between."""
        if self.breaks:
            return self.feeds[other] - self.feeds[one] == pages
        lines, chars = other - one - 1, self.chars[other] - self.chars[one + 1]
        if lines > _MOST_LINES * pages or chars > _MOST_CHARS * pages:
            return False
        return chars >= _LEAST_FLOWING or (lines >= _LEAST_LINES and chars >= _LEAST_CHARS)

    def even(self, places: Sequence[int], pages: Sequence[int] = ()) -> bool:
        """Whether most stretches between the places are about as long as one another; `pages` lie in each."""
        counted = pages or [1] * (len(places) - 1)
        spans = [(self.chars[b] - self.chars[a + 1]) / n for (a, b), n in zip(pairwise(places), counted, strict=True)]
        usual = median(spans) if spans else 0
        return sum(abs(span - usual) <= _EVEN * usual for span in spans) >= _MOST_EVEN * len(spans)

    def beside(self, place: int, step: int, heads: Container[str] = ()) -> int | None:
        """The nearest line that is still text, `step` (1 or -1) from a place, and none of `heads`; None at the ends."""
        for k in range(place + step, place + step * (_REACH + 1), step):
            if not 0 <= k < len(self.texts):
                return None
            draft = self.drafts[self.texts[k]]
            if draft.noise is None and draft.text not in heads:
                return k
        return None

    def cuts(self, place: int, heads: Container[str] = ()) -> bool:
        """Whether a line stands in the middle of a text that goes on after it, as what stands at a page's edge does.

        Lines of `heads`, which stand beside such lines, are looked past.
        """
        above, below = self.beside(place, -1, heads), self.beside(place, 1, heads)
        if above is None or below is None:
            return False
        before, after = self.text(above), self.text(below)
        if before[-1] in ENDED or _ANEW.match(after) or after.isdecimal():
            return False
        if self.wrap:
            return self.width(above) >= self.wrap * _NEAR - 1
        return len(before) >= _LONG and not _PAUSES.isdisjoint(before)

    def parts_sentence(self, place: int) -> bool:
        """Whether a line parts a sentence that has begun before it and ends on the next line."""
        above, below = self.beside(place, -1), self.beside(place, 1)
        if above is None or below is None:
            return False
        before, after = self.text(above), self.text(below)
        higher = self.beside(above, -1)
        prose = not _PAUSES.isdisjoint(before) or (higher is not None and self.text(higher)[-1] in "；，、。")
        ends = after[-1] in ENDED and not _PAUSES.isdisjoint(after)
        return prose and ends and before[-1] not in ENDED and _ANEW.match(after) is None

    def count(self, places: Iterable[int], heads: Container[str] = ()) -> int:
        """How many of the places cut a text."""
        return sum(self.cuts(place, heads) for place in places)

    def flows(self, first: int, last: int) -> bool:
        """Whether most lines between two places end as sentences do: paragraphs, a line each."""
        lines = range(first + 1, min(last, first + 1 + _MOST_LINES))
        return sum(self.text(k)[-1] in ENDED for k in lines) * 2 > len(lines) >= _LEAST_PARAGRAPHS
