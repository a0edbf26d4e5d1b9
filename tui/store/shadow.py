"""A store in memory that stands for one on the disk: what could be read of an issue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tui.store import Store
from tui.store.library import LOOK_BACK, Identification
from tui.store.rows import stored

SHADOWS = 1 << 40
"""An issue that only a shadow knows has this number there; excerpts that are kept there have higher ones."""

_COLUMNS = {
    "issue": ("id", "digest", "path", "title", "sketch", "opened", "place", "progress"),
    "excerpt": ("id", "issue", "rank", "text", "verbatim", "anchor", "citation", "note", "made", "removed"),
    "mark": ("issue", "letter", "anchor"),
    "setting": ("name", "value"),
}


def copy_issue(source: Store, shadow: Store, issue: Identification) -> None:
    """Copy what `source` has of the issue, the list of issues and the settings. Raises `StoreError`.

    Rows are copied as they are: those that cannot be understood are set aside by whoever reads them.
    """
    number = source.library.find_known(issue)
    _copy(source, shadow, "setting", "WHERE name NOT LIKE 'window:%'")
    _copy(source, shadow, "issue", "WHERE id = ?", number)
    _copy(source, shadow, "issue", "ORDER BY opened DESC LIMIT ?", LOOK_BACK)
    _copy(source, shadow, "excerpt", "WHERE issue = ?", number)
    _copy(source, shadow, "mark", "WHERE issue = ?", number)


def give_number(shadow: Store, issue: Identification) -> int:
    """The number of the issue in `shadow`: that in the store, or one that no store has. Raises `StoreError`."""
    if shadow.library.find_known(issue) is None:
        sql = "INSERT INTO issue (id, digest, path, title, sketch, opened) VALUES (?, ?, '', '', x'', 0)"
        with shadow.database.change() as db:
            db.execute(sql, (SHADOWS, issue.digest))
    return shadow.library.enter_known(issue)


def number_from(shadow: Store, first: int) -> None:
    """Let the next excerpt of `shadow` have the number `first`, if none has a higher one. Raises `StoreError`."""
    with shadow.database.change() as db:
        db.execute("DELETE FROM sqlite_sequence WHERE name = 'excerpt'")
        db.execute("INSERT INTO sqlite_sequence VALUES ('excerpt', ?)", (first - 1,))


def _copy(source: Store, shadow: Store, table: str, which: str, *values: Any) -> None:
    columns = _COLUMNS[table]
    rows = source.database.read(f"SELECT {', '.join(columns)} FROM {table} {which}", *values)
    marks = ", ".join("?" * len(columns))
    with shadow.database.change() as db:
        db.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", map(_as_it_is, rows))


def _as_it_is(row: Iterable[Any]) -> list[Any]:
    """A row with its texts that are no UTF-8 as bytes again."""
    return [
        value.encode("utf-8", "surrogateescape") if isinstance(value, str) and stored(value) != value else value
        for value in row
    ]
