"""The end of the program where a thread of ours is still at work: it is made at once, and nothing half done stays."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import termios
from pathlib import Path
from threading import Condition, Event, Thread

import pytest

from tui.ending import Ending
from tui.outlet import Outlet

LEAVE = """
import sys, threading, time
from pathlib import Path
from types import SimpleNamespace
from tui.actions.carrying import write_file
from tui.ending import ENDING
from tui.toolkit import ended

path, way = Path(sys.argv[1]), sys.argv[2]

begun = threading.Event()

def pieces():
    begun.set()  # what goes at the end is known by now
    yield "half of it"
    time.sleep(600)

threading.Thread(target=lambda: write_file(path, pieces(), replace=False), name="gazette-carrier", daemon=True).start()
begun.wait()
ENDING.armed = True
if way == "forced":
    ENDING.now()
ENDING.cause = 15 if way == "signal" else None
sys.exit(ended(SimpleNamespace(defects=[], return_code=0), [], 0, []))
"""


@pytest.mark.parametrize(("way", "status"), [("quit", 0), ("signal", -15), ("forced", 0)])
def test_a_file_that_is_half_written_goes(way: str, status: int, tmp_path: Path) -> None:
    path = tmp_path / "excerpts.md"
    run = subprocess.run([sys.executable, "-c", LEAVE, str(path), way], check=False, capture_output=True, timeout=60)
    assert (run.returncode, run.stderr) == (status, b"")
    assert not path.exists()


class _Full:
    """A terminal that takes nothing: only what fits into the `room` that each flushing makes can be written."""

    descriptor = 987_654

    def __init__(self, room: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written = b""
        self._room, self._left = room, 0
        self._made = Condition()
        self.asked = Event()
        really = os.write

        def write(descriptor: int, data: bytes) -> int:
            return self._write(data) if descriptor == self.descriptor else really(descriptor, data)

        def flush(*_: int) -> None:
            with self._made:
                self._left = self._room
                self._made.notify()

        monkeypatch.setattr(os, "write", write)
        monkeypatch.setattr(termios, "tcflush", flush)
        monkeypatch.setattr(termios, "tcflow", lambda *_: None)

    def _write(self, data: bytes) -> int:
        self.asked.set()
        with self._made:
            left = data
            while left:
                self._made.wait_for(lambda: self._left > 0)
                self.written += left[: self._left]
                left, self._left = left[self._left :], max(0, self._left - len(left))
        return len(data)


@pytest.mark.parametrize("room", [8192, 1500])
def test_what_is_in_hand_does_not_keep_the_last_words_from_the_terminal(
    room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = _Full(room, monkeypatch)
    outlet = Outlet(terminal.descriptor)
    outlet.start()
    outlet.write("a" * 100_000)
    terminal.asked.wait()
    outlet.stop("the last words", patience=0)
    assert terminal.written.endswith(b"the last words")


@pytest.mark.parametrize("taken", [0, 6_144, 9_216])
def test_the_last_words_reach_a_terminal_that_takes_nothing(taken: int) -> None:
    """However much of what is in hand the system had taken when the terminal stopped taking anything."""
    master, terminal = pty.openpty()
    try:
        outlet = Outlet(terminal)
        outlet.start()
        outlet.write("a" * taken)
        outlet.write("b" * 100_000)
        assert not outlet.drained(0.1)
        outlet.stop("the last words", patience=0)
        os.set_blocking(master, False)
        written = b""
        try:
            while some := os.read(master, 1 << 16):
                written += some
        except BlockingIOError:
            pass
        assert written.endswith(b"the last words")
    finally:
        os.close(master)
        os.close(terminal)


class _Slow(Outlet):
    """An outlet that takes its time to stop."""

    def __init__(self) -> None:
        super().__init__(2)
        self.begun, self.go_on = Event(), Event()

    def stop(self, last: str = "", patience: float = 0.0) -> None:
        self.begun.set()
        self.go_on.wait(60)


def test_nobody_ends_the_program_while_another_gives_the_terminal_back() -> None:
    ending, outlet = Ending(), _Slow()
    ending.outlet = outlet
    first, second = (Thread(target=ending.give_back, daemon=True) for _ in range(2))
    first.start()
    outlet.begun.wait()
    second.start()
    second.join(0.2)
    assert second.is_alive(), "it has come back, and would now end the program"
    outlet.go_on.set()
    first.join()
    second.join()
    assert ending.outlet is None
