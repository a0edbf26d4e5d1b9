"""Numerals: what strings of digits and 汉字 are worth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.language.numerals import plain, read_number

_HAN = "零一二三四五六七八九"


def in_han(number: int) -> str:
    """`number` below 10^12 as it is read aloud; written apart from the reader, to test it."""
    if number < 10:
        return _HAN[number]
    for size, name in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if rest and rest < size // 10 else ""
            return in_han(head) + name + (gap + in_han(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    read = read_number(plain(in_han(number)))
    assert read is not None
    assert read.value == number


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from([",", "，", "", ", "]))
def test_grouped_digits_read_back(number: int, mark: str) -> None:
    read = read_number(f"{number:,}".replace(",", mark))
    assert read is not None
    assert read.value == number


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("7千余万", 7e7, 1e7),
        ("1.48万亿", 1.48e12, 1e10),
        ("1億2,345萬", 1.2345e8, 1e4),
        ("5万2000", 52000, 1),
        ("三点五", 3.5, 0.1),
        ("十三點五", 13.5, 0.1),
        ("一四·五", 14.5, 0.1),
        ("三万五", 35000, 1000),
        ("一百〇五", 105, 1),
        ("10亿余万", 1e9, 1e8),
        ("一百几十", 100, 100),
        ("0万", 0, 1e4),
        ("二〇二三", 2023, 1),
        ("廿四", 24, 1),
        ("壹拾贰万叁仟", 123000, 1000),
        ("１２．５", 12.5, 0.1),
        ("7 4 7 7 2", 74772, 1),
        ("两万五千", 25000, 1000),
        ("二兆五千億", 2.5e12, 1e11),
    ],
)
def test_worth_and_step(text: str, value: float, step: float) -> None:
    read = read_number(plain(text))
    assert read is not None
    assert (float(read.value), float(read.step)) == (value, step)


@pytest.mark.parametrize(
    ("text", "low", "high"), [("三四十", 30, 40), ("十五六", 15, 16), ("七八百", 700, 800), ("三五", 3, 5)]
)
def test_neighbouring_digits_are_a_range(text: str, low: int, high: int) -> None:
    read = read_number(text)
    assert read is not None
    assert (read.value, read.upper) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("text", ["1" * 17, "9" * 100_000, "一" * 100, "", "1.2.3万4.5", "三3"])
def test_codes_and_nonsense_are_no_numbers(text: str) -> None:
    assert read_number(text) is None


def test_plain_keeps_every_offset() -> None:
    text = "壹拾萬圓整，大陆队伍１２．５％～兩億餘"
    assert len(plain(text)) == len(text)
    assert plain(text) == "一十万元整，大陆队伍12.5%~两亿余"
