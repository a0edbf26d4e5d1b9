"""Running heads and page numbers of PDFs: at the outer edges of left and right pages, below a cover, of two pages."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from parsers.issue import parse_issue
from parsers.lines.split import split_lines
from parsers.model import NoiseKind
from parsers.source import pdf as reading
from parsers.source.pdf import read_pdf
from tests.paged import pages
from tests.pdf_maker import Page, make_pdf

Texts = list[tuple[float, str]]
"""What stands in one row of a page: from where, in points, and the words."""

HEIGHT, FOOT, SIZE = 790.0, 40.0, 10.0
OPEN = "水利部门要按照职责分工抓紧修缮渠道水闸完善日常巡查台账，落实管护"
"""A full line of a sentence that goes on."""


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is the same in a process of its own, which takes longer; `test_pdf_apart` is about that."""
    monkeypatch.setattr(reading, "APART", False)


def _record(number: int) -> Texts:
    """The number at the outer edge, the same words in the middle."""
    return [(70 if number % 2 == 0 else 510, str(number)), (220, "青螺區議會 — 2031年3月4日")]


def _gazette(number: int) -> Texts:
    if number % 2:
        return [(200, "防汛工作情况的报告"), (500, str(number))]
    return [(70, str(number)), (240, "青螺区人民政府公报")]


def _with_date(number: int) -> Texts:
    return [(70, "2031年3月4日"), (300, "青螺区人民政府公报"), (500, str(number))]


def _section(number: int) -> Texts:
    return [(70, ("文件选登", "部门文件", "人事任免")[number // 4]), (500, str(number))]


def _sides(number: int) -> Texts:
    return [(70, f"{number}　　青螺縣議會公報")] if number % 2 == 0 else [(380, f"定期會議事錄　　{number}")]


def _number(number: int) -> Texts:
    return [(290, str(number))]


def _page(head: Texts, foot: Texts, lines: list[str]) -> Page:
    page = Page(texts=[(x, HEIGHT, SIZE, words) for x, words in head] + [(x, FOOT, SIZE, words) for x, words in foot])
    return page.lines(70, 740, lines, 12, 22)


@pytest.mark.parametrize(
    ("head", "foot", "count", "first", "cover"),
    [
        (_record, None, 10, 1493, False),
        (_record, None, 3, 1494, False),
        (_record, None, 2, 1494, False),
        (_gazette, None, 10, 44, False),
        (_gazette, None, 7, 2, True),
        (_with_date, None, 6, 1, False),
        (_section, None, 9, 1, False),
        (_sides, None, 2, 212, False),
        (None, _number, 5, 12, False),
        (None, _number, 2, 1, False),
    ],
)
def test_heads_and_numbers_of_pages_go(
    head: Callable[[int], Texts] | None, foot: Callable[[int], Texts] | None, count: int, first: int, cover: bool
) -> None:
    made = [Page().lines(150, 500, ["青螺区人民政府公报", "2031年第3期"], 20, 40)] if cover else []
    for number, rows in enumerate(pages(random.Random(1), count, 20, 24), first):
        lines = [row.text for row in rows]
        made.append(_page(head(number) if head else [], foot(number) if foot else [], lines))
    source = read_pdf(make_pdf(made), "made.pdf")
    _, noise = split_lines(source)
    marked = ["".join(source[n.span].split()) for n in noise if n.kind is not NoiseKind.BLANK]
    told = head or foot
    assert told is not None
    assert marked == [
        "".join("".join(words for _, words in sorted(told(n))).split()) for n in range(first, first + count)
    ]


def test_a_head_that_is_the_title_leaves_it_where_the_document_begins() -> None:
    title = "关于青螺区防汛工作的报告"
    made: list[Page] = [_page([], [], [title, "——2031年3月4日在区人大常委会第二次会议上", "防汛工作已经部署。"])]
    made += [_page([(220, title)], [], [row.text for row in rows]) for rows in pages(random.Random(2), 3, 20, 24)]
    source = read_pdf(make_pdf(made), "made.pdf")
    lines, noise = split_lines(source)
    assert [line.text for line in lines if line.text == title] == [title]
    assert [source[n.span].strip() for n in noise if n.kind is NoiseKind.RUNNING_HEAD] == [title] * 3


def test_a_figure_that_a_head_cuts_is_one() -> None:
    made = []
    for number, rows in enumerate(pages(random.Random(3), 5, 20, 24), 1494):
        lines = [row.text for row in rows]
        begun, rest = f"　　{'甲乙丙丁戊己'[number % 6]}議員：政府在下個年度為各區的公共設施再撥款7,2", "50萬元改善。"
        made.append(_page(_record(number), [], [*([rest] if number > 1494 else []), *lines[2:], begun]))
    issue = parse_issue(read_pdf(make_pdf(made), "made.pdf"))
    found = ["".join(issue.source[f.span].split()) for f in issue.figures]
    assert [text for text in found if text.endswith("50萬元") and text.startswith("7,2")] == found[:4]
    assert len(found) >= 4


@pytest.mark.parametrize("low", [False, True], ids=["at the head", "at the foot"])
def test_a_date_on_every_page_goes_where_it_parts_a_sentence(low: bool) -> None:
    made = []
    for number, rows in enumerate(pages(random.Random(4), 5, 20, 24)):
        date = [(70.0 if number % 2 else 420.0, "2031年3月4日")]
        made.append(_page([] if low else date, date if low else [], [row.text for row in rows]))
    _, noise = split_lines(read_pdf(make_pdf(made), "made.pdf"))
    assert [n.kind for n in noise if n.kind is not NoiseKind.BLANK] == [NoiseKind.RUNNING_HEAD] * 5


def test_a_date_below_each_document_is_signed() -> None:
    made = [
        _page([], [], [*(row.text for row in rows[:-2]), "防汛工作已经部署。", "2031年3月4日"])
        for rows in pages(random.Random(5), 5, 20, 24)
    ]
    lines, _ = split_lines(read_pdf(make_pdf(made), "made.pdf"))
    assert [line.text for line in lines].count("2031年3月4日") == 5


def test_heads_of_two_left_pages_go() -> None:
    made = []
    for number, rows in enumerate(pages(random.Random(6), 6, 20, 24)):
        head: Texts = [(70, "防汛工作资料") if number % 2 else (400, "会议文件选编")]
        made.append(_page(head if number else [], [], [*(row.text for row in rows[:-1]), OPEN]))
    lines, _ = split_lines(read_pdf(make_pdf(made), "made.pdf"))
    assert [line.text for line in lines if line.text in ("防汛工作资料", "会议文件选编")] == []
