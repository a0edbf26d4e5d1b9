"""What stands below a title: how the text of its document begins, and what may stand before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from parsers.blocks.cells import label_end
from parsers.blocks.layout import closed
from parsers.blocks.rosters import is_roster_line, is_spaced_out
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import find_date
from parsers.language.markers import find_marker
from parsers.model import Line
from parsers.outline.rules.bare import begins_with_label, is_part
from parsers.outline.rules.introductions import (
    is_document_number,
    is_filed,
    is_passing_note,
    is_salutation,
    is_subtitle,
)
from parsers.outline.rules.wording import HEAD_COUNT
from parsers.patterns import late
from parsers.rules import Rules

BEGINS: Rules[[str], bool] = Rules("outline.title.below")
"""Ways in which a line below a title shows that the text of a document begins there."""
_FIRST_ARTICLE = late(r"第\s?[一1１]\s?条")
_DAY = late(r"\w{1,3}月\w{1,3}日(?![报刊])")
_SPACE = re.compile(r"\s")
_LABELLED = 40
_LABEL = 6
"""How long a line with a label is that stands there, and its label: 召集人：某某先生."""
_BELOW = 6
"""How many lines below a title are seen."""
_LONG_LINE = 34
_LONG_CLAUSE = 18


def begins_text(lines: Sequence[Line], stop: int) -> bool:
    """Whether the text of a document begins at line `stop`, directly or after number, byline, date and the like."""
    below = (line for line in lines[stop : stop + 2 * _BELOW] if not is_filed(line.text))
    before = ""
    for line in islice(below, _BELOW):
        if BEGINS.first(line.text) or (before and is_subtitle(before + line.text)):
            return True
        before = line.text if find_date(line.text) else ""
        if not _may_stand_between(line.text):
            return False
    return False


def _may_stand_between(text: str) -> bool:
    """Whether a line may stand between the title and the text: a byline, a body, a date, a label (`时间 …`)."""
    if len(text) <= _LABELLED and 0 < label_end(text) <= _LABEL:
        return True
    return read_byline(text) is not None or is_body(text) or find_date(text) is not None or begins_with_label(text)


@BEGINS.rule("各乡镇人民政府：", "主任，各位委员：", but=("各乡镇人民政府",))
def salutation(text: str) -> bool:
    """It addresses those whom the document is for."""
    return is_salutation(text)


@BEGINS.rule("——2031年5月6日在青禾县第三届人民代表大会第二次会议上", but=("青禾县第三届人民代表大会第二次会议上",))
def subtitle(text: str) -> bool:
    """It is a subtitle: where and when something was delivered."""
    return is_subtitle(text)


@BEGINS.rule("（2031年5月6日青禾县人大常委会第九次会议通过）", but=("（青禾县）",))
def passing_note(text: str) -> bool:
    """It is the note that says when and where something was passed."""
    return is_passing_note(text)


@BEGINS.rule("青政发〔2031〕12号", "（草案）", but=("青政发",))
def document_number(text: str) -> bool:
    """It is a document's number or its state."""
    return is_document_number(text)


@BEGINS.rule("主席团（31名）", "（共7项）", but=("主席团", "（共7年）"))
def head_count(text: str) -> bool:
    """It says how many a list names."""
    return HEAD_COUNT.fullmatch(text) is not None


@BEGINS.rule("游一方　　杜小满　　白　鹭　　向　南", but=("青禾县",))
def roster(text: str) -> bool:
    """It is the first row of a roster."""
    return is_roster_line(text, inside=False)


@BEGINS.rule("讨论事项", "报 告 事 项", but=("讨论",))
def part_of_minutes(text: str) -> bool:
    """It names a part of minutes."""
    return is_part(text)


@BEGINS.rule("一、总体要求", "（一）目标", but=("总体要求",))
def numbered(text: str) -> bool:
    """It begins with a marker."""
    return find_marker(text) is not None


@BEGINS.rule("第一条 为了保护水源", "第1条 水源", but=("第二条 为了保护水源",))
def first_article(text: str) -> bool:
    """It is the first article of a law."""
    return _FIRST_ARTICLE.match(text) is not None


@BEGINS.rule("会议决定如下。", "名单如下：", but=("会议决定",))
def sentence(text: str) -> bool:
    """It ends as sentences do."""
    return closed(text)


@BEGINS.rule(
    "为了保护饮用水水源，防治水源污染保障居",
    "为了保护饮用水水源,防治水源污染保障居",
    "为了保护饮用水水源防治水源污染保障居民饮水安全促进青禾县经济社会协调发展",
    but=("为保护水源，防治污染", "为了保护饮用水水源防治水源污染保障居"),
)
def prose(text: str) -> bool:
    """It is as long as a wrapped line, or half as long with a comma in it."""
    return len(text) >= _LONG_LINE or (len(text) >= _LONG_CLAUSE and ("，" in text or "," in text))


@BEGINS.rule("5月6日下午开会", "五月六日开会", but=("5月6日报", "5月上旬开会"))
def day(text: str) -> bool:
    """It begins with a day: an entry of a chronicle."""
    return _DAY.match(text) is not None


@BEGINS.rule("会期 三天", but=("会期三天", "杜　小　满"))
def columned(text: str) -> bool:
    """It is set in columns."""
    return _SPACE.search(text) is not None and not is_spaced_out(text)
