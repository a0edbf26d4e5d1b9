"""Titles of instruments, orders and notices (令, 公告): those that stand for themselves, and what orders publish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.front.entries import squeeze
from parsers.language.bodies import is_body
from parsers.lexicons import entries
from parsers.model import Line
from parsers.outline.rules.introductions import is_document_number
from parsers.patterns import late
from parsers.rules import Rules

INSTRUMENTS: Rules[[str], bool] = Rules("outline.instrument")
"""Ways in which a line is the title of an instrument, whatever stands before it."""
NOTICES: Rules[[str], bool] = Rules("outline.notice")
"""Ways in which the text below a notice, without white space, says that something named in it is made public."""
_NUMBER = re.compile(r"第\s?\d{1,5}(?:\s?[/／]\s?\d{2,4}(?:/[A-Z])?)?\s?号\s?")
_WORDS = re.compile(r"[^\W\d]+")
_KIND_AND_OFFICE = 20
"""Characters after the number of an instrument: the office and the kind."""
_DATE = r"(?:中华)?民国.{5,18}日"
_DATED_ORDER = re.compile(rf"[^\W\d]{{0,10}}令\s+{_DATE}")
_ORDER_DATE = re.compile(rf"(?<=令)\s*{_DATE}\Z")
_NOTICE = re.compile(r"(?:公告|令)(?:[（(]?第\w{1,6}号[)）]?)?\Z")
_ORDER = re.compile(r"(?P<body>.{3,40}?)(?:命令|令|公告|通告|布告)(?:\s*[（(]?第?\s?\w{1,6}\s?号[)）]?)?")
"""An order or a notice that its body's name begins."""
_ORDER_TITLE = re.compile(r"令(?:[（(]?第?\w{1,6}号[)）]?)?\Z")
_MADE_PUBLIC = late(r"现予?[公发颁]布")
_PUT_IN_FORCE = late(r"予以(?:[公发]布|施行)|公布施行")
_LONGEST = 50
_SAID = 5


def is_instrument(text: str) -> bool:
    """Whether a line is the title of a numbered instrument or of a dated order, whatever stands before it."""
    if not (text[0] == "第" or text[-1] == "日") or len(text) > _LONGEST:
        return False
    return INSTRUMENTS.first(text) is not None


@INSTRUMENTS.rule(
    "第12/2031号县长批示",
    "第 12/2031/A 号县长批示",
    "第 12 号公告",
    "第12号县长命令",
    "第12号法律",
    "第12/2031号法令",
    "第12/2031号行政法规",
    "第12号县长训令",
    "第12号县人大决议",
    "第12号青禾县云台区人民政府县长批示",
    but=("第12号县长", "第十二号县长批示", "第12号县长批示3", "第12号" + "县" * 20 + "批示"),
)
def numbered(text: str) -> bool:
    """A number, and an office with the kind of the instrument: one of many in an issue."""
    number = _NUMBER.match(text)
    words = text[number.end() :] if number else ""
    if not (words.endswith(entries("instruments")) and len(words) <= _KIND_AND_OFFICE):
        return False
    return _WORDS.fullmatch(words) is not None


@INSTRUMENTS.rule(
    "县长令　中华民国120年5月6日",
    "县长令 民国一百二十年五月六日",
    but=("县长令　5月6日", "县长会见记　中华民国120年5月6日"),
)
def dated_order(text: str) -> bool:
    """An order with its date in years of the Republic (民国)."""
    return _DATED_ORDER.fullmatch(text) is not None


def order_date(title: str) -> str:
    """The date that is printed after the title of an order (`縣長令　中華民國120年5月6日`); empty without one."""
    dated = _ORDER_DATE.search(title)
    return dated[0] if dated else ""


def is_notice(lines: Sequence[Line], stop: int, text: str) -> bool:
    """Whether `text` is the title of an order or a notice with its number below it, or what it makes public."""
    if stop >= len(lines) or _NOTICE.search(text) is None:
        return False
    return is_document_number(lines[stop].text) or publishes(lines, stop)


def publishes(lines: Sequence[Line], stop: int) -> bool:
    """Whether the text from line `stop` on says that something is made public: 《…》已经…通过，现予公布."""
    said = squeeze("".join(line.text for line in lines[stop : stop + _SAID]))
    return "《" in said and NOTICES.first(said) is not None


@NOTICES.rule(
    "《防汛办法》现予公布。", "《防汛办法》现予发布。", "《防汛办法》现颁布。", but=("《防汛办法》已经公布。",)
)
def made_public(said: str) -> bool:
    """It is hereby made public."""
    return _MADE_PUBLIC.search(said) is not None


@NOTICES.rule(
    "《防汛办法》予以公布。",
    "《防汛办法》予以发布。",
    "《防汛办法》予以施行。",
    "《防汛办法》公布施行。",
    but=("《防汛办法》予以修改。",),
)
def put_in_force(said: str) -> bool:
    """It is made public or put into force."""
    return _PUT_IN_FORCE.search(said) is not None


def is_order_title(text: str) -> bool:
    """Whether the title `text` is that of an order, with its number or without: 某县人民政府令第七号."""
    return _ORDER_TITLE.search(text) is not None


def is_order(text: str) -> bool:
    """Whether a line is a body's order or notice, with its number on the line or without: `某县人民政府令第七号`."""
    if len(text) > _LONGEST or not ("令" in text or "告" in text):  # told at a glance: most lines are text
        return False
    order = _ORDER.fullmatch(text)
    return order is not None and is_body(order["body"])


def makes_public(text: str) -> bool:
    """Whether a line says that something is made public."""
    return NOTICES.first(squeeze(text)) is not None


def is_named_above(lines: Sequence[Line], i: int, text: str) -> bool:
    """Whether the lines above line `i` name `text` as what they issue: 《…工作安排》 … 现印发给你们."""
    return f"《{text}》" in squeeze("".join(line.text for line in lines[max(0, i - _SAID * 3) : i]))
