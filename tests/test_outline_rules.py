"""Parts of the outline asked alone: where sentences and headings end, how numbered lists nest, what opens a title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from parsers.blocks.group import group_blocks
from parsers.language.markers import Marker, Style
from parsers.lines.split import split_lines
from parsers.model import Block, BlockKind, Source
from parsers.outline.issuers import is_dated_body
from parsers.outline.rules.above import ends_document, signed_above
from parsers.outline.rules.attachments import attachment, label_and_title, reference_end
from parsers.outline.rules.bare import is_part, is_subpart
from parsers.outline.rules.below import begins_text
from parsers.outline.rules.extent import title_stop
from parsers.outline.rules.headings import Heading, decimal, make_heading, sentence_end, spaced
from parsers.outline.rules.introductions import is_above_title, is_document_number, is_passing_note, is_subtitle
from parsers.outline.rules.minutes import is_decided
from parsers.outline.rules.notes import NOTES, notes
from parsers.outline.rules.numbering import HeadingNumbering, kind_of
from parsers.outline.rules.orders import is_instrument, publishes
from parsers.outline.rules.place import TitlePlace
from parsers.outline.rules.wording import is_typed

SENTENCES = [
    ("水库。堤防。", "水库"),
    ("水库", "水库"),
    ("水库（加固。加高）完成。堤防。", "水库（加固。加高）完成"),
    ("甲）水库。堤防。", "甲）水库"),
    ("《水库）加固。堤防》完成。河道。", "《水库）加固。堤防》完成"),
    ("（水库。" + "堤防" * 150 + "）河道。", "（水库"),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_a_sentence_ends_outside_brackets(text: str, sentence: str) -> None:
    assert text[: sentence_end(text, 0)] == sentence


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("水库加固", True),
        ("水库加固，", False),
        ("水库加固。堤防", False),
        ("水库" * 40, True),
        ("水库" * 50, False),
    ],
)
def test_a_heading_is_alone_in_its_block(text: str, alone: bool) -> None:
    source = Source("alone", text)
    heading = make_heading(group_blocks(split_lines(source)[0], source)[0], 0, None)
    assert heading is not None
    assert heading.alone is alone


@pytest.mark.parametrize("way", [decimal, spaced])
def test_rows_of_a_table_are_no_headings(way: Callable[[Sequence[Block], int, int], dict[int, Heading]]) -> None:
    text = "1.1 目的要求\n\n1.2 依据标准\n" if way is decimal else "一　目的要求\n\n二　依据标准\n"
    source = Source("rows", text)
    blocks = group_blocks(split_lines(source)[0], source)
    assert len(way(blocks, 0, len(blocks))) == 2
    assert not way([replace(block, kind=BlockKind.TABLE) for block in blocks], 0, len(blocks))


def test_a_heading_without_a_number_is_no_list() -> None:
    numbering = HeadingNumbering()
    numbering.unnumbered()
    assert not numbering.has(Style.CIRCLED)
    assert not numbering.awaits(Marker(Style.CIRCLED, 1, 1))
    assert numbering.alike(Style.CIRCLED) == []


def test_a_list_awaits_its_next_number_alone() -> None:
    numbering = HeadingNumbering()
    numbering.begin(Marker(Style.HAN, 1, 2), "、").number = 1
    assert [number for number in range(5) if numbering.awaits(Marker(Style.HAN, number, 2))] == [2]
    assert not numbering.awaits(Marker(Style.HAN_PAREN, 2, 3))


@pytest.mark.parametrize(
    ("styles", "level"),
    [
        ([Style.HAN, Style.HAN_PAREN], 3),
        ([Style.HAN, Style.HAN_PAREN, Style.ARABIC, Style.HAN_PAREN], 3),
        ([Style.HAN, None, Style.HAN_PAREN], 4),
        ([None, Style.HAN], 3),
        ([Style.HAN, Style.ARABIC, Style.HAN_PAREN], 3),
        ([Style.ARABIC, Style.HAN], 3),
    ],
)
def test_a_list_begins_below_the_heading_of_an_outer_style(styles: list[Style | None], level: int) -> None:
    numbering = HeadingNumbering()
    for style in styles[:-1]:
        if style is None:
            numbering.unnumbered()
        else:
            numbering.begin(Marker(style, 1, 2), "、")
    last = styles[-1]
    assert last is not None
    assert numbering.begin(Marker(last, 1, 2), "、").level == level


@pytest.mark.parametrize(
    ("printed", "kind"),
    [("1、", "、"), ("1.", "."), ("1．", "."), ("（1）", ")"), ("1)", ")"), ("1.1", "d"), ("", "d")],
)
def test_kinds_of_punctuation(printed: str, kind: str) -> None:
    assert kind_of(printed) == kind


@pytest.mark.parametrize(
    ("text", "taken", "ended"),
    [
        ("青禾县水务局文章\n任命名单", {0}, True),
        ("青禾县水务局文章\n任命名单", set(), False),
        ("青禾县云台区水务局防汛文章\n任命名单", {0}, False),
        ("青禾县政府报告\n任命名单", {0}, False),
    ],
)
def test_the_name_of_a_listed_column_ends_a_document(text: str, taken: set[int], ended: bool) -> None:
    lines, _ = split_lines(Source("ended", text))
    assert TitlePlace(lines, 1, taken, False, set()).ended is ended


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("水库概况\n任命名单", False),
        ("水库概况\n# 任命名单", True),
        ("# 水库概况\n任命名单", True),
        ("水库概况\n\f任命名单", True),
        ("水库很多。\n任命名单", True),
    ],
)
def test_what_parts_a_title_from_the_line_above(text: str, parted: bool) -> None:
    lines, _ = split_lines(Source("parted", text))
    assert TitlePlace(lines, 1, set(), False, set()).parted is parted


@pytest.mark.parametrize(
    ("text", "seen", "kin"),
    [
        ("青禾县人民政府办公室通知", "青禾县人民政府办", True),
        ("青禾县人民政府办公室通知", "云台区人民政府办", False),
        ("关于青禾县防汛的通知", "关于青禾县防汛的", False),
        ("任命名单", "任命名单", False),
        ("# 青禾县人民政府办公室通知", "#", True),
        ("## 青禾县人民政府办公室通知", "#", False),
        ("青禾县人民政府办公室通知", "", False),
    ],
)
def test_titles_that_begin_alike_are_kin(text: str, seen: str, kin: bool) -> None:
    lines, _ = split_lines(Source("kin", text))
    assert TitlePlace(lines, 0, set(), False, {seen}).kin is kin


@pytest.mark.parametrize(
    ("below", "begins"),
    [
        ("青禾县水务局\n" * 4 + "一、水库", True),
        ("青禾县水务局\n" * 7 + "一、水库", False),
        ("地点三楼\n一、水库", True),
        ("三楼地点\n一、水库", False),
    ],
)
def test_what_may_stand_between_a_title_and_its_text(below: str, begins: bool) -> None:
    lines, _ = split_lines(Source("below", "任命名单\n" + below))
    assert begins_text(lines, 1) is begins


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("关于青禾县\n水库堤防\n加固工程\n情况的报告", 4),
        ("关于青禾县\n水库堤防\n加固工程\n和河道清淤\n情况的报告", 1),
        ("# 关于青禾县\n水库的报告", 2),
        ("# 防汛情况\n水库报告", 1),
        ("# 防汛情况\n的报告", 2),
        ("# 防汛情况\n# 的报告", 2),
        ("# 防汛情况\n\n的报告", 2),
        ("# 防汛情况\n\n\n的报告", 1),
        ("# 防汛报告", 1),
        ("防汛\n工作情况\n的报告", 3),
        ("关于防汛\n工作的报告\n和抗旱工作的报告", 3),
    ],
)
def test_how_far_a_title_goes(text: str, stop: int) -> None:
    lines, _ = split_lines(Source("title", text))
    assert title_stop(lines, 0, set()) == stop


def test_rows_of_a_table_are_no_attachments() -> None:
    source = Source("rows", "附件：防汛方案\n水库要防汛。")
    blocks = group_blocks(split_lines(source)[0], source)
    assert attachment(blocks, 0, len(blocks)) is not None
    assert attachment([replace(block, kind=BlockKind.TABLE) for block in blocks], 0, len(blocks)) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("附件：\n1.防汛方案\n2.抗旱方案\n2031年5月6日", 3),
        ("附件\n1.防汛方案\n2.抗旱方案", 0),
        ("附件：\n1.防汛方案\n2." + "水库堤防" * 16, 2),
    ],
)
def test_a_list_of_what_is_attached(text: str, end: int) -> None:
    source = Source("list", text)
    blocks = group_blocks(split_lines(source)[0], source)
    assert reference_end(blocks, 0, len(blocks)) == end


@pytest.mark.parametrize("text", ["附件2\n水库\n水库要防汛。", "附件：\n水库要防汛。"])
def test_a_label_alone_has_no_title_on_its_line(text: str) -> None:
    source = Source("alone", text)
    blocks = group_blocks(split_lines(source)[0], source)
    assert label_and_title(blocks, 0, len(blocks)) is None


ASKED: list[tuple[Callable[[str], bool], str, bool]] = [
    (is_document_number, "青禾县" * 8 + "〔2031〕12号", True),
    (is_document_number, "（青禾县三届人民代表大会第二次会议文件）", True),
    (is_document_number, "（青禾县三届人民代表大会第二次会议文件" + "关于防汛工作的报告" * 3 + "）", False),
    (is_subtitle, "——" + "青禾县云台区" * 12, True),
    (is_subtitle, "——" + "青禾县云台区" * 20, False),
    (is_subtitle, "——会议结束。", False),
    (is_passing_note, "（2031年5月6日）", True),
    (is_passing_note, "（一）2031年5月6日", False),
    (is_above_title, "发文机关：青禾县水务局", True),
    (is_above_title, "发　文　机　关：青禾县水务局", True),
    (is_above_title, "发　　　文　　　机　　　关：青禾县水务局", False),
    (is_above_title, "水库：青禾县水务局", False),
    (is_instrument, "县长令" + "　" * 8 + "中华民国一百二十年十二月二十六日", True),
    (is_instrument, "县长令" + "　" * 40 + "中华民国一百二十年十二月二十六日", False),
    (is_part, "报    告    事    项", True),
    (is_part, "报        告        事        项", False),
    (is_typed, "防汛工作通知（试行）", True),
    (is_typed, "防汛工作通知精神学习体会（试行）", False),
    (lambda text: NOTES.first(text, False) is not None, "名词解释", True),
    (lambda text: NOTES.first(text, True) is not None, "名词解释", False),
    (is_subpart, "法    案    首    读", True),
    (is_subpart, "法        案        首        读", False),
    (is_dated_body, "青禾县水务局　2031年5月6日", True),
    (is_dated_body, "青禾县水务局", False),
    (lambda text: notes(text, True), "注：", True),
    (lambda text: notes(text, True), "附注", False),
]


@pytest.mark.parametrize(("ask", "text", "answer"), ASKED)
def test_what_a_line_is(ask: Callable[[str], bool], text: str, answer: bool) -> None:
    assert ask(text) is answer


@pytest.mark.parametrize(("between", "answer"), [(0, True), (3, True), (6, False)])
def test_what_is_made_public_is_said_in_the_next_lines(between: int, answer: bool) -> None:
    text = "《防汛办法》\n" + "水库\n" * between + "现予公布\n"
    lines, _ = split_lines(Source("public", text))
    assert publishes(lines, 0) is answer


def test_what_is_made_public_has_its_name_in_the_text() -> None:
    lines, _ = split_lines(Source("public", "防汛办法现予公布\n"))
    assert not publishes(lines, 0)


def test_nothing_stands_above_the_first_line() -> None:
    lines, _ = split_lines(Source("first", "任命名单\n任命游一方为县长。\n2031年5月6日\n"))
    assert ends_document(lines, 0)
    assert not signed_above(lines, 0)


@pytest.mark.parametrize(("below", "decided"), [("决定：同意。", True), ("决定", False), ("情况：良好。", False)])
def test_what_was_decided_stands_after_its_label(below: str, decided: bool) -> None:
    source = Source("decided", f"一、水库\n\n{below}")
    blocks = group_blocks(split_lines(source)[0], source)
    assert is_decided(blocks, 0) is decided


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("附件\n（2031年）防汛方案\n水库要防汛。", "（2031年）防汛方案"),
        ("附件\n防汛方案\n（征求意见稿）\n水库要防汛。", "防汛方案"),
    ],
)
def test_what_ends_the_title_of_an_attachment_may_begin_it(text: str, title: str) -> None:
    source = Source("attached", text)
    blocks = group_blocks(split_lines(source)[0], source)
    found = attachment(blocks, 0, len(blocks))
    assert found is not None
    assert found.heading.title == title
