"""Texts for tests of the viewer: issues of every kind of block, whose source has furniture between the pieces."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from parsers.model import Block, BlockKind, Flow, Issue
from tests.issues import PAGE, Maker

WORDS = st.text(
    st.sampled_from("区人大会议报告，。；（）《》“”、……——0123.5%万元abc e\u0301\u200b🙂"), min_size=1, max_size=40
)
BETWEEN = st.sampled_from(["\n", PAGE, "\n\n**", ""])
PLAIN = [kind for kind in BlockKind if kind not in (BlockKind.ROSTER, BlockKind.TABLE)]
CELL = st.sampled_from(
    ["沈一鸣", "陆 遥", "陆　遥", "欧阳小明（女）", "阿依古丽·买买提江", "12,345.6", "—", "收入合计", "", "表一：收支"]
)


def cells_of(block: Block, widths: list[int], separator: str = "|") -> Block:
    """The block with cells: its flow cut at each `separator`, so many a row as `widths` say."""
    flow = block.flow
    parts: list[Flow] = []
    at = 0
    for text in flow.text.split(separator):
        parts.append(flow.part(at, at + len(text)))
        at += len(text) + len(separator)
    rows: list[tuple[Flow, ...]] = []
    for width in widths:
        rows.append(tuple(parts[:width]))
        parts = parts[width:]
    return replace(block, cells=tuple(row for row in rows if row))


@st.composite
def grids(draw: st.DrawFn, maker: Maker) -> None:
    """A roster or a table, its cells in the source's order."""
    kind = draw(st.sampled_from([BlockKind.ROSTER, BlockKind.TABLE]))
    widths = draw(st.lists(st.integers(1, 5), min_size=1, max_size=5))
    texts = [draw(CELL) for _ in range(sum(widths))]
    texts[0] = texts[0] or "项目"
    separator = "|" if kind is BlockKind.TABLE else draw(st.sampled_from(["  ", "、", "\t"]))
    maker.block(separator.join(texts), kind=kind)
    maker.blocks[-1] = cells_of(maker.blocks[-1], widths, separator)


@st.composite
def issues(draw: st.DrawFn) -> Issue:
    """An issue of a few blocks of any kind."""
    maker = Maker()
    for number in range(draw(st.integers(1, 8))):
        maker.noise(draw(st.sampled_from(["", "\n", PAGE])))
        if draw(st.integers(0, 5)) == 0:
            draw(grids(maker))
            continue
        pieces = [draw(WORDS) for _ in range(draw(st.integers(1, 3)))]
        pieces = [piece.strip() or "文" for piece in pieces]
        page = str(number // 2 + 1) if draw(st.booleans()) else None
        maker.block(*pieces, between=draw(BETWEEN), kind=draw(st.sampled_from(PLAIN)), page=page)
        maker.blocks[-1] = replace(maker.blocks[-1], level=draw(st.integers(0, 4)))
    return maker.issue()
