"""Events of the terminal on their way to the app, never more of them than can be of use."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual.events import MouseMove
from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

ROOM = 512
"""Events that may wait: more keys than anybody has typed ahead."""
AHEAD = 64
"""Events that the toolkit may have before it at once; it has no bound of its own."""
AGAIN = 0.002
"""Seconds until the toolkit is looked at again, once it has so many."""


class Inbox:
    """Filled by the input thread, emptied on the loop as fast as the app works."""

    def __init__(self, loop: AbstractEventLoop, app: App[Any]) -> None:
        self._loop = loop
        self._app = app
        self._waiting: deque[Message] = deque()
        self._called = self._closed = False

    @property
    def room(self) -> int:
        """How many more there is room for."""
        return max(0, ROOM - len(self._waiting))

    @property
    def full(self) -> bool:
        """Whether some still wait."""
        return bool(self._waiting)

    def close(self) -> None:
        """Take nothing more, and let go what waits: the program is being left."""
        self._closed = True
        self._waiting.clear()

    def put(self, message: Message) -> None:
        """Let `message` be taken in; of moves of the mouse that nothing lies between only the last is."""
        last = self._waiting[-1] if self._waiting else None
        if isinstance(message, MouseMove) and isinstance(last, MouseMove) and last.button == message.button:
            with suppress(IndexError):
                self._waiting.pop()
        if not self._closed:
            self._waiting.append(message)
        if not self._called:
            self._called = True
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._give)

    def _give(self) -> None:
        """Give the app what it can take."""
        self._called = False
        room = AHEAD - self._ahead()
        while self._waiting and room > 0:
            self._app.post_message(self._waiting.popleft())
            room -= 1
        if self._waiting and not self._called:
            self._called = True
            self._loop.call_later(AGAIN, self._give)

    def _ahead(self) -> int:
        """How many messages those who take keys have before them."""
        app = self._app
        screen = app.screen_stack[-1] if app.screen_stack else None
        pumps: list[MessagePump | None] = [app, screen, screen.focused if screen is not None else None]
        return sum(pump._message_queue.qsize() for pump in pumps if pump is not None)
