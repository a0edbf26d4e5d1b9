"""The printed contents: entries however they are printed, and the titles of the body that they are matched with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.front.contents import find_contents
from parsers.front.entries import Entry
from parsers.front.leaders import page_of, read_tail, unled
from parsers.front.matching import Matcher, fold
from parsers.issue import outline_issue
from parsers.lines.split import split_lines
from parsers.model import Source, Span
from tests.cases_runner import Case, cases
from tests.mangled import mangled_gazettes

CONTENTS = cases("contents*.txt")


@pytest.mark.parametrize("case", CONTENTS, ids=[case.title for case in CONTENTS])
def test_contents_cases(case: Case) -> None:
    """Expected: `marker|title|page` an entry, a further `|name` where the contents name a speaker."""
    lines, _ = split_lines(Source(case.title, case.text))
    rows = [
        "|".join([entry.marker, entry.title, str(entry.page or ""), *([entry.name] if entry.name else [])])
        for contents in find_contents(lines)
        for entry in contents.entries
    ]
    assert "\n".join(rows) == case.expected


NEAR = """目录
1、关于县人民法院工作的报告 1
2、关于县人民检察院工作的报告 2
3、关于县人民政府工作的报吿 3
4、关于县监察委员会工作的报告 4

{}
"""


def document(title: str) -> str:
    return f"{title}\n——2024年3月5日在县人民代表大会会议上\n各位代表：\n现在报告工作，请予审议。\n"


def test_near_duplicates_are_matched_in_order_and_differences_kept() -> None:
    names = ["人民法院", "人民检察院", "人民政府", "监察委员会"]
    titles = [f"关于县{name}工作的报告" for name in names]
    issue = outline_issue(Source("near", NEAR.format("\n".join(document(title) for title in titles))))
    assert [section.title for section in issue.sections] == titles
    assert [section.printed_page for section in issue.sections] == [1, 2, 3, 4]
    assert [entry.differences for entry in issue.contents] == [(), (), (("吿", "告"),), ()]
    assert [note.code for note in issue.notes] == ["contents-differ"]


def test_an_entry_without_a_body_is_noted_and_keeps_no_section() -> None:
    titles = ["关于县人民法院工作的报告", "关于县人民政府工作的报告", "关于县监察委员会工作的报告"]
    issue = outline_issue(Source("gap", NEAR.format("\n".join(document(title) for title in titles))))
    assert [entry.section for entry in issue.contents] == [0, None, 1, 2]
    assert [note.code for note in issue.notes] == ["contents-unmatched", "contents-differ"]


def test_entries_span_their_own_words() -> None:
    source = Source(
        "span", "目录\n1、关于防汛工作的\n报告......3\n2、任免名单......9\n\n关于防汛工作的报告\n\n任免名单\n"
    )
    issue = outline_issue(source)
    assert [source[entry.span] for entry in issue.contents] == ["关于防汛工作的\n报告", "任免名单"]


@pytest.mark.parametrize(
    ("text", "title", "page"),
    [
        ("任免名单......9", "任免名单", 9),
        ("任免名单…………（12）", "任免名单", 12),
        ("任免名单\t7", "任免名单", 7),
        ("任免名单 ．．．．． １０", "任免名单", 10),
        ("任免名单/35", "任免名单", 35),
        ("任免名单 第5页", "任免名单", 5),
        ("关于2023年工作的报告21", "关于2023年工作的报告", 21),
        ("………………（9）", "", 9),
    ],
)
def test_tails(text: str, title: str, page: int) -> None:
    tail = read_tail(text)
    assert tail is not None
    assert (text[: tail.start].strip(), tail.page) == (title, page)


@pytest.mark.parametrize("text", ["任免名单", "第十七次会议通过）", "共20人。", "——在会议上"])
def test_lines_without_a_page(text: str) -> None:
    assert page_of(text) is None


@given(st.text(min_size=1, max_size=60))
def test_unled_takes_only_from_the_end(text: str) -> None:
    assert text.startswith(unled(text))


def test_fold_makes_one_of_the_forms_of_a_name() -> None:
    assert fold("某县人民代表大会常务委员会公告（第３号）") == fold("某县人大常委会公告 第3号")


@settings(max_examples=40, deadline=None)
@given(mangled_gazettes())
def test_every_entry_stands_in_its_contents(text: str) -> None:
    lines, _ = split_lines(Source("mangled", text))
    for contents in find_contents(lines):
        assert contents.start < contents.stop <= len(lines)
        for entry in contents.entries:
            assert contents.start <= entry.start < entry.stop <= contents.stop  # one without a heading begins with it
            assert entry.title.split()[0][0] in text[entry.span.start : entry.span.end]


@pytest.mark.parametrize(
    ("printed", "body", "score"),
    [
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳天地人和平", 76.2),
        ("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰天地人和平", None),
        ("甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛壬癸", 100.0),
        ("青禾县人民政府工作报告", "青禾县政府工作报告", 100.0),
    ],
)
def test_how_alike_an_entry_and_a_title_must_be(printed: str, body: str, score: float | None) -> None:
    lines, _ = split_lines(Source("alike", f"{printed}\n{body}\n"))
    entry = Entry(0, 1, printed, Span(0, len(printed)))
    found = Matcher(lines).match([entry], 1, 2)
    assert [round(match.score, 1) for match in found] == ([] if score is None else [score])
