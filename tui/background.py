"""Threads for work beside the screen that the end of the program does not wait for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Thread
from time import monotonic
from typing import Any, ParamSpec, TypeVar

T = TypeVar("T")
_Given = ParamSpec("_Given")
LAST_WORDS = 0.3
"""Seconds in all that leaving waits for what is nearly done, such as a copy on its way to the clipboard."""


class Background(ThreadPoolExecutor):
    """What `asyncio` and the toolkit run in threads, each piece in a daemon of its own.

    The threads of the standard pool are waited for when the loop is closed and once more when the interpreter ends, and
    so would be the search in a long text, or a clipboard program that hangs.
    """

    def __init__(self) -> None:
        super().__init__(max_workers=1)  # it starts none: `submit` is ours
        self._running: set[Thread] = set()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Run `fn` in a thread of its own."""
        future: Future[T] = Future()
        thread = Thread(target=self._run, args=(future, fn, args, kwargs), name="gazette-work", daemon=True)
        self._running.add(thread)
        thread.start()
        return future

    def _run(self, future: Future[Any], fn: Callable[..., Any], args: Any, kwargs: Any) -> None:
        try:
            if future.set_running_or_notify_cancel():
                try:
                    answer = fn(*args, **kwargs)
                except BaseException as error:  # as the standard pool: it is raised where the result is asked for
                    future.set_exception(error)
                else:
                    future.set_result(answer)
        finally:
            self._running = {thread for thread in self._running if thread.is_alive()}

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait `LAST_WORDS` at most; what is still running then ends with the program."""
        end = monotonic() + LAST_WORDS
        for thread in list(self._running) if wait else ():
            thread.join(max(0.0, end - monotonic()))


def work_of(
    work: Callable[_Given, Coroutine[Any, Any, None]], *args: _Given.args, **named: _Given.kwargs
) -> Callable[[], Awaitable[None]]:
    """`work` with what it is given, for a worker of the toolkit to call when it begins.

    A coroutine that is made beforehand is never awaited where the worker is given up first, and Python says so.
    """
    return partial(work, *args, **named)
