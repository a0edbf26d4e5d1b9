"""Rows of lists of appointments, which name persons before a post that they get or leave: `游一方为水务局局长；`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from parsers.language.characters import HAN, strip_spaces
from parsers.language.names import has_compound_surname
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post, is_title
from parsers.lexicons import lexicon
from parsers.patterns import near
from parsers.people.evidence import count_elements
from parsers.people.shared_posts import as_role
from parsers.people.spans import NameSpan, span_of
from parsers.people.words import SPACES

_NOTE = "(?:[（(][^（()）\\n]{1,16}[)）])?(?:同志)?"
_NAME = f"[{HAN}]{{2,4}}?{_NOTE}"
_ROW = re.compile(
    f"(?:^|(?<=[\\n；;]))[{SPACES}]*(?:[（(]?[\\d{TO_TEN}]{{1,3}}[)）、.．][{SPACES}]*)?"
    f"(?P<names>{_NAME}(?:、{_NAME}){{0,8}})(?<![现原曾拟将])(?:分别)?"
    "(?:(?:不再)?(?:兼任|担任|所任|任|兼)?的(?P<left>[^，。；;：\\n]{4,60})职务"
    "|(?:因[^，。；;\\n]{1,12}[，,]?)?(?:不再[担兼]?任|辞去)(?P<gone>[^，。；;：\\n]{4,60})职务"
    "|(?<![辞拟将现曾时已新再兼担代署挂出续聘调转改升接连原留主责])[为任](?!为|任|命)(?P<given>[^，。；;：的（(\\n]{4,60}))"
    "(?=[；;。（(，,\\n]|$)"
)
_ROW_MARK = re.compile("[\\n；;]")
"""What a row stands behind, if it is not the first."""
_COLUMNS = near(
    f"(?:^|(?<=\\n))[{SPACES}]*(?:[（(]?[\\d{TO_TEN}]{{1,3}}[)）、.．][{SPACES}]*)?"
    f"(?P<names>{_NAME}(?:、{_NAME}){{0,8}})[{SPACES}]+(?P<post>[^，。；：:（(\\s]{{5,60}}(?:职务)?[；。]?)(?=[{SPACES}]*(?:\\n|\\Z))",
    re.compile(f"[{SPACES}](?:(?<=[{HAN}].)|(?<=[）)].))"),
    after="\n",
)
_LISTS = re.compile("任命|任免|免去|免职|任职")
_FAR = 600
"""How many characters before such a row what it is about is looked for, at most."""
_DECREE = near(
    f"(?:任命|免去)(?P<name>[{HAN}](?:[{SPACES}]{{0,2}}[{HAN}]){{1,2}}){_NOTE}[为的](?P<post>[^，。；：、（(\\s]{{5,40}}?)(?=[，。；、\\n]|职务|$)",
    *("任命", "免去"),
    before=0,
)
_POINTING = frozenset("原前现其该")
"""What such words begin with that point at somebody named before."""
_NO_SURNAMES = frozenset("拟兹经现决提特")
"""What rows begin with before a verb, and nobody's surname there."""
_LONG = 4
_EACH = re.compile(f"(?P<name>[{HAN}]{{2,4}}?){_NOTE}(?:、|$)")


def find_given_rows(text: str) -> Iterator[NameSpan]:
    """The names of such rows, whatever they look like."""
    yield from _in_columns(text)
    yield from _in_decrees(text)
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


def _in_columns(text: str) -> Iterator[NameSpan]:
    """The names of rows that have the post in a column of its own, in a list of appointments."""
    for row in _COLUMNS.finditer(text) if "任" in text or "免" in text else ():
        post = row["post"].rstrip("；。 ")
        first = post.split("、")[0]
        names = [*_EACH.finditer(row["names"])]
        listed = _LISTS.search(text, max(0, row.start() - _FAR), row.start())
        if not listed or not as_role(first) or not all(_is_no_label(name["name"]) for name in names):
            continue
        for name in names:
            yield span_of(text, row.start("names") + name.start("name"), row.start("names") + name.end("name"))


def _in_decrees(text: str) -> Iterator[NameSpan]:
    """The names between a verb of appointment and a post with its body: `任命于 是为某县人民法院副院长`."""
    for match in _DECREE.finditer(text):
        name = strip_spaces(match["name"])
        if name[0] in lexicon("surnames") and name[0] not in _POINTING and as_role(match["post"]):
            yield NameSpan(match.start("name"), match.end("name"), name)


def _is_no_label(name: str) -> bool:
    """Whether what stands in the column of the names is no title and no word for some person."""
    return (
        _may_be(name)
        and not is_title(name)
        and name not in lexicon("person_words")
        and name not in lexicon("roster_labels")
    )


def _may_be(name: str) -> bool:
    """Whether a name does not begin as a sentence does, and one of four characters is one by its shape."""
    if name[0] in _NO_SURNAMES:
        return False
    if len(name) < _LONG:
        return True
    return has_compound_surname(name) or lexicon("transliteration").issuperset(name) or count_elements(name) > 0
