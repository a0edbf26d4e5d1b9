"""What bodies are called whose names look like something else: a list, a verb before a place, half of a name."""

from __future__ import annotations

import re
from functools import cache

from parsers.language.characters import HAN
from parsers.lexicons import entries

_ONE_CHARACTER_PLACE = re.compile(
    f"[^副正各本该該全我贵貴每某两兩为爲為的了在{''.join('省市县縣区區州乡鄉镇鎮村街')}\\W\\d](?:[镇鎮乡鄉县縣]|街道"
    "|(?<![城郊矿礦辖轄新园園老库庫灾災景社校山林牧])[区區])"
)
_JOINED = f"[{HAN}]{{2,6}}[和与與及][{HAN}]{{2,8}}(?:委[员員][会會]|[办辦]公[室厅廳]|局|[厅廳])"
_JOINED_BODY = re.compile(_JOINED)
_LISTED = re.compile(f"(?P<first>(?:[{HAN}]{{2,12}}、){{1,4}}){_JOINED}")
_LEVEL = re.compile("[省市县縣区區州旗](?=..)|全[国國]|.*(?:人大|政[协協])")
_COMMITTEE = re.compile(
    "(?P<assembly>.*(?:人大(?:常委[会會])?|人民代表大[会會]|政[协協]))"
    "[^省市县縣区區州]{2,16}(?:委[员員][会會]|工委)(?:副?主任(?:委[员員])?|委[员員])"
)
_SECOND = re.compile(
    f"(?![省市县縣区區州旗全]|.{{0,4}}(?:人大|政[协協])|[监監]察委|[党黨]委|[村居]民委|.*管理委)"
    f"[{HAN}]{{2,16}}(?:委[员員][会會]|工委)(?:副?主任(?:委[员員])?|委[员員])"
)


LONGEST = 60
"""Characters that the name of a body with its post takes at most."""
MARKS = frozenset("，。；：")
"""What stands in no name of a body or a post."""


_NO_BODIES = ("网站", "網站")
"""What ends as bodies do and is none."""


def is_body(text: str, place: bool = False) -> bool:
    """Whether `text` (white space taken out) is short and ends as the name of an organisation does.

    `place` when a place will do: before a name, `青禾县` says whose that person is; alone on a line it is no body that
    delivers or signs, and `建设美丽城市` is a heading.
    """
    if not 2 <= len(text) <= LONGEST or not MARKS.isdisjoint(text):
        return False
    if text.endswith(_NO_BODIES):
        return False
    return text.endswith(entries("bodies")) or (place and text.endswith(entries("place_ends")))


def ends_as_body(word: str, least: int = 1) -> bool:
    """Whether `word` ends as bodies and places do and names of persons do not.

    `least` is how many characters that end has to have: where names are listed, `张州` is one and `单位` is none.
    """
    return word.endswith(_ends(least))


@cache
def _ends(least: int) -> tuple[str, ...]:
    return tuple(end for end in entries("bodies") + entries("place_ends") if len(end) >= least)


def begins_a_place(text: str, at: int) -> bool:
    """Whether the character before `at`, a verb by itself, begins a place here: no town is called 溪镇, 问溪镇 is."""
    return _ONE_CHARACTER_PLACE.match(text, at) is not None


def is_joined(name: str) -> bool:
    """Whether `name` is the end of a body's name that may list fields: `文化和卫生委员会`, with no place of its own."""
    return _JOINED_BODY.fullmatch(name) is not None and not _LEVEL.match(name)


def has_level(part: str) -> bool:
    """Whether the first part of a name that lists fields says whose it is: `县教育、…`, `市人大财政、…`."""
    return _LEVEL.match(part) is not None


def is_field(part: str) -> bool:
    """Whether a part of a list can be a field that a committee looks after: it is no body."""
    return 2 <= len(part) <= 12 and not ends_as_body(part)


def listed_fields(phrase: str) -> re.Match[str] | None:
    """The start of `phrase`, a body whose name lists fields (`教育、科学、文化和卫生委员会`): `first` ends in 、."""
    return _LISTED.match(phrase)


def in_assembly(post: str, before: str) -> str:
    """`post` of a committee, with the assembly of the committee in the post `before` it when it names none."""
    first = _COMMITTEE.fullmatch(before)
    return first["assembly"] + post if first and _SECOND.fullmatch(post) else post
