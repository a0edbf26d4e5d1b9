"""Characters and words that tell a name from what stands beside it: surnames, ordinary words, what follows names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from math import inf, log

from parsers.language.characters import HAN
from parsers.language.script import simplified
from parsers.language.words import LONGEST, frequency, is_common, name_log_odds
from parsers.lexicons import entries, lexicon

DOTS = "·•．‧・∙⋅●"
ADDRESS = "(?:同志|先生|女士|小姐|博士|教授|[医醫]生|[议議][员員])"
HONOURS = "(?:[，,][ ]?(?:(?:[A-Z]\\.){2,4}|大紫[荆荊][勋勳][贤賢]|太平[绅紳]士)){0,4}"
"""Honours behind a name: `甲某某先生，G.B.S.，J.P.`."""
LATIN = "[A-Z][a-z]+(?:[ .．·‧•'’-]{1,2}[A-Z][a-z]+){0,4}(?![A-Za-z：:])"
"""What may stand right behind a Chinese name: the same person's in Latin letters (`甲某某Saidu Takova`)."""
SPACES = " \u3000\u00a0\u2002\u2003\t"

Words = dict[str, tuple[tuple[int, set[str]], ...]]
"""Words by their first character and their length, the longest first: a text may name any number of them."""

_BEHIND_REN = frozenset("何务務命期意城县縣丘职職")
"""What makes 任 part of a word or a place behind the verb 为."""
LETTERS = "[^\\W\\d_]"
"""A letter, which is a Chinese character in nearly all places: it compiles at no cost."""
TAUGHT = "(?:列[宁寧])?主[义義]"
"""What makes a name part of a word for what its bearer taught (马克思列宁主义)."""
EVERYWHERE = log(7.5e-5)
"""`frequency` from which on a word is everyday whatever its characters: once in some 13,000 words."""
NAMELIKE = -10.5
"""`name_log_odds` of a word by itself below which nobody takes it for a name."""
_KEPT = 4096
_PLAIN = frozenset("不再则則来來地都得")
"""Characters that spell sounds and are common words as well."""
_HAN = re.compile(f"[{HAN}]")
_HAN_RUN = re.compile(f"[{HAN}]{{1,6}}")


def is_address(word: str) -> bool:
    """Whether what stands behind a surname is a title or an address (`李女士`, `王主任`): then nobody is named."""
    return word in _addresses()


@cache
def _addresses() -> frozenset[str]:
    return lexicon("posts") | lexicon("honorifics") | lexicon("person_words")


def is_no_verb(text: str, at: int) -> bool:
    """Whether the 为 at `at` ends a name (`张大为，`, `任命张大为为`): as a verb it has an object."""
    after = text[at + 1 : at + 2]
    if after == "任" and text[at + 2 : at + 3] not in _BEHIND_REN:
        return True
    return (
        not after or after == text[at] or (_HAN.match(after) is None and not after.isdigit() and after not in "“「《")
    )


def like_a_body(word: str, structural: bool) -> float:
    """How much a word that ends as bodies and places do counts against being a name."""
    if word in lexicon("places"):
        return 1.5 if structural else 4.0
    if word[-1] in lexicon("bodies") or word[-2:] in lexicon("bodies"):
        return 1.5 if structural else 3.0
    return 0.3 if len(word) > 2 and word[-1] in lexicon("landmarks") and not structural else 0.0


def han_word(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` lies in the text and is all Chinese characters."""
    return end <= len(text) and run_length(text, start) >= end - start


def run_length(text: str, start: int) -> int:
    """How many Chinese characters stand in a row from `start` on, six at most."""
    match = _HAN_RUN.match(text, start)
    return match.end() - start if match else 0


def begins_with_surname(text: str, start: int) -> bool:
    """Whether a listed surname, or a character that spells a foreign name, stands at `start`."""
    char = text[start : start + 1]
    known = surname_weight(char) > 0 or char in lexicon("transliteration")
    return known or text[start : start + 2] in lexicon("compound_surnames")


def is_word(word: str) -> bool:
    """Whether `word` is an everyday word, or one of those that are names as well."""
    return is_everyday(word) or word in lexicon("common_names")


def is_everyday(word: str) -> bool:
    """Whether `word` is met everywhere, or is a word of two characters whose characters are not those of names.

    A surname of its own and a character that given names have make a word that is met less often a name (`安康`).
    """
    word = simplified(word)
    if word in lexicon("compound_surnames"):
        return False
    if is_common(word, EVERYWHERE):
        return True
    return len(word) == 2 and frequency(word) > -inf and name_log_odds(word, 0, 2) < NAMELIKE


@lru_cache(maxsize=_KEPT)
def _everyday_size(word: str) -> int:
    return next((size for size in range(len(word), 1, -1) if is_everyday(word[:size])), 0)


def everyday_at(text: str, at: int) -> int:
    """The length of the longest everyday word that stands at `at`; 0 when none does."""
    return _everyday_size(text[at : at + LONGEST])


def sounded(word: str) -> bool:
    """Whether a word of three characters or more spells a foreign name sound by sound, and is no phrase of such."""
    return len(word) > 2 and lexicon("transliteration").issuperset(word) and _PLAIN.isdisjoint(word)


def surname_weight(char: str) -> float:
    """2 for a surname, 1.5 for one that is mostly another word, 0 for no surname that is listed."""
    if char in lexicon("word_surnames"):
        return 1.5
    return 2.0 if char in lexicon("surnames") else 0.0


def clean(text: str) -> str:
    """A name as it is kept: as printed, without white space."""
    return "".join(text.split())


def starts_with(text: str, at: int, words: Words) -> int:
    """The length of the longest of `words` that stands at `at`; 0 when none does."""
    if at >= len(text):
        return 0
    for size, group in words.get(text[at], ()):
        if text[at : at + size] in group:
            return size
    return 0


def by_first(words: Iterable[str]) -> Words:
    """`words` as `starts_with` wants them."""
    table: dict[str, dict[int, set[str]]] = {}
    for word in words:
        table.setdefault(word[0], {}).setdefault(len(word), set()).add(word)
    return {first: tuple(sorted(sizes.items(), reverse=True)) for first, sizes in table.items()}


@cache
def followers() -> Words:
    return by_first(entries("after_names"))
