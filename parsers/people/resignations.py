"""Those who ask to leave a post (`代表甲某、乙某，因工作变动，本人提出辞去…职务`): the names before the verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from parsers.people.hits import TITLED, Change, Hit
from parsers.people.reading import Reading
from parsers.people.shared_posts import as_role, expand
from parsers.people.words import LETTERS

_ASKS = re.compile(
    "(?:提出|申请|请求|要求)(?:了)?辞去(?:其|了|本人)?(?:所?担?任的?)?"
    f"(?P<post>(?:{LETTERS}|[（）()]){{4,50}}?)的?(?:职务|请求)"
)
_GRANTED = re.compile("接受|批准|同意|终止")
_JOINT = re.compile("(?:[（(][^（()）\\n]{0,20}[)）])?(?:同志)?[、和]")
_FAR = 400
_STOPS = "。；\n"


def find_resignations(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The last names of the sentence before each request, again, with the post that they leave.

    Decided when the paragraph goes on to say that the request is granted, else proposed. `hits` are in order.
    """
    text = reading.text
    starts = [hit.start for hit in hits]
    for match in _ASKS.finditer(text):
        floor = max(0, match.start() - _FAR)
        low = max(floor - 1, *(text.rfind(stop, floor, match.start()) for stop in _STOPS)) + 1
        line = min(reading.line(match.start())[1], match.end() + _FAR)
        granted = _GRANTED.search(text, match.end(), line)
        posts = tuple(post for post in expand(match["post"]) if as_role(post))
        changes = tuple(
            Change("remove", post, "decided" if granted else "proposed", low, match.end(), None, True) for post in posts
        )
        k = bisect_left(starts, match.start()) - 1
        while k >= 0 and hits[k].start >= low and posts:
            if not hits[k].changes:
                yield replace(hits[k], weight=max(hits[k].weight, TITLED), posts=posts, changes=changes)
            joint = _JOINT.match(text, hits[k - 1].end) if k else None
            if not joint or joint.end() != hits[k].start:
                break
            k -= 1
