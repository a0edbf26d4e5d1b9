"""Textual's driver of a Unix terminal, so that no terminal can hold the program up or end it.

The stock driver waits for a terminal that takes no output, looks only every 100 ms whether its input should end, hands
on every key of a flood, and lets whatever its parser trips over end the program. Here output goes through an `Outlet`,
input through a `KeyStream` and an `Inbox`, and the input thread is woken through a pipe.
"""

from __future__ import annotations

import os
import selectors
import signal
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Iterable
from functools import cache
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from tui.commands import commands
from tui.ending import ENDING, LEAVE
from tui.extent import terminal_size
from tui.inbox import Inbox
from tui.keystream import KeyStream, Pasted, Sequence
from tui.messages import LeftOut
from tui.outlet import PATIENCE, Outlet

if TYPE_CHECKING:
    from textual.message import Message

ALT_SCREEN = "\x1b[?1049h"
LAST = 16
"""Keys that are kept of those beyond what there is room for: the last, so that a way out of a flood is heeded."""


class ReaderDriver(LinuxDriver):
    """Ends at once; enters the alternate screen only if the first page was not painted there already."""

    painted = False
    """Whether the alternate screen is on and holds the first page."""

    def start_application_mode(self) -> None:
        self._wake_reader, self._wake_writer = os.pipe()
        self._suspended = self._suspending = self._continued = False
        self.inbox = Inbox(self._loop, self._app)
        if ENDING.outlet is None:
            ENDING.outlet = Outlet(2)
            ENDING.outlet.start()
        self.outlet = ENDING.outlet
        modes = ENDING.modes
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if modes is not None:
            self.attrs_before = modes  # they were changed before this driver came
        ENDING.descriptor, ENDING.modes = self.fileno, self.attrs_before

    def write(self, data: str) -> None:
        if data == ALT_SCREEN and ReaderDriver.painted:
            ReaderDriver.painted = False
        else:
            self.outlet.write(data)

    def stop_application_mode(self) -> None:
        if not self._suspended:
            super().stop_application_mode()
            ENDING.modes = None

    def close(self) -> None:
        super().close()
        if self.outlet.drained(PATIENCE):
            self.outlet.retire()
        else:
            self.outlet.stop(LEAVE, patience=0)
        ENDING.outlet = None

    def suspend_application_mode(self) -> None:
        self._suspending = True
        try:
            super().suspend_application_mode()
        finally:
            self._suspending = False
        self._suspended = True

    def _sigtstp_application(self, *_: object) -> None:
        """Give the terminal back and stop; go on at once if that was asked for meanwhile."""
        if self._suspending:
            return
        if self._auto_restart:
            self._continued = False
            self.suspend_application_mode()
            self._must_signal_resume = True
            if self._continued:
                self.resume_application_mode()
                return
        os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Come back; also after a stop that nobody can see coming (SIGSTOP), since a shell has set its own modes.

        It may come while the terminal is being given back, in the very thread that waits for that.
        """
        if self._suspending:
            self._continued = True
        elif self._auto_restart and ENDING.cause is None:
            if not self._suspended:
                self.suspend_application_mode()
                self._must_signal_resume = True
            self.resume_application_mode()

    def _get_terminal_size(self) -> tuple[int, int]:
        return terminal_size()

    def disable_input(self) -> None:
        if self.exit_event.is_set() or self._key_thread is None:
            return
        os.write(self._wake_writer, b"x")
        super().disable_input()
        self._key_thread = None
        os.close(self._wake_writer)
        os.close(self._wake_reader)

    def send_message(self, message: Message) -> None:
        self.inbox.put(message)

    def run_input_thread(self) -> None:
        keys = Keys(self)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.DefaultSelector() as selector:
            terminal = selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake_reader, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key for key, _ in selector.select(keys.wait)}
                data = b""
                if terminal in ready:
                    try:
                        data = os.read(self.fileno, 1 << 12)
                    except BlockingIOError:
                        continue
                    except OSError:
                        pass
                    if not data:
                        ENDING.hung_up()
                        break
                keys.take(decode(data))


class Keys:
    """What the terminal sends, made into the toolkit's events and handed to `driver`."""

    def __init__(self, driver: ReaderDriver) -> None:
        self.driver = driver
        self.stream = KeyStream()
        self.parser = XTermParser()
        self._until: float | None = None
        self._last: deque[str] = deque(maxlen=LAST)
        """The last of those keys that there was no room for."""
        self._beyond = 0
        """How many those keys were."""

    @property
    def wait(self) -> float | None:
        """Seconds to wait for more."""
        if self._last:
            return 0.1
        return None if self._until is None else max(0.0, self._until - monotonic())

    def take(self, text: str) -> None:
        """Hand `text` on; when there is none, see whether what has begun is still waited for."""
        if text:
            self._hand_on(self.stream.feed(text))
        elif self._until is not None and monotonic() >= self._until:
            self._hand_on(self.stream.silence())
        elif self._last and not self.driver.inbox.full:
            self._over()
        if text or self.stream.wait is None:
            self._until = None if self.stream.wait is None else monotonic() + self.stream.wait

    def _hand_on(self, pieces: Iterable[str | Pasted]) -> None:
        for piece in pieces:
            if isinstance(piece, Pasted):
                self.driver.process_message(events.Paste(piece.text))
                if piece.dropped:
                    self.driver._app.post_message(LeftOut(piece.dropped))
            else:
                self._keys(self._apart(piece))

    def _apart(self, piece: str) -> str | list[str]:
        """The keys of `piece`. Where some wait, Esc and a letter came together because nobody took the first."""
        if not isinstance(piece, Sequence):
            return piece
        together = len(piece) == 2 and piece[1].isprintable() and f"alt+{piece[1]}" not in _with_alt()
        if together and (self._last or self.driver.inbox.full):
            return [Sequence(piece[0]), piece[1]]
        return [piece]

    def _keys(self, keys: str | list[str]) -> None:
        """Hand on those keys that there is room for, and hold the last of the others until there is."""
        room = 0 if self._last else self.driver.inbox.room
        for key in keys[:room]:
            self._parse(key)
        beyond = keys[room:]
        self._last.extend(beyond[-LAST:])
        self._beyond += len(beyond)

    def _over(self) -> None:
        """A flood is over: say how many keys were left out, and hand on the last."""
        if left_out := self._beyond - len(self._last):
            self.driver._app.post_message(LeftOut(left_out))
        last = list(self._last)
        self._last.clear()
        self._beyond = 0
        for key in last:
            self._parse(key)

    def _parse(self, piece: str) -> None:
        """Have the toolkit's parser make its events of a character or a whole sequence.

        It waits for more where it knows no such sequence: then it takes Esc and a key for that key with Alt, and all
        else for nothing. What it cannot bear is no key either.
        """
        try:
            for event in self.parser.feed(piece):
                self.driver.process_message(event)
            if isinstance(piece, Sequence) and self.parser._awaiting.timeout is not None:
                if len(piece) <= 2:
                    self.parser._timeout_time = 0.0
                    for event in self.parser.tick():
                        self.driver.process_message(event)
                else:
                    self._renew()
        except (ValueError, ArithmeticError, LookupError):
            self._renew()

    def _renew(self) -> None:
        """Take a new parser that knows of the terminal what the last one did."""
        before, self.parser = self.parser, XTermParser()
        self.parser.mouse_pixels = before.mouse_pixels
        self.parser.terminal_size, self.parser.terminal_pixel_size = before.terminal_size, before.terminal_pixel_size
        self.parser.last_x, self.parser.last_y = before.last_x, before.last_y


@cache
def _with_alt() -> frozenset[str]:
    """The keys with Alt that are some command's."""
    return frozenset(key for each in commands() for key in f"{each.keys} {each.safe}".split() if key.startswith("alt+"))
