"""Keeping excerpts, marking places by letters and going back to them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from parsers.model import Span
from tui import texts
from tui.actions import Handlers
from tui.safe import shown
from tui.viewer.units import Unit

if TYPE_CHECKING:
    from tui.screens.reader import Reader
    from tui.store import Store


class Marking:
    """What is kept of the page, through the reader's `Keeping`."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader

    def handlers(self) -> Handlers:
        return {
            "keep": self.keep,
            "mark": lambda: self.ask_letter("marks.which", self.mark),
            "go-mark": lambda: self.ask_letter("marks.where", self.go_mark),
        }

    def keep(self) -> None:
        """Keep what is selected, else the sentence at the cursor; it is called kept when it is on the disk."""
        from parsers.quote.citation import quote
        from tui.store import anchor_at

        page = self.reader.page
        excerpt = quote(page.issue, page.selection or page.unit_at_cursor(Unit.SENTENCE))
        if not excerpt.text:
            self.reader.say(texts.tr("copied.nothing"), warning=True)
            return
        anchor = anchor_at(page.issue.source.text, excerpt.span)
        said = texts.tr("excerpts.kept" if self.reader.keeping.lasts else "excerpts.kept-window")
        made = datetime.now().astimezone().isoformat(timespec="seconds")
        self.reader.keeping.change(lambda store, issue: store.excerpts.add(issue, excerpt, anchor, made=made), said)
        page.select(None)

    def ask_letter(self, hint: str, then: Callable[[str], None]) -> None:
        """Take the next key as a letter, if it is one."""
        self.reader.say(texts.tr(hint))

        def take(key: str) -> None:
            if len(key) == 1 and key.isalnum():
                then(key)
            else:
                self.reader.unsay()

        self.reader.next_key = take

    def mark(self, letter: str) -> None:
        """Mark what is selected, else the place at the cursor."""
        from tui.store import anchor_at

        page = self.reader.page
        anchor = anchor_at(page.issue.source.text, page.selection or Span(page.cursor, page.cursor))
        said = texts.tr("marks.set" if self.reader.keeping.lasts else "marks.set-window", letter=letter)
        self.reader.keeping.change(lambda store, issue: store.marks.put(issue, letter, anchor), said)

    def go_mark(self, letter: str) -> None:
        """Go to the place that `letter` marks."""
        text, scribe = self.reader.page.issue.source.text, self.reader.keeping.scribe

        def find(store: Store) -> Span | None:
            from tui.store import locate

            anchor = store.marks.all(scribe.number).get(letter) if scribe.number is not None else None
            return locate(anchor, text) if anchor is not None else None

        def go(span: Span | None) -> None:
            if span is None:
                self.reader.say(texts.tr("marks.none", letter=shown(letter)), warning=True)
            else:
                self.reader.unsay()
                self.reader.walk.jump(span)

        scribe.ask(find, go)
