"""`Selecting`: pages on which a cursor moves and selects by units of the text."""

from __future__ import annotations

from textual.message import Message

from parsers.model import Issue, Span
from tui.viewer.drawn import RUN_IN, RUNNING
from tui.viewer.geometry import DEFAULT_MEASURE
from tui.viewer.marks import Mark
from tui.viewer.pages import Pages
from tui.viewer.rows import Row
from tui.viewer.selection import Selection, begin
from tui.viewer.units import Unit, moved, unit_at


class Selecting(Pages):
    """A selection is held in source offsets and outlives scrolling and changes of size."""

    class SelectionChanged(Message, namespace="viewer"):
        """The selection is now `span`; None: nothing is selected."""

        def __init__(self, span: Span | None) -> None:
            super().__init__()
            self.span = span

    def __init__(
        self, issue: Issue | None = None, *, measure: int = DEFAULT_MEASURE, id: str | None = None,
        classes: str | None = None,
    ) -> None:  # fmt: skip
        self._selection: Selection | None = None
        self.selecting = False
        """Whether motions grow the selection (visual mode)."""
        self.show_cursor = False
        """Whether the cursor's cell is painted; it is after a motion, and not after scrolling."""
        super().__init__(issue, measure=measure, id=id, classes=classes)

    @property
    def selection(self) -> Span | None:
        """What is selected, in source offsets."""
        return self._selection.span if self._selection else None

    def select(self, selection: Selection | None, *, selecting: bool = False) -> None:
        """Select, or with None nothing; `selecting` lets motions change it from now on."""
        before = self.selection
        self._selection = selection
        self.selecting = selecting and selection is not None
        if self.selection != before:
            self.refresh()
            self.post_message(self.SelectionChanged(self.selection))

    def start_selection(self, unit: Unit = Unit.CHARACTER) -> None:
        """Begin visual mode with the `unit` at the cursor; in visual mode already, go on by that unit."""
        self.show_cursor = True
        if self.selecting and self._selection:
            anchor = begin(self.issue, self._selection.anchor.start, unit)
            self.select(anchor.to(self.issue, self.cursor), selecting=True)
        else:
            self.select(begin(self.issue, self.cursor, unit), selecting=True)

    def select_unit(self, unit: Unit) -> None:
        """Select the `unit` at the cursor, without visual mode."""
        self.select(begin(self.issue, self.cursor, unit))

    def move_cursor(self, unit: Unit, by: int) -> None:
        """Move the cursor `by` units; the page follows where it must, in visual mode the selection too."""
        self.put_cursor(moved(self.issue, self.cursor, unit, by))

    def move_cursor_rows(self, rows: int) -> None:
        """Move the cursor to the row that many rows on, in the same column as far as that row has text there."""
        place = self.page.place_of(self.cursor)
        column = self.page.row(place).cell_of(self.cursor) or 0
        step = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            place = self.page.move(place, step)
            while not self.page.row(place).pieces and (after := self.page.move(place, step)) != place:
                place = after
        self.put_cursor(self.page.row(place).nearest(column))

    def put_cursor(self, offset: int) -> None:
        """Show the cursor at source `offset`, scrolling as little as that takes."""
        self.show_cursor = True
        self.cursor = offset
        place, height = self.page.place_of(offset), self.geometry.height
        if place < self.top:
            self.put_top(place)
        elif not self.shows(place):
            self.put_top(self.page.move(place, 1 - height))
        self._anchor = self.top_offset
        self._moved()

    def swap_ends(self) -> None:
        """Let the other end of the selection move from now on."""
        if self._selection:
            self.select(self._selection.swapped(), selecting=self.selecting)
            self.put_cursor(self._selection.head.start)

    def unit_at_cursor(self, unit: Unit) -> Span:
        """The span of the sentence, paragraph or section that the cursor is in."""
        return unit_at(self.issue, self.cursor, unit)

    def load(self, issue: Issue, *, keep_place: bool = False) -> None:
        """Show `issue`; another text (not `keep_place`) takes the selection away."""
        if not keep_place:
            self.select(None)
        super().load(issue, keep_place=keep_place)

    def _follow(self) -> None:
        if not self.selecting:
            self.show_cursor = False
            super()._follow()

    def _moved(self) -> None:
        if self.selecting and self._selection:
            self.select(self._selection.to(self.issue, self.cursor), selecting=True)
        super()._moved()

    def marks_of(self, row: Row, start: int, end: int) -> list[Mark]:
        """The layers, the selection and the cursor, as far as they are within the row."""
        marks = super().marks_of(row, start, end)
        if row.kind not in RUNNING:
            marks = [mark for mark in marks if mark.layer != RUN_IN]
        span = self.selection
        if span is not None and span.start < end and span.end > start:
            marks.append(Mark(max(start, span.start), min(end, span.end), "selection"))
        if self.show_cursor and start <= self.cursor < end:
            marks.append(Mark(self.cursor, self.cursor + 1, "cursor"))
        return marks
