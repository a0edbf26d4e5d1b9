"""The excerpts that were kept: reorder, note, remove and bring back, go to the place, copy, write to a file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from parsers.citation import in_title_marks, in_words
from tui import texts
from tui.asking import Asking
from tui.cells import Piece, cut, spread
from tui.export import SUFFIXES
from tui.listing import Listing
from tui.messages import Goto, Say
from tui.safe import shown
from tui.wishes import Change, CopyKept, Placed, SaveKept, Want

ROWS = 3
"""Rows an excerpt takes: its words, its place, its note."""


class ExcerptsPanel(Asking):
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
        super().__init__(_Excerpts(empty=texts.tr("excerpts.empty")), id=id)
        self.placed: list[Placed] = []
        self.removed: list[int] = []
        """Ids, the last one to be brought back first."""
        self.asked: Path | None = None
        """The file that exists and would be written over, once that was asked."""

    def compose(self) -> ComposeResult:
        yield self.listing

    def on_mount(self) -> None:
        self.post_message(Want("excerpts"))

    def hints(self) -> str:
        return texts.tr("keys.excerpts" if self.field is None else "keys.asking")

    def show(self, placed: Sequence[Placed]) -> None:
        """Show these excerpts, with the cursor on the one where it was."""
        here = self.here
        self.placed = list(placed)
        number = next((n for n, each in enumerate(self.placed) if here and each.kept.id == here.kept.id), None)
        row = number * ROWS if number is not None else min(self.listing.cursor, ROWS * max(0, len(self.placed) - 1))
        self.listing.show(len(self.placed) * ROWS, partial(draw, self.placed), row)

    @property
    def here(self) -> Placed | None:
        """The excerpt under the cursor."""
        number = self.listing.cursor // ROWS
        return self.placed[number] if number < len(self.placed) else None

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        placed = self.placed[event.index // ROWS]
        if placed.span is not None:
            self.post_message(Goto(placed.span, focus=event.x is None))
        else:
            self.post_message(Say(texts.tr("excerpts.lost"), warning=True))

    def action_move(self, step: int) -> None:
        if here := self.here:
            number = here.kept.id
            self.post_message(Change(lambda store, _: store.excerpts.move(number, step)))

    def action_remove(self) -> None:
        if here := self.here:
            number = here.kept.id
            self.removed.append(number)
            said = texts.tr("excerpts.removed")
            self.post_message(Change(lambda store, _: store.excerpts.remove(number), said))

    def action_restore(self) -> None:
        if self.removed:
            number = self.removed.pop()
            said = texts.tr("excerpts.restored")
            self.post_message(Change(lambda store, _: store.excerpts.restore(number), said))
        else:
            self.post_message(Say(texts.tr("excerpts.nothing-removed")))

    def action_copy(self, every: bool) -> None:
        kept = [each.kept for each in self.placed] if every else [self.here.kept] if self.here else []
        if kept:
            self.post_message(CopyKept(kept))

    def action_note(self) -> None:
        if here := self.here:
            self.ask("note", here.kept.note, texts.tr("excerpts.note"))

    def action_save(self) -> None:
        self.asked = None
        if self.placed:
            self.ask("path", "", texts.tr("excerpts.path", kinds=" ".join(SUFFIXES)))

    @on(Input.Submitted, "#ask-note")
    def take_note(self, event: Input.Submitted) -> None:
        event.stop()
        here, note = self.here, event.value.strip()
        self.done()
        if here is not None:
            self.post_message(Change(lambda store, _: store.excerpts.annotate(here.kept.id, note)))

    @on(Input.Submitted, "#ask-path")
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
        self.post_message(SaveKept([each.kept for each in self.placed], path, replace=path == self.asked))
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


def draw(placed: Sequence[Placed], row: int, width: int) -> list[Piece]:
    """A row of the list: of an excerpt its words, where they stand, the reader's note."""
    number, line = divmod(row, ROWS)
    kept, span = placed[number]
    if line == 0:
        words = shown(" ".join(kept.excerpt.text.split()))
        count = Piece(f" {texts.tr('excerpts.length', chars=len(kept.excerpt.text))} ", "faint")
        return spread([Piece(f"{number + 1:>2} ", "accent"), Piece(words, "" if span else "muted")], [count], width)
    if line == 1:
        if span is None:
            return spread([Piece("   "), Piece(texts.tr("excerpts.lost"), "warn")], [], width)
        cited = kept.excerpt.citation
        page = [Piece(f" {texts.tr('status.page', page=shown(cited.pages))}", "muted")] if cited.pages else []
        place = " › ".join([*([in_title_marks(cited.document)] if cited.document else []), *cited.path])
        return spread([Piece("   "), Piece(shown(place or in_words(cited)), "muted")], page, width)
    note = cut(shown(kept.note), width - 16)
    made = shown(kept.made[:10])
    return spread([Piece("   "), Piece(f"※ {note}" if note else "", "name")], [Piece(f" {made}", "faint")], width)
