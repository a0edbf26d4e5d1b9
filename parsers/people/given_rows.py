"""Rows of lists of appointments, which name persons before a post that they get or leave: `游一方为水务局局长；`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from parsers.language.characters import HAN
from parsers.language.names import has_compound_surname
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post
from parsers.lexicons import lexicon
from parsers.people.evidence import count_elements
from parsers.people.spans import NameSpan, span_of
from parsers.people.words import SPACES

_NOTE = "(?:[（(][^（()）\\n]{1,16}[)）])?(?:同志)?"
_NAME = f"[{HAN}]{{2,4}}?{_NOTE}"
_ROW = re.compile(
    f"(?:^|(?<=[\\n；;]))[{SPACES}]*(?:[（(]?[\\d{TO_TEN}]{{1,3}}[)）、.．][{SPACES}]*)?"
    f"(?P<names>{_NAME}(?:、{_NAME}){{0,8}})(?<![现原曾拟])(?:分别)?"
    "(?:(?:不再)?(?:兼任|担任|所任|任|兼)?的(?P<left>[^，。；;：\\n]{4,60})职务"
    "|(?:因[^，。；;\\n]{1,12}[，,]?)?(?:不再[担兼]?任|辞去)(?P<gone>[^，。；;：\\n]{4,60})职务"
    "|(?<![辞拟现曾时已新再兼担代署挂出续聘调转改升接连原留主责])[为任](?!为|任|命)(?P<given>[^，。；;：的（(\\n]{4,60}))"
    "(?=[；;。（(，,\\n]|$)"
)
_ROW_MARK = re.compile("[\\n；;]")
"""What a row stands behind, if it is not the first."""
_NO_SURNAMES = frozenset("拟兹经现决提特")
"""What rows begin with before a verb, and nobody's surname there."""
_LONG = 4
_EACH = re.compile(f"(?P<name>[{HAN}]{{2,4}}?){_NOTE}(?:、|$)")


def find_given_rows(text: str) -> Iterator[NameSpan]:
    """The names of such rows, whatever they look like."""
    for row in _given_rows(text):
        if not is_post(row["left"] or row["gone"] or row["given"]):
            continue
        at = row.start("names")
        names = [*_EACH.finditer(row["names"])]
        if all(map(_may_be, (name["name"] for name in names))):
            for name in names:
                yield span_of(text, at + name.start("name"), at + name.end("name"))


def _given_rows(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_ROW`, looked for behind each mark."""
    end = 0
    for at in chain((0,), (mark.end() for mark in _ROW_MARK.finditer(text))):
        if at >= end and (row := _ROW.match(text, at)):
            end = row.end()
            yield row


def _may_be(name: str) -> bool:
    """Whether a name does not begin as a sentence does, and one of four characters is one by its shape."""
    if name[0] in _NO_SURNAMES:
        return False
    if len(name) < _LONG:
        return True
    return has_compound_surname(name) or lexicon("transliteration").issuperset(name) or count_elements(name) > 0
