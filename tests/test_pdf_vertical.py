"""Pages set in columns from the top down; signs that print otherwise than they are: at line ends, cut off, ligatures."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pypdfium2")

from parsers.source import read_source
from parsers.source.pdf.columns import page_lines
from parsers.source.pdf.glyphs import Glyph
from parsers.source.pdf.rows import pieces_of
from parsers.source.pdf.vertical import laid_across
from tests.pdf_glyphs import glyphs_of
from tests.pdf_maker import Page, make_pdf

COLUMNS = ["　　本會於三月四日開會，出席議員二十三人，", "列席縣長，宣讀上次會議紀錄，決定：確定。"]


def _down(x: float, y: float, text: str) -> list[Glyph]:
    return [glyph for k, char in enumerate(text) for glyph in glyphs_of(x, y - 10 * k, char)]


def test_columns_are_read_from_the_right_and_from_the_top() -> None:
    page = _down(400, 700, COLUMNS[0]) + _down(380, 700, COLUMNS[1]) + glyphs_of(240, 40, "第３頁")
    lines = [line for line in page_lines(pieces_of(laid_across(page)), ())[0] if line]
    assert lines[:2] == COLUMNS
    assert [line.strip("　") for line in lines[2:]] == ["第３頁"]


def test_lines_across_stay_as_they_are() -> None:
    page = [glyph for k, line in enumerate(COLUMNS * 6) for glyph in glyphs_of(70, 700 - 10 * k, line)]
    assert laid_across(page) is page


def test_the_signs_of_columns_and_of_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(make_pdf([Page().lines(72, 700, ["︵一︶、「甲」︒", "the inter-", "national plan"])]))
    assert read_source(path).text == "（一）、「甲」。\nthe inter-\nnational plan\n"


@pytest.mark.parametrize(("box", "seen"), [("40 40 555 802", False), ("0 0 30 30", True)], ids=["cut", "broken"])
def test_what_is_cut_off_the_page_is_not_read(tmp_path: Path, box: str, seen: bool) -> None:
    data = make_pdf([Page().lines(72, 700, COLUMNS).lines(20, 15, ["裁切線"])])
    path = tmp_path / "x.pdf"
    path.write_bytes(data.replace(b"/Rotate 0", f"/CropBox[{box}]/Rotate 0".encode()))
    text = read_source(path).text
    assert COLUMNS[1] in text
    assert ("裁切線" in text) is seen


def test_a_glyph_of_two_characters_gives_both(tmp_path: Path) -> None:
    cmap = (
        b"/CIDInit /ProcSet findresource begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        b"2 beginbfchar <0041> <00660066> <4E00> <20142014> endbfchar endcmap end"
    )
    stream = b"7 0 obj\n<</Length %d>>stream\n%s\nendstream\nendobj\n" % (len(cmap), cmap)
    data = make_pdf([Page().lines(72, 700, ["A一"])]).replace(
        b"/DescendantFonts", b"/ToUnicode 7 0 R/DescendantFonts", 1
    )
    path = tmp_path / "x.pdf"
    path.write_bytes(data.replace(b"xref\n", stream + b"xref\n", 1))
    assert read_source(path).text == "ff——\n"
