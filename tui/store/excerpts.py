"""The excerpts of an issue: words, citation, note, in an order of the reader's making."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from parsers.model import Citation, Excerpt, Span
from tui.store.anchors import Anchor
from tui.store.database import Database


@dataclass(frozen=True, slots=True)
class Kept:
    """An excerpt that was kept; `made` is local time, ISO 8601. Its span is that of the text it was taken from."""

    id: int
    excerpt: Excerpt
    anchor: Anchor
    note: str
    made: str


class Excerpts:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, issue: int, excerpt: Excerpt, anchor: Anchor, note: str = "") -> Kept:
        """Keep an excerpt at the list's end. Raises `StoreError`."""
        made = datetime.now().astimezone().isoformat(timespec="seconds")
        citation = json.dumps(asdict(excerpt.citation), ensure_ascii=False)
        with self._database.change() as db:
            row = db.execute(
                "INSERT INTO excerpt (issue, rank, text, verbatim, anchor, citation, note, made) VALUES "
                "(?, (SELECT coalesce(max(rank), 0) + 1 FROM excerpt WHERE issue = ?), ?, ?, ?, ?, ?, ?)",
                (issue, issue, excerpt.text, excerpt.verbatim, anchor.to_json(), citation, note, made),
            )
            return Kept(int(row.lastrowid or 0), excerpt, anchor, note, made)

    def all(self, issue: int) -> list[Kept]:
        """The excerpts of an issue in their order. Raises `StoreError`."""
        sql = "SELECT id, text, verbatim, anchor, citation, note, made FROM excerpt WHERE issue=? AND NOT removed"
        return [_kept(*row) for row in self._database.read(f"{sql} ORDER BY rank, id", issue)]

    def annotate(self, kept: int, note: str) -> None:
        """Set an excerpt's note. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("UPDATE excerpt SET note=? WHERE id=?", (note, kept))

    def remove(self, kept: int) -> None:
        """Take an excerpt off the list; `restore` puts it back where it was. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("UPDATE excerpt SET removed=1 WHERE id=?", (kept,))

    def restore(self, kept: int) -> None:
        """Undo `remove`. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("UPDATE excerpt SET removed=0 WHERE id=?", (kept,))

    def move(self, kept: int, step: int) -> None:
        """Change places with the next (`step` 1) or the previous (-1) excerpt. Raises `StoreError`."""
        order, compare = ("ASC", ">") if step > 0 else ("DESC", "<")
        with self._database.change() as db:
            for issue, rank in db.execute("SELECT issue, rank FROM excerpt WHERE id=?", (kept,)).fetchall():
                other = db.execute(
                    f"SELECT id, rank FROM excerpt WHERE issue=? AND NOT removed AND (rank, id) {compare} (?, ?) "
                    f"ORDER BY rank {order}, id {order} LIMIT 1",
                    (issue, rank, kept),
                ).fetchone()
                if other is not None:
                    db.execute("UPDATE excerpt SET rank=? WHERE id=?", (other[1], kept))
                    db.execute("UPDATE excerpt SET rank=? WHERE id=?", (rank, other[0]))


def _kept(number: int, text: str, verbatim: str, anchor: str, citation: str, note: str, made: str) -> Kept:
    where = Anchor.from_json(anchor) or Anchor(0, 0, 0)
    excerpt = Excerpt(text, Span(where.start, where.end), _citation(citation), verbatim)
    return Kept(number, excerpt, where, note, made)


def _citation(text: str) -> Citation:
    """A citation that was kept; one that cannot be read is an empty one."""
    try:
        lists: dict[str, Any] = json.loads(text)
        parts: dict[str, Any] = {name: tuple(part) if isinstance(part, list) else part for name, part in lists.items()}
        return Citation(**parts)
    except (ValueError, TypeError, AttributeError):
        return Citation()
