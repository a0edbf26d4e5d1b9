"""Titles that stand for themselves: of the numbered instruments that fill an issue, and of orders with their date."""

from __future__ import annotations

import re

_INSTRUMENT = re.compile(
    r"第\s?\d{1,5}(?:\s?[/／]\s?\d{2,4}(?:/[A-Z])?)?\s?[号號]\s?[^\W\d]{0,14}"
    r"(?:公告|批示|命令|法律|法令|行政法[规規]|[训訓]令|[决決][议議])"
)
"""`第 76/2024 號行政長官批示`, `第 2021 號公告`: one of many in an issue."""
_DATE = r"(?:中[华華])?民[国國].{5,18}日"
_DATED_ORDER = re.compile(rf"[^\W\d]{{0,10}}令\s+{_DATE}")
_ORDER_DATE = re.compile(rf"(?<=令)\s*{_DATE}\Z")
_LONGEST = 50


def is_instrument(text: str) -> bool:
    """Whether a line is the title of a numbered instrument or of a dated order, whatever stands before it."""
    if not (text[0] == "第" or text[-1] == "日") or len(text) > _LONGEST:
        return False
    return (_INSTRUMENT if text[0] == "第" else _DATED_ORDER).fullmatch(text) is not None


def order_date(title: str) -> str:
    """The date that is printed behind the title of an order (`總統令　中華民國109年11月18日`); empty without one."""
    dated = _ORDER_DATE.search(title)
    return dated[0] if dated else ""
