"""The application: theme, safety, and the reader's screen."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.widget import MountError
from textual.worker import WorkerFailed

from parsers.model import Issue
from tui import texts
from tui.background import Background
from tui.loading import Rest, collect_garbage
from tui.safe import stripped
from tui.safe_filter import SafeFilter
from tui.screens.reader import Reader
from tui.scribe import Scribe
from tui.settings import Settings
from tui.textual_theme import THEMES, palette_of_theme
from tui.theme import DARK_THEME, Palette

_SAFE = SafeFilter()
NO_COLOUR_THEME = "ansi-dark"


class GazetteApp(App[int]):
    """Shows `issue`; exits with a status for the shell."""

    ENABLE_COMMAND_PALETTE = False  # ours knows Chinese, and takes no title for markup
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "gazette-tui"

    def __init__(
        self, issue: Issue, settings: Settings | None = None, *, rest: Rest | None = None, debug: bool = False
    ) -> None:
        plain = bool(os.environ.get("NO_COLOR"))
        super().__init__(driver_class=_driver(), ansi_color=True if plain else None)  # else Textual makes grey colours
        self.settings = settings or Settings()
        self.debugging = debug
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

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.exit)
        loop.set_default_executor(Background())
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))

    def on_unmount(self) -> None:
        """The program ends: a moment for what is still to be written."""
        Scribe.finish_all()

    def on_app_focus(self) -> None:
        """The reader comes back to this window: another may have kept something meanwhile."""
        self.reader.keeping.look()

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
        self.run_worker(self._let_go(before, self.switch_screen(self.reader)), group="change")

    async def _let_go(self, before: Reader, changed: AwaitComplete) -> None:
        await changed
        before.let_go()
        collect_garbage()

    def _handle_exception(self, error: Exception) -> None:
        """Nothing can be mounted any more once the program is being left: what a late key asked for is not missed."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if not (self._exit and isinstance(cause, MountError)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """A defect: Textual would print the values of all variables, and so the text of the document."""
        if self.debugging:
            import traceback

            text = traceback.format_exc()
        else:
            kind = type(sys.exc_info()[1]).__name__
            text = f"gazette-tui: {texts.tr('cli.defect', kind=kind)}"
        self._exit_renderables.append(Text(stripped(text)))
        self._close_messages_no_wait()


def _driver() -> type[Driver] | None:
    """Our driver where Textual would take its Unix one; None leaves the choice to Textual (Windows, tests)."""
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from tui.driver import ReaderDriver

    return ReaderDriver
