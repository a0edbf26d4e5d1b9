"""The reader's screen: title, contents, open panel, page, status, keys. Messages come up to it; it sets children."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingsMap
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from parsers.model import Issue
from tui import texts
from tui.actions import Handlers
from tui.actions.cards import Cards
from tui.actions.copying import Copying
from tui.actions.finding import Finding
from tui.actions.general import General
from tui.actions.keeping import Keeping
from tui.actions.marking import Marking
from tui.actions.panes import Panes
from tui.actions.reading import ReadingFiles
from tui.actions.selecting import Selecting
from tui.actions.walk import Walk
from tui.actions.watching import Watching
from tui.background import work_of
from tui.bar import Bar
from tui.cells import Piece
from tui.commands import bindings
from tui.divider import Divider
from tui.messages import ClosePanel, Copy, Goto, IssueRead, KeysChanged, MarkSpans, OpenPanel, Progress, Run, Say
from tui.panels.contents import ContentsPanel
from tui.places import Places
from tui.safe import shown
from tui.settings import Settings
from tui.status import PRESS, foot_bar, hint_bar, status_bar, title_bar, unwritten_mark
from tui.store_requests import Find, FindAt, FindDone, FindStep, StoreRequest
from tui.viewer.widget import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.loading import Rest

SAID_FOR = 4.0
"""Seconds that a remark stays in the status line."""


class Reader(Screen[None]):
    """One issue on the screen."""

    CSS_PATH: ClassVar[None] = None
    DEFAULT_CSS = """
    Reader { layout: vertical; overflow: hidden; }
    Reader #body { height: 1fr; }
    """
    issue: reactive[Issue | None] = reactive(None, init=False, always_update=True)  # comparing two issues takes long

    def __init__(self, issue: Issue, settings: Settings, *, rest: Rest | None = None, debug: bool = False) -> None:
        """`rest` reads the whole file, when `issue` is only its head."""
        super().__init__()
        self._rest, self._debug = rest, debug
        self.gone = False
        """It has been taken off the screen for good."""
        self.settings = settings
        self.set_reactive(Reader.issue, issue)
        self.places = Places(issue)
        self.title_bar, self.status, self.foot = Bar(), Bar(), Bar()
        self.contents = ContentsPanel(id="contents")
        self.divider = Divider()
        self.page = Viewer(issue, measure=settings.measure, id="page")
        self.body = Horizontal(self.contents, self.divider, self.page, id="body")
        self.walk, self.panes, self.general = Walk(self), Panes(self), General(self)
        self.finding, self.cards = Finding(self), Cards(self)
        self.selecting, self.copying, self.marking = Selecting(self), Copying(self), Marking(self)
        self.keeping = Keeping(self, settings.store, settings.file)
        self.watching = Watching(self, settings.file)
        self.files = ReadingFiles(self)
        self.handlers: Handlers = {}
        self.busy = ""
        """What goes on in the background, in words; the status line says it."""
        self.later = False
        """People and figures have not been read: the text is long, and nobody has asked for them."""
        self.next_key: Callable[[str], None] | None = None
        """Takes the next key (its character, or its name) instead of the bindings: the letter of a mark."""
        self._said: Timer | None = None
        self._bindings = BindingsMap.merge([BindingsMap(bindings()), self._bindings])  # before the toolkit's own Ctrl-C

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.body
        yield self.status
        yield self.foot

    def on_mount(self) -> None:
        rooms = (
            *(self.walk, self.panes, self.general, self.finding, self.cards),
            *(self.selecting, self.copying, self.marking, self.watching),
        )
        handlers = {name: handler for room in rooms for name, handler in room.handlers().items()}
        self.handlers = {**handlers, **self.selecting.while_selecting(handlers)}
        self.contents.show(self.places, 0)
        self.panes.arrange()
        self.watching.begin()
        self.page.focus()
        self.show_bars()
        self.call_after_refresh(self.read_on)

    def read_on(self) -> None:
        """This screen has been shown: read the rest of the file, find people and figures, if it still is."""
        if self.gone or not self.is_attached:
            return
        issue, rest, self._rest = self.page.issue, self._rest, None
        if rest is None:
            self.keeping.begin(issue)
        else:
            self.busy = texts.tr("status.loading")
            self.show_bars()
        self.files.load(issue, rest, debug=self._debug)

    def on_unmount(self) -> None:
        self.files.finish()
        self.keeping.finish()

    def let_go(self) -> None:
        """Taken off the screen for good: keep nothing of the issue, since Textual keeps the first screen to the end."""
        self.gone = True
        self.set_reactive(Reader.issue, None)
        self._nodes = type(self._nodes)(self)
        for name, value in list(vars(self).items()):
            if type(value).__module__.startswith("tui.") or name in ("body", "handlers"):
                delattr(self, name)

    def on_resize(self) -> None:
        self.panes.arrange()
        self.show_bars()

    def action_run(self, name: str) -> None:
        """Run the command `name` of `tui.commands`; nothing once the program is being left."""
        if not self.is_attached:
            return
        if self._said is not None:
            self.unsay()
        if name.startswith(PRESS):
            self.app.call_next(self.app.simulate_key, name.removeprefix(PRESS))
        if handler := self.handlers.get(name):
            handler()
            self.follow()  # in the frame of the page, not in the one after it
        if name != "start":
            self.walk.count = ""

    def on_key(self, event: events.Key) -> None:
        """Keys that mean something only after or before others: digits before g, the letter after a prefix.

        A command whose key comes from the page is run here: bindings are looked up only after an event has bubbled up
        to the app, when keys typed behind it may already have passed by.
        """
        if self.next_key is not None:
            take, self.next_key = self.next_key, None
            take(event.character or event.key)
        elif event.character and event.character.isdecimal() and (self.walk.count or int(event.character)):
            self.walk.digit(str(int(event.character)))
        elif event.key == "enter" and self.walk.count:
            self.walk.start_or_document()
        elif self.focused is self.page and event.key in self._bindings.key_to_bindings:
            self.action_run(self._bindings.key_to_bindings[event.key][0].description)
        else:
            return
        event.stop()
        event.prevent_default()

    def watch_issue(self, before: Issue, issue: Issue) -> None:
        """A fuller reading of the same file has come: show it at the same place."""
        if issue.blocks is before.blocks and issue.sections is before.sections:
            self.page.issue = issue  # only people, figures and claims are new
        else:
            self.places = Places(issue)
            self.page.load(issue, keep_place=True)
            self.contents.show(self.places, self.page.cursor)
        self.panes.give()
        self.show_bars()

    @on(events.DescendantFocus)
    def show_bars(self) -> None:
        """Write title, status and foot for the place and the width."""
        back, forward = bool(self.walk.behind), bool(self.walk.ahead)
        self.title_bar.show(*title_bar(self.issue, self.size.width, back=back, forward=forward))
        hints = self.finding.hints() or self.panes.hints()
        if hints:
            self.foot.show(*hint_bar(hints, self.size.width))
        else:
            self.foot.show(self.selecting.foot() or foot_bar(self.size.width))
        if self._said is None:
            page = self.page
            width, mark = self.size.width, self.keeping.mark()
            doing = self.files.words or self.busy or self.watching.words
            self.status.show(*status_bar(self.places, page.cursor, page.percent, width, doing, mark))

    def show_mark(self) -> None:
        """Show in the status line, whatever else it says, whether something that was to be kept is not on the disk."""
        if self._said is None:
            self.show_bars()
        else:
            self.status.show(self.status.left, unwritten_mark(self.keeping.mark()))

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show `text` in the status line for some seconds."""
        if self._said is not None:
            self._said.stop()
        self._said = self.set_timer(SAID_FOR, self.unsay)
        said = Piece(f" {shown(text)}", "warn" if warning else "strong")
        self.status.show([said], unwritten_mark(self.keeping.mark()))

    def unsay(self) -> None:
        """Let the status line tell the place again."""
        if self._said is not None:
            self._said.stop()
            self._said = None
        self.show_bars()

    def follow(self) -> None:
        """Let contents, panel and status tell the place of the page."""
        self.contents.follow(self.page.cursor)
        self.panes.follow(self.page.cursor)
        self.show_bars()

    @on(Viewer.Moved)
    @on(Viewer.Clicked)
    @on(Viewer.SelectionChanged)
    @on(Divider.Dragged)
    def look(self, message: Message) -> None:
        """What was done on the page and beside it: its place, its selection and its width are shown."""
        message.stop()
        match message:
            case Viewer.Moved():
                self.follow()
                self.keeping.moved()
            case Viewer.Clicked():
                self.cards.clicked(message)
            case Viewer.SelectionChanged():
                self.show_bars()
            case Divider.Dragged():
                self.panes.divide_at(message.column)

    @on(Goto)
    @on(MarkSpans)
    @on(OpenPanel)
    @on(ClosePanel)
    def turn(self, message: Message) -> None:
        """What a panel asks for: another place, marks on the page, a panel opened or closed."""
        message.stop()
        match message:
            case Goto():
                self.panes.uncover()
                self.walk.jump(message.span)
                if message.focus:
                    self.page.focus()
            case MarkSpans():
                self.walk.set_marks(message.layer, message.spans, message.current)
            case OpenPanel():
                self.run_worker(work_of(self.panes.open, message.name, message.span), group="panel")
            case ClosePanel():
                if not self.files.stop_opening():  # the status line says that Esc stops it
                    self.panes.close()

    @on(Run)
    @on(Copy)
    @on(Find)
    @on(FindStep)
    @on(FindAt)
    @on(FindDone)
    @on(StoreRequest)
    def obey(self, message: Message) -> None:
        """A command, text to be copied, words to be found, something to be kept: handed to who does it."""
        message.stop()
        match message:
            case Run():
                self.action_run(message.command)
            case Copy():
                self.copying.copy_text(message.text, message.what)
            case Find() | FindStep() | FindAt() | FindDone():
                self.finding.obey(message)
            case StoreRequest():
                self.keeping.obey(message)

    @on(Say)
    @on(Progress)
    @on(KeysChanged)
    def tell(self, message: Message) -> None:
        """A remark, how far the reading is, other keys: shown in the bars."""
        message.stop()
        match message:
            case Say():
                self.say(message.text, warning=message.warning)
            case Progress():
                self.busy = texts.tr("status.loaded", percent=message.percent)
                self.show_bars()
            case KeysChanged():
                self.show_bars()

    @on(IssueRead)
    def read(self, event: IssueRead) -> None:
        """More of the file has been read."""
        self.busy, self.later = event.busy, event.later
        before, self.issue = self.page.issue, event.issue
        self.finding.renew(before, event.issue)
        self.keeping.begin(event.issue)
        self.show_bars()
        if event.failed:
            self.say(event.failed, warning=True)
