"""Numbering markers 序号: what a numbered heading or item begins with, its style and its number.

The styles follow GB/T 9704 (公文格式: 一、 （一） 1. （1）) and the older and wider use of gazettes around it.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple


class Style(IntEnum):
    """The styles of numbering, in the order in which they nest where a text follows the common use."""

    PART = 1  # 第一部分 第一编 壹、
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    STEM = 4  # 甲、
    HAN = 5  # 一、
    ORDINAL = 6  # 第一、
    HAN_PAREN = 7  # （一）
    ARABIC = 8  # 1. 1、
    PAREN = 9  # （1） 1）
    CIRCLED = 10  # ①
    DECIMAL = 11  # 1 总则, where 1.1 编制目的 stands below it
    DECIMAL_TWO = 12  # 1.1
    DECIMAL_THREE = 13  # 1.1.1


class Marker(NamedTuple):
    """A marker at the start of a line: its style, its number, and the length of what is printed of it."""

    style: Style
    number: int
    length: int


HAN_NUMBER = "一二三四五六七八九十百〇零○廿卅"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾貳參陸"
_FORMAL_VALUES = {
    **{c: i for i, c in enumerate("壹贰叁肆伍陆柒捌玖拾", 1)},
    "貳": 2, "參": 3, "陸": 6,
}  # fmt: skip
_MARKER = re.compile(
    rf"第\s?(?P<part>[{HAN_NUMBER}0-9０-９]{{1,4}})\s?(?:部分|编|編|篇|分册|卷)(?=[\s、：:．.]|[^的和及第至中内规规]|\Z)"
    rf"|第\s?(?P<chapter>[{HAN_NUMBER}0-9０-９]{{1,4}})\s?章(?=[\s、：:．.]|[^的和及第至中内规]|\Z)"
    rf"|第\s?(?P<section>[{HAN_NUMBER}0-9０-９]{{1,4}})\s?[节節](?=[\s、：:．.]|[^的和及第至中内规课]|\Z)"
    rf"|第(?P<ordinal>[{HAN_NUMBER}]{{1,3}})[、，,]"
    rf"|(?P<formal>[{_FORMAL}]{{1,3}})[、．.]"
    rf"|(?P<stem>[{_STEMS}])[、．]"
    rf"|(?P<han>[{HAN_NUMBER}]{{1,4}})\s?[、．.](?![{HAN_NUMBER}]{{1,3}}[、，])"
    rf"|[（(]\s?(?P<stem_paren>[{_STEMS}])\s?[)）][、．.]?"
    rf"|[（(〔]\s?(?P<han_paren>[{HAN_NUMBER}]{{1,4}})\s?[)）〕](?![项項款条條目类類])[、．.]?"
    r"|(?P<arabic>[0-9０-９]{1,2})\s?(?:[、]|[.．](?![0-9０-９]|\s?[0-9]{1,2}\s?[.．])|[.．](?=(?:19|20)\d\d\s?年))"
    r"|[（(〔]\s?(?P<paren>[0-9０-９]{1,2})\s?[)）〕](?![项項款条條目类類])[、．.]?"
    r"|(?P<half>[0-9０-９]{1,2})\s?[)）](?![项項款条條目类類])"
    r"|(?P<circled>[①-⑳❶-❿➀-➓])[、．.]?"
    r"|(?P<paren_one>[⑴-⒇])[、．.]?"
    r"|(?P<dotted>[⒈-⒛])"
    r"|(?P<han_one>[㈠-㈩])[、．.]?"
)
_DECIMAL = re.compile(
    r"([0-9]{1,2}(?:[.．][0-9]{1,2}){0,2})[.．]?(?:[ \t\u3000]+|(?<=\d[.．]\d))(?![年月日时時点點个個万萬亿億元%％人户件项項号號期届次家])"
    r"(?=[\u3400-\u9fff“《（])"
)
_STYLES = {
    "part": Style.PART,
    "formal": Style.PART,
    "chapter": Style.CHAPTER,
    "section": Style.SECTION,
    "stem": Style.STEM,
    "han": Style.HAN,
    "ordinal": Style.ORDINAL,
    "han_paren": Style.HAN_PAREN,
    "han_one": Style.HAN_PAREN,
    "stem_paren": Style.HAN_PAREN,
    "arabic": Style.ARABIC,
    "dotted": Style.ARABIC,
    "paren": Style.PAREN,
    "paren_one": Style.PAREN,
    "half": Style.PAREN,
    "circled": Style.CIRCLED,
}
_ONES = {"circled": "①❶➀", "paren_one": "⑴", "dotted": "⒈", "han_one": "㈠"}
_FIRST = re.compile(rf"[第（(〔0-9０-９{HAN_NUMBER}{_STEMS}{_FORMAL}①-⑳❶-❿➀-➓⑴-⒛㈠-㈩]")


def find_marker(text: str) -> Marker | None:
    """The marker that `text` begins with; a decimal (`2.5亿元`), an article (`第三条`) or `（三）项` is none."""
    if not _FIRST.match(text):
        return None
    match = _MARKER.match(text)
    if match is None or match.lastgroup is None:
        return None
    group = match.lastgroup
    number = _number(group, match[group])
    return Marker(_STYLES[group], number, match.end()) if number else None


def find_decimal(text: str) -> Marker | None:
    """The marker of decimal numbering (`1 总则`, `1.1 编制目的`, `2.3.1 …`); its number is the last of its parts.

    Only a text whose numbering is decimal may be asked: elsewhere such lines begin with a quantity.
    """
    match = _DECIMAL.match(text)
    if match is None:
        return None
    parts = [int(part) for part in re.split(r"[.．]", match[1])]
    styles = (Style.DECIMAL, Style.DECIMAL_TWO, Style.DECIMAL_THREE)
    return Marker(styles[len(parts) - 1], parts[-1], match.end()) if 0 < parts[-1] < 60 else None


def han_number(text: str) -> int:
    """The value of a small Chinese numeral such as 二十三 or 一〇二; 0 when it is none."""
    digits = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
    total = unit = 0
    for c in text:
        if c in digits:
            unit = unit * 10 + digits[c]
        elif c in "十百":
            total += (unit or 1) * (10 if c == "十" else 100)
            unit = 0
        elif c in "廿卅":
            total += 20 if c == "廿" else 30
        else:
            return 0
    return total + unit


def _number(group: str, text: str) -> int:
    """The number that a marker's numeral stands for, 0 when none."""
    if group in _ONES:
        code = ord(text)
        return next((code - ord(one) + 1 for one in _ONES[group] if 0 <= code - ord(one) < 20), 0)
    if group in ("stem", "stem_paren"):
        return _STEMS.index(text) + 1
    if group == "formal":
        return sum(_FORMAL_VALUES[c] for c in text) if len(text) < 3 else 0
    return int(text) if text.isdecimal() else han_number(text)
