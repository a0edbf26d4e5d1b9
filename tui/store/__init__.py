"""What a reader keeps: excerpts, marks, places, recent issues, settings, in one SQLite file.

Each change is one short transaction that is on the disk when the call returns: what the screen has called kept
outlives a killed process. Two windows may use one store. A store that cannot be used never stops the reading:
`Store.trouble` says why, and what is kept lasts until the window is closed.
Calls may come from any thread; all but the shortest belong off the one that serves the keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.store.anchors import Anchor, anchor_at, locate
from tui.store.database import Database, StoreError, Trouble, open_database
from tui.store.excerpts import Excerpts, Kept
from tui.store.library import Library, Recent
from tui.store.notes import Marks, Settings

__all__ = [
    "Anchor", "Excerpts", "Kept", "Library", "Marks", "Recent", "Settings", "Store", "StoreError", "Trouble",
    "anchor_at", "locate", "open_store",
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
    def trouble(self) -> Trouble:
        """Why what is kept will not last, if so."""
        return self.database.trouble

    def close(self) -> None:
        self.database.close()


def open_store(path: Path | None) -> Store:
    """The store at `path`, made when there is none; None: a store that lasts as long as the window. Never raises."""
    database = open_database(path)
    return Store(database, Library(database), Excerpts(database), Marks(database), Settings(database))
