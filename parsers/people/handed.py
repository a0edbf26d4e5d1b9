"""Posts that are handed on: `某部部长甲某请辞，由乙某接任`, `办公室主任由丙某担任`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Literal

from parsers.language.posts import is_post, is_title, title_before
from parsers.patterns import near
from parsers.people.chains import before_verb, listed_below
from parsers.people.formulas import SEAT_IN_GROUP, SEAT_OF_SITTING
from parsers.people.hits import FORMULA, Change, Hit, Named
from parsers.people.names import Names
from parsers.people.running import posts_before
from parsers.people.shared_posts import as_role, expand, with_body
from parsers.people.standing import Standing

_BY = near(
    "(?:的?(?:职务|一职|遗缺|职缺))?[，,]?(?:先|现|[遗职]缺)?[改则]?由(?=[^，。；：\\n]{2,40}?(?P<verb>接任|接替|接掌|担任|出任|升任)(?=[，。；、\\n]|\\Z))",
    "由",
    before=7,
)
"""A post that stands before 由, and the verb after the name that takes it: `部长职务由乙某接任`."""
_NEWS = re.compile(
    "宣布|决定|任命|委任|委派|人事|卸任|另有任用|请辞|辞职|辞去|调任|转任|接任|改由|推选|选举|就[任职]|布达|新增"
)
"""What makes it an appointment: the sentence, or the one before, tells of one."""
_LEFT = re.compile("请辞|辞职|另有任用|卸任|[调转接]任|退休")
"""What tells that somebody leaves their post."""
_WISHED = re.compile("拟|可能|或由|有望|内定|将于|应由|须由|可由|一般由|如果|由其|兼任")
"""What makes it a rule or a wish: `主任由县长兼任`."""
_SO_MANY = near(
    "(?<!曾)(?<!原)(?<!现)(?:[任当]选?|担任|任命为|当选为?)(?P<post>[^，。；：\\n]{4,30}?)的(?:有|为)?(?:[\\d二三四五六七八九十两]{1,3}[人名位](?:干部|同志)?)(?:分别)?(?:[是为有]|包括)?[：:]",
    *("任", "当", "担"),
    before=0,
)
"""How many are given a post, before their list: `任某区副区长的两人：`."""
_SEATS = near(
    "设(?:立|置)?(?P<post>[^，。；：\\n]{2,20}?)"
    "(?:[\\d一二三四五六七八九十两]{1,3}|若干)[人名位][，,](?:委任|任命|聘任|聘请|委派)",
    "设",
    before=0,
)
"""How many seats a post has, before those who are named to them: `设副主任二人，委任丙、丁担任`."""
_WON = re.compile(
    "(?:以下|下列)[\\d一二两三四五六七八九十]{1,4}[人名位](?:同志|代表)?当选为?(?P<post>[^，。；：\\n]{4,40})[：:]"
)
"""Who is listed below was elected: `以下19人当选为某会委员：`."""
_BOARD = re.compile(
    "委任[\\d一二两三四五六七八九十]{1,3}[名位](?P<post>[^，。；：\\n（(]{4,30}?(?:会|局|组))(?:[（(][^（()）\\n]{1,10}[)）])?(?:新|现任)?(?P<title>成员|委员)"
)
"""How many were named to a board."""
_THOSE = re.compile(
    "[\\d一二两三四五六七八九十]{1,3}[名位][^，。；：\\n]{0,14}?(?P<title>成员|委员)(?:包括|为|是)[：:]?"
)
"""Who they are, in the next sentences: `四名新成员为甲、乙及丙`."""
_AFTER = 500
_TAKE = re.compile("(?:同志)?(?:担任|出任|充任|为之)(?=[，。；\\n]|\\Z)")
"""What comes after the last of those."""
_NEW = re.compile("\\A(?:新任|新一任)")
_FAR = 120
"""How many characters before a post its news is looked for, at most."""
_NEXT = 20
"""How many characters after the verb, at most."""


def find_handed(names: Names, standing: Standing, told: Sequence[Hit]) -> Iterator[Hit]:
    """Those who are given a post that stands before 由; `told` are the hits so far, in order."""
    text = names.text
    starts = [named.start for named in names.all]
    for match in _BY.finditer(text):
        k = bisect_left(starts, match.start("verb")) - 1
        if k < 0 or names.all[k].start < match.end():
            continue
        low, end = standing.sentence(match.start(), match.end("verb"))
        low = max(low, match.start() - _FAR)
        news = _NEWS.search(text, max(0, low - _FAR), match.end("verb") + _NEXT)
        if not news or _WISHED.search(text, match.start() - 4, match.end()):
            continue
        title = text[title_before(text, match.start(), low) : match.start()]
        posts = _before(names, match.start(), low)
        if not posts or all(map(is_title, posts)):
            posts = _of_who_left(text, told, match.start(), low, title)
        posts = tuple(post for post in posts if not post.startswith("办公室"))  # of a group, which lists tell
        listed, behind = before_verb(names, k)
        if not posts or not listed or behind != match.start("verb"):
            continue
        status = standing.status(match.start(), low)
        changes = tuple(
            Change("appoint", post, status, low, end)
            for post in posts
            if not (SEAT_IN_GROUP.search(post) or SEAT_OF_SITTING.search(post))
        )
        for named in listed:
            if named.start >= match.end():
                yield Hit(named.start, named.end, named.name, FORMULA, posts, changes)


def find_listed(names: Names, standing: Standing) -> Iterator[Hit]:
    """Those listed behind how many are given a post: `任某区副区长的两人：甲、乙`; `设副主任二人，委任丙、丁担任`."""
    text = names.text
    for match in _SO_MANY.finditer(text):
        listed = names.list_from(match.end())
        if listed:
            yield from _given(standing, listed, match, expand(match["post"]))
    for match in _WON.finditer(text):
        listed = listed_below(names, match.end())
        if listed and is_post(match["post"]):
            yield from _given(standing, listed, match, expand(match["post"]), "elect")
    for board in _BOARD.finditer(text):
        for match in _THOSE.finditer(text, board.end(), board.end() + _AFTER):
            listed = names.list_from(match.end())
            if listed and match["title"] == board["title"]:
                yield from _given(standing, listed, board, (board["post"] + board["title"],))
    for match in _SEATS.finditer(text):
        listed = names.list_from(match.end())
        if not listed or not _TAKE.match(text, listed[-1].end):
            continue
        low = standing.sentence(match.start(), match.end())[0]
        full = next((post for post in _full(names, match.start(), low)), "")
        posts = with_body((match["post"],), full) if full else (match["post"],)
        yield from _given(standing, listed, match, posts)


def _given(
    standing: Standing,
    listed: Sequence[Named],
    match: re.Match[str],
    posts: tuple[str, ...],
    kind: Literal["appoint", "elect"] = "appoint",
) -> Iterator[Hit]:
    posts = tuple(post for post in posts if as_role(post))
    low, _ = standing.sentence(match.start(), match.end())
    status = standing.status(match.start(), low)
    changes = tuple(Change(kind, post, status, low, listed[-1].end) for post in posts)
    for named in listed if posts else ():
        yield Hit(named.start, named.end, named.name, FORMULA, posts, changes)


def _full(names: Names, at: int, low: int) -> Iterator[str]:
    """The posts with their body that the sentence tells of before `at`, the last first."""
    k = bisect_left(names.titles, (at, at))
    for start, end in reversed(names.titles[max(0, k - 4) : k]):
        if start >= low:
            yield from posts_before(names, start, end)


def _before(names: Names, at: int, low: int) -> tuple[str, ...]:
    """The post that ends at `at`, a bare one with the body of another before it in the sentence."""
    text = names.text
    title = title_before(text, at, low)
    if title == at:
        return ()
    posts = tuple(_NEW.sub("", post) for post in posts_before(names, title, at))
    return tuple(post for post in posts if as_role(post))


def _of_who_left(text: str, told: Sequence[Hit], at: int, low: int, title: str) -> tuple[str, ...]:
    """The post of whom the clause before `at` says that they leave: the one that ends with `title`."""
    k = bisect_left(told, at, key=lambda hit: hit.start) - 1
    if k < 0 or told[k].start < low or not _LEFT.search(text, told[k].end, at) or "；" in text[told[k].end : at]:
        return ()
    gained = {change.post for change in told[k].changes if change.kind != "remove"}
    held = (post for post in told[k].posts if as_role(post) and post not in gained)
    return tuple(post for post in held if title in ("", post[title_before(post, len(post)) :]))[:1]
