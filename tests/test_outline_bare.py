"""Headings without a number, floods of short lines and front matter: what each condition and threshold decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.blocks.group import KnownRun, group_blocks
from parsers.issue import outline_issue
from parsers.lines.split import split_lines
from parsers.model import BlockKind, Source
from parsers.outline.delivery import read_delivery, signature_blocks
from parsers.outline.floods import find_floods
from parsers.outline.front import front_matter
from parsers.outline.rules.headings import with_marker
from parsers.outline.rules.minutes import head_items
from parsers.outline.rules.unnumbered import bare_headings
from parsers.outline.runs import known_runs

LONG = "各乡镇要在汛期到来之前对辖区内的水库和堤防逐一检查并把查出的问题登记造册限期整改不得拖延。"
SAID = "会议讨论了防汛抗旱工作。\n会议听取了防汛工作汇报。\n会议又听取抗旱工作汇报。"
THREE = f"水库要防汛。\n{LONG}\n堤防要加固。\n{LONG}\n河道要疏浚。\n{LONG}\n"


def headings(text: str, lo: int = 0) -> dict[str, str]:
    """The bare headings of `text` from block `lo` on, and the rules that made them."""
    source = Source("bare", text)
    blocks = group_blocks(split_lines(source)[0], source)
    return {blocks[i].text: rule for i, rule in bare_headings(blocks, lo, len(blocks), source).items()}


@pytest.mark.parametrize(
    ("words", "heads"), [("水", False), ("水库", True), ("水库堤防工程" * 5, True), ("水库堤防工程" * 9, False)]
)
def test_how_long_a_marked_heading_is(words: str, heads: bool) -> None:
    text = (
        f"一、防汛\n会议讨论了防汛工作。\n### {words}概况\n{SAID}"
        if len(words) > 1
        else f"一、防汛\n### {words}\n{SAID}"
    )
    assert bool(headings(text)) is heads


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (f"各项工作已经结束。\n\n水库堤防\n{SAID}", True),
        (f"各项工作已经结束。\n\n水库堤防\n会议已经结束。\n{SAID}", False),
        (f"各项工作已经结束。\n\n水库堤防\n会议讨论如下：\n{SAID}", True),
        (f"各项工作已经结束。\n\n水库堤防\n如下：\n{SAID}", False),
        (f"各项工作已经结束。\n\n水库堤防\n各项工作如期完成\n{SAID}", False),
        (f"各项工作已经结束。\n一、防汛\n\n水库堤防\n{SAID}", True),
        (f"各项工作如期完成\n\n水库堤防\n{SAID}", False),
        (f"各项工作已经结束。\n| 甲 | 3 |\n| --- | --- |\n| 乙 | 4 |\n\n水库堤防\n{SAID}", True),
    ],
)
def test_what_stands_around_a_bare_line(text: str, heads: bool) -> None:
    assert ("水库堤防" in headings(text)) is heads


def test_the_name_of_a_part_counts_inside_the_document_alone() -> None:
    text = f"讨论事项\n防汛工作问题\n{SAID}"
    assert headings(text)["防汛工作问题"] == "below_a_part"
    assert "防汛工作问题" not in headings(text, 1)


def test_a_sentence_among_bare_lines_is_no_bare_line() -> None:
    found = headings(f"各项工作已经结束。\n水库堤防\n{SAID}\n河道疏浚\n{SAID}\n一、防汛\n{THREE}")
    assert (found["水库堤防"], found["水库要防汛。"]) == ("one_of_several", "alternating_sentence")


@pytest.mark.parametrize(
    ("text", "sentence", "heads"),
    [
        (THREE, "水库要防汛。", True),
        (THREE + "水库" * 24 + "。\n" + LONG * 2, "水库" * 24 + "。", True),
        (THREE + "水库" * 40 + "。\n" + LONG * 4, "水库" * 40 + "。", False),
        (THREE.replace("要", "堤防工程都要在汛前完成加固并且"), "水库堤防工程都要在汛前完成加固并且防汛。", True),
        (
            THREE.replace("要", "堤防工程" * 9 + "要").replace(LONG, LONG * 2),
            "水库" + "堤防工程" * 9 + "要防汛。",
            False,
        ),
        (THREE + f"一、抗旱\n抗旱要及时。\n{LONG}\n", "抗旱要及时。", False),
        (THREE + f"一、抗旱\n抗旱要及时。\n{LONG}\n抽水要快速。\n{LONG}\n", "抗旱要及时。", True),
        (
            THREE + f"一、抗旱\n抗旱要及时。\n{LONG}\n抽水要快速。\n{LONG * 6}\n" + f"{LONG}\n" * 6,
            "抗旱要及时。",
            False,
        ),
        (THREE.replace("水库要", "要"), "要防汛。", False),
        (THREE + f"水质要改善！\n{LONG}\n", "水质要改善！", False),
        (THREE + f"水质要改善。\n{LONG[:-1]}：\n", "水质要改善。", False),
        (THREE.replace("水库要防汛。", "要防汛。要抗旱。"), "要防汛。要抗旱。", True),
        (THREE.replace(LONG, f"\n# {LONG}\n"), "水库要防汛。", False),
    ],
)
def test_sentences_that_head_paragraphs(text: str, sentence: str, heads: bool) -> None:
    assert (sentence in headings(text)) is heads


@pytest.mark.parametrize(
    ("text", "floods"),
    [
        ("水\n" * 13_000, [(12_000, 12_500), (12_500, 13_000)]),
        (("水" * 10 + "\n") * 14_000, []),
        (("水" * 10 + "\n") * 15_500, [(14_500, 15_000), (15_000, 15_500)]),
        (("水" * 13 + "\n") * 20_000, []),
        ("水水\n" * 5_010 + "水\n" * 7_490, []),
    ],
    ids=["short", "longer", "many", "not dense", "just enough"],
)
def test_floods(text: str, floods: list[tuple[int, int]]) -> None:
    lines, _ = split_lines(Source("flood", text))
    assert [(run.start, run.stop) for run in find_floods(lines)] == floods


@pytest.mark.parametrize("above", ["讨论事项\n", "各项工作已经结束。\n\n"])
def test_a_sentence_that_heads_a_paragraph_is_no_bare_line(above: str) -> None:
    assert headings(above + THREE)["水库要防汛。"] == "alternating_sentence"


def test_a_meeting_of_which_nothing_but_the_title_is_printed_has_no_date() -> None:
    source = Source("title", "第九次会议公报")
    blocks = group_blocks(split_lines(source)[0], source)
    assert read_delivery(blocks, 0, 1, year=2031).date is None


def test_an_order_is_dated_by_the_date_in_its_title() -> None:
    issue = outline_issue(
        Source("order", "县长令　中华民国120年5月6日\n（2031年3月2日县议会通过）\n任命游一方为局长。\n")
    )
    assert [section.date for section in issue.walk()] == ["2031-05-06"]


def test_front_matter_is_a_dozen_lines() -> None:
    lines, _ = split_lines(Source("front", "青政发〔2031〕12号\n" * 30))
    assert len(front_matter(lines, 0, len(lines))) == 12


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("——2031年5月6日在青禾县第三届人民代表大会\n第二次会议上\n各位代表：", 2),
        ("——2031年5月6日在青禾县人大会议\n水库概况", 1),
        ("——青禾县三年回顾\n水库概况", 1),
        ("——2031年5月6日在青禾县\n" + "水库堤防" * 10, 2),
        ("——2031年5月6日在青禾县\n" + "水库堤防" * 18, 1),
        ("——2031年5月6日在青禾县\n\n第三次会议上", 2),
        ("——2031年5月6日在青禾县\n\n\n第三次会议上", 1),
    ],
)
def test_how_far_a_subtitle_goes(text: str, stop: int) -> None:
    lines, _ = split_lines(Source("subtitle", text))
    assert front_matter(lines, 0, len(lines))[0].stop == stop


@pytest.mark.parametrize(
    ("above", "below", "signing"),
    [
        ("县长\n游一方\n", 0, 3),
        ("办公室\n水务局\n县长\n游一方\n", 0, 4),
        ("县长\n游一方\n", 10, 3),
        ("县长\n游一方\n", 20, 0),
        ("水库堤防" * 8 + "\n", 0, 2),
        ("水库堤防" * 16 + "\n", 0, 1),
        ("水库要防汛，堤防要加固\n", 0, 1),
        ("水库要防汛！\n", 0, 1),
        ("名单如下：\n", 0, 1),
        ("| 县长 | 游一方 |\n| --- | --- |\n| 副县长 | 杜小满 |\n\n", 0, 1),
    ],
)
def test_which_lines_sign_a_document(above: str, below: int, signing: int) -> None:
    source = Source("signed", f"请认真落实。\n{above}2031年5月6日\n" + "水库要防汛。\n" * below)
    blocks = group_blocks(split_lines(source)[0], source)
    assert len(signature_blocks(blocks, 0, len(blocks))) == signing


@pytest.mark.parametrize(("before", "date"), [(0, "2031-05-06"), (7, "2031-05-06"), (15, None)])
def test_the_time_of_a_meeting_stands_in_its_first_lines(before: int, date: str | None) -> None:
    text = "防汛报告\n" + "水库要防汛。\n" * before + "时间：2031年5月6日上午\n" + "堤防要加固。\n"
    source = Source("time", text)
    blocks = group_blocks(split_lines(source)[0], source)
    assert read_delivery(blocks, 0, len(blocks)).date == date


@pytest.mark.parametrize(
    ("signed", "speaker"),
    [
        ("县长　游一方\n副县长　杜小满\n", "游一方"),
        ("副县长　杜小满\n" + "县长　游一方\n" * 3, "杜小满"),
        ("副县长　杜小满\n" + "县长　游一方\n" * 6, None),
        ("县长　游一方\n水库概况\n", None),
        ("游一方\n", None),
        ("青禾县云台区" * 7 + "县长　游一方\n", "游一方"),
        ("青禾县云台区" * 9 + "县长　游一方\n", None),
    ],
)
def test_those_who_sign_below_the_date(signed: str, speaker: str | None) -> None:
    source = Source("below", f"关于修路的请示\n现请示修路方案。\n2031年5月6日\n{signed}")
    blocks = group_blocks(split_lines(source)[0], source)
    assert read_delivery(blocks, 0, len(blocks)).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("关于修路的请示\n县长\n游一方\n2031年5月6日", "游一方", "县长"),
        ("关于修路的请示\n请审议。\n游一方\n2031年5月6日", "游一方", None),
        ("关于修路的请示\n县长\n副县长　游一方\n2031年5月6日", "游一方", "副县长"),
        ("县长\n游一方\n2031年5月6日", "游一方", None),
        ("请修路！\n县长　游一方", None, None),
        ("关于修路的请示\n请修路！\n县长　游一方", "游一方", "县长"),
    ],
)
def test_who_signs_and_as_what(text: str, speaker: str | None, role: str | None) -> None:
    source = Source("signs", text)
    blocks = group_blocks(split_lines(source)[0], source)
    found = read_delivery(blocks, 0, len(blocks))
    assert (found.speaker, found.role) == (speaker, role)


@pytest.mark.parametrize("kind", [BlockKind.ROSTER, BlockKind.TABLE, BlockKind.NOTE, BlockKind.PARAGRAPH])
def test_a_list_at_the_end_is_no_signature(kind: BlockKind) -> None:
    source = Source("list", "关于修路的请示\n请修路。\n2031年5月6日\n")
    blocks = group_blocks(split_lines(source)[0], source)
    blocks = [*blocks[:-1], replace(blocks[-1], kind=kind)]
    assert read_delivery(blocks, 0, len(blocks)).date == ("2031-05-06" if kind is BlockKind.PARAGRAPH else None)


FLOOD = KnownRun(2, 4, BlockKind.TABLE)
BEFORE = KnownRun(0, 2, BlockKind.MASTHEAD)


@pytest.mark.parametrize(
    ("imprint", "known"),
    [([], [FLOOD]), ([BEFORE], [BEFORE, FLOOD]), ([KnownRun(1, 3, BlockKind.MASTHEAD)], [FLOOD])],
)
def test_a_flood_takes_the_place_of_what_it_overlaps(imprint: list[KnownRun], known: list[KnownRun]) -> None:
    lines, _ = split_lines(Source("known", "青禾公报\n水库\n堤防\n河道\n"))
    assert known_runs(lines, imprint, [], [], [FLOOD]) == known


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("一、时间：五月六日\n二、地点：三楼会议室\n三、水库：要加固", {0, 1, 2}),
        ("一、时间：五月六日\n三、地点：三楼会议室", set()),
        ("一、时间：五月六日\n2.地点：三楼会议室", set()),
        ("一、时间：五月六日\n二、水库：要加固", set()),
    ],
)
def test_the_numbered_items_of_a_records_head(text: str, items: set[int]) -> None:
    source = Source("head", text)
    blocks = group_blocks(split_lines(source)[0], source)
    assert head_items(blocks, with_marker(blocks, 0, len(blocks))) == items
