"""What of an issue's figures is shown, and how: view, kind, order, query. Pure; the panel puts it on the screen."""

from __future__ import annotations

from bisect import bisect_right

from parsers.model import Span
from tui import texts
from tui.cells import Piece
from tui.figures.budget import BudgetView
from tui.figures.checks import ChecksView, tally
from tui.figures.known import Known
from tui.figures.listed import FiguresView
from tui.figures.view import View
from tui.search.figures import KINDS, ORDERS, Kind, Order


class FiguresState:
    """The figures that lie open."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.kind: Kind = "all"
        self.order: Order = "text"
        self.unclear: tuple[str, ...] = ()
        self.width = 0
        """The cells that the last view was laid out for."""
        self.view: View = self.listed("")

    def listed(self, query: str) -> FiguresView:
        """The list that `query`, kind and order ask for; words that are not understood are kept in `unclear`."""
        of = self.known
        found = of.index.search(query, self.kind, self.order)
        self.unclear = found.query.unclear
        return FiguresView(of.issue, found.indices, of.amounts, of.places)

    def made(self, view: str, query: str, width: int) -> View:
        """The view of that name, for a list of `width` cells."""
        of, self.width = self.known, width
        if view == "checks":
            return ChecksView(of.issue, of.amounts, of.places, width)
        if view == "budget":
            return BudgetView(of.issue, of.budget, of.places, width)
        return self.listed(query)

    def take_kind(self, which: str) -> None:
        """List another kind of figures: the next one, or that of ``kind NAME``."""
        name = which.removeprefix("kind ")
        following = KINDS[(KINDS.index(self.kind) + 1) % len(KINDS)]
        self.kind = next((kind for kind in KINDS if kind == name), following)

    def next_order(self) -> None:
        """List the figures in the next order."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]

    def figure_from(self, offset: int) -> int | None:
        """The first figure that ends behind source `offset`."""
        figures = self.known.issue.figures
        index = bisect_right(figures, offset, key=lambda figure: figure.span.end)
        return index if index < len(figures) else None

    def figure_at(self, span: Span) -> int | None:
        """The figure that `span` touches."""
        index = self.figure_from(span.start)
        figures = self.known.issue.figures
        return index if index is not None and figures[index].span.start < span.end else None

    def row_of(self, figure: int | None) -> int:
        """The first row that is about a figure, the first of all when there is none."""
        view = self.view
        if figure is None:
            return 0
        if isinstance(view, FiguresView):
            return list(view.found).index(figure) if figure in view.found else 0
        return next((row for row in range(view.count) if view.figure(row) == figure), 0)

    def counts(self) -> dict[str, object]:
        """How much there is in each view, for the tabs."""
        counts = tally(self.known.issue.claims)
        signs = " ".join(f"{sign}{counts[sign]}" for sign in "✓✗≈" if counts[sign])
        return {"list": len(self.known.issue.figures), "checks": signs or "0", "budget": len(self.known.budget)}

    def filters(self) -> tuple[list[Piece], list[Piece]]:
        """Kinds at the left; at the right how many are left, and the order."""
        kinds = [
            Piece(f" {texts.tr(f'figures.only-{kind}')}", self._role(kind == self.kind), f"figures:kind {kind}")
            for kind in KINDS
        ]
        order = Piece(f"{texts.tr(f'figures.order-{self.order}')} ", "key", "figures:sort")
        return kinds, [Piece(f"{self.view.count} ", "number"), order]

    def tallied(self) -> str:
        """How the checks came out, in words."""
        counts = tally(self.known.issue.claims)
        return texts.tr("figures.tally", good=counts["✓"], bad=counts["✗"], near=counts["≈"])

    @staticmethod
    def _role(chosen: bool) -> str:
        return "strong" if chosen else "key"
