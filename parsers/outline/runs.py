"""`known_runs`: the lines whose blocks the outline knows before paragraphs are joined."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.blocks.group import KnownRun
from parsers.front.contents import Contents
from parsers.model import BlockKind, Line
from parsers.outline.front import front_matter
from parsers.outline.repeated import said_above
from parsers.outline.unlisted import Title


def known_runs(
    lines: Sequence[Line],
    imprint: Sequence[KnownRun],
    contents: Sequence[Contents],
    titles: Sequence[Title],
    floods: Sequence[KnownRun] = (),
) -> list[KnownRun]:
    """The runs of masthead, contents, titles and what introduces each document, in order and without overlaps.

    Of two that overlap the first holds, but `floods` hold before all.
    """
    runs = [*imprint, *floods]
    for block in contents:
        entries = [KnownRun(entry.start, entry.stop, BlockKind.CONTENTS) for entry in block.entries]
        listed = {i for run in entries for i in range(run.start, run.stop)}
        runs += entries
        runs += [KnownRun(i, i + 1, BlockKind.CONTENTS) for i in range(block.start, block.stop) if i not in listed]
    runs_end = 0
    stops = [*(title.start for title in titles[1:]), len(lines)]
    for title, stop in zip(titles, stops, strict=False):
        runs.append(KnownRun(title.start, title.stop, BlockKind.TITLE, title.level))
        runs += front_matter(lines, title.stop, stop)
        above = said_above(lines, title.start, title.stop, runs_end)
        runs += [KnownRun(said.start, said.stop, BlockKind.NOTE) for said in above]
        runs_end = title.stop
    kept: list[KnownRun] = []
    for run in sorted(runs):
        while run.kind is BlockKind.TABLE and kept and run.start < kept[-1].stop:
            kept.pop()
        if not kept or run.start >= kept[-1].stop:
            kept.append(run)
    return kept
