"""Attachments 附件: where one begins, and where the word only lists what is attached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks.group import close_up
from parsers.blocks.layout import closed
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.language.markers import find_decimal, find_marker
from parsers.lines.unseen import trim
from parsers.model import Block, BlockKind, Span
from parsers.outline.rules.bare import is_known
from parsers.outline.rules.extent import goes_on
from parsers.outline.rules.headings import Heading
from parsers.outline.rules.introductions import REMARK
from parsers.outline.rules.wording import may_be_typed
from parsers.patterns import late
from parsers.rules import Rules

_LABEL = re.compile(
    r"(?P<label>附\s*[件录](?:\s*(?:\d{1,2}(?!\d)|[lI](?!\w)|[一二三四五六七八九十]{1,3})(?:\s*[-—之]\s*\d)?)?|附)\s*(?P<colon>[：:.．、]?)\s*"
)
_TABLE = late(r"(?P<label>附\s*表\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?)(?P<colon>[：:]?)\s*")
"""The label of an attachment that is a table, on a line of its own."""
_NOTES = late(r"(?:解释|注释|说明)\Z")
_REFERRED = late(r"[（(][^（()）]{2,20}(?:所指者?|所述|所称)[)）]")
"""What stands between the label and the title: where the attachment is spoken of."""
_YEARS = late(r"[（(][\dO]{4}\s?(?:年\s?)?[-—－~～至]{1,2}\s?[\dO]{4}\s?年?[)）]")
_REMARK = re.compile(REMARK)
_COUNTED = late(r"(?:案\s*例|[实示]例|[样格]式|式样|[表图])\s*[\d一二三四五六七八九十]")
"""What begins the text of an attachment and does not go on with its title: 案例一, 表1."""
_PIECES = 3
_PIECE = 60


class Attachment(NamedTuple):
    """The heading of an attachment, the index after its blocks, and the name of the rule that made it."""

    heading: Heading
    stop: int
    rule: str = ""


ATTACHMENTS: Rules[[Sequence[Block], int, int], Attachment | None] = Rules("outline.heading.attachment")
"""The ways an attachment begins at block `i` of a document that ends at `hi`. In the examples ▶ marks it."""


TEXT: Rules[[str], bool] = Rules("outline.heading.attachment.text")
"""Why a line below the label is the attachment's text and not its title."""
AFTER_TITLE: Rules[[str], bool] = Rules("outline.heading.attachment.after")
"""Why a line does not go on with a title that has begun."""


def attachment(blocks: Sequence[Block], i: int, hi: int) -> Attachment | None:
    """The attachment that begins at block `i`; None where none begins."""
    if blocks[i].text[0] != "附" or blocks[i].kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.NOTE):
        return None
    way = ATTACHMENTS.found(blocks, i, hi)
    return way[1]._replace(rule=way[0].name) if way else None


@ATTACHMENTS.rule(
    "会议结束。\n▶附件1：防汛方案\n水库要防汛。",
    "会议结束。\n▶附件一 防汛方案\n水库要防汛。",
    "会议结束。\n▶附录2防汛方案\n水库要防汛。",
    "会议结束。\n▶附：名词解释\n水库指中型水库。",
    "会议结束。\n▶附：名词注释\n水库指中型水库。",
    "会议结束。\n▶附：编制说明\n水库指中型水库。",
    "会议结束。\n▶附件：防汛方案\n青禾县人民政府\n水库要防汛。",
    "会议结束。\n▶附件　2031年防汛方案\n水库要防汛。",
    but=(
        "会议结束。\n▶附：防汛方案\n水库要防汛。",
        "会议结束。\n▶附件防汛方案\n水库要防汛。",
        "会议结束。\n▶附件：防汛方案已经印发。\n水库要防汛。",
        "会议结束。\n▶附件：防汛方案\n2031年5月6日",
        "会议结束。\n▶附件：防汛方案\n（此件公开发布）",
        "会议结束。\n▶附件：防汛方案\n（附件另发）",
        "会议结束。\n▶附件：防汛方案\n（以下无正文）",
        "会议结束。\n▶附件：防汛方案\n（本页无正文）",
        "会议结束。\n▶附件：防汛方案\n附件：抗旱方案",
        "会议结束。\n▶附件：防汛方案\n县长　游一方\n2031年5月6日",
        "会议结束。\n▶附件2\n防汛方案\n水库要防汛。",
        "会议结束。\n▶附件2：" + "水库堤防" * 16 + "\n水库要防汛。",
        "会议结束。\n▶附件：1.防汛方案\n2.抗旱方案\n青禾县人民政府\n2031年5月6日",
    ),
)
def label_and_title(blocks: Sequence[Block], i: int, hi: int) -> Attachment | None:
    """The label and the title on one line, and text below them."""
    text = blocks[i].text
    match = _LABEL.match(text)
    rest = text[match.end() :] if match else ""
    if match is None or not rest or closed(rest) or len(rest) > _PIECE or not _opens(blocks, i, hi):
        return None
    if match["label"] == "附" and not _NOTES.search(rest):
        return None
    if not (match["colon"] or text[match.end("label")].isspace() or match["label"][-1:].isdigit()):
        return None
    title = trim(close_up(blocks[i].flow.part(match.end(), len(text)), always=True))
    return Attachment(
        Heading(i, match["label"] + match["colon"], title.text, blocks[i].flow.span(0, len(text)), None, True), i + 1
    )


@ATTACHMENTS.rule(
    "会议结束。\n▶附件\n防汛方案\n水库要防汛。",
    "会议结束。\n▶附件2\n2031年5月6日",
    "会议结束。\n▶附件l\n防汛方案\n水库要防汛。",
    "会议结束。\n▶附件二\n（第一款所指者）\n防汛方案\n水库要防汛。",
    "会议结束。\n▶附件二\n（第一款所述）\n防汛方案\n水库要防汛。",
    "会议结束。\n▶附件二\n（第一款所称）\n防汛方案\n水库要防汛。",
    "会议结束。\n▶附件\n1.防汛方案\n2.抗旱方案\n水库要防汛。",
    "会议结束。\n▶附件：\n1.防汛方案\n2.抗旱方案\n水库要防汛。",
    "会议结束。\n▶附表2\n水库名单\n水库要防汛。",
    but=(
        "会议结束。\n▶附表2\n水库要防汛。",
        "会议结束。\n▶附件：\n1.防汛方案\n2.抗旱方案\n青禾县人民政府\n2031年5月6日",
        "会议结束。\n▶附属设施\n水库要防汛。",
    ),
)
def label_alone(blocks: Sequence[Block], i: int, hi: int) -> Attachment | None:
    """The label alone, and its title on the lines below; a list of what is attached is none."""
    match = _LABEL.fullmatch(blocks[i].text) or _TABLE.fullmatch(blocks[i].text)
    if match is None or (reference_end(blocks, i, hi) > i + 1 and not _opens(blocks, i, hi)):
        return None
    parts: list[str] = []
    last = i
    for k in range(i + 1, min(hi, i + 1 + _PIECES)):
        text = blocks[k].text
        if not parts and k == i + 1 and _REFERRED.fullmatch(text):
            last = k
            continue
        if not _is_title_piece(blocks[k], bool(parts)) or (
            parts and may_be_typed("".join(parts)) and not goes_on(text)
        ):
            break
        parts.append(close_up(blocks[k].flow, always=True).text)
        last = k
    if not parts and "表" in match["label"]:
        return None
    end = blocks[last].flow.at(len(blocks[last].text) - 1) + 1
    span = Span(blocks[i].flow.at(0), end)
    return Attachment(Heading(i, match["label"].replace(" ", ""), "".join(parts), span, None, True), last + 1)


def reference_end(blocks: Sequence[Block], i: int, hi: int) -> int:
    """The index after a list of what is attached (`附件：1. … 2. …`) that begins at block `i`; `i` when none does."""
    match = _LABEL.match(blocks[i].text) if blocks[i].text[:1] == "附" else None
    if match is None or not match["colon"]:
        return i
    k = i + 1
    while k < hi and find_marker(blocks[k].text) and not closed(blocks[k].text) and len(blocks[k].text) <= _PIECE:
        k += 1
    return k


def _is_title_piece(block: Block, begun: bool) -> bool:
    """Whether a block below the label 附件 belongs to the attachment's title, of which some has `begun`."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE):
        return False
    return TEXT.first(block.text) is None and not (begun and AFTER_TITLE.first(block.text))


@TEXT.rule("水库" * 31, but=("水库" * 30,))
def too_long(text: str) -> bool:
    """It is longer than a line of a title."""
    return len(text) > _PIECE


@TEXT.rule("水库要防汛。", "水库：", but=("水库要防汛",))
def sentence(text: str) -> bool:
    """It ends a sentence."""
    return closed(text)


@TEXT.rule("一、水库", "1.1 水库", "1 水库", but=("水库一、二期",))
def numbered(text: str) -> bool:
    """It begins with a marker or a decimal number."""
    return find_marker(text) is not None or find_decimal(text) is not None


@TEXT.rule("序号\t水库\t乡镇", "序号 水库名称", "水库\t乡镇", but=("水库 乡镇名单",))
def row(text: str) -> bool:
    """It is the head or a row of a table."""
    return "\t" in text or text.startswith("序号")


@TEXT.rule("讨论事项", "法案", "法案首读", but=("讨论事项一览",))
def part_of_minutes(text: str) -> bool:
    """It names a part of minutes, or what stands in one."""
    return is_known(text)


@AFTER_TITLE.rule("2031年5月6日", but=("2031年5月6日会议",))
def date(text: str) -> bool:
    """It is a date alone."""
    return is_date_line(text)


@AFTER_TITLE.rule("县长　游一方", "青禾县人民政府", but=("水库　堤防", "青禾县概况"))
def whose(text: str) -> bool:
    """It is a byline or a body."""
    return read_byline(text) is not None or is_body(text)


@AFTER_TITLE.rule("（征求意见稿）", "(2031年)", "“防汛”三年", but=("防汛（2031年）", "（2031—2035年）"))
def in_brackets(text: str) -> bool:
    """It begins with a bracket or a quotation mark, and does not say of which years the plan is."""
    return text[0] in "（(“" and _YEARS.fullmatch(text) is None


@AFTER_TITLE.rule(
    "案例一", "案 例 3", "实例1", "示例二", "样式1", "格式2", "式样三", "表1", "图 2", "图3", but=("案例选", "表格")
)
def counted(text: str) -> bool:
    """It is the first of several of its kind."""
    return _COUNTED.match(text) is not None


def _opens(blocks: Sequence[Block], i: int, hi: int) -> bool:
    """Whether text follows block `i`, and not what ends a document: a signature, a date, another attachment's name."""
    k = reference_end(blocks, i, hi) if find_marker(blocks[i].text) is None else i + 1
    k = max(k, i + 1)
    for block in blocks[k : min(hi, k + 3)]:
        text = block.text
        if is_date_line(text) or _REMARK.match(text) or _LABEL.match(text):
            return False
        if not (is_body(text) or read_byline(text)):
            return True
    return False
