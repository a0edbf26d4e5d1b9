"""Attendance that a sentence states (`…列席了会议`), for the names that stand before its verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from parsers.model import Attendance
from parsers.people.hits import Hit

_MEETING = "(?:了|本次|这次|此次|大会|会议|會議|常委会|第.{1,8}次){0,3}(?:会议|會議|大会)"
_VERB = re.compile(
    f"(?P<observer>列席){_MEETING}|(?P<deputy>代表列席(?=[）)，。]))|(?P<present>出席"
    f"|[参參]加){_MEETING}|(?P<leave>(?:因[病公事])?[请請]假)(?=[。；，\\n])"
)
_SENTENCE = re.compile("[^。\\n]*[。\\n]")


def attend(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits` with what sentences say of attendance, where no roster says it."""
    starts = [hit.start for hit in hits]
    for sentence in _SENTENCE.finditer(text):
        at = sentence.start()
        for verb in _VERB.finditer(text, *sentence.span()):
            kind: Attendance = (
                "observer" if verb["observer"] or verb["deputy"] else "present" if verb["present"] else "leave"
            )
            if verb["deputy"]:
                at = max(at, verb.start() - 12)
            for k in range(bisect_left(starts, at), bisect_left(starts, verb.start())):
                if hits[k].attendance is None and hits[k].group < 0:
                    hits[k] = replace(hits[k], attendance=kind)
            at = verb.end()
    return hits
