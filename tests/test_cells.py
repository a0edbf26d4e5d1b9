"""Roster lines cut into names."""

from __future__ import annotations

import pytest

from parsers.blocks.cells import label_end, name_range, split_cells
from parsers.blocks.rosters import cuts_name, is_roster_line, is_spaced_out, roster_cells, roster_flow, roster_length
from parsers.lines.split import split_lines
from parsers.model import Source

LINES = [
    ("出 席： 赵一鸣 钱二 孙 立 李三思", ["赵一鸣", "钱二", "孙 立", "李三思"]),
    ("乐 文 云 青", ["乐 文", "云 青"]),
    ("柳　清　　林進興　　高金素蘭　張碩", ["柳　清", "林進興", "高金素蘭", "張碩"]),
    ("王 小 明  李 大 同", ["王 小 明", "李 大 同"]),
    ("王 小 明 李 大 同", ["王 小 明", "李 大 同"]),
    (
        "张三（女，回族）、李 四、吐尔逊 · 卡德尔、王五（女）",
        ["张三（女，回族）", "李 四", "吐尔逊 · 卡德尔", "王五（女）"],
    ),
    ("欧阳 明 李小明", ["欧阳 明", "李小明"]),
    ("王小明李大同张三", ["王小明", "李大同", "张三"]),
    ("瓦歷斯．貝林", ["瓦歷斯．貝林"]),
    ("阿旺曲扎 洛桑江村", ["阿旺曲扎", "洛桑江村"]),
    ("陈方安生", ["陈方安生"]),
    ("李 霓 （女） 王 蕤（回族）", ["李 霓 （女）", "王 蕤（回族）"]),
    ("李小明　王　　蕤　　赵大海", ["李小明", "王　　蕤", "赵大海"]),
    ("Adam Smith　李大", ["Adam Smith", "李大"]),
    ("行政院政務委員兼主任委員", ["行政院政務委員兼主任委員"]),
    ("白　鹭　　向　公度", ["白　鹭", "向　公度"]),
    ("白　鹭　　向　A度", ["白　鹭　　向", "A度"]),
    ("白 鹭 向 李度", ["白 鹭 向", "李度"]),
    ("白 鹭 的 公度", ["白 鹭 的", "公度"]),
    ("白 A 向 南", ["白", "A", "向 南"]),
    ("李小 王 赵大同", ["李小", "王", "赵大同"]),
    ("欧阳小明李大同", ["欧阳小明", "李大同"]),
    ("李小王大同", ["李小王大同"]),
    ("王 三 李 四 赵 五 明", ["王 三", "李 四", "赵 五 明"]),
    ("欧阳李大同王三", ["欧阳", "李大同", "王三"]),
    ("白　　鹭 公度", ["白　　鹭", "公度"]),
    ("向　　王 公度", ["向　　王", "公度"]),
    ("公　白　明　描豪", ["公　白", "明　描豪"]),
    ("委员：明 李 明 王 公度", ["明 李", "明 王", "公度"]),
    ("白鹭 A", ["白鹭", "A"]),
    ("欧阳 白高林文", ["欧阳", "白高林文"]),
    ("欧阳 公度", ["欧阳 公度"]),
    ("文　公鹭　文", ["文　公鹭", "文"]),
    ("文　白鹭　　文", ["文　白鹭", "文"]),
    ("文　　白鹭　文", ["文", "白鹭　文"]),
    ("文　　公鹭　高明", ["文　　公鹭", "高明"]),
    ("李公鹭 描 豪林", ["李公鹭", "描", "豪林"]),
    ("王林　公　Ａ", ["王林　公", "Ａ"]),
    ("王林　白　Ａ", ["王林", "白", "Ａ"]),
    ("李公鹭 描", ["李公鹭", "描"]),
    ("白公 鹭", ["白公 鹭"]),
    ("白公　　鹭", ["白公", "鹭"]),
    ("白公鹭·李豪林", ["白公鹭·李豪林"]),
    ("李豪王高文欧阳", ["李豪", "王高文", "欧阳"]),
    ("李文主任王鹭", ["李文主任王鹭"]),
    ("王 鹭 明 公度文", ["王 鹭 明", "公度文"]),
    ("王 鹭 明　　公度", ["王 鹭 明", "公度"]),
    ("A度 鹭", ["A度", "鹭"]),
    ("白公 李　　王明", ["白公 李", "王明"]),
    ("王 白 高 文　　李 高 白 文", ["王 白 高 文", "李 高 白 文"]),
    ("", []),
    ("  ", []),
]


@pytest.mark.parametrize(("line", "names"), LINES)
def test_names_of_a_line(line: str, names: list[str]) -> None:
    assert [line[slice(*cell)] for cell in split_cells(line)] == names


def test_label_and_note_are_told_apart_from_the_name() -> None:
    assert label_end("请 假： 王某") == 4
    assert label_end("王某 李某") == 0
    assert name_range("张三（女）", (0, 5)) == (0, 2)
    assert name_range("（女）", (0, 3)) == (0, 3)
    assert name_range("、　", (1, 2)) == (1, 1)


@pytest.mark.parametrize(
    ("line", "alone", "inside"),
    [
        ("白鹭　高明　向公度", True, True),
        ("白鹭　高明", False, True),
        ("白鹭，高明　向公度", False, False),
        ("白鹭，高明、", False, False),
        ("第三章　白鹭　高明　向公度", False, False),
        ("出席：", False, False),
        ("列席 ", False, False),
        ("出席：白鹭　高明", True, True),
        ("出席：白鹭 ", False, False),
        ("列席　白鹭", True, True),
        ("列席　鹭明", False, False),
        ("列席　鹭明　白鹭", True, True),
        ("水库 Tavi Soramek", False, True),
        ("Tavi Soramek、Lumo Berik", False, False),
        ("公鹭公李林文　白鹭", False, True),
        ("列席　买买提艾力", True, True),
        ("白鹭　高明　向公度　买买提艾力", True, True),
        ("鹭明　公豪　白鹭　高明", False, True),
        ("水库　白鹭　高明　向公度", True, True),
        ("上官鹭　诸葛明　司马公度", True, True),
        ("鹭·明", False, True),
        ("公鹭", False, False),
        ("王3号", False, False),
        ("白鹭高明", False, False),
        ("、、", False, False),
        ("吐提　克力　白鹭　高明", False, True),
        ("白鹭　公鹭公李林文白明豪高", False, False),
        ("白鹭　高明　向公度　Tavi Soramek", False, True),
        ("出席：白鹭　Tavi Soramek", True, True),
        ("白鹭　高明　" * 2_000, False, False),
        ("白鹭", False, True),
        ("报　告　事", False, False),
        ("白　鹭", False, True),
    ],
)
def test_which_lines_list_names(line: str, alone: bool, inside: bool) -> None:
    assert (is_roster_line(line, inside=False), is_roster_line(line, inside=True)) == (alone, inside)


@pytest.mark.parametrize(
    ("line", "spaced"),
    [
        ("报　告　事　项", True),
        ("报　告　事", True),
        ("报　告", False),
        ("报　告　", False),
        ("报告事项水", False),
        ("报　告 事　项", False),
        ("报、告、事", False),
        ("白　鹭　高　明", False),
        ("白　鹭　高", True),
    ],
)
def test_one_word_spaced_out(line: str, spaced: bool) -> None:
    assert is_spaced_out(line) is spaced


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        ("白鹭　高明", 2),
        ("\n白鹭　高明", 1),
        ("\n\f白鹭　高明", 2),
        ("出席：白鹭　高明", 1),
    ],
)
def test_how_far_a_roster_goes(below: str, rows: int) -> None:
    lines, _ = split_lines(Source("roster", f"王鹭　李明　赵公度\n{below}\n"))
    assert roster_length(lines, 0) == rows


def test_names_that_go_on_after_a_blank_line() -> None:
    lines, _ = split_lines(Source("roster", "王鹭、李明、赵公度、\n\n白鹭、高明\n"))
    assert roster_length(lines, 0) == 2


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("列席　白鹭", ["列席", "白鹭"]),
        ("白鹭　高明", ["", "白鹭", "高明"]),
        ("出席：白鹭", ["出席：", "白鹭"]),
        ("、", [""]),
        ("出席：列席　白鹭", ["出席：", "列席", "白鹭"]),
    ],
)
def test_the_label_of_a_row_is_its_first_cell(line: str, cells: list[str]) -> None:
    lines, _ = split_lines(Source("row", line))
    assert [cell.text for cell in roster_cells(lines)[0]] == cells


@pytest.mark.parametrize(
    ("row", "following", "cut"),
    [
        ("游一方　石磊　钱小", "英　江海涛", True),
        ("游一方　石磊　汪", "远山　江海涛", True),
        ("游一方　石磊　汪", "远　江海涛", True),
        ("游一方　石磊　江海", "英　涛　唐勇", False),  # 英　涛 is a name set wide
        ("游一方　石磊　江海涛", "英　唐勇", False),
        ("游一方　石磊　钱小", "英明　江海涛", False),
        ("游一方　石磊　钱小、", "英　江海涛", False),
        ("游一方　石磊　水小", "英　江海涛", True),
        ("游一方　石磊　的小", "英　江海涛", False),
        ("石磊　钱小", "英　江海涛", False),
        ("游一方　石磊　钱小", "英：江海涛", False),
    ],
)
def test_a_name_is_cut_where_a_row_ends(row: str, following: str, cut: bool) -> None:
    assert cuts_name(row, following) is cut


def test_a_cut_name_is_one_cell_and_one_word() -> None:
    lines, _ = split_lines(Source("rows", "出席：游一方　石磊　钱小\n英　江海涛　汪\n远山　唐勇"))
    assert roster_length(lines, 0) == 3
    assert [[cell.text for cell in row] for row in roster_cells(lines)] == [
        ["出席：", "游一方", "石磊", "钱小英"],
        ["", "江海涛", "汪远山"],
        ["", "唐勇"],
    ]
    assert roster_flow(lines).text == "出席：游一方　石磊　钱小英　江海涛　汪远山　唐勇"
