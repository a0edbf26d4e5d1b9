"""The help screen: every command with its keys, made from the one list."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from tui import texts
from tui.bar import Bar
from tui.cells import Piece, fill, spread
from tui.commands import GROUPS, Command, commands, key_names
from tui.listing import Listing
from tui.messages import Run


class Help(ModalScreen[None]):
    """Commands by group; Enter or a click runs one."""

    DEFAULT_CSS = """
    Help { align: center middle; background: $background 60%; }
    Help > Vertical { width: 92; max-width: 100%; height: 100%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape,f1,question_mark,？,left", "dismiss", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.rows = rows()
        self.head = Bar()
        self.listing = Listing()

    def compose(self) -> ComposeResult:
        from textual.containers import Vertical

        yield Vertical(self.head, self.listing)

    def on_mount(self) -> None:
        title = [Piece(f" {texts.tr('help.title')}  ", "title"), Piece(texts.tr("help.ime"), "muted")]
        self.head.show(title, [Piece(" ✕ ", "key", "close")])
        self.listing.show(len(self.rows), self.draw)
        self.listing.focus()

    def draw(self, row: int, width: int) -> list[Piece]:
        """A group's name, or a command: what it does, its keys, those that an input method leaves alone."""
        item = self.rows[row]
        if isinstance(item, str):
            return spread([Piece(f" {item}", "title")], [], width)
        if item is None:
            return spread([], [], width)
        third = max(12, (width - 2) // 4)
        return spread(
            [
                Piece("   " + fill(item.title, width - 3 - 2 * third)),
                Piece(fill(key_names(item.keys), third), "key"),
                Piece(fill(key_names(item.safe), third), "muted"),
            ],
            [],
            width,
        )

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        item = self.rows[event.index]
        if isinstance(item, Command):
            self.dismiss()
            self.app.call_next(self.app.screen_stack[0].post_message, Run(item.id))

    def on_run(self, message: Run) -> None:
        message.stop()
        self.dismiss()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self:
            self.dismiss()


def rows() -> list[Command | str | None]:
    """What the help lists: group names, commands, empty rows (None)."""
    out: list[Command | str | None] = []
    for group in GROUPS:
        members = [command for command in commands() if command.group == group]
        if members:
            out += [*([None] if out else []), texts.tr(f"group.{group}"), *members]
    return out
