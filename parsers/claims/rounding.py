"""Comparing recomputed with printed values: a printed value stands for everything that rounds to it.

A number beside more finely printed ones is taken to be as fine as they are (5亿元 beside 12.34亿元 is 5.00): gazettes
drop the zeros. A count of people or cases is exact. What is called 约 or 余 is only as good as its last place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import isnan

from parsers.claims.scene import Item

_REL = 1e-9
_ODDS = 0.02
"""How often a sum that no word asks for may be one of chance: once in fifty."""
_TOLD = 8
"""Digits that a part, its whole and its share must have together, that a misprint in one of them says anything."""
_TELLING = 3
"""Digits from which a difference of one digit says anything."""


def finest(items: Sequence[Item]) -> float:
    """The last place that any of `items` is printed to."""
    return min((item.step for item in items), default=0.0)


def slack(items: Sequence[Item], result: Item | None = None) -> float:
    """How far a sum over `items` may be off by rounding; a `result` printed far more coarsely adds its own."""
    fine = finest(items)
    room = len(items) * fine / 2 + sum(item.step for item in items if item.figure.approx)
    if result is not None and fine and result.step > 10 * fine:
        room += result.step / 2
    return room + _REL * max((abs(item.value) for item in items), default=0.0)


def closes(total: Item, parts: Sequence[Item], recomputed: float) -> bool:
    """Whether `recomputed` from the parts is the total, within the rounding of all of them."""
    return abs(abs(recomputed) - abs(total.value)) <= slack([total, *parts], total)


def by_chance(total: Item, parts: Sequence[Item], tries: float) -> bool:
    """Whether figures that say nothing of each other would make up such a total in one of `tries` sets of them.

    A set closes by chance as often as the room for rounding is of all values that the digits of the total can have.
    """
    step = _grain([total, *parts])
    room = 2 * slack([total, *parts], total) / step + 1
    return tries * room > _ODDS * abs(total.value) / step


def _grain(items: Sequence[Item]) -> float:
    """The last place in which any of the items has another digit than 0: 12.00, 5.00 and 7.00 are no finer than 1."""
    step = finest(items) or 1.0
    sizes = [round(abs(item.value) / step) for item in items]
    while any(sizes) and not any(size % 10 for size in sizes):
        sizes = [size // 10 for size in sizes]
        step *= 10
    return step


def believable(total: Item, parts: Sequence[Item], tries: int, odds: float = 1.0) -> bool:
    """Whether parts that make up a total are meant to: no chance among so many `tries`, at the `odds` of the words."""
    return not by_chance(total, parts, tries / odds)


class Running:
    """Parts of a `total` that come one by one, and whether they close as `closes` has it: one step a part."""

    __slots__ = ("_approx", "_fine", "_largest", "_parts", "_total", "amount")

    def __init__(self, total: Item) -> None:
        self._total = total
        self._parts = 0
        self._fine = total.step
        self._approx = total.step if total.figure.approx else 0.0
        self._largest = abs(total.value)
        self.amount = 0.0

    def add(self, part: Item, amount: float) -> None:
        """Adds a part that counts with `amount`."""
        self._parts += 1
        self.amount += amount
        self._fine = min(self._fine, part.step)
        self._largest = max(self._largest, abs(part.value))
        if part.figure.approx:
            self._approx += part.step

    @property
    def slack(self) -> float:
        """As `slack` of the total and its parts."""
        room = (self._parts + 1) * self._fine / 2 + self._approx
        if self._fine and self._total.step > 10 * self._fine:
            room += self._total.step / 2
        return room + _REL * self._largest

    def closes(self, stated: float) -> bool:
        """Whether the parts are the total, `stated` with its sign, within the rounding of all of them."""
        return abs(abs(self.amount) - abs(self._total.value)) <= self.slack and self.amount * stated >= 0


def percent_slack(percent: Item, base: float, amounts: tuple[Item, Item]) -> float:
    """How far a percentage of `base` may be off: its own rounding and that of the two amounts it comes from."""
    one, other = amounts
    room = min(other.step, one.step)
    if one.figure.approx or other.figure.approx:
        room += (one.step if one.figure.approx else 0.0) + (other.step if other.figure.approx else 0.0)
    return percent.step * percent.per / 2 + room / abs(base) * 120 + _REL


def percent_fits(percent: Item, part: Item, whole: Item) -> bool:
    """Whether part / whole × 100 can round to the printed percentage."""
    if not whole.value:
        return False
    return abs(part.value / whole.value * 100 - percent.value * percent.per) <= percent_slack(
        percent, whole.value, (part, whole)
    )


def is_cut(stated: float, recomputed: float, step: float) -> bool:
    """Whether a percentage was cut after its last digit and not rounded: 80.8 of 80.87."""
    return 0 <= abs(recomputed) - abs(stated) < step * (1 + _REL) and recomputed * stated >= 0


def percent_fits_change(percent: Item, before: Item, after: Item) -> bool:
    """Whether the change from `before` to `after` can round to the printed percentage, with its sign."""
    if not before.value:
        return False
    moved = (after.value - before.value) / before.value * 100
    return abs(moved - percent.rate) <= percent_slack(percent, before.value, (before, after))


def ratio_slip(percent: Item, part: Item, whole: Item) -> bool:
    """Whether one digit of a part, its whole or the percentage printed otherwise, or two changed about, would fit."""

    def fits(values: Sequence[float]) -> bool:
        share, amount, all_of_it = values
        off = amount / all_of_it * 100 - share * percent.per if all_of_it else percent.step * 100
        return abs(off) <= percent.step * percent.per / 2 + _REL

    return _is_misprinted((percent, part, whole), fits)


def growth_slip(percent: Item, delta: Item, after: Item) -> bool:
    """The same of a level, the difference that has led to it, and the percentage of that."""

    def fits(values: Sequence[float]) -> bool:
        share, moved, level = values
        base = level - moved * (delta.sign or 1)
        return base > 0 and abs(moved / base * 100 - share) <= percent.step / 2 + _REL

    return percent.per == 1 and _is_misprinted((percent, delta, after), fits)


def _is_misprinted(items: tuple[Item, ...], fits: Callable[[Sequence[float]], bool]) -> bool:
    """Whether another digit in one of the items, or two of them changed about, makes their values fit."""
    if sum(map(digits, items)) < _TOLD or any(item.figure.approx or isnan(item.value) for item in items):
        return False
    values = [item.value for item in items]
    others = ((at, value) for at, item in enumerate(items) for value in _misprints(item))
    return any(fits([*values[:at], value, *values[at + 1 :]]) for at, value in others)


def _misprints(item: Item) -> Iterator[float]:
    """The values that a figure may have had before one of its digits was changed, or two beside each other."""
    step = item.step or 1.0
    printed = str(round(abs(item.value) / step))
    for at, digit in enumerate(printed):
        yield from (float(printed[:at] + other + printed[at + 1 :]) * step for other in "0123456789" if other != digit)
    yield from (turned * step for turned in _changed_about(printed))


def digits(total: Item, parts: Sequence[Item] = ()) -> int:
    """How many digits a total states, taken as fine as its parts: 3 of 3.47亿元, 5 beside 1,234万元; 0 of a range."""
    if isnan(total.value):
        return 0
    return len(str(round(abs(total.value) / (finest([total, *parts]) or 1.0))))


def slip(total: Item, parts: Sequence[Item], recomputed: float, stated: float) -> bool:
    """Whether one digit of one of the figures printed otherwise, or two changed about, would let the sum close.

    A misprint, it seems. Parts after 其中 need not be all; that they miss the total by just one digit in one place is
    no chance when the figures have enough of them.
    """
    step = finest([total, *parts]) or 1.0
    if recomputed != recomputed or stated != stated or any(item.figure.approx for item in (total, *parts)):
        return False
    off = round((recomputed - stated) / step)
    sizes = [round(abs(item.value) / step) for item in (total, *parts)]
    if not off or len(str(sizes[0])) < _TELLING:
        return False
    return _one_digit(off, sizes) or any(
        abs(turned - size) == abs(off) for size in sizes for turned in _changed_about(str(size))
    )


def _one_digit(off: int, sizes: Sequence[int]) -> bool:
    """Whether one digit more or less in one place of one of the sizes is the difference `off`."""
    digit = str(abs(off)).rstrip("0")
    if len(digit) != 1:
        return False
    place = 10 ** (len(str(abs(off))) - 1)
    for size in sizes:
        printed = size // place % 10
        if size >= place and (printed + int(digit) <= 9 or printed >= int(digit)):
            return True
    return False


def _changed_about(printed: str) -> Iterator[int]:
    """The numbers that two digits of `printed` beside each other make, changed about: 132 and 213 of 123."""
    for at in range(len(printed) - 1):
        yield int(printed[:at] + printed[at + 1] + printed[at] + printed[at + 2 :])
