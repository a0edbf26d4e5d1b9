"""The one thread that reads and writes the store, so that no disk ever holds up a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from tui.store import Store

T = TypeVar("T")
LAST_WORDS = 1.0
"""Seconds that leaving waits for what is still to be written."""


class Scribe(Thread):
    """Jobs for the store, done one after the other; what they return is handed to the thread of the screen."""

    def __init__(
        self, path: Path | None, tell: Callable[[Callable[[], object]], object], fail: Callable[[str], object]
    ) -> None:
        """`tell` has a callable called by the thread of the screen; `fail` is told so why a job failed."""
        super().__init__(name="gazette-scribe", daemon=True)
        self._path = path
        self._tell = tell
        self._fail = fail
        self._jobs: SimpleQueue[tuple[Callable[[Store], Any], Callable[[Any], object] | None] | None] = SimpleQueue()

    def ask(self, job: Callable[[Store], T], then: Callable[[T], object] | None = None) -> None:
        """Do `job` after those that were asked for before, and hand what it returns to `then`."""
        self._jobs.put((job, then))

    def finish(self) -> None:
        """Do what is left, then stop; waits no longer than `LAST_WORDS`."""
        self._jobs.put(None)
        if self.is_alive():
            self.join(LAST_WORDS)

    def run(self) -> None:
        from tui.store import StoreError, open_store  # SQLite is not on the way to the first screen

        store = open_store(self._path)
        while (task := self._jobs.get()) is not None:
            job, then = task
            try:
                answer = job(store)
            except StoreError as error:
                self._tell(partial(self._fail, str(error)))
            else:
                if then is not None:
                    self._tell(partial(then, answer))
        store.close()
