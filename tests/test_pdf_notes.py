"""Footnotes of a PDF: each one line at the page's foot, and a paragraph that runs over the page goes on behind them."""

from __future__ import annotations

import pytest

pytest.importorskip("pypdfium2")

from parsers.issue import outline_issue
from parsers.model import BlockKind, Source
from parsers.source.pdf.columns import page_lines
from parsers.source.pdf.glyphs import Glyph
from parsers.source.pdf.rows import pieces_of
from tests.pdf_glyphs import glyphs_of

FIRST = [
    "　　全县一般公共预算收入按现行体制计算比上年增长四成，其中税收收入",
    "有所下降，各项支出得到保障，收支平衡，略有结余，执行情况总的是好",
    "的。",
    "　　会议认为，过去一年的预算执行情况是好的，同意财政经济委员会提出的",
]
SECOND = ["审查结果报告，决定批准这个方案。"]


def _page(refer: list[Glyph], notes: list[Glyph]) -> str:
    page = [glyph for k, line in enumerate(FIRST) for glyph in glyphs_of(70, 700 - 18 * k, line)]
    return "".join(line + "\n" for line in page_lines(pieces_of(page + refer + notes), ())[0] if line)


@pytest.mark.parametrize(
    ("mark", "printed", "raised"),
    [
        ("1", "[1] 指县本级。", True),
        ("②", "②指县本级。", False),
        ("[3]", "[3]指县本级。", False),
        ("*", "*指县本级。", False),
    ],
)
def test_a_note_is_one_line_and_the_paragraph_goes_on(mark: str, printed: str, raised: bool) -> None:
    refer = glyphs_of(100, 668 if raised else 664, mark, 6)
    notes = glyphs_of(70, 600, mark + "指县", 8) + glyphs_of(70, 588, "本级。", 8)
    text = _page(refer, notes)
    assert text.endswith(f"\n{printed}\n")
    blocks = outline_issue(Source("x", text + "\f" + SECOND[0] + "\n")).blocks
    assert blocks[-2].text == FIRST[-1].strip() + SECOND[0]
    assert (blocks[-1].kind, blocks[-1].text) == (BlockKind.NOTE, printed)


def test_the_number_in_the_text_becomes_a_mark_and_a_line_may_begin_with_a_number() -> None:
    notes = glyphs_of(70, 600, "1 指县本级，不含", 8) + glyphs_of(70, 588, "18个乡镇。", 8)
    text = _page(glyphs_of(90, 668, "1", 6), notes)
    assert "\n的。[1]\n" in text
    assert text.endswith("\n[1] 指县本级，不含18个乡镇。\n")


@pytest.mark.parametrize(
    ("level", "size", "mark"),
    [(664, 8, "1"), (668, 10, "1"), (668, 8, "2")],
    ids=["not raised", "as large as the text", "another number"],
)
def test_what_is_no_note_for_sure_stays_as_it_is(level: int, size: int, mark: str) -> None:
    text = _page(glyphs_of(100, level, "1", 6), glyphs_of(70, 600, mark + " 指县本级", size))
    assert "[" not in text
    assert text.endswith(mark + " 指县本级\n")
