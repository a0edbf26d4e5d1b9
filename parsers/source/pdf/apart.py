"""`Child`: a process of its own that reads the pages of a PDF and may not cost more than `limits` says.

PDFium is a large library for a format that can ask for any amount of work: a file of 1 kB can take all memory there is,
and a damaged one can end the process. So it never runs in the process that holds the screen and the excerpts.
"""

from __future__ import annotations

import atexit
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from typing import BinaryIO, cast

import parsers
from parsers.source.pdf import limits
from parsers.source.pdf.frames import (
    Event,
    FrameError,
    Opened,
    Request,
    read_event,
    read_ready,
    request_head,
)
from parsers.source.unreadable import Unreadable, Why
from parsers.stopping import stop_of_thread

_BOOT = "import sys; sys.path[:] = sys.argv[1:]; from parsers.source.pdf.child import main; main()"
_TICK = 0.25  # seconds
_RUNNING: set[Child] = set()
_LOCK = threading.Lock()
_closed = False


class NotStarted(Exception):  # noqa: N818 - a state of the system, not a defect
    """There is no second process: the system gives none, or this program is one file that cannot start itself so."""


class Died(Exception):  # noqa: N818 - what a hostile file does, not a defect
    """The child ended before it had done; `costly` when a limit ended it, as far as can be told."""

    def __init__(self, costly: bool) -> None:
        super().__init__(costly)
        self.costly = costly


def stop_all(*, for_good: bool = False) -> None:
    """End all children at once; those who wait for them get `Unreadable` (``cancelled``). Any thread may call it.

    `for_good`: none is started after this.
    """
    global _closed
    with _LOCK:
        _closed = _closed or for_good
        for child in _RUNNING:
            child.cancelled = True
            child.kill()


atexit.register(stop_all)


class Child:
    """A process that reads one request. `allow` sets its time; what runs out of it is ended."""

    def __init__(self) -> None:
        """Raises `NotStarted`, and `Unreadable` when reading was stopped for good."""
        self.cancelled = False
        self.overdue = False
        self.spent = 0.0
        self._is_given_up = stop_of_thread()
        self._left = self._whole = limits.START_SECONDS
        self._done = threading.Event()
        if getattr(sys, "frozen", False) or not sys.executable:
            raise NotStarted
        with _LOCK:
            if _closed:
                raise Unreadable(Why.CANCELLED)
            try:
                self.process = subprocess.Popen(
                    [sys.executable, "-I", "-S", "-c", _BOOT, *_module_paths()],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except (OSError, ValueError) as error:
                raise NotStarted from error
            _RUNNING.add(self)
        threading.Thread(target=self._watch, name="gazette-pdf-watch", daemon=True).start()

    def allow(self, seconds: float, whole: float) -> None:
        """Let the next answer take so many `seconds`, and all answers from now on `whole`."""
        self._left, self._whole = seconds, whole

    @property
    def whole(self) -> float:
        """How much time is left for all."""
        return self._whole

    def kill(self) -> None:
        with suppress(OSError):
            self.process.kill()

    def close(self) -> None:
        """End the process if it has not ended, and forget it."""
        self._done.set()
        self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):  # what is left in a buffer has nowhere to go
                cast(BinaryIO, pipe).close()
        self.process.wait()
        with _LOCK:
            _RUNNING.discard(self)

    def _watch(self) -> None:
        """End the process when its time is over, or when nobody waits for it any more.

        Time is counted in ticks: a machine that sleeps, or a program that was suspended with its child, costs nothing.
        """
        before = time.monotonic()
        while not self._done.wait(_TICK):
            now = time.monotonic()
            passed = min(now - before, 2 * _TICK)
            before = now
            if self._is_given_up():
                self.cancelled = True
                self.kill()
                return
            self.spent += passed
            self._left -= passed
            self._whole -= passed
            if min(self._left, self._whole) <= 0:
                self.overdue = True
                self.kill()
                return

    def events(self, request: Request, page_seconds: float, whole: float) -> Iterator[Event]:
        """What the child reads. Raises `NotStarted`, `Died`, and `Unreadable` as the child says."""
        read = cast(BinaryIO, self.process.stdout).read
        if not read_ready(read):
            self._check_cancelled()
            raise NotStarted
        self.allow(limits.OPEN_SECONDS, whole)
        with suppress(OSError):  # it is gone; what it said before is still to be read
            self._ask(request)
        try:
            while (event := read_event(read)) is not None:
                if isinstance(event, Opened):
                    whole = min(whole, limits.whole_seconds(event.pages))
                    self._whole = min(self._whole, whole)
                self._left = page_seconds
                yield event
        except (EOFError, OSError, FrameError) as error:
            self._check_cancelled()
            raise Died(self._was_costly()) from error

    def _ask(self, request: Request) -> None:
        pipe = cast(BinaryIO, self.process.stdin)
        pipe.write(request_head(request))
        pipe.write(request.data)
        pipe.flush()

    def _check_cancelled(self) -> None:
        if self.cancelled:
            raise Unreadable(Why.CANCELLED)

    def _was_costly(self) -> bool:
        """Whether it was ended by its time, or by one of the signals by which a process ends that gets no memory."""
        try:
            code = self.process.wait(1)  # at once: it was its end that was seen
        except subprocess.TimeoutExpired:  # it said something wrong, and lives
            return self.overdue
        signals = ("SIGXCPU", "SIGABRT", "SIGTRAP", "SIGILL", "SIGKILL")  # the last from a system without memory
        return self.overdue or code in [-int(getattr(signal, name, 0)) or None for name in signals]


def _module_paths() -> list[str]:
    """Where the child finds what this process has: its own search path, which leaves no room for the environment's."""
    paths = [os.path.abspath(path) for path in sys.path]
    for name in ("parsers", "pypdfium2_raw"):
        spec = parsers.__spec__ if name == "parsers" else find_spec(name)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            if (above := os.path.dirname(os.path.abspath(folder))) not in paths:
                paths.append(above)
    return paths
