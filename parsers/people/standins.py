"""Those who act for the holder of a post, named before the verb (`由副县长甲某某代理县长职务`)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.people.hits import TITLED, Change, Hit
from parsers.people.posts import expand, is_post
from parsers.people.standing import Standing
from parsers.people.words import LETTERS

_ACTS = re.compile(
    f"(?:同志|先生|女士)?(?P<verb>[暂暫]?代理|署理|[暂暫]代)(?P<post>(?:{LETTERS}|[（）()]){{2,40}}?)"
    "(?:[职職][务務](?![后後期])|(?=[。；，,;\\n]))"
)


def find_stand_ins(standing: Standing, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits right before such a verb, again, with the post that they act in. `hits` are in order."""
    text = standing.text
    ends = [hit.end for hit in hits]
    for match in _ACTS.finditer(text):
        k = bisect_left(ends, match.start())
        if k == len(hits) or ends[k] != match.start() or hits[k].changes or not is_post(match["post"]):
            continue
        start, end = standing.sentence(hits[k].start, match.end())
        posts = tuple(match["verb"] + post for post in expand(match["post"]))
        status = standing.status(match.start(), start)
        changes = tuple(Change("appoint", post, status, start, end) for post in posts)
        yield replace(hits[k], weight=max(hits[k].weight, TITLED), posts=(*hits[k].posts, *posts), changes=changes)
