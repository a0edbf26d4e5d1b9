"""The printed contents: entries however they are printed, and the titles of the body that they are matched with."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.front.contents import find_contents
from parsers.front.entries import ContentsLine, PrintedEntry, entry_number, one_column, without_label
from parsers.front.gazettes import names_gazette
from parsers.front.leaders import page_of, read_tail, unled
from parsers.front.masthead import read_masthead
from parsers.front.matching import Matcher, fold
from parsers.issue import outline_issue
from parsers.lines.split import split_lines
from parsers.model import Flow, Source, Span
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
        ("任免名单　　　－12", "任免名单", 12),
        ("防汛报告……游一方1024", "防汛报告", 1024),
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
    entry = PrintedEntry(0, 1, printed, Span(0, len(printed)))
    found = Matcher(lines).match([entry], 1, 2)
    assert [round(match.score, 1) for match in found] == ([] if score is None else [score])


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        ("全县防汛抗旱工作情况报告", "全县防汛抗旱工作情况的报告", 1),
        ("全县防汛抗旱工作情况报告", "全县防汛抗旱工作情况的报告。", 0),
        ("防汛抗旱，人人有责！", "防汛抗旱，人人有责！", 1),
        ("关于防汛工作的报告", "关于防汛\n\n\n工作的报告", 1),
        ("关于防汛工作的报告", "关于防汛\n\n\n\n工作的报告", 0),
    ],
)
def test_a_sentence_is_no_title_but_a_call_is(title: str, body: str, found: int) -> None:
    lines, _ = split_lines(Source("closed", f"{title}\n{body}\n"))
    entry = PrintedEntry(0, 1, title, Span(0, len(title)))
    assert len(Matcher(lines).match([entry], 1, len(lines))) == found


@pytest.mark.parametrize(
    ("title", "found"), [("关于防汛工作的报吿", True), ("关於防汛工作的报告", True), ("关於防汛工作的报吿", False)]
)
def test_with_little_left_to_compare_only_titles_that_begin_or_end_alike_are_compared(title: str, found: bool) -> None:
    lines, _ = split_lines(Source("many", f"水库概况\n堤防概况\n河道概况\n{title}\n"))
    matcher = Matcher(lines)
    matcher.pairs = 3
    matches = matcher.match([PrintedEntry(0, 1, "关于防汛工作的报告", Span(0, 9))], 0, len(lines))
    assert [(match.start, match.stop) for match in matches] == [(3, 4)] * found


@pytest.mark.parametrize(
    ("first", "marker", "second", "title", "without"),
    [
        ("县政府文件", "", "关于防汛的通知", "关于防汛的通知", True),
        ("关于防汛", "", "工作的通知", "关于防汛工作的通知", False),
        ("县政府文件", "", "关于防汛的通知", "水库管理办法", False),
        ("一、县政府文件", "一、", "关于防汛的通知", "关于防汛的通知", False),
        ("青禾县人民政府防汛抗旱文件", "", "关于防汛的通知", "关于防汛的通知", True),
        ("青禾县人民政府水务局防汛抗旱文件", "", "关于防汛的通知", "关于防汛的通知", False),
        ("关于防汛的通知", "", "", "防汛的通知", False),
    ],
)
def test_the_name_of_a_column_above_an_entry(first: str, marker: str, second: str, title: str, without: bool) -> None:
    lines, _ = split_lines(Source("label", f"{first}\n{second}……3" if second else f"{first}……3"))
    words = PrintedEntry(0, len(lines), (first + second).removeprefix(marker), Span(0, 2), 3, marker)
    assert (without_label(words, lines, title) != words) is without


def test_the_name_of_a_column_alone_above_a_page() -> None:
    lines, _ = split_lines(Source("label", "县政府文件\n……3"))
    entry = PrintedEntry(0, 2, "县政府文件", Span(0, 2), 3)
    assert without_label(entry, lines, "关于防汛的通知") == entry


@pytest.mark.parametrize(("pairs", "single", "parted"), [(3, 3, True), (2, 3, False), (1, 0, False)])
def test_a_contents_in_two_columns_has_them_in_half_of_its_rows(pairs: int, single: int, parted: bool) -> None:
    texts = ["水库的报告……1　　堤防的报告……5"] * pairs + ["关于河道的报告……7"] * single
    rows = [ContentsLine(Flow(text, (0,), (0,)), i) for i, text in enumerate(texts)]
    assert (len(one_column(rows)) > len(rows)) is parted


@pytest.mark.parametrize(
    ("text", "number"),
    [("3、水库", 3), ("三、水库", 3), ("(3)水库", 3), ("（三）水库", 3), ("第三章　水库", 0), ("③水库", 0)],
)
def test_the_number_of_an_entry(text: str, number: int) -> None:
    assert entry_number(text) == number


@pytest.mark.parametrize(
    ("listed", "inner"),
    [
        ("第一章　总则……1\n第二章　水库……2\n第三章　附则……3", True),
        ("关于防汛的报告……1\n任免名单……2\n第一章　总则……3", False),
        ("第一章　总则……1\n第二章　水库……2\n一、水位……3\n二、堤防……4\n三、河道……5", True),
        ("第一章　总则……1\n第二章　水库……2\n一、防汛报告……3\n二、抗旱报告……4\n三、任免名单……5", False),
        ("第一章　总则……1\n一、水位……3\n二、堤防……4\n三、河道……5", False),
        ("第一章　总则……1\n第二章　水库……2\n水位概况……3\n堤防概况……4\n河道概况……5", False),
    ],
)
def test_a_contents_of_chapters_is_that_of_one_document(listed: str, inner: bool) -> None:
    lines, _ = split_lines(Source("inner", f"目录\n{listed}\n"))
    assert [contents.inner for contents in find_contents(lines)] == [inner]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("青禾县人民政府公报", True),
        ("——青禾县人民政府公报", False),
        ("《青禾县公报　第3期", False),
        ("青禾县公报（第3期）", False),
        ("青禾县公报　第3期", True),
    ],
)
def test_what_names_a_gazette(text: str, names: bool) -> None:
    assert names_gazette(text) is names


LONG_BODY = "青禾县云台区" * 5 + "人民代表大会"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("公报\n第3期", (None, "公报", None, 3, 2)),
        ("青禾县人民政府公报\n2031年第3期", ("青禾县人民政府", "青禾县人民政府公报", 2031, 3, 2)),
        ("2031年第3期\n青禾水利公报", ("青禾水利", "青禾水利公报", 2031, 3, 2)),
        ("2031年第3期\n青禾县水务局\n青禾水利公报", ("青禾水利", "青禾水利公报", 2031, 3, 2)),
        ("2031年第3期\n水库\n堤防\n青禾县政府公报", ("青禾县政府", "青禾县政府公报", None, None, 1)),
        (f"2031年第3期\n{'水库堤防' * 8}\n青禾县政府公报", ("青禾县政府", "青禾县政府公报", None, None, 1)),
        ("2031年第3期\n防汛要早！\n青禾县政府公报", ("青禾县政府", "青禾县政府公报", None, None, 1)),
        ("青禾县人民代表大会\n公报\n第3期", ("青禾县人民代表大会", "青禾县人民代表大会公报", None, 3, 3)),
        ("青禾县人民政府\n办公厅\n公报\n第3期", ("青禾县人民政府办公厅", "青禾县人民政府办公厅公报", None, 3, 4)),
        (
            "青禾县人民代表大会\n常务委员会\n公报\n第3期",
            ("青禾县人民代表大会常务委员会", "青禾县人民代表大会常务委员会公报", None, 3, 4),
        ),
        ("青禾县\n人民政府\n公报\n第3期", (None, "公报", None, 3, 2)),
        ("青禾县人民政府\n青禾水利公报\n第3期", ("青禾水利", "青禾水利公报", None, 3, 2)),
        (f"{LONG_BODY}\n公报\n第3期", (None, "公报", None, 3, 2)),
    ],
)
def test_what_a_masthead_says(text: str, said: tuple[str | None, str, int | None, int | None, int]) -> None:
    """The body, the name, the year, the number, and how many lines are the masthead's."""
    lines, _ = split_lines(Source("head", f"{text}\n\n水库要防汛。\n"))
    head, rows = read_masthead(lines, len(lines))
    assert (head.body, head.title, head.year, head.number, len(rows)) == said
