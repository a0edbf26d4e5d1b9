"""Claims that could not be checked: nothing is left out in silence, and nothing is divided by nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers import claims
from parsers.claims.checkers import Checkers
from parsers.claims.scene import Scene
from parsers.issue import complete_issue, outline_issue, parse_issue
from parsers.model import Issue, Note, Source, Span
from parsers.quote.citation import cite, in_words
from tests.invariants import broken_laws
from tui.cli import main
from tui.printing import contents_text

WRONG = "一般公共预算收入90亿元，其中税收60亿元，非税40亿元。"
RIGHT = "一般公共预算收入100亿元，其中税收60亿元，非税40亿元。"
CHANGE = "支出由80亿元调整为85亿元，增加5亿元。"


def strictly(text: str) -> Issue:
    """The whole issue; a defect is raised."""
    return complete_issue(outline_issue(Source("x", text)), strict=True)


@pytest.mark.parametrize(
    "text",
    [
        "财政收入9万元，比上年增收9万元，增长5%。",  # from nothing
        "财政收入0万元，比上年减收0万元，下降0%。",
        "财政支出9万元，比上年增支10万元，增长5%。",  # from less than nothing
        "支出合计1/2，收入合计20万元，支出合计5万元，结余1～2万元。",
        "限额由9亿元下降为3亿元，减少1～2亿元。",
        "完成1～2亿元，为预算3亿元的50%。",
    ],
)
@pytest.mark.parametrize("other", ["", CHANGE])
def test_of_nothing_and_of_a_range_there_is_no_claim(text: str, other: str) -> None:
    assert [claim.kind for claim in strictly(f"报告\n\n　　{text}\n\n　　{other}").claims] == ["change"] * bool(other)


def test_the_other_numbers_of_a_change_are_checked_without_its_range() -> None:
    (claim,) = strictly("支出由80亿元调整为85亿元，增加9亿元，增长5%～6%。").claims
    assert [(statement.role, statement.holds) for statement in claim.statements] == [("delta", False)]


NUMBERS = (
    "0万元 ０％ 0% 13.6亿元 1元 100亿元 60亿元 40亿元 0人 20人 1～2亿元 1/2 百分之零 零元 1.5倍 0倍 50% 0.00亿元 3 五位"
)
WORDS = (
    "， 。 、 ； ： （ ） 其中 包括 分别占 占总数的 的 占 为 合计 共 总额 收入 支出 结余 由 调整为 增加 减少 增长 下降 比上年 增收 减收 "
    "同比 税收收入 男 女 比为 结案率 完成预算的 应到 实到 请假 ［4］ (1) 以上 相抵 净 加上 收入总计 约 等 下列 \n \n\n "
    "收益率 资产 负债 率为 人均 票 赞成 反对 年末余额 年初余额 结转 每 倍 十年 男性 女性 结构为 上年同期 核减 调增"
)
TEXTS = st.lists(
    st.sampled_from([*NUMBERS.split(" "), *WORDS.split(" "), *NUMBERS.split(" ")]), min_size=2, max_size=30
)


@settings(max_examples=80, deadline=None)
@given(TEXTS.map("".join))
def test_whatever_numbers_stand_together_no_claim_fails_or_runs_backwards(text: str) -> None:
    assert broken_laws(strictly(text)) == []


CHECKERS = ["find_sums", "find_list_sums", "find_totals", "find_runs", "find_balances", "find_ratios", "find_counts"]


def fails(*_: object) -> Iterator[object]:
    raise ZeroDivisionError
    yield


@pytest.mark.parametrize("name", CHECKERS)
def test_a_checker_that_fails_takes_nothing_from_the_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"报告\n\n　　{CHANGE}\n\n　　{RIGHT}"
    whole = parse_issue(Source("x", text))
    assert {claim.kind for claim in whole.claims} == {"change", "sum"}
    monkeypatch.setattr(claims, name, fails)
    issue = parse_issue(Source("x", text))
    (note,) = issue.notes
    assert (note.code, note.detail.split()[0]) == ("defect", "claims:")
    assert note.detail.endswith("(ZeroDivisionError)")
    left = {"change"} if name == "find_sums" else {"change", "sum"}
    assert {claim.kind for claim in issue.claims} == left
    with pytest.raises(ZeroDivisionError):
        strictly(text)


def test_what_a_checker_found_before_it_failed_is_kept_and_told_once() -> None:
    told: list[Note] = []
    checks = Checkers(told.append, strict=False)

    def some() -> Iterator[int]:
        yield 1
        raise ValueError

    assert checks.found("sums", some) == [1]
    assert checks.made("sums", [2, 0, 1], lambda number: 2 // number) == [1, 2]
    assert [note.detail for note in told] == ["claims: sums (ValueError)"]


def parts(count: int) -> tuple[str, int]:
    """A list of so many parts, and their sum."""
    sizes = [101 + 7 * number for number in range(count)]
    names = ("甲乙丙丁戊己庚辛壬癸"[k % 10] + "村乡镇街坊"[k // 10] for k in range(count))
    return "、".join(f"{name}{size}人" for name, size in zip(names, sizes, strict=True)), sum(sizes)


@pytest.mark.parametrize("form", ["包括{parts}，合计{total}人。", "总计{total}人，其中{parts}。"])
@pytest.mark.parametrize("off", [0, 1])
@pytest.mark.parametrize("count", [24, 26, 27, 45])
def test_a_list_too_long_to_be_added_is_said_to_be(form: str, off: int, count: int) -> None:
    listed, total = parts(count)
    issue = strictly(form.format(parts=listed, total=total + off))
    cut = [note for note in issue.notes if note.code == "claims-cut"]
    if cut:
        assert issue.claims == ()
        assert cut[0].span is not None
        assert issue.source[cut[0].span] == f"{total + off}人"
    elif form.startswith("包括") or not off:
        assert [claim.holds for claim in issue.claims] == [not off]
    assert bool(cut) is (count > (24 if form.startswith("包括") else 40))


def run(tmp_path: Path, text: str, *arguments: str) -> int:
    path = tmp_path / "issue.txt"
    path.write_text(text, "utf-8")
    return main([str(path), "--lang", "en", *arguments])


@pytest.mark.parametrize("what", ["claims", "all", "text", "contents", "people"])
def test_what_was_not_checked_outweighs_what_does_not_hold(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, RIGHT, "--print", what, "--fail-on-claims") == 0
    assert run(tmp_path, WRONG, "--print", what, "--fail-on-claims") == 1
    assert capfd.readouterr().err == ""
    monkeypatch.setattr(claims, "find_ratios", fails)
    assert run(tmp_path, WRONG, "--print", what, "--fail-on-claims") == 2
    err = capfd.readouterr().err
    assert err == (
        "gazette-tui: issue.txt: not complete: A defect in the program: this part was left out: claims: ratios (ZeroDivisionError)\n"
    )
    assert run(tmp_path, WRONG, "--print", what) == 0
    assert capfd.readouterr().err == (err if what in ("claims", "all") else "")


@pytest.mark.parametrize(
    ("note", "whole"),
    [
        (Note("flood-figures"), False),
        (Note("flood-people"), False),
        (Note("flood", "9", Span(0, 9)), False),
        (Note("defect", "people (KeyError)"), False),
        (Note("contents-unmatched", "一、"), True),
    ],
)
def test_what_claims_rest_on_has_to_be_whole(
    note: Note, whole: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def read(source: Source) -> Issue:
        return Issue(source, notes=(note,))

    monkeypatch.setattr("tui.printing.parse_issue", read)
    assert run(tmp_path, RIGHT, "--print", "claims", "--fail-on-claims") == (0 if whole else 2)
    assert capfd.readouterr().err.count("\n") == (0 if whole else 1)


def test_a_defect_of_the_whole_stage_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Scene, "_lay_out", fails)
    monkeypatch.setattr("parsers.claims.Scene", lambda *_: 1 // 0)
    assert run(tmp_path, WRONG, "--fail-on-claims") == 2


@pytest.mark.parametrize("label", ["附件1", "附件", "附 件 2", "附录一"])
def test_a_label_without_a_title_is_shown_once(label: str) -> None:
    text = f"关于预算的报告\n\n　　正文。\n\n{label}\n\n一、方案\n\n　　内容。"
    issue = parse_issue(Source("x.txt", text))
    name = "".join(label.split())
    assert f"\n  {name}\n" in contents_text(issue)
    words = in_words(cite(issue, Span(text.index("内容"), len(text))))
    assert words.count(name[:2]) == 1
    (section,) = [section for section in issue.walk() if section.marker.startswith("附")]
    assert (section.marker, section.title) == (name, "")


def test_a_rate_that_is_a_range_is_left_alone() -> None:
    text = "县城投公司资产总额52.31亿元、负债总额49.62亿元，净资产收益率0.37%到12.84%。"
    assert complete_issue(outline_issue(Source("made", text)), strict=True).claims == ()
