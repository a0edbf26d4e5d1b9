"""Copying what is selected, in the form that is chosen, by every way at hand."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from parsers.model import Span
from tui import texts
from tui.actions import Handlers
from tui.safe import shown
from tui.settings import state_folder
from tui.viewer.units import Unit

if TYPE_CHECKING:
    from tui.clipboard import Clipboard, Copied
    from tui.screens.reader import Reader

TWICE = 0.8
"""Seconds within which a second y makes yy."""


class Copying:
    """What is copied, and what is said of it."""

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
        return {
            "copy": self.copy,
            "copy-section": lambda: self.copy_span(page.unit_at_cursor(Unit.HEADING), "section"),
            "copy-verbatim": self.copy_verbatim,
            "copy-form": self.next_form,
            "copy-file": self.to_file,
        }

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
        clipboard = self._clipboard()

        def work() -> None:
            path = clipboard.to_file(text) if text else None
            said = texts.tr("copied.file", path=shown(str(path))) if path is not None else texts.tr("copied.nothing")
            self.reader.call_later(lambda: self.reader.say(said, warning=path is None))

        self.reader.run_worker(work, thread=True, group="copy", exit_on_error=False)

    def _formed(self, span: Span) -> str:
        """The words of `span` in the form that is chosen."""
        from parsers.quote.citation import quote
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


def told(copied: Copied, what: str) -> str:
    """What to say of a copy: what, how many characters, by which way, and nothing that cannot be known."""
    path = shown(str(copied.path))
    ways = [texts.tr(f"copied.by-{way}", tool=copied.tool, path=path) for way in copied.ways]
    if copied.too_long:
        ways.append(texts.tr("copied.too-long"))
    if not copied.ways:
        ways.append(texts.tr("copied.no-way"))
    return texts.tr("copied", what=what, chars=copied.chars, ways=texts.tr("copied.and").join(ways))
