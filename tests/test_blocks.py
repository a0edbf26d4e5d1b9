"""Blocks: paragraphs joined over wraps and pages, tables and rosters told apart, every character in one piece or noise."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.blocks.flows import join
from parsers.blocks.group import close_up, group_blocks
from parsers.blocks.layout import measure
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
            assert all(text[o] == c or c == " " or text[o] == "&" for o, c in zip(offsets, flow.text, strict=True))


@settings(max_examples=60, deadline=None)
@given(mangled_gazettes() | st.text(max_size=150))
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
