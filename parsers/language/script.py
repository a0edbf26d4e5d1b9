"""Traditional characters (繁体字) read as simplified ones (简体字), one for one, so that each rule is written once."""

from __future__ import annotations

import re
from functools import cache
from operator import ne

from parsers.language.characters import HAN
from parsers.lexicons import entries

_TRADITIONAL = re.compile("[於為爲與會國個這對應說時從將億萬減進過還務員議長關區縣門間電實際費計設總統經濟產業發學]")
"""The commonest of them: a text of some length that holds none of these is simplified."""
_SHORT, _SOME = 3000, 3
"""A text of so many characters at most may hold none of the commonest and be traditional all the same: by so many
others (one or two are a misprint or a rare form in a simplified text)."""
_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
_NARROW = re.compile(
    f"[,;:?!](?:(?<=[{HAN}）)》”’」』〉】].)|(?<![\\d,;:?!].)(?=[{HAN}《（“‘「『〈【])|(?<=\\d[,;?!])(?=[{HAN}《（“]))"
)
"""A mark of half width beside a Chinese word. That it begins with the mark makes it ten times as fast."""
_STOP = re.compile(f"\\.(?:(?<=[{HAN}].)|(?<=[）)》”’」』〉】%].))(?=[{HAN}]|[《（“‘「『〈【\\s”’」』)）]|\\Z)")
"""A full stop of half width after a Chinese word."""
_LEAST_STOPS = 3
_NEAR = 400
_FAR = 4000
"""How many characters from a figure its words are looked for, first and at most."""


def is_traditional(text: str) -> bool:
    """Whether `text` holds traditional characters."""
    if _TRADITIONAL.search(text):
        return True
    return len(text) <= _SHORT and sum(map(ne, text, simplified(text))) >= _SOME


def simplified(text: str) -> str:
    """`text` with every traditional character as its simplified one, character for character."""
    return text.translate(forms())


def has_narrow_marks(text: str) -> bool:
    """Whether marks of half width stand between the Chinese words of `text`: `会议由主任主持,副主任出席`."""
    return _NARROW.search(text) is not None


def has_narrow_stops(text: str) -> bool:
    """Whether sentences of `text` end with full stops of half width (`会议闭幕.`), hardly any with others."""
    return len(_STOP.findall(text)) >= max(_LEAST_STOPS, 4 * text.count("。"))


def with_wide_marks(text: str, stops: bool = False) -> str:
    """`text` with marks of full width between Chinese words, one for one, as rules have them; those within numbers
    (1,613 and 4:3), before digits alone and in addresses stay. Full stops too with `stops`."""
    wide = _NARROW.sub(lambda mark: _WIDE[mark[0]], text)
    return _STOP.sub("。", wide) if stops else wide


def as_printed(words: str, simple: str, printed: str, near: int) -> str:
    """`words`, put together of pieces of a text, in the characters that are `printed` there; `simple` is it simplified.

    Each piece, as long as can be, is the one that stands nearest before index `near`, else right after it; what stands
    nowhere near is left as it is.
    """
    pieces: list[str] = []
    at = 0
    while at < len(words):
        place, size = _longest(words, at, simple, near)
        pieces.append(printed[place : place + size] if place >= 0 else words[at])
        at += size
    return "".join(pieces)


def _longest(words: str, at: int, simple: str, near: int) -> tuple[int, int]:
    """(place, length) of the longest piece of `words` from `at` on that stands near in `simple`; (-1, 1) for none."""
    place, size, most = -1, 1, len(words) - at
    low = 1
    while low <= most:  # what begins a piece that is found is found as well: the length is halved in on
        middle = (low + most) // 2
        found = _nearest(words[at : at + middle], simple, near)
        if found < 0:
            most = middle - 1
        else:
            place, size, low = found, middle, middle + 1
    return place, size


def _nearest(piece: str, simple: str, near: int) -> int:
    for reach in (_NEAR, _FAR):
        before = simple.rfind(piece, max(0, near - reach), near)
        found = before if before >= 0 else simple.find(piece, near, near + reach)
        if found >= 0:
            return found
    return -1


@cache
def forms() -> dict[int, str]:
    """Traditional characters, each with its simplified one, for `str.translate`."""
    return {ord(char): group[0] for group in entries("simplified") for char in group[1:]}
