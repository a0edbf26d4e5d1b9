"""What a figure is in its clause: where something began, what has become of it, by how much it moved, a share, a whole.

One table for all of it: the preposition before the figure (由, 从, 比, 较), the verb or noun of a change with its sign
(`directions.txt`, `change_nouns.txt`), and 到, 至 or 为 after that verb, which make of a difference what has become of
something: 减少5件 is a difference, 减少到5件 a result.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from parsers.lexicons import weighed
from parsers.rules import Rules

Role = Literal["level", "from", "to", "delta", "percent", "share", "whole"]
"""What a figure is in its clause; a `whole` stands between 为 or 占 and the share that is taken of it."""

_RATES = frozenset(("%", "‰", "倍"))
_NEARLY = re.compile(r"(?:约|近|超过?|逾|了|不(?:多|少|低|高)于|不足|不到|不超过|至[少多]|最[多少高低])+$")
"""What may stand between a verb and its number: 减少了近5件, 降至不多于45人."""
_SO_MUCH = re.compile(r"(?:为|达到?|约|近|超过?|逾|了)+$")
"""The same after a verb that leads to no result: 增长约为5%."""
_OTHER_WAY = re.compile(r"[（(](?:增[长加]|下降|减少|上升|降低)[）)]$")
"""The other word of a printed form, left in: 下降（增长）20%."""
_REACHING = frozenset("到至为")
_OF_A_YEAR = re.compile(r"(?:[\d一二三四五六七八九〇零]{2,4}年|上年|去年)[^，；。\d]{0,4}的?$")
_CHANGING = re.compile(r"(?:调整|发展|整合|变更|修改|恢复|变|改|调|扩|缩|压)$")
"""Verbs without a direction of their own that lead to a result: 调整为."""
_UNTIL = re.compile(r"^到[^，；。]{2,12}的?$")
_COMPARED_HERE = re.compile(r"(?:比(?![重例率值])|较)[^，；。]{2,}$|(?:同比|环比)[^，；。]*$")
_MORE = {"高": 1, "长": 1, "快": 1, "大": 1, "涨": 1, "低": -1, "短": -1, "慢": -1, "小": -1, "跌": -1}
"""Adjectives that are the direction of a difference where something is compared: 比上年高3个百分点."""
_SIGNED_NOUN = re.compile(
    r"[，,。；;：:、]?\s*(?:[（(]?\d[）)]|[一二三四五六]是)?(?:主要是|其中[：:]?|同时|并)?(?:(?P<up>增加"
    r"|新增|增列|调增)|(?P<down>减少|压减|调减|核减))(?=[^\d]{2})"
)
_OUT_OF = re.compile(r"(?:(?<![自理缘])由(?!于)|(?<![服跟自])从(?![业事严优军政属]))[^，；。由从]{0,30}$")
_THAN = re.compile(
    r"(?:(?<![占对])比(?![重例率值])|较(?![长大小多少高低好快强弱重轻严差])|(?:(?<=^)|(?<=[，、]))同(?=上年|去年|年初|上期|\d))(?:[^，；。\d]|\d{4}年?|\d{2,3}年度?|\d{1,2}[月日]){0,24}$"
)
_LAST_YEARS = re.compile("(?:上年|去年|上一年|同期|上期)(?:数|完成数?|实绩|决算数?)?(?:为|是|仅为?|只有)$")
_ORIGINAL = re.compile("原(?:编列|编|定|列|计划|安排|核定|预算)[^，；。]{0,8}$")
_ADJUSTED = re.compile(
    "^后(?:达到?|增?至|增?到|为|是)$|(?:调整|变更|修正|追加|追减|核减|删减)后[^，；。]{0,8}(?:为|是)$"
)
_BESIDE = re.compile(r"[与和同][^，；。]{1,30}$")
_SET_SIDE = ("相比", "比较", "相较")
_SHARE = re.compile(
    r"占[^，；。]{0,24}$|(?:完成|为|是|达到?|超过?|相当于)[^，；。\d]{1,20}的$"
    r"|^(?:为|完成|达到?)[^，；。\d]{0,10}(?:预算|计划|目标|任务|总[数量额]|限额)$"
)
_OF_WHOLE = re.compile(r"^(?:[^，；。]{0,8}?占|为|是|完成|相当于)[^，；。]{1,20}$")
_TAKEN = re.compile(r"(?:的(?:比重为|比重达)?|之)(?=\d|百分之|[一二三四五六七八九]成)")
_OF = ("的", "之")


@cache
def _table(name: str) -> dict[str, int]:
    return {word: int(sign) for word, sign in weighed(name).items()}


def _word_at_end(words: str, name: str) -> str:
    """The longest word of the lexicon `name` that `words` end with; "" where they end with none."""
    table = _table(name)
    return next((words[-size:] for size in (4, 3, 2, 1) if words[-size:] in table), "")


def _sign_at_end(words: str, name: str) -> int:
    """The sign of that word, 0 for none."""
    return _table(name).get(_word_at_end(words, name), 0)


def direction(words: str) -> int:
    """The sign of the change whose verb or noun stands at the end of `words`, right before a number; 0 for none."""
    words = _OTHER_WAY.sub("", _SO_MUCH.sub("", _NEARLY.sub("", words)))
    if sign := _sign_at_end(words, "directions") or _sign_at_end(words, "change_nouns"):
        return sign
    last = words.removesuffix("出")[-1:]
    return _MORE[last] if last in _MORE and _COMPARED_HERE.search(words) else 0


def change_begins(words: str) -> int | None:
    """Where the verb or noun of a change begins that stands at the end of `words`, before a number; None for none."""
    bare = _OTHER_WAY.sub("", _SO_MUCH.sub("", _NEARLY.sub("", words)))
    word = _word_at_end(bare, "directions") or _word_at_end(bare, "change_nouns")
    return len(bare) - len(word) if word else None


def reached_from(words: str) -> int | None:
    """Where the verb begins, in `words` right before a number, that says what something has become; None for no such.

    降至, 调整为2023年的, 缩减到不多于: the verb with 到, 至 or 为 after it.
    """
    bare = _NEARLY.sub("", _OF_A_YEAR.sub("", words))
    verb = bare[:-1].removesuffix("后")
    if not bare or bare[-1] not in _REACHING or _word_at_end(verb, "change_nouns"):
        return None
    if moved := _word_at_end(verb, "directions"):
        return len(verb) - len(moved)
    changed = _CHANGING.search(verb)
    return changed.start() if changed else None


class Place(NamedTuple):
    """A figure for the table of roles: the words of its clause before it, its unit, what follows it in its block."""

    clause: str
    unit: str
    after: str

    @property
    def is_rate(self) -> bool:
        return self.unit in _RATES


Told = tuple[Role, int]
"""A role, and the sign of the change (0 where there is none)."""

ROLES: Rules[[Place], Told | None] = Rules("claims.roles")
"""The ways to the role of a figure, in their order; the examples mark the figure by ［ ］."""


@ROLES.rule(
    "为年初预算［16亿元］的102%", "占全部需求［2.4万亩］的75%", but=("为年初预算［16亿元］的项目", "完成［16亿元］，")
)
def whole_of_a_share(place: Place) -> Told | None:
    """A whole between 为 or 占 and the share that is taken of it: 16亿元 of 为年初预算16亿元的102%."""
    return ("whole", 0) if _OF_WHOLE.match(place.clause) and _TAKEN.match(place.after) else None


@ROLES.rule(
    "降至［36件］",
    "调整为［36件］",
    "压缩到不多于［36件］",
    "到2025年底的［36件］",
    "调整后预算为［36件］",
    "后达到［36件］",
    but=("降［36件］", "降幅为［36%］", "为［36件］"),
)
def result_of_a_change(place: Place) -> Told | None:
    """What something has become: 降至36件."""
    if _ADJUSTED.search(place.clause):
        return "to", 0
    return ("to", 0) if reached_from(place.clause) is not None or _UNTIL.match(place.clause) else None


@ROLES.rule(
    "减少［5件］",
    "增长约为［5%］",
    "降幅［5%］",
    "比上年高［3个百分点］",
    "下降（增长）［5%］",
    but=("堤高［3米］", "至少［5件］", "减少到［5件］"),
)
def amount_of_a_change(place: Place) -> Told | None:
    """By how much, or by what percentage, something moved: 减少5件, 降幅5%."""
    sign = direction(place.clause)
    compared = _sign_at_end(place.clause, "change_nouns") and _THAN.search(place.clause)  # 比上年的增速5%
    return ("percent" if place.is_rate else "delta", sign) if sign and not compared else None


@ROLES.rule(
    "由［40件］",
    "从年初的［40件］",
    "比2019年的［40件］",
    "较上年［40件］",
    "较5月底的［40件］",
    "较101年度的［40件］",
    "上年同期为［40件］",
    "原编列预算［40件］",
    "与年初的［40件］相比",
    but=("与年初的［40件］", "自由［40件］", "比重［40%］"),
)
def start_of_a_change(place: Place) -> Told | None:
    """Where something began, or what it is compared to: 由40件, 比2019年的40件."""
    beside = place.after.startswith(_SET_SIDE) and _BESIDE.search(place.clause)
    original = _ORIGINAL.search(place.clause) and not (place.is_rate and place.clause.endswith("的"))
    told = beside or _LAST_YEARS.search(place.clause) or original
    return ("from", 0) if told or _OUT_OF.search(place.clause) or _THAN.search(place.clause) else None


@ROLES.rule(
    "占总数的［5%］", "完成预算的［102%］", "是原预算的［107%］", "，的［5%］", but=("占地［62亩］", "税收［5%］")
)
def share_of_a_whole(place: Place) -> Told | None:
    """A percentage or a multiple of something: 占总数的5%."""
    return ("share", 0) if place.is_rate and (_SHARE.search(place.clause) or place.clause in _OF) else None


@ROLES.rule("其中：增加税收［5亿元］", "减少税收［5亿元］", but=("税收增加［5亿元］", "税收［5亿元］"))
def signed_noun(place: Place) -> Told | None:
    """An amount that a change is made of: 减少税收5亿元."""
    signed = _SIGNED_NOUN.match(place.clause)
    return ("level", 1 if signed["up"] else -1) if signed else None


def role_of(place: Place) -> Told:
    """The role of a figure and the sign of its change; a level where no rule finds anything."""
    found = ROLES.found(place)
    return found[1] if found else ("level", 0)


def comes_out_of(clause: str) -> bool:
    """Whether 由, 从 or 原 alone makes a figure a beginning: it is one only where a result or a change follows."""
    return bool(_OUT_OF.search(clause) or _ORIGINAL.search(clause)) and not _THAN.search(clause)
