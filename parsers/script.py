"""Traditional characters (繁体字) read as simplified ones (简体字), one for one, so that each rule is written once."""

from __future__ import annotations

import re
from functools import cache, cached_property

from parsers.lexicons import entries

_TRADITIONAL = re.compile("[於為爲與會國個這對應說時從將億萬減進過還務員議長關區縣門間電實際費計設總統經濟產業發學]")
"""The commonest of them: a text that holds none of these is simplified."""
_NEAR = 400


def is_traditional(text: str) -> bool:
    """Whether `text` holds traditional characters."""
    return _TRADITIONAL.search(text) is not None


def simplified(text: str) -> str:
    """`text` with every traditional character as its simplified one, character for character."""
    return text.translate(_table())


class Original:
    """A text as printed beside its simplified form, to give back the words of the one for those of the other."""

    def __init__(self, printed: str, simple: str) -> None:
        """`simple` is `simplified(printed)`."""
        self.printed = printed
        self.simple = simple

    def words(self, words: str, near: int) -> str:
        """`words` of the simplified text, or made of its characters, as printed around index `near` or anywhere."""
        at = self.simple.find(words, max(0, near - _NEAR), near + _NEAR)
        return self.printed[at : at + len(words)] if at >= 0 else words.translate(self._characters)

    @cached_property
    def _characters(self) -> dict[int, str]:
        """For each simplified character the one that is printed for it."""
        return {ord(ours): theirs for ours, theirs in zip(self.simple, self.printed, strict=True) if ours != theirs}


@cache
def _table() -> dict[int, str]:
    return {ord(char): group[0] for group in entries("simplified") for char in group[1:]}
