"""Find numerals in a plain text with the unit behind each: the raw material, not yet judged, of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from parsers.figures.units import Unit, UnitKind, open_unit_at, unit_at, unit_begins
from parsers.language.numerals import ARABIC, HAN_NUMBER, REST, Number, read_number

Script = Literal["arabic", "han", "fraction"]

_KILO = "瓦伏米克升卡焦赫兆帕"
_CURRENCY = ("$", "＄", "¥", "￥")
_KILOS = frozenset(_KILO)
_MULTIPLIER = rf"(?: ?[{REST}]?(?:[十百](?![分年])|千(?![{_KILO}])|万|亿|兆(?=[\d余多亿]|[美港日欧]?元)))"
_WHOLE = r"\d{1,4}(?:[,，]\d{3})?"
_NUMERAL = re.compile(
    r"(?P<fraction>(?P<base>[百千万]|[一二三四五六七八九十]{1,3}|\d{1,3})分之(?P<parts>"
    rf"(?:{HAN_NUMBER}|{ARABIC})))"
    r"|(?P<half>一半(?=以上|以下|左右|的|[，。；、])|半数(?=以上|的))"
    r"|(?P<doubled>翻了?(?P<times>[一两二三四五])番)"
    r"|(?P<quarter>[二三四五]分[一二三四](?![之钟步裂法钱十百]))"  # 四分三, in Hong Kong for 四分之三
    rf"|(?P<arabic>{_WHOLE} ?[亿万千兆]+(?: ?{_WHOLE} ?[亿万千百]+){{1,3}}(?:[余多][万亿]|{_WHOLE}(?![\d年.]))?"
    r"|\d{1,4}[亿万]\d{1,3}[,，]\d{3}(?!\d)"  # 1萬2,345
    rf"|{ARABIC}{_MULTIPLIER}{{0,4}})"
    rf"|(?P<han>{HAN_NUMBER}(?:[{REST}][十百千万亿]{{1,3}})?)"
)
_GOES_ON = frozenset(" 余多几来至到-~—―成、和及与或")
_MINUS = re.compile(r"(?<![\d%A-Za-z)）])-$")
_TENTHS = re.compile(
    r"成(?P<half>[一二三四五六七八九半])?"
    r"(?![立果效为员功绩本熟都长就交分份活套型片群批因像年了千婚天不]|人(?![口员民均])|行(?!业)|品(?!牌))"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeral at ``text[start:number_end]`` and its unit up to `end`; `value` is in the base unit."""

    start: int
    number_end: int
    end: int
    script: Script
    value: Decimal
    step: Decimal
    upper: Decimal | None = None
    unit: str = ""
    unit_start: int = 0
    kind: UnitKind = "none"
    digits: str = ""
    rest: str = ""  # 余 or 多 inside or right behind the numeral
    terms: tuple[Decimal, ...] = ()
    shared: Decimal | None = None  # the factor that it takes over from the figure behind it
    figurative: bool = False  # 一半, 翻了一番

    @property
    def factor(self) -> Decimal:
        """What the multipliers at the end of the numeral multiply by: 10,000 of `20万`."""
        if self.shared is not None:
            return self.shared
        factor = 1
        for char in reversed(self.digits):
            if char in "万亿千百兆":
                factor *= {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100, "兆": 10**12}[char]
            elif char not in REST:
                break
        return Decimal(factor)


def quantities(text: str) -> Iterator[Quantity]:
    """Every numeral of the plain `text`, in order; most will turn out to be no figures."""
    end = 0
    for match in _NUMERAL.finditer(text):
        if match.start() < end or _mere_word(text, match):  # the 千 of 千伏
            continue
        quantity = _fraction(match) if match["fraction"] else _figurative(match) or _counted(text, match)
        if quantity is not None:
            end = quantity.end
            yield quantity


def _mere_word(text: str, match: re.Match[str]) -> bool:
    """A lone Chinese digit with nothing behind it that could make a quantity of it: 一般, 统一, 三农."""
    if match["han"] is None or len(match["han"]) > 1 or text[match.start() - 1 : match.start()] in _GOES_ON:
        return False
    following = text[match.end() : match.end() + 1]
    return following not in _GOES_ON and not unit_begins(following)


def _fraction(match: re.Match[str]) -> Quantity | None:
    """百分之三点五, 三分之一, 千分之二: a share, in percent."""
    base, parts = read_number(match["base"]), read_number(match["parts"])
    if base is None or parts is None or base.value < 2:
        return None
    scale = 100 / base.value
    upper = None if parts.upper is None else parts.upper * scale
    return Quantity(
        *(match.start(), match.end(), match.end(), "fraction", parts.value * scale, parts.step * scale, upper),
        unit="%", kind="percent", digits=match["parts"],
    )  # fmt: skip


def _figurative(match: re.Match[str]) -> Quantity | None:
    """一半, 半数: 50 %. 翻了一番: 2 倍, 翻两番: 4 倍."""
    if match["half"]:
        value, unit = Decimal(50), "%"
    elif match["quarter"]:
        return _quarter(match)
    elif times := match["times"] and read_number(match["times"]):
        value, unit = Decimal(2 ** int(times.value)), "倍"
    else:
        return None
    start, end = match.span()
    return Quantity(start, end, end, "fraction", value, Decimal(1), unit=unit, kind="percent", figurative=True)


def _quarter(match: re.Match[str]) -> Quantity | None:
    whole, part = read_number(match["quarter"][0]), read_number(match["quarter"][2])
    if whole is None or part is None or part.value >= whole.value:
        return None
    start, end = match.span()
    return Quantity(
        *(start, end, end, "fraction", part.value * 100 / whole.value, Decimal(100) / whole.value),
        unit="%", kind="percent", digits=match["quarter"][2],
    )  # fmt: skip


def _counted(text: str, match: re.Match[str]) -> Quantity | None:
    digits = match[0].rstrip(" ")
    script: Script = "arabic" if match["arabic"] else "han"
    if script == "han" and len(digits) > 1 and digits[-1] in "千兆" and text[match.end() : match.end() + 1] in _KILOS:
        digits = digits[:-1]  # 一百万千瓦
    number = read_number(digits)
    if number is None:
        return None
    start, end = match.start(), match.start() + len(digits)
    if script == "arabic" and _MINUS.search(text, max(0, start - 2), start):
        start, number = start - 1, Number(-number.value, number.step)
    rest = next((c for c in digits if c in REST), "")
    worth = (script, number.value, number.step, number.upper)
    if (tenths := _TENTHS.match(text, end)) and number.value <= 10 and (script == "arabic" or len(digits) < 3):
        return _tenths(Quantity(start, end, end, *worth, digits=digits, rest=rest), tenths)
    at = end + (text[end : end + 1] == " ")
    rests = ("余", "多", "来", "几") if digits[-1] in "十百千" else ("余", "多")
    unit = None
    if not rest and text[at : at + 1] in rests and (unit := _unit(text, at + 1, script)):
        rest = text[at]
    unit = unit or _unit(text, at, script)
    if unit is not None and unit.name == "倍" and text[unit.end : unit.end + 1] == "半":  # 一倍半
        number, unit = number._replace(value=number.value + Decimal("0.5")), unit._replace(end=unit.end + 1)
        return Quantity(
            start,
            end,
            unit.end,
            script,
            number.value,
            number.step,
            unit="倍",
            unit_start=end,
            kind=unit.kind,
            digits=digits,
        )
    if unit is not None:
        named = (unit.name, unit.end - len(unit.name), unit.kind)
        return Quantity(start, end, unit.end, *worth, *named, digits, rest)
    if script == "arabic" and text[start - 1 : start] in _CURRENCY and start:
        return Quantity(start, end, end, *worth, "元", -1, "money", digits, rest)  # $6,000
    return Quantity(start, end, end, *worth, digits=digits, rest=rest)


def _unit(text: str, at: int, script: Script) -> Unit | None:
    at += text[at : at + 1] == " "
    return unit_at(text, at) or (open_unit_at(text, at) if script == "arabic" else None)


def _tenths(quantity: Quantity, tenths: re.Match[str]) -> Quantity:
    """三成, 三成五, 三成半: tenths 成 are percent."""
    more = read_number(tenths["half"].replace("半", "五")) if tenths["half"] else None
    scale = Decimal(10)
    return replace(
        quantity,
        end=tenths.end(),
        value=quantity.value * scale + (more.value if more else 0),
        upper=None if quantity.upper is None else quantity.upper * scale,
        step=Decimal(1) if more else scale,
        unit="%",
        kind="percent",
    )
