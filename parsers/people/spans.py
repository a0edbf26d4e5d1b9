"""`NameSpan`, and spans that may be names by how they are set: with dots, blanks or a title within, or in a row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from math import inf
from typing import NamedTuple

from parsers.language.characters import HAN, blank_width, strip_spaces
from parsers.language.names import DOTS
from parsers.language.posts import posts_with
from parsers.language.words import given_costs, surname_prior, word_cost
from parsers.lexicons import lexicon
from parsers.people.words import SPACES, WordFinder, by_first

_HAN = re.compile(f"[{HAN}]")
_SPREAD = re.compile(f"(?<![{HAN}])([{HAN}])[{SPACES}]{{1,4}}([{HAN}])(?![{HAN}])")
"""A name of two characters that are set apart (`洪　某`)."""
_SPREAD_THREE = re.compile(f"(?<![{HAN}])([{HAN}])([{SPACES}]{{1,2}})([{HAN}])\\2([{HAN}])(?![{HAN}])")
"""One of three."""
_SPREAD_INTO = re.compile(
    f"(?<![{HAN}])([{HAN}])([{SPACES}]{{1,2}})[{HAN}](?:\\2[{HAN}])?(?=(?:[为任的对说在将已向与率兼等主参因受当被会]|同志)[{HAN}（(])"
)
"""One of two or three that the sentence goes on after without a blank (`任命杜 小 满为局长`)."""
_SPREAD_PART = re.compile(f"(?<![{HAN}])([{HAN}])[{SPACES}]{{1,2}}[{HAN}]{{2}}(?![{HAN}])")
"""One whose surname alone is set apart (`毛 某某`)."""
_APART = re.compile(f"(?<![{HAN}])[{HAN}](?:[{SPACES}]{{1,4}}[{HAN}](?![{HAN}]))+")
"""Characters that each stand apart, one after the other."""
_GAP = re.compile(f"[{SPACES}]+")
_LONGEST_SPREAD = 4
_SIZES = (2, 3)
"""Characters of a name that blanks parted, in running text."""
_DOT = re.compile(f"[{DOTS}．.](?<=[{HAN}].)(?= ?[{HAN}])")
_AFTER_NAMES = frozenset("的了等将已曾对向于在与是之也所未")
"""What no foreign name ends with: it goes on from it."""
_MOST_DOTS = 4
_PARTS = tuple(DOTS)
_MOST_ELEMENTS = 4
_LONGEST_PART = 9
"""Characters of a part of a dotted name, and its dot."""
_RUN = re.compile(f"[{HAN}]{{4,60}}")
_PART_OF_TWO, _PART_OF_THREE = 1.4, 0.3
"""What it costs, in nats, that a given name has one character, or two: a fourth and three fourths of the names."""
_SPREAD_RUN = 50.0
"""What it says, in nats, that several names of two characters follow one another with blanks between all."""
_GLUED = 6.0
"""How much likelier names must be than words, in nats, where nothing parts them."""


class NameSpan(NamedTuple):
    """A span of the reading that may be a name, and the name: its characters without blanks."""

    start: int
    end: int
    name: str


def span_of(text: str, start: int, end: int) -> NameSpan:
    """The span of ``text[start:end]``, which is its name: made as a tuple is, in a third of the time."""
    return tuple.__new__(NameSpan, (start, end, text[start:end]))


STRETCH = 10_000
MOST = 10_000
"""Spans that are tried in a stretch of so many characters: a roster needs some 7,500, ordinary text some 1,000."""


class Room:
    """How many spans may still be tried in each stretch of a text: a flood of cues takes no more time than a roster."""

    def __init__(self) -> None:
        self.flooded = False
        """Whether a stretch had more spans than are tried."""
        self.is_scarce = False
        """Whether some stretch is full."""
        self._tried: dict[int, int] = {}

    def is_full(self, at: int) -> bool:
        """Whether no more is tried at `at`."""
        if self._tried.get(at // STRETCH, 0) < MOST:
            return False
        self.flooded = True
        return True

    def has_for(self, span: NameSpan) -> bool:
        """Whether `span` is tried, which is counted."""
        stretch = span.start // STRETCH
        tried = self._tried.get(stretch, 0)
        if tried < MOST:
            self._tried[stretch] = tried + 1
            self.is_scarce = self.is_scarce or tried + 1 >= MOST
            return True
        self.flooded = True
        return False


def set_apart(text: str) -> Iterator[NameSpan]:
    """Names by their own form: their characters apart, with dots, parted by a title; the renowned by themselves."""
    yield from _spread(text)
    yield from _dotted(text)
    yield from _split(text)
    yield from _of_elements(text)
    for start, end in _renowned().find(text):
        yield span_of(text, start, end)


def _spread(text: str) -> Iterator[NameSpan]:
    for match in (*_SPREAD_INTO.finditer(text), *_SPREAD_PART.finditer(text)):
        if match[1] in lexicon("surnames"):
            yield NameSpan(match.start(), match.end(), strip_spaces(match[0]))
    for run in _APART.finditer(text):
        gaps = sorted({blank_width(gap) for gap in _GAP.findall(run[0])})
        if len(gaps) > 1:
            yield from _between_wide_gaps(run, gaps[0])
            continue
        longer = {
            match.start(): match
            for match in _SPREAD_THREE.finditer(text, run.start(), run.end())
            if match[1] in lexicon("surnames")
        }
        for start, match in longer.items():
            yield NameSpan(start, match.end(), match[1] + match[3] + match[4])
        for match in _SPREAD.finditer(text, run.start(), run.end()):
            if match.start() not in longer:
                yield NameSpan(match.start(), match.end(), match[1] + match[2])


def _between_wide_gaps(run: re.Match[str], narrow: int) -> Iterator[NameSpan]:
    """The names of a run whose gaps differ: the wide ones part them (`向 某 岩  路 某`)."""
    start, at = run.start(), run.start() + 1
    name = run[0][0]
    for gap in (*_GAP.finditer(run[0]), None):
        if gap is not None and blank_width(gap[0]) == narrow:
            at = run.start() + gap.end() + 1
            name += run[0][gap.end()]
            continue
        if 1 < len(name) <= _LONGEST_SPREAD:
            yield NameSpan(start, at, name)
        if gap is not None:
            start, at, name = run.start() + gap.end(), run.start() + gap.end() + 1, run[0][gap.end()]


def _dotted(text: str) -> Iterator[NameSpan]:
    """Every way to begin the first and to end the last part of a name with up to `_MOST_DOTS` dots."""
    sounds = lexicon("transliteration")
    dots = [match.start() for match in _DOT.finditer(text)]
    for first, dot in enumerate(dots):
        starts = list(_sounding(text, dot - 1, -1, sounds))
        last = dot
        for other in dots[first : first + _MOST_DOTS]:
            if other - last > _LONGEST_PART or not all(map(_HAN.match, text[last + 1 : other])):
                break
            last = other
            for start in starts:
                for end in _sounding(text, other + 1 + (text[other + 1 : other + 2] == " "), 1, sounds):
                    if text[end] not in _AFTER_NAMES:
                        yield NameSpan(start, end + 1, "".join(text[start : end + 1].split()))


def _sounding(text: str, at: int, step: int, sounds: frozenset[str]) -> Iterator[int]:
    """Places from `at` on, by `step`, that a part of a dotted name may reach: most of its characters spell sounds."""
    odd = 0
    for size in range(1, _LONGEST_PART):
        if not 0 <= at < len(text) or not _HAN.match(text, at):
            return
        odd += text[at] not in sounds
        if odd > 1:
            return
        if size > 1 or step < 0:
            yield at
        at += step


def glued(text: str) -> Iterator[tuple[NameSpan, float]]:
    """Names that stand together with nothing between them, as a damaged roster has them (`甲某某乙某某丙某`), each with
    how much likelier, in nats, its run is cut into names than into words."""
    is_surname = lexicon("surnames").__contains__
    for run in _RUN.finditer(text):
        word = run[0]
        if is_surname(word[0]) and sum(map(is_surname, word)) * 4 >= len(word):
            yield from _cover(word, run.start())


def closed_up(text: str, closed: Collection[int]) -> Iterator[tuple[NameSpan, float]]:
    """Names of two or three characters that blanks parted (`杜  满`), by where these have been closed up.

    Of several such names one after the other (`游 方 石 方`) each comes with how sure the run is, in nats, else 0.
    """
    surnames = lexicon("surnames")
    done = 0
    for at in sorted(closed):
        start = at - 1
        if start < done or text[start] not in surnames or not _HAN.match(text, at):
            continue
        end = at
        while end in closed and _stands_apart(text, end, closed):
            end += 1
        size = end - start
        if size in _SIZES and start not in closed:
            yield NameSpan(start, end, text[start:end]), 0.0
        elif size >= 4 and size % 2 == 0 and all(text[k] in surnames for k in range(start, end, 2)):
            done = end
            for k in range(start, end, 2):
                yield NameSpan(k, k + 2, text[k : k + 2]), _SPREAD_RUN


def _stands_apart(text: str, at: int, closed: Collection[int]) -> bool:
    """Whether a character is Chinese and no other stands right behind it where no blanks have been closed up."""
    if not _HAN.match(text, at):
        return False
    return at + 1 in closed or not _HAN.match(text, at + 1)


def _cover(word: str, at: int) -> Iterator[tuple[NameSpan, float]]:
    """The likeliest way to cut `word`, which begins at `at`, into names; nothing when it is likelier words."""
    given = [*given_costs(word), inf, inf, inf]
    best = [0.0] + [inf] * len(word)
    cut = [0] * (len(word) + 1)
    reached = 0
    for start in range(len(word) - 1):
        if start > reached:
            return  # no name ends here, nor further on
        for size, cost in _names_from(word, start, given) if best[start] < inf else ():
            end = start + size
            if end <= len(word) and best[start] + cost <= best[end]:
                best[end], cut[end] = best[start] + cost, start
                reached = max(reached, end)
    if best[-1] == inf:
        return
    likelier = word_cost(word) - best[-1]
    if likelier > _GLUED:
        end = len(word)
        while end:
            yield NameSpan(at + cut[end], at + end, word[cut[end] : end]), likelier
            end = cut[end]


def _names_from(word: str, start: int, given: Sequence[float]) -> Iterator[tuple[int, float]]:
    """How many characters a name may have that begins at `start` of `word`, and what it costs then, in nats; nothing
    where no surname stands. `given` is what each character, and what stands behind the last, costs as one of a given
    name."""
    pair = word[start : start + 2]
    first, second, third = given[start + 1 : start + 4]
    is_compound = pair in lexicon("compound_surnames")
    if word[start] in lexicon("surnames"):
        cost = -surname_prior(word[start])
        yield 2, cost + first + _PART_OF_TWO
        if not is_compound:
            yield 3, cost + (first + second) + _PART_OF_THREE
    if is_compound:
        cost = -surname_prior(pair)
        yield 3, cost + second + _PART_OF_TWO
        yield 4, cost + (second + third) + _PART_OF_THREE


def _split(text: str) -> Iterator[NameSpan]:
    """A surname, a title and a given name (`王委員某某`): records name persons so."""
    surnames = lexicon("surnames")
    for match in _split_titles().finditer(text):
        start = match.start() - 1
        if start < 0 or text[start] not in surnames:
            continue
        sizes = (1, 2) if start and text[start - 1] in surnames else (1,)
        for before in sizes:
            begin = match.start() - before
            for size in (1, 2):
                given = text[match.end() : match.end() + size]
                if len(given) == size and all(map(_HAN.match, given)):
                    yield NameSpan(begin, match.end() + size, text[begin : match.start()] + given)


def _of_elements(text: str) -> Iterator[NameSpan]:
    """Two to four parts of names of Tibetans, Mongols and Yi that stand one after the other, as one name."""
    start = end = 0
    parts = 0
    for begin, stop in (*_elements().find(text), (len(text) + 1, 0)):
        if begin == end and 0 < parts < _MOST_ELEMENTS:
            end, parts = stop, parts + 1
            continue
        if parts > 1 and text[start - 1 : start] not in _PARTS and text[end : end + 1] not in _PARTS:
            yield span_of(text, start, end)
        start, end, parts = begin, stop, 1


@cache
def _elements() -> WordFinder:
    return WordFinder(by_first(lexicon("name_elements")))


@cache
def _split_titles() -> re.Pattern[str]:
    return re.compile("|".join(sorted(posts_with("split"), key=lambda word: (-len(word), word))))


@cache
def _renowned() -> WordFinder:
    """Foreigners of history, named without a surname."""
    return WordFinder(by_first(lexicon("renowned")))
