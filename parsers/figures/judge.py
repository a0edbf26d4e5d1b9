"""Which quantities are figures: numbers that only name, date, order or number something are none.

Each rule is a function of the plain text and a quantity; its docstring has examples of what it turns away.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.figures.quantities import Quantity
from parsers.figures.units import STRONG, plain_measure_at
from parsers.lexicons import entries

_OPENING = "“‘「『《〈\"'"
_APPROXIMATOR = re.compile(r"(?:近|超过?|上|突破|逾|过|约|破|达到?|不足|接近|数以)$")
_CLOCK = re.compile(r"[\d〇一二三四五六七八九十][时点]$|[时点]\d{1,2}分?$")
_SESSION = re.compile(r"(?:全体|全会|全委|会议|大会|代表|常委|党代会|人代会|委员)")
_DATE_AFTER = re.compile(
    r"[度初底末代级第中前后]|年?[ ]?\d{1,2}月|[一二三四五六七八九十]{1,2}月|上半|下半|一季|春|夏|秋|冬"
    r"|来[，,]|[-~—至到]\d"
)
_DATE_BEFORE = re.compile(r"(?:国|公元|截至|截止|自|从|至|到|于|在|[-~—―]|’|')$")
_DURATION_CUE = re.compile(
    r"(?:连续|历时|为期|超过?|近|约|至少|不少于|不超过|满|延长|提前|缩短|期限|工期|寿命|需|历经|持续|逾"
    r"|长达|达|用|累计|仅|每)$"
)
_MULTIPLIERS = re.compile(r"[十百千万亿]+")
_INDEX = re.compile(r"(?:指数|系数|倍差|倍数|[入出别业]比|比值)(?:为|是|达到?|降?至|到|下降到|缩小到|缩小至)?$")
_MEASURED = re.compile(r"[，。；、,;）)]|[的以左多至到粮油煤钢布肉]|$")
_GLOSSED = re.compile(r"(?:[［\[]\d{1,3}[］\]])?(?=[^，。；]{1,20}[：:]$)")
_ENDS = re.compile(r"[，。；、,;）)（(]|以[上下内]|$")
_MOST = 10**24
"""No office counts beyond it: what does is a row of signs (亿亿亿…)."""


_NAMES = re.compile("[\u4e00-\u9fff]{2,4}[、和与及][\u4e00-\u9fff]{2,4}$")


_GRADED = ("奖", "功", "残", "伤", "能效", "应急", "响应", "甲等", "乙等", "医院", "保护", "标准")
"""What a grade in digits is of: 1级能效, 3级应急响应."""


def is_figure(text: str, quantity: Quantity) -> bool:
    """Whether the quantity of the plain `text` is a figure that it states."""
    if quantity.terms or quantity.figurative:
        return True
    if abs(quantity.value) > _MOST:
        return False
    if not quantity.unit:
        return _bare_multitude(text, quantity) or _index(text, quantity)
    return not any(rule(text, quantity) for rule in RULES)


def _bare_multitude(text: str, q: Quantity) -> bool:
    """A number without a unit counts as one only when 万 or 亿 says that it counts: 近8万市民, 3万多."""
    if not re.search("[万亿]", q.digits) or (text[q.start - 1 : q.start] in tuple(_OPENING + "第·") and q.start):
        return False
    if text[q.number_end : q.number_end + 1] in tuple("级松象里") or _odd_han(text, q) or _bare_multiplier(text, q):
        return False
    return q.script == "arabic" or len(q.digits) > 1


def _index(text: str, q: Quantity) -> bool:
    """指数为0.788, 收入比1.78: a number without a unit that a word for one announces."""
    announced = _INDEX.search(text, max(0, q.start - 8), q.start)
    return bool("." in q.digits and announced and _ENDS.match(text, q.number_end))


def _slogan(text: str, q: Quantity) -> bool:
    """四个意识, 八项规定, without quotation marks."""
    return q.script == "han" and len(q.digits) == 1 and text.startswith(entries("slogans"), q.start)


def _ordinal(text: str, q: Quantity) -> bool:
    """第3条, 第一百五十六条, 头三年, 初三; spaced out too: 第　四　條; the number of a table: 表3 分区情况."""
    if text[: q.start] in ("表", "附表", "图", "圖"):
        return True
    before = text[max(0, q.start - 2) : q.start]
    return before.endswith(("第", "初", "周")) or before == "第 "


def _quoted_name(text: str, q: Quantity) -> bool:
    """“1126”, “四个意识”, “5.12全国减灾日”; not “20万元以上…”."""
    before = text[q.start - 1 : q.start] if q.start else ""
    return bool(before) and (before in _OPENING or before in "·+＋") and q.kind not in ("money", "percent")


def _glued(text: str, q: Quantity) -> bool:
    """PM2.5, G318国道, 2023/12/1: digits that go on from Latin letters, from digits or from a slash."""
    if q.script != "arabic" or q.start == 0:
        return False
    before = text[q.start - 1]
    if before.isascii() and before.isalpha():
        return q.kind not in STRONG or q.unit in ("m", "t", "g", "L", "V", "W")
    if before == "/" and not text[q.start - 2 : q.start - 1].isalnum():
        return True
    if before == "/":  # 23座/1,234延米
        return text[q.start - 2].isascii() or q.kind not in STRONG
    return before == "." or (before == "-" and text[q.start - 2 : q.start - 1].isalnum() and q.kind not in STRONG)


def _clock(text: str, q: Quantity) -> bool:
    """上午9时30分: minutes, no marks (分)."""
    return q.unit in ("分", "秒") and bool(_CLOCK.search(text, max(0, q.start - 4), q.start))


def _session(text: str, q: Quantity) -> bool:
    """十四届四次会议, 第2次全会, 二次会议."""
    if q.unit == "次" and _SESSION.match(text, q.end):
        alone = q.script == "han" and len(q.digits) == 1 and q.digits != "两"
        return alone or text[q.start - 1 : q.start] in ("届", "第", "会")
    return q.unit in ("届", "期") and q.script == "han"


def _year(text: str, q: Quantity) -> bool:
    """2023年, 五八年, 民国96年, 96年度; a length of time needs to look like one: 连续9年, 15年."""
    if q.unit != "年":
        return False
    if q.script == "han":
        return not _DURATION_CUE.search(text, max(0, q.start - 4), q.start)
    if "." in q.digits and q.value < 60:  # 5.3年
        return False
    if q.value >= 60 or q.value != int(q.value) or len(q.digits) > 2 or q.digits[:1] == "0":
        return True
    cue = _DURATION_CUE.search(text, max(0, q.start - 4), q.start)
    return not cue and bool(_DATE_AFTER.match(text, q.end) or _DATE_BEFORE.search(text, max(0, q.start - 2), q.start))


def _day(text: str, q: Quantity) -> bool:
    """12月5日, 20日内; a mean of days has a fraction: 平均65.3日."""
    fraction = "." in q.digits and q.script == "arabic" and text[q.start - 1 : q.start] not in ("月", "于")
    return q.unit == "日" and not fraction


def _grade(text: str, q: Quantity) -> bool:
    """千亿级, 万吨级泊位, 3A级, 三级医院: grades and classes."""
    if text[q.end : q.end + 1] in ("级", "型") and q.end < len(text):
        return True
    listed = re.search(r"[^\d][-、—][\u4e00-\u9fff]{1,6}$", text[max(0, q.start - 10) : q.start])  # 区-街-社区三级
    return q.unit == "级" and ((q.script == "han" and not listed) or text.startswith(_GRADED, q.end))


def _bare_multiplier(text: str, q: Quantity) -> bool:
    """千方百计, 万人, 百亿元: 百 千 万 alone state no number; 近百家, 突破千亿元, 百余件 do."""
    if q.script != "han" or not _MULTIPLIERS.fullmatch(q.digits):
        return False
    if text[q.start - 1 : q.start] in ("数", "几"):  # 数十家
        return True
    return not q.rest and q.digits[0] != "十" and not _APPROXIMATOR.search(text, max(0, q.start - 2), q.start)


def _odd_han(text: str, q: Quantity) -> bool:
    """Chinese numerals that are words or names: 一般, 三中全会, 一九五七年, 五台山, 加倍; 七个有之： in a glossary."""
    if q.script != "han":
        return False
    if q.kind not in STRONG and (glossed := _GLOSSED.match(text)) and glossed.end() == q.start:
        return True
    digits = q.digits
    if q.kind == "people" and len(digits) == 1 and digits != "一" and _names_before(text, q):
        return False
    if re.fullmatch("[〇一二三四五六七八九]{2,}", digits) and q.upper is None:
        return "〇" not in digits or q.kind not in STRONG
    if (len(digits) > 1 and digits != "十" and q.upper is None) or digits[0] in "百千万亿":
        return False
    if text[q.start - 1 : q.start] in tuple("第初周老其之头万统唯单任同专独如某另") and q.start:
        return True
    if q.kind in STRONG and q.kind != "percent":  # 三吨，; but 三里河, 一元化
        return digits == "一" or q.unit == "角" or (len(q.unit) == 1 and not _MEASURED.match(text, q.end))
    if digits == "二" and q.kind != "percent":  # things are counted with 两
        return True
    if digits == "一":
        return q.kind != "percent" and (q.unit != "倍" or text[q.start - 1 : q.start] not in tuple("长加高近了超约"))
    if q.kind == "percent" or q.unit == "倍" or q.upper is not None:
        return False
    return not plain_measure_at(text, q.unit_start)


def _names_before(text: str, q: Quantity) -> bool:
    """Names right before a number of people: 游一方、杜小满二位秘书, 游一方、杜小满、江大川三人，."""
    told = q.unit in ("位", "名") or (q.unit == "人" and _ENDS.match(text, q.end))
    return bool(told and _NAMES.search(text, max(0, q.start - 10), q.start))


def _han_time(text: str, q: Quantity) -> bool:
    """三天, 两周, 五年 are mostly ways of speaking; 连续三个月 is a length of time."""
    if q.kind != "time" or q.script != "han" or q.unit == "年":
        return False
    return not _DURATION_CUE.search(text, max(0, q.start - 4), q.start)


def _street(text: str, q: Quantity) -> bool:
    """解放路15号3栋2单元501室: an address."""
    return q.unit in ("栋", "幢", "层", "座", "组") and text[q.start - 1 : q.start] in ("号", "路", "街", "巷", "弄")


RULES: tuple[Callable[[str, Quantity], bool], ...] = (
    _ordinal, _quoted_name, _glued, _clock, _session, _year, _day, _grade, _bare_multiplier, _odd_han, _han_time,
    _street, _slogan,
)  # fmt: skip


def is_optional(text: str, q: Quantity) -> bool:
    """Whether reasonable readers would argue: plain Chinese counts, lengths of time, rates with 每, ratios."""
    minutes = text.endswith(("小时", "小時"), 0, q.start)
    if q.terms or q.kind == "time" or q.figurative or minutes or not q.unit:
        return True
    if q.script == "han" and len(q.digits) <= 2 and q.kind not in STRONG:
        return True
    before = text[max(0, q.start - 12) : q.start]
    return "每" in re.split("[，。；、]", before)[-1]
