"""The help screen: what readers ask for, then every command with its keys, then the keys of the panes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from tui import texts
from tui.bar import Bar
from tui.cells import Piece, cells, fill, folded, spread
from tui.commands import GROUPS, Command, commands, key_names
from tui.listing import Listing
from tui.messages import Run
from tui.screens.modal import Modal

_KEY = 12
"""Cells of the column of keys."""
_SAFE_FROM = 56
"""From so many cells on the keys that an input method leaves alone have a column of their own."""


class Row(NamedTuple):
    """A row of the help, and the command that it runs if it is chosen."""

    pieces: list[Piece]
    command: str = ""


class Help(Modal[None]):
    """Commands by group; Enter or a click runs one."""

    DEFAULT_CSS = """
    Help { align: center middle; background: $background 60%; }
    Help > Vertical { width: 92; max-width: 100%; height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape,f1,question_mark,？,left", "dismiss", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.head = Bar()
        self.listing = Listing()

    def compose(self) -> ComposeResult:
        from textual.containers import Vertical

        yield Vertical(self.head, self.listing)

    def on_mount(self) -> None:
        title = [Piece(f" {texts.tr('help.title')}  ", "title"), Piece(texts.tr("help.use"), "muted")]
        self.head.show(title, [Piece(" ✕ ", "key", "close")])
        self.listing.focus()

    def on_resize(self, event: events.Resize) -> None:
        self.rows = list(rows(min(event.size.width, 92) - 1))
        self.listing.show(len(self.rows), self.draw, self.listing.cursor)

    def draw(self, row: int, width: int) -> list[Piece]:
        return spread(self.rows[row].pieces, [], width)

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        command = self.rows[event.index].command
        if command and self.leave():
            self.app.call_next(self.app.screen.post_message, Run(command))

    def on_run(self, message: Run) -> None:
        message.stop()
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss()


def rows(width: int) -> Iterator[Row]:
    """All rows of the help, laid out for `width` cells; a text that is too long goes on in the next row."""
    yield _title("help.how")
    for key in (key for key in texts.table() if key.startswith("how.")):
        keys, _, words = texts.tr(key).partition(" ")
        yield from _lines(keys, words, "", width)
    for group in GROUPS:
        members = [command for command in commands() if command.group == group]
        if members:
            yield Row([])
            yield _title(f"group.{group}")
            for command in members:
                yield from _of_command(command, width)
    yield Row([])
    yield _title("help.panes")
    yield from _of_panes(width)
    yield Row([])
    yield from (Row([Piece(f" {line}", "muted")]) for line in folded(texts.tr("help.ime"), width - 2))


def _title(key: str) -> Row:
    return Row([Piece(f" {texts.tr(key)}", "title")])


def _of_command(command: Command, width: int) -> Iterator[Row]:
    """What a command does between its keys and those that an input method leaves alone."""
    safe = key_names(command.safe)
    if width >= _SAFE_FROM:
        lines = _lines(key_names(command.keys), command.title, safe, width)
    else:
        lines = _lines(key_names(command.keys), f"{command.title}  {safe}" if safe else command.title, "", width)
    yield from (Row(line.pieces, command.id) for line in lines)


def _lines(keys: str, words: str, safe: str, width: int) -> Iterator[Row]:
    room = width - _KEY - 2 - (cells(safe) + 2 if safe else 0)
    for number, line in enumerate(folded(words, max(8, room))):
        first = fill("" if number else keys, _KEY)
        left = [Piece(f" {first} ", "key"), Piece(fill(line, max(8, room)))]
        yield Row([*left, Piece(f" {safe}", "muted")] if safe and not number else left)


def _of_panes(width: int) -> Iterator[Row]:
    """The keys of each pane, as its foot names them."""
    for key in (key for key in texts.table() if key.startswith("in.")):
        name = texts.tr(key)
        hints = texts.tr(key.replace("in.", "keys.", 1)).split()
        pieces = [Piece(f" {fill(name, _KEY)}", "muted")]
        room = width - cells(pieces[0].text)
        for hint, word in zip(hints[::2], hints[1::2], strict=True):
            size = cells(hint) + cells(word) + 4
            if size > room and len(pieces) > 1:
                yield Row(pieces)
                pieces = [Piece(" " * (_KEY + 1))]
                room = width - _KEY - 1
            pieces += [Piece(f" {hint}", "key"), Piece(f" {word}  ")]
            room -= size
        yield Row(pieces)
