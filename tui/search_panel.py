"""A panel with views behind tabs, the first of them a list that a field narrows: people, figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from parsers.model import Span
from tui import texts
from tui.cells import Piece
from tui.field import Field
from tui.listing import Listing
from tui.messages import Copy, Goto, MarkSpans, Run, Say
from tui.panel import Panel
from tui.tables import FORMS, Rows, written


class SearchPanel(Panel):
    """Keys and clicks say what to do by a word (`do`); Esc goes back a step, at last to the page.

    `NAME` begins the panel's keys in the table of texts and its commands; `LAYER` is what its marks on the page are.
    """

    NAME: ClassVar[str]
    LAYER: ClassVar[str]
    VIEWS: ClassVar[tuple[str, ...]]
    TRIES: ClassVar[tuple[str, ...]]
    """What an empty result says can be typed, row by row."""
    FORMS: ClassVar[tuple[str, ...]] = FORMS
    """The forms in which tables are copied, in the order in which a key goes round them."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "do('list')", show=False),
        Binding("s", "do('sort')", show=False),
        Binding("y", "do('copy')", show=False),
        Binding("c", "do('form')", show=False),
        Binding("slash,／,、", "do('field')", show=False),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.listing = Listing()
        self.field = Field(texts.tr(f"{self.NAME}.hint"), self.listing)
        self.looking = self.home = "list"
        """The view that shows, and the one that the panel was opened at."""
        self.form = self.FORMS[0]

    def begin(self, view: str) -> None:
        self.home = view or "list"
        if view or self.looking != self.home:  # the panel's own key asks for its list, whatever showed last
            self.look(self.home)

    def look(self, view: str) -> None:
        """Show the view of that name."""
        raise NotImplementedError

    def table(self) -> Rows:
        """What shows, as a table to take away."""
        raise NotImplementedError

    def sort(self) -> None:
        """Put the list in its next order."""
        raise NotImplementedError

    def show_tabs(self, counts: Mapping[str, object]) -> None:
        """Write the head: the views, each with how much is in it; a click opens one."""
        tabs = []
        for name, count in counts.items():
            role = "strong" if self.looks_at(name) else "key"
            tabs.append(Piece(f" {texts.tr(f'{self.NAME}.tab-{name}', count=count)} ", role, f"{self.NAME}:{name}"))
        self.show_head(tabs)
        self.tell_keys()

    def looks_at(self, view: str) -> bool:
        return view == self.looking

    def hints(self) -> str:
        where = "field" if self.field.has_focus else self.looking
        return texts.tr(f"keys.{self.NAME}-{where}")

    def show_tries(self, tries: Sequence[str] = ()) -> None:
        """Say in the list what can be typed."""
        tries = tries or self.TRIES

        def draw(row: int, _width: int) -> list[Piece]:
            return [Piece(f" {'  ' if row else ''}{texts.tr(f'{self.NAME}.{tries[row]}')}", "muted")]

        self.listing.show(len(tries), draw)

    def copy(self) -> None:
        """Copy what shows."""
        self.post_message(Copy(written(self.table(), self.form), texts.tr("copied.table")))

    def watch_busy(self) -> None:
        """Let an empty list say that there is nothing in this view, or that it is still being made."""
        self.listing.empty = self.busy or texts.tr(f"{self.NAME}.no-{self.looking}")
        self.listing.refresh()

    @on(Run)
    def clicked(self, event: Run) -> None:
        """A click on a tab or a filter; other commands go on to the reader."""
        if event.command.startswith(f"{self.NAME}:"):
            event.stop()
            self.action_do(event.command.removeprefix(f"{self.NAME}:"))

    def action_do(self, what: str) -> None:
        """Do what a key or a click asks for: a view, "field", "copy", "form" or "sort"."""
        if what in self.VIEWS:
            self.look(what)
            self.listing.focus()
        elif what == "field":
            if self.looking != "list":
                self.look("list")
            self.field.focus()
        elif what == "copy":
            self.copy()
        elif what == "form":
            self.form = self.FORMS[(self.FORMS.index(self.form) + 1) % len(self.FORMS)]
            self.post_message(Say(texts.tr(f"copied.as-{self.form}")))
        elif what == "sort":
            self.sort()

    def go_to(self, target: Span, spans: list[Span], *, focus: bool) -> None:
        """Show `target` on the page and mark `spans` there; n and N walk them from it on."""
        current = next((k for k, span in enumerate(spans) if span.end > target.start), 0)
        self.post_message(MarkSpans(self.LAYER, spans, current))
        self.post_message(Goto(target, focus=focus))

    def action_leave(self) -> None:
        """Back: from a view to the list, from a search to all, from the list or the first view to the page."""
        if self.looking not in ("list", self.home):
            self.action_do("list")
        elif self.looking == "list" and self.field.value:
            self.field.value = ""
        else:
            self.post_message(MarkSpans(self.LAYER, []))
            super().action_leave()

    def take_focus(self) -> None:
        (self.field if self.looking == "list" else self.listing).focus()
