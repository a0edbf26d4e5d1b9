"""What stands right below the title of a document, which so is no running head: see `begins_document`."""

from __future__ import annotations

import re

from parsers.patterns import late
from parsers.rules import Rules

OPENINGS: Rules[[str], bool] = Rules("lines.opening")
"""Ways in which a line stands right below a title."""
_DASHED = re.compile(r"[—–]{2}\S")
_ADOPTED = re.compile(r"[（(].*(?:通过|会议|修[订正]|公布)")
_CALLED = late(r"(?:主[任席]|各位|尊敬|同志们|[市县区省]人大常委会)[^。]{0,30}[：:]")
_NUMBERED = late(r"\S{1,16}[〔\[［（(【]\s?(?:19|20)\d\d\s?[〕\]］）)】]\s?第?\s?\d{1,4}\s?号")
_DATE = re.compile(
    r"[\d〇○零一二三四五六七八九十\s]{2,12}年[\d\s一二三四五六七八九十]{1,5}月[\d\s一二三四五六七八九十]{1,5}日"
)


def opens(text: str) -> bool:
    """Whether a line stands below a title: a subtitle, the date of adoption, a document's number, who is addressed."""
    return OPENINGS.first(text) is not None


def is_only_date(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return text.endswith("日") and _DATE.fullmatch(text) is not None


def says_when(text: str) -> bool:
    """Whether a line says somewhere when something was delivered or adopted."""
    dashed = ("—" in text or "–" in text) and _DASHED.search(text) is not None
    return dashed or (("（" in text or "(" in text) and _ADOPTED.search(text) is not None)


@OPENINGS.rule("——2031年5月6日在县人大会议上", "––关于防汛", but=("—关于防汛", "——"))
def subtitle(text: str) -> bool:
    """A subtitle after a long dash."""
    return _DASHED.match(text) is not None


@OPENINGS.rule(
    "（2031年5月6日通过）",
    "(县人大会议)",
    "（县议会会议）",
    "（2031年修订）",
    "（修正）",
    "（2031年公布）",
    but=("（青禾县）", "会议通过"),
)
def adopted(text: str) -> bool:
    """A note in brackets of when it was adopted."""
    return _ADOPTED.match(text) is not None


@OPENINGS.rule(
    "主任、各位委员：",
    "主席：",
    "各位代表：",
    "尊敬的来宾：",
    "同志们：",
    "县人大常委会：",
    but=("代表：", "各位代表", "各位代表。县长："),
)
def addressed(text: str) -> bool:
    """Those whom it addresses."""
    return _CALLED.match(text) is not None


@OPENINGS.rule("青政发〔2031〕12号", "青政办（1999）第 3 号", but=("〔2031〕12号", "青政发〔3031〕12号"))
def numbered(text: str) -> bool:
    """Its number, and what may follow that."""
    return _NUMBERED.match(text) is not None


@OPENINGS.rule("2031年5月6日", "二〇三一年五月六日施行", but=("5月6日", "会议于2031年5月6日"))
def dated(text: str) -> bool:
    """Its date, and what may follow that."""
    return _DATE.match(text) is not None
