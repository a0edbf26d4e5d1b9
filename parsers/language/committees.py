"""Committees and offices whose names list fields (`教育、科学、文化和卫生委员会`): no list of bodies, no persons."""

from __future__ import annotations

import re

from parsers.language.characters import HAN

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


def is_joined(name: str) -> bool:
    """Whether `name` is the end of a body's name that may list fields: `文化和卫生委员会`, with no place of its own."""
    return _JOINED_BODY.fullmatch(name) is not None and not _LEVEL.match(name)


def has_level(part: str) -> bool:
    """Whether the first part of a name that lists fields says whose it is: `县教育、…`, `市人大财政、…`."""
    return _LEVEL.match(part) is not None


def listed_fields(phrase: str) -> re.Match[str] | None:
    """The start of `phrase`, a body whose name lists fields (`教育、科学、文化和卫生委员会`): `first` ends in 、."""
    return _LISTED.match(phrase)


def in_assembly(post: str, before: str) -> str:
    """`post` of a committee, with the assembly of the committee in the post `before` it when it names none."""
    first = _COMMITTEE.fullmatch(before)
    return first["assembly"] + post if first and _SECOND.fullmatch(post) else post
