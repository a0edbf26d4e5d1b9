"""What is kept across windows: the store's thread, the place of reading, excerpts, marks and recent issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from textual.timer import Timer

from parsers.model import Issue, Span
from tui import texts
from tui.actions.files import open_issue, save_kept
from tui.actions.finding import fill_list
from tui.messages import OpenPanel
from tui.safe import shown
from tui.scribe import Scribe
from tui.status import is_sample, title_text
from tui.wishes import Change, CopyKept, OpenIssue, Placed, PlacedMark, SaveKept, Want, Wish

if TYPE_CHECKING:
    from tui.screens.reader import Reader
    from tui.store import Store

SETTLED = 1.5
"""Seconds of rest after which the place of reading is kept."""
LAYER = "excerpt"


class Known(NamedTuple):
    """What the store knows of the issue that has been opened."""

    issue: int
    trouble: str  # why what is kept will not last (`tui.store.Trouble`), or nothing
    place: Span | None
    form: str
    offer: bool
    """Whether to offer the recent issues: the sample was opened, and not for the first time."""


class Shelf(Protocol):
    """A panel that shows something that is kept."""

    def show(self, things: Sequence[Any]) -> None: ...


class Keeping:
    """Nothing here waits for the disk: jobs go to the scribe, and what they return comes back."""

    def __init__(self, reader: Reader, path: Path | None, file: str) -> None:
        """`path` is the store's, None for one that lasts as long as the window; `file` the issue's, if it has one."""
        self.reader = reader
        self.path = path
        self.file = file
        self.scribe = Scribe(path, reader.call_later, self.failed)
        self.issue: int | None = None
        """The issue's number in the store, once it is known."""
        self._rest: Timer | None = None
        self._waiting: list[tuple[Callable[[Store, int], object], str]] = []
        """Changes that were asked for before the store had answered."""
        self._stamp = 0
        """The state of the store at the last look, by its own count."""

    def begin(self, issue: Issue) -> None:
        """The whole text is there: look the issue up, go to where it was left. Once for a reader."""
        if self.scribe.is_alive() or self.issue is not None:
            return
        self.scribe.start()
        text, title, file = issue.source.text, title_text(issue), self.file
        sample = is_sample(issue)

        def enter(store: Store) -> Known:
            from tui.store import locate

            number = store.library.enter(file, text, title)
            place = store.library.place(number)
            seen = store.settings.get("sample-seen") != ""
            if sample:
                store.settings.put("sample-seen", "1")
            there = locate(place, text) if place else None
            offer = sample and seen and bool(store.library.recent(1))
            return Known(number, store.trouble, there, store.settings.get("form"), offer)

        self.scribe.ask(enter, self.known)

    def known(self, known: Known) -> None:
        """The store has answered."""
        self.issue = known.issue
        self.reader.copying.choose_form(known.form)
        if known.trouble not in ("", "off"):
            self.reader.say(texts.tr(f"store.{known.trouble}", path=shown(str(self.path))), warning=True)
        untouched = not self.reader.page.cursor and not self.reader.walk.behind
        if known.place is not None and known.place.start and untouched:
            self.reader.page.goto(known.place.start, margin=0)
        waiting, self._waiting = self._waiting, []
        for job, said in waiting:
            self.change(job, said)
        self.refresh()
        if known.offer:
            self.reader.obey(OpenPanel("recent"))

    def failed(self, why: str) -> None:
        """A job of the store has failed: what it was to keep is not kept."""
        self.reader.say(texts.tr("store.failed", why=why), warning=True)

    def moved(self) -> None:
        """The page has moved: once it rests, keep the place."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.reader.set_timer(SETTLED, self.keep_place)

    def keep_place(self) -> None:
        """Keep the place of reading."""
        if self.issue is not None:
            from tui.store import anchor_at

            number, top = self.issue, self.reader.page.top_offset
            anchor = anchor_at(self._text, Span(top, top))

            def put(store: Store) -> int:
                store.library.put_place(number, anchor)
                return store.database.stamp()

            self.scribe.ask(put, self.stamped)

    def look(self) -> None:
        """See whether another window has changed the store."""
        if self.issue is not None:
            self.scribe.ask(lambda store: store.database.stamp(), self.stamped)

    def stamped(self, stamp: int) -> None:
        """Another window may have changed the store since the last look: show what is kept now."""
        if stamp != self._stamp:
            self._stamp = stamp
            self.refresh()

    def finish(self) -> None:
        """The reader is being left."""
        if self.scribe.is_alive():
            self.keep_place()
            self.scribe.finish()
        if self.path is not None:
            self.reader.settings.save(self.path)

    def change(self, job: Callable[[Store, int], object], said: str = "") -> None:
        """Change the store; when that is done say `said` and show all that is kept anew."""
        number = self.issue
        if number is None:
            self._waiting.append((job, said))
            return

        def done(_: object) -> None:
            if said:
                self.reader.say(said)
            self.refresh()

        self.scribe.ask(lambda store: job(store, number), done)

    def refresh(self) -> None:
        """Show what is kept: on the page, and in the panels that are open."""
        number, text = self.issue, self._text
        if number is None:
            return

        def read(store: Store) -> dict[str, Sequence[object]]:
            from tui.store import locate

            excerpts = [Placed(kept, locate(kept.anchor, text)) for kept in store.excerpts.all(number)]
            marks = [PlacedMark(letter, locate(anchor, text)) for letter, anchor in store.marks.all(number).items()]
            return {"excerpts": excerpts, "marks": marks, "recent": store.library.recent()}

        self.scribe.ask(read, self._show)

    def _show(self, kept: dict[str, Sequence[Any]]) -> None:
        spans = sorted(each.span for each in kept["excerpts"] if each.span is not None)
        self.reader.page.set_marks(LAYER, spans)
        for name, things in kept.items():
            panel: Any = self.reader.panes.made.get(name)
            if panel is not None:
                shelf: Shelf = panel
                shelf.show(things)

    def obey(self, wish: Wish) -> None:
        """What a panel asks for."""
        match wish:
            case Want(panel="hits"):
                fill_list(self.reader)
            case Want():
                self.refresh()
            case Change():
                self.change(wish.job, wish.said)
            case CopyKept():
                self.reader.copying.copy_kept(wish.kept)
            case SaveKept():
                save_kept(self.reader, wish)
            case OpenIssue():
                open_issue(self.reader, wish.path)

    @property
    def _text(self) -> str:
        return self.reader.page.issue.source.text
