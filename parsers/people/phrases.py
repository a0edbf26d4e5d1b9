"""The whole phrase of a post: where the body begins that a title closes (`区财政局|局长`), past the names told."""

from __future__ import annotations

import re
from functools import cache

from parsers.language.bodies import is_field
from parsers.language.committees import has_level, is_joined
from parsers.language.places import begins_a_place
from parsers.language.posts import posts_with, title_before, titles
from parsers.lexicons import lexicon
from parsers.people.names import Names
from parsers.people.words import Words, by_first, starts_with

_BRACKET = re.compile("[（()）]")
_STOP = re.compile("[^\\w（）()·\ue000-\uf8ff]|[_A-Za-z]")
_CUT = re.compile(
    "(?<=\\d)日|(?<=\\d )日"
    "|(?<=[日号])[于在]"
    "|[同当]日|(?<=[两二三四五六七八九十])[名位]|计有|另有?(?!任用)|审查$|(?<!\\w)查|任命|免去|以及|由|(?<!财)经(?![济贸信营开发管委])|受(?!理)|了|请|是|同志"
    "|先生|女士|现任|时任|原任|曾任|前任|在(?!线)|对(?![外口台])于?"
    "|向|被|为|听取|审议|决定|通过|同意|到会|会上|(?<!协商)(?<!代表)会议(?!协商|主席团)|带领|率领|会同(?!县)|公布|完毕|上述|交(?=[市县区省州](?:人大|政府|政协))|电(?=全国|国务院|中共|中央|原[^子料])"
    "|我(?=[区市县省州国])|其[间中余他它实]?|该|本次|因|让|给予?|应(?![急城县用对])|将|据[传悉称]?"
    "|的(?:人员|还)?有?|以(?![下上及])|会[见晤谈]|拜[会访望]|走访|接见|致[电信]|等|当选|选举|推[选举]|担任"
    "|兼任|确定|委任(?!方式|区?议员|界别)|新任|新当选的?|分管(?=副)|派(?!出|遣)|本[院会团席]|议员|提名|感谢|多谢"
    "|肯定|赞[扬赏]|表扬|勉励|期勉|祝贺|按照|按|并|而|就(?!业)|也|来自|看望|慰问|日(?=[市县区省])"
    "|和(?=[市县区省州][人政委财教公卫监法检])|同(?=[市县区省州][^级样步])"
)
_OF_MEETINGS = ("常务主席", "执行主席", "秘书长", "副秘书长")
"""Posts that a meeting of many has."""
_AND = re.compile("[和及与暨]")
_LONGER = re.compile(
    "自[治然贸由来愿动主]|[连除若因教同和](?!副).{1,3}?[市县区州镇乡村街道]"
    "|教[育师委科文研体工学务]|同[济盟]|和[平谐]|连队|除[害尘]|及时|故[宫乡]|据点"
)
"""Words whose first character also stands alone before a post."""


def phrase_start(names: Names, title: int) -> int:
    """Where the phrase of a post begins whose title begins at `title`: its body (`区财政局|局长`), if it has one."""
    text = names.text
    start = max(0, title - 60)
    for stop in _STOP.finditer(text, start, title):
        start = stop.end()
    depth = 0
    for bracket in reversed(list(_BRACKET.finditer(text, start, title))):
        depth += 1 if bracket[0] in "）)" else -1
        if depth < 0:
            start = bracket.end()
            break
    if depth > 0:
        start = max(text.rfind("）", start, title), text.rfind(")", start, title)) + 1
    for cut in _CUT.finditer(text, start, title):
        if cut[0] == "会议" and cut.end() == title and text.startswith(_OF_MEETINGS, title):
            continue
        if cut.end() - cut.start() > 1 or cut[0] == "日" or not begins_a_place(text, cut.end()):
            start = cut.end()
    start = _after_verbs(text, start, title)
    for joint in _AND.finditer(text, start, title):
        at = joint.end()
        named = names.before(joint.start())
        if named or text[at] in "区市县省州" or starts_with(text, at, names.bodies) >= 2:
            start = at
    start = _own_words(names, _after_persons(names, start, title), title)
    return _with_fields(names, start, title) if text[start - 1 : start] == "、" else start


def _after_verbs(text: str, start: int, title: int) -> int:
    """Where a post begins after the last verb before it that has another object first (`就某事询问|副市长`)."""
    for at in range(start + 1, title - 1):
        end = at + starts_with(text, at, _verbs())
        if at < end <= title and _may_begin(text, end, title):
            start = end
    return start


def _may_begin(text: str, at: int, title: int) -> bool:
    """Whether a post whose title begins at `title` can begin at `at` after a verb: its place, or itself if unique."""
    placed = text[at] in "省市县区州" or starts_with(text, at, _places()) > 1
    return placed or (at == title and text.startswith(_unique(), at))


@cache
def _unique() -> tuple[str, ...]:
    """What may stand bare after a verb that has another object before it."""
    return tuple(posts_with("unique"))


@cache
def _verbs() -> Words:
    """The words of several characters that stand before a post and in no body's name."""
    return by_first(word for word in lexicon("before_posts") if len(word) > 1 and word not in ("代表", "纪念"))


def _with_fields(names: Names, start: int, title: int) -> int:
    """`start`, or where the body begins that lists its fields before it (`县教育、科学、|文化和卫生委员会`)."""
    text = names.text
    at = start
    for _ in range(4 if is_joined(text[start:title]) else 0):
        comma = at - 1
        at = phrase_start(names, comma)
        part = text[at:comma]
        named = names.at(at, comma)
        if not is_field(part) or title_before(part, len(part)) < len(part):
            return start
        if has_level(part):
            return at
        if named or len(part) > 4:
            return start
        if text[at - 1 : at] != "、":
            break
    return at if text[start:title].endswith("会") and (at == 0 or text[at - 1] in "、\n。；") else start


def _after_persons(names: Names, start: int, title: int) -> int:
    """Where the phrase begins that lay after the last person named in it with a post (`副主任甲某和|某委主任`)."""
    text = names.text
    for _, end in titles(text[start:title]):
        name = names.after(start + end)
        if name and name.end <= title:
            return _after_persons(names, name.end, title)
    return start


def _own_words(names: Names, start: int, title: int) -> int:
    """Where the post's own words begin: after digits, verbs, connectives and words for a time."""
    text = names.text
    at = start
    while at < title:
        if text[at].isdigit():
            at += 1
            continue
        lead = starts_with(text, at, _leads())
        if not lead or at + lead > title or _is_whole(text, at, at + lead):
            break
        at += lead
    return at


@cache
def _leads() -> Words:
    """The words that may stand before a post."""
    return by_first({*lexicon("before_posts"), *(word for word in lexicon("before_names") if len(word) > 1)})


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a word that may stand before a post is part of a longer one here (`自|治区`, `连|江县`)."""
    if end - start > 1:
        return False
    if begins_a_place(text, end):
        return True
    return _LONGER.match(text, start) is not None or starts_with(text, start, _places()) > 1


@cache
def _places() -> Words:
    return by_first(lexicon("places"))
