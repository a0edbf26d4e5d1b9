"""What arrives at a terminal that is asked to copy: the source's own words, by mouse and keys, at any width."""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal import PATIENCE, Terminal, terminal

pytestmark = pytest.mark.pty

_AROUND = ("青禾县人民政府关于粮食生产情况的报告", "一、基本情况", "二、下一步打算", "继续努力。")
"""What stands around the paragraph."""
_HAN = "".join(han for han in map(chr, range(0x4E10, 0x6FFF, 17)) if han not in "年增长查找复制" + "".join(_AROUND))
"""Characters of which none comes twice, so that a cell of the screen tells its place in the text."""


def paragraph() -> str:
    """One paragraph of wide characters, with narrow ones among them and a full stop now and then."""
    words = []
    for n in range(0, 330, 15):
        words.append(f"{_HAN[n : n + 7]}2031年{_HAN[n + 7 : n + 11]}，GDP增长8.5%，{_HAN[n + 11 : n + 15]}")
        words.append("。" if n % 45 == 30 else "；")
    return "".join(words)[:-1] + "。"


WORDS = paragraph()
LINE = 38
"""Characters of a line in the file."""


def source() -> str:
    """The paragraph as a file may have it: cut into lines, with a page boundary in its middle."""
    cut = re.findall(rf".{{{LINE - 8},{LINE}}}(?<![ -~])(?![ -~])|.+$", WORDS)
    middle = len(cut) // 2
    pages = ["\n".join(cut[:middle]), "— 6 —", "\n".join(cut[middle:])]
    title, first, second, last = _AROUND
    return f"{title}\n\n{first}\n\n　　" + "\n\n".join(pages) + f"\n\n{second}\n\n　　{last}\n\n— 7 —\n"


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "issue.txt"
    path.write_text(source(), "utf-8")
    return str(path)


def sent(term: Terminal) -> list[str]:
    """What the terminal was asked to put on the clipboard, in order."""
    found = re.findall(rb"\x1b\]52;[a-z0-9]*;([A-Za-z0-9+/=]*)(?:\x07|\x1b\\)", term.raw)
    return [base64.b64decode(each).decode() for each in found if each]


def await_copy(term: Terminal, number: int = 1) -> str:
    """The words of the `number`th copy."""
    end = time.monotonic() + PATIENCE
    while len(sent(term)) < number:
        assert time.monotonic() < end, f"no copy came:\n{term.text}"
        term.read()
    return sent(term)[number - 1]


def cell_of(term: Terminal, char: str) -> tuple[int, int]:
    """The cell, counted from one, of the character on the screen."""
    for y in range(term.screen.lines):
        for x in range(term.screen.columns):
            if term.screen.buffer[y][x].data == char:
                return x + 1, y + 1
    raise AssertionError(f"{char} is not on the screen:\n{term.text}")


def between(first: str, last: str) -> str:
    """The words of the paragraph from one character to another, both included."""
    return WORDS[WORDS.index(first) : WORDS.index(last) + 1]


def ready(term: Terminal) -> None:
    """Wait until the paragraph is painted and nothing more comes: the reader has read the issue."""
    term.wait(_HAN[0])
    term.settle()


WIDTHS = pytest.mark.parametrize("columns", [60, 80, 120])


@WIDTHS
def test_drags_take_what_the_eye_sees(issue: str, columns: int) -> None:
    """Within a row, over rows, over the page boundary, up as well as down, from and to either half of a character."""
    with terminal(issue, columns=columns) as term:
        ready(term)
        for number, (first, last, half) in enumerate(
            [(3, 5, 0), (9, 140, 1), (200, 2, 0), (50, 51, 1), (120, 6, 1)], 1
        ):
            start, end = cell_of(term, _HAN[first]), cell_of(term, _HAN[last])
            term.drag(start, (end[0] + half, end[1]))
            term.settle(0.2)
            term.send("y")
            assert await_copy(term, number) == between(_HAN[min(first, last)], _HAN[max(first, last)])
            term.wait(r"已复制选区 \d+ 字")


@WIDTHS
def test_keys_take_characters_sentences_paragraphs(issue: str, columns: int) -> None:
    with terminal(issue, columns=columns) as term:
        ready(term)
        term.send(f"/{_HAN[4:7]}<Enter>")
        term.wait(r"^.*二、下一步打算|^.*一、基本情况")
        term.settle(0.2)
        term.send("vlll")
        term.send("y")
        assert await_copy(term, 1) == WORDS[4:8]
        term.send("v)o")
        term.send("y")
        stop = WORDS.index("。") + 1
        assert await_copy(term, 2) == WORDS[7 : stop + 1]
        term.send("Vy")
        assert await_copy(term, 3) == WORDS


@WIDTHS
def test_y_yy_and_alt_y_without_a_selection(issue: str, columns: int) -> None:
    with terminal(issue, columns=columns) as term:
        ready(term)
        term.send(f"/{_HAN[4:7]}<Enter>")
        term.settle(0.2)
        term.send("y")
        sentence = WORDS[: WORDS.index("。") + 1]
        assert await_copy(term, 1) == sentence
        term.send("y")
        assert await_copy(term, 2) in (WORDS, sentence)  # a slow machine may make two of it
        term.send("V\x1by")
        text = source()
        assert await_copy(term, 3) == text[text.index(WORDS[0]) : text.index("\n\n二、")]
        term.send("Y")
        assert await_copy(term, 4) == f"一、基本情况\n{WORDS}"


@contextmanager
def tmux(issue: str, columns: int, socket: Path, *options: str) -> Iterator[Terminal]:
    """The reader in a tmux of its own, in a terminal."""
    base = ("tmux", "-f", "/dev/null", "-S", str(socket))
    command = (*base, *options, "new-session", sys.executable, "-m", "tui", issue)
    try:
        with terminal(command=command, columns=columns) as term:
            ask = [*base, "display-message", "-p", "#{mouse_any_flag} #{pane_pid}"]
            term.until(lambda: subprocess.run(ask, capture_output=True, check=False, text=True).stdout[:1] == "1")
            term.reader = int(subprocess.run(ask, capture_output=True, check=True, text=True).stdout.split()[1])
            yield term
    finally:
        subprocess.run([*base, "kill-server"], check=False, capture_output=True)


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@WIDTHS
def test_in_tmux_as_it_comes(issue: str, columns: int, tmp_path: Path) -> None:
    socket = tmp_path / "tmux"
    with tmux(issue, columns, socket, "set-option", "-g", "mouse", "on", ";") as term:
        ready(term)
        term.drag(cell_of(term, _HAN[3]), cell_of(term, _HAN[130]))
        term.settle(0.3)
        term.send("y")
        assert await_copy(term, 1) == between(_HAN[3], _HAN[130])
        term.send("vlly")
        assert len(await_copy(term, 2)) == 3
        shown = subprocess.run(["tmux", "-S", str(socket), "show-buffer"], capture_output=True, check=True, text=True)
        assert shown.stdout == sent(term)[1]
        assert shown.stdout in WORDS
        term.wait("tmux 缓冲区")
