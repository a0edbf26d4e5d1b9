"""`clean_text`: the source's own words between two places, free of layout, as they are taken away in an excerpt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from parsers.model import Block, BlockKind, Flow, Issue, Source, Span

_SPREAD = re.compile(r"(?<=[\u3400-\u9fff\uf900-\ufaff〇])[ \u3000]+(?=[\u3400-\u9fff\uf900-\ufaff〇])")


def clean_text(issue: Issue, span: Span) -> str:
    """What stands between the source offsets of `span`, joined over line and page breaks; a line a block.

    Page furniture, markup and layout white space are left out, all other characters are the source's, one for one. The
    cells of a table are parted by tabs, the names of a roster by single spaces, each of its lines a line.
    """
    first = max(0, bisect_right(issue.blocks, span.start, key=_start) - 1)
    last = bisect_left(issue.blocks, span.end, key=_start)
    texts = [_block_text(issue.source, block, span) for block in issue.blocks[first:last]]
    return "\n".join(text for text in texts if text)


def _start(block: Block) -> int:
    return block.pieces[0].start


def _block_text(source: Source, block: Block, span: Span) -> str:
    if not block.cells or block.kind not in (BlockKind.TABLE, BlockKind.ROSTER):
        return _words(source, block.flow, span)
    rows = ([_words(source, cell, span) for cell in row] for row in block.cells)
    if block.kind is BlockKind.TABLE:
        return "\n".join("\t".join(row) for row in rows if any(row))
    return "\n".join(" ".join(_SPREAD.sub("", cell) for cell in row if cell) for row in rows if any(row))


def _words(source: Source, flow: Flow, span: Span) -> str:
    """The source's characters of a flow within `span`; layout white space as the single space that stands for it."""
    start, end = flow.index(span.start), flow.index(span.end)
    return "".join(_run(source, flow, a, b) for a, b in _runs(flow, start, end)).strip()


def _runs(flow: Flow, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of ``start … end`` that are unbroken in the source."""
    k = bisect_right(flow.starts, start)
    while start < end:
        stop = min(end, flow.starts[k]) if k < len(flow.starts) else end
        yield start, stop
        start, k = stop, k + 1


def _run(source: Source, flow: Flow, start: int, end: int) -> str:
    text = flow.text[start:end]
    at = flow.at(start)
    own = source.text[at : at + len(text)]
    if own == text:
        return text
    return "".join(" " if mine == " " else theirs for mine, theirs in zip(text, own, strict=False))
