"""Roster lines cut into names."""

from __future__ import annotations

import pytest

from parsers.blocks.cells import label_end, name_range, split_cells

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
