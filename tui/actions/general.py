"""The program's own commands: measure, theme, palette, help, quit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from tui import texts
from tui.actions import Handlers
from tui.commands import commands, key_name
from tui.places import heading_text
from tui.safe import shown
from tui.settings import MEASURES
from tui.theme import DARK_THEME, LIGHT_THEME, OURS

if TYPE_CHECKING:
    from tui.screens.palette import Choice
    from tui.screens.reader import Reader


_ASKED_FIRST = ("panels", "take", "app", "view", "move")
"""The groups of commands in the order of the palette."""


class General:
    """What concerns the program and not the text."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def handlers(self) -> Handlers:
        return {
            "wider": lambda: self.measure(MEASURES[2]),
            "narrower": lambda: self.measure(-MEASURES[2]),
            "dark": self.dark,
            "theme": lambda: self.choose(self.themes()),
            "palette": lambda: self.choose([*self.commands(), *self.documents(), *self.themes()]),
            "help": self.help,
            "suspend": self.reader.app.action_suspend_process,
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
        self.theme(LIGHT_THEME if self.reader.app.current_theme.dark else DARK_THEME)

    def help(self) -> None:
        from tui.screens.help import Help
        from tui.screens.modal import open_over

        open_over(self.reader.app, Help())

    def choose(self, choices: Sequence[Choice]) -> None:
        """Open the palette with `choices`."""
        from tui.screens.modal import open_over
        from tui.screens.palette import Palette

        open_over(self.reader.app, Palette(choices))

    def commands(self) -> list[Choice]:
        """Every command, with its first keys, what opens panels first; asked for in either language."""
        from tui.screens.palette import Choice

        return [
            Choice(
                each.title,
                " ".join((each.id, *texts.table()[f"do.{each.id}"])),
                key_name((each.keys or each.safe).split()[0]),
                partial(self.reader.action_run, each.id),
            )
            for group in _ASKED_FIRST
            for each in commands()
            if each.group == group and each.id != "palette"
        ]

    def documents(self) -> list[Choice]:
        """The documents of the issue."""
        from tui.screens.palette import Choice

        places = self.reader.places
        titled = [(shown(heading_text(places.sections[k])), places.starts[k]) for k in places.documents]
        return [
            Choice(title, "", texts.tr("palette.document", number=number), partial(self.reader.walk.jump, at))
            for number, (title, at) in enumerate(titled, 1)
        ]

    def themes(self) -> list[Choice]:
        """Our themes first, then those of the toolkit."""
        from tui.screens.palette import Choice

        names = [*OURS, *sorted(name for name in self.reader.app.available_themes if name not in OURS)]
        return [Choice(texts.tr("palette.theme", name=name), name, "", partial(self.theme, name)) for name in names]

    def theme(self, name: str) -> None:
        """Take the colours `name`."""
        self.reader.app.theme = self.reader.settings.theme = name
