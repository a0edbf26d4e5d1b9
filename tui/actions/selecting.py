"""The cursor and the selection by keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.actions import Handlers
from tui.cells import Piece
from tui.commands import commands
from tui.status import foot_piece
from tui.viewer.units import Unit

if TYPE_CHECKING:
    from tui.screens.reader import Reader

WITH_SELECTION = ("copy", "keep", "copy-form", "copy-verbatim", "copy-file", "swap-ends", "mark", "clear")


class Selecting:
    """Motions by units of the text, and what is selected by them."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def handlers(self) -> Handlers:
        page = self.reader.page
        motions = {"char": Unit.CHARACTER, "word": Unit.WORD, "sentence": Unit.SENTENCE, "paragraph": Unit.PARAGRAPH}
        by_unit: dict[str, Callable[[], object]] = {}
        for name, unit in motions.items():
            by_unit[f"next-{name}"] = partial(page.move_cursor, unit, 1)
            by_unit[f"previous-{name}"] = partial(page.move_cursor, unit, -1)
        return {
            **by_unit,
            "select": lambda: self.select(Unit.CHARACTER),
            "select-paragraph": lambda: self.select(Unit.PARAGRAPH),
            "swap-ends": page.swap_ends,
            "clear": self.clear,
        }

    def while_selecting(self, handlers: Handlers) -> Handlers:
        """The motions of the page, which move the cursor instead of the page while one selects by keys."""
        page = self.reader.page
        rows = {"line-down": 1, "line-up": -1}
        pages = {"page-down": 1, "page-up": -1}

        def move(name: str) -> None:
            if not page.selecting:
                handlers[name]()
            else:
                page.move_cursor_rows(rows.get(name) or pages[name] * max(1, page.size.height - 1))

        return {name: partial(move, name) for name in (*rows, *pages)}

    def foot(self) -> list[Piece]:
        """What can be done with a selection, for the foot; nothing when there is none."""
        if self.reader.page.selection is None:
            return []
        return [piece for each in commands() if each.id in WITH_SELECTION for piece in foot_piece(each)]

    def select(self, unit: Unit) -> None:
        """Begin to select by `unit` at the cursor; the same key again leaves off."""
        page = self.reader.page
        if page.selecting and unit is Unit.CHARACTER:
            page.select(None)
        else:
            page.start_selection(unit)

    def clear(self) -> None:
        """Give up a reading that was asked for; else a selection, the reading of the page, or the marks of a search."""
        if self.reader.files.stop_opening():
            return
        if self.reader.finding.open:
            self.reader.finding.end(stay=False)
        elif self.reader.page.selection is not None:
            self.reader.page.select(None)
        elif not self.reader.files.stop_loading():
            self.reader.finding.clear()
