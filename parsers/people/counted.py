"""Names of a closed list whose length the text states: `由甲某、乙某某、丙某三位议员会同`.

The count proves the names: a surname that is in no list and a name that is a word are taken, when there are as many of
them as the number says, when what is counted are persons, and when it is clear where the first of them begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.language.bodies import is_body
from parsers.language.characters import strip_spaces
from parsers.language.names import has_compound_surname, surname_at, surname_weight
from parsers.language.numerals import TO_TEN, whole_number
from parsers.language.posts import is_post, title_before
from parsers.language.words import is_everyday
from parsers.lexicons import lexicon
from parsers.people.hits import ROSTER, Hit
from parsers.people.words import LETTERS, is_address

_NOTE = "(?:[（(][^（()）\\n]{0,20}[)）])?"
_COUNT = re.compile(
    f"等?(?:这|共)?(?P<number>\\d{{1,2}}|[０-９]{{1,2}}|[{TO_TEN}两]{{1,3}})"
    "(?:[位名][^\\W\\d_]{0,6}?(?:[员师长者工手生民书记表任志家官士授友仁众]|干部)"
    "|人(?=[，。；）)的、：]|[会同共为将组参在到负等]))"
)
"""A number of persons, at the end of the list that it counts."""
_UNIT = re.compile(f"[位名人](?<=[\\d{TO_TEN}两].)")
_BEFORE_UNIT = 5
"""How many characters of a count stand before its measure word at most."""
_ITEM = re.compile(f"({LETTERS}{{2,4}}){_NOTE}")
_JOINED = re.compile(f"({LETTERS}{{2,4}}){_NOTE}[和及与]({LETTERS}{{2,4}}){_NOTE}")
_LEADS = re.compile("(?:[由请经有对派为即是给]|授予|给[予与]|表彰|推[举荐选]|委[托任]|[选聘]任|任用)\\Z")
"""What stands right before the first name of such a list, apart from a title and a mark."""
_MARKS = "，。；：（(、\n“「"
_FAR = 16
"""How far before its first 、, in characters, the first name is looked for at most."""
_LONGEST = 200
_MOST = 20


def find_counted(text: str) -> Iterator[Hit]:
    """The names of all closed lists before a count of persons that agrees with their number."""
    for match in _counts(text):
        number = whole_number(match["number"])
        if not 2 <= number <= _MOST:
            continue
        before = _places(text, match.start(), number)
        places = before or _after(text, match.end(), number)
        if places and _are_persons(text, places, led=not before or _follows_a_lead(text, before[0][0])):
            for start, end in places:
                yield Hit(start, end, strip_spaces(text[start:end]), ROSTER)


def _counts(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_COUNT`, looked for at the measure word after a number, of which there are few."""
    end = 0
    for unit in _UNIT.finditer(text):
        for start in range(max(end, unit.start() - _BEFORE_UNIT), unit.start()):
            if match := _COUNT.match(text, start):
                end = match.end()
                yield match
                break


def _places(text: str, end: int, number: int) -> list[tuple[int, int]]:
    """The ranges of the `number` items of the list that ends at `end`; empty when it is shorter, longer or unclear."""
    low = max(0, end - _LONGEST)
    low = max(low, *(text.rfind(mark, low, end) + 1 for mark in "\n。；"))
    pieces: list[tuple[int, int]] = []
    stop = end
    while len(pieces) < number and (joint := text.rfind("、", low, stop)) >= 0:
        items = _items(text, joint + 1, stop, last=not pieces)
        if not items:
            break
        pieces = items + pieces
        stop = joint
    if len(pieces) == number - 1 and text[stop : stop + 1] == "、":
        first = _first(text, low, stop)
        return [first, *pieces] if first else []
    return []


def _after(text: str, at: int, number: int) -> list[tuple[int, int]]:
    """The ranges of the `number` items of a list after the count (`3名委员：甲某、乙某、丙某。`), or none."""
    if text[at : at + 1] not in ("：", ":"):
        return []
    places: list[tuple[int, int]] = []
    while len(places) <= number and (item := _ITEM.match(text, at + 1)):
        places.append(item.span(1))
        at = item.end()
        if text[at : at + 1] != "、":
            break
    closed = text[at : at + 1] in ("。", "；", "，", "\n", "")
    return places if closed and len(places) == number else []


def _items(text: str, start: int, end: int, last: bool) -> list[tuple[int, int]]:
    """The one name that fills the place between two marks, or two that the last place joins by 和."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if last and (two := _JOINED.fullmatch(text, start, end)):
        return [two.span(1), two.span(2)]
    one = _ITEM.fullmatch(text, start, end)
    return [one.span(1)] if one else []


def _first(text: str, low: int, end: int) -> tuple[int, int] | None:
    """The range of the first name, which ends at `end`: after a verb, a title or a mark that leads it."""
    if note := re.search("[（(][^（()）\\n]{0,20}[)）]\\Z", text[max(low, end - _FAR) : end]):
        end -= len(note[0])
    for marked in (False, True):
        for size in (3, 2, 4):
            start = end - size
            if start < low or not _ITEM.fullmatch(text, start, end) or _begins_with_lead(text[start]):
                continue
            if _is_led(text, low, start, marked):
                return start, end
    return None


def _begins_with_lead(char: str) -> bool:
    """Whether a character is a verb that leads names: the name begins after it (`请由甲某`, `给予甲某`)."""
    return char in "由请经对派给予与" or (_LEADS.match(char) is not None and not surname_weight(char))


def _is_led(text: str, low: int, start: int, marked: bool) -> bool:
    return start == low or text[start - 1] in _MARKS if marked else _follows_a_lead(text, start)


def _follows_a_lead(text: str, start: int) -> bool:
    """Whether a verb that leads names, or a title, ends right before `start`."""
    return bool(_LEADS.search(text[max(0, start - 2) : start])) or title_before(text, start) < start


def _are_persons(text: str, places: list[tuple[int, int]], led: bool) -> bool:
    """Whether all items may be names and enough begin with a listed surname: one, or most where nothing leads them."""
    names = [strip_spaces(text[start:end]) for start, end in places]
    if not all(map(may_be_a_name, names)) or sum(map(is_everyday, names)) * 3 > len(names):
        return False
    if all(len(name) == 2 for name in names) and len({name[-1] for name in names}) == 1:  # 东区、西区两位代表
        return False
    known = sum(1 for name in names if surname_at(name, 0))
    return known >= 1 if led else known * 3 >= len(names) * 2


def may_be_a_name(word: str) -> bool:
    """Whether a word that fills its place in a list of names is no post, body, place or class of people."""
    if is_post(word) or is_body(word, place=True) or word in lexicon("places") or word in lexicon("person_words"):
        return False
    if len(word) > 3 and not has_compound_surname(word):
        return all(c in lexicon("transliteration") for c in word)
    never = any(c in lexicon("never_in_names") for c in word[1:])
    return not (never or is_address(word) or word[-1] in "者们等")
