"""Textual's driver of a Unix terminal, without its wait of 200 ms at the end.

The stock input thread looks only every 100 ms whether it should end, and then waits another 100 ms for a last key. Ours
is woken through a pipe.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from typing import Any, ClassVar

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

ALT_SCREEN = "\x1b[?1049h"
ESCAPE_WAIT = 0.1
"""Seconds after which a lone Esc is taken for the key (Textual's own value)."""


class ReaderDriver(LinuxDriver):
    """Ends at once; enters the alternate screen only if the first page was not painted there already."""

    painted = False
    """Whether the alternate screen is on and holds the first page."""
    modes: ClassVar[list[Any] | None] = None
    """The modes of the line to go back to (termios), where they were changed before this driver came."""

    def write(self, data: str) -> None:
        if data == ALT_SCREEN and ReaderDriver.painted:
            ReaderDriver.painted = False
            return
        super().write(data)

    def start_application_mode(self) -> None:
        self._wake_reader, self._wake_writer = os.pipe()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if ReaderDriver.modes is not None:
            self.attrs_before = ReaderDriver.modes

    def disable_input(self) -> None:
        if self.exit_event.is_set() or self._key_thread is None:
            return
        os.write(self._wake_writer, b"x")
        super().disable_input()
        self._key_thread = None

    def run_input_thread(self) -> None:
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        with selectors.DefaultSelector() as selector:
            keys = selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self._wake_reader, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key for key, _ in selector.select(ESCAPE_WAIT)}
                if keys in ready:
                    data = os.read(self.fileno, 1 << 12)
                    if not data:
                        break  # the terminal is gone
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
