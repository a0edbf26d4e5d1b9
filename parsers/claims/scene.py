"""The figures of an issue laid out for arithmetic: each in its sentence, with its role and its rounding."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from parsers.claims.roles import Place, Role, comes_out_of, role_of
from parsers.claims.wording import scale_of
from parsers.figures.find import joined, squeeze, step_of
from parsers.figures.stacks import find_stacks
from parsers.figures.units import unit_kind
from parsers.language.markers import find_marker
from parsers.language.script import is_traditional, simplified
from parsers.model import Block, BlockKind, Figure, Flow, Issue, Span
from parsers.stopping import stoppable

_UNCHANGED = re.compile(r"(?:为年初的|仍为|保持|维持)$")
CLAUSES = re.compile("[，,；;：:]")
_NARROW = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[;()]")
_WIDE = {",": "，", ":": "：", ";": "；", "(": "（", ")": "）"}
_AGAIN = re.compile("[，、（]?(?:即|或|也就是|折合|约)(?:约|近|超额完成|超额)?")
_BEYOND = {"超过": 1, "超出": 1, "超": 1, "多出": 1, "多": 1, "高出": 1, "低": -1, "少": -1, "短少": -1}
"""What stands alone between what something is compared to and by how much it differs: 比计划的12亿元超过3亿元."""
_AFTER = 8
"""How many of the words after a figure tell of its role."""
_UNENDED = re.compile(r"\d[^，,。；;：:]{1,8}[，,][^，,。；;：:、\d]{1,20}$")
"""A figure and the beginning of a clause after it, at the end of a block."""
_KEPT = 64
_ONWARD = 3
"""How many figures after a beginning the change from it may be told."""
_PER = {"倍": 100, "‰": 0.1}
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
    def per(self) -> float:
        """What one of the unit is in percent."""
        return _PER.get(self.figure.unit, 1)


class Scene:
    """All items of an issue, in order, and the text of its blocks; in simplified characters, whatever is printed."""

    def __init__(self, issue: Issue, figures: tuple[Figure, ...]) -> None:
        self.issue = issue
        self.figures = figures
        self.texts: list[str] = []
        self.items: list[Item] = []
        self._flows: dict[int, Flow] = {}
        self._wrapped: dict[int, Flow] = {}  # headings that are the first line of the paragraph below, with it
        self.cut: list[Span] = []
        """Totals whose parts are more than are added up."""
        self.traditional = is_traditional(issue.source.text)
        self.stacks = find_stacks(issue.blocks)
        """Tables whose cells stand a line each, by the number of their first block."""
        self.stacked = {at: stack.start for stack in self.stacks.values() for at in range(stack.first, stack.stop)}
        """The blocks that these are made of, with the source offset from which on they are."""
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

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.issue.blocks]

    def block_at(self, offset: int) -> int:
        """The number of the block that the source's character `offset` stands in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def flow(self, number: int) -> Flow:
        """The flow of block `number`, whose text is the printed one of its items; the last few are kept."""
        flow = self._flows.get(number) or self._wrapped.get(number)
        if flow is None:
            if len(self._flows) >= _KEPT:
                self._flows.clear()
            flow = self._flows[number] = squeeze(self.issue.blocks[number].flow)
        return flow

    def item_of(self, index: int, block: int, flow: Flow) -> Item:
        """Figure `index` of a table, as an item of its block, whose text is `flow`: a level with no words before it."""
        figure = self.figures[index]
        words = _simplified(figure) if self.traditional else figure
        start, end = flow.index(figure.span.start), flow.index(figure.span.end - 1) + 1
        text = self.texts[block]
        item = _item(index, words, figure, _Place(block, text, flow.text, start, end), "", 0, 0)
        return replace(item, step=item.step * scale_of(figure))

    def before(self, index: int, count: int) -> list[Item]:
        """The last `count` items before figure `index`."""
        at = bisect_left(self.items, index, key=lambda item: item.index)
        return self.items[max(0, at - count) : at]

    def after(self, index: int, count: int) -> list[Item]:
        """The first `count` items after figure `index`."""
        at = bisect_right(self.items, index, key=lambda item: item.index)
        return self.items[at : at + count]

    def _lay_out(self, issue: Issue, figures: tuple[Figure, ...]) -> None:
        at, end_of_text = 0, len(issue.source.text)
        for number, block in enumerate(stoppable(issue.blocks)):
            if number and number - 1 in self._wrapped:
                self.texts.append("")  # it is read with the block before
                continue
            flow, block_end = self._laid_out(number, block)
            text = _wide(simplified(flow.text) if self.traditional else flow.text)
            self.texts.append(text)
            previous, sentence, sentence_end, depth = 0, 0, 0, 0
            while at < len(figures) and figures[at].span.end <= block_end:
                figure = figures[at]
                in_table = block.kind is BlockKind.TABLE or figure.span.start >= self.stacked.get(number, end_of_text)
                if figure.span.start >= block.span.start and not in_table:
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
        _settle(self.items)

    def _laid_out(self, number: int, block: Block) -> tuple[Flow, int]:
        """The flow of a block and where it ends; with the next one where a clause of a heading goes on there."""
        flow = squeeze(block.flow)
        following = self.issue.blocks[number + 1 : number + 2]
        if block.kind is not BlockKind.HEADING or not following or not _is_broken_off(flow.text, following[0]):
            return flow, block.span.end
        flow = self._wrapped[number] = joined([flow, squeeze(following[0].flow)])
        return flow, following[0].span.end


def _is_broken_off(heading: str, following: Block) -> bool:
    """Whether what was taken for a heading is the first line of a paragraph: （二）养路费12万元，占支 / 出的5%."""
    begins = following.kind is BlockKind.PARAGRAPH and not find_marker(following.text)
    return begins and bool(_UNENDED.search(heading))


def _wide(text: str) -> str:
    """`text` with full-width marks, as the rules are written; those within numbers, 1,613 and 4:3, stay."""
    return _NARROW.sub(lambda mark: _WIDE[mark[0]], text)


def _settle(items: list[Item]) -> None:
    """Makes levels of those beginnings that nothing goes on from: 由市级调剂8亩，占全部的75%."""
    for at, item in enumerate(items):
        if item.role == "from" and comes_out_of(CLAUSES.split(item.lead)[-1]) and not _goes_on(items, at):
            items[at] = replace(item, role="level")
        if at:
            items[at] = _restated(items, at)


def _restated(items: list[Item], at: int) -> Item:
    """A change told again in the other way takes its direction: 增长15%，即69亿元; 减少138亿元，或4%."""
    item, before = items[at], items[at - 1]
    if before.role == "from" and before.block == item.block and (sign := _BEYOND.get(item.lead.removesuffix("了"))):
        return replace(
            item, role="percent" if item.figure.unit == "%" else "delta", sign=sign, signed=item.value * sign
        )
    beside = before.block == item.block and before.sentence == item.sentence and _AGAIN.fullmatch(item.lead)
    if not beside or not before.sign or before.role not in ("delta", "percent"):
        return item
    rate = item.figure.unit == "%"
    if rate == (before.role == "percent"):
        return item
    return replace(item, role="percent" if rate else "delta", sign=before.sign, signed=item.value * before.sign)


def _goes_on(items: list[Item], at: int) -> bool:
    """Whether one of the next figures of the sentence is what the one at `at` has become, or by how much it moved."""
    item = items[at]
    following = [each for each in items[at + 1 : at + 1 + _ONWARD] if each.block == item.block]
    return any(each.sentence == item.sentence and each.role in ("to", "delta", "percent") for each in following)


def _simplified(figure: Figure) -> Figure:
    """`figure` in the words of the rules."""
    subject = figure.subject and simplified(figure.subject)
    return replace(figure, text=simplified(figure.text), unit=simplified(figure.unit), subject=subject)


def _deeper(lead: str) -> int:
    """By how many brackets `lead` goes deeper; those of numbering （一） do nothing."""
    return lead.count("（") - lead.count("）")


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
    role, sign = role_of(Place(clause, figure.unit, text[end : end + _AFTER]))
    step = float(step_of(figure.text) or 0)
    if step == 1 and unit_kind(figure.unit) in ("people", "measure", "open"):
        step = 0.0  # things are counted, not measured
    same = bool(_UNCHANGED.search(clause))
    value = figure.value if isinstance(figure.value, float) else float("nan")
    measure = "人" if figure.unit in _PEOPLE else figure.unit
    sums = (value, measure, value * (sign or 1))
    words = (lead, sentence, role, sign, step)
    return Item(index, figure, stated, block, text, printed, start, end, *words, *sums, same, depth)
