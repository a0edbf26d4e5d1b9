"""The notes panel: what a reader should know of how the text was read; Enter goes to the place."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from parsers.model import Issue, Note, Span
from tui import texts
from tui.cells import Piece, folded, spread
from tui.listing import Listing
from tui.messages import Goto
from tui.outline_tree import difference
from tui.panel import Panel
from tui.safe import shown


class NotesPanel(Panel):
    """All notes of the source and of the issue, the misprints of the printed contents among them."""

    TITLE = "notes.title"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: list[tuple[str, Span | None]] = []
        self.listing = Listing(empty=texts.tr("notes.empty"))

    def compose(self) -> ComposeResult:
        yield self.listing

    def on_mount(self) -> None:
        self.watch_issue(self.issue)

    def watch_issue(self, issue: Issue | None) -> None:
        if issue is None or not self.is_mounted:
            return
        self.rows = []
        for text, span in noted(issue):
            lines = folded(text, max(16, self.size.width - 4))
            self.rows += [(("• " if not k else "  ") + line, span) for k, line in enumerate(lines)]
        self.listing.show(len(self.rows), self._draw, self.listing.cursor)

    def on_resize(self) -> None:
        self.watch_issue(self.issue)

    def _draw(self, row: int, width: int) -> list[Piece]:
        text, span = self.rows[row]
        return spread([Piece(" " + text, "" if span is None else "name")], [], width)

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        span = self.rows[event.index][1]
        if span is not None:
            self.post_message(Goto(span))


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
