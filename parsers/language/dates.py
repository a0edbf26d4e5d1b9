"""Dates as gazettes print them: 2031年11月9日, 二〇三一年十一月九日, 中華民國94年5月17日."""

from __future__ import annotations

import re
from functools import cache

from parsers.language.numerals import TO_TEN, ZEROS, whole_number

_NUMBER = rf"(?:\d\s?){{1,2}}|[{TO_TEN}廿卅]{{1,3}}"
_DATE = re.compile(
    rf"(?P<era>(?:中華|中华)?民[國国]\s*)?(?P<year>\d[\dOＯ]{{3}}(?!\d)|(?:\d\s?){{2,4}}|[ＯO0{TO_TEN}百{ZEROS}]{{2,5}})\s*年"
    rf"\s*(?P<month>{_NUMBER})\s*月\s*(?P<day>{_NUMBER})\s*日"
)
_ROC = 1911
_LETTERS = str.maketrans("OＯ", "00")
"""The letter that an OCR has read for a zero: 2O31年."""


def find_date(text: str, pos: int = 0) -> str | None:
    """The first full date in ``text[pos:]``, as ISO 8601; None when there is none or it is no date."""
    for match in _DATE.finditer(text, pos) if "日" in text else ():
        iso = _iso(match)
        if iso:
            return iso
    return None


def is_date_line(text: str) -> bool:
    """Whether a line is a date and nothing else."""
    return len(text) <= 40 and "日" in text and _line().fullmatch(text) is not None


@cache
def _line() -> re.Pattern[str]:
    """A date, in brackets or not, with the name of its calendar, the day of the week and the hour or without."""
    calendar, day = r"(?:[公西]历\s*)?", r"(?:[（(]?星期.[)）]?)?"
    hour = r"(?:[上中下]午\s*\w{1,3}\s?[时時]\s?(?:\w{1,3}\s?分|[正整半])?)?"
    return re.compile(rf"\s*(?:[（(]\s*)?{calendar}(?:{_DATE.pattern})\s*(?:[)）]\s*)?{day}\s*{hour}\s*")


def read_year(printed: str) -> int:
    """The year that is printed in digits or in 汉字, a letter O among digits for a zero; 0 for none."""
    return whole_number(printed.translate(_LETTERS) if printed[0].isdecimal() else printed)


def _iso(match: re.Match[str]) -> str | None:
    year = read_year(match["year"])
    if match["era"] and year:
        year += _ROC
    month, day = whole_number(match["month"]), whole_number(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2999):
        return None
    return f"{year:04}-{month:02}-{day:02}"
