"""Numbers made of several: products (2×15万吨), powers (1.2×10⁴), coins after 元 (3元5角), signs in words (零下)."""

from __future__ import annotations

import re
from decimal import Decimal

from parsers.language.numerals import ONE_TO_NINE, Number, read_number

TIMES = r" ?[×✕*xXｘＸ] ?"
POWER = r"[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\^[-+]?\d{1,2}|[-+]\d{1,2}|[1-9](?![\d,.])"
"""What stands after the 10 of a power, its height sometimes lost: ×10⁴, ×10^4, ×10-6, ×104."""
DIMENSIONS = frozenset(("米", "厘米", "毫米", "m", "cm", "mm", "公分", "寸", "英寸", "尺"))
"""Units in which a product states two lengths and no quantity: 长宽3×5米."""

_SIGNS = frozenset("下负")
_RAISED = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789", "^")
_SPLIT = re.compile(TIMES)
_FINANCIAL = str.maketrans("壹贰叁参肆伍陆柒捌玖", "一二三三四五六七八九")
_DIGIT = rf"[\d{ONE_TO_NINE}壹贰叁参肆伍陆柒捌玖]"
_COINS = re.compile(rf"(?:(?P<tenths>{_DIGIT})角)?(?:[零〇]?(?P<hundredths>{_DIGIT})分(?![之钟别公局队校支行店院]))?")
_BELOW = re.compile(r"(?:(?<=[零〇]下)|(?<=[为是达到于由从]负)|(?<=[：、，（]负))$")


def product(match: re.Match[str]) -> Number | None:
    """The worth of a matched product or power; a power whose height is lost is one of a decimal only (1.2×104)."""
    first, power = read_number(_SPLIT.split(match["arabic"])[0]), match["power"]
    if first is None:
        return None
    second = match["second"]
    if power and power.isascii() and power.isdecimal() and not ("." in match["arabic"] and 1 <= first.value < 10):
        second = "10" + power  # 3×105 is a product
    if second is not None:
        number = read_number(second)
        return Number(first.value * number.value, number.step) if number else None
    scale = Decimal(1).scaleb(int(power.translate(_RAISED)))
    return Number(first.value * scale, first.step * scale)


def factors(digits: str) -> tuple[Decimal, ...]:
    """The numbers of a product as they are printed: 3 and 5 of 3×5."""
    read = [read_number(part) for part in _SPLIT.split(digits)]
    return tuple(number.value for number in read if number)


def coins(text: str, at: int) -> tuple[int, Decimal, Decimal]:
    """Where coins right after 元 end, what they are worth in 元, and the last of them that is told (0 for none)."""
    found = _COINS.match(text, at)
    tenths, hundredths = (found["tenths"], found["hundredths"]) if found else (None, None)
    if found is None or not (tenths or hundredths):
        return at, Decimal(0), Decimal(0)
    worth = Decimal(0)
    for digit, place in ((tenths, 1), (hundredths, 2)):
        number = read_number(digit.translate(_FINANCIAL)) if digit else None
        worth += number.value.scaleb(-place) if number else 0
    return found.end("hundredths" if hundredths else "tenths") + 1, worth, Decimal(1).scaleb(-2 if hundredths else -1)


def below_zero(text: str, start: int) -> int:
    """How many characters before `start` say in words that the number is below zero: 零下, 利润为[负]; 0 for none."""
    if text[start - 1 : start] not in _SIGNS or not _BELOW.search(text, max(0, start - 3), start):
        return 0
    return 1 if text[start - 1] == "负" else 2
