"""`find_in`: the figures of one flow of text, with their spans, values and units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from parsers.figures.judge import is_figure
from parsers.figures.optional import why_optional
from parsers.figures.quantities import quantities
from parsers.figures.shapes import merge_shapes, share_in_list, with_persons
from parsers.figures.values import Quantity
from parsers.language.numerals import plain
from parsers.lexicons import alternatives
from parsers.model import Flow, Value

_APPROXIMATOR_BEFORE = re.compile(rf"({alternatives('approximators')})[ ]?$")
_APPROXIMATOR_AFTER = re.compile(r"[ ]?(以上|以下|左右|余|多|以内|上下|之多)")
_SPACES = re.compile(" +")
_KEPT_SPACES = re.compile(
    r"(?<=[\x00-\x24\x26-\x28\x2a-\x7f]) +(?=[\x00-\x24\x26\x27\x29-\x7f])|(?<=[０-９]) +(?=[０-９])"
)
"""Spaces between two ASCII characters, unless they are beside a percent sign or outside a bracket; between digits."""
_TONE = re.compile(r"[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ][a-z]{0,3}[）)]")
_GLOSS = re.compile(
    r"(?<=[\u4e00-\u9fff])[（(](?=[a-zü]{0,4}[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ])[a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜü]{1,6}[）)]"
)
"""The sound of the character before it, as web pages that were turned into other characters print it: 萬(wàn)人."""
_HYPHENATION = "\u2027"
"""The point of hyphenation, which some print for the decimal point of Chinese numerals: 六‧三亿元."""
STRETCH = 10_000
MOST = 2_000
"""Numerals that are read in a stretch of text: one in five characters; statistics have one in twelve."""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure at ``text[start:end]`` of a flow; `number_end` is where its unit begins."""

    start: int
    end: int
    quantity: Quantity
    value: Value
    unit: str
    approx: str | None
    why_optional: str
    """The rule by which it is an optional reading; empty for none."""

    @property
    def optional(self) -> bool:
        return bool(self.why_optional)

    @property
    def shape(self) -> Literal["number", "range", "ratio"]:
        return "ratio" if self.quantity.terms else "number" if self.quantity.upper is None else "range"


def squeeze(flow: Flow) -> Flow:
    """`flow` without the layout spaces beside 汉字 and signs; those between digits or Latin words stay.

    The sound of a character in brackets after it (萬(wàn)人) is left out too.
    """
    text = flow.text
    if _TONE.search(text):
        flow = joined([flow.part(start, end) for start, end in _kept(text, _GLOSS)])
        text = flow.text
    if " " not in text:
        return flow
    return joined([flow.part(start, end) for start, end in _kept(text, _SPACES)])


def without_sounds(text: str) -> str:
    """`text` without the sounds of characters in brackets after them."""
    return _GLOSS.sub("", text) if _TONE.search(text) else text


def _kept(text: str, layout: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches of `text` between what matches `layout`."""
    at = 0
    for match in layout.finditer(text):
        if _KEPT_SPACES.match(text, match.start()):
            continue
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def joined(parts: list[Flow]) -> Flow:
    """The parts one after the other as one flow."""
    text: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for part in parts:
        starts += [length + s for s in part.starts]
        offsets += part.offsets
        text.append(part.text)
        length += len(part.text)
    return Flow("".join(text), tuple(starts) or (0,), tuple(offsets) or (0,))


class NumeralRoom:
    """How many numerals are read near one place: a stretch of text that has more than any table is read no further."""

    def __init__(self) -> None:
        self.flooded = False
        """Whether some stretch had too many."""
        self._stretch = -1
        self._read = 0

    def fill(self, found: Iterator[Quantity], start: int) -> list[Quantity]:
        """The first of `found`, in a text that begins at source offset `start`, up to a stretch that has too many."""
        kept: list[Quantity] = []
        for quantity in found:
            stretch = (start + quantity.start) // STRETCH
            if stretch != self._stretch:
                self._stretch, self._read = stretch, 0
            self._read += 1
            if self._read > MOST:
                self.flooded = True
                break
            kept.append(quantity)
        return kept


def find_in(text: str, room: NumeralRoom | None = None, start: int = 0) -> list[FoundFigure]:
    """The figures of `text` (squeezed, not yet plain), in order; no more than `room` has at source offset `start`."""
    simple = plain(text).replace(_HYPHENATION, "·")
    merged = merge_shapes(simple, (room or NumeralRoom()).fill(quantities(simple), start))
    merged = with_persons(simple, merged)
    kept: list[Quantity] = []
    following: Quantity | None = None
    ordinals = _ordinal_chains(simple, merged)
    for at in range(len(merged) - 1, -1, -1):
        quantity = merged[at]
        if following is not None and (shared := share_in_list(simple, quantity, following)):
            quantity = shared
        following = quantity if at not in ordinals and is_figure(simple, quantity) else None
        if following:
            kept.append(following)
    return [_found(text, simple, quantity) for quantity in reversed(kept)]


def _ordinal_chains(text: str, merged: list[Quantity]) -> set[int]:
    """Numbers that go on from an ordinal or a code: 5 of 第3、5条, 12 of 第10至12项, 6214 of CCC6213、6214節."""
    chained: set[int] = set()
    for at, quantity in enumerate(merged):
        before = text[quantity.start - 1 : quantity.start] if quantity.start else ""
        if before == "第" or (before.isascii() and before.isalpha() and not quantity.unit):
            chained.add(at)
        elif at - 1 in chained:
            gap = text[merged[at - 1].number_end : quantity.start]
            if gap in ("、", "和", "及", "至", "到", "-", "—", "~", "号、", "号和", "，"):
                chained.add(at)
    return chained


def _found(text: str, simple: str, q: Quantity) -> FoundFigure:
    value: Value
    if q.terms:
        value = tuple(float(term) for term in q.terms)
    elif q.upper is not None:
        value = (float(q.value), float(q.upper))
    else:
        value = float(q.value)
    return FoundFigure(
        q.start, q.end, q, value, _printed_unit(text, q), _approx(text, simple, q), why_optional(simple, q)
    )


def _printed_unit(text: str, q: Quantity) -> str:
    """The measure word as printed, 圓 as 元."""
    if q.unit == "%" or q.figurative or q.unit_start < 0:
        return q.unit
    printed = text[q.unit_start : q.unit_start + len(q.unit)].replace(" ", "")
    return printed.replace("圓", "元").replace("圆", "元") if q.kind == "money" else printed


def _approx(text: str, simple: str, q: Quantity) -> str | None:
    """The approximators around a quantity, as printed."""
    before = _APPROXIMATOR_BEFORE.search(simple, max(0, q.start - 5), q.start)
    after = _APPROXIMATOR_AFTER.match(simple, q.end)
    inside = simple.find(q.rest, q.start, q.end) if q.rest else -1
    spans = [before.span(1) if before else None, (inside, inside + len(q.rest)) if inside >= 0 else None]
    spans += [after.span(1) if after else None]
    return "…".join(text[slice(*span)] for span in spans if span) or None


@lru_cache(maxsize=4096)
def step_of(text: str) -> Decimal | None:
    """The last printed place of a figure's own text: 0.01亿元 of 12.25亿元, in its base unit."""
    simple = plain(without_sounds("".join(text.split()))).replace(_HYPHENATION, "·")
    first = next(iter(quantities(simple)), None)
    return first.step if first else None
