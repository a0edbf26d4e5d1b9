"""Amounts in words, in the unit that the text itself uses there."""

from __future__ import annotations

import re

from parsers.figures.find import without_sounds
from parsers.model import Figure
from parsers.patterns import late

_GROUPING = late(r"[\s,，]")
"""What parts the digits of a long number."""
_PLAIN_NUMBER = late(r"[-−+]?\d+(?:\.\d+)?")
_BLANK = late(r"\s")

_SCALES = {"万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4}
_SCALES |= {"千": 1e3, "萬億": 1e12, "億": 1e8, "千萬": 1e7, "百萬": 1e6, "萬": 1e4}

_SAME = 1e-9
_TABLE_SCALES = (("万亿", 1e12), ("亿", 1e8), ("百万", 1e6), ("万", 1e4), ("千", 1e3))


def amount(value: float, like: Figure, sign: bool = False) -> str:
    """`value` with the multiplier and the unit of the figure `like`: 30,200万元, +7.05亿元."""
    scale = re.search(
        r"(万亿|萬億|[亿億]|[千百]?[万萬])\s*" + re.escape(like.unit) + "$",
        without_sounds(_BLANK.sub("", like.text)),
    )
    multiplier = scale[1] if scale else _of_the_table(like)
    factor = _SCALES.get(multiplier, 1.0)
    text = f"{value / factor:+,.6f}" if sign else f"{value / factor:,.6f}"
    text = text.rstrip("0").rstrip(".")
    return f"{text}{multiplier}{like.unit}"


def _of_the_table(figure: Figure) -> str:
    """The multiplier that the head or the caption of a table gives the bare number of a cell; "" for none."""
    return next((name for name, scale in _TABLE_SCALES if abs(scale_of(figure) / scale - 1) < _SAME), "")


def scale_of(figure: Figure) -> float:
    """How many times its printed number a bare cell is worth: 1e8 of 12 below 亿元; 1 for other figures."""
    number = _GROUPING.sub("", figure.text)
    bare = _PLAIN_NUMBER.fullmatch(number) and isinstance(figure.value, float)
    printed = abs(float(number.lstrip("-−+"))) if bare else 0.0
    return abs(figure.value) / printed if printed and isinstance(figure.value, float) else 1.0
