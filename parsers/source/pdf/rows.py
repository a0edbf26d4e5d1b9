"""Glyphs to rows of text, and rows to lines with the spaces and indents that a reader sees. Pure; all in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.median import median
from parsers.source.pdf.glyphs import Glyph

_WORD_GAP = 0.45  # of an em; a gap above it is a space; what programs put between 汉字 and digits is a quarter
_LATIN_GAP = 0.18  # of an em; between letters or digits
_CLOSE = 0.08  # of an em; as far apart as the 汉字 of a word stand
_WIDE_GAP = 0.8  # of an em; from here a space is as wide as a character, as in 张　三
_PIECE_GAP = 1.6  # of an em; a gap above it may part two columns
_SAME_ROW = 0.45  # of the greater height: how far apart the base lines of one row may be
_MOST_INDENT = 40


@dataclass(slots=True)
class RowPiece:
    """Glyphs of one row that stand together, left to right, or a table (`lines`) that stands in their place."""

    glyphs: list[Glyph]
    x0: float
    y0: float
    x1: float
    y1: float
    em: float
    lines: tuple[str, ...] = ()

    @property
    def middle(self) -> float:
        """The height by which it stands above others: the line its glyphs stand on; of a table the middle."""
        return self.glyphs[0].base if self.glyphs else (self.y0 + self.y1) / 2


def make_piece(glyphs: Sequence[Glyph]) -> RowPiece:
    """The piece of some glyphs of one row (at least one); a glyph printed twice in one place counts once."""
    kept: list[Glyph] = []
    for glyph in sorted(glyphs, key=_center):
        twin = kept[-1] if kept else None
        if twin and twin.char == glyph.char and abs(twin.x0 - glyph.x0) < 0.25 * (glyph.x1 - glyph.x0):
            continue
        kept.append(glyph)
    _, lefts, bottoms, rights, tops, _, _ = zip(*kept, strict=True)
    wide = [g.x1 - g.x0 for g in kept if g.wide]
    em = median(wide) if wide else 0.85 * median(g.y1 - g.y0 for g in kept)
    return RowPiece(kept, min(lefts), min(bottoms), max(rights), max(tops), max(em, 1.0))


def _center(glyph: Glyph) -> float:
    return glyph.x0 + glyph.x1


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs in rows from the top down; a raised or lowered glyph (a note's number) stays in its row."""
    rows: list[list[Glyph]] = []
    for run in sorted(_runs(glyphs), key=lambda run: -run[0].base):
        for row in rows[-6:][::-1]:
            tall = max(run[0].y1 - run[0].y0, row[0].y1 - row[0].y0)
            if abs(run[0].base - row[0].base) < _SAME_ROW * tall:
                row += run
                break
        else:
            rows.append(run)
    return rows


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that follow one another in the file on one level: most often a line or a part of it."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        size = glyph.y1 - glyph.y0
        if last and abs(last.base - glyph.base) < 0.1 * size and -size < glyph.x0 - last.x1 < size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def pieces_of(glyphs: Iterable[Glyph]) -> list[RowPiece]:
    """The pieces of a page: its rows, cut where a gap may part two columns."""
    found: list[RowPiece] = []
    for row in rows_of(glyphs):
        whole = make_piece(row)
        gap = _PIECE_GAP * whole.em
        cuts = [k for k, (one, other) in enumerate(pairwise(whole.glyphs), 1) if other.x0 - one.x1 > gap]
        if cuts:
            found += [make_piece(whole.glyphs[a:b]) for a, b in pairwise([0, *cuts, len(whole.glyphs)])]
        else:
            found.append(whole)
    return found


def text_of(glyphs: Sequence[Glyph], em: float) -> str:
    """The text of one row's glyphs, with a space where they stand apart."""
    parts = [glyphs[0].char] if glyphs else []
    least = _LATIN_GAP * em
    narrow: bool | None = None
    for before, glyph in pairwise(glyphs):
        gap = glyph.x0 - before.x1
        if gap >= least:
            parts.append(_space(gap, em, glyph.wide or before.wide))
            if not parts[-1] and _is_han(before) and _is_han(glyph):
                narrow = _sets_narrow_spaces(glyphs, em) if narrow is None else narrow
                parts[-1] = " " if narrow else ""
        parts.append(glyph.char)
    return "".join(parts)


def _sets_narrow_spaces(glyphs: Sequence[Glyph], em: float) -> bool:
    """Whether a gap of a quarter em between two 汉字 of a row is a space: all others of the row stand close together.

    Where a row is spread to the measure, or an OCR has guessed each place, the gaps between are of every width.
    """
    gaps = [one.x0 - before.x1 for before, one in pairwise(glyphs) if _is_han(before) and _is_han(one)]
    wide = sum(gap >= _LATIN_GAP * em for gap in gaps)
    close = sum(gap < _CLOSE * em for gap in gaps)
    return wide > 0 and close > 0 and wide + close == len(gaps)


def _is_han(glyph: Glyph) -> bool:
    return "\u3400" <= glyph.char <= "\u9fff" or "\uf900" <= glyph.char <= "\ufaff"


def _space(gap: float, em: float, wide: bool) -> str:
    """What stands in a gap of at least `_LATIN_GAP`; `wide` when a 汉字 is beside it."""
    if wide and gap < _WORD_GAP * em:
        return ""
    if gap < (_WIDE_GAP if wide else _PIECE_GAP) * em:
        return " "
    return "　" * min(max(1, round(gap / em)), _MOST_INDENT)


def page_rows(pieces: Sequence[RowPiece]) -> list[RowPiece]:
    """The pieces of one column put together to one a row, from the top down; a table is a row."""
    rows: list[list[RowPiece]] = []
    for piece in sorted(pieces, key=lambda p: -p.middle):
        last = rows[-1][0] if rows else None
        tall = max(piece.y1 - piece.y0, last.y1 - last.y0) if last else 0.0
        if last and not piece.lines and not last.lines and abs(piece.middle - last.middle) < _SAME_ROW * tall:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [row[0] if len(row) == 1 else make_piece([g for piece in row for g in piece.glyphs]) for row in rows]


def line_of(row: RowPiece, left: float) -> str:
    """The line of a row, indented as it stands after the `left` edge of its column."""
    indent = round((row.x0 - left) / row.em)
    return "　" * min(max(indent, 0), _MOST_INDENT) + text_of(row.glyphs, row.em)
