"""The budget table: what is an adjustment, and that its columns add up as they are shown."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.claims.budget import budget_rows
from parsers.issue import parse_issue
from parsers.model import Issue, Source
from tests.cases_runner import Case, cases
from tui import texts
from tui.cells import cells
from tui.figures.budget import BudgetView, percent_text
from tui.places import Places
from tui.tables import to_csv


def view_of(text: str, width: int = 80) -> BudgetView:
    texts.use_language("zh")
    issue = parse_issue(Source("made.txt", text))
    return BudgetView(issue, budget_rows(issue), Places(issue), width)


def drawn(view: BudgetView, width: int) -> list[str]:
    return ["".join(piece.text for piece in view.draw(row, width)) for row in range(view.count)]


@pytest.mark.parametrize("case", cases("budget.txt"), ids=lambda case: case.title)
def test_cases(case: Case) -> None:
    view = view_of(case.text)
    odd = {row.subject for row in view.rows if not row.agrees}
    lines = [" ".join(row[:-1]) + (" ≠" if row[0] in odd else "") for row in view.table("text")[1:]]
    assert "\n".join(lines) == case.expected.strip("-\n ")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.decimals(min_value=Decimal("0.01"), max_value=Decimal(99999), places=4),
            st.decimals(min_value=Decimal("0.01"), max_value=Decimal(99999), places=4),
            st.sampled_from(["元", "万元", "亿元", "美元"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_the_columns_subtract_to_the_eye(amounts: list[tuple[Decimal, Decimal, str]]) -> None:
    said = (
        f"第{n}项支出由年初的{a}{unit}调整为{b}{unit}。" for n, (a, b, unit) in zip("甲乙丙丁", amounts, strict=False)
    )
    view = view_of("\n\n".join(said))
    table = view.table("text")[1:]
    assert len(table) == len(amounts)
    for row in table:
        opening, moved, adjusted = (Decimal(cell.replace(",", "")) for cell in row[1:4])
        assert opening + moved == adjusted
    assert {row[5] for row in table if row[5].endswith("美元")} <= {"美元"}


@pytest.mark.parametrize("width", [24, 36, 47, 60, 80, 120])
def test_no_amount_is_cut_and_each_column_stands_under_its_head(width: int) -> None:
    view = view_of(
        "一般公共预算收入总量由年初的1,352,640万元调整为1,332,315万元。年终结余由年初的628万元调整为881万元。", width
    )
    lines = drawn(view, width - 1)
    assert all(cells(line) <= width for line in lines)
    head = next(line for line in lines if "调整为" in line)
    end = cells(head[: head.index("调整为") + 3])
    for words in ("1,332,315", "881"):
        line = next(line for line in lines if words in line)
        assert cells(line[: line.index(words) + len(words)]) == end


def test_another_difference_in_print_is_shown_beside() -> None:
    lines = drawn(view_of("收入由年初的60亿元调整为63.54亿元，增加3.45亿元。"), 79)
    assert any("≠ 文中 3.45亿元" in line and "+3.54" in line for line in lines)


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_an_empty_table_says_what_it_needs(language: str) -> None:
    view = view_of("全年收入85亿元，比上年增长3%。", 48)
    texts.use_language(language)
    view = BudgetView(view.issue, (), view.places, 48)
    told = "".join(drawn(view, 47))
    assert "年初预算数" in told.replace(" ", "")
    assert view.target(0) is None
    assert view.figure(0) is None


def test_without_figures_there_is_nothing_to_say() -> None:
    assert BudgetView(Issue(Source("none", "")), (), Places(Issue(Source("none", ""))), 48).count == 0


def test_csv_has_raw_numbers() -> None:
    table = view_of("外债由年初的2.4亿美元调整为2.1亿美元。").table("csv")
    head, row = csv.reader(to_csv(table).splitlines())
    assert head == ["subject", "opening", "difference", "adjusted", "percent", "unit", "document"]
    assert row[:6] == ["外债", "240000000", "-30000000", "210000000", "-12.5", "美元"]


@pytest.mark.parametrize(
    ("percent", "told"), [(None, ""), (0.0, "0.0%"), (0.04, "+0.04%"), (-28.62, "-28.6%"), (1488.0, "+1,488.0%")]
)
def test_percentages(percent: float | None, told: str) -> None:
    assert percent_text(percent) == told
