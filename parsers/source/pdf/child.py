"""The process that reads a PDF for another: started by `apart`, asked through its standard input, heard through its
standard output, dead when the other is.
"""

from __future__ import annotations

import os
import signal
import sys
import threading

from parsers.source.pdf.frames import DONE, READY, Request, frame_of, read_request
from parsers.source.pdf.limits import bind_memory, bind_page
from parsers.source.unreadable import Unreadable, Why

_PR_SET_PDEATHSIG = 1  # prctl(2): the signal that a process gets when its parent dies


def main() -> None:
    """Read one file, and end."""
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no frame
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    _die_with_parent()
    try:
        from parsers.source.pdf.extract import extract
    except (ImportError, OSError) as error:  # not there, or a library for another machine
        _send(out, READY + frame_of(Unreadable(Why.MISSING_EXTRA, "pypdfium2")))
        raise SystemExit(1) from error
    _send(out, READY)
    request = _request()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    bind_memory(request.memory + len(request.data))
    bind_page()
    try:
        for event in extract(request, bind_page):
            _send(out, frame_of(event))
        _send(out, DONE)
    except Unreadable as error:
        _send(out, frame_of(error))
    except MemoryError:
        _send(out, frame_of(Unreadable(Why.TOO_COSTLY, "pdf")))
    except Exception:  # whatever it is, the file is what it came from
        _send(out, frame_of(Unreadable(Why.BROKEN, "pdf")))
    os._exit(0)  # nothing here needs putting away, and a damaged file may not let itself be


def _request() -> Request:
    """What is asked for, with the bytes of the file."""
    request, size = read_request(_take)
    data = bytearray(size)
    view, at = memoryview(data), 0
    with open(0, "rb", buffering=0, closefd=False) as pipe:
        while at < size:
            took = pipe.readinto(view[at:])
            if not took:
                raise SystemExit(1)
            at += took
    view.release()
    return request._replace(data=data)


def _take(size: int) -> bytes:
    data = b""
    while len(data) < size and (piece := os.read(0, size - len(data))):
        data += piece
    return data


def _send(out: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(out, view) :]


def _die_with_parent() -> None:
    """Have the system end this process with the thread that started it, where it does such things."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _end_with_parent() -> None:
    """Wait until nobody holds the other end of standard input: then the parent is gone or has had enough."""
    while os.read(0, 1):
        pass
    os._exit(1)
