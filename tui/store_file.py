"""What stands at a store's path, found out without changing it, and the ways in which a store can fail.

Only the standard library is needed here: what the command line names is looked at before the first screen.
The numbers of the header are those of SQLite's file format (https://www.sqlite.org/fileformat2.html).
"""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from pathlib import Path

VERSION = 1
APPLICATION = 0x677A7475
"""SQLite's application id of our files, "gztu": a database without it is somebody else's."""

_MAGIC = b"SQLite format 3\0"
_HEADER, _USER_VERSION, _APPLICATION_ID = 100, 60, 68
"""Bytes of the header, and where two of its numbers stand."""
_BESIDE = {"-wal": (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"), "-shm": (), "-journal": ()}
"""What follows a store's name in those of SQLite's files, and how they begin where that is certain."""
_WAL_HEADER, _FRAME_HEADER = 32, 24
_FRAMES = 1000
"""Frames of a write-ahead log that are looked at for the first page."""


class Trouble(StrEnum):
    """Why what is kept does not reach the disk."""

    NONE = ""
    OFF = "off"  # nobody asked for a store
    NO_FILE = "no-file"  # a folder, a device, a pipe
    LINK = "link"  # a link to nothing, or one that somebody else has put there
    FOREIGN = "foreign"  # a text, an empty file, a database of another program
    DAMAGED = "damaged"
    NEWER = "newer"  # of a later version of this program
    READ_ONLY = "read-only"
    UNREACHABLE = "unreachable"  # no such folder, no permission
    LOCKED = "locked"  # another program holds it
    FULL = "full"  # the disk or a quota
    FAULT = "fault"  # the disk cannot read or write
    GONE = "gone"  # deleted or replaced while it was open
    REFUSED = "refused"  # the change itself cannot be written, whatever the disk


REFUSED_AT_ONCE = frozenset({Trouble.NO_FILE, Trouble.LINK, Trouble.FOREIGN, Trouble.NEWER, Trouble.UNREACHABLE})
"""What the command line does not go on with when the reader has named the file."""


class StoreError(Exception):
    """The store could not be opened, read or changed; the message is the system's own."""

    def __init__(self, message: str, trouble: Trouble = Trouble.FAULT) -> None:
        super().__init__(message)
        self.trouble = trouble


Identity = tuple[int, int]
"""Which file it is, whatever it is called: its device and its inode."""


OPEN: dict[Identity, list[int]] = {}
"""The stores that this process has open: a descriptor to look at each, and how often SQLite has it open.

Where locks are POSIX locks, opening and closing such a file once more would take away those that SQLite holds on it
(https://www.sqlite.org/howtocorrupt.html, 2.2): it is not looked at by its name, and the descriptor is closed last.
"""


def hold(path: Path) -> Identity:
    """Count the store at `path` among the open ones. Raises `OSError`."""
    status = os.stat(path)
    which = (status.st_dev, status.st_ino)
    if which not in OPEN:
        OPEN[which] = [os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0)), 0]
    OPEN[which][1] += 1
    return which


def release(which: Identity) -> None:
    """Undo one `hold`, once SQLite has closed the file."""
    OPEN[which][1] -= 1
    if not OPEN[which][1]:
        os.close(OPEN.pop(which)[0])


def is_whole(which: Identity) -> bool:
    """Whether an open store still begins as one does: nobody has emptied it or written over it from its beginning.

    Its length says nothing: a window that was killed while it copied the log leaves a file that is too short.
    Raises `OSError`.
    """
    descriptor = OPEN[which][0]
    if hasattr(os, "pread"):  # two threads may look at once
        return os.pread(descriptor, len(_MAGIC), 0) == _MAGIC
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, len(_MAGIC)) == _MAGIC


def identity(path: Path) -> Identity | None:
    """Which file stands at `path`, links followed; None when there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino)


def beside_of(path: Path, end: str) -> Path:
    """SQLite's file beside the store at `path`: links are followed before its name is made."""
    return Path(os.path.realpath(path) + end)


def look(path: Path) -> Trouble:
    """What speaks against `path` as the place of a store: nothing does when one of ours is there, or no file.

    Nothing is made, and only a regular file is opened, to be read. Never raises.
    """
    try:
        return _look(path)
    except (OSError, ValueError):
        return Trouble.UNREACHABLE


def _look(path: Path) -> Trouble:
    """As `look`. Raises `OSError`; `ValueError` for a path that no file can have."""
    if trouble := _of_beside(path):
        return trouble
    if not os.path.lexists(path):
        return _of_folder(path.parent)
    there = os.lstat(path)
    if stat.S_ISLNK(there.st_mode):
        if not _trusted(there.st_uid) or not path.exists():
            return Trouble.LINK
        there = os.stat(path)
    if not stat.S_ISREG(there.st_mode):
        return Trouble.NO_FILE
    return Trouble.NONE if (there.st_dev, there.st_ino) in OPEN else _of_file(path)


def _of_beside(path: Path) -> Trouble:
    """Whether SQLite's own names beside the store are free or taken by its files. Raises `OSError`."""
    for end, magics in _BESIDE.items():
        beside = beside_of(path, end)
        if not os.path.lexists(beside):
            continue
        if not stat.S_ISREG(os.lstat(beside).st_mode):
            return Trouble.NO_FILE
        if magics and read_some(beside, len(magics[0])) not in (b"", *magics):
            return Trouble.FOREIGN
    return Trouble.NONE


def _trusted(owner: int) -> bool:
    """Whether a link of that owner is followed: the user's own and the system's."""
    return not hasattr(os, "getuid") or owner in (os.getuid(), 0)


def _of_folder(folder: Path) -> Trouble:
    """Whether a file can be made in `folder`, or the folder itself."""
    while not folder.exists() and folder != folder.parent:
        if folder.is_symlink():
            return Trouble.UNREACHABLE
        folder = folder.parent
    return Trouble.NONE if folder.is_dir() else Trouble.UNREACHABLE


def _of_file(path: Path) -> Trouble:
    """What the header of a regular file says. Raises `OSError`."""
    header = read_some(path, _HEADER)
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return Trouble.FOREIGN
    application = _number(header, _APPLICATION_ID)
    if application == 0:  # a store that was made, and whose maker died before its log was copied to the file
        header = _first_page_of_log(path) or header
        application = _number(header, _APPLICATION_ID)
    if application != APPLICATION:
        return Trouble.FOREIGN
    return Trouble.NEWER if _number(header, _USER_VERSION) > VERSION else Trouble.NONE


def read_some(path: Path, most: int) -> bytes:
    """The first `most` bytes of a regular file; nothing waits for a writer.

    Raises `OSError`, also for what is no regular file.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    with open(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("not a regular file")
        return file.read(most)


def _first_page_of_log(path: Path) -> bytes:
    """The header of the database as the write-ahead log beside it has it; nothing when there is none in it."""
    log = beside_of(path, "-wal")
    try:
        size = int.from_bytes(read_some(log, _WAL_HEADER)[8:12], "big")
        if not 512 <= size <= 65536:
            return b""
        data = read_some(log, _WAL_HEADER + _FRAMES * 4096)
    except OSError:
        return b""
    found = b""
    for at in range(_WAL_HEADER, len(data) - _FRAME_HEADER - _HEADER + 1, _FRAME_HEADER + size):
        page = data[at + _FRAME_HEADER : at + _FRAME_HEADER + _HEADER]
        if data[at : at + 4] == b"\0\0\0\1" and page.startswith(_MAGIC):
            found = page
    return found


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")
