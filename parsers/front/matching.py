"""Which lines of the body are the titles that a printed contents lists: the same first, then the most alike."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks.layout import closed
from parsers.front.entries import PrintedEntry, document_number, squeeze
from parsers.language.markers import find_marker
from parsers.model import Line

_HALF = {0xFF10 + i: str(i) for i in range(10)}
_SHORT_NAMES = (("人民代表大会常务委员会", "人大常委会"), ("人民代表大会", "人大"), ("人民政府", "政府"))
_PUNCTUATION = re.compile(r"[（）()《》〈〉“”\"、，,：:·\-—]+")
_PIECES = 5
_LONGEST = 60
_ALIKE = 76.0
_PAIRS = 400_000
_PAIRS_A_CHARACTER = 2


class Match(NamedTuple):
    """An entry's title in the body: the lines ``start:stop``, and how alike the two are, 0…100."""

    entry: int
    start: int
    stop: int
    score: float


class Window(NamedTuple):
    """One to five lines that may be a title together, and their squeezed text; `folded` where alikeness is asked."""

    start: int
    stop: int
    text: str
    folded: str = ""


def fold(text: str) -> str:
    """A title as it is compared when it is not the same to the letter: short names, half-width, no punctuation."""
    text = squeeze(text)
    text = (document_number().sub("", text) if "号" in text else text).translate(_HALF)
    for long, short in _SHORT_NAMES:
        text = text.replace(long, short)
    return _PUNCTUATION.sub("", text)


class Matcher:
    """Matches printed contents with the body, `lines`; on alikeness it spends no more than a share of the whole text.

    Each title of a contents that the body has not to the letter is compared with every line of the stretch where it
    may stand. A text of many contents whose entries are all misprinted would need quadratic time.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.pairs = _PAIRS + _PAIRS_A_CHARACTER * (lines[-1].span.end if lines else 0)
        """How many pairs of a title and a window may still be compared."""

    def match(self, entries: Sequence[PrintedEntry], first: int, stop: int) -> list[Match]:
        """The titles among the lines ``first:stop``, in order; an entry without a title there has no match."""
        if not entries:
            return []
        longest = max(len(squeeze(entry.title)) for entry in entries)
        windows = _windows(self.lines, first, stop, longest + _slack(longest))
        exact = _exact(entries, windows)
        starts = [window.start for window in windows]
        matches = list(exact)
        bounds = [(-1, first), *((m.entry, m.stop) for m in exact)]
        ends = [*((m.entry, m.start) for m in exact), (len(entries), stop)]
        for (before, low), (after, high) in zip(bounds, ends, strict=True):
            if after - before > 1:
                near = windows[bisect_left(starts, low) : bisect_left(starts, high)]
                matches += self._alike(entries, range(before + 1, after), [w for w in near if w.stop <= high])
        return sorted(matches, key=lambda m: m.start)

    def _alike(self, entries: Sequence[PrintedEntry], wanted: range, windows: Sequence[Window]) -> list[Match]:
        """The best titles for the entries `wanted` among `windows`, in order."""
        from rapidfuzz.fuzz import ratio

        most = min(_PAIRS, self.pairs)
        titles = [fold(entries[i].title) for i in wanted]
        if len(titles) * len(windows) > most:
            ends = {title[-2:] for title in titles} | {title[:3] for title in titles}
            windows = [w for w in windows if w.text[-2:] in ends or w.text[:3] in ends][: most // len(titles)]
        self.pairs -= len(titles) * len(windows)
        inside = [Window(w.start, w.stop, w.text, fold(w.text)) for w in windows]
        scored: list[list[tuple[float, Window]]] = []
        for title in titles:
            row = []
            for window in inside:
                if abs(len(window.folded) - len(title)) <= _slack(len(title)):
                    score = ratio(title, window.folded, score_cutoff=_ALIKE)
                    if score:
                        row.append((score, window))
            scored.append(sorted(row, key=lambda pair: -pair[0])[:8])
        return _in_order(wanted, scored)


def _slack(length: int) -> int:
    """By how many characters a title may be longer or shorter than an entry of `length` that is alike."""
    return 2 + length // 4


def _windows(lines: Sequence[Line], first: int, stop: int, longest: int) -> list[Window]:
    """The windows of short lines that do not end a sentence, no longer than `longest` characters."""
    windows: list[Window] = []
    pieces = {k: squeeze(lines[k].text) for k in range(first, stop) if _usable(lines[k])}
    begun = {k for k in pieces if lines[k].gap > 2 or find_marker(lines[k].text)}
    for i in pieces:
        text = ""
        for k in range(i, min(i + _PIECES, stop)):
            if k not in pieces or (k > i and k in begun):
                break
            text += pieces[k]
            if len(text) > longest:
                break
            windows.append(Window(i, k + 1, text))
    return windows


def _usable(line: Line) -> bool:
    """Whether a line may be a piece of a title."""
    text = line.text
    if len(text) > _LONGEST or (closed(text) and text[-1] not in "！？!?"):
        return False
    return "号" not in text or document_number().fullmatch(text) is None


def _exact(entries: Sequence[PrintedEntry], windows: Sequence[Window]) -> list[Match]:
    """The longest run of entries, in order, whose titles stand in the body to the letter."""
    places: dict[str, list[Window]] = {}
    for window in windows:
        places.setdefault(window.text, []).append(window)
    pairs: list[tuple[int, Window]] = []
    for i, entry in enumerate(entries):
        keys = {squeeze(entry.title), squeeze(entry.marker + entry.title)}
        found = [window for key in sorted(keys) for window in places.get(key, ())]
        pairs += [(i, window) for window in sorted(found, key=lambda w: -w.start)[:50]]
    # The longest increasing chain of starts; an entry's places run backwards, so that a chain takes one of them.
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for at, (_, window) in enumerate(pairs):
        k = bisect_left(tails, window.start)
        before.append(tail_at[k - 1] if k else -1)
        tails[k : k + 1] = [window.start]
        tail_at[k : k + 1] = [at]
    chain: list[Match] = []
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        i, window = pairs[at]
        chain.append(Match(i, window.start, window.stop, 100.0))
        at = before[at]
    return chain[::-1]


class _State(NamedTuple):
    """A choice of windows so far: the line after the last one, the sum of scores, and the choice, last match first."""

    stop: int
    total: float
    last: Match | None = None
    before: _State | None = None


def _in_order(wanted: range, scored: Sequence[Sequence[tuple[float, Window]]]) -> list[Match]:
    """The choice of one window for each title, in order of the text, with the highest sum of scores above the bar."""
    best = [_State(-1, 0.0)]
    for i, row in zip(wanted, scored, strict=True):
        grown = list(best)
        for score, window in row:
            k = bisect_right(best, window.start, key=lambda state: state.stop)
            if k:
                match = Match(i, window.start, window.stop, score)
                grown.append(_State(window.stop, best[k - 1].total + score - _ALIKE / 2, match, best[k - 1]))
        best = _frontier(grown) if row else best
    chosen: list[Match] = []
    state: _State | None = best[-1]
    while state and state.last:
        chosen.append(state.last)
        state = state.before
    return chosen[::-1]


def _frontier(states: list[_State]) -> list[_State]:
    """The states that no other beats in both place and score, both rising."""
    kept: list[_State] = []
    highest = -1.0
    for state in sorted(states, key=lambda state: (state.stop, -state.total)):
        if state.total > highest:
            kept.append(state)
            highest = state.total
    return kept
