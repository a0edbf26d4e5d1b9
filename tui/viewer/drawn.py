"""What stands where in a drawn row, and the names of the styles it is written in. Pure: the first page needs it too."""

from __future__ import annotations

from parsers.model import BlockKind
from tui.viewer.cells import cells
from tui.viewer.rows import Piece, Row

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


def base_name(row: Row) -> str:
    """The component class that a row's text is written in."""
    if row.kind is BlockKind.HEADING:
        return "heading" if row.level <= 2 else "subheading"
    return KIND_NAMES.get(row.kind, "text")


def page_mark(page: str) -> str:
    """The beginning of a printed page as it stands in the margin."""
    return f"{page}▸"
