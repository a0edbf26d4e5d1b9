"""Search keys: one character to one, and the spellings of a word that count as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.search.fold import fold


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("國務院辦公廳", "国务院办公厅"),
        ("臺灣省議會", "台湾省议会"),
        ("３．５％", "3.5%"),
        ("ＧＤＰ增长", "gdp增长"),
        ("二○二三年", "二〇二三年"),
        ("“一府两院”", '"一府两院"'),
        ("「一府兩院」", '"一府两院"'),
        ("（草案）——说明", "(草案)--说明"),
        ("阿依古丽•买买提", "阿依古丽·买买提"),
        ("⼈⺠代表", "人民代表"),
        ("一　二\t三\n四", "一 二 三\n四"),
    ],
)
def test_spellings_that_count_as_one(text: str, key: str) -> None:
    assert fold(text) == key


@given(st.text())
def test_a_key_has_the_length_of_its_text_and_is_its_own_key(text: str) -> None:
    key = fold(text)
    assert len(key) == len(text)
    assert fold(key) == key
