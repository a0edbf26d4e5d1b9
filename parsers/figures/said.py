"""Shares and multiples that are said in words: 百分之三点五, 一半, 翻了一番."""

from __future__ import annotations

import re
from decimal import Decimal

from parsers.figures.values import Quantity
from parsers.language.numerals import read_number, whole_number
from parsers.rules import Rules

SAID: Rules[[re.Match[str]], Quantity | None] = Rules("figures.said")
"""Ways to say a share or a multiple; each is given a match of the pattern for numerals, in `quantities`."""


@SAID.rule("百分之三点五", "三分之一", "千分之二", but=("一分之三", "百分点三", "百分之12345678901234567890"))
def share_in_words(match: re.Match[str]) -> Quantity | None:
    """百分之三点五, 三分之一, 千分之二: a share, in percent."""
    if not match["fraction"]:
        return None
    base, parts = read_number(match["base"]), read_number(match["parts"])
    if base is None or parts is None or base.value < 2:
        return None
    scale = 100 / base.value
    upper = None if parts.upper is None else parts.upper * scale
    return Quantity(
        *(match.start(), match.end(), match.end(), "fraction", parts.value * scale, parts.step * scale, upper),
        unit="%", kind="percent", digits=match["parts"],
    )  # fmt: skip


@SAID.rule("近1/4的居民", "占2/3以上", but=("1/4的居民", "编号为1/3号", "占3/2的"))
def fraction_in_digits(match: re.Match[str]) -> Quantity | None:
    """近1/3, 占2/3以上: a share, in percent."""
    if not match["part"] or int(match["part"]) >= int(match["whole"]):
        return None
    start, end = match.span()
    return Quantity(
        *(start, end, end, "fraction", Decimal(match["part"]) * 100 / int(match["whole"]), Decimal(1)),
        unit="%", kind="percent", digits=match["part"],
    )  # fmt: skip


@SAID.rule("一半以上的村", "半数的村", but=("一半天", "半数村"))
def half(match: re.Match[str]) -> Quantity | None:
    """一半, 半数: 50 %."""
    return _figurative(match, Decimal(50), "%") if match["half"] else None


@SAID.rule("翻了一番", "翻两番", but=("翻番",))
def doubled(match: re.Match[str]) -> Quantity | None:
    """翻了一番: 2 倍, 翻两番: 4 倍."""
    times = match["times"] and read_number(match["times"])
    return _figurative(match, Decimal(2 ** int(times.value)), "倍") if times else None


def _figurative(match: re.Match[str], value: Decimal, unit: str) -> Quantity:
    start, end = match.span()
    return Quantity(start, end, end, "fraction", value, Decimal(1), unit=unit, kind="percent", figurative=True)


@SAID.rule("四分三", but=("三分四", "四分之三", "四分三十"))
def fraction_without_its_word(match: re.Match[str]) -> Quantity | None:
    """四分三, in Hong Kong for 四分之三: a share, in percent."""
    if not match["quarter"]:
        return None
    whole, part = whole_number(match["quarter"][0]), whole_number(match["quarter"][2])
    if part >= whole:
        return None
    start, end = match.span()
    return Quantity(
        *(start, end, end, "fraction", Decimal(part * 100) / whole, Decimal(100) / whole),
        unit="%", kind="percent", digits=match["quarter"][2],
    )  # fmt: skip
