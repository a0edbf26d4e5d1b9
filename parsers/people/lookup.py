"""What one place proves holds in the issue: proved names found again wherever they stand as names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.lexicons import lexicon
from parsers.people.hits import LOOKED_UP, Hit
from parsers.people.names import Sense
from parsers.people.words import SPACES

_GAPS = frozenset(SPACES)


def find_again(sense: Sense, proved: dict[str, float]) -> Iterator[Hit]:
    """Places where a name of `proved` stands, a space between its characters allowed.

    A name of three characters or more is taken where it stands unless it is cut out of a longer word; one of two must
    begin or end clearly on both sides, because two characters often meet by chance (`戏曲文化` names nobody).
    """
    text = sense.text
    by_first: dict[str, list[str]] = {}
    for name in proved:
        by_first.setdefault(name[0], []).append(name)
    for names in by_first.values():
        names.sort(key=len, reverse=True)
    if not by_first:
        return
    for match in re.finditer(f"[{re.escape(''.join(sorted(by_first)))}]", text):
        start = match.start()
        for name in by_first[match[0]]:
            end = _spread(text, start, name)
            if end and _stands(sense, start, end, name):
                yield Hit(start, end, name, LOOKED_UP)
                break


def _spread(text: str, start: int, name: str) -> int:
    """The end of `name` at `start`, spaces between its characters allowed; 0 when it does not stand there."""
    if text.startswith(name, start):
        return start + len(name)
    at = start + 1
    for char in name[1:]:
        while at < len(text) and text[at] in _GAPS and at - start < 12:
            at += 1
        if at >= len(text) or text[at] != char:
            return 0
        at += 1
    return at


def _stands(sense: Sense, start: int, end: int, name: str) -> bool:
    """Whether the name stands at the range as a name."""
    left, right = sense.left_edge(start), sense.right_edge(end)
    if end - start > len(name):
        return left >= 2.5 and right >= 2.5
    if left < 0 or right < 0:
        return False
    if len(name) >= 3:
        return left + right >= 1.4 or not _ordinary_around(sense, start, end)
    common = name in lexicon("non_names") or name in lexicon("common_names")
    if common:
        return left >= 2.5 and right >= 2.5 and left + right >= 5.4
    return (left >= 1.4 and right >= 1.4 and left + right >= 3.9) or (left >= 2.9 and right >= 1.0)


def _ordinary_around(sense: Sense, start: int, end: int) -> bool:
    """Whether a longer name may be what is printed: a surname before it that makes it a given name."""
    before = sense.text[start - 1 : start]
    return before in lexicon("surnames") and before not in lexicon("word_surnames") and end - start <= 3
