"""The page painted before the toolkit is there, and the toolkit's own first frame: cell by cell the same."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pyte
import pytest

from parsers.issue import outline_issue
from parsers.source import read_source
from tests.terminal import terminal
from tests.test_pty import ISSUE
from tui import texts
from tui.frame import first_frame
from tui.prepaint import painted
from tui.settings import Settings
from tui.theme import DARK

pytestmark = pytest.mark.pty


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "issue.txt"
    path.write_text(ISSUE + "\n\n".join(f"（{n}）第{n}段，说明有关情况。" for n in range(60)), "utf-8")
    return str(path)


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (60, 20)])
@pytest.mark.parametrize("depth", ["truecolor", ""])
def test_the_toolkit_paints_the_same_page(issue: str, columns: int, rows: int, depth: str) -> None:
    texts.use_language("zh")
    screen = pyte.Screen(columns, rows)
    frame = first_frame(outline_issue(read_source(issue)), Settings(), DARK, columns, rows)
    pyte.Stream(screen).feed(painted(frame, 24 if depth else 8))
    with terminal(issue, columns=columns, rows=rows, env={"COLORTERM": depth}) as term:
        term.wait("河湾区")
        term.settle()
        assert term.raw.count("河湾区".encode()) > 1, "the toolkit has painted over it"
        for y in range(rows):
            for x in range(columns):
                assert screen.buffer[y][x] == term.screen.buffer[y][x], (y, x, term.lines[y])


def test_a_failing_import_gives_the_terminal_back(issue: str) -> None:
    broken = "import sys; sys.modules['textual'] = None; from tui.cli import main; sys.exit(main(sys.argv[1:]))"
    with terminal(issue, command=(sys.executable, "-c", broken)) as term:
        assert term.finish() != 0
        assert term.restored


def test_ctrl_c_while_importing_gives_the_terminal_back(issue: str) -> None:
    slow = (
        "import sys, time\n"
        "class Slow:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'textual': time.sleep(60)\n"
        "sys.meta_path.insert(0, Slow())\n"
        "from tui.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    with terminal(issue, command=(sys.executable, "-c", slow)) as term:
        term.wait("继续巩固治理成果")
        term.send("<C-c>")
        assert term.finish() == -signal.SIGINT
        assert term.restored
