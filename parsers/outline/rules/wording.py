"""What a document's title is made of: how its lines begin, and the words that it ends with."""

from __future__ import annotations

import re
from functools import lru_cache

from parsers.blocks.cells import label_end
from parsers.blocks.layout import closed
from parsers.blocks.rosters import is_roster_line
from parsers.front.entries import squeeze
from parsers.front.gazettes import is_imprint
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.language.markers import find_marker
from parsers.language.titles import sure_title_words, title_words
from parsers.lexicons import entries
from parsers.outline.rules.bare import begins_with_label, is_part, is_subpart
from parsers.outline.rules.introductions import CONFIDENTIAL, is_document_number, is_passing_note, is_salutation
from parsers.outline.rules.news import is_dateline
from parsers.patterns import late
from parsers.rules import Rules

_SUFFIX = late(r"(?:[（(〔][^（()）]{1,24}[)）〕]){0,2}(?:[\[［]\d{1,2}[\]］])?(?:[（(]?第?\w{1,5}号[)）]?)?")
_CLOSERS = frozenset("号)）〕]］")
_ATTACHED = re.compile(r"附\s*[件录表]|附[：:]|[图表]\s?\d")
HEAD_COUNT = late(r"\S{0,14}[（(]共?\s*\d{1,5}\s*[名人位项个处家](?:[，,][^（()）]{2,24})?[)）]")
"""How a roster says how many it lists: 主席团（31名）."""
GROUP = late(
    r"[^\W\d][^，。；：（()）]{1,24}[（(]共?\s*(?:\d{1,5}|[一二三四五六七八九十百]{1,4})\s*[名人位个家项件户所处支][)）]"
)
"""The head of a group in a list, and how many it has: 青禾县（3个）."""
_DATED_OFFICE = re.compile(r"(?P<body>\S{3,30})\s{2,}(?P<date>\S{6,12}日)")
_SITE_LENGTH = 16
_ROW = re.compile(r"\s(?:\d[\d,.]+[%％]?\s+\d|\d[%％]?\s+\d[\d,.])")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
_POSTED = re.compile(r"\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}\s?日?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?[\s|｜]*")
_PUBLISHES = ("主办", "编印", "编辑", "主编", "编", "印")
_ADDRESSING = ("各位", "同志们", "代表们", "委员们", "尊敬的", "主任，", "主席，")
_MONTH = re.compile(r"\s*\d{4}\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?\s*\Z")
_PAPER_NUMBER = late(r"[（(](?:之)?[\d一二三四五六七八九十]{1,3}[)）]\Z")
_PAPER = re.compile(r"第\s?\d{1,4}\s?号\s*[─—－–―-]")
_EXCLAIMED = re.compile(r"[^，。！!：:；]+[！？!?]")
_NO_START = '"，。、；：）》」”—–-•●◆■▲'
LONGEST = 90
PIECE = 50


UNLIKE: Rules[[str], bool] = Rules("outline.title.unlike")
"""Why a line cannot be the first of a title."""


@lru_cache(maxsize=1024)
def may_begin(text: str) -> bool:
    """Whether a line may be the first of a title."""
    return UNLIKE.first(text) is None


@UNLIKE.rule("关于" + "进一步加强防汛工作" * 10, but=("关于" + "进一步加强防汛工作" * 9 + "的通知",))
def too_long(text: str) -> bool:
    """It is longer than titles are."""
    return len(text) > LONGEST


@UNLIKE.rule("会议结束。", "会议结束；", but=("让青禾更美！", "会议结束"))
def ends_a_sentence(text: str) -> bool:
    """It ends a sentence and is no exclamation."""
    return closed(text) and not _EXCLAIMED.fullmatch(text)


@UNLIKE.rule("，制定本办法", "）的通知", "——在会上", but=("《防汛办法》说明", "（草案）说明"))
def begins_with_a_mark(text: str) -> bool:
    """It begins with a mark that no title begins with."""
    return text[0] in _NO_START


@UNLIKE.rule("一、防汛工作", but=("一次防汛工作会议",))
def numbered(text: str) -> bool:
    """It begins with a marker."""
    return find_marker(text) is not None


@UNLIKE.rule("附件2", "附录", "附表", "附：名单", "图 3", "表1", but=("附属工程管理办法", "表决办法"))
def attached(text: str) -> bool:
    """It is the label of an attachment, a table or a picture."""
    return _ATTACHED.match(text) is not None


@UNLIKE.rule("秘书长：游一方", but=("秘书长游一方",))
def labelled(text: str) -> bool:
    """It is a label with its value."""
    return label_end(text) > 0


@UNLIKE.rule("出 席 游一方", "任命游一方", but=("出席会议人员名单", "任命名单", "出入境管理"))
def label_of_a_record(text: str) -> bool:
    """It begins with a label of a record's head, and does not end with a title's word."""
    return begins_with_label(text) and not is_typed(text)


@UNLIKE.rule("2031年5月6日", "2031年5月6日 12:57", "2031-05-06 12:57", but=("2031年5月6日会议",))
def date(text: str) -> bool:
    """It is a date alone, or with the time at which a page was put up."""
    return is_date_line(text) or (text[0].isdecimal() and _POSTED.fullmatch(text) is not None)


@UNLIKE.rule("各位代表！", but=("各位代表名单",))
def salutation(text: str) -> bool:
    """It addresses those whom the document is for."""
    return is_salutation(text)


@UNLIKE.rule("青政发〔2031〕12号", "（草案）", but=("青政发文件",))
def document_number(text: str) -> bool:
    """It is a document's number or state."""
    return is_document_number(text)


@UNLIKE.rule("（2031年5月6日会议通过）", but=("通过名单",))
def passing_note(text: str) -> bool:
    """It is a note that says when and where something was passed."""
    return is_passing_note(text)


@UNLIKE.rule("游一方　　杜小满　　白　鹭　　向　南", but=("代表名单", "和 水 库 统 计 公 报[1]"))
def roster(text: str) -> bool:
    """It is a row of a roster."""
    return is_roster_line(text, inside=False) and not is_typed(text)


@UNLIKE.rule("县长　游一方", "青禾县县长　杜小满", but=("县长职责", "通　告"))
def byline(text: str) -> bool:
    """It is a byline, and no title's word that is letter-spaced."""
    return read_byline(text) is not None and not is_title_word(squeeze(text))


@UNLIKE.rule("A 09/31-12", "No. 12", but=("A股12",))
def latin(text: str) -> bool:
    """It holds no Chinese character."""
    return text.isascii()


@UNLIKE.rule("青禾县人民政府办公室　　2031年5月6日", but=("青禾县概况　　2031年5月6日",))
def office_and_date(text: str) -> bool:
    """It says which office issues the paper, and when."""
    match = _DATED_OFFICE.fullmatch(text) if text.endswith("日") else None
    return match is not None and is_body(match["body"]) and is_date_line(match["date"])


@UNLIKE.rule(
    "青禾县人大常委会办公室编",
    "青禾县政府办公室主办",
    "青禾县政府办公室2031年5月编印",
    but=("青禾县人大汇编", "全县水库总体规划汇编"),
)
def published_by(text: str) -> bool:
    """It says who publishes the paper, and perhaps when."""
    if not text.endswith(_PUBLISHES):
        return False
    return is_body(_MONTH.sub("", text[: text.rindex(_publishes(text))]))


@UNLIKE.rule("2031年第7期（双月刊） 5月6日出版", "第7期 总第19期 2031年5月6日出版", but=("2031年第7期水库贷款", "五年"))
def imprint(text: str) -> bool:
    """It says nothing but the number of an issue, its year and its date."""
    return "期" in text and is_imprint(text)


@UNLIKE.rule("图为会议现场", "图为水库开工", but=("图书馆办法", "全县水库分布图"))
def picture(text: str) -> bool:
    """It says what a picture shows."""
    return text.startswith("图为")


@UNLIKE.rule("各位委员，让我们为青禾作贡献", "同志们，水库要防汛", but=("各位委员名单",))
def addressing(text: str) -> bool:
    """It speaks to those who listen."""
    return text.startswith(_ADDRESSING) and "，" in text


@UNLIKE.rule("水库\t座\t120", "水库\t必修", "水库 17 6 1 满意", but=("水库名单", "水库 17 座"))
def row(text: str) -> bool:
    """It is a row of a table."""
    return "\t" in text or (" " in text and _ROW.search(text) is not None)


@UNLIKE.rule("青禾人大网", "青禾县政府门户网站", but=("全县河网", "关于青禾人大网站建设的报告"))
def site(text: str) -> bool:
    """It is the name of a site."""
    return len(text) <= _SITE_LENGTH and text.endswith(entries("site_names"))


@UNLIKE.rule("青禾社青禾5月6日电", "本报讯", "本网消息", "本网报道", "本报记者 游一方", but=("青禾通讯管理办法",))
def dateline(text: str) -> bool:
    """It says who reports."""
    return is_dateline(text)


@UNLIKE.rule("青禾县公报/2031年/第一号/防汛办法", but=("第12/2031号办法",))
def path(text: str) -> bool:
    """It is the path of a page: the names of those above it, with strokes between."""
    return text.count("/") + text.count("＞") + text.count(">") > 1 and " " not in text


@UNLIKE.rule(
    *(
        "内部资料　注意保存",
        "内部文件",
        "内部刊物",
        "内部参阅",
        "注意保密",
        "秘密",
        "机密",
        "绝密",
        "特急",
        "加急",
        "急件",
    ),
    but=("内部审计规定",),
)
def confidential(text: str) -> bool:
    """It says who may read the paper, or how soon."""
    return CONFIDENTIAL.fullmatch(text) is not None


@UNLIKE.rule("〇〇〇〇〇〇", "* * * *", "★━━━━★", but=("〇一二三",))
def ornament(text: str) -> bool:
    """It is one character again and again, or holds neither words nor numbers."""
    return len(set(squeeze(text))) == 1 or not any(map(str.isalnum, text))


@UNLIKE.rule("（原载青禾日报，有删节）", "（上接第一版）", but=("（草案）说明",))
def remark(text: str) -> bool:
    """All of it stands in brackets."""
    return _IN_BRACKETS.fullmatch(text) is not None


@UNLIKE.rule("第58号 ─ 防汛年报", "第 3 号—防汛报告", but=("第58号报告",))
def listed_paper(text: str) -> bool:
    """It is the number of a paper and its name, one of those that were laid before a council."""
    return text[0] == "第" and _PAPER.match(text) is not None


@UNLIKE.rule("讨论事项", "法案首读", "第1案", but=("讨论事项规则",))
def part_of_minutes(text: str) -> bool:
    """It names a part of minutes, or what stands below one."""
    return is_part(text) or is_subpart(text)


def is_typed(text: str) -> bool:
    """Whether `text` ends with what only a document's title ends with: 报告, 决定, 名单 …"""
    return _ends_with(squeeze(text), sure_title_words())


def _publishes(text: str) -> str:
    """The word of publishing that ends a line."""
    return next((word for word in _PUBLISHES if text.endswith(word)), "")


def is_letterhead(text: str) -> bool:
    """Whether `text` heads a body's papers (版头) and is none of their titles: 某县政府会议纪要, …会议文件（七）."""
    text = _PAPER_NUMBER.sub("", text) if text[-1:] in _CLOSERS else text
    kind = next((kind for kind in entries("letterheads") if text.endswith(kind)), None)
    body = text.removesuffix(kind) if kind else ""
    return body != "" and (is_body(body) or body.endswith(("会议", "大会")))


def is_title_word(text: str) -> bool:
    """Whether `text` is a word that titles end with, and nothing else: 通告."""
    return text in sure_title_words()


def may_be_typed(text: str) -> bool:
    """Whether `text` ends with what a document's title ends with, and other lines too: 情况, 计划 …"""
    return _ends_with(squeeze(text), title_words())


def _ends_with(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` ends `text`, or stands before a note or a number that ends it."""
    if text[-1:] not in _CLOSERS:
        return text.endswith(words)
    return any(text.endswith(words, 0, at) and _SUFFIX.fullmatch(text, at) for at in range(len(text), 0, -1))
