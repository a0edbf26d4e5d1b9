"""Titles of instruments, orders and notices (令, 公告): those that stand for themselves, and what orders publish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.front.entries import squeeze
from parsers.model import Line
from parsers.outline.rules.introductions import is_document_number

_INSTRUMENT = re.compile(
    r"第\s?\d{1,5}(?:\s?[/／]\s?\d{2,4}(?:/[A-Z])?)?\s?[号號]\s?[^\W\d]{0,14}"
    r"(?:公告|批示|命令|法律|法令|行政法[规規]|[训訓]令|[决決][议議])"
)
"""`第 76/2024 號行政長官批示`, `第 2021 號公告`: one of many in an issue."""
_DATE = r"(?:中[华華])?民[国國].{5,18}日"
_DATED_ORDER = re.compile(rf"[^\W\d]{{0,10}}令\s+{_DATE}")
_ORDER_DATE = re.compile(rf"(?<=令)\s*{_DATE}\Z")
_NOTICE = re.compile(r"(?:公告|令)(?:[（(]?第\w{1,6}[号號][)）]?)?\Z")
_PROMULGATED = re.compile(r"现予?(?:公布|发布|颁布)|予以(?:公布|发布|施行)|公布施行")
_LONGEST = 50
_SAID = 5


def is_instrument(text: str) -> bool:
    """Whether a line is the title of a numbered instrument or of a dated order, whatever stands before it."""
    if not (text[0] == "第" or text[-1] == "日") or len(text) > _LONGEST:
        return False
    return (_INSTRUMENT if text[0] == "第" else _DATED_ORDER).fullmatch(text) is not None


def order_date(title: str) -> str:
    """The date that is printed behind the title of an order (`總統令　中華民國109年11月18日`); empty without one."""
    dated = _ORDER_DATE.search(title)
    return dated[0] if dated else ""


def is_notice(lines: Sequence[Line], stop: int, text: str) -> bool:
    """Whether `text` is the title of an order or a notice with its number below it, or what it makes public."""
    return _NOTICE.search(text) is not None and (is_document_number(lines[stop].text) or publishes(lines, stop))


def publishes(lines: Sequence[Line], stop: int) -> bool:
    """Whether the text from line `stop` on says that something is made public: 《…》已经…通过，现予公布."""
    said = squeeze("".join(line.text for line in lines[stop : stop + _SAID]))
    return "《" in said and _PROMULGATED.search(said) is not None


def is_named_above(lines: Sequence[Line], i: int, text: str) -> bool:
    """Whether the lines above line `i` name `text` as what they issue: 《…工作安排》 … 现印发给你们."""
    return f"《{text}》" in squeeze("".join(line.text for line in lines[max(0, i - _SAID * 3) : i]))
