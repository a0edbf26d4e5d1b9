"""Where printed pages begin on the page: before a block, or in the middle of one that runs over a page break. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from parsers.model import Block, Noise, NoiseKind

GUTTER = 6
"""Cells of margin that a page number needs; with less it stands in the air above the page's block."""
_BREAKS = (NoiseKind.PAGE_MARK, NoiseKind.RUNNING_HEAD, NoiseKind.CONTROL)


class Turn(NamedTuple):
    """A printed page begins at character `char` of a block's flow."""

    char: int
    label: str


def turn_before(blocks: Sequence[Block], index: int, noise: Sequence[Noise]) -> str | None:
    """The page that begins with block `index`, if one does and has not begun within the block before."""
    page = blocks[index].page
    if not page or (index and blocks[index - 1].page == page):
        return None
    return None if index and turn_within(blocks, index - 1, noise) else page


def turn_within(blocks: Sequence[Block], index: int, noise: Sequence[Noise]) -> Turn | None:
    """Where a block runs over to the page of the next one: behind the last page mark between its pieces."""
    block = blocks[index]
    label = blocks[index + 1].page if index + 1 < len(blocks) else None
    if not label or label == block.page or len(block.pieces) < 2:
        return None
    first = bisect_left(noise, block.pieces[0].end, key=_start)
    last = bisect_left(noise, block.pieces[-1].start, key=_start)
    breaks = [item.span.end for item in noise[first:last] if item.kind in _BREAKS]
    if not breaks:
        return None
    char = block.flow.index(breaks[-1])
    return Turn(char, label) if 0 < char < len(block.flow) else None


def _start(noise: Noise) -> int:
    return noise.span.start
