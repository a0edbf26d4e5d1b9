"""What goes to the terminal goes through a thread of its own: a terminal that does not drain holds up nothing else.

Only the standard library is needed here: the first page is written before the toolkit is imported.
"""

from __future__ import annotations

import os
import select
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic

CHUNK = 1 << 12
"""Bytes that are handed to the system at once; between two of them the thread looks whether it is to stop.

No more than what the system surely has room for once it has thrown away what it held (8 KiB for a pty of Linux).
"""
BUSY = 16
"""Writes that may wait before pictures are left out: what waits is old when it arrives."""
MOST = 4096
"""Writes that may wait at all; what comes beyond them is dropped."""
PATIENCE = 0.4
"""Seconds that leaving waits for the terminal to take what is written already, and once more for its last words."""


class Outlet(Thread):
    """Writes to `descriptor`, one text after the other. No method blocks for longer than it says.

    Its state are plain flags and a `SimpleQueue`, which is re-entrant: a handler of a signal may call any method while
    the same thread is in another.
    """

    def __init__(self, descriptor: int) -> None:
        super().__init__(name="gazette-outlet", daemon=True)
        self.descriptor = descriptor
        self.gone = False
        """The terminal is no longer there; whatever is written goes nowhere."""
        self._queue: SimpleQueue[str | Event | Callable[[], object]] = SimpleQueue()
        self._stopped = False
        self._last = ""

    @property
    def busy(self) -> bool:
        """Whether the terminal lags behind so far that another picture is not worth writing."""
        return self._queue.qsize() > BUSY

    def write(self, text: str) -> None:
        """Write `text` as UTF-8 when its turn comes."""
        if not (self._stopped or self.gone or self._queue.qsize() > MOST):
            self._queue.put(text)

    def call_drained(self, then: Callable[[], object]) -> None:
        """Have the thread call `then` once all that was written so far has gone out."""
        self._queue.put(then)

    def drained(self, patience: float) -> bool:
        """Whether all that was written has gone out, waiting for it up to `patience` seconds."""
        if self.gone or not self.is_alive():
            return self.gone or self._stopped
        done = Event()
        self._queue.put(done)
        return done.wait(patience)

    def retire(self) -> None:
        """Let the thread end; all has gone out. Waits for nothing."""
        self._stopped = True
        self._queue.put(Event())

    def stop(self, last: str = "", patience: float = PATIENCE) -> None:
        """Write no more but what is in hand, then `last`; waits up to `patience` and `PATIENCE` for it.

        Where the terminal takes nothing, what the system holds for it is thrown away, so that `last` finds room; again
        and again, since what is in hand may fill that room.
        """
        if not self._stopped:
            self._last, self._stopped = last, True
        if self.drained(patience):
            return
        import termios

        end = monotonic() + PATIENCE
        while monotonic() < end:
            with suppress(termios.error):
                termios.tcflow(self.descriptor, termios.TCOOFF)
                termios.tcflush(self.descriptor, termios.TCOFLUSH)
                termios.tcflow(self.descriptor, termios.TCOON)  # wakes the thread; flushing does not
            if self.drained(PATIENCE / 4):
                return

    def run(self) -> None:
        while True:
            item = self._queue.get()
            if isinstance(item, Event):
                if self._stopped:
                    self._put(self._last, whole=True)
                    self._last = ""
                item.set()
                if self._stopped and self._queue.qsize() == 0:
                    break
            elif callable(item):
                item()
            elif not self._stopped:
                self._put(item)

    def _put(self, text: str, *, whole: bool = False) -> None:
        data = text.encode("utf-8", "replace")
        while data and not self.gone and (whole or not self._stopped):
            try:
                data = data[os.write(self.descriptor, data[:CHUNK]) :]
            except BlockingIOError:  # another program has made the terminal so
                select.select([], [self.descriptor], [], PATIENCE)
            except OSError:
                self.gone = True
