"""A store that cannot be written, as a reader meets it: what is said, what stays on the screen, what comes at the end."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import terminal
from tui.store import open_store

pytestmark = pytest.mark.pty

ISSUE = "云川市河湾区公报\n\n关于河道治理情况的报告\n\n" + "\n\n".join(
    f"第{n}段，全区共治理河道{n}条，会议听取和审议了有关情况的报告。" for n in range(60)
)


@pytest.fixture
def issue(tmp_path: Path) -> str:
    path = tmp_path / "issue.txt"
    path.write_text(ISSUE, "utf-8")
    return str(path)


def kept(store: Path) -> int:
    """Excerpts that another program finds in the file."""
    other = sqlite3.connect(store)
    ((count,),) = other.execute("SELECT count(*) FROM excerpt WHERE NOT removed").fetchall()
    other.close()
    return int(count)


def test_locked_at_the_start_then_set_free(issue: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    open_store(store).close()
    lock = sqlite3.connect(store, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    plain = {"NO_COLOR": "1", "LANG": "en_US.UTF-8"}
    with terminal(issue, "--store", str(store), columns=60, rows=20, env=plain) as term:
        term.wait("cannot keep")
        term.send("e")
        term.wait("1 not on disk")
        term.send("ma")
        term.wait("2 not on disk")
        assert "kept as an excerpt" not in term.text
        assert kept(store) == 0
        term.send("E")
        term.wait("^ 1 云川市")
        lock.execute("ROLLBACK")
        term.wait("2 kept now")
        assert kept(store) == 1
        term.wait_gone("not on disk")
        term.send("<Esc>")
        term.wait_gone("Esc close")
        term.send("q")
        assert term.finish() == 0
        assert b"not written" not in term.raw
    lock.close()
    assert kept(store) == 1


def test_never_set_free_it_is_said_at_the_end(issue: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    open_store(store).close()
    with terminal(issue, "--store", str(store), columns=60, rows=20) as term:
        term.settle(0.15)
        store.unlink()
        store.mkdir()
        term.send("e")
        term.wait("未存盘 1")
        assert "已收入摘录" not in term.text
        term.send("q")
        assert term.finish() == 1
        assert "1 项改动没有写入摘录文件" in term.text.replace("\n", "")
        assert str(store).encode() in term.raw
        assert "Traceback" not in term.text


def test_a_store_that_is_none_is_refused_before_the_screen(issue: str, tmp_path: Path) -> None:
    text, pipe = tmp_path / "text", tmp_path / "pipe"
    text.write_text("my own words")
    text.chmod(0o644)
    os.mkfifo(pipe)
    for place, why in (
        (text, "不是本程序的"),
        (pipe, "不是普通文件"),
        (tmp_path, "不是普通文件"),
        (Path("/dev/full"), "不是普通"),
    ):
        with terminal(issue, "--store", str(place)) as term:
            assert term.finish() == 2
            assert why in term.text
            assert b"\x1b[?1049h" not in term.raw
    assert (text.read_text(), text.stat().st_mode & 0o777) == ("my own words", 0o644)


def test_a_file_named_in_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/" + "公报.txt".encode("gb18030")
    Path(os.fsdecode(name)).write_text(ISSUE, "utf-8")
    store = tmp_path / "store"
    command = [sys.executable, "-m", "tui", "--store", str(store), os.fsdecode(name)]
    with terminal(command=command) as term:
        term.settle(0.15)
        term.send("e")
        term.wait("已收入摘录")
        term.send("q")
        assert term.finish() == 0
    assert kept(store) == 1
    printed = subprocess.run(
        [*command, "--print", "excerpts"], capture_output=True, check=False, stdin=subprocess.DEVNULL
    )
    assert printed.returncode == 0
    assert "云川市河湾区公报".encode() in printed.stdout
