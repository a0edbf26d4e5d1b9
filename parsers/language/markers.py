"""Numbering markers 序号: what a numbered heading or item begins with, its style and its number.

The styles follow GB/T 9704 (公文格式: 一、 （一） 1. （1）) and the older and wider use of gazettes around it.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from parsers.language.numerals import TO_TEN, ZEROS, whole_number
from parsers.patterns import late


class Style(IntEnum):
    """The styles of numbering, in the order in which they nest where a text follows the common use."""

    PART = 1  # 第一部分 第一编 壹、
    CHAPTER = 2  # 第一章
    SECTION = 3  # 第一节
    STEM = 4  # 甲、 III.
    HAN = 5  # 一、
    ORDINAL = 6  # 第一、 第一案：
    HAN_PAREN = 7  # （一） （甲）
    ARABIC = 8  # 1. 1、
    PAREN = 9  # （1） 1）
    CIRCLED = 10  # ①
    DECIMAL = 11  # 1 总则, where 1.1 编制目的 stands below it
    DECIMAL_TWO = 12  # 1.1
    DECIMAL_THREE = 13  # 1.1.1
    POINT = 14  # 一是


class Marker(NamedTuple):
    """A marker at the start of a line: its style, its number, and the length of what is printed of it."""

    style: Style
    number: int
    length: int


_NUMERALS = TO_TEN + "百廿卅" + ZEROS
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_ROMAN = late(r"([IVX]{1,5})\s?[.．、]\s*(?=[^\x00-\x7f])")
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_OPENING = "（(〔"
_CLOSING = frozenset("）)〕")
_PUNCTUATION = frozenset("、．.")
_CLAUSE = re.compile(r"项(?!目)|款(?![项待])|条(?![件例块线])|目(?![标的前录])|类(?![型别])")
"""After `（三）` these make it a reference (（三）项的规定); （一）项目管理 is a heading."""
_UNITS = {
    "部分": Style.PART, "编": Style.PART, "篇": Style.PART, "分册": Style.PART, "卷": Style.PART,
    "章": Style.CHAPTER, "节": Style.SECTION,
}  # fmt: skip
_REFERRING = frozenset("的和及与第至中内规课")
"""After `第三章` these make it a reference (第三章的规定), not a heading."""
_SINGLE = (("①", 20), ("❶", 10), ("➀", 10), ("⑴", 20), ("⒈", 20), ("㈠", 10))
_SINGLE_STYLES = {"⑴": Style.PAREN, "⒈": Style.ARABIC, "㈠": Style.HAN_PAREN}
_DASHES = frozenset("—ー－﹣–")
"""What an OCR takes 一 for: `—、`, `（—）`."""
_SINGLES = frozenset(chr(ord(one) + i) for one, count in _SINGLE for i in range(count))
_AGENDA = late(r"议程第\s?(?P<roman>[IVX]{1,5})\s?(?:[(（](?P<within>\d{1,2})[)）])?\s?项[：:]")
_FIRST = frozenset("第议" + _OPENING + _NUMERALS + _STEMS + _FORMAL + "参IVX") | _DASHES | _SINGLES
"""What a marker begins with, if it is no digit."""
_PRINTED = str.maketrans("貳參陸編節條項類別課塊線標錄", "贰叁陆编节条项类别课块线标录")
"""For a line as it is printed, the traditional characters that matter here: the whole map takes its time to load."""
_LONGEST = 40
"""Characters that a marker and what must or must not stand after it take at most."""
_LONG_TITLE = 24
_NUMERAL = re.compile(rf"\s?(?:([{_NUMERALS}{_STEMS}]{{1,4}}|[—ー－﹣–](?=[、）)]))|(\d{{1,4}}))\s?")
_POINT = late(rf"([{TO_TEN}]{{1,2}})[是要为]")
_ARTICLE = late(rf"第[{_NUMERALS}\d]{{1,5}}[条款]")
_BULLETS = frozenset("·•●○■◆▪—*＊-")
_YEAR = re.compile(r"\s?(?:19|20)\d\d\s?(?:年|[-—－至])")
_DIGIT = re.compile(r"\s?\d")
_DECIMAL = re.compile(r"(\d{1,2}(?:[.．]\d{1,2}){0,2})[.．]?(?:\s+|(?<=\d[.．]\d))(?=[^\x00-\x7f])")
_POINTS = late(r"[.．]")
_QUANTITIES = "年月日时点个万亿元％人户件项号期届次家，。、；）"


def find_marker(text: str) -> Marker | None:
    """The marker that `text` begins with; a decimal (`2.5亿元`), an article (`第三条`) or `（三）项` is none."""
    first = text[:1]
    return _marker(text[:_LONGEST]) if first in _FIRST or first.isdecimal() else None


@lru_cache(maxsize=2048)
def _marker(text: str) -> Marker | None:
    """The marker that the beginning of a text is: several rules ask it of one line."""
    first = text[0]
    if first not in _FIRST:
        return _arabic(text)
    if first == "第":
        return _counted(text)
    if first in _OPENING:
        return _bracketed(text)
    if first in _NUMERALS or first in _DASHES:
        return _plain(text, Style.HAN)
    if first in "IVX":
        return _roman(text)
    if first in _STEMS:
        return Marker(Style.STEM, _STEMS.index(first) + 1, 2) if text[1:2] in ("、", "．") else None
    if first in _SINGLES:
        return _single(text)
    if first == "议":
        return _agenda_item(text)
    return _formal(text)


def find_item(text: str) -> Marker | None:
    """The marker of an item in a list that a sentence opens: one of the lower styles, or a point (`一是`, `二要`)."""
    point = _POINT.match(text)
    if point:
        return Marker(Style.POINT, whole_number(point[1]), point.end())
    marker = find_marker(text)
    return marker if marker and marker.style > Style.ORDINAL else None


def marker_end(text: str) -> int:
    """Where the text begins after its marker and the blanks there, for typesetting; 0 where it has none.

    Here an article (`第三条`) and a bullet count as well: the lines under them hang as they do under a number.
    """
    words = text[:_LONGEST].translate(_PRINTED)
    marker = find_marker(words)
    end = marker.length if marker else 0
    if not marker:
        article = _ARTICLE.match(words)
        end = article.end() if article else int(text[:1] in _BULLETS)
    while end and text[end : end + 1] in (" ", "\u3000"):
        end += 1
    return end


def find_decimal(text: str) -> Marker | None:
    """The marker of decimal numbering (`1 总则`, `1.1 编制目的`, `2.3.1 …`); its number is the last of its parts.

    Only a text whose numbering is decimal may be asked: elsewhere such lines begin with a quantity.
    """
    match = _DECIMAL.match(text)
    if match is None or text[match.end()] in _QUANTITIES:
        return None
    parts = [int(part) for part in _POINTS.split(match[1])]
    styles = (Style.DECIMAL, Style.DECIMAL_TWO, Style.DECIMAL_THREE)
    return Marker(styles[len(parts) - 1], parts[-1], match.end()) if 0 < parts[-1] < 60 else None


def _counted(text: str) -> Marker | None:
    """`第一章`, `第二部分`, `第一、`, `第一案：`, `第一项：`, `第一案　`; not `第三章的规定`, not `第三条`."""
    match = _NUMERAL.match(text, 1)
    if match is None:
        return None
    number = _value(match)
    end = match.end()
    for unit, style in _UNITS.items():
        if text.startswith(unit, end):
            behind = text[end + len(unit) : end + len(unit) + 1]
            return Marker(style, number, end + len(unit)) if number and behind not in _REFERRING else None
    if match[1] and text[end : end + 1] in ("、", "，", ","):
        return Marker(Style.ORDINAL, number, end + 1) if number else None
    if text[end : end + 1] in ("案", "项") and text[end + 1 : end + 2] in ("：", ":", "、"):
        return Marker(Style.ORDINAL, number, end + 2) if number else None
    motion = text.startswith("案", end) or (text.startswith("号", end) and _is_motion(text[end + 1 :].strip()))
    if motion and number and text[end + 1 : end + 2].isspace():
        return Marker(Style.ORDINAL, number, end + 1)
    return None


def _is_motion(title: str) -> bool:
    """Whether what stands after a number (`第12号　`) is a motion's title: 关于…, …案, …建议, or a long line of one."""
    if title.startswith("关于") or title.endswith(("案", "案。", "建议")):
        return True
    return len(title) >= _LONG_TITLE and title[0] not in "─―—－"


def _agenda_item(text: str) -> Marker | None:
    """`议程第II项：`, `议程第II(3)项：`: an item of an agenda, or one within it."""
    match = _AGENDA.match(text)
    if match is None or match["roman"] not in _ROMANS:
        return None
    if match["within"]:
        return Marker(Style.PAREN, int(match["within"]), match.end())
    return Marker(Style.STEM, _ROMANS.index(match["roman"]) + 1, match.end())


def _bracketed(text: str) -> Marker | None:
    """`（一）`, `(1)`, `（甲）`, with a 、 after it or not; not `（三）项`."""
    match = _NUMERAL.match(text, 1)
    if match is None or text[match.end() : match.end() + 1] not in _CLOSING:
        return None
    end = match.end() + 1
    if _CLAUSE.match(text, end) or text.startswith(("至（", "至("), end):
        return None
    end += text[end : end + 1] in _PUNCTUATION
    if match[2]:
        return Marker(Style.PAREN, int(match[2]), end) if 0 < int(match[2]) < 100 else None
    number = _STEMS.index(match[1]) + 1 if match[1] in _STEMS else _value(match)
    return Marker(Style.HAN_PAREN, number, end) if number else None


def _arabic(text: str) -> Marker | None:
    """`1.`, `1、`, `1）`; not `2.5`, but `1.2023年工作`."""
    match = _NUMERAL.match(text)
    if match is None or not 0 < int(match[2]) < 100:
        return None
    end = match.end()
    mark = text[end : end + 1]
    if mark == "、" or (mark in (".", "．") and (not _DIGIT.match(text, end + 1) or _YEAR.match(text, end + 1))):
        return Marker(Style.ARABIC, int(match[2]), end + 1)
    if mark in (")", "）") and not _CLAUSE.match(text, end + 1):
        return Marker(Style.PAREN, int(match[2]), end + 1)
    return None


def _plain(text: str, style: Style) -> Marker | None:
    """`一、`; not `一、二、三产业`, where numbers are listed."""
    match = _NUMERAL.match(text)
    if match is None or text[match.end() : match.end() + 1] not in _PUNCTUATION:
        return None
    end = match.end() + 1
    listed = _NUMERAL.match(text, end)
    if listed and listed[1] and text[listed.end() : listed.end() + 1] in ("、", "，"):
        return None
    number = _value(match)
    return Marker(style, number, end) if number else None


def _formal(text: str) -> Marker | None:
    """`壹、`, `拾贰、`."""
    plain = text[:4].replace("参", "叁")  # 參, simplified
    length = next((i for i, c in enumerate(plain) if c not in _FORMAL), len(plain))
    if text[length : length + 1] not in _PUNCTUATION or length > 2:
        return None
    return Marker(Style.PART, whole_number(plain[:length]), length + 1)


def _roman(text: str) -> Marker | None:
    """`III.　公營醫療服務`: Roman numerals before a heading of an agenda; not `IV期`, not Latin words."""
    match = _ROMAN.match(text)
    return Marker(Style.STEM, _ROMANS.index(match[1]) + 1, match.end()) if match and match[1] in _ROMANS else None


def _single(text: str) -> Marker | None:
    """`①`, `⑴`, `⒈`, `㈠`: a number in one character."""
    for one, count in _SINGLE:
        if 0 <= ord(text[0]) - ord(one) < count:
            length = 1 + (text[1:2] in _PUNCTUATION)
            return Marker(_SINGLE_STYLES.get(one, Style.CIRCLED), ord(text[0]) - ord(one) + 1, length)
    return None


def _value(match: re.Match[str]) -> int:
    if match[2]:
        return int(match[2])
    return 1 if match[1] in _DASHES else whole_number(match[1])
