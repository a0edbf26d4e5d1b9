"""The issues that were opened, and the place of reading in each."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from tui.store.anchors import Anchor
from tui.store.database import Database
from tui.store.likeness import digest, likeness, sketch

SAME_PATH = 0.25
"""Likeness from which a changed file at the same path is the same issue."""
SAME_TEXT = 0.6
"""Likeness from which a file at a new path is the same issue, when the old one is gone."""
LOOK_BACK = 200
"""Issues among which a renamed one is looked for."""


class Recent(NamedTuple):
    """An issue that was opened; `opened` in seconds since 1970, `progress` 0…1."""

    id: int
    path: str
    title: str
    opened: float
    progress: float


class Library:
    def __init__(self, database: Database) -> None:
        self._database = database

    def enter(self, path: str, text: str, title: str) -> int:
        """The id of the issue with this text at `path` ("" when it has none), known from before or new.

        It is known by its very text, by its path if the text there is like enough, or, if it was renamed and changed,
        by its sentences. Raises `StoreError`.
        """
        name, sample = digest(text), sketch(text)
        with self._database.change() as db:
            known = self._known(name, path, sample)
            values = (name, path, title, sample, time.time())
            if known is not None:
                sql = "UPDATE issue SET digest=?, path=?, title=?, sketch=?, opened=? WHERE id=?"
                db.execute(sql, (*values, known))
                return known
            row = db.execute("INSERT INTO issue (digest, path, title, sketch, opened) VALUES (?,?,?,?,?)", values)
            return int(row.lastrowid or 0)

    def find(self, path: str, text: str) -> int | None:
        """The id of an issue that was opened before, None when it was not. Raises `StoreError`."""
        return self._known(digest(text), path, sketch(text))

    def _known(self, name: str, path: str, sample: bytes) -> int | None:
        read = self._database.read
        for (number,) in read("SELECT id FROM issue WHERE digest=? ORDER BY opened DESC LIMIT 1", name):
            return int(number)
        if path:
            for number, old in read("SELECT id, sketch FROM issue WHERE path=? ORDER BY opened DESC LIMIT 1", path):
                if likeness(sample, old) >= SAME_PATH:
                    return int(number)
        rows = read("SELECT id, sketch, path FROM issue ORDER BY opened DESC LIMIT ?", LOOK_BACK)
        ranked = sorted(((likeness(sample, old), number, where) for number, old, where in rows), reverse=True)
        for score, number, where in ranked:
            if score >= SAME_TEXT and not (where and Path(where).exists()):
                return int(number)
        return None

    def recent(self, limit: int = 50) -> list[Recent]:
        """The issues last opened, the latest first. Raises `StoreError`."""
        sql = "SELECT id, path, title, opened, progress FROM issue WHERE path != '' ORDER BY opened DESC LIMIT ?"
        return [Recent(*row) for row in self._database.read(sql, limit)]

    def forget(self, issue: int) -> None:
        """Take an issue off the list; its excerpts and marks stay, should it be opened again. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("UPDATE issue SET path='' WHERE id=?", (issue,))

    def place(self, issue: int) -> Anchor | None:
        """Where its reader was last. Raises `StoreError`."""
        rows = self._database.read("SELECT place FROM issue WHERE id=? AND place IS NOT NULL", issue)
        return Anchor.from_json(rows[0][0]) if rows else None

    def put_place(self, issue: int, anchor: Anchor) -> None:
        """Keep the place of reading. Raises `StoreError`."""
        progress = anchor.start / max(1, anchor.length)
        with self._database.change() as db:
            db.execute("UPDATE issue SET place=?, progress=? WHERE id=?", (anchor.to_json(), progress, issue))
