"""The card as a list of its own below the others: it follows a figure and leads to the places that it names."""

from __future__ import annotations

from tui.figures.card import CardView
from tui.figures.known import Known
from tui.listing import Listing
from tui.messages import Goto, MarkSpans

_ROOM_FROM = 14
"""From so many rows of the panel on there is room for a card."""


class CardListing(Listing):
    """Shows one figure's card; Enter or a click on a line goes where it stands."""

    DEFAULT_CSS = "CardListing { height: 45%; min-height: 6; }"

    def __init__(self) -> None:
        super().__init__(ground="bar", empty="")
        self.card: CardView | None = None

    def follow(self, known: Known, figure: int | None, width: int, height: int) -> None:
        """Show the card of `figure` in a panel of this size, or nothing."""
        self.display = figure is not None and height >= _ROOM_FROM
        if figure is None:
            self.card = None
        elif self.card is None or (self.card.of, self.card.width, self.card.known) != (figure, width - 1, known):
            self.card = CardView(figure, known, width - 1)
            self.show(self.card.count, self.card.draw)

    def go(self, index: int, *, tell: bool = False) -> None:
        """Move the cursor; nobody else follows it."""
        super().go(index)

    def choose(self, index: int, *, focus: bool) -> None:
        """Go to the place that line `index` is about."""
        target = self.card.target(index) if self.card else None
        if target is not None:
            self.post_message(MarkSpans("figure", [target], 0))
            self.post_message(Goto(target, focus=focus))
