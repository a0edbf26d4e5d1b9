"""The command as a person meets it: opened, walked, resized, left; the terminal is as it was before."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import terminal

pytestmark = pytest.mark.pty

ISSUE = """云川市河湾区人民代表大会常务委员会 公 报

2031年 第 2 号

目 录

1、关于河道治理情况的报告......1
2、关于批准预算调整的决议......3

关于河道治理情况的报告

一、基本情况

全区共治理河道十二条。

二、下一步打算

继续巩固治理成果。

关于批准预算调整的决议

会议同意预算调整方案，予以批准。
"""


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "issue.txt"
    path.write_text(ISSUE * 1 + "\n".join(f"第{n}段，说明有关情况。" for n in range(200)), "utf-8")
    return str(path)


def test_open_walk_resize_quit(issue: str) -> None:
    with terminal(issue) as term:
        term.wait("河湾区人民代表大会常务委员会公报  2031年第2号")
        term.wait("继续巩固治理成果")
        term.send("]")
        term.wait("^ 关于河道治理情况的报告")
        term.send("】")
        term.wait("› 一、基本情况")
        term.send("<F8>")
        term.wait("› 二、下一步打算")
        term.resize(60, 20)
        term.wait("› 二、下一步打算")
        term.send("2g")
        term.wait("^ 关于批准预算调整的决议")
        term.send("<Backspace>")
        term.wait("› 二、下一步打算")
        term.send("q")
        assert term.finish() == 0
        assert term.restored


def test_narrow_terminal_shows_contents_over_the_page(issue: str) -> None:
    with terminal(issue, columns=60, rows=20) as term:
        term.wait("云川市河湾区")
        term.send("t")
        term.wait("▾ 关于河道治理情况的报告")
        term.send("<Down><Enter>")
        term.wait("›.*一、基本情况")
        term.send("q")
        assert term.finish() == 0


def test_mouse_alone(issue: str) -> None:
    with terminal(issue) as term:
        term.settle()
        row = next(y for y, line in enumerate(term.lines, 1) if line.lstrip().startswith("二、下一步"))
        term.mouse(10, row)
        term.wait("› 二、下一步打算")
        term.mouse(2, 1)
        term.wait("谁任谁免")
        term.mouse(2, 39)
        term.wait_gone("谁任谁免")
        foot = term.lines[39]
        column = len(foot[: foot.index("F10 退出")].encode("gb18030")) + 1
        term.mouse(column, 40)
        assert term.finish() == 0
        assert term.restored


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signals_restore_the_terminal(issue: str, number: signal.Signals) -> None:
    with terminal(issue) as term:
        term.wait("继续巩固治理成果")
        term.signal(number)
        term.finish()
        assert term.restored


def test_piped_input_keeps_the_keys(issue: str) -> None:
    shell = f"cat '{issue}' | {sys.executable} -m tui -"
    with terminal(command=("sh", "-c", shell)) as term:
        term.wait("河湾区人民代表大会常务委员会公报  2031年第2号")
        term.send("]")
        term.wait("^ 关于河道治理情况的报告")
        term.send("q")
        assert term.finish() == 0


def test_dumb_terminal_is_refused(issue: str) -> None:
    with terminal(issue, env={"TERM": "dumb"}) as term:
        assert term.finish() == 2
        assert "TERM=dumb" in term.text
        assert b"\x1b" not in term.raw


@pytest.mark.parametrize("depth", ["truecolor", ""])
def test_no_colour_is_no_colour(issue: str, depth: str) -> None:
    with terminal(issue, env={"NO_COLOR": "1", "COLORTERM": depth}) as term:
        term.wait("继续巩固治理成果")
        for keys, words in (
            *(("t", "折叠"), ("/河", "不再筛选"), ("<Esc>", "折叠"), ("<Esc>", "q 退出")),
            *(("/治理", "下一处"), ("<Enter>", "q 退出"), ("?", "常见问题")),
        ):
            term.send(keys)
            term.wait(words)
            term.settle()  # the words may have been there before; keys behind an Esc would be taken with it
        cells = [cell for row in term.screen.buffer.values() for cell in row.values()]
        assert {cell.fg for cell in cells} == {cell.bg for cell in cells} == {"default"}
        term.send("q")
        term.wait_gone("常见问题")
        term.send("q")
        assert term.finish() == 0
        assert not re.search(rb"\x1b\[[\d;]*[34]8;[\d;]*m", term.raw)


def test_a_closed_pipe_ends_quietly(issue: str) -> None:
    Path(issue).write_text("第一行。\n\n" * 20_000, "utf-8")
    run = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m tui --print text '{issue}' | head -1; exit ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, env={**os.environ, "LANG": "C.UTF-8"}, check=False,
    )  # fmt: skip
    assert run.stdout == "第一行。\n"
    assert run.stderr == ""
    assert run.returncode == 0


@pytest.mark.parametrize("by_key", [False, True])
def test_stopped_and_continued(issue: str, by_key: bool) -> None:
    with terminal(issue) as term:
        term.settle()
        term.send("]")
        term.wait("^ 关于河道治理情况的报告")
        if by_key:
            term.send("<C-z>")
        else:
            term.signal(signal.SIGTSTP)
        term.until(lambda: term.restored and term.stopped)  # what continues it too early would stop it for good
        entered = term.raw.count(b"\x1b[?1049h")
        term.signal(signal.SIGCONT)
        term.until(lambda: term.raw.count(b"\x1b[?1049h") > entered)
        for words in ("≡", "云川市河湾区", "二、下一步打算", "^ 关于河道治理情况的报告", "q 退出"):
            term.wait(words)  # all of the screen is painted again
        term.send("]")
        term.wait("› 一、基本情况")
        term.send("q")
        assert term.finish() == 0
        assert term.restored


def test_closed_standard_input(issue: str) -> None:
    with terminal(command=("sh", "-c", f"{sys.executable} -m tui '{issue}' <&-")) as term:
        term.settle()
        term.send("]")
        term.wait("^ 关于河道治理情况的报告")
        term.send("q")
        assert term.finish() == 0


def test_a_defect_leaves_the_reading_and_shows_no_text(issue: str) -> None:
    broken = (
        "import sys\n"
        "from tui.actions.walk import Walk\n"
        "def bad(self, offset, *, ahead): secret = '机密正文'; raise RuntimeError(secret)\n"
        "Walk.step = bad\n"
        "from tui.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    with terminal(issue, command=(sys.executable, "-c", broken)) as term:
        term.settle()
        before = len(term.raw)
        term.send("]")
        term.wait("RuntimeError")
        term.send("<PageDown>")
        term.wait("第25段")
        term.send("q")
        assert term.finish() == 1, "the shell learns of it"
        assert term.restored
        assert "RuntimeError" in term.raw[before:].decode()
        assert "机密正文" not in term.raw[before:].decode()
