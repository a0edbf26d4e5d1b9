"""The laws that hold for every issue whatever its text: nothing is lost, every offset is true."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from parsers.model import Flow, Issue, Section, Source, Span


def broken_laws(issue: Issue) -> list[str]:
    """What of the house's law does not hold for `issue`; empty when all is well."""
    source = issue.source
    return [
        *_tiling(issue),
        *(
            f"block {k}: {law}"
            for k, block in enumerate(issue.blocks)
            for law in _flow(source, block.flow, block.pieces)
        ),
        *(law for section in issue.sections for law in _section(source, section, Span(0, len(source.text)))),
        *_extracts(issue),
        *(f"note {note}" for note in (*issue.notes, *source.notes) if note.span and not _inside(source, note.span)),
    ]


def _tiling(issue: Issue) -> Iterator[str]:
    """Every character of the source stands in one piece of one block or in one noise span."""
    at = 0
    pieces = [piece for block in issue.blocks for piece in block.pieces]
    for start, end in sorted([*pieces, *(noise.span for noise in issue.noise)]):
        if start != at:
            yield f"{'overlap' if start < at else 'gap'} at {min(start, at)}…{max(start, at)}"
        if end <= start:
            yield f"empty span at {start}"
        at = max(at, end)
    if at != len(issue.source.text):
        yield f"the end is lost from {at}"


def _flow(source: Source, flow: Flow, pieces: tuple[Span, ...]) -> Iterator[str]:
    """A flow runs forward through its block's pieces; a space may stand for what lies between two of them."""
    before = -1
    starts = [start for start, _ in pieces]
    for index in range(len(flow)):
        at = flow.at(index)
        piece = pieces[max(bisect_right(starts, at) - 1, 0)]
        if at <= before or not (flow.text[index] == " " or piece.start <= at < piece.end):
            yield f"character {index} stands at {at}, behind {before}"
            return
        before = at


def _section(source: Source, section: Section, parent: Span) -> Iterator[str]:
    if not (parent.start <= section.span.start <= section.heading.start <= section.heading.end <= section.span.end):
        yield f"heading {section.heading} is not in its section {section.span}"
    if section.span.end > parent.end:
        yield f"section {section.span} is not in {parent}"
    before = section.span.start
    for child in section.children:
        if child.span.start < before:
            yield f"section {child.span} begins before {before}"
        before = child.span.end
        yield from _section(source, child, section.span)


def _extracts(issue: Issue) -> Iterator[str]:
    """People, figures, claims and contents stand where they say."""
    source = issue.source
    for person in issue.people:
        for mention in person.mentions:
            if not mention.surface or not _runs_through(mention.surface, source[mention.span]):
                yield f"mention {mention}"
        yield from (f"event {event}" for event in person.events if not _inside(source, event.span))
    yield from (f"figure {figure}" for figure in issue.figures if source[figure.span] != figure.text or not figure.text)
    for claim in issue.claims:
        spans = (claim.span, *(statement.span for statement in claim.statements))
        true = all(_inside(source, span) and span.start < span.end for span in spans)
        if not true or not all(0 <= k < len(issue.figures) for k in claim.figures):
            yield f"claim {claim}"
    count = sum(1 for _ in issue.walk())
    for entry in issue.contents:
        if not _inside(source, entry.span) or not (entry.section is None or 0 <= entry.section < count):
            yield f"entry {entry}"


def _runs_through(words: str, text: str) -> bool:
    """Whether `words` stand in `text` in their order, with layout between them at most."""
    at = iter(text)
    return words[0] == text[:1] and words[-1] == text[-1:] and all(char in at for char in words if not char.isspace())


def _inside(source: Source, span: Span) -> bool:
    return 0 <= span.start <= span.end <= len(source.text)
