"""Find words in a whole issue: hits are source spans, whatever line end or page mark runs through them.

What is typed is read as one of three: ``"…"`` to the letter, ``re:…`` a regular expression, anything else as words
whose case, width, traditional or simplified form and inner spaces do not matter. Words that stand nowhere are sought
again over the ends of blocks, and then with one wrong character. Pure; long texts are searched in a thread.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from parsers.model import Section, Span
from tui.search.findtext import FindText, Laid, squeeze
from tui.search.fold import fold

LIMIT = 100_000
"""Hits that are kept; a query with more says so."""
WINDOW = 1 << 20
"""Characters searched in one call that holds the interpreter: some 2 ms."""
SECONDS = 0.5
"""What a regular expression may take."""
LONGEST_PATTERN = 1_000


class How(StrEnum):
    """By which reading of the query the hits were found."""

    WORDS = "words"
    ACROSS = "across"  # over the end of a block
    NEAR = "near"  # one character is another, missing or too many
    EXACT = "exact"
    PATTERN = "pattern"


class Trouble(StrEnum):
    """Why there are fewer hits than there might be."""

    NONE = ""
    MANY = "many"  # more than LIMIT
    SLOW = "slow"  # the regular expression took too long
    WRONG = "wrong"  # it is none; `Found.detail` says why


class Query(NamedTuple):
    how: How  # WORDS, EXACT or PATTERN
    needle: str  # a key for WORDS


@dataclass(frozen=True, slots=True)
class Found:
    """Hits in the order of the source, as parallel arrays of source offsets."""

    query: Query
    how: How
    starts: array[int] = field(default_factory=lambda: array("Q"))
    ends: array[int] = field(default_factory=lambda: array("Q"))
    trouble: Trouble = Trouble.NONE
    detail: str = ""

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self.ends)

    def __getitem__(self, index: int) -> Span:
        return Span(self.starts[index], self.ends[index])

    def after(self, offset: int) -> int:
        """The number of the first hit that begins at `offset` or behind it, from the top when there is none."""
        index = bisect_left(self.starts, offset)
        return index if index < len(self) else 0

    def within(self, span: Span) -> range:
        """The numbers of the hits that begin in `span` or reach into it (hits are about equally long)."""
        first = bisect_left(self.starts, span.start)
        while first > 0 and self.ends[first - 1] > span.start:
            first -= 1
        return range(first, bisect_left(self.starts, span.end))


class Group(NamedTuple):
    """The hits ``first <= n < last`` that stand in one section; None: before the first heading."""

    section: Section | None
    first: int
    last: int


def read_query(typed: str) -> Query:
    """What `typed` asks for. Quotation marks and the colon may be full-width, as an input method leaves them."""
    if typed[:3].lower() in ("re:", "re："):
        return Query(How.PATTERN, typed[3:])
    if len(typed) > 2 and fold(typed[0]) == '"' == fold(typed[-1]):
        return Query(How.EXACT, typed[1:-1])
    return Query(How.WORDS, squeeze(fold(typed.strip())))


def find(text: FindText, typed: str, stop: Callable[[], bool] = lambda: False) -> Found:
    """All hits of what was `typed`. Never raises; when `stop` says so, it ends early with what it has."""
    query = read_query(typed)
    if not query.needle:
        return Found(query, query.how)
    if query.how is How.PATTERN:
        return _by_pattern(text.clean, query)
    if query.how is How.EXACT:
        return _literal(text.clean, query, How.EXACT, stop)
    found = _literal(text.keys, query, How.WORDS, stop)
    if len(found) or stop() or len(query.needle) < 2:
        return found
    found = _literal(text.joined, query, How.ACROSS, stop)
    if len(found) or stop() or len(query.needle) < 3:
        return found
    return _near(text.keys, query, stop)


def by_section(found: Found, sections: Sequence[Section]) -> list[Group]:
    """The hits by the section that they stand in; `sections` in reading order with all below them (`Issue.walk`)."""
    heads = [section.heading.start for section in sections]
    groups: list[Group] = []
    first = 0
    while first < len(found):
        at = bisect_right(heads, found.starts[first]) - 1
        end = heads[at + 1] if at + 1 < len(heads) else None
        last = len(found) if end is None else bisect_left(found.starts, end, first)
        groups.append(Group(sections[at] if at >= 0 else None, first, last))
        first = last
    return groups


def _literal(laid: Laid, query: Query, how: How, stop: Callable[[], bool]) -> Found:
    size = len(query.needle)
    hits: list[tuple[int, int]] = []
    for start in _places(laid.text, query.needle, stop):
        hits.append((start, start + size))
        if len(hits) == LIMIT:
            return _found(laid, query, how, hits, Trouble.MANY)
    return _found(laid, query, how, hits)


def _near(laid: Laid, query: Query, stop: Callable[[], bool]) -> Found:
    """With one character wrong, from four on also one missing or too many.

    One error leaves one half of the words whole: only where a half stands is it worth a closer look.
    """
    import regex

    needle, half = query.needle, len(query.needle) // 2
    errors = "s" if len(needle) == 3 else "e"
    pattern = regex.compile(f"(?e)(?:{regex.escape(needle)}){{{errors}<=1:[^\n]}}")
    hits: set[tuple[int, int]] = set()
    for at, part in ((0, needle[:half]), (half, needle[half:])):
        end = 0
        for tried, place in enumerate(_places(laid.text, part, stop)):
            match = pattern.search(laid.text, max(end, place - at - 1), place - at + len(needle) + 1)
            if match is not None:
                hits.add(match.span())
                end = match.end()
            if tried == LIMIT:
                return _found(laid, query, How.NEAR, _apart(hits), Trouble.MANY)
    return _found(laid, query, How.NEAR, _apart(hits))


def _apart(hits: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """The hits without those that overlap an earlier one."""
    apart: list[tuple[int, int]] = []
    for hit in sorted(hits):
        if not apart or hit[0] >= apart[-1][1]:
            apart.append(hit)
    return apart


def _places(text: str, needle: str, stop: Callable[[], bool]) -> Iterator[int]:
    """Where `needle` stands in `text`, not overlapping; lets other threads in after each window."""
    at = 0
    while at < len(text):
        end = min(len(text), at + WINDOW + len(needle) - 1)
        hit = text.find(needle, at, end)
        if hit >= 0:
            yield hit
            at = hit + len(needle)
        elif stop():
            return
        else:
            at += WINDOW


def _by_pattern(laid: Laid, query: Query) -> Found:
    """By a regular expression, within `SECONDS`. The package `regex` lets other threads run while it matches."""
    import regex

    how, pattern = query.how, query.needle
    if len(pattern) > LONGEST_PATTERN:
        return Found(query, how, trouble=Trouble.WRONG, detail=f"> {LONGEST_PATTERN}")
    hits: list[tuple[int, int]] = []
    try:
        for match in regex.compile(pattern, regex.MULTILINE).finditer(laid.text, timeout=SECONDS, concurrent=True):
            if match.end() > match.start():
                hits.append(match.span())
                if len(hits) == LIMIT:
                    return _found(laid, query, how, hits, Trouble.MANY)
    except TimeoutError:
        return _found(laid, query, how, hits, Trouble.SLOW)
    except (regex.error, RecursionError, OverflowError, MemoryError) as wrong:
        return Found(query, how, trouble=Trouble.WRONG, detail=str(wrong))
    return _found(laid, query, how, hits)


def _found(laid: Laid, query: Query, how: How, hits: list[tuple[int, int]], trouble: Trouble = Trouble.NONE) -> Found:
    """The hits, ranges of `laid`, as source spans in source order (a footnote may stand before what it follows)."""
    spans = sorted(laid.span(start, end) for start, end in hits)
    starts, ends = array("Q"), array("Q")
    for start, end in spans:
        starts.append(start)
        ends.append(max(end, start + 1))
    return Found(query, how, starts, ends, trouble)
