"""Numerals as gazettes print them: what a string of digits and 汉字 is worth, and how finely it is stated.

`whole_number` reads what counts (a number of an issue, a heading, a year), `read_number` what is measured.

Texts come here *plain*: `plain` maps every character to one character (full-width digits to ASCII, traditional
characters to simplified ones, financial numerals to common ones), so offsets stay what they were.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from parsers.language.script import forms

ONE_TO_NINE = "一二三四五六七八九"
HAN_DIGITS = "〇" + ONE_TO_NINE
"""The digits of years and of decimals, as the inside of a character class."""
TO_TEN = ONE_TO_NINE + "十"
"""What numbers below a hundred are made of: those of headings, months, sessions."""
ZEROS = "〇○零"

_SIGNS = str.maketrans("０１２３４５６７８９．％﹪－﹣−–／：︰∶〜∼～　○零圓圆瓩", "0123456789.%%----/:::~~~ 〇〇元元瓦")
"""Digits and signs, and what is one of several forms in simplified texts too."""

# Financial numerals 大写 are common words by themselves (大陆, 队伍): they count only in company.
_COMMON = str.maketrans("壹贰叁参肆伍陆柒捌玖拾佰仟", "一二三三四五六七八九十百千")
_COUNTED = _SIGNS | _COMMON | str.maketrans({"O": "〇", "Ｏ": "〇", "廿": "二十", "卅": "三十"})

_DIGITS = {c: str(i) for i, c in enumerate(HAN_DIGITS)} | {"两": "2"}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_COUNTING = frozenset(HAN_DIGITS + "两十百千万")
_BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}

_APART = r"(?: \.|\. | \. )\d+(?= ?[%‰万亿千元个公平立吨亩人户件米度升倍])"
"""A point that an OCR has parted from its digits, before a unit."""
ARABIC = (
    rf"(?:\d{{1,3}}(?: ?[,，] ?\d{{3}})+(?!\d)(?:\.\d+|{_APART})?"  # 1,352,640; 17, 793; ３６，４１８; 3, 526. 4 亿元
    r"|(?<![\d.] )(?<![\d.])\d(?: \d){2,20}(?! ?[\d.])"  # 7 4 7 7 2, letter-spaced
    r"|(?<![\d.] )(?<![\d.])\d{1,3}(?: \d{3})+(?! ?\d)(?:\. ?\d+)?"  # 1 234.5
    rf"|(?<=[\u4e00-\u9fff])\d+{_APART}"  # 增长8. 6%, never an item's number
    r"|\d+(?:\.\d+)?)"
)
HAN_NUMBER = (
    rf"[〇{TO_TEN}百千万亿两廿卅][〇{TO_TEN}百千万亿兆两廿卅]*"
    rf"(?:[点·][{HAN_DIGITS}]+[百千万亿]*)?"
)
REST = "余多几来"
"""Words inside or after a numeral for a rest that is not stated: 20余家, 三十多个."""


MAX_DIGITS = 16
"""A longer run of digits is a code: no gazette states a quantity that finely."""


class Number(NamedTuple):
    """What a numeral is worth: one value, or the two ends of a range (三四十). `step` is its last stated place."""

    value: Decimal
    step: Decimal
    upper: Decimal | None = None


class _Rules:
    """The patterns that numerals are read by."""

    def __init__(self) -> None:
        # Letters that an OCR has read for a digit, within a number only: 1O.5, 1,l20.
        self.lookalike = re.compile(
            r"O(?=[\d.%万亿年])(?:(?<=\dO)|(?<=\d,O))|[olI](?=\d)(?:(?<=\d[olI])|(?<=\d,[olI]))"
        )
        self.financial_mark = re.compile("[壹贰叁肆柒捌玖佰仟]")
        self.financial = re.compile("(?:[壹贰叁肆伍陆柒捌玖拾佰仟〇万亿]|参(?=[拾佰仟])){2,}|(?<=\\d)[佰仟]")
        self.token = re.compile(
            rf"\d[\d,，]*(?:\.\d+)?|[{HAN_DIGITS}两]+(?:[点·][{HAN_DIGITS}]+)?|[点·][{HAN_DIGITS}]+|[十百千万亿兆]"
        )
        # What is not stated: 10亿余万.
        self.dropped = re.compile(rf"(?<=亿)[{REST}][十百千万]+|(?<=万)[{REST}][十百千]+|(?<=[百千])几[十百]|[ {REST}]")
        self.pair = re.compile(rf"([{ONE_TO_NINE}]?十)?([一两二三四五六七八])([两二三四五六七八九])([十百千万亿]*)")


@cache
def _rules() -> _Rules:
    """Compiled when the first figure is read: a text is outlined, and shown, without them."""
    return _Rules()


@cache
def _read_as() -> dict[int, str]:
    """What `plain` reads as another character. The list of traditional ones takes its time: the first page has none."""
    return forms() | {code: chr(common) for code, common in _SIGNS.items()}


def plain(text: str) -> str:
    """`text` in simplified characters, with full-width forms and numerals made common, one character for one."""
    text = text.translate(_read_as())
    rules = _rules()
    if rules.lookalike.search(text):
        text = rules.lookalike.sub(lambda sign: "0" if sign[0] in "Oo" else "1", text)
    if rules.financial_mark.search(text):
        text = rules.financial.sub(lambda run: run[0].translate(_COMMON), text)
    return text


@lru_cache(maxsize=4096)
def read_number(text: str) -> Number | None:
    """The worth of a whole plain numeral, mixed ones (7千, 1亿2345万, 三点五) included; None when it is none.

    The rest words 余 多 几 来 inside it are passed over: what they add is not stated.
    """
    if len(text) > 4 * MAX_DIGITS:
        return None
    text = _rules().dropped.sub("", text).replace("廿", "二十").replace("卅", "三十")
    return _neighbours(text) or _evaluate(_rules().token.findall(text))


@lru_cache(maxsize=4096)
def whole_number(text: str) -> int:
    """The value of a whole number in digits or in 汉字 (`1 2`, 二十三, 一〇二, 廿四, 贰拾); 0 for none.

    White space is passed over. Two digits that stand together are never a range here: 一二 is 12, as in a year. The
    letter O is a zero (二OO三).
    """
    text = "".join(text.split())
    if len(text) > MAX_DIGITS:
        return 0
    if text.isdecimal():
        return int(text)
    text = text.translate(_COUNTED)
    if not _COUNTING.issuperset(text):
        return 0
    tokens: list[str] = []
    for of_digits, run in groupby(text, _DIGITS.__contains__):
        word = "".join(run)
        tokens += [word] if of_digits else list(word)
    number = _evaluate(tokens)
    return int(number.value) if number else 0


def _neighbours(text: str) -> Number | None:
    """A range said by two neighbouring digits: 三四十, 七八, 十五六, 二十七八."""
    if pair := _rules().pair.fullmatch(text):
        head, low, high, tail = pair[1] or "", pair[2], pair[3], pair[4]
        split = _rules().token.findall
        first, apart = _evaluate(split(head + low + tail)), int(_DIGITS[high]) - int(_DIGITS[low])
        if first and apart in (1, 2):
            return Number(first.value, first.step, first.value + apart * first.step)
    return None


def _evaluate(tokens: list[str]) -> Number | None:
    total, section = Decimal(0), Decimal(0)  # with 万 or 亿 after it; below the next 万 or 亿
    pending: Number | None = None  # digits that wait for their multiplier
    step, big, last = Decimal(1), 10**17, 0
    for token in tokens:
        if token in _SMALL:
            last = _SMALL[token]
            section += (pending.value if pending else 1) * last
            step = (pending.step if pending else Decimal(1)) * last
        elif token in _BIG:
            last = _BIG[token]
            step = (pending.step if pending else step if section or total else Decimal(1)) * last
            part = section + (pending.value if pending else 0)
            if pending is None and not section:
                total = (total or Decimal(1)) * last  # 万亿
            else:
                total = total + part * last if last <= big else (total + part) * last
            section, big = Decimal(0), last
        else:
            if pending or (pending := _digits(token)) is None:
                return None
            continue
        pending = None
    if pending:
        if last >= 100 and len(tokens[-1]) == 1:  # 三万五: the last digit takes the next place
            pending = Number(pending.value * last / 10, Decimal(last) / 10)
        section, step = section + pending.value, pending.step
    return Number(total + section, step) if tokens else None


def _digits(token: str) -> Number | None:
    """Digits without a multiplier: `1,234.5`, 一九五七, 三点五, 点五."""
    digits = "".join(_DIGITS.get(c, "." if c in "点·" else c) for c in token if c not in ",，")
    if len(digits) > MAX_DIGITS:
        return None
    places = len(digits.partition(".")[2])
    return Number(Decimal(digits if digits[0] != "." else "0" + digits), Decimal(1).scaleb(-places))
