"""One search key for the many ways of writing the same word: case, width, traditional forms, quotation marks.

A key has the length of its text, character for character, so that an offset in the one is an offset in the other.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from parsers.lexicons import entries

_LIKE = {
    '"': "“”„‟〝〞『』「」‘’‚‛'`",
    "-": "‐‑‒–—―−─－",
    "·": "‧•・･⋅∙",
    " ": "\t\r\v\f\x85",
}
"""Marks that texts use one for the other; what they fold to comes first. A line feed stays: it parts blocks."""


def fold(text: str) -> str:
    """The search key of `text`, of the same length.

    Lower case, half-width, simplified, compatibility forms resolved (Kangxi radicals, ㈠ stays: it is several
    characters). Never for display: it rewrites names. The table fills as characters are met: no cost at start-up.
    """
    return text.translate(_keys())


class _Keys(dict[int, int]):
    """Code point → code point of its key, worked out at the first meeting."""

    def __init__(self, like: dict[str, str]) -> None:
        super().__init__()
        self._like = like

    def __missing__(self, code: int) -> int:
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char)
        if len(plain) == 1:
            char = plain
        char = self._like.get(char, char)
        lower = char.lower()
        key = ord(lower if len(lower) == 1 else char)
        self[code] = key
        return key


@cache
def _keys() -> _Keys:
    like = {mark: key for key, marks in _LIKE.items() for mark in marks}
    for group in entries("simplified"):
        like.update(dict.fromkeys(group[1:], group[0]))
    return _Keys(like)
