"""A PDF's password: where it may come from, and that it is seen nowhere."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pdf_maker import Page, make_pdf
from tests.terminal import terminal
from tui.cli import main, parse
from tui.password import spans_of

WORD = "zeisig-41"


@pytest.fixture
def pdf(tmp_path: Path) -> str:
    pytest.importorskip("pypdfium2")
    path = tmp_path / "issue.pdf"
    path.write_bytes(
        make_pdf([Page().lines(72, 700, ["Reed beds of the lower river are mown in March."])], password=WORD)
    )
    return str(path)


def printed(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    try:
        status = main(["--lang", "en", "--print", "all", "--format", "json", *arguments])
    except SystemExit as ended:
        status = int(ended.code or 0)
    return status, *capfd.readouterr()


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nsecond line\n"])
def test_it_is_the_first_line_of_a_file(pdf: str, end: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "word"
    file.write_bytes((WORD + end).encode())
    status, out, err = printed(capfd, pdf, "--password-file", str(file))
    assert (status, err, '"sections"' in out, WORD in out) == (0, "", True, False)


@pytest.mark.parametrize("given", [f"--password={WORD}", "environment"])
def test_it_comes_from_the_command_line_or_the_environment(
    pdf: str, given: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if given == "environment":
        monkeypatch.setenv("GAZETTE_PASSWORD", WORD)
    status, out, err = printed(capfd, pdf, *([] if given == "environment" else [given]))
    assert (status, err, '"sections"' in out, WORD in out) == (0, "", True, False)
    assert "GAZETTE_PASSWORD" not in os.environ, "no program that we start is to have it"


def test_what_is_nearer_goes_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAZETTE_PASSWORD", "far")
    (tmp_path / "word").write_text("file\n", "utf-8")
    assert parse(["a.pdf", "--password-file", str(tmp_path / "word")]).password == "file"
    monkeypatch.setenv("GAZETTE_PASSWORD", "far")
    assert parse(["a.pdf", "--password", "near"]).password == "near"
    assert parse(["a.pdf"]).password is None
    assert parse(["a.pdf", "--password", "-x=1"]).password == "-x=1"


@pytest.mark.parametrize(
    "arguments",
    [
        ["a.pdf", "--password", WORD, "--password-file", "b"],
        ["a.pdf", "--pass", WORD],
        [f"--pass={WORD}"],
        ["a.pdf", f"--password={WORD}", "--print", WORD[:0] + "x"],
        ["a.pdf", "--password", f"-{WORD}", "--nothing"],
        [f"no-{'such'}.pdf", "--password", WORD],
        ["-", "--password-file", "-"],
        ["a.pdf", "--password-file", "/no/such/file"],
        ["a.pdf", "--password-file", "/"],
        ["a.pdf", "--password-file", os.devnull],
        ["a.pdf", "--password-file", "/dev/zero"],
    ],
)
def test_what_is_wrong_is_said_in_a_line_without_it(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed(capfd, *arguments)
    assert (status, out, err.count("\n"), WORD in err) == (2, "", 1, False)


def test_a_wrong_one_is_not_named(pdf: str, capfd: pytest.CaptureFixture[str]) -> None:
    status, out, err = printed(capfd, pdf, "--password", "goldammer")
    assert (status, out, err.count("\n"), "goldammer" in err) == (2, "", 1, False)


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("tui a.pdf --password word -x", "tui a.pdf --password **** -x"),
        ("tui --password=wo=rd a.pdf", "tui --password=***** a.pdf"),
        ("tui --pa word --password -word", "tui --pa **** --password *****"),
        ("tui a.pdf --password --lang en", "tui a.pdf --password ****** en"),
        ("tui a.pdf --password -", "tui a.pdf --password -"),
        ("tui --print text -- a.pdf", "tui --print text -- a.pdf"),
    ],
)
def test_it_is_found_in_a_command_line(line: str, seen: str) -> None:
    wiped = bytearray(line.replace(" ", "\0").encode() + b"\0")
    for start, end in spans_of(bytes(wiped)):
        wiped[start:end] = b"*" * (end - start)
    assert wiped.decode().rstrip("\0").replace("\0", " ") == seen


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what others see is read from /proc")
def test_others_do_not_see_it_on_the_command_line() -> None:
    """Looked at from outside while the program waits for its standard input."""
    command = [sys.executable, "-m", "tui", "--print", "text", "--password", WORD, "--lang", "en", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader:
        line = Path(f"/proc/{reader.pid}/cmdline")
        end = time.monotonic() + 20
        while (b"--lang" not in (seen := line.read_bytes()) or WORD.encode() in seen) and time.monotonic() < end:
            time.sleep(0.01)
        out, err = reader.communicate("第一段。".encode())
    assert WORD.encode() not in seen + out + err
    assert seen.endswith(b"\0--lang\0en\0-\0"), "all other arguments stay"


@pytest.mark.pty
def test_it_is_asked_for_at_the_terminal_and_not_shown(pdf: str) -> None:
    with terminal(pdf, "--print", "text", "--password", env={"LANG": "en_US.UTF-8"}) as term:
        term.wait("Password of the PDF:")
        term.send(f"{WORD}<Enter>")
        term.wait("Reed beds")
        assert WORD not in term.text
        assert term.finish() == 0
    with terminal(pdf, "--print", "text", "--password", "-", env={"LANG": "en_US.UTF-8"}) as term:
        term.wait("Password of the PDF:")
        term.send("\x04")
        term.wait("no password was typed")
        assert term.finish() == 2


def test_without_a_terminal_it_cannot_be_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("第一段。", "utf-8")
    command = [sys.executable, "-m", "tui", str(tmp_path / "a.txt"), "--print", "text", "--password", "--lang", "en"]
    asked = subprocess.run(command, capture_output=True, text=True, check=False, start_new_session=True, timeout=60)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert (
        asked.stderr == "gazette-tui: no terminal to ask for the password at; use --password-file or GAZETTE_PASSWORD\n"
    )
