"""How much a word looks like a person's name by itself: its length, its surname, and characters that names lack."""

from __future__ import annotations

from functools import lru_cache

from parsers.language.names import has_compound_surname, sounded, surname_weight
from parsers.language.posts import is_title
from parsers.lexicons import lexicon
from parsers.people.words import is_address

_SOLO = {2: 0.4, 3: 1.0, 4: -2.0}
_COMPOUND = {2: -1.0, 3: 3.2, 4: 3.4}
_HOLDS = frozenset("任兼")
"""Surnames that are verbs before a post: 由某主任任组长."""
_KEPT = 4096


@lru_cache(maxsize=_KEPT)
def shape_weight(word: str) -> float:
    """What length and surname say for `word`; a name spelled sound by sound needs no surname."""
    if has_compound_surname(word):
        return _COMPOUND.get(len(word), -3.0)
    first = surname_weight(word[0])
    score = _SOLO.get(len(word), -3.0) + first
    if len(word) == 4 and first == 2 and word[1] in lexicon("surnames"):
        score += 1.5
    if not first:
        score -= 1.5
    return max(score, 3.0 if len(word) > 3 else 2.0) if is_foreign(word) else score


def is_foreign(word: str) -> bool:
    """Whether `word` is spelled sound by sound and has no compound surname."""
    return not has_compound_surname(word) and sounded(word)


@lru_cache(maxsize=_KEPT)
def odd_weight(word: str, foreign: bool) -> float:
    """What counts against `word`: characters that names hardly have, a verb with its post, an address for a name."""
    never = lexicon("never_in_names")
    given = word[2 if has_compound_surname(word) else 1 :]
    odd = 0.0
    if not foreign:
        odd += sum(0.5 if c in "为為爲" and k + 1 < len(given) else 2.5 for k, c in enumerate(given) if c in never)
    if word[0] in never and surname_weight(word[0]) < 2 and not foreign:
        alone = surname_weight(word[0]) > 0 and word[0] not in lexicon("transliteration")
        odd += 1.5 if alone and len(word) == 3 else 2.5
    if word[0] in _HOLDS and is_title(given):
        odd += 4.5
    if "某" in word or is_address(word) or (len(word) > 2 and is_address(given)):
        odd += 5.0
    return odd
