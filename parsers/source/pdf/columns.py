"""`page_lines`: the pieces of a page in the order of reading, over two columns where it has them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from parsers.source.pdf.aligned import aligned_tables
from parsers.source.pdf.glyphs import Rule
from parsers.source.pdf.notes import set_notes
from parsers.source.pdf.rows import Piece, line_of, page_rows

_FEWEST_LINES = 6
_PARAGRAPH_GAP = 1.7  # of the usual step from line to line
_FILLED = 0.6  # of a column's width, by at least half its lines: names and figures set in columns fill less


def page_lines(pieces: Sequence[Piece], rules: Sequence[Rule]) -> list[str]:
    """The lines of a page. Pieces that run across both columns part it into bands; in a band left goes before right.

    `rules` are the ruled lines that are in no ruled table.
    """
    if not pieces:
        return []
    left = _margin(pieces)
    gutter = find_gutter(pieces)
    if gutter is None:
        return _column(pieces, left, rules)
    across = sorted((p for p in pieces if p.x0 < gutter < p.x1), key=lambda p: -p.middle)
    lines: list[str] = []
    top = max(p.y1 for p in pieces) + 1
    for wall in [*across, None]:
        bottom = wall.middle if wall else min(p.y0 for p in pieces) - 1
        band = [p for p in pieces if bottom < p.middle < top and not p.x0 < gutter < p.x1]
        for column in ([p for p in band if p.x1 <= gutter], [p for p in band if p.x0 >= gutter]):
            lines += _column(column, _margin(column), rules) if column else []
        if wall:
            lines += _column([wall], left, ())
            top = wall.middle
    return lines


def _column(pieces: Sequence[Piece], left: float, rules: Sequence[Rule]) -> list[str]:
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


def _margin(pieces: Sequence[Piece]) -> float:
    """Where the lines of a column begin: the leftmost edge that is no outlier, head and foot of the page left out."""
    low, high = min(piece.middle for piece in pieces), max(piece.middle for piece in pieces)
    inner = [piece for piece in pieces if low + piece.em / 2 < piece.middle < high - piece.em / 2]
    edges = sorted(piece.x0 for piece in inner or pieces)
    return edges[len(edges) // 10]


def find_gutter(pieces: Sequence[Piece]) -> float | None:
    """The x between two columns of running text, None when a page has but one."""
    left, right = min(p.x0 for p in pieces), max(p.x1 for p in pieces)
    width = right - left
    best: tuple[int, float] | None = None
    for x in sorted({p.x1 for p in pieces if 0.35 < (p.x1 - left) / width < 0.65} if width > 0 else ()):
        middle = x + 1.0
        before = [p for p in pieces if p.x1 <= middle and not p.lines]
        behind = [p for p in pieces if p.x0 >= middle and not p.lines]
        across = len(pieces) - len(before) - len(behind)
        if min(len(before), len(behind)) < max(_FEWEST_LINES, across):
            continue
        if _fills(before, middle - left) and _fills(behind, right - middle) and (best is None or across < best[0]):
            best = (across, (middle + min(p.x0 for p in behind)) / 2)
    return best[1] if best else None


def _fills(column: Sequence[Piece], width: float) -> bool:
    return median(piece.x1 - piece.x0 for piece in column) > _FILLED * width
