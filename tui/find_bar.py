"""The line at the foot where words to find are typed; what it finds shows on the page while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from tui import texts
from tui.bar import Bar
from tui.cells import Piece, cells
from tui.wishes import Find, FindDone, FindStep

WIDE = 90
"""Columns from which there is room to say how the hits were found."""
_BUTTONS = [Piece(" ▲ ", "key", "previous-mark"), Piece("▼ ", "key", "next-mark"), Piece("☰ ", "key", "hits"),
            Piece("✕ ", "key", "clear")]  # fmt: skip


class FindBar(Horizontal):
    """Its field, and how many hits there are."""

    DEFAULT_CSS = """
    FindBar { height: 1; width: 1fr; }
    FindBar Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    FindBar Bar { width: 27; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "done(False)", show=False),
        Binding("down,ctrl+n", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    def __init__(self, ready: Callable[[], object]) -> None:
        """`ready` is called as soon as it can take keys."""
        super().__init__()
        self.ready = ready
        self.head, self.count = Bar(), Bar()
        self.field = Input(placeholder=texts.tr("find.hint"), compact=True)

    def compose(self) -> ComposeResult:
        yield self.head
        yield self.field
        yield self.count

    def on_mount(self) -> None:
        title = f" {texts.tr('find.title')} "
        self.head.show([Piece(title, "title")])
        self.head.styles.width = cells(title)
        self.show_count([])
        self.ready()

    def show_count(self, pieces: list[Piece]) -> None:
        """Show the number of hits and how they were found, with a place to click the bar away."""
        self.count.show(pieces, _BUTTONS)

    def on_resize(self, event: events.Resize) -> None:
        """The count has a width of its own: a change of it at each key would lay the screen out anew."""
        self.count.styles.width = 44 if event.size.width >= WIDE else 27

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(Find(event.value))

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(FindDone(stay=True))

    def action_done(self, stay: bool) -> None:
        self.post_message(FindDone(stay=stay))

    def action_step(self, step: int) -> None:
        self.post_message(FindStep(step))
