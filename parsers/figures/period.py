"""The period that the text gives a figure: 2023年, 年初, 截至10月底; None when its sentence gives none."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from parsers.language.numerals import HAN_DIGITS, TO_TEN
from parsers.lexicons import alternatives, entries
from parsers.patterns import late
from parsers.rules import Rules

_YEAR = rf"(?:(?:19|20)\d\d|(?:一九|二〇)[{HAN_DIGITS}]{{2}}|民国\d{{2,3}})年"
_MONTH_OF_A_YEAR = rf"(?:(?:\d{{1,2}}|[{TO_TEN}]{{1,2}})月(?:(?:\d{{1,2}}|[{TO_TEN}]{{1,3}})日|[底末初]|份)?)"
_PART = (
    r"(?:上半年|下半年|前[一二两三]个?季度|第?[一二三四]季度|年?[底末初](?![期始步])"
    rf"|{_MONTH_OF_A_YEAR})"
)
"""What part of the year before it: 2023年[上半年]."""
_MONTHS = r"\d{1,2}(?:月份?)?(?:[-~—―]{1,2}|至|到)\d{1,2}月份?"
_YEARS = rf"(?:19|20)\d\d年?[-—~―至到]{{1,2}}{_YEAR}"
_THIS_YEAR = (
    r"(?:今年|去年(?!同期)|本年|当年)"
    r"(?:\d{1,2}月(?:\d{1,2}日|份)?(?:以来)?|以来|上半年|年底|[一二三四]季度|全年)?"
)
_DAY = r"\d{1,2}月\d{1,2}日|\d{1,2}月(?:[底末初]|份起|份以来|份)|(?<![\d年])\d{1,2}月(?=[，,])"
_LAST_YEARS = rf"近?[{TO_TEN}]{{1,2}}年来|近[两{TO_TEN}]{{1,2}}年|过去[两{TO_TEN}]年"
_PLAN = rf"[“‘]?[{TO_TEN}]{{1,2}}五[”’](?:期间|时期|以来|末)"
"""“十四五”期间, the time of a five-year plan."""
_OCCASION = rf"(?<!其)(?!其中)[^，。；、：“”（）,;:()\s\d在于和与及]{{0,12}}(?:{alternatives('occasions')})期间"
_BY_CALENDAR = (
    rf"{_YEARS}|{_YEAR}(?:{_MONTHS}|{_PART})?(?!度)(?:以来)?|(?:今年)?{_MONTHS}|{_THIS_YEAR}"
    rf"|(?<![{TO_TEN}两半\d])年内|{alternatives('times')}|[一二三四]季度|{_DAY}|{_LAST_YEARS}|{_PLAN}"
)
_AS_OF = r"(?P<asof>截至|截止到?|至|到)?"
_FIRST = "".join(sorted({word[0] for word in entries("times")}))
_TIME = re.compile(rf"(?=[截至到\d{TO_TEN}今去本当近过民年“‘{_FIRST}]){_AS_OF}(?P<time>{_BY_CALENDAR})")
"""It looks at the first character before it tries them all, which takes half the time."""
_TIME_OR_OCCASION = re.compile(rf"{_AS_OF}(?P<time>{_BY_CALENDAR}|{_OCCASION})")
_COMPARED = re.compile(r"(?:[比较同于与和按是为]|超过?)原?$")
"""Words before a time that only compare with it: 比2022年增长."""
_RELATED = re.compile(r"(?:[由从是为比较与同]|相当于)$")
_NUMBER = re.compile(rf"的?(?:约|近|超过?)?[\d{TO_TEN}百千]")
_PERCENT = re.compile(r"[\d.]{1,8} ?%")
_MULTIPLE = re.compile(r"[\d.]{1,8}倍")
_NO_TIME = re.compile(r"结余|结转|(?:不变|可比)?价格?|(?<=[本当上]年)(?:收[入支]|支出)")
"""What makes a name of a time before it: 上年结余, 2020年不变价."""
_BASIS = re.compile(r"(?:根据|按照|依据|依照)[^，。；]{0,24}$")
_LISTED_IN = re.compile(r"(?:列入|纳入|编入|入选|入围|申报|储备)$")
"""Words before a year that only names a list: 列入2019年培训计划."""
_OF_BASIS = re.compile(rf"[^，。；]{{0,16}}(?:{alternatives('bases')})[^，。；]{{0,6}}，")
_CHANGE = re.compile(r"[增减升降涨跌快慢翻多少]|提高|下滑|回落|扩大|缩小|相比|比较")
_SENTENCE_END = re.compile(r"[。！？!?]")
_QUOTED = re.compile(r"《[^《》]{0,200}》")
_ONLY_NEXT = ("年初", "上年同期", "去年同期")
"""Times of the number right after them, not of the whole sentence."""
_LOOK_BACK = 12
"""Times before a figure that are tried for it."""
_DEEPEST = 200
"""Characters of a sentence in which its brackets are counted."""
_BRACKET = 400
"""Characters between a time and its figure that are looked at."""
_GOES_ON = re.compile(r"(?:其中|包括|这|此外|另|分)")
"""The beginning of a sentence that goes on with the time of the one before."""
_DIGIT = late(r"\d")


class Time(NamedTuple):
    """A time that a plain text states, at ``text[start:end]``."""

    start: int
    end: int
    words: str
    compared: bool
    level: int  # depth in brackets
    bound: bool  # it is said of the number right after it only: 由2012年的13万吨


def times_in(text: str) -> list[Time]:
    """The times of a plain text, in order; those within 《》 are names and left out."""
    names = [match.span() for match in _QUOTED.finditer(text)]
    starts = [start for start, _ in names]
    found: list[Time] = []
    for match in (_TIME_OR_OCCASION if "期间" in text else _TIME).finditer(text):
        start, end = match.span("time")
        name = bisect_right(starts, start) - 1
        if (name >= 0 and start < names[name][1]) or _NO_TIME.match(text, end):
            continue
        if _LISTED_IN.search(text, max(0, start - 2), start):
            continue
        if _OF_BASIS.match(text, end) and _BASIS.search(text, max(0, start - 28), start):
            continue
        compared = bool(_COMPARED.search(text, max(0, start - 2), start))
        words = match["asof"] + match["time"] if (match["asof"] or "").startswith("截") else match["time"]
        bound = _is_bound(text, match, found[-1].end if found else -1)
        if not bound and text.endswith("相当于", 0, start):
            continue  # 相当于上年税收的两成
        found.append(Time(start, end, words, compared, _depth(text, start), bound))
    return found


def _is_bound(text: str, match: re.Match[str], previous: int) -> bool:
    """A year right before a number that is told apart from the sentence's own time: 其中2028年61件、2029年84件."""
    start, end = match.span("time")
    related = _RELATED.search(text, max(0, start - 3), start)
    if not _NUMBER.match(text, end) or not (related or match["time"][0].isdigit() or match["time"][0] in "一二"):
        return False
    if match["asof"] in ("至", "到") or related:
        return True
    return text.rfind("。", max(0, start - _DEEPEST), start) < previous


def _depth(text: str, at: int) -> int:
    floor = max(0, at - _DEEPEST)
    head = text[max(floor, text.rfind("。", floor, at)) : at]
    return head.count("（") + head.count("(") - head.count("）") - head.count(")")


class Periods:
    """Gives the figures of one text their periods; remembers what a following list goes on from."""

    def __init__(self, text: str, carried: str | None = None) -> None:
        self.text = text
        self.times = times_in(text)
        self.starts = [time.start for time in self.times]
        self.sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
        self.first: str | None = carried
        self.rule = ""
        """The rule that gave the period asked for last."""
        self._sentence = 0
        self._now = carried  # the time of the sentence that is being read, of a list the one of its lead-in
        self._before: str | None = None  # and of the one with figures before it

    def at(self, start: int) -> str | None:
        """The period of the figure that begins at `start`; to be asked in rising order."""
        begin = self.sentences[bisect_right(self.sentences, start) - 1]
        if begin != self._sentence:
            goes_on = _GOES_ON.match(self.text, begin)
            self._sentence, self._before, self._now = begin, self._now if goes_on else None, None
        if stated := self._stated(begin, start):
            return stated
        period = self._carried(begin)
        self.rule = "carried_on" if period else ""
        return period

    def _stated(self, begin: int, start: int) -> str | None:
        """The time that the sentence from `begin` gives the figure at `start`."""
        last = bisect_right(self.starts, start)
        for time in reversed(self.times[max(0, last - _LOOK_BACK) : last]):
            if time.start < begin:
                break
            if time.end <= start and (found := PERIOD.found(self, time, start)):
                self.rule = found[0].name
                if found[0].find is time_of_the_sentence:
                    self.first = self._now = time.words
                return found[1]
        return None

    def _carried(self, begin: int) -> str | None:
        """The time that the sentence goes on from: that of the lead-in of its list, or of the sentence before it."""
        if begin == 0:
            return self._now
        self._now = self._now or self._before
        return self._before

    def between(self, time: Time, start: int) -> str:
        """The words between a time and the figure at `start`, as many as are looked at."""
        return self.text[time.end : min(start, time.end + _BRACKET)]


PERIOD: Rules[[Periods, Time, int], str | None] = Rules("figures.period")
"""Ways in which a time is that of the figure that begins at an index."""


@PERIOD.rule(
    "由2012年的13万吨增加", "从2012年的13万吨增加", "是2012年的13万吨", "为2012年的13万吨", "比2012年的13万吨多",
    "较2012年的13万吨多", "与2012年的13万吨相比", "同2012年的13万吨相比", "相当于2012年的13万吨",
    "其中2028年61件、2029年84件", "其中2028年约61件、2029年近八十件、2030年超过百件、2031年超千件",
    but=("2028年共有61件", "是2012年的3.1倍"),
)  # fmt: skip
def bound_to_its_number(periods: Periods, time: Time, start: int) -> str | None:
    """A time said of the number right after it only: 由2012年的13万吨; 是2012年的3.1倍 is of no time of its own."""
    between = periods.between(time, start)
    near = time.bound and len(between) < 4
    return time.words if near and not _MULTIPLE.match(periods.text, start) else None


@PERIOD.rule(
    "年初的收入8亿元", "年初占比为54%", "比2022年的税收8亿元", "较2022年的税收8亿元", "同2022年的税收8亿元",
    "高于2022年的税收8亿元", "与2022年的税收8亿元", "和2022年的税收8亿元", "按2022年的税收8亿元", "是2022年的税收8亿元",
    "为2022年的税收8亿元", "超2022年的税收8亿元", "超过2022年的税收8亿元", "比原2022年的税收8亿元",
    but=(
        "占年初预算的54%", "年初收入增加8亿元", "年初收入加快8%", "年初收入放慢8%", "年初收入翻8倍", "2022年收入8亿元",
    ),
)  # fmt: skip
def time_of_the_next_number(periods: Periods, time: Time, start: int) -> str | None:
    """A time that is compared with, or a beginning: of the number near it, not of a change since."""
    if time.bound or (not time.compared and time.words not in _ONLY_NEXT) or _is_share_of_budget(periods, time, start):
        return None
    between = periods.between(time, start)
    if periods.text.startswith("翻", start):
        return None
    near = len(between) <= 24 and not _CHANGE.search(between) and not _DIGIT.search(between)
    return time.words if near else None


@PERIOD.rule(
    "2022年收入8亿元", "2022年，全市收入达到8亿元", but=("比2022年增长8亿元", "（2022年投产）收入8亿元", "收入8亿元")
)
def time_of_the_sentence(periods: Periods, time: Time, start: int) -> str | None:
    """The time that the sentence has named: 2022年收入8亿元; not one within a bracket that has ended."""
    if time.bound or time.compared or time.words in _ONLY_NEXT:
        return None
    return time.words if time.level <= _depth(periods.text, start) else None


def _is_share_of_budget(periods: Periods, time: Time, start: int) -> bool:
    """占年初预算的54%: the budget is the year's."""
    budget = time.words == "年初" and periods.text.startswith("预算", time.end)
    return budget and _PERCENT.match(periods.text, start) is not None
