"""What is read behind the first screen: the rest of a long file, then its people, figures and claims."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Thread

from parsers.issue import complete_issue, outline_issue
from parsers.model import Issue, Source
from tui import texts
from tui.messages import IssueRead, Progress

LONG = 1_500_000
"""Characters beyond which people and figures are read only when a panel asks for them: they take as much memory as the
text, and seconds."""

Rest = Callable[[], Source]
"""Reads the whole file, of which only the head is shown so far. May raise `Unreadable`."""


class Loader(Thread):
    """Reads on in the background and tells the reader by `IssueRead` and `Progress`.

    A daemon: leaving does not wait for it.
    """

    def __init__(
        self,
        issue: Issue,
        rest: Rest | None,
        tell: Callable[[IssueRead | Progress], object],
        *,
        debug: bool,
        asked: bool = False,
    ) -> None:
        """`asked`: people and figures are wanted whatever the length."""
        super().__init__(name="gazette-loader", daemon=True)
        self.issue = issue
        self.rest = rest
        self.tell = tell
        self.debug = debug
        self.asked = asked

    def run(self) -> None:
        gc.disable()  # a collection over millions of new values would stop the keys for as long
        try:
            if self.rest is not None:
                self.issue = outline_issue(self.rest(), lambda percent: self.tell(Progress(percent)))
            later = len(self.issue.source.text) > LONG and not self.asked
            if later or self.asked or self.rest is not None:
                busy = "" if later else texts.tr("status.extracting")
                self.tell(IssueRead(self.issue, busy=busy, later=later))
            if not later:
                self.issue = complete_issue(self.issue, strict=self.debug)
                self.tell(IssueRead(self.issue, failed=_defects(self.issue)))
        except Exception as error:  # a defect of ours must not take the reading away
            if self.debug:
                raise
            self.tell(IssueRead(self.issue, failed=texts.tr("status.failed", kind=type(error).__name__)))
        finally:
            gc.freeze()
            gc.set_threshold(100_000, 50, 1000)
            gc.enable()


def _defects(issue: Issue) -> str:
    """What could not be made of `issue`, in words; empty when nothing failed."""
    failed = [note.detail for note in issue.notes if note.code == "defect"]
    return texts.tr("status.failed", kind=", ".join(failed)) if failed else ""
