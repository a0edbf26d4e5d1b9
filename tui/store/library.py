"""The issues that were opened, and the place of reading in each."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import NamedTuple

from tui.store.anchors import Anchor
from tui.store.database import Database
from tui.store.likeness import digest, likeness, sketch
from tui.store.rows import BadRowError, number, sound, stored, words

SAME_PATH = 0.25
"""Likeness from which a changed file at the same path is the same issue."""
SAME_TEXT = 0.6
"""Likeness from which a file at a new path is the same issue, when the old one is gone."""
LOOK_BACK = 200
"""Issues among which a renamed one is looked for."""
LAST_SECOND = 253_402_300_799
"""The end of the year 9999, in seconds since 1970."""
_BYTES = "file://"
"""Begins a path that is no UTF-8, stored as a URI with its bytes in percent signs (RFC 8089); ours are absolute."""


class Recent(NamedTuple):
    """An issue that was opened; `opened` in seconds since 1970, `progress` 0…1."""

    id: int
    path: str
    title: str
    opened: float
    progress: float


class Identification(NamedTuple):
    """What an issue is known again by; `path` "" when it has none."""

    path: str
    digest: str
    sketch: bytes
    title: str


def identification(path: str, text: str, title: str = "") -> Identification:
    """What the issue with this text at `path` is known again by."""
    return Identification(path, digest(text), sketch(text), title)


class Library:
    def __init__(self, database: Database) -> None:
        self._database = database
        self.known_as: dict[int, int] = {}
        """What an issue is called here that was given another number before the store could be read."""

    def enter(self, path: str, text: str, title: str) -> int:
        """The id of the issue with this text at `path` ("" when it has none), known from before or new.

        It is known by its very text, by its path if the text there is like enough, or, if it was renamed and changed,
        by its sentences. Raises `StoreError`.
        """
        return self.enter_known(identification(path, text, title))

    def enter_known(self, issue: Identification) -> int:
        """As `enter`. Raises `StoreError`."""
        with self._database.change() as db:
            known = self.find_known(issue)
            values = (issue.digest, stored_path(issue.path), stored(issue.title), issue.sketch, time.time())
            if known is None:
                row = db.execute("INSERT INTO issue (digest, path, title, sketch, opened) VALUES (?,?,?,?,?)", values)
                known = int(row.lastrowid or 0)
            else:
                sql = "UPDATE issue SET digest=?, path=?, title=?, sketch=?, opened=? WHERE id=?"
                db.execute(sql, (*values, known))
        return known

    def find(self, path: str, text: str) -> int | None:
        """The id of an issue that was opened before, None when it was not. Raises `StoreError`."""
        return self.find_known(identification(path, text))

    def find_known(self, issue: Identification) -> int | None:
        """As `find`. Raises `StoreError`."""
        read = self._database.read
        for (name,) in read("SELECT id FROM issue WHERE digest=? ORDER BY opened DESC LIMIT 1", issue.digest):
            return int(name)
        columns = "SELECT id, sketch, path FROM issue"
        if issue.path:
            rows = read(f"{columns} WHERE path=? ORDER BY opened DESC LIMIT 1", stored_path(issue.path))
            for name, old, _ in sound(self._database, "issue", rows, _known_by):
                if likeness(issue.sketch, old) >= SAME_PATH:
                    return name
        rows = read(f"{columns} ORDER BY opened DESC LIMIT ?", LOOK_BACK)
        known = sound(self._database, "issue", rows, _known_by)
        ranked = sorted(((likeness(issue.sketch, old), name, where) for name, old, where in known), reverse=True)
        for score, name, where in ranked:
            if score >= SAME_TEXT and not (where and Path(where).exists()):
                return name
        return None

    def recent(self, limit: int = 50) -> list[Recent]:
        """The issues last opened, the latest first. Raises `StoreError`."""
        sql = "SELECT id, path, title, opened, progress FROM issue WHERE path != '' ORDER BY opened DESC LIMIT ?"
        return sound(self._database, "issue", self._database.read(sql, limit), _recent)

    def forget(self, issue: int) -> None:
        """Take an issue off the list; its excerpts and marks stay, should it be opened again. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("UPDATE issue SET path='' WHERE id=?", (self.known_as.get(issue, issue),))

    def place(self, issue: int) -> Anchor | None:
        """Where its reader was last. Raises `StoreError`."""
        rows = self._database.read("SELECT place FROM issue WHERE id=? AND place IS NOT NULL", issue)
        places = sound(self._database, "issue", [(issue, *row) for row in rows], _place)
        return places[0] if places else None

    def put_place(self, issue: int, anchor: Anchor) -> None:
        """Keep the place of reading. Raises `StoreError`."""
        progress = min(1.0, anchor.start / max(1, anchor.length))
        with self._database.change() as db:
            db.execute("UPDATE issue SET place=?, progress=? WHERE id=?", (anchor.to_json(), progress, issue))


def stored_path(path: str) -> str:
    """A path as it is stored: as it is, or as a URI when it has bytes that are no UTF-8."""
    if stored(path) == path:
        return path
    from urllib.parse import quote

    return _BYTES + quote(os.fsencode(path))


def read_path(value: object) -> str:
    """A path that was stored. Raises `BadRowError`."""
    path = words(value, "path")
    if path.startswith(_BYTES):
        from urllib.parse import unquote_to_bytes

        path = os.fsdecode(unquote_to_bytes(path.removeprefix(_BYTES)))
    if "\0" in path:
        raise BadRowError("path")
    return path


def _known_by(name: int, sketched: object, path: object) -> tuple[int, bytes, str]:
    if not isinstance(sketched, bytes):
        raise BadRowError("sketch")
    return name, sketched, read_path(path)


def _recent(name: int, path: object, title: object, opened: object, progress: object) -> Recent:
    when, part = number(opened, "opened", LAST_SECOND), number(progress, "progress", 1)
    return Recent(name, read_path(path), words(title, "title"), when, part)


def _place(_: int, place: object) -> Anchor:
    anchor = Anchor.from_json(place)
    if anchor is None:
        raise BadRowError("place")
    return anchor
