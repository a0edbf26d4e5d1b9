"""Figures: every quantity that a gazette states, with its unit, subject and period."""

from __future__ import annotations

from parsers.figures.find import find_in, squeeze
from parsers.model import BlockKind, Figure, Issue

_SKIPPED = frozenset((BlockKind.CONTENTS, BlockKind.MASTHEAD))


def read_figures(issue: Issue) -> tuple[Figure, ...]:
    """The figures of an issue, in reading order. Never raises on odd text."""
    figures: list[Figure] = []
    for block in issue.blocks:
        if block.kind in _SKIPPED:
            continue
        flow = squeeze(block.flow)
        for found in find_in(flow.text):
            span = flow.span(found.start, found.end)
            figures.append(Figure(span, issue.source[span], found.value, found.unit, found.approx, optional=found.optional))
    return tuple(figures)
