"""News in a gazette: how a report begins (电头), and the columns of short reports (短讯)."""

from __future__ import annotations

import re

from parsers.blocks.layout import closed
from parsers.front.entries import squeeze
from parsers.lexicons import lexicon
from parsers.patterns import late
from parsers.rules import Rules

DATELINES: Rules[[str], bool] = Rules("outline.news.dateline")
"""Ways in which the first line of a report says who reports it."""
_AGENCY = late(
    r"[【（(\[]?(?:\S{0,8}(?:社|[报网台刊])|本[报刊网台社站])[^，。：:；]{0,20}?(?:电|讯|消息|报道)(?=[】）)\]（(：:，,\s]|\Z)"
)
_REPORTER = late(
    r"[□■◇◆○●\s]*[（(]?(?:本[报刊网台社站])?(?:实习|特约|通讯)?(?:记者|通讯员)[^，。：:；]{1,30}?(?:[)）]|[：:]|报道|\Z)"
)
_EVENT = re.compile(
    r"\d{1,2}\s?月\s?\d{1,2}\s?日(?:(?:至|—|-)\s?(?:\d{1,2}\s?月)?\d{1,2}\s?日)?(?:上午|中午|下午|晚上?)?[，,]"
)
_HELD = re.compile(r"会[^，。]{0,30}(?:举行|召开|开幕|闭幕|闭会)|(?:举行|召开)[^，。]{0,30}会")
_REPORTING = re.compile("[电讯]|消息|报道|记者")
"""Words one of which every such line holds: told at a glance, as most lines are text."""
_OPENING = 40
_LONGEST = 60
_DIGEST = 10


def is_dateline(text: str) -> bool:
    """Whether a line begins as a report does: 某报5月6日讯, 本报讯（记者 某某）; whose picture it is says no report."""
    if _REPORTING.search(text, 0, _OPENING) is None or text.rstrip("。)） ").endswith("摄"):
        return False
    return DATELINES.first(text) is not None


@DATELINES.rule(
    "青禾社青禾5月6日电 全县防汛会议召开。",
    "青禾日报讯（记者　游一方）全县防汛会议召开。",
    "本报讯 全县防汛会议召开。",
    "青禾电视台消息（晚间新闻）：全县防汛会议召开。",
    "【本网讯】全县防汛会议召开。",
    "青禾日报报道：全县防汛会议召开。",
    but=("青禾日报全年发行，全县通讯畅通。", "全县通讯畅通", "青禾日报通讯员", "全县供电"),
)
def agency(text: str) -> bool:
    """It names the agency or the paper and says that it reports."""
    return _AGENCY.match(text) is not None


@DATELINES.rule(
    "（本报记者　游一方）全县防汛会议召开。",
    "本报记者 游一方",
    "记者游一方报道：全县防汛会议召开。",
    "□　本刊记者　游一方",
    "通讯员 游一方",
    "记者游一方报道全县防汛会议，",
    "实习记者 游一方",
    "特约记者 游一方",
    "通讯记者 游一方",
    but=("记者证管理办法，", "通讯员队伍建设。"),
)
def reporter(text: str) -> bool:
    """It names the reporter."""
    return _REPORTER.match(text) is not None


def tells_of_meeting(headline: str, text: str) -> bool:
    """Whether a headline says that a meeting was held and the line below begins with the day: 5月6日上午，…."""
    if not text[:1].isdecimal() or "日" not in text[:12] or "会" not in headline:
        return False
    return _HELD.search(headline) is not None and _EVENT.match(text) is not None


def may_be_headline(text: str) -> bool:
    """Whether a line may be of the headline of a report: short, no sentence, no caption of a picture."""
    return len(text) <= _LONGEST and not closed(text) and "。" not in text and not text.endswith("摄")


def names_digest(text: str) -> bool:
    """Whether a line names a column of short reports: 短讯, 工作简讯."""
    return len(text) <= _DIGEST and squeeze(text) in lexicon("digests")
