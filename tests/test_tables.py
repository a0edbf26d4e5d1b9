"""Tables as text, Markdown and CSV."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.safe import stripped
from tui.tables import FORMS, to_csv, to_markdown, to_text, to_tsv, written

ROWS = [["姓名", "职务"], ["张三", "市长"], ["诸葛明", "局长|副局长"]]


def test_text_columns_stand_under_one_another() -> None:
    assert to_text(ROWS) == "姓名    职务\n张三    市长\n诸葛明  局长|副局长\n"


def test_markdown_escapes_what_it_would_obey() -> None:
    assert to_markdown(ROWS).splitlines() == [
        "| 姓名 | 职务 |",
        "|---|---|",
        "| 张三 | 市长 |",
        "| 诸葛明 | 局长\\|副局长 |",
    ]


def test_csv_defuses_formulas_and_quotes() -> None:
    rows = [["a", "=1+1"], ["+x", "-y"], ["@z", 'say "hi", you']]
    assert list(csv.reader(io.StringIO(to_csv(rows)))) == [["a", "'=1+1"], ["'+x", "'-y"], ["'@z", 'say "hi", you']]


BEFORE = [
    "",
    " ",
    "\u3000",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1b",
    "\u202e",
    "\t",
    "甲\n",
    "甲\r\n",
    "甲\u2028\u3000",
]


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r=", "＝", "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫"])
def test_no_line_of_a_cell_begins_like_a_formula(sign: str, before: str) -> None:
    cell = f'{before}{sign}HYPERLINK(A1,"x")'
    ((read, other),) = csv.reader(io.StringIO(to_csv([[cell, "乙"]]), newline=""))
    assert other == "乙"
    assert all(not re.match(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫\t\r]", line) for line in read.split("\n"))
    assert read.replace("'", "") == stripped(cell), "the words are whole"


@pytest.mark.parametrize("cell", ["-3.5", "-12", "3.5", "甲-乙", "甲=乙", "a@b", "(+1)", "−5", "'=1", ""])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert next(csv.reader(io.StringIO(to_csv([["x", cell]])))) == ["x", cell]


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=3), max_size=4))
def test_every_form_takes_every_table(rows: list[list[str]]) -> None:
    for form in (*FORMS, "tsv"):
        text = written(rows, form)
        assert "\x1b" not in text
    assert len(to_text(rows).splitlines()) == len(rows)


def test_cells_apart_by_tabs_hold_none_and_are_no_formulas() -> None:
    assert to_tsv([["姓名", "职务"], ["顾\t明远\n", "=A1"], ["", "-3.5"]]) == "姓名\t职务\n顾 明远\t'=A1\n\t-3.5\n"
