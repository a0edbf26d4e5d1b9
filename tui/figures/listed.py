"""The list of figures: subject, value as printed, value in the unit of its size, period, section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.model import Figure, Issue, Span
from tui import texts
from tui.cells import Piece, cells, cut, cut_middle, fill, spread
from tui.figures.amounts import Amounts, decimal
from tui.figures.columns import aligned, column
from tui.places import Places
from tui.safe import shown
from tui.tables import Rows

_PERIOD_FROM = 84
_PERIOD, _SECTION = 12, 20
_SECTION_FROM = 108
"""From so many cells on there is room for the period, and for the section."""
_PRINTED = 18
_SUBJECT = 10
"""Cells that a subject is left beside a value as printed."""
_SAMPLE = 400
"""So many figures are measured to lay out the column."""


class FiguresView:
    """One row a figure; `found` are indices."""

    def __init__(self, issue: Issue, found: Sequence[int], amounts: Amounts, places: Places) -> None:
        self.issue = issue
        self.figures = issue.figures
        self.found = found
        self.amounts = amounts
        self.places = places
        self.kept = amounts.kept(found)
        sample = found[:: max(1, len(found) // _SAMPLE)]
        shown_as = [amounts.of(index, self.kept) for index in sample]
        self.column = column(shown_as)
        beside = (self._printed(index, amount.text) for index, amount in zip(sample, shown_as, strict=True))
        self.printed = max(map(cells, beside), default=0)

    @property
    def count(self) -> int:
        return len(self.found)

    def draw(self, row: int, width: int) -> list[Piece]:
        index = self.found[row]
        figure = self.figures[index]
        amount = self.amounts.of(index, self.kept)
        right = [*aligned(amount, self.column), Piece(" ")]
        if width >= _PERIOD_FROM:
            right.append(Piece(fill(shown(figure.period or ""), _PERIOD) + " ", "muted"))
        if width >= _SECTION_FROM:
            title = cut_middle(shown(self.places.section_title(figure.span.start)), _SECTION)
            right.append(Piece(fill(title, _SECTION), "faint"))
        room = width - 1 - sum(cells(piece.text) for piece in right)
        named, printed = subject(figure), self._printed(index, amount.text)
        beside = max(cells(printed), self.printed if room - self.printed > 2 * _SUBJECT else 0) + 2
        if printed and room - beside >= min(cells(named), _SUBJECT):
            right.insert(0, Piece(" " * (beside - cells(printed)) + printed + " ", "muted"))
            room -= beside + 1
        named = cut_middle(named, max(4, room - 1))
        left = [Piece(" "), Piece(named)]
        period = f"  {shown(figure.period or '')}"
        if width < _PERIOD_FROM and period.strip() and cells(named + period) < room:
            left.append(Piece(period, "faint"))
        return spread(left, right, width)

    def _printed(self, index: int, amount: str) -> str:
        """The value as printed, if it is shown in other words."""
        printed = self.amounts.currency(index) + shown(words(self.figures[index]))
        return "" if printed == amount else cut(printed, _PRINTED)

    def target(self, row: int) -> Span | None:
        return self.figures[self.found[row]].span

    def figure(self, row: int) -> int | None:
        return self.found[row] if row < len(self.found) else None

    def spans(self) -> list[Span]:
        return [self.figures[i].span for i in sorted(self.found)]

    def table(self, form: str) -> Rows:
        return figure_rows(self.issue, self.found, self.amounts, self.places, form)


def subject(figure: Figure) -> str:
    """What a figure is of, safe to show; its unit where the text has no words for it."""
    return shown(figure.subject or texts.tr("figures.no-subject"))


def words(figure: Figure) -> str:
    """A figure as printed, on one line."""
    return "".join(figure.text.split())


def figure_rows(issue: Issue, found: Iterable[int], amounts: Amounts, places: Places, form: str) -> list[list[str]]:
    """A head and one row a figure, for a table in that form; nothing is rounded.

    The head of CSV is in codes that are the same in every locale: programs read it.
    """
    keys = ("subject", "printed", "value", "unit", "common", "approx", "period", "section", "document")
    rows = [list(keys) if form == "csv" else [texts.tr(f"figures.{key}") for key in keys]]
    for index in found:
        figure = issue.figures[index]
        at = figure.span.start
        rows.append(
            [
                figure.subject or "",
                words(figure),
                plain_value(figure),
                figure.unit,
                amounts.of(index, exact=True).text,
                figure.approx or "",
                figure.period or "",
                places.section_title(at),
                places.document_title(at),
            ]
        )
    return rows


def plain_value(figure: Figure) -> str:
    """The value in the base unit, all of it: the two ends of a range around –, the terms of a ratio around ∶."""
    values = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return ("∶" if figure.shape == "ratio" else "–").join(map(plain_number, values))


def plain_number(value: float) -> str:
    """`value` without grouping and without an exponent, not rounded."""
    text = format(decimal(value), "f")
    return text.removesuffix(".0")
