"""What may happen to a terminal program: it goes on or ends in order, and never shows a traceback."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.terminal import PATIENCE, Terminal, terminal

pytestmark = pytest.mark.pty

TITLE = "关于河道治理情况的报告"
ISSUE = f"云川市河湾区人民代表大会常务委员会 公 报\n\n2031年 第 2 号\n\n{TITLE}\n\n" + "\n\n".join(
    f"第{n}段，全区共治理河道{n}条，会议听取和审议了有关情况的报告，要求继续抓好落实。" for n in range(150)
)


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "issue.txt"
    path.write_text(ISSUE, "utf-8")
    return str(path)


def _leave(term: Terminal) -> None:
    term.settle(0.15)
    term.send("q")
    assert term.finish() == 0
    assert term.restored
    assert "Traceback" not in term.text


def test_a_storm_of_resizes(issue: str) -> None:
    with terminal(issue, "--no-store") as term:
        term.settle(0.15)
        for k in range(200):
            term.resize(20 + k * 37 % 180, 5 + k * 13 % 60)
            term.read(0.001)
        term.resize(120, 40)
        term.send("g")
        term.wait("第2段")
        _leave(term)


def test_a_size_that_comes_back_at_once_is_drawn(issue: str) -> None:
    """A window that is zoomed and brought back: what the terminal has cut off meanwhile is written again."""
    with terminal(issue, "--no-store", columns=100, rows=30) as term:
        term.settle(0.15)
        for columns, rows in ((5, 2), (200, 3), (20, 60)):
            term.resize(columns, rows)
            term.resize(100, 30)
            term.until(lambda: "公报" in term.text and "第2段" in term.text and "退出" in term.lines[29])
        _leave(term)


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (10, 3), (400, 120), (1, 1)])
def test_small_and_large_terminals(issue: str, columns: int, rows: int) -> None:
    with terminal(issue, "--no-store", columns=columns, rows=rows) as term:
        term.settle(0.15)
        for key in ("<PageDown>", "t", "<Down>", "<Enter>", "<Esc>", "/", "<Esc>"):
            term.send(key)
            term.settle(0.15)
        _leave(term)


@pytest.mark.parametrize("name", ["xterm", "linux", "vt100", "screen", "xterm-16color", "nonsense"])
def test_terminals_of_few_colours(issue: str, name: str) -> None:
    with terminal(issue, "--no-store", env={"TERM": name, "COLORTERM": ""}) as term:
        term.wait("第2段")
        _leave(term)
        assert b"38;2;" not in term.raw


@pytest.mark.parametrize(
    "locale",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "POSIX", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "zz_ZZ.nonsense"},
    ],
)
def test_a_locale_without_utf8(issue: str, locale: dict[str, str]) -> None:
    with terminal(issue, "--no-store", env=locale) as term:
        term.wait("第2段")
        _leave(term)


def test_closed_standard_input_leaves_the_keys(issue: str) -> None:
    with terminal(command=("sh", "-c", f"exec '{sys.executable}' -m tui --no-store '{issue}' <&-")) as term:
        term.wait("第2段")
        _leave(term)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_descriptors_without_a_terminal(issue: str, closed: str) -> None:
    run = subprocess.run(
        ["sh", "-c", f"exec '{sys.executable}' -m tui '{issue}' {closed}"], capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, start_new_session=True, timeout=60,
    )  # fmt: skip
    assert "Traceback" not in run.stderr
    assert run.returncode in (0, 2)


def test_stopped_and_continued(issue: str) -> None:
    with terminal(issue, "--no-store") as term:
        term.settle(0.15)
        term.signal(signal.SIGTSTP)
        end = time.monotonic() + PATIENCE
        while os.waitpid(term.pid, os.WUNTRACED | os.WNOHANG) == (0, 0):
            assert time.monotonic() < end
            term.read(0.02)
        term.settle(0.15)  # what it wrote just before it stopped
        assert term.restored
        before = len(term.raw)
        term.signal(signal.SIGCONT)
        while b"\x1b[?1049h" not in term.raw[before:]:
            assert term.read(PATIENCE)
        term.send("<PageDown>")
        _leave(term)


def test_the_terminal_goes_away(issue: str) -> None:
    with terminal(issue, "--no-store") as term:
        term.settle(0.15)
        os.close(term.fd)
        end = time.monotonic() + PATIENCE
        done = 0
        while not done:
            assert time.monotonic() < end, "it lives on without a terminal"
            done, term.status = os.waitpid(term.pid, os.WNOHANG)
            time.sleep(0.02)
        term.fd = os.open(os.devnull, os.O_RDONLY)


def test_input_without_end_of_line_and_empty_lines(tmp_path: Path) -> None:
    for name, text in (("line", "治理河道十二条，" * 200_000), ("blank", "\n" * 300_000 + TITLE)):
        (tmp_path / name).write_text(text, "utf-8")
        with terminal(str(tmp_path / name), "--no-store") as term:
            term.wait("治理")
            term.send("G")
            term.read(0.2)
            _leave(term)


def test_a_defect_of_ours_leaves_the_text(issue: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(
        "import sys, parsers.people\n"
        "def fail(*_): raise ZeroDivisionError('secret of the document')\n"
        "parsers.people.read_people = fail\n"
        "from tui.cli import main\n"
        "sys.exit(main())\n"
    )
    with terminal(issue, "--no-store", command=(sys.executable, str(broken)), env={"PYTHONPATH": os.getcwd()}) as term:
        term.wait("第2段")
        term.wait("ZeroDivisionError")
        term.send("<PageDown>")
        term.wait("第15段")
        _leave(term)
        assert b"secret" not in term.raw


def test_the_file_changes_and_vanishes(issue: str) -> None:
    with terminal(issue, "--no-store") as term:
        term.settle(0.15)
        term.send("<PageDown><PageDown>")
        term.wait_gone("第0段，")
        term.settle(0.15)
        first = re.findall(r"第\d+段，", term.text)[0]
        Path(issue).write_text("新加的一段在最前面。\n\n" + ISSUE, "utf-8")
        term.wait("文件已改动")
        assert first in term.text, "the reader goes on with what it has"
        term.send("r")
        term.wait("已重新读取")
        assert first in term.text, "it is shown at the same place"
        term.settle(0.15)
        term.send("g")
        term.wait("新加的一段")
        Path(issue).unlink()
        term.wait("文件已不在")
        term.send("r")
        term.wait("文件不存在")
        os.mkfifo(issue)  # nobody writes to it
        term.send("r")
        term.wait("不是普通文件")
        _leave(term)


def _holds(pid: int, path: str) -> bool:
    """Whether a process has a file open; what it closes while it is looked at it has not."""
    held: set[str] = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            held.add(os.readlink(link))
    return path in held


def test_interrupted_while_a_pipe_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for number in (signal.SIGINT, signal.SIGTERM):
        with terminal(str(tmp_path / "pipe"), "--no-store") as term:
            term.until(partial(_holds, term.pid, str(tmp_path / "pipe")))
            term.signal(number)
            assert term.finish() in (-number, 128 + number)
            assert "Traceback" not in term.text
