"""A numeral of a plain text, and the quantity that it is with its unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from parsers.figures.units import UnitKind
from parsers.language.numerals import REST, Number

Script = Literal["arabic", "han", "fraction"]


@dataclass(slots=True)
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
    rest: str = ""  # 余 or 多 inside or right after the numeral
    terms: tuple[Decimal, ...] = ()
    shared: Decimal | None = None  # the factor that it takes over from the figure after it
    figurative: bool = False  # 一半, 翻了一番
    rule: str = ""  # the rule that found it

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


class Numeral(NamedTuple):
    """A numeral at ``text[start:end]``, in digits or in Chinese, of which the unit is not yet known."""

    start: int
    end: int
    script: Script
    digits: str
    number: Number
    rest: str

    def quantity(self, end: int, unit: str = "", unit_start: int = 0, kind: UnitKind = "none") -> Quantity:
        """The numeral with the unit that ends at `end`."""
        value, step, upper = self.number
        start, number_end, script, digits = self.start, self.end, self.script, self.digits
        return Quantity(
            start, number_end, end, script, value, step, upper, unit, unit_start, kind, digits, self.rest
        )  # fmt: skip
