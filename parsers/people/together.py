"""The document decides together: what all places of one name and the items of a list say, and which spans hold.

A `Scored` span has the log-odds that its own evidence gives. `Places` pools the spans of one name over the whole issue,
`Pool` adds to each span of a stretch of text what other places and its list say, `decode` takes of the spans that
overlap those that are likeliest as a whole.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import log1p
from typing import NamedTuple

from parsers.lexicons import lexicon, weighed
from parsers.people.evidence import Feature, shape_of
from parsers.people.spans import NameSpan
from parsers.people.surroundings import LEFT, RIGHT, WEAK_LEFT, WEAK_RIGHT
from parsers.people.words import SPACES, count_words

_NOTE = "(?:[（(][^（()）\\n]{0,20}[)）])?(?:同志|先生|女士)?"
_NEXT = re.compile(
    f"{_NOTE}(?:[{SPACES}]{{0,2}}(?:、[{SPACES}\\n]{{0,2}}|和|及|与|以及)|(?P<loose>，|[{SPACES}]{{1,8}}))"
)
"""What joins two items of a list: 、, a conjunction; loosely a comma or blanks."""
_JOINED = -2.0
"""Log-odds that an item has at least which is joined loosely."""
_MOST = 8.0
"""Nats beyond which more evidence of one kind says no more."""
_LOWEST, _HIGHEST = -4.0, 6.0
"""The log-odds of an item of a list count within these."""
_WORTH_COUNTING = -3.0
"""Log-odds from which on it is asked how often the characters stand where nothing points at a name."""
_WORTH_ASKING = -6.0
"""Log-odds from which on it is asked in how many kinds of places a name stands."""
_FEW, _MOST_PLACES = 2, 12
"""Places of a name that say nothing of their kinds, and how many are looked at."""
_PHRASE = 3
"""Characters of a verb and what it governs (`保民生`), which stand in lists of their like."""
_CLEAR = 3
"""Characters of a name that is hardly ever something else."""
_PROVES, _LEAST_OF_PROVED = 3.0, -2.0
"""Log-odds of another place that prove such a name, and the least that its own evidence counts then."""
_HOPELESS = -9.0
"""Log-odds of what stands around a name at which no other place helps."""
_HELD = frozenset(("post", "post_gap", "office"))
"""What stands before a person in a list of which each item names its post (`甲局局长某某、乙局局长某某`)."""
_SOME = 0.01
_MOST_WORD = 4.0
_TOLD = -2.0
"""Log-odds from which on another place says something."""


class Scored(NamedTuple):
    """A span, the log-odds that its own evidence gives that it names a person, and the marks on both sides."""

    span: NameSpan
    odds: float
    left: str
    right: str
    title: int = -1
    """Where the title begins that stands before it; -1 for none."""
    context: float = 0.0
    """What of the log-odds comes from what stands around it."""


def with_odds(scored: Scored, odds: float) -> Scored:
    """`scored` with other log-odds."""
    span, _, left, right, title, context = scored
    return tuple.__new__(Scored, (span, odds, left, right, title, context))


class PackedSpans:
    """Scored spans of a stretch that wait for the others: a tenth of what they take as they are, and the same again.

    Of a long text nine in ten spans at a cue are no names, and all wait until the last stretch has been looked at.
    """

    def __init__(self, scored: Sequence[Scored]) -> None:
        self._starts = array("I", [each.span.start for each in scored])
        self._ends = array("I", [each.span.end for each in scored])
        self._titles = array("i", [each.title for each in scored])
        self._odds = array("d", [each.odds for each in scored])
        self._contexts = array("d", [each.context for each in scored])
        self._lefts = [each.left for each in scored]
        self._rights = [each.right for each in scored]
        self._sizes = array("I", [len(each.span.name) for each in scored])
        self._names = "".join([each.span.name for each in scored])

    def spans(self) -> Iterator[Scored]:
        """The spans, in their order."""
        at = 0
        columns = (self._starts, self._ends, self._sizes, self._odds, self._lefts, self._rights, self._titles)
        for start, end, size, odds, left, right, title, context in zip(*columns, self._contexts, strict=True):
            name = self._names[at : at + size]
            at += size
            yield Scored(NameSpan(start, end, name), odds, left, right, title, context)


class Places:
    """For each name what its places in the issue say: the two highest log-odds, how many are above 0, and in all what
    stands around them, for a name and against one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._first, self._second = array("d"), array("d")
        self._sure = array("I")
        self._told, self._denied = array("d"), array("d")

    def add(self, scored: Iterable[Scored]) -> None:
        """Takes in the spans of one stretch of text."""
        for each in scored:
            number = self._numbers.get(each.span.name)
            if number is None:
                number = self._new(each.span.name)
            odds, context = each.odds, each.context
            first = self._first[number]
            if odds > first:
                self._first[number], self._second[number] = odds, first
            elif odds > self._second[number]:
                self._second[number] = odds
            self._sure[number] += odds > 0
            self._told[number] += max(0.0, context)
            self._denied[number] += max(0.0, -context)

    def _new(self, name: str) -> int:
        number = self._numbers[name] = len(self._numbers)
        for column in (self._first, self._second):
            column.append(-_MOST)
        for total in (self._told, self._denied):
            total.append(0.0)
        self._sure.append(0)
        return number

    def others(self, scored: Scored) -> tuple[float, int, float, float]:
        """The highest log-odds of the name's other places, how many of them are above 0, what stands around them."""
        number = self._numbers.get(scored.span.name)
        first, second, sure, told, denied = -_MOST, -_MOST, 0, 0.0, 0.0
        if number is not None:
            first, second, sure = self._first[number], self._second[number], self._sure[number]
            told, denied = self._told[number], self._denied[number]
        best = second if scored.odds >= first else first
        own = scored.context
        return best, sure - (scored.odds > 0), told - max(0.0, own), denied - max(0.0, -own)

    def proved(self, least: float) -> frozenset[str]:
        """The names of which some place has `least` or more."""
        return frozenset(name for name, number in self._numbers.items() if self._first[number] >= least)


class Chain(NamedTuple):
    """The items of a list on one side of a span: the mark at its far end, and their log-odds in all."""

    far: str
    odds: float


class Pool:
    """What lists and other places say of the spans of one stretch of text."""

    def __init__(self, text: str, scored: Sequence[Scored], places: Places, first: Pool | None = None) -> None:
        """`first`: another pool of the same spans, which has looked for what stands in the text."""
        self.text = text
        self.scored = scored
        self.places = places
        self._at_start: dict[int, int] = {}
        self._at_end: dict[int, int] = {}
        """The likeliest span that begins, or ends, at a place."""
        for number, (span, odds, *_) in enumerate(scored):
            for table, at in ((self._at_start, span.start), (self._at_end, span.end)):
                if at not in table or odds > scored[table[at]].odds:
                    table[at] = number
        self._number: dict[str, int] = first._number if first else Counter(each.span.name for each in scored)
        self._joints: list[tuple[int, int, bool]] = first._joints if first else self._find_joints()
        self._shown: dict[str, int] = first._shown if first else {}
        """How often the characters of names that are not unlikely stand in the text."""
        likely = {each.span.name for each in scored if each.odds > _WORTH_ASKING}
        self._shown.update(count_words(text, likely.difference(self._shown)))
        self._varieties: dict[str, float] = first._varieties if first else {}
        self._after: dict[int, int] = {}
        """For a place where a name ends, where the next item of its list begins."""
        self._before: dict[int, int] = {}
        """For a place where a name begins, the end of the likeliest item before it in its list."""
        self._join()
        self._left: dict[int, Chain] = {}
        for start in sorted(self._before):
            self._left[start] = self._chain_before(start)
        self._right: dict[int, Chain] = {}
        for end in sorted(self._after, reverse=True):
            self._right[end] = self._chain_after(end)

    def _find_joints(self) -> list[tuple[int, int, bool]]:
        """Where a span ends, where the next begins after what joins them, and whether that joins them loosely."""
        joints = ((end, _NEXT.match(self.text, end)) for end in self._at_end)
        found = ((end, joint.end(), joint["loose"] is not None) for end, joint in joints if joint)
        return [joint for joint in found if joint[1] in self._at_start]

    def _join(self) -> None:
        for end, start, loose in self._joints:
            odds = self.scored[self._at_end[end]].odds
            if loose and min(self.scored[self._at_start[start]].odds, odds) < _JOINED:
                continue
            self._after[end] = start
            rival = self._before.get(start)
            if rival is None or self.scored[self._at_end[rival]].odds < odds:
                self._before[start] = end

    def features(self, number: int, own: float) -> list[Feature]:
        """What the issue says of span `number`; `own` are the log-odds of its own evidence."""
        span, _, before, after, title, _ = self.scored[number]
        others = self.places.others(self.scored[number])
        found = [("own", max(_least(self.scored[number], others[0]), min(_MOST, own)))]
        found += self._of_other_places(self.scored[number], others)
        holder = self._at_end.get(title) if title >= 0 else None
        if holder is not None and self.scored[holder].odds > 0:
            found.append(("title_taken", 1.0))
        left, right = self._left.get(span.start), self._right.get(span.end)
        if left:
            found.append((f"list_left_{left.far}", 1.0))
        elif before == "joint":
            found.append(("alone_left", 1.0))
        if right:
            found.append((f"list_right_{right.far}", 1.0))
        elif after == "joint" and before not in _HELD:
            found.append(("alone_right", 1.0))
        alone = (not left and before == "joint") or (not right and after == "joint" and before not in _HELD)
        if alone and len(span.name) == _PHRASE and span.name[1:] in weighed("word_costs"):
            found.append(("alone_phrase", 1.0))
        if left or right:
            begins, ends = left.far if left else before, right.far if right else after
            total = (left.odds if left else 0.0) + (right.odds if right else 0.0)
            found.append(("list_total", max(-_MOST, min(_MOST, total))))
            found.append(("list_both" if left and right else "list_end", 1.0))
            frame = f"{LEFT.get(begins, 'none')}_{RIGHT.get(ends, 'none')}"
            found.append((f"list_from_{frame}", 1.0))
            if wordy := shape_of(span.name).wordy:
                found.append((f"list_wordy_{frame}", float(wordy)))
        return found

    def _of_other_places(self, scored: Scored, others: tuple[float, int, float, float]) -> Iterator[Feature]:
        name = scored.span.name
        best, sure, told_around, denied = others
        if told_around > _SOME:
            yield "elsewhere_around", min(_MOST, told_around)
        if denied > _SOME:
            yield "denied", log1p(denied)
        word = "_word" if name in weighed("word_costs") else ""
        if best > _TOLD:
            told = min(_MOST_WORD if word else _MOST, best - _TOLD)
            yield f"elsewhere{word}", told
            weak = (scored.left in WEAK_LEFT, scored.right in WEAK_RIGHT)
            if any(weak):
                side = "both" if all(weak) else "left" if weak[0] else "right"
                yield f"weak_{side}{word or ('_2' if len(name) == 2 else '')}", told
        if sure > 0:
            yield "elsewhere_number", log1p(sure)
        shown = self._shown[name] if scored.odds > _WORTH_ASKING else 0
        uncued = shown - self._number[name] if scored.odds > _WORTH_COUNTING else 0
        if uncued > 0:
            yield "uncued", log1p(uncued)
        if shown > _FEW and len(name) == _CLEAR and not word:
            yield "varied", self._variety(name)

    def _variety(self, name: str) -> float:
        """In how many kinds of places `name` stands, by the characters before and after it, as a logarithm; 0 for the
        renowned, whose names are known."""
        if name in lexicon("renowned"):
            return 0.0
        found = self._varieties.get(name)
        if found is None:
            text, before, after = self.text, set(), set()
            at = text.find(name)
            for _ in range(_MOST_PLACES):
                if at < 0:
                    break
                before.add(text[at - 1 : at])
                after.add(text[at + len(name) : at + len(name) + 1])
                at = text.find(name, at + 1)
            found = self._varieties[name] = log1p(min(len(before), len(after)) - 1)
        return found

    def _chain_before(self, start: int) -> Chain:
        span, odds, far, *_ = self.scored[self._at_end[self._before[start]]]
        further = self._left.get(span.start) or Chain(far, 0.0)
        return Chain(further.far, further.odds + _bounded(odds))

    def _chain_after(self, end: int) -> Chain:
        span, odds, _, far, *_ = self.scored[self._at_start[self._after[end]]]
        further = self._right.get(span.end) or Chain(far, 0.0)
        return Chain(further.far, further.odds + _bounded(odds))


def _least(scored: Scored, best: float) -> float:
    """The least that its own evidence counts: little where another place, by `best`, proves a name that is no word.

    Not where what stands around it is hopeless: the name is a part of longer words there (`一同乐天知命`).
    """
    name = scored.span.name
    clear = len(name) >= _CLEAR and name not in weighed("word_costs") and scored.context > _HOPELESS
    return _LEAST_OF_PROVED if clear and best >= _PROVES else -_MOST


def _bounded(odds: float) -> float:
    return max(_LOWEST, min(_HIGHEST, odds))


def decode(scored: Iterable[Scored]) -> list[Scored]:
    """Of spans that overlap those whose log-odds add up to most, in order; none whose own are not above 0."""
    ordered = sorted((each for each in scored if each.odds > 0), key=lambda each: each.span.end)
    ends = [each.span.end for each in ordered]
    best = [0.0]
    take: list[int] = []
    for number, (span, odds, *_) in enumerate(ordered):
        before = bisect_right(ends, span.start, 0, number)
        with_it = best[before] + odds
        take.append(before if with_it > best[number] else -1)
        best.append(max(best[number], with_it))
    kept: list[Scored] = []
    number = len(ordered)
    while number:
        before = take[number - 1]
        if before < 0:
            number -= 1
        else:
            kept.append(ordered[number - 1])
            number = before
    return kept[::-1]
