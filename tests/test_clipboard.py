"""By which ways words reach the clipboard, and that no success is claimed that cannot be known."""

from __future__ import annotations

import base64
import stat
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from tui.clipboard import LONGEST_OSC52, Clipboard, Copied, Way, osc52, run_tool


class Desk:
    """Stands for the world outside: the tools that work, what they and the terminal were given."""

    def __init__(self, folder: Path, *working: str) -> None:
        self.folder = folder
        self.working = working
        self.given: dict[str, bytes] = {}
        self.terminal: list[str] = []

    def run(self, command: Sequence[str], data: bytes) -> bool:
        line = " ".join(command)
        if any(line.startswith(each) for each in self.working):
            self.given[line] = data
            return True
        return False

    def copy(self, text: str, environment: Mapping[str, str], platform: str = "linux") -> Copied:
        return Clipboard(self.terminal.append, self.folder, environment, platform, self.run).copy(text)


def test_a_bare_terminal_is_sent_it_and_nothing_more_is_claimed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.copy("预算草案", {}) == Copied(4, (Way.TERMINAL,))
    assert [base64.b64decode(sent[7:-1]).decode() for sent in desk.terminal] == ["预算草案"]
    assert not list(tmp_path.iterdir())


def test_in_tmux_its_buffer_is_loaded_and_handed_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "tmux")
    assert desk.copy("预算", {"TMUX": "/tmp/x,1,0"}).ways == (Way.TMUX,)
    assert desk.given == {"tmux load-buffer -w -": "预算".encode()}
    assert desk.terminal == []


def test_an_old_tmux_knows_no_w(tmp_path: Path) -> None:
    def run(command: Sequence[str], data: bytes) -> bool:
        return list(command) == ["tmux", "load-buffer", "-"] and data == "甲".encode()

    assert Clipboard(None, tmp_path, {"TMUX": "1"}, "linux", run).copy("甲").ways == (Way.TMUX,)


@pytest.mark.parametrize(
    ("environment", "platform", "tool"),
    [
        ({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, "linux", "wl-copy"),
        ({"DISPLAY": ":0"}, "linux", "xclip"),
        ({}, "darwin", "pbcopy"),
        ({"WSL_DISTRO_NAME": "d"}, "linux", "clip.exe"),
        ({}, "win32", "clip.exe"),
    ],
)
def test_the_desktop_s_tool(tmp_path: Path, environment: dict[str, str], platform: str, tool: str) -> None:
    desk = Desk(tmp_path, tool)
    copied = desk.copy("预算", environment, platform)
    assert (copied.ways, copied.tool) == ((Way.TOOL, Way.TERMINAL), tool)
    encoding = "utf-16-le" if tool == "clip.exe" else "utf-8"
    assert [data.decode(encoding) for data in desk.given.values()] == ["预算"]


def test_a_tool_that_fails_is_not_called_a_success(tmp_path: Path) -> None:
    assert Desk(tmp_path).copy("预算", {"DISPLAY": ":9", "TMUX": "x"}) == Copied(2, (Way.TERMINAL,))


def test_what_is_too_long_for_a_terminal_goes_to_a_file(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "new")
    text = "文" * (LONGEST_OSC52 + 1)
    copied = desk.copy(text, {})
    assert (copied.ways, copied.too_long, desk.terminal) == ((Way.FILE,), True, [])
    assert copied.path is not None
    assert copied.path.read_text("utf-8") == text
    assert stat.S_IMODE(copied.path.stat().st_mode) == 0o600
    assert desk.copy(text, {}).path != copied.path


def test_what_is_too_long_for_a_terminal_is_left_to_the_tool(tmp_path: Path) -> None:
    copied = Desk(tmp_path, "xclip").copy("文" * (LONGEST_OSC52 + 1), {"DISPLAY": ":0"})
    assert (copied.ways, copied.too_long, copied.path) == ((Way.TOOL,), True, None)


def test_when_there_is_no_way_at_all_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert Clipboard(None, tmp_path / "file", {}).copy("甲") == Copied(1, ())


def test_what_is_copied_holds_nothing_that_a_terminal_obeys(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.copy("甲\x1b]52;c;eA==\x07\u202e乙\x00\n丙\t\u200b丁\x9b", {})
    assert desk.terminal == [osc52("甲]52;c;eA==乙\n丙\t丁")]


def test_tools_are_run_away_from_the_screen(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    code = f"import sys; open({str(out)!r}, 'wb').write(sys.stdin.buffer.read()); print('noise'); sys.exit(0)"
    assert run_tool((sys.executable, "-c", code), "预算".encode())
    assert out.read_bytes() == "预算".encode()
    assert not run_tool((sys.executable, "-c", "import sys; sys.stderr.write('noise'); sys.exit(1)"), b"")
    assert not run_tool(("/no/such/tool",), b"x")
    assert capfd.readouterr() == ("", "")


def put_tool(folder: Path, name: str = "wl-copy") -> Path:
    """A program that says where it was run from, and with which PATH."""
    folder.mkdir(parents=True, exist_ok=True)
    tool = folder / name
    tool.write_text(f'#!/bin/sh\n/bin/cat > {folder}/given\necho "$0" "$PATH" > {folder}/run\n', "utf-8")
    tool.chmod(0o755)
    return tool


@pytest.mark.skipif(sys.platform == "win32", reason="scripts are run by their first line")
@pytest.mark.parametrize(
    "path", ["", ".", ":", "bin", "./bin", "../here/bin", "::bin:.", "{open}", "{sticky}", "{open}:."]
)
def test_tools_are_not_looked_for_where_anybody_can_put_one(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    for folder, mode in (
        (here, 0o755),
        (here / "bin", 0o755),
        (tmp_path / "open", 0o777),
        (tmp_path / "sticky", 0o1777),
    ):
        put_tool(folder)
        folder.chmod(mode)
    monkeypatch.chdir(here)
    monkeypatch.setenv("PATH", path.format(open=tmp_path / "open", sticky=tmp_path / "sticky"))
    assert not run_tool(("wl-copy",), b"x")
    assert not list(tmp_path.rglob("given"))
    tool = put_tool(tmp_path / "own")
    monkeypatch.setenv("PATH", f"{path.format(open=tmp_path / 'open', sticky='')}:{tool.parent}")
    assert run_tool(("wl-copy",), b"x")
    assert (tool.parent / "run").read_text("utf-8") == f"{tool} {tool.parent}\n"
    assert [found.parent for found in tmp_path.rglob("given")] == [tool.parent]


def test_a_long_text_is_stripped_line_by_line_as_it_is_at_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.copy("甲\r\n乙\r丙\u2028丁\n\r\n\x1b戊\n", {})
    assert desk.terminal == [osc52("甲\n乙\n丙\n丁\n\n戊\n")]


def test_a_tool_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.clipboard.PATIENCE", 0.1)
    assert not run_tool((sys.executable, "-c", "import time; time.sleep(60)"), b"")
