"""What stands on either side of a place where a name may begin or end: a post, a label, a verb, a word, a mark.

Each side of a span gets one kind, the strongest that holds (`Before`, `After`). Kinds are facts of the text; how much
each says for a name is in `lexicons/name_weights.txt`, which a script fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from parsers.language.bodies import ends_as_body
from parsers.language.characters import HAN
from parsers.language.posts import posts_with, titles
from parsers.lexicons import lexicon
from parsers.people.formulas import triggers
from parsers.people.marks_after import After, addresses
from parsers.people.marks_before import BLANKS, LEADS, WITH, Before, called_words
from parsers.people.spans import Room
from parsers.people.words import SPACES, Words

_HAN = re.compile(f"[{HAN}]")
_NO_SURNAMES = LEADS | WITH | frozenset("原前时现代副正总")
"""Surnames that hardly stand before a title as such: 原院长, 由主任."""
LEADING = frozenset(SPACES + "、：:)）/／有是为括")
"""What may stand before a name with any character at its head, beside posts, words for persons and formulas."""


class Marks:
    """The kinds of both sides of any place in one text."""

    def __init__(self, text: str, bodies: Words, closed: Iterable[int] = ()) -> None:
        """`bodies`: the bodies and places that the issue names; `closed`: where blanks have been closed up."""
        self.closed = frozenset(closed)
        """Before which characters blanks stood that have been closed up."""
        self.text = text
        self.bodies = bodies
        self.titles = list(titles(text))
        self.title_ends = dict(self.titles)
        """Where each title ends, by where it begins: no name begins there, nor ends at the character after it."""
        self.title_starts = {end: start for start, end in self.titles}
        self._within = {at for start, end in self.titles for at in range(start + 1, end)}
        self.called = {end for _, end in called_words().find(text)}
        self.addressed = {start for start, _ in addresses().find(text)}
        self.formulas = {match.end() for match in triggers(text)}
        self.formulas |= {end + 1 for end in self.formulas if text[end : end + 1] == "了"}
        self.cue_ends = {*self.title_starts, *self.called, *self.formulas}
        """Where titles, words for persons and formulas end."""
        self.room = Room()
        """How many spans may still be tried."""
        self.glued: dict[tuple[int, int], float] = {}
        """Spans of a run of names that nothing parts, and how much likelier than words, in nats, the run is."""
        self._before = Before(text, self.title_starts, self.called, self.formulas)
        self._after = After(text, bodies, self.title_ends, self.addressed, self.closed)
        self._left: dict[int, str] = {}
        self._places: dict[str, bool] = {}
        self._right: dict[int, str] = {}

    def is_in_title(self, at: int) -> bool:
        """Whether `at` is within a title: a name begins at its end alone (`分队长|孙某某`, not `分队|长孙某某`)."""
        return at in self._within

    def splits_name(self, at: int) -> bool:
        """Whether a title that may part a name ends at `at`, after the surname that begins it (`王委員某某`)."""
        title = self.title_starts.get(at, 0)
        if title <= 0:
            return False
        if self.text[title:at] not in posts_with("split"):
            return False
        surname = title - 2 if self.text[title - 2 : title] in lexicon("compound_surnames") else title - 1
        if self.text[surname:title][0] not in lexicon("surnames") or self.text[surname] in _NO_SURNAMES:
            return False
        before = self.text[surname - 1 : surname] if surname else ""
        led = before in LEADS or before in WITH or surname in self.cue_ends
        return led or not _HAN.match(before) or ends_as_body(before)

    def names_place(self, start: int, end: int) -> bool:
        """Whether the text calls a place, more than once, as ``text[start:end]``, which ends as places do."""
        place = self.text[start:end]
        if place not in self._places:
            self._places[place] = self.text.count(place) - self.text.count(place + "长") > 1
        return self._places[place]

    def title_before(self, at: int) -> int:
        """Where the title begins that stands before a name that begins at `at`; -1 for none."""
        end = at
        while end and at - end < 8 and self.text[end - 1] in BLANKS:
            end -= 1
        return self.title_starts.get(end, -1)

    def left(self, at: int) -> str:
        """What stands before a name that begins at `at`."""
        kind = self._left.get(at)
        if kind is None:
            kind = self._left[at] = self._before.kind(at)
        return kind

    def is_weak_right(self, at: int) -> bool:
        """Whether it is told at a glance that what stands after a name that ends before `at` makes no name of it."""
        return at not in self._right and self._after.is_weak(at)

    def right(self, at: int) -> str:
        """What stands after a name that ends before `at`."""
        kind = self._right.get(at)
        if kind is None:
            kind = self._right[at] = self._after.kind(at)
        return kind
