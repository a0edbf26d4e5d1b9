"""Names of a shape of their own: spelled sound by sound with a dot, or with a title inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from parsers.language.characters import strip_spaces
from parsers.language.names import DOTS, surname_weight
from parsers.language.posts import posts_with
from parsers.lexicons import lexicon
from parsers.people.hits import ADDRESSED, Hit
from parsers.people.names import NameScorer
from parsers.people.words import LATIN, TAUGHT, han_word

_LATIN = re.compile(LATIN)
_DOT = re.compile(f"[{DOTS}．]")
_OFFICE = frozenset("长長员員")
"""What a title between a surname and a name ends with that is no rank: 委員, 院長."""


def find_spelled(scorer: NameScorer) -> Iterator[Hit]:
    """Names with a dot, wherever both sides of it are spelled by sound (`吐尔逊·卡德尔`)."""
    text = scorer.text
    behind = 0
    for dot in _DOT.finditer(text):
        if dot.start() < behind:
            continue
        start = _spelled_start(scorer, dot.start(), behind)
        end = _spelled_end(scorer, dot.end())
        if start < dot.start() and end > dot.end() and end - start >= 4:
            behind = end
            if scorer.left_edge(start) >= 1.4 and scorer.right_edge(end) >= 1.0:
                yield Hit(start, end, strip_spaces(text[start:end]), ADDRESSED)


def _spelled_start(scorer: NameScorer, dot: int, least: int) -> int:
    """Where the part before a dot begins: as far back as characters spell sounds, or after a word like 和."""
    sounds = lexicon("transliteration")
    start = dot
    while start > least and scorer.text[start - 1] in sounds and dot - start < 10:
        start -= 1
        if dot - start >= 2 and scorer.left_edge(start) >= 1.4:
            break
    return start


def _spelled_end(scorer: NameScorer, start: int, further: int = 4) -> int:
    """Where the part after a dot, and some `further` parts, end: before a clear edge, or where sounds end."""
    sounds = lexicon("transliteration")
    text = scorer.text
    end = start
    while end < len(text) and text[end] in sounds and end - start < 10:
        end += 1
        if scorer.right_edge(end) >= 2.2:
            break
    if further and end > start and _DOT.match(text, end):
        last = _spelled_end(scorer, end + 1, further - 1)
        return last if last > end + 1 else end
    return end


def find_renowned(scorer: NameScorer) -> Iterator[Hit]:
    """Foreigners of history wherever they are named (`苏联列宁水利学校`), not in what they taught (列宁主义)."""
    for match in _renowned().finditer(scorer.text):
        yield Hit(match.start(), match.end(), match[0], ADDRESSED)


@cache
def _renowned() -> re.Pattern[str]:
    words = sorted(lexicon("renowned"), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(words)})(?!{TAUGHT}|奖)")


def with_latin(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits`, each with the name in Latin letters that stands right after it (`甲某某Saidu Takova`) as part of it."""
    found: list[Hit] = []
    for hit in hits:
        latin = _LATIN.match(text, hit.end) if text[hit.end : hit.end + 1].isascii() else None
        if latin:
            hit = replace(hit, end=latin.end(), name=strip_spaces(hit.name + latin[0]))
        found.append(hit)
    return found


def find_split(scorer: NameScorer, proved: frozenset[str]) -> Iterator[Hit]:
    """Names with a title inside (`王委員某某`): its parts make a proved name, or other names here stand so."""
    text = scorer.text
    found: list[Hit] = []
    guesses: list[tuple[Hit, bool]] = []
    others: list[Hit] = []
    for match in _split_titles().finditer(text):
        start = match.start() - 1
        if start < 0 or not surname_weight(text[start]) or scorer.spent(start):
            continue
        for size in (2, 1):
            end = match.end() + size
            name = text[start] + text[match.end() : end]
            if name not in proved and text[start - 1 : start] + name in proved:  # 高金委員某某
                found.append(Hit(start - 1, end, text[start - 1] + name, ADDRESSED))
                break
            if name not in proved and surname_weight(text[start]) < 2 and text[start] in lexicon("before_names"):
                continue
            if name in proved:
                found.append(Hit(start, end, name, ADDRESSED))
                break
            others.append(Hit(start, end, name, ADDRESSED))
            if size == 2 and han_word(text, match.end(), end) and _stands_free(scorer, start, match.end(), end):
                clear = not _OFFICE.isdisjoint(match[0]) and scorer.right_edge(end) >= 2.4
                guesses.append((Hit(start, end, name, ADDRESSED), clear))
    yield from found
    sure = {hit.name for hit, clear in guesses if clear}
    yield from (hit for hit, _ in guesses if found or sure)
    yield from (hit for hit in others if hit.name in sure)


def _stands_free(scorer: NameScorer, start: int, given: int, end: int) -> bool:
    """Whether a split name that is not proved is clear on both sides and its given name no ordinary word."""
    if scorer.text[end : end + 1] in ("：", ":") and scorer.text[start - 1 : start] in ("", "\n"):  # 林召集委員為某：
        return True
    left = scorer.left_edge(start) >= 1.4 or scorer.text[start - 1] in "院席会會长長"
    return left and scorer.right_edge(end) >= 1.4 and scorer.right_edge(given) < 1.4


@cache
def _split_titles() -> re.Pattern[str]:
    words = sorted(posts_with("split"), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))
