"""The application: theme, safety, and the reader's screen."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Sequence
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from parsers.model import Issue
from tui.safe_filter import SafeFilter
from tui.screens.reader import Reader
from tui.settings import Settings
from tui.textual_theme import THEMES, palette_of_theme
from tui.theme import Palette

NO_COLOUR_THEME = "ansi-dark"


class GazetteApp(App[int]):
    """Shows `issue`; exits with a status for the shell."""

    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = []
    COMMANDS: ClassVar[set[object]] = set()  # type: ignore[assignment]
    TITLE = "gazette-tui"

    def __init__(self, issue: Issue, settings: Settings | None = None, *, debug: bool = False) -> None:
        super().__init__()
        self.settings = settings or Settings()
        self.issue = issue
        self.debugging = debug
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = NO_COLOUR_THEME if os.environ.get("NO_COLOR") else self.settings.theme
        self.palette: Palette = palette_of_theme(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        return Reader(self.issue, self.settings)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Fail-safe: whatever a widget draws, no control character of a document gets out."""
        return [SafeFilter(), *super().get_line_filters()]

    def watch_theme(self) -> None:
        self.palette = palette_of_theme(self.current_theme)

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.exit)
