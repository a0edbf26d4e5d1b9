"""The excerpts that were kept: reorder, note, remove and bring back, go to the place, copy, write to a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from parsers.model import Citation
from parsers.quote.citation import in_words
from tui import texts
from tui.actions.shelf import EMPTY, View
from tui.cells import Piece, cells, cut, cut_middle, folded, spread
from tui.export import SUFFIXES
from tui.listing import Listing
from tui.messages import Goto, Say
from tui.prompt_panel import PromptPanel
from tui.safe import shown
from tui.store import Kept
from tui.store_requests import Change, CopyKept, SaveKept, Want, WantKept

PLACE = 4
"""Rows that the citation of an excerpt takes at most."""
ROWS = PLACE + 2
"""Rows an excerpt takes: its words, its citation, its note; what the citation leaves is empty, at the end."""


READ = 100
"""Excerpts whose words are read before the cursor and after it."""
MARGIN = 20
"""When fewer are read than these on a side, more are."""
_LAYOUT = 4
"""Characters of an excerpt that are looked at for each cell of its line: it may be a whole issue."""


class ExcerptsPanel(PromptPanel):
    """Three rows an excerpt. What it changes it asks the reader for, and shows what it is then given."""

    TITLE = "excerpts.title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("shift+down,J", "move(1)", show=False),
        Binding("shift+up,K", "move(-1)", show=False),
        Binding("a,insert,ctrl+n", "note", show=False),
        Binding("delete,D", "remove", show=False),
        Binding("u,ctrl+z", "restore", show=False),
        Binding("y,ctrl+y,ctrl+c", "copy(False)", show=False),
        Binding("Y", "copy(True)", show=False),
        Binding("s,ctrl+s", "save", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(_Excerpts(empty=texts.tr("store.looking")), id=id)
        self.view = EMPTY
        self.words: dict[int, Kept | None] = {}
        """What is read of the excerpts around the cursor, by id; None for one that cannot be read."""
        self.near = range(0)
        """Which ones are read, or asked for, by their numbers."""
        self.removed: list[int] = []
        """Ids, the last one to be brought back first."""
        self.noted = 0
        """The id of the excerpt that a note is asked for."""
        self.asked: Path | None = None
        """The file that exists and would be written over, once that was asked."""

    def compose(self) -> ComposeResult:
        yield self.listing

    def on_mount(self) -> None:
        self.post_message(Want("excerpts"))

    def hints(self) -> str:
        return texts.tr("keys.excerpts" if self.field is None else "keys.asking")

    def show(self, view: View) -> None:
        """Show these excerpts, with the cursor on the one where it was."""
        here, count = self.here, len(view.ids)
        self.view = view
        number = view.ids.index(here) if here is not None and here in view.ids else None
        row = number * ROWS if number is not None else min(self.listing.cursor, ROWS * max(0, count - 1))
        self.listing.show(count * ROWS, self._draw, row)
        self._read(row // ROWS)  # the words of those that were read may be other ones now

    def take(self, ids: Sequence[int], kept: Sequence[Kept]) -> None:
        """The words of these excerpts have been read; those that are not among `kept` cannot be."""
        read: dict[int, Kept | None] = {each.id: each for each in kept}
        self.words = {id: read.get(id) for id in ids}
        self.listing.refresh()

    @property
    def here(self) -> int | None:
        """The id of the excerpt under the cursor."""
        number = self.listing.cursor // ROWS
        return self.view.ids[number] if number < len(self.view.ids) else None

    def _draw(self, row: int, width: int) -> list[Piece]:
        number, line = divmod(row, ROWS)
        last = len(self.view.ids) - 1
        if max(0, number - MARGIN) not in self.near or min(last, number + MARGIN) not in self.near:
            self._read(number)
        kept = self.view.ids[number]
        if (words := self.words.get(kept)) is not None:
            return draw(number, words, line, width, lost=self.view.is_lost(kept))
        told = texts.tr("excerpts.unreadable") if kept in self.words else "…"
        return spread([Piece(f"{number + 1:>2} ", "accent"), Piece(told, "muted")] if line == 0 else [], [], width)

    def _read(self, number: int) -> None:
        """Ask for the words around excerpt number `number`."""
        self.near = range(max(0, number - READ), min(len(self.view.ids), number + READ))
        if self.near:
            self.post_message(WantKept(self.view.ids[self.near.start : self.near.stop]))

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        kept = self.view.ids[event.index // ROWS]
        if (span := self.view.places.get(kept)) is not None:
            self.post_message(Goto(span, focus=event.x is None))
        elif self.view.is_lost(kept):
            self.post_message(Say(texts.tr("excerpts.lost"), warning=True))

    def action_move(self, step: int) -> None:
        if (here := self.here) is not None:
            self.post_message(Change(lambda store, _: store.excerpts.move(here, step)))

    def action_remove(self) -> None:
        if (here := self.here) is not None:
            self.removed.append(here)
            said = texts.tr("excerpts.removed")
            self.post_message(Change(lambda store, _: store.excerpts.remove(here), said))

    def action_restore(self) -> None:
        if self.removed:
            number = self.removed.pop()
            said = texts.tr("excerpts.restored")
            self.post_message(Change(lambda store, _: store.excerpts.restore(number), said))
        else:
            self.post_message(Say(texts.tr("excerpts.nothing-removed")))

    def action_copy(self, every: bool) -> None:
        here = self.here
        if here is not None:
            self.post_message(CopyKept(self.view.ids if every else (here,)))

    def action_note(self) -> None:
        here = self.here
        if here is not None and (kept := self.words.get(here)) is not None:
            self.noted = here
            self.ask("note", kept.note, texts.tr("excerpts.note"))

    def action_save(self) -> None:
        self.asked = None
        if self.view.ids:
            self.ask("path", "", texts.tr("excerpts.path", kinds=" ".join(SUFFIXES)))

    @on(Input.Submitted, ".ask-note")
    def take_note(self, event: Input.Submitted) -> None:
        event.stop()
        noted, note = self.noted, event.value.strip()
        self.done()
        self.post_message(Change(lambda store, _: store.excerpts.annotate(noted, note)))

    @on(Input.Submitted, ".ask-path")
    def take_path(self, event: Input.Submitted) -> None:
        """Write to the file that was named; over one that exists only when Enter is pressed a second time."""
        event.stop()
        name = event.value.strip()
        if not name:
            self.asked = None
            self.done()
            return
        path = Path(name).expanduser()
        path = path if path.suffix.lower() in SUFFIXES else path.with_name(path.name + ".md")
        if path.exists() and path != self.asked:
            self.asked = path
            self.post_message(Say(texts.tr("excerpts.exists", path=shown(str(path))), warning=True))
            return
        self.post_message(SaveKept(self.view.ids, path, replace=path == self.asked))
        self.asked = None
        self.done()


class _Excerpts(Listing):
    """A list whose cursor goes by excerpts; the whole of one is under it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", f"step({ROWS})", show=False),
        Binding("up,k", f"step(-{ROWS})", show=False),
    ]

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        self.refresh()

    def reveal(self) -> None:
        """Scroll so that all rows of the excerpt under the cursor are on the screen, its first ones at least."""
        height, top = self.size.height, self.scroll_offset.y
        first = self.cursor // ROWS * ROWS
        new = min(max(top, first + ROWS - height), first)
        if height and new != top:
            self.scroll_to(y=max(0, new), animate=False, force=True)


def draw(number: int, kept: Kept, line: int, width: int, *, lost: bool) -> list[Piece]:
    """A line of excerpt number `number`: its words, its whole citation, the reader's note; `lost` are words that the
    text has no longer."""
    if line == 0:
        words = shown(" ".join(kept.excerpt.text[: _LAYOUT * width].split()))
        count = Piece(f" {texts.tr('excerpts.length', chars=len(kept.excerpt.text))} ", "faint")
        return spread([Piece(f"{number + 1:>2} ", "accent"), Piece(words, "muted" if lost else "")], [count], width)
    place = [texts.tr("excerpts.lost")] if lost else place_lines(kept.excerpt.citation, width - 4)
    if line <= len(place):
        return spread([Piece("   "), Piece(place[line - 1], "warn" if lost else "muted")], [], width)
    if line > len(place) + 1:
        return spread([], [], width)
    note = cut(shown(kept.note), width - 16)
    made = shown(kept.made[:10])
    return spread([Piece("   "), Piece(f"※ {note}" if note else "", "name")], [Piece(f" {made}", "faint")], width)


def place_lines(citation: Citation, width: int) -> list[str]:
    """The citation in words in at most `PLACE` lines of `width` cells; a longer one loses its headings' middle."""
    words = shown(in_words(citation))
    lines = folded(words, max(8, width))
    if len(lines) > PLACE and citation.path:
        whole = " › ".join(citation.path)
        room = sum(map(cells, lines[:PLACE])) - cells(words) + cells(whole) - width // 4
        lines = folded(shown(in_words(replace(citation, path=(cut_middle(whole, max(8, room)),)))), max(8, width))
    return lines if len(lines) <= PLACE else [*lines[: PLACE - 1], cut_middle("".join(lines[PLACE - 1 :]), width)]
