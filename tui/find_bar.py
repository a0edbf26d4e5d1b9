"""The line at the foot where words to find are typed; what it finds shows on the page while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from tui import texts
from tui.bar import Bar
from tui.cells import Piece, cells
from tui.safe import shown
from tui.store_requests import Find, FindDone, FindStep

if TYPE_CHECKING:
    from tui.search.find import Found

WIDE = 90
"""Columns from which there is room to say how the hits were found."""
_BUTTONS = [Piece(" ▲ ", "key", "previous-mark"), Piece("▼ ", "key", "next-mark"), Piece("≡ ", "key", "hits"),
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
        self.made = False
        self._before = ""
        """What stood in the field when it was given the keys."""
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
        self.show_count(None, None)
        self.made = True
        self.ready()

    def take_keys(self) -> bool:
        """Show the bar and give it the keys; whether it has been made and can take them."""
        if self.made:
            self.display = True
            self._before = self.field.value
            self.screen.set_focus(self.field)
            self.field.action_select_all()
        return self.made

    def type(self, words: str) -> None:
        """Put `words` into the field, as if they were typed before all that was typed since it has the keys."""
        later = self.field.value if self.field.value != self._before else ""
        self.field.value = words + later
        self.field.cursor_position = len(self.field.value)

    def show_count(self, found: Found | None, current: int | None) -> None:
        """Show the number of hits and how they were found; None: nothing is being sought."""
        self.count.show([] if found is None else count_pieces(found, current), _BUTTONS)

    def show_busy(self) -> None:
        """Say that a search is going on."""
        self.count.show([Piece(f" {texts.tr('find.busy')} ", "muted")], _BUTTONS)

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


def count_pieces(found: Found, current: int | None) -> list[Piece]:
    """``3/17`` and, where it is not plain words, how the hits were found and why there may be more."""
    pieces = []
    if found.trouble:
        detail = f" {found.detail}" if found.detail else ""
        pieces.append(Piece(f" {texts.tr(f'find.{found.trouble}')}{shown(detail)} ", "warn"))
    if not len(found):
        return pieces or [Piece(f" {texts.tr('find.none')} ", "warn")]
    if texts.has(f"find.how-{found.how}"):
        pieces.append(Piece(f" {texts.tr(f'find.how-{found.how}')} ", "muted"))
    which = f"{current + 1}/" if current is not None else ""
    return [*pieces, Piece(f" {which}{len(found)} ", "strong")]
