"""PDF files that ask for more than there is: read in a process of its own, bounded, and gone with its parent."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

import pytest

from parsers.issue import outline_issue
from parsers.model import Source
from parsers.source import Unreadable, Why, read_head, read_source
from parsers.source import pdf as reading
from parsers.source.pdf import apart, limits
from tests.pdf_maker import Page, make_pdf, with_contents
from tui import texts
from tui.cli import parse
from tui.places import Places
from tui.printing import print_issue
from tui.status import status_bar

pytest.importorskip("pypdfium2")

SAID = "云麓县人民代表大会常务委员会公报"
GOOD = b"BT /F 12 Tf 72 700 Td <" + SAID.encode("utf-16-be").hex().encode() + b"> Tj ET"
DRAWS = b"/X Do " * 10 + b"BT /F 9 Tf <0041> Tj ET"
"""A form that draws itself ten times: one more level of it is ten times as much."""
_SAYS = "import os, time; os.write(1, b'R\\0\\0\\0\\0'); "
"""A child that is there."""


def _write(folder: Path, data: bytes) -> Path:
    path = folder / "issue.pdf"
    path.write_bytes(data)
    return path


def _refusal(path: Path) -> Why:
    with pytest.raises(Unreadable) as caught:
        read_source(path)
    return caught.value.code


def _noted(source: Source) -> dict[str, str]:
    return {note.code: note.detail for note in source.notes}


@pytest.fixture
def ordinary(tmp_path: Path) -> Path:
    return _write(tmp_path, make_pdf([Page().lines(72, 700, [SAID])]))


def test_a_page_that_draws_itself_is_said_to_be_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(limits, "MEMORY", 128 << 20)
    texts.use_language("en")
    path = _write(tmp_path, with_contents([GOOD, GOOD + b" /X Do", GOOD], form=DRAWS))
    source = read_source(path)
    assert source.text == f"{SAID}\n\f\f{SAID}\n"
    assert [page.label for page in source.pages] == ["1", "2", "3"]
    assert (_noted(source)["pages"], _noted(source)["pages-unread"]) == ("3", "2")
    right = status_bar(Places(outline_issue(source)), 0, 0, 100)[1]
    assert "unread" in "".join(piece.text for piece in right)
    print_issue(_options(path))
    assert "issue.pdf" in (said := capsys.readouterr().err)
    assert said.rstrip().endswith(": 2")


def _options(path: Path) -> argparse.Namespace:
    return parse([str(path), "--print", "text", "--lang", "en"])


def test_a_file_of_nothing_else_is_refused_and_the_rest_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMORY", 128 << 20)
    monkeypatch.setattr(limits, "MOST_STARTS", 2)
    assert _refusal(_write(tmp_path, with_contents([b"/X Do"] * 100, form=DRAWS))) is Why.TOO_COSTLY
    source = read_source(_write(tmp_path, with_contents([GOOD, *[b"/X Do"] * 100], form=DRAWS)))
    assert _noted(source)["pages-unread"] == "2–101"


@pytest.mark.parametrize(
    ("boot", "bound", "code"),
    [
        (_SAYS + "time.sleep(600)", "OPEN_SECONDS", Why.TOO_COSTLY),
        (_SAYS + "os.write(1, b'O\\0\\0\\0\\4\\0\\0\\0\\1'); time.sleep(600)", "PAGE_SECONDS", Why.TOO_COSTLY),
        (_SAYS + "os.write(1, b'P\\xff\\xff\\xff\\xff'); time.sleep(600)", "", Why.BROKEN),
        (_SAYS + "os.write(1, b'U\\0\\0\\0\\3abc')", "", Why.BROKEN),
        (_SAYS + "os.write(1, b'P\\0\\0\\0\\2\\xff\\xff')", "", Why.BROKEN),
        (_SAYS + "os.write(1, b'P\\0\\0\\0\\x09' + bytes(9))", "", Why.BROKEN),
        (_SAYS + "os.kill(os.getpid(), 11)", "", Why.BROKEN),
    ],
    ids=["opens for ever", "reads for ever", "endless", "no code", "no text", "no such page", "killed"],
)
def test_a_child_is_neither_waited_for_nor_believed(
    ordinary: Path, monkeypatch: pytest.MonkeyPatch, boot: str, bound: str, code: Why
) -> None:
    monkeypatch.setattr(apart, "_BOOT", boot)
    if bound:
        monkeypatch.setattr(limits if bound == "OPEN_SECONDS" else reading, bound, 0.3)
    assert _refusal(ordinary) is code


def test_without_a_second_process_it_reads_and_says_so(ordinary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "pdf-unbounded" not in _noted(read_source(ordinary))
    for name, value in (("_BOOT", "raise SystemExit"), ("_BOOT", "syntax error"), ("sys", None)):
        with monkeypatch.context() as patched:
            if name == "sys":
                patched.setattr(sys, "frozen", True, raising=False)
            else:
                patched.setattr(apart, name, value)
            source = read_source(ordinary)
        assert source.text == f"{SAID}\n"
        assert "pdf-unbounded" in _noted(source)


def test_the_head_of_a_long_file_is_read_apart_too(tmp_path: Path) -> None:
    path = _write(tmp_path, with_contents([GOOD] * 18))
    head = read_head(path)
    assert head is not None
    assert head.text.count("\f") == 5
    assert _noted(head)["pages"] == "18"
    assert read_head(_write(tmp_path, with_contents([GOOD] * 17))) is None


def test_stopping_ends_a_reading_at_once(ordinary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_BOOT", _SAYS + "time.sleep(600)")
    codes: list[Why] = []
    thread = Thread(target=lambda: codes.append(_refusal(ordinary)), daemon=True)
    thread.start()
    while not apart._RUNNING:
        time.sleep(0.01)
    apart.stop_all()
    thread.join(30)
    assert codes == [Why.CANCELLED]
    assert not apart._RUNNING
    monkeypatch.setattr(apart, "_closed", False)
    apart.stop_all(for_good=True)
    assert _refusal(ordinary) is Why.CANCELLED


def test_the_password_is_in_no_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    class Recorded(subprocess.Popen[bytes]):
        def __init__(self, args: list[str], **options: object) -> None:
            started.append(args)
            super().__init__(args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "Popen", Recorded)
    path = _write(tmp_path, make_pdf([Page().lines(72, 700, [SAID])], password="secret"))
    assert read_source(path, password="secret").text == f"{SAID}\n"
    assert len(started) == 1
    assert not any("secret" in word for word in started[0])


def test_the_child_knows_no_toolkit(monkeypatch: pytest.MonkeyPatch) -> None:
    code = apart._BOOT.replace("main()", "import parsers.source.pdf.extract; print(*sys.modules)")
    command = [sys.executable, "-I", "-S", "-c", code, *apart._module_paths()]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert "parsers.source.pdf.extract" in loaded
    assert not {"textual", "rich", "tui", "pickle", "site"} & set(loaded)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent whatever it does")
def test_no_child_outlives_its_parent() -> None:
    """Not even one that is stopped, and so can notice nothing."""
    code = (
        "import time; from parsers.source.pdf.apart import Child; from parsers.source.pdf.frames import read_ready\n"
        "child = Child(); read_ready(child.process.stdout.read); print(child.process.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        os.kill(child, signal.SIGSTOP)
        parent.kill()
    deadline = time.monotonic() + 30
    while _alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    if alive := _alive(child):
        os.kill(child, signal.SIGKILL)
    assert not alive


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
