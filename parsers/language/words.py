"""How common words, surnames and the characters of given names are: what tells a name from a word without a rule.

Everything is in nats (natural logarithms): a probability P is given as ln P, a cost as −ln P. The lexicons hold
simplified characters: ask with `parsers.language.script.simplified`. They are read when the first question is asked.
"""

from __future__ import annotations

from functools import lru_cache
from math import inf, log

from parsers.lexicons import lexicon, listing, weighed

LONGEST = 5
"""Characters of the longest word of the list."""
COMMON = log(1e-5)
"""`frequency` from which on a word is one that readers meet everywhere: once in a hundred thousand words."""
_UNLISTED = 14.0
"""What a character costs that is no word of the list: once in a million words."""
_RARE_SURNAME = 13.0
"""What a surname costs that the list of names lacks: one person in half a million."""
_RARE_GIVEN = 14.5
"""What a character costs that is in hardly anyone's given name: one in two million."""
_NAMED = log(0.002)
"""ln of the probability that a name begins at a character of a gazette."""
EVERYWHERE = log(3e-5)
"""`frequency` from which on a word is everyday whatever its characters: once in some 33,000 words."""
NAMELIKE = -10.5
"""`name_log_odds` of a word by itself below which nobody takes it for a name."""
ALONE, ALONE_NAMELIKE = log(3e-5), -5.0
"""The same two where nothing but the layout says that a name may stand: 卫生　水利　林业 are offices, not people."""
_AROUND = 2
"""Characters on either side of a name whose words it may have cut."""
_KEPT = 4096


def frequency(word: str) -> float:
    """ln P(`word`): of the words of running text how many are this one; −inf for a word that is not listed."""
    return -weighed("word_costs").get(word, inf)


def is_common(word: str, least: float = COMMON) -> bool:
    """Whether `word` is a word, not a single character, whose `frequency` is `least` or more."""
    return len(word) > 1 and frequency(word) >= least


@lru_cache(maxsize=_KEPT)
def is_everyday(word: str, alone: bool = False) -> bool:
    """Whether `word` is met everywhere, or is a word of two characters whose characters are not those of names.

    A surname of its own and a character that given names have make a word that is met less often a name (`安康`).
    `alone`: no post, label or formula beside it says that it is a name, so that more words are everyday.
    Nothing is worked out for what is not listed at all, as a name on the first page is: it is looked for in the file.
    """
    if len(word) < 2 or f" {word} " not in listing("word_costs") or word in lexicon("compound_surnames"):
        return False
    if is_common(word, ALONE if alone else EVERYWHERE):
        return True
    return len(word) == 2 and name_log_odds(word, 0, 2) < (ALONE_NAMELIKE if alone else NAMELIKE)


def everyday_at(text: str, at: int) -> int:
    """The length of the longest everyday word that stands at `at`; 0 when none does."""
    return _everyday_size(text[at : at + LONGEST])


@lru_cache(maxsize=_KEPT)
def _everyday_size(word: str) -> int:
    listed = weighed("word_costs")
    sizes = (size for size in range(len(word), 1, -1) if word[:size] in listed)
    return next((size for size in sizes if is_everyday(word[:size])), 0)


@lru_cache(maxsize=_KEPT)
def word_cost(text: str) -> float:
    """−ln P of the likeliest way to part `text` into words, 0 for an empty text; the work grows with its length.

    A character that is no word by itself costs as one that was never counted.
    """
    listed = weighed("word_costs")
    best = [0.0]
    for end in range(1, len(text) + 1):
        cost = best[end - 1] + listed.get(text[end - 1], _UNLISTED)
        for start in range(max(0, end - LONGEST), end - 1):
            word = listed.get(text[start:end])
            if word is not None and best[start] + word < cost:
                cost = best[start] + word
        best.append(cost)
    return best[-1]


def surname_prior(surname: str) -> float:
    """ln P(`surname`) among people; what is listed as nobody's surname is as rare as the rarest."""
    return -weighed("surname_costs").get(surname, _RARE_SURNAME)


def given_prior(char: str) -> float:
    """ln P(`char`) among the characters of given names."""
    return -weighed("given_costs").get(char, _RARE_GIVEN)


def given_costs(word: str) -> list[float]:
    """What each character of `word` costs as one of a given name: −`given_prior`."""
    costs = weighed("given_costs")
    return [costs.get(char, _RARE_GIVEN) for char in word]


def name_log_odds(text: str, start: int, end: int) -> float:
    """ln of the odds that ``text[start:end]`` is a name of two characters or more and not what its characters spell.

    The likeliest words of the span and of two characters on either side are weighed against a name between the
    likeliest words of what is left on either side, so that a word which begins or ends outside it counts against it.
    """
    left, right = max(0, start - _AROUND), min(len(text), end + _AROUND)
    name = max(_name(text[start:end], size) for size in (1, 2) if size < end - start)
    around = word_cost(text[left:start]) + word_cost(text[end:right])
    return name - around + _NAMED + word_cost(text[left:right])


def _name(name: str, size: int) -> float:
    """ln P(`name`) when its surname has `size` characters."""
    return surname_prior(name[:size]) + sum(map(given_prior, name[size:]))
