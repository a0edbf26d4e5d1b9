"""What the finders hand on: places where a person is named, with what the place says of the person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from parsers.model import Attendance

LOOKED_UP, TITLED, ADDRESSED, BYLINE, SIGNED, FORMULA, ROSTER = range(1, 8)
"""How sure the rule is that found a place, in their order. `SIGNED`: a byline that the outline has found too."""


class Named(NamedTuple):
    """A name at ``text[start:end]``, the log-odds that it is one, and the kinds of marks on both sides."""

    start: int
    end: int
    name: str
    odds: float
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """An appointment, a removal or an election; `start` and `end` are the sentence's range in the reading."""

    kind: Literal["appoint", "remove", "elect"]
    post: str
    status: Literal["proposed", "decided"]
    start: int
    end: int
    vote: str | None = None
    resigned: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at ``text[start:end]`` of the reading; `weight` says how sure the rule is that found it."""

    start: int
    end: int
    name: str
    weight: int
    posts: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    attendance: Attendance | None = None
    note: str = field(default="", compare=False)
    """What stands in brackets after the name: `女，回族`."""
    group: int = -1
    """The roster that it stands in, by number; -1 for none."""
    left: str = field(default="", compare=False)
    right: str = field(default="", compare=False)
    """What stands before and after it: kinds of `people.marks`."""
    odds: float = field(default=0.0, compare=False)
    """Log-odds that it is a name; 0 for what is only said of a name that others find."""
    cue: str = field(default="", compare=False)
    """The rule that found it, where somebody wants to know."""


class Values:
    """Words that hits share, each kept once."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._posts: dict[tuple[str, ...], tuple[str, ...]] = {}

    def moved(self, hit: Hit, by: int) -> Hit:
        """`hit` as it stands `by` characters further on, in words that are kept here."""
        posts = hit.posts and self._together(hit.posts)
        changes = hit.changes and tuple(
            replace(c, post=self._word(c.post), start=c.start + by, end=c.end + by) for c in hit.changes
        )
        start, end, name = hit.start + by, hit.end + by, self._word(hit.name)
        note = self._word(hit.note)
        return Hit(
            start,
            end,
            name,
            hit.weight,
            posts,
            changes,
            hit.attendance,
            note,
            hit.group,
            hit.left,
            hit.right,
            hit.odds,
            hit.cue,
        )

    def _together(self, posts: tuple[str, ...]) -> tuple[str, ...]:
        kept = self._posts.get(posts)
        if kept is None:
            kept = tuple(map(self._word, posts))
            self._posts[kept] = kept
        return kept

    def _word(self, word: str) -> str:
        return self._words.setdefault(word, word)
