"""The lines that introduce a document below its title: number and state, subtitle, passing note, salutation."""

from __future__ import annotations

import re
from functools import cache

from parsers.blocks.layout import closed
from parsers.language.dates import find_date
from parsers.language.markers import find_marker
from parsers.lexicons import entries
from parsers.outline.rules.news import is_dateline
from parsers.rules import Rules

SALUTATIONS: Rules[[str], bool] = Rules("outline.front.salutation")
SUBTITLES: Rules[[str], bool] = Rules("outline.front.subtitle")
NOTES: Rules[[str], bool] = Rules("outline.front.note")
NUMBERS: Rules[[str], bool] = Rules("outline.front.number")
_DASHES = "—–―－─-"
_DASH = re.compile(rf"[{_DASHES}]{{1,4}}\s*\S")
_NUMBER_OF_PAPER = re.compile(r"[（(]之?[\d一二三四五六七八九十]{1,3}[)）]")
MEETING = "(?:会议|大会)"
"""How the name of a meeting ends."""
_AT_MEETING = re.compile(rf"\w{{4}}\s*年.{{2,10}}日\s*在.{{4,80}}(?:{MEETING}|会)上?")
_DISPATCH = re.compile(r"\w{0,24}[〔\[（(【]\s?\d[\dO]{3}\s?[〕\]）)】]\s?第?\s?\d{1,5}\s?号")
_LETTER = re.compile(r"(?:[（(]\w{1,4}[)）])?\w{1,14}字第\s?[\d〇零一二三四五六七八九十百]{2,14}(?:-\d{1,3})?\s?号")
_ORDER_NUMBER = re.compile(r"[（(〔\[]?\s?(?:\w{1,16}(?:公告|令|字))?\s?第\s?\w{1,6}\s?号\s?[)）〕\]]?")
_PAPER = re.compile(
    r"[^\W\d]{0,6}[A-Z]{1,4}\s?[(（\d][\dA-Z()（）/.-]{3,24}\s?号文件|文件编[号号][：:\s]\s?[A-Z][\w ()/.-]{3,30}"
)
_STATE = re.compile(r"[（(]([^（()）]{2,46})[)）]")
_MEETING_PAPER = re.compile(r".{0,4}届.{0,12}次会议文件.{0,28}")
_STATE_MORE = 12
"""How many characters may follow the word of a state: （草案第二次审议稿）."""
_NUMBER_LENGTH = 40
_ADDRESS = re.compile(r"(?![出列缺]席)[^。；]+[：:！!]")
_AFTER_ADDRESSED = 6
_BEFORE_ADDRESSED = 60
REMARK = r"[（(](?:[此本][件页]|以下|附件)"
"""How a remark on the paper begins below a signature: （此件公开发布）, （以下无正文）."""
_BLANKS = re.compile(r"\s+")
_SUBTITLE_LENGTH = 100
CONFIDENTIAL = re.compile(r"(?:内部(?:资料|文件|刊物|参阅)|注意保[存密]|[秘机绝]密|特急|加急|急件)(?:\s+\S{2,8}){0,2}")
_LATIN = 20  # characters of a number in Latin letters alone: A 09/31-12
_LABEL = 12  # characters at most of a label, its blanks included


def is_salutation(text: str) -> bool:
    """Whether a line addresses those whom the document is for: `主任，各位副主任，各位委员：`."""
    return text.endswith(("：", ":", "！", "!")) and SALUTATIONS.first(text) is not None


def is_subtitle(text: str) -> bool:
    """Whether a line is a subtitle such as `——2031年11月9日在…会议上`."""
    if len(text) > _SUBTITLE_LENGTH or not (text[:1] in _DASHES or "年" in text) or closed(text):
        return False
    return SUBTITLES.first(text) is not None


def is_dash(text: str) -> bool:
    """Whether a line begins with a dash, as subtitles do."""
    return text[0] in _DASHES and after_a_dash(text)


def is_passing_note(text: str) -> bool:
    """Whether a line begins a note such as `（2031年11月9日…会议通过）`."""
    return text[0] in "（(" and find_marker(text) is None and NOTES.first(text) is not None


def is_document_number(text: str) -> bool:
    """Whether a line is a document's number (发文字号) or state: `某政发〔2031〕12号`, `第312号`, `（草案）`."""
    numbered = "号" in text or text[-1:] in ("）", ")")  # told at a glance: this is asked of most lines
    return numbered and len(text) <= _NUMBER_LENGTH and NUMBERS.first(text) is not None


def is_dispatch(text: str) -> bool:
    """Whether a line is the number of a document with the letters of its office (发文字号): `某政发〔2031〕12号`."""
    if not text.endswith("号") or len(text) > _NUMBER_LENGTH:
        return False
    return dispatch_number(text) or letter_number(text)


@SALUTATIONS.rule(
    "各位代表：",
    "主任，各位委员：",
    "主任，各位副主任：",
    "主席，各位同志们！",
    "各位同志：",
    "各位议长：",
    "各位议员：",
    "院长、副院长：",
    "县人大常委会：",
    "县防汛委员会：",
    "各乡镇人民政府：",
    "县委办公厅：",
    "县政府办公室：",
    "县人民代表大会：",
    "县政府各部门：",
    "各直属单位：",
    "各有关机构：",
    "各有关企业：",
    "各高等学校：",
    "省水利厅：",
    "县水务局:",
    "县人民政府府：",
    "朋友们！",
    "各街道：",
    "各乡镇：",
    "各办事处：",
    "女士们!",
    "先生们：",
    "县法院：",
    "县检察院：",
    "县人大：",
    "各位代表并各位来宾：",
    "青禾县云台区" * 7 + "各乡镇人民政府：",
    but=(
        "出席代表：",
        "列席代表：",
        "缺席代表：",
        "各位代表",
        "各位代表。",
        "名单如下：",
        "请各位代表。县长：",
        "代表甲乙丙丁戊己庚：",
        "青禾县云台区" * 14 + "各乡镇人民政府：",
    ),
)
def salutation(text: str) -> bool:
    """It ends with those who are addressed, and a colon or an exclamation mark."""
    if text[-1] not in "：:！!" or not _ADDRESS.fullmatch(text):
        return False
    words = text[:-1]
    places = ((words.rfind(who, 0, len(who) + _BEFORE_ADDRESSED), len(who)) for who in entries("addressed"))
    return any(at >= 0 and len(words) - at - length <= _AFTER_ADDRESSED for at, length in places)


@SUBTITLES.rule("——2031年5月6日在青禾县人大会议上", "—在会上", "- 青禾县三年回顾", but=("—", "二〇三一年"))
def after_a_dash(text: str) -> bool:
    """It begins with a dash."""
    return _DASH.match(text) is not None


@SUBTITLES.rule(
    "2031年5月6日在青禾县第三届人民代表大会上",
    "2031年5月6日在青禾县第三届人民代表大会",
    "2031年5月6日在全县防汛工作会",
    "二〇三一年五月六日在全县防汛会议上",
    but=("2031年5月6日在青禾县",),
)
def at_a_meeting(text: str) -> bool:
    """It says on which day and at which meeting, and nothing else."""
    return _AT_MEETING.fullmatch(text) is not None


@NOTES.rule(
    "（县人大常委会通过）",
    "（第二次修订）",
    "（县政府批准）",
    "（县政府公布）",
    "（县政府发布）",
    "（自下月起施行）",
    "（讨论稿）",
    "（提请审议）",
    "（县人大会议）",
    "（在县人大会上）",
    "（摘要）",
    "（节选）",
    "（书面）",
    "（根据录音整理）",
    but=("（青禾县）", "（一）会议通过", "县人大会议通过"),
)
def how_passed(text: str) -> bool:
    """It says how the document was passed or made public, or what is printed of it."""
    return text[0] in "（(" and find_marker(text) is None and any(word in text for word in entries("passing"))


@NOTES.rule("（2031年5月6日）", "(二〇三一年五月六日)", but=("（2031年）",))
def dated(text: str) -> bool:
    """It gives a date."""
    return find_date(text) is not None


@NUMBERS.rule(
    "青政发〔2031〕12号",
    "青政发[2O31]12号",
    "青政办（2031）第 3 号",
    "〔2031〕7号",
    but=("青政发〔31〕12号", "见青政发〔2031〕12号文"),
)
def dispatch_number(text: str) -> bool:
    """The body's short name, the year in brackets, the number."""
    return _DISPATCH.fullmatch(text) is not None


@NUMBERS.rule("青秘字第三〇二号", "（31）青法字第1234567890号", "青府字第12-3号", but=("青秘字第五条",))
def letter_number(text: str) -> bool:
    """The office's letters and a number without the year in brackets."""
    return _LETTER.fullmatch(text) is not None


@NUMBERS.rule(
    "第12号",
    "（第12号）",
    "〔第12号〕",
    "青禾县人民政府令第12号",
    "县府公告 第十二号",
    "青秘字第3号",
    but=("第12条", "青禾县第12号"),
)
def order_number(text: str) -> bool:
    """The number of an order or a notice."""
    return _ORDER_NUMBER.fullmatch(text) is not None


@NUMBERS.rule(
    "议会CB(1)12/31-32(04)号文件",
    "立法会CB(2)345/31-32号文件",
    "文件编号 CP 12/2031",
    but=("县议会第12号文件", "CB(1)12/31-32"),
)
def paper_number(text: str) -> bool:
    """The number of a council's paper, in Latin letters."""
    return _PAPER.fullmatch(text) is not None


@NUMBERS.rule(
    "（草案）",
    "（试行）",
    "（暂行）",
    "（修订）",
    "（摘要）",
    "（节选）",
    "（书面）",
    "（审议稿）",
    "（征求意见稿）",
    "（送审稿）",
    "（代拟稿）",
    "(草案修改稿)",
    "（草案第二次审议修改稿）",
    "（县三届人大二次会议文件之五）",
    but=("（青禾县）", "（草案由县人民政府提请本次会议审议）", "草案"),
)
def state(text: str) -> bool:
    """The state of the text, or the number of a paper of a meeting, in brackets."""
    match = _STATE.fullmatch(text)
    if match is None:
        return False
    ready = (word for word in entries("states") if match[1].startswith(word))
    return any(len(match[1]) - len(word) <= _STATE_MORE for word in ready) or bool(_MEETING_PAPER.fullmatch(match[1]))


def is_above_title(text: str) -> bool:
    """Whether a line may stand above a title: a number, of a paper too (（之四）), a label of filing (发文机关：…)."""
    label = text[: _LABEL + 1].replace(":", "：").partition("：")
    if (
        is_document_number(text)
        or _NUMBER_OF_PAPER.fullmatch(text)
        or (text.isascii() and len(text) <= _LATIN)
        or CONFIDENTIAL.fullmatch(text)
    ):
        return True
    if is_dateline(text) and not closed(text):
        return True
    return label[1] != "" and _BLANKS.sub("", label[0]) in _filing_labels()


def is_filing_label(text: str) -> bool:
    """Whether a line is the label of what a site files of a document, and its value stands below: 标　题：."""
    return text[-1] in "：:" and _BLANKS.sub("", text[:-1]) in _filing_labels()


def is_filed(text: str) -> bool:
    """Whether a line is such a label in heavy brackets and its value: 【发布部门】某县人民政府."""
    label, closing, _ = text[1:].partition("】") if text[0] == "【" else ("", "", "")
    return closing != "" and _BLANKS.sub("", label) in _filing_labels()


@cache
def _filing_labels() -> frozenset[str]:
    return frozenset(entry.lstrip("+=") for entry in entries("web_labels"))
