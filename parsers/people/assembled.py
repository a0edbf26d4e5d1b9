"""The body whose meeting a sentence tells of: its bare posts (`某委员会第二次会议选举甲为主席`)."""

from __future__ import annotations

import re

from parsers.language.characters import HAN
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_title
from parsers.patterns import late
from parsers.people.shared_posts import heads_a_place

_MEETS = late(
    f"(?:(?<=[，。；：日在经\\n])|\\A)(?P<body>[{HAN}]{{4,40}}?(?<!常务)(?:委员会|理事会))"
    f"第[{TO_TEN}\\d]{{1,4}}次(?:全体)?(?:会议|例会)"
)
_RENEWED = late(
    f"(?:(?<=[，。；：日在经\\n])|\\A)(?P<body>[{HAN}]{{4,30}}?(?:商会|协会|学会|总会|联谊会|联合会|研究会|促进会))(?:换届|召开|举行|进行)"
)
_OF_TERM = re.compile(f"(?:第[{TO_TEN}\\d]{{1,3}}届|新一届|本届)(?:理事会)?")
"""The term of a body whose name stands elsewhere: `当选第四届会长`."""
_FORMED = late(f"选举产生了?(?:新一届)?(?P<body>(?![了第])[{HAN}]{{4,30}}?(?:委员会|理事会|协会|联合会))(?=[，；])")


def of_the_meeting(posts: tuple[str, ...], text: str, low: int, begin: int) -> tuple[str, ...]:
    """`posts`, bare titles among them with the body that meets or is elected between `low` and `begin` in `text`."""
    if any(_OF_TERM.match(post) for post in posts):
        return _of_term(posts, text, low, begin)
    if not any(map(is_title, posts)):
        return posts
    found = [*_MEETS.finditer(text, low, begin), *_FORMED.finditer(text, low, begin)]
    body = found[-1]["body"] if found else ""
    return tuple(body + post if is_title(post) and not heads_a_place(post, "") else post for post in posts)


def _of_term(posts: tuple[str, ...], text: str, low: int, begin: int) -> tuple[str, ...]:
    """`posts`, those of a term alone with the society that renews its board; without them where none is named."""
    found = list(_RENEWED.finditer(text, low, begin))
    body = found[-1]["body"] if found else ""
    terms = {post: match for post in posts if (match := _OF_TERM.match(post)) and is_title(post[match.end() :])}
    return tuple(body + post if post in terms else post for post in posts if body or post not in terms)
