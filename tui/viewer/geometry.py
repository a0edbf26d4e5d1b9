"""Where the text stands in the pane: margins and measure for a size. Pure."""

from __future__ import annotations

from typing import NamedTuple

from tui.viewer.block_slice import Sheet

DEFAULT_MEASURE = 88
MIN_MEASURE = 20
_LOW = 26
"""A pane of fewer rows than this is set without air between paragraphs."""


class Geometry(NamedTuple):
    """`left` cells of margin, then the measure of `sheet`; the last column of `width` is the bar."""

    width: int
    height: int
    left: int
    sheet: Sheet


def fit(width: int, height: int, measure: int = DEFAULT_MEASURE) -> Geometry:
    """The measure centred in a pane; the margins give way before the text does."""
    room = max(2, width - 1)
    if room >= 60:
        left, right = 6, 4
    elif room >= 40:
        left, right = 2, 2
    else:
        left, right = min(1, room - 2), 0
    text = max(2, min(measure, room - left - right))
    text -= text % 2
    left = max(left, (room - text) // 2)
    return Geometry(width, height, left, Sheet(text, 2 if right >= 2 else 0, height < _LOW, left))
