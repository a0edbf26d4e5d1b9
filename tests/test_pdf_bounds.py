"""PDF pages that are damaged or too much: noted, never an exception. Read in this process; see `test_pdf_apart`."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from parsers.source import Unreadable, Why, read_source
from parsers.source import pdf as reading
from parsers.source.pdf import extract
from parsers.source.pdf.frames import FrameError, PageRead, PageState, frame_of, read_event
from parsers.source.pdf.glyphs import Glyph, GlyphPage, read_page
from parsers.source.pdf.vertical import laid_across
from tests.pdf_maker import Page, make_pdf, with_contents

SAID = "云麓县人民代表大会常务委员会公报"
GOOD = b"BT /F 12 Tf 72 700 Td <" + SAID.encode("utf-16-be").hex().encode() + b"> Tj ET"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "APART", False)


def _unread(folder: Path, data: bytes) -> str:
    """Which pages are said to be unread."""
    path = folder / "issue.pdf"
    path.write_bytes(data)
    return ", ".join(note.detail for note in read_source(path).notes if note.code == "pages-unread")


def test_a_page_of_more_glyphs_than_any_is_unread_not_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MOST_GLYPHS", 30)
    data = with_contents([GOOD, GOOD.replace(b"700", b"600") + GOOD, GOOD])
    assert _unread(tmp_path, data) == "2"


def test_all_pages_together_have_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "glyph_budget", lambda _: 40)
    assert _unread(tmp_path, with_contents([GOOD] * 5)) == "3–5"
    monkeypatch.undo()
    monkeypatch.setattr(reading, "APART", False)
    monkeypatch.setattr(reading, "MOST_TEXT", 40)
    assert _unread(tmp_path, with_contents([GOOD] * 4)) == "3, 4"


@pytest.mark.parametrize(
    "error", [IndexError, OverflowError, ZeroDivisionError, MemoryError, RecursionError, UnicodeError, ValueError]
)
def test_whatever_goes_wrong_on_a_page_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    pages = iter((1, 2, 3))

    def read(page: object, most: int) -> GlyphPage:
        if next(pages) == 2:
            raise error
        return read_page(page, most)

    monkeypatch.setattr(extract, "read_page", read)
    assert _unread(tmp_path, with_contents([GOOD] * 3)) == "2"


def test_text_on_no_page_does_not_hide_what_is_on_it(tmp_path: Path) -> None:
    far = (
        b" BT /F 9 Tf 1e30 0 0 1e30 1e38 1e38 Tm <"
        + b"00410042" * 20
        + b"> Tj ET q 1e38 0 0 1e38 0 0 cm 0 0 m 1e38 0 l S Q"
    )
    path = tmp_path / "issue.pdf"
    path.write_bytes(with_contents([GOOD + far]))
    assert read_source(path).text == f"{SAID}\n"


def test_a_page_that_is_not_there_is_damaged_and_no_scan(tmp_path: Path) -> None:
    data = make_pdf([Page().lines(72, 700, [SAID])] * 3)
    assert _unread(tmp_path, data.replace(b"12 0 R 14 0 R]", b"77 0 R 78 0 R]")) == "2, 3"
    with pytest.raises(Unreadable) as caught:
        _unread(tmp_path, data.replace(b"[10 0 R 12 0 R 14 0 R]", b"[76 0 R 77 0 R 78 0 R]"))
    assert caught.value.code is Why.BROKEN


def test_figures_one_below_the_other_are_no_columns_that_run_down() -> None:
    digits = [Glyph("7", 100, 700 - 12 * k, 106, 710 - 12 * k, 700 - 12 * k, False) for k in range(60)]
    assert laid_across(digits) == digits


def test_a_frame_holds_what_was_put_in_it_and_no_more() -> None:
    page = PageRead("甲\f乙\ud800", PageState.PICTURED, 3)
    assert read_event(_reader(frame_of(page))) == page._replace(text="甲\f乙?")
    long = frame_of(PageRead("甲" * (6 << 20), PageState.READ))
    assert read_event(_reader(long)) == PageRead("", PageState.COSTLY)
    for wrong in (b"P\x01\x00\x00\x01", b"X" + bytes(4), b"P\0\0\0\1\0", b"P\0\0\0\5\x09" + bytes(4)):
        with pytest.raises(FrameError):
            read_event(_reader(wrong))
    with pytest.raises(EOFError):
        read_event(_reader(b"P\0\0"))


def test_what_the_file_calls_its_pages_never_costs_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree of labels that leads back to itself ends the process that asks for one."""
    monkeypatch.setattr(reading, "APART", True)
    path = tmp_path / "issue.pdf"
    path.write_bytes(
        make_pdf([Page().lines(72, 700, [SAID])] * 3, labels="/Kids[<</Kids[1 0 R]>>]").replace(
            b"/PageLabels<</Kids[<</Kids[1 0 R]>>]>>", b"/Kids[1 0 R]/PageLabels 1 0 R", 1
        )
    )
    source = read_source(path)
    assert source.text == "\f".join([f"{SAID}\n"] * 3)
    assert not any(note.code == "pages-unread" for note in source.notes)


def _reader(data: bytes) -> Callable[[int], bytes]:
    return BytesIO(data).read
