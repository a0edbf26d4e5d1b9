"""The SQLite file: opened with care, changed in short transactions, left alone when it is not ours to write.

A transaction counts as done when SQLite has it on the disk *and* the file that stands at the path is the one that was
written: a store that was deleted or replaced while open takes what is written to it along.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tui.store.failures import as_store_error
from tui.store.making import SCHEMA, make_store
from tui.store_file import (
    APPLICATION,
    VERSION,
    Identity,
    StoreError,
    Trouble,
    beside_of,
    hold,
    identity,
    is_whole,
    look,
    release,
)

__all__ = ["WAIT", "Database", "Signature", "in_memory", "open_database", "read_database"]

WAIT = 1.0
"""Seconds to wait for another window's change."""

LOG_PAGES = 16
"""Pages of the log after which it is moved into the file: a log of megabytes, SQLite's measure, fills a small disk."""
BESIDE = ("-wal", "-shm")
"""What follows the path of the store in the names of the files that SQLite needs for it."""


class Signature:
    """What a window writes with each of its changes: its name, and the number of the change.

    An error while a transaction is being ended leaves open whether it will be there once the disk is read anew. The
    number that is found then says so, and nothing is written twice.
    """

    def __init__(self, name: str) -> None:
        self.name = f"window:{name}"
        self.number = 0

    def write(self, db: sqlite3.Connection) -> None:
        """Sign the transaction that is going on."""
        (row,) = db.execute("SELECT last_insert_rowid()").fetchone()
        value = f"{int(time.time())} {self.number} {row}"
        sql = "INSERT INTO setting VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"
        db.execute(sql, (self.name, value))

    def last(self, database: Database) -> tuple[int, int]:
        """The number of the last change of this window that is on the disk, and the row that it made.

        Raises `StoreError`.
        """
        for (value,) in database.read("SELECT value FROM setting WHERE name=?", self.name):
            _, number, row = str(value).split()
            return int(number), int(row)
        return 0, 0


class Database:
    """One connection, used by one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None, held: Identity | None = None) -> None:
        """`path` is that of the file which `connection` writes to, and `held` the hold on it; None: it only reads."""
        self._connection = connection
        self._lock = threading.RLock()
        self._path = path
        self._files = _files(path) if path is not None else []
        self.signature: Signature | None = None
        self.aside: dict[str, str] = {}
        """Rows that could not be understood, and what is wrong with each; they stay in the file as they are."""
        # a store that nobody closed is closed with its last user
        self._held = held
        self._close = weakref.finalize(self, _close, connection, held)
        self._close.atexit = False  # its thread may be at work to the end, and SQLite would crash under it

    def read(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of a query. Raises `StoreError`."""
        with self._lock, as_store_error():
            return self._connection.execute(sql, values).fetchall()

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is on the disk when the block is left, or nothing. Raises `StoreError`."""
        with self._lock, as_store_error():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                if self.signature is not None:
                    self.signature.write(self._connection)
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            self.check_files()

    def check_files(self) -> None:
        """See that what is open is what stands at the path. Raises `StoreError`."""
        if self._path is None or self._held is None:
            return
        with as_store_error():
            if _files(self._path) != self._files:
                raise StoreError("deleted or replaced", Trouble.GONE)
            if not is_whole(self._held):
                raise StoreError("written over", Trouble.DAMAGED)

    def stamp(self) -> int:
        """A number that changes when another window has changed the store. Raises `StoreError`."""
        self.check_files()
        return int(self.read("PRAGMA data_version")[0][0])

    def wait(self, seconds: float) -> None:
        """Wait so long for another window's change from now on. Raises `StoreError`."""
        self.read(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def make_room(self) -> None:
        """Move what the log holds into the file, as far as the disk allows, and give back the room it takes."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let go of the file; when it was moved away or replaced, its log goes too, which is not that of the next."""
        with self._lock:
            gone = self._path is not None and identity(self._path) != self._files[0]
            if gone:
                self.make_room()
            self._close()
            if gone and self._path is not None:
                _remove_beside(self._path, self._files)


def _files(path: Path) -> list[Identity | None]:
    return [identity(path), *(identity(beside_of(path, end)) for end in BESIDE)]


def _remove_beside(path: Path, files: list[Identity | None]) -> None:
    """Remove the log that stands beside `path` if it is still that of `files`."""
    for end, file in zip(BESIDE, files[1:], strict=True):
        beside = beside_of(path, end)
        if file is not None and identity(beside) == file:
            with suppress(OSError):
                beside.unlink()


def _close(connection: sqlite3.Connection, held: Identity | None) -> None:
    with suppress(sqlite3.Error):
        connection.close()
    if held is not None:
        release(held)


def open_database(path: Path, wait: float = WAIT) -> Database:
    """The database at `path`, made when there is nothing. Raises `StoreError` when it cannot be written."""
    if trouble := look(path):
        raise StoreError(str(trouble), trouble)
    with as_store_error():
        if identity(path) is None:
            make_store(path)
        held = hold(path)
        try:
            connection = _connect(path, "rw", wait)
        except BaseException:
            release(held)
            raise
        try:
            _examine(connection)
            _switch_to_wal(connection)
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            connection.execute("BEGIN IMMEDIATE")  # whether it can be written; the log is made, if it was not there
            connection.execute("COMMIT")
        except BaseException:
            _close(connection, held)
            raise
        database = Database(connection, path, held)
    if database._files[0] != held:
        database.close()
        raise StoreError("replaced", Trouble.GONE)
    return database


def read_database(path: Path) -> Database:
    """The database at `path`, only to be read; nothing is made or changed. Raises `StoreError`."""
    if trouble := look(path):
        raise StoreError(str(trouble), trouble)
    real, log = Path(os.path.realpath(path)), beside_of(path, "-wal")
    try:
        return _read(real, "ro")
    except StoreError as error:
        if error.trouble not in (Trouble.READ_ONLY, Trouble.UNREACHABLE, Trouble.FULL, Trouble.FAULT):
            raise  # in these SQLite's own files could not be made beside it
    if not log.exists() or log.stat().st_size == 0:
        return _read(real, "ro&immutable=1")
    return _read_copy(real, log)


def _read(path: Path, options: str) -> Database:
    with as_store_error():
        connection = _connect(path, options, WAIT)
        try:
            _examine(connection)
        except BaseException:
            connection.close()
            raise
    return Database(connection)


def _read_copy(path: Path, log: Path) -> Database:
    """A store in a folder that cannot be written, with changes that are only in its log: a copy is read."""
    import shutil
    from tempfile import TemporaryDirectory

    with as_store_error(), TemporaryDirectory() as folder:
        copy = Path(folder) / "store"
        shutil.copyfile(path, copy)
        shutil.copyfile(log, copy.with_name("store-wal"))
        source, memory = _read(copy, "rw"), _connection(":memory:")
        source._connection.backup(memory)
        source.close()
    return Database(memory)


def in_memory() -> Database:
    """An empty database that lasts as long as it is used."""
    connection = _connection(":memory:")
    for statement in SCHEMA.split(";"):
        connection.execute(statement)
    return Database(connection)


def _connect(path: Path, options: str, wait: float) -> sqlite3.Connection:
    return _connection(f"{path.absolute().as_uri()}?mode={options}", wait)


def _connection(name: str, wait: float = WAIT) -> sqlite3.Connection:
    connection = sqlite3.connect(
        name, uri=name.startswith("file:"), timeout=wait, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = _lenient
    return connection


def _lenient(raw: bytes) -> str:
    """Text of the file; bytes that are no UTF-8 become lone surrogates, which `tui.store.rows` does not take."""
    return raw.decode("utf-8", "surrogateescape")


def _examine(connection: sqlite3.Connection) -> None:
    """Raises `StoreError` when the file is damaged, somebody else's or of a later version."""
    (application,), (version,) = (
        connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
    )
    if application != APPLICATION:
        raise StoreError("another application's", Trouble.FOREIGN)
    if version > VERSION:
        raise StoreError(f"version {version}", Trouble.NEWER)
    (sound,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if version < VERSION or sound != "ok":
        raise StoreError(str(sound), Trouble.DAMAGED)
    connection.execute("PRAGMA trusted_schema = OFF")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Readers and one writer at once. Raises `sqlite3.OperationalError` when another window stays in the way."""
    end = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return
