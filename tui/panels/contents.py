"""The contents pane: the section tree beside the page, following the place that is being read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from parsers.model import Issue
from tui import texts
from tui.cells import Piece
from tui.field import Field
from tui.listing import Listing
from tui.messages import Goto, Say
from tui.outline_tree import OutlineTree, difference
from tui.panel import Panel
from tui.places import Places, heading_text
from tui.safe import shown


class ContentsPanel(Panel):
    """Sections by level, with printed pages; Enter or a click goes there, `/` filters the titles."""

    TITLE = "contents.title"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash,／,、,ctrl+f", "filter", show=False),
        Binding("left,h", "fold(True)", show=False),
        Binding("right,l", "fold(False)", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.tree_: OutlineTree | None = None
        self.listing = Listing(empty=texts.tr("contents.empty"))
        self.field: Field | None = None
        self.found: list[tuple[int, tuple[int, ...]]] | None = None
        """What the filter has left: sections and the characters that it found; None without a filter."""

    def compose(self) -> ComposeResult:
        yield self.listing

    def show(self, places: Places, offset: int) -> None:
        """Show the sections of an issue, at the place `offset`."""
        self.tree_ = OutlineTree(places)
        self.tree_.follow(places.at(offset))
        self.found = None
        self.list_rows()

    def follow(self, offset: int) -> None:
        """The page has moved to `offset`: show where that is."""
        tree = self.tree_
        if tree is None:
            return
        left, number = tree.place, tree.places.at(offset)
        if number == left:
            return
        if tree.follow(number):
            self.list_rows()
        elif self.found is None:
            self.listing.redraw(tree.row_of(left))
            self.listing.go(tree.row_of(number))
            self.listing.redraw(self.listing.cursor)

    def list_rows(self) -> None:
        """Fill the list with the tree, or with what the filter has left."""
        tree = self.tree_
        if tree is None:
            return
        if self.found is None:
            self.listing.empty = texts.tr("contents.empty")
            self.listing.show(len(tree.rows), tree.draw, tree.row_of(tree.place))
        else:
            self.listing.empty = texts.tr("contents.none")
            self.listing.show(len(self.found), self._draw_found)

    def _draw_found(self, row: int, width: int) -> list[Piece]:
        assert self.tree_ is not None
        assert self.found is not None
        number, marks = self.found[row]
        return self.tree_.draw_section(number, width, marks)

    def section_at(self, row: int) -> int:
        """The number of the section in row `row`."""
        assert self.tree_ is not None
        return self.tree_.rows[row] if self.found is None else self.found[row][0]

    @on(Listing.Chosen)
    def choose(self, event: Listing.Chosen) -> None:
        event.stop()
        if event.is_stale:
            return
        tree = self.tree_
        assert tree is not None
        number = self.section_at(event.index)
        start, end = tree.fold_cells(number, self.listing.size.width - 1)
        if event.x is not None and self.found is None and start <= event.x < end and tree.toggle(number):
            self.listing.show(len(tree.rows), tree.draw, event.index)
            return
        self.say_difference(number)
        self.post_message(Goto(tree.places.sections[number].heading, focus=event.x is None))

    @on(Listing.Highlighted)
    def highlight(self, event: Listing.Highlighted) -> None:
        event.stop()
        if event.is_stale:
            return
        number = self.section_at(event.index)
        title = shown(heading_text(self.tree_.places.sections[number])) if self.tree_ else ""
        if any("…" in piece.text for piece in self.listing.draw(event.index, self.listing.size.width - 1)):
            self.post_message(Say(title))
        self.say_difference(number)

    def say_difference(self, number: int) -> None:
        """Say both titles of a section whose printed contents differ from its heading in the body."""
        assert self.tree_ is not None
        if entry := self.tree_.differing.get(number):
            self.post_message(Say(difference(entry, self.tree_.places.sections[number])))

    def action_fold(self, shut: bool) -> None:
        tree = self.tree_
        if tree is None or self.found is not None or not tree.rows:
            return
        row = self.listing.cursor
        number = tree.rows[row]
        if shut != tree.is_open(number) or not tree.toggle(number):
            row = tree.row_of(tree.places.parents[number]) if shut else row + 1
        self.listing.show(len(tree.rows), tree.draw, row)

    def action_filter(self) -> None:
        if self.field is None:
            self.field = Field(texts.tr("contents.filter"), self.listing)
            self.mount(self.field, before=0)
        self.field.focus()

    def action_leave(self) -> None:
        if self.field is None:
            super().action_leave()
            return
        self.field.remove()
        self.field, self.found = None, None
        self.list_rows()
        self.listing.focus()

    @on(Input.Changed)
    def narrow(self, event: Input.Changed) -> None:
        event.stop()
        tree = self.tree_
        if tree is None:
            return
        from tui.search.titles import ranked

        titles = [heading_text(section) for section in tree.places.sections]
        self.found = list(ranked(event.value, titles)) if event.value.strip() else None
        self.list_rows()

    @on(Input.Submitted)
    def take_first(self, event: Input.Submitted) -> None:
        event.stop()
        self.listing.focus()
        if self.found and self.tree_:
            self.post_message(Goto(self.tree_.places.sections[self.found[self.listing.cursor][0]].heading))

    def watch_issue(self, issue: Issue | None) -> None:
        """The reader calls `show` with the look-ups that it has already made."""

    def take_focus(self) -> None:
        self.listing.focus()

    def hints(self) -> str:
        return texts.tr("keys.contents" if self.listing.has_focus else "keys.filter")
