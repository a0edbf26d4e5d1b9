"""Amounts as they are shown: money in 元, 万元 or 亿元 by its own size, never rounded away, never converted.

A column of which every amount is printed in one unit keeps that unit. A currency is a unit of its own: 美元 stays 美元.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from parsers.figures.units import unit_kind
from parsers.language.numerals import plain
from parsers.model import Figure, Issue
from tui.safe import shown

PLACES = 2
"""Decimals of an amount of money that is rounded for a list."""
LEAST_DIGITS = 3
"""Significant digits that are left of any amount, however small."""
MOST_PLACES = 12
"""Decimals of an amount that is not rounded: what is left is the noise of binary fractions."""
_YUAN_BELOW = Decimal(100_000)
"""Below, an amount reads best in 元, as incomes are printed: 34,567元."""
_COUNT_PLACES = 4
_CURRENCY = re.compile(
    r"(?:新?[台臺][币幣]|港[币幣]|葡[币幣]|澳[门門][币幣]|美金|日[币幣]|人民[币幣]|欧元|歐元)\s{0,2}$"
)
_NUMBER = re.compile(r"-?[\d,]*\d(?:\.\d+)?")
_SHORT = 4
"""Digits of a number that needs no comma."""
_PRINTED = re.compile(r"-?\d[\d,.]*[余多]?([十百千]?[万亿]|万亿|[百千])?")


class Scale(NamedTuple):
    """A multiplier for reading: 亿 is 100,000,000."""

    name: str
    factor: Decimal


UNSCALED = Scale("", Decimal(1))
SCALES = (Scale("亿", Decimal(10**8)), Scale("万", Decimal(10**4)), UNSCALED)
_PRINTED_SCALES = (
    *SCALES,
    Scale("万亿", Decimal(10**12)),
    Scale("千万", Decimal(10**7)),
    Scale("百万", Decimal(10**6)),
)
_BY_NAME = {scale.name: scale for scale in (*_PRINTED_SCALES, Scale("千", Decimal(10**3)))}
_BY_FACTOR = {scale.factor: scale for scale in _BY_NAME.values()}


class Amount(NamedTuple):
    """An amount as shown: the currency printed before it, its number and its unit."""

    currency: str
    number: str
    unit: str

    @property
    def text(self) -> str:
        return f"{self.currency}{self.number}{self.unit}"


class Amounts:
    """How the figures of an issue are shown."""

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        text = issue.source.text
        self._traditional = text.count("億") + text.count("萬") > text.count("亿") + text.count("万")

    def kept(self, figures: Iterable[int]) -> dict[str, Scale]:
        """The units of money of which all `figures` (indices) have one multiplier in print, each with it."""
        scales: dict[str, Scale | None] = {}
        for index in figures:
            figure = self._issue.figures[index]
            known = scales.get(figure.unit, UNSCALED)
            if known is None or not is_money(figure.unit):
                continue
            printed = printed_scale(figure)
            scales[figure.unit] = printed if scales.get(figure.unit, printed) == printed else None
        return {unit: scale for unit, scale in scales.items() if scale is not None}

    def of(self, index: int, kept: dict[str, Scale] | None = None, *, exact: bool = False) -> Amount:
        """Figure `index` in the multiplier that its column has kept, else in that of its own size; `exact` rounds
        nothing."""
        figure = self._issue.figures[index]
        values = [decimal(v) for v in (figure.value if isinstance(figure.value, tuple) else (figure.value,))]
        if figure.shape == "ratio" or unit_kind(figure.unit) == "percent":
            joined = "∶" if figure.shape == "ratio" else "–"
            return Amount(
                "", joined.join(number(v, MOST_PLACES if exact else _COUNT_PLACES) for v in values), figure.unit
            )
        scale = (kept or {}).get(figure.unit) or own_scale(values, money=is_money(figure.unit))
        places = PLACES if is_money(figure.unit) or scale.name else _COUNT_PLACES
        if exact or len(values) > 1 or (kept or {}).get(figure.unit):
            places = MOST_PLACES
        text = "–".join(number(value / scale.factor, places) for value in values)
        if scale == printed_scale(figure):
            text = _as_printed(figure, text)
        return Amount(self.currency(index), text, self.unit(figure, scale))

    def like(self, value: float, index: int, places: int = MOST_PLACES) -> Amount:
        """`value` in the multiplier and unit of figure `index`, as the text has them there."""
        figure = self._issue.figures[index]
        scale = printed_scale(figure) or own_scale([decimal(value)], money=is_money(figure.unit))
        return Amount("", number(decimal(value) / scale.factor, places), self.unit(figure, scale))

    def unit(self, figure: Figure, scale: Scale) -> str:
        """The unit with its multiplier, in the characters of the text: 億元 where it is printed so."""
        name = scale.name.replace("万", "萬").replace("亿", "億") if self._traditional else scale.name
        return f"{name}{printed_unit(figure)}"

    def currency(self, index: int) -> str:
        """The currency that is printed before an amount: 港币 of 港币5万元; nothing for most."""
        figure = self._issue.figures[index]
        if not is_money(figure.unit):
            return ""
        start = figure.span.start
        named = _CURRENCY.search(self._issue.source.text[max(0, start - 6) : start])
        return shown(named[0].strip()) if named else ""


def is_money(unit: str) -> bool:
    return unit_kind(unit) == "money"


def decimal(value: float) -> Decimal:
    """`value` as the shortest decimal that it stands for: 0.1 and not 0.1000000000000000055."""
    return Decimal(repr(value))


def own_scale(values: Sequence[Decimal], *, money: bool = True) -> Scale:
    """The multiplier in which the smallest of `values` has at least one digit before the point and reads well."""
    size = min((abs(value) for value in values if value and value.is_finite()), default=Decimal(0))
    if not money:
        return SCALES[0] if size >= SCALES[0].factor else UNSCALED
    if size < _YUAN_BELOW:
        return UNSCALED
    return next(scale for scale in SCALES if size >= scale.factor)


def printed_scale(figure: Figure) -> Scale | None:
    """The multiplier that is printed with a figure, or above the column of its table; None for 汉字 numerals."""
    text = _squeezed(figure)
    match = _PRINTED.match(text)
    if match is None or not isinstance(figure.value, float):
        return None
    if match.end() < len(text):
        return _BY_NAME.get(match[1] or "") if text.endswith(figure.unit) else None
    digits = text.replace(",", "")
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", digits) or not Decimal(digits):
        return UNSCALED if not figure.value else None
    return _BY_FACTOR.get(decimal(figure.value) / Decimal(digits))


def _as_printed(figure: Figure, text: str) -> str:
    """`text`, the number of `figure`, with the zeros printed at its end; a short one without commas keeps none."""
    match = _NUMBER.match(_squeezed(figure))
    if match is None or Decimal(match[0].replace(",", "")) != Decimal(text.replace(",", "")):
        return text
    whole, point, rest = match[0].partition(".")
    if "," not in whole and len(whole) > _SHORT:
        whole = f"{int(whole):,}"
    return f"{whole}{point}{rest}"


def _squeezed(figure: Figure) -> str:
    return plain("".join(figure.text.split())).replace("，", ",")


def printed_unit(figure: Figure) -> str:
    """The unit in the 汉字 of the text (圓, 個百分點) where it stands there; ％ is written %."""
    end = "".join(figure.text.split())[-len(figure.unit) :] if figure.unit else ""
    return shown(end if plain(end) == figure.unit and figure.unit not in "%‰" else figure.unit)


def number(value: Decimal, places: int = PLACES) -> str:
    """`value` grouped by thousands: exact if `places` decimals do, else rounded to them or to three digits.

    A rounded number keeps its last zero: 24.90 says how finely it is known.
    """
    if not value.is_finite():
        return "—"
    exact = format(value.normalize(), ",f")
    if len(exact.partition(".")[2]) <= places:
        return exact if value else "0"
    places = max(places, LEAST_DIGITS - 1 - value.adjusted())
    rounded = format(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN), ",f")
    return exact if len(exact) <= len(rounded) else rounded
