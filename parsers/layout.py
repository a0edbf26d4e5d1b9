"""How a text is laid out: whether its lines are wrapped hard and how wide, how its paragraphs begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.lines import display_width
from parsers.model import Line

TERMINAL = "。！？!?；;：:"
_CLOSERS = "”’」』）)】》〉〕］\"'"
_LEAST_WIDTH = 24
_NEAR = 0.88
_WIDER = (0.03, 0.08, 0.16)
"""The share of lines that may be wider than the wrap: notes in smaller print, a table's rows."""
_LEAST_LINES = 6
_CHUNK = 160


class Layout(NamedTuple):
    """What a stretch of lines was measured to be like. Widths in columns."""

    wrap: int = 0
    """The width at which lines were wrapped; 0 where a paragraph is one line."""
    gap: int = 0
    """The number of blank lines that stands even between the lines of one paragraph."""
    indents: bool = False
    """Paragraphs begin with an indent that their other lines have not."""

    def full(self, width: int) -> bool:
        """Whether a line of `width` columns was wrapped because it was full."""
        return bool(self.wrap) and width >= self.wrap * _NEAR - 1


def closed(text: str) -> bool:
    """Whether `text` ends as a sentence or an item does, closing marks and a remark in brackets behind it aside."""
    if text.rstrip(_CLOSERS)[-1:] in TERMINAL or (text[-1:] == "." and text[-2:-1].isupper()):  # …議員，J.P.
        return True
    opened = max(text.rfind("（"), text.rfind("(")) if text[-1:] in "）)" else 0
    return opened > 0 and text[opened - 1] in TERMINAL


def line_width(line: Line) -> int:
    """The columns that a line takes, its indent included."""
    return line.indent + display_width(line.text)


def measure(lines: Sequence[Line]) -> list[Layout]:
    """The layout at each line: the whole text's, or where it is mixed that of the line's neighbourhood."""
    whole = _measure(lines, 0.25, 0.3)
    if whole.wrap or len(lines) < 2 * _LEAST_LINES:
        return [whole] * len(lines)
    layouts: list[Layout] = []
    for start in range(0, len(lines), _CHUNK):
        chunk = lines[start : start + _CHUNK]
        layouts += [_measure(chunk, 0.6, 0.5)] * len(chunk)
    return layouts


def _measure(lines: Sequence[Line], crowd: float, open_share: float) -> Layout:
    """The layout of `lines`; wrapped when `crowd` of the long ones are about as wide as the widest, and end open."""
    widths = [line_width(line) for line in lines]
    long = [(width, line) for width, line in zip(widths, lines, strict=True) if width >= _LEAST_WIDTH]
    if len(long) < _LEAST_LINES:
        return Layout()
    near: list[Line] = []
    wrap = 0
    ordered = sorted((width for width, _ in long), reverse=True)
    for wider in _WIDER:
        wrap = ordered[max(1, int(len(ordered) * wider))]
        near = [line for width, line in long if wrap * _NEAR <= width <= wrap * (2 - _NEAR)]
        ended = sum(1 for line in near if closed(line.text))
        if len(near) >= max(_LEAST_LINES, crowd * len(long)) and len(near) - ended >= open_share * len(near):
            break
    else:
        return Layout()
    open_pairs = [(a, b) for a, b in pairwise(lines) if not (b.page_break or closed(a.text))]
    gaps = Counter(min(b.gap, 3) for a, b in open_pairs if line_width(a) >= wrap * _NEAR)
    inner = Counter(line.indent for line in near)
    base = min(inner) if inner else 0
    indented = sum(1 for line in lines if base + 2 <= line.indent <= base + 8)
    after = sum(1 for a, b in pairwise(lines) if base + 2 <= b.indent <= base + 8 and closed(a.text))
    gap = gaps.most_common(1)[0][0] if gaps else 0
    return Layout(wrap, min(gap, 2), indented >= max(2, len(lines) // 60) and after * 2 >= indented)
