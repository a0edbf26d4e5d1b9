"""Traditional characters read as simplified ones, and the words of a figure in the printed ones again."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.issue import parse_issue
from parsers.language.script import as_printed, is_traditional, simplified
from parsers.lexicons import entries
from parsers.model import Figure, Source


def test_a_simplified_text_holds_no_traditional_character() -> None:
    assert not is_traditional("关于云岭区2024年区级预算调整方案的报告，一里之后，几个干部乘风而上")
    assert is_traditional("關於雲嶺區預算的報告")


def test_no_pair_of_the_table_is_lost() -> None:
    """The number changes only where the table of simplified characters is derived anew."""
    assert sum(len(group) - 1 for group in entries("simplified")) == 3_159
    assert len({char for group in entries("simplified") for char in group[1:]}) == 3_159
    assert simplified("縣政會議國務發展關於個萬〇○◯") == "县政会议国务发展关于个万〇〇〇"


def test_words_are_printed_as_they_stand_nearest() -> None:
    printed = "後來與皇后說，這裡有三里路"
    simple = simplified(printed)
    assert simple == "后来与皇后说，这里有三里路"
    assert as_printed("皇后", simple, printed, 7) == "皇后"
    assert as_printed("后", simple, printed, 2) == "後"
    assert as_printed("后", simple, printed, 7) == "后"
    assert as_printed("这里", simple, printed, 10) == "這裡"


def test_words_of_several_places_are_put_together_as_printed() -> None:
    printed = "財政收入完成九億元，比上年增長"
    assert as_printed("财政收入增长", simplified(printed), printed, 8) == "財政收入增長"


def test_words_that_stand_nowhere_are_left() -> None:
    assert as_printed("鱼", "猫与狗", "貓與狗", 1) == "鱼"


@given(st.text(alphabet="於為後后裡里個个會会萬万 1，\n\U0001f600ａé"))
def test_one_character_stays_one(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
    assert as_printed(simplified(text), simplified(text), text, 0) == text


PIECES = [
    "橋樑後面的里程", "台灣及臺北乾淨幹道", "梁里長的歲入", "佔總數的", "收入", "歲出", "比上年度增加", "減少", "由", "調整為", "約", "超過",
    "12億3,000萬元", "5.6%", "3個百分點", "三十餘人", "2,400公噸", "，", "。", "；", "其中", "截止2023年底", "民國一百年",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=24).map("".join))
def test_every_word_of_a_traditional_text_is_printed_there(text: str) -> None:
    text = f"議會紀錄開頭的話。\n\n{text}\n"
    issue = parse_issue(Source("x", text))
    for figure in issue.figures:
        around = text[max(0, figure.span.start - 200) : figure.span.end + 60]
        assert [char for word in _words(figure) for char in word if char not in around] == []
    for claim in issue.claims:
        assert [char for char in claim.note if "\u4e00" <= char <= "\u9fff" and char not in text + "差年均"] == []


def _words(figure: Figure) -> list[str]:
    return [word for word in (figure.subject, figure.period, (figure.approx or "").replace("…", "")) if word]


def test_a_short_text_without_the_commonest_traditional_characters_is_told_all_the_same() -> None:
    assert is_traditional("書記陳麗英出席。")
    assert not is_traditional("书记陈丽英出席。")
