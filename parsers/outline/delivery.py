"""Who delivered or signed a document, and when: from its byline, its subtitle or passing note, and its signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from parsers.language.bylines import Byline, read_byline
from parsers.language.dates import find_date, is_date_line
from parsers.language.names import is_name
from parsers.language.posts import is_post
from parsers.lexicons import entries
from parsers.model import Block, BlockKind
from parsers.outline.issuers import is_dated_body, read_issuers
from parsers.outline.rules.introductions import is_filing_label
from parsers.outline.rules.orders import is_order_title, order_date
from parsers.outline.signers import read_signers
from parsers.rules import Rules

DATES: Rules[[str], bool] = Rules("outline.delivery.dated")
"""Which date of a document is its own, by its title."""
_AFTER_KIND = r"(?:[（(].{0,20}[)）])?(?:第?\S{1,8}号)?\Z"
_DATED = re.compile(r"\s*\w{4}\s*年.*")
_HELD = re.compile("举行|召开")
_RECORD = re.compile("议事录|会议[记纪]录")
_OF_MEETING = re.compile(r"会议(?:公报|纪要|简报)?\Z")
_TIME = re.compile(r"(?:[开会][会议])?\s*(?:时\s*间|日\s*期)\s*[：:\s]")
_DAY = re.compile(r"\s*(?:本[刊报]讯[\s　，,]*)?(\d{1,2}\s?月\s?\d{1,2}\s?日)")
_FRONT = (BlockKind.NOTE, BlockKind.SUBTITLE, BlockKind.BYLINE, BlockKind.DATE_LINE, BlockKind.SALUTATION)
_DATE_AT_END = re.compile(r"\s*\w{4}\s?年\s?\w{1,3}\s?月\s?\w{1,3}\s?日\s*\Z")
_CALLS = re.compile("决定[^，。]*(?:召开|举行)")
"""A headline of a meeting that calls another one: 县人大常委会第九次会议…决定县人大二次会议2032年1月9日召开."""
_SEALED = re.compile(r"\w{4}年\w{1,3}月\w{1,3}日\s?于\S{2,30}")
_SIGNATURE = 14
_SIGNERS = 5
_OPENING = 10


class Delivery(NamedTuple):
    """Who delivered or signed a document, in which post, when (ISO), and the document's subtitle.

    `issuers` are the bodies that issued it, `signers` the persons who signed it if it is a motion.
    """

    speaker: str | None = None
    role: str | None = None
    date: str | None = None
    subtitle: str | None = None
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()


def read_delivery(
    blocks: Sequence[Block], title: int, end: int, name: str | None = None, year: int | None = None, around: str = ""
) -> Delivery:
    """What the blocks ``title:end`` of one document, without its attachments, say of who delivered it and when.

    `name` is the speaker that the printed contents give, `year` the issue's, for a communiqué that leaves it out,
    `around` the source beside the title.
    A motion, an order or a notice is dated by its signature, a report or a decision by the meeting that heard or
    passed it.
    """
    text = blocks[title].text
    front = title + 1
    while front < end and blocks[front].kind in _FRONT:
        front += 1
    head = blocks[title + 1 : front]
    byline = next((found for block in head if (found := _byline(block))), None)
    subtitle = next((block.text for block in head if block.kind is BlockKind.SUBTITLE), None)
    if byline is None and subtitle:
        byline = read_byline(subtitle.partition("会议上")[2] or subtitle.partition("大会上")[2])
    dated = [*head, *(block for block in blocks[front : min(end, front + 1)] if is_dated_body(block.text))]
    met = next((date for block in dated if (date := find_date(block.text))), None)
    own = order_date(text)
    signed, signature = _signature(blocks, front, end, is_order_title(text) or bool(own))
    byline = byline or signature
    opened = _opening(blocks, front, end, text, year)
    signed = find_date(own) if own else signed
    date = signed or met or opened if own or by_its_signature(text) else met or opened or signed
    listing = text.endswith("名单")  # whoever stands in a list did not deliver it
    speaker, role = (byline if not listing else None) or (None, None)
    signers = read_signers(blocks, title, front, end)
    if signers and speaker != signers[0]:
        speaker, role = signers[0], None
    issuers = read_issuers(blocks, title, front, end, around)
    return Delivery(speaker or name, role if speaker else None, date, subtitle, issuers, signers)


@DATES.rule(
    "关于修路的议案",
    "修路提案",
    "关于修路的请示",
    "关于修路的函",
    "县长令",
    "修路公告",
    "修路通告",
    "修路通知",
    "修路批复",
    "修路批覆",
    "关于修路的答复",
    "修路意见",
    "修路声明",
    "县长批示",
    "修路公告（第二批）",
    "县长令第12号",
    "县长令(修路)第十二号",
    but=("修路报告", "通知（"),
)
def by_its_signature(title: str) -> bool:
    """A motion, an order or a notice is dated by its signature."""
    return _signed_kind().search(title) is not None


@DATES.rule(
    "县人大会议举行",
    "县议会举行临时会",
    "县人大召开",
    "第九次会议",
    "第九次会议公报",
    "第九次会议纪要",
    "第九次会议简报",
    "第九次会议记录",
    "县议会议事录",
    "第九次会议纪录摘要",
    but=("会议中心管理办法", "水资源公报"),
)
def by_the_meeting(title: str) -> bool:
    """A communiqué, the minutes or the record of a meeting is dated by the meeting."""
    return any(pattern.search(title) for pattern in (_HELD, _RECORD, _OF_MEETING))


@cache
def _signed_kind() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(entries('signed_kinds'))}){_AFTER_KIND}")


def signature_blocks(blocks: Sequence[Block], lo: int, hi: int) -> list[tuple[int, BlockKind]]:
    """The blocks of ``lo:hi`` that sign a document: its date line and the short lines before it."""
    found: list[tuple[int, BlockKind]] = []
    for i in range(hi - 1, max(lo, hi - _SIGNATURE) - 1, -1):
        if blocks[i].kind is BlockKind.PARAGRAPH and is_date_line(blocks[i].text):
            found.append((i, BlockKind.DATE_LINE))
            k = i - 1
            while k >= lo and i - k <= 3 and blocks[k].kind is BlockKind.PARAGRAPH and _may_sign(blocks[k].text):
                found.append((k, BlockKind.SIGNATURE))
                k -= 1
            break
    return found


def _may_sign(text: str) -> bool:
    return len(text) <= 50 and text[-1] not in "。；：:;，,！？" and "，" not in text


def _byline(block: Block) -> Byline | None:
    """The byline that a block of the front matter is."""
    if block.kind is not BlockKind.BYLINE:
        return None
    return read_byline(block.text)


def _signature(blocks: Sequence[Block], lo: int, hi: int, order: bool) -> tuple[str | None, Byline | None]:
    """The date of the signature at the end of a document, and who signed: the first of several below an `order`."""
    while hi > lo and is_filing_label(blocks[hi - 1].text):
        hi -= 1
    sealed: tuple[str, Byline | None] | None = None
    for i in range(hi - 1, max(lo, hi - _SIGNATURE) - 1, -1):
        text = blocks[i].text
        if order and i == hi - 1 and (inline := _signed_inline(text)):
            return inline
        if len(text) > 60 or blocks[i].kind in (BlockKind.ROSTER, BlockKind.TABLE, BlockKind.NOTE):
            continue
        date = find_date(text)
        if date and is_date_line(text):
            return date, _signer(blocks, lo, i - 1) or _signers_below(blocks, i + 1, hi)
        if date and _sealed(text):
            sealed = sealed or (date, _signers_below(blocks, i + 1, hi))
        elif date and (signer := read_byline(_DATED.sub("", text))):
            return date, signer
    if sealed:
        return sealed
    last = hi - 1
    while order and last > lo and _signs(blocks[last - 1]):
        last -= 1
    spoken = last > lo and blocks[last - 1].text.rstrip()[-1:] in ("。", "！", "!")  # not the last row of a list
    return None, _signers_below(blocks, last, hi) if spoken else None


def _signed_inline(text: str) -> tuple[str, Byline | None] | None:
    """The date and the signer of an order whose signature stands on the line of its last sentence."""
    said, _, signature = text.rpartition("。")
    date = find_date(signature) if said else None
    return (date, read_byline(_DATE_AT_END.sub("", signature).strip())) if date else None


def _signers_below(blocks: Sequence[Block], lo: int, hi: int) -> Byline | None:
    """The first of those who sign in the blocks ``lo:hi``, when all of these are signatures."""
    if lo >= hi or hi - lo > _SIGNERS or not _signs(blocks[lo]):
        return None
    if not all(_signs(block) or _sealed(block.text) for block in blocks[lo:hi]):
        return None
    return read_byline(blocks[lo].text)


def _sealed(text: str) -> bool:
    """Whether a line says when an office has sealed what is signed above: 二〇三一年五月六日于县长办公室."""
    return _SEALED.fullmatch(text) is not None


def _signs(block: Block) -> bool:
    """Whether a block is a signature with the signer's post."""
    found = read_byline(block.text) if block.kind is BlockKind.PARAGRAPH and len(block.text) <= 50 else None
    return found is not None and found.role is not None


def _signer(blocks: Sequence[Block], lo: int, i: int) -> Byline | None:
    """Who signed on the lines above the date at block ``i + 1``."""
    if i < lo:
        return None
    text = blocks[i].text
    found = read_byline(text)
    if found and i > lo and is_post(blocks[i - 1].text) and is_name(text):
        return Byline(found.speaker, blocks[i - 1].text.strip())
    return found


def _opening(blocks: Sequence[Block], lo: int, hi: int, title: str, year: int | None) -> str | None:
    """The date on which a meeting was held, from the first lines of its communiqué or its minutes."""
    for block in blocks[lo : min(hi, lo + _OPENING)]:
        if _TIME.match(block.text):
            return find_date(block.text)
    if lo < hi and by_the_meeting(title):
        first = (find_date(block.text) for block in blocks[lo : min(hi, lo + 2)])
        day = _DAY.match(blocks[lo].text) if year else None
        short = find_date(f"{year}年{day[1]}") if day else None
        if _CALLS.search(title):  # the date is that of the meeting that is called
            return short
        return find_date(title) or next((date for date in first if date), short)
    return None
