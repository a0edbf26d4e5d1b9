"""`set_notes`: the footnotes of a page, each put on one line, its number as ``[1]`` there and in the text.

So the rest of the path knows them for notes at the page's foot, and a paragraph that runs over the page goes on after
them. Sure is what is set smaller than the page's text, stands at its foot, begins with a mark, and is referred to by
that mark in the text above: raised when it is a number, for ``1`` alone could be anything. Pure; all in points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.median import median
from parsers.source.pdf.cells import joined
from parsers.source.pdf.glyphs import Glyph
from parsers.source.pdf.rows import RowPiece, text_of

_MARK = re.compile(r"\s*(?:(\d{1,2})[.．、]?(?!\d)|([①-⑳]|[\[［〔]\d{1,2}[\]］〕]|[*＊※†]{1,3}))\s*(?=\S)")
_PAGE_MARK = re.compile(r"[\W\d]{1,12}|第\s?\d{1,4}\s?[页頁].{0,12}")
_SMALLER = 0.92  # of the size of the text
_RAISED = 0.15  # of an em above the base line
_LEAST_TEXT = 3  # rows of text above the notes
_EDGE = 2  # rows with the page's number below them
_MOST = 40  # rows of notes


def set_notes(rows: list[RowPiece]) -> list[RowPiece]:
    """The rows of one column of a page, from the top down, with its footnotes set; `rows` itself when it has none."""
    size = _usual_size(rows)
    stop = len(rows)
    while stop > max(0, len(rows) - _EDGE) and _PAGE_MARK.fullmatch(text_of(rows[stop - 1].glyphs, rows[stop - 1].em)):
        stop -= 1
    start = stop
    while start > max(0, stop - _MOST) and rows[start - 1].glyphs and rows[start - 1].em < _SMALLER * size:
        start -= 1
    texts = [text_of(row.glyphs, row.em) for row in rows[start:stop]]
    heads, found = _counting([_MARK.match(text) for text in texts], start)
    if start < _LEAST_TEXT or not heads:
        return rows
    raised = [_raised(row) for row in rows[: heads[0]]]
    if not all(_referred(mark, rows[: heads[0]], raised) for mark in found):
        return rows
    numbers = {mark[1] for mark in found if mark[1]}
    above = [_with_marks(row, runs, numbers) if runs else row for row, runs in zip(rows, raised, strict=False)]
    notes = [
        _note(rows[a:b], texts[a - start : b - start], mark)
        for (a, b), mark in zip(pairwise([*heads, stop]), found, strict=True)
    ]
    return above + notes + rows[stop:]


def _counting(marks: Sequence[re.Match[str] | None], start: int) -> tuple[list[int], list[re.Match[str]]]:
    """The rows at which notes begin and their marks, each of which counts on from the one before; a line of a note may
    begin with a number too."""
    heads: list[int] = []
    found: list[re.Match[str]] = []
    for k, mark in enumerate(marks, start):
        if mark and (not found or (_ordinal(mark) == _ordinal(found[-1]) + 1 and bool(mark[1]) == bool(found[-1][1]))):
            heads.append(k)
            found.append(mark)
    return heads, found


def _ordinal(mark: re.Match[str]) -> int:
    """What a mark counts: 2 for ``2``, ``[2]``, ``②`` and ``**``."""
    sign = mark[1] or mark[2]
    digits = sign.strip("[［〔]］〕")
    return int(digits) if digits.isdecimal() else ord(sign) - ord("①") + 1 if "①" <= sign <= "⑳" else len(sign)


def _usual_size(rows: Sequence[RowPiece]) -> float:
    """The em of most of the text: of the row in the middle when all are sorted by size, each as often as it is long."""
    sizes = [row.em for row in rows for _ in range(1 + len(row.glyphs) // 8)]
    return median(sizes) if sizes else 0.0


def _raised(row: RowPiece) -> list[tuple[int, int]]:
    """The runs of digits in a row that stand above its base line, as ``start:end`` of its glyphs."""
    if not row.glyphs:
        return []
    level = median(glyph.base for glyph in row.glyphs) + _RAISED * row.em
    runs: list[tuple[int, int]] = []
    for k, glyph in enumerate(row.glyphs):
        if glyph.base > level and glyph.char.isdecimal():
            if runs and runs[-1][1] == k:
                runs[-1] = (runs[-1][0], k + 1)
            else:
                runs.append((k, k + 1))
    return runs


def _number(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.char for glyph in glyphs)


def _referred(mark: re.Match[str], rows: Sequence[RowPiece], raised: Sequence[list[tuple[int, int]]]) -> bool:
    """Whether the text above a note holds its mark."""
    if mark[1]:
        return any(_number(row.glyphs[a:b]) == mark[1] for row, runs in zip(rows, raised, strict=True) for a, b in runs)
    return any(mark[2] in _number(row.glyphs) for row in rows)


def _with_marks(row: RowPiece, runs: Sequence[tuple[int, int]], numbers: set[str]) -> RowPiece:
    """A row with the raised numbers that are notes' as ``[1]``."""
    glyphs = list(row.glyphs)
    for a, b in reversed(runs):
        number = _number(glyphs[a:b])
        if number in numbers:
            glyphs[a:b] = [glyphs[a]._replace(char=f"[{number}]", x1=glyphs[b - 1].x1)]
    return replace(row, glyphs=glyphs)


def _note(rows: Sequence[RowPiece], texts: Sequence[str], mark: re.Match[str]) -> RowPiece:
    """A note on one line."""
    text = texts[0]
    for more in texts[1:]:
        text = joined(text, more)
    text = f"[{mark[1]}] {text[mark.end() :]}" if mark[1] else text.strip()
    x0, y0, x1, y1 = rows[0].x0, rows[-1].y0, max(row.x1 for row in rows), rows[0].y1
    return RowPiece([], x0, y0, x1, y1, rows[0].em, (text,))
