"""Finding words: the bar, the hits on the page as one types, the list of hits by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.model import Issue, Span
from tui import texts
from tui.actions import Handlers
from tui.actions.search import Search
from tui.actions.type_ahead import TypeAhead
from tui.messages import OpenPanel
from tui.store_requests import Find, FindAt, FindDone, FindStep

if TYPE_CHECKING:
    from tui.find_bar import FindBar
    from tui.screens.reader import Reader
    from tui.search.find import Found

LAYER = "find"
CONTEXT = 5
"""Rows above a hit that is scrolled to."""


class Finding:
    """One search at a time. It begins where the reader is, and can be left to where the reader was."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.search = Search(reader, self.show)
        self.early = TypeAhead(reader)
        self.bar: FindBar | None = None
        """Made beforehand, when the reader has nothing else to do, or else at its first use; hidden until then."""
        self.open = False
        self.typed = ""
        self.found: Found | None = None
        self.spans: list[Span] = []
        """The hits of `found`."""
        self.origin = (0, 0)
        """The cursor and the top of the page when the search began."""

    def handlers(self) -> Handlers:
        return {
            "find": self.begin,
            "hits": lambda: self.reader.turn(OpenPanel("hits")),
            "next-mark": lambda: self.step(1),
            "previous-mark": lambda: self.step(-1),
        }

    def prepare(self) -> None:
        """The text has been read: make the bar and lay out the text, so that the first key finds them ready."""
        if self.bar is None:
            from tui.find_bar import FindBar

            self.bar = FindBar(self._give_keys)
            self.bar.display = self.open
            self.reader.mount(self.bar, before=self.reader.status)
        self.search.prepare()

    def renew(self, before: Issue, after: Issue) -> None:
        """The issue has been read more fully: seek again what is being sought."""
        if self.search.renew(before, after) and self.found is not None:
            self.find(self.typed)
        self.prepare()

    def begin(self) -> None:
        """Open the bar with what was sought before, or give it the keys."""
        reader = self.reader
        reader.panes.uncover()
        if not self.open:
            self.open = True
            self.origin = (reader.page.cursor, reader.page.top_offset)
            reader.status.display = False
        self.early.begin()
        self.prepare()
        self._give_keys()

    def _give_keys(self) -> None:
        """Give the bar the keys, once it has been made, and what was typed meanwhile."""
        bar = self.bar
        if self.open and bar is not None and bar.take_keys():
            self.early.release(bar.type, self._entered)
            self.tell()

    def _entered(self) -> None:
        if self.bar is not None:
            self.find(self.bar.field.value)
            self.end(stay=True)

    def hints(self) -> str:
        """What the keys do in the bar; nothing when it has not the keys."""
        return texts.tr("keys.find") if self.open and self.bar is not None and self.bar.has_focus_within else ""

    def obey(self, message: Find | FindStep | FindAt | FindDone) -> None:
        """What the bar asks for."""
        match message:
            case Find():
                self.find(message.typed)
            case FindStep():
                self.step(message.step)
            case FindAt():
                self.go(message.number, focus=message.focus)
            case FindDone():
                self.end(stay=message.stay)

    def find(self, typed: str) -> None:
        """Find what was typed so far."""
        self.typed = typed
        if not self.search.find(typed) and self.bar is not None:
            self.bar.show_busy()

    def show(self, typed: str, found: Found) -> None:
        """Mark the hits and show the first one behind the place where the search began."""
        if typed != self.typed:
            return
        self.found, self.spans = found, list(found)
        current = found.after(self.origin[0]) if self.spans else None
        self.reader.walk.set_marks(LAYER, self.spans, current)
        if current is not None:
            self.reader.page.goto(found[current], lazy=True, margin=CONTEXT)
        elif self.open:
            go_back(self.reader, *self.origin)
        self.tell()
        fill_list(self.reader)

    def tell(self) -> None:
        """Let the bar say how many hits there are and which one this is."""
        if self.bar is not None:
            self.bar.show_count(self.found if self.typed else None, self.reader.walk.current)

    def step(self, step: int) -> None:
        """To the next mark or the previous one; the bar, if it is open, tells which."""
        self.reader.walk.walk_marks(step)
        self.tell()

    def go(self, number: int, *, focus: bool) -> None:
        """To a hit that was chosen from the list; n and N go on from there."""
        reader = self.reader
        reader.panes.uncover()
        reader.walk.jump(self.spans[number])
        reader.walk.set_marks(LAYER, self.spans, number)
        self.tell()
        if focus:
            reader.page.focus()

    def end(self, *, stay: bool) -> None:
        """Close the bar; `stay` keeps the hits marked, n and N walk them on, and back returns to where one was."""
        if self.bar is None or not self.open:
            return
        self.open = self.bar.display = False
        self.reader.status.display = True
        if stay and self.spans:
            self.reader.walk.remember(self.origin[0])
        else:
            self.clear()
            go_back(self.reader, *self.origin)
        self.reader.page.focus()
        self.reader.show_bars()

    def clear(self) -> None:
        """Take the marks of the search away; what was typed stays for the next time."""
        self.found, self.spans = None, []
        self.reader.walk.set_marks(LAYER, (), None)
        fill_list(self.reader)


def go_back(reader: Reader, cursor: int, top: int) -> None:
    """Back to where a search began."""
    reader.page.goto(top, margin=0)
    if cursor != top:
        reader.page.goto(cursor, lazy=True)


def fill_list(reader: Reader) -> None:
    """Hand the hits to the list, if it is open."""
    panel = reader.panes.made.get("hits")
    if panel is not None:
        from tui.panels.hits import HitsPanel

        if isinstance(panel, HitsPanel):
            panel.show(reader.finding.found, reader.finding.search.text, reader.places)
