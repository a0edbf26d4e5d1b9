"""What the checks say: one line a statement, in one language, the same on the screen, in print and for programs."""

from __future__ import annotations

import argparse
import csv
import json
import re
from functools import cache

import pytest

from parsers.claims.export import claims_json
from parsers.issue import parse_issue
from parsers.model import Issue, Source
from tui import texts
from tui.cells import cells
from tui.figures.amounts import Amounts
from tui.figures.balance import balance
from tui.figures.checks import ChecksView, tally
from tui.figures.verdicts import told
from tui.places import Places
from tui.printing_figures import claims

EVERY_KIND = """关于云岭区预算执行情况的报告

税收收入由年初的62亿元调整为60.5亿元，减少1.5亿元，下降3.9%。

收入总量10亿元，支出总量8亿元，收支相抵，年终结余2亿元。

债务余额84.64亿元，包括：一般债务余额14.52亿元，专项债务余额65.39亿元，特别国债5亿元。

办理议案建议125件，其中城建类18件，占总数的14.4%。治安、消防、交通等三个重点得到加强。
"""


@cache
def issue_of(text: str) -> Issue:
    return parse_issue(Source("made.txt", text))


def verdicts(text: str, language: str = "zh") -> list[str]:
    """Each statement of each claim as it is told."""
    texts.use_language(language)
    issue = issue_of(text)
    return [
        f"{'✓' if of.holds else '≈' if claim.implied else '✗'} {' · '.join(told(issue, Amounts(issue), claim, of))}"
        for claim in issue.claims
        for of in claim.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "税收收入由年初的62亿元调整为60.5亿元，减少1.5亿元，下降3.9%。",
            ["✓ 文中 减少1.5亿元 · 重算 62 − 60.5 = 1.5亿元", "✗ 文中 下降3.9% · 重算 2.4% · 差 1.5 个百分点"],
        ),
        (
            "税收收入由年初的59.00亿元调整为57.00亿元，减少2.00亿元，下降3.9%。",
            ["✓ 文中 减少2.00亿元 · 重算 59.00 − 57.00 = 2亿元", "✗ 文中 下降3.9% · 重算 3.39% · 差 0.51 个百分点"],
        ),
        (
            "税收收入由年初的62.00亿元调整为60.50亿元，减少1.60亿元，下降2.4%。",
            ["✗ 文中 减少1.60亿元 · 重算 62.00 − 60.50 = 1.5亿元 · 差 0.1亿元", "✓ 文中 下降2.4% · 重算 2.4%"],
        ),
        (
            "税收收入由年初的62亿元调整为63.5亿元，减少1.5亿元。",
            ["✗ 文中 减少1.5亿元 · 重算 63.5 − 62 = 1.5亿元 · 差 3亿元"],
        ),
        (
            "户数由26,317户增加到29,048户，净增2,371户。",
            ["✗ 文中 净增2,371户 · 重算 29,048 − 26,317 = 2,731户 · 差 360户"],
        ),
        ("收入总量10亿元，支出总量8亿元，收支相抵，年终结余2亿元。", ["✓ 文中 2 = 10 − 8亿元"]),
        (
            "债务余额84.64亿元，包括：一般债务余额14.52亿元，专项债务余额65.39亿元，特别国债5亿元。",
            ["✗ 文中 84.64 ≠ 14.52 + 65.39 + 5 = 84.91亿元 · 差 0.27亿元"],
        ),
        ("限额12.5亿元，其中一般限额3亿元，专项限额95,000万元。", ["✓ 文中 12.5亿元 = 3亿元 + 95,000万元"]),
        ("办理建议125件，其中城建类18件，占总数的14.4%。", ["✓ 文中 占总数的14.4% · 重算 18件 ÷ 125件 = 14.4%"]),
        (
            "税收收入由年初的62.00亿元调整为60.50亿元，减少1.60亿元，按可比口径下降3.9%。",
            ["✗ 文中 减少1.60亿元 · 重算 62.00 − 60.50 = 1.5亿元 · 差 0.1亿元"],
        ),
        (
            "户数由26,317户增加到29,048户，下降3.9%。",
            ["✗ 文中 下降3.9% · 重算 +10.4% · 差 14.3 个百分点"],
        ),
        (
            "限额12.5亿元，其中一般限额3.2亿元，专项限额9.2亿元。",
            ["✓ 文中 12.5 ≈ 3.2 + 9.2 = 12.4亿元 · 四舍五入之内"],
        ),
        (
            "收入由年初的59亿元调整为57亿元，减少2亿元，下降3.9%。",
            ["✓ 文中 减少2亿元 · 重算 59 − 57 = 2亿元", "✓ 文中 下降3.9% · 重算 3.4% · 四舍五入之内"],
        ),
        ("治安、消防、交通等三个重点得到加强。", ["✓ 文中 三个 = 治安、消防、交通"]),
    ],
)
def test_a_verdict_says_what_failed(text: str, expected: list[str]) -> None:
    found = verdicts(text)
    assert [line for line in found if line in expected or len(found) == len(expected)] == expected


def test_the_gap_is_looked_for_among_the_other_figures() -> None:
    (line,) = verdicts("债务余额84.64亿元，包括：一般债务14.25亿元，专项债务65.39亿元。\n\n特别国债50,000万元。\n")
    assert line == "✗ 文中 84.64 ≠ 14.25 + 65.39 = 79.64亿元 · 差 5亿元 = 特别国债50,000万元"


def test_a_figure_that_is_about_as_big_as_the_gap_explains_nothing() -> None:
    (line,) = verdicts("债务余额84.64亿元，包括：一般债务14.25亿元，专项债务65.39亿元。\n\n特别国债5亿余元。\n")
    assert line == "✗ 文中 84.64 ≠ 14.25 + 65.39 = 79.64亿元 · 差 5亿元"


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_no_language_is_mixed(language: str) -> None:
    issue = issue_of(EVERY_KIND)
    texts.use_language(language)
    view = ChecksView(issue, Amounts(issue), Places(issue), 60)
    drawn = ["".join(piece.text for piece in view.draw(row, 60)) for row in range(view.count)]
    printed = [claims(issue, argparse.Namespace(format=form)) or "" for form in ("text", "markdown")]
    for claim in issue.claims:
        drawn += ["".join(p.text for p in line) for line in balance(claim, issue, Amounts(issue), 60)]
    for line in (*drawn, *"\n".join(printed).splitlines()):
        others = r"[A-Za-z]{2,}" if language == "zh" else r"[\u4e00-\u9fff]+"
        assert all(word in EVERY_KIND for word in re.findall(others, line)), line


def test_a_difference_is_called_one() -> None:
    issue = issue_of("收入总量10亿元，支出总量8亿元，收支相抵，年终结余2亿元。")
    texts.use_language("zh")
    view = ChecksView(issue, Amounts(issue), Places(issue), 60)
    assert "相减" in "".join(piece.text for piece in view.draw(0, 60))
    (row,) = claims_json(issue)
    assert row["kind"] == "sum"  # the corpus counts it so
    assert row["roles"] == ["total", "part", "less"]


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_csv_is_for_programs(language: str) -> None:
    texts.use_language(language)
    issue = issue_of(EVERY_KIND)
    made = claims(issue, argparse.Namespace(format="csv"))
    assert made is not None
    rows = list(csv.DictReader(made.splitlines()))
    assert [(row["verdict"], row["kind"], row["role"]) for row in rows] == [
        ("holds", "change", "delta"),
        ("fails", "change", "percent"),
        ("holds", "difference", "difference"),
        ("fails", "sum", "total"),
        ("holds", "ratio", "share"),
        ("holds", "count", "count"),
    ]
    assert [row["stated"] for row in rows] == ["-150000000", "-3.9", "200000000", "8464000000", "14.4", "3"]
    failed = rows[3]
    assert (failed["recomputed"], failed["difference"], failed["unit"]) == ("8491000000", "27000000", "元")
    assert (rows[1]["unit"], rows[1]["difference_unit"]) == ("%", "个百分点")


def test_every_form_tells_the_same_verdicts() -> None:
    texts.use_language("zh")
    issue = issue_of(EVERY_KIND)
    rows = json.loads(json.dumps(claims_json(issue)))
    codes = [each["verdict"] for row in rows for each in row["statements"]]
    assert [row["verdict"] for row in rows] == ["fails", "holds", "fails", "holds", "holds"]
    printed = csv.DictReader((claims(issue, argparse.Namespace(format="csv")) or "").splitlines())
    assert [row["verdict"] for row in printed] == codes
    text = claims(issue, argparse.Namespace(format="text")) or ""
    assert [{"✓": "holds", "✗": "fails"}[line[0]] for line in text.splitlines()[1:]] == codes
    assert tally(issue.claims) == {"✓": 3, "✗": 2}
    for row in rows:
        telling = next((each for each in row["statements"] if each["verdict"] != "holds"), row["statements"][0])
        assert all(row[key] == telling[key] for key in ("stated", "recomputed", "difference", "unit"))


@pytest.mark.parametrize("width", [24, 36, 47, 60, 79])
def test_rows_fit_and_no_number_is_parted_from_its_unit(width: int) -> None:
    texts.use_language("zh")
    issue = issue_of(EVERY_KIND)
    view = ChecksView(issue, Amounts(issue), Places(issue), width)
    lines = ["".join(piece.text for piece in view.draw(row, width)) for row in range(view.count)]
    assert all(cells(line) <= width for line in lines)
    text = "\n".join(lines)
    for words in ("下降3.9%", "1.5 个百分点", "84.91亿元", "差 0.27亿元", "14.4%"):
        assert words in text, words


def test_a_statement_has_the_span_of_its_words() -> None:
    issue = issue_of(EVERY_KIND)
    words = [issue.source[of.span] for claim in issue.claims for of in claim.statements]
    assert words == ["减少1.5亿元", "下降3.9%", "2亿元", "84.64亿元", "占总数的14.4%", "三个"]
