"""The program's own commands: measure, theme, palette, help, quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import texts
from tui.actions import Handlers
from tui.settings import MEASURES
from tui.theme import DARK_THEME, LIGHT_THEME

if TYPE_CHECKING:
    from tui.screens.reader import Reader


class General:
    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def handlers(self) -> Handlers:
        return {
            "wider": lambda: self.measure(MEASURES[2]),
            "narrower": lambda: self.measure(-MEASURES[2]),
            "dark": self.dark,
            "theme": self.reader.app.action_change_theme,
            "palette": self.reader.app.action_command_palette,
            "help": self.help,
            "quit": self.reader.app.exit,
        }

    def measure(self, cells: int) -> None:
        """Make lines longer or shorter by `cells`."""
        shortest, longest, _ = MEASURES
        measure = max(shortest, min(longest, self.reader.page.measure + cells))
        self.reader.page.measure = self.reader.settings.measure = measure
        self.reader.say(texts.tr("status.measure", measure=measure))

    def dark(self) -> None:
        """From dark to light and back."""
        app = self.reader.app
        app.theme = self.reader.settings.theme = LIGHT_THEME if app.current_theme.dark else DARK_THEME

    def help(self) -> None:
        from tui.screens.help import Help

        self.reader.app.push_screen(Help())
