"""The headings of rosters that say what those below are: `政协某县第九届委员会常务委员名单`, `某某会组成人员名单`."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.language.bodies import is_body
from parsers.people.list_labels import NOTE, TITLE

_ATTACHED = re.compile(
    "\\A附[件表录]?[\\d一二三四五六七八九十—–\\-－~]*[：:]?|\\A[（(]?[\\d一二三四五六七八九十]{1,3}[)）、.．]+"
)
_ORDER = re.compile(
    "[（(](?:共?[\\d一二三四五六七八九十百]+[名人位]|[^（()）]{0,6}(?:按|以)[^（()）]{0,12}(?:笔[划画]|拼音|姓[名氏])[^（()）]{0,8})"
)
"""A note that says how many there are or in what order they stand: what it follows is a list's label."""
_TITLES = (
    f"(?:{TITLE.pattern}|代表|(?:副?总)?监票人|总?计票人|副?总理|[政国]务委员|副?委员长|副?[省市县区州部厅局署]长)"
)
_WORKING = "(?:内设|工作|办事|下设)?机构(?:的?(?:负责人|负责人员|组成人员|人员))?"
_HEAD = re.compile(
    f"(?P<body>.{{2,40}}?)(?:的?(?:(?P<working>{_WORKING})|组成人员|(?:增补|新增|增选|补选)?(?P<title>{_TITLES})(?:[、和及与]{_TITLES})*(?:分组)?))"
    "(?P<list>(?:的?(?:建议|当选(?:人员?)?)?(?:名单|名录|名册|一览表|花名册)|(?:出席|参加|到会).{0,20}情况)(?:如下)?(?:草案)?)?[：:]?"
)
_LISTS = ("名单", "名录", "名册", "一览表")
"""One of which the list that a heading names is, if it does not say who came."""
_CAME = ("出席", "参加", "到会")
_ENDS = ("大会", "会议", "主席团", "秘书处", "院", "部", "署", "厅", "局")
_NO_BODY = re.compile(
    "[二两三四五六七八九十]个|候选人|人选|拟|辞|免|撤|罢|缺席|请假|出席|列席|参加|各|每|优秀|先进|模范|表彰|标兵|有关|关于|获|历[届任]|[，,。；;：:]|\\A(?:接受|增补|补选|选举)"
)
"""What shows that a heading tells something else of those below than what they are."""
_SENT = re.compile("\\A[^，。；：]{0,12}?(?:选举的?)?出席(?=.*大会\\Z)")
"""Who sends the deputies of an assembly: `某县出席某市第七届人民代表大会代表名单`."""
_DEPUTIES = ("人民代表大会", "党代表大会", "代表大会")


class RosterHead(NamedTuple):
    """The body that a heading names, and the one title of those below that have none of their own."""

    body: str
    title: str
    working: bool = False
    """Whether it is over the groups of the body, whose names come next."""
    titles: tuple[str, ...] = ()
    """All titles that it lists."""


def roster_head(line: str, word: str) -> RosterHead | None:
    """What the heading `line` says of the names below, `word` without white space; None when it heads no roster."""
    counted = _ORDER.search(line.strip()) is not None
    if not (counted or _may_be_a_list(word)):
        return None
    word = _ATTACHED.sub("", NOTE.sub("", word), count=1)
    found = _HEAD.fullmatch(word)
    if not found or not (found["list"] or counted):
        return None
    title = found["title"] or ""
    body = _once(_SENT.sub("", found["body"]) if title == "代表" else found["body"])
    if _NO_BODY.search(body):
        return None
    if not (is_body(body) or body.endswith(_ENDS)) or body == "主席团":
        return None
    if title == "代表" and not body.endswith(_DEPUTIES):
        return None
    several = title != "" and word.startswith(("、", "和", "及", "与"), found.end("title"))
    listed = word[found.start("title") : found.start("list") if found["list"] else len(word)] if title else ""
    titles = tuple(re.split("[、和及与]", listed.rstrip("的：:"))) if listed else ()
    return RosterHead(body, "" if several else title, found["working"] is not None, titles)


def _may_be_a_list(word: str) -> bool:
    """Whether a heading may name a list, told at a glance."""
    if any(map(word.__contains__, _LISTS)):
        return True
    return "情况" in word and any(map(word.__contains__, _CAME))


def _once(body: str) -> str:
    """A body, once where a line above it has named it too: `某县人民政府县人民政府`."""
    for size in range(len(body) // 2, 1, -1):
        if body[-2 * size : -size] == body[-size:]:
            return body[:-size]
    return body


def is_counted(line: str) -> bool:
    """Whether a line says how many stand below it, or in what order: `工商联（5名）`."""
    return _ORDER.search(line) is not None
