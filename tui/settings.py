"""What a reader sets up once: colours, length of lines, width of the contents pane."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.store_file import read_some
from tui.theme import DARK_THEME

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from parsers.model import Source

MEASURES = (40, 120, 4)
"""Shortest and longest line in cells, and the step of the keys."""

MARK = "# gazette-tui settings"
"""The first line of the file."""
LONGEST = 4096
"""Characters of a settings file at most."""
PATIENCE = 0.5
"""Seconds that leaving waits for the settings to be written."""

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
    given: dict[str, Callable[[], Source]] = field(default_factory=dict)
    """What the command line names, by the path that the store knows it by, and how it is read: with its options."""

    def reading(self, path: str) -> Callable[[], Source]:
        """How the issue at `path` is read: as the command line says if it names it, else without its options."""
        if path in self.given:
            return self.given[path]
        from parsers.source import read_source

        return partial(read_source, path, pipes=False)

    unwritten: bool = False
    """Whether what was set up could not be kept."""
    kept: list[str] = field(default_factory=list)
    """The lines that were read, or written last."""

    def load(self, store: Path) -> None:
        """Take what was set up before, beside the store: plain lines, since the first page waits for the colours.

        What is not there or not understood stays as it is.
        """
        lines = _own_lines(settings_file(store)) or []
        for name, _, value in (line.partition(" ") for line in lines):
            if name == "theme" and value:
                self.theme = value
            elif name == "measure" and value.isdecimal():
                self.measure = max(MEASURES[0], min(MEASURES[1], int(value)))
            elif name == "divider" and value.isdecimal():
                self.divider = int(value)
        self.kept = self.lines

    @property
    def lines(self) -> list[str]:
        """What is kept, as the file has it."""
        lines = [MARK, f"theme {self.theme}", f"measure {self.measure}"]
        return lines + ([f"divider {self.divider}"] if self.divider is not None else [])

    def keep(self, store: Path) -> None:
        """Keep what was changed, for the next window. Waits `PATIENCE` at most for a disk that does not answer."""
        if self.lines == self.kept:
            return
        from threading import Thread

        self.unwritten = True
        writer = Thread(target=self.save, args=(store,), daemon=True)
        writer.start()
        writer.join(PATIENCE)

    def save(self, store: Path) -> None:
        """Write what is set up beside the store; over no file that is not ours, and through no link.

        `unwritten` says whether that could not be done.
        """
        path, lines = settings_file(store), self.lines
        self.unwritten = True
        if os.path.lexists(path) and _own_lines(path) is None:
            return
        from tempfile import mkstemp

        with suppress(OSError):
            descriptor, fresh = mkstemp(prefix=".gazette-", dir=path.parent)  # exclusive, mode 0600
            try:
                with open(descriptor, "w", encoding="utf-8") as file:
                    file.write("\n".join(lines) + "\n")
                    file.flush()
                    os.fsync(descriptor)
                os.replace(fresh, path)
            except OSError:
                os.unlink(fresh)
                raise
            self.unwritten, self.kept = False, lines


def _own_lines(path: Path) -> list[str] | None:
    """The lines of a settings file; None when there is none, or one that this program has not written.

    Ours is a short regular file with nothing but lines of ours, as the first version wrote them, or with `MARK` first.
    """
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
        lines = read_some(path, LONGEST + 1).decode("utf-8").splitlines()
    except (OSError, ValueError):
        return None
    ours = lines[:1] == [MARK] or all(line.partition(" ")[0] in ("theme", "measure", "divider") for line in lines)
    return lines if ours and sum(map(len, lines)) <= LONGEST else None


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
    """The path that the store knows the issue by; the sample, standard input and a named pipe have none."""
    if not options.files or options.files[0] == "-" or not os.path.isfile(options.files[0]):
        return ""
    try:
        path: str = os.path.abspath(options.files[0])
    except OSError:  # the working folder has been removed
        return ""
    return path


def contents_width(total: int, wished: int | None) -> int:
    """Cells for the contents pane beside the page in a terminal of `total` columns, never more than a third."""
    third = total // 3
    width = wished if wished is not None else (min(38, third) if total >= 100 else min(26, third))
    return max(12, min(width, third))
