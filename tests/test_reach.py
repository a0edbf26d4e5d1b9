"""What the program reaches for: no network, no other program, no file written but its own; whatever it is given to read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docx_maker import make_docx, paragraph
from tests.hostile import poisoned
from tests.pdf_maker import Page, make_pdf
from tests.terminal import terminal
from tests.test_html import PAGE

WATCH = """
import json, os, sys
seen = []
def hook(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "os.fork", "pty.", "urllib.", "http.",
                         "ftplib.", "smtplib.", "webbrowser.", "os.remove", "os.rename", "os.truncate")):
        seen.append(event)
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        mode, flags = arguments[1] or "", arguments[2] or 0
        if set("wax+") & set(mode) or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            seen.append(f"write {os.fsdecode(arguments[0])}")
log = sys.argv.pop(1)
sys.addaudithook(hook)
from tui.cli import main
leave = os._exit
def end(status):
    saved = list(seen)
    with open(log, "w") as file:
        json.dump(saved, file)
    leave(status)
os._exit = end  # the program itself may leave by it
try:
    status = main()
except SystemExit as error:
    status = error.code
os._exit(status or 0)
"""
FILES = {
    "plain.txt": poisoned("云麓县人民代表大会公报\n\n任命张某某为县长。\n\n收入12亿元。\n").encode(),
    "page.html": PAGE.replace(
        "<body>", "<body><img src='http://127.0.0.1:9/x'><link href='http://127.0.0.1:9/y' rel='stylesheet'>"
    ).encode(),
    "word.docx": make_docx(paragraph("甲", level=0)),
    "print.pdf": make_pdf([Page().lines(72, 700, ["云麓县公报"])]),
}


def _harmless(event: str) -> bool:
    return event in ("write /dev/null", "write /dev/tty") or event.startswith("write /dev/pts/")


@pytest.mark.parametrize("name", FILES)
def test_reading_and_printing_reaches_for_nothing(name: str, tmp_path: Path) -> None:
    path, log = tmp_path / name, tmp_path / "log"
    path.write_bytes(FILES[name])
    run = subprocess.run(
        [sys.executable, "-c", WATCH, str(log), "--print", "all", "--format", "json", str(path)],
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    own = {"subprocess.Popen", "os.posix_spawn"} if name == "print.pdf" else set()  # our process that reads PDFs
    assert {event for event in json.loads(log.read_text()) if not _harmless(event)} <= own


@pytest.mark.pty
def test_the_screen_reaches_for_nothing(tmp_path: Path) -> None:
    path, log = tmp_path / "plain.txt", tmp_path / "log"
    path.write_bytes(FILES["plain.txt"])
    with terminal(str(log), "--no-store", str(path), command=(sys.executable, "-c", WATCH)) as term:
        term.settle(0.15)
        for key in ("t", "<Down>", "p", "<Esc>", "f", "<Esc>"):
            term.send(key)
            term.settle(0.15)
        term.send("q")
        assert term.finish() == 0
    reached = [event for event in json.loads(log.read_text()) if not _harmless(event)]
    assert [event for event in reached if event != "socket.__new__"] == [], (
        "asyncio wakes itself through a pair of sockets"
    )
