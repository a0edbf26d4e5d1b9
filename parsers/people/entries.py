"""A row of a list that is one person's: the name first, then sex, people (民族), and where its holder works."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.language.bodies import is_body
from parsers.language.characters import strip_spaces
from parsers.language.names import begins_with_surname, is_name, surname_weight
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post
from parsers.lexicons import lexicon
from parsers.people.shared_posts import posts_of_cell

_NUMBER = re.compile("(?:[（(]?\\d{1,3}[）)、.．]\\s*)?")
_GAP = re.compile("\\s+")
_NOTE = re.compile("\\s*([（(][^（()）]{0,20}[)）])?\\s*\\Z")
_PARTICULAR = re.compile(
    "\\S{1,4}族|[12]\\d{3}[\\d.．年月-]{0,6}|(?:研究生|大学|本科|大专|中专|高中|初中|[硕博]士)\\S{0,3}"
    "|(?:中共党员|群众|民[革盟建进]|农工党|致公党|九三学社|无党派)\\S{0,4}"
)
"""A column between the name and where its holder works; the one after 男 or 女 may be a people without 族."""
_REASON = re.compile("调[离出]|去世|病故|逝世|辞[职去]|退休|罢免|迁出|终止|有效")
_BRACKETS = re.compile("[（(][^（()）]{0,20}[)）]")
_PROSE = re.compile("[，。：；！？]")
_VERB = re.compile("拟?任(?!免)|免去|不再|兼任|担任")
_WORK = re.compile(f"(?:民警|医生|学生|工|民|员|师|人|长|家|手|士|兵|[幼儿]+园|[{TO_TEN}]中)$")
_LONGEST = 60
_LONGEST_NAME = 4


class Entry(NamedTuple):
    """The name's range, what the row says of its holder's work, and how sure it is that the row begins with a name.

    `sure` is 2 where a post follows the name or sex is stated, 1 where the surname is clear, 0 where only the rows
    around can tell.
    """

    start: int
    end: int
    work: str
    sure: int

    @property
    def posts(self) -> tuple[str, ...]:
        """The posts that the row states in full."""
        return posts_of_cell(self.work)


def entry(text: str) -> Entry | None:
    """The entry that a row is (`甲某某　某区第一中学教师`, `1.乙　某（女，回族）　某县某局局长`); None for none."""
    number = _NUMBER.match(text)
    start = number.end() if number else 0
    if len(text) > _LONGEST or _PROSE.search(_BRACKETS.sub("", text[start:])):
        return None
    for gap in list(_GAP.finditer(text, start))[:3]:
        found = _split(text, start, gap.start(), gap.end())
        if found:
            return found
    return None


def _split(text: str, start: int, end: int, tail: int) -> Entry | None:
    """The entry whose name ends at `end`, a note included, and whose particulars begin at `tail`."""
    note = text.find("（", start, end) if "（" in text[start:end] else text.find("(", start, end)
    name = text[start : note if note > start else end]
    columns = text[tail:].split()
    sex = columns[:1] in (["男"], ["女"])
    behind = 0
    while behind < len(columns) and (_PARTICULAR.fullmatch(columns[behind]) or (sex and behind == 0)):
        behind += 1
        if sex and behind == 1 and columns[2:3] and columns[2][0].isdigit():
            behind = 2
    noted = note > start and _NOTE.match(text[note:end]) is not None
    if note > start and not noted:
        return None
    personal = sex or noted or (behind > 0 and columns[0].endswith("族"))
    work = "".join(columns[behind:] if personal else columns)
    word = strip_spaces(name)
    if not 2 <= len(word) <= _LONGEST_NAME and not is_name(name, surname=False):
        return None
    if not is_name(name, labelled=True, sure=name != word or sex, surname=False) or word in lexicon("title_types"):
        return None
    if not personal and not (
        len(work) >= 2 and (is_post(work) or is_body(work, place=True) or _WORK.search(work) or _REASON.match(work))
    ):
        return None
    return Entry(start, start + len(name), work, _sureness(word, work, personal))


def _sureness(name: str, work: str, personal: bool) -> int:
    known = begins_with_surname(name, 0)
    if _VERB.match(work):
        return 0
    if known and (personal or (is_post(work) and len(work) > 2) or _REASON.match(work)):
        return 2
    return int(surname_weight(name[0]) == 2 and len(name) <= 3 and len(work) >= 4)
