"""Chinese numerals that count nothing: those that are part of a word, of a name or of a saying.

一般, 统一, 三农, 五台山 are words; three 三吨 and five 五个 count. Each rule is asked about a quantity of a plain text
that has a unit, and says whether the numeral is no figure.
"""

from __future__ import annotations

import re

from parsers.figures.units import STRONG, plain_measure_at
from parsers.figures.values import Quantity
from parsers.language.numerals import HAN_DIGITS
from parsers.lexicons import entries
from parsers.rules import Rules

HAN: Rules[[str, Quantity], bool] = Rules("figures.han")

_WORD_BEGINNINGS = frozenset("第初周老其之头万统唯单任同专独如某另")
"""Characters that make a word with the numeral after them: 统一, 唯一, 其一, 老三, 万一, 周五."""
_ORDERED = frozenset("长加高近了超约")
"""Ends of words that 一倍 follows: 增长一倍, 提高一倍."""
_MULTIPLIERS = re.compile(r"[十百千万亿]+")
_DIGIT_BY_DIGIT = re.compile(f"[{HAN_DIGITS}]{{2,}}")
_REACHED = ("上", "过", "破", "达", "达到", "数以")
"""Words that make a number of 百 千 万 alone, besides the approximators: 上百家, 数以千计."""
_BEHIND_A_MEASURE = re.compile(r"[，。；、,;）)]|[的以左多至到提增降涨升粮油煤钢布肉]|$")
"""What follows a measure of one character that measures: 三吨，; 三里营 is a name."""
_NOUN = re.compile("[\u4e00-\u9fff]")
_PRICES = frozenset("价费票款额金")
_LISTED = re.compile(r"[、和与及](?![一二三四五六七八九十百千万\d每近约])")
_PAID = re.compile(
    r"(?:[费价票每收缴付补奖罚到至从由为了仅约共计达需交发给减增款额金资花赔捐领取按用值剩欠借省]|投入|支出|收入|成本"
    r"|[斤吨亩人户日天月年件张次元角][、，至到]?|[一二三四五六七八九十百千万亿\d])$"
)
"""What stands before a small amount of money that is none of a name: 票价三元, 每斤三元."""
_GLOSSARY_TERM = re.compile(r"(?:[［\[]\d{1,3}[］\]])?(?=[^，。；]{1,20}[：:]$)")
_NAMES = re.compile("[\u4e00-\u9fff]{2,4}[、和与及][\u4e00-\u9fff]{2,4}$")
PHRASE_END = re.compile(r"[，。；、,;）)（(]|以[上下内]|$")


_TOLD = re.compile("(?:赞成|同意|反对|弃权)(?:者|的|票)?(?:有|为|共)?$")
_NUMERAL = r"[一二两三四五六七八九十百\d]"
_BESIDE = 30
"""How far off other numbers with the same measure word may stand."""
_LEAST_BESIDE = 3
_THESE = ("上述", "以上", "前述", "该", "这", "此")


def counts_people_just_named(text: str, q: Quantity) -> bool:
    """Names right before a number of people: 游一方、杜小满二位秘书, 游一方、杜小满、江大川三人，."""
    if q.kind != "people":
        return False
    told = q.unit in ("位", "名") or (q.unit == "人" and PHRASE_END.match(text, q.end))
    return bool(told and _NAMES.search(text, max(0, q.start - 10), q.start))


def _counts_beside(text: str, q: Quantity) -> bool:
    """Whether the numbers beside a small one count with its measure word, or it is told how many did something.

    农林五案、水利一案、学务两案; 区域十四席、其他三席; 反对三十人，弃权者四人.
    """
    if _TOLD.search(text, max(0, q.start - 6), q.start):
        return q.kind == "people" or q.unit in ("票", "张")
    begin, end = max(0, q.start - _BESIDE), q.end + _BESIDE
    if not q.unit or text.count(q.unit, begin, end) < _LEAST_BESIDE:
        return False
    told = set(re.findall(rf"({_NUMERAL}+){re.escape(q.unit)}(?=[，,。；;、])", text[begin:end]))
    return (
        any(len(numeral) > 1 for numeral in told) or len(told) >= _LEAST_BESIDE - 1
    )  # 建设一批、开工一批 tells nothing


def _is_small(text: str, q: Quantity) -> bool:
    """One digit, 十, or a range of two (七八), which is more often a word than a number."""
    alone = len(q.digits) == 1 or q.upper is not None
    return q.script == "han" and alone and q.digits[0] not in "百千万亿" and not counts_people_just_named(text, q)


def _is_count(q: Quantity) -> bool:
    """Whether the unit is a measure word 量词 or a length of time."""
    return q.kind not in STRONG


@HAN.rule("四个意识不断增强", "严守八项规定", but=("四个村庄", "14个意识"))
def slogan(text: str, q: Quantity) -> bool:
    """A saying that begins with a number, without quotation marks: 四个意识."""
    return text.startswith(entries("slogans"), q.start)


@HAN.rule("三个有之：", "[12]五个到场：", but=("三个有之", "3个有之：", "三元五角：", "要做到三个有之："))
def glossary_term(text: str, q: Quantity) -> bool:
    """The term that a line of a glossary explains, its number first: 七个有之：."""
    if q.script != "han" or not _is_count(q):
        return False
    term = _GLOSSARY_TERM.match(text)
    return bool(term and term.end() == q.start)


@HAN.rule("一九五七年", "二三〇个", but=("一百五十七个", "七八个", "二〇吨", "157个"))
def digit_by_digit(text: str, q: Quantity) -> bool:
    """A number said digit by digit, as years and names of roads are: 一九五七年, 三二〇国道; 二〇吨 measures."""
    if q.script != "han" or q.upper is not None or not _DIGIT_BY_DIGIT.fullmatch(q.digits):
        return False
    return "〇" not in q.digits or _is_count(q)


@HAN.rule(
    "统一种植", "周五项目开工", "第三个", "头七八件", "其三个", "第三成",
    but=("这五项", "统120项", "第一百二十项", "全区之七成", "其八成五", "去年之三倍"),
)  # fmt: skip
def goes_on_a_word(text: str, q: Quantity) -> bool:
    """The second half of a word: 统一, 唯一, 周五; a share or a multiple counts after 之 and 其: 全区之七成."""
    before = text[max(0, q.start - 1) : q.start]
    owned = before in ("之", "其") and (q.kind == "percent" or q.unit == "倍")
    return _is_small(text, q) and before in _WORD_BEGINNINGS and not owned


@HAN.rule("推进一元化领导", "一亩三分", but=("投入两元，", "一个", "一成", "120元"))
def one_of_a_measure(text: str, q: Quantity) -> bool:
    """一 before a unit of money or a measure: 一元化, 一度."""
    return _is_small(text, q) and q.kind in ("money", "physical") and q.digits == "一"


@HAN.rule("三角", "五角，", but=("三元，", "3角，"))
def angle(text: str, q: Quantity) -> bool:
    """三角, 五角 are shapes before they are money."""
    return _is_small(text, q) and q.unit == "角"


@HAN.rule("三里营公园", "五元桥", but=("行三里，", "五斤粮食", "三公里处", "五个桥", "30里河"))
def place_of_a_measure(text: str, q: Quantity) -> bool:
    """A unit of one character that goes on as a name: 三里营, 五元桥."""
    if not _is_small(text, q) or q.kind not in ("money", "physical") or len(q.unit) != 1:
        return False
    return not _BEHIND_A_MEASURE.match(text, q.end)


@HAN.rule(
    "二个", "二次", "以上二个",
    but=(
        "两个", "二吨，", "二成", "2个", "游一方、杜小满二位秘书",
        "上述二名代表", "以上二人", "前述二位", "该二人", "这二位",
    ),
)  # fmt: skip
def two_is_said_otherwise(text: str, q: Quantity) -> bool:
    """二 before a measure word: things are counted with 两; people who were just named may be 二人."""
    these = q.kind == "people" and text.endswith(_THESE, max(0, q.start - 2), q.start)
    return _is_small(text, q) and _is_count(q) and q.digits == "二" and not these


@HAN.rule(
    "一个", "一家企业", "这一倍",
    but=("增长一倍", "两个", "一成", "1个", "一吨，", "农林五案、水利一案、学务两案，"),
)  # fmt: skip
def one_is_an_article(text: str, q: Quantity) -> bool:
    """一 before a measure word says 'a': 一个; 增长一倍 counts."""
    if not _is_small(text, q) or not _is_count(q) or q.digits != "一" or _counts_beside(text, q):
        return False
    return q.unit != "倍" or text[max(0, q.start - 1) : q.start] not in _ORDERED


@HAN.rule(
    "三班倒", "五台山", "区域三席",
    but=(
        "五个村", "七八班", "三成", "三倍", "三吨，", "36班", "共十九席，区域十四席，其他三席，",
        "反对三十人，弃权者四人，",
    ),
)  # fmt: skip
def not_a_plain_measure(text: str, q: Quantity) -> bool:
    """A digit before a word that is no common measure: 三班倒; 五个, 两位 count."""
    if not _is_small(text, q) or not _is_count(q) or q.unit == "倍" or q.upper is not None:
        return False
    if q.unit == "大" or _counts_beside(text, q):
        return False
    return not plain_measure_at(text, q.unit_start)


@HAN.rule("数十家", "几百家", but=("六十家", "近百家", "数30家", "数六十三家"))
def some_multiplier(text: str, q: Quantity) -> bool:
    """数十家, 几百家: a number that is not stated."""
    multiplier = q.script == "han" and _MULTIPLIERS.fullmatch(q.digits)
    return bool(multiplier) and text[max(0, q.start - 1) : q.start] in ("数", "几")


@HAN.rule(
    "千家万户", "百亿元工程", "惠及万人，", "百万亩良田",
    but=("近百家", "突破千亿元", "百余件", "十家", "三百家", "创造岗位百万个，", "投资千亿元。"),
)  # fmt: skip
def multiplier_alone(text: str, q: Quantity) -> bool:
    """百 千 万 alone state no number: 千方百计, 万人, 百亿元工程; 近百家, 突破千亿元, 百余件 do, and 投资千亿元。."""
    if q.script != "han" or not _MULTIPLIERS.fullmatch(q.digits) or q.rest or q.digits[0] == "十":
        return False
    if len(q.digits) > 1 and q.unit and _NOUN.match(text, q.start - 1) and PHRASE_END.match(text, q.end):
        return False
    return not text.endswith((*entries("approximators"), *_REACHED), 0, q.start)


@HAN.rule(
    "扶持三元、青禾",
    "青禾、三元等企业",
    "三元食品",
    "由三元、青禾供应",
    but=("单价三元、", "由三元提高到五元", "每斤三元，", "收费三元，", "九十元"),
)
def brand(text: str, q: Quantity) -> bool:
    """三元 is a brand before it is money: an amount so small has a word for money or a measure before it."""
    if not _is_small(text, q) or q.upper is not None or q.unit != "元" or text[q.end - 1] != "元":
        return False
    if _LISTED.match(text, q.end) and text[max(0, q.start - 1) : q.start] not in _PRICES:
        return True
    return not _PAID.search(text, max(0, q.start - 4), q.start)


@HAN.rule("三天", "两周", but=("连续三天", "3天", "五年", "三个村"))
def way_of_speaking_of_time(text: str, q: Quantity) -> bool:
    """三天, 两周 are mostly ways of speaking; 连续三个月 is a length of time."""
    if q.kind != "time" or q.script != "han" or q.unit == "年":
        return False
    return not text.endswith(entries("duration_cues"), 0, q.start)
