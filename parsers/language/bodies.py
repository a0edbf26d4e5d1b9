"""Bodies (机构): what their names end with. The one home of this fact."""

from __future__ import annotations

from functools import cache

from parsers.lexicons import entries

LONGEST = 60
"""Characters that the name of a body with its post takes at most."""
MARKS = frozenset("，。；：")
"""What stands in no name of a body or a post."""


_NO_BODY = "网站"
"""What ends as bodies do and is none."""


def is_body(text: str, place: bool = False) -> bool:
    """Whether `text` (white space taken out) is short and ends as the name of an organisation does.

    `place` when a place will do: before a name, `青禾县` says whose that person is; alone on a line it is no body that
    delivers or signs, and `建设美丽城市` is a heading.
    """
    if not 2 <= len(text) <= LONGEST or not MARKS.isdisjoint(text):
        return False
    if text.endswith(_NO_BODY):
        return False
    return text.endswith(entries("bodies")) or (place and text.endswith(entries("place_ends")))


def ends_as_body(word: str, least: int = 1) -> bool:
    """Whether `word` ends as bodies and places do and names of persons do not.

    `least` is how many characters that end has to have: where names are listed, `张州` is one and `单位` is none.
    """
    return any(map(word.endswith, _ends(least).get(word[-1:], ())))


@cache
def _ends(least: int) -> dict[str, tuple[str, ...]]:
    """Those of `least` characters by their last one."""
    found: dict[str, tuple[str, ...]] = {}
    for end in entries("bodies") + entries("place_ends"):
        if len(end) >= least:
            found[end[-1]] = (*found.get(end[-1], ()), end)
    return found


def is_field(part: str) -> bool:
    """Whether a part of a list can be a field that a committee looks after: it is no body."""
    return 2 <= len(part) <= 12 and not ends_as_body(part)
