"""Figures: cases of invented sentences with each figure marked as 【words|value unit】, then subjects, tables, breaks."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.figures import read_figures
from parsers.figures.export import figures_json
from parsers.figures.find import FoundFigure, find_in, squeeze
from parsers.issue import outline_issue
from parsers.model import Block, BlockKind, Figure, Flow, Issue, Source, Span
from tests.cases_runner import Case, cases

_MARK = re.compile(r"【([^】|]*)\|[^】]*】")
MARKED = [(case, line) for case in cases("figures_found*.txt") for line in case.text.splitlines() if line]
SUBJECTS = cases("figures_subjects*.txt")


def number(value: float) -> str:
    return f"{value:.12g}"


def shown(text: str, found: list[FoundFigure]) -> str:
    """`text` with its figures marked, as the cases have them."""
    for one in reversed(found):
        value = "~".join(number(v) for v in one.value) if isinstance(one.value, tuple) else number(one.value)
        note = f"{value}{one.unit}{'?' if one.optional else ''}{',' + one.approx if one.approx else ''}"
        text = f"{text[: one.start]}【{text[one.start : one.end]}|{note}】{text[one.end :]}"
    return text


def issue_of(text: str) -> Issue:
    issue = outline_issue(Source("case", text))
    return dataclasses.replace(issue, figures=read_figures(issue))


@pytest.mark.parametrize(("case", "line"), MARKED)
def test_cases(case: Case, line: str) -> None:
    text = _MARK.sub(r"\1", line)
    assert shown(text, find_in(text)) == line, case.title


def facts(figure: Figure) -> str:
    return f"{figure.subject} | {figure.period or '-'}"


@pytest.mark.parametrize("case", SUBJECTS, ids=[case.title for case in SUBJECTS])
def test_subjects_and_periods(case: Case) -> None:
    figures = issue_of(case.text).figures
    assert [facts(figure) for figure in figures] == case.expected.splitlines()


@pytest.mark.parametrize(
    ("broken", "value"),
    [
        ("转移支付收入由年初的127,415万元调增为一个很长的数目即145,208\n\n万元，增加了。", 1452080000.0),
        ("本级国有资本经营预算支出总量由年初区人民代表大会批准的2, 316 万\n元调整，另行说明。", 23160000.0),
        ("其中公路运输货物周转量比上年增长以后全年共计达到了一共13.7\n— 8 — \n\f亿吨公里，下降。", 1370000000.0),
        ("其中公路运输货物周转量比上年增长以后全年共计达到了一共13.7亿\r\n吨公里，下降。", 1370000000.0),
    ],
)
def test_a_figure_that_the_layout_breaks_keeps_its_whole_span(broken: str, value: float) -> None:
    issue = issue_of("一段开头的文字说明情况。\n\n" + broken + "\n")
    assert value in [figure.value for figure in issue.figures]
    for figure in issue.figures:
        assert issue.source[figure.span] == figure.text


def test_tables_take_their_unit_from_the_head_or_a_column_of_units() -> None:
    text = (
        "# 统计表\n\n表1 产量\n\n| 指标 | 单位 | 2022年 | 比上年增长（%） |\n|---|---|---|---|\n"
        "| 汽车 | 万辆 | 48.6 | -7.1 |\n| 水泥 | 万吨 | 974.5 | — |\n"
    )
    figures = issue_of(text).figures
    assert [(f.text, f.value, f.unit, f.subject, f.period, f.optional) for f in figures] == [
        ("48.6", 486000.0, "辆", "汽车", "2022年", True),
        ("-7.1", -7.1, "%", "汽车比上年增长", None, True),
        ("974.5", 9745000.0, "吨", "水泥", "2022年", True),
    ]


def cell(text: str, at: int) -> Flow:
    return Flow(text, (0,), (at,))


def test_a_unit_above_the_table_is_for_all_its_columns() -> None:
    text = "单位：亿元 项目 决算 税收 12.5 其他 3"
    row = ((cell("项目", 6), cell("决算", 9)), (cell("税收", 12), cell("12.5", 15)), (cell("其他", 20), cell("3", 23)))
    above = Block(BlockKind.PARAGRAPH, cell("单位：亿元", 0), (Span(0, 5),))
    table = Block(BlockKind.TABLE, cell(text[6:], 6), (Span(6, 24),), cells=row)
    figures = read_figures(Issue(Source("t", text), (above, table)))
    assert [(f.text, f.value, f.unit) for f in figures] == [("12.5", 1250000000.0, "元"), ("3", 300000000.0, "元")]


UNITS_OF_HEADS = [
    ("单位：万元\n\n| 项目 | 投资 | 占比／% | 面积，亩 |\n|---|---|---|---|\n| 修路 | 500 | 40 | 120 |\n", "500=5e6元 40=40% 120=120亩"),
    ("單位：新臺幣千元\n\n| 科目 | 預算數 | 比率（％） |\n|---|---|---|\n| 社福 | 3,200 | 61.2 |\n", "3,200=3.2e6元 61.2=61.2%"),
    ("单位：万元、户\n\n| 乡镇 | 补助资金 | 受助户数 | 人均 |\n|---|---|---|---|\n| 东乡 | 320 | 410 | 55 |\n", "320=3.2e6元 410=410户 55=55"),
    ("单位：万元\n\n| 项目 | 投资 | 人数(人) | 增幅(±%) |\n|---|---|---|---|\n| 修路 | 500 | 40 | -1.2 |\n", "500=5e6元 40=40人 -1.2=-1.2%"),
    ("单位：万元\n\n| 项目 | 投资 | 占比 | 户数 | 税率 |\n|---|---|---|---|---|\n| 修路 | 500 | 40 | 120 | 30 |\n", "500=5e6元 40=40 120=120 30=30"),
    ("单位：万元\n\n| 项目 | 投资 | 完成% | 比上年±％ |\n|---|---|---|---|\n| 修路 | 500 | 40 | 12 |\n", "500=5e6元 40=40% 12=12%"),
    ("单位：万元\n\n| 项目 | 投资 | 占年初预算 | 为上年 | 较上年同期增长 | 同比 |\n|---|---|---|---|---|---|\n| 修路 | 500 | 40 | 12 | 5 | 6 |\n", "500=5e6元 40=40 12=12 5=5 6=6"),
    ("下表为情况。\n\n| 项目 | 资金 | 占比 |\n|---|---|---|\n| 修路 | 620万元 | 40.5% |\n", "620万元=6.2e6元 40.5%=40.5%"),
    ("下表为情况。\n\n| 指标 | 2021年 | 增长（%） |\n|---|---|---|\n| 粮食（万吨） | 12.5 | 1.8 |\n", "12.5=125000吨 1.8=1.8%"),
    ("单位：万元\n\n| 项目 | 序号 | 投资 |\n|---|---|---|\n| 修路 | 5 | 500 |\n", "500=5e6元"),
    ("單位：萬元\n\n| 項目 | 編號 | 投資 | 面積 |\n|---|---|---|---|\n| 修路 | 5 | 500 | 40 |\n", "500=5e6元 40=40"),
    ("下表为情况。\n\n| 项目 | 年份 | 开工 | 合同 | 数量 |\n|---|---|---|---|---|\n| 修路 | 2031 | 2031 | 0012 | 12 |\n", "12=12"),
    ("单位：亩\n\n| 项目 | 面积 |\n|---|---|\n| 修路 | 12 |\n", "12=12亩"),
    ("单位：万元、某某\n\n| 项目 | 投资 | 人数（人） |\n|---|---|---|\n| 修路 | 500 | 40 |\n", "500=500 40=40人"),
    ("下表为情况。\n\n| 项目 | 补助（元以下部分） | 人数（人） |\n|---|---|---|\n| 修路 | 500 | 40 |\n", "500=500 40=40人"),
    ("下表为情况。\n\n| 项目 | 电量（千瓦时） | 人口（千人） |\n|---|---|---|\n| 修路 | 500 | 40 |\n", "500=500千瓦时 40=4e4人"),
    ("下表为情况。\n\n| 项目 | 资产（人民币万元） | 债务（新臺幣億元） |\n|---|---|---|\n| 修路 | 500 | 40 |\n", "500=5e6元 40=4e9元"),
    ("单位：万元\n\n| 项目 | 比重 | 比例 | 增幅 | 面积 | 投资 |\n|---|---|---|---|---|---|\n| 修路 | 1 | 2 | 3 | 4 | 5 |\n", "1=1 2=2 3=3 4=4 5=5e4元"),
    ("单位：万元\n\n| 项目 | 投资 | 面积奖励（万元） |\n|---|---|---|\n| 修路 | 500 | 40 |\n", "500=5e6元 40=4e5元"),
    ("单位：户\n\n| 项目 | 占比 | 户数 |\n|---|---|---|\n| 修路 | 40 | 50 |\n", "40=40户 50=50户"),
    ("单位：万元\n\n| 项目 | 投资 | 资金占比 |\n|---|---|---|\n| 修路 | 500 | 40 |\n", "500=5e6元 40=40"),
    ("下表为情况。\n\n| 项目 | 5万元以上（户） | 资产（万亿元） |\n|---|---|---|\n| 修路 | 40 | 2 |\n", "40=40户 2=2e12元"),
    ("单位：万元\n\n| 项目 | 投资 |\n|---|---|\n| 修路 | 12345678901234567890 |\n| 修桥 | 5 |\n", "5=5e4元"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), UNITS_OF_HEADS)
def test_a_column_takes_the_unit_that_its_own_head_names(table: str, expected: str) -> None:
    figures = issue_of(f"一段开头的文字说明情况。\n\n{table}\n结尾的话。\n").figures
    told = [(f.text, f.value, f.unit) for f in figures]
    parts = [re.fullmatch(r"(.+)=([-\d.e]+)(.*)", word) for word in expected.split()]
    assert told == [(part[1], float(part[2]), part[3]) for part in parts if part]


def test_a_head_that_begins_with_a_time_gives_the_period() -> None:
    heads = "| 2022年末 | 2022年底 | 2023年初 | 2023年上半年 | 2023年5月 | 2023年计划 |"
    text = f"下表为情况。\n\n| 项目 {heads}\n|---|---|---|---|---|---|---|\n| 粮食（吨） | 1 | 2 | 3 | 4 | 5 | 6 |\n"
    periods = [(figure.subject, figure.period) for figure in issue_of(text).figures]
    stated = ["2022年末", "2022年底", "2023年初", "2023年上半年", "2023年5月", "2023年"]
    assert periods == [("粮食", period) for period in stated]


def test_the_year_of_a_row_is_the_period() -> None:
    text = "下表为情况。\n\n| 年份 | 税收（万元） |\n|---|---|\n| 2023年 | 12 |\n| 2024年 | 13 |\n"
    assert [(figure.subject, figure.period) for figure in issue_of(text).figures] == [
        ("税收", "2023年"),
        ("税收", "2024年"),
    ]


def test_heads_in_two_rows_give_their_units_to_the_columns_below() -> None:
    text = (
        '单位：万元\n\n<table><tr><td colspan="6">贷款情况（单位：万元）</td></tr>'
        '<tr><td rowspan="2">对象</td><td colspan="2">笔数（笔）</td><td colspan="2">金额</td>'
        '<td rowspan="2">比重（%）</td></tr><tr><td>新增</td><td>累计</td><td>新增</td><td>累计</td></tr>'
        "<tr><td>农户</td><td>31</td><td>41</td><td>250</td><td>360</td><td>9.5</td></tr></table>\n\n结尾的话。\n"
    )
    told = [(f.text, f.value, f.unit, f.subject) for f in issue_of(text).figures]
    assert told == [
        ("31", 31.0, "笔", "农户新增"),
        ("41", 41.0, "笔", "农户累计"),
        ("250", 2.5e6, "元", "农户新增"),
        ("360", 3.6e6, "元", "农户累计"),
        ("9.5", 9.5, "%", "农户比重"),
    ]


def test_heads_on_two_lines_are_put_together() -> None:
    text = "表1　水质\n年份\n优良水体\n比例（%）\n劣等水体\n比例（%）\n2021 年\n93.7\n6.3\n2022 年\n95.4\n4.6\n"
    figures = issue_of("一段开头的话。\n\n" + text).figures
    assert [(f.text, f.unit, f.subject, f.period) for f in figures] == [
        ("93.7", "%", "优良水体比例", "2021年"),
        ("6.3", "%", "劣等水体比例", "2021年"),
        ("95.4", "%", "优良水体比例", "2022年"),
        ("4.6", "%", "劣等水体比例", "2022年"),
    ]


@pytest.mark.parametrize(
    ("heads", "row", "told"),
    [
        ("年份 比例（%） 优良水体 数量（个）", "93.7 6", [("93.7", "%"), ("6", "个")]),
        ("年份 站点 优良水体 比例（%）", "12 93.7", [("12", ""), ("93.7", "%")]),
        (
            "年份 降水（毫米） 蒸发（毫米） 优良水体 比例（%）",
            "12 7 93.7",
            [("12", "毫米"), ("7", "毫米"), ("93.7", "%")],
        ),
    ],
)
def test_only_a_head_without_a_unit_goes_on_on_the_next_line(heads: str, row: str, told: list[tuple[str, str]]) -> None:
    body = "".join(f"{year} 年\n" + row.replace(" ", "\n") + "\n" for year in (2021, 2022))
    issue = issue_of("一段开头的话。\n\n表1　水质\n" + heads.replace(" ", "\n") + "\n" + body)
    assert [(figure.text, figure.unit) for figure in issue.figures] == told * 2


def test_a_figure_of_a_table_that_nothing_names_has_no_subject() -> None:
    row = ((cell("", 0), cell("2023年", 0)), (cell("", 0), cell("12万元", 5)))
    table = Block(BlockKind.TABLE, cell("2023年12万元", 0), (Span(0, 9),), cells=row)
    assert [figure.subject for figure in read_figures(Issue(Source("t", "2023年12万元"), (table,)))] == [None]


def test_rows_for_export_are_json() -> None:
    issue = issue_of("按3∶2∶5的比例配套，招收20～30人，投资8千余万元。")
    rows = json.loads(json.dumps(figures_json(issue), ensure_ascii=False))
    assert [row["value"] for row in rows] == [[3, 2, 5], [20, 30], 80000000]
    assert [row["text"] for row in rows] == ["3∶2∶5", "20～30人", "8千余万元"]
    assert all(issue.source.text[row["start"] : row["end"]] == row["text"] for row in rows)


def test_contents_are_not_searched() -> None:
    entry = Block(BlockKind.CONTENTS, cell("一、安排资金35万元的报告", 0), (Span(0, 12),))
    assert read_figures(Issue(Source("t", "一、安排资金35万元的报告"), (entry,))) == ()


PIECES = st.sampled_from(
    [
        *"0123456789０５％%‰.,，、 -—～至到和：∶（）第一二三十百千万亿两〇点余多成分之元个人次件年月日吨亩每约近比占“”\n",
        "万元",
        "亿元",
        "百分之",
        "个百分点",
        "增长",
        "其中",
        "2023年",
        "由",
        "调整为",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_gives_ordered_figures_that_slice_back(text: str) -> None:
    issue = issue_of(text)
    last = 0
    for figure in issue.figures:
        assert issue.source[figure.span] == figure.text != ""
        assert last <= figure.span.start < figure.span.end
        last = figure.span.end


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_squeezing_only_drops_spaces(text: str) -> None:
    flow = squeeze(Flow(text))
    assert flow.text.replace(" ", "") == text.replace(" ", "")
    assert all(text[flow.at(i)] == char for i, char in enumerate(flow.text))


@pytest.mark.parametrize(
    "unit", ["1", "一", "1,", "1 ", "1 234 ", "百分之", "万", "1.", "-", "至1", "1、", "1:", "年1", "（1", "A1"]
)
def test_long_lines_of_one_kind_stay_linear(unit: str) -> None:
    """A hundred thousand characters; quadratic rules would not come to an end here."""
    issue = issue_of(unit * (100_000 // len(unit)) + "万元")
    assert all(figure.span.end <= len(issue.source.text) for figure in issue.figures)
