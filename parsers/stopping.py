"""Giving up a reading that nobody waits for any more, anywhere in the parsers.

Whoever starts a reading says by `stops_when` how it is told to stop. The parsers call `pause` between two pieces of
work that take no longer than a key may wait. Where nobody said anything, `pause` does nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

_stop: ContextVar[Callable[[], bool] | None] = ContextVar("stop", default=None)


class Stopped(BaseException):
    """The reading is given up. No `Exception`: what catches the defects of a part must let it pass."""


@contextmanager
def stops_when(stop: Callable[[], bool]) -> Iterator[None]:
    """Within the block, in this thread: `pause` raises `Stopped` once `stop()` is true."""
    token = _stop.set(stop)
    try:
        yield
    finally:
        _stop.reset(token)


def pause() -> None:
    """A place where a reading can be given up. Raises `Stopped` when it is."""
    stop = _stop.get()
    if stop is not None and stop():
        raise Stopped


def stop_of_thread() -> Callable[[], bool]:
    """What says whether the reading of this thread is given up, to be asked by another thread."""
    return _stop.get() or (lambda: False)


def stoppable(things: Iterable[T]) -> Iterator[T]:
    """`things` one by one, with a `pause` before each. Raises `Stopped`."""
    stop = _stop.get()
    return iter(things) if stop is None else _until(stop, things)


def _until(stop: Callable[[], bool], things: Iterable[T]) -> Iterator[T]:
    for thing in things:
        if stop():
            raise Stopped
        yield thing
