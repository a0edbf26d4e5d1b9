"""The figures of an issue laid out for arithmetic: each in its sentence, with its role and its rounding."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

from parsers.figures.find import squeeze, step_of
from parsers.figures.units import unit_kind
from parsers.language.numerals import ONE_TO_NINE
from parsers.language.script import is_traditional, simplified
from parsers.model import BlockKind, Figure, Flow, Issue, Span
from parsers.stopping import stoppable

Role = Literal["level", "from", "to", "delta", "percent", "share", "whole"]
"""What a figure is in its clause; a `whole` stands between 为 or 占 and the share that is taken of it."""

_UP = (
    "增长|上升|增加|调增|核增|提高|增收|扩大|上涨|提升|攀升|多收|多支|超收|超支|净增|增产|递增|新增|增幅|增支|多|增|升"
)
_DOWN = "下降|减少|调减|降低|减收|回落|缩小|下跌|下滑|少收|少支|短收|净减|减产|压减|节减|降幅|减支|核减|少|减|降"
_DIRECTION = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|约|近|超过?|达|额?为)*$")
_SIGNED_NOUN = re.compile(
    r"[，,。；;：:、]?\s*(?:[（(]?\d[）)]|[一二三四五六]是)?(?:主要是|其中[：:]?|同时|并)?(?:(?P<up>增加"
    r"|新增|增列|调增)|(?P<down>减少|压减|调减|核减))(?=[^\d]{2})"
)
TO = re.compile(
    r"(?:调整|调增|调减|增加|减少|提高|降低|上升|下降|扩大|缩小|发展|增长|压减|核减|收窄|提升|回落|整合"
    rf"|变更|修改)(?:为|到|至)(?:了|约)?(?:[\d{ONE_TO_NINE}〇]{{2,4}}年[^，；。\d]{{0,4}}的?)?$"
)
"""The words before what a figure has become."""
_UNTIL = re.compile(r"^到[^，；。]{2,12}的?$")
_FROM = re.compile(
    r"(?:(?<![自理缘])由|(?<![服跟])从(?!业))(?:[^，；。由从]{0,30})$|(?:比(?![重例率值])|较(?![长大小多少高低好快强弱重轻严差])|同(?!比))[^，；。\d]{1,14}$"
)
_BESIDE = re.compile(r"[与和同][^，；。]{1,30}$")
_SET_SIDE = ("相比", "比较", "相较")
_UNCHANGED = re.compile(r"(?:为年初的|仍为|保持|维持)$")
_SHARE = re.compile(r"占[^，；。]{0,24}$|(?:完成|为|达到?|超过?|相当于)[^，；。\d]{1,20}的$")
_OF_WHOLE = re.compile(r"^(?:为|是|占|完成|相当于)[^，；。]{1,20}$")
_TAKEN = re.compile(r"的(?:比重为|比重达)?\d")
CLAUSES = re.compile("[，,；;：:]")
_KEPT = 64
_PEOPLE = ("人", "名", "位", "口")


@dataclass(frozen=True, slots=True)
class Item:
    """A figure in its block: ``text[start:end]``; `lead` are the words since the figure or sentence before it.

    All words are those that the rules are written in, simplified; what is shown is `stated` and a slice of `printed`.
    """

    index: int
    figure: Figure
    stated: Figure
    """The figure as it was read, in the characters of the source."""
    block: int
    text: str
    printed: str
    """The block's text as printed, as long as `text`."""
    start: int
    end: int
    lead: str
    sentence: int
    role: Role
    sign: int
    step: float
    value: float
    """The figure's value; NaN for a range or a ratio, which no sum takes."""
    measure: str
    """What it may be added to: its unit, the measure words for people taken as one."""
    signed: float
    """The value with the sign of a change."""
    same: bool = False  # stated to be unchanged
    depth: int = 0  # in brackets within its sentence

    @property
    def words(self) -> str:
        """The figure as printed, without the layout that may run through it."""
        return self.printed[self.start : self.end].replace(" ", "")

    @property
    def rate(self) -> float:
        """A change in percent, with its sign: 增长2.3倍 is 230."""
        return self.signed * self.per

    @property
    def per(self) -> int:
        """What one of the unit is in percent."""
        return 100 if self.figure.unit == "倍" else 1


class Scene:
    """All items of an issue, in order, and the text of its blocks; in simplified characters, whatever is printed."""

    def __init__(self, issue: Issue, figures: tuple[Figure, ...]) -> None:
        self.issue = issue
        self.texts: list[str] = []
        self.items: list[Item] = []
        self._flows: dict[int, Flow] = {}
        self.cut: list[Span] = []
        """Totals whose parts are more than are added up."""
        self.traditional = is_traditional(issue.source.text)
        self._lay_out(issue, figures)

    @cached_property
    def by_block(self) -> dict[int, list[Item]]:
        blocks: dict[int, list[Item]] = {}
        for item in self.items:
            blocks.setdefault(item.block, []).append(item)
        return blocks

    @cached_property
    def by_size(self) -> dict[tuple[str, float], list[Item]]:
        """Items by what they may be added to and their value, to a thousandth."""
        sizes: dict[tuple[str, float], list[Item]] = {}
        for item in self.items:
            sizes.setdefault((item.measure, round(item.value, 3)), []).append(item)
        return sizes

    def flow(self, number: int) -> Flow:
        """The flow of block `number`, whose text is the printed one of its items; the last few are kept."""
        flow = self._flows.get(number)
        if flow is None:
            if len(self._flows) >= _KEPT:
                self._flows.clear()
            flow = self._flows[number] = squeeze(self.issue.blocks[number].flow)
        return flow

    def before(self, index: int, count: int) -> list[Item]:
        """The last `count` items before figure `index`."""
        at = bisect_left(self.items, index, key=lambda item: item.index)
        return self.items[max(0, at - count) : at]

    def _lay_out(self, issue: Issue, figures: tuple[Figure, ...]) -> None:
        at = 0
        for number, block in enumerate(stoppable(issue.blocks)):
            flow = squeeze(block.flow)
            text = simplified(flow.text) if self.traditional else flow.text
            self.texts.append(text)
            previous, sentence, sentence_end, depth = 0, 0, 0, 0
            while at < len(figures) and figures[at].span.end <= block.span.end:
                figure = figures[at]
                if figure.span.start >= block.span.start and block.kind is not BlockKind.TABLE:
                    start, end = flow.index(figure.span.start), flow.index(figure.span.end - 1) + 1
                    stop = max(text.rfind(mark, previous, start) for mark in "。！？")
                    if stop >= 0:
                        sentence, sentence_end, depth = sentence + 1, stop + 1, 0
                    lead = text[max(previous, sentence_end) : start]
                    depth = max(0, depth + _deeper(lead))
                    words = _simplified(figure) if self.traditional else figure
                    place = _Place(number, text, flow.text, start, end)
                    self.items.append(_item(at, words, figure, place, lead, sentence, depth))
                    previous = end
                at += 1


def _simplified(figure: Figure) -> Figure:
    """`figure` in the words of the rules."""
    subject = figure.subject and simplified(figure.subject)
    return replace(figure, text=simplified(figure.text), unit=simplified(figure.unit), subject=subject)


def _deeper(lead: str) -> int:
    """By how many brackets `lead` goes deeper; those of numbering （一） do nothing."""
    return lead.count("（") + lead.count("(") - lead.count("）") - lead.count(")")


class _Place(NamedTuple):
    """Where a figure stands: ``text[start:end]`` of a block, printed as ``printed[start:end]``."""

    block: int
    text: str
    printed: str
    start: int
    end: int


def _item(index: int, figure: Figure, stated: Figure, place: _Place, lead: str, sentence: int, depth: int) -> Item:
    clause = CLAUSES.split(lead)[-1]
    block, text, printed, start, end = place
    role, sign = _role(clause, figure, text, end)
    step = float(step_of(figure.text) or 0)
    if step == 1 and unit_kind(figure.unit) in ("people", "measure", "open"):
        step = 0.0  # things are counted, not measured
    same = bool(_UNCHANGED.search(clause))
    value = figure.value if isinstance(figure.value, float) else float("nan")
    measure = "人" if figure.unit in _PEOPLE else figure.unit
    sums = (value, measure, value * (sign or 1))
    words = (lead, sentence, role, sign, step)
    return Item(index, figure, stated, block, text, printed, start, end, *words, *sums, same, depth)


def _role(clause: str, figure: Figure, text: str, end: int) -> tuple[Role, int]:
    """The role of the figure that follows `clause` and ends at `end`, and the sign of its change."""
    percent = figure.unit in ("%", "‰", "倍")
    if _OF_WHOLE.match(clause) and _TAKEN.match(text, end):
        return "whole", 0
    if TO.search(clause) or _UNTIL.match(clause):
        return "to", 0
    if direction := _DIRECTION.search(clause):
        return "percent" if percent else "delta", 1 if direction["up"] else -1
    if percent and (_SHARE.search(clause) or clause == "的"):
        return "share", 0
    if signed := _SIGNED_NOUN.match(clause):
        return "level", 1 if signed["up"] else -1
    beside = text.startswith(_SET_SIDE, end) and _BESIDE.search(clause)
    return "from" if beside or _FROM.search(clause) else "level", 0
