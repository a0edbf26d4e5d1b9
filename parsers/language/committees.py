"""Committees and offices whose names list fields (`教育、科学、文化和卫生委员会`): no list of bodies, no persons."""

from __future__ import annotations

import re

from parsers.language.characters import HAN

_JOINED = f"[{HAN}]{{2,6}}[和与及][{HAN}]{{2,8}}(?:委员会|办公[室厅]|局|厅)"
_JOINED_BODY = re.compile(_JOINED)
_LISTED = re.compile(f"(?P<first>(?:[{HAN}]{{2,12}}、){{1,4}}){_JOINED}")
_LEVEL = re.compile("[省市县区州旗](?=..)|全国|.*(?:人大|政协)")
_COMMITTEE = re.compile(
    "(?P<assembly>.*(?:人大(?:常委会)?|人民代表大会|政协))[^省市县区州]{2,16}(?:委员会|工委)(?:副?主任(?:委员)?|委员)"
)
_SECOND = re.compile(
    f"(?![省市县区州旗全]|.{{0,4}}(?:人大|政协)|监察委|党委|[村居]民委|.*管理委)"
    f"[{HAN}]{{2,16}}(?:委员会|工委)(?:副?主任(?:委员)?|委员)"
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
