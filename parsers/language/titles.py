"""What titles end with: 报告, 决定, 名单; some words (情况, 计划) end titles and other lines too."""

from __future__ import annotations

from functools import cache

from parsers.lexicons import entries

_LOOSE = "~"
"""What stands in the lexicon before a word that ends other lines too."""


@cache
def title_words() -> tuple[str, ...]:
    """All words of ``title_types.txt``."""
    return tuple(word.lstrip(_LOOSE) for word in entries("title_types"))


@cache
def sure_title_words() -> tuple[str, ...]:
    """Those that hardly end other lines."""
    return tuple(word for word in entries("title_types") if not word.startswith(_LOOSE))
