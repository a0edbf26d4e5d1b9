"""What is being read for a reader: the page on to its end, and what was asked for to be read instead."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from parsers.model import Issue, Source
from tui import texts
from tui.loading import Loader, Opening, Reading, Rest
from tui.messages import IssueRead, Progress
from tui.stage import Stage

if TYPE_CHECKING:
    from tui.screens.reader import Reader

Message = IssueRead | Progress | str
"""What a reading tells; a string says why it failed."""


class ReadingFiles:
    """At most one thread that reads on what is on the page, and one for what was asked for; a newer takes the place of
    an older one, of which nothing is heard any more."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.loader: Loader | None = None
        self.opening: Opening | None = None
        self.words = ""
        """How far the reading is that was asked for; nothing when there is none."""
        self.head_only = False
        """Only the beginning of the file is on the page."""
        self.stage = Stage.OUTLINED
        """How far the reading of what is on the page is."""
        self._then: Callable[[Issue], object] = id

    def load(self, issue: Issue, rest: Rest | None = None, *, asked: bool = False, debug: bool = False) -> None:
        """Read on: the rest of the file if there is one, people and figures."""
        self._cancel(self.loader)
        self.head_only = rest is not None
        self.stage = Stage.HEAD if self.head_only else Stage.OUTLINED
        self.loader = Loader(
            issue,
            rest,
            lambda message: self.reader.call_later(self._hear, loader, message),
            debug=debug,
            asked=asked,
            fail=lambda why: self.reader.call_later(self._hear, loader, why),
        )
        loader = self.loader
        loader.start()
        self.reader.panes.give()

    def open(self, source: Callable[[], Source], then: Callable[[Issue], object]) -> None:
        """Read another file, or this one again, and hand it to `then`; the page goes on with what it has."""
        self._cancel(self.opening)
        self.opening = Opening(
            source,
            lambda message: self.reader.call_later(self._hear, opening, message),
            lambda why: self.reader.call_later(self._hear, opening, why),
        )
        opening, self._then = self.opening, then
        self.words = texts.tr("status.loading")
        self.reader.unsay()
        opening.start()

    def stop_opening(self) -> bool:
        """Give up what was asked for to be read; whether there was anything."""
        if self.opening is None:
            return False
        self._end_opening()
        self.reader.say(texts.tr("status.stopped"))
        return True

    def stop_loading(self) -> bool:
        """Give up the reading of a long file's rest, or of its people and figures; whether that was going on."""
        loader, reader = self.loader, self.reader
        if loader is None or not (self.head_only or loader.asked):
            return False
        self._cancel(loader)
        self.loader = None
        reader.later = not self.head_only
        self.stage = Stage.BEGINNING if self.head_only else Stage.LATER
        reader.busy = texts.tr("status.head-only") if self.head_only else ""
        reader.panes.give()
        reader.say(texts.tr("status.stopped"))
        return True

    def finish(self) -> None:
        """The reader is being left: nothing more is wanted."""
        self._cancel(self.opening)
        self._cancel(self.loader)
        self.opening = self.loader = None
        self._then = id

    def _cancel(self, reading: Reading | None) -> None:
        if reading is not None:
            reading.cancel()

    def _end_opening(self) -> None:
        self._cancel(self.opening)
        self.opening, self.words, self._then = None, "", id

    def _hear(self, reading: Reading, message: Message) -> None:
        """In the thread of the screen: take what a reading tells, or why it failed, unless it was cancelled since."""
        if reading.cancelled or not self.reader.is_attached:  # also when the program is being left
            return
        if reading is self.opening:
            self._hear_opening(message)
        elif reading is self.loader:
            self._hear_loader(message)

    def _hear_opening(self, message: Message) -> None:
        if isinstance(message, Progress):
            self.words = texts.tr("status.loaded", percent=message.percent)
            self.reader.show_bars()
            return
        then = self._then
        self._end_opening()
        if isinstance(message, IssueRead):
            then(message.issue)
        else:
            self.reader.say(message, warning=True)

    def _hear_loader(self, message: Message) -> None:
        reader = self.reader
        match message:
            case Progress():
                reader.busy = texts.tr("status.loaded", percent=message.percent)
                reader.show_bars()
            case IssueRead():
                broken = message.stage is Stage.FAILED and self.head_only
                self.stage = Stage.BEGINNING if broken else message.stage
                self.head_only = False
                self.loader = self.loader if message.busy else None
                reader.read(message)
            case str():
                self.loader, self.stage = None, Stage.BEGINNING
                reader.busy = texts.tr("status.head-only")
                reader.panes.give()
                reader.say(message, warning=True)
