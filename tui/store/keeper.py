"""The store of a window, and what waits to be written to it while the disk will not have it.

A change that the store does not take waits in a journal, in order, and is done at once in a *shadow*: a store in
memory that holds what could be read of the issue. Panels are shown the shadow as long as there is one, so what waits
can be copied, noted and removed. When the store can be written again the journal is replayed, and only then is what
waited called kept. Excerpts have high numbers in the shadow; `Excerpts.known_as` says which they got in the file.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from tui.store import Kept, Store, StoreError, Trouble, open_store, read_store
from tui.store.database import WAIT, Signature
from tui.store.library import Identification
from tui.store.shadow import SHADOWS, copy_issue, give_number, number_from

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
"""Seconds until a store that failed is tried again: twice as many each time."""
SHORT = 0.2
"""Seconds that another window is waited for when the store is tried again."""

Job = Callable[[Store, int], Any]
"""What is to be done with a store, in which the issue has the number given."""


class Outcome(Enum):
    """What became of a change."""

    WRITTEN = "written"  # it is on the disk
    WAITS = "waits"  # in memory, to be written later
    WINDOW = "window"  # in memory: there is no store


@dataclass(slots=True)
class Waiting:
    """A change that waits, and its place among all changes of the window; one of the same `kind` replaces it."""

    number: int
    job: Job
    counted: bool
    kind: str = ""
    shadow: int = 0
    """The number in the shadow of the excerpt that it made."""


class Keeper:
    """Reads and changes for one issue. Used by one thread; nothing here raises but what a job raises by itself."""

    def __init__(self, path: Path | None, issue: Identification) -> None:
        """`path` None: nothing is to outlast the window."""
        self.path = path
        self.issue = issue
        self.journal: list[Waiting] = []
        self.trouble = Trouble.NONE
        self.why = ""
        """The system's own words for the trouble."""
        self.blind = False
        """Nothing of the store could be read."""
        self.delay = 0.0
        """Seconds until the store is to be tried again."""
        self.refused = 0
        """Changes of the reader's that waited, and that the store then refused for good."""
        self.aside: dict[str, str] = {}
        """Rows that could not be understood, and what is wrong with each."""
        self._changes = 0
        self._signature = Signature(secrets.token_hex(8))
        self._known_as: dict[int, int] = {}
        self._disk: Store | None = None
        self._shadow: Store | None = None
        self._last_shadow = SHADOWS
        self._numbers = [0, 0]
        """The issue's number in the file and in the shadow."""

    def open(self) -> None:
        """Open the store and look the issue up in it; when that fails go on with a shadow."""
        if self.path is None:
            self.trouble = Trouble.OFF
            self._make_shadow()
            return
        try:
            self._open(WAIT)
        except StoreError as error:
            self._fall(error)

    @property
    def number(self) -> int:
        """The issue's number in the store that is read from."""
        return self._numbers[self._shadow is not None]

    @property
    def waits(self) -> int:
        """How many changes of the reader's wait."""
        return sum(each.counted for each in self.journal)

    def read(self, job: Callable[[Store], Any]) -> Any:
        """What `job` reads. Raises what it raises; `StoreError` only when the store failed in its middle."""
        if self._shadow is None and self._disk is not None:
            try:
                return self._noting(self._disk, job)
            except StoreError as error:
                self._fall(error)
        assert self._shadow is not None
        return self._noting(self._shadow, job)

    def change(self, job: Job, kind: str = "", *, counted: bool = True) -> Outcome:
        """Do `job` in the store, or, when that fails, let it wait. Raises what the job raises by itself.

        `kind`: only the last change of that kind matters. `counted`: whether it is the reader's own.
        """
        self._changes += 1
        entry = Waiting(self._changes, job, counted, kind)
        if self._shadow is None:
            try:
                self._write(entry)
            except StoreError as error:
                if error.trouble is Trouble.REFUSED:
                    raise
                self._fall(error)
            else:
                return Outcome.WRITTEN
        self._shade(entry)
        if self.path is None:
            return Outcome.WINDOW
        self.journal = [each for each in self.journal if not kind or each.kind != kind]
        self.journal.append(entry)
        return Outcome.WAITS

    def retry(self) -> list[Waiting]:
        """Try the store again; the changes that have been written now. What it refuses for good is `refused`."""
        written: list[Waiting] = []
        if self._shadow is None or self.path is None:
            return written
        try:
            if self._disk is None:
                self._open(SHORT)
            self._disk_at_hand.database.wait(SHORT)
            while self.journal:
                if self._replay_in_room(self.journal[0]):
                    written.append(self.journal[0])
                del self.journal[0]
            self._disk_at_hand.database.check_files()
            self._disk_at_hand.database.wait(WAIT)
        except StoreError as error:
            self._fall(error)
        else:
            self._shadow.close()
            self._shadow = None
            self.trouble, self.why, self.blind, self.delay = Trouble.NONE, "", False, 0.0
        return written

    def close(self) -> None:
        """Let go of the store."""
        for store in (self._disk, self._shadow):
            if store is not None:
                store.close()

    @property
    def _disk_at_hand(self) -> Store:
        if self._disk is None:
            raise StoreError("not open", Trouble.UNREACHABLE)
        return self._disk

    def _open(self, wait: float) -> None:
        assert self.path is not None
        store = open_store(self.path, wait)
        try:
            self._numbers[0] = self._noting(store, lambda store: store.library.enter_known(self.issue))
        except BaseException:
            store.close()
            raise
        store.database.signature = self._signature
        store.excerpts.known_as = self._known_as
        store.library.known_as = {SHADOWS: self._numbers[0]}
        self._disk = store

    def _write(self, entry: Waiting) -> None:
        """Do a change on the disk, if it has not got there before. Raises `StoreError`."""
        store = self._disk_at_hand
        last, row = self._signature.last(store.database) if self.journal else (0, 0)
        if last < entry.number:
            self._signature.number = entry.number
            done = entry.job(store, self._numbers[0])
            row = done.id if isinstance(done, Kept) else 0
        if entry.shadow:
            self._known_as[entry.shadow] = row

    def _replay_in_room(self, entry: Waiting) -> bool:
        """`_replay`; on a disk that is full once more when the store's own log has given its room back."""
        try:
            return self._replay(entry)
        except StoreError as error:
            if error.trouble is not Trouble.FULL:
                raise
            self._disk_at_hand.database.make_room()
            return self._replay(entry)

    def _replay(self, entry: Waiting) -> bool:
        """Do a change that waited; False when the store will never take it. Raises `StoreError`."""
        try:
            self._write(entry)
        except Exception as error:
            if isinstance(error, StoreError) and error.trouble is not Trouble.REFUSED:
                raise
            self.refused += entry.counted
            return False
        return True

    def _shade(self, entry: Waiting) -> None:
        """Do a change in the shadow, where what it keeps has the same number each time."""
        assert self._shadow is not None
        if entry.shadow:
            number_from(self._shadow, entry.shadow)
        done = entry.job(self._shadow, self._numbers[1])
        if isinstance(done, Kept):
            entry.shadow = done.id
            self._last_shadow = max(self._last_shadow, done.id)

    def _fall(self, error: StoreError) -> None:
        """The store has failed: go on with a shadow, and try again later."""
        self.trouble, self.why = error.trouble, str(error)
        self.delay = min(LONGEST_WAIT, max(FIRST_WAIT, 2 * self.delay))
        if error.trouble is Trouble.GONE:
            self._let_go()  # what it holds is no longer what is on the disk
        if self._shadow is None or self.blind:
            self._make_shadow()
        if error.trouble not in (Trouble.LOCKED, Trouble.FULL):
            self._let_go()

    def _let_go(self) -> None:
        if self._disk is not None:
            self._disk.close()
            self._disk = None

    def _make_shadow(self) -> None:
        """A store in memory with what can be read of the issue, and with what waits."""
        if self._shadow is not None:
            self._shadow.close()
        shadow = self._shadow = open_store(None)
        self.blind = self.path is not None and not self._fill(shadow, self.path)
        shadow.excerpts.known_as = dict(self._known_as)
        self._numbers[1] = give_number(shadow, self.issue)
        for entry in self.journal:
            self._shade(entry)
        number_from(shadow, self._last_shadow + 1)

    def _fill(self, shadow: Store, path: Path) -> bool:
        """Read into `shadow` what the store has of the issue; whether that could be done."""
        if self._disk is None and not os.path.lexists(path):
            return True
        try:
            source = self._disk or read_store(path)
            copy_issue(source, shadow, self.issue)
            if source is not self._disk:
                source.close()
        except StoreError:
            return False
        return True

    def _noting(self, store: Store, job: Callable[[Store], Any]) -> Any:
        answer = job(store)
        self.aside.update(store.aside)
        return answer
