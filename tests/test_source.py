"""`read_source`: any file by its content, several as one, standard input; and one kind of error with a reason."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.source import Unreadable, Why, read_head, read_source
from parsers.source.kinds import container_of
from tests.docx_maker import make_docx, paragraph

TEXT = "云麓县人民代表大会常务委员会公报\r\n第七号\r\n"


def _refused(where: str | Path | list[Path], encoding: str | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_source(where, encoding=encoding)
    return caught.value


def test_nothing_of_a_plain_text_is_altered(tmp_path: Path) -> None:
    text = "\ufeff一\r\n二\r三\n\x0c四\x1b[31m\u2028五\x00\n\n"
    (tmp_path / "a.md").write_bytes(text.encode())
    assert read_source(tmp_path / "a.md").text == text


def test_content_counts_and_not_the_name(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(TEXT.encode("gb18030"))
    assert read_source(tmp_path / "a.pdf").text == TEXT
    (tmp_path / "a.txt").write_bytes(make_docx(paragraph("甲", level=0)))
    assert read_source(tmp_path / "a.txt").text == "一、甲\n"


@pytest.mark.parametrize(
    ("data", "code", "detail"),
    [
        (b"", Why.EMPTY, ""),
        (b"\xef\xbb\xbf \r\n\xe3\x80\x80", Why.EMPTY, ""),
        (b"\x00" * 500, Why.EMPTY, ""),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, Why.BINARY, "png"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, Why.BINARY, "jpeg"),
        (b"\x1f\x8b\x08" + b"\0" * 50, Why.BINARY, "gzip"),
        (b"{\\rtf1 x}", Why.BINARY, "rtf"),
        (b"PK\x03\x04 and nothing more", Why.BROKEN, "zip"),
        (b"%PDF-1.7 and nothing more", Why.BROKEN, "pdf"),
        (bytes(range(256)) * 20, Why.BINARY, "data"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, data: bytes, code: Why, detail: str) -> None:
    (tmp_path / "公报").write_bytes(data)
    error = _refused(tmp_path / "公报")
    assert (error.code, error.detail, error.name) == (code, detail, str(tmp_path / "公报"))


def test_missing_folder_and_device() -> None:
    assert _refused("/nowhere/x.txt").code is Why.MISSING
    assert _refused("bad\0name").code is Why.MISSING
    assert _refused("x" * 5000).code is Why.DENIED
    assert _refused(os.sep).code is Why.FOLDER
    assert _refused("/dev/zero").code is Why.NOT_A_FILE
    assert _refused([]).code is Why.MISSING


def test_a_file_without_leave_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x"
    path.write_text("x")

    def refuse(*_arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    error = _refused(path)
    assert (error.code, error.detail) == (Why.DENIED, "Permission denied")


def test_a_file_over_the_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("parsers.source.MOST_BYTES", 3 << 20)
    (tmp_path / "x").write_bytes(b"a" * ((3 << 20) + 1))
    assert (_refused(tmp_path / "x").code, _refused(tmp_path / "x").detail) == (Why.TOO_BIG, "3 MB")


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"a\xff.txt")
    Path(os.fsdecode(path)).write_text("公报")
    assert read_source(os.fsdecode(path)).name == "a\ufffd.txt"


def test_several_files_are_one_text_in_their_order(tmp_path: Path) -> None:
    parts = [tmp_path / name for name in ("2.txt", "1.docx", "3.txt")]
    parts[0].write_bytes(b"\xff" + TEXT.encode("gb18030"))
    parts[1].write_bytes(make_docx(paragraph("中")))
    parts[2].write_bytes("尾".encode())
    source = read_source(parts)
    assert source.text.endswith("中\n\f尾")
    assert [(note.detail, source[note.span]) for note in source.notes if note.code == "part" and note.span] == [
        ("2.txt", "\ufffd" + TEXT), ("1.docx", "中\n"), ("3.txt", "尾"),
    ]  # fmt: skip
    assert all(source[note.span] == "\ufffd" for note in source.notes if note.code == "wrong-byte" and note.span)
    assert source.encoding == "gb18030 + utf-8"
    assert source.name == "2.txt + 1.docx + 3.txt"
    assert _refused([parts[0], tmp_path / "none"]).name == str(tmp_path / "none")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("big5", "ignore") * 3)))
    source = read_source("-", stdin="standard input")
    assert (source.encoding, source.name) == ("big5hkscs", "standard input")
    for closed in (None, io.TextIOWrapper(io.BytesIO(b""))):
        monkeypatch.setattr(sys, "stdin", closed)
        assert (_refused("-").code, _refused("-").name) == (Why.EMPTY, "-")


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"printf gazette > '{pipe}'"]):
        assert read_source(pipe).text == "gazette"


def test_the_head_of_a_long_text_is_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "long"
    for encoding in ("utf-8", "gb18030", "utf-16"):
        path.write_bytes((TEXT * 3000).encode(encoding))
        head, whole = read_head(path, 20_001), read_source(path)
        assert head is not None
        assert whole.text.startswith(head.text)
        assert head.text.endswith("\n")
        assert len(head.text) > 5000
        assert (head.encoding, [note.code for note in head.notes]) == (
            whole.encoding,
            [note.code for note in whole.notes],
        )


def test_no_head_of_what_is_short_or_no_plain_text(tmp_path: Path) -> None:
    files = {"short": TEXT.encode(), "line": b"a" * 9000, "page": b"<html><body><p>x</p>\n" * 900}
    files["word"] = make_docx(paragraph("x" * 20_000))
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        assert read_head(tmp_path / name, 600) is None, name
    assert read_head(tmp_path / "none") is None


def test_importing_it_loads_no_heavy_reader() -> None:
    code = "import sys, parsers.source; print(*sorted(set(sys.modules)), sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "parsers.source.encodings" in loaded
    assert not {"zipfile", "pypdfium2", "html", "xml.parsers.expat", "parsers.source.docx", "unicodedata"} & set(loaded)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    container_of(data)
    for prefix in (b"", b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("parsers.source.pdf.APART", False)  # a process for each takes long; `test_pdf_apart` has it
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(prefix + data)))
            try:
                outcome = read_source("-").text
            except Unreadable as error:
                outcome = error.code
            assert outcome
