"""The notes panel: what a reader should know of how the text was read, and the lines that were set aside.

Enter goes to the place of a note; on a kind of lines set aside it lists them, and from there to where each stood.
`w` says which rules made what stands at the cursor of the page.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from collections import Counter
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from parsers.model import Issue, Noise, NoiseKind, Note, Span
from tui import texts
from tui.background import work_of
from tui.cells import Piece, cells, folded, spread
from tui.listing import Listing
from tui.messages import Goto
from tui.outline_tree import difference
from tui.panel import Panel
from tui.safe import shown

KINDS = (
    NoiseKind.PAGE_MARK,
    NoiseKind.RUNNING_HEAD,
    NoiseKind.FURNITURE,
    NoiseKind.LICENCE,
    NoiseKind.MARKUP,
)
"""The kinds of lines that are set aside with something printed on them, in the order in which they are told."""
_WORDS = 200


class Row(NamedTuple):
    """A row of the panel: what it says on both sides, and what Enter goes to or opens."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    target: Span | NoiseKind | None = None
    goes_on: bool = False
    """Whether it goes on with the entry of the row above it."""


class NotesPanel(Panel):
    """All notes of the source and of the issue, and how many lines of each kind were set aside."""

    TITLE = "notes.title"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("w,W", "explain", show=False)]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[Row] = []
        self.kind: NoiseKind | None = None
        """The kind whose lines are listed; None while the notes are."""
        self.explained: list[Row] | None = None
        """What is told of the place at the cursor of the page, where that is looked at."""
        self.listing = Listing(empty=texts.tr("notes.empty"))
        self.listing.entry = self._entry

    def compose(self) -> ComposeResult:
        yield self.listing

    def on_mount(self) -> None:
        self.watch_issue(self.issue)

    def watch_issue(self, issue: Issue | None) -> None:
        if issue is not None and self.is_mounted:
            self.fill(issue, self.listing.cursor)

    def on_resize(self) -> None:
        self.watch_issue(self.issue)

    def fill(self, issue: Issue, cursor: int) -> None:
        """Show what is looked at, with the cursor on row `cursor`."""
        kind = self.kind
        if self.explained is not None:
            self.rows, inner = self.explained, texts.tr("explain.title")
        elif kind is not None:
            self.rows, inner = hidden_rows(issue, kind), kind_name(kind)
        else:
            self.rows, inner = [*note_rows(issue, self._room()), *kind_rows(issue)], ""
        self.listing.show(len(self.rows), self._draw, cursor)
        title = [Piece(f" {texts.tr(self.TITLE)}", "muted" if inner else "title")]
        if inner:
            title.append(Piece(f" › {inner}", "title"))
        self.show_head(title)

    def _room(self) -> int:
        """The cells of a line of words."""
        return max(16, self.size.width - 4)

    def hints(self) -> str:
        if self.explained is not None:
            return texts.tr("keys.notes-explained")
        return texts.tr("keys.notes" if self.kind is None else "keys.notes-hidden")

    def action_explain(self) -> None:
        """Tell which rules made what stands at the cursor of the page: the text is read once more, in a thread."""
        if self.issue is not None:
            self._tell([_back(), Row((Piece(f" {texts.tr('explain.working')}", "muted"),))])
            work = work_of(self._explain, self.issue, self.place)
            self.run_worker(work, exclusive=True, group="notes-explain")

    async def _explain(self, issue: Issue, offset: int) -> None:
        rows = await asyncio.to_thread(explained_rows, issue, offset, self._room())
        if self.explained is not None:  # else it was left meanwhile
            self._tell([_back(), *rows])

    def _tell(self, rows: list[Row]) -> None:
        self.explained = rows
        if self.issue is not None:
            self.fill(self.issue, min(1, len(rows) - 1))
        self.tell_keys()

    def look(self, kind: NoiseKind | None) -> None:
        """List the lines of a kind that were set aside, or the notes again, with the cursor on the kind left."""
        if self.issue is None:
            return
        left, self.kind, self.explained = self.kind, kind, None
        self.fill(self.issue, 1)
        if kind is None:
            self.listing.go(next((k for k, row in enumerate(self.rows) if row.target is left), 0))
        self.tell_keys()

    def _entry(self, row: int) -> range:
        """The rows of the entry that row `row` is of."""
        start, stop = row, row + 1
        while 0 < start < len(self.rows) and self.rows[start].goes_on:
            start -= 1
        while stop < len(self.rows) and self.rows[stop].goes_on:
            stop += 1
        return range(start, stop)

    def _draw(self, row: int, width: int) -> list[Piece]:
        return spread(self.rows[row].left, self.rows[row].right, width)

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        target = self.rows[event.index].target
        if isinstance(target, Span):
            inner = self.kind is not None or self.explained is not None
            self.post_message(Goto(target, focus=inner and event.x is None))
        elif isinstance(target, NoiseKind):
            self.look(target)
        elif event.index == 0 and (self.kind is not None or self.explained is not None):
            self.look(None)

    def action_leave(self) -> None:
        """From the lines of a kind or from the rules back to the notes, then as everywhere."""
        if self.kind is not None or self.explained is not None:
            self.look(None)
        else:
            super().action_leave()


def note_rows(issue: Issue, width: int) -> list[Row]:
    """The notes in lines of at most `width` cells."""
    return [
        Row((Piece((" • " if not k else "   ") + line, "" if span is None else "name"),), target=span, goes_on=k > 0)
        for text, span in noted(issue)
        for k, line in enumerate(folded(text, width))
    ]


def kind_rows(issue: Issue) -> list[Row]:
    """A head and a row a kind of lines set aside, each with their number; nothing where there are none."""
    counts = Counter(noise.kind for noise in issue.noise)
    told = [kind for kind in KINDS if counts[kind]]
    if not told:
        return []
    room = max(len(str(counts[kind])) for kind in told)
    return [
        *([Row(())] if issue.source.notes or issue.notes else []),
        Row((Piece(f" {texts.tr('notes.hidden')}", "muted"),)),
        *(
            Row(
                (Piece(f" • {kind_name(kind)}", "name"),),
                (Piece(f"{counts[kind]:>{room}}", "number"), Piece(f" {texts.tr('notes.lines')} › ", "faint")),
                kind,
            )
            for kind in told
        ),
    ]


def explained_rows(issue: Issue, offset: int, width: int) -> list[Row]:
    """Which rules made what stands at an offset, in lines of at most `width` cells. As much work as reading it all."""
    from tui.explained import told_at

    told = told_at(issue, offset, width)
    if not told:
        return [Row((Piece(f" {texts.tr('explain.empty')}", "muted"),))]
    rows = [Row((piece,), target=span, goes_on=k > 0) for pieces, span in told for k, piece in enumerate(pieces)]
    about = (Row((Piece(f" {line}", "muted"),), goes_on=k > 0) for k, line in enumerate(_of_language(width)))
    return [*rows, Row(()), *about]


def _of_language(width: int) -> list[str]:
    """That the rules speak the language of the source code, in lines of at most `width` cells."""
    return folded(texts.tr("explain.language"), width)


def _back() -> Row:
    """The row that leads back to the notes."""
    return Row((Piece(f" ‹ {texts.tr('notes.back')}", "key"),))


def hidden_rows(issue: Issue, kind: NoiseKind) -> list[Row]:
    """The lines of a kind that were set aside, each with its place; first the way back."""
    found = [noise for noise in issue.noise if noise.kind is kind]
    places = hidden_places(issue, found)
    room = max((cells(place) for place in places), default=0)
    rows = [_back()]
    for noise, place in zip(found, places, strict=True):
        text = " ".join(issue.source[Span(noise.span.start, min(noise.span.end, noise.span.start + _WORDS))].split())
        label = " " * (room - cells(place)) + place
        rows.append(Row((Piece(f" {label}  ", "faint"), Piece(shown(text))), target=noise.span))
    return rows


def hidden_places(issue: Issue, found: list[Noise]) -> list[str]:
    """Where each of some stretches stands, in words: the page that the file knows, else the line of the file."""
    pages, text = issue.source.pages, issue.source.text
    if pages:
        starts = [page.offset for page in pages]
        numbers = [max(1, bisect_right(starts, noise.span.start)) for noise in found]
        return [texts.tr("notes.page", number=number) for number in numbers]
    places: list[str] = []
    line, at = 1, 0
    for noise in found:
        line += text.count("\n", at, noise.span.start)
        at = noise.span.start
        places.append(texts.tr("notes.line", number=line))
    return places


def kind_name(kind: NoiseKind) -> str:
    """What a kind of lines is called in the interface."""
    return texts.tr(f"hidden.{kind.value.replace(' ', '-')}")


def noted(issue: Issue) -> list[tuple[str, Span | None]]:
    """The notes in words, each with its place if it has one; a misprint of the contents by both titles."""
    walked = list(issue.walk())
    matched = [(walked[entry.section], entry) for entry in issue.contents if entry.section is not None]
    titles = {section.heading: difference(entry, section) for section, entry in matched if entry.differences}
    notes = (*issue.source.notes, *issue.notes)
    return [
        (titles[note.span] if note.code == "contents-differ" and note.span in titles else note_text(note), note.span)
        for note in notes
    ]


def note_text(note: Note) -> str:
    """A note in the language of the interface; one without words by its code."""
    key = f"note.{note.code}"
    words = texts.tr(key, detail=note.detail) if texts.has(key) else f"{note.code} {note.detail}".strip()
    return shown(words)
