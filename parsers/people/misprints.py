"""Misprints of names: spellings in one character apart that are one person's, by the words around or by their shape."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property

from parsers.language.numerals import TO_TEN
from parsers.lexicons import entries
from parsers.model import BlockKind
from parsers.people.hits import ROSTER, Hit
from parsers.people.reading import Reading

_CONTEXT = 6
_NUMBERING = re.compile(f"(?:[（(]?[\\d{TO_TEN}]{{1,3}}[)）、.．])?")
"""What may stand before a name that begins an entry of the contents or a title."""
_NONE: frozenset[int] = frozenset()
_NEAR = 60
_TWINS = 60


def misprints(reading: Reading, groups: dict[str, list[Hit]]) -> dict[str, tuple[str, str]]:
    """Misprints: key of the rarer spelling → (key of the right one, why).

    Two names that differ in one character of the given name are one person when the rarer stands in words that the
    other stands in too (a title in the contents and in the body), or when the two characters are look-alikes; never
    when one roster or one sentence holds both.
    """
    masked: dict[str, list[str]] = {}
    for key in groups:
        if len(key) >= 3 and "#" not in key:
            for i in range(1, len(key)):
                masked.setdefault(f"{key[:i]}?{key[i + 1 :]}", []).append(key)
    found: dict[str, tuple[str, str]] = {}
    for mask, keys in masked.items():
        if len(keys) < 2:
            continue
        keys.sort(key=lambda k: (-_worth(groups[k]), groups[k][0].start))
        right = _Places(reading, groups[keys[0]])  # dropped with its mask: those of all names take more than the hits
        for other in keys[1:]:
            if other in found or keys[0] in found:
                continue
            if why := _same(right, _Places(reading, groups[other]), mask.index("?")):
                found[other] = (keys[0], why)
    return found


def _worth(group: list[Hit]) -> int:
    return len(group) + max(hit.weight for hit in group)


class _Places:
    """The places of one spelling, and what a comparison with another asks of them; of many the first will do."""

    def __init__(self, reading: Reading, hits: list[Hit]) -> None:
        self.reading = reading
        self.hits = hits

    @cached_property
    def groups(self) -> set[int]:
        return {hit.group for hit in self.hits if hit.group >= 0}

    @cached_property
    def blocks(self) -> set[int]:
        return {self.reading.block(hit.start) for hit in self.hits}

    @cached_property
    def stated(self) -> set[int]:
        """Where the documents begin that state twice what becomes of a person of this spelling: two places prove it."""
        told = Counter(self._document(hit) for hit in self.hits[:_TWINS] if hit.changes)
        return {start for start, times in told.items() if start >= 0 and times > 1}

    def _document(self, hit: Hit) -> int:
        document = self.reading.document(hit.start)
        printed = self.reading.blocks[self.reading.block(hit.start)].kind is BlockKind.CONTENTS
        return document.span.start if document and not printed else -1

    @cached_property
    def posts(self) -> set[str]:
        return {post for hit in self.hits[:_TWINS] for post in hit.posts}

    @cached_property
    def around(self) -> list[tuple[str, str]]:
        """The words left and right of each, on its line, without white space."""
        return [_around(self.reading, hit) for hit in self.hits[:_TWINS]]


def _same(right: _Places, other: _Places, at: int) -> str:
    """Why `other` is a misprint of `right`; empty when it is not."""
    if len(other.hits) > 2 or right.groups & other.groups or right.blocks & other.blocks:
        return ""
    if right.stated and other.stated and right.stated.isdisjoint(other.stated):
        return ""
    reading = other.reading
    for hit, around in zip(other.hits, other.around, strict=True):
        printed = reading.blocks[reading.block(hit.start)].kind is BlockKind.CONTENTS
        for twin in right.around:
            left, behind = _common(around, twin)
            if left + behind >= (_CONTEXT if printed else 2 * _CONTEXT) and min(left, behind) >= 2:
                return "same-words"
            if printed and behind >= _CONTEXT and _NUMBERING.fullmatch(around[0]) and _NUMBERING.fullmatch(twin[0]):
                return "same-words"
    one, another = right.hits[0].name[at], other.hits[0].name[at]
    alike = not _lookalikes().get(one, _NONE).isdisjoint(_lookalikes().get(another, _NONE))
    more = len(right.hits) > len(other.hits)
    if alike and all(h.weight < ROSTER for h in other.hits) and (more or _posts_fit(right.posts, other.posts)):
        return "look-alike"
    return ""


@cache
def _lookalikes() -> dict[str, set[int]]:
    """For each character the numbers of the groups of look-alikes that it belongs to."""
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(entries("lookalikes")):
        for char in group:
            groups.setdefault(char, set()).add(number)
    return groups


def _posts_fit(posts: set[str], others: set[str]) -> bool:
    return any(p.endswith(q) or q.endswith(p) for p in others for q in posts)


def _around(reading: Reading, hit: Hit) -> tuple[str, str]:
    start, end = reading.line(hit.start)
    before = reading.text[max(start, hit.start - _NEAR) : hit.start]
    return "".join(before.split()), "".join(reading.text[hit.end : min(end, hit.end + _NEAR)].split())


def _common(a: tuple[str, str], b: tuple[str, str]) -> tuple[int, int]:
    """How many characters are the same left and right of two places."""
    left = 0
    while left < min(len(a[0]), len(b[0])) and a[0][-1 - left] == b[0][-1 - left]:
        left += 1
    right = 0
    while right < min(len(a[1]), len(b[1])) and a[1][right] == b[1][right]:
        right += 1
    return left, right
