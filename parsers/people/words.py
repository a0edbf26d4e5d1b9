"""Characters and words that tell a name from what stands beside it: surnames, ordinary words, what follows names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN
from parsers.language.posts import ends_as_title, is_title
from parsers.lexicons import entries, lexicon, weighed

ADDRESS = "(?:同志|先生|女士|小姐|博士|教授|医生|议员)"
HONOURS = "(?:[，,][ ]?(?:(?:[A-Z]\\.){2,4}|大紫荆勋贤|太平绅士)){0,4}"
"""Honours after a name: `甲某某先生，G.B.S.，J.P.`."""
LATIN = "[A-Z][a-z]+(?:[ .．·‧•'’-]{1,2}[A-Z][a-z]+){0,4}(?![A-Za-z：:])"
"""What may stand right after a Chinese name: the same person's in Latin letters (`甲某某Saidu Takova`)."""
SPACES = " \u3000\u00a0\u2002\u2003\t"

JOINT = re.compile("(?:[（(][^（()）\\n]{0,20}[)）])?(?:同志)?(?:[、和及与]|以及)")
"""What joins two names of a sentence, with a note on the first: `甲某（某局局长）同志和乙某`."""
LETTERS = "[^\\W\\d_]"
"""A letter, which is a Chinese character in nearly all places: it compiles at no cost."""
TAUGHT = "(?:列宁)?主义"
"""What makes a name part of a word for what its holder taught (马克思列宁主义)."""
_FAR_OFTENER = 2.0
"""Nats by which a word is likelier beside a name than elsewhere, for it to point at one."""
_HAN_RUN = re.compile(f"[{HAN}]{{1,6}}")


def is_address(word: str) -> bool:
    """Whether what stands after a surname is a title or an address (`李女士`, `王主任`): then nobody is named."""
    return word in _addresses() or is_title(word)


def is_addressed(name: str) -> bool:
    """Whether `name` is a title or an address, or would be with a surname of one character before it."""
    addresses, behind = _addresses(), name[1:]
    if name in addresses or (len(behind) > 1 and behind in addresses):
        return True
    return ends_as_title(name) and (is_title(name) or (len(behind) > 1 and is_title(behind)))


@cache
def _addresses() -> frozenset[str]:
    return lexicon("honorifics") | lexicon("person_words")


def is_rare_word(word: str) -> bool:
    """Whether two characters are a word of those that the list of common words lacks."""
    return word in lexicon("rare_words") or word in lexicon("surname_words")


def is_verb(word: str) -> bool:
    """Whether two characters are a verb or an adverb: what somebody does, or how."""
    return word in lexicon("verbs")


def run_length(text: str, start: int) -> int:
    """How many Chinese characters stand in a row from `start` on, six at most."""
    match = _HAN_RUN.match(text, start)
    return match.end() - start if match else 0


class Words(NamedTuple):
    """Words by what they begin with: a text may name any number of them, and at most places none stands."""

    longer: dict[str, tuple[str, ...]]
    """Those of two characters and more by the first two, the longest first."""
    short: frozenset[str]
    """Those of one character."""
    firsts: frozenset[str]
    """What they begin with."""


def starts_with(text: str, at: int, words: Words) -> int:
    """The length of the longest of `words` that stands at `at`; 0 when none does."""
    pair = text[at : at + 2]
    for word in words.longer.get(pair, ()):
        if text.startswith(word, at):
            return len(word)
    return 1 if pair[:1] in words.short else 0


def by_first(words: Iterable[str], others: Words | None = None) -> Words:
    """`words`, and those of `others`, as `starts_with` wants them."""
    longer = dict(others.longer) if others else {}
    added: dict[str, set[str]] = {}
    listed = {*words}
    for word in listed:
        if len(word) > 1:
            added.setdefault(word[:2], set()).add(word)
    for pair, group in added.items():
        longer[pair] = tuple(sorted(group.union(longer.get(pair, ())), key=len, reverse=True))
    short = {word for word in listed if len(word) == 1}.union(others.short if others else ())
    firsts = {word[0] for word in listed}.union(others.firsts if others else ())
    return Words(longer, frozenset(short), frozenset(firsts))


class WordFinder:
    """Finds words in a text as a pattern of alternatives does, the longest first at each place, in far less time.

    Which words begin with a character is looked up; a pattern of hundreds of alternatives tries one after the other.
    """

    def __init__(
        self,
        words: Words,
        barred: str = "",
        more: re.Pattern[str] | None = None,
        more_from: str = "",
        more_hint: str = "",
        sooner: Sequence[str] = (),
    ) -> None:
        """No word is found before one of `barred`. `more` is tried where no word stands; it begins with `more_from`,
        after which `more_hint` holds.

        `sooner`: words that are tried before longer ones, the last of them first.
        """
        self._barred = frozenset(barred)
        self._more = more
        listed = [*sooner, *words.short, *(word for group in words.longer.values() for word in group)]
        self._first = _begin_of(listed, more_from, more_hint)
        self._from: dict[str, tuple[str, ...]] = {word: (word,) for word in listed if len(word) == 1}
        """The words that may stand where two characters do, or one, in the order in which they are tried."""
        for pair in {word[:2] for word in listed if len(word) > 1}:
            first = [word for word in reversed(sooner) if pair.startswith(word[:2])]
            self._from[pair] = (*first, *words.longer.get(pair, ()), *words.short.intersection(pair[0]))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The range of every word, in order, none overlapping another."""
        tried, end = self._from.get, 0
        for match in self._first.finditer(text):
            start = match.start()
            if start < end:
                continue
            for word in tried(text[start : start + 2]) or tried(text[start]) or ():
                after = start + len(word)
                if text.startswith(word, start) and text[after : after + 1] not in self._barred:
                    end = after
                    yield start, end
                    break
            else:
                if self._more and (found := self._more.match(text, start)):
                    end = found.end()
                    yield start, end


def count_words(text: str, words: Iterable[str]) -> dict[str, int]:
    """How often each of `words` stands in `text`, as `str.count` counts, in one walk over the text for all of them."""
    counts = dict.fromkeys(words, 0)
    if not counts:
        return counts
    ends = dict.fromkeys(counts, 0)
    from_pair: dict[str, list[str]] = {}
    short = {word: [word] for word in counts if len(word) == 1}
    for word in counts:
        from_pair.setdefault(word[:2], []).append(word)
    for pair in from_pair:
        if len(pair) > 1:
            from_pair[pair] += short.get(pair[0], ())
    for match in _begin_of(counts).finditer(text):
        start = match.start()
        pair = text[start : start + 2]
        for word in from_pair.get(pair) or short.get(pair[0]) or ():
            if text.startswith(word, start) and start >= ends[word]:
                counts[word] += 1
                ends[word] = start + len(word)
    return counts


def _begin_of(words: Iterable[str], more_from: str = "", more_hint: str = "") -> re.Pattern[str]:
    """The first characters of `words` where the next is the second of one, those of one character wherever they stand.

    `more_from`: more characters, with `more_hint` after them.
    """
    words = [*words]
    first, second = {word[0] for word in words}, {word[1] for word in words if len(word) > 1}
    short = {word for word in words if len(word) == 1}
    more = f"|(?<={_any_of({*more_from})})(?:{more_hint})" if more_from else ""
    return re.compile(f"{_any_of(first.union(more_from))}(?:(?={_any_of(second)})|(?<={_any_of(short)}){more})")


def _any_of(chars: set[str]) -> str:
    """The class of `chars` for a regular expression; of none, what nothing matches."""
    return f"[{re.escape(''.join(sorted(chars)))}]" if chars else "(?!)"


@cache
def followers() -> Words:
    """What stands right after names: listed words, and those that a corpus has so."""
    return by_first({*entries("after_names"), *_telling("words_after")})


@cache
def words_for_persons() -> Words:
    """What stands right before names and is no post: listed words for persons, and those that a corpus has so."""
    return by_first({*lexicon("person_words"), *_telling("words_before")})


def _telling(name: str) -> Iterator[str]:
    """The words of a lexicon that stand beside names far oftener than elsewhere: no titles, places or dates."""
    far = (word for word, nats in weighed(name).items() if nats >= _FAR_OFTENER and len(word) > 1)
    return (word for word in far if not (is_title(word) or ends_as_body(word) or word[-1] in "年月日"))
