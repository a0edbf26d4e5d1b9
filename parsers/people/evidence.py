"""The evidence of one span: how it looks as a name, as words, and what stands on both sides of it.

`own` and `around` give names and amounts; the weight of each is in `lexicons/name_weights.txt`. Amounts in nats are
natural logarithms of probabilities; all others are 0 or 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN
from parsers.language.names import DOTS, has_compound_surname
from parsers.language.places import PLACE_OF, PLACE_WITH
from parsers.language.posts import is_title
from parsers.language.words import given_prior, surname_prior, word_cost
from parsers.lexicons import lexicon, weighed
from parsers.people.formulas import TRIGGER
from parsers.people.marks import TAKEN, Marks
from parsers.people.words import SPACES, is_address

Feature = tuple[str, float]

_RARE_LISTED = 10.0
"""What a listed surname costs at most, in nats."""
_MOST_GIVEN = 8.0
"""Nats that one character of a given name says at most, for or against."""
_RARE_WORD = 14.0
"""What a word costs, in nats, that is not in the list."""
MOST_CUT = 5.0
_LEAD_TOO = frozenset("由请经向和对与给为将把让被同")
"""Surnames that are prepositions and verbs before a name as well."""
_HOLDING = frozenset("担兼现所主责新留聘历原时专")
"""What makes a word with 任 after it: no name ends within it."""
_MOST_ODD = 6.0


def own(name: str) -> tuple[Feature, ...]:
    """What `name`, without blanks, says by itself."""
    if name in lexicon("renowned"):
        return (("renowned", 1.0),)
    if any(dot in name for dot in DOTS):
        return tuple(_with_dots(name))
    size = 2 if has_compound_surname(name) and len(name) > 2 else 1
    return (*_as_name(name, size), *_as_words(name, size), *_as_other(name))


def _with_dots(name: str) -> Iterator[Feature]:
    parts = [part for part in _parted(name) if part]
    sounds = lexicon("transliteration")
    share = sum(c in sounds for part in parts for c in part) / max(1, sum(map(len, parts)))
    odd = sum(c not in sounds for part in parts for c in part)
    yield "dotted", 1.0
    yield "dotted_sounds", share
    yield "dotted_odd", float(min(4, odd))


def _as_name(name: str, size: int) -> Iterator[Feature]:
    """How likely it is as a surname of `size` characters and a given name, against its characters by themselves."""
    words, compound = weighed("word_costs"), size > 1
    listed = compound or name[0] in lexicon("surnames")
    surname = -surname_prior(name[:size])
    if listed and not compound:
        surname = min(surname, _RARE_LISTED)
    chars = [words.get(char, _RARE_WORD) for char in name]
    gained = [cost + given_prior(char) for char, cost in zip(name[size:], chars[size:], strict=True)]
    yield "surname", sum(chars[:size]) - surname
    yield "given", sum(min(_MOST_GIVEN, max(-_MOST_GIVEN, gain)) for gain in gained)
    worst = min(gained, default=0.0)
    if worst < 0:
        yield "given_worst", max(-_MOST_ODD, worst)
    yield f"length_{len(name)}{'_compound' if compound else ''}", 1.0
    if not listed:
        yield "no_surname", 1.0
    if len(name) > 2 and not compound and lexicon("transliteration").issuperset(name):
        yield f"sounds_{min(4, len(name))}", 1.0
    if len(name) == 4 and not compound and name[1] in lexicon("surnames"):
        yield "two_surnames", 1.0
    if name[0] in _LEAD_TOO:
        yield "lead_first", 1.0


def _as_words(name: str, size: int) -> Iterator[Feature]:
    """What words it is, or begins and ends with; characters after a surname of `size` that names hardly have."""
    words = weighed("word_costs")
    whole = words.get(name)
    if whole is not None:
        yield "word", 1.0
        yield "word_common", max(0.0, _RARE_WORD - whole)
    elif name in lexicon("surname_words"):
        yield "rare_word", 1.0
    elif len(name) > 2:
        if name[:2] in words:
            yield "word_first", max(0.0, _RARE_WORD - words[name[:2]])
        if name[-2:] in words:
            yield "word_last", max(0.0, _RARE_WORD - words[name[-2:]])
    never = sum(char in lexicon("never_in_names") for char in name[size:])
    if "为" in name[size:-1]:
        never -= 1
    if never:
        yield "never", float(never)


def _as_other(name: str) -> Iterator[Feature]:
    """Whether it ends as words for people, places and bodies do, holds a verb, or is how somebody is addressed."""
    if name[-1] in "者员们户众":
        yield "people", 1.0
    if len(name) == 3 and name[1] == "家" and name[2] in lexicon("landmarks"):
        yield "family_place", 1.0
    if name in lexicon("places"):
        yield "place_name", 1.0
    elif ends_as_body(name):
        yield "ends_as_body", 1.0
    elif name[-1] in lexicon("landmarks"):
        yield f"landmark_{min(3, len(name))}", 1.0
    if TRIGGER.search(name):
        yield "verb_inside", 1.0
    if "某" in name or is_address(name) or (len(name) > 2 and (is_address(name[1:]) or is_title(name[1:]))):
        yield "address", 1.0


def _parted(name: str) -> list[str]:
    for dot in DOTS:
        name = name.replace(dot, "·")
    return name.split("·")


def cut(text: str, at: int, before: int, after: int) -> float:
    """What it costs, in nats, to part `text` at `at`: the words that its characters make around it, cut there.

    `before` and `after` are how many characters on either side are looked at; 0 where no listed word goes across.
    """
    words = weighed("word_costs")
    left, right = text[max(0, at - before) : at], text[at : at + after]
    for size_before, size_after in _ACROSS:
        if left[-size_before:] + right[:size_after] in words and len(left) >= size_before and len(right) >= size_after:
            return min(MOST_CUT, word_cost(left) + word_cost(right) - word_cost(left + right))
    return 0.0


_ACROSS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1))


def around(marks: Marks, start: int, end: int, name: str) -> list[Feature]:
    """What stands around ``text[start:end]``, which names `name`."""
    left, right = marks.left(start), right_of(marks, start, end)
    if is_glued(marks, start, end, left, right):
        return [GLUED]
    return [*sides(left, right, name in weighed("word_costs")), *beside(marks, start, end, name, left, right)]


def right_of(marks: Marks, start: int, end: int) -> str:
    """The mark after a span: after a formula of appointment also a post that is taken without a word between."""
    right = marks.right(end)
    return (
        "taken" if right in _OPEN_RIGHT and marks.left(start) == "formula" and TAKEN.match(marks.text, end) else right
    )


def is_glued(marks: Marks, start: int, end: int, left: str, right: str) -> bool:
    """Whether ``text[start:end]`` is one of a run of names that nothing parts: then nothing else stands around it."""
    return (start, end) in marks.glued and (left == "han" or right in ("han", "word", "body", "place"))


def sides(left: str, right: str, word: bool) -> list[Feature]:
    """What the marks on both sides of a span say; `word`: the span is a listed word."""
    both = LEFT.get(left, "none") + "_" + RIGHT.get(right, "none")
    found = [(f"left_{left}", 1.0), (f"right_{right}", 1.0), (f"sides_{both}", 1.0)]
    return [*found, (f"word_sides_{both}", 1.0)] if word else found


def beside(marks: Marks, start: int, end: int, name: str, left: str, right: str) -> list[Feature]:
    """What else stands around a span: how it is set, what words it cuts, whether a place goes on after it."""
    text = marks.text
    printed = text[start:end]
    found: list[Feature] = []
    if not _DOT.isdisjoint(name):
        found += [(f"dotted_{side}", 1.0) for side, kind in (("left", left), ("right", right)) if kind not in _UNCLEAR]
        if left in _NO_WORD and right in _NO_WORD:
            found.append(("dotted_alone", 1.0))
    if printed != name and "\n" not in printed:
        spread = any(char in SPACES for char in printed)
        found.append((f"spread_{len(name)}" if spread else "split", 1.0))
        if spread and (_GOES_ON.match(text, end) or _GOES_BACK.search(text, max(0, start - 8), start)):
            found.append(("spread_on", 1.0))
    if cost := cut(text, start, 3, min(2, len(name))):
        found.append(("cut_left_firm" if left in _FIRM_LEFT else "cut_left", cost))
    held = right == "given" and (text[end] == "为" or (text[end] == "任" and text[end - 1] not in _HOLDING))
    if not held and (cost := cut(text, end, 2, 3)):
        found.append(("cut_right_firm" if right in _FIRM_RIGHT else "cut_right", cost))
    if right == "post" and text[end - 1] == text[end]:
        found.append(("doubled", 1.0))
    if len(name) == 4 and right in ("address", "post"):
        found.append(("four_addressed", 1.0))
    if len(name) == 2 and PLACE_WITH.match(text, end):
        found.append(("place_with", 1.0))
    elif PLACE_OF.match(text, end):
        found.append(("place_of", 1.0))
    return found


_OPEN_RIGHT = frozenset(("han", "word", "body", "place", "particle", "preposition"))
GLUED: Feature = ("glued", 1.0)
SET_APART = ("spread_", "split")
"""Evidence of `beside` for a name that blanks or a title part."""
NOT_BESIDE = (
    *("bias", "surname", "given", "length_", "no_surname", "sounds_", "two_surnames", "renowned", "word", "never"),
    *("people", "family_", "place_name", "ends_", "landmark", "verb_inside", "address", "dotted", "cell_", "counted"),
    *("left_", "right_", "sides_", "lead_first", "rare_word"),
)
"""How evidence begins that `beside` never gives for a name without dots. A scorer that drops hopeless spans early takes
all other for it."""
_DOT = frozenset(DOTS)
_NO_WORD = frozenset(
    ("line", "gap", "joint", "mark", "comma", "stop", "open", "close", "label", "colon", "note", "quote", "number")
)
_GOES_ON = re.compile(f"[{SPACES}]{{1,4}}[{HAN}](?![{HAN}])")
_GOES_BACK = re.compile(f"(?<![{HAN}])[{HAN}][{SPACES}]{{1,4}}\\Z")
"""More characters that are set apart after a name, or before it."""
LEFT = {
    **dict.fromkeys(("post", "post_gap"), "post"),
    **dict.fromkeys(("bare", "bare_gap", "loose", "loose_gap"), "title"),
    **dict.fromkeys(("label", "person"), "label"),
    **dict.fromkeys(("formula", "verb"), "verb"),
    **dict.fromkeys(("lead", "with", "date"), "lead"),
    "joint": "joint",
    **dict.fromkeys(("line", "mark", "open", "colon", "gap", "number", "close", "body_gap"), "edge"),
}
"""Kinds of marks before a name that say about the same."""
RIGHT = {
    **dict.fromkeys(("post", "address", "loose", "post_gap", "address_gap"), "title"),
    **dict.fromkeys(
        ("given", "others", "note", "given_gap", "others_gap", "doctrine", "case", "taken", "placed"), "formula"
    ),
    "and_post": "formula",
    **dict.fromkeys(("verb", "says", "verb_gap", "says_gap"), "verb"),
    "joint": "joint",
    **dict.fromkeys(("line", "comma", "stop", "close", "gap", "quote", "colon", "open"), "edge"),
    **dict.fromkeys(("of", "of_gap", "preposition", "auxiliary", "particle", "and", "and_body"), "particle"),
    "word": "word",
    **dict.fromkeys(("body", "place"), "body"),
}
"""Kinds of marks after a name that say about the same."""
_UNCLEAR = frozenset(("han", "word", "particle", "with", "other", "place", "body"))
_FIRM_LEFT = frozenset(("post", "bare", "post_gap", "bare_gap", "person", "formula"))
_FIRM_RIGHT = frozenset(("post", "address", "given", "verb"))
WEAK_LEFT = frozenset(
    ("han", "word", "particle", "with", "mark", "line", "gap", "other", "body", "open", "colon", "close")
)
WEAK_RIGHT = frozenset(
    (
        "han",
        "word",
        "particle",
        "and",
        "and_body",
        "preposition",
        "auxiliary",
        "of",
        "comma",
        "stop",
        "line",
        "gap",
        "other",
        "body",
        "place",
        "quote",
        "digit",
    )
)
