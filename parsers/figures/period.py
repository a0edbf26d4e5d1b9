"""The period that the text gives a figure: 2023年, 年初, 截至10月底; None when its sentence gives none."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_YEAR = r"(?:(?:19|20)\d\d|[一二][九〇][〇一二三四五六七八九]{2}|民国\d{2,3})年"
_PART = (
    r"(?:上半年|下半年|前三季度|前[一二三]个?季度|第?[一二三四]季度|年?[底末初](?![期始步])"
    r"|\d{1,2}月(?:\d{1,2}日|[底末初]|份)?|[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日|[底末初]|份)?)"
)
_MONTHS = r"\d{1,2}(?:月份?)?(?:[-~—―]{1,2}|至|到)\d{1,2}月份?"
_TIME = re.compile(
    r"(?P<asof>截至|截止到?|至|到)?(?P<time>"
    rf"(?:19|20)\d\d年?[-—~―至到]{{1,2}}{_YEAR}|{_YEAR}(?:{_MONTHS}|{_PART})?(?!度)(?:以来)?"
    rf"|(?:今年)?{_MONTHS}"
    r"|(?:今年|去年|本年|当年)(?:\d{1,2}月(?:\d{1,2}日|份)?(?:以来)?|以来|上半年|年底|[一二三四]季度|全年)?"
    r"|上年同期|上年末|上年底|去年同期|上年|上一年"
    r"|全年(?!龄)|年初|年末|年底|年内|前三季度|上半年|下半年|[一二三四]季度"
    r"|\d{1,2}月\d{1,2}日|\d{1,2}月(?:[底末初]|份起|份以来|份)|(?<![\d年])\d{1,2}月(?=[，,])"
    r"|目前|当前|近年来|[一二三四五六七八九十近]{1,3}年来|近[两二三四五六七八九十]{1,2}年|过去[一二三四五两]年|本届任期内"
    r"|[“‘]?[一二三四五六七八九十]{1,2}[五][”’](?:期间|时期|以来|末)"
    r"|[^，。；、：“”（）\s\d在于]{0,12}(?:会议|闭会|任期|规划|汛|五一|国庆|春节|假日|疫情)期间)"
)
_COMPARED = re.compile(r"(?:比|较|同|于|与|和|按|超过?|是|为)原?$")
_RELATED = re.compile(r"(?:由|从|是|为|相当于|比|较|与|同)$")
_NUMBER = re.compile(r"的?(?:约|近|超过?)?[\d〇一二三四五六七八九十百千]")
_PERCENT = re.compile(r"[\d.]{1,8} ?%")
_MULTIPLE = re.compile(r"[\d.]{1,8}倍")
_NO_TIME = re.compile(r"结余|结转|(?:不变|可比)?价格?|(?<=[本当上]年)(?:收[入支]|支出)")
_BASIS = re.compile(r"(?:根据|按照|依据|依照)[^，。；]{0,24}$")
_OF_BASIS = re.compile(
    r"[^，。；]{0,16}(?:工作计划|监督计划|安排|要求|部署|规定|决定|决议|方案|意见|办法|通知|纲要)[^，。；]{0,6}，"
)
_CHANGE = re.compile(r"增|减|升|降|涨|跌|快|慢|提高|下滑|回落|翻|多|少|扩大|缩小|相比|比较")
_SENTENCE = re.compile(r"[。！？!?]")
_QUOTED = re.compile(r"《[^《》]{0,200}》")
_ONLY_NEXT = ("年初", "上年同期", "去年同期")
_LOOK_BACK = 12
_DEEPEST = 200
_BRACKET = 400
_GOES_ON = re.compile(r"(?:其中|包括|这|此外|另|分)")


class Time(NamedTuple):
    """A time that a plain text states, at ``text[start:end]``."""

    start: int
    end: int
    words: str
    compared: bool
    level: int  # depth in brackets
    bound: bool  # it is said of the number right behind it only: 由2010年的16万吨


def times_in(text: str) -> list[Time]:
    """The times of a plain text, in order; those within 《》 are names and left out."""
    names = [match.span() for match in _QUOTED.finditer(text)]
    starts = [start for start, _ in names]
    found: list[Time] = []
    for match in _TIME.finditer(text):
        start, end = match.span("time")
        name = bisect_right(starts, start) - 1
        if (name >= 0 and start < names[name][1]) or _NO_TIME.match(text, end):
            continue
        if _OF_BASIS.match(text, end) and _BASIS.search(text, max(0, start - 28), start):
            continue
        compared = bool(_COMPARED.search(text, max(0, start - 2), start)) and not text.startswith("年初", start)
        words = match["asof"] + match["time"] if (match["asof"] or "").startswith("截") else match["time"]
        bound = _is_bound(text, match, found[-1].end if found else -1)
        found.append(Time(start, end, words, compared, _depth(text, start), bound))
    return found


def _is_bound(text: str, match: re.Match[str], previous: int) -> bool:
    """A year right before a number that is told apart from the sentence's own time: 其中2018年71件、2019年98件."""
    start, end = match.span("time")
    if (not match["time"][0].isdigit() and match["time"][0] not in "一二") or not _NUMBER.match(text, end):
        return False
    if match["asof"] in ("至", "到") or _RELATED.search(text, max(0, start - 3), start):
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
        self.sentences = [0, *(match.end() for match in _SENTENCE.finditer(text))]
        self.carried = carried  # from the lead-in of a list: 预计2023年底…，包括：
        self.first: str | None = carried
        self._sentence = 0
        self._now = carried  # the time of the sentence that is being read
        self._before: str | None = None  # and of the one with figures before it

    def at(self, start: int) -> str | None:
        """The period of the figure that begins at `start`; to be asked in rising order."""
        begin = self.sentences[bisect_right(self.sentences, start) - 1]
        if begin != self._sentence:
            goes_on = _GOES_ON.match(self.text, begin)
            self._sentence, self._before, self._now = begin, self._now if goes_on else None, None
        last = bisect_right(self.starts, start)
        for time in reversed(self.times[max(0, last - _LOOK_BACK) : last]):
            if time.start < begin:
                break
            if time.end <= start and (words := self._said(time, start)):
                return words
        self._now = self._now or (self.carried if begin == 0 else self._before)
        return self._now if begin == 0 else self._before

    def _said(self, time: Time, start: int) -> str | None:
        """The words of `time` if the figure at `start` is of it."""
        between = self.text[time.end : min(start, time.end + _BRACKET)]
        if time.bound:
            multiple = _MULTIPLE.match(self.text, start)  # 是2010年的2.6倍 is of no time of its own
            return time.words if len(between) < 4 and not re.search(r"[\d，、]", between) and not multiple else None
        if time.words == "年初" and between[:2] == "预算" and _PERCENT.match(self.text, start):
            return None  # 占年初预算的54%
        if time.compared or time.words in _ONLY_NEXT:
            near = len(between) <= 24 and not _CHANGE.search(between) and not re.search(r"\d", between)
            return time.words if near else None
        if time.level <= _depth(self.text, start) or not re.search("[）)]", between):
            self.first = self._now = time.words
            return time.words
        return None
