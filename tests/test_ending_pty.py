"""Every terminal ends well: one that takes no output, one that goes away, one that lies; and every signal is itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal import PATIENCE, Terminal, terminal

pytestmark = pytest.mark.pty

SLOW = (
    "import sys, time\n"
    "class Slow:\n"
    "    def find_spec(self, name, path=None, target=None):\n"
    "        if name == 'textual': time.sleep(60)\n"
    "sys.meta_path.insert(0, Slow())\n"
    "from tui.start import main; sys.exit(main())"
)


def _status(term: Terminal) -> int:
    """The child's status, its output not being read meanwhile."""
    end = time.monotonic() + PATIENCE
    done = 0
    while not done:
        assert time.monotonic() < end, "it does not end"
        done, status = os.waitpid(term.pid, os.WNOHANG)
        time.sleep(0.02)
    term.status = os.waitstatus_to_exitcode(status)
    return term.status


@pytest.mark.parametrize("number", [signal.SIGQUIT, signal.SIGINT])
def test_a_signal_is_itself_before_the_toolkit_and_in_the_reader(number: signal.Signals) -> None:
    for command in ((sys.executable, "-c", SLOW), (sys.executable, "-m", "tui")):
        with terminal("--sample", "--no-store", command=("sh", "-c", 'ulimit -c 0; exec "$@"', "sh", *command)) as term:
            term.wait("青螺区")
            if "-m" in command:
                term.settle(0.15)
                term.send("?")
                term.wait("常见问题")
            term.signal(number)
            assert term.finish() == -number
            assert term.restored


@pytest.mark.parametrize("how", ["q", "signal"])
def test_a_terminal_that_takes_nothing_is_left(how: str) -> None:
    with terminal("--sample", "--no-store") as term:
        term.settle(0.15)
        os.set_blocking(term.fd, False)
        with suppress(BlockingIOError):
            for _ in range(60):
                os.write(term.fd, b"\x1b[6~\x1b[5~")
                time.sleep(0.01)
        os.set_blocking(term.fd, True)
        if how == "q":
            term.send("q")
        else:
            term.signal(signal.SIGTERM)
        assert _status(term) == (0 if how == "q" else -signal.SIGTERM)
        while term.read(0):
            pass
        assert term.restored


def test_the_largest_terminal_is_drawn_in_part() -> None:
    with terminal("--sample", "--no-store", columns=65535, rows=2, env={"COLUMNS": "-7", "LINES": "99999999"}) as term:
        end = time.monotonic() + PATIENCE
        while b"\x1b[?1004h" not in term.raw and time.monotonic() < end:
            term.raw += os.read(term.fd, 1 << 16)
        peak = Path(f"/proc/{term.pid}/status").read_text().split("VmHWM:")[1].split()[0]
        assert int(peak) < 150_000, "KiB"
        term.signal(signal.SIGTERM)
        assert _status(term) == -signal.SIGTERM


def test_wrong_variables_hostile_input_and_a_paste_without_an_end() -> None:
    wrong = {"TEXTUAL_DRIVER": "nowhere:Nothing", "TEXTUAL_COLOR_SYSTEM": "loud", "TEXTUAL_LOG": "/nonexistent/log"}
    with terminal("--sample", "--no-store", env=wrong) as term:
        term.settle(0.15)
        for report in (
            "\x1b[48;0;0;0;0t",
            "\x1b[48;40;120;0;0t",
            "\x1b[<0;5;5M\x1b[<0;5;5m",
            "\x1b[<0;0;99999999M",
            "\0",
        ):
            term.send(report)
        os.write(term.fd, b"\x1b[55296u\x1b[1114112u\xff\xe6\xb2\x1b]11;rgb:0/0/0\x07\x1b[<" + b"9" * 3000 + b";1;1M")
        term.send("\x1b[200~" + "a" * 20_000)
        term.wait("略去 15904 个字符")
        term.send("?")
        term.wait("常见问题")
        term.send("<Esc>")
        term.wait_gone("常见问题")
        term.send("q")
        assert term.finish() == 0
        assert term.restored
        for name in wrong:
            assert name in term.text
        assert "Traceback" not in term.text


@pytest.mark.parametrize("arguments", [("--sample", "--print", "text"), ("--help",), ("--version",)])
def test_what_cannot_be_written_is_one_line(arguments: tuple[str, ...]) -> None:
    for to in (">/dev/full", ">&-"):
        run = subprocess.run(
            ["sh", "-c", f'exec "$0" -m tui --lang en "$@" {to}', sys.executable, *arguments],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 2
        assert run.stderr.startswith("gazette-tui: standard output takes nothing")
        assert run.stderr.count("\n") == 1


def test_an_early_interrupt_says_nothing() -> None:
    waits = "import sys, builtins\nfrom tui import start\nimport os, signal\n" + (
        "class Now:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'tui.cli': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Now())\n"
        "start.main()"
    )
    run = subprocess.run([sys.executable, "-c", waits], capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (-signal.SIGINT, b"")


@pytest.mark.parametrize("module", ["tui.__main__", "tui.start", "tui.cli"])
@pytest.mark.parametrize("installed", [False, True])
def test_an_interrupt_says_nothing_from_our_first_line_on(installed: bool, module: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import os, signal, sys\n"
        "class Now:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Now())\n"
    )
    script = tmp_path / "gazette-tui"
    script.write_text("import sys\nfrom tui.start import main\nif __name__ == '__main__':\n    sys.exit(main())\n")
    run = subprocess.run(
        [sys.executable, *([str(script)] if installed else ["-m", "tui"]), "--version"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(tmp_path), str(Path.cwd())))},
        capture_output=True, check=False,
    )  # fmt: skip
    if installed and module == "tui.__main__":
        assert run.returncode == 0  # the script does not come by it
    else:
        assert (run.returncode, run.stderr) == (-signal.SIGINT, b"")


def test_who_only_imports_us_keeps_the_interrupts() -> None:
    asks = "import signal as s; had = s.getsignal(s.SIGINT); import tui.start; assert s.getsignal(s.SIGINT) is had"
    assert subprocess.run([sys.executable, "-c", asks], check=False).returncode == 0
