"""Bylines and signatures: the post and the name of who delivered or signed a document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from parsers.language.bodies import LONGEST, is_body
from parsers.language.characters import strip_spaces
from parsers.language.names import is_name
from parsers.language.posts import is_post, posts_with, title_before
from parsers.lexicons import lexicon

_SPACES = re.compile(r"\s+")
_LABELLED = re.compile(r"(\w{2,3})\s*[：:]\s*")
_DATE = re.compile(
    r"^\s*[（(]?\w{4}年\w{1,3}月\w{1,3}日[)）]?(?=\s)|\s*[（(]?\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日[)）]?\s*$"
)
_HEARD = re.compile(r"^\W*\w{4}\s*年.{2,10}日\s*在.{4,60}会议?上\s+")
_BEHIND = re.compile(r"(?P<name>\w{2,4})\s*[（(](?P<role>[^()，。]{3,40})[)）]")
_LONGEST = 4 * LONGEST
"""With the date and the meeting that may stand on the line too."""


class Byline(NamedTuple):
    """Who is named in a byline or a signature, in which post if one is printed."""

    speaker: str
    role: str | None


@lru_cache(maxsize=1024)
def read_byline(text: str) -> Byline | None:
    """The speaker that a short line names, with the post or body before the name; None when the line is no byline."""
    if len(text) > _LONGEST:
        return None
    if "年" in text:
        text = _DATE.sub("", _HEARD.sub("", text))
    text = text.strip()
    label = _LABELLED.match(text)
    if label and label[1] in lexicon("byline_labels") and is_name(text[label.end() :], sure=True):
        head = text[: label.end()].rstrip("：: \u3000")
        role = None if head.endswith("人") else head
        return Byline(strip_spaces(text[label.end() :]), role)
    if label and label[1].endswith("人") and label[1] in lexicon("byline_labels"):
        text = text[label.end() :]
    behind = _BEHIND.fullmatch(text)
    if behind and is_name(behind["name"]):
        return Byline(strip_spaces(behind["name"]), strip_spaces(behind["role"]))
    if is_name(text):
        return Byline(strip_spaces(text), None)
    return _spaced(text) or _unspaced(text)


def _spaced(text: str) -> Byline | None:
    """A post or a body, white space, and a name, whose parts may stand apart: 李 某, 王 某某."""
    parts = _SPACES.split(text)
    for take in (1, 2, 3):
        if len(parts) <= take:
            break
        name = "".join(parts[-take:])
        lengths = [len(part) for part in parts[-take:]]
        if take > 1 and max(lengths) > 1 and not (lengths == [1, 2] and is_name(name)):
            break
        role = "".join(parts[:-take])
        if (is_post(role) or is_body(role, place=True)) and _is_named(role, name):
            return Byline(name, role)
        if role in lexicon("byline_labels") and is_name(name):
            return Byline(name, None if role.endswith("人") else role)
    return None


def _is_named(role: str, name: str) -> bool:
    """Whether `name`, set apart from the `role` before it, is one: after a post also an everyday word."""
    return is_name(name, sure=is_post(role)) or (is_post(role) and is_name(name, surname=False))


def _unspaced(text: str) -> Byline | None:
    """A post and a name with nothing between them."""
    for length in (3, 2):
        role, name = text[:-length], text[-length:]
        if _signs(role) and is_name(name, sure=True):
            return Byline(name, role)
    return None


def _signs(role: str) -> bool:
    """Whether `role` ends in a post that a name may touch: one that is no plain word as well."""
    return is_post(role) and role[title_before(role, len(role)) :] not in posts_with("loose")
