"""The evidence of one span: how it looks as a name, as words, and what stands on both sides of it.

`own` and `around` give names and amounts; the weight of each is in `lexicons/name_weights.txt`. Amounts in nats are
natural logarithms of probabilities; all others are 0 or 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN
from parsers.language.names import DOTS, has_compound_surname
from parsers.language.places import PLACE_OF, PLACE_WITH
from parsers.language.posts import is_title
from parsers.language.words import given_prior, surname_prior, word_cost
from parsers.lexicons import lexicon, weighed
from parsers.people.formulas import TRIGGER
from parsers.people.marks import MADE, TAKEN, Marks
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
_FUNCTION = frozenset("作在等任向谈说就已由及至是经被把将给使从对和与率摄称因于到又也都后前来所者")
"""Verbs, prepositions and particles of one character, with which names hardly end."""
_HOLDING = frozenset("担兼现所主责新留聘历原时专")
"""What makes a word with 任 after it: no name ends within it."""
_MOST_ODD = 6.0
_SIZES = (4, 3, 2, 1)
"""Characters of a word beside a name, the longest first."""
_LIKE_RARE = 3.0
"""How much a rarer word looks like a word, in nats."""
KEPT = 16384
"""Names of which is kept what was worked out: more than a long issue has."""
_SHORT = 2
UNKNOWN = "han"
"""The mark that is a character with which no known word begins, or ends."""


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
    sounds = not compound and lexicon("transliteration").issuperset(name)
    if listed or not sounds:
        yield "surname", sum(chars[:size]) - surname
    yield "given", sum(min(_MOST_GIVEN, max(-_MOST_GIVEN, gain)) for gain in gained)
    worst = min(gained, default=0.0)
    if worst < 0:
        yield "given_worst", max(-_MOST_ODD, worst)
    yield f"length_{len(name)}{'_compound' if compound else ''}", 1.0
    if not listed:
        yield f"no_surname{'_sounds' if sounds else ''}", 1.0
    if sounds and (len(name) > 2 or not listed):
        yield f"sounds_{min(4, len(name))}", 1.0
    if _has_two_surnames(name):
        yield "two_surnames", 1.0
    if name[0] in _LEAD_TOO:
        yield "lead_first", 1.0
    if name[-1] in _FUNCTION:
        yield "function_last", 1.0


def _has_two_surnames(name: str) -> bool:
    """Whether four characters may be a husband's surname, a surname and a given name (`陈方某某`)."""
    return len(name) == 4 and not has_compound_surname(name) and name[1] in lexicon("surnames")


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
        return glued_evidence(marks, start, end)
    return [*sides(left, right, shape_of(name)), *beside(marks, start, end, name, left, right)]


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
        likeness = max(likeness, _LIKE_RARE if name in lexicon("surname_words") else 0.0)
    else:
        likeness = _RARE_WORD - whole
    return Shape(whole is not None, len(name) > _SHORT, round(likeness))


def right_of(marks: Marks, start: int, end: int) -> str:
    """The mark after a span: after a formula of appointment also a post that is taken without a word between."""
    right = marks.right(end)
    return (
        "taken" if right in _OPEN_RIGHT and marks.left(start) == "formula" and TAKEN.match(marks.text, end) else right
    )


def is_glued(marks: Marks, start: int, end: int, left: str, right: str) -> bool:
    """Whether ``text[start:end]`` is one of a run of names that nothing parts: then nothing else stands around it."""
    return (start, end) in marks.glued and (left == "han" or right in ("han", "word", "body", "place"))


def glued_evidence(marks: Marks, start: int, end: int) -> list[Feature]:
    """What it says that ``text[start:end]`` is one of a run of names that nothing parts."""
    return [(GLUED, 1.0), ("glued_run", min(_MOST_RUN, marks.glued[start, end] / _NATS_OF_RUN))]


def sides(left: str, right: str, shape: Shape) -> list[Feature]:
    """What the marks on both sides of a span say. Where a name is as good as certain it may look like a word."""
    both = LEFT.get(left, "none") + "_" + RIGHT.get(right, "none")
    lone = "_long" if shape.long else ""
    found = [
        (f"left_{left}{lone if left == UNKNOWN else ''}", 1.0),
        (f"right_{right}{lone if right == UNKNOWN else ''}", 1.0),
        (f"sides_{both}", 1.0),
    ]
    if shape.word:
        found.append((f"word_sides_{both}", 1.0))
    if shape.wordy and (both in FRAMES or (left, right) == ("body", "post")):
        found.append((f"wordy_{both}", float(shape.wordy)))
    return found


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
    held = held or (right == "verb" and MADE.match(text, end) is not None)
    if not held and (cost := cut(text, end, 2, 3)):
        firm = right in _FIRM_RIGHT or (left == "joint" and right in _LAST_OF_LIST)
        found.append(("cut_right_firm" if firm else "cut_right", cost))
    if right == "post" and text[end - 1] == text[end]:
        found.append(("doubled", 1.0))
    if len(name) == 4 and right in ("address", "post"):
        found.append(("four_addressed", 1.0))
    found += _of_two_surnames(marks, start, name, left, right)
    found += _of_words(text, start, end)
    if len(name) == 2 and PLACE_WITH.match(text, end):
        found.append(("place_with", 1.0))
    elif PLACE_OF.match(text, end):
        found.append(("place_of", 1.0))
    return found


def _of_words(text: str, start: int, end: int) -> Iterator[Feature]:
    """How much likelier the words on both sides are beside names than elsewhere."""
    after, before = weighed("words_after"), weighed("words_before")
    follows = next((after[text[end : end + n]] for n in _SIZES if text[end : end + n] in after), 0.0)
    sizes = (n for n in _SIZES if n <= start and text[start - n : start] in before)
    precedes = next((before[text[start - n : start]] for n in sizes), 0.0)
    for side, odds in (("follows", follows), ("precedes", precedes)):
        if odds:
            yield (side, odds) if odds > 0 else (f"seldom_{side}", -odds)


def _of_two_surnames(marks: Marks, start: int, name: str, left: str, right: str) -> Iterator[Feature]:
    """What speaks for a husband's surname before a surname (`陈方某某女士`): it is one of the name, or left out."""
    if left == UNKNOWN and marks.text[start - 1] in lexicon("surnames") and marks.left(start - 1) in _CLEAR_LEFT:
        yield "after_surname", 1.0
    if right in ("address", "loose", "post") and left in _CLEAR_LEFT and _has_two_surnames(name):
        yield "married", 1.0


_OPEN_RIGHT = frozenset(("han", "word", "body", "place", "particle", "preposition"))
GLUED = "glued"
"""The mark on both sides of a name in a run of names that nothing parts."""
_NATS_OF_RUN, _MOST_RUN = 10.0, 5.0
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
FRAMES = frozenset(
    (
        *("verb_formula", "post_formula", "title_formula", "edge_formula", "label_formula"),
        *("post_verb", "title_verb", "post_title", "post_edge", "post_joint", "title_edge", "joint_formula"),
        *("label_edge", "label_joint", "edge_title", "lead_title", "joint_title"),
    )
)
"""Marks on both sides, in groups, between which hardly anything but a name stands."""
LEFT = {
    **dict.fromkeys(("post", "post_gap"), "post"),
    **dict.fromkeys(("bare", "bare_gap", "loose", "loose_gap"), "title"),
    **dict.fromkeys(("label", "person", "agent"), "label"),
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
    **dict.fromkeys(("line", "comma", "stop", "close", "gap", "label_gap", "quote", "colon", "open"), "edge"),
    **dict.fromkeys(("of", "of_gap", "preposition", "auxiliary", "particle", "and", "and_body"), "particle"),
    "word": "word",
    **dict.fromkeys(("body", "place"), "body"),
}
"""Kinds of marks after a name that say about the same."""
_CLEAR_LEFT = frozenset(("line", "gap", "joint", "bare", "bare_gap", "post", "post_gap", "label", "mark"))
_UNCLEAR = frozenset(("han", "word", "particle", "with", "other", "place", "body"))
_FIRM_LEFT = frozenset(("post", "bare", "post_gap", "bare_gap", "person", "formula"))
_LAST_OF_LIST = frozenset(("and", "and_post", "and_body"))
_FIRM_RIGHT = frozenset(("post", "address", "given", "verb", "others"))
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
