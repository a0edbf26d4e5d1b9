"""Amounts as columns: one common unit for all money of an issue, numbers in line on their decimal points."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median
from typing import NamedTuple

from parsers.figures.units import unit_kind
from parsers.model import Figure
from tui.cells import Piece, cells
from tui.safe import shown

WHOLE, FRACTION, UNIT = 7, 5, 6
"""Cells before the decimal point, behind it with the point, and of the unit."""
COLUMN = WHOLE + FRACTION + UNIT


class Scale(NamedTuple):
    """A unit of money for reading: 亿元 is 100,000,000 元."""

    name: str
    factor: float


SCALES = (Scale("亿元", 1e8), Scale("万元", 1e4), Scale("元", 1.0))


def scale_of(figures: Iterable[Figure]) -> Scale:
    """The unit in which the middle one of the amounts of money has one to four digits before the point."""
    sizes = [abs(f.value) for f in figures if f.unit == "元" and isinstance(f.value, float) and f.value]
    middle = median(sizes) if sizes else 0.0
    return next((scale for scale in SCALES if middle >= scale.factor), SCALES[-1])


def number(value: float, places: int = 2) -> str:
    """`value` grouped by thousands with at most `places` decimals: 1,234.5."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money(value: float, scale: Scale, *, sign: bool = False) -> str:
    """An amount of money in the common unit, without the unit; smaller sums keep four decimals."""
    scaled = value / scale.factor
    text = number(scaled, 2 if abs(scaled) >= 0.1 or not scaled else 4)
    return f"+{text}" if sign and value > 0 else text


def common(figure: Figure, scale: Scale) -> tuple[str, str]:
    """(number, unit) of a figure in the common unit of its kind."""
    if isinstance(figure.value, tuple):
        if figure.shape == "ratio":
            return "∶".join(number(v) for v in figure.value), figure.unit
        factor = scale.factor if figure.unit == "元" else 1.0
        return "–".join(number(v / factor) for v in figure.value), scale.name if figure.unit == "元" else figure.unit
    if figure.unit == "元":
        return money(figure.value, scale), scale.name
    if unit_kind(figure.unit) == "percent":
        return number(figure.value, 4), figure.unit
    if abs(figure.value) >= 1e8:
        return number(figure.value / 1e8), f"亿{figure.unit}"
    return number(figure.value, 4), figure.unit


def aligned(figure: Figure, scale: Scale) -> list[Piece]:
    """A figure as a cell of the column: the point and the unit always at the same place, as far as they fit."""
    amount, unit = common(figure, scale)
    whole, point, rest = amount.partition(".")
    fraction = point + rest
    left = " " * max(0, WHOLE - cells(whole)) + whole + fraction
    named = f" {shown(unit)}"
    between = max(0, min(WHOLE + FRACTION - cells(left), COLUMN - cells(left) - cells(named)))
    behind = max(0, COLUMN - cells(left) - between - cells(named))
    return [Piece(left + " " * between, "number"), Piece(named + " " * behind, "muted")]
