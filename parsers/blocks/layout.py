"""How a text is laid out: whether its lines are wrapped hard and how wide, how its paragraphs begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.lines.split import display_width
from parsers.model import Line

TERMINAL = "。！？!?；;：:︰"
_CLOSERS = "”’」』）)】》〉〕］\"'"
_LEAST_WIDTH = 24
_NEAR = 0.88
_WIDER = (0.03, 0.16)
"""The share of lines that may be wider than the wrap: notes in smaller print, a table's rows."""
_LEAST_LINES = 6
_CHUNK = 160


class LineLayout(NamedTuple):
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
    """Whether `text` ends as a sentence or an item does, closing marks and a remark in brackets after it aside."""
    last = text[-1:]
    if last not in _CLOSERS:
        return last in TERMINAL or (last == "." and text[-2:-1].isupper())  # …議員，J.P.
    if text.rstrip(_CLOSERS)[-1:] in TERMINAL:
        return True
    opened = max(text.rfind("（"), text.rfind("(")) if last in "）)" else 0
    return opened > 0 and text[opened - 1] in TERMINAL


def line_width(line: Line) -> int:
    """The columns that a line takes, its indent included."""
    return line.indent + display_width(line.text)


class _Row(NamedTuple):
    """What is measured of a line."""

    width: int
    indent: int
    gap: int
    page_break: bool
    closed: bool


def measure(lines: Sequence[Line]) -> list[LineLayout]:
    """The layout at each line: the whole text's, or where it is mixed that of the line's neighbourhood."""
    same: dict[_Row, _Row] = {}
    rows = [same.setdefault(row, row) for row in map(_row, lines)]
    whole = _measure(rows, 0.25, 0.3)
    if whole.wrap:
        return [whole] * len(rows)
    layouts: list[LineLayout] = []
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        layouts += [_measure(chunk, 0.6, 0.5)] * len(chunk)
    return layouts


def _row(line: Line) -> _Row:
    return _Row(line_width(line), line.indent, line.gap, line.page_break, closed(line.text))


def _measure(rows: Sequence[_Row], crowd: float, open_share: float) -> LineLayout:
    """The layout of `rows`; wrapped when `crowd` of the long ones are about as wide as the widest, and end open."""
    long = [row for row in rows if row.width >= _LEAST_WIDTH]
    if len(long) < _LEAST_LINES:
        return LineLayout()
    near: list[_Row] = []
    wrap = 0
    ordered = sorted((row.width for row in long), reverse=True)
    for wider in _WIDER:
        wrap = ordered[max(1, int(len(ordered) * wider))]
        near = [row for row in long if wrap * _NEAR <= row.width <= wrap * (2 - _NEAR)]
        ended = sum(row.closed for row in near)
        if len(near) >= max(_LEAST_LINES, crowd * len(long)) and len(near) - ended >= open_share * len(near):
            break
    else:
        return LineLayout()
    open_pairs = [(a, b) for a, b in pairwise(rows) if not (b.page_break or a.closed)]
    gaps = Counter(min(b.gap, 3) for a, b in open_pairs if a.width >= wrap * _NEAR)
    base = min((row.indent for row in near), default=0)
    indented = sum(1 for row in rows if base + 2 <= row.indent <= base + 8)
    after = sum(1 for a, b in pairwise(rows) if base + 2 <= b.indent <= base + 8 and a.closed)
    gap = gaps.most_common(1)[0][0] if gaps else 0
    return LineLayout(wrap, min(gap, 2), indented >= max(2, len(rows) // 60) and after * 2 >= indented)
