"""Page marks: which numbers count the pages, and what each condition of that decides."""

from __future__ import annotations

import pytest

from parsers.lines.pagemarks import mark_pages, mark_record_heads, page_number
from tests.grounds import ground

CLOSED = "。"
"""Stands for a line that ends a sentence, another on each page."""
_WORDS = "水堤河湖泵闸渠塘坝井泉溪江海沟"


def full(count: int, first: int = 0) -> list[str]:
    """Lines of twenty characters, each another, that end open."""
    return [
        f"{_WORDS[(first + k) % 15]}{_WORDS[(first + k) // 15 % 15]}要防汛，又要加固，都要在汛期以前疏浚"
        for k in range(count)
    ]


def book(*pages: tuple[int, str, str]) -> list[str]:
    """Pages of so many full lines, each followed by lines that part it from its mark, and by the mark."""
    texts: list[str] = []
    for lines, end, mark in pages:
        end = f"{_WORDS[len(texts) % 15]}{_WORDS[lines % 15]}都要加固完毕。" if end == CLOSED else end
        texts += full(lines, len(texts)) + [text for text in (*end.split("|"), *mark.split("|")) if text]
    return [*texts, *full(3, len(texts))]


def marks(*texts: str) -> list[str]:
    """The pages that the marks among some lines say, in order; of a head that holds one, its words."""
    made = ground(*texts)
    mark_pages(made, list(range(len(texts))))
    return [draft.text for draft in made.drafts if draft.noise and draft.text.lstrip("※")]


def fed(*marks: str, above: str = "水库。", first: bool = False) -> list[str]:
    """Pages that the source begins, of seven short lines, with marks at their feet or `first`."""
    pages = [[mark, *["水库。"] * 7] if first else [*["水库。"] * 6, above, mark] for mark in marks]
    return [*pages[0], *(f"␌{text}" if k == 0 else text for page in pages[1:] for k, text in enumerate(page))]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (fed("1", "2", "3"), "1 2 3"),
        (fed("1", "2", "3", above="水位"), "1 2 3"),
        (fed("p.1", "p.2"), "p.1 p.2"),
        (fed("1/9", "2/9"), "1/9 2/9"),
        (fed("〔1〕", "〔2〕"), "〔1〕 〔2〕"),
        (fed("《1》", "《2》"), ""),
        (fed("水|1", "水|2"), ""),
        (fed("水利|1", "水利|2"), "水利|1 水利|2"),
        (
            fed("1|水库概况", "堤防概况|2", "3|河道概况", "湖泊概况|4", first=True),
            "1|水库概况 堤防概况|2 3|河道概况 湖泊概况|4",
        ),
        (fed("1|水库概况", "2|堤防概况", "3|河道概况", "4|湖泊概况", first=True), ""),
        (
            [
                text
                for mark in ("1|水库概况", "堤防概况|2", "3|河道概况", "湖泊概况|4")
                for text in ("␌水库。", mark, *["水库。"] * 6)
            ],
            "",
        ),
        ([*fed("1", "2", "3", "4"), "5"], "1 2 3 4"),
        ([*fed("1", "2", "3", "4"), "␌水库。", "水库。", "5"], "1 2 3 4 5"),
        ([*fed("1"), "␌水库。", *["水库。"] * 60, *fed("2"), "␌水库。", *fed("3", "4")], "1 2 3 4"),
    ],
)
def test_numbers_at_the_edges_of_pages_that_the_source_begins(texts: list[str], found: str) -> None:
    assert marks(*texts) == found.split()


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["水库。", "— ii —", "堤防。", "3/9", "河道。", "— 4 —"], ["— ii —", "3/9", "— 4 —"]),
        (["水库。", "— 3 —", "堤防。", "3/9", "河道。", "— 4 —"], ["— 3 —", "— 4 —"]),
        (["水库。", "3/9", "河道。", "— 4 —"], ["3/9", "— 4 —"]),
        (["水库。", "— 2 —", "河道。", "3/9"], ["— 2 —", "3/9"]),
        (["水库。", "— 4 —", "河道。", "3/9"], ["— 4 —"]),
        (["水库。", "3/9", "河道。"], []),
    ],
)
def test_marks_of_a_doubtful_form_count_on_from_sure_ones(texts: list[str], found: list[str]) -> None:
    assert marks(*texts) == found


def rounds(*ends: str, lines: tuple[int, ...] = (), head: str = "") -> list[str]:
    """Pages with numbers at their feet, each after the line that `ends` gives; nine full lines where nothing is said."""
    counts = lines or (9,) * len(ends)
    return book(*((count, end, f"{head}{k}") for k, (count, end) in enumerate(zip(counts, ends, strict=True), 1)))


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (rounds("", "", "", ""), "1 2 3 4"),
        (rounds("", "如下：", "", ""), "1 2 3 4"),
        (rounds("", "水位", "", ""), "1 3 4"),
        (book((9, "完毕。", "1|水位"), (9, "", "2"), (9, "", "3"), (9, "", "4")), "1 2 3 4"),
        (book((9, "完毕", "1|水位"), (9, "", "2"), (9, "", "3"), (9, "", "4")), "2 3 4"),
        (rounds("", "一、水库", "", ""), "1 2 3 4"),
        (book((9, "", "1|123.4"), (9, "", "2|123.4"), (9, "", "3|123.4"), (9, "", "4|123.4")), ""),
        (book((9, "", "1|水库|堤防|水库概况　2"), (9, "", "2"), (9, "", "3"), (9, "", "4")), "1 2 3 4"),
        (book((9, "", "1|水库|堤防|2"), (9, "", "3"), (9, "", "4"), (9, "", "5")), "3 4 5"),
        (rounds("", "", "", lines=(7, 7, 7)), ""),
        (book((9, "", "1"), (9, "", "2"), (4, "水位偏高。", "2"), (9, "", "3"), (9, "", "4")), "1 2 3 4"),
        (rounds("", ""), ""),
        (rounds("", CLOSED, CLOSED), ""),
        (rounds(CLOSED, "", "", lines=(9, 60, 9)), "1 2 3"),
        (book((9, "水库水位", "1|堤防水位"), (9, "水库水位", "2|堤防水位"), (9, "水库水位", "3|堤防水位")), ""),
        (
            ["1", *book((9, CLOSED, "2"), (9, CLOSED, "3"), (9, "", "4"), (9, CLOSED, "5"), (9, CLOSED, "6"))],
            "1 2 3 4 5 6",
        ),
        (book((9, "青禾县公报", "1"), (9, "青禾县公报", "2")), "1 2"),
        (book((9, "青禾县公报", "1"), (9, "青禾县公报", "3")), ""),
        (book((9, "青禾县公报，", "1"), (9, "青禾县公报，", "2")), ""),
        (book((9, "甲", "1"), (9, "甲", "2"), (9, "甲", "3"), (9, "甲", "4")), ""),
        (rounds("", "", CLOSED, CLOSED, CLOSED, "", lines=(9, 30, 9, 60, 9, 30)), "1 2 3 4 5 6"),
        (rounds("", CLOSED, CLOSED, CLOSED, CLOSED, CLOSED, lines=(9, 30, 9, 60, 9, 30)), ""),
        (rounds(CLOSED, "", CLOSED, CLOSED, CLOSED, CLOSED), "1 2 3 4 5 6"),
        (rounds(CLOSED, "", CLOSED, "水库都要防汛，又要", CLOSED, CLOSED), ""),
        (rounds(CLOSED, "", CLOSED, "水库都要防汛，又要", CLOSED, ""), "1 2 3 4 5 6"),
        (rounds(CLOSED, CLOSED, CLOSED, CLOSED, CLOSED, CLOSED), ""),
        (rounds(CLOSED, "", "", "", lines=(9, 18, 9, 9)), "2 3 4"),
        (rounds("", "", "", "", lines=(9, 18, 9, 9)), "1 2 3 4"),
        (book((9, "", "1"), (9, "", ""), (9, "", "3"), (9, "", "4")), "1 3 4"),
        (book((9, "", "1"), (5, "", "水库概况　2"), (5, "", "3"), (9, "", "4")), "1 3 4"),
    ],
)
def test_numbers_that_cut_the_text(texts: list[str], found: str) -> None:
    assert marks(*texts) == found.split()


@pytest.mark.parametrize(
    ("end", "found"),
    [
        (["水库。", "5"], ["5"]),
        (["水库。", "水库概况　5"], []),
        (["水库。", "6"], []),
        ([*["水库。"] * 8, "5", "堤防。"], []),
    ],
)
def test_the_number_of_a_short_last_page(end: list[str], found: list[str]) -> None:
    assert marks(*rounds("", "", "", "")[:-3], *end) == ["1", "2", "3", "4", *found]


HEADED = "水利公报　"


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (rounds(*[CLOSED] * 4, head=HEADED), 4),
        (rounds(*[CLOSED] * 4, head=HEADED, lines=(9, 20, 33, 60)), 0),
        (rounds(CLOSED, "", CLOSED, CLOSED, head=HEADED, lines=(9, 20, 33, 60)), 4),
        (rounds(*[CLOSED] * 5, head=HEADED, lines=(9, 18, 9, 9, 9)), 5),
        (rounds("", "水位", "", "", head=HEADED), 4),
        (book((9, "", f"{HEADED}1|2"), *((9, "", f"{HEADED}{k}") for k in (2, 3, 4))), 4),
        (book(*((9, CLOSED, f"{name}概况　{k}") for k, name in enumerate(["水库", "堤防", "河道", "湖泊"], 1))), 0),
    ],
)
def test_numbers_at_one_end_of_a_head(texts: list[str], found: int) -> None:
    assert len(marks(*texts)) == found


def paragraphs(*lengths: int, ended: bool = True) -> list[str]:
    """Pages of paragraphs, a line each, as wide as `lengths` say; each page ends within one."""
    texts: list[str] = []
    for number, length in enumerate(lengths, 1):
        begun = _WORDS[number]
        texts += [begun + ("水库防汛" * 90)[: length + 9 * k * k] + ("。" if ended else "也") for k in range(6)]
        texts += [f"{begun}要防汛，堤防也要加固，河道湖泊都要", str(number)]
    return [*texts, "疏浚。"]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (paragraphs(20, 20, 20, 20), 4),
        (paragraphs(20, 20, 20, 20, ended=False), 0),
        (paragraphs(20, 90, 190, 20), 0),
    ],
)
def test_numbers_among_paragraphs_that_are_a_line_each(texts: list[str], found: int) -> None:
    assert len(marks(*texts)) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["议事厅 ─ 2031年4月17日", "12", "水库"], ["议事厅 ─ 2031年4月17日", "12"]),
        (["议事厅 ─ 2031年4月17日", "203141", "水库"], ["议事厅 ─ 2031年4月17日"]),
        (["议事厅 ─ 2031年4月17日", "水库", "12"], ["议事厅 ─ 2031年4月17日"]),
        (["水库 ─ 堤防", "12", "水库"], []),
    ],
)
def test_the_heads_of_a_records_pages(texts: list[str], found: list[str]) -> None:
    made = ground(*texts)
    mark_record_heads(made, list(range(len(texts))))
    assert [draft.text for draft in made.drafts if draft.noise] == found


@pytest.mark.parametrize(
    ("head", "page"),
    [("青禾县公报 12", "12"), ("12 青禾县公报", "12"), ("青禾县公报 20315", None), ("青禾县 12 公报", None)],
)
def test_the_page_in_a_head(head: str, page: str | None) -> None:
    assert page_number(head) == page
