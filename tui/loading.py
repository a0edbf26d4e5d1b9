"""What is read behind the first screen: the rest of a long file, then its people, figures and claims."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Thread

from parsers.issue import complete_issue, outline_issue
from parsers.model import Issue, Source
from tui import texts
from tui.messages import IssueRead

Rest = Callable[[], Source]
"""Reads the whole file, of which only the head is shown so far. May raise `Unreadable`."""


class Loader(Thread):
    """Reads on in the background and tells the reader by `IssueRead`. A daemon: leaving does not wait for it."""

    def __init__(self, issue: Issue, rest: Rest | None, tell: Callable[[IssueRead], object], *, debug: bool) -> None:
        super().__init__(name="gazette-loader", daemon=True)
        self.issue = issue
        self.rest = rest
        self.tell = tell
        self.debug = debug

    def run(self) -> None:
        gc.disable()  # a collection over millions of new values would stop the keys for as long
        try:
            if self.rest is not None:
                self.issue = outline_issue(self.rest())
                self.tell(IssueRead(self.issue, busy=texts.tr("status.extracting")))
            self.issue = complete_issue(self.issue)
            self.tell(IssueRead(self.issue))
        except Exception as error:  # a defect of ours must not take the reading away
            if self.debug:
                raise
            self.tell(IssueRead(self.issue, failed=texts.tr("status.failed", kind=type(error).__name__)))
        finally:
            gc.freeze()
            gc.set_threshold(100_000, 50, 1000)
            gc.enable()
