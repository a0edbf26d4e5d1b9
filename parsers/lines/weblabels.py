"""Lines of labels that a web page prints about a document: when it was put up, whence it comes, how often it was read.

A document has such lines too: the source of a table's figures, the author of a speech, the time of a meeting. So they
are the page's only where they hold two labels or more, not counters alone, one of them a page's, and stand right below
a title or beside other lines of the page, or count how often the page was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from parsers.language.titles import sure_title_words
from parsers.lexicons import entries
from parsers.lines.drafts import Draft
from parsers.lines.runningheads import is_short
from parsers.model import NoiseKind
from parsers.rules import Rules

LABELS: Rules[[str], bool] = Rules("lines.page_label")
"""What the labels of a page say of its document. An example is a label and its colon."""
_TIMES_READ = "(?:次数|人次|[量数])?"
_DAY = r"(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
_LEAST = 2  # labels that stand together
_MOST_TITLE = 60
_TITLE_LINES = 2  # lines of a title over its labels
_NO_TITLE = frozenset("。；，：")


def mark_labels(drafts: Sequence[Draft], texts: Sequence[int]) -> None:
    """Marks the labels of a page among the text lines `texts`, numbers of drafts in order."""
    pattern = _label_line()
    start = 0
    while start < len(texts):
        stop = start
        while stop < len(texts) and _may_be_labels(text := drafts[texts[stop]].text) and pattern.fullmatch(text):
            stop += 1
        if stop > start and _are_of_page(drafts, texts, start, stop):
            for i in texts[start:stop]:
                drafts[i].noise = NoiseKind.FURNITURE
        start = max(stop, start + 1)


def _may_be_labels(text: str) -> bool:
    """Whether a line may be one of labels, told at a glance: it has a colon or begins with a day, and is short."""
    return ("：" in text or ":" in text or text[0].isdecimal()) and is_short(text)


@cache
def _label_line() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry[1:]})" for entry in entries("furniture") if entry[0] == "~"))


@cache
def _labels() -> re.Pattern[str]:
    """The labels: of the page alone, counters, and those that a document may have too; a day stands for one."""
    words = entries("page_labels")
    site = "|".join(word[1:] for word in words if word[0] == "+")
    counters = "|".join(word[1:] for word in words if word[0] == "*")
    shared = "|".join(word for word in words if word[0] not in "+*")
    return re.compile(
        rf"(?P<site>{site})\s?[：:]|(?P<counter>{counters}){_TIMES_READ}\s?[：:]|(?P<shared>{shared})\s?[：:]|{_DAY}"
    )


@LABELS.rule(
    "发布时间：",
    "更新日期：",
    "刊登时间：",
    "创建时间：",
    "公告日期：",
    "发布日期：",
    "上版日期：",
    "张贴时间：",
    "来源:",
    "来源：",
    "发布人：",
    "发布者：",
    "发布单位：",
    "责任编辑：",
    "责编：",
    "字体：",
    "字号：",
    but=("会议时间：", "作者："),
)
def of_the_page(text: str) -> bool:
    """When and by whom it was put up, and how it is shown: only a page has these."""
    match = _labels().fullmatch(text)
    return match is not None and match["site"] is not None


@LABELS.rule(
    "浏览次数：",
    "点击量：",
    "访问：",
    "阅读数：",
    "人气：",
    "浏览人次：",
    "点阅数：",
    "点击次数：",
    "观看：",
    "阅读：",
    but=("出席人次：", "来源："),
)
def counter(text: str) -> bool:
    """How often it was read."""
    match = _labels().fullmatch(text)
    return match is not None and match["counter"] is not None


@LABELS.rule(
    "作者：",
    "时间：",
    "日期：",
    "编辑：",
    "审核：",
    "校对：",
    "初审：",
    "复审：",
    "终审：",
    but=("地点：", "来源："),
)
def of_either(text: str) -> bool:
    """Who wrote and checked it, and when: a document may have these too."""
    match = _labels().fullmatch(text)
    return match is not None and match["shared"] is not None


def without_labels(text: str) -> str:
    """`text` without the labels of a page that end it: `标题 作者：某某 发布时间：2031-05-06` is `标题`.

    Where a document may have them all the text is given back.
    """
    if ":" not in text and "：" not in text:
        return text
    found = list(_labels().finditer(text))
    return text[: found[0].start()].rstrip() if any(label["site"] for label in found) else text


def _are_of_page(drafts: Sequence[Draft], texts: Sequence[int], start: int, stop: int) -> bool:
    """Whether the lines of labels from `start` to `stop` are a page's."""
    found = [match for i in texts[start:stop] for match in _labels().finditer(drafts[i].text)]
    counters = sum(match["counter"] is not None for match in found)
    of_site = any(match["site"] for match in found) or 0 < counters < len(found)
    if len({match[0] for match in found}) < _LEAST or not of_site:
        return False
    return _counts_reads(found) or _beside_page(drafts, texts, start, stop) or _below_title(drafts, texts, start)


def _counts_reads(found: Sequence[re.Match[str]]) -> bool:
    """Whether labels say when a page was put up and how often it was read, as no document does."""
    return any(match["counter"] for match in found) and any(match["site"] for match in found)


def _beside_page(drafts: Sequence[Draft], texts: Sequence[int], start: int, stop: int) -> bool:
    """Whether other lines of the page stand right before some labels, or right after."""
    beside = [texts[k] for k in (start - 1, stop) if 0 <= k < len(texts)]
    return any(drafts[i].noise is NoiseKind.FURNITURE for i in beside)


def _below_title(drafts: Sequence[Draft], texts: Sequence[int], start: int) -> bool:
    """Whether the lines right above may be a title: the first of all, a heading, words that end as titles do."""
    above = [texts[k] for k in range(start - 1, max(-1, start - 1 - _TITLE_LINES), -1)]
    if not above or not _may_be_title(drafts[above[0]].text):
        return False
    near = start <= _TITLE_LINES and all(_may_be_title(drafts[i].text) for i in above)
    return near or drafts[above[0]].hashes > 0 or any(_says_kind(drafts[i].text) for i in _titles(drafts, above))


def _titles(drafts: Sequence[Draft], above: Sequence[int]) -> Iterator[int]:
    """Lines above a place, from the nearest, up to one that is no title."""
    for i in above:
        if not _may_be_title(drafts[i].text):
            return
        yield i


def _may_be_title(text: str) -> bool:
    return len(text) <= _MOST_TITLE and _NO_TITLE.isdisjoint(text)


def _says_kind(text: str) -> bool:
    kinds = sure_title_words()
    return text.endswith(kinds) or (text.endswith(("）", ")")) and any(kind in text for kind in kinds))
