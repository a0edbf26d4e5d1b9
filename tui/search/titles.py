"""Titles by what a reader types: the whole of it, its characters in order, or nearly it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.search.fold import fold

LIKE = 75.0
"""Likeness (rapidfuzz partial_ratio, 0…100) from which a title that holds not all characters is still offered."""

Found = tuple[int, tuple[int, ...]]
"""Number of a title, and the indices of its characters that were found."""


def ranked(query: str, titles: Sequence[str]) -> Iterator[Found]:
    """The titles that `query` means, best first: substrings, characters in order, pinyin, one wrong character."""
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
    if len(wanted) >= 2 and wanted.isascii() and wanted.isalpha():
        sounding = list(_sounding(wanted, [(number, titles[number]) for number in others]))
        yield from sounding
        others = [] if sounding else others
    if len(wanted) >= 3:
        yield from _nearly(wanted, [(number, titles[number]) for number in others])


def _sounding(wanted: str, titles: list[tuple[int, str]]) -> Iterator[Found]:
    """The titles whose characters are spelled `wanted`, each in full or by its first letter."""
    from tui.search.pinyin import common_syllables

    found = []
    for number, title in titles:
        sounds = common_syllables(title)
        ends = ((start, _spelled(wanted, sounds, start)) for start in range(len(sounds)))
        found += [(start, number, end) for start, end in ends if end][:1]
    for start, number, end in sorted(found):
        yield number, tuple(range(start, end))


def _spelled(wanted: str, sounds: Sequence[str], start: int) -> int:
    """The character behind those from `start` on that `wanted` spells; 0 when it spells none. The last may be begun."""
    reached = {0}
    for at in range(start, len(sounds)):
        sound = sounds[at]
        if any(sound.startswith(wanted[k:]) for k in reached):
            return at + 1
        reached = {
            k + size for k in reached for size in {1, len(sound)} if sound and wanted.startswith(sound[:size], k)
        }
        if not reached:
            return 0
    return 0


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
