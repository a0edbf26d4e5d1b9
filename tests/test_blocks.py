"""Blocks: paragraphs joined over wraps and pages, tables and rosters told apart, every character in one piece or noise."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.blocks.flows import join
from parsers.blocks.group import close_up, group_blocks
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
