"""The small things that are kept: marked places and settings."""

from __future__ import annotations

from tui.store.anchors import Anchor
from tui.store.database import Database
from tui.store.rows import BadRowError, sound, stored, words


class Marks:
    """Places of an issue under letters."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, issue: int, letter: str, anchor: Anchor) -> None:
        """Mark a place; a letter marks one place only. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute(
                "INSERT INTO mark VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET anchor = excluded.anchor",
                (issue, stored(letter), anchor.to_json()),
            )

    def drop(self, issue: int, letter: str) -> None:
        """Take a mark away. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("DELETE FROM mark WHERE issue=? AND letter=?", (issue, stored(letter)))

    def all(self, issue: int) -> dict[str, Anchor]:
        """The marks of an issue by letter. Raises `StoreError`."""
        rows = self._database.read("SELECT letter, anchor FROM mark WHERE issue=? ORDER BY letter", issue)
        return dict(sound(self._database, "mark", rows, _mark))


def _mark(letter: object, anchor: object) -> tuple[str, Anchor]:
    """The marked place of a row. Raises `BadRowError`."""
    where = Anchor.from_json(anchor)
    if where is None or len(words(letter, "letter")) != 1:
        raise BadRowError("letter" if where else "anchor")
    return words(letter, "letter"), where


class Settings:
    """What a reader has chosen, as words under a name."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str, default: str = "") -> str:
        """Raises `StoreError`."""
        rows = self._database.read("SELECT value FROM setting WHERE name=?", name)
        values = sound(
            self._database, "setting", [(name, *row) for row in rows], lambda _, value: words(value, "value")
        )
        return values[0] if values else default

    def put(self, name: str, value: str) -> None:
        """Raises `StoreError`."""
        with self._database.change() as db:
            db.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                (name, stored(value)),
            )
