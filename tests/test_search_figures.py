"""Searching figures: thirty searches that a reader would type, on the sample issue; queries, units, sizes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.issue import parse_issue
from parsers.model import Block, BlockKind, Figure, Flow, Issue, Source, Span
from tui.search.figure_query import Amount, Literal, Period, UnitOf, Word, read_query
from tui.search.figures import KINDS, ORDERS, FigureIndex


@cache
def index() -> FigureIndex:
    return FigureIndex(parse_issue(Source("sample", files("tui").joinpath("data/sample.txt").read_text("utf-8"))))


def found(query: str) -> list[str]:
    """What a query finds, each figure as its words without blanks."""
    figures = index().figures
    return ["".join(figures[i].text.split()) for i in index().search(query).indices]


EXACT = {
    "债务余额": ["91.08亿元", "20.58亿元", "70.5亿元"],
    "一般债务余额": ["20.58亿元"],
    "zwye": ["91.08亿元", "20.58亿元", "70.5亿元"],
    "yuezhaiwu": [],
    "債務餘額": ["91.08亿元", "20.58亿元", "70.5亿元"],
    "加装电梯": ["126部", "90部", "36部", "40%"],
    "jiazhuangdianti": ["126部", "90部", "36部", "40%"],
    "电梯 %": ["40%"],
    "=91.08亿": ["91.08亿元"],
    "=910,800万元": ["91.08亿元"],
    "=９１．０８亿元": ["91.08亿元"],
    "=三成": [],
    "=四成": ["四成", "40%"],
    "~30人": [],
    "<5%": ["2%", "3.9%", "2.3%"],
    "<=5%": ["2%", "3.9%", "2.3%", "百分之五"],
    "5%..10%": ["5.7%", "9.8%", "百分之五"],
    "债务 >80亿": ["98.46亿元", "91.08亿元"],
    "债务>80亿": ["98.46亿元", "91.08亿元"],
    "2024年": ["91.08亿元", "20.58亿元", "70.5亿元"],
    "人": ["18人"],
    "公里": ["48.3公里", "2.9公里"],
    "下降 %": ["5.7%", "2%", "3.9%", "15%"],
    "满意率": ["97.7%", "2.3%"],
    "98.46": ["98.46亿元"],
    "12,750万元": ["12,750万元"],
    "债余额 >50亿": ["91.08亿元", "70.5亿元"],
    "骆宜宇": ["98分"],
    "年初 >80亿": ["862,400万元", "862,400万元", "862,400万元", "862,400万元"],
    "没有这个词": [],
}
FIRST = {
    ">1亿": "58亿元",
    "~7千万": "7,600万元",
    "下降": "5.7%",
    "增长": "9.8%",
    "余额": "91.08亿元",
    "专项债券": "5亿元",
    "收入总量": "862,400万元",
    "元": "58亿元",
    "shuiyu": "12.6平方公里",
}


@pytest.mark.parametrize(("query", "expected"), EXACT.items())
def test_exact_sets(query: str, expected: list[str]) -> None:
    assert sorted(found(query)) == sorted(expected)


@pytest.mark.parametrize(("query", "expected"), FIRST.items())
def test_the_figure_that_is_meant_comes_first(query: str, expected: str) -> None:
    assert found(query)[0] == expected


def test_a_word_that_no_subject_has_is_looked_for_in_the_sentences() -> None:
    assert found("一案一账户") == ["95%"]
    assert "5.7%" in found("土地市场")


def test_kinds_and_orders() -> None:
    of = index()
    sizes = {kind: len(of.search("", kind).indices) for kind in KINDS}
    assert sizes["all"] == len(of.figures) == sum(sizes[kind] for kind in KINDS[1:])
    for order in ORDERS:
        assert sorted(of.search("债务", "money", order).indices) == sorted(of.search("债务", "money").indices)
    by_size = [of.values[i] for i in of.search("债务", "all", "size").indices]
    assert by_size == sorted(by_size, reverse=True)


@pytest.mark.parametrize("query", [">abc", "<", "5%..", "=1.2.3亿", ">1亿呀", "..", "~"])
def test_what_is_no_number_is_named_and_hides_nothing(query: str) -> None:
    asked = index().search(query)
    assert asked.query.unclear == (query,)
    assert len(asked.indices) == len(index().figures)


UNITS = frozenset({"元", "人", "%"})
INFINITY = float("inf")


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        (">1亿", (Amount(1e8, INFINITY, "", open_low=True),)),
        ("＞１亿元", (Amount(1e8, INFINITY, "元", open_low=True),)),
        ("≤5%", (Amount(-INFINITY, 5, "%"),)),
        ("5..10亿", (Amount(5e8, 1e9, ""),)),
        ("10%..5%", (Amount(5, 10, "%"),)),
        ("~7千万", (Amount(6.3e7, 7.7e7, ""),)),
        (">三千万元", (Amount(3e7, INFINITY, "元", open_low=True),)),
        ("万元", (UnitOf("元"),)),
        ("2022年上半年", (Period("2022年上半年"),)),
        ("债券 人", (Word(("债券",)), UnitOf("人"))),
        ("148,700万元", (Literal("148700万元", 1.487e9, "元"),)),
        ("一般债券", (Word(("一般债券",)),)),
    ],
)
def test_queries_are_read(query: str, terms: tuple[object, ...]) -> None:
    assert read_query(query, UNITS).terms == terms


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="><=~≥≤.,，0123456789亿万元%人年 债务ab三成…－-", max_size=16))
def test_any_query_is_answered(query: str) -> None:
    asked = index().search(query)
    assert len(set(asked.indices)) == len(asked.indices) <= len(index().figures)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 1e12, allow_nan=False), min_size=1, max_size=30), st.integers(1, 10**6))
def test_a_size_finds_exactly_what_is_larger(values: list[float], bound: int) -> None:
    figures = tuple(Figure(Span(i, i + 1), "1", value, "元") for i, value in enumerate(values))
    block = Block(BlockKind.PARAGRAPH, Flow("1" * len(values)), (Span(0, len(values)),))
    of = FigureIndex(Issue(Source("t", "1" * len(values)), (block,), figures=figures))
    assert list(of.search(f">{bound}万").indices) == [i for i, v in enumerate(values) if v > bound * 1e4]
