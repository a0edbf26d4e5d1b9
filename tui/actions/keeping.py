"""What is kept across windows: the store's thread, the place of reading, excerpts, marks and recent issues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from textual.timer import Timer

from parsers.model import Issue, Span
from tui import texts
from tui.actions.carrying import carry
from tui.actions.files import open_issue
from tui.actions.finding import fill_list
from tui.actions.shelf import Shelf, View
from tui.listing import Listing
from tui.messages import OpenPanel
from tui.scribe import Scribe
from tui.status import is_sample, title_text
from tui.store_requests import Change, CopyKept, OpenIssue, PlacedMark, SaveKept, StoreRequest, Want, WantKept
from tui.unwritten import aside_text, unusable, why_text

if TYPE_CHECKING:
    from tui.screens.reader import Reader
    from tui.store import Kept, Store
    from tui.store.keeper import Outcome
    from tui.store.library import Identification

SETTLED = 1.5
"""Seconds of rest after which the place of reading is kept."""


class Known(NamedTuple):
    """What the store knows of the issue that has been opened."""

    place: Span | None
    form: str
    offer: bool
    """Whether to offer the recent issues: the sample was opened, and not for the first time."""


class Shows(Protocol):
    """A panel that shows something that is kept, before it is on the screen too."""

    listing: Listing

    def show(self, things: Any) -> None: ...


class Keeping:
    """Nothing here waits for the disk: jobs go to the scribe, and what they return comes back."""

    def __init__(self, reader: Reader, path: Path | None, file: str) -> None:
        """`path` is the store's, None for one that lasts as long as the window; `file` the issue's, if it has one."""
        self.reader = reader
        self.path = path
        self.file = file
        self.scribe = Scribe(path, reader.call_later, self)
        self.issue: int | None = None
        """The issue's number in what is read from (the store, or what stands for it), once it is known."""
        self._rest: Timer | None = None
        self._moved = False
        """The page has been moved: its place is the reader's own."""
        self._answered = False
        """The store has told where the issue was left."""
        self._stamp = 0
        """The state of the store at the last look, by its own count."""
        self._left = False
        self._told = ""
        """The trouble that was last told of."""
        self._shelf: Shelf | None = None
        self._refreshing = False
        """A refresh is asked for and has not begun: one is enough for all changes before it."""

    def begin(self, issue: Issue) -> None:
        """The whole text is there: look the issue up, go to where it was left. Once for a reader."""
        if self.scribe.begun or self.scribe.is_dead:
            return
        text, title, file = issue.source.text, title_text(issue), self.file

        def identify() -> Identification:
            from tui.store.library import identification

            return identification(file, text, title)

        self.scribe.begin(identify)
        if self._moved:
            self.moved()

    def opened(self) -> None:
        """The store, or what stands for it, can be asked: where was this issue left?"""
        number = self.issue = self.scribe.number
        assert number is not None
        text, sample = self._text, is_sample(self.reader.page.issue)

        def look_up(store: Store) -> Known:
            from tui.store import locate

            place = store.library.place(number)
            seen = store.settings.get("sample-seen") != ""
            there = locate(place, text) if place else None
            offer = sample and seen and bool(store.library.recent(1))
            return Known(there, store.settings.get("form"), offer)

        self.scribe.ask(look_up, self.known)
        if sample:
            self.scribe.change(lambda store, _: store.settings.put("sample-seen", "1"), counted=False, kind="sample")

    def known(self, known: Known) -> None:
        """The store has answered."""
        self._answered = True
        self.reader.copying.choose_form(known.form)
        untouched = not (self._moved or self.reader.page.cursor or self.reader.walk.behind)
        if known.place is not None and known.place.start and untouched:
            self.reader.page.goto(known.place.start, margin=0)
        self.refresh()
        if known.offer:
            self.reader.turn(OpenPanel("recent"))

    def changed(self) -> None:
        """It stands otherwise with the disk than before: the status line says so, and lists that are empty say why."""
        before, self.issue = self.issue, self.scribe.number
        told, self._told = self._told, self.scribe.state.trouble
        self.reader.show_mark()
        if self._told not in ("", "off", told) and self.path is not None:
            self.reader.say(unusable(self.path, self._told, self.scribe.state.why), warning=True)
        for name in ("excerpts", "marks", "recent"):
            if (panel := self._panel(name)) is not None and self.scribe.state.blind:
                panel.listing.empty = self._nothing(name)
                panel.listing.refresh()
        if before is not None and self.issue != before:
            self.refresh()

    def failed(self, why: str) -> None:
        """A job of the store has failed: what it was to keep is not kept."""
        self.reader.say(texts.tr("store.failed", why=why), warning=True)

    def caught_up(self, count: int) -> None:
        """What had waited is on the disk."""
        self.reader.say(texts.tr("store.caught-up", count=count))
        self.refresh()

    def set_aside(self, rows: list[str]) -> None:
        """Some rows of the store could not be understood."""
        self.reader.say(aside_text(rows), warning=True)

    def moved(self) -> None:
        """The page has moved: once it rests, keep the place."""
        self._moved = True
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.reader.set_timer(SETTLED, self.keep_place)

    def keep_place(self) -> None:
        """Keep the place of reading: not that of a page on which nobody has gone anywhere while the store has still to
        tell where the issue was left."""
        if self.scribe.begun and (self._moved or self._answered):
            from tui.store import anchor_at

            top = self.reader.page.gone_to
            anchor = anchor_at(self._text, Span(top, top))
            self.scribe.change(
                lambda store, number: store.library.put_place(number, anchor), lambda _: self.look(),
                counted=False, kind="place",
            )  # fmt: skip

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
        """The reader is being left for good, or for another: what waits goes on being written meanwhile."""
        if self._left:
            return
        self._left = True
        self.keep_place()
        self.scribe.leave()
        if self.path is not None:
            self.reader.settings.keep(self.path)

    def change(self, job: Callable[[Store, int], object], said: str = "") -> None:
        """Change the store; say `said` when that is on the disk, else that it is not; show all that is kept anew."""

        def done(outcome: Outcome) -> None:
            if outcome.name == "WAITS":
                self.reader.say(texts.tr("store.held", why=why_text(self.scribe.state)), warning=True)
            elif said:
                self.reader.say(said)
            self.refresh()

        self.scribe.change(job, done)
        if self.scribe.is_dead:
            self.failed(why_text(self.scribe.state))
            self.reader.show_mark()

    @property
    def lasts(self) -> bool:
        """Whether what is kept is to outlast the window."""
        return self.path is not None

    def refresh(self) -> None:
        """Show what is kept: on the page, and in the panels that are open."""
        number, text = self.issue, self._text
        if number is None:
            return

        if not self._refreshing:
            self._refreshing = True
            self.scribe.ask(partial(self._read, number, text), self._show)

    def _read(self, number: int, text: str, store: Store) -> dict[str, Any]:
        """What the open panels show, and the excerpts for the page. In the store's thread."""
        from tui.store.anchors import Locator

        self._refreshing = False
        if self._shelf is None or self._shelf.text is not text:
            self._shelf = Shelf(text)
        read: dict[str, Any] = {"excerpts": self._shelf.view(store, number)}
        if "marks" in self.reader.panes.made:
            locate = Locator(text).locate
            read["marks"] = [PlacedMark(letter, locate(there)) for letter, there in store.marks.all(number).items()]
        if "recent" in self.reader.panes.made:
            read["recent"] = store.library.recent()
        return read

    def _panel(self, name: str) -> Shows | None:
        """The panel of that name, if it was ever opened; it may not be composed yet."""
        return cast("Shows | None", self.reader.panes.made.get(name))

    def _show(self, kept: dict[str, Any]) -> None:
        view: View = kept["excerpts"]
        self.reader.page.put_marks(view.marks)
        for name, things in kept.items():
            if (panel := self._panel(name)) is not None:
                panel.listing.empty = self._nothing(name)
                panel.show(things)
        if not view.whole:
            self.refresh()  # the next turn, after what was asked for meanwhile

    def _show_words(self, ids: Sequence[int]) -> None:
        """Read excerpts that the panel is to show."""

        def take(kept: list[Kept]) -> None:
            panel: Any = self.reader.panes.made.get("excerpts")
            if panel is not None:
                panel.take(ids, kept)

        self.scribe.ask(lambda store: store.excerpts.some(ids), take)

    def obey(self, wish: StoreRequest) -> None:
        """What a panel asks for."""
        match wish:
            case Want(panel="hits"):
                fill_list(self.reader)
            case Want():
                self.refresh()
            case Change():
                self.change(wish.job, wish.said)
            case WantKept():
                self._show_words(wish.ids)
            case CopyKept() | SaveKept():
                carry(self.reader, wish)
            case OpenIssue():
                open_issue(self.reader, wish.path)

    def mark(self) -> str:
        """What the status line says as long as something that was to be kept is not on the disk."""
        state = self.scribe.state
        waits = sum(each.state.waits for each in {*Scribe.at_work, self.scribe})
        if self.scribe.is_dead:
            waits += self.scribe.unwritten - state.waits
        if waits:
            return texts.tr("status.unwritten", count=waits)
        return texts.tr("status.no-store") if state.trouble not in ("", "off") else ""

    def _nothing(self, name: str) -> str:
        """What the panel `name` says when there is nothing to show."""
        state = self.scribe.state
        return texts.tr("store.unread", why=why_text(state)) if state.blind else texts.tr(f"{name}.empty")

    @property
    def _text(self) -> str:
        return self.reader.page.issue.source.text
