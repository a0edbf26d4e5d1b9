"""The budget table: one row a subject with 年初, 增减, 调整为 and %; the columns add up as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from parsers.claims.budget import BudgetRow
from parsers.model import Figure, Issue, Span
from tui import texts
from tui.cells import Piece, cells, cut_middle, folded, spread
from tui.figures.amounts import SCALES, Amounts, Scale, decimal, number, printed_scale
from tui.figures.listed import plain_number, words
from tui.places import Places, heading_text
from tui.safe import shown
from tui.tables import Rows

_COLUMNS = ("opening", "difference", "adjusted", "percent")
_SUBJECT = 20
"""Cells that a subject needs beside its amounts; with fewer it stands on a row of its own above them."""
_GAP = 2
_PLACES = 2
"""Decimals that are no burden to read; with more a smaller unit is taken, if the source prints one."""
_MOST_PLACES = 8


class Sheet(NamedTuple):
    """Rows of one document in one currency: the unit, its multiplier and the decimals in which all are exact."""

    rows: Sequence[BudgetRow]
    scale: Scale
    unit: str
    places: int

    def cell(self, value: float, *, sign: bool = False) -> str:
        """An amount in the sheet's unit: exact, so that the columns add up to the eye."""
        scaled = decimal(value) / self.scale.factor
        return f"{scaled:{'+' if sign and value else ''},.{self.places}f}"

    def cells(self, row: BudgetRow) -> tuple[str, str, str, str]:
        """The row's cells in the order of the columns."""
        amounts = self.cell(row.opening), self.cell(row.difference, sign=True), self.cell(row.adjusted)
        return *amounts, percent_text(row.percent)


class _Line(NamedTuple):
    pieces: list[Piece]
    row: BudgetRow | None = None


class BudgetView:
    """By document: its title, a sheet for each currency with its head; by section, whose title tells the account."""

    def __init__(self, issue: Issue, rows: Sequence[BudgetRow], places: Places, width: int) -> None:
        self.issue = issue
        self.rows = rows
        self.places = places
        self.amounts = Amounts(issue)
        self.width = max(16, width - 1)
        self.lines = list(self._lines()) or self._nothing()

    def _nothing(self) -> list[_Line]:
        """What the table would need, where there are figures and none of them is of an adjusted budget."""
        if not self.issue.figures:
            return []
        needed = folded(texts.tr("figures.needs-budget"), self.width - 2)
        return [_Line([Piece(f" {line}", "muted")]) for line in [texts.tr("figures.no-budget"), "", *needed]]

    def _sheets(self) -> Iterator[tuple[str, Sheet]]:
        """The title of each document, and the sheets below it."""
        for title, rows in groupby(self.rows, key=lambda row: self._titles(row)[0]):
            by_unit: dict[tuple[str, str], list[BudgetRow]] = {}
            for row in rows:
                by_unit.setdefault((self.amounts.currency(row.figures[0]), row.unit), []).append(row)
            for of_unit in by_unit.values():
                yield title, sheet(of_unit, self.issue.figures, self.amounts)

    def _lines(self) -> Iterator[_Line]:
        document = None
        for title, of in self._sheets():
            if title != document:
                document = title
                yield _Line([Piece(" "), Piece(cut_middle(shown(title), self.width - 2), "title")])
            yield from self._of_sheet(title, of)

    def _of_sheet(self, title: str, of: Sheet) -> Iterator[_Line]:
        heads = [texts.tr(f"figures.{key}") for key in _COLUMNS]
        table = [of.cells(row) for row in of.rows]
        widths = [max(cells(line[k]) for line in [heads, *table]) + _GAP for k in range(len(_COLUMNS))]
        beside = self.width - 1 - sum(widths) >= _SUBJECT
        columns = _fitting(widths, self.width)
        unit = f" {texts.tr('figures.in-unit', unit=of.unit)}"
        head = [Piece(_right(heads[k], widths[k]), "muted") for k in columns]
        if cells(unit) + sum(widths[k] for k in columns) > self.width:
            yield _Line([Piece(unit, "faint")])
            unit = ""
        yield _Line(spread([Piece(unit, "faint")], head, self.width))
        account = title
        for row, line in zip(of.rows, table, strict=True):
            if (below := self._titles(row)[-1]) != account:
                account = below
                yield _Line([Piece(" "), Piece(cut_middle(shown(account), self.width - 2), "muted")])
            right = [Piece(_right(line[k], widths[k]), _ink(k, row)) for k in columns]
            if not beside:
                yield _Line(self._subject(row, self.width), row)
            room = self.width - sum(cells(piece.text) for piece in right)
            yield _Line(spread(self._subject(row, room) if beside else [], right, self.width), row)

    def _subject(self, row: BudgetRow, room: int) -> list[Piece]:
        """The subject, and the difference that the text prints where that is another one."""
        printed = texts.tr("figures.not-as-printed", value=self._printed(row)) if not row.agrees else ""
        warned = [Piece(f" {printed}", "warn")] if printed else []
        if printed and cells(printed) + 1 + 8 > room:
            warned, printed = [Piece(" ≠", "warn")], "≠"
        room -= 1 + (cells(printed) + 1 if printed else 0)
        return [Piece(" "), Piece(cut_middle(shown(row.subject), max(4, room))), *warned]

    def _printed(self, row: BudgetRow) -> str:
        """The difference in the words of the text."""
        of = next((i for i in row.figures if abs(_size(self.issue.figures[i])) not in _ends(row)), row.figures[-1])
        return shown(words(self.issue.figures[of]))

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
        return spread(self.lines[row].pieces, [], width)

    def target(self, row: int) -> Span | None:
        of = self.lines[row].row
        return self._span(of) if of else None

    def figure(self, row: int) -> int | None:
        of = self.lines[row].row if row < len(self.lines) else None
        return of.figures[0] if of else None

    def spans(self) -> list[Span]:
        return [self._span(row) for row in self.rows]

    def table(self, form: str) -> Rows:
        """The amounts as they are shown; for CSV, which programs read, raw in the base unit under heads of codes."""
        keys = ("subject", *_COLUMNS, "unit", "document")
        table = [list(keys) if form == "csv" else [texts.tr(f"figures.{key}") for key in keys]]
        for title, of in self._sheets():
            for row in of.rows:
                raw = [plain_number(value) for value in (row.opening, row.difference, row.adjusted)]
                percent = "" if row.percent is None else plain_number(row.percent)
                amounts = [*raw, percent] if form == "csv" else list(of.cells(row))
                unit = self.amounts.currency(row.figures[0]) + row.unit if form == "csv" else of.unit
                table.append([row.subject, *amounts, unit, title])
        return table


def sheet(rows: Sequence[BudgetRow], figures: Sequence[Figure], amounts: Amounts) -> Sheet:
    """`rows` of one currency in the unit that the source prints; of several the greatest that needs few decimals."""
    printed = [(printed_scale(figures[i]), i) for row in rows for i in row.figures]
    found = {scale.factor: scale for scale, _ in printed if scale} or {SCALES[-1].factor: SCALES[-1]}
    values = [value for row in rows for value in (row.opening, row.adjusted)]
    choices = [(scale, _decimals(values, scale)) for _, scale in sorted(found.items(), reverse=True)]
    scale, places = next((each for each in choices if each[1] <= _PLACES), choices[-1])
    first = rows[0].figures[0]
    return Sheet(rows, scale, amounts.currency(first) + amounts.unit(figures[first], scale), places)


def percent_text(percent: float | None) -> str:
    """A percentage with one decimal, or as many as it takes not to be nothing: +0.04%."""
    if percent is None:
        return ""
    exact = decimal(percent)
    if not exact:
        return "0.0%"
    places = max(1, -exact.adjusted())
    return f"{exact:+,.{min(places, _MOST_PLACES)}f}%"


def _decimals(values: Sequence[float], scale: Scale) -> int:
    """How many decimals all of `values` have in that unit."""
    digits = (number(decimal(value) / scale.factor, _MOST_PLACES).partition(".")[2] for value in values)
    return max(map(len, digits), default=0)


def _fitting(widths: Sequence[int], room: int) -> list[int]:
    """The columns that fit: without the percentage, then without the opening amount, when all are too wide."""
    for columns in ([0, 1, 2, 3], [0, 1, 2], [1, 2], [2]):
        if sum(widths[k] for k in columns) <= room:
            return columns
    return [2]


def _size(figure: Figure) -> Decimal:
    return decimal(figure.value) if isinstance(figure.value, float) else Decimal(0)


def _ends(row: BudgetRow) -> tuple[Decimal, Decimal]:
    return decimal(row.opening), decimal(row.adjusted)


def _ink(column: int, row: BudgetRow) -> str:
    if column in (0, 2):
        return "number"
    return "accent" if row.difference < 0 else "good" if row.difference else "muted"


def _right(text: str, size: int) -> str:
    return " " * max(0, size - cells(text)) + text
