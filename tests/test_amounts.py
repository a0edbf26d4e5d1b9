"""Amounts as shown: by their own size, never rounded away, the printed form beside them."""

from __future__ import annotations

import argparse
import csv
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.issue import parse_issue
from parsers.model import Figure, Issue, Source, Span
from tui import texts
from tui.cells import cells
from tui.figures.amounts import Amounts, decimal, number, printed_scale
from tui.figures.card import CardView
from tui.figures.columns import aligned, column
from tui.figures.known import Known
from tui.figures.listed import FiguresView
from tui.places import Places
from tui.printing_figures import figures

MIXED = """云岭市统计公报

地区生产总值4,862.37亿元，应急支出61.3万元，居民人均可支配收入34,567元，低保标准每月860元。补助3,000元至8,000元。

存款57,125万元，进出口18.6亿美元，外资2,450万美元，港元贷款3.2亿港元，日元贷款120亿日元，欧元存款1,250万欧元。
"""


def read(text: str) -> Issue:
    return parse_issue(Source("made.txt", text))


def listed(text: str) -> FiguresView:
    issue = read(text)
    return FiguresView(issue, range(len(issue.figures)), Amounts(issue), Places(issue))


def drawn(view: FiguresView, width: int) -> list[str]:
    return ["".join(piece.text for piece in view.draw(row, width)) for row in range(view.count)]


def alone(value: float, unit: str = "元", text: str = "") -> str:
    """A figure that nothing is printed with, shown."""
    issue = Issue(Source("made", text or unit), figures=(Figure(Span(0, 1), text or unit, value, unit),))
    return Amounts(issue).of(0).text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (34567.0, "34,567元"),
        (0.4983, "0.498元"),
        (0.00012345, "0.000123元"),
        (612345.0, "61.23万元"),
        (99_999_999.0, "10,000.00万元"),
        (123_456_789.0, "1.23亿元"),
        (248_999_999.0, "2.49亿元"),
        (1_352_640e4, "135.26亿元"),
        (-35_400e4, "-3.54亿元"),
        (0.0, "0元"),
    ],
)
def test_money_is_shown_in_the_unit_of_its_size(value: float, shown: str) -> None:
    assert alone(value) == shown


@given(st.decimals(min_value=Decimal("0.0001"), max_value=Decimal(10) ** 14, places=4))
def test_money_is_never_rounded_away(value: Decimal) -> None:
    shown = alone(float(value))
    match = re.fullmatch(r"([\d,]*\d(?:\.(\d+))?)(万|亿)?元", shown)
    assert match is not None
    factor = {"": 1, "万": 10**4, "亿": 10**8}[match[3] or ""]
    back, last = Decimal(match[1].replace(",", "")) * factor, Decimal(factor).scaleb(-len(match[2] or ""))
    exact = decimal(float(value))
    assert abs(back - exact) <= last / 2
    digits = len(match[1].replace(",", "").replace(".", "").lstrip("0"))
    assert digits >= 3 or back == exact


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9))
def test_a_number_that_is_not_rounded_is_the_number(value: Decimal) -> None:
    assert Decimal(number(value, 12).replace(",", "")) == value


def test_a_list_of_one_unit_keeps_it_as_printed() -> None:
    lines = drawn(listed("收入1,352,640万元，支出98,450万元，结余860万元，利息12.50万元。"), 60)
    assert [line.split()[-1] for line in lines] == ["1,352,640万元", "98,450万元", "860万元", "12.50万元"]


def test_a_table_of_one_unit_keeps_it() -> None:
    view = listed("单位：万元\n\n| 项目 | 数额 |\n|---|---|\n| 收入 | 1,352,640 |\n| 支出 | 860 |\n")
    assert [line.split()[-1] for line in drawn(view, 60)] == ["1,352,640万元", "860万元"]


def test_one_currency_in_one_unit_leaves_the_others_theirs() -> None:
    lines = drawn(listed("存款5,000万美元，贷款300万美元，捐款12,500万元，收入4.5亿元。"), 60)
    assert [line.split()[-1] for line in lines] == ["5,000万美元", "300万美元", "1.25亿元", "4.5亿元"]


def test_currencies_are_never_converted() -> None:
    shown = [line.split()[-1] for line in drawn(listed(MIXED), 70)]
    assert shown[-6:] == ["5.71亿元", "18.6亿美元", "2,450万美元", "3.2亿港元", "120亿日元", "1,250万欧元"]


def test_a_currency_printed_before_its_amount_stands_before_it() -> None:
    lines = drawn(listed("捐款港币500万元，收入4.5亿元。"), 60)
    assert lines[0].split()[-1] == "港币500万元"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("歲出3億8,200萬元，收入1,500萬元。", "3.82億元"),
        ("預算57,125萬圓，收入1億元。", "5.71億圓"),
        ("收入5億元。", "5億元"),
    ],
)
def test_traditional_texts_keep_their_characters(text: str, shown: str) -> None:
    assert shown in drawn(listed(text), 60)[0].split()


@pytest.mark.parametrize("width", [40, 44, 48, 60, 79, 120])
def test_what_is_converted_has_its_printed_form_beside_it(width: int) -> None:
    line = next(line for line in drawn(listed(MIXED), width) if "5.71亿元" in line)
    assert re.search(r"57,125万元 +5\.71亿元", line)


@pytest.mark.parametrize("width", [44, 60, 79])
def test_points_are_in_line_and_units_beside_their_numbers(width: int) -> None:
    lines = drawn(listed(MIXED), width)
    ends = set()
    for line in lines:
        words = line.split()[-1]
        match = re.fullmatch(r"((?:[\d,]+–)?[\d,]+)(?:\.\d+)?[^\s\d.]*元", words)
        assert match is not None
        ends.add(cells(line[: line.rindex(words)] + match[1]))
    assert len(ends) == 1


def test_an_amount_longer_than_its_column_is_not_cut() -> None:
    issue = read(MIXED)
    amounts = [Amounts(issue).of(index) for index in range(len(issue.figures))]
    narrow = column(amounts[3:4])
    assert "4,862.37亿元" in "".join(piece.text for piece in aligned(amounts[0], narrow))


def test_a_range_is_shown_by_its_smaller_end_and_exactly() -> None:
    assert "3,000–8,000元" in "".join(drawn(listed(MIXED), 60))
    assert "5,000–20,000元" in "".join(drawn(listed("补助5,000元至2万元。"), 60))


def test_the_card_shows_the_whole_amount() -> None:
    texts.use_language("zh")
    issue = read("存款57,125万元，收入4.5亿元。")
    head = "".join(piece.text for piece in CardView(0, Known(issue), 60).lines[1].pieces)
    assert head.split() == ["57,125万元", "=", "5.7125亿元"]


def test_a_figure_in_a_sentence_keeps_its_unit_on_its_row() -> None:
    issue = read(MIXED)
    for width in range(20, 60):
        card = CardView(5, Known(issue), width)
        assert any("57,125万元" in "".join(piece.text for piece in line.pieces) for line in card.lines[3:])


@pytest.mark.parametrize(
    ("text", "value", "name"),
    [("5亿元", 5e8, "亿"), ("57,125 万元", 571250000.0, "万"), ("860元", 860.0, ""), ("３万元", 3e4, "万")],
)
def test_the_printed_multiplier(text: str, value: float, name: str) -> None:
    scale = printed_scale(Figure(Span(0, 1), text, value, "元"))
    assert scale is not None
    assert scale.name == name


def test_numerals_of_characters_have_no_printed_multiplier() -> None:
    assert printed_scale(Figure(Span(0, 1), "一百二十亿元", 1.2e10, "元")) is None


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_csv_rounds_nothing_and_speaks_no_language(language: str) -> None:
    texts.use_language(language)
    made = figures(
        read("存款1,234,567,891,234.5元，占2∶3，气温-0.5%，补助3,000元至8,000元。"), argparse.Namespace(format="csv")
    )
    assert made is not None
    head, *rows = csv.reader(made.splitlines())
    assert head == ["subject", "printed", "value", "unit", "common", "approx", "period", "section", "document"]
    assert rows[0][1:5] == ["1,234,567,891,234.5元", "1234567891234.5", "元", "12,345.678912345亿元"]
    assert [row[2] for row in rows if row[2].startswith("-")] == ["-0.5"]
    assert rows[-1][2] == "3000–8000"
