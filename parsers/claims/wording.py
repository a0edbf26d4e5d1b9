"""Amounts in words, in the unit that the text itself uses there."""

from __future__ import annotations

import re

from parsers.model import Figure

_SCALES = {"万亿": 1e12, "亿": 1e8, "千万": 1e7, "百万": 1e6, "万": 1e4}
_SCALES |= {"萬億": 1e12, "億": 1e8, "千萬": 1e7, "百萬": 1e6, "萬": 1e4}


def amount(value: float, like: Figure, sign: bool = False) -> str:
    """`value` with the multiplier and the unit of the figure `like`: 30,200万元, +7.05亿元."""
    scale = re.search(r"(万亿|萬億|[亿億]|[千百]?[万萬])\s*" + re.escape(like.unit) + "$", re.sub(r"\s", "", like.text))
    factor = _SCALES[scale[1]] if scale else 1.0
    text = f"{value / factor:+,.6f}" if sign else f"{value / factor:,.6f}"
    text = text.rstrip("0").rstrip(".")
    return f"{text}{scale[1] if scale else ''}{like.unit}"
