"""A column of amounts: the points under one another, each unit right beside its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tui.cells import Piece, cells
from tui.figures.amounts import Amount

_MOST_WHOLE, _MOST_REST = 12, 14


class Column(NamedTuple):
    """Cells before the decimal point, and after it with the point and the unit."""

    whole: int
    rest: int

    @property
    def width(self) -> int:
        return self.whole + self.rest


def column(amounts: Sequence[Amount]) -> Column:
    """As wide as `amounts` need, save for the very long among them."""
    parts = [_halves(amount) for amount in amounts]
    whole = max((cells(before) for before, _ in parts), default=0)
    units = (cells(amount.unit) for amount in amounts)
    rest = max((cells(after) + unit for (_, after), unit in zip(parts, units, strict=True)), default=0)
    return Column(min(whole, _MOST_WHOLE), min(rest, _MOST_REST))


def aligned(amount: Amount, within: Column) -> list[Piece]:
    """An amount as a cell of the column. A longer one takes of the blank after it, then is wider; it is never cut."""
    before, after = _halves(amount)
    left = " " * (within.whole - cells(before)) + before + after
    right = " " * (within.width - cells(left) - cells(amount.unit))
    return [Piece(left, "number"), Piece(amount.unit, _ink(amount.unit)), Piece(right)]


def _halves(amount: Amount) -> tuple[str, str]:
    """What stands before the point that is lined up, and the rest of the number with it; of a range its last."""
    start = max(amount.number.rfind("–"), amount.number.rfind("∶")) + 1
    point = amount.number.find(".", start)
    end = point if point >= 0 else len(amount.number)
    return amount.currency + amount.number[:end], amount.number[end:]


def _ink(unit: str) -> str:
    """A unit's style: the greater the multiplier the stronger, so that 亿 is not read as 万."""
    if unit.startswith(("亿", "億", "万亿", "萬億")):
        return "strong"
    return "" if unit.startswith(("万", "萬")) else "muted"
