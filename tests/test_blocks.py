"""Blocks: paragraphs joined over wraps and pages, tables and rosters told apart, every character in one piece or noise."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers.blocks.flows import join
from parsers.blocks.group import KnownRun, close_up, group_blocks
from parsers.blocks.joins import continues
from parsers.blocks.layout import LineLayout, closed, measure
from parsers.blocks.seams import Paragraph, Seam, SeamVerdict
from parsers.blocks.tables import Tables, loose_cells
from parsers.blocks.wraps import after_a_full_line, indented
from parsers.issue import outline_issue
from parsers.language.characters import unified
from parsers.lines.split import split_lines
from parsers.model import Block, BlockKind, Flow, Issue, Source
from tests.cases_runner import Case, cases
from tests.mangled import mangled_gazettes

GAZETTES = Path(__file__).parents[2] / "shared" / "gazettes"
BLOCKS = cases("blocks*.txt")


def shown(block: Block) -> str:
    """A block on one line, its cells on lines below it."""
    rows = [" | ".join(cell.text for cell in row) for row in block.cells]
    if rows:
        return "\n".join([f"{block.kind}:", *(f"  {row}" for row in rows)])
    return f"{block.kind}: {block.text}"


@pytest.mark.parametrize("case", BLOCKS, ids=[case.title for case in BLOCKS])
def test_block_cases(case: Case) -> None:
    issue = outline_issue(Source(case.title, case.text))
    assert "\n".join(shown(block) for block in issue.blocks) == case.expected


def check_law(issue: Issue) -> None:
    """Pieces and noise tile the source; each character of a flow is the source's own or stands for white space."""
    text = unified(issue.source.text)
    spans = sorted([p for block in issue.blocks for p in block.pieces] + [n.span for n in issue.noise])
    assert all(span.start < span.end for span in spans)
    assert all(a.end == b.start for a, b in pairwise(spans))
    assert (spans[0].start, spans[-1].end) == (0, len(text)) if text else not spans
    for block in issue.blocks:
        for flow in (block.flow, *(cell for row in block.cells for cell in row)):
            offsets = [flow.at(i) for i in range(len(flow))]
            assert offsets == sorted(set(offsets))
            assert all(
                text[o] == c or c == " " or text[o] == "&" or (text[o], c) == ("|", "｜")
                for o, c in zip(offsets, flow.text, strict=True)
            )


@settings(max_examples=60, deadline=None)
@given(mangled_gazettes() | st.text(max_size=150))
@example("\\|")
def test_nothing_is_lost_and_all_slices_back(text: str) -> None:
    check_law(outline_issue(Source("mangled", text)))


@settings(max_examples=60, deadline=None)
@given(mangled_gazettes())
def test_blocks_come_in_order_and_are_not_empty(text: str) -> None:
    source = Source("mangled", text)
    blocks = group_blocks(split_lines(source)[0], source)
    starts = [block.pieces[0].start for block in blocks]
    assert starts == sorted(starts)
    assert all(block.pieces and block.text for block in blocks)


@pytest.mark.skipif(not GAZETTES.exists(), reason="the real gazettes are not here")
@pytest.mark.parametrize("path", sorted(GAZETTES.glob("*.txt")), ids=lambda path: path.stem)
def test_real_gazettes_keep_the_law(path: Path) -> None:
    check_law(outline_issue(Source(path.name, path.read_bytes().decode("utf-8"))))


@given(st.lists(st.text("青螺区，。 aB1", min_size=1, max_size=8), min_size=1, max_size=5))
def test_a_flow_of_several_keeps_the_map_of_each(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    flows: list[Flow] = []
    at = 0
    for piece in pieces:
        flows.append(Flow(piece, (0,), (at,)))
        at += len(piece) + 1
    for flow in (join(flows), close_up(join(flows), always=True)):
        assert all(text[flow.at(i)] == c or c == " " for i, c in enumerate(flow.text))
        assert "".join(flow.text.split()) == "".join(text.split())


def test_titles_are_blocks_of_their_own() -> None:
    issue = outline_issue(Source("two", "青螺区人大常委会\n任免名单\n\n任命：\n骆宁为区人民法院法官。\n"))
    assert issue.blocks[0].kind is BlockKind.TITLE
    assert issue.blocks[0].text == "青螺区人大常委会任免名单"
    assert issue.blocks[0].level == 1


def _rows(*groups: tuple[int, int, bool]) -> str:
    """A text of lines: for each group how many, how wide in characters, and whether they end sentences."""
    return "\n".join(
        "水" * (wide - 1) + ("。" if ended else "库") for count, wide, ended in groups for _ in range(count)
    )


@pytest.mark.parametrize(
    ("text", "wrap"),
    [
        pytest.param(_rows((8, 30, False), (12, 14, False)), 60, id="two fifths of the long lines are alike"),
        pytest.param(_rows((8, 30, False), (32, 14, False)), 0, id="one fifth is not enough"),
        pytest.param(_rows((4, 30, False), (6, 30, True)), 60, id="two fifths of them end open"),
        pytest.param(_rows((2, 30, False), (8, 30, True)), 0, id="one fifth is not enough to say that lines are cut"),
        pytest.param(_rows((5, 30, False)), 0, id="five lines say nothing"),
        pytest.param(_rows((2, 45, False), (38, 30, False)), 60, id="a few lines may be wider"),
        pytest.param(_rows((5, 45, False), (35, 30, False)), 60, id="an eighth may be wider"),
        pytest.param(_rows((10, 45, False), (30, 30, False)), 90, id="a quarter is no exception"),
        pytest.param(
            _rows((4, 45, False), (30, 40, False), (66, 30, False)), 90, id="four of a hundred are the widest"
        ),
    ],
)
def test_the_width_at_which_lines_were_wrapped(text: str, wrap: int) -> None:
    lines, _ = split_lines(Source("wrapped", text))
    assert {layout.wrap for layout in measure(lines)} == {wrap}


@pytest.mark.parametrize(
    ("near", "open_ones", "wrap"),
    [(70, 45, 60), (56, 45, 0), (70, 30, 0)],
    ids=["mixed", "too few alike", "too few open"],
)
def test_a_part_of_a_text_may_be_wrapped(near: int, open_ones: int, wrap: int) -> None:
    part = _rows((open_ones, 30, False), (near - open_ones, 30, True), (100 - near, 14, False), (60, 5, False))
    rest = "\n".join("水" * wide + "。" for wide in range(40, 160) for _ in range(4))
    lines, _ = split_lines(Source("mixed", f"{part}\n{rest}"))
    assert measure(lines)[0].wrap == wrap


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("# 水库（堤防\n工程）", True),
        ("# 水库\n堤防", False),
        ("# 水库\n、堤防", True),
        ("水库要防汛，\n\n\f青禾县人民政府", True),
        ("水库要防汛，\n\n青禾县人民政府", False),
        ("**水库**\n的防汛", False),
        ("水库\n的防汛", True),
        ("**水库（堤防**\n工程）", True),
        ("青禾县\n\n　　水库和堤防都要在汛期到来之前逐一检查并登记造册以\n备查考。", True),
        ("青禾县\n\n水库和堤防都要在汛期到来之前逐一检查并登记造册并且以\n备查考。", False),
    ],
)
def test_which_lines_are_one_block(text: str, joined: bool) -> None:
    source = Source("two", text)
    blocks = group_blocks(split_lines(source)[0], source)
    assert (len(blocks[-1].pieces) == 2) is joined


def test_what_is_known_before_is_not_joined() -> None:
    source = Source("known", "水库要防汛，\n堤防加固办法\n")
    lines, _ = split_lines(source)
    blocks = group_blocks(lines, source, [KnownRun(1, 2, BlockKind.TITLE, 1)])
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "水库要防汛，"),
        (BlockKind.TITLE, "堤防加固办法"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("**水库概况**", BlockKind.HEADING),
        ("水库概况", BlockKind.PARAGRAPH),
        ("**水库（堤防**\n工程）", BlockKind.PARAGRAPH),
        ("## 水库（堤防\n工程）", BlockKind.HEADING),
    ],
)
def test_a_line_in_bold_alone_is_a_heading(text: str, kind: BlockKind) -> None:
    source = Source("bold", text)
    assert [block.kind for block in group_blocks(split_lines(source)[0], source)] == [kind]


@pytest.mark.parametrize(
    ("text", "closed_up"),
    [
        ("水库 要防汛，堤防也要在汛期到来之前检查加固", "水库要防汛，堤防也要在汛期到来之前检查加固"),
        ("水库 要防汛。堤防也要在汛期到来之前检查加固", "水库要防汛。堤防也要在汛期到来之前检查加固"),
        ("水库 要防汛堤防也要在汛期到来之前检查加固的", "水库 要防汛堤防也要在汛期到来之前检查加固的"),
        ("水库 要防汛，堤防也要", "水库 要防汛，堤防也要"),
        ("水库要防汛 Ａ类堤防也要在汛期以前检查。", "水库要防汛 Ａ类堤防也要在汛期以前检查。"),
        ("水库要防汛 ｂ类堤防也要在汛期以前检查。", "水库要防汛 ｂ类堤防也要在汛期以前检查。"),
        ("水库要防汛Ａ 类堤防也要在汛期以前检查。", "水库要防汛Ａ 类堤防也要在汛期以前检查。"),
        ("水库要防汛３ 类堤防也要在汛期以前检查。", "水库要防汛３ 类堤防也要在汛期以前检查。"),
        ("会议决定，白鹭 高明 等人一起检查水库和堤防。", "会议决定，白鹭 高明等人一起检查水库和堤防。"),
        ("会议决定，水库 高明等人一起检查水库和堤防。", "会议决定，水库高明等人一起检查水库和堤防。"),
        ("会议决定，白鹭 水文局长等人一起检查水库和堤防。", "会议决定，白鹭水文局长等人一起检查水库和堤防。"),
        (
            "会议表扬：白鹭 高明（女） 向公度 李文 赵林。防汛工作很好。",
            "会议表扬：白鹭 高明（女） 向公度 李文 赵林。防汛工作很好。",
        ),
    ],
)
def test_blanks_that_layout_put_between_characters(text: str, closed_up: str) -> None:
    assert close_up(Flow(text, (0,), (0,))).text == closed_up


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("水库要防汛。", True),
        ("“水库要防汛。”", True),
        ("水库要防汛。（鼓掌）", True),
        ("水库要防汛（鼓掌）", False),
        ("（鼓掌）", False),
        ("杜小满议员，J.P.", True),
        ("水库有3.", False),
        ("水库AB", False),
        ("水库", False),
    ],
)
def test_which_lines_end_a_sentence(text: str, ends: bool) -> None:
    assert closed(text) is ends


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("水库。\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", 3),
        ("水库。\n\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", 3),
        ("水库。\n| 甲 | 乙 |\n|---|---|\n\n\n| 1 | 2 |\n", 2),
        ("水库。\n| 甲\n| 乙\n", 2),
        ("水库。\n甲 | 乙\n丙 | 丁\n", 0),
        ("水库。\n甲 | 乙 | 丙\n", 0),
    ],
)
def test_the_rows_of_a_table_of_markdown(text: str, length: int) -> None:
    source = Source("bars", text)
    assert Tables(split_lines(source)[0], source).markdown_length(1) == length


@pytest.mark.parametrize(("words", "kind"), [(20, BlockKind.TABLE), (40, BlockKind.PARAGRAPH)])
def test_how_long_the_caption_of_a_table_is(words: int, kind: BlockKind) -> None:
    source = Source("caption", f"表1：{'水库' * words}\n水库\n12\n堤防\n34")
    assert group_blocks(split_lines(source)[0], source)[0].kind is kind


def test_a_title_of_a_few_characters_is_closed_up() -> None:
    assert close_up(Flow("水 库", (0,), (0,)), always=True).text == "水库"
    assert close_up(Flow("水 库", (0,), (0,))).text == "水 库"


def test_rows_of_a_table_stand_apart() -> None:
    assert join([Flow("水库", (0,), (0,)), Flow("堤防", (0,), (3,))], apart=True).text == "水库 堤防"


def test_no_line_is_full_where_none_is_wrapped() -> None:
    assert LineLayout(28).full(28)
    assert not LineLayout().full(28)


@pytest.mark.parametrize(
    ("first", "second", "prose"),
    [
        ("水库要防汛。堤防", "也要防汛", True),
        ("水库要防汛，堤防也要", "在汛期到来之前检查加固并且登记造册以备", True),
        ("水库要防汛堤防也要", "在汛期到来之前检查加固并且登记造册以备", False),
        ("水库要防汛", "堤防", False),
    ],
)
def test_what_a_paragraph_holds_is_known_of_all_its_lines(first: str, second: str, prose: bool) -> None:
    lines, _ = split_lines(Source("prose", f"{first}\n{second}"))
    begun = Paragraph(lines[0])
    begun.add(lines[1])
    assert begun.prose is prose


@pytest.mark.parametrize(("indents", "verdict"), [(True, SeamVerdict.PART), (False, None)])
def test_an_indented_line_begins_a_paragraph_where_paragraphs_are_indented(
    indents: bool, verdict: SeamVerdict | None
) -> None:
    text = "水库要防汛堤防也要防汛水库要\n　　防汛"
    lines, _ = split_lines(Source("indented", text))
    assert indented(Seam(Paragraph(lines[0]), lines[1], LineLayout(28, 0, indents), text)) is verdict


@pytest.mark.parametrize("always", [False, True])
def test_blanks_between_names_of_a_title(always: bool) -> None:
    text = "会议决定，白鹭 高明 等人一起检查水库和堤防。"
    assert (" " in close_up(Flow(text, (0,), (0,)), always=always).text) is not always


@pytest.mark.parametrize(
    ("text", "wrap", "joined"),
    [
        ("水库要防汛堤防也要防汛水库要\n防汛。", 28, True),
        ("水库要防汛堤防也要防汛水库要\n二、防汛。", 28, False),
        ("水库要防汛堤防也要防汛水库要\n2031年5月6日", 28, False),
        ("水库。\n，堤防也要。", 28, True),
        ("水库要防汛，堤防也要防汛，水库要加高。要\n二、防汛。", 0, False),
    ],
)
def test_a_general_rule_comes_before_those_of_the_layout(text: str, wrap: int, joined: bool) -> None:
    lines, _ = split_lines(Source("order", text))
    assert continues(Paragraph(lines[0]), lines[1], LineLayout(wrap, 0, True), text) is joined


OPEN, ENDED = "水" * 29 + "库", "水" * 29 + "。"


@pytest.mark.parametrize(
    ("text", "gap", "indents"),
    [
        (f"{OPEN}\n{ENDED}\n\n{ENDED}\n\n" * 8, 0, False),
        (f"{OPEN}\n\n" * 8, 1, False),
        ("".join(f"{word}{OPEN[1:]}\n\n\f" for word in "水堤河湖泵闸") + f"{OPEN}\n" * 4, 0, False),
        (f"{OPEN}\n　　{OPEN[2:]}\n" * 8, 0, False),
        (f"{OPEN}\n{ENDED}\n　　{OPEN[2:]}\n" * 8, 0, True),
        (f"{OPEN}\n　　{OPEN[2:]}\n" * 8 + f"{ENDED}\n" * 8, 0, False),
    ],
)
def test_what_stands_between_the_lines_of_a_paragraph(text: str, gap: int, indents: bool) -> None:
    lines, _ = split_lines(Source("layout", text))
    assert (measure(lines)[0].gap, measure(lines)[0].indents) == (gap, indents)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("　　水库要防汛堤防也要防汛\n　　防汛。", SeamVerdict.JOIN),
        ("　　水库要防汛堤防也要防。\n　　防汛。", SeamVerdict.PART),
        ("　　　水库要防汛堤防也要。\n　　防汛。", SeamVerdict.JOIN),
    ],
)
def test_what_follows_a_full_line(text: str, verdict: SeamVerdict) -> None:
    source = Source("full", text)
    lines, _ = split_lines(source)
    assert after_a_full_line(Seam(Paragraph(lines[0]), lines[1], LineLayout(28, 0, True), text)) is verdict
    assert after_a_full_line(Seam(Paragraph(lines[0]), lines[1], LineLayout(28), text)) is SeamVerdict.JOIN


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("表1：水位\n水库\n12\n堤防\n34", 5),
        ("附表2\n12\n-\n合计\n-", 0),
        ("水位\n堤防\n河道\n水库\n2\n82", 6),
        ("表1：水位\n甲\n乙\n水库\n91", 0),
        ("合计\n水库\n堤防\n甲\n河道\n11", 0),
        ("水位\n水库\n2\n堤防\n8\n河道，湖泊", 0),
        ("水位\n水库\n2\n堤防\n8\n河道湖泊：\n9", 0),
        ("表1：水位\n水库\n堤防\n河道\n湖泊\n泵站\n闸门\n1\n2", 9),
        ("表1：水位\n水库\n12\n34", 0),
        ("水位\n水库\n2\n堤防\n8\n河道湖泊\n9", 7),
        ("表1：水位\n一、水库\n12\n二、堤防\n34", 5),
        ("表1：水位\n水库\n12\n堤防\n34\n二、河道\n湖泊", 5),
        ("表1：水位\n水库\n12\n堤防\n34\n二、河道", 5),
        ("水位\n水库\n2\n堤防\n8\n" + "河道湖泊" * 9 + "\n9", 0),
    ],
)
def test_a_table_of_one_cell_a_line(text: str, length: int) -> None:
    source = Source("loose", text)
    assert Tables(split_lines(source)[0], source).loose_length(0) == length


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("水库|1|堤防|2|河道|3", ["水库 1", "堤防 2", "河道 3"]),
        ("水库|1|堤防|2|3|河道|4|湖泊|5", ["水库", "1", "堤防", "2", "3", "河道", "4", "湖泊", "5"]),
        ("水库|1|堤防|2|河道|3|4|湖泊|5", ["水库", "1", "堤防", "2", "河道", "3", "4", "湖泊", "5"]),
        ("12|水库|34|堤防|56", ["12", "水库", "34", "堤防", "56"]),
        ("水库|堤防|12|34", ["水库", "堤防", "12", "34"]),
        ("名称|水位|水库|1|堤防|2|河道|3", ["名称 水位", "水库 1", "堤防 2", "河道 3"]),
    ],
)
def test_the_rows_of_a_table_of_one_cell_a_line(text: str, rows: list[str]) -> None:
    lines, _ = split_lines(Source("loose", f"表1：水位\n{text.replace('|', chr(10))}"))
    assert [" ".join(cell.text for cell in row) for row in loose_cells(lines)] == ["表1：水位", *rows]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Tavi", "Soramek", "Tavi Soramek"),
        ("2031", "Soramek", "2031 Soramek"),
        ("Tavi", "2031", "Tavi2031"),
        ("Tavi", "堤防", "Tavi堤防"),
        ("水库", "Tavi", "水库Tavi"),
    ],
)
def test_a_space_between_two_latin_words(first: str, second: str, joined: str) -> None:
    assert join([Flow(first, (0,), (0,)), Flow(second, (0,), (len(first) + 1,))]).text == joined
