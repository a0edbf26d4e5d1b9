"""Traditional characters read as simplified ones, and back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.script import Original, is_traditional, simplified


def test_a_simplified_text_holds_no_traditional_character() -> None:
    assert not is_traditional("关于云岭区2024年区级预算调整方案的报告，一里之后，几个干部乘风而上")
    assert is_traditional("關於雲嶺區預算的報告")


def test_words_are_given_back_as_they_stand_near() -> None:
    printed = "後來與皇后說，這裡有三里路"
    original = Original(printed, simplified(printed))
    assert original.simple == "后来与皇后说，这里有三里路"
    assert original.words("皇后", 4) == "皇后"
    assert original.words("后来", 0) == "後來"
    assert original.words("这里", 8) == "這裡"


def test_words_that_stand_nowhere_take_the_characters_of_the_text() -> None:
    printed = "財政收入完成，比上年增長"
    assert Original(printed, simplified(printed)).words("财政收入增长", 0) == "財政收入增長"


@given(st.text(alphabet="於為後后裡里個个會会萬万 1，\n\U0001f600ａé"))
def test_one_character_stays_one(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
    original = Original(text, simplified(text))
    assert original.words(original.simple, 0) == text
