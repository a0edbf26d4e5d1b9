"""Running heads: which short lines come back with the pages, and what each condition of that decides."""

from __future__ import annotations

import pytest

from parsers.lines.runningheads import begins_document, is_short, mark_beside_heads, mark_running_heads, may_run
from parsers.model import NoiseKind
from tests.grounds import ground

_WORDS = "水堤河湖泵闸渠塘坝井泉溪江海沟"
CUT = "要防汛，堤防也要加固，河道湖泊都要"
"""How a page ends that cuts its text; another word stands before it on each page."""
ENDED = "防汛工作已经部署完毕。"
HEAD = "青禾县第三届人大会议文件"


def paged(*pages: tuple[str, str], lines: int = 6, wide: int = 0) -> list[str]:
    """Pages that the source begins: a head, lines of a paragraph each (or all `wide`), and how each ends."""
    texts: list[str] = []
    for number, (head, end) in enumerate(pages):
        word = _WORDS[number]
        body = [
            f"{word}{_WORDS[k]}" + "库要防汛，" * (wide // 5 or k + 1) + ("也" if wide else "。") for k in range(lines)
        ]
        page = [text for text in (head, *body, end and f"{word}{end}") if text]
        texts += [f"␌{page[0]}" if number else page[0], *page[1:]]
    return texts


def heads(*texts: str) -> list[str]:
    """The lines that are running heads, in order."""
    made = ground(*texts)
    mark_running_heads(made, [i for i, draft in enumerate(made.drafts) if is_short(draft.text)])
    return [draft.text for draft in made.drafts if draft.noise is NoiseKind.RUNNING_HEAD]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("水" * 48, True),
        ("水" * 49, False),
        ("水" * 20 + " " * 20 + "库" * 20, True),
        ("水" * 20 + "　" * 20 + "库" * 20, True),
        ("水" * 30 + " " * 20 + "库" * 20, False),
        ("水 " * 30, False),
        ("https://example.test/" + "a" * 60, True),
    ],
)
def test_how_long_furniture_is(text: str, short: bool) -> None:
    assert is_short(text) is short


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("青禾县防汛工作", True),
        ("青禾县防汛工作：", False),
        ("青禾县防汛工作！", False),
        ("附件一", False),
        ("续表", False),
        ("续上表", False),
        ("水" * 49, False),
        ("水库，堤防", False),
        ("2031年5月6日", False),
        ("（2031年5月6日青禾县人大常委会第二次会议通过）", False),
        ("——2031年5月6日在青禾县人大会议上", False),
    ],
)
def test_what_may_run(text: str, runs: bool) -> None:
    assert may_run(text) is runs


OPENED = "——2031年5月6日在青禾县第三届人民代表大会第二次会议上"


@pytest.mark.parametrize(
    ("texts", "begins"),
    [
        (["防汛工作报告", OPENED], True),
        (["青禾县人民政府", "防汛工作报告", OPENED], True),
        (["防汛工作报告", "抗旱工作报告", OPENED], False),
        (["青禾县人民政府", "水库" * 20 + "报告", OPENED], False),
        (["青禾县人民政府", "防汛工作概况", OPENED], False),
        (["青禾县人民政府", "防汛工作报告", "水库要防汛。"], False),
        (["青禾县人民政府", "防汛工作报告"], False),
        (["青禾县人民政府"], False),
        (["防汛工作报告", "（2031年5月6日通过）" + "水库" * 50], False),
    ],
)
def test_where_a_document_begins(texts: list[str], begins: bool) -> None:
    assert begins_document(ground(*texts), 0) is begins


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([("", CUT), *[(HEAD, CUT)] * 4], 4),
        ([("", ENDED), *[(HEAD, ENDED)] * 4], 3),
        ([("", CUT), *[("2031年5月6日", CUT)] * 3], 3),
        ([("", CUT), *[("2031年5月6日", ENDED)] * 3], 0),
        ([("2031年5月6日", CUT), *[("2031年5月6日", ENDED)] * 3], 4),
        ([("", CUT), ("2031年5月6日", CUT), ("2031年5月7日", CUT), ("2031年5月8日", CUT)], 0),
        ([("", CUT), *[("水汛", CUT)] * 4], 0),
        ([("", CUT), *[("水汛", CUT)] * 7], 7),
        ([("", CUT), *[("水汛", CUT), ("", CUT)] * 6], 0),
        ([("", CUT), (HEAD, CUT), ("", CUT), ("", CUT), ("", CUT), ("", CUT), (HEAD, CUT), (HEAD, CUT)], 3),
        ([("", CUT), (HEAD, CUT), *[("", CUT)] * 9, (HEAD, CUT), (HEAD, CUT)], 0),
        ([*[(HEAD, CUT)] * 3, ("", CUT), ("", CUT)], 2),
        ([("防汛抗旱工作报告", CUT), *[(f"防汛抗旱工作报告　{number}", CUT) for number in (2, 3, 4)]], 3),
        ([*[(HEAD, ENDED)] * 3, ("", ENDED), ("", ENDED)], 0),
        ([("", CUT), ("水利概况　2", CUT), ("水利概况　3", CUT), ("", CUT), ("", CUT)], 0),
        ([("", CUT), *[("公报", CUT)] * 4], 4),
        ([("", CUT), ("青禾县公报　水库", CUT), ("青禾县公报　堤防", CUT), ("", CUT)], 0),
        ([("防汛抗旱工作报告　2031", CUT)] * 4, 3),
        ([("", CUT), *[(f"青禾县公报　{words}", CUT) for words in ("水库", "堤防", "河道")], ("", CUT)], 3),
        ([("", CUT), *[(f"青禾县公报　{words}，", CUT) for words in ("水库", "堤防", "河道")], ("", CUT)], 0),
        (
            [each for words in ("水库", "堤防", "河道") for each in [*[("", CUT)] * 4, (f"青禾县公报　{words}", CUT)]],
            0,
        ),
    ],
)
def test_lines_that_come_back_at_the_edges_of_pages(pages: list[tuple[str, str]], found: int) -> None:
    assert len(heads(*paged(*pages))) == found


@pytest.mark.parametrize(("inside", "found"), [(0, 4), (2, 5), (4, 0)])
def test_a_line_that_stands_inside_the_pages_too_is_no_head(inside: int, found: int) -> None:
    texts = paged(("", CUT), *[(HEAD, CUT)] * 4)
    for k in range(inside):
        texts.insert(4 + 8 * k, HEAD)
    assert len(heads(*texts)) == found


@pytest.mark.parametrize(
    ("heading", "pages", "wide", "end", "found"),
    [
        ("防汛工作", (2, 4), 30, "", 2),
        ("防汛工作", (2, 4), 0, "", 0),
        ("防汛", (2, 4), 30, "", 0),
        ("防汛工作", (2, 3), 30, "", 0),
        ("防汛工作", (2, 4), 30, ENDED, 0),
        ("防汛工作", (2, 4), 0, CUT, 0),
    ],
)
def test_two_heads_of_left_or_of_right_pages(
    heading: str, pages: tuple[int, int], wide: int, end: str, found: int
) -> None:
    texts = paged(*((heading if page in pages else "", end) for page in range(6)), wide=wide)
    assert len(heads(*texts)) == found


def marked_pages(*pages: tuple[str, str], lines: int = 6, wide: int = 0) -> list[str]:
    """As `paged`, but page marks part the pages."""
    texts: list[str] = []
    for number, page in enumerate(paged(*pages, lines=lines, wide=wide)):
        texts += [f"※{number}", page[1:]] if page[0] == "␌" else [page]
    return texts


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ([HEAD, HEAD, HEAD, "", ""], 0),
        ([HEAD, HEAD, HEAD], 2),
        ([HEAD, HEAD], 0),
        (["", HEAD, HEAD, HEAD, ""], 3),
    ],
)
def test_a_title_before_pages_that_only_marks_part_is_no_head(pages: list[str], found: int) -> None:
    assert len(heads(*marked_pages(*((head, CUT) for head in pages)))) == found


def test_two_heads_are_those_of_left_pages_only_where_the_source_knows_its_pages() -> None:
    pages = [("防汛工作" if page in (2, 4) else "", "") for page in range(6)]
    assert len(heads(*paged(*pages, wide=30))) == 2
    assert heads(*marked_pages(*pages, wide=30)) == []


@pytest.mark.parametrize(("cut", "found"), [(1, 0), (2, 3)])
def test_a_date_is_a_foot_where_it_cuts_sentences(cut: int, found: int) -> None:
    ends = [CUT] * cut + [ENDED] * (4 - cut)
    pages = [("" if page == 0 else "2031年5月6日", end) for page, end in enumerate(ends)]
    assert len(heads(*marked_pages(*pages))) == found


@pytest.mark.parametrize(("count", "found"), [(3, 0), (4, 4)])
def test_heads_that_nothing_but_their_rhythm_shows(count: int, found: int) -> None:
    texts = paged(("", ""), *[(HEAD, "")] * count, lines=9, wide=30)
    assert len(heads(*(text.lstrip("␌") for text in texts))) == found


def test_page_marks_are_no_heads() -> None:
    texts = paged(*[("", "")] * 6, lines=9, wide=30)
    marks = [text for k, text in enumerate(texts) for text in ([f"※第{k}页", text[1:]] if text[0] == "␌" else [text])]
    assert heads(*marks) == []


def test_a_head_on_the_last_line() -> None:
    assert len(heads(*paged(("", CUT), *[(HEAD, CUT)] * 3), f"␌{HEAD}")) == 4
    assert heads("水库要防汛。", "青禾县公报 2031·5") == []


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        ("青禾县水务局　2031年5月6日　{}", 4),
        ("青禾县水务局　2031年5月6日", 0),
        ("青禾县水务局　{}", 4),
    ],
)
def test_a_body_and_a_date_are_a_foot_with_the_numbers_of_pages_alone(foot: str, found: int) -> None:
    texts: list[str] = []
    for number in range(1, 5):
        page = paged(("", ENDED))
        texts += [f"{'␌' * (number > 1)}{page[0]}", *page[1:], foot.format(number)]
    assert len(heads(*texts)) == found


@pytest.mark.parametrize(
    ("foot", "head", "last", "found"),
    [
        ("水利概况", "水利概况", "", 0),
        ("水利概况　1", "", "水利概况　2", 2),
        ("水利概况　1", "", "水利概况　1", 0),
        ("青禾县公报", "青禾县公报", "", 2),
    ],
)
def test_lines_at_the_edges_of_two_pages(foot: str, head: str, last: str, found: int) -> None:
    one, two = paged(("", ENDED)), paged((head, ENDED))
    texts = [*one, foot, f"␌{two[0]}", *two[1:], *([last] if last else [])]
    assert len(heads(*texts)) == found


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ([1, 2, 3, 4], ["1", "2", "3", "4"]),
        ([2031] * 4, [None] * 4),
        (["", "", "", "", 2, 3], [None] * 6),
    ],
)
def test_the_label_of_a_head_is_a_number_that_changes(numbers: list[int | str], labels: list[str | None]) -> None:
    made = ground(*paged(("", CUT), *((f"水利概况　{number}", CUT) for number in numbers)))
    mark_running_heads(made, [i for i, draft in enumerate(made.drafts) if is_short(draft.text)])
    assert [draft.label for draft in made.drafts if draft.noise is NoiseKind.RUNNING_HEAD] == labels


@pytest.mark.parametrize(
    ("issues", "first", "found"), [([5, 5, 5, 5], 10, 4), ([1, 2, 3, 4], 10, 0), ([5, 5, 5, 5], 10000, 0)]
)
def test_heads_are_counted_by_the_numbers_of_pages_beside_them(issues: list[int], first: int, found: int) -> None:
    """The issue is the same on all pages, and the numbers of pages rise: the issues in a list are others."""
    texts = [text for k, issue in enumerate(issues) for text in (f"青禾县公报2031年第{issue}期", str(first + k))]
    assert len(heads(*texts)) == found


def test_a_title_right_below_the_head_that_says_the_same() -> None:
    title = "防汛抗旱工作情况报告"
    texts = paged(("", CUT), *[(title, CUT)] * 5)
    last = len(texts) - 1 - texts[::-1].index(f"␌{title}")
    texts[last + 1 : last + 1] = [title, OPENED]
    made = ground(*texts)
    mark_running_heads(made, [i for i, draft in enumerate(made.drafts) if is_short(draft.text)])
    assert [k for k, draft in enumerate(made.drafts) if draft.text == title and draft.noise is None] == [last + 1]


@pytest.mark.parametrize(("line", "marked"), [("青禾县人民政府公报", False), ("青禾县人民政府公报 2031·5", True)])
def test_a_gazettes_name_within_a_sentence_is_a_head_with_its_number(line: str, marked: bool) -> None:
    assert (line in heads("码头主体完工，累计投资81.3", line, "亿元，占年度计划的八成。")) is marked


@pytest.mark.parametrize(
    ("misread", "marked"),
    [
        ("青禾县第三届人大会议文仵", True),
        ("青县第三届人大会议文件", True),
        ("青禾禾县第三届人大会议文件", True),
        ("青禾禾禾县第三届人大会议文件", False),
        ("青禾县第三届人太会仪文件", False),
    ],
)
def test_a_head_with_a_character_misread(misread: str, marked: bool) -> None:
    texts = paged(("", CUT), *[(HEAD, CUT)] * 4, (misread, CUT), (HEAD, CUT))
    assert (misread in heads(*texts)) is marked


@pytest.mark.parametrize(
    ("other", "marked"),
    [("防讯抗旱工作情况报告", True), ("防汛抗旱工作情况通告", False), ("防汛抗旱工作情况报吿", True)],
)
def test_the_title_of_another_kind_is_no_misread_head(other: str, marked: bool) -> None:
    texts = paged(("", CUT), *[("防汛抗旱工作情况报告", CUT)] * 4, (other, CUT), ("防汛抗旱工作情况报告", CUT))
    assert (other in heads(*texts)) is marked


def test_a_misread_head_below_which_a_document_begins_is_a_title() -> None:
    texts = paged(
        ("", CUT), *[("防汛抗旱工作情况报告", CUT)] * 4, ("防讯抗旱工作情况报告", CUT), ("防汛抗旱工作情况报告", CUT)
    )
    texts.insert(texts.index("␌防讯抗旱工作情况报告") + 1, OPENED)
    assert "防讯抗旱工作情况报告" not in heads(*texts)


@pytest.mark.parametrize(
    ("numbers", "marked"),
    [
        (["1", "2", "3"], 3),
        (["1", "3", "7"], 3),
        (["3", "2", "1"], 0),
        (["1", "1", "2"], 0),
        (["1", "2"], 0),
        (["1", "2", "水"], 0),
        (["9997", "9998", "9999"], 3),
        (["99997", "99998", "99999"], 0),
    ],
)
def test_numbers_beside_heads_rise(numbers: list[str], marked: int) -> None:
    made = ground(*(text for number in numbers for text in (HEAD, number, "水库要防汛。")))
    for draft in made.drafts:
        draft.noise = NoiseKind.RUNNING_HEAD if draft.text == HEAD else None
    mark_beside_heads(made)
    assert sum(draft.noise is NoiseKind.PAGE_MARK for draft in made.drafts) == marked
