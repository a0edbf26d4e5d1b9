"""`page_lines`: the pieces of a page in the order of reading, over two columns where it has them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.median import median
from parsers.source.pdf.aligned import aligned_tables
from parsers.source.pdf.notes import set_notes
from parsers.source.pdf.rows import RowPiece, line_of, make_piece, page_rows
from parsers.source.pdf.shapes import RuledLine

_FEWEST_LINES = 6
_FEWEST_ROWS = 2  # of a column where the page before had two
_MOST_PIECES = 3_000  # a page of a newspaper has a third of it; where there are more they are no lines of columns
_CUT = 0.35  # of an em: less stands between the characters of one line
_INDENTED = 4.5  # ems: how far a line of a column may be indented
_PARAGRAPH_GAP = 1.7  # of the usual step from line to line
_FILLED = 0.6  # of a column's width, by at least half its lines: names and figures set in columns fill less


class Gutter(NamedTuple):
    """What parts two columns: its middle, and where the right one begins."""

    middle: float
    right: float


def page_lines(
    pieces: Sequence[RowPiece], rules: Sequence[RuledLine], before: Gutter | None = None
) -> tuple[list[str], Gutter | None]:
    """The lines of a page, and what parts its columns if it has two.

    Pieces that run across both columns part the page into bands; in a band left goes before right. `rules` are the
    ruled lines that are in no ruled table, `before` parted the columns of an earlier page.
    """
    if not pieces:
        return [], None
    left = _margin(pieces)
    found = find_gutter(pieces, before)
    if found is None:
        return _column(pieces, left, rules), None
    pieces = [part for piece in pieces for part in _cut(piece, found)]
    across = sorted((p for p in pieces if _is_across(p, found)), key=lambda p: -p.middle)
    columns = [p for p in pieces if not _is_across(p, found)]
    lines: list[str] = []
    top = float("inf")
    for wall in [*across, None]:
        bottom = wall.middle if wall else float("-inf")
        band = [p for p in columns if bottom <= p.middle < top]
        for column in ([p for p in band if p.x0 < found.middle], [p for p in band if p.x0 >= found.middle]):
            lines += _column(column, _margin(column), rules) if column else []
        if wall:
            lines += _column([wall], left, ())
            top = bottom
    return lines, found


def _column(pieces: Sequence[RowPiece], left: float, rules: Sequence[RuledLine]) -> list[str]:
    """The lines of one column whose text begins at `left`; an empty one where the page has a gap."""
    rows = set_notes(page_rows(pieces))
    steps = [above.middle - below.middle for above, below in pairwise(rows)]
    usual = median(steps) if steps else 0.0
    tables = {start: (stop, table) for start, stop, table in aligned_tables(rows, rules)}
    lines: list[str] = []
    k = 0
    while k < len(rows):
        if k and not rows[k].lines and steps[k - 1] > _PARAGRAPH_GAP * usual:
            lines.append("")
        k, found = tables.get(k) or (k + 1, rows[k].lines or (line_of(rows[k], left),))
        lines += found
    return lines


def _margin(pieces: Sequence[RowPiece]) -> float:
    """Where the lines of a column begin: the leftmost edge that is no outlier, head and foot of the page left out."""
    low, high = min(piece.middle for piece in pieces), max(piece.middle for piece in pieces)
    inner = [piece for piece in pieces if low + piece.em / 2 < piece.middle < high - piece.em / 2]
    edges = sorted(piece.x0 for piece in inner or pieces)
    return edges[len(edges) // 10]


def find_gutter(pieces: Sequence[RowPiece], before: Gutter | None = None) -> Gutter | None:
    """What parts two columns of running text, None when a page has but one.

    `before` parted the columns of an earlier page: where it fits, a page whose columns are short or ragged has it too.
    """
    if len(pieces) > _MOST_PIECES:
        return None
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    width = right - left
    best: tuple[int, Gutter] | None = None
    for x in sorted({p.x1 for p in pieces if 0.35 < (p.x1 - left) / width < 0.65} if width > 0 else ()):
        middle = x + 1.0
        first, second, across = _parted(pieces, middle)
        if min(len(first), len(second)) < max(_FEWEST_LINES, across):
            continue
        if _fills(first, middle - left) and _fills(second, right - middle) and (best is None or across < best[0]):
            begin = min(p.x0 for p in second)
            best = (across, Gutter((middle + begin) / 2, begin))
    return best[1] if best else before if before and _fits(pieces, before) else None


def _is_across(piece: RowPiece, gutter: Gutter) -> bool:
    """Whether a piece runs across both columns; a line of the left one may reach into the gutter."""
    return piece.x0 < gutter.middle and piece.x1 > gutter.right + _CUT * piece.em


def _cut(piece: RowPiece, gutter: Gutter) -> list[RowPiece]:
    """A piece that runs across the gutter, in two if a line of the left column only reaches near one of the right."""
    if piece.lines or not _is_across(piece, gutter):
        return [piece]
    begin = gutter.right - _CUT * piece.em
    at = next((k for k, glyph in enumerate(piece.glyphs) if glyph.x0 >= begin), 0)
    if not at or piece.glyphs[at].x0 - piece.glyphs[at - 1].x1 < _CUT * piece.em:
        return [piece]
    return [make_piece(piece.glyphs[:at]), make_piece(piece.glyphs[at:])]


def _parted(pieces: Sequence[RowPiece], middle: float) -> tuple[list[RowPiece], list[RowPiece], int]:
    """The pieces on both sides of `middle` that are no tables, and how many pieces run across it."""
    first = [p for p in pieces if p.x1 <= middle and not p.lines]
    second = [p for p in pieces if p.x0 >= middle and not p.lines]
    return first, second, len(pieces) - len(first) - len(second)


def _fits(pieces: Sequence[RowPiece], gutter: Gutter) -> bool:
    """Whether the columns of an earlier page are this one's: hardly a piece runs across, the right one begins there."""
    first, second, across = _parted(pieces, gutter.middle)
    if min(len(first), len(second)) < max(_FEWEST_ROWS, 4 * across):
        return False
    begun = [row.x0 - gutter.right for row in page_rows(second)]
    near = sum(-row.em <= x0 <= _INDENTED * row.em for x0, row in zip(begun, page_rows(second), strict=True))
    return near > _FILLED * len(begun)


def _fills(column: Sequence[RowPiece], width: float) -> bool:
    return median(piece.x1 - piece.x0 for piece in column) > _FILLED * width
