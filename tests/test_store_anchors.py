"""Places found again by their words, in a text that was changed around them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.model import Span
from tui.store import Anchor, anchor_at, locate

TEXT = "".join(
    f"第{n}条　对第{n * 13 % 89}类事项实行{'登记备案审批核准'[n % 8]}管理，由县级以上部门负责第{n}批组织实施。\n"
    for n in range(80)
)
HERE = Span(TEXT.index("第41条"), TEXT.index("第42条") - 1)
WORDS = TEXT[HERE.start : HERE.end]

CHANGES = {
    "nothing": TEXT,
    "a preface": "（公布稿）\n" * 40 + TEXT,
    "no beginning": TEXT[TEXT.index("第20条") :],
    "wrapped anew": re.sub("(.{17})", r"\1\n", TEXT.replace("\n", "")),
    "no blanks": re.sub(r"\s", "", TEXT),
    "words before it changed": TEXT.replace("第40批", "第四十批"),
    "other words changed": TEXT.replace("第39条", "第三十九条").replace("第43条", "第四十三条"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_passage_is_found_again(change: str) -> None:
    text = CHANGES[change]
    found = locate(anchor_at(TEXT, HERE), text)
    assert found is not None
    assert re.sub(r"\s", "", text[found.start : found.end]) == re.sub(r"\s", "", WORDS)


@pytest.mark.parametrize("change", CHANGES)
def test_a_place_of_reading_is_found_again(change: str) -> None:
    text = CHANGES[change]
    found = locate(anchor_at(TEXT, Span(HERE.start, HERE.start)), text)
    assert found is not None
    assert found.start == found.end
    assert re.sub(r"\s", "", text[found.start : found.start + 30]).startswith("第41条对")


def test_a_passage_whose_own_first_words_changed() -> None:
    text = TEXT.replace("第41条　对第", "第四十一条　就第")
    found = locate(anchor_at(TEXT, HERE), text)
    assert found is not None
    assert abs(found.start - text.index("第四十一条")) <= 3


@pytest.mark.parametrize("text", ["", "别的文字" * 50, "\n\n"])
def test_words_that_are_gone_are_not_made_up(text: str) -> None:
    assert locate(anchor_at(TEXT, HERE), text) is None


@given(st.text("甲乙 \n。", max_size=200), st.data())
def test_in_the_same_text_it_is_where_it_was(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    anchor = anchor_at(text, span)
    assert locate(anchor, text) == span
    assert Anchor.from_json(anchor.to_json()) == anchor


@given(st.text("甲乙 \n", max_size=80), st.text("甲乙 \n", max_size=80), st.data())
def test_in_any_text_the_span_lies_in_it(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = locate(anchor_at(text, span), other)
    assert found is None or 0 <= found.start <= found.end <= len(other)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"start":1}', '{"a":1}', "null"])
def test_what_is_no_anchor(text: str) -> None:
    assert Anchor.from_json(text) is None
