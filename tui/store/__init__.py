"""What a reader keeps: excerpts, marks, places, recent issues, settings, in one SQLite file.

Each change is one short transaction that is on the disk when the call returns: what the screen has called kept
outlives a killed process. Two windows may use one store. A store that cannot be used raises `StoreError`, which says
why; `tui.store.keeper` goes on without it and writes what waited when it comes back.
Calls may come from any thread; all but the shortest belong off the one that serves the keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.store.anchors import Anchor, anchor_at, locate
from tui.store.database import WAIT, Database, in_memory, open_database, read_database
from tui.store.excerpts import Excerpts, Kept
from tui.store.library import Library, Recent
from tui.store.notes import Marks, Settings
from tui.store_file import StoreError, Trouble

__all__ = [
    "Anchor", "Excerpts", "Kept", "Library", "Marks", "Recent", "Settings", "Store", "StoreError", "Trouble",
    "anchor_at", "locate", "open_store", "read_store",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Store:
    """The shelves of one store."""

    database: Database
    library: Library
    excerpts: Excerpts
    marks: Marks
    settings: Settings

    @property
    def aside(self) -> Mapping[str, str]:
        """The rows that could not be understood so far, and what is wrong with each."""
        return self.database.aside

    def close(self) -> None:
        self.database.close()


def open_store(path: Path | None, wait: float = WAIT) -> Store:
    """The store at `path`, made when there is none; None: a store that lasts as long as it is used.

    `wait` is how many seconds another window may hold it. Raises `StoreError` when it cannot be written.
    """
    return _store(in_memory() if path is None else open_database(path, wait))


def read_store(path: Path) -> Store:
    """The store at `path`, only to be read. Raises `StoreError`."""
    return _store(read_database(path))


def _store(database: Database) -> Store:
    return Store(database, Library(database), Excerpts(database), Marks(database), Settings(database))
