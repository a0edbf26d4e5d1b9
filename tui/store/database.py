"""The SQLite file: opened with care, changed in short transactions, left alone when it is not ours to write."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import Any

VERSION = 1
APPLICATION = 0x677A7475
"""SQLite's application id of our files, "gztu": a database without it is somebody else's."""
WAIT = 5.0
"""Seconds to wait for another window's change."""

SCHEMA = """
CREATE TABLE issue (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL,
    sketch BLOB NOT NULL, opened REAL NOT NULL, place TEXT, progress REAL NOT NULL DEFAULT 0
);
CREATE INDEX issue_digest ON issue (digest);
CREATE INDEX issue_path ON issue (path);
CREATE TABLE excerpt (
    id INTEGER PRIMARY KEY AUTOINCREMENT, issue INTEGER NOT NULL REFERENCES issue (id), rank REAL NOT NULL,
    text TEXT NOT NULL, verbatim TEXT NOT NULL, anchor TEXT NOT NULL, citation TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '', made TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX excerpt_issue ON excerpt (issue, removed, rank);
CREATE TABLE mark (
    issue INTEGER NOT NULL REFERENCES issue (id), letter TEXT NOT NULL, anchor TEXT NOT NULL,
    PRIMARY KEY (issue, letter)
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class StoreError(Exception):
    """The store could not be read or changed; the message is SQLite's own."""


class Trouble(StrEnum):
    """Why a store does not last beyond its window."""

    NONE = ""
    OFF = "off"  # nobody asked for one
    DAMAGED = "damaged"  # or no store of ours; left as it is
    READ_ONLY = "read-only"  # what is in it can be read
    NEWER = "newer"  # of a later version; left as it is
    UNREACHABLE = "unreachable"  # no such folder, no permission, a disk that is full


class Database:
    """One connection, used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, trouble: Trouble) -> None:
        self._connection = connection
        weakref.finalize(self, connection.close)  # a store that nobody closed is closed with its last user
        self._lock = threading.RLock()
        self.trouble = trouble

    def read(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query. Raises `StoreError`."""
        with self._lock, _as_store_error():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on the disk when the block is left, or nothing. Raises `StoreError`."""
        with self._lock, _as_store_error():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    def stamp(self) -> int:
        """A number that changes when another window has changed the store. Raises `StoreError`."""
        return int(self.read("PRAGMA data_version")[0][0])

    def close(self) -> None:
        with self._lock, suppress(sqlite3.Error):
            self._connection.close()


def open_database(path: Path | None) -> Database:
    """The database at `path`, or one in memory with the trouble that there is with it. Never raises."""
    if path is None:
        return Database(_in_memory(), Trouble.OFF)
    try:
        return Database(_open(path), Trouble.NONE)
    except _UnfitError as unfit:
        return Database(_in_memory(), unfit.trouble)
    except sqlite3.OperationalError:
        copy = _copy_to_memory(path)
        return Database(copy or _in_memory(), Trouble.READ_ONLY if copy else Trouble.UNREACHABLE)
    except sqlite3.DatabaseError:
        return Database(_in_memory(), Trouble.DAMAGED)
    except (OSError, ValueError):
        copy = _copy_to_memory(path)
        return Database(copy or _in_memory(), Trouble.READ_ONLY if copy else Trouble.UNREACHABLE)


class _UnfitError(Exception):
    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    with suppress(OSError):
        path.chmod(0o600)
    connection = _connect(path)
    try:
        if not _is_new(connection):
            _examine(connection)
        _switch_to_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        if _is_new(connection):  # another window may have been first
            _make(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, options: str = "rw") -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={options}"
    return sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)


def _is_new(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("SELECT count(*) = 0 FROM sqlite_schema").fetchone()[0])


def _make(connection: sqlite3.Connection) -> None:
    for statement in SCHEMA.split(";"):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _examine(connection: sqlite3.Connection) -> None:
    """Raises `_UnfitError` when the file is damaged, somebody else's or of a later version."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise _UnfitError(Trouble.DAMAGED)
    if connection.execute("PRAGMA user_version").fetchone()[0] > VERSION:
        raise _UnfitError(Trouble.NEWER)
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise _UnfitError(Trouble.DAMAGED)


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Readers and one writer at once. Two windows that make the store at once get in each other's way here."""
    for _ in range(20):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) and "busy" not in str(error):
                raise
            time.sleep(0.05)
        else:
            return


def _in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _make(connection)
    return connection


def _copy_to_memory(path: Path) -> sqlite3.Connection | None:
    """What can be read of a store that cannot be written; None when nothing can."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for options in ("ro", "ro&immutable=1"):
        try:
            source = _connect(path, options)
            try:
                _examine(source)
                source.backup(copy)
            finally:
                source.close()
        except (sqlite3.Error, OSError, ValueError, _UnfitError):
            continue
        return copy
    copy.close()
    return None


@contextmanager
def _as_store_error() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(str(error)) from error
