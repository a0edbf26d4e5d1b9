"""What a figure is of: the short noun phrase that a reader would look it up by, in the text's own words.

The phrase stands before the figure in its clause (地方政府债务余额 142亿元) or behind its measure word (3次联席会议).
A change without a noun of its own (同比下降11.3%) takes the noun of the figure before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.figures.find import Found
from parsers.figures.phrases import MAX_SUBJECT, clause_before, clean, following, listed_nouns, without_aside
from parsers.figures.units import STRONG

_CLAUSE = re.compile(r"[，,。；;：:！？!?\n]")
_SENTENCE = re.compile(r"[。！？!?]")
_FROM = re.compile(r"(?:(?<![自理缘])由(?!于)|(?<![服跟])从(?![业事严优军政]))[^，；。由从]{0,24}$")
_REACHED = re.compile(
    r"(?:^[，、]?|(?:现|拟|已|再|又|进一步|逐步|平均|相应|直接)*"
    r"(?:优化整合|调[整增减]|[增升降减提缩达]|增[加长]|减少|提[高升]|降低|上升|下降|扩大|缩[小短]|发展|压减|核[减增]|收窄"
    r"|回落|控制|稳定|保持|维持|恢复|延长|[上下]调))(?:为|到|至|在)(?:了|约)?"
    r"(?:[\d一二三四五六七八九〇]{2,4}年[^，；。\d]{0,4}的?)?$"
)
_VERBS = (
    "增长|下降|上升|减少|增加|提高|降低|增收|减收|回落|扩大|缩小|上涨|下跌|提升|攀升|下滑|多收|少收|多支|"
    "少支|增支|减支|超收|短收|超支|净增|净减|增幅|降幅|增产|减产|递增|压减|削减|节减|调[增减]|核[增减]|新增|少|多|增|减|升|降"
)
_CHANGE = re.compile(
    rf"(?P<compared>(?:比(?![重例率值])|较(?![长大小多少高低好快强弱重轻严差])|同(?!比))[^，；。]{{1,18}}?|(?:按|扣除|剔除)[^，；。]{{1,16}}?(?:计算|后|因素|口径))?"
    rf"(?P<verb>(?:(?:同比|环比|年均|平均|实际|可比口径|净|累计|将|约|只|却|即|也|都|分别"
    rf"|预计)*)(?:{_VERBS}))(?P<tail>了|约|近|超|达|为)*$"
)
_PASSING = re.compile(r"^(?:只|却|即|将|也|都|预计|约)+|分别")
_SHARE = re.compile(
    r"(?P<share>(?:所?占|达到?|完成|为|超额?过?)[^，；。]{1,22}?)的?(?:比重|比例|份额|比)?(?:达到?|为|约|近"
    r"|超过?|由|从)*$"
)
_WHOLE = re.compile(r"为|占|是|完成")
_MULTIPLE = re.compile(r"(?P<share>(?:是|相当于|为)[^，；。]{1,16}?)的?(?:近|约)?$")
_COMPARED = re.compile(
    r"[，、]?(?:(?P<than>较(?![长大小多少高低好快强弱重轻严差])|比(?![重例率值])|同(?!比))|与|和|跟)"
)
_THAN = re.compile(
    r"(?P<noun>..[^，；。]*?)(?:比(?![重例率值])|较(?![长大小多少高低好快强弱重轻严差]))[^，；。]{1,16}$"
)
_DIFFERS = tuple("多少增减高低超短净上下")
_SIDE = ("相比", "比较", "相较")
_EMPTY = frozenset(("实际", "平均", "总数", "数量", "拟定", "可以", "准备", "要求", "后来", "同期则", "总量"))
_DONE = re.compile(
    r"(?P<noun>.{2,}?)(?P<share>(?:只|仅|超额)?(?:完成了?|(?<!所)(?:为|占)(?!率))[^，；。由从]{1,14}?)的$"
)
_SAME_HEAD = re.compile(r"[，、]?(?:同比|环比|年均|[比较](?:上年|去年|\d{4}年)(?:同期)?)?")
_SAID_OF_ALL = re.compile(rf"(?:同比|环比|年均)?(?:{_VERBS})(?![为到至])")
_NO_NOUN = re.compile(
    r"(?:在|若|如)?(?:扣除|剔除|考虑|按).*|.{0,4}口径$|.*因素后?$|前?[一二三四]个?季度末?$|[上下]半年$|\d{1,2}月份?$"
)
_MATERIALS = frozenset("钢铁煤油气电粮棉麻糖茶猪牛羊禽蛋奶鱼盐纸布酒铝铜锌铅药书")
_JOINTS = ("、", "和", "及", "与", "，", ",", "以及")
_AGES = ("岁", "周岁")


def subjects(text: str, figures: Sequence[Found]) -> list[str | None]:
    """The subject of each of the figures of `text`, in order; None where the text gives none."""
    return _Naming(text, figures).all()


def own_noun(words: str) -> str:
    """The noun that the clause of a change has before its verb: 税收 of 税收同比增长; "" for 比上年增长."""
    change = _CHANGE.search(words)
    head = clean(words[: change.start()] if change else words)
    return "" if len(head) < 2 or _NO_NOUN.match(head) else head


class _Naming:
    """Names the figures of one text in order; `base` is the noun that changes without one of their own go on from."""

    def __init__(self, text: str, figures: Sequence[Found]) -> None:
        self.text = text
        self.figures = figures
        self.starting = {figure.start: figure for figure in figures}
        self.named: list[str | None] = []
        self.base: str | None = None

    def all(self) -> list[str | None]:
        """The subjects, shared out where one verb is said of several nouns."""
        for at, figure in enumerate(self.figures):
            previous = self._previous(at)
            if at and _SENTENCE.search(self.text, previous, figure.start):
                self.base = None
            segment = self._segment(at)
            if self._goes_on(at, segment):
                subject = self.named[-1]  # 8.5% of 分别增长8.9%、8.5%、7.7%
            else:
                subject, self.base = self._subject(at, segment)
            self.named.append(subject[:MAX_SUBJECT] if subject else None)
        for at, figure in enumerate(self.figures):
            previous = self._previous(at)
            if "分别" in self.text[max(previous, figure.start - 12) : figure.start]:
                self._share_out(at)
        return self.named

    def _previous(self, at: int) -> int:
        """The end of the figure before, 0 before the first."""
        return self.figures[at - 1].end if at else 0

    def _goes_on(self, at: int, segment: str) -> bool:
        same = at > 0 and segment in _JOINTS and self.figures[at - 1].unit == self.figures[at].unit
        return same and not self._following(at)

    def _following(self, at: int) -> str | None:
        return following(self.text, self.figures[at], self.starting)

    def _segment(self, at: int) -> str:
        """The words that belong to the figure; a bracket that has come in between is left out: 文盲（15岁以上）为."""
        previous, start = self._previous(at), self.figures[at].start
        begin = self._segment_start(previous, start)
        closing = max(self.text.rfind("）", begin, start), self.text.rfind(")", begin, start))
        opening = max(self.text.rfind(sign, max(0, start - 80), closing) for sign in "（(") if closing >= 0 else -1
        unopened = closing >= 0 and not any(sign in self.text[begin:closing] for sign in "（(")
        if unopened and 0 <= opening < begin:
            while at and self.figures[at - 1].end > opening:
                at -= 1
            head = self.text[self._segment_start(self._previous(at), opening) : opening]
            return head + self.text[closing + 1 : start]
        return self.text[begin:start]

    def _segment_start(self, previous: int, start: int) -> int:
        """Where the words that belong to the figure begin: behind the last clause end or figure, within brackets."""
        begin = max(previous, start - 80)
        for match in _CLAUSE.finditer(self.text, begin, start):
            begin = match.end()
        opened = [i for i in range(begin, start) if self.text[i] in "（("]
        closed = [i for i in range(begin, start) if self.text[i] in "）)"]
        return opened[-1] + 1 if len(opened) > len(closed) else begin

    def _subject(self, at: int, segment: str) -> tuple[str | None, str | None]:
        """The subject and the noun phrase to go on from."""
        figure = self.figures[at]
        rest = self.text[figure.end : figure.end + 2]
        if rest[:1] == "的" or (rest in ("以上", "以下") and figure.quantity.kind in ("money", "percent")):
            noun = self._following(at)
            if noun and (not clean(segment) or segment[-1] in "和及与、" or not segment):
                return noun, noun
        if share := self._share(at, segment):
            return share, self.base
        if rest[:1] == "的" and figure.end + 1 in self.starting and (of := _WHOLE.match(segment)):
            return segment[of.end() :] or None, self.base  # 为年初预算16亿元的102.1%
        if figure.unit == "%" and (done := _DONE.match(segment)) and len(head := clean(done["noun"])) > 1:
            return head + done["share"], head  # 总产值完成年度计划的102%
        reached = _REACHED.search(segment)
        if not reached and (change := _CHANGE.search(segment)):
            return self._change(at, segment, change)
        if reached and len(head := clean(_FROM.sub("", segment[: reached.start()]))) > 1 and head not in _EMPTY:
            return head, head
        if reached or not segment.strip("、和及与或 "):
            return self._unnamed(at, allowed=figure.quantity.kind not in ("money", "percent"))
        return self._plain(at, segment)

    def _share(self, at: int, segment: str) -> str | None:
        """占总数, 完成预算, 是2010年: what a percentage or a multiple is of, behind the noun that it goes on from."""
        if self.figures[at].unit not in ("%", "‰", "倍"):
            return None
        if segment == "的" and at and self.text[self.figures[at].start - 1] == "的":
            whole = self._segment(at - 1)
            return (self.base or "") + whole if _WHOLE.match(whole) else None
        for pattern in (_SHARE, _MULTIPLE):
            share = pattern.search(segment)
            if share and share.start() == 0:
                base = self.base or clause_before(self.text, self.figures[at].start)
                return base + share["share"] if base else None
        return None

    def _change(self, at: int, segment: str, change: re.Match[str]) -> tuple[str | None, str | None]:
        """增长5.7%, 比上年增收3亿元: the verb behind the noun of the clause or of the figure before it."""
        head = clean(segment[: change.start()])
        verb = _PASSING.sub("", change["verb"])
        own = (len(head) > 1 or head in _MATERIALS) and not _NO_NOUN.match(head)
        root = head if own else self.base
        figure = self.figures[at]
        if not own and at and "百分点" in figure.unit and self.figures[at - 1].unit == "%":
            root = self.named[-1] or root  # the rate that the sentence has just given
        if root is None and figure.quantity.kind not in STRONG:
            root = self._following(at)
        root = without_aside(root or clause_before(self.text, figure.start) or "")
        return root + verb, root or self.base

    def _unnamed(self, at: int, allowed: bool) -> tuple[str | None, str | None]:
        """A figure whose clause has no noun before it."""
        noun = self._following(at)
        if noun and allowed:
            return noun, noun
        base = self.base or noun or clause_before(self.text, self.figures[at].start)
        return base, base

    def _plain(self, at: int, segment: str) -> tuple[str | None, str | None]:
        figure = self.figures[at]
        compared = _COMPARED.match(segment)
        if compared and (compared["than"] or self.text.startswith(_SIDE, figure.end)):
            return self._unnamed(at, allowed=False)
        if (than := _THAN.match(segment)) and self.text.startswith(_DIFFERS, figure.end):
            segment = than["noun"]  # 本年收入比预算数28亿元少8亿元
        head = clean(_FROM.sub("", segment))
        noun = self._following(at)
        money = figure.quantity.kind == "money"
        loose = figure.quantity.kind not in STRONG or len(head) < 2
        if noun and ((money and _OWNED.search(segment)) or (loose and not _names_whole(segment, head))):
            return noun, noun
        if len(head) < 2 or head in _EMPTY:
            return self._unnamed(at, allowed=True)
        if at and self.figures[at - 1].unit in _AGES and segment == self.text[self.figures[at - 1].end : figure.start]:
            head = self.text[self.figures[at - 1].start : figure.start].removesuffix("为")
        return head, head

    def _share_out(self, at: int) -> None:
        """甲、乙、丙分别增长1%、2%、3%: to each figure its own of the nouns."""
        figures, last = self.figures, at
        while last + 1 < len(figures) and self.text[figures[last].end : figures[last + 1].start] in _JOINTS:
            last += 1
        count = last - at + 1
        start = self._segment_start(self._previous(at), figures[at].start)
        head, _, verb = self.text[start : figures[at].start].rpartition("分别")
        change = _SAID_OF_ALL.match(verb)
        nouns = listed_nouns(clean(head), count)
        if count > 1 and _SAME_HEAD.fullmatch(head) and at >= count:  # 受理9件，审结7件，同比分别上升8%和9%
            nouns = [name or "" for name in self.named[at - count : at]]
            kind = head.strip("，、")
            verb = kind + verb if kind in ("同比", "环比", "年均") else verb
            change = _SAID_OF_ALL.match(verb)
        if count < 2 or len(nouns) != count:
            return
        for figure, noun in enumerate(nouns, at):
            self.named[figure] = (noun + (change[0] if change else ""))[:MAX_SUBJECT]


_OWNED = re.compile(r"(?<![共现拥仍还占])有$")


def _names_whole(segment: str, head: str) -> bool:
    """Whether what stands before the figure is its noun already: 涉诈重点人员仍有11人滞留境外."""
    return len(head) >= 4 and bool(re.search(r"(?:仍有|有近?|达|为|约有|共有|共|是)$", segment))
