"""The excerpts of an issue as the screen needs them: their order and their places, without their words.

There may be tens of thousands. What grows with their number is done in the store's thread, in pieces between which it
does other jobs; the thread of the screen is handed views that are finished. The words are read for what is looked at.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from parsers.model import Span
from tui.viewer.marks import Layer

if TYPE_CHECKING:
    from tui.store import Kept, Store
    from tui.store.database import Database

LAYER = "excerpt"
AT_ONCE = 200
"""Excerpts that are read at once."""
TURN = 0.1
"""Seconds after which the store's thread turns to other jobs."""


@dataclass(frozen=True, slots=True)
class View:
    """The ids of the excerpts in their order; `places` tells where each stands, None when its words are gone."""

    ids: Sequence[int]
    places: Mapping[int, Span | None]
    """One that is not there has not been looked for yet."""
    marks: Layer
    """The places that are known, as they are painted."""
    whole: bool
    """Whether all places have been looked for."""

    def is_lost(self, kept: int) -> bool:
        """Whether the words of an excerpt are gone from the text."""
        return self.places.get(kept, _SOMEWHERE) is None


_SOMEWHERE = Span(0, 0)
EMPTY = View(array("q"), {}, Layer(LAYER, ()), whole=True)


class Shelf:
    """Keeps the places of excerpts in one text, so that only new ones are looked for. For the store's thread."""

    def __init__(self, text: str) -> None:
        from tui.store.anchors import Locator

        self.text = text
        self._locator = Locator(text)
        self._places: dict[int, Span | None] = {}
        self._unsound: set[int] = set()
        """Rows that cannot be understood: they are set aside."""
        self._view = EMPTY
        self._of: tuple[Database, int] | None = None

    def view(self, store: Store, issue: int) -> View:
        """The excerpts as they stand in the store, after a turn of looking for places. Raises `StoreError`."""
        if self._of != (store.database, issue):  # another store gives its own ids
            self._of, self._places, self._view = (store.database, issue), {}, EMPTY
            self._unsound = set()
        ids = store.excerpts.order(issue)
        whole = self._look(store, ids)
        if self._unsound:
            ids = array("q", (kept for kept in ids if kept not in self._unsound))
        if not whole and self._view.ids == ids:
            marks = self._view.marks  # made anew when all places are known
        elif whole and self._view.whole and set(ids) == set(self._view.ids):
            marks = self._view.marks
        else:
            marks = Layer(LAYER, [span for kept in ids if (span := self._places.get(kept)) is not None])
        self._view = View(ids, self._places, marks, whole)
        return self._view

    def _look(self, store: Store, ids: Sequence[int]) -> bool:
        """Look for places until the turn is over; whether none is left."""
        end = time.monotonic() + TURN
        unknown = (kept for kept in ids if kept not in self._places)
        while some := list(islice(unknown, AT_ONCE)):
            anchors = store.excerpts.anchors(some)
            self._unsound.update(kept for kept in some if kept not in anchors)
            for kept in some:
                anchor = anchors.get(kept)
                self._places[kept] = self._locator.locate(anchor) if anchor is not None else None
            if time.monotonic() > end:
                return next(unknown, None) is None
        return True


def read_all(store: Store, ids: Sequence[int]) -> Iterator[Kept]:
    """The excerpts of these ids, so many at once that memory does not grow with their number. Raises `StoreError`."""
    for start in range(0, len(ids), AT_ONCE):
        yield from store.excerpts.some(ids[start : start + AT_ONCE])
