"""The base of what opens beside the page: people, figures, hits, excerpts, notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.reactive import reactive

from parsers.model import Issue, Span
from tui import texts
from tui.bar import Bar
from tui.cells import Piece
from tui.messages import ClosePanel, KeysChanged
from tui.stage import Stage


class Panel(Vertical, can_focus=False):
    """A view of the issue beside the page. `tui.messages` says how one plugs in.

    Set by the reader: `issue`, first without people and figures, again when they are known (`watch_issue` should then
    keep the cursor where it was), `stage`, how far that reading is, `place`, the source offset of the page's first row,
    and `file`, the path of what is read.
    """

    DEFAULT_CSS = "Panel { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]
    TITLE: ClassVar[str] = ""
    """Key of the panel's title in the table of texts."""

    issue: reactive[Issue | None] = reactive(None, init=False)
    place: reactive[int] = reactive(0, init=False)
    stage: reactive[Stage] = reactive(Stage.OUTLINED, init=False)
    busy: reactive[str] = reactive("", init=False)
    """What the reader is still working out, in words."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.file = ""
        """Nothing for what has no path of its own: the sample, standard input."""
        self.head = Bar(ground="bar")
        """The first row, which the reader puts there: what the panel is, and the cross that closes it."""

    def show_head(self, pieces: Sequence[Piece] = ()) -> None:
        """Write the head: the title, or the pieces that stand for it."""
        self.head.show(list(pieces) or [Piece(f" {texts.tr(self.TITLE)}", "title")], [Piece(" ✕ ", "key", "close")])

    def hints(self) -> str:
        """What the keys do in the part of the panel that has them: a key and a word by turns, for the foot."""
        return texts.tr("keys.panel")

    def tell_keys(self) -> None:
        """The keys do something else now than a moment ago."""
        self.post_message(KeysChanged())

    def reveal(self, span: Span) -> None:
        """Show what stands at `span` (a name or figure that was clicked in the page). By default nothing."""

    def begin(self, view: str) -> None:
        """The panel is opened, at the view of that name if one is given. By default there is one view only."""

    def looks_at(self, view: str) -> bool:
        """Whether the view of that name is what shows."""
        return True

    def action_leave(self) -> None:
        """Esc: back a step; here out of the panel."""
        self.post_message(ClosePanel())

    def take_focus(self) -> None:
        """Give the keys to the part of the panel that works first: its first focusable widget."""
        for widget in self.query("*"):
            if widget.focusable:
                widget.focus()
                return
