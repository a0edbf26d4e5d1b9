"""The file behind the page: is it still what was read? If not, say so and offer to read it again at the same place."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from parsers.model import Issue, Span
from tui import texts
from tui.actions import Handlers
from tui.messages import IssueRead

if TYPE_CHECKING:
    from tui.screens.reader import Reader

LOOK = 2.0
"""Seconds between two looks at the file."""
Stamp = tuple[int, int] | None
"""Time of the last change in nanoseconds, and size; None when there is no such file."""


class Watching:
    """Never reads by itself: the reader goes on with what it has until it is asked to read again."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.known = self.look()

    def handlers(self) -> Handlers:
        return {"reload": self.reload}

    def begin(self) -> None:
        """Look at the file from time to time; standard input and the sample have none."""
        if self.known is not None:
            self.reader.set_interval(LOOK, self.compare)

    def look(self) -> Stamp:
        """The file's state of now."""
        try:
            status = os.stat(self.reader.settings.file)
        except (OSError, ValueError):
            return None
        return status.st_mtime_ns, status.st_size

    def compare(self) -> None:
        """Say once what has become of the file."""
        now = self.look()
        if now != self.known:
            self.known = now
            self.reader.busy = texts.tr("watch.gone" if now is None else "watch.changed")
            self.reader.show_bars()

    def reload(self) -> None:
        """Read the file again, in a thread."""
        again = self.reader.settings.again
        if again is None:
            self.reader.say(texts.tr("watch.no-file"))
            return
        from parsers.issue import outline_issue
        from parsers.source import Unreadable
        from tui.reasons import reason

        def read() -> None:
            try:
                issue = outline_issue(again())
            except Unreadable as error:
                self.reader.call_later(partial(self.reader.say, reason(error), warning=True))
            else:
                self.reader.call_later(self.show, issue)

        self.known = self.look()
        self.reader.say(texts.tr("status.loading"))
        self.reader.run_worker(read, thread=True, exclusive=True, group="open", exit_on_error=False)

    def show(self, issue: Issue) -> None:
        """Show what was read at the place of before, found by its words; people and figures follow."""
        from tui.loading import Loader
        from tui.store.anchors import anchor_at, locate

        page = self.reader.page
        top = page.top_offset
        anchor = anchor_at(page.issue.source.text, Span(top, top))
        self.reader.read(IssueRead(issue, busy=texts.tr("status.extracting")))
        place = locate(anchor, issue.source.text)
        page.goto(place.start if place is not None else 0, margin=0)
        self.reader.say(texts.tr("watch.reloaded"))
        Loader(issue, None, self.reader.post_message, debug=False).start()
