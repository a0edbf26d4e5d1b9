"""However the program ends, the terminal is given back as it was found, and whoever waits for it learns of the signal.

A signal that ends the program ends it as that signal: after the terminal has been given back it is raised again with
the system's own handler (the convention of the shells, ``128 + n`` in ``$?``; QUIT and ABRT leave their core). So the
status of a signal is the same before our first line, in the reader and after it. Signals that no program can take
(KILL, STOP) and those of a fault in the machine's code (SEGV and its like) are left to the system.

HUP, INT and TERM let the reader keep the place first. Nothing is waited for longer than `PATIENCE`.
"""

from __future__ import annotations

import atexit
import os
import select
import signal
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import RLock, Thread
from time import sleep
from types import FrameType
from typing import Any, NoReturn

from tui.outlet import PATIENCE as OUTLET_PATIENCE
from tui.outlet import Outlet

PATIENCE = 1.2
"""Seconds after which an end that was asked for is made, whatever still goes on."""
LAST_WORDS = 0.3
"""Seconds that a line on standard error may take then."""
_MODES = (2026, 2004, 1000, 1003, 1015, 1006, 1016, 2048, 1004)
LEAVE = "".join(f"\x1b[?{mode}l" for mode in _MODES) + "\x1b[<u\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
"""Takes back all that the reader or its toolkit may have set, the alternate screen last."""

_ORDERLY = ("SIGHUP", "SIGINT", "SIGTERM")
"""These let the reader end by itself; all others end it at once."""
_AT_ONCE = (
    *("SIGQUIT", "SIGABRT", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGPOLL", "SIGPWR"),
    *("SIGSTKFLT", "SIGSYS", "SIGTRAP"),
)
_TOOLKIT = [getattr(signal, name) for name in ("SIGTSTP", "SIGCONT", "SIGWINCH") if hasattr(signal, name)]


def _numbers() -> list[int]:
    """The signals that end a program and that it can take."""
    numbers = [int(getattr(signal, name)) for name in (*_ORDERLY, *_AT_ONCE) if hasattr(signal, name)]
    if sys.platform == "linux":
        numbers += range(signal.SIGRTMIN, signal.SIGRTMAX + 1)
    return numbers


class Ending:
    """What there is to give back, and what has asked for the end. One for the process: `ENDING`."""

    def __init__(self) -> None:
        self.cause: int | None = None
        """The first signal that asked for the end."""
        self.outlet: Outlet | None = None
        """Where the last words go; None where the terminal is as it was."""
        self.descriptor = 0
        self.modes: list[Any] | None = None
        """The modes of the line to go back to (termios); None where they are as they were."""
        self._giving = RLock()
        self.armed = False
        """Whether the terminal is the reader's: only then is an end made that does not come by itself."""
        self.orderly: Callable[[], object] | None = None
        """Asks the reader to end by itself; None where there is no reader yet, or none any longer."""
        self.last_words: Callable[[], tuple[int, list[str]]] | None = None
        """The exit status of what was to be kept and is not on the disk, and what to say of it; None: nothing can be.
        Waits for nothing."""

    def give_back(self) -> None:
        """Give the terminal back. Safe to call from any thread and from a handler, again and again.

        Whoever comes while another thread is at it waits: it would end the program in the middle of it.
        """
        mine = self._giving.acquire(timeout=2 * OUTLET_PATIENCE)
        try:
            self._give_back()
        finally:
            if mine:
                self._giving.release()

    def _give_back(self) -> None:
        outlet = self.outlet
        if outlet is not None:
            outlet.stop(LEAVE)
            self.outlet = None
        modes, self.modes = self.modes, None
        if modes is not None:
            import termios

            with suppress(termios.error, OSError, ValueError):
                if sys.platform != "win32":
                    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])  # also when it is in the background
                termios.tcsetattr(self.descriptor, termios.TCSANOW, modes)

    def within(self, seconds: float, status: int = 0) -> None:
        """End after `seconds` at the latest: by the signal that asked for it, else with `status`."""

        def watch() -> None:
            sleep(seconds)
            self.now(status)

        if self.armed:
            Thread(target=watch, name="gazette-ending", daemon=True).start()

    def now(self, status: int = 0) -> NoReturn:
        """End without waiting for anything: by the signal that asked for it, else with `status`."""
        self.give_back()
        lost, lines = self.last_words() if self.last_words is not None else (0, [])
        if lines or self.armed:  # in a thread: the terminal may take nothing any more
            with suppress(RuntimeError):  # nor may the system have one to give
                saying = Thread(target=_say, args=(lines,), name="gazette-last-words", daemon=True)
                saying.start()
                saying.join(LAST_WORDS)
        if self.cause is not None:
            die_of(self.cause)
        os._exit(status or lost)

    def hung_up(self) -> None:
        """The terminal is gone, and the system has not said so by a signal: it is as if it had."""
        self.cause = self.cause or int(getattr(signal, "SIGHUP", signal.SIGTERM))
        self.within(PATIENCE)
        if self.orderly is not None:
            self.orderly()

    def handle(self, number: int, _frame: FrameType | None) -> None:
        """Take a signal that ends the program."""
        again = self.cause is not None
        self.cause = self.cause or number
        orderly = any(number == getattr(signal, name, None) for name in _ORDERLY)
        if orderly and self.orderly is not None and not again:
            self.within(PATIENCE)
            self.orderly()
            return
        self.now()


def _say(lines: list[str]) -> None:
    clean_up()
    from tui.cli import complain

    for line in lines:
        complain(line)


def clean_up() -> None:
    """Do what the interpreter does at its end, before one that it does not see: files that are half written go."""
    with suppress(Exception):
        atexit._run_exitfuncs()


ENDING = Ending()


def watch_terminal(*descriptors: int) -> None:
    """End when a terminal that `descriptors` are goes away, also where the system does not say so.

    It does not where HUP is ignored (``nohup``) or the terminal is another session's (``setsid``).
    Until the keys are read nothing else would see it, and a file may be long. A terminal that has gone away is still a
    device, and polling it says so (Linux, poll(2): POLLHUP is told unasked).
    """
    if sys.platform != "linux":
        return
    terminals = [descriptor for descriptor in descriptors if _is_device(descriptor)]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN and all(map(_is_ours, terminals)):
        return

    def watch() -> None:
        poll = select.poll()
        for descriptor in terminals:
            poll.register(descriptor, 0)
        if any(event & select.POLLHUP for _, event in poll.poll()):
            if ENDING.armed:
                ENDING.hung_up()
            else:
                die_of(signal.SIGHUP)

    if terminals:
        with suppress(RuntimeError):  # the system has no thread to give
            Thread(target=watch, name="gazette-terminal", daemon=True).start()


def _is_device(descriptor: int) -> bool:
    try:
        return stat.S_ISCHR(os.fstat(descriptor).st_mode)
    except OSError:
        return False


def _is_ours(terminal: int) -> bool:
    """Whether the system tells this process when `terminal` goes away."""
    try:
        return sys.platform == "win32" or os.tcgetpgrp(terminal) >= 0
    except OSError:
        return False


@contextmanager
def signals_taken() -> Iterator[None]:
    """Take the signals that end a program while the terminal is ours, those that were ignored excepted.

    Ctrl-Z is not heeded either until the toolkit comes, which knows how to leave the screen and to come back.
    """
    before = {number: signal.getsignal(number) for number in (*_numbers(), *_TOOLKIT)}
    for number in _numbers():
        if before[number] is not signal.SIG_IGN:
            signal.signal(number, ENDING.handle)
    for number in _TOOLKIT[:1]:
        signal.signal(number, signal.SIG_IGN)
    ENDING.armed = True
    try:
        yield
    finally:
        ENDING.armed, ENDING.orderly = False, None
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)


def die_of(number: int) -> NoReturn:
    """End by the signal `number`, as whoever waits for this process is to see it."""
    with suppress(Exception):
        try:
            signal.signal(number, signal.SIG_DFL)
        except ValueError:  # not the main thread: only the C library sets a handler from another
            import ctypes

            ctypes.CDLL(None).signal(int(number), None)
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [number])
        os.kill(os.getpid(), number)
        sleep(0.5)  # it may be another thread that takes it
    os._exit(128 + number)
