"""What a reader sets up once: colours, length of lines, width of the contents pane."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tui.theme import DARK_THEME

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from parsers.model import Source

MEASURES = (40, 120, 4)
"""Shortest and longest line in cells, and the step of the keys."""

CONTENTS_BESIDE = 70
"""From so many columns on the contents stand beside the page; in fewer they cover it."""


@dataclass
class Settings:
    """Plain values; whoever keeps them reads and writes the fields."""

    theme: str = DARK_THEME
    measure: int = 88
    divider: int | None = None
    """Width of the contents pane in cells; None: by the width of the terminal."""
    store: Path | None = None
    """The file that keeps excerpts, marks and places; None: they last as long as the window."""
    file: str = ""
    """The file that is read, as the store knows it; nothing for the sample and for standard input."""
    again: Callable[[], Source] | None = None
    """Reads the issue's files again; None where that cannot be done."""

    def load(self, store: Path) -> None:
        """Take what was set up before, beside the store: plain lines, since the first page waits for the colours.

        What is not there or not understood stays as it is.
        """
        try:
            lines = settings_file(store).read_text("utf-8").splitlines()
        except (OSError, ValueError):
            return
        for name, _, value in (line.partition(" ") for line in lines):
            if name == "theme" and value:
                self.theme = value
            elif name == "measure" and value.isdecimal():
                self.measure = max(MEASURES[0], min(MEASURES[1], int(value)))
            elif name == "divider" and value.isdecimal():
                self.divider = int(value)

    def save(self, store: Path) -> None:
        """Keep what is set up, for the next window. A folder that cannot be written is no matter."""
        lines = [f"theme {self.theme}", f"measure {self.measure}"]
        lines += [f"divider {self.divider}"] if self.divider is not None else []
        path = settings_file(store)
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            fresh.touch(0o600)
            fresh.write_text("\n".join(lines) + "\n", "utf-8")
            fresh.replace(path)


def settings_file(store: Path) -> Path:
    """Where the settings that go with a store are."""
    return store.with_name(store.name + ".settings")


def store_path(options: argparse.Namespace) -> Path | None:
    """The store that the command line asks for; None: none that lasts."""
    if options.no_store:
        return None
    if options.store:
        return Path(options.store)
    return state_folder() / "store.sqlite3"


def state_folder() -> Path:
    """Where the program may write: its folder among the user's state."""
    from platformdirs import user_state_path

    return user_state_path("gazette-tui", appauthor=False)


def file_path(options: argparse.Namespace) -> str:
    """The path that the store knows the issue by; the sample and standard input have none."""
    return os.path.abspath(options.files[0]) if options.files and options.files[0] != "-" else ""


def contents_width(total: int, wished: int | None) -> int:
    """Cells for the contents pane beside the page in a terminal of `total` columns, never more than a third."""
    third = total // 3
    width = wished if wished is not None else (min(38, third) if total >= 100 else min(26, third))
    return max(12, min(width, third))
