"""Titles by what a reader types: the whole of it, its characters in order, or nearly it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.search.fold import fold

LIKE = 75.0
"""Likeness (rapidfuzz partial_ratio, 0…100) from which a title that holds not all characters is still offered."""

Found = tuple[int, tuple[int, ...]]
"""Number of a title, and the indices of its characters that were found."""


def ranked(query: str, titles: Sequence[str]) -> Iterator[Found]:
    """The titles that `query` means, best first: substrings, then characters in order, then one wrong character."""
    wanted = "".join(fold(query).split())
    whole: list[tuple[int, int, tuple[int, ...]]] = []
    spaced: list[tuple[int, int, tuple[int, ...]]] = []
    others: list[int] = []
    for number, title in enumerate(titles):
        key = fold(title)
        at = key.find(wanted)
        if at >= 0:
            whole.append((at, number, tuple(range(at, at + len(wanted)))))
        elif places := _in_order(wanted, key):
            spaced.append((places[-1] - places[0], number, places))
        else:
            others.append(number)
    for group in (whole, spaced):
        for _, number, places in sorted(group):
            yield number, places
    if len(wanted) >= 3:
        yield from _nearly(wanted, [(number, titles[number]) for number in others])


def _in_order(wanted: str, key: str) -> tuple[int, ...] | None:
    """Where the characters of `wanted` stand in `key` one after the other, as close as from the last place back."""
    at = -1
    for char in wanted:
        at = key.find(char, at + 1)
        if at < 0:
            return None
    places = [at]
    for char in reversed(wanted[:-1]):
        places.append(key.rfind(char, 0, places[-1]))
    return tuple(reversed(places))


def _nearly(wanted: str, titles: list[tuple[int, str]]) -> Iterator[Found]:
    from rapidfuzz import fuzz

    scored = []
    for number, title in titles:
        if len(title) >= len(wanted):
            found = fuzz.partial_ratio_alignment(wanted, fold(title), score_cutoff=LIKE)
            if found is not None:
                scored.append((-found.score, number, tuple(range(found.dest_start, found.dest_end))))
    for _, number, places in sorted(scored):
        yield number, places
