"""A reader in a terminal that fuzzing drives: nothing here waits for ever, and what it says is looked through."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.terminal import Terminal

KEPT_RAW = 200_000
"""Bytes of the output that are kept: the end tells whether the terminal was given back."""
CANARIES = ("\x1b]0;CANARY\x07", "\x1b[5;8m", "\x1bP+qCANARY\x1b\\", "\x9b5;8mCANARY", "\x1b]52;c;Q0FOQVJZ\x07")
"""Control sequences for documents and pastes; the reader writes none of them by itself."""
_LEAKS = tuple(canary.encode().rstrip(b"\x07\x1b\\") for canary in CANARIES)
_DEFECT = re.compile(rb"Traceback \(most recent call last\)|Fatal Python error")


class Driven(Terminal):
    """A terminal whose reader may be slow, stopped or gone: each call comes back within its time."""

    longest: float = 0.0
    """The longest that a probe had to wait, in seconds."""

    def push(self, data: bytes, patience: float) -> None:
        """Type `data`, taking in what is written meanwhile. Raises `AssertionError` when it is not taken in time."""
        end = time.monotonic() + patience
        os.set_blocking(self.fd, False)
        try:
            while data:
                with suppress(BlockingIOError):
                    data = data[os.write(self.fd, data[:4096]) :]
                self.read(0 if data else 0.001)
                assert time.monotonic() < end, "it takes no more keys"
        except OSError as error:
            raise AssertionError(f"it has closed the terminal: {error}") from error
        finally:
            os.set_blocking(self.fd, True)

    def alive(self) -> bool:
        """Whether the reader lives; its status is known afterwards when it does not."""
        if self.status is None:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                while self.read(0.05):
                    if len(self.raw) > 10 * KEPT_RAW:
                        break
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is None

    def defects(self) -> str:
        """What of the output no reader should write, or nothing; forgets all but the end of the output."""
        found = _DEFECT.search(self.raw)
        leaked = [canary for canary in _LEAKS if canary in self.raw]
        self.raw = self.raw[-KEPT_RAW:]
        if found is not None:
            return f"a traceback: {self.raw[-2000:]!r}"
        return f"control sequences of a text were written: {leaked}" if leaked else ""

    def probe(self, patience: float) -> None:
        """See that it answers: a change of size must be painted. Raises `AssertionError` when it is not in time."""
        size = (101, 31) if (self.screen.columns, self.screen.lines) != (101, 31) else (102, 32)
        begun, length = time.monotonic(), len(self.raw)
        self.resize(*size)
        while len(self.raw) == length:
            waited = time.monotonic() - begun
            assert waited < patience, f"no answer within {patience:.0f} s"
            if self.stopped:  # a Ctrl-Z that was heeded late, on a busy machine: `fg`
                os.kill(self.pid, signal.SIGCONT)
            if not self.read(0.02):
                return
        self.longest = max(self.longest, time.monotonic() - begun)

    def doze(self, seconds: float) -> None:
        """Let time pass, taking in what is written."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not self.read(min(left, 0.05)):
                time.sleep(min(left, 0.05))

    def leave(self, patience: float) -> None:
        """Esc's, then `q`. Raises `AssertionError` unless that ends it in time, with 0 and the terminal given back."""
        for _ in range(6):
            self.push(b"\x1b", patience)
            self.doze(0.2)
        self.push(b"q", patience)
        end = time.monotonic() + patience
        while self.alive():
            assert time.monotonic() < end, f"q does not end it:\n{self.text}"
            self.read(0.02)
        assert self.status == 0, f"q ended with {self.status}"
        assert self.restored, "the terminal was not given back"

    @property
    def memory(self) -> int:
        """Resident memory of the reader in bytes; 0 where the system does not tell."""
        try:
            pages = Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    @property
    def stopped(self) -> bool:
        """Whether it was suspended."""
        try:
            state = Path(f"/proc/{self.pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[0]
        except (OSError, IndexError):
            return False
        return state == "T"


@contextmanager
def driven(
    command: Sequence[str], columns: int, rows: int, state: Path, env: Mapping[str, str] | None = None
) -> Iterator[Driven]:
    """The reader in a terminal of its own, with its state and home below `state`; it is ended at the end."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if key not in ("NO_COLOR", "TMUX", "COLUMNS", "LINES", "DISPLAY", "LC_ALL", "LC_MESSAGES")
    }
    own = {"TERM": "xterm-256color", "LANG": "zh_CN.UTF-8", "XDG_STATE_HOME": str(state), "HOME": str(state)}
    here = Driven(command, columns, rows, {**kept, **own, **(env or {})})
    try:
        yield here
    finally:
        here.close()
