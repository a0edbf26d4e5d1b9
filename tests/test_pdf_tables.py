"""Tables of a PDF that are not ruled, or only across: rows and columns told from where the cells stand."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pypdfium2")

from parsers.source.pdf.columns import Gutter, page_lines
from parsers.source.pdf.glyphs import Glyph
from parsers.source.pdf.rows import pieces_of
from parsers.source.pdf.ruled import tables_of
from parsers.source.pdf.shapes import RuledLine
from tests.pdf_glyphs import glyphs_of

PROSE = "全县一般公共预算收入比上年增长四成，其中税收收入有所下降，各项支出得到保障。"
YIELDS = [
    ["产品名称", "单位", "产量", "比上年增长（%）"],
    ["粮食", "万吨", "52.3", "1.2"],
    ["油料", "吨", "4,100", "-0.8"],
]
YIELDS += [["#花生", "吨", "1,900", "—"], ["蔬菜及食用菌", "万吨", "130.6", "3.4"]]
COLUMNS = (80, 190, 260, 330)


def _lines(page: list[Glyph], rules: list[RuledLine] | None = None) -> list[str]:
    return [line for line in page_lines(pieces_of(page), rules or [])[0] if line]


def _grid(rows: list[list[str]], y: float = 600, step: float = 16, columns: tuple[int, ...] = COLUMNS) -> list[Glyph]:
    return [
        glyph
        for k, row in enumerate(rows)
        for x, cell in zip(columns, row, strict=False)
        for glyph in glyphs_of(x, y - k * step, cell)
    ]


def _written(rows: list[list[str]]) -> list[str]:
    return ["| " + " | ".join(row) + " |" for row in rows]


def test_a_table_without_rules_among_prose() -> None:
    page = glyphs_of(72, 620, PROSE) + _grid(YIELDS) + glyphs_of(72, 600 - 5 * 16, PROSE)
    assert _lines(page) == [PROSE, *_written(YIELDS), PROSE]


def test_a_head_of_two_lines_and_a_label_between_them() -> None:
    head = (
        glyphs_of(80, 608, "项目")
        + glyphs_of(227, 614, "2031年")
        + glyphs_of(190, 601, "预算数")
        + glyphs_of(260, 601, "决算数")
    )
    body = [["税收", "617,300", "640,000"], ["非税", "246,700", "250,000"], ["合计", "864,000", "890,000"]]
    assert _lines(head + _grid(body, 580)) == _written([["项目", "2031年预算数", "决算数"], *body])


def test_the_lines_of_a_cell_are_put_together() -> None:
    page = _grid([["项目", "数额"]], 620, columns=(80, 260))
    page += (
        glyphs_of(80, 600, "一般公共预算收入") + glyphs_of(260, 593.5, "1,203.5") + glyphs_of(80, 587, "中的税收返还")
    )
    page += (
        glyphs_of(80, 569, "政府性基金预算收") + glyphs_of(80, 556, "入（含土地使用权") + glyphs_of(260, 556, "80.1")
    )
    page += glyphs_of(80, 543, "出让收入）") + glyphs_of(80, 525, "国有资本经营收入") + glyphs_of(260, 525, "12.9")
    assert _lines(page) == _written(
        [
            ["项目", "数额"],
            ["一般公共预算收入中的税收返还", "1,203.5"],
            ["政府性基金预算收入（含土地使用权出让收入）", "80.1"],
            ["国有资本经营收入", "12.9"],
        ]
    )


def test_second_lines_of_heads_and_of_full_labels_belong_to_them() -> None:
    rows = [["项目", "年初预", "调整预"], ["", "算数", "算数"], ["行政事业性收费", "1.5", "2.5"], ["收入", "", ""]]
    rows += [["专项收入", "3.5", "4.5"], ["二、其他", "", ""], ["合计", "5.5", "7.5"]]
    assert _lines(_grid(rows)) == _written(
        [
            ["项目", "年初预算数", "调整预算数"],
            ["行政事业性收费收入", "1.5", "2.5"],
            ["专项收入", "3.5", "4.5"],
            ["二、其他", "", ""],
            ["合计", "5.5", "7.5"],
        ]
    )


def test_a_line_between_two_rows_is_a_row() -> None:
    rows = [["指标", "单位", "数额"], ["一、人口", "", ""], ["总人口", "万人", "21.4"], ["二、农业", "", ""]]
    rows += [["总产值", "亿元", "15.1"], ["播种面积", "万亩", "8.6"]]
    assert _lines(_grid(rows)) == _written(rows)


def test_between_rules_words_make_a_table_too() -> None:
    rows = [["姓名", "职务", "选区"], ["赵某某", "县医院院长", "城东"], ["钱某", "教师", "城西"]]
    rules = [RuledLine(70, y, 400, y) for y in (614, 596, 560)]
    assert _lines(_grid(rows), rules) == _written(rows)
    assert not any("|" in line for line in _lines(_grid(rows)))


def test_rules_between_all_rows_part_them() -> None:
    page: list[Glyph] = []
    for k in range(4):
        page += (
            glyphs_of(80, 600 - 40 * k, "财政收入")
            + glyphs_of(80, 586 - 40 * k, "完成数")
            + glyphs_of(260, 593 - 40 * k, f"{k}.5")
        )
    rules = [RuledLine(70, 616 - 40 * k, 400, 616 - 40 * k) for k in range(5)]
    assert _lines(page, rules) == _written([["财政收入完成数", f"{k}.5"] for k in range(4)])


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([["赵某", "钱某某", "孙某", "李某"]] * 5, COLUMNS),
        ([["关于预算的决议", "1"], ["关于审计工作的报告", "3"], ["人事任免名单", "9"], ["出席名单", "12"]], (80, 400)),
        ([["主任", "赵某"], ["2031年", "3月"]], (80, 300)),
        ([["1．", "听取关于预算的报告"], ["2．", "审议决议草案"], ["3．", "人事任免"]], (80, 130)),
    ],
    ids=["names", "contents", "two rows", "a numbered list"],
)
def test_what_is_no_table_for_sure_stays_text(rows: list[list[str]], columns: tuple[int, ...]) -> None:
    assert [line.split() for line in _lines(_grid(rows, columns=columns))] == rows


def test_two_columns_of_text_with_figures_are_no_table() -> None:
    lines = [f"完成{k}.5亿元，增长{k}%，其中税收收入占" for k in range(12)]
    page = [g for x in (60, 320) for k, line in enumerate(lines) for g in glyphs_of(x, 700 - 16 * k, line)]
    assert _lines(page) == lines * 2


PLACES = st.tuples(st.integers(0, 40), st.integers(0, 40))
WORDS = st.sampled_from(["12.5", "—", "赵某", "合计", "|", "2031年", "。", "表1 收入", "①注", "[2] 注"])


@given(
    st.dictionaries(PLACES, st.tuples(WORDS, st.sampled_from([7, 10])), max_size=50),
    st.lists(st.tuples(PLACES, st.integers(1, 20)), max_size=12),
    st.lists(st.tuples(PLACES, st.integers(1, 20)), max_size=6),
)
@settings(max_examples=200, deadline=None)
def test_no_character_is_lost(
    words: dict[tuple[int, int], tuple[str, int]],
    across: list[tuple[tuple[int, int], int]],
    down: list[tuple[tuple[int, int], int]],
) -> None:
    alone = {
        (x, y): word
        for (x, y), word in words.items()
        if not any(abs(y - b) < 2 and 0 <= a - x < 6 and (a, b) != (x, y) for a, b in words)
    }
    page = [glyph for (x, y), (text, size) in alone.items() for glyph in glyphs_of(10 * x, 7 * y, text, size)]
    rules = [RuledLine(10 * x, 7 * y + 3, 10 * (x + n), 7 * y + 3) for (x, y), n in across]
    rules += [RuledLine(10 * x, 7 * y, 10 * x, 7 * (y + n)) for (x, y), n in down]
    tables, rest, unused = tables_of(page, rules)
    written = "".join(page_lines(pieces_of(rest) + tables, unused)[0])
    assert Counter("".join(text for text, _ in alone.values()).replace(" ", "")) - Counter(written) == Counter()


def test_what_stands_beside_ruled_rows_is_not_lost() -> None:
    rows = [["收入", "1.5"], ["支出", "2.5"], ["结余", "3.5"], ["合计", "4.5"]]
    beside = [glyph for k in range(8) for glyph in glyphs_of(420, 610 - 10 * k, "说明")]
    rules = [RuledLine(70, 616 - 20 * k, 400, 616 - 20 * k) for k in range(5)]
    written = "".join(_lines(_grid(rows, step=20) + beside, rules))
    assert written.count("说明") == 8
    assert all(cell in written for row in rows for cell in row)


@given(
    st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 20), st.text("会议听取报告", min_size=1, max_size=3)),
        unique_by=lambda placed: placed[:2],
        max_size=60,
    ),
    st.none() | st.builds(Gutter, st.floats(200, 300), st.floats(300, 320)),
)
def test_no_character_is_lost_wherever_it_stands(placed: list[tuple[int, int, str]], before: Gutter | None) -> None:
    page = [g for x, y, words in placed for g in glyphs_of(60 + 40 * x, 700 - 16 * y, words)]
    lines, _ = page_lines(pieces_of(page), [], before)
    assert Counter(char for char in "".join(lines) if char not in " \u3000|-") == Counter(glyph.char for glyph in page)
