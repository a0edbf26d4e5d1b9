"""What stands where in a drawn row, and the names of the styles it is written in. Pure: the first page needs it too."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from parsers.model import BlockKind
from tui.viewer.cells import cells
from tui.viewer.marks import Mark
from tui.viewer.rows import Piece, Row

RUN_IN = "run-in"
"""The layer of headings that run into their paragraph."""
RUNNING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
"""Kinds that a heading may run into; other headings have the look of their kind."""

KIND_NAMES = {
    BlockKind.TITLE: "title",
    BlockKind.SUBTITLE: "subtitle",
    BlockKind.BYLINE: "byline",
    BlockKind.CONTENTS: "contents",
    BlockKind.MASTHEAD: "masthead",
    BlockKind.ROSTER: "roster",
    BlockKind.TABLE: "table",
    BlockKind.SIGNATURE: "signature",
    BlockKind.DATE_LINE: "signature",
    BlockKind.SALUTATION: "salutation",
    BlockKind.NOTE: "note",
}
"""Kinds with a component class of their own; a heading's is named by its level, the others are plain text."""


def laid(row: Row, page: str | None, left: int, width: int) -> list[tuple[int, Piece | tuple[str, str]]]:
    """What stands in `row`, by cell of a pane of `width` cells with `left` cells of margin, not overlapping.

    A piece of text, or the name of a style and a string that is not of the source; `page` is written into the margin.
    """
    items: list[tuple[int, Piece | tuple[str, str]]] = [(left + piece.x, piece) for piece in row.pieces]
    items += [(left + x, ("rule", text)) for x, text in row.decor]
    if page:
        mark = page_mark(page)
        x = left - cells(mark) - 1
        if row.pieces and x >= 0:
            items.append((x, ("page", mark)))
        elif not row.pieces and not row.decor:
            items.append((max(0, width - cells(mark) - 2), ("page", mark)))
    return sorted(items, key=lambda item: item[0])


def stretches(piece: Piece, marks: Iterable[Mark]) -> list[tuple[str, tuple[str, ...]]]:
    """The text of `piece` cut where marks begin and end, each stretch with the names of the layers that mark it."""
    first, stop = piece.first, piece.stop
    mine = [mark for mark in marks if mark.start < stop and mark.end > first]
    if not mine:
        return [(piece.text, ())]
    flow, start, end = piece.flow, piece.start, piece.end
    ranges = [(max(start, flow.index(m.start)), min(end, flow.index(m.end)), m.layer) for m in mine]
    cuts = sorted({start, end, *(at for a, b, _ in ranges for at in (a, b) if start < at < end)})
    return [
        (piece.text[a - start : b - start], tuple(dict.fromkeys(layer for x, y, layer in ranges if x <= a and b <= y)))
        for a, b in pairwise(cuts)
    ]


def base_name(row: Row) -> str:
    """The component class that a row's text is written in."""
    if row.kind is BlockKind.HEADING:
        return "heading" if row.level <= 2 else "subheading"
    return KIND_NAMES.get(row.kind, "text")


def page_mark(page: str) -> str:
    """The beginning of a printed page as it stands in the margin."""
    return f"{page}▸"
