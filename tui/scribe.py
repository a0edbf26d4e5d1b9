"""The one thread that reads and writes the store, so that no disk ever holds up a key."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from tui.store import Store
    from tui.store.keeper import Keeper, Outcome
    from tui.store.library import Identification

T = TypeVar("T")
LAST_WORDS = 1.0
"""Seconds that leaving waits for what is still to be written."""


class State(NamedTuple):
    """How it stands with the disk."""

    trouble: str = ""
    """One of `tui.store.Trouble`; "dead" when the thread has ended by a defect; nothing when all is well."""
    why: str = ""
    """The system's own words."""
    waits: int = 0
    """Changes of the reader's that are in memory only, and are to be written later."""
    others: int = 0
    """Other changes that wait: places of reading."""
    blind: bool = False
    """Nothing of the store could be read."""


class Listener(Protocol):
    """Who is told, in the thread of the screen, what becomes of the store."""

    def opened(self) -> None:
        """The issue's number is known; told again when a store could at last be read."""

    def changed(self) -> None:
        """`Scribe.state` is another."""

    def failed(self, why: str) -> None:
        """A job has failed; what it was to keep is not kept."""

    def caught_up(self, count: int) -> None:
        """That many changes had waited and are on the disk now."""

    def set_aside(self, rows: list[str]) -> None:
        """These rows of the store could not be understood, and are left alone."""


class Task(NamedTuple):
    """A job, and who is handed what it returns; of a change also whether the reader has asked for it, and its kind."""

    job: Callable[..., Any]
    then: Callable[[Any], object] | None
    change: bool = False
    counted: bool = False
    kind: str = ""


class Scribe(Thread):
    """Jobs for the store, done one after the other; what they return is handed to the thread of the screen."""

    at_work: ClassVar[list[Scribe]] = []
    """Those of this process that have something to write, or may yet be given it."""

    def __init__(self, path: Path | None, tell: Callable[[Callable[[], object]], object], listener: Listener) -> None:
        """`tell` has a callable called by the thread of the screen."""
        super().__init__(name="gazette-scribe", daemon=True)
        self.path = path
        self.state = State()
        self.number: int | None = None
        """The issue's number in what is read from, once it is known."""
        self.asked = self.settled = 0
        """Changes that the reader has asked for; those that are on the disk, or need not be."""
        self._tell = tell
        self._listener = listener
        self._jobs: SimpleQueue[Task | None] = SimpleQueue()
        self._ending = Event()
        self._identify: Callable[[], Identification] | None = None
        self._due = 0.0
        """When the store is tried again, by the monotonic clock; 0: that is not settled."""
        self._named: set[str] = set()
        """Rows that were told to be set aside."""
        Scribe.at_work.append(self)

    def begin(self, identify: Callable[[], Identification]) -> None:
        """Open the store and look the issue up, then do the jobs."""
        self._identify = identify
        try:
            self.start()
        except RuntimeError as error:  # the system has no thread to give
            self.state = State("dead", str(error), self.unwritten, blind=True)
            self._say(self._listener.changed)

    @property
    def begun(self) -> bool:
        """Whether the store was ever asked for."""
        return self.ident is not None

    def ask(self, job: Callable[[Store], T], then: Callable[[T], object] | None = None) -> None:
        """Read by `job` after those that were asked for before, and hand what it returns to `then`."""
        self._jobs.put(Task(job, then))

    def change(
        self, job: Callable[[Store, int], object], then: Callable[[Outcome], object] | None = None, *,
        counted: bool = True, kind: str = "",
    ) -> None:  # fmt: skip
        """Change the store by `job`, given the issue's number there; `then` is handed what became of it.

        `job` may be done several times, with different stores. `counted` and `kind` as in `Keeper.change`.
        """
        self.asked += counted
        self._jobs.put(Task(job, then, True, counted, kind))

    @property
    def unwritten(self) -> int:
        """Changes of the reader's that are not known to be on the disk."""
        return self.asked - self.settled

    @property
    def is_dead(self) -> bool:
        """Whether the thread has ended before its time."""
        return self.state.trouble == "dead"

    def leave(self) -> None:
        """Nothing more will be asked: stop when all is written, however long that takes. Waits for nothing."""
        self._jobs.put(None)

    @classmethod
    def finish_all(cls) -> None:
        """The program ends: let every scribe do what is left; waits no longer than `LAST_WORDS` for all of them."""
        end = time.monotonic() + LAST_WORDS
        for scribe in cls.at_work:
            scribe._ending.set()
            scribe._jobs.put(None)
        for scribe in cls.at_work:
            if scribe.is_alive():
                scribe.join(max(0.0, end - time.monotonic()))

    @classmethod
    def unwritten_of_all(cls) -> list[Scribe]:
        """Those that have not written all, once they have been told to finish; they are forgotten."""
        left, cls.at_work = cls.at_work, []
        return [each for each in left if each.unwritten or each.state.others]

    def run(self) -> None:
        try:
            self._work()
        except BaseException as error:  # whatever it was: nothing is written any more, and that must be seen
            self.state = State("dead", type(error).__name__, self.unwritten, blind=self.number is None)
            self._say(self._listener.changed)

    def _work(self) -> None:
        from tui.store.keeper import Keeper  # SQLite is not on the way to the first screen

        assert self._identify is not None
        keeper = Keeper(self.path, self._identify())
        self._identify = None  # it holds the text
        keeper.open()
        self._look_at(keeper)
        self._say(self._listener.opened)
        left = False
        while not (left and not keeper.journal):
            try:
                task = self._jobs.get(timeout=max(0.0, self._due - time.monotonic()) if keeper.delay else None)
            except Empty:
                self._retry(keeper)
                continue
            if task is None:
                left = True
                if self._ending.is_set():
                    break
            else:
                self._do(keeper, task)
            if keeper.delay and time.monotonic() >= self._due:
                self._retry(keeper)
        self._retry(keeper)
        keeper.close()
        if not self.unwritten and not keeper.journal:
            with suppress(ValueError):
                Scribe.at_work.remove(self)

    def _do(self, keeper: Keeper, task: Task) -> None:
        """Do a job, and tell what became of it; whatever it raises."""
        try:
            answer = self._change(keeper, task) if task.change else keeper.read(task.job)
        except Exception as error:  # a value that cannot be stored, a defect of ours: told, and the work goes on
            then: Callable[[], object] = partial(self._listener.failed, str(error) or type(error).__name__)
        else:
            then = partial(task.then, answer) if task.then is not None else lambda: None
        self._look_at(keeper)
        self._say(then)

    def _change(self, keeper: Keeper, task: Task) -> Outcome:
        from tui.store.keeper import FIRST_WAIT, Outcome

        outcome = keeper.change(task.job, task.kind, counted=task.counted)
        if outcome is not Outcome.WAITS:
            self.settled += task.counted
        elif task.counted:  # the reader waits for it: soon again, however long it has lasted
            keeper.delay = FIRST_WAIT
            self._due = min(self._due, time.monotonic() + FIRST_WAIT) if self._due else 0.0
        return outcome

    def _retry(self, keeper: Keeper) -> None:
        blind = keeper.blind
        count = sum(each.counted for each in keeper.retry())
        self._due = 0.0
        self.settled += count
        self._look_at(keeper)
        if count:
            self._say(partial(self._listener.caught_up, count))
        if blind and not keeper.blind:
            self._say(self._listener.opened)

    def _look_at(self, keeper: Keeper) -> None:
        """Take over how it stands, and tell when that has changed."""
        if keeper.delay and not self._due:
            self._due = time.monotonic() + keeper.delay
        waits = keeper.waits
        state = State(keeper.trouble, keeper.why, waits, len(keeper.journal) - waits, keeper.blind)
        self.number = keeper.number
        if state != self.state:
            self.state = state
            self._say(self._listener.changed)
        if keeper.aside.keys() - self._named:
            self._named |= keeper.aside.keys()
            self._say(partial(self._listener.set_aside, [f"{row} ({why})" for row, why in keeper.aside.items()]))

    def _say(self, what: Callable[[], object]) -> None:
        with suppress(Exception):  # the window is gone
            self._tell(what)
