"""Nothing of a document, a file name or an option reaches the terminal as control: the raw output is looked through."""

from __future__ import annotations

import os
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from tests.hostile import EVERYTHING, PAYLOADS, leaks, poisoned, words_of
from tests.terminal import terminal
from tui.commands import commands

pytestmark = pytest.mark.pty

SAMPLE = files("tui").joinpath("data/sample.txt").read_text("utf-8")
NAME = "坏" + EVERYTHING.replace("\0", "").replace("/", "")[:60] + "[bold][@click=app.quit]x.txt"
SLOW_TO_LEAVE = ("quit",)
KEYS = {"down": "<Down>", "up": "<Up>", "space": " ", "backspace": "<Backspace>", "tab": "<Tab>", "shift+tab": "\x1b[Z"}


def _walk(path: Path, store: Path) -> bytes:
    """Open `path`, do everything that can be done by a key, type into every field, and leave; all that was written."""
    with terminal(str(path), "--store", str(store), columns=100, rows=30) as term:
        term.settle(0.15)
        for command in commands():
            if command.id in SLOW_TO_LEAVE or not command.keys:
                continue
            key = command.keys.split()[0]
            term.send("9g" if "…" in key else KEYS.get(key, key))
            term.settle(0.12)
            if command.id in ("find", "people", "figures", "palette"):
                term.send("会议")
                term.settle(0.12)
                term.send("<Down><Enter>")
                term.settle(0.12)
            term.send("<Esc>")
            term.settle(0.12)
        term.send("q")
        assert term.finish() == 0
        assert term.restored
        return term.raw


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The control sequences of a clean run."""
    folder = tmp_path_factory.mktemp("clean")
    path = folder / "clean.txt"
    path.write_text(SAMPLE, "utf-8")
    return words_of(_walk(path, folder / "store"))


def test_the_search_itself_finds_every_payload() -> None:
    harmless = ("markup", "markup-open")
    assert all(leaks(text.encode(), {"\x1b[#m"}) for name, text in PAYLOADS.items() if name not in harmless)
    assert not leaks("县\u0301 [bold] \x1b[38;5;3m中\r\n\t".encode(), {"\x1b[#m"})


def test_nothing_leaks_on_the_screen_or_into_the_clipboard(known: set[str], tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(poisoned(SAMPLE).encode("utf-8", "surrogatepass"))
    assert leaks(_walk(path, tmp_path / "store"), known) == []


@pytest.mark.parametrize("what", ["text", "contents", "all", "people", "figures"])
def test_nothing_leaks_when_printed_to_a_terminal(tmp_path: Path, what: str) -> None:
    path = tmp_path / NAME
    path.write_bytes(poisoned(SAMPLE).encode("utf-8", "surrogatepass"))
    with terminal("--print", what, str(path)) as term:
        assert term.finish() in (0, 2)
        assert leaks(term.raw, set()) == []
        assert "PWNED" in term.raw.decode() or what not in ("text", "all")


@pytest.mark.parametrize(
    "arguments",
    [
        (NAME,),
        ("--encoding", EVERYTHING[1:60].replace("\0", ""), __file__),
        ("--theme", NAME),
        ("--lang", NAME),
        ("--" + NAME,),
        (os.sep + NAME, NAME),
    ],
    ids=["missing", "encoding", "theme", "lang", "option", "two"],
)
def test_nothing_leaks_in_an_error(arguments: tuple[str, ...], tmp_path: Path) -> None:
    with terminal(
        *arguments, command=("sh", "-c", 'cd "$0" && exec "$@"', str(tmp_path), sys.executable, "-m", "tui")
    ) as term:
        assert term.finish() == 2
        assert leaks(term.raw, set()) == []
        assert term.text.strip()
