"""A traditional text is read in simplified characters; what is read of it is given back in the characters it prints.

So a rule is written once, in simplified characters, and asked of every text. One character stands for one: offsets,
spans and ranges are the same in both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import overload

from parsers.language.characters import unified
from parsers.language.script import (
    as_printed,
    has_narrow_marks,
    has_narrow_stops,
    is_traditional,
    simplified,
    with_wide_marks,
)
from parsers.model import Block, ContentsEntry, Event, Flow, Issue, Masthead, Mention, Note, Person, Section, Source
from parsers.packed import BlockTrack


def read_simplified(source: Source) -> Source:
    """`source` in simplified characters; a form that only looks like a traditional character is read as that one."""
    return replace(source, text=simplified(unified(source.text)))


def is_read_otherwise(text: str) -> bool:
    """Whether `plain_issue` of an issue with this text is another: it is traditional, or has marks of half width."""
    return has_narrow_marks(text) or is_traditional(text)


def plain_issue(issue: Issue) -> Issue:
    """`issue` with its source and its blocks in simplified characters, marks of full width between Chinese words; its
    sections stay as they are."""
    source = read_simplified(issue.source)
    simple = source.text if source.text == issue.source.text else None
    stops = has_narrow_stops(issue.source.text)
    blocks = _packed_like(issue.blocks, (_plain_block(block, simple, stops) for block in issue.blocks))
    return replace(issue, source=replace(source, text=with_wide_marks(source.text, stops)), blocks=blocks)


class Reprint:
    """Gives back what was read of `simple`, a text in simplified characters, in those of `source`."""

    def __init__(self, source: Source, simple: str) -> None:
        self.source = source
        self.simple = simple
        self.printed = unified(source.text)

    @overload
    def words(self, words: str, near: int) -> str: ...
    @overload
    def words(self, words: str | None, near: int) -> str | None: ...
    def words(self, words: str | None, near: int) -> str | None:
        """`words` as they are printed nearest to offset `near`; None for None."""
        return words and as_printed(words, self.simple, self.printed, near)

    def issue(self, issue: Issue) -> Issue:
        """An issue that has been outlined."""
        names = {entry.section: self.words(entry.title, entry.span.end) for entry in issue.contents}
        order = iter(range(sum(1 for _ in issue.walk())))
        return replace(
            issue,
            source=self.source,
            blocks=_packed_like(issue.blocks, map(self._block, issue.blocks)),
            masthead=self._masthead(issue.masthead),
            contents=tuple(map(self._entry, issue.contents)),
            sections=tuple(self._section(section, order, names) for section in issue.sections),
            notes=tuple(map(self._note, issue.notes)),
            parts=tuple(part._replace(masthead=self._masthead(part.masthead)) for part in issue.parts),
        )

    def people(self, people: Iterable[Person]) -> tuple[Person, ...]:
        """Persons, each in the characters of the places that name them."""
        return tuple(map(self._person, people))

    def _person(self, person: Person) -> Person:
        near = person.mentions[0].span.end if person.mentions else 0
        mentions = tuple(Mention(self.words(m.surface, m.span.end), m.span) for m in person.mentions)
        return replace(
            person,
            name=self.words(person.name, near),
            mentions=mentions,
            variants=tuple(self.words(name, near) for name in person.variants),
            roles=tuple(self.words(role, near) for role in person.roles),
            events=tuple(map(self._event, person.events)),
            elected=tuple(self.words(post, near) for post in person.elected),
        )

    def _event(self, event: Event) -> Event:
        near = event.span.end
        return replace(event, post=self.words(event.post, near), vote=self.words(event.vote, near))

    def _section(self, section: Section, order: Iterable[int], names: dict[int | None, str]) -> Section:
        """A section and those below it; `order` counts them, `names` are their titles in the contents."""
        number = next(iter(order))
        near = section.heading.end
        named = section.heading.start < near
        return replace(
            section,
            marker=self.words(section.marker, near),
            title=self.words(section.title, near) if named else section.title,
            toc_title=names.get(number) if section.toc_title else section.toc_title,
            subtitle=self.words(section.subtitle, near),
            speaker=self.words(section.speaker, near),
            speaker_role=self.words(section.speaker_role, near),
            children=tuple(self._section(child, order, names) for child in section.children),
            issuers=tuple(self.words(body, near) for body in section.issuers),
            signers=tuple(self.words(name, near) for name in section.signers),
        )

    def _entry(self, entry: ContentsEntry) -> ContentsEntry:
        near = entry.span.end
        pairs = tuple((self.words(one, near), self.words(other, near)) for one, other in entry.differences)
        return replace(entry, title=self.words(entry.title, near), differences=pairs)

    def _masthead(self, masthead: Masthead) -> Masthead:
        near = masthead.span.end if masthead.span else 0
        body, title = self.words(masthead.body, near), self.words(masthead.title, near)
        return replace(masthead, body=body, title=title, running_number=self.words(masthead.running_number, near))

    def _note(self, note: Note) -> Note:
        return note._replace(detail=self.words(note.detail, note.span.end)) if note.span else note

    def _block(self, block: Block) -> Block:
        cells = tuple(tuple(map(self._flow, row)) for row in block.cells)
        return Block(block.kind, self._flow(block.flow), block.pieces, block.page, block.level, cells)

    def _flow(self, flow: Flow) -> Flow:
        text = self.source.text
        if len(flow.starts) == 1 and self.printed is text:
            start = flow.offsets[0] - flow.starts[0]
            end = start + len(flow.text)
            if self.simple[start:end] == flow.text:  # read as it is printed: none of it was put for something else
                return Flow(text[start:end], flow.starts, flow.offsets)
        runs = pairwise([*flow.starts, len(flow.text)])
        made = [
            _printed(flow.text[start:end], text[offset : offset + end - start])
            for (start, end), offset in zip(runs, flow.offsets, strict=True)
        ]
        return Flow("".join(made), flow.starts, flow.offsets)


def _printed(simple: str, printed: str) -> str:
    """`printed`, what stands in the source where `simple` was read; a space put for white space stays."""
    if simple == printed or simplified(printed) == simple:
        return printed
    whole = printed.ljust(len(simple), "\0")
    return "".join(_character(one, other) for one, other in zip(simple, whole, strict=False))


def _character(simple: str, printed: str) -> str:
    """The printed character that is read as `simple`: itself, or what its compatibility form is."""
    forms = (printed, unified(printed))
    return next((form for form in forms if simplified(form) == simple), simple)


def _plain_block(block: Block, simple: str | None, stops: bool) -> Block:
    """`block` as `plain_issue` has it; `simple`: the source, if it is in simplified characters."""
    cells = tuple(tuple(_plain_flow(cell, simple, stops) for cell in row) for row in block.cells)
    flow = _plain_flow(block.flow, simple, stops)
    return block if flow is block.flow and cells == block.cells else replace(block, flow=flow, cells=cells)


def _plain_flow(flow: Flow, simple: str | None, stops: bool) -> Flow:
    is_simple = simple is not None and len(flow.starts) == 1 and simple.startswith(flow.text, flow.offsets[0])
    text = with_wide_marks(flow.text if is_simple else simplified(flow.text), stops)
    return flow if text == flow.text else replace(flow, text=text)


def _packed_like(like: Iterable[Block], blocks: Iterable[Block]) -> BlockTrack | tuple[Block, ...]:
    """`blocks`, packed where `like` are."""
    if not isinstance(like, BlockTrack):
        return tuple(blocks)
    track = BlockTrack()
    for block in blocks:
        track.append(block)
    return track
