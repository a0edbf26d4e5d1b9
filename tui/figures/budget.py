"""The budget table: one row a subject with 年初, 调整为, 增减 and %, by document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from parsers.claims.budget import BudgetRow
from parsers.model import Issue, Span
from tui import texts
from tui.cells import Piece, cells, cut_middle, spread
from tui.figures.amounts import Scale
from tui.places import Places, heading_text
from tui.safe import shown
from tui.tables import Rows

_NUMBER, _WIDE, _PERCENT = 9, 13, 8
_WIDE_FROM = 76
_COLUMNS = ("opening", "adjusted", "difference", "percent")
_ALL_FROM = 46
"""In fewer cells only what it is now and by how much it moved, so that the subject can be read."""


class _Title(NamedTuple):
    """A row that is no subject: its text and what it is, `title`, `head` (of the columns) or `muted`."""

    text: str
    role: str


class BudgetView:
    """Rows by document: its title, the head of the columns; by section, whose title tells the account; the subjects."""

    def __init__(self, issue: Issue, rows: Sequence[BudgetRow], scale: Scale, places: Places) -> None:
        self.issue = issue
        self.rows = rows
        self.scale = scale
        self.places = places
        self.lines: list[BudgetRow | _Title] = []
        document = account = None
        for row in rows:
            titles = self._titles(row)
            if titles[0] != document:
                document, account = titles[0], titles[0]
                self.lines += [_Title(document, "title"), _Title("", "head")]
            if titles[-1] != account:
                account = titles[-1]
                self.lines.append(_Title(account, "muted"))
            self.lines.append(row)

    def _titles(self, row: BudgetRow) -> list[str]:
        """The title of the row's document and of the section below it, whose account the row belongs to."""
        path = self.places.path(self.places.at(self._span(row).start))
        return [heading_text(self.places.sections[number]) for number in path[:3]] or [""]

    def _span(self, row: BudgetRow) -> Span:
        spans = [self.issue.figures[i].span for i in row.figures]
        return Span(min(span.start for span in spans), max(span.end for span in spans))

    @property
    def count(self) -> int:
        return len(self.lines)

    def draw(self, row: int, width: int) -> list[Piece]:
        line = self.lines[row]
        size = _WIDE if width >= _WIDE_FROM else _NUMBER
        columns = _COLUMNS if width >= _ALL_FROM else _COLUMNS[1:3]
        if isinstance(line, _Title) and line.role == "head":
            heads = [
                _right(texts.tr(f"figures.{key}"), _PERCENT if key == "percent" else size, "muted") for key in columns
            ]
            return spread([Piece(f" {self.scale.name}", "faint")], heads, width)
        if isinstance(line, _Title):
            return spread([Piece(" "), Piece(cut_middle(shown(line.text), width - 2), line.role)], [], width)
        moved = "accent" if (line.difference or 0) < 0 else "good"
        percent = f"{line.percent:+.1f}%" if line.percent is not None else ""
        shown_as = {
            "opening": _right(_money(line.opening, self.scale), size, "number"),
            "adjusted": _right(_money(line.adjusted, self.scale), size, "number"),
            "difference": _right(_money(line.difference, self.scale, sign=True), size, moved),
            "percent": _right(percent, _PERCENT, moved),
        }
        right = [shown_as[key] for key in columns]
        room = max(4, width - 2 - sum(cells(piece.text) for piece in right))
        return spread([Piece(" "), Piece(cut_middle(shown(line.subject), room))], right, width)

    def target(self, row: int) -> Span | None:
        line = self.lines[row]
        return self._span(line) if isinstance(line, BudgetRow) else None

    def figure(self, row: int) -> int | None:
        line = self.lines[row] if row < len(self.lines) else None
        return line.figures[0] if isinstance(line, BudgetRow) else None

    def spans(self) -> list[Span]:
        return [self._span(row) for row in self.rows]

    def table(self) -> Rows:
        keys = ("subject", "opening", "adjusted", "difference", "percent", "document")
        table = [[texts.tr(f"figures.{key}") for key in keys]]
        for row in self.rows:
            amounts = (row.opening, row.adjusted, row.difference)
            percent = f"{row.percent:.2f}" if row.percent is not None else ""
            document = self.places.document_title(self._span(row).start)
            table.append([row.subject, *(_money(a, self.scale) for a in amounts), percent, document])
        return table


def _money(value: float | None, scale: Scale, *, sign: bool = False) -> str:
    """An amount with two decimals, so that the points of a column stand in line."""
    if value is None:
        return ""
    return f"{value / scale.factor:{'+' if sign and value else ''},.2f}"


def _right(text: str, size: int, role: str) -> Piece:
    return Piece(" " * max(1, size - cells(text)) + text, role)
