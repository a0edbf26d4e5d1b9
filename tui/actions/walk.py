"""Moving through the issue: rows and pages, headings and documents, back and forward through the jumps, marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from parsers.model import Span
from tui import texts
from tui.actions import Handlers

if TYPE_CHECKING:
    from tui.screens.reader import Reader

MOST_JUMPS = 200


class Walk:
    """The reader's feet. A jump remembers the place it leaves; scrolling does not."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.behind: list[int] = []
        self.ahead: list[int] = []
        self.layer = ""
        self.marks: Sequence[Span] = ()
        self.current: int | None = None
        self.count = ""
        """The digits of a number that was begun before g."""

    def handlers(self) -> Handlers:
        page = self.reader.page
        return {
            "line-down": lambda: page.scroll_rows(1),
            "line-up": lambda: page.scroll_rows(-1),
            "page-down": lambda: page.scroll_pages(1),
            "page-up": lambda: page.scroll_pages(-1),
            "start": self.start_or_document,
            "end": lambda: self.edge(end=True),
            "document": lambda: self.reader.say(texts.tr("do.document")),
            "next-heading": lambda: self.step(self.reader.places.next_heading(page.cursor), ahead=True),
            "previous-heading": lambda: self.step(self.reader.places.previous_heading(page.cursor), ahead=False),
            "next-document": lambda: self.step(self.reader.places.next_document(page.cursor), ahead=True),
            "previous-document": lambda: self.step(self.reader.places.previous_document(page.cursor), ahead=False),
            "back": self.back,
            "forward": self.forward,
            "next-mark": lambda: self.walk_marks(1),
            "previous-mark": lambda: self.walk_marks(-1),
        }

    def jump(self, where: int | Span) -> None:
        """Go to a place and remember the one that is left."""
        self.remember()
        self.reader.page.goto(where)

    def remember(self, place: int | None = None) -> None:
        """Remember a place, by default the one being read, as what `back` returns to."""
        place = self.reader.page.cursor if place is None else place
        if not self.behind or self.behind[-1] != place:
            self.behind.append(place)
            del self.behind[:-MOST_JUMPS]
        self.ahead.clear()

    def step(self, offset: int | None, *, ahead: bool) -> None:
        """Go to a heading, if there is one."""
        if offset is None:
            self.reader.say(texts.tr("status.last" if ahead else "status.first"))
        else:
            self.reader.page.goto(offset)

    def back(self) -> None:
        self._travel(self.behind, self.ahead, "status.first")

    def forward(self) -> None:
        self._travel(self.ahead, self.behind, "status.last")

    def _travel(self, path: list[int], other: list[int], none: str) -> None:
        if not path:
            self.reader.say(texts.tr(none))
            return
        other.append(self.reader.page.cursor)
        self.reader.page.goto(path.pop())

    def digit(self, digit: str) -> None:
        """One more digit of the number before g."""
        self.count = (self.count + digit)[-4:]
        self.reader.say(texts.tr("status.number", number=self.count))

    def start_or_document(self) -> None:
        """To the document whose number was typed before, or to the beginning."""
        number, self.count = self.count, ""
        if not number:
            self.edge(end=False)
            return
        offset = self.reader.places.document(int(number))
        if offset is None:
            self.reader.say(texts.tr("status.no-document", number=int(number)), warning=True)
        else:
            self.jump(offset)

    def edge(self, *, end: bool) -> None:
        self.remember()
        self.reader.page.scroll_edge(end=end)

    def set_marks(self, layer: str, spans: Sequence[Span], current: int | None) -> None:
        """Mark `spans` on the page; they are what n and N walk from now on, until they are taken away."""
        self.reader.page.set_marks(layer, spans, current)
        if spans or layer == self.layer:
            self.layer, self.marks, self.current = layer, spans, current

    def walk_marks(self, step: int) -> None:
        """To the next or the previous mark, around the ends."""
        if not self.marks:
            self.reader.say(texts.tr("status.no-marks"))
            return
        if self.current is not None:
            number = (self.current + step) % len(self.marks)
        else:
            number = bisect_right(self.marks, (self.reader.page.cursor,)) - (step < 0)
            number %= len(self.marks)
        if self.current is None:
            self.remember()
        self.current = number
        self.reader.page.set_marks(self.layer, self.marks, number)
        self.reader.page.goto(self.marks[number], lazy=True)
        self.reader.say(texts.tr("status.mark", number=number + 1, count=len(self.marks)))
