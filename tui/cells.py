"""A line in terminal cells: texts with a role each, cut or filled to a width. Only the standard library is needed here.

A role names what a text is ("muted", "number", "warn"); `tui.theme` gives it a colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from tui.viewer.cells import WIDTHS, cells

__all__ = ["Piece", "cells", "cut", "cut_middle", "fill", "folded", "scroll_mark", "spread"]


class Piece(NamedTuple):
    """A stretch of a line: its text (past `tui.safe.shown`), its role, and the command that a click on it runs."""

    text: str
    role: str = ""
    command: str = ""


def cut(text: str, width: int) -> str:
    """`text`, or as much of its beginning as fits with a final …, in at most `width` cells."""
    if 2 * len(text) <= width or cells(text) <= width:
        return text
    room = width - 1
    for end, char in enumerate(text):
        room -= WIDTHS[char]
        if room < 0:
            return text[:end] + "…" if width > 0 else ""
    return text


def cut_middle(text: str, width: int) -> str:
    """`text`, or as much of its beginning and rather more of its end as fits around a … in at most `width` cells.

    Titles of one gazette begin alike, with the body's name, and differ in their ends.
    """
    if cells(text) <= width:
        return text
    head = cut(text, max(1, width // 3)).removesuffix("…")
    room = width - 1 - cells(head)
    for start in range(len(text) - 1, -1, -1):
        room -= WIDTHS[text[start]]
        if room < 0:
            return f"{head}…{text[start + 1 :]}"
    return text


def folded(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken as the page is, without blanks at their ends; never none."""
    from tui.viewer.kinsoku import break_text

    starts = break_text(text, width, hang=0)
    return [text[a:b].rstrip() for a, b in pairwise([*starts, len(text)])] or [""]


def fill(text: str, width: int) -> str:
    """`text` cut or padded with spaces on the right to exactly `width` cells."""
    text = cut(text, width)
    return text + " " * (width - cells(text))


def spread(left: Iterable[Piece], right: Iterable[Piece], width: int) -> list[Piece]:
    """A line of exactly `width` cells: `right` at the right edge, whole or not at all; `left` cut where it must be."""
    right = list(right)
    taken = sum(cells(piece.text) for piece in right)
    if taken > width:
        right, taken = [], 0
    room = width - taken
    line: list[Piece] = []
    for piece in left:
        if room <= 0:
            break
        text = cut(piece.text, room)
        room -= cells(text)
        line.append(piece._replace(text=text))
    if room > 0:
        line.append(Piece(" " * room))
    return line + right


def scroll_mark(y: int, height: int, count: int, top: int) -> Piece:
    """The cell at screen row `y` of the bar of a list: `count` rows, those from `top` on shown in `height`."""
    if count <= height:
        return Piece(" ")
    size = max(1, height * height // count)
    start = (height - size) * top // max(1, count - height)
    return Piece("▐", "faint") if start <= y < start + size else Piece(" ")
