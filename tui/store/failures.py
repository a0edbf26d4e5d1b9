"""Failures of SQLite and of the system in the words of `tui.store_file.Trouble`."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tui.store_file import StoreError, Trouble

_BY_CODE = {
    sqlite3.SQLITE_BUSY: Trouble.LOCKED, sqlite3.SQLITE_LOCKED: Trouble.LOCKED, sqlite3.SQLITE_PROTOCOL: Trouble.LOCKED,
    sqlite3.SQLITE_FULL: Trouble.FULL, sqlite3.SQLITE_IOERR: Trouble.FAULT,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY, sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
    sqlite3.SQLITE_AUTH: Trouble.READ_ONLY, sqlite3.SQLITE_CANTOPEN: Trouble.UNREACHABLE,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED, sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
    sqlite3.SQLITE_FORMAT: Trouble.DAMAGED, sqlite3.SQLITE_ERROR: Trouble.DAMAGED,  # no such table: a schema not ours
    sqlite3.SQLITE_TOOBIG: Trouble.REFUSED, sqlite3.SQLITE_CONSTRAINT: Trouble.REFUSED,
    sqlite3.SQLITE_MISMATCH: Trouble.REFUSED,
}  # fmt: skip
"""By SQLite's primary result codes (https://www.sqlite.org/rescode.html)."""
_BY_ERRNO = {
    errno.ENOSPC: Trouble.FULL, errno.EDQUOT: Trouble.FULL, errno.EFBIG: Trouble.FULL,
    errno.EROFS: Trouble.READ_ONLY, errno.EACCES: Trouble.READ_ONLY, errno.EPERM: Trouble.READ_ONLY,
    errno.EIO: Trouble.FAULT,
}  # fmt: skip


@contextmanager
def as_store_error() -> Iterator[None]:
    """Raises `StoreError` for a failure of SQLite or of the system within the block."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(str(error), _of_sqlite(error)) from error
    except OSError as error:
        raise StoreError(error.strerror or str(error), _BY_ERRNO.get(error.errno or 0, Trouble.UNREACHABLE)) from error


def _of_sqlite(error: sqlite3.Error) -> Trouble:
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return Trouble.UNREACHABLE
    if isinstance(error, (sqlite3.InterfaceError, sqlite3.DataError, sqlite3.IntegrityError, sqlite3.ProgrammingError)):
        return Trouble.REFUSED
    code: int = getattr(error, "sqlite_errorcode", 0) or 0  # the low byte is the primary code
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Trouble.GONE
    if code == sqlite3.SQLITE_IOERR_NOMEM:
        return Trouble.FAULT
    return _BY_CODE.get(code & 0xFF, Trouble.FAULT)
