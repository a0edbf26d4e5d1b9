"""Headings without a number: bare lines that stand alone between paragraphs, and bare sentences that head them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from parsers.blocks.layout import closed
from parsers.language.markers import find_marker
from parsers.model import Block, BlockKind, Source
from parsers.outline.rules.bare import NEVER, UNLIKE, begins_with_label, is_known, is_subpart
from parsers.outline.rules.introductions import is_salutation
from parsers.outline.rules.wording import GROUP
from parsers.patterns import late
from parsers.rules import Rules

_LONGEST = 42
_SENTENCE = 64
_USUAL = 32
_LEAST_PROSE = 12
_LEAST_RUN = 3
_LEAST_UNMARKED = 2
_LEAST_BODY = 24
"""Characters of the shortest paragraph that a sentence heads."""
_MONTH = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?")
_MONTH_LENGTH = 4
_PART_OF_REPORT = re.compile(
    r"(?:\d{4}\s?年|[“‘]?十[一二三四五六七]五[”’]?|过去|今后|未来|[上本\w]{1,3}届|\S{0,4}五年)[^，。；]{0,24}"
    r"(?:回顾|总结|安排|任务|目标|要求|打算|重点|工作|成就|成绩|开局|部署|思路)"
)
_LABEL_LENGTH = 8
_LEAST_GROUPS = 2
_ALIKE = 3
"""So many first characters that heads have in common show that they are alike."""
_BULLETS = ("—", "●", "◆", "■", "▲", "★", "•")
_BILL = late(r"《[^《》]{4,60}(?:草案|议案|法案)》")
BILL_RULE = "bill"
"""The name of the way to a bill: it stands below the heading of its reading."""
SENTENCE_RULE = "alternating_sentence"
"""The name of the way to a sentence that heads a paragraph."""
GROUP_RULE = "group_of_a_list"
"""The name of the way to the head of a group: it never begins a part."""
_LISTING = re.compile(r"[：；\d]")
"""What a sentence that heads a paragraph has not: it would list or count."""
_GROUP = 30
_EXAMPLE = "各乡镇要在汛期到来之前对辖区内的水库和堤防逐一检查并把查出的问题登记造册限期整改不得拖延。"
"""A paragraph below a heading, for the examples."""


class Bare:
    """The bare lines of a document's blocks ``lo:hi``, and how far they stand apart from the lines before them."""

    def __init__(self, blocks: Sequence[Block], lo: int, hi: int, source: Source) -> None:
        self.blocks, self.lo, self.source = blocks, lo, source
        self.lines = dict.fromkeys(i for i in range(lo, hi) if _is_bare(blocks, i, lo, hi))
        self.sentences = _sentences(blocks, lo, hi, self.lines)
        short = _short(blocks, lo, hi)
        self.groups = _groups(blocks, hi, short)
        self.bills = _bills(short)
        self.months = _months(blocks, hi, short)
        self.several = False
        """Two lines or more that nothing else marks stand no farther apart than paragraphs do."""
        usual = Counter(_gap(blocks, i, source) for i in range(lo + 1, hi) if closed(blocks[i].text)).most_common(1)
        self.usual = usual[0][0] if usual else 0
        ways = [WAYS.first(self, i) for i in self.lines]
        unmarked = sum(way is None or way.find in (below_a_part, part_of_a_report) for way in ways)
        self.several = unmarked >= _LEAST_UNMARKED


WAYS: Rules[[Bare, int], bool] = Rules("outline.heading.bare")
"""The ways in which block `i`, a bare line or a sentence, is a heading. In the examples ▶ marks its line."""


def bare_headings(blocks: Sequence[Block], lo: int, hi: int, source: Source) -> dict[int, str]:
    """The blocks of ``lo:hi`` that are headings without a number, and the names of the rules that say so."""
    bare = Bare(blocks, lo, hi, source)
    ways = ((i, WAYS.first(bare, i)) for i in (*bare.lines, *bare.sentences, *bare.groups, *bare.bills, *bare.months))
    return {i: way.name for i, way in ways if way}


@WAYS.rule(
    "会议开始。\n▶讨论事项\n会议讨论了防汛工作。",
    "会议开始。\n▶法案首读\n会议讨论了防汛工作。",
    "会议开始。\n▶前言\n会议讨论了防汛工作。",
    "会议开始。\n▶结语\n会议讨论了防汛工作。",
    "会议开始。\n▶后记\n会议讨论了防汛工作。",
    "会议开始。\n▶开幕词\n会议讨论了防汛工作。",
    but=("会议开始。\n▶讨论情况\n会议讨论了防汛工作。",),
)
def known_words(bare: Bare, i: int) -> bool:
    """Its own words say so: a part of minutes, a foreword, a closing word."""
    return is_known(bare.blocks[i].text)


@WAYS.rule(
    "一、防汛\n会议讨论了防汛工作。\n▶### 水库堤防\n会议讨论了防汛工作。",
    but=("一、防汛\n会议讨论了防汛工作。\n▶水库堤防\n会议讨论了防汛工作。",),
)
def markdown(bare: Bare, i: int) -> bool:
    """It is a heading of Markdown, or bold on a line of its own."""
    return bare.blocks[i].kind is BlockKind.HEADING


@WAYS.rule(
    "会议开始。\n讨论事项\n▶防汛工作问题\n会议讨论了今年的防汛工作。",
    "会议开始。\n法案首读\n▶防汛工作问题\n会议讨论了今年的防汛工作。",
    but=("会议开始。\n讨论工作。\n▶防汛工作问题\n会议讨论了今年的防汛工作。",),
)
def below_a_part(bare: Bare, i: int) -> bool:
    """It stands right below the name of a part of minutes, or of what stands in one."""
    return i in bare.lines and i > bare.lo and is_known(bare.blocks[i - 1].text)


@WAYS.rule(
    "各项工作已经结束。\n\n▶水库堤防\n会议讨论了防汛抗旱工作。\n会议听取了防汛工作汇报。\n会议又听取抗旱工作汇报。",
    but=(
        "各项工作已经结束。\n▶水库堤防\n会议讨论了防汛抗旱工作。\n会议听取了防汛工作汇报。\n会议又听取抗旱工作汇报。",
    ),
)
def apart(bare: Bare, i: int) -> bool:
    """More blank lines stand above it than above paragraphs."""
    return i in bare.lines and _gap(bare.blocks, i, bare.source) > bare.usual


@WAYS.rule(
    "各项工作已经结束。\n▶水库堤防\n会议讨论了防汛抗旱工作。\n河道疏浚\n会议听取了防汛工作汇报。\n会议又听取抗旱工作汇报。",
    but=(
        "各项工作已经结束。\n▶水库堤防\n会议讨论了防汛抗旱工作。\n会议听取了防汛工作汇报。\n会议又听取抗旱工作汇报。",
    ),
)
def one_of_several(bare: Bare, i: int) -> bool:
    """It is one of several bare lines between paragraphs."""
    return bare.several and i in bare.lines


@WAYS.rule(
    "现在报告工作。\n▶2031年工作回顾\n今年的防汛工作取得了新的进展。",
    "现在报告工作。\n▶过去五年的成就\n过去五年的防汛工作取得了进展。",
    "现在报告工作。\n▶“十五五”时期主要目标\n今后五年的防汛工作有新的目标。",
    "现在报告工作。\n▶本届政府工作\n本届政府的防汛工作取得了进展。",
    *(
        f"现在报告工作。\n▶{part}\n我们的防汛工作取得了新的进展。"
        for part in (
            *(
                "过去三年的总结",
                "今后三年的任务",
                "未来三年的打算",
                "上届政府的成绩",
                "十五五时期的开局",
                "第三届政府的部署",
            ),
            *("2032年安排", "2032年要求", "2032年重点", "2032年思路", "过去三年的目标", "近五年的成就"),
        )
    ),
    but=("现在报告工作。\n▶水库回顾\n今年的防汛工作取得了新的进展。", "现在报告工作。\n▶2031年工作回顾\n水库"),
)
def part_of_a_report(bare: Bare, i: int) -> bool:
    """It says of which years it tells, as the parts of a report on work do, and ends with what it tells of them."""
    return i in bare.lines and _PART_OF_REPORT.fullmatch(bare.blocks[i].text) is not None


@WAYS.rule(
    f"▶{_EXAMPLE[:32]}。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
    f"▶水库要防汛。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}",
    but=(
        f"▶水库要防汛。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}",
        f"▶水库要防汛：堤防。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
        f"▶请大家防汛。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
        f"▶水库。。防汛。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
        f"▶水库要防汛。\n{_EXAMPLE[30:]}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
    ),
)
def alternating_sentence(bare: Bare, i: int) -> bool:
    """It is a short sentence, and such sentences and paragraphs alternate."""
    return i in bare.sentences


@WAYS.rule(
    "名单如下。\n▶青禾县（2个）\n青禾县水务局\n青禾县财政局\n云台区（1个）\n云台区水务局",
    "名单如下。\n青禾县（2个）\n青禾县水务局\n青禾县财政局\n▶云台区（共一名）\n游一方",
    but=(
        "名单如下。\n▶青禾县（2个）\n青禾县水务局\n青禾县财政局",
        "名单如下。\n▶青禾县（2个）\n水库要防汛。\n云台区（1个）\n堤防要防汛。",
        "名单如下。\n▶出席（2人）\n游一方　杜小满\n缺席（1人）\n白　鹭",
        "名单如下。\n▶青禾县（2031年）\n青禾县水务局\n云台区（2032年）\n云台区水务局",
    ),
)
def group_of_a_list(bare: Bare, i: int) -> bool:
    """It heads a group of a list and says how many it has, and there are several: 青禾县（3个）."""
    return i in bare.groups


@WAYS.rule(
    "会议开始。\n法案首读\n主席：法案首读。\n▶《2031年水库（修订）条例草案》\n秘书：已经首读。",
    "会议开始。\n法案首读\n主席：法案首读。\n▶《2031年水库（修订）法案》\n秘书：已经首读。",
    "会议开始。\n法案首读\n主席：法案首读。\n▶《2031年水库（修订）议案》\n秘书：已经首读。",
    but=(
        "会议开始。\n主席：法案首读。\n▶《2031年水库（修订）条例草案》\n秘书：已经首读。",
        "会议开始。\n法案首读\n主席：法案首读。\n▶《2031年水库（修订）条例》\n秘书：已经首读。",
    ),
)
def bill(bare: Bare, i: int) -> bool:
    """It names a bill, on a line of its own, in a record of a council that reads bills."""
    return i in bare.bills


@WAYS.rule(
    "全县大事如下。\n▶一月\n6日　水库开工。\n二月\n3日　堤防开工。",
    "全县大事如下。\n1月\n6日　水库开工。\n▶2月\n3日　堤防开工。",
    but=("全县大事如下。\n▶一月\n6日　水库开工。\n堤防\n3日　堤防开工。", "全县大事如下。\n▶一月\n12\n二月\n13"),
)
def month(bare: Bare, i: int) -> bool:
    """It is a month of a chronicle, which has several."""
    return i in bare.months


def _short(blocks: Sequence[Block], lo: int, hi: int) -> list[tuple[int, str]]:
    """The short paragraphs and headings of ``lo:hi``: their indices and texts."""
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING)
    found = ((i, blocks[i]) for i in range(lo, hi))
    return [(i, block.text) for i, block in found if block.kind in kinds and len(block.text) <= _SENTENCE]


def _months(blocks: Sequence[Block], hi: int, short: Sequence[tuple[int, str]]) -> set[int]:
    """Those of the `short` lines that name a month and stand above a sentence: two or more."""
    named = {i for i, text in short if len(text) <= _MONTH_LENGTH and _MONTH.fullmatch(text)}
    found = {i for i in named if i + 1 < hi and closed(blocks[i + 1].text)}
    return found if len(found) >= _LEAST_GROUPS else set()


def _bills(short: Sequence[tuple[int, str]]) -> set[int]:
    """Those of the `short` lines that name a bill and nothing else, after the heading of a reading (法案首读)."""
    bills = {i for i, text in short if text[0] == "《" and _BILL.fullmatch(text)}
    first = next((i for i, text in short if is_subpart(text)), None) if bills else None
    return {i for i in bills if first is not None and i > first}


def _groups(blocks: Sequence[Block], hi: int, short: Sequence[tuple[int, str]]) -> set[int]:
    """The heads of the groups of a list: two or more of the `short` lines, each above one that is no sentence."""
    heads = {
        i
        for i, text in short
        if len(text) <= _GROUP and text[-1] in "）)" and GROUP.fullmatch(text) and not begins_with_label(text)
    }
    found = {i for i in heads if i + 1 < hi and _lists(blocks[i + 1].text)}
    return found if len(found) >= _LEAST_GROUPS else set()


def _lists(text: str) -> bool:
    """Whether a line may be the first of a list: no sentence, but a label may head it (`旅行社：`)."""
    return not closed(text) or (text[-1] in "：:" and len(text) <= _LABEL_LENGTH)


def _is_bare(blocks: Sequence[Block], i: int, lo: int, hi: int) -> bool:
    """Whether block `i` is a short line that ends no sentence, between blocks that do."""
    block = blocks[i]
    text = block.text
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or not 2 <= len(text) <= _LONGEST or i + 1 >= hi:
        return False
    if is_known(text):
        return True
    if NEVER.first(text):
        return False
    if block.kind is BlockKind.HEADING:
        return True
    if UNLIKE.first(text):
        return False
    return _ends(blocks[i - 1] if i > lo else None) and _is_prose(blocks[i + 1])


def _ends(before: Block | None) -> bool:
    """Whether a heading may stand after `before`."""
    if before is None or before.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return True
    return closed(before.text) or find_marker(before.text) is not None or is_known(before.text)


def _is_prose(block: Block) -> bool:
    """Whether `block` is a paragraph of running text, or a numbered one."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return block.kind is BlockKind.HEADING
    if is_salutation(block.text):
        return False
    if find_marker(block.text) is not None or (block.text[-1] in "：:" and len(block.text) >= _LEAST_PROSE // 2):
        return True
    return closed(block.text) and len(block.text) >= _LEAST_PROSE


def _gap(blocks: Sequence[Block], i: int, source: Source) -> int:
    """The number of line ends between block `i` and the one before it, lines of page furniture left out."""
    if i == 0:
        return 0
    start, end = blocks[i - 1].pieces[-1].end, blocks[i].pieces[0].start
    between = source.text[start:end]
    if not between or between.isspace():
        return between.count("\n")
    return sum(1 for line in between.split("\n") if not line.strip()) - 1


def _sentences(blocks: Sequence[Block], lo: int, hi: int, lines: Collection[int]) -> set[int]:
    """Short sentences on lines of their own that head a paragraph each, in strict alternation.

    Between two headings, numbered or of the bare `lines`, three or more must alternate, and over half of the blocks
    there; two are enough once the document has shown elsewhere that it is laid out so.
    """
    numbered = (i for i in range(lo, hi) if i in lines or (find_marker(blocks[i].text) and not _is_aside(blocks[i])))
    cuts = [lo, *numbered, hi]
    sections: list[tuple[int, list[int]]] = []
    for a, b in pairwise(cuts):
        told = [i for i in range(a, b) if not _is_aside(blocks[i])]
        heads = _alternating(blocks, told)
        short = sum(1 for i in heads if len(blocks[i].text) <= _USUAL)
        if len(heads) >= 2 and 4 * len(heads) > len(told) and (2 * short >= len(heads) or _begin_alike(blocks, heads)):
            sections.append((len(heads), heads))
    if not any(count >= _LEAST_RUN for count, _ in sections):
        return set()
    return {i for _, heads in sections for i in heads}


def _alternating(blocks: Sequence[Block], told: Sequence[int]) -> list[int]:
    """Those of the blocks `told` that may head the next one."""
    heads: list[int] = []
    k = 0
    while k + 1 < len(told):
        pair = _heads(blocks[told[k]], blocks[told[k + 1]])
        if pair:
            heads.append(told[k])
        k += 2 if pair else 1
    return heads


def _is_aside(block: Block) -> bool:
    """Whether a block is no part of the alternation: a note, a table, an item after a bullet."""
    return block.kind in (BlockKind.NOTE, BlockKind.TABLE) or block.text.startswith(_BULLETS)


def _begin_alike(blocks: Sequence[Block], heads: Sequence[int]) -> bool:
    """Whether most of the heads begin with the same characters: 这一年，我们…."""
    starts = Counter(blocks[i].text[:_ALIKE] for i in heads)
    return starts.most_common(1)[0][1] * 2 > len(heads)


def _heads(block: Block, following: Block) -> bool:
    """Whether `block` is a short sentence and `following` a paragraph that it may head."""
    text, body = block.text, following.text
    if block.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH:
        return False
    if text[-1] != "。" or not 5 <= len(text) <= _SENTENCE or text.count("。") > 2 or _LISTING.search(text):
        return False
    if find_marker(text):
        return False
    if text.startswith(("各位", "以上", "现在", "请", "（", "(", "[", "［")):
        return False
    return body[-1:] in "。！" and len(body) >= max(_LEAST_BODY, int(1.3 * len(text)))
