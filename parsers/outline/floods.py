"""Floods: more short lines than any gazette prints, kept as they are, a row each, and read no further.

What a line may be is asked of it and of those around it, so that a text of lines of one or two characters would take
many times as long as one of paragraphs. Rosters of one name a line and tables of one cell a line run to thousands of
lines; these are read.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.blocks.group import KnownRun
from parsers.model import BlockKind, Line, Note, Span

SHORT = 12
"""Characters of source a line, white space between the lines included, below which a stretch of lines is dense."""
MOST = 12_000
"""Dense lines that are read in any text, and for every `A_LINE` characters of a longer one another."""
A_LINE = 60
STRETCH = 500


def find_floods(lines: Sequence[Line]) -> list[KnownRun]:
    """The stretches of `lines` that are dense, after the first `MOST` such lines."""
    left = MOST + (lines[-1].span.end // A_LINE if lines else 0)
    floods: list[KnownRun] = []
    for start in range(0, len(lines), STRETCH):
        stop = min(start + STRETCH, len(lines))
        if lines[stop - 1].span.end - lines[start].span.start < SHORT * (stop - start):
            left -= stop - start
            if left < 0:
                floods.append(KnownRun(start, stop, BlockKind.TABLE))
    return floods


def flood_notes(lines: Sequence[Line], floods: Sequence[KnownRun]) -> tuple[Note, ...]:
    """A note that says how many lines were kept as they are, and where they begin."""
    if not floods:
        return ()
    span = Span(lines[floods[0].start].span.start, lines[floods[-1].stop - 1].span.end)
    return (Note("flood", str(sum(run.stop - run.start for run in floods)), span),)
