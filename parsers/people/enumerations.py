"""Names that only their list proves: joined by 、 to others, or named after 授予 before an honour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.language.bodies import is_body
from parsers.language.characters import strip_spaces
from parsers.language.names import has_compound_surname, surname_weight
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post, title_before
from parsers.lexicons import lexicon
from parsers.people.hits import TITLED, Hit
from parsers.people.names import Guess, NameScorer
from parsers.people.running import hit_of, listed_before, more_names
from parsers.people.words import LETTERS, is_address

_NOTE = "(?:[（(][^（()）\\n]{0,20}[)）])?"
_ITEM = re.compile(f"{_NOTE}[ \\u3000]?、[ \\u3000\\n]?({LETTERS}(?:[ \\u3000]?{LETTERS}){{1,3}})(?=\\W|\\d|\\Z)")
_JOINTS = ("、", "及", "和", "與", "与")
_MOST_UNKNOWN = 3
_AWARDED = re.compile("追?授予|追[授记記]|(?P<weak>给予?|表彰|对)")
_COUNTED = f"{_NOTE}(?:等(?:\\d+|[{TO_TEN}百]+)?(?:[名位]|人(?![民大]))|同志|先生|女士|记[个個一二三])"
_HONOUR = re.compile(
    f"{_COUNTED}|{_NOTE}(?:[“「『]|[青少]年|[全本][国國省市区區县縣]"
    "|[国國省市区區县縣州][级級科青劳勞技优優模]|\\d{4}年度?)"
)
_PERSONAL = re.compile(_COUNTED)


def find_neighbours(scorer: NameScorer, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Names that 、 joins to one that is known (`（甲某、乙某某）`), after it, before it, and between two."""
    text = scorer.text
    ends = {hit.end for hit in hits}
    known = {hit.start: hit for hit in hits}
    for hit in hits:
        if text[hit.start - 1 : hit.start] in _JOINTS and hit.start - 1 not in ends:
            yield from listed_before(scorer, hit.start - 1, 4.4, ends)
            yield from _behind_a_title(scorer, hit.start - 1)
        for name in more_names(scorer, hit.end, 4.4):
            if name.start in known:
                break
            yield hit_of(text, name, TITLED)
        yield from _between(text, hit, known)


def _between(text: str, hit: Hit, known: dict[int, Hit]) -> Iterator[Hit]:
    """Up to three items after `hit`, each of which fills its place between two 、, when a known name follows them."""
    found: list[Hit] = []
    at = hit.end
    while len(found) <= _MOST_UNKNOWN and (item := _ITEM.match(text, at)):
        if item.start(1) in known:
            yield from found
            return
        name = strip_spaces(item[1])
        if not may_be_a_name(name):
            return
        found.append(Hit(item.start(1), item.end(1), name, TITLED))
        at = item.end()


def _behind_a_title(scorer: NameScorer, end: int) -> Iterator[Hit]:
    """The name that ends at `end`, where a title or a verb of appointment stands right before it (`副市长甲某、`)."""
    for size in (2, 3):
        start = end - size
        name = scorer.text[start:end]
        if start > 0 and surname_weight(name[0]) and title_before(scorer.text, start) < start and may_be_a_name(name):
            yield Hit(start, end, name, TITLED)
            return


def may_be_a_name(word: str) -> bool:
    """Whether a word that fills its place in a list of names is no post, body, place or class of people."""
    if is_post(word) or is_body(word, place=True) or word in lexicon("places") or word in lexicon("person_words"):
        return False
    if len(word) > 3 and not has_compound_surname(word):
        return all(c in lexicon("transliteration") for c in word)
    never = any(c in lexicon("never_in_names") for c in word[1:])
    return not (never or is_address(word) or word[-1] in "者们們等")


def find_awarded(scorer: NameScorer) -> Iterator[Hit]:
    """Names after 授予 and its like, all in one list before the honour (`授予甲某、乙某某“某某”称号`).

    After weaker words (给, 对) what follows the list must tell that it is one of persons: `等5名同志`, `记个人二等功`.
    """
    text = scorer.text
    for match in _AWARDED.finditer(text):
        first = scorer.after(match.end(), 3.4, structural=True)
        if (
            not first
            or not surname_weight(text[first.start])
            or not may_be_a_name(strip_spaces(text[first.start : first.end]))
        ):
            continue
        names: list[Guess] = [first, *more_names(scorer, first.end, 2.4, structural=True)]
        sure = len(names) > 2 or text[first.end - 1] not in lexicon("landmarks")
        if sure and (_PERSONAL if match["weak"] else _HONOUR).match(text, names[-1].end):
            for name in names:
                yield hit_of(text, name, TITLED)
