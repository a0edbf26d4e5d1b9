"""Groups set up for a task (领导小组, 检查组): what a line or a sentence calls them, and what titles they have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parsers.language.bodies import is_body
from parsers.language.characters import strip_spaces
from parsers.language.posts import is_title
from parsers.patterns import late, near
from parsers.people.chained import listed_after, listed_before
from parsers.people.hits import TITLED, Hit
from parsers.people.words import JOINT, LETTERS

_FAR = 400
"""Characters of a line over which the group that it begins with is meant."""
_NEAR_BEFORE = 60
"""Characters before 主席团成员 within which it is told whose presidium that is."""
_MARKED = re.compile("[（()）\\d]")
_GROUPS = (
    "领导小组|工作组|指导组|保障组|宣传组|专项组|检查组|视察组|调研组|考察组|督[导查]组|巡[视察]组|评审组|专家组|审查组|协调组|小组|指挥部|代表团"
    "|委员会|组委会|专班|联席会议|协调机制|理事会|专家库|慰问团|考察团|代表队"
)
_GROUP_ENDS = (*_GROUPS.replace("督[导查]组", "督导组|督查组").replace("巡[视察]组", "巡视组|巡察组").split("|"),)
_SEATS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("委员",), ("会", "委", "库")),
    (("团长",), ("团", "队")),
    (("指挥长", "总指挥"), ("指挥部",)),
    (("组长", "组员"), ("组", "专班", "机制", "会议")),
    (("主任",), ("会", "委", "部")),
)
"""In what groups there are such seats."""
_OF_ASSEMBLIES = ("主任", "副主任", "秘书长", "副秘书长", "委员")
"""Who belongs to the standing committee of a people's congress."""
_OF_A_PARTY = late("\\A中共|共产党|纪律检查|共青团|妇女联合会|[党团]委|支部(?:委员会)?\\Z|总支(?:部|委员会)?\\Z")
"""What has secretaries."""
_SET_UP = re.compile(
    f"(?:成立|调整|组建|设立|建立|增设|充实)(?P<group>(?!了?[以由])[^，。；：、“”《》,;:]{{2,50}}?(?:{_GROUPS}))(?!办公室|工作|办事)"
)
_BEGUN = re.compile("关于(?:成立|调整|组建|设立|建立|增设|充实)[^，。；：,;:]{0,30}\\Z")
_NAMED = re.compile(
    f"(?P<group>[^，。；：“”《》,;:]{{1,50}}?(?:{_GROUPS}|会(?=成员名单)))(?:的?(?:全体|现任|组成)?(?:人员|成员)|组成|及?副?团长|副?主任委员|委员|、|和|及|正副|副?主任)*"
    "(?:名单|名录|一览表?)?(?:如下)?"
)
_GIVEN = near(
    "(?:同志)?(?:担任|出任|任|为|当)(?P<title>(?:第[一二]|常务|执行|[名荣]誉)?副?(?:总领队|总指挥|总召集人|指挥长|组长|团长|领队"
    "|召集人|主任委员)|(?:成员|组员|委员))(?=[，。；、的,;])",
    re.compile("[任为当](?=[第常执名荣副总指组团领召主成委])"),
    before=3,
)
_GIVEN_SEAT = re.compile(
    "(?:同志)?(?:担任|出任|任|为)(?P<title>(?:常务|执行|[名荣]誉)?副?(?:主任委员|主任|主席|会长|理事长|秘书长))(?=[，。；、,;])"
)
"""Titles that offices have too: they are the group's where it is named at the sentence's or the line's head."""
_HELD_BY = near(
    "(?P<title>(?:常务|执行)?副?(?:总指挥|指挥长|组长|总召集人|召集人|团长))由(?=(?P<those>[^。；\\n]{2,80}?)(?:同志)?(?:分别)?担任)",
    *("指挥由", "长由", "召集人由"),
    before=10,
)
"""A title in a group, before those who have it: `总指挥由县长甲某担任`."""
_OF_PRESIDIUM = late("(?P<post>(?:大会)?主席团成员)(?:有|包括|为)[：:]?")
_COMES_FROM = near(
    "(?:\\A|[，。；,;\\s])(?P<group>[^\\W\\d_A-Za-z]{2,30}?(?:委员会|组委会|理事会|领导小组|筹委会))由",
    *("会由", "领导小组由"),
    before=33,
)
_NUMBERED = re.compile(
    "(?:[，。；,;]|\\A)(?:[\\d一二三四五六七八九十两]{1,3}[名位]|其[余他]|另外?[^，。；]{0,4})?(?P<title>(?:常务|执行|[名荣]誉)?副?(?:主任|主席|组长|团长)|成员|委员)"
    "(?:有|包括|分别(?:是|为)|[^，。；]{0,30}[，,]包括)[：:]?"
)
"""Who else has a seat: `6名副主任包括…`, `其余成员来自各界，包括…`."""
_FORMED = re.compile(
    f"(?P<body>{LETTERS}{{2,24}})?(?:成立|组建|设立|组成|派出)了?(?P<group>(?![以由]){LETTERS}{{0,40}}?(?:{_GROUPS}))"
)
_SUBJECT = re.compile(f"(?:\\A|[，；：])(?P<group>{LETTERS}{{4,40}}?(?:{_GROUPS}))[，,]?由")
"""A group at a sentence's head that says who leads it: `某县人大常委会执法检查组由甲某任组长`."""
_SET_UP_OF = re.compile(f"(?:成立|组建|设立)了?由[^。\\n]{{6,200}}?成员的(?P<group>{LETTERS}{{2,30}}?(?:{_GROUPS}))")
"""A group named after those who lead it: `成立由甲某任组长，…为成员的某领导小组`."""
_OWN_WORDS = re.compile("\\A(?:决定|会议|同意|要求|经|由)+|(?:决定|研究|专门|专题|牵头|联合)+\\Z")
_NUMBER = late("[（(]?[\\d一二三四五六七八九十]{1,3}[)）、.．]\\s*")
_MEMBERS = late("(?:\\A|[，。；,;])(?P<title>成员|组员|委员)(?:由|为|是|有|包括)?[：:]?(?=[^，。；：])")
_NEW = late("\\A(?:新一届|新一任|本届|现届|上述)的?")
_SEVERAL = re.compile(
    "[各每某该]|讨论|研究|听取|审议|(?:三|四|五|六|七|八|九|十)个|\\A(?:市|县|区|州|省|旗)?(?:人民)?(?:政府)?(?:常务)?委员会\\Z"
)
"""What shows that no one group is named."""
_MEETING = re.compile("(?P<group>.{4,50}会议)主席团.{0,12}名单(?:草案)?")


def tell_leaders(text: str, hits: list[Hit]) -> None:
    """Tells those whom a sentence gives a title in a group that it sets up: `由甲某任组长，乙某和丙某任副组长`."""
    ends = {hit.end: k for k, hit in enumerate(hits)}
    for match in _GIVEN.finditer(text):
        if match.start() not in ends:
            continue
        start = max(text.rfind(mark, max(0, match.start() - 300), match.start()) for mark in "。\n") + 1
        group = _formed(text[start : match.start()]) or _group_after(text, start, match.end())
        if not group and (group := _group_above(text, start, match["title"])):
            _tell_members(text, hits, start, group)
        k = ends[match.start()]
        while group and k >= 0:
            post = group + match["title"]
            hits[k] = replace(hits[k], posts=(*hits[k].posts, post), weight=max(hits[k].weight, TITLED))
            joined = k > 0 and hits[k - 1].end > start and JOINT.fullmatch(text, hits[k - 1].end, hits[k].start)
            k = k - 1 if joined else -1
    for match in _HELD_BY.finditer(text):
        start = max(text.rfind(mark, max(0, match.start() - 300), match.start()) for mark in "。\n") + 1
        group = _formed(text[start : match.start()])
        if group and has_seat(group, match["title"]):
            _seat(text, hits, listed_after(text, hits, match.end(), match.end("those")), group + match["title"])
    _tell_seats(text, hits, ends)


def _tell_seats(text: str, hits: list[Hit], ends: dict[int, int]) -> None:
    """Tells those whom a line gives a seat in the group that it begins with: `筹委会由甲某和某局局长乙某出任主任`."""
    for match in _OF_PRESIDIUM.finditer(text) if "主席团成员" in text else ():
        whole = "大会" if "大会主席团" in text[max(0, match.start() - _NEAR_BEFORE) : match.start()] else ""
        post = whole + match["post"].removeprefix(whole)
        _seat(text, hits, listed_after(text, hits, match.end()), post)
    for named in _COMES_FROM.finditer(text):
        stop = text.find("\n", named.end())
        stop = min(len(text) if stop < 0 else stop, named.end() + _FAR)
        group = named["group"]
        for match in _GIVEN_SEAT.finditer(text, named.end(), stop):
            if match.start() in ends and has_seat(group, match["title"]):
                _seat(text, hits, listed_before(text, hits, ends[match.start()], named.end()), group + match["title"])
        for match in _NUMBERED.finditer(text, named.end(), stop):
            if has_seat(group, match["title"]):
                _seat(text, hits, listed_after(text, hits, match.end(), stop), group + match["title"])


def _seat(text: str, hits: list[Hit], those: Sequence[int], post: str) -> None:
    for k in those:
        if post not in hits[k].posts:
            hits[k] = replace(hits[k], posts=(*hits[k].posts, post), weight=max(hits[k].weight, TITLED))


def _group_after(text: str, start: int, at: int) -> str:
    """The group that the sentence from `start` on names after its leaders, one of whom is named before `at`."""
    found = _SET_UP_OF.search(text, start, at + 300)
    return found["group"] if found and found.start() < at < found.end() else ""


def _group_above(text: str, start: int, title: str) -> str:
    """The group that the line above names alone, where the sentence begins with who leads it (`由甲某任组长`)."""
    if not text.startswith("由", start) or text[start - 1 : start] != "\n":
        return ""
    line = text[text.rfind("\n", max(0, start - 60), start - 1) + 1 : start - 1]
    group = strip_spaces(_NUMBER.sub("", line.strip(), count=1)).rstrip("：:")
    return group if is_group(group) and not _SEVERAL.search(group) and has_seat(group, title) else ""


def _tell_members(text: str, hits: list[Hit], start: int, group: str) -> None:
    """Tells those whom the line that began with a group's leaders lists as its members."""
    stop = text.find("\n", start, start + _FAR)
    for match in _MEMBERS.finditer(text, start, stop if stop >= 0 else min(len(text), start + _FAR)):
        if has_seat(group, match["title"]):
            _seat(text, hits, listed_after(text, hits, match.end()), group + match["title"])


def _formed(sentence: str) -> str:
    """The group that a sentence says is set up, with the body that sets it up: `某县人大常委会组成|执法检查组`."""
    found = list(_FORMED.finditer(sentence))
    if not found:
        subject = _SUBJECT.search(sentence)
        return subject["group"] if subject and not _SEVERAL.search(subject["group"]) else ""
    body = _OWN_WORDS.sub("", found[-1]["body"] or "")
    return (body if is_body(body) else "") + found[-1]["group"]


def group_named(word: str) -> str:
    """The group that a line names as its heading: `某领导小组成员名单`, `第一代表团`, a body alone."""
    set_up = _SET_UP.search(word)
    if set_up and word.endswith(("通知", "决定", "如下")):
        return set_up["group"].lstrip("了")
    named = _MEETING.fullmatch(word) or _NAMED.fullmatch(word)
    if named:
        group = _NEW.sub("", named["group"])
        return "" if _SEVERAL.search(group) or _MARKED.search(group) else group
    body = is_body(word) and len(word) >= 4 and not is_title(word) and not _MARKED.search(word)
    return word if body else ""


def has_seat(group: str, title: str) -> bool:
    """Whether a group, or a body, has such a title: an office (局) has a head of its kind, never a 副主任 or 成员."""
    if title.endswith("书记"):
        return _OF_A_PARTY.search(group) is not None
    if title.startswith("主席团"):
        return group.endswith("会议")
    if group.endswith("会议") and not group.endswith("联席会议"):
        return title in ("主席团", "秘书长", "副秘书长", "执行主席", "常务主席")
    if group.endswith("人大常委会") and title in _OF_ASSEMBLIES:
        return True
    if group.endswith("会") and title.endswith(("成员", "主席")):
        return True
    if is_group(group) or group.endswith("组"):
        ends = next((ends for words, ends in _SEATS if title.endswith(words)), None)
        return (
            group.endswith(ends)
            if ends
            else not title.endswith(("局长", "院长", "部长", "厅长", "处长", "科长", "校长"))
        )
    chief = title.removeprefix("常务").removeprefix("副")
    return chief == f"{group[-1]}长" or (
        chief == "主任" and group.endswith(("室", "中心", "办公厅", "办", "院", "委", "所", "站"))
    )


def is_group(name: str) -> bool:
    """Whether a name is a group's, set up for a task, and no office's."""
    return name.endswith(_GROUP_ENDS)


def group_set_up(words: str) -> str:
    """The last group that words set up (`成立某领导小组`); empty when they set up none."""
    found = list(_SET_UP.finditer(words))
    group = strip_spaces(found[-1]["group"]).lstrip("了") if found else ""
    return "" if _SEVERAL.search(group) else group


def breaks_off(line: str) -> bool:
    """Whether a line breaks off within the name of a group that it sets up."""
    return _BEGUN.search(line) is not None
