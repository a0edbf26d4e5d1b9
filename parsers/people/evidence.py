"""The evidence that a name is by itself: how it looks as a name, and as words.

`own` gives names and amounts; the weight of each is in `lexicons/name_weights.txt`. Amounts in nats are natural
logarithms of probabilities; all others are 0 or 1. What stands around a name is told by `people.surroundings`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from parsers.language.bodies import ends_as_body
from parsers.language.names import DOTS, has_compound_surname
from parsers.language.words import given_costs, surname_prior
from parsers.lexicons import lexicon, weighed
from parsers.people.formulas import has_trigger
from parsers.people.words import is_addressed, is_verb

Feature = tuple[str, float]

_RARE_LISTED = 10.0
"""What a listed surname costs at most, in nats."""
_MOST_GIVEN = 8.0
"""Nats that one character of a given name says at most, for or against."""
_RARE_WORD = 14.0
"""What a word costs, in nats, that is not in the list."""
_LEAD_TOO = frozenset("由请经向和对与给为将把让被同从")
"""Surnames that are prepositions and verbs before a name as well."""
_AND = frozenset("和与及由位")
"""Surnames that are conjunctions, prepositions or measure words before a word as well."""
_FUNCTION = frozenset("作在等任向谈说就已由及至是经被把将给使从对和与率摄称因于到又也都后前来所者则")
"""Verbs, prepositions and particles of one character, with which names hardly end."""
_NOUN_ENDS = frozenset("权性率费税品案型式制款额量化度法业感观点面")
"""What makes a noun of a word of two characters (休假权, 安全性)."""
_WHOLE = 3
"""Characters of most names."""
_MOST_ODD = 6.0
_LIKE_RARE = 3.0
"""How much a rarer word looks like a word, in nats."""
KEPT = 16384
"""Names of which is kept what was worked out: more than a long issue has."""
_SHORT = 2
_FEWEST_IN_TWO = 4
"""Characters of two parts of a name at least."""
_DOTS = frozenset(DOTS + ".")


def own(name: str) -> tuple[Feature, ...]:
    """What `name`, without blanks, says by itself."""
    if name in lexicon("renowned"):
        return (("renowned", 1.0),)
    if is_dotted(name):
        return tuple(_with_dots(name))
    size = 2 if has_compound_surname(name) and len(name) > 2 else 1
    return (*_as_name(name, size), *_as_words(name, size), *_as_other(name))


def is_dotted(name: str) -> bool:
    """Whether dots part `name`, which is a foreign one then."""
    return not _DOTS.isdisjoint(name)


def _with_dots(name: str) -> Iterator[Feature]:
    parts = [part for part in _parted(name) if part]
    sounds = lexicon("transliteration")
    share = sum(c in sounds for part in parts for c in part) / max(1, sum(map(len, parts)))
    odd = sum(c not in sounds for part in parts for c in part)
    yield "dotted", 1.0
    yield "dotted_sounds", share
    yield "dotted_odd", float(min(4, odd))


def _as_name(name: str, size: int) -> list[Feature]:
    """How likely it is as a surname of `size` characters and a given name, against its characters by themselves."""
    words, compound = weighed("word_costs"), size > 1
    listed = compound or name[0] in lexicon("surnames")
    sounds = not compound and lexicon("transliteration").issuperset(name)
    found: list[Feature] = []
    if listed or not sounds:
        surname = -surname_prior(name[:size])
        if listed and not compound:
            surname = min(surname, _RARE_LISTED)
        found.append(("surname", sum([words.get(char, _RARE_WORD) for char in name[:size]]) - surname))
    gained = [
        words.get(char, _RARE_WORD) - cost for char, cost in zip(name[size:], given_costs(name[size:]), strict=True)
    ]
    found.append(("given", sum([min(_MOST_GIVEN, max(-_MOST_GIVEN, gain)) for gain in gained])))
    worst = min(gained, default=0.0)
    if worst < 0:
        found.append(("given_worst", max(-_MOST_ODD, worst)))
    found.append((f"length_{len(name)}{'_compound' if compound else ''}", 1.0))
    if not listed:
        found.append((f"no_surname{'_sounds' if sounds else ''}", 1.0))
    if sounds and (len(name) > 2 or not listed):
        found.append((f"sounds_{min(4, len(name))}", 1.0))
    if name in lexicon("compound_surnames"):
        found.append(("bare_surname", 1.0))
    if has_two_surnames(name):
        found.append(("two_surnames", 1.0))
    if name[0] in _AND and len(name) > _SHORT and (name[1:] in words or is_verb(name[1:])):
        found.append(("and_then_word", 1.0))
    if name[0] in _LEAD_TOO:
        found.append(("lead_first", 1.0))
    if name[-1] in _FUNCTION:
        found.append(("function_last", 1.0))
    return found


def has_two_surnames(name: str) -> bool:
    """Whether four characters may be a husband's surname, a surname and a given name (`陈方某某`)."""
    return len(name) == 4 and not has_compound_surname(name) and name[1] in lexicon("surnames")


def _as_words(name: str, size: int) -> Iterator[Feature]:
    """What words it is, or begins and ends with; characters after a surname of `size` that names hardly have."""
    words = weighed("word_costs")
    whole = words.get(name)
    if whole is not None:
        yield "word", 1.0
        yield "word_common", max(0.0, _RARE_WORD - whole)
    elif name in lexicon("surname_words") or name in lexicon("office_words"):
        yield "rare_word", 1.0
    elif len(name) > 2:
        if name[:2] in words:
            yield "word_first", max(0.0, _RARE_WORD - words[name[:2]])
            if size == 1 and len(name) == _WHOLE and name[-1] in _NOUN_ENDS:
                yield "noun_end", 1.0
        elif is_verb(name[:2]):
            yield "verb_first", 1.0
        if name[-2:] in words:
            yield "word_last", max(0.0, _RARE_WORD - words[name[-2:]])
    never = 0
    if not lexicon("transliteration").issuperset(name):
        never = sum(map(lexicon("never_in_names").__contains__, name[size:]))
    if "为" in name[size:-1]:
        never -= 1
    if never:
        yield "never", float(never)


def _as_other(name: str) -> Iterator[Feature]:
    """Whether it ends as words for people, places and bodies do, holds a verb, or is how somebody is addressed; whether
    it is put together of parts of names of Tibetans, Mongols and Yi."""
    if count_elements(name):
        yield "elements", 1.0
    if name[-1] in "者员们户众党":
        yield "people", 1.0
    if len(name) == 3 and name[1] == "家" and name[2] in lexicon("landmarks"):
        yield "family_place", 1.0
    if name in lexicon("places"):
        yield "place_name", 1.0
    elif ends_as_body(name):
        yield "ends_as_body", 1.0
    elif name[-1] in lexicon("landmarks"):
        yield f"landmark_{min(3, len(name))}", 1.0
    if has_trigger(name):
        yield "verb_inside", 1.0
    if "某" in name or is_addressed(name):
        yield "address", 1.0


def _parted(name: str) -> list[str]:
    for dot in _DOTS:
        name = name.replace(dot, "·")
    return name.split("·")


@lru_cache(maxsize=KEPT)
def count_elements(name: str) -> int:
    """Of how many parts of names of Tibetans, Mongols and Yi `name` is put together (`洛桑|次仁`); 0 where of one, or
    where something is left over but a surname."""
    if len(name) < _FEWEST_IN_TWO:
        return 0
    listed = lexicon("name_elements")
    counts = [0] + [-1] * len(name)
    if len(name) > _WHOLE and name[0] in lexicon("surnames"):
        counts[1] = 0
    for end in range(_SHORT, len(name) + 1):
        for start in range(max(0, end - 4), end - 1):
            if counts[start] >= 0 and name[start:end] in listed:
                counts[end] = max(counts[end], counts[start] + 1)
    return counts[-1] if counts[-1] > 1 else 0


class Shape(NamedTuple):
    """What of a name matters to the marks on its sides: whether it is a listed word, whether it has three characters or
    more, so that an unknown character beside it is hardly one more of it, and how much it looks like words, in nats."""

    word: bool
    long: bool
    wordy: int


@lru_cache(maxsize=KEPT)
def shape_of(name: str) -> Shape:
    """The `Shape` of `name`."""
    words = weighed("word_costs")
    whole = words.get(name)
    if whole is None:
        parts = [words.get(name[:2], _RARE_WORD), words.get(name[-2:], _RARE_WORD)] if len(name) > _SHORT else []
        likeness = max((_RARE_WORD - cost for cost in parts), default=0.0)
        likeness = max(
            likeness, _LIKE_RARE if name in lexicon("surname_words") or name in lexicon("office_words") else 0.0
        )
    else:
        likeness = _RARE_WORD - whole
    return Shape(whole is not None, len(name) > _SHORT, round(likeness))
