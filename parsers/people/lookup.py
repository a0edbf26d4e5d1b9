"""What one place proves holds in the issue: proved names found again wherever they stand as names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.language.names import is_word
from parsers.lexicons import lexicon
from parsers.people.hits import LOOKED_UP, Hit
from parsers.people.names import NameScorer
from parsers.people.words import SPACES, TAUGHT

_TAUGHT = re.compile(TAUGHT)
_GAPS = frozenset(SPACES)


def find_again(scorer: NameScorer, proved: dict[str, float]) -> Iterator[Hit]:
    """Places where a name of `proved` stands, a space between its characters allowed.

    A name of three characters or more is taken where it stands unless it is cut out of a longer word; one of two must
    begin or end clearly on both sides, because two characters often meet by chance (`音乐文化` names nobody).
    """
    text = scorer.text
    sizes: dict[str, list[int]] = {}
    for first, size in sorted({(name[0], len(name)) for name in proved}, reverse=True):
        sizes.setdefault(first, []).append(size)
    if not sizes:
        return
    for match in re.finditer(f"[{re.escape(''.join(sorted(sizes)))}]", text):
        start = match.start()
        most = sizes[match[0]]
        word, ends = _spread(text, start, most[0])
        for size in most:
            if size <= len(word) and word[:size] in proved and _stands(scorer, start, ends[size - 1], word[:size]):
                yield Hit(start, ends[size - 1], word[:size], LOOKED_UP)
                break


def _spread(text: str, start: int, size: int) -> tuple[str, Sequence[int]]:
    """The `size` characters from `start` on, and where each ends; spaces between them allowed, left out."""
    if _GAPS.isdisjoint(text[start : start + size]):
        word = text[start : start + size]
        return word, range(start + 1, start + 1 + len(word))
    chars, ends = [text[start]], [start + 1]
    at = start + 1
    while len(chars) < size:
        while at < len(text) and text[at] in _GAPS and at - start < 12:
            at += 1
        if at >= len(text):
            break
        chars.append(text[at])
        at += 1
        ends.append(at)
    return "".join(chars), ends


def _stands(scorer: NameScorer, start: int, end: int, name: str) -> bool:
    """Whether the name stands at the range as a name."""
    if _TAUGHT.match(scorer.text, end):
        return False
    left, right = scorer.left_edge(start), scorer.right_edge(end)
    if end - start > len(name):
        return left >= 2.5 and right >= 2.5
    if left < 0 or right < 0:
        return False
    if len(name) >= 3:
        return left + right >= 1.4 or not _ordinary_around(scorer, start, end)
    common = is_word(name)
    if common:
        return left >= 2.5 and right >= 2.5 and left + right >= 5.4
    return (left >= 1.4 and right >= 1.4 and left + right >= 3.9) or (left >= 2.9 and right >= 1.0)


def _ordinary_around(scorer: NameScorer, start: int, end: int) -> bool:
    """Whether a longer name may be what is printed: a surname before it that makes it a given name."""
    before = scorer.text[start - 1 : start]
    return before in lexicon("surnames") and before not in lexicon("word_surnames") and end - start <= 3
