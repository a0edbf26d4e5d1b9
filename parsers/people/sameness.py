"""When two statements of one issue tell of the same event: a decision and the news of it, a motion and its decision."""

from __future__ import annotations

import re

from parsers.model import Event

_SHORT = (
    (re.compile("人民代表大[会會]常[务務]委[员員][会會]|人大常委[会會]"), "人大常委会"),
    (re.compile("人民代表大[会會]"), "人大"),
    (re.compile("人民政府"), ""),
    (re.compile("第[一二三四五六七八九十百\\d]+[届屆]"), ""),
    (re.compile("\\s+"), ""),
)
_LEAST = 4
"""A post of fewer characters names no body: another of that wording need not be the same one."""


def short(post: str) -> str:
    """A post as one compares it: bodies by their short names, the number of an assembly's term left out."""
    for pattern, words in _SHORT:
        post = pattern.sub(words, post)
    return post


def same_post(one: str, other: str) -> bool:
    """Whether two wordings are of one post: `某县人大常委会副主任` and `某县人民代表大会常务委员会副主任`."""
    a, b = sorted((short(one), short(other)), key=len)
    return a == b or (len(a) >= _LEAST and b.endswith(a))


def same_event(one: Event, other: Event) -> bool:
    """Whether two events of one person are the same, told in two places."""
    return one.kind == other.kind and one.acting == other.acting and same_post(one.post, other.post)


def without_echoes(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """`events` where each removal that its person asked for says so wherever it is told, and is decided once.

    Of the places that tell of one resignation accepted, the last with the fullest words of the post is kept: a
    decision's sentence stands below its title, and both below the printed contents.
    """
    asked = [event for event in events if event.resigned]
    kept: list[Event] = []
    for event in events:
        if event.kind == "remove" and any(same_event(event, other) for other in asked):
            twin = next((k for k, other in enumerate(kept) if _tells_the_same(event, other)), None)
            event = event if event.resigned else _resigned(event)
            if twin is not None:
                if len(event.post) >= len(kept[twin].post):
                    kept[twin] = event
                continue
        kept.append(event)
    return tuple(kept)


def _tells_the_same(one: Event, other: Event) -> bool:
    return one.status == other.status and same_event(one, other)


def _resigned(event: Event) -> Event:
    return Event(event.kind, event.post, event.status, event.span, event.vote, True, event.acting)
