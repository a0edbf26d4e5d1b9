"""`clean_text`: the source's own words between two places, free of layout, as they are taken away in an excerpt."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from parsers.model import Block, BlockKind, Flow, Issue, Source, Span

_LINES = re.compile(r"\s*[\r\n\f\v\x1c-\x1e\x85\u2028\u2029]\s*")
_SIGNS = "&\\${}^"
"""How markup begins that one other character stands for: an entity, an escape, a formula."""
_SPREAD = r"(?<=[\u3400-\u9fff\uf900-\ufaff〇])[ \u3000]+(?=[\u3400-\u9fff\uf900-\ufaff〇])"
"""Compiled when first asked: as all large ranges it takes its time, which the first screen does not have."""


def clean_text(issue: Issue, span: Span) -> str:
    """What stands between the source offsets of `span`, joined over line and page breaks; a line a block.

    Page furniture, markup and layout white space are left out, all other characters are the source's, one for one. The
    cells of a table are parted by tabs, the names of a roster by single spaces, each of its lines a line.
    """
    return "\n".join(block_texts(issue, span))


def block_texts(issue: Issue, span: Span) -> Iterator[str]:
    """The words of each block within `span`, those that have none left out."""
    first = max(0, bisect_right(issue.blocks, span.start, key=_start) - 1)
    last = bisect_left(issue.blocks, span.end, key=_start)
    return filter(None, (_block_text(issue.source, block, span) for block in issue.blocks[first:last]))


def _start(block: Block) -> int:
    return block.pieces[0].start


def _block_text(source: Source, block: Block, span: Span) -> str:
    if block.cells and block.kind is BlockKind.TABLE:
        rows = ([_LINES.sub(" ", _words(source, cell, span)) for cell in row] for row in block.cells)
        return "\n".join("\t".join(row) for row in rows if any(row))
    if block.cells and block.kind is BlockKind.ROSTER:
        return "\n".join(filter(None, _roster_rows(source, block, span)))
    return _words(source, block.flow, span)


def _roster_rows(source: Source, block: Block, span: Span) -> Iterator[str]:
    """The rows of a roster: its names without the blanks inside, and between two what parts them, 、 or a space."""
    flow = block.flow
    starts = [flow.index(cell.at(0)) for row in block.cells for cell in row if cell.text] + [len(flow)]
    k = 0
    before = _words(source, flow.part(0, starts[0]), span) if starts[0] else ""  # 、 of a row cut above its first name
    for row in block.cells:
        parts: list[str] = [before]
        before = ""
        for cell in row:
            if not cell.text:
                continue
            k += 1
            end = flow.index(cell.at(len(cell) - 1)) + 1
            gap = flow.part(end, max(end, starts[k]))
            words, mark = _words(source, cell, span), _words(source, gap, span)
            parts.append(re.sub(_SPREAD, "", words) + mark + (" " if words and gap.text[-1:].isspace() else ""))
        yield "".join(parts).strip()


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
    return "".join(mine if mine == " " or theirs in _SIGNS else theirs for mine, theirs in zip(text, own, strict=False))
