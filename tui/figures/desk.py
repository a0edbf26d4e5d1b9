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

VIEWS = ("list", "checks", "budget")
HINTS = ("none", "try-word", "try-size", "try-equal", "try-change")
"""What an empty result says, row by row."""


class Desk:
    """The figures that lie open."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.looking = "list"
        self.kind: Kind = "all"
        self.order: Order = "text"
        self.unclear: tuple[str, ...] = ()
        self.view: View = self.listed("")

    def listed(self, query: str) -> FiguresView:
        """The list that `query`, kind and order ask for; words that are not understood are kept in `unclear`."""
        of = self.known
        found = of.index.search(query, self.kind, self.order)
        self.unclear = found.query.unclear
        return FiguresView(of.issue.figures, found.indices, of.scale, of.places)

    def made(self, query: str) -> View:
        """The view that is looked at."""
        of = self.known
        if self.looking == "checks":
            return ChecksView(of.issue, of.places)
        if self.looking == "budget":
            return BudgetView(of.issue, of.budget, of.scale, of.places)
        return self.listed(query)

    def turn(self, what: str) -> bool:
        """Look at another view, another kind, in another order; False when `what` is none of these."""
        if what == "next-kind":
            self.kind = KINDS[(KINDS.index(self.kind) + 1) % len(KINDS)]
        elif what == "sort":
            self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        elif what.startswith("kind "):
            self.kind = next(kind for kind in KINDS if what == f"kind {kind}")
        elif what not in (*VIEWS, "field"):
            return False
        self.looking = what if what in VIEWS else "list"
        return True

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
        """The row of a figure in the list, the first one when it is not there."""
        view = self.view
        if figure is None or not isinstance(view, FiguresView) or figure not in view.found:
            return 0
        return list(view.found).index(figure)

    @property
    def nothing_found(self) -> bool:
        """Whether a search has left nothing of what there is."""
        return self.looking == "list" and not self.view.count and bool(self.known.issue.figures)

    def tabs(self) -> list[Piece]:
        """The views, each with how much is in it; a click opens one."""
        counts = tally(self.known.issue.claims)
        signs = " ".join(f"{sign}{counts[sign]}" for sign in "✓✗≈" if counts[sign])
        labels = {"list": len(self.known.issue.figures), "checks": signs or "0", "budget": len(self.known.budget)}
        tabs = []
        for name in VIEWS:
            words = texts.tr(f"figures.tab-{name}", count=labels[name])
            tabs.append(Piece(f" {words} ", self._role(name == self.looking), f"figures:{name}"))
        return tabs

    def filters(self) -> tuple[list[Piece], list[Piece]]:
        """Kinds at the left; at the right how many are left, and the order."""
        kinds = [
            Piece(f" {texts.tr(f'figures.only-{kind}')}", self._role(kind == self.kind), f"figures:kind {kind}")
            for kind in KINDS
        ]
        order = Piece(f"{texts.tr(f'figures.order-{self.order}')} ", "key", "figures:sort")
        return kinds, [Piece(f"{self.view.count} ", "number"), order]

    def foot(self) -> list[Piece]:
        """The keys; or what of the query is not understood, and what is."""
        if self.unclear and self.looking == "list":
            return [Piece(f" {texts.tr('figures.unclear', words=' '.join(self.unclear))}", "warn")]
        return [Piece(f" {texts.tr('figures.keys')}", "muted")]

    def tallied(self) -> str:
        """How the checks came out, in words."""
        counts = tally(self.known.issue.claims)
        return texts.tr("figures.tally", good=counts["✓"], bad=counts["✗"], near=counts["≈"])

    @staticmethod
    def _role(chosen: bool) -> str:
        return "strong" if chosen else "key"
