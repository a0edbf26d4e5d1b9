"""Making a store: whole or not at all, and never over anything that is there."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from tui.settings import state_folder
from tui.store_file import APPLICATION, VERSION

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

_NO_LINKS = (errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)
"""What a file system without hard links answers."""


def make_store(path: Path) -> None:
    """Make an empty store, for its user only; nothing if another window was first.

    It is made whole under a name that nobody can guess, then gets its own, which never takes the place of another
    file; when that fails nothing is left. Folders that are missing are made with the user's mask, our own folder of
    state for its user only. Raises `OSError` and `sqlite3.Error`.
    """
    _make_folder(path.parent)
    with _alone_in(path.parent):
        if not path.exists():
            _remove_log(path)
            _make(path)


def _make(path: Path) -> None:
    descriptor, name = mkstemp(prefix=".gazette-", dir=path.parent)  # exclusive, mode 0600
    os.close(descriptor)
    fresh = Path(name)
    try:
        _fill(fresh)
        try:
            os.link(fresh, path, follow_symlinks=False)
        except FileExistsError:
            return
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _copy_exclusively(fresh, path)
        _on_the_disk(path.parent)
    finally:
        for end in ("", "-journal"):
            with suppress(OSError):
                fresh.with_name(fresh.name + end).unlink()


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """One window at a time makes a store in `folder`, where the system can see to that.

    Of two that found none, the second would take the log of the store that the first has just made for that of a store
    which is gone.
    """
    try:
        from fcntl import LOCK_EX, flock
    except ImportError:  # Windows lets nobody remove a log that is in use
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks
            flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)  # the lock goes with it


def _make_folder(folder: Path) -> None:
    if folder == state_folder():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    else:
        folder.mkdir(parents=True, exist_ok=True)


def _remove_log(path: Path) -> None:
    """Remove the log of a store that is gone: SQLite would take it for that of the new one."""
    for end in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).unlink()


def _fill(path: Path) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        for statement in SCHEMA.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    finally:
        connection.close()


def _copy_exclusively(fresh: Path, path: Path) -> None:
    """Give the store its name where the file system knows no hard links."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    try:
        with open(descriptor, "wb") as file:
            file.write(fresh.read_bytes())
            file.flush()
            os.fsync(descriptor)
    except OSError:
        path.unlink()
        raise


def _on_the_disk(folder: Path) -> None:
    """See that the name of a new file is on the disk, where the system can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
