"""Where a name begins and ends: shapes, surnames and what stands beside it, weighed.

There is no tagger and no complete list of names. A place that structure or a trigger points at is tried with each
length that a name can have; what stands right after it (or before it), the surname, ordinary words and the body or
place that may begin there are weighed, and the best length is taken when its score reaches what the place asks for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN
from parsers.language.names import DOTS, begins_with_surname, has_compound_surname, surname_weight
from parsers.language.numerals import TO_TEN
from parsers.language.places import AUTONOMOUS, BODY_START, PLACE, PLACE_OF, PLACE_WITH
from parsers.language.posts import is_title
from parsers.language.words import everyday_at
from parsers.lexicons import lexicon
from parsers.people.weights import is_foreign, odd_weight, shape_weight
from parsers.people.words import (
    SPACES,
    Words,
    by_first,
    followers,
    han_word,
    is_no_verb,
    like_a_body,
    run_length,
    starts_with,
)
from parsers.stopping import pause

_HAN = re.compile(f"[{HAN}]")
_SPELLED = re.compile(f"[{HAN}]{{1,8}}(?:[{DOTS}][{HAN}]{{1,8}}){{1,4}}")
HELD = re.compile("(?:兼任|担任|擔任|所任|所兼)(?:的|之)")
"""Whose post is taken: what stands before it is whole (`甲某和|兼任的…职务`)."""
_JOINS = frozenset("和与與及任兼")
"""What stands after a name more often than at its end."""
_PREPOSITIONS = frozenset("由请請向让讓给給被对對")
"""What stands before a title and ends no name: 明确由副县长某某牵头."""
_COUNTED = re.compile(f"[{TO_TEN}两兩][位名]")
"""A count of persons, which is no part of the name before it (`甲、乙二位委員`)."""
_PART_STARTS = frozenset("省市县區县區区镇鎮乡鄉州院原驻駐第")


STRETCH = 10_000
MOST = 2_500
"""Names that are tried in a stretch: a roster needs some 900, a list of nothing but appointments some 2,000."""


KEPT = 100_000
"""Edges on either side that are kept at most: those of some hundred pages."""


class Guess(NamedTuple):
    """A name tried at a place: its range, how well it fits, and how clearly it ends (or begins) there."""

    start: int
    end: int
    score: float
    edge: float


class NameScorer:
    """The word sense of one issue: the lexicons, and the bodies and places that the issue itself names."""

    def __init__(self, text: str, bodies: Words | None = None) -> None:
        """`bodies`: those that the issue names, where `text` is a part of it."""
        self.text = text
        self.bodies = bodies or by_first({m[1] for m in BODY_START.finditer(text)} | set(lexicon("places")))
        self.exhausted = False
        """Whether a part of the text that was read by itself was flooded."""
        self.tries = Counter[int]()
        """How many names were tried in each stretch of `STRETCH` characters."""
        self._right: dict[int, float] = {}
        self._left: dict[int, float] = {}
        self._before: dict[int, Guess | None] = {}
        self._after: dict[tuple[int, bool], Guess | None] = {}
        """The edges and names that were asked for: several rules look at one place."""

    def after(self, start: int, least: float, structural: bool = False) -> Guess | None:
        """The best name that begins at `start`, when it scores at least `least`."""
        spelled = self.spelled(start)
        if spelled:
            return spelled
        if least > 3 and not structural and not begins_with_surname(self.text, start):
            return None
        pause()
        place = (start, structural)
        if place not in self._after:
            tries = self.tries_after(start, structural)
            self._after[place] = max(tries, key=lambda guess: guess.score, default=None)
        best = self._after[place]
        return best if best and best.score >= least else None

    def before(self, end: int, least: float) -> Guess | None:
        """The best name that ends at `end`, when it scores at least `least`."""
        pause()
        if end not in self._before:
            self._before[end] = self._best_before(end)
        best = self._before[end]
        return best if best and best.score >= least else None

    def _best_before(self, end: int) -> Guess | None:
        """The best name that ends at `end`, however little it scores."""
        best: Guess | None = None
        if self.spent(end):
            return None
        if self.text[end - 1 : end] in _PREPOSITIONS or _COUNTED.match(self.text, max(0, end - 2)):
            return None
        for size in (3, 2, 4, 5, 6):
            start = end - size
            if start < 0 or not han_word(self.text, start, end):
                continue
            if size > 4 and not is_foreign(self.text[start:end]):
                break
            edge = self.left_edge(start)
            score = self.fit(start, end, False, addressed=True) + edge
            verb = self.text[start] in lexicon("before_names") and surname_weight(self.text[start]) < 2
            if verb and self.text[start - 1 : start] != "、":
                score -= 2.5
            if best is None or score > best.score:
                best = Guess(start, end, score, edge)
        return best

    def tries_after(self, start: int, structural: bool) -> Iterator[Guess]:
        """Each length of name that can begin at `start`, with its score."""
        text = self.text
        if start >= len(text) or not _HAN.match(text, start) or self.spent(start):
            return
        gap = start + 1
        while gap < len(text) and text[gap] in SPACES and gap - start <= 3:
            gap += 1
        if gap > start + 1 and gap < len(text) and _HAN.match(text, gap):
            edge = self.right_edge(gap + 1)
            yield Guess(start, gap + 1, edge + (2.4 if surname_weight(text[start]) else 0.0), edge)
            return
        for size in range(2, min(6, run_length(text, start)) + 1):
            end = start + size
            if size > 4 and not lexicon("transliteration").issuperset(text[start:end]):
                return
            edge = self.right_edge(end)
            score = self.fit(start, end, structural) + edge - 1.5 * self._crossed(start, end)
            yield Guess(start, end, score - (1.0 if structural and edge < 1 else 0.0), edge)

    def forget(self) -> None:
        """Drops what was kept for places, not the count of tries."""
        for kept in (self._right, self._left, self._before, self._after):
            kept.clear()

    @property
    def flooded(self) -> bool:
        """Whether some stretch of the text has more places where a name may stand than any gazette."""
        return self.exhausted or any(tries > MOST for tries in self.tries.values())

    def spent(self, at: int) -> bool:
        """Counts a try at `at`, and says whether there have been too many near by."""
        self.tries[at // STRETCH] += 1
        return self.tries[at // STRETCH] > MOST

    def fit(self, start: int, end: int, structural: bool, addressed: bool = False) -> float:
        """How much ``text[start:end]`` looks like a name by itself; `addressed` when a title stands after it."""
        text = self.text
        word = text[start:end]
        foreign = is_foreign(word)
        score = shape_weight(word)
        if word[-1] in "为為爲" and is_no_verb(text, end - 1):
            word = word[:-1]
        score -= odd_weight(word, foreign)
        whole = len(word) == 3 and (has_compound_surname(word) or HELD.match(text, end))
        if word[-1] in _JOINS and len(word) > 2 and not whole and surname_weight(word[0]) and _HAN.match(text, end):
            score -= 0.0 if self.body_at(end) else 3.0  # 甲某和|乙某, but 甲某和的 post: 免去甲某和|某区人民法院院长
        ordinary = everyday_at(text, start)
        if word in lexicon("common_names"):
            score -= (0.3 if structural else 1.0) if self.right_edge(end) >= (1.4 if structural else 2.2) else 4.5
        elif ordinary:
            sure = structural or (addressed and ordinary < len(word) and surname_weight(word[-1]) < 2)
            sure = sure or (ordinary < len(word) == 3 and self.right_edge(end) >= 2.9 and self.left_edge(start) >= 2.5)
            score -= 2.0 if sure and ordinary <= 2 else 4.5
        if PLACE_OF.match(text, end):
            score -= 5.0
        elif not structural and len(word) == 2 and PLACE_WITH.match(text, end):
            score -= 3.0
        return score - (0.0 if foreign and len(word) > 3 else like_a_body(word, structural))

    def right_edge(self, end: int) -> float:
        """How clearly a name ends before `end`."""
        edge = self._right.get(end)
        if edge is None:
            if len(self._right) >= KEPT:
                self._right.clear()
            edge = self._right[end] = self._ends(end)
        return edge

    def left_edge(self, start: int) -> float:
        """How clearly a name begins at `start`."""
        edge = self._left.get(start)
        if edge is None:
            if len(self._left) >= KEPT:
                self._left.clear()
            edge = self._left[start] = self._begins(start)
        return edge

    def _ends(self, end: int) -> float:
        """As `right_edge`, worked out."""
        text = self.text
        if end >= len(text) or not _HAN.match(text, end):
            return -5.0 if end < len(text) and text[end] in DOTS and _HAN.match(text, end + 1) else 3.0
        follow = starts_with(text, end, followers())
        body = starts_with(text, end, self.bodies)
        edge = 0.0
        if follow and not (text[end] in "为為爲" and is_no_verb(text, end)):
            edge = 2.5 if follow > 1 else 2.2 if text[end] in lexicon("firm_followers") else 1.5
        if body >= 2:
            edge = max(edge, 2.3 + 0.2 * min(body, 4))
        place = PLACE.match(text, end)
        if AUTONOMOUS.match(text, end):
            edge = max(edge, 2.3)
        elif place:
            edge = max(edge, 1.5 if len(place[0]) == 3 else 1.0)
        elif text[end] in _PART_STARTS and _HAN.match(text, end + 1):
            edge = max(edge, 1.2)
        return edge

    def _begins(self, start: int) -> float:
        """As `left_edge`, worked out."""
        text = self.text
        if start == 0 or not _HAN.match(text, start - 1):
            return -5.0 if start and text[start - 1] in DOTS and start > 1 and _HAN.match(text, start - 2) else 3.0
        if text[start - 1] == "日" and text[start - 2 : start - 1].isdigit():
            return 2.5
        words = lexicon("before_names")
        for size in (4, 3, 2):
            word = text[max(0, start - size) : start]
            if word in words or is_title(word):
                return 2.5
        if text[start - 1] in words:
            return 1.5
        return 1.2 if ends_as_body(text[start - 1]) else 0.0

    def _crossed(self, start: int, end: int) -> int:
        """Whether a word that follows names begins inside the tried name and ends after it (`何某生主|持`)."""
        for at in range(start + 2, end):
            size = starts_with(self.text, at, followers())
            if size > 1 and at + size > end:
                return 1
        return 0

    def body_at(self, at: int) -> bool:
        """Whether a body or a place that the issue names begins at `at`: 任 is no verb in 任山区人民法院."""
        return starts_with(self.text, at, self.bodies) > 2

    def spelled(self, start: int) -> Guess | None:
        """A name with a dot between its parts (`吐尔逊·卡德尔`) that begins at `start`."""
        match = _SPELLED.match(self.text, start)
        if not match:
            return None
        end = match.end()
        last = max(self.text.rfind(dot, start, end) for dot in DOTS) + 1
        sounds = lexicon("transliteration")
        for at in range(last + 1, end):
            follow = starts_with(self.text, at, followers())
            if follow > (1 if self.text[at] in sounds else 0) or starts_with(self.text, at, self.bodies) >= 2:
                end = at
                break
        return Guess(start, end, 6.0, 3.0)
