"""The installed command in a pseudo-terminal, with an emulator (pyte) behind it: what a person would see."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pyte

KEYS = {
    "<Enter>": "\r", "<Esc>": "\x1b", "<Tab>": "\t", "<Backspace>": "\x7f", "<PageDown>": "\x1b[6~",
    "<PageUp>": "\x1b[5~", "<Home>": "\x1b[H", "<End>": "\x1b[F", "<Up>": "\x1b[A", "<Down>": "\x1b[B",
    "<Right>": "\x1b[C", "<Left>": "\x1b[D", "<F1>": "\x1bOP", "<F2>": "\x1bOQ", "<F8>": "\x1b[19~",
    "<A-Left>": "\x1b[1;3D", "<C-c>": "\x03", "<C-z>": "\x1a", "<C-p>": "\x10", "<C-f>": "\x06",
}  # fmt: skip
PATIENCE = 60.0
"""Seconds to wait for what must come; never the measure of anything."""
ALT_ON, ALT_OFF = b"\x1b[?1049h", b"\x1b[?1049l"


class Terminal:
    """A child process on a pty of `columns` × `rows`. `raw` is all that it has written."""

    def __init__(self, command: Sequence[str], columns: int, rows: int, env: Mapping[str, str]) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.status: int | None = None
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            os.execvpe(command[0], list(command), dict(env))
        self.reader = self.pid
        """The process that draws; another than the child where that is a multiplexer."""
        self._size(columns, rows)
        self.before = termios.tcgetattr(self.fd)

    def _size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; the child gets its SIGWINCH from the kernel."""
        self.screen.resize(rows, columns)
        self._size(columns, rows)

    def send(self, keys: str) -> None:
        """Type `keys`; names in angle brackets as in `KEYS`."""
        os.write(self.fd, re.sub("<[^>]+>", lambda m: KEYS[m[0]], keys).encode())

    def mouse(self, column: int, row: int, button: int = 0) -> None:
        """Click at a cell, counted from one."""
        os.write(self.fd, f"\x1b[<{button};{column};{row}M\x1b[<{button};{column};{row}m".encode())

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press the button at a cell (column, row), counted from one, move to another and let go."""
        events = ((0, start, "M"), (32, end, "M"), (0, end, "m"))
        os.write(self.fd, "".join(f"\x1b[<{code};{x};{y}{act}" for code, (x, y), act in events).encode())

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the child writes within `seconds`; False when it has closed the terminal."""
        if select.select([self.fd], [], [], seconds)[0]:
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:
                data = b""
            if not data:
                return False
            self.raw += data
            self.stream.feed(re.sub(rb"\x1b\[[<>=?][0-9;]*[uq]|\x1b\[\?[0-9;]+\$p|\x1bP.*?\x1b\\", b"", data))
        return True

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, right-stripped; a wide character is one character."""
        out = []
        for y in range(self.screen.lines):
            row = self.screen.buffer[y]
            out.append("".join(row[x].data for x in range(self.screen.columns)).rstrip())
        return out

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def wait(self, pattern: str) -> str:
        """Wait until `pattern` is found on the screen; the screen. Fails with what is there when it never comes."""
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.text, re.MULTILINE):
            if time.monotonic() > end or not self.read():
                raise AssertionError(f"{pattern!r} is not on the screen:\n{self.text}")
        return self.text

    def until(self, ready: Callable[[], bool]) -> None:
        """Wait until `ready()`; fails with what is on the screen when that never comes."""
        end = time.monotonic() + PATIENCE
        while not ready():
            if time.monotonic() > end or not self.read():
                raise AssertionError(f"it did not come:\n{self.text}")

    def wait_gone(self, pattern: str) -> None:
        """Wait until `pattern` is no longer found."""
        end = time.monotonic() + PATIENCE
        while re.search(pattern, self.text, re.MULTILINE):
            if time.monotonic() > end or not self.read():
                raise AssertionError(f"{pattern!r} is still on the screen:\n{self.text}")

    def settle(self, quiet: float = 0.5) -> None:
        """Wait until the reader has painted with the toolkit and then written nothing and had nothing to do for `quiet`
        seconds."""
        length = -1
        painted = self.reader != self.pid  # a multiplexer keeps the toolkit's modes to itself
        while length != len(self.raw) or not (painted or b"\x1b[?1004h" in self.raw) or self._is_working():
            length = len(self.raw)
            if not self.read(quiet):
                return

    def _is_working(self) -> bool:
        """Whether a thread of the reader runs or waits for a processor, as far as the system tells (Linux): on a busy
        machine it may be silent only because others have their turn."""
        for status in Path(f"/proc/{self.reader}/task").glob("*/stat"):
            with suppress(OSError):
                if status.read_text().rpartition(")")[2].split()[0] == "R":
                    return True
        return False

    def finish(self) -> int:
        """Wait for the child's end; its exit status (negative: the signal)."""
        end = time.monotonic() + PATIENCE
        while self.status is None:
            open_ = self.read(0.02)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                while open_ and select.select([self.fd], [], [], 0)[0]:
                    open_ = self.read(0)
                self.status = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > end:
                raise AssertionError(f"it does not end:\n{self.text}")
        return self.status

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the child."""
        os.kill(self.pid, number)

    @property
    def stopped(self) -> bool:
        """Whether the child is stopped, where the system says so; elsewhere that it may be."""
        status = Path(f"/proc/{self.pid}/stat")
        return not status.exists() or status.read_text("utf-8").rpartition(")")[2].split()[0] == "T"

    @property
    def restored(self) -> bool:
        """Whether the child has left the terminal as it was: screen, cursor, mouse, modes of the line."""
        left = self.raw.rfind(ALT_OFF) > self.raw.rfind(ALT_ON)
        cursor = self.raw.rfind(b"\x1b[?25h") > self.raw.rfind(b"\x1b[?25l")
        mouse = self.raw.rfind(b"\x1b[?1003l") >= self.raw.rfind(b"\x1b[?1003h")
        echo = termios.ECHO | termios.ICANON | termios.ISIG
        line = termios.tcgetattr(self.fd)[3] & echo == self.before[3] & echo
        return left and cursor and mouse and line

    def close(self) -> None:
        """End the child, whatever it does."""
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.fd)


@contextmanager
def terminal(
    *arguments: str, columns: int = 120, rows: int = 40, env: Mapping[str, str] | None = None,
    command: Sequence[str] = (sys.executable, "-m", "tui"),
) -> Iterator[Terminal]:  # fmt: skip
    """The reader with `arguments`, in a terminal of its own and with nothing kept from or for others."""
    theirs = ("NO_COLOR", "TMUX", "COLUMNS", "LINES", "LC_ALL", "LC_MESSAGES")
    base = {key: value for key, value in os.environ.items() if key not in theirs}
    with TemporaryDirectory() as state:
        own = {"TERM": "xterm-256color", "LANG": "zh_CN.UTF-8", "XDG_STATE_HOME": state}
        here = Terminal([*command, *arguments], columns, rows, {**base, **own, **(env or {})})
        try:
            yield here
        finally:
            here.close()
