"""Headings without a number: bare lines that stand alone between paragraphs, and bare sentences that head them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from parsers.blocks.layout import closed
from parsers.language.markers import find_marker
from parsers.model import Block, BlockKind, Source
from parsers.outline.rules.bare import NEVER, UNLIKE, is_known, is_part
from parsers.outline.rules.introductions import is_salutation
from parsers.rules import Rules

_LONGEST = 42
_SENTENCE = 64
_USUAL = 32
_LEAST_PROSE = 12
_LEAST_RUN = 3
_LEAST_UNMARKED = 2
_EXAMPLE = "各乡镇要在汛期到来之前对辖区内的水库和堤防逐一检查并把查出的问题登记造册限期整改不得拖延。"
"""A paragraph below a heading, for the examples."""


class Bare:
    """The bare lines of a document's blocks ``lo:hi``, and how far they stand apart from the lines before them."""

    def __init__(self, blocks: Sequence[Block], lo: int, hi: int, source: Source) -> None:
        self.blocks, self.lo, self.source = blocks, lo, source
        self.lines = dict.fromkeys(i for i in range(lo, hi) if _is_bare(blocks, i, lo, hi))
        self.sentences = _sentences(blocks, lo, hi)
        self.several = False
        """Two lines or more that nothing else marks stand no farther apart than paragraphs do."""
        usual = Counter(_gap(blocks, i, source) for i in range(lo + 1, hi) if closed(blocks[i].text)).most_common(1)
        self.usual = usual[0][0] if usual else 0
        self.several = sum(1 for i in self.lines if WAYS.first(self, i) is None) >= _LEAST_UNMARKED


WAYS: Rules[[Bare, int], bool] = Rules("outline.heading.bare")
"""The ways in which block `i`, a bare line or a sentence, is a heading. In the examples ▶ marks its line."""


def bare_headings(blocks: Sequence[Block], lo: int, hi: int, source: Source) -> dict[int, str]:
    """The blocks of ``lo:hi`` that are headings without a number, and the names of the rules that say so."""
    bare = Bare(blocks, lo, hi, source)
    ways = ((i, WAYS.first(bare, i)) for i in (*bare.lines, *bare.sentences))
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
    but=("会议开始。\n讨论工作。\n▶防汛工作问题\n会议讨论了今年的防汛工作。",),
)
def below_a_part(bare: Bare, i: int) -> bool:
    """It stands right below the name of a part of minutes."""
    return i in bare.lines and i > bare.lo and is_part(bare.blocks[i - 1].text)


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
    f"▶{_EXAMPLE[:32]}。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
    f"▶水库要防汛。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}",
    but=(
        f"▶水库要防汛。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}",
        f"▶水库要防汛：堤防。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
        f"▶请大家防汛。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
        f"▶水库。。防汛。\n{_EXAMPLE}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
        f"▶水库要防汛。\n{_EXAMPLE[20:]}\n堤防要加固。\n{_EXAMPLE}\n河道要疏浚。\n{_EXAMPLE}\n水质要改善。\n{_EXAMPLE}",
    ),
)
def alternating_sentence(bare: Bare, i: int) -> bool:
    """It is a short sentence, and such sentences and paragraphs alternate."""
    return i in bare.sentences


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
    return closed(before.text) or find_marker(before.text) is not None or is_part(before.text)


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
    between = source.text[start:end].split("\n") if end > start else [""]
    return sum(1 for line in between if not line.strip()) - 1


def _sentences(blocks: Sequence[Block], lo: int, hi: int) -> set[int]:
    """Short sentences on lines of their own that head a paragraph each, in strict alternation.

    Between two numbered headings three or more must alternate, and over half of the blocks there; two are enough once
    the document has shown elsewhere that it is laid out so.
    """
    cuts = [lo, *(i for i in range(lo, hi) if find_marker(blocks[i].text)), hi]
    sections: list[tuple[int, list[int]]] = []
    for a, b in pairwise(cuts):
        heads: list[int] = []
        i = a
        while i + 1 < b:
            pair = _heads(blocks[i], blocks[i + 1])
            if pair:
                heads.append(i)
            i += 2 if pair else 1
        short = sum(1 for i in heads if len(blocks[i].text) <= _USUAL)
        if len(heads) >= 2 and 4 * len(heads) > b - a and 2 * short >= len(heads):
            sections.append((len(heads), heads))
    if not any(count >= _LEAST_RUN for count, _ in sections):
        return set()
    return {i for _, heads in sections for i in heads}


def _heads(block: Block, following: Block) -> bool:
    """Whether `block` is a short sentence and `following` a paragraph that it may head."""
    text, body = block.text, following.text
    if block.kind is not BlockKind.PARAGRAPH or following.kind is not BlockKind.PARAGRAPH:
        return False
    if text[-1] != "。" or not 5 <= len(text) <= _SENTENCE or text.count("。") > 2 or re.search(r"[：；\d]", text):
        return False
    if find_marker(text):
        return False
    if text.startswith(("各位", "以上", "现在", "请", "（", "(", "[", "［")):
        return False
    return body[-1:] in "。！" and len(body) >= max(40, int(1.3 * len(text)))
