"""Attendance: what a sentence states (`…列席了会议`) of the names before its verb, a label of those after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from parsers.model import Attendance
from parsers.people.hits import Hit

_MEETING = "(?:了|本次|这次|此次|大会|会议|會議|常委会|第.{1,8}次){0,3}(?:会议|會議|大会)"
_VERB = re.compile(
    f"(?P<deputy>代表列席(?=[）)，。]))|(?P<observer>列席)(?:{_MEETING}|(?=[。；\\n]))"
    f"|(?P<present>出席(?=[。；\\n])|(?:出席|参加){_MEETING})|(?P<leave>(?:因[病公事])?请假)(?=[。；，\\n])"
    "|(?P<chair>主持(?=[，。；]|召开|第.{1,3}次全体会))"
)
_VERB_HINT = re.compile("列席|出席|参加|请假|主持")
"""Words of which each such verb has one: most sentences have none."""
_FOLLOWED = re.compile("(出席|列席|缺席|请假|参加)[^，。；\\n]{0,12}?的(?:还|人员)?有[：:]?")
"""After these words stand the names of those of whom it is so: 出席会议的有副主任甲某某、乙某某."""
_KINDS: dict[str, Attendance] = {"列席": "observer", "缺席": "absent", "请假": "leave", "請假": "leave"}
_ATTENDED = re.compile("出席|列席|缺席")
_STOP = re.compile("[。；\\n]|出席|列席|缺席")
_FAR = 1200
"""How far away, in characters, what belongs to a sentence or a paragraph is looked for."""
_NEAR = 5
"""How far before 主持 the chair's name begins at most."""
_SENTENCE = re.compile("[^。\\n]*[。\\n]")

Zone = tuple[int, int, Attendance]
"""A range of the reading under a roster's label, and what the label says of those named there."""


def attend(text: str, hits: list[Hit], zones: Iterable[Zone] = ()) -> list[Hit]:
    """`hits` with what labels (`列席：某县副县长甲某某…`) and sentences say of attendance, where no cell says it."""
    starts = [hit.start for hit in hits]
    followed = [
        (verb.end(), _stop(text, verb.end()), _KINDS.get(verb[1], "present")) for verb in _FOLLOWED.finditer(text)
    ]
    for start, end, kind in (*zones, *followed):
        for k in range(bisect_left(starts, start), bisect_left(starts, end)):
            if hits[k].attendance is None and hits[k].group < 0:
                hits[k] = replace(hits[k], attendance=kind)
    for sentence in _SENTENCE.finditer(text):
        if not _VERB_HINT.search(text, *sentence.span()):
            continue
        at = sentence.start()
        for verb in _VERB.finditer(text, *sentence.span()):
            if verb["deputy"]:
                at = max(at, verb.start() - 12)
            elif verb["chair"]:
                low, high = max(0, at - _FAR), verb.end() + _FAR
                line = text.rfind("\n", low, at) + 1 or low, text.find("\n", verb.end(), high)
                attended = _ATTENDED.search(text, line[0], line[1] if line[1] >= 0 else high)
                at = verb.start() - _NEAR if attended else verb.end()
            for k in range(bisect_left(starts, at), bisect_left(starts, verb.start())):
                if hits[k].attendance is None and hits[k].group < 0:
                    hits[k] = replace(hits[k], attendance=_kind(verb))
            at = verb.end()
    return hits


def _stop(text: str, at: int) -> int:
    """Where the sentence that goes on at `at` ends, or another word of attendance begins."""
    other = _STOP.search(text, at, at + _FAR)
    return other.start() if other else min(at + _FAR, len(text))


def _kind(verb: re.Match[str]) -> Attendance:
    if verb["observer"] or verb["deputy"]:
        return "observer"
    return "leave" if verb["leave"] else "present"
