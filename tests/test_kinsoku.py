"""Where rows end: cases as text, and what holds for every text and width."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.cases_runner import Case, cases
from tui.safe import shown
from tui.viewer.cells import cells
from tui.viewer.kinsoku import break_text

CLOSING = set("，。、；：？！）》」』”’％…")
OPENING = set("（《「『“‘")
TEXT = st.text(
    st.sampled_from("区人民代表大会报告，。；：“”（）《》、……——0123456789.%万元个abc-/ 　e\u0301，。"), max_size=200
)
WIDTHS = st.integers(12, 96)


def rows(text: str, width: int, hang: int = 0) -> list[str]:
    starts = break_text(text, width, hang=hang)
    return [text[a:b] for a, b in pairwise([*starts, len(text)])]


@pytest.mark.parametrize("case", cases("kinsoku.txt"), ids=lambda case: case.title)
def test_case(case: Case) -> None:
    sizes, _, text = case.text.partition("\n")
    width, hang = map(int, sizes.split())
    assert [row.rstrip() for row in rows(text, width, hang)] == case.expected.split("\n")


@given(TEXT, WIDTHS, st.sampled_from([0, 2]))
def test_nothing_is_lost_and_rows_fit(text: str, width: int, hang: int) -> None:
    out = rows(text, width, hang)
    assert "".join(out) == text
    assert all(cells(row.rstrip(" 　")) <= width + hang for row in out)


@given(st.text(st.characters()), st.integers(2, 40))
def test_any_text_at_any_width(text: str, width: int) -> None:
    assert "".join(rows(shown(text), width)) == shown(text)


@given(
    st.lists(
        st.sampled_from(["区人大", "报告。", "，", "《湖泊条例》", "（草案）", "“好”", "12.5万元", "——", "和", "abc"])
    ),
    WIDTHS,
)
def test_no_row_breaks_the_rules(parts: list[str], width: int) -> None:
    text = re.sub(r"([，。])[，。]+", r"\1", "".join(parts))
    out = rows(text, width, 2)
    for before, row in pairwise(out):
        assert row[0] not in CLOSING
        assert before[-1] not in OPENING
        assert not (before[-1].isdigit() and row[0] in "0123456789.%万元")


def test_first_row_has_its_own_width() -> None:
    assert break_text("一二三四五六七八", 8, first=4) == [0, 2, 6]


@pytest.mark.parametrize("text", ["。", "a", "（", "9", "1万", "e\u0301", " ", "“"])
def test_runs_without_a_break_are_cut(text: str) -> None:
    run = text * 20_000
    out = rows(run, 40, 2)
    assert "".join(out) == run
    assert all(cells(row.rstrip()) <= 42 for row in out)


def test_cells_agree_with_rich() -> None:
    chars = [shown(chr(code)) for code in range(0x20, 0x20000)]
    assert [char for char in chars if cells(char) != cell_len(char)] == []
