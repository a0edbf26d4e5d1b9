"""What is told of names before a verb: `甲、乙当选为副主任`, `丙被任命为局长`, `丁辞去县长，戊任代县长`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from parsers.language.posts import is_title, title_before
from parsers.patterns import near
from parsers.people.acting import is_acting
from parsers.people.assembled import of_the_meeting
from parsers.people.chains import before_verb
from parsers.people.clauses import Clauses
from parsers.people.formulas import SEAT_IN_GROUP, Clause, Kind
from parsers.people.hits import Named
from parsers.people.phrases import phrase_start
from parsers.people.running import posts_before
from parsers.people.shared_posts import as_role, of_place, stands_alone, with_body
from parsers.people.standing import Standing
from parsers.people.words import SPACES

_ALREADY = (
    "(?:[已均都将也]|[本上]月|正式|分别|以[^，。；\\n]{0,12}?(?:票|半数|多数)的?|高票|全票|再次|再度|日前|近日|成功)*"
)
"""What may stand between the names and the verb."""
_VERB = re.compile(
    f"{_ALREADY}(?:"
    "(?P<elected>当选(?![的人票后者])为?|被(?:选举|推选|推举|选|增选|补选|增补|推定)为|获(?:选|推选|推举)为)"
    "|(?P<named>被(?:任命|聘任|聘请|聘|委任|特任|委派|指定)为|获[^，。；：\\n]{0,4}?(?:委任|委|任命|聘任|聘)(?:为|出任|担任)"
    "|将(?:出任|担任|任(?![职命务期满]))|出任|接任|接掌|升任|就任|获任|(?:由[^，。；：\\n]{4,30}?)?(?:调任|转任|改任|提任|晋任)(?!的)|(?<=已)(?:正式)?任(?![职命务期满]|教(?![育科委体师工]))|履新(?![后之前])|接替[^，。；：\\n]{2,6}?(?:出任|担任|任|为))"
    "|(?P<proposed>被(?:提名|推荐|拟任)(?:为|任)|[，,]?拟(?:提名|推荐|提)?[为任]为?(?![命人职用]))"
    "|(?P<removed>被(?:免去|免除|撤销|罢免)(?:了|其)?)"
    "|(?P<also>(?:正式)?(?:任(?![职命务期免]|教(?![育科委体师工]))|[担兼]任|代理|署理|为(?![了民此]))(?!的)))"
)
"""What happened to those named before it; `also`: what tells of a change only where another is told of just before."""
_LATER = near(
    "[，,；](?P<he>[他她]|其)?(?:[去今]年|同年|本月|上月|随后|此前|日前|近日)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?[已被将]?(?<!将)(?:"
    "(?P<elected>当选(?![的人票后者])为?|(?<=被)(?:选举|推选|推举|增选|补选|增补)为)"
    "|(?P<named>(?<=被)(?:任命|聘任|聘|委任|特任)为)"
    "|(?P<proposed>(?<=被)(?:提名|推荐|拟任)(?:为|任)+)"
    "|(?P<removed>(?<=被)(?:免去|免除|撤销|罢免)(?:了|其)?))",
    *("当选", "被"),
    before=12,
)
"""A verb that begins a clause whose person is named before in the sentence."""
_KINDS: dict[str, Kind] = {"elected": "elect", "removed": "remove"}
"""What a verb tells of, by the name of its group; an appointment where none is here."""
_CHANGED = re.compile("辞去|辞职|不再担任|免去|卸任|任命|当选|被免|选举|接受")
"""What a clause tells of from which `，甲某任` goes on as news."""
_ANNOUNCED = re.compile("任免|任职|人事|换届|决定|宣布|领导[^，。；\\n]{0,4}(?:调整|变动)")
"""What comes before a colon that opens what is told of appointments."""
_PUBLISHED = re.compile("(?:宣布|(?<!会议)决定|任免(?:了?[^，。；：\\n]{0,14}(?:人员|官员|干部|领导))?)[，, ]\\Z")
"""What opens a clause that tells of an appointment: `某省任免一批干部，甲某任某厅厅长`."""
_RESOLVED = re.compile("决定|推选|推举|同意|研究|选举|辞去|免去")
"""What makes `由甲某任` an appointment."""
_FROM = re.compile("由([^，。；：\\n]{4,30}?)(?:调任|转任|改任|提任|晋任)")
"""Which post the holder of the new one comes from."""
_TITLES_ALONE = re.compile("[及和与兼]")
"""What parts titles that are told of together: `书记兼主任`."""
_IS_ELECTED = re.compile("[^，。；\\n]{2,30}[，；][^。；\\n]{2,300}?(?:当选为?|为(?:第[一二三]|常务)?副)")
"""The rest of a sentence that goes on with whom else was elected: `甲某为主席，乙某当选为副主席`."""
_ELECTS = re.compile("选举|选出|投票|成立[^，。；\\n]{2,16}(?:人委|人民委员会|政府)")
"""What makes `甲某为某会主席，乙某当选为副主席` tell of two elections."""
_SET_UP = re.compile("设立|成立|组建|组成|设置")
"""What sets up a group: who leads it has a seat in it."""
_ONCE = re.compile("曾|原[任为]|历任|先后|时任|如果|假如|要求|希望|有消息|传闻|据传|传出|有望|预计|或将|可能|若由?")
"""What shows that something was so once, or is only wished for."""
_CAREER = re.compile("(?:19|20)\\d\\d[年.．](?!\\d{1,2}月(?:\\d{1,2}日|出?生))|历任|先后")
"""What shows that posts of the past are listed, a year each."""
_LED = re.compile(".*(?:辞去|代理)为?(?:其|了|的)?|\\A[任为]")
"""What stands before a post that a verb gives or takes."""
_SEAT = re.compile("由[^，。；\\n]*\\Z")
"""由 before the names, in their clause."""
_NEAR = 60
"""How many characters before the names 由 is looked for, at most."""
_TITLES = 6
"""How many titles before a bare post in its sentence are asked for the body."""
_ACTING = re.compile("暂?代理|代|副|[荣名]誉")
"""What a title may begin with that makes it no other title: `代县长`."""


class Told(NamedTuple):
    """A clause whose names stand before its verb, and where the verb stands."""

    clause: Clause
    verb: range
    proposed: bool
    seat: bool = False
    """A place in a group that is set up (`由甲某出任主任`): nobody is appointed to a post of the state."""


def find_told(clauses: Clauses, standing: Standing) -> Iterator[Told]:
    """What is told of names before a verb; a bare post takes its body from the post before in the sentence."""
    names, text = clauses.names, clauses.text
    told_to = read_to = -1
    """Where the last clause that tells something ends, and where its verb does (`接替甲某出任`)."""
    for number in range(len(names.all)):
        listed, end = before_verb(names, number)
        verb = _VERB.match(text, end) if listed else None
        if not verb or verb.start() < read_to:
            continue
        begin = listed[0].start
        low = standing.sentence(begin, verb.end())[0]
        what = verb.lastgroup or ""
        goes_on = what == "also" and begin - 1 == told_to and text[told_to] in "，；"
        for_all = verb[0] == "为" and _IS_ELECTED.match(text, verb.end())
        for_all = for_all and _ELECTS.search(text, max(0, low - 80), begin)
        if (goes_on or for_all or (verb[0] != "为" and _is_news(text, low, begin, what))) and (
            told := _told(clauses, listed, verb, low)
        ):
            told_to, read_to = told.clause.end, verb.end()
            by = what == "named" and _SEAT.search(text, max(low, begin - _NEAR), begin) is not None
            in_group = what in ("named", "also") and any(map(SEAT_IN_GROUP.search, told.clause.posts))
            yield told._replace(seat=by or in_group)
    for verb in _LATER.finditer(text):
        low = standing.sentence(verb.start(), verb.end())[0]
        low = max(low, text.rfind("；", low, verb.start()) + 1)
        subject = _subject(clauses, low, verb)
        if subject and (told := _told(clauses, (subject,), verb, low)):
            yield told


def _told(clauses: Clauses, listed: tuple[Named, ...], verb: re.Match[str], low: int) -> Told | None:
    """What `verb` says of those `listed` before it, in the sentence that begins at `low`; None without a post."""
    what = verb.lastgroup or ""
    clause = clauses.given(listed, verb.end(), _KINDS.get(what, "appoint"), verb[0])
    posts = _in_full(clauses, _of_the_same(clause.posts, verb[0]), low, listed[0].start)
    return Told(replace(clause, posts=posts), range(*verb.span()), what == "proposed") if posts else None


def _of_the_same(posts: tuple[str, ...], verb: str) -> tuple[str, ...]:
    """`posts`, bare ones with the body of the post that `verb` says its holder comes from (`由某院书记转任院长`)."""
    before = _FROM.match(verb)
    return with_body(posts, before[1]) if before and any(map(_is_bare, posts)) else posts


def _subject(clauses: Clauses, low: int, verb: re.Match[str]) -> Named | None:
    """Whom a verb means that begins a clause: the one person named in the sentence so far, or the last one for 他."""
    every = clauses.names.all
    first = bisect_left(every, low, key=lambda named: named.start)
    before = every[first : bisect_left(every, verb.start(), key=lambda named: named.start)]
    alone = len({named.name for named in before}) == 1
    if not before or not (alone or verb["he"]) or _CAREER.search(clauses.text, before[-1].end, verb.start()):
        return None
    return before[-1]


def _is_news(text: str, low: int, begin: int, what: str) -> bool:
    """Whether a verb of kind `what` after names that begin at `begin` tells of a change, and of no career."""
    if _ONCE.search(text, max(low, begin - 12), begin):
        return False
    if what == "named":
        return _CAREER.search(text, low, begin) is None
    if what != "also" or _PUBLISHED.search(text, low, begin):
        return True
    if begin and text[begin - 1] in SPACES:
        ended = text[low:begin].rstrip()
        return ended.endswith("职务") or title_before(ended, len(ended)) < len(ended)
    if title_before(text, begin) < begin:  # what somebody is stands before the name
        begin = max(low, *(text.rfind(mark, low, begin) + 1 for mark in "，；："))
        if _PUBLISHED.search(text, low, begin):
            return True
    mark = text[begin - 1 : begin]
    if mark == "由":
        return _RESOLVED.search(text, low, begin) is not None and _SET_UP.search(text, low, begin) is None
    before = _ANNOUNCED if mark in ("：", ":") else _CHANGED if mark in ("，", "；") else None
    return before is not None and before.search(text, low, begin) is not None and not _SET_UP.search(text, low, begin)


def _in_full(clauses: Clauses, posts: tuple[str, ...], low: int, begin: int) -> tuple[str, ...]:
    """`posts`, bare ones with the body of a post before `begin` in the sentence; without those that stay bare."""
    full = _full_before(clauses, low, begin) if any(map(_is_bare, posts)) else ""
    found = tuple(_with_body(post, full) if full and _is_bare(post) else post for post in posts)
    found = of_the_meeting(found, clauses.text, low, begin)
    return tuple(post for post in found if not _is_bare(post) or stands_alone(post))


def _with_body(post: str, full: str) -> str:
    placed = of_place(post, full)
    return placed if placed != post or is_acting(post) else with_body((post,), full)[0]


def _is_bare(post: str) -> bool:
    """Whether a post is a title without a body, be it one that somebody acts in."""
    if all(is_title(_ACTING.sub("", word, 1)) or is_title(word) for word in _TITLES_ALONE.split(post)):
        return not post.startswith(("国务", "国家"))
    return False


def _full_before(clauses: Clauses, low: int, begin: int) -> str:
    """The last post before `begin` in its sentence that names its body; empty where there is none."""
    titles = clauses.names.titles
    stop = bisect_left(titles, (begin, begin))
    for start, end in reversed(titles[max(0, stop - _TITLES) : stop]):
        if start < low:
            break
        if clauses.names.after(end):  # what somebody was who is named there
            continue
        whole = clauses.text[phrase_start(clauses.names, start) : end]
        for phrase in reversed(posts_before(clauses.names, start, end) or (whole,)):
            post = _LED.sub("", phrase)
            if as_role(post) and not _is_bare(post):
                return post
    return ""
