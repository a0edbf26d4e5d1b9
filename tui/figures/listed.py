"""The list of figures: subject, value as printed, value in the common unit, period, section."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.model import Figure, Span
from tui import texts
from tui.cells import Piece, cells, cut, cut_middle, fill, spread
from tui.figures.amounts import Scale, aligned, common
from tui.places import Places
from tui.safe import shown
from tui.tables import Rows

_PRINTED_FROM = 70
"""From so many cells on there is room for the value as printed and for the section."""
_PRINTED, _PERIOD, _SECTION = 16, 11, 20


class FiguresView:
    """One row a figure."""

    def __init__(self, figures: Sequence[Figure], found: Sequence[int], scale: Scale, places: Places) -> None:
        self.figures = figures
        self.found = found
        self.scale = scale
        self.places = places

    @property
    def count(self) -> int:
        return len(self.found)

    def draw(self, row: int, width: int) -> list[Piece]:
        figure = self.figures[self.found[row]]
        right = [*aligned(figure, self.scale), Piece(" ")]
        if width >= _PRINTED_FROM:
            printed = cut(shown(words(figure)), _PRINTED)
            right = [Piece(" " * (_PRINTED - cells(printed)) + printed, "muted"), *right]
            right.append(Piece(fill(shown(figure.period or ""), _PERIOD), "muted"))
            if width >= _PRINTED_FROM + _SECTION:
                title = cut_middle(shown(self.places.section_title(figure.span.start)), _SECTION)
                right.append(Piece(fill(title, _SECTION), "faint"))
        room = max(4, width - sum(cells(piece.text) for piece in right) - 2)
        named = cut_middle(subject(figure), room)
        left = [Piece(" "), Piece(named)]
        period = f" {shown(figure.period or '')}"
        if width < _PRINTED_FROM and cells(named + period) <= room:
            left.append(Piece(period, "faint"))
        return spread(left, right, width)

    def target(self, row: int) -> Span | None:
        return self.figures[self.found[row]].span

    def figure(self, row: int) -> int | None:
        return self.found[row] if row < len(self.found) else None

    def spans(self) -> list[Span]:
        return [self.figures[i].span for i in sorted(self.found)]

    def table(self) -> Rows:
        return figure_rows((self.figures[i] for i in self.found), self.scale, self.places)


def subject(figure: Figure) -> str:
    """What a figure is of, safe to show; its unit where the text has no words for it."""
    return shown(figure.subject or texts.tr("figures.no-subject"))


def words(figure: Figure) -> str:
    """A figure as printed, on one line."""
    return "".join(figure.text.split())


def figure_rows(figures: Iterable[Figure], scale: Scale, places: Places) -> list[list[str]]:
    """A head and one row a figure, for a table."""
    keys = ("subject", "printed", "value", "unit", "common", "approx", "period", "section", "document")
    rows = [[texts.tr(f"figures.{key}") for key in keys]]
    for figure in figures:
        value = figure.value if isinstance(figure.value, tuple) else (figure.value,)
        amount, unit = common(figure, scale)
        at = figure.span.start
        rows.append(
            [
                figure.subject or "",
                words(figure),
                "–".join(f"{v:.15g}" for v in value),
                figure.unit,
                amount + unit,
                figure.approx or "",
                figure.period or "",
                places.section_title(at),
                places.document_title(at),
            ]
        )
    return rows
