"""Files that are no plain file, change while they are read, or have names of any bytes."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from parsers.source import Unreadable, Why, read_head, read_source
from parsers.stopping import Stopped, pause, stoppable, stops_when
from tui.cli import main, parse
from tui.settings import Settings, file_path

TEXT = "关于河道治理情况的报告\n\n全区共治理河道十二条。\n"


def _refused(path: str | Path, *, pipes: bool = False) -> Why:
    with pytest.raises(Unreadable) as caught:
        read_source(path, pipes=pipes)
    return caught.value.code


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe, loop, dangling = tmp_path / "pipe", tmp_path / "loop", tmp_path / "dangling"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    dangling.symlink_to(tmp_path / "nothing")
    assert _refused(pipe) is Why.NOT_A_FILE
    assert _refused(loop) is Why.DENIED
    assert _refused(dangling) is Why.MISSING
    assert _refused("/dev/zero", pipes=True) is Why.NOT_A_FILE
    assert read_head(pipe) is None


def test_what_comes_between_the_look_and_the_opening_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    os.mkfifo(path)
    plain = os.stat(__file__)
    monkeypatch.setattr("parsers.source.files.os.stat", lambda _: plain)  # it was a file then
    assert _refused(path) is Why.NOT_A_FILE


def test_a_pipe_is_waited_for_where_it_was_named(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Timer(0.1, path.write_text, (TEXT, "utf-8"))
    writer.start()
    assert read_source(path).text == TEXT
    writer.join()


def test_the_wait_for_a_pipe_can_be_given_up(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    looks = iter([False, False, True])
    with stops_when(lambda: next(looks)), pytest.raises(Stopped):
        read_source(path)


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sparse.txt"
    path.touch()
    os.truncate(path, 1 << 40)
    monkeypatch.setattr("parsers.source.files.os.read", lambda *_: pytest.fail("it is read"))
    assert _refused(path) is Why.TOO_BIG


def test_a_file_that_grows_ends_where_it_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.txt"
    path.write_text(TEXT, "utf-8")
    read = os.read

    def grow(descriptor: int, size: int) -> bytes:
        with path.open("a", encoding="utf-8") as file:
            file.write("又一段。\n" * 1000)
        return read(descriptor, size)

    monkeypatch.setattr("parsers.source.files.os.read", grow)
    assert read_source(path).text == TEXT


def test_a_disk_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.txt"
    path.write_text(TEXT, "utf-8")

    def fail(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("parsers.source.files.os.read", fail)
    assert _refused(path) is Why.DENIED


def test_nothing_is_given_up_where_nobody_asked() -> None:
    pause()
    assert list(stoppable([1, 2])) == [1, 2]
    with stops_when(lambda: True), pytest.raises(Stopped):
        list(stoppable([1, 2]))
    pause()


NAMES = [
    b"\xb9\xab\xb1\xa8.txt", b"two\nlines.txt", b"c\x1b[31mx\x07.txt", b"-x.txt", b"-", b"   ", "长".encode() * 83 + b".txt",
    b"\xed\xa0\x80.txt", b"{x}%s.txt", b"~", b"\xff",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_any_bytes(name: bytes, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))
    Path(path).write_text(TEXT, "utf-8")
    assert main(["--print", "all", "--format", "json", path]) == 0
    out, err = capfdbinary.readouterr()
    assert err == b""
    assert json.loads(out.decode("utf-8"))["issue"]["name"] == name.decode("utf-8", "replace")
    assert file_path(parse(["--print", "text", path])) == path
    Path(path).unlink()
    assert main(["--print", "text", path]) == 2
    line = capfdbinary.readouterr().err.decode("utf-8")
    assert line.count("\n") == 1
    assert "\x1b" not in line


def test_a_dangling_link_is_called_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nothing")
    assert main(["--lang", "en", "--print", "text", str(tmp_path / "dangling.txt")]) == 2
    assert "this is a link" in capsys.readouterr().err


def test_a_pipe_and_a_lost_folder_have_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert file_path(parse(["--print", "text", str(tmp_path / "pipe")])) == ""
    monkeypatch.setattr("os.path.isfile", lambda _: True)

    def gone() -> str:
        raise FileNotFoundError

    monkeypatch.setattr("os.getcwd", gone)
    assert file_path(parse(["--print", "text", "x.txt"])) == ""


def test_options_belong_to_the_files_of_the_command_line(tmp_path: Path) -> None:
    first, other = tmp_path / "first.txt", tmp_path / "other.txt"
    for path in (first, other):
        path.write_bytes(TEXT.encode("utf-8"))
    again: Callable[[], object] = lambda: read_source(first, encoding="gb18030")  # noqa: E731
    settings = Settings(given={str(first): again})  # type: ignore[dict-item]
    assert settings.reading(str(first)) is again
    assert settings.reading(str(other))().text == TEXT
