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
        ("附件一", False),
        ("续表", False),
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
    ],
)
def test_two_heads_of_left_or_of_right_pages(
    heading: str, pages: tuple[int, int], wide: int, end: str, found: int
) -> None:
    texts = paged(*((heading if page in pages else "", end) for page in range(6)), wide=wide)
    assert len(heads(*texts)) == found


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
    ],
)
def test_numbers_beside_heads_rise(numbers: list[str], marked: int) -> None:
    made = ground(*(text for number in numbers for text in (HEAD, number, "水库要防汛。")))
    for draft in made.drafts:
        draft.noise = NoiseKind.RUNNING_HEAD if draft.text == HEAD else None
    mark_beside_heads(made)
    assert sum(draft.noise is NoiseKind.PAGE_MARK for draft in made.drafts) == marked
