"""What is read behind the screen: the rest of a long file, its people, figures and claims; another file, or this again.

Every reading is a thread of its own that nothing waits for, neither the keys nor the end of the program, and that can
be cancelled anywhere.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import _lru_cache_wrapper
from threading import Lock, Thread

from parsers.issue import complete_issue, outline_issue
from parsers.memory import give_back
from parsers.model import Issue, Source
from parsers.source import Unreadable
from parsers.stopping import Stopped, stops_when
from tui import texts
from tui.messages import IssueRead, Progress

LONG = 1_500_000
"""Characters beyond which people and figures are read only when a panel asks for them: they take as much memory as the
text, and seconds."""

Rest = Callable[[], Source]
"""Reads the whole file, of which only the head is shown so far. May raise `Unreadable`."""
Tell = Callable[[IssueRead | Progress], object]


class Reading(Thread):
    """Reads in the background and tells of it by messages, or why it failed, in words.

    A daemon: leaving does not wait for it. Once it is cancelled it stops at the next `parsers.stopping.pause`. What it
    has told before may still be on its way: who takes it must look at `cancelled`.
    """

    def __init__(self, tell: Tell, fail: Callable[[str], object]) -> None:
        super().__init__(name="gazette-loader", daemon=True)
        self._tell = tell
        self._fail = fail
        self.cancelled = False

    def cancel(self) -> None:
        """Nobody wants this reading any more."""
        self.cancelled = True

    def tell(self, message: IssueRead | Progress) -> None:
        if not self.cancelled:
            with suppress(RuntimeError):  # the screen has been left
                self._tell(message)

    def fail(self, error: Exception) -> None:
        """Tell why nothing can be read."""
        from tui.reasons import reason

        defect = texts.tr("cli.defect", kind=type(error).__name__)
        if not self.cancelled:
            with suppress(RuntimeError):
                self._fail(reason(error) if isinstance(error, Unreadable) else defect)

    def run(self) -> None:
        with stops_when(lambda: self.cancelled), suppress(Stopped), _without_collections():
            self.read()

    def read(self) -> None:
        raise NotImplementedError


class Loader(Reading):
    """Reads on what is on the page."""

    def __init__(
        self,
        issue: Issue,
        rest: Rest | None,
        tell: Tell,
        *,
        debug: bool,
        asked: bool = False,
        fail: Callable[[str], object] = id,
    ) -> None:
        """`asked`: people and figures are wanted whatever the length."""
        super().__init__(tell, fail)
        self.issue = issue
        self.rest = rest
        self.debug = debug
        self.asked = asked

    def read(self) -> None:
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
        except Unreadable as error:
            self.fail(error)
        except Exception as error:  # a defect of ours must not take the reading away
            if self.debug:
                raise
            self.tell(IssueRead(self.issue, failed=texts.tr("status.failed", kind=type(error).__name__)))


class Opening(Reading):
    """Reads a file that was asked for while another, or an older state of it, is on the page."""

    def __init__(self, source: Callable[[], Source], tell: Tell, fail: Callable[[str], object]) -> None:
        super().__init__(tell, fail)
        self.source = source

    def read(self) -> None:
        try:
            self.tell(IssueRead(outline_issue(self.source(), lambda percent: self.tell(Progress(percent)))))
        except Exception as error:  # also a defect, or no memory: the page goes on with what it has
            self.fail(error)


def _defects(issue: Issue) -> str:
    """What could not be made of `issue`, in words; empty when nothing failed."""
    failed = [note.detail for note in issue.notes if note.code == "defect"]
    return texts.tr("status.failed", kind=", ".join(failed)) if failed else ""


_lock = Lock()
_readings = [0]
"""How many readings go on with the collector switched off."""


@contextmanager
def _without_collections() -> Iterator[None]:
    """No collection goes over the millions of new values of a reading: it would stop the keys for as long."""
    with _lock:
        _readings[0] += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _readings[0] -= 1
            gc.freeze()
            gc.set_threshold(100_000, 50, 1000)
            if not _readings[0]:
                gc.enable()


def collect_garbage() -> None:
    """Give back what an issue leaves behind that is no longer shown: its widgets refer to one another, and the end of a
    reading has put them, as everything that was there, out of the collector's sight."""
    gc.unfreeze()
    _empty_caches()
    gc.collect()
    gc.freeze()
    give_back()


def _empty_caches() -> None:
    """Let go of what the rules remember of the words of a text that is left; of lexicons they keep all."""
    ours = [vars(module) for name, module in list(sys.modules.items()) if name.startswith(("parsers.", "tui."))]
    for value in [value for names in ours for value in list(names.values())]:
        if isinstance(value, _lru_cache_wrapper) and value.cache_parameters()["maxsize"]:
            value.cache_clear()
