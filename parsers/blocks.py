"""`group_blocks`: lines to blocks, paragraphs joined over line and page breaks."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.model import Block, BlockKind, Flow, Line

_ENDS = "。！？；：:;!?）)”」』…"


def join(flows: Iterable[Flow]) -> Flow:
    """One flow of several that follow one another."""
    text: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for flow in flows:
        starts += [length + s for s in flow.starts]
        offsets += flow.offsets
        text.append(flow.text)
        length += len(flow.text)
    return Flow("".join(text), tuple(starts), tuple(offsets))


def group_blocks(lines: list[Line]) -> list[Block]:
    """The blocks of `lines`, in order."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and line.gap <= 1 and len(groups[-1][-1].text) >= 25 and groups[-1][-1].text[-1] not in _ENDS:
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        Block(BlockKind.PARAGRAPH, join(line.flow for line in group), tuple(line.span for line in group))
        for group in groups
    ]
