"""Several files read as one text: each is outlined by itself and moved to its place in the whole.

So no rule of one file reaches into another: a printed contents says nothing of the titles of a file that it does not
list, a line that heads two files is no running head, and a title takes no words of the file before it. Each file begins
a document: its first title names it, else the file's name does, as a section whose heading is an empty span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.lines.noise import NoiseTrack
from parsers.model import (
    Block,
    BlockKind,
    ContentsEntry,
    Flow,
    Issue,
    Masthead,
    NoiseKind,
    Note,
    PageStart,
    Part,
    Section,
    Source,
    Span,
)

Outline = Callable[[Source], Issue]

_LABEL = 30
"""Characters of a line that may stand above a file's first title and belong to it: the name of a column, a number."""
_LABELS = 3


def part_notes(source: Source) -> list[Note]:
    """The notes that tell where each of several files stands in `source`; none where it is one file."""
    return [note for note in source.notes if note.code == "part"]


def outline_parts(source: Source, outline: Outline, done: Callable[[int], object] = id) -> Issue:
    """The outline of a text that was joined of several files, made by `outline` file by file."""
    notes = part_notes(source)
    files: list[_File] = []
    listing: _File | None = None
    for k, note in enumerate(notes):
        file = _read(source, note, outline)
        if file.issue.contents or file.issue.masthead.span is not None:
            listing = file if _lists_others(file.issue) else None
        elif listing is not None:
            _list(file, listing, outline)
        files.append(file)
        done(70 * (k + 1) // len(notes))
    return _joined(source, files)


@dataclass(slots=True)
class _File:
    """One file: where it stands in the whole, and its outline in offsets of its own."""

    name: str
    span: Span
    issue: Issue
    masthead: Masthead
    """Its own, or that of the file before it that lists it or is its cover."""
    listed: list[tuple[int, Section]] = field(default_factory=list)
    """Documents of this file with the place of the entry that lists them, in the file that prints the contents."""


def _read(source: Source, note: Note, outline: Outline) -> _File:
    span = note.span or Span(0, len(source.text))
    pages = [page for page in source.pages if span.start <= page.offset < span.end]
    own = tuple(PageStart(page.offset - span.start, page.label) for page in pages)
    issue = outline(Source(note.detail, source[span], source.encoding, (), own))
    return _File(note.detail, span, issue, issue.masthead)


def _lists_others(issue: Issue) -> bool:
    """Whether a file is the front of others: a cover alone, or a contents with half of its documents not there."""
    lost = sum(entry.section is None for entry in issue.contents)
    if issue.contents:
        return 2 * lost >= len(issue.contents)
    return not issue.sections and all(block.kind is BlockKind.MASTHEAD for block in issue.blocks)


def _list(file: _File, front: _File, outline: Outline) -> None:
    """Give the documents of `file` that `front` lists in its contents their entries; let a listed file belong to it.

    The file is read once more below the text of that contents alone, as if the two had been printed together.
    """
    printed = [block.span for block in front.issue.blocks if block.kind is BlockKind.CONTENTS]
    if not printed:
        file.masthead = _moved_masthead(front.masthead, front.span.start - file.span.start)
        return
    own = file.issue.source
    begin = printed[0].start
    head = front.issue.source.text[begin : printed[-1].end] + "\n\n"
    probe = outline(Source(own.name, head + own.text))
    tops = {top.heading.start - len(head): top for top in probe.sections if top.level == 1}
    walked = list(probe.walk())
    for entry in probe.contents:
        if entry.section is not None and walked[entry.section].heading.start >= len(head):
            file.listed.append((entry.span.start + begin, _moved_section(walked[entry.section], -len(head))))
    if not file.listed:
        return
    file.masthead = _moved_masthead(front.masthead, front.span.start - file.span.start)
    documents = {top.heading.start for top in file.issue.sections if top.level == 1}
    if documents <= tops.keys() and not own.pages:
        file.issue = _below(probe, own, len(head))
    else:
        entries = {section.heading.start: section for _, section in file.listed}
        file.issue = replace(file.issue, sections=tuple(_with_entry(top, entries) for top in file.issue.sections))


def _with_entry(top: Section, entries: dict[int, Section]) -> Section:
    """A document with its title in the contents and its printed page, where it is one of those listed."""
    listed = entries.get(top.heading.start)
    return replace(top, toc_title=listed.toc_title, printed_page=listed.printed_page) if listed else top


def _below(probe: Issue, source: Source, length: int) -> Issue:
    """What `probe` says of the text `source` that stood below `length` characters of another."""
    noise = NoiseTrack()
    for kind, span in probe.noise:
        if span.end > length:
            noise.add(kind, max(span.start - length, 0), span.end - length)
    blocks = tuple(_moved_block(block, -length) for block in probe.blocks if block.span.start >= length)
    sections = tuple(_moved_section(top, -length) for top in probe.sections if top.heading.start >= length)
    notes = tuple(
        _moved_note(note, -length)
        for note in probe.notes
        if note.span is not None and note.span.start >= length and note.code != "contents-differ"
    )
    return Issue(source, blocks, noise, sections=sections, notes=notes)


def _joined(source: Source, files: Sequence[_File]) -> Issue:
    """The whole issue of its files, each moved to where it stands in `source`."""
    noise = NoiseTrack()
    blocks: list[Block] = []
    sections: list[Section] = []
    notes: list[Note] = []
    at = 0
    for file in files:
        start = file.span.start
        if at < start:
            noise.add(NoiseKind.BLANK, at, start)
        for kind, span in file.issue.noise:
            noise.add(kind, span.start + start, span.end + start)
        blocks += [_moved_block(block, start) for block in file.issue.blocks]
        sections += [_moved_section(top, start) for top in _documents(file)]
        at = file.span.end
    parts = tuple(Part(file.span, file.name, _moved_masthead(file.masthead, file.span.start)) for file in files)
    contents, found = _contents(files, sections)
    for file in files:
        notes += [
            moved
            for note in file.issue.notes
            if not ((moved := _moved_note(note, file.span.start)).code == "contents-unmatched" and moved.span in found)
        ]
    masthead = _common(parts)
    return Issue(source, tuple(blocks), noise, masthead, contents, tuple(sections), notes=tuple(notes), parts=parts)


def _documents(file: _File) -> Iterator[Section]:
    """The sections of a file, each in a document; what stands before the first titled one is named by the file."""
    sections = file.issue.sections
    first = next((top for top in sections if top.level == 1), None)
    end = first.heading.start if first else len(file.issue.source.text)
    above = [block for block in file.issue.blocks if block.flow.offsets[0] < end]
    loose = tuple(top for top in sections if top.level > 1)
    if loose or first is None or not _only_front(above):
        name = "".join(char if char.isprintable() else "\ufffd" for char in file.name)
        yield Section(1, "", name, Span(0, 0), Span(0, end), children=loose)
    yield from (top for top in sections if top.level == 1)


def _only_front(blocks: Sequence[Block]) -> bool:
    """Whether blocks above a file's first title are its masthead, its contents, or the label of the title's column."""
    others = [block for block in blocks if block.kind not in (BlockKind.MASTHEAD, BlockKind.CONTENTS)]
    return len(others) <= _LABELS and all(
        block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LABEL and block.text[-1] not in "。；！？：，"
        for block in others
    )


def _contents(files: Sequence[_File], sections: Sequence[Section]) -> tuple[tuple[ContentsEntry, ...], set[Span]]:
    """All entries of all printed contents, with the number of their sections in the whole; and the spans of those
    whose document is in another file."""
    places = {section.heading: number for number, section in enumerate(s for top in sections for s in top.walk())}
    elsewhere: dict[int, int | None] = {}
    front = 0
    for file in files:
        if file.issue.contents:
            front = file.span.start
        for offset, section in file.listed:
            elsewhere[front + offset] = places.get(_at(section.heading, file.span.start))
    entries: list[ContentsEntry] = []
    found: set[Span] = set()
    for file in files:
        walked = list(file.issue.walk())
        for entry in file.issue.contents:
            span = _at(entry.span, file.span.start)
            number = elsewhere.get(span.start)
            if entry.section is not None:
                number = places.get(_at(walked[entry.section].heading, file.span.start))
            elif number is not None:
                found.add(span)
            entries.append(replace(entry, span=span, section=number))
    return tuple(entries), found


def _common(parts: Sequence[Part]) -> Masthead:
    """What the mastheads of all files say alike; what they say differently is nobody's."""
    heads = [part.masthead for part in parts]

    def same(values: list[str | int | None]) -> bool:
        return len(set(values)) == 1

    first = heads[0]
    body = first.body if same([head.body for head in heads]) else None
    title = first.title if same([head.title for head in heads]) else None
    if not body and not title:
        return Masthead()
    year = first.year if same([head.year for head in heads]) else None
    number = first.number if year and same([head.number for head in heads]) else None
    running = first.running_number if same([head.running_number for head in heads]) else None
    return Masthead(body, title, year, number, running, first.span)


def _at(span: Span, at: int) -> Span:
    return Span(span.start + at, span.end + at)


def _moved_flow(flow: Flow, at: int) -> Flow:
    return Flow(flow.text, flow.starts, tuple(offset + at for offset in flow.offsets))


def _moved_block(block: Block, at: int) -> Block:
    return replace(
        block,
        flow=_moved_flow(block.flow, at),
        pieces=tuple(_at(piece, at) for piece in block.pieces),
        cells=tuple(tuple(_moved_flow(cell, at) for cell in row) for row in block.cells),
    )


def _moved_section(section: Section, at: int) -> Section:
    return replace(
        section,
        heading=_at(section.heading, at),
        span=_at(section.span, at),
        children=tuple(_moved_section(child, at) for child in section.children),
    )


def _moved_masthead(head: Masthead, at: int) -> Masthead:
    return head if head.span is None else replace(head, span=_at(head.span, at))


def _moved_note(note: Note, at: int) -> Note:
    return note if note.span is None else note._replace(span=_at(note.span, at))
