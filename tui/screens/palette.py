"""The palette: every command, every document and every theme, by a few of their characters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from tui import texts
from tui.cells import Piece, spread
from tui.field import Field
from tui.listing import Listing
from tui.screens.modal import Modal
from tui.search.titles import ranked


class Choice(NamedTuple):
    """One thing to choose: what it is called, how else it may be asked for, a remark at the right, what it does."""

    title: str
    also: str
    remark: str
    run: Callable[[], object]


class Palette(Modal[None]):
    """A field and what it finds; Enter or a click runs the choice."""

    DEFAULT_CSS = """
    Palette { align: center top; background: $background 40%; }
    Palette > Vertical { width: 76; max-width: 100%; height: 80%; margin-top: 2; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,ctrl+p", "dismiss", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("pagedown", "move(10)", show=False, priority=True),
        Binding("pageup", "move(-10)", show=False, priority=True),
    ]

    def __init__(self, choices: Sequence[Choice], query: str = "") -> None:
        super().__init__()
        self.choices = choices
        self.found: list[tuple[int, tuple[int, ...]]] = [(number, ()) for number in range(len(choices))]
        self.field = Field(texts.tr("palette.hint"), value=query)
        self.listing = Listing(empty=texts.tr("palette.none"))
        self.listing.can_focus = False

    def compose(self) -> ComposeResult:
        yield Vertical(self.field, self.listing)

    def on_mount(self) -> None:
        self.field.focus()
        self.narrow(self.field.value)

    def narrow(self, query: str) -> None:
        """Show what `query` finds."""
        names = [f"{choice.title} {choice.also}" for choice in self.choices]
        if query.strip():
            self.found = list(ranked(query, names))
        else:
            self.found = [(number, ()) for number in range(len(names))]
        self.listing.show(len(self.found), self.draw)

    def draw(self, row: int, width: int) -> list[Piece]:
        """A choice, the characters found marked."""
        number, at = self.found[row]
        choice, found = self.choices[number], set(at)
        left = [Piece(" "), *(Piece(char, "match" if k in found else "") for k, char in enumerate(choice.title))]
        return spread(left, [Piece(f" {choice.remark} ", "key")], width)

    @on(Input.Changed)
    def change(self, event: Input.Changed) -> None:
        event.stop()
        self.narrow(event.value)

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        event.stop()
        if self.found:
            self.take(self.listing.cursor)

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        self.take(event.index)

    def take(self, row: int) -> None:
        """Leave and do what row `row` says."""
        if row < len(self.found) and self.leave():
            self.app.call_next(self.choices[self.found[row][0]].run)

    def action_move(self, rows: int) -> None:
        self.listing.go(self.listing.cursor + rows)

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss()
