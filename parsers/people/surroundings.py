"""The evidence of what stands around a span: the marks on both sides, how it is set, what words its edges cut.

`around` gives names and amounts; the weight of each is in `lexicons/name_weights.txt`. Amounts in nats are natural
logarithms of probabilities; all others are 0 or 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from parsers.language.characters import HAN, blank_width
from parsers.language.places import PLACE_OF, PLACE_WITH
from parsers.language.words import given_prior, word_cost
from parsers.lexicons import lexicon, weighed
from parsers.people.evidence import Feature, Shape, has_two_surnames, is_dotted, shape_of
from parsers.people.marks import Marks
from parsers.people.marks_after import MADE, TAKEN
from parsers.people.words import SPACES, is_rare_word, is_verb

MOST_CUT = 5.0
MOST_FOR, MOST_AGAINST = 4.0, 8.0
"""Nats that a word beside a name says at most, for it and against it."""
MOST_NEXT = 5.0
"""Nats that the character after a name says at most."""
_RARE_CHARACTER = 14.0
"""What a character costs, in nats, that is no word of the list."""
_RARE_WORD = 12.0
"""What a word costs, in nats, that the list of common words lacks: once in some 160,000 words."""
_SIZES = (4, 3, 2, 1)
"""Characters of a word beside a name, the longest first."""
_SHORT = 2
"""Characters of the shortest names."""
_ENDED_PLACES = frozenset("省市区县州盟旗镇乡")
"""What names of places end with after which their organs stand."""
_PLACE_GOES_ON = frozenset("自省市县区州")
"""What follows those that end otherwise."""
_HOLDING = frozenset("担兼现所主责新留聘历原时专")
"""What makes a word with 任 after it: no name ends within it."""
_ALSO_WORDS = frozenset("和来到说在不地则都得于与及日前等")
"""Characters that spell sounds and begin what follows a name as well."""
_HOLDS = frozenset(
    ("post", "bare", "loose", "post_gap", "bare_gap", "person", "formula", "joint", "line", "label", "office")
)
"""Marks before a name that make it one although its last character makes a word with the next."""
UNKNOWN = "han"
"""The mark that is a character with which no known word begins, or ends."""
_UNKNOWN_LEFT = frozenset((UNKNOWN, "rare"))
_GLUED_RIGHT = frozenset((UNKNOWN, "rare", "word", "action", "posted", "body", "place"))


def around(marks: Marks, start: int, end: int, name: str) -> list[Feature]:
    """What stands around ``text[start:end]``, which names `name`."""
    left, right = marks.left(start), right_of(marks, start, end)
    if is_glued(marks, start, end, left, right):
        return glued_evidence(marks, start, end)
    told = words_beside(marks, start, end, name, left, right)
    told += words_cut(marks, start, end, name, left, right)
    return [*sides(left, right, shape_of(name)), *told]


def right_of(marks: Marks, start: int, end: int) -> str:
    """The mark after a span: after a formula of appointment also a post that is taken without a word between."""
    right = marks.right(end)
    return (
        "taken" if right in _OPEN_RIGHT and marks.left(start) == "formula" and TAKEN.match(marks.text, end) else right
    )


def is_glued(marks: Marks, start: int, end: int, left: str, right: str) -> bool:
    """Whether ``text[start:end]`` is one of a run of names that nothing parts: then nothing else stands around it."""
    return (start, end) in marks.glued and (left in _UNKNOWN_LEFT or right in _GLUED_RIGHT)


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


def words_beside(marks: Marks, start: int, end: int, name: str, left: str, right: str) -> list[Feature]:
    """How a span is set, what words stand on both sides, and whether it has two surnames."""
    found = _of_words(marks.text, start, end)
    if end - start != len(name) or is_dotted(name) or start + 1 in marks.closed:
        found += _as_set(marks, start, end, name, left, right)
    if len(name) == 4 and right in ("address", "post"):
        found.append(("four_addressed", 1.0))
    if left == UNKNOWN or len(name) == 4:
        found += _of_two_surnames(marks, start, name, left, right)
    return found


def words_cut(marks: Marks, start: int, end: int, name: str, left: str, right: str) -> Iterator[Feature]:
    """What words go across the edges of a span, or go on after it: one by one, as most spans are given up before the
    last of them."""
    text = marks.text
    if (cost := cut(text, end, 2, 3)) and not _is_held(text, end, left, right):
        firm = right in _FIRM_RIGHT or (left in _HELD_LEFT and right in _LAST_OF_LIST)
        yield "cut_right_firm" if firm else "cut_right", cost
    if cost := cut(text, start, 3, 2):
        yield "cut_left_firm" if left in _FIRM_LEFT else "cut_left", cost
    short = len(name) == _SHORT
    if short and right in _MORE_OF_NAME and (gain := _gain_of_next(text[end])):
        yield ("goes_on", min(MOST_NEXT, gain)) if gain > 0 else ("ends_here", min(MOST_NEXT, -gain))
    if text[end : end + 1] in _PLACE_GOES_ON and short and PLACE_WITH.match(text, end):
        yield "place_with", 1.0
    elif text[end - 1] in _ENDED_PLACES and PLACE_OF.match(text, end):
        yield "place_of", 1.0
    if parted := _parted(text, start) + _parted(text, end):
        yield "parted", float(parted)
    if is_rare_word(text[start - 1 : start + 1]):
        yield "cut_rare_left", 1.0
    if is_rare_word(text[end - 1 : end + 1]) and not _is_held(text, end, left, right):
        yield "cut_rare_right", 1.0
    if right == "post" and text[end - 1] == text[end]:
        yield "doubled", 1.0
    if text[end : end + 1] in _PLACE_ENDS and text[end + 1 : end + 2] != "长" and marks.names_place(start, end + 1):
        yield "known_place", 1.0


def _gain_of_next(char: str) -> float:
    """How much likelier the character after a name of two is its third than a word; below 0 where given names hardly
    have it."""
    return weighed("word_costs").get(char, _RARE_CHARACTER) + given_prior(char)


def _as_set(marks: Marks, start: int, end: int, name: str, left: str, right: str) -> Iterator[Feature]:
    """How a name with dots is parted from what stands beside it, and how blanks or a title part a name."""
    text = marks.text
    if is_dotted(name):
        yield from _dotted(left, right, text[end : end + 2])
    printed = text[start:end]
    if printed != name and "\n" not in printed:
        spread = any(char in SPACES for char in printed)
        on = spread and _goes_on(text, start, end, left)
        yield _spread(printed, name, on) if spread else "split", 1.0
        if on:
            yield "spread_on", 1.0
    elif start + 1 in marks.closed:
        on = (start in marks.closed and left not in _FIRM_LEFT) or end in marks.closed
        if all(at in marks.closed for at in range(start + 2, end)):
            yield _spread(" ".join(name), name, on), 1.0
        if on:
            yield "spread_on", 1.0


def _goes_on(text: str, start: int, end: int, left: str) -> bool:
    """Whether more characters stand apart beside a name set wide, no further away than its own; those of a title that
    stands before it, on its `left`, are none of it."""
    inner = max(map(blank_width, _BLANKS.findall(text[start:end])))
    back = None if left in _FIRM_LEFT else _GOES_BACK.search(text, max(0, start - 8), start)
    beside = (_GOES_ON.match(text, end), back)
    return any(found is not None and blank_width(found[1]) <= inner for found in beside)


def _spread(printed: str, name: str, on: bool) -> str:
    """How a name is set wide: three characters that nothing set wide goes on from are one name, others may be parts of
    two; of some the surname alone is set apart."""
    kind = f"spread_{len(name)}"
    if len(name) != _THREE:
        return kind
    return f"{kind}_part" if len(printed.split()) < _THREE else kind if on else f"{kind}_whole"


def _dotted(left: str, right: str, after: str) -> Iterator[Feature]:
    """How a name with dots is parted from what stands beside it; `after` are the two characters after it."""
    for side, kind in (("left", left), ("right", right)):
        if kind not in _UNCLEAR:
            yield f"dotted_{side}", 1.0
    if left in _NO_WORD and right in _NO_WORD:
        yield "dotted_alone", 1.0
    goes_on = after[:1] in lexicon("transliteration") and after[0] not in _ALSO_WORDS
    if goes_on and not (after in weighed("word_costs") or is_verb(after)):
        yield "dotted_goes_on", 1.0


def _is_held(text: str, end: int, left: str, right: str) -> bool:
    """Whether what stands at `end` gives the person a post, or is what the person said: it goes on with no word.

    Where its first character makes a listed word with the one before it (`旱田成为`, `工作的报告`), only after what
    hardly anything but a name stands after.
    """
    if text[end - 1 : end + 1] in weighed("word_costs") and left not in _HOLDS:
        return False
    if right == "given":
        return text[end] == "为" or (text[end] == "任" and text[end - 1] not in _HOLDING)
    return right == "verb" and MADE.match(text, end) is not None


def cut(text: str, at: int, before: int, after: int) -> float:
    """What it costs, in nats, to part `text` at `at`: the words that its characters make around it, cut there.

    `before` and `after`, two or three, are how many characters on either side are looked at; 0 where no listed word
    goes across.
    """
    words = weighed("word_costs")
    if 0 < at < len(text) and (
        text[at - 1 : at + 1] in words
        or text[at - 1 : at + 2] in words
        or (at > 1 and (text[at - 2 : at + 1] in words or text[at - 2 : at + 2] in words))
        or (after > 2 and text[at - 1 : at + 3] in words)
        or (before > 2 and at > 2 and text[at - 3 : at + 1] in words)
    ):
        left, right = text[max(0, at - before) : at], text[at : at + after]
        return min(MOST_CUT, max(0.0, _cost_before(left) + _cost_after(right) - word_cost(left + right)))
    return 0.0


def _cost_before(left: str) -> float:
    """What the words cost that end where a name may begin: the last may be one that the list of common words lacks."""
    cost = word_cost(left)
    return min(cost, word_cost(left[:-2]) + _RARE_WORD) if is_rare_word(left[-2:]) else cost


def _cost_after(right: str) -> float:
    """What the words cost that begin where a name may end: the first may be such a one, or a verb."""
    cost = word_cost(right)
    return min(cost, _RARE_WORD + word_cost(right[2:])) if is_rare_word(right[:2]) or is_verb(right[:2]) else cost


def _parted(text: str, at: int) -> bool:
    """Whether a word of four characters goes across `at` (家|喻户晓)."""
    known, rare = weighed("word_costs"), lexicon("words_around")
    for before in (1, 2, 3):
        word = text[max(0, at - before) : at - before + 4]
        if len(word) == 4 and (word in rare or word in known):
            return True
    return False


def _of_words(text: str, start: int, end: int) -> list[Feature]:
    """How much likelier the words on both sides are beside names than elsewhere."""
    found: list[Feature] = []
    if odds := _follows(text, end):
        found.append(("follows", odds) if odds > 0 else ("seldom_follows", -odds))
    if odds := _precedes(text, start):
        found.append(("precedes", odds) if odds > 0 else ("seldom_precedes", -odds))
    return found


def _follows(text: str, end: int) -> float:
    """How much likelier the longest listed word after a name is there than elsewhere; 0 where none is listed."""
    after = weighed("words_after")
    if text[end : end + 2] in _pairs_after():
        for size in _SIZES:
            if (word := text[end : end + size]) in after:
                return after[word]
    return after.get(text[end : end + 1], 0.0)


def _precedes(text: str, start: int) -> float:
    """The same for the longest listed word before a name."""
    before = weighed("words_before")
    if start > 1 and text[start - 2 : start] in _pairs_before():
        for size in _SIZES:
            if size <= start and (word := text[start - size : start]) in before:
                return before[word]
    return before.get(text[start - 1 : start], 0.0)


@cache
def _pairs_after() -> frozenset[str]:
    """What words after names begin with that have two characters or more."""
    return frozenset(word[:2] for word in weighed("words_after") if len(word) > 1)


@cache
def _pairs_before() -> frozenset[str]:
    """What words before names end with that have two characters or more."""
    return frozenset(word[-2:] for word in weighed("words_before") if len(word) > 1)


def _of_two_surnames(marks: Marks, start: int, name: str, left: str, right: str) -> Iterator[Feature]:
    """What speaks for a husband's surname before a surname (`陈方某某女士`): it is one of the name, or left out."""
    if left == UNKNOWN and marks.text[start - 1] in lexicon("surnames") and marks.left(start - 1) in _CLEAR_LEFT:
        yield "after_surname", 1.0
    if right in ("address", "loose", "post") and has_two_surnames(name):
        if left in _CLEAR_LEFT:
            yield "married", 1.0
        if marks.text.startswith(_LADIES, start + len(name)):
            yield "lady", 1.0


_MORE_OF_NAME = frozenset((UNKNOWN, "rare", "word", "action", "posted"))
_OPEN_RIGHT = frozenset(("han", "rare", "word", "action", "posted", "body", "place", "particle", "preposition"))
GLUED = "glued"
"""The mark on both sides of a name in a run of names that nothing parts."""
_NATS_OF_RUN, _MOST_RUN = 10.0, 5.0
MOST_CUTTING = {
    **dict.fromkeys(("cut_left", "cut_left_firm", "cut_right", "cut_right_firm"), MOST_CUT),
    **dict.fromkeys(("doubled", "known_place", "place_with", "place_of"), 1.0),
    **dict.fromkeys(("cut_rare_left", "cut_rare_right"), 1.0),
    "parted": 2.0,
    **dict.fromkeys(("goes_on", "ends_here"), MOST_NEXT),
}
"""What `words_cut` may say, and how much at most."""
MOST_BESIDE = {
    **MOST_CUTTING,
    **dict.fromkeys(("follows", "precedes"), MOST_FOR),
    **dict.fromkeys(("seldom_follows", "seldom_precedes"), MOST_AGAINST),
    "after_surname": 1.0,
}
"""What that and `words_beside` may say of a name without dots that nothing parts, and how much at most."""
_SUMMED = (
    *("cut_left", "cut_left_firm", "cut_right", "cut_right_firm", "parted", "cut_rare_left", "cut_rare_right"),
    *("goes_on", "ends_here", "doubled", "four_addressed", "after_surname", "married", "lady"),
    *("follows", "seldom_follows", "precedes", "seldom_precedes", "known_place", "place_with", "place_of"),
)
_RANKS = {kind: rank for rank, kind in enumerate(_SUMMED)}


def summed_as(feature: Feature) -> int:
    """The rank of what stands beside a name in their sum: it is the same to the last digit whatever was asked first."""
    return _RANKS.get(feature[0], -1)


MOST_BESIDE_FOUR = {**MOST_BESIDE, **dict.fromkeys(("four_addressed", "married", "lady"), 1.0)}
"""The same for a name of four characters."""
_NO_WORD = frozenset(
    ("line", "gap", "joint", "mark", "comma", "stop", "open", "close", "label", "colon", "note", "quote", "number")
)
_THREE = 3
_BLANKS = re.compile(f"[{SPACES}]+")
_GOES_ON = re.compile(f"([{SPACES}]{{1,4}})[{HAN}](?![{HAN}])")
_GOES_BACK = re.compile(f"(?<![{HAN}])[{HAN}]([{SPACES}]{{1,4}})\\Z")
"""More characters that are set apart after a name, or before it."""
FRAMES = frozenset(
    (
        *("verb_formula", "post_formula", "title_formula", "edge_formula", "label_formula"),
        *(
            "post_verb",
            "title_verb",
            "post_action",
            "title_action",
            "office_action",
            "post_posted",
            "label_posted",
            "title_posted",
            "post_title",
            "post_edge",
            "post_joint",
            "title_edge",
            "joint_formula",
        ),
        *("label_edge", "label_joint", "edge_title", "lead_title", "joint_title"),
        *("office_title", "office_formula", "office_verb", "office_joint"),
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
    "office": "office",
    **dict.fromkeys(("line", "mark", "open", "colon", "gap", "number", "close", "body_gap"), "edge"),
}
"""Kinds of marks before a name that say about the same."""
RIGHT = {
    **dict.fromkeys(("post", "address", "loose", "post_gap", "address_gap"), "title"),
    **dict.fromkeys(
        ("given", "others", "note", "given_gap", "others_gap", "doctrine", "case", "taken", "placed", "like", "titled"),
        "formula",
    ),
    "and_post": "formula",
    **dict.fromkeys(("verb", "says", "verb_gap", "says_gap", "adverb"), "verb"),
    "joint": "joint",
    **dict.fromkeys(("line", "comma", "stop", "close", "gap", "label", "label_gap", "quote", "colon", "open"), "edge"),
    **dict.fromkeys(("of", "of_gap", "preposition", "auxiliary", "particle", "and", "and_body"), "particle"),
    **dict.fromkeys(("word", "rare"), "word"),
    "action": "action",
    "things": "things",
    "posted": "posted",
    **dict.fromkeys(("body", "place"), "body"),
}
"""Kinds of marks after a name that say about the same."""
_LADIES = ("女士", "太太", "夫人")
"""How a woman is addressed who may have her husband's surname before her own."""
_CLEAR_LEFT = frozenset(
    ("line", "gap", "joint", "bare", "bare_gap", "post", "post_gap", "label", "mark", "person", "formula", "office")
)
_PLACE_ENDS = frozenset("省市县区州旗镇乡村")
_UNCLEAR = frozenset(("han", "rare", "word", "particle", "with", "other", "place", "body"))
_FIRM_LEFT = frozenset(("post", "bare", "post_gap", "bare_gap", "person", "formula"))
_LAST_OF_LIST = frozenset(("and", "and_post", "and_body"))
_HELD_LEFT = frozenset(("joint", "post", "bare", "formula"))
_FIRM_RIGHT = frozenset(("post", "address", "given", "verb", "others"))
WEAK_LEFT = frozenset(
    ("han", "rare", "word", "particle", "with", "mark", "line", "gap", "other", "body", "open", "colon", "close")
)
WEAK_RIGHT = frozenset(
    (
        "han",
        "rare",
        "word",
        "action",
        "posted",
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
