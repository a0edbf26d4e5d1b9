"""Finding words: the bar, the hits on the page as one types, the list of hits by section."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from parsers.model import Issue, Span
from tui import texts
from tui.actions import Handlers
from tui.cells import Piece
from tui.commands import commands
from tui.find_bar import FindBar
from tui.messages import OpenPanel
from tui.wishes import Find, FindAt, FindDone, FindStep

if TYPE_CHECKING:
    from tui.screens.reader import Reader
    from tui.search.find import Found
    from tui.search.findtext import FindText

AT_ONCE = 400_000
"""Characters up to which a search is made at the key itself, and shows in the same frame; beyond, in a thread."""
LAYER = "find"


class Finding:
    """One search at a time. It begins where the reader is, and can be left to where the reader was."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.bar: FindBar | None = None
        """Made beforehand, when the reader has nothing else to do, or else at its first use; hidden until then."""
        self.open = False
        self._made = False
        """Whether the bar can take keys."""
        self.text: FindText | None = None
        self.typed = ""
        self.found: Found | None = None
        self.spans: list[Span] = []
        """The hits of `found`."""
        self.origin = (0, 0)
        """The cursor and the top of the page when the search began."""
        self._early: list[str] = []
        """Keys that came before the bar was there to take them."""

    def handlers(self) -> Handlers:
        return {
            "find": self.begin,
            "hits": self.list_hits,
            "next-mark": lambda: self.step(1),
            "previous-mark": lambda: self.step(-1),
        }

    def prepare(self) -> None:
        """The text has been read: make the bar and lay out the text, so that the first key finds them ready."""
        if self.bar is None:
            self._make_bar()
        if self.text is not None:
            return
        self.reader.run_worker(self._lay_out, thread=True, group="find-lay-out", exit_on_error=False)

    def _make_bar(self) -> None:
        self.bar = FindBar(self.take_early)
        self.bar.display = self.open
        self.reader.mount(self.bar, before=self.reader.status)

    def begin(self) -> None:
        """Open the bar with what was sought before, or give it the keys."""
        reader = self.reader
        reader.panes.uncover()
        if self.open:
            self._give_keys()
            return
        self.open = True
        self.origin = (reader.page.cursor, reader.page.top_offset)
        reader.status.display = False
        if self.bar is None:
            self._make_bar()
        if not self._made:
            self._early.clear()
            reader.next_key = self.hold
        self._give_keys()

    def _give_keys(self) -> None:
        if self.bar is not None and self._made:
            self.bar.display = True
            self.reader.set_focus(self.bar.field)
            self.bar.field.action_select_all()
            self.tell()

    def hold(self, key: str) -> None:
        """Keep a key for the bar, which is being made."""
        self._early.append(key)
        self.reader.next_key = self.hold

    def take_early(self) -> None:
        """The bar has been made: what was typed meanwhile, and is still on its way through the page, is its own."""
        self._made = True
        if not self.open:
            return
        reader = self.reader
        self._give_keys()
        reader.page.call_later(reader.call_later, self._type_early)

    def _type_early(self) -> None:
        if self.reader.next_key == self.hold:
            self.reader.next_key = None
        if self.bar is None or not self._early:
            return
        ends = [number for number, key in enumerate(self._early) if key in ("\r", "enter")]
        typed, rest = (self._early[: ends[0]], self._early[ends[0] + 1 :]) if ends else (self._early, [])
        field = self.bar.field
        words = "".join(key for key in typed if len(key) == 1 and key.isprintable())
        if words:
            field.value = words + (field.value if field.value != self.typed else "")
            field.cursor_position = len(field.value)
        if ends:
            self.find(field.value)
            self.end(stay=True)
        for name in (command.id for key in rest for command in commands() if key in command.all_keys()):
            self.reader.action_run(name)

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
        """Find what was typed: at the key when the text is short, else in a thread."""
        from tui.search.find import find

        self.typed = typed
        size = len(self.reader.page.issue.source.text)
        if size <= AT_ONCE and typed[:2].lower() != "re":
            self.show(typed, find(self._lay_out(), typed))
        else:
            self.say_count([Piece(f" {texts.tr('find.busy')} ", "muted")])
            self.reader.run_worker(
                lambda: self._find_in_thread(typed), thread=True, exclusive=True, group="find", exit_on_error=False
            )

    def _lay_out(self) -> FindText:
        if self.text is None:
            from tui.search.findtext import find_text

            issue = self.reader.page.issue
            text = find_text(issue.blocks, lambda: time.sleep(0))
            if issue is not self.reader.page.issue:
                return text
            self.text = text
        return self.text

    def _find_in_thread(self, typed: str) -> None:
        from tui.search.find import find

        worker = get_current_worker()
        found = find(self._lay_out(), typed, stop=lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.reader.call_later(self.show, typed, found)

    def show(self, typed: str, found: Found) -> None:
        """Mark the hits and show the first one behind the place where the search began."""
        if typed != self.typed:
            return
        self.found, self.spans = found, list(found)
        current = found.after(self.origin[0]) if len(found) else None
        self.reader.walk.set_marks(LAYER, self.spans, current)
        if current is not None:
            self.reader.page.goto(found[current], lazy=True, margin=5)
        elif self.open:
            self.return_()
        self.tell()
        self.fill_list()

    def tell(self) -> None:
        """Say in the bar how many hits there are, which one this is and how they were found."""
        if self.found is not None and self.typed:
            self.say_count(count_pieces(self.found, self.reader.walk.current))
        else:
            self.say_count([])

    def say_count(self, pieces: list[Piece]) -> None:
        if self.bar is not None:
            self.bar.show_count(pieces)

    def step(self, step: int) -> None:
        """To the next mark or the previous one; the bar, if it is open, tells which."""
        self.reader.walk.walk_marks(step)
        self.tell()

    def end(self, *, stay: bool) -> None:
        """Close the bar; `stay` keeps the hits marked, n and N walk them on, and back returns to where one was."""
        if self.bar is None or not self.open:
            return
        self.open = self.bar.display = False
        self.reader.status.display = True
        if stay and self.found is not None and len(self.found):
            self.reader.walk.remember(self.origin[0])
        else:
            self.clear()
            self.return_()
        self.reader.page.focus()
        self.reader.show_bars()

    def clear(self) -> None:
        """Take the marks of the search away; what was typed stays for the next time."""
        self.found = None
        self.reader.walk.set_marks(LAYER, (), None)
        self.fill_list()

    def return_(self) -> None:
        """Back to where the search began."""
        cursor, top = self.origin
        page = self.reader.page
        page.goto(top, margin=0)
        if cursor != top:
            page.goto(cursor, lazy=True)

    def renew(self, before: Issue, after: Issue) -> None:
        """The issue has been read more fully: lay out a text that is new, and seek again what is being sought."""
        if len(before.blocks) != len(after.blocks) or before.source.text != after.source.text:
            self.text = None
            if self.found is not None:
                self.find(self.typed)
        self.prepare()

    def list_hits(self) -> None:
        """Open the list of hits, by section."""
        self.reader.obey(OpenPanel("hits"))

    def fill_list(self) -> None:
        """Hand the hits to the list, if it is open."""
        panel = self.reader.panes.made.get("hits")
        if panel is not None:
            from tui.panels.hits import HitsPanel

            if isinstance(panel, HitsPanel):
                panel.show(self.found, self.text, self.reader.places)

    def go(self, number: int, *, focus: bool) -> None:
        """To a hit that was chosen from the list; n and N go on from there."""
        reader = self.reader
        reader.panes.uncover()
        reader.walk.jump(self.spans[number])
        reader.walk.set_marks(LAYER, self.spans, number)
        self.tell()
        if focus:
            reader.page.focus()


def count_pieces(found: Found, current: int | None) -> list[Piece]:
    """``3/17`` and, where it is not plain words, how the hits were found and why there may be more."""
    pieces = []
    if found.trouble:
        detail = f" {found.detail}" if found.detail else ""
        pieces.append(Piece(f" {texts.tr(f'find.{found.trouble}')}{detail} ", "warn"))
    if not len(found):
        return pieces or [Piece(f" {texts.tr('find.none')} ", "warn")]
    if texts.has(f"find.how-{found.how}"):
        pieces.append(Piece(f" {texts.tr(f'find.how-{found.how}')} ", "muted"))
    which = f"{current + 1}/" if current is not None else ""
    return [*pieces, Piece(f" {which}{len(found)} ", "strong")]
