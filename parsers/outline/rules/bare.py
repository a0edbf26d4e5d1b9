"""The words of a line without a number: the names of parts, the labels of a record, and why a line is no heading."""

from __future__ import annotations

import re
from functools import cache

from parsers.blocks.cells import label_end
from parsers.blocks.layout import closed
from parsers.blocks.seams import unclosed
from parsers.blocks.starts import is_caption, is_footnote
from parsers.front.entries import squeeze
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.language.markers import find_marker
from parsers.language.names import is_name
from parsers.language.posts import is_post
from parsers.lexicons import entries
from parsers.outline.rules.introductions import is_document_number, is_passing_note
from parsers.rules import Rules

NEVER: Rules[[str], bool] = Rules("outline.heading.never")
"""Why the words of a line cannot be a heading without a number, even where Markdown says so."""
UNLIKE: Rules[[str], bool] = Rules("outline.heading.unlike")
"""Why a line that Markdown does not mark cannot be one."""
_COLUMNS = re.compile(r"\s{2,}|\u3000|\t|[^\W\d_] [^\W\d_]")
_ARTICLE = re.compile(r"第\s?\w{1,6}?\s?条")
_YEAR = re.compile(r"\d{4}\s?年[^，。,]{2,}")
_COUNTED = re.compile(r"\d{1,4}[^\W\d]{7,}")
"""A count and words enough to be a headline."""
_BOX = re.compile(r"专栏\s?[\d一二三四五六七八九十]")
_HONOURS = re.compile(r"\s?[,，]\s?(?:[A-Z]{1,3}\.){1,4}")
_HOUR = re.compile(r"(?:上午|中午|下午|晚上)\s?\w{1,4}\s?时")
_FRAME = re.compile("[引前序]言|结[语论]|后记|开[会幕][辞词]")
_PART = 24
_QUESTION = range(7, 21)
_PAUSES = frozenset("，。：；,:")
_NO_START = frozenset("（(《—–-·#＃[［")
_CUT_OFF = re.compile(
    r"[，、]\w\Z|[年月第约达][\d]{1,4}\Z|(?:才能|应当|必须|以及|或者|并且|但是|因为|为了|对于|按照|根据)\Z"
)
_NO_END = frozenset("，、,）)》及和与")


def is_part(text: str) -> bool:
    """Whether a bare line names a part of minutes: 报告事项, 讨论事项 and their like, spaced out or not."""
    return len(text) <= _PART and _parts()[0].fullmatch(squeeze(text)) is not None


def is_subpart(text: str) -> bool:
    """Whether a bare line names what stands below a part of minutes: 法案首讀, 第1案."""
    return len(text) <= _PART and _parts()[1].fullmatch(squeeze(text)) is not None


def is_frame(text: str) -> bool:
    """Whether a bare line heads what stands before or after the numbered headings: 引言, 结语, 開會辭."""
    return _FRAME.fullmatch(text) is not None


def begins_with_label(text: str) -> bool:
    """Whether a line begins with a label of a record's head (`时间 …`, `出席 …`)."""
    return squeeze(text).startswith(entries("head_labels"))


def is_known(text: str) -> bool:
    """Whether a bare line is a heading by its own words."""
    if len(text) <= _PART:
        words, (outer, inner) = squeeze(text), _parts()
        if outer.fullmatch(words) or inner.fullmatch(words):
            return True
    return is_frame(text)


@cache
def _parts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = entries("parts")
    outer = "|".join(f"(?:{entry})" for entry in words if entry[0] != "~")
    return re.compile(outer), re.compile("|".join(f"(?:{entry[1:]})" for entry in words if entry[0] == "~"))


@NEVER.rule("总结", but=("三年总结", "5月"))
def two_characters(text: str) -> bool:
    """It is two characters, and no month of a chronicle."""
    return len(text) == 2 and not (text[0].isdecimal() and text[1] == "月")


@NEVER.rule("会议结束。", "名单如下：", "水库，防汛了没有？", but=("会议结束", "防汛工作还有多远？"))
def sentence(text: str) -> bool:
    """It ends a sentence, and is no short question."""
    return closed(text) and not (text[-1] in "？?" and len(text) in _QUESTION and _PAUSES.isdisjoint(text))


@NEVER.rule("一、防汛工作", "（一）防汛", but=("一次防汛",))
def numbered(text: str) -> bool:
    """It begins with a marker."""
    return find_marker(text) is not None


@NEVER.rule("（三楼会议室）三楼", "《防汛办法》全文", "——青禾县", "#防汛#水库", "·三年回顾", but=("防汛（一）期",))
def begins_with_a_mark(text: str) -> bool:
    """It begins with a bracket, a dash or a number sign."""
    return text[0] in _NO_START


@NEVER.rule(
    "关于防汛，",
    "水库、堤防、",
    "防汛办法（草案）",
    "学习《防汛办法》",
    "水库和",
    "支援；及",
    but=("防汛（草案）办法",),
)
def ends_with_a_mark(text: str) -> bool:
    """It ends with a pause, a closing bracket or a word that something must follow."""
    return text[-1] in _NO_END


@NEVER.rule(
    "水库要防汛，县长在去年8",
    "水库堤防，须由工程师查看才能",
    "列出水库、堤防、办",
    *(f"水库要防汛，县长{cut}" for cut in ("生于2031年6", "生于6月5", "列在第3", "约3", "达3")),
    *(
        f"水库要防汛，{cut}"
        for cut in ("应当", "必须", "以及", "或者", "并且", "但是", "因为", "为了", "对于", "按照", "根据")
    ),
    but=("抓好水库、堤防", "水库2031年", "防汛的才能"),
)
def cut_off(text: str) -> bool:
    """It breaks off: within a word, within a date, after a word that something must follow."""
    return ("，" in text or "、" in text) and _CUT_OFF.search(text) is not None


@NEVER.rule("专栏1 水库工程", "专栏 二", but=("专栏水库",))
def box(text: str) -> bool:
    """It heads a box beside the text."""
    return text.startswith("专栏") and _BOX.match(text) is not None


@NEVER.rule("「本会促请政府——", "水库（一期", "水库——", but=("「水库」工程", "水库（一期）工程"))
def open_end(text: str) -> bool:
    """A bracket or a quotation is open at its end, or it ends with a dash."""
    return unclosed(text) != "" or text.endswith("——")


@NEVER.rule("第三条 水库", "第 十二 条", but=("第三产业",))
def article(text: str) -> bool:
    """It begins with the number of an article."""
    return text[:1] == "第" and _ARTICLE.match(text) is not None


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


@UNLIKE.rule("青禾县人民政府", but=("青禾县概况", "建设青禾的政府", "确保青禾防汛不掉队"))
def body(text: str) -> bool:
    """It is a body's name."""
    return is_body(text) and "的" not in text and not text.startswith(entries("heading_verbs"))


@UNLIKE.rule("青禾县县长杜小满", but=("青禾县县长职责",))
def byline(text: str) -> bool:
    """It is a byline."""
    return read_byline(text) is not None


@UNLIKE.rule("Annual Report", but=("年报Report",))
def latin(text: str) -> bool:
    """It holds no Chinese character."""
    return text.isascii()


@UNLIKE.rule("12个水库", "2031年", "12.5 3.5 万元", but=("2031年水库工作", "12个水库今年开工"))
def digit(text: str) -> bool:
    """It begins with a digit that is not of a year, and few words follow."""
    return text[0].isdigit() and not _YEAR.match(text) and not _COUNTED.match(text)


@UNLIKE.rule(
    "白鹭议员",
    "白鹭先生",
    "白鹭女士",
    "白鹭小姐",
    "白鹭博士",
    "白鹭议员, G.B.S., J.P.",
    "白鹭先生，J.P. 青禾议会─2031年5月6日",
    but=("先生之风", "白鹭议员的J.P."),
)
def person_addressed(text: str) -> bool:
    """It ends with how a person is addressed, or with honours after that."""
    honours = _HONOURS.search(text)
    return text.endswith(entries("addresses")) or (
        honours is not None and text.endswith(entries("addresses"), 0, honours.start())
    )


@UNLIKE.rule("上午11时正会议开始", "下午2时30分恢复会议", "中午12时休会", "晚上7时续会", but=("上午的会议开始",))
def time_of_day(text: str) -> bool:
    """It says at what hour a meeting began or went on."""
    return _HOUR.match(text) is not None


@UNLIKE.rule("县长：青禾", but=("防汛：青禾",))
def post_and_value(text: str) -> bool:
    """It begins with a post as its label."""
    return is_post(text[: label_end(text)].rstrip("：: \u3000"))
