"""Figures of which reasonable readers would argue whether they are figures: plain counts, lengths of time, rates."""

from __future__ import annotations

from parsers.figures.units import STRONG
from parsers.figures.values import Quantity
from parsers.patterns import late
from parsers.rules import Rules

_CLAUSE_END = late("[，。；、]")

OPTIONAL: Rules[[str, Quantity], bool] = Rules("figures.optional")


def why_optional(text: str, quantity: Quantity) -> str:
    """The rule by which the figure is an optional reading of the plain `text`; empty for none."""
    rule = OPTIONAL.first(text, quantity)
    return rule.name if rule else ""


@OPTIONAL.rule("按3:2:5的比例", but=("按3件",))
def ratio(text: str, q: Quantity) -> bool:
    """A ratio: 3∶2∶5."""
    return bool(q.terms)


@OPTIONAL.rule("工期15天", "5个小时", but=("15件",))
def length_of_time(text: str, q: Quantity) -> bool:
    """A length of time: 15天."""
    return q.kind == "time"


@OPTIONAL.rule("用了2小时30分", "2小時30分", but=("得了30分",))
def minutes_of_an_hour(text: str, q: Quantity) -> bool:
    """The minutes after hours: 30分 of 2小时30分."""
    return text.endswith("小时", 0, q.start)


@OPTIONAL.rule("一半以上", "翻了一番", but=("50%以上",))
def figure_of_speech(text: str, q: Quantity) -> bool:
    """A number that is said without one: 一半, 翻了一番."""
    return q.figurative


@OPTIONAL.rule("近8万市民", but=("8万人",))
def no_unit(text: str, q: Quantity) -> bool:
    """A number without a unit: 近8万市民."""
    return not q.unit


@OPTIONAL.rule("五个村", "十二项", but=("5个村", "一百二十项", "五吨"))
def plain_count(text: str, q: Quantity) -> bool:
    """A count in one or two Chinese numerals: 五个村."""
    return q.script == "han" and len(q.digits) <= 2 and q.kind not in STRONG


@OPTIONAL.rule("每人120元", "每个村发放3件", but=("每人有，共120元", "120元", "每年都为全县各个学校和医院安排120元"))
def rate(text: str, q: Quantity) -> bool:
    """A rate, 每 in its clause before it: 每人120元."""
    before = text[max(0, q.start - 12) : q.start]
    return "每" in _CLAUSE_END.split(before)[-1]
