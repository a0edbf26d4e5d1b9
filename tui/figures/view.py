"""What the views of figures have in common: rows by number, where each leads, the same as a table to take away."""

from __future__ import annotations

from typing import Protocol

from parsers.model import Span
from tui.cells import Piece
from tui.tables import Rows


class View(Protocol):
    """Rows by number. `draw` gives at most `width` cells; document text has passed `tui.safe.shown`."""

    @property
    def count(self) -> int: ...

    def draw(self, row: int, width: int) -> list[Piece]: ...

    def target(self, row: int) -> Span | None:
        """The place in the source that a row leads to."""

    def figure(self, row: int) -> int | None:
        """The figure whose card belongs to a row."""

    def spans(self) -> list[Span]:
        """All places of the view, to be marked on the page; in reading order."""

    def table(self, form: str) -> Rows:
        """The whole of it with a head, for the clipboard; `form` is one of `tui.tables.FORMS`."""
