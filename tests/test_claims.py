"""Claims: invented passages and what the checks say of them, errors planted in some."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.claims import check_claims
from parsers.claims.export import claims_json
from parsers.claims.naming import names
from parsers.claims.same import SameQuantities
from parsers.claims.wording import amount
from parsers.figures import read_figures
from parsers.issue import outline_issue, parse_issue
from parsers.model import Block, BlockKind, Claim, Flow, Issue, Mention, Person, Section, Source, Span
from tests.cases_runner import Case, cases

CASES = cases("claims*.txt")


def checked(text: str) -> Issue:
    issue = outline_issue(Source("case", f"开头的话。\n\n{text}\n\n结尾的话。\n"))
    return replaced(issue)


def line(issue: Issue, claim: Claim) -> str:
    """Kind, verdict and formula; of a sum how far it is off, and what else is just as big."""
    told = f"{claim.kind} {'✓' if claim.holds else '✗'} {'implied: ' if claim.implied else ''}{claim.note}"
    if claim.kind == "sum" and not claim.holds:
        told += f"; 差 {amount(abs(claim.telling.difference), issue.figures[claim.telling.figure])}"
        if claim.telling.twin is not None:
            twin = issue.figures[claim.telling.twin]
            told += f" = {twin.subject or ''}{''.join(twin.text.split())}"
    return told


def said(issue: Issue) -> list[str]:
    return [line(issue, claim) for claim in issue.claims]


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_cases(case: Case) -> None:
    assert said(checked(case.text)) == [line for line in case.expected.splitlines() if line != "-"]


def test_a_claim_spans_its_figures_and_says_what_it_recomputed() -> None:
    issue = checked("收入由年初的60亿元调整为63.54亿元，增加3.45亿元。")
    (claim,) = issue.claims
    assert issue.source[claim.span] == "收入由年初的60亿元调整为63.54亿元，增加3.45亿元"
    assert [issue.figures[i].text for i in claim.figures] == ["60亿元", "63.54亿元", "3.45亿元"]
    assert not claim.holds
    assert (claim.telling.stated, claim.telling.recomputed) == pytest.approx((3.45e8, 3.54e8))
    assert claim.telling.difference == 9e6


def test_headings_below_a_paragraph_are_counted_where_they_are_indented() -> None:
    titles = ("结合主题活动", "结合代表小组", "结合人大工作")
    points = "".join(
        f"　　（{number}）{title}\n\n　　开展视察。\n\n" for number, title in zip("一二三", titles, strict=True)
    )
    issue = parse_issue(Source("case", f"关于督办工作情况的报告\n\n　　从三个方面加大督办力度：\n\n{points}"))
    assert said(issue) == ["count ✓ 三个: 结合主题活动、结合代表小组、结合人大工作"]


def replaced(issue: Issue) -> Issue:
    """`issue` with its figures read and its claims checked."""
    figures = read_figures(issue)
    return dataclasses.replace(issue, figures=figures, claims=check_claims(issue, figures))


def flat(text: str, kind: BlockKind, at: int) -> Block:
    return Block(kind, Flow(text, (0,), (at,)), (Span(at, at + len(text)),))


def test_headings_below_are_counted() -> None:
    text = "重点抓好两个方面工作：（一）抓防范（二）抓打击"
    blocks = (
        flat(text[:11], BlockKind.PARAGRAPH, 0),
        flat(text[11:17], BlockKind.HEADING, 11),
        flat(text[17:], BlockKind.HEADING, 17),
    )
    children = tuple(
        Section(3, text[a : a + 3], text[a + 3 : b], Span(a, b), Span(a, b)) for a, b in ((11, 17), (17, 23))
    )
    issue = Issue(Source("t", text), blocks, sections=(Section(2, "", "", Span(0, 0), Span(0, 23), children=children),))
    (claim,) = check_claims(issue, read_figures(issue))
    assert (claim.kind, claim.holds, claim.note) == ("count", True, "两个: 抓防范、抓打击")


def test_those_present_are_counted() -> None:
    text = "主任甲及委员共3人出席了会议。"
    people = (*(Person(name, attendance="present") for name in "甲乙丙"), Person("丁", attendance="leave"))
    issue = Issue(Source("t", text), (flat(text, BlockKind.PARAGRAPH, 0),), people=people)
    assert said(replaced(issue)) == ["count ✓ 3人: 甲、乙、丙"]


def test_these_two_are_those_whom_the_sentence_names() -> None:
    text = "丙请假。免去甲的职务，免去乙的职务，是因这两位同志退休。"
    spans = {"甲": Span(6, 7), "乙": Span(13, 14), "丙": Span(0, 1)}
    people = tuple(Person(name, (Mention(name, span),)) for name, span in spans.items())
    issue = Issue(Source("t", text), (flat(text, BlockKind.PARAGRAPH, 0),), people=people)
    assert said(replaced(issue)) == ["count ✓ 两位: 甲、乙"]


def test_a_total_of_two_digits_that_a_column_misses_is_no_misprint() -> None:
    issue = checked("| 项目 | 决算（亿元） |\n|---|---|\n| 合计 | 12 |\n| 甲 | 5 |\n| 乙 | 6 |")
    assert issue.claims == ()


def test_rows_for_export_are_json() -> None:
    issue = checked("限额96.35亿元，其中一般限额18.62亿元，专项限额77.73亿元。")
    (row,) = json.loads(json.dumps(claims_json(issue)))
    assert row["kind"] == "sum"
    assert row["figures"] == [0, 1, 2]
    assert row["holds"] is True
    assert issue.source.text[row["start"] : row["end"]].startswith("限额96.35亿元")


WORDS = ["1亿元", "2.5亿元", "3%", "12件", "其中", "包括：", "由", "调整为", "增加", "减少", "，", "。", "；", "占总数的", "共", "\n\n一是", "\n\n二是", "结余", "收入", "支出", "（", "）", "0件", "0%", "０元", "率为", "税收占收入的", "［4］", "含", "\n"]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_any_text_is_checked_without_complaint(text: str) -> None:
    issue = checked(text)
    for claim in issue.claims:
        assert len(claim.figures) >= (1 if claim.kind == "count" else 3)
        assert claim.span.start < claim.span.end
        assert all(0 <= index < len(issue.figures) for index in claim.figures)
        told = [issue.figures[i].span for i, role in zip(claim.figures, claim.roles, strict=True) if role != "whole"]
        assert all(claim.span.start <= span.start and span.end <= claim.span.end for span in told)
        assert claim.statements
        for each in claim.statements:
            exact = Decimal(repr(each.recomputed)) - Decimal(repr(each.stated))
            assert Decimal(repr(each.difference)) == exact
            assert each.span.end == issue.figures[each.figure].span.end
            assert each.figure in claim.figures


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.integers(min_value=1, max_value=10**7), min_size=2, max_size=6), st.integers(min_value=-9, max_value=9)
)
def test_a_sum_holds_only_when_it_closes(parts: list[int], error: int) -> None:
    total = sum(parts) + error
    listed = "，".join(f"第{name}类{part}件" for name, part in zip("甲乙丙丁戊己", parts, strict=False))
    claims = [
        c
        for c in checked(f"共收到来件{total}件，包括：{listed}。").claims
        if c.kind == "sum" and len(c.figures) == len(parts) + 1
    ]
    if error == 0:
        assert [c.holds for c in claims] == [True]
    else:
        assert all(not c.holds for c in claims)


def test_a_number_beyond_all_numbers_is_no_figure() -> None:
    issue = parse_issue(Source("x", "共有" + "亿" * 60 + "一人。\n"))
    assert issue.figures == ()
    assert [note for note in issue.notes if note.code == "defect"] == []


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("截至2023年底，政府债务余额84.64亿元。", "截至2023年年底，全区政府债务余额为84.46亿元。", True),
        ("2023年税收收入80.2亿元。", "2022年税收收入79.2亿元。", False),
        ("2023年全市税收收入80.2亿元。", "2023年市本级税收收入79.2亿元。", False),
        ("年末专任教师5.61万人。", "年末专任教师5.11万人。", False),
        ("2023年税收收入约80.2亿元。", "2023年税收收入79.9亿元。", False),
        ("2023年税收收入75～85亿元。", "2023年税收收入79.9亿元。", False),
    ],
)
def test_the_same_thing_of_the_same_year_stated_otherwise(first: str, second: str, contradict: bool) -> None:
    issue = checked(f"{first}\n\n{second}")
    found = [other for index in range(2) for other in SameQuantities(issue).of(index) if not other.agrees]
    assert bool(found) is contradict


NOUNS = ["学校", "办理案件", "技改投入", "村集体收入", "在园幼儿"]
STRANGE = ["教师队伍", "办案人员", "能耗总量", "合作社", "食堂面积"]


@pytest.mark.parametrize(("noun", "other"), list(zip(NOUNS, STRANGE, strict=True)))
@pytest.mark.parametrize("verb", ["增长", "下降", "减少", "增加", "压减"])
def test_a_percentage_of_another_thing_is_no_misfit_of_a_change(noun: str, other: str, verb: str) -> None:
    assert checked(f"{noun}由480调整为36件，{other}{verb}12.3%。").claims == ()
    assert checked(f"{noun}由48件调整为36件，{other}{verb}12.3%。").claims == ()
    (claim,) = checked(f"{noun}由48件调整为36件，下降12.3%。").claims
    assert not claim.holds


@pytest.mark.parametrize(
    "text", ["０元０元占总０％０元", "其他收入0万元，占0%。本年收入合计0万元。", "共。\n［4］2.5亿元%1元2.5亿元"]
)
def test_nothing_is_divided_by_nothing(text: str) -> None:
    issue = parse_issue(Source("x", text))
    assert [note.code for note in issue.notes if note.code == "defect"] == []
    assert issue.claims == ()


@pytest.mark.parametrize(
    ("words", "subject", "named"),
    [("余额", "债务余额", True), ("全区农户", "农户", True), ("道路建议", "道路", True), ("农户", "非农户", False), ("户", "农户", False)],
)  # fmt: skip
def test_words_name_a_subject_that_ends_in_them(words: str, subject: str, named: bool) -> None:
    assert names(words, subject) is named


ROSTERS = [
    ("出席（3名）：石一方　杜小满　江大川", "count ✓ 3名: 石一方、杜小满、江大川"),
    ("请假（3名）：\n石一方　杜小满　江大川", "count ✓ 3名: 石一方、杜小满、江大川"),
    ("出席委员：石一方、杜小满、江大川，共3人", "count ✓ 3人: 石一方、杜小满、江大川"),
    ("增聘了3名护林队员，名单如下：\n石一方　杜小满　江大川", "count ✓ 3名: 石一方、杜小满、江大川"),
    ("云岭镇（3名）\n石一方　杜小满　江大川", "count ✓ 3名: 石一方、杜小满、江大川"),
    ("缺席（1名）：石一方", "count ✓ 1名: 石一方"),
    ("出席会议的共3人。\n出席：石一方　杜小满　江大川", "count ✓ 3人: 石一方、杜小满、江大川"),
    ("出席会议的共3人。\n列席：石一方　杜小满　江大川", ""),
    ("出席（4名）：石一方　杜小满　江大川", ""),
    ("石一方、杜小满到场，全体二十余人，共2人", ""),
]


@pytest.mark.parametrize(("roster", "expected"), ROSTERS)
def test_the_number_of_a_roster_is_that_of_its_names(roster: str, expected: str) -> None:
    issue = parse_issue(Source("case", f"会议名单\n\n{roster}\n"))
    assert said(issue) == [expected] * bool(expected)
