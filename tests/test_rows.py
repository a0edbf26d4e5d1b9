"""Rows of the page: nothing lost, nothing overlapping, and the way from source to cell and back."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.model import Block, BlockKind, Flow, Issue, Noise, NoiseKind, Span
from tests.issues import PAGE, Maker
from tests.viewer_texts import cells_of, issues
from tui.safe import shown
from tui.viewer.block_slice import Sheet
from tui.viewer.cells import cells
from tui.viewer.geometry import fit
from tui.viewer.layout import LONG, Layout, Place
from tui.viewer.rows import Row

WIDTHS = st.integers(20, 110)


def all_rows(layout: Layout) -> list[tuple[Place, Row]]:
    return layout.rows(Place(0, 0), 1_000_000)


def made(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH, width: int = 40, **fields: int) -> list[str]:
    """The rows of a block each, as drawn."""
    maker = Maker()
    for text in texts:
        maker.block(text, kind=kind)
    blocks = [replace(block, **fields) for block in maker.blocks]  # type: ignore[arg-type]
    return [row.text.rstrip() for _, row in all_rows(Layout(blocks, Sheet(width, 2, compact=True)))]


def drawn(rows: list[tuple[Place, Row]]) -> Counter[str]:
    return Counter("".join(re.sub(r"\s", "", piece.text) for _, row in rows for piece in row.pieces))


def expected(block: Block) -> str:
    """The characters of a block that must be drawn: all but blanks, a table's rules, a page number's leaders, brackets."""
    text = re.sub(r"\s", "", shown(block.flow.text))
    if block.kind is BlockKind.TABLE:
        return text.replace("|", "")
    if block.kind is BlockKind.CONTENTS:
        return re.sub(r"[.．·・…。—\-_]*[（(]?([\d０-９]{1,4})[)）]?$", r"\1", text)
    return text


@given(issues(), WIDTHS)
def test_every_character_is_drawn_once(issue: Issue, width: int) -> None:
    rows = all_rows(Layout(issue.blocks, fit(width, 30).sheet))
    lost = Counter("".join(map(expected, issue.blocks)))
    lost.subtract(drawn(rows))
    assert set(+lost) == set()
    assert set(-lost) <= set(".．·・…。—-_（）()")


@given(issues(), WIDTHS)
def test_pieces_fit_and_do_not_overlap(issue: Issue, width: int) -> None:
    sheet = fit(width, 30).sheet
    for _, row in all_rows(Layout(issue.blocks, sheet)):
        edge = 0
        spots = sorted([(p.x, p.text) for p in row.pieces] + [(x, text) for x, text in row.decor if text])
        for x, text in spots:
            assert x >= edge
            edge = x + cells(text)
        assert edge <= sheet.width + sheet.hang


@given(issues(), WIDTHS)
def test_source_to_row_and_back(issue: Issue, width: int) -> None:
    layout = Layout(issue.blocks, fit(width, 30).sheet)
    for place, row in all_rows(layout):
        for piece in row.pieces:
            for index in range(piece.start, piece.end):
                offset = piece.flow.at(index)
                assert layout.place_of(offset) == place
                x = row.cell_of(offset)
                assert x is not None
                marks = itertools.takewhile(lambda char: not cells(char), piece.text[index - piece.start + 1 :])
                if cells(piece.text[index - piece.start]):
                    last = piece.flow.at(index + len(list(marks)))
                    assert row.hit(x) == (offset, last + 1)


@given(issues(), WIDTHS, st.data())
def test_moves_by_rows(issue: Issue, width: int, data: st.DataObject) -> None:
    layout = Layout(issue.blocks, fit(width, 30).sheet)
    places = [place for place, _ in all_rows(layout)]
    start = data.draw(st.integers(0, len(places) - 1))
    by = data.draw(st.integers(-len(places), len(places)))
    assert layout.move(places[start], by) == places[max(0, min(len(places) - 1, start + by))]
    assert layout.last == places[-1]
    assert layout.is_last(places[-1])
    assert places == sorted(set(places))


@given(issues(), st.integers(0, 2_000))
def test_any_offset_has_a_place(issue: Issue, offset: int) -> None:
    layout = Layout(issue.blocks, Sheet(40))
    assert layout.place_of(offset) in [place for place, _ in all_rows(layout)]


@given(issues(), WIDTHS, st.integers(-10, 130))
def test_hits_stay_in_the_row(issue: Issue, width: int, x: int) -> None:
    for _, row in all_rows(Layout(issue.blocks, fit(width, 30).sheet)):
        hit = row.hit(x)
        assert hit.before <= hit.after
        if row.pieces:
            assert min(p.first for p in row.pieces) <= hit.before <= max(p.stop for p in row.pieces)


def test_no_blocks_is_one_blank_row() -> None:
    layout = Layout((), Sheet(40))
    assert [row.text for _, row in all_rows(layout)] == [""]
    assert layout.place_of(7) == layout.last == Place(0, 0)


def test_an_endless_line_is_set_in_parts() -> None:
    text = "区人民代表大会常务委员会。" * 20_000
    layout = Layout((Block(BlockKind.PARAGRAPH, Flow(text), (Span(0, len(text)),)),), Sheet(60, 2))
    middle = layout.place_of(len(text) // 2)
    assert middle.chunk > 10
    assert layout.row(middle).holds(len(text) // 2)
    assert layout.last.row <= LONG
    assert "".join(piece.text for _, row in all_rows(layout) for piece in row.pieces) == text


def test_many_blocks_are_not_touched() -> None:
    block = Block(BlockKind.PARAGRAPH, Flow("甲"), (Span(0, 1),))

    touched: list[int] = []

    class Watched(tuple[Block, ...]):
        def __iter__(self) -> Iterator[Block]:
            touched.append(len(self))
            return super().__iter__()

        def __getitem__(self, key: Any) -> Any:
            touched.append(1)
            return super().__getitem__(key)

    blocks = Watched([block] * 100_000)
    layout = Layout(blocks, Sheet(40))
    layout.rows(Place(0, 0), 40)
    assert sum(touched) < 20_000


def test_paragraph_is_indented_by_two() -> None:
    assert made("一二三四五六七八九十一二三四五六七八九十", width=20) == [
        "    一二三四五六七八",
        "九十一二三四五六七八",
        "九十",
    ]


def test_title_is_centred_and_balanced() -> None:
    rows = made("某某区国民经济和社会发展第九个五年计划纲要草案", kind=BlockKind.TITLE, width=40)
    assert len(rows) == 2
    assert abs(cells(rows[0].strip()) - cells(rows[1].strip())) <= 4
    left = len(rows[0]) - len(rows[0].lstrip())
    assert abs(left - (40 - cells(rows[0].strip())) / 2) <= 1


def test_title_is_turned_where_it_says_what_it_is_about() -> None:
    rows = made("某某区第三届人民代表大会常务委员会关于批准调整方案的决议", kind=BlockKind.TITLE, width=50)
    assert [row.strip() for row in rows] == ["某某区第三届人民代表大会常务委员会", "关于批准调整方案的决议"]


@pytest.mark.parametrize("width", range(24, 60, 2))
def test_a_number_of_a_session_is_not_parted_where_a_row_can_turn_elsewhere(width: int) -> None:
    rows = [
        row.strip()
        for row in made("——2021年11月9日在某某区第十二届人大常委会第十三次会议上", kind=BlockKind.SUBTITLE, width=width)
    ]
    assert "".join(rows) == "——2021年11月9日在某某区第十二届人大常委会第十三次会议上"
    for number in ("2021年", "第十二届", "第十三次"):
        assert any(number in row for row in rows)


def test_title_keeps_its_printed_rows_where_it_needs_so_many() -> None:
    maker = Maker()
    maker.block("某某区第三届人民代表大会", "常务委员会工作报告", kind=BlockKind.TITLE)
    rows = [row.text.strip() for _, row in all_rows(Layout(maker.blocks, Sheet(36)))]
    assert rows == ["某某区第三届人民代表大会", "常务委员会工作报告"]
    assert len(all_rows(Layout(maker.blocks, Sheet(56)))) == 1


def test_heading_hangs_under_its_title() -> None:
    rows = made("一、认真贯彻落实区委决策部署和各项要求", kind=BlockKind.HEADING, width=24, level=2)
    assert rows[0].startswith("一、")
    assert rows[1].startswith("    ")
    assert rows[1].strip()


def test_signature_is_at_the_right() -> None:
    assert made("某某区人民政府", kind=BlockKind.SIGNATURE) == [" " * 22 + "某某区人民政府"]


@pytest.mark.parametrize("tail", ["……………12", "....12", "　　12", " 12"])
def test_contents_have_leaders_and_the_page_at_the_edge(tail: str) -> None:
    (row,) = made("3、关于议案的说明" + tail, kind=BlockKind.CONTENTS)
    assert row.startswith("3、关于议案的说明 ")
    assert row.endswith(" 12")
    assert cells(row) == 40
    assert "·" in row
    assert "…" not in row


def test_contents_without_a_page_keep_their_number() -> None:
    assert made("第 12 号", kind=BlockKind.CONTENTS)[0].strip() == "第 12 号"
    assert made("2031", kind=BlockKind.CONTENTS)[0].strip() == "2031"


def grid(text: str, *widths: int, kind: BlockKind = BlockKind.TABLE, width: int = 40, by: str = "|") -> list[str]:
    maker = Maker()
    maker.block(text, kind=kind)
    block = cells_of(maker.blocks[0], list(widths), by)
    return [row.text.rstrip() for _, row in all_rows(Layout([block], Sheet(width)))]


def test_roster_stands_in_columns() -> None:
    rows = grid("出席：  沈一鸣  陆 遥  乔山  何其多  欧阳小明  吴双", 4, 3, kind=BlockKind.ROSTER, width=60, by="  ")
    assert rows[0].startswith("出席：  沈一鸣")
    assert "陆  遥" in rows[0]
    assert "乔  山" in rows[0]


def test_roster_keeps_what_stands_between_names() -> None:
    rows = grid("沈一鸣、陆遥、何其多", 3, kind=BlockKind.ROSTER, by="、")
    assert "".join("".join(rows).split()) == "沈一鸣、陆遥、何其多"


def test_table_has_numbers_at_the_right_under_a_rule() -> None:
    rows = grid("项目|本年|收入|1,200|支出|90", 2, 2, 2)
    assert [row.strip() for row in rows] == ["─" * 11, "项目   本年", "─" * 11, "收入  1,200", "支出     90", "─" * 11]


def test_table_too_wide_is_stacked_with_its_heads() -> None:
    rows = grid("项目名称|一季度完成|二季度完成|三季度完成|四季度完成|道路|1|2|3|4", 5, 5, width=20)
    assert [row.strip() for row in rows[-5:]] == [
        "道路",
        "一季度完成：1",
        "二季度完成：2",
        "三季度完成：3",
        "四季度完成：4",
    ]


def test_the_head_of_numbers_is_turned_before_a_table_is_stacked() -> None:
    rows = grid("名目|年初预算数|调整后预算数|道路|120|1,350", 3, 3, width=24)
    assert [row.split() for row in rows[1:4]] == [["名目", "年初预", "调整后预"], ["算数", "算数"], ["─" * 24]]
    assert rows[4].split() == ["道路", "120", "1,350"]
    assert len({cells(row.rstrip()) for row in rows if row.strip()}) == 1


def test_the_head_of_a_stacked_table_runs_on() -> None:
    rows = grid("项目名称|一季度|二季度|三季度|四季度|道路|1|2|3|4", 5, 5, width=18)
    assert [row.strip() for row in rows[:3]] == ["项目名称  一季度", "二季度  三季度", "四季度"]


def test_cells_of_another_text_are_not_trusted() -> None:
    maker = Maker()
    maker.block("甲|乙", kind=BlockKind.TABLE)
    block = replace(maker.blocks[0], cells=((Flow("丙", (0,), (0,)), Flow("乙", (0,), (2,))),))
    assert "".join(row.text for _, row in all_rows(Layout([block], Sheet(40)))) == "甲|乙"


def test_pages_begin_in_the_margin_or_in_the_air() -> None:
    maker = Maker()
    maker.block("第一段。", page="7")
    maker.noise(PAGE)
    maker.block("第二段。", page="8")
    wide = all_rows(Layout(maker.blocks, fit(100, 40).sheet))
    assert [(row.text.strip(), row.page) for _, row in wide] == [("第一段。", "7"), ("", None), ("第二段。", "8")]
    narrow = all_rows(Layout(maker.blocks, fit(50, 40).sheet))
    assert [(row.text.strip(), row.page) for _, row in narrow][1:] == [("", "8"), ("第二段。", None)]


def test_a_page_begins_within_a_paragraph() -> None:
    maker = Maker()
    maker.block("会议审议了区级预算，" * 6, "会议同意调整方案。", between=PAGE, page="7")
    maker.block("会议通过了决议。", page="8")
    issue = maker.issue()
    mark = issue.source.text.index("—")
    noise = (Noise(NoiseKind.PAGE_MARK, Span(mark, mark + 5)),)
    wide = [(row.text.strip(), row.page) for _, row in all_rows(Layout(issue.blocks, fit(100, 40).sheet, noise))]
    (turned,) = (text for text, page in wide if page == "8")
    assert "会议同意" in turned
    assert wide[0][1] == "7"
    narrow = [(row.text.strip(), row.page) for _, row in all_rows(Layout(issue.blocks, fit(50, 40).sheet, noise))]
    assert [(text, page) for text, page in narrow if page == "8"] == [("", "8")]
    assert narrow[-1] == ("会议通过了决议。", None)


@settings(max_examples=50)
@given(st.integers(2, 400), st.integers(1, 200), st.integers(20, 200))
def test_geometry_fits(width: int, height: int, measure: int) -> None:
    geometry = fit(width, height, measure)
    assert geometry.sheet.width >= 2 or width < 4
    assert geometry.left + geometry.sheet.width + geometry.sheet.hang <= max(width - 1, 3)
    assert geometry.sheet.width <= max(2, measure)
