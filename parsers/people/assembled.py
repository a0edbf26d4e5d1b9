"""The body whose meeting a sentence tells of: its bare posts (`某委员会第二次会议选举甲为主席`)."""

from __future__ import annotations

from parsers.language.characters import HAN
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_title
from parsers.patterns import late
from parsers.people.shared_posts import heads_a_place

_MEETS = late(
    f"(?:(?<=[，。；：日在经\\n])|\\A)(?P<body>[{HAN}]{{4,40}}?(?<!常务)(?:委员会|理事会))"
    f"第[{TO_TEN}\\d]{{1,4}}次(?:全体)?(?:会议|例会)"
)
_FORMED = late(f"选举产生了?(?:新一届)?(?P<body>[{HAN}]{{4,30}}?(?:委员会|理事会|协会|联合会))(?=[，；])")


def of_the_meeting(posts: tuple[str, ...], text: str, low: int, begin: int) -> tuple[str, ...]:
    """`posts`, bare titles among them with the body that meets or is elected between `low` and `begin` in `text`."""
    if not any(map(is_title, posts)):
        return posts
    found = [*_MEETS.finditer(text, low, begin), *_FORMED.finditer(text, low, begin)]
    body = found[-1]["body"] if found else ""
    return tuple(body + post if is_title(post) and not heads_a_place(post, "") else post for post in posts)
