"""Events of the terminal on their way to the app, never more of them than can be of use."""

from __future__ import annotations

from asyncio import AbstractEventLoop
from collections import deque
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from textual.events import Key, MouseEvent, MouseMove, Paste
from textual.message_pump import MessagePump

from tui.commands import commands
from tui.ending import ENDING

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

ROOM = 256
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
        self._given: deque[Message] = deque(maxlen=AHEAD)
        """The last that the app was given; it may still have them before it."""
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
        if self._overtakes(message):
            self._waiting.clear()
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
        if self._given and _name(self._given[-1]) == "escape" and self._ahead():
            room = 0  # what has the keys next is known when Esc has been obeyed
        while self._waiting and room > 0:
            message = self._waiting.popleft()
            self._given.append(message)
            self._app.post_message(message)
            room = 0 if _name(message) == "escape" else room - 1
        if self._waiting and not self._called:
            self._called = True
            self._loop.call_later(AGAIN, self._give)

    def _overtakes(self, message: Message) -> bool:
        """Whether `message` asks for the end, and nothing but moves that nobody sees lies before it.

        So it is where the terminal takes no pictures, the page has the keys, and no key before opens a field.
        """
        if ENDING.outlet is None or not ENDING.outlet.busy or _name(message) not in _keys("quit"):
            return False
        focused = self._app.screen_stack[-1].focused if self._app.screen_stack else None
        if focused is None or focused is not getattr(getattr(self._app, "reader", None), "page", None):
            return False
        before = (*self._given.copy(), *self._waiting.copy())
        return all(_name(each) in _keys("move") for each in before if isinstance(each, Key | Paste | MouseEvent))

    def _ahead(self) -> int:
        """How many messages those who take keys have before them."""
        app = self._app
        screen = app.screen_stack[-1] if app.screen_stack else None
        pumps: list[MessagePump | None] = [app, screen, screen.focused if screen is not None else None]
        return sum(pump._message_queue.qsize() for pump in pumps if pump is not None)


def _name(message: Message) -> str:
    """What a key is called in the commands; nothing for what is no key."""
    if not isinstance(message, Key):
        return ""
    return message.character if message.is_printable and message.character and message.key != "space" else message.key


@cache
def _keys(which: str) -> frozenset[str]:
    """The keys of the commands of a group, or of one command."""
    return frozenset(
        key for each in commands() if which in (each.group, each.id) for key in f"{each.keys} {each.safe}".split()
    )
