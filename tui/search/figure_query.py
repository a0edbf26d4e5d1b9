"""What a reader types to find figures: words, numbers with a sign, periods and units in any mix. Pure.

``债券 >1亿``  ``<5%``  ``5%..10%``  ``=14.87亿``  ``~7千万``  ``下降``  ``2022年``  ``元``
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.figures.units import unit_at
from parsers.language.numerals import ARABIC, HAN_NUMBER, plain, read_number
from tui.search.fold import fold

ABOUT = 0.1
"""``~7千万`` finds what is at most a tenth of it away."""

_SIGNS = str.maketrans("＞＜＝≈～﹥﹤≧≦", "><=~~><≥≤")
_AMOUNT = rf"(?:{ARABIC}|{HAN_NUMBER})(?:[百千万亿兆]{{0,3}})"
_UNIT = r"(?:%|‰|[^\s\d<>=~≥≤.,，、]{1,6})?"
_EXPRESSION = re.compile(rf"(?P<sign>[<>]=?|[=~≥≤])(?P<amount>-?{_AMOUNT})(?P<unit>{_UNIT})")
_RANGE = re.compile(rf"(?P<low>-?{_AMOUNT})(?P<first>{_UNIT})(?:\.\.+|…+)(?P<high>-?{_AMOUNT})(?P<unit>{_UNIT})")
_YEAR = re.compile(r"(?:19|20)\d\d年\S*|(?:年初|年末|年底|全年|今年|去年|上年|目前)")
_NUMBER = re.compile(rf"(?P<amount>{_AMOUNT})(?P<unit>{_UNIT})")
_SCALED = re.compile(r"(?:万亿|[万亿])")

FALLS = ("下降", "减少", "降低", "回落", "减收", "下滑", "下跌", "缩小", "压减", "调减", "减支")
RISES = ("增长", "上升", "增加", "提高", "增收", "上涨", "扩大", "提升", "调增", "增支")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the subject; any of `words` will do."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """Values from `low` to `high`, the ends without or with them; in `unit`, or in any when that is empty."""

    low: float
    high: float
    unit: str = ""
    open_low: bool = False
    open_high: bool = False


@dataclass(frozen=True, slots=True)
class Literal:
    """A bare number: as printed, or equal in another unit."""

    text: str
    value: float | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    words: str


@dataclass(frozen=True, slots=True)
class UnitOf:
    unit: str


Term = Word | Amount | Literal | Period | UnitOf


@dataclass(frozen=True, slots=True)
class Query:
    """The terms, all of which a figure has to meet, and the words that could not be understood."""

    terms: tuple[Term, ...] = ()
    unclear: tuple[str, ...] = ()


def read_query(text: str, units: frozenset[str] = frozenset()) -> Query:
    """`text` as terms; `units` are those that the issue has, so that a word may name one."""
    terms: list[Term] = []
    unclear: list[str] = []
    for chunk in _apart(text.translate(_SIGNS)):
        term = _term(chunk, units)
        if term is None:
            unclear.append(chunk)
        else:
            terms.append(term)
    return Query(tuple(terms), tuple(unclear))


def _apart(text: str) -> list[str]:
    """The chunks of a query: parted by blanks, and before a sign (债券>1亿)."""
    return [chunk for part in text.split() for chunk in re.split(r"(?<=[^<>=~≥≤])(?=[<>=~≥≤])", part) if chunk]


def _term(chunk: str, units: frozenset[str]) -> Term | None:
    simple = plain(chunk)
    if simple[0] in "<>=~≥≤":
        match = _EXPRESSION.fullmatch(simple)
        return _compared(match) if match else None
    if ".." in simple or "…" in simple:
        match = _RANGE.fullmatch(simple)
        return _between(match) if match else None
    if _YEAR.fullmatch(simple):
        return Period(simple)
    base = _SCALED.sub("", simple)
    if simple in units or (base in units and base == "元"):
        return UnitOf(simple if simple in units else base)
    if (match := _NUMBER.fullmatch(simple)) and (simple[0].isdigit() or match["unit"]):
        measured = _measured(match["amount"], match["unit"])
        if measured is not None or simple[0].isdigit():
            return Literal(fold(chunk).replace(",", ""), *(measured or (None, "")))
    word = fold(chunk)
    for synonyms in (FALLS, RISES):
        if word in synonyms:
            return Word((word, *(w for w in synonyms if w != word)))
    return Word((word,))


def _measured(amount: str, unit: str) -> tuple[float, str] | None:
    """Value in the base unit, and the unit; None when the number or its unit is none."""
    scale = _SCALED.match(unit)
    if scale:
        amount, unit = amount + scale[0], unit[scale.end() :]
    number = read_number(amount.lstrip("-"))
    if number is None:
        return None
    value = float(number.value) * (-1 if amount.startswith("-") else 1)
    if unit == "成":
        return value * 10, "%"
    found = unit_at(unit, 0) if unit else None
    if unit and (found is None or found.end != len(unit)):
        return None
    return value, unit


def _compared(match: re.Match[str]) -> Amount | None:
    measured = _measured(match["amount"], match["unit"])
    if measured is None:
        return None
    value, unit = measured
    infinity = float("inf")
    match match["sign"]:
        case ">":
            return Amount(value, infinity, unit, open_low=True)
        case "<":
            return Amount(-infinity, value, unit, open_high=True)
        case ">=" | "≥":
            return Amount(value, infinity, unit)
        case "<=" | "≤":
            return Amount(-infinity, value, unit)
        case "~":
            room = ABOUT * abs(value)
            return Amount(value - room, value + room, unit)
    slack = 1e-9 * abs(value)
    return Amount(value - slack, value + slack, unit)


def _between(match: re.Match[str]) -> Amount | None:
    lower, low_unit = match["low"], match["first"] or match["unit"]
    if not match["first"] and not _SCALED.search(lower) and (scale := _SCALED.search(match["high"])):
        lower += scale[0]  # 5..10亿
    low, high = _measured(lower, low_unit), _measured(match["high"], match["unit"])
    if low is None or high is None:
        return None
    ends = sorted((low[0], high[0]))
    return Amount(ends[0], ends[1], high[1] or low[1])
