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
from parsers.rules import Rules

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
_LEAST_UNMARKED = 2
_EXAMPLE = "各乡镇要在汛期到来之前对辖区内的水库和堤防逐一检查并把查出的问题登记造册限期整改不得拖延。"
"""A paragraph below a heading, for the examples."""
_NO_START = frozenset("（(《“—–-·#＃[［")
_NO_END = frozenset("，、,）)》")
NEVER: Rules[[str], bool] = Rules("outline.heading.never")
"""Why the words of a line cannot be a heading without a number, even where Markdown says so."""
UNLIKE: Rules[[str], bool] = Rules("outline.heading.unlike")
"""Why a line that Markdown does not mark cannot be one."""


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
    "会议开始。\n▶法案首讀\n会议讨论了防汛工作。",
    "会议开始。\n▶结语\n会议讨论了防汛工作。",
    but=("会议开始。\n▶讨论情况\n会议讨论了防汛工作。",),
)
def known_words(bare: Bare, i: int) -> bool:
    """Its own words say so: a part of minutes, a foreword, a closing word."""
    return _is_known(bare.blocks[i].text)


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
    if NEVER.first(text):
        return False
    if block.kind is BlockKind.HEADING:
        return True
    if UNLIKE.first(text):
        return False
    return _ends(blocks[i - 1] if i > lo else None) and _is_prose(blocks[i + 1])


@NEVER.rule("总结", but=("三年总结",))
def two_characters(text: str) -> bool:
    """It is two characters."""
    return len(text) == 2


@NEVER.rule("会议结束。", "名单如下：", but=("会议结束",))
def sentence(text: str) -> bool:
    """It ends a sentence."""
    return closed(text)


@NEVER.rule("一、防汛工作", "（一）防汛", but=("一次防汛",))
def numbered(text: str) -> bool:
    """It begins with a marker."""
    return find_marker(text) is not None


@NEVER.rule("（三楼会议室）三楼", "《防汛办法》全文", "——青禾县", "#防汛#水库", "·三年回顾", but=("防汛（一）期",))
def begins_with_a_mark(text: str) -> bool:
    """It begins with a bracket, a dash or a number sign."""
    return text[0] in _NO_START


@NEVER.rule("关于防汛，", "水库、堤防、", "防汛办法（草案）", "学习《防汛办法》", but=("防汛（草案）办法",))
def ends_with_a_mark(text: str) -> bool:
    """It ends with a pause or a closing bracket."""
    return text[-1] in _NO_END


@NEVER.rule("第三条 水库", "第 十二 條", but=("第三产业",))
def article(text: str) -> bool:
    """It begins with the number of an article."""
    return _ARTICLE.match(text) is not None


@NEVER.rule("2031年5月6日", but=("2031年5月6日会议",))
def date(text: str) -> bool:
    """It is a date alone."""
    return is_date_line(text)


@NEVER.rule("表1 水库一览", "图2：堤防", but=("表彰水库",))
def caption(text: str) -> bool:
    """It is the caption of a table or a picture."""
    return is_caption(text)


@UNLIKE.rule("时间五月六日", "出 席 十二人", "专栏一", "资料来源", but=("五月时间",))
def label(text: str) -> bool:
    """It begins with a label of a record's head, of a table or of a note."""
    return begins_with_label(text) or squeeze(text).startswith(entries("line_labels"))


@UNLIKE.rule("水库　堤防", "水库  堤防", "水库 堤防", "水库\t堤防", but=("水库堤防", "水库A 3号"))
def columns(text: str) -> bool:
    """It is set in columns."""
    return _COLUMNS.search(text) is not None


@UNLIKE.rule("① 水库指中型水库", "[1] 见上期", "注：见上期", "※ 另见上期", but=("见上期",))
def footnote(text: str) -> bool:
    """It looks like a footnote."""
    return is_footnote(text)


@UNLIKE.rule("青政发〔2031〕12号", "第12号", but=("青政发文件",))
def document_number(text: str) -> bool:
    """It is a document's number or state."""
    return is_document_number(text)


@UNLIKE.rule("（2031年5月6日会议通过）水库", but=("2031年会议通过水库",))
def passing_note(text: str) -> bool:
    """It is a note of when and where something was passed."""
    return is_passing_note(text)


@UNLIKE.rule("杜小满", "欧阳青禾", but=("防汛工作",))
def name(text: str) -> bool:
    """It is a person's name."""
    return is_name(text)


@UNLIKE.rule("青禾县人民政府", but=("青禾县概况",))
def body(text: str) -> bool:
    """It is a body's name."""
    return is_body(text)


@UNLIKE.rule("青禾县县长杜小满", but=("青禾县县长职责",))
def byline(text: str) -> bool:
    """It is a byline."""
    return read_byline(text) is not None


@UNLIKE.rule("Annual Report", but=("年报Report",))
def latin(text: str) -> bool:
    """It holds no Chinese character."""
    return text.isascii()


@UNLIKE.rule("12个水库", "2031年", but=("2031年水库工作",))
def digit(text: str) -> bool:
    """It begins with a digit that is not of a year."""
    return text[0].isdigit() and not _YEAR.match(text)


@UNLIKE.rule("白鹭议员", "白鹭議員", "白鹭先生", "白鹭女士", "白鹭小姐", "白鹭博士", but=("先生之风",))
def person_addressed(text: str) -> bool:
    """It ends with how a person is addressed."""
    return text.endswith(_ADDRESSED)


@UNLIKE.rule("县长：青禾", but=("防汛：青禾",))
def post_and_value(text: str) -> bool:
    """It begins with a post as its label."""
    return is_post(text[: label_end(text)].rstrip("：: \u3000"))


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
