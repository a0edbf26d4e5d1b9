"""Tables as text, Markdown and CSV."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from tui.tables import FORMS, to_csv, to_markdown, to_text, written

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


@given(st.lists(st.lists(st.text(max_size=6), min_size=1, max_size=3), max_size=4))
def test_every_form_takes_every_table(rows: list[list[str]]) -> None:
    for form in FORMS:
        text = written(rows, form)
        assert "\x1b" not in text
    assert len(to_text(rows).splitlines()) == len(rows)
