"""The excerpts that were kept: reorder, note, remove and bring back, go to the place, copy, write to a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from parsers.citation import in_words
from parsers.model import Citation
from tui import texts
from tui.asking import Asking
from tui.cells import Piece, cells, cut, cut_middle, folded, spread
from tui.export import SUFFIXES
from tui.listing import Listing
from tui.messages import Goto, Say
from tui.safe import shown
from tui.wishes import Change, CopyKept, Placed, SaveKept, Want

PLACE = 4
"""Rows that the citation of an excerpt takes at most."""
ROWS = PLACE + 2
"""Rows an excerpt takes: its words, its citation, its note; what the citation leaves is empty, at the end."""


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
        super().__init__(_Excerpts(empty=texts.tr("store.looking")), id=id)
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

    def reveal(self) -> None:
        """Scroll so that all rows of the excerpt under the cursor are on the screen, its first ones at least."""
        height, top = self.size.height, self.scroll_offset.y
        first = self.cursor // ROWS * ROWS
        new = min(max(top, first + ROWS - height), first)
        if height and new != top:
            self.scroll_to(y=max(0, new), animate=False, force=True)


def draw(placed: Sequence[Placed], row: int, width: int) -> list[Piece]:
    """A row of the list: of an excerpt its words, its whole citation, the reader's note."""
    number, line = divmod(row, ROWS)
    kept, span = placed[number]
    if line == 0:
        words = shown(" ".join(kept.excerpt.text.split()))
        count = Piece(f" {texts.tr('excerpts.length', chars=len(kept.excerpt.text))} ", "faint")
        return spread([Piece(f"{number + 1:>2} ", "accent"), Piece(words, "" if span else "muted")], [count], width)
    place = place_lines(kept.excerpt.citation, width - 4) if span else [texts.tr("excerpts.lost")]
    if line <= len(place):
        return spread([Piece("   "), Piece(place[line - 1], "muted" if span else "warn")], [], width)
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
