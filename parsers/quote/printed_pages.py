"""On which printed pages words stand: the format's own pages, else those that the text prints, else the contents'."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from parsers.model import Block, Issue, NoiseKind, Section, Span


def pages_of(issue: Issue, span: Span, document: Section | None) -> str | None:
    """The page of the words at `span`, or first and last (``12-13``); of the whole `document` when theirs is not known.

    White space and page furniture at the ends of `span` count for nothing: a selection that takes in the number at the
    foot of a page does not reach the next one.
    """
    start, last = _words(issue, span)
    first = page_at(issue, start)
    if first is not None:
        end = page_at(issue, last)
        return first if end in (None, first) else f"{first}-{end}"
    return _document_pages(issue, document) if document else None


def page_at(issue: Issue, offset: int) -> str | None:
    """The printed page that the character at `offset` stands on, None when it is not known."""
    pages = issue.source.pages
    if pages:
        at = bisect_right(pages, offset, key=lambda page: page.offset) - 1
        return pages[at].label if at >= 0 else None
    block = _block_at(issue.blocks, offset)
    if block is None or block.page is None:
        return None
    turned = sum(
        noise.kind is NoiseKind.PAGE_MARK and block.span.start <= noise.span.start < offset for noise in issue.noise
    )
    if not turned:
        return block.page
    return str(int(block.page) + turned) if block.page.isdecimal() else None


def _document_pages(issue: Issue, document: Section) -> str | None:
    """From the page that the printed contents give for `document` to the one before the next document's."""
    start = document.printed_page
    if start is None:
        return None
    later = next(
        (
            section.printed_page
            for section in issue.sections
            if section.heading.start > document.heading.start and section.printed_page is not None
        ),
        start,
    )
    last = max(start, later - 1)
    return str(start) if last == start else f"{start}-{last}"


def _words(issue: Issue, span: Span) -> tuple[int, int]:
    """The first and the last character at `span` that belong to a block; those of the span where none does."""
    last = max(span.start, span.end - 1)
    k = max(0, bisect_right(issue.blocks, span.start, key=_start) - 1)
    start = next((piece.start for piece in _pieces(issue, k) if piece.end > span.start), span.end)
    block = _block_at(issue.blocks, last)
    if block is not None:
        piece = block.pieces[max(0, bisect_left(block.pieces, span.end, key=lambda piece: piece.start) - 1)]
        last = max(span.start, min(piece.end, span.end) - 1)
    return (max(start, span.start), last) if start < span.end else (span.start, last)


def _pieces(issue: Issue, k: int) -> list[Span]:
    """The pieces of block `k` and of the one after it."""
    return [piece for block in issue.blocks[k : k + 2] for piece in block.pieces]


def _block_at(blocks: Sequence[Block], offset: int) -> Block | None:
    """The last block that begins at `offset` or before it."""
    at = bisect_right(blocks, offset, key=_start) - 1
    return blocks[at] if at >= 0 else None


def _start(block: Block) -> int:
    return block.pieces[0].start
