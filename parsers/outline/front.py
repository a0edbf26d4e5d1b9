"""What stands between a document's title and its text: number, subtitle, passing note, byline, date, salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from parsers.blocks.group import Run
from parsers.blocks.joins import unclosed
from parsers.blocks.layout import closed
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import find_date, is_date_line
from parsers.language.markers import find_marker
from parsers.language.names import is_name
from parsers.language.posts import is_post
from parsers.lexicons import entries
from parsers.model import BlockKind, Line

_DASH = re.compile(r"[—–―－─-]{1,4}\s*\S")
_DASH_END = re.compile(r"(?:上|中|时|時|日|会议|會議|大会|大會|[)）])\Z")
_MEETING_END = re.compile(r"[^，。]{2,40}(?:会议|會議|大会|大會|会)上[)）]?\Z")
_AT_MEETING = re.compile(r"\w{4}\s*年.{2,10}日\s*在.{4,80}(?:会议|會議|大会|大會|会)上?")
_PASSED = re.compile(
    r"通[过過]|修[订訂正]|批准|公布|[发發]布|施行|讨论|[審审][議议]|[会會][议議]|大[会會]|摘要|节选|书面|根据"
)
_NUMBERED = re.compile(
    r"(?:\w{0,24}[〔\[（(【]\s?\d{4}\s?[〕\]）)】]\s?第?\s?\d{1,5}\s?[号號]"
    r"|(?:[（(]\w{1,4}[)）])?\w{1,14}字第\s?[\d〇零一二三四五六七八九十百]{2,14}(?:-\d{1,3})?\s?[号號]"
    r"|[（(]?\s?(?:\w{1,16}(?:公告|令|字))?\s?第\s?\w{1,6}\s?[号號]\s?[)）]?"
    r"|[（(](?:草案|试行|暂行|修订|摘要|节选|书面|审议稿|征求意见稿|送审稿|代拟稿|.{0,4}届.{0,12}次会议文件.{0,16})[^（()）]{0,12}[)）])"
)
_SALUTATION = re.compile(
    r"(?![出列缺]席)(?:尊敬的)?[^。；]{0,60}(?:代表|委员|委員|主任|主席|同志们|同志|议长|议员|院长|常委会|委员会|人民政府|办公厅|办公室|大会|各部门|单位"
    r"|机构|企业|高等学校|厅|局|府|朋友们|街道|乡镇|办事处|女士们|先生们|法院|检察院|人大)[^。；]{0,6}[：:！!]"
)
_BLANKS = re.compile(r"\s+")
_LABEL = 12  # characters at most of a label, its blanks included
_MOST = 12
_LONG = 60


def front_matter(lines: Sequence[Line], start: int, stop: int) -> list[Run]:
    """The runs of lines from `start` on, before `stop`, that introduce the document whose title ends there."""
    runs: list[Run] = []
    k = start
    while k < min(stop, start + _MOST):
        run = _next(lines, k, stop, bool(runs))
        if run is None:
            break
        runs.append(run)
        k = run.stop
        if run.kind is BlockKind.SALUTATION:
            break
    return runs


def is_salutation(text: str) -> bool:
    """Whether a line addresses those whom the document is for: `主任，各位副主任，各位委员：`."""
    return len(text) <= 120 and text[-1] in "：:！!" and _SALUTATION.fullmatch(text) is not None


def is_subtitle(text: str) -> bool:
    """Whether a line is a subtitle such as `——2023年12月1日在…会议上`."""
    if len(text) > 100 or closed(text):
        return False
    return _DASH.match(text) is not None or _AT_MEETING.fullmatch(text) is not None


def is_passing_note(text: str) -> bool:
    """Whether a line begins a note such as `（2023年12月1日…会议通过）`."""
    return (
        text[0] in "（("
        and find_marker(text) is None
        and (_PASSED.search(text) is not None or find_date(text) is not None)
    )


def is_document_number(text: str) -> bool:
    """Whether a line is a document's number (发文字号) or state: `某政发〔2023〕12号`, `第312号`, `（草案）`."""
    return len(text) <= 40 and _NUMBERED.fullmatch(text) is not None


def is_above_title(text: str) -> bool:
    """Whether a line is a document's number or a label of its filing (发文机关：…), which may stand above its title."""
    label = text[: _LABEL + 1].replace(":", "：").partition("：")
    return is_document_number(text) or (label[1] != "" and _BLANKS.sub("", label[0]) in _filing_labels())


@cache
def _filing_labels() -> frozenset[str]:
    return frozenset(entry.lstrip("+=") for entry in entries("web_labels"))


def _is_dated_number(text: str) -> bool:
    """Whether a line is a date with the document's number: `一九五六年五月十一日　会秘字第一〇五号`."""
    date, _, number = text.partition("日")
    return number[:1].isspace() and is_date_line(date + "日") and is_document_number(number.strip())


def _next(lines: Sequence[Line], k: int, stop: int, begun: bool) -> Run | None:
    """The run that begins at line `k`, or None where the text of the document begins."""
    text = lines[k].text
    if is_document_number(text):
        return Run(k, k + 1, BlockKind.NOTE)
    if is_passing_note(text):
        end = _closing(lines, k, stop)
        whole = "".join(line.text for line in lines[k:end])
        return Run(k, end, BlockKind.SUBTITLE if whole.rstrip("）)").endswith("上") else BlockKind.NOTE)
    if is_subtitle(text):
        return Run(k, _subtitle_end(lines, k, stop), BlockKind.SUBTITLE)
    if is_date_line(text) or _is_dated_number(text):
        return Run(k, k + 1, BlockKind.DATE_LINE)
    if is_salutation(text):
        return Run(k, k + 1, BlockKind.SALUTATION)
    return _byline(lines, k, stop)


def _byline(lines: Sequence[Line], k: int, stop: int) -> Run | None:
    """A byline at line `k`: a post and a name on one line or two, or a body alone."""
    text = lines[k].text
    if find_marker(text) or lines[k].hashes:
        return None
    if read_byline(text) is not None:
        return Run(k, k + 1, BlockKind.BYLINE)
    after = lines[k + 1].text if k + 1 < stop else ""
    named = is_name(after, sure=True) or (is_name(after, surname=False) and _addressed(lines, k + 2, stop))
    if is_post(text) and named:
        return Run(k, k + 2, BlockKind.BYLINE)
    if is_body(text) and (is_salutation(after) if after else True):
        return Run(k, k + 1, BlockKind.BYLINE)
    if is_body(text) and (is_date_line(after) or is_body(after) or is_subtitle(after)):
        return Run(k, k + 1, BlockKind.BYLINE)
    return None


def _addressed(lines: Sequence[Line], k: int, stop: int) -> bool:
    """Whether line `k` is a salutation."""
    return k < stop and is_salutation(lines[k].text)


def _closing(lines: Sequence[Line], k: int, stop: int) -> int:
    """The line behind the note that is opened at line `k`: at most four lines on."""
    text = lines[k].text
    end = k + 1
    while end < min(stop, k + 4) and unclosed(text):
        text += lines[end].text
        end += 1
    return end


def _subtitle_end(lines: Sequence[Line], k: int, stop: int) -> int:
    """The line behind the subtitle that begins at line `k`: at most three lines, up to the meeting's 上."""
    text = lines[k].text
    end = k + 1
    while end < min(stop, k + 3) and find_date(text):
        following = lines[end].text
        if _DASH_END.search(text) and (text[-1] == "上" or not _MEETING_END.fullmatch(following)):
            break
        if closed(following) or len(following) > _LONG or read_byline(following) or lines[end].gap > 1:
            break
        text += following
        end += 1
    return end
