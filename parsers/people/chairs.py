"""Those who take the chair of a meeting of many in turn (执行主席): present, with that seat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.patterns import late
from parsers.people.chained import listed_after, listed_before
from parsers.people.hits import TITLED, Hit

_SEAT = "执行主席"
_NAMED = late(
    "(?P<body>(?:全体)?(?:大会|会议))?(?P<by>由)?(?:第[一二三四五六七八九十]{1,2}次全体会议|本[次场]|今[天日])?(?:会议)?的?执行主席"
    "(?:同志)?(?:的?还?有|是|为|分别是)?(?:[（(][^（()）\\n]{0,14}[)）])?[：:]?[ \\u3000]{0,4}"
)
_HELD = late(
    "(?:同志)?(?:分别|共同)?担?任(?:本[次场]|今[天日]|这次)?(?P<body>大会|会议|全体会议)?(?:本[次场])?的?执行主席"
)
_MEETING = late("大会|会议")
_CLAUSE = 20
"""Characters before the seat in which the meeting is named whose it is."""


def tell_chairs(text: str, hits: list[Hit]) -> None:
    """Tells those named after 执行主席, and those who are said to have been it, that they were there as such."""
    if _SEAT not in text:
        return
    ends = {hit.end: k for k, hit in enumerate(hits)}
    for match in _HELD.finditer(text):
        if match.start() in ends and (body := match["body"] or _meeting(text, match.start())):
            _tell(hits, listed_before(text, hits, ends[match.start()]), body)
    for match in _NAMED.finditer(text):
        if body := match["body"] or _meeting(text, match.start()):
            _tell(hits, listed_after(text, hits, match.end()), body)


def _meeting(text: str, at: int) -> str:
    """What meeting a clause has named before `at`."""
    start = max(text.rfind(mark, max(0, at - _CLAUSE), at) for mark in "。；\n") + 1
    found = list(_MEETING.finditer(text, max(start, at - _CLAUSE), at))
    return found[-1][0] if found else ""


def _tell(hits: list[Hit], those: Sequence[int], body: str) -> None:
    for k in those:
        post = body + _SEAT
        new = (post,) if not any(own.endswith(post) for own in hits[k].posts) else ()
        hits[k] = replace(
            hits[k],
            posts=(*hits[k].posts, *new),
            weight=max(hits[k].weight, TITLED),
            attendance=hits[k].attendance or "present",
        )
