"""Taking words away: the cursor and the selection by keys, copying in the chosen form, excerpts, marks."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from parsers.model import Span
from tui import texts
from tui.actions import Handlers
from tui.cells import Piece
from tui.commands import commands
from tui.safe import shown
from tui.settings import state_folder
from tui.status import foot_piece
from tui.viewer.units import Unit

if TYPE_CHECKING:
    from tui.clipboard import Clipboard, Copied
    from tui.screens.reader import Reader
    from tui.store import Kept

TWICE = 0.8
"""Seconds within which a second y makes yy."""

WITH_SELECTION = ("copy", "keep", "copy-form", "copy-verbatim", "copy-file", "swap-ends", "mark", "clear")


class Taking:
    """What is selected, and where it goes."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.form = "plain"
        """One of `tui.export.Form`: what goes to the clipboard with the words."""
        self.last = ""
        """What was copied last."""
        self._copied_at = (0.0, -1)
        """When a sentence was copied, and at which cursor: the same key again takes the paragraph."""

    def handlers(self) -> Handlers:
        page = self.reader.page
        motions = {"char": Unit.CHARACTER, "word": Unit.WORD, "sentence": Unit.SENTENCE, "paragraph": Unit.PARAGRAPH}
        by_unit: dict[str, Callable[[], object]] = {}
        for name, unit in motions.items():
            by_unit[f"next-{name}"] = partial(page.move_cursor, unit, 1)
            by_unit[f"previous-{name}"] = partial(page.move_cursor, unit, -1)
        return {
            **by_unit,
            "select": lambda: self.select(Unit.CHARACTER),
            "select-paragraph": lambda: self.select(Unit.PARAGRAPH),
            "swap-ends": page.swap_ends,
            "clear": self.clear,
            "copy": self.copy,
            "copy-section": lambda: self.copy_span(page.unit_at_cursor(Unit.HEADING), "section"),
            "copy-verbatim": self.copy_verbatim,
            "copy-form": self.next_form,
            "copy-file": self.to_file,
            "keep": self.keep,
            "mark": lambda: self.ask_letter("marks.which", self.mark),
            "go-mark": lambda: self.ask_letter("marks.where", self.go_mark),
        }

    def while_selecting(self, handlers: Handlers) -> Handlers:
        """The motions of the page, which move the cursor instead of the page while one selects by keys."""
        page = self.reader.page
        rows = {"line-down": 1, "line-up": -1}
        pages = {"page-down": 1, "page-up": -1}

        def move(name: str) -> None:
            if not page.selecting:
                handlers[name]()
            else:
                page.move_cursor_rows(rows.get(name) or pages[name] * max(1, page.size.height - 1))

        return {name: partial(move, name) for name in (*rows, *pages)}

    def foot(self) -> list[Piece]:
        """What can be done with a selection, for the foot; nothing when there is none."""
        if self.reader.page.selection is None:
            return []
        return [piece for each in commands() if each.id in WITH_SELECTION for piece in foot_piece(each)]

    def select(self, unit: Unit) -> None:
        """Begin to select by `unit` at the cursor; the same key again leaves off."""
        page = self.reader.page
        if page.selecting and unit is Unit.CHARACTER:
            page.select(None)
        else:
            page.start_selection(unit)

    def clear(self) -> None:
        """Nothing selected any more; with nothing selected, no marks of a search."""
        if self.reader.finding.open:
            self.reader.finding.end(stay=False)
        elif self.reader.page.selection is not None:
            self.reader.page.select(None)
        else:
            self.reader.finding.clear()

    def copy(self) -> None:
        """Copy what is selected; else the sentence at the cursor; a second time at once, its paragraph."""
        page = self.reader.page
        if page.selection is not None:
            self.copy_span(page.selection, "selection")
            return
        now, (then, cursor) = time.monotonic(), self._copied_at
        twice = now - then < TWICE and cursor == page.cursor
        self._copied_at = (0.0, -1) if twice else (now, page.cursor)
        unit, name = (Unit.PARAGRAPH, "paragraph") if twice else (Unit.SENTENCE, "sentence")
        self.copy_span(page.unit_at_cursor(unit), name)

    def copy_span(self, span: Span, what: str) -> None:
        """Copy the words of `span` in the form that is chosen."""
        self.copy_text(self._formed(span), texts.tr(f"copied.{what}"))
        self.reader.page.select(None)

    def copy_verbatim(self) -> None:
        """Copy what is selected, else the sentence, as the file has it."""
        page = self.reader.page
        span = page.selection or page.unit_at_cursor(Unit.SENTENCE)
        self.copy_text(page.verbatim_text(span), texts.tr("copied.verbatim"))
        page.select(None)

    def copy_kept(self, kept: Sequence[Kept]) -> None:
        """Copy excerpts that were kept, a blank line between them."""
        from tui.export import Form, formed

        form = Form(self.form)
        between = "\n" if form is Form.REFERENCE else "\n\n"
        words = between.join(formed(each.excerpt, form) for each in kept)
        self.copy_text(words, texts.tr("copied.excerpts", count=len(kept)))

    def copy_text(self, text: str, what: str) -> None:
        """Copy `text` by every way at hand, away from the keys; then say what became of it."""
        self.last = text
        clipboard = self._clipboard()

        def work() -> None:
            copied = clipboard.copy(text)
            self.reader.call_later(lambda: self.reader.say(told(copied, what), warning=not copied.ways))

        self.reader.run_worker(work, thread=True, group="copy", exit_on_error=False)

    def to_file(self) -> None:
        """Write what was copied last, or what is selected, to a file of its own, and tell its path."""
        page = self.reader.page
        text = self.last
        if page.selection is not None:
            text = self._formed(page.selection)
        path = self._clipboard().to_file(text) if text else None
        if path is not None:
            self.reader.say(texts.tr("copied.file", path=shown(str(path))))
        else:
            self.reader.say(texts.tr("copied.nothing"), warning=True)

    def _formed(self, span: Span) -> str:
        """The words of `span` in the form that is chosen."""
        from parsers.citation import quote
        from tui.export import Form, formed

        return formed(quote(self.reader.page.issue, span), Form(self.form))

    def _clipboard(self) -> Clipboard:
        from tui.clipboard import Clipboard

        driver = self.reader.app._driver  # what `App.copy_to_clipboard` writes to; it queues, so any thread may write
        write = driver.write if driver is not None else None
        return Clipboard(write, state_folder(), os.environ)

    def next_form(self) -> None:
        """The next form to copy in; it is kept."""
        from tui.export import Form

        self.form = form = Form(self.form).next()
        self.reader.say(texts.tr("copied.form", form=texts.tr(f"form.{form}")))
        self.reader.keeping.change(lambda store, _: store.settings.put("form", form))

    def choose_form(self, name: str) -> None:
        """The form that was chosen in an earlier window."""
        from tui.export import Form

        if name in list(Form):
            self.form = name

    def keep(self) -> None:
        """Keep what is selected, else the sentence at the cursor, as an excerpt."""
        from parsers.citation import quote

        page = self.reader.page
        excerpt = quote(page.issue, page.selection or page.unit_at_cursor(Unit.SENTENCE))
        if excerpt.text:
            self.reader.keeping.keep(excerpt)
            page.select(None)
        else:
            self.reader.say(texts.tr("copied.nothing"), warning=True)

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
        """Mark the place at the cursor."""
        cursor = self.reader.page.cursor
        self.reader.keeping.mark(letter, self.reader.page.selection or Span(cursor, cursor))

    def go_mark(self, letter: str) -> None:
        """Go to the place that `letter` marks."""

        def go(span: Span | None) -> None:
            if span is None:
                self.reader.say(texts.tr("marks.none", letter=shown(letter)), warning=True)
            else:
                self.reader.unsay()
                self.reader.walk.jump(span)

        self.reader.keeping.marked(letter, go)


def told(copied: Copied, what: str) -> str:
    """What to say of a copy: what, how many characters, by which way, and nothing that cannot be known."""
    path = shown(str(copied.path))
    ways = [texts.tr(f"copied.by-{way}", tool=copied.tool, path=path) for way in copied.ways]
    if copied.too_long:
        ways.append(texts.tr("copied.too-long"))
    if not copied.ways:
        ways.append(texts.tr("copied.no-way"))
    return texts.tr("copied", what=what, chars=copied.chars, ways=texts.tr("copied.and").join(ways))
