"""When two statements of one issue tell of the same event: a decision and the news of it, a motion and its decision."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.language.numerals import TO_TEN
from parsers.model import Event

_SHORT = (
    (re.compile("人民代表大会常务委员会|人大常委会"), "人大常委会"),
    (re.compile("人民代表大会"), "人大"),
    (re.compile("人民政府"), ""),
    (re.compile(f"第[{TO_TEN}百\\d]+届"), ""),
    (re.compile("\\s+"), ""),
)
_LEAST = 4
"""A post of fewer characters names no body: another of that wording need not be the same one."""
_MOST = 40
"""How many events of one person with posts that end alike are compared: a real issue tells of two or three."""


def short(post: str) -> str:
    """A post as one compares it: bodies by their short names, the number of an assembly's term left out."""
    for pattern, words in _SHORT:
        post = pattern.sub(words, post)
    return post


def _same(one: str, other: str) -> bool:
    """Whether two short wordings are of one post: one says all that the other does, and that names a body."""
    a, b = sorted((one, other), key=len)
    return a == b or (len(a) >= _LEAST and b.endswith(a))


def same_post(one: str, other: str) -> bool:
    """Whether two wordings are of one post: `某县人大常委会副主任` and `某县人民代表大会常务委员会副主任`."""
    return _same(short(one), short(other))


class Twins:
    """Numbered events of one person, among which the one that tells of the same as another is found."""

    def __init__(self) -> None:
        self._by_end: dict[tuple[str, bool, str], list[tuple[str, int]]] = {}
        """By what happened and the end of the post: the post in short, and the event's number."""

    def add(self, event: Event, number: int) -> None:
        post = short(event.post)
        self._by_end.setdefault((event.kind, event.acting, post[-_LEAST:]), []).append((post, number))

    def find(self, event: Event) -> int | None:
        """The number of the first event that tells of the same as `event`; of very many alike some are compared."""
        post = short(event.post)
        alike = self._by_end.get((event.kind, event.acting, post[-_LEAST:]), [])
        return next((number for other, number in alike[:_MOST] if _same(post, other)), None)


def without_echoes(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """`events` where each removal that its person asked for says so wherever it is told, and is decided once.

    Of the places that tell of one resignation accepted, the last with the fullest words of the post is kept: a
    decision's sentence stands below its title, and both below the printed contents.
    """
    asked = Twins()
    for number, event in enumerate(events):
        if event.resigned:
            asked.add(event, number)
    kept: list[Event] = []
    told = {"proposed": Twins(), "decided": Twins()}
    for event in events:
        if event.kind == "remove" and asked.find(event) is not None:
            event = replace(event, resigned=True)
            twin = told[event.status].find(event)
            if twin is not None:
                if len(event.post) >= len(kept[twin].post):
                    kept[twin] = event
                continue
            told[event.status].add(event, len(kept))
        kept.append(event)
    return tuple(kept)
