"""Tables of web pages and Word files as Markdown table lines: ``| a | b |``, a row a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.model import Note
from parsers.source.markup import Element

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
MOST_COLUMNS = 200
"""Columns that one cell may go over; Word lets a table have 63."""
MOST_FILLED = 200_000
"""Empty cells of a file that are written only so that columns stand below one another: merged cells, short rows. Of
an annex of 5,000 rows and 20 columns all cells but one in each row may be merged and it has half of them; a page of 180
kB that asks for millions is parsed in the time of an ordinary megabyte."""
LEAST_PARAGRAPHS, LEAST_TEXT, MOST_OF_TABLE = 3, 200, 0.6
"""A cell with so many paragraphs, so many characters and so much of all that its table says is text that is laid out by
the table, as sites and forms do: no table."""


@dataclass(slots=True)
class Filling:
    """The empty cells that the tables of one file may still be filled up with."""

    left: int = field(default_factory=lambda: MOST_FILLED)
    is_spent: bool = False

    def take(self, count: int) -> int:
        """As many of `count` cells as are left."""
        given = min(count, self.left)
        self.left -= given
        self.is_spent = self.is_spent or given < count
        return given

    def notes(self) -> list[Note]:
        """What to tell of tables that could not be filled up; no text of theirs is lost."""
        return [Note("table-filling", f"{MOST_FILLED}")] if self.is_spent else []


def fold_blanks(text: str) -> str:
    """`text` with each run of white space as one space, and as none where a page's line ends between two 汉字."""
    return _BLANKS.sub(_folded, text)


def _folded(blanks: re.Match[str]) -> str:
    if "\n" not in blanks[0] and "\r" not in blanks[0]:
        return " "
    text, start, end = blanks.string, blanks.start(), blanks.end()
    return "" if start > 0 and end < len(text) and text[start - 1] > "\u2e80" and text[end] > "\u2e80" else " "


def table_lines(rows: Sequence[Sequence[str]], filling: Filling | None = None) -> str:
    """`rows` as lines, all as wide as the widest, or each as wide as it is where `filling` is spent. A bar in a cell is
    escaped, its line breaks become spaces."""
    width = max((len(row) for row in rows), default=0)
    missing = sum(width - len(row) for row in rows)
    if (filling or Filling()).take(missing) < missing:
        width = 0
    lines = []
    for row in rows:
        cells = [_BLANKS.sub(" ", cell).strip().replace("|", "\\|") for cell in row]
        lines.append("| " + " | ".join(cells + [""] * (width - len(cells))) + " |")
    return "\n".join(lines)


def html_rows(table: Element, filling: Filling) -> list[list[str]] | None:
    """The cells of a table that holds no table, row by row; None for one that only lays out the page (one column).

    A cell over several columns or rows stands in its first, the others are empty.
    """
    rows: list[list[str]] = []
    covered: dict[int, int] = {}  # column → how many rows more it is covered from above
    for row in _rows(table):
        cells: list[str] = []
        for cell in _cells(row):
            _skip_covered(cells, covered, filling)
            wide, high = 1 + filling.take(_span(cell, "colspan") - 1), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + wide):
                if high > 1:
                    covered[column] = high - 1
            cells += [fold_blanks(_cell_text(cell)).strip()] + [""] * (wide - 1)
        _skip_covered(cells, covered, filling)
        rows.append(cells)
    if max((len(row) for row in rows), default=0) < 2:
        return None
    return [row for row in rows if any(row)]


def _skip_covered(cells: list[str], covered: dict[int, int], filling: Filling) -> None:
    while covered.get(len(cells), 0) > 0 and len(cells) < MOST_COLUMNS and filling.take(1):
        covered[len(cells)] -= 1
        cells.append("")


def _span(cell: Element, name: str) -> int:
    value = cell.attributes.get(name, "1")
    return max(1, min(int(value), MOST_COLUMNS)) if value.isascii() and value.isdecimal() and len(value) < 6 else 1


def _rows(table: Element) -> list[Element]:
    found: list[Element] = []
    for child in table.children:
        if isinstance(child, Element):
            found += [child] if child.tag == "tr" else _rows(child) if child.tag in ("tbody", "thead", "tfoot") else []
    return found


def _cells(row: Element) -> list[Element]:
    return [child for child in row.children if isinstance(child, Element) and child.tag in ("td", "th")]


def _cell_text(element: Element) -> str:
    parts = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.tag not in ("script", "style", "del"):
            parts.append((" " if child.tag in ("p", "br", "div", "li") else "") + _cell_text(child))
    return "".join(parts)
