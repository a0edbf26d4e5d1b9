"""The application: theme, safety, and the reader's screen."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual import on
from textual._context import active_message_pump
from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import MountError
from textual.worker import WorkerFailed

from parsers.model import Issue
from tui import texts
from tui.background import Background, work_of
from tui.defects import spare
from tui.ending import ENDING, PATIENCE
from tui.extent import bounded
from tui.inbox import Inbox
from tui.loading import Rest, collect_garbage
from tui.messages import LeftOut
from tui.safe import stripped
from tui.safe_filter import SafeFilter
from tui.screens.reader import Reader
from tui.scribe import Scribe
from tui.settings import Settings
from tui.textual_theme import THEMES, palette_of_theme
from tui.theme import DARK_THEME, Palette

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.css.styles import RulesMap
    from textual.dom import DOMNode
    from textual.timer import Timer
    from textual.widget import Widget

MOST_DEFECTS = 20
"""Defects after which it is better to end."""
AT_REST = 0.05
"""Seconds without another change after which the size of the terminal is at rest."""
_SAFE = SafeFilter()
NO_COLOUR_THEME = "ansi-dark"


class GazetteApp(App[int]):
    """Shows `issue`; exits with a status for the shell."""

    ENABLE_COMMAND_PALETTE = False  # ours knows Chinese, and takes no title for markup
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "gazette-tui"

    defects_fail = True
    """Whether a test without a terminal fails of a defect that is only noted otherwise."""

    def __init__(
        self, issue: Issue, settings: Settings | None = None, *, rest: Rest | None = None, debug: bool = False
    ) -> None:
        plain = bool(os.environ.get("NO_COLOR"))
        super().__init__(driver_class=_driver(), ansi_color=True if plain else None)  # else Textual makes grey colours
        self.settings = settings or Settings()
        self.debugging = debug
        self._rest: Timer | None = None
        """Runs out when the size of the terminal has come to rest."""
        self.defects: list[str] = []
        """The kinds of the defects that were met and noted."""
        self._lagging = False
        spare(self, self.note)
        for theme in THEMES:
            self.register_theme(theme)
        if self.settings.theme not in self.available_themes:
            self.settings.theme = DARK_THEME
        self.theme = NO_COLOUR_THEME if plain else self.settings.theme
        self.palette: Palette = palette_of_theme(self.current_theme)
        self.reader = Reader(issue, self.settings, rest=rest, debug=debug)

    def get_default_screen(self) -> Screen[None]:
        return self.reader

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Fail-safe: whatever a widget draws, no control character of a document gets out."""
        return [_SAFE, *super().get_line_filters()]

    def watch_theme(self) -> None:
        self.palette = palette_of_theme(self.current_theme)

    @property
    def size(self) -> Size:
        """The size of the terminal, as far as it is believed."""
        return Size(*bounded(*super().size))

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave; what does not end by itself is ended (`tui.ending`)."""
        super().exit(result, return_code, message)
        if not self.is_headless:
            if isinstance(inbox := getattr(self._driver, "inbox", None), Inbox):
                inbox.close()
            ENDING.within(PATIENCE, self.return_code or 0)

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(Background())
        if not self.is_headless:
            ENDING.orderly = partial(loop.call_soon_threadsafe, self.exit)
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))

    def on_unmount(self) -> None:
        """The program ends: a moment for what is still to be written."""
        Scribe.finish_all()

    def on_app_focus(self) -> None:
        """The reader comes back to this window: another may have kept something meanwhile."""
        self.reader.keeping.look()

    @on(LeftOut)
    def tell_left_out(self, event: LeftOut) -> None:
        """Say that something of a paste, or of a flood of keys, has not been taken."""
        words = texts.tr("status.left-out", count=event.count)
        self.reader.say(words, warning=True)
        if self.focused is not self.reader.page:  # a field may lie over the status line
            self.notify(words, severity="warning", markup=False)

    def show_issue(self, issue: Issue, path: str) -> None:
        """Show another issue, read from `path`, in place of this one, and give back what this one has taken."""
        while len(self.screen_stack) > 1:  # help or a list of choices lies over the reader
            self.pop_screen()
        before = self.reader
        self.settings.file, self.settings.again = path, self.settings.reading(path)
        self.reader = Reader(issue, self.settings, debug=self.debugging)
        if not before._result_callbacks:  # of the first screen; without one Textual cannot put another in its place
            before._push_result_callback(before, None)
            self._compose_screen = None
        self.run_worker(work_of(self._let_go, before, self.switch_screen(self.reader)), group="change")

    async def _let_go(self, before: Reader, changed: AwaitComplete) -> None:
        await changed
        before.let_go()
        StylesCache.get_inner_outer.cache_clear()  # it keeps the drawn rows of a thousand widgets that are gone
        collect_garbage()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw, unless the terminal lags behind: then it gets the whole screen anew when it has caught up."""
        outlet = ENDING.outlet
        if outlet is None or not outlet.busy:
            super()._display(screen, renderable)
        elif not self._lagging:
            self._lagging = True
            outlet.call_drained(self._caught_up)

    def _check_resize(self) -> None:
        """Draw anew once the size has come to rest, also when it is again what it was: the terminal may have cut off
        what stood there, and the toolkit, which waits a moment whether another change comes, sees none."""
        sized = self._resize_event is not None and bool(self.screen_stack) and bool(self.screen.size)
        super()._check_resize()
        if sized:
            if self._rest is not None:
                self._rest.stop()
            self._rest = self.set_timer(AT_REST, self._draw_anew)

    def _caught_up(self) -> None:
        """The terminal has taken all that was written. Called by the outlet's thread."""
        loop = self._loop
        if loop is not None and not self._exit:
            loop.call_soon_threadsafe(self._draw_anew)

    def _draw_anew(self) -> None:
        self._lagging = False
        if not self.screen_stack:
            return
        self.screen.refresh(layout=True)

    def note(self, error: Exception) -> bool:
        """Tell of a defect and go on reading; False where that cannot be, and the program has to end of it.

        It ends with ``--debug``, and when there is one defect after the other.
        """
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        if self._exit and isinstance(error, MountError):
            return True  # nothing can be mounted any more: what a late key asked for is not missed
        kind = type(error).__name__
        self.defects.append(kind)
        if self.debugging or len(self.defects) > MOST_DEFECTS or not self.is_running:
            return False
        if self.is_headless and self.defects_fail and self._exception is None:
            self._exception = error  # a test is to fail of it
        self.reader.say(texts.tr("status.defect", kind=kind), warning=True)
        return True

    def _register(
        self, parent: DOMNode, *widgets: Widget, before: int | None = None, after: int | None = None,
        cache: dict[tuple[Hashable, ...], RulesMap] | None = None,
    ) -> list[Widget]:  # fmt: skip
        """Every widget is told apart from its defects: the toolkit would end the program of the first."""
        for widget in widgets:
            spare(widget, self.note)
        return super()._register(parent, *widgets, before=before, after=after, cache=cache)

    def _handle_exception(self, error: Exception) -> None:
        """A defect that no widget has met while it took a message. One that was being made does not come to life."""
        if self._exit and isinstance(error, MountError):
            return  # what was still to come onto the screen comes too late: it is being left
        pump = active_message_pump.get(None)
        if pump is None or not pump._is_mounted or not self.note(error):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """A defect: Textual would print the values of all variables, and so the text of the document."""
        if self.debugging:
            import traceback

            text = traceback.format_exc()
        else:
            kind = type(sys.exc_info()[1]).__name__
            text = f"gazette-tui: {texts.tr('cli.defect', kind=kind)}"
        self.defects.clear()
        self._exit_renderables[:] = [Text(stripped(text))]
        ENDING.within(PATIENCE, 1)
        self._close_messages_no_wait()


def _driver() -> type[Driver] | None:
    """Our driver where Textual would take its Unix one; None leaves the choice to Textual (Windows, tests)."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from tui.driver import ReaderDriver

    return ReaderDriver
