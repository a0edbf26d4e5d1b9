"""The file behind the page: is it still what was read? If not, say so and offer to read it again at the same place."""

from __future__ import annotations

import os
import stat
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from parsers.model import Issue, Span
from tui import texts
from tui.actions import Handlers
from tui.messages import IssueRead

if TYPE_CHECKING:
    from tui.screens.reader import Reader

LOOK = 2.0
"""Seconds between two looks at the file."""


class Stamp(NamedTuple):
    """What is at the file's path: its kind (`stat.S_IFMT`; 0: nothing can be told), the time of its last change in
    nanoseconds and its size, or why the system tells nothing of it."""

    kind: int
    changed: int = 0
    size: int = 0
    why: str = ""


def look(path: str) -> Stamp | None:
    """The state of now; None when nothing is there. May wait as long as a disk or a network does."""
    try:
        status = os.stat(path)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    except OSError as error:
        return Stamp(0, why=error.strerror or "")
    if stat.S_ISREG(status.st_mode):
        return Stamp(stat.S_IFREG, status.st_mtime_ns, status.st_size)
    return Stamp(stat.S_IFMT(status.st_mode))


class Watching:
    """Never reads by itself: the reader goes on with what it has until it is asked to read again."""

    def __init__(self, reader: Reader, file: str) -> None:
        """`file`: its path; nothing for what has none, the sample and standard input."""
        self.reader = reader
        self.file = file
        self.known = look(file) if file else None
        self.words = ""
        """What has become of the file; nothing while it is what was read."""
        self._looking = False

    def handlers(self) -> Handlers:
        return {"reload": self.reload}

    def begin(self) -> None:
        """Look at the file from time to time."""
        if self.file:
            self.reader.set_interval(LOOK, self.compare)

    def compare(self) -> None:
        """Look at the file, in a thread that nothing waits for: a disk may be slow or gone."""
        if not self._looking:
            self._looking = True
            Thread(target=self._look, name="gazette-watch", daemon=True).start()

    def _look(self) -> None:
        now = look(self.file)
        try:
            self.reader.call_later(self._seen, now)
        except RuntimeError:  # the screen has been left
            return

    def _seen(self, now: Stamp | None) -> None:
        """Say what has become of the file."""
        self._looking = False
        if now != self.known:
            self.known = now
            self.words = _told(now)
            self.reader.show_bars()

    def reload(self) -> None:
        """Read the file again."""
        again = self.reader.settings.again
        if again is None:
            self.reader.say(texts.tr("watch.no-file"))
            return
        self.compare()
        self.reader.files.open(again, self.show)

    def show(self, issue: Issue) -> None:
        """Show what was read at the place of before, found by its words; people and figures follow."""
        from tui.loading import LONG, collect_garbage
        from tui.store.anchors import anchor_at, locate

        page, reader = self.reader.page, self.reader
        top = page.top_offset
        anchor = anchor_at(page.issue.source.text, Span(top, top))
        self.words = ""
        reader.read(IssueRead(issue, busy=texts.tr("status.extracting")))
        place = locate(anchor, issue.source.text)
        page.goto(place.start if place is not None else 0, margin=0)
        reader.say(texts.tr("watch.reloaded"))
        if len(issue.source.text) <= LONG:  # of a long text that would stop the keys, and its values make no cycles
            collect_garbage()
        reader.files.load(issue)


def _told(now: Stamp | None) -> str:
    """What is at the file's place now, in words."""
    if now is None:
        return texts.tr("watch.gone")
    if now.why:
        return texts.tr("watch.unreachable", why=now.why)
    return texts.tr("watch.changed" if now.kind == stat.S_IFREG else "watch.other")
