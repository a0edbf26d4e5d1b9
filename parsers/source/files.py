"""The bytes of a file, whatever it turns out to be: bounded, and never a wait that cannot be given up.

What a path is, is asked of the descriptor that was opened, as another may have put something else there meanwhile.
It is opened without waiting (``O_NONBLOCK``): a named pipe that nobody writes to, and some files of the kernel, would
hold up the opening or the reading for ever.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from parsers.source.unreadable import Unreadable, Why
from parsers.stopping import pause

_PIECE = 1 << 20
"""Bytes that are read at a time; between two pieces a reading can be given up."""
_LOOK = 100
"""Milliseconds between two looks whether the wait for the writer of a pipe is given up."""
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOCTTY", 0)
)


def read_file(path: str | Path, most: int, *, pipes: bool) -> bytes:
    """All bytes of a file; of a named pipe, if `pipes`, what comes until its writers have closed it.

    A file that grows is read to the length that it had when it was opened. Raises `Unreadable`, also for a file of more
    than `most` bytes.
    """
    with _opened(path) as descriptor:
        status = os.fstat(descriptor)
        _refuse(status, path, pipes)
        pipe, size = stat.S_ISFIFO(status.st_mode), status.st_size
        data = b""
        if size <= most:  # files of the kernel say that they hold nothing
            data = _pieces(descriptor, most + 1 if pipe or not size else size, pipe=pipe)
        if max(size, len(data)) > most:
            raise Unreadable(Why.TOO_BIG, f"{most >> 20} MB", spelled(path))
        return data


def read_beginning(path: str | Path, most: int) -> bytes:
    """At most the first `most` bytes of a regular file. Raises `Unreadable`."""
    with _opened(path) as descriptor:
        _refuse(os.fstat(descriptor), path, pipes=False)
        return _pieces(descriptor, most)


def spelled(path: str | Path) -> str:
    """A path as it was given, for a message; bytes of it that are no UTF-8 become U+FFFD."""
    try:
        return os.fsencode(path).decode("utf-8", "replace")
    except UnicodeEncodeError:  # surrogates that stand for no byte: there is no such file
        return str(path).encode("utf-8", "replace").decode()


@contextmanager
def _opened(path: str | Path) -> Iterator[int]:
    """A descriptor of `path`; what the system refuses while the block uses it, it refuses as `Unreadable`."""
    name = spelled(path)
    try:
        _refuse(os.stat(path), path, pipes=True)  # to open a device may already move it
        with open(path, "rb", 0, None, None, None, True, _open) as file:
            yield file.fileno()
    except FileNotFoundError as error:
        raise Unreadable(Why.MISSING, "", name) from error
    except OSError as error:
        raise Unreadable(Why.DENIED, error.strerror or "", name) from error
    except ValueError as error:  # a NUL in the name
        raise Unreadable(Why.MISSING, "", name) from error


def _open(name: str, _flags: int) -> int:
    return os.open(name, _FLAGS)


def _refuse(status: os.stat_result, path: str | Path, pipes: bool) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable(Why.FOLDER, "", spelled(path))
    if not stat.S_ISREG(status.st_mode) and not (pipes and stat.S_ISFIFO(status.st_mode)):
        raise Unreadable(Why.NOT_A_FILE, "", spelled(path))


def _pieces(descriptor: int, most: int, *, pipe: bool = False) -> bytes:
    """At most `most` bytes, piece by piece: to ask for so many at once would reserve all their memory."""
    data = BytesIO()
    while most > 0:
        pause()
        if pipe and not _ready(descriptor):
            continue
        piece = os.read(descriptor, min(most, _PIECE))
        if not piece:
            break
        data.write(piece)
        most -= len(piece)
    return data.getvalue()


def _ready(descriptor: int) -> bool:
    """Whether a pipe has something to read or has been closed by its writers; waits a moment for it."""
    import select

    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(_LOOK))
