"""The excerpts of an issue: words, citation, note, in an order of the reader's making."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from parsers.model import Citation, Excerpt, Span
from tui.store.anchors import Anchor
from tui.store.database import Database
from tui.store.rows import LARGEST, SOUND_RANK, BadRowError, as_json, number, parsed, sound, stored, words

COLUMNS = "id, text, verbatim, anchor, citation, note, made, rank"
"""What `_kept` makes an excerpt of."""
_WITHOUT_WORDS = ", ".join(
    f"CASE typeof({column}) WHEN 'text' THEN '' ELSE {column} END" if column in ("text", "verbatim", "note") else column
    for column in COLUMNS.split(", ")
)
_KINDS = {field.name: str(field.type) for field in fields(Citation)}


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
        self.known_as: dict[int, int] = {}
        """What an excerpt is called here that was given another number while it waited to be written."""

    def add(self, issue: int, excerpt: Excerpt, anchor: Anchor, note: str = "", made: str = "") -> Kept:
        """Keep an excerpt at the list's end; it was taken at the time `made`, by default now. Raises `StoreError`."""
        made = made or datetime.now().astimezone().isoformat(timespec="seconds")
        last = f"SELECT coalesce(max(rank), 0) + 1 FROM excerpt WHERE issue = ? AND {SOUND_RANK}"
        with self._database.change() as db:
            row = db.execute(
                "INSERT INTO excerpt (issue, rank, text, verbatim, anchor, citation, note, made) VALUES "
                f"(?, ({last}), ?, ?, ?, ?, ?, ?)",
                (issue, issue, stored(excerpt.text), stored(excerpt.verbatim), anchor.to_json(),
                 as_json(asdict(excerpt.citation)), stored(note), made),
            )  # fmt: skip
            return Kept(int(row.lastrowid or 0), excerpt, anchor, note, made)

    def all(self, issue: int) -> list[Kept]:
        """The excerpts of an issue in their order. Raises `StoreError`."""
        sql = f"SELECT {COLUMNS} FROM excerpt WHERE issue=? AND NOT removed ORDER BY rank, id"
        return sound(self._database, "excerpt", self._database.read(sql, issue), _kept)

    def order(self, issue: int) -> array[int]:
        """The ids of the excerpts of an issue in their order. Raises `StoreError`."""
        sql = "SELECT id FROM excerpt WHERE issue=? AND NOT removed ORDER BY rank, id"
        return array("q", (kept for (kept,) in self._database.read(sql, issue)))

    def anchors(self, ids: Sequence[int]) -> dict[int, Anchor]:
        """The anchors of so many excerpts, by id; one that cannot be understood is not there. Raises `StoreError`.

        The words are not read, only whether they are a text.
        """
        rows = self._database.read(f"SELECT {_WITHOUT_WORDS} FROM excerpt WHERE id IN ({_places(ids)})", *ids)
        return {kept.id: kept.anchor for kept in sound(self._database, "excerpt", rows, _kept)}

    def some(self, ids: Sequence[int]) -> list[Kept]:
        """These excerpts, as far as they are there and can be read, in this order. Raises `StoreError`."""
        known = [self.known_as.get(kept, kept) for kept in ids]
        rows = self._database.read(f"SELECT {COLUMNS} FROM excerpt WHERE id IN ({_places(ids)})", *known)
        found = {kept.id: kept for kept in sound(self._database, "excerpt", rows, _kept)}
        return [found[kept] for kept in known if kept in found]

    def annotate(self, kept: int, note: str) -> None:
        """Set an excerpt's note. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("UPDATE excerpt SET note=? WHERE id=?", (stored(note), self.known_as.get(kept, kept)))

    def remove(self, kept: int) -> None:
        """Take an excerpt off the list; `restore` puts it back where it was. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("UPDATE excerpt SET removed=1 WHERE id=?", (self.known_as.get(kept, kept),))

    def restore(self, kept: int) -> None:
        """Undo `remove`. Raises `StoreError`."""
        with self._database.change() as db:
            db.execute("UPDATE excerpt SET removed=0 WHERE id=?", (self.known_as.get(kept, kept),))

    def move(self, kept: int, step: int) -> None:
        """Change places with the next (`step` 1) or the previous (-1) excerpt. Raises `StoreError`."""
        kept = self.known_as.get(kept, kept)
        order, compare = ("ASC", ">") if step > 0 else ("DESC", "<")
        with self._database.change() as db:
            for issue, rank in db.execute("SELECT issue, rank FROM excerpt WHERE id=?", (kept,)).fetchall():
                others = db.execute(
                    f"SELECT {COLUMNS} FROM excerpt WHERE issue=? AND NOT removed AND {SOUND_RANK} "
                    f"AND (rank, id) {compare} (?, ?) ORDER BY rank {order}, id {order}",
                    (issue, rank, kept),
                )
                other = next(filter(_is_sound, others), None)  # the next that is shown
                if other is not None:
                    db.execute("UPDATE excerpt SET rank=? WHERE id=?", (other[-1], kept))
                    db.execute("UPDATE excerpt SET rank=? WHERE id=?", (rank, other[0]))


def _places(ids: Sequence[int]) -> str:
    """A question mark for each of `ids`, of which SQLite takes some thousands at a time."""
    return ",".join("?" * len(ids))


def _is_sound(row: tuple[Any, ...]) -> bool:
    try:
        _kept(*row)
    except BadRowError:
        return False
    return True


def _kept(
    name: int,
    text: object,
    verbatim: object,
    anchor: object,
    citation: object,
    note: object,
    made: object,
    rank: object,
) -> Kept:
    """The excerpt of a row. Raises `BadRowError`."""
    where = Anchor.from_json(anchor)
    if where is None:
        raise BadRowError("anchor")
    number(rank, "rank", least=-LARGEST)
    said = _citation(citation)
    excerpt = Excerpt(words(text, "text"), Span(where.start, where.end), said, words(verbatim, "verbatim"))
    return Kept(name, excerpt, where, words(note, "note"), words(made, "made"))


def _citation(text: object) -> Citation:
    """A citation that was kept, without parts that are not known here. Raises `BadRowError` when it cannot be read."""
    parts = {name: part for name, part in parsed(text, "citation").items() if name in _KINDS}
    if not all(_fits(part, _KINDS[name]) for name, part in parts.items()):
        raise BadRowError("citation")
    values: dict[str, Any] = {name: tuple(part) if isinstance(part, list) else part for name, part in parts.items()}
    return Citation(**values)


def _fits(part: object, kind: str) -> bool:
    """Whether `part`, read from JSON, is of the kind that a field of `Citation` is declared to be."""
    if kind == "tuple[str, ...]":
        return isinstance(part, list) and all(isinstance(each, str) for each in part)
    if part is None:
        return kind.endswith("None")
    return type(part) is (int if kind.startswith("int") else str)
