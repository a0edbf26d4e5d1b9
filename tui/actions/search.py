"""The search itself: the text laid out once, each query at its key or in a thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from parsers.model import Issue

if TYPE_CHECKING:
    from tui.screens.reader import Reader
    from tui.search.find import Found
    from tui.search.findtext import FindText

AT_ONCE = 400_000
"""Characters up to which a search is made at the key itself, and shows in the same frame; beyond, in a thread."""


class Search:
    """Finds in the issue that is on the page. What it finds for the last query is handed to `then`."""

    def __init__(self, reader: Reader, then: Callable[[str, Found], object]) -> None:
        self.reader = reader
        self.then = then
        self.text: FindText | None = None

    def prepare(self) -> None:
        """Lay the text out in a thread, if it is not."""
        if self.text is None:
            self.reader.run_worker(self.lay_out, thread=True, group="find-lay-out", exit_on_error=False)

    def renew(self, before: Issue, after: Issue) -> bool:
        """The issue has been read more fully; whether what was laid out is out of date."""
        stale = len(before.blocks) != len(after.blocks) or before.source.text != after.source.text
        if stale:
            self.text = None
        return stale

    def find(self, typed: str) -> bool:
        """Find what was typed; whether it was done at once."""
        from tui.search.find import find

        if len(self.reader.page.issue.source.text) <= AT_ONCE and typed[:2].lower() != "re":
            self.then(typed, find(self.lay_out(), typed))
            return True
        self.reader.run_worker(
            lambda: self._find_in_thread(typed), thread=True, exclusive=True, group="find", exit_on_error=False
        )
        return False

    def lay_out(self) -> FindText:
        """The text laid out for finding."""
        if self.text is None:
            from tui.search.findtext import find_text

            issue = self.reader.page.issue
            text = find_text(issue.blocks, lambda: time.sleep(0))
            if issue is not self.reader.page.issue:
                return text
            self.text = text
        return self.text

    def _find_in_thread(self, typed: str) -> None:
        from tui.search.find import find

        worker = get_current_worker()
        found = find(self.lay_out(), typed, stop=lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.reader.call_later(self.then, typed, found)
