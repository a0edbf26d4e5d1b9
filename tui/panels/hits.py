"""The list of hits: by section, each with the words around it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.app import ComposeResult

from parsers.model import Issue, Span
from tui import texts
from tui.cells import Piece, cells, spread
from tui.listing import Listing
from tui.panel import Panel
from tui.places import Places, heading_text
from tui.safe import shown
from tui.store_requests import FindAt, Want

if TYPE_CHECKING:
    from tui.search.find import Found, Group
    from tui.search.findtext import FindText, Laid


class Row(NamedTuple):
    """A row of the list: the heading of group `group`, or its hit `hit`."""

    group: int
    hit: int | None


class HitsPanel(Panel):
    """Rows are worked out by number: a hundred thousand hits cost no more than those on the screen."""

    TITLE = "hits.title"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.found: Found | None = None
        self.groups: list[Group] = []
        self.firsts: list[int] = []
        """The row of each group's heading."""
        self.text: FindText | None = None
        self.listing = Listing(empty=texts.tr("hits.empty"))

    def compose(self) -> ComposeResult:
        yield self.listing

    def on_mount(self) -> None:
        self.post_message(Want("hits"))

    def hints(self) -> str:
        return texts.tr("keys.hits")

    def watch_issue(self, issue: Issue | None) -> None:
        """The reader calls `show` when the hits have changed."""

    def show(self, found: Found | None, text: FindText | None, places: Places) -> None:
        """List the hits in `found`, None for none."""
        from tui.search.find import by_section

        self.found = found
        self.text = text
        self.groups = by_section(found, places.sections) if found is not None else []
        self.firsts = [group.first + number for number, group in enumerate(self.groups)]
        self.listing.empty = texts.tr("hits.empty" if found is None else "find.none")
        self.listing.show((len(found) if found is not None else 0) + len(self.groups), self._draw)

    def row(self, index: int) -> Row:
        """What stands in row `index`."""
        group = bisect_right(self.firsts, index) - 1
        inside = index - self.firsts[group]
        return Row(group, self.groups[group].first + inside - 1 if inside else None)

    def _draw(self, index: int, width: int) -> list[Piece]:
        group, hit = self.row(index)
        section, first, last = self.groups[group]
        if hit is None:
            title = shown(heading_text(section)) if section else texts.tr("hits.before")
            return spread([Piece(f" {title}", "title")], [Piece(f" {last - first}", "number")], width)
        assert self.found is not None
        assert self.text is not None
        return spread(in_context(self.text.clean, self.found[hit], width - 2), [], width)

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        group, hit = self.row(event.index)
        number = hit if hit is not None else self.groups[group].first
        self.post_message(FindAt(number, focus=event.x is None))


def in_context(clean: Laid, span: Span, width: int) -> list[Piece]:
    """The words of a hit, marked, with as many before and behind them as fit in `width` cells, a third before."""
    start, end = clean.index(span.start), clean.index(span.end)
    before, room = start, width // 3
    while before > 0 and clean.text[before - 1] != "\n" and (room := room - cells(shown(clean.text[before - 1]))) >= 0:
        before -= 1
    line = clean.text.find("\n", end)
    behind = min(line if line >= 0 else len(clean.text), end + width)
    words = (clean.text[before:start], clean.text[start:end].replace("\n", " "), clean.text[end:behind])
    roles = ("muted", "match", "muted")
    lead = "  …" if before and clean.text[before - 1] != "\n" else "   "
    return [Piece(lead, "faint"), *(Piece(shown(text), role) for text, role in zip(words, roles, strict=True))]
