"""Where a name may stand: all spans of two to four characters at a cue, dotted and spaced names, repeats of a name.

A cue is a post, a label, a word for a person, a form of address, a formula of appointment, a joint of a list, a note in
brackets, the edge of a row. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from math import inf
from typing import NamedTuple

from parsers.language.characters import HAN
from parsers.language.names import DOTS, has_compound_surname
from parsers.language.posts import posts_with
from parsers.language.words import given_prior, surname_prior, word_cost
from parsers.lexicons import entries, lexicon
from parsers.people.marks import Marks
from parsers.people.words import SPACES

_HAN = re.compile(f"[{HAN}]")
_GAP = re.compile(f"[{SPACES}]{{0,4}}[：:]?[{SPACES}]{{0,4}}")
_SPREAD = re.compile(f"(?<![{HAN}])([{HAN}])[{SPACES}]{{1,4}}([{HAN}])(?![{HAN}])")
"""A name of two characters that are set apart (`洪　某`)."""
_SPREAD_THREE = re.compile(f"(?<![{HAN}])([{HAN}])([{SPACES}]{{1,2}})([{HAN}])\\2([{HAN}])(?![{HAN}])")
"""One of three."""
_DOT = re.compile(f"(?<=[{HAN}])[{DOTS}．](?= ?[{HAN}])")
_MOST_DOTS = 4
_LONGEST_PART = 9
"""Characters of a part of a dotted name, and its dot."""
_TOKEN = re.compile(f"(?<![^\\s）)])[{HAN}]{{2,4}}(?=[（(]|[{SPACES}\\n]|$)")
"""Characters that stand between blanks: a roster that is set with blanks."""
_JOINT = re.compile(f"、[{SPACES}\\n]{{0,2}}")
_EDGE = re.compile(f"(?:^|(?<=[\\n，。；：（“、）)．.]))[{SPACES}]*(?=[{HAN}])", re.MULTILINE)
_LEAD = re.compile("[由请经让被叫即和与及同向对给为将随应/／]|(?<=\\d)日")
_CLOSE = re.compile("[、（(：:]|[，,](?=[男女][，,])")
_RUN = re.compile(f"(?:^|(?<=[\\n，。；：:）) \u3000]))[{HAN}]{{4,60}}(?=[\\n（(，。；) \u3000]|$)")
_PART_OF_TWO, _PART_OF_THREE = 1.4, 0.3
"""What it costs, in nats, that a given name has one character, or two: about a fourth and three fourths of the names."""
_GLUED = 6.0
"""How much likelier names must be than words, in nats, where nothing parts them."""
_DOTS = tuple(DOTS + "．")
STRONG_LEFT = frozenset(
    (
        "post",
        "bare",
        "loose",
        "post_gap",
        "bare_gap",
        "loose_gap",
        "label",
        "person",
        "formula",
        "joint",
        "verb",
        "lead",
        "number",
        "line",
    )
)
STRONG_RIGHT = frozenset(
    ("post", "loose", "address", "given", "note", "others", "verb", "says", "doctrine", "case", "joint", "colon", "line", "gap", "post_gap")
)
_ITEM_LEFT = frozenset(("with", "mark", "open", "close", "gap", "joint", "line"))
_ITEM_RIGHT = frozenset(
    ("comma", "stop", "joint", "close", "given_gap", "verb_gap", "address_gap", "others_gap", "of_gap")
)
ANY_LEFT = frozenset(("post", "bare", "post_gap", "bare_gap", "label", "person", "formula", "joint"))
"""After these a name may begin with any character."""


class Span(NamedTuple):
    """A span of the reading that may be a name, and the name: its characters without blanks."""

    start: int
    end: int
    name: str


def candidates(marks: Marks) -> Iterator[Span]:
    """The spans at cues, each once, in no order."""
    text = marks.text
    seen: set[tuple[int, int]] = set()
    for start in _starts(marks):
        for span in _spans_from(text, start, marks.left(start)):
            if (span.start, span.end) not in seen and _is_cued(marks, span):
                seen.add((span.start, span.end))
                yield span
    for end in _ends(marks):
        for span in spans_to(text, end):
            if (span.start, span.end) not in seen and _is_cued(marks, span):
                seen.add((span.start, span.end))
                yield span
    for match in _TOKEN.finditer(text):
        if (match.start(), match.end()) not in seen and match[0][0] in lexicon("surnames"):
            seen.add((match.start(), match.end()))
            yield Span(match.start(), match.end(), match[0])
    for span in glued(text):
        marks.glued.add((span.start, span.end))
        if (span.start, span.end) not in seen:
            seen.add((span.start, span.end))
            yield span
    for span in (*_spread(text), *_dotted(text), *_split(text), *_renowned_in(text)):
        if (span.start, span.end) not in seen:
            seen.add((span.start, span.end))
            yield span


def _starts(marks: Marks) -> Iterator[int]:
    """Places where a name may begin, for what stands before them."""
    text = marks.text
    found = {end for _, end in marks.titles} | marks.called.keys() | marks.formulas
    after = set()
    for end in found:
        gap = _GAP.match(text, end)
        after.add(gap.end() if gap else end)
    found |= after
    found.update(match.end() for match in _JOINT.finditer(text))
    found.update(match.end() for match in _EDGE.finditer(text))
    found.update(match.end() for match in _LEAD.finditer(text))
    for match in _before().finditer(text):
        gap = _GAP.match(text, match.end())
        found.update((match.end(), gap.end() if gap else match.end()))
    return iter(sorted(found))


def _ends(marks: Marks) -> Iterator[int]:
    """Places where a name may end, for what stands after them."""
    text = marks.text
    found = {start for start, _ in marks.titles} | marks.addressed
    found.update(match.start() for match in _CLOSE.finditer(text))
    found.update(match.start() for match in _verbs().finditer(text))
    return iter(sorted(found))


@cache
def _before() -> re.Pattern[str]:
    """Verbs that stand before the person whom they name."""
    words = sorted((word for word in entries("before_names") if len(word) > 1), key=lambda word: (-len(word), word))
    return re.compile("|".join((*words, "免")))


@cache
def _verbs() -> re.Pattern[str]:
    """What names the person before it."""
    words = sorted((word for word in entries("after_names") if len(word) > 1), key=lambda word: (-len(word), word))
    return re.compile("|".join(("任", "为", "等", "的", "新时代", "思想", "理论", "涉嫌", "犯", "贪污", "受贿", "诈骗", "辞", "担任", "兼任", "不再", "当选", *words)))


def _spans_from(text: str, start: int, left: str) -> Iterator[Span]:
    if start >= len(text) or not _HAN.match(text, start):
        return
    compound = has_compound_surname(text[start : start + 2])
    listed = compound or text[start] in lexicon("surnames")
    sounds = text[start] in lexicon("transliteration")
    if not listed and left not in ANY_LEFT and not (sounds and left in ("line", "number", "mark")):
        return
    most = 4 if compound or not listed or text[start + 1 : start + 2] in lexicon("surnames") else 3
    if sounds and (left in ANY_LEFT or not listed):
        most = 6
    for size in range(2, most + 1):
        word = text[start : start + size]
        if len(word) < size or not _HAN.match(word, size - 1):
            return
        if size > 4 and not lexicon("transliteration").issuperset(word):
            return
        yield Span(start, start + size, word)


def spans_to(text: str, end: int) -> Iterator[Span]:
    """The spans of two characters and more, a surname at their head, that end at `end`."""
    run = 0
    while run < 5 and end - run > 0 and _HAN.match(text, end - run - 1):
        run += 1
    for size in range(2, run + 1):
        word = text[end - size : end]
        compound = has_compound_surname(word[:2]) and size > 2
        surname = compound or word[0] in lexicon("surnames")
        double = size == 4 and surname and word[1] in lexicon("surnames")
        if (surname and (compound or size < 4)) or double or (size > 2 and lexicon("transliteration").issuperset(word)):
            yield Span(end - size, end, word)


def _is_cued(marks: Marks, span: Span) -> bool:
    if marks.text[span.start - 1 : span.start] in _DOTS or marks.text[span.end : span.end + 1] in _DOTS:
        return False
    if marks.crosses_title(span.end) or has_compound_surname(marks.text[span.start - 1 : span.start + 1]):
        return False
    left, right = marks.left(span.start), marks.right(span.end)
    return left in STRONG_LEFT or right in STRONG_RIGHT or (left in _ITEM_LEFT and right in _ITEM_RIGHT)


def _spread(text: str) -> Iterator[Span]:
    for match in _SPREAD.finditer(text):
        yield Span(match.start(), match.end(), match[1] + match[2])
    for match in _SPREAD_THREE.finditer(text):
        if match[1] in lexicon("surnames"):
            yield Span(match.start(), match.end(), match[1] + match[3] + match[4])


def _dotted(text: str) -> Iterator[Span]:
    """Every way to begin the first and to end the last part of a name with up to `_MOST_DOTS` dots."""
    sounds = lexicon("transliteration")
    dots = [match.start() for match in _DOT.finditer(text)]
    for first, dot in enumerate(dots):
        starts = list(_sounding(text, dot - 1, -1, sounds))
        last = dot
        for other in dots[first : first + _MOST_DOTS]:
            if other - last > _LONGEST_PART or not all(map(_HAN.match, text[last + 1 : other])):
                break
            last = other
            for start in starts:
                for end in _sounding(text, other + 1 + (text[other + 1 : other + 2] == " "), 1, sounds):
                    yield Span(start, end + 1, "".join(text[start : end + 1].split()))


def _sounding(text: str, at: int, step: int, sounds: frozenset[str]) -> Iterator[int]:
    """Places from `at` on, by `step`, that a part of a dotted name may reach: most of its characters spell sounds."""
    odd = 0
    for size in range(1, _LONGEST_PART):
        if not 0 <= at < len(text) or not _HAN.match(text, at):
            return
        odd += text[at] not in sounds
        if odd > 1:
            return
        if size > 1 or step < 0:
            yield at
        at += step


def glued(text: str) -> Iterator[Span]:
    """Names that stand together with nothing between them, as a damaged roster has them (`甲某某乙某某丙某`)."""
    for run in _RUN.finditer(text):
        word = run[0]
        if sum(char in lexicon("surnames") for char in word) * 4 < len(word) or word[0] not in lexicon("surnames"):
            continue
        yield from _cover(word, run.start())


def _cover(word: str, at: int) -> Iterator[Span]:
    """The likeliest way to cut `word`, which begins at `at`, into names; nothing when it is likelier words."""
    best = [0.0] + [inf] * len(word)
    cut = [0] * (len(word) + 1)
    for end in range(2, len(word) + 1):
        for size in (2, 3, 4):
            start = end - size
            if start < 0 or best[start] == inf:
                continue
            name = word[start:end]
            compound = has_compound_surname(name) and size > 2
            if (size == 4) != (compound and size == 4) or not (compound or name[0] in lexicon("surnames")):
                continue
            surname = 2 if compound else 1
            cost = -surname_prior(name[:surname]) - sum(given_prior(char) for char in name[surname:])
            cost += _PART_OF_THREE if size - surname == 2 else _PART_OF_TWO
            if best[start] + cost < best[end]:
                best[end], cut[end] = best[start] + cost, start
    if best[-1] + _GLUED < word_cost(word):
        end = len(word)
        while end:
            yield Span(at + cut[end], at + end, word[cut[end] : end])
            end = cut[end]


def _split(text: str) -> Iterator[Span]:
    """A surname, a title and a given name (`王委員某某`): records name persons so."""
    for match in _split_titles().finditer(text):
        start = match.start() - 1
        if start < 0 or text[start] not in lexicon("surnames"):
            continue
        sizes = (1, 2) if start and text[start - 1] in lexicon("surnames") else (1,)
        for before in sizes:
            begin = match.start() - before
            for size in (1, 2):
                given = text[match.end() : match.end() + size]
                if len(given) == size and all(map(_HAN.match, given)):
                    yield Span(begin, match.end() + size, text[begin : match.start()] + given)


@cache
def _split_titles() -> re.Pattern[str]:
    return re.compile("|".join(sorted(posts_with("split"), key=lambda word: (-len(word), word))))


def _renowned_in(text: str) -> Iterator[Span]:
    for match in _renowned().finditer(text):
        yield Span(match.start(), match.end(), match[0])


@cache
def _renowned() -> re.Pattern[str]:
    """Foreigners of history, named without a surname."""
    return re.compile("|".join(sorted(lexicon("renowned"), key=lambda word: (-len(word), word))))


def repeats(text: str, names: Iterable[str]) -> Iterator[Span]:
    """All places where one of `names` stands, blanks between its characters allowed."""
    sizes: dict[str, list[int]] = {}
    known = set(names)
    for first, size in sorted({(name[0], len(name)) for name in known}, reverse=True):
        sizes.setdefault(first, []).append(size)
    if not sizes:
        return
    blanks = frozenset(SPACES)
    for match in re.finditer(f"[{re.escape(''.join(sorted(sizes)))}]", text):
        start = match.start()
        for size in sizes[match[0]]:
            word = text[start : start + size]
            if word in known:
                yield Span(start, start + size, word)
            elif not blanks.isdisjoint(word):
                found = _spaced(text, start, size)
                if found and found.name in known:
                    yield found


def _spaced(text: str, start: int, size: int) -> Span | None:
    """The span of the next `size` characters that are no blanks, of few blanks."""
    at = start
    chars: list[str] = []
    while at < len(text) and len(chars) < size and at - start < 12:
        if text[at] not in SPACES:
            chars.append(text[at])
        at += 1
    return Span(start, at, "".join(chars)) if len(chars) == size else None
