"""Lives of a reader that will be killed: what is done in one, and what was confirmed on the screen before the end."""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fuzz.driven import Driven
from tui import texts

REST = 4.0
"""Seconds after which a place that was rested at is looked for in the store: the reader promises 1.5."""
PATIENCE = 20.0
"""Seconds that a busy machine may take for it. What the store then has must be there in all lives to come."""
GOES = frozenset((" ", "b", "G", "g", "]", ")", "\x1b[D"))
"""Keys that go somewhere: from the first on the place is the reader's own."""
LISTED = "a 批注"
"""At the foot while the list of excerpts has the keys and nothing is asked."""


class OverError(Exception):
    """The moment of the kill has come."""


@dataclass
class Known:
    """What was confirmed on the screen, over all rounds."""

    excerpts: int = 0
    marks: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    """First paragraphs of the pages at which the reading place may stand: that which the store was last seen to have,
    and all that were on the screen since somebody went on from there."""
    placed: bool = False
    """The store was seen to have a place."""
    counts: Counter[str] = field(default_factory=Counter)


class Round:
    """One life of the reader, until `moment`: seconds from its first screen, negative ones from its very start."""

    def __init__(
        self, term: Driven, known: Known, rng: random.Random, number: int, moment: float,
        places_now: Callable[[], set[str]] = set,
    ) -> None:  # fmt: skip
        """`places_now` tells at which first paragraphs the place in the store stands; none where it has none."""
        self.term, self.known, self.rng, self.number = term, known, rng, number
        self.moment = moment
        self.places_now = places_now
        self.gone = False
        """A key that goes somewhere was typed."""
        self.end = time.monotonic() + (-moment if moment < 0 else PATIENCE)
        self.top, self.since = "", time.monotonic()
        self.longest = 0.0
        """The longest that a place had to be waited for, in seconds of rest."""
        self.notes = self.asked = 0

    def look(self) -> None:
        """Take in what is written and where the page stands. Raises `OverError` at the moment of the kill."""
        self.term.read(0.02)
        assert self.term.alive(), f"it ended by itself with {self.term.status}:\n{self.term.text}"
        now, top = time.monotonic(), top_of(self.term)
        if top and top != self.top:
            self.top, self.since = top, now
        if self.top and self.gone:  # it may be kept: the reader's clock is not ours
            self.known.places.add(self.top)
        if now > self.end:
            raise OverError

    def type(self, *keys: str) -> None:
        """Type keys one after another, with a little time between them."""
        for key in keys:
            if key in GOES:
                self.gone = True
            self.term.push(key.encode(), PATIENCE)
            end = time.monotonic() + (0.25 if key == "\x1b" else 0.06)  # what follows Esc at once is Alt with it
            while time.monotonic() < end:
                self.look()

    def comes(self, words: str, seconds: float = 2.0) -> bool:
        """Whether `words` come on the screen within some seconds."""
        end = time.monotonic() + seconds
        while words not in self.term.text:
            if time.monotonic() > end:
                return False
            self.look()
        return True

    def fresh(self) -> None:
        """Let the status line say something else, so that no word of before is taken for an answer."""
        self.type("m")
        self.comes(texts.tr("marks.which"))
        self.type("\x1b")

    def keep(self) -> None:
        self.fresh()
        self.asked += 1
        self.type(")", "e")
        if self.comes(texts.tr("excerpts.kept")):
            self.known.excerpts += 1
            self.known.counts["excerpts"] += 1

    def mark(self) -> None:
        letter = self.rng.choice("abcdefghijkmnoprstuvwxyzABCDEF")
        self.fresh()
        self.type("m", letter)
        if self.comes(texts.tr("marks.set", letter=letter)):
            self.known.marks.add(letter)
            self.known.counts["marks"] += 1

    def note(self) -> None:
        """Write a note to an excerpt; it counts as confirmed when the list shows it. It may write over another."""
        self.notes += 1
        words = f"批注{self.number}之{self.notes}完"
        self.type("E", *["j"] * self.rng.randrange(4))
        if self.comes("✕", 1.0):
            self.type("a", "\x15", words)
            self.known.notes = set()
            self.type("\r")
            if self.comes(LISTED) and self.comes(words):
                self.type("\x1b[D")
                if words in self.term.text:
                    self.known.notes = {words}
                    self.known.counts["notes"] += 1
        self.type("\x1b", "\x1b")

    def remove(self) -> None:
        self.type("E")
        self.type("D")
        if self.comes(texts.tr("excerpts.removed")):
            self.known.counts["removals"] += 1
            self.type("u")
            if self.comes(texts.tr("excerpts.restored")):
                self.known.counts["brought back"] += 1
        self.type("\x1b")

    def move(self) -> None:
        self.type(*[self.rng.choice((" ", " ", "b", "G", "g", "]"))] * self.rng.randint(1, 3))

    def rest(self) -> None:
        seconds = self.rng.choice((0.3, 2.0, REST))
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.look()
        if seconds == REST and self.top and self.gone and time.monotonic() - self.since > REST:
            self.is_kept()

    def is_kept(self) -> None:
        """Wait until the store has the place at which the page rests. From then on it is there or the reader has left it.

        Raises `AssertionError` when it never has.
        """
        while self.top not in (now := self.places_now()):
            waited = time.monotonic() - self.since
            assert waited < PATIENCE, f"paragraph {self.top} was rested at for {waited:.0f} s, the store has {now or 0}"
            self.look()
        self.longest = max(self.longest, time.monotonic() - self.since)
        self.known.places, self.known.placed = {self.top}, True
        self.known.counts["places"] += 1

    def is_found(self) -> None:
        """Wait until the page stands where the store says. Raises `AssertionError` when it never does."""
        left, begun = self.places_now(), time.monotonic()
        while left and self.top not in left:
            waited = time.monotonic() - begun
            assert waited < PATIENCE, f"it begins at paragraph {self.top}, and the store has {left}"
            self.look()
        self.known.counts["places found"] += bool(left)

    def live(self) -> None:
        """Do this and that until the moment comes."""
        while b"\x1b[?1004h" not in self.term.raw:
            self.look()
        if self.moment > 0 and self.rng.random() < 0.6:  # others type at once
            self.is_found()
        if self.moment > 0:
            self.end = time.monotonic() + self.moment
        deeds = (self.keep, self.keep, self.mark, self.note, self.remove, self.move, self.move, self.rest)
        while True:
            self.rng.choice(deeds)()


def top_of(term: Driven) -> str:
    """The first paragraph on the page, by its number; nothing where a panel or a question hides it."""
    page = "\n".join(line.rpartition("▏")[2] for line in term.lines)
    found = re.search(r"第(\d+)段，", page)
    return found[1] if found else ""
