"""Headings without a number: bare lines that stand alone between paragraphs, and bare sentences that head them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from parsers.blocks.cells import label_end
from parsers.blocks.joins import is_caption, is_footnote
from parsers.blocks.layout import closed
from parsers.front.entries import squeeze
from parsers.language.bylines import is_body, is_name, is_post, read_byline
from parsers.language.dates import is_date_line
from parsers.language.markers import find_marker
from parsers.lexicons import entries
from parsers.model import Block, BlockKind, Source
from parsers.outline.front import is_document_number, is_passing_note, is_salutation

_COLUMNS = re.compile(r"\s{2,}|\u3000|\t|[^\W\d_] [^\W\d_]")
_ARTICLE = re.compile(r"第\s?\w{1,6}?\s?[条條]")
_YEAR = re.compile(r"\d{4}\s?年[^，。,]{2,}")
_FRAME = re.compile("[引前序]言|[结結][语語论論]|[后後][记記]|[开開][会會幕][辞辭词詞]")
_ADDRESSED = ("议员", "議員", "先生", "女士", "小姐", "博士")
_LONGEST = 42
_PART = 24
_SENTENCE = 64
_USUAL = 32
_LEAST_PROSE = 12
_LEAST_RUN = 3


def bare_headings(blocks: Sequence[Block], lo: int, hi: int, source: Source) -> set[int]:
    """The blocks of ``lo:hi`` that are headings without a number: bare lines, and sentences that alternate."""
    bare = [i for i in range(lo, hi) if _is_bare(blocks, i, lo, hi)]
    marked = {i for i in bare if blocks[i].kind is BlockKind.HEADING or _is_known(blocks[i].text)}
    marked |= {i for i in bare if i > lo and is_part(blocks[i - 1].text)}
    rest = [i for i in bare if i not in marked]
    usual = Counter(_gap(blocks, i, source) for i in range(lo + 1, hi) if closed(blocks[i].text)).most_common(1)
    modal = usual[0][0] if usual else 0
    apart = {i for i in rest if _gap(blocks, i, source) > modal}
    if len(rest) - len(apart) >= 2:
        apart.update(rest)
    return marked | apart | _sentences(blocks, lo, hi)


def is_part(text: str) -> bool:
    """Whether a bare line names a part of minutes: 报告事项, 讨论事项 and their like, spaced out or not."""
    return len(text) <= _PART and _parts()[0].fullmatch(squeeze(text)) is not None


def is_subpart(text: str) -> bool:
    """Whether a bare line names what stands below a part of minutes: 法案首讀, 第1案."""
    return len(text) <= _PART and _parts()[1].fullmatch(squeeze(text)) is not None


def is_frame(text: str) -> bool:
    """Whether a bare line heads what stands before or behind the numbered headings: 引言, 结语, 開會辭."""
    return _FRAME.fullmatch(text) is not None


def begins_with_label(text: str) -> bool:
    """Whether a line begins with a label of a record's head (`时间 …`, `出席 …`)."""
    return squeeze(text).startswith(entries("head_labels"))


@cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = entries("parts")
    outer = "|".join(f"(?:{entry})" for entry in words if entry[0] != "~")
    return re.compile(outer), re.compile("|".join(f"(?:{entry[1:]})" for entry in words if entry[0] == "~"))


def _is_bare(blocks: Sequence[Block], i: int, lo: int, hi: int) -> bool:
    """Whether block `i` is a short line that ends no sentence, between blocks that do."""
    block = blocks[i]
    text = block.text
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or not 2 <= len(text) <= _LONGEST or i + 1 >= hi:
        return False
    if _is_known(text):
        return True
    if len(text) == 2:
        return False
    if closed(text) or find_marker(text) or text[0] in "（(《“—–-·#＃[［" or text[-1] in "，、,）)》":
        return False
    if block.kind is BlockKind.HEADING:
        return not (_ARTICLE.match(text) or is_date_line(text) or is_caption(text))
    if begins_with_label(text) or squeeze(text).startswith(entries("line_labels")) or _COLUMNS.search(text):
        return False
    if _ARTICLE.match(text) or is_footnote(text):
        return False
    if is_date_line(text) or is_document_number(text) or is_passing_note(text) or is_name(text) or is_body(text):
        return False
    if read_byline(text) or text.isascii() or (text[0].isdigit() and not _YEAR.match(text)):
        return False
    if text.endswith(_ADDRESSED) or is_post(text[: label_end(text)].rstrip("：: \u3000")):
        return False
    before = blocks[i - 1] if i > lo else None
    return _ends(before) and _is_prose(blocks[i + 1])


def _ends(before: Block | None) -> bool:
    """Whether a heading may stand behind `before`."""
    if before is None or before.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return True
    return closed(before.text) or find_marker(before.text) is not None or is_part(before.text)


def _is_known(text: str) -> bool:
    """Whether a bare line is a heading by its own words."""
    return is_part(text) or is_subpart(text) or is_frame(text)


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
    if find_marker(text) or find_marker(body) or is_salutation(text):
        return False
    if text.startswith(("各位", "以上", "现在", "请", "（", "(", "[", "［")):
        return False
    return body[-1:] in "。！" and len(body) >= max(40, int(1.3 * len(text)))
