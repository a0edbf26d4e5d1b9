"""Figures by words, pinyin, size, period and unit. Pure: an index of one issue, asked at every key press."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import Literal as Choice

from parsers.figures.units import UnitKind, unit_kind
from parsers.model import Figure, Issue
from tui.search.figure_query import FALLS, RISES, Amount, Literal, Period, Query, Term, UnitOf, Word, read_query
from tui.search.fold import fold

Kind = Choice["all", "money", "percent", "count", "other"]
Order = Choice["text", "size", "subject"]
KINDS: tuple[Kind, ...] = ("all", "money", "percent", "count", "other")
ORDERS: tuple[Order, ...] = ("text", "size", "subject")

_KIND_OF: dict[UnitKind, Kind] = {"money": "money", "percent": "percent", "people": "count", "measure": "count"}


@dataclass(frozen=True, slots=True)
class FiguresFound:
    """The figures that a query means, in order, and the query as it was understood."""

    indices: Sequence[int]
    query: Query


class FigureIndex:
    """The figures of an issue, ready to be searched. Two hundred thousand are asked within 50 ms."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.figures = issue.figures
        self.values = [_size(figure) for figure in issue.figures]
        self.units = [figure.unit for figure in issue.figures]
        kinds = {unit: _KIND_OF.get(unit_kind(unit), "other") for unit in set(self.units)}
        self.kinds: list[Kind] = [kinds[unit] for unit in self.units]
        self.known = frozenset(self.units) - {""}
        numbers: dict[str, int] = {}
        self.subject_of = [numbers.setdefault(figure.subject or "", len(numbers)) for figure in issue.figures]
        self.subjects = [fold(subject) for subject in numbers]

    def search(self, text: str, kind: Kind = "all", order: Order = "text") -> FiguresFound:
        """The figures that `text` means among those of a kind. Without words in the order asked for; words put the
        figure first whose subject they are most of."""
        query = read_query(text, self.known)
        pool: Sequence[int] = range(len(self.figures))
        if kind != "all":
            pool = [i for i, own in enumerate(self.kinds) if own == kind]
        ranks: dict[int, int] = {}
        for term in sorted(query.terms, key=_cost):
            pool = self._met(term, pool, ranks)
        return FiguresFound(self._ordered(pool, order, ranks), query)

    def _met(self, term: Term, pool: Sequence[int], ranks: dict[int, int]) -> Sequence[int]:
        match term:
            case Amount():
                return self._sized(term, pool)
            case UnitOf(unit):
                return [i for i in pool if self.units[i] == unit]
            case Period(words):
                return [i for i in pool if words in (self.figures[i].period or "")]
            case Literal():
                return self._printed(term, pool)
            case Word(words):
                return self._worded(words, pool, ranks)

    def _sized(self, term: Amount, pool: Sequence[int]) -> list[int]:
        low, high, values, units = term.low, term.high, self.values, self.units
        found = [i for i in pool if low <= values[i] <= high]
        if term.open_low:
            found = [i for i in found if values[i] != low]
        if term.open_high:
            found = [i for i in found if values[i] != high]
        return [i for i in found if units[i] == term.unit] if term.unit else found

    def _printed(self, term: Literal, pool: Sequence[int]) -> list[int]:
        values, units, value = self.values, self.units, term.value
        slack = 1e-9 * abs(value) if value is not None else 0.0
        return [
            i
            for i in pool
            if (value is not None and abs(values[i] - value) <= slack and term.unit in ("", units[i]))
            or term.text in self._texts[i]
        ]

    def _worded(self, words: tuple[str, ...], pool: Sequence[int], ranks: dict[int, int]) -> list[int]:
        """By subject; where no subject has the word, by pinyin, by characters in order, by the sentence around."""
        for found in self._subjects_with(words):
            hits = [i for i in pool if self.subject_of[i] in found]
            if hits:
                if len(set(found.values())) > 1:
                    for i in hits:
                        ranks[i] = ranks.get(i, 0) + found[self.subject_of[i]]
                return hits
        inside = [n for n, text in enumerate(self._blocks) if any(word in text for word in words)]
        holding = set(inside)
        return [i for i in pool if self._block_of[i] in holding]

    def _subjects_with(self, words: tuple[str, ...]) -> Iterable[dict[int, int]]:
        """Subjects by number → rank (0 best); each later way is asked only when the one before has found nothing."""
        word = words[0]
        found = {n: _rank(word, key) for n, key in enumerate(self.subjects) if word in key}
        if len(words) > 1:
            found = {**dict.fromkeys(self._moving[words[1]], 3), **found}
        yield found
        if word.isascii() and word.isalpha():
            yield {n: 0 if key.startswith(word) else 1 for n, key in enumerate(self._spelled) if word in key}
        elif len(word) > 1:
            head, tail = word[0], word[-1]
            keys = enumerate(self.subjects)
            yield {n: 3 for n, key in keys if tail in key and head in key and _in_order(word, key)}

    def _ordered(self, pool: Sequence[int], order: Order, ranks: dict[int, int]) -> Sequence[int]:
        if order == "text":
            return sorted(pool, key=lambda i: ranks.get(i, 0)) if ranks else pool
        wanted = bytearray(len(self.figures))
        for i in pool:
            wanted[i] = 1
        ordered = self._by_size if order == "size" else self._by_subject
        return list(compress(ordered, map(wanted.__getitem__, ordered)))

    @cached_property
    def _by_size(self) -> list[int]:
        return sorted(range(len(self.values)), key=lambda i: -abs(self.values[i]))

    @cached_property
    def _by_subject(self) -> list[int]:
        return sorted(range(len(self.values)), key=lambda i: self.subjects[self.subject_of[i]])

    @cached_property
    def _moving(self) -> dict[str, list[int]]:
        """Subjects that fall and that rise, by each of the words for it."""
        moving: dict[str, list[int]] = {}
        for words in (FALLS, RISES):
            pattern = re.compile("|".join(words))
            numbers = [n for n, key in enumerate(self.subjects) if pattern.search(key)]
            moving.update(dict.fromkeys(words, numbers))
        return moving

    @cached_property
    def _texts(self) -> list[str]:
        return [fold("".join(figure.text.split())).replace(",", "") for figure in self.figures]

    @cached_property
    def _spelled(self) -> list[str]:
        """Of each subject its syllables and its initials, parted by a blank."""
        from tui.search.pinyin import common_syllables

        spelled = (common_syllables(subject) for subject in self.subjects)
        return ["".join(each) + " " + "".join(syllable[:1] for syllable in each) for each in spelled]

    @cached_property
    def _blocks(self) -> list[str]:
        return [fold(block.text) for block in self.issue.blocks]

    @cached_property
    def _block_of(self) -> list[int]:
        starts = [block.span.start for block in self.issue.blocks]
        return [bisect_right(starts, figure.span.start) - 1 for figure in self.figures]


def _size(figure: Figure) -> float:
    """What a figure is compared by: a range by its middle, a ratio by nothing."""
    if isinstance(figure.value, tuple):
        return sum(figure.value) / 2 if figure.shape == "range" and figure.value else float("nan")
    return figure.value


def _cost(term: Term) -> int:
    """Cheap terms first: they leave fewer figures for the others."""
    return {Amount: 0, UnitOf: 1, Period: 2, Literal: 3, Word: 4}[type(term)]


def _rank(word: str, key: str) -> int:
    if word == key:
        return 0
    return 1 if key.startswith(word) or key.endswith(word) else 2


def _in_order(word: str, key: str) -> bool:
    at = -1
    for char in word:
        at = key.find(char, at + 1)
        if at < 0:
            return False
    return True
