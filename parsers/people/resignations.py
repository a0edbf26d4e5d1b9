"""Those who ask to leave a post: the names before the verb (`代表甲某、乙某，因工作变动，本人提出辞去…职务`).

A letter may be named after those who wrote it: `关于甲某、乙某两位同志辞去…职务的辞呈`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post, is_title, title_before
from parsers.patterns import near
from parsers.people.formulas import SEAT_IN_GROUP
from parsers.people.hits import TITLED, Change, Hit
from parsers.people.reading import Reading
from parsers.people.shared_posts import as_role, expand
from parsers.people.standing import Standing
from parsers.people.words import JOINT, LETTERS

_POST = f"辞去(?:其|了|本人)?(?:所?担?任的?)?(?P<post>(?:{LETTERS}|[（）()]|、(?!辞)){{4,60}}?)"
_ASKS = near(f"(?:提出|申请|请求|要求)(?:了)?{_POST}的?(?:职务|请求)", "辞去", before=3)
_LETTER = near(f"(?<![出请求]){_POST}的?(?:职务)?的?(?:请求|申请|报告|辞呈|辞职书|辞职信)", "辞去", before=0)
_NO_VERB = f"(?:(?!不再|辞|免|任命|担任)(?:{LETTERS}|、))"
_LEFT = re.compile(
    "(?:同志)?(?:在[^，。；：\\n]{1,14}时)?[即便]?(?:因[^，。；：\\n]{1,16})?[，,]?已?(?:引咎|主动)?(?<![请要]求)(?<!提出)(?<!申请)(?<!提出了)(?:不再(?:担任|兼任)|辞去了?|辞任|卸任)其?"
    f"(?P<post>(?:{LETTERS}|[（()）、]){{2,50}}?(?:[，,]{_NO_VERB}{{4,30}}?(?=的?职务))?)"
    f"(?:的?职务|一职|(?<=[长任席记员])(?![，,]{_NO_VERB}{{4,30}}?职务))(?=[，。；\\s]|的决定|\\Z)"
)
"""What is told of somebody who has left a post, right after the name."""
_AND = re.compile("[及和]")
_ALSO = re.compile(f"[，,](?:同时|并)(?:一并)?{_POST}的?职务")
"""What goes on from a request: `申请辞去某公司董事职务，同时辞去某委员会委员职务`."""
_WRITERS = re.compile(
    f"(?:[（(][^（()）\\n]{{0,20}}[)）])?(?:等)?(?:[{TO_TEN}两\\d]{{1,3}}[名位人])?(?:同志|委员|代表)?"
)
"""What may stand between the last of those who wrote a letter and what it asks."""
_GRANTED = re.compile("接受|批准|同意|终止|[时日]起?生效")
_PASSED = re.compile("接受|批准|同意|(?<!提请)(?:表决|审议)?通过")
_FAR = 400
_FEW = 6
"""How many names before one are asked for the post that the sentence speaks of."""
_STOPS = "。；\n"


def find_resignations(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """The names before each request, again, with the post that they leave; `hits` are in order."""
    starts = [hit.start for hit in hits]
    return chain(_asked(reading, hits, starts), _in_letters(reading.text, hits, starts), _left(reading, hits))


def _asked(reading: Reading, hits: Sequence[Hit], starts: Sequence[int]) -> Iterator[Hit]:
    """The last names of the sentence: decided when the paragraph goes on to say that it is granted."""
    text = reading.text
    for match in _ASKS.finditer(text):
        low = _sentence(text, match.start())
        line = min(reading.line(match.start())[1], match.end() + _FAR)
        granted = _GRANTED.search(text, match.end(), line) is not None
        changes = _changes(match, low, granted)
        if changes and (also := _ALSO.match(text, match.end())):
            changes += _changes(also, low, granted)
        yield from _leaving(text, hits, bisect_left(starts, match.start()) - 1, low, changes)


def _in_letters(text: str, hits: Sequence[Hit], starts: Sequence[int]) -> Iterator[Hit]:
    """The names right before the verb: decided when the sentence has said that their letter was accepted."""
    for match in _LETTER.finditer(text):
        k = bisect_left(starts, match.start()) - 1
        if k < 0 or not _WRITERS.fullmatch(text, hits[k].end, match.start()):
            continue
        low = _sentence(text, match.start())
        changes = _changes(match, low, _PASSED.search(text, low, match.start()) is not None)
        yield from _leaving(text, hits, k, low, changes)


def _left(reading: Reading, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Those of whom a sentence tells that they left a post, and of whom no formula has told anything."""
    standing = Standing(reading)
    for k, hit in enumerate(hits):
        match = None if _has_left(hit) else _LEFT.match(reading.text, hit.end)
        if match and not SEAT_IN_GROUP.search(match["post"]):
            low = _sentence(reading.text, hit.start)
            asked = "辞" in match[0]
            decided = standing.status(match.start(), low) == "decided"
            changes = _changes(match, low, decided, asked, _of_sentence(hits, k, low, match["post"]))
            yield from _leaving(reading.text, hits, k, low, changes)


def _of_sentence(hits: Sequence[Hit], number: int, low: int, post: str) -> tuple[str, ...]:
    """A bare `post` that hit `number` leaves, with the body of that which the sentence has just given to another.

    `甲某任某大学校长；乙某不再担任校长职务`.
    """
    if not is_title(post):
        return ()
    for hit in reversed(hits[max(0, number - _FEW) : number]):
        if hit.start < low:
            break
        for change in hit.changes:
            own = change.post[title_before(change.post, len(change.post)) :]
            if change.kind != "remove" and own == post and as_role(change.post):
                return (change.post,)
    return ()


def _sentence(text: str, at: int) -> int:
    """Where the sentence begins that `at` stands in."""
    floor = max(0, at - _FAR)
    return max(floor - 1, *(text.rfind(stop, floor, at) for stop in _STOPS)) + 1


def _posts(phrase: str) -> tuple[str, ...]:
    """The posts of a phrase whose last ones 及 or 和 may join: `某公司董事长、董事及董事会秘书`."""
    parts = [phrase]
    for joint in reversed(list(_AND.finditer(phrase))):
        left, right = parts[0][: joint.start()], parts[0][joint.end() :]
        if title_before(left, len(left)) < len(left) and is_post(right) and not is_title(right):
            parts[:1] = [left, right]
    return tuple(post for post in expand("、".join(parts)) if as_role(post))


def _changes(
    match: re.Match[str], start: int, granted: bool, asked: bool = True, posts: tuple[str, ...] = ()
) -> tuple[Change, ...]:
    """What a request or the news of one says; `posts` where those that it names have been read."""
    return tuple(
        Change("remove", post, "decided" if granted else "proposed", start, match.end(), None, asked)
        for post in (posts or _posts(match["post"]))
    )


def _has_left(hit: Hit) -> bool:
    """Whether a formula has told already what somebody leaves."""
    return any(change.kind == "remove" for change in hit.changes)


def _leaving(text: str, hits: Sequence[Hit], last: int, low: int, changes: tuple[Change, ...]) -> Iterator[Hit]:
    """The hit `last` and those listed before it, none before `low`, with what they leave."""
    k = last
    while k >= 0 and hits[k].start >= low and changes:
        if not _has_left(hits[k]):
            posts = tuple(change.post for change in changes)
            yield replace(hits[k], weight=max(hits[k].weight, TITLED), posts=posts, changes=changes)
        joint = JOINT.match(text, hits[k - 1].end) if k else None
        if not joint or joint.end() != hits[k].start:
            break
        k -= 1
