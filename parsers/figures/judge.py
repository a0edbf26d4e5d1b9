"""Which quantities are figures: numbers that only name, date, order or number something are none.

Each rule is asked about a quantity of a plain text and says whether it is no figure; those of Chinese numerals stand in
`han`, and those of numbers without a unit, which count only where a rule says so, at the end.
"""

from __future__ import annotations

import re

from parsers.figures.compound import TIMES
from parsers.figures.han import HAN, PHRASE_END, glossary_term, goes_on_a_word, multiplier_alone, some_multiplier
from parsers.figures.units import STRONG
from parsers.figures.values import Quantity
from parsers.language.numerals import TO_TEN
from parsers.lexicons import entries
from parsers.rules import Rules

AWAY: Rules[[str, Quantity], bool] = Rules("figures.judge")
BARE: Rules[[str, Quantity], bool] = Rules("figures.bare")

_OPENING = frozenset("“‘「『《〈\"'")
_JOINED_TO_A_NAME = frozenset("·+＋")
_MEANS = ("均值", "平均", "滑动")
_TABLES = frozenset("表图")
_TABLE = re.compile(r"(?:^|[见如从由附据在详和与及、（(。；，,:] ?)附?[表图] ?$")
_PRODUCT = re.compile(TIMES)
_NUMBERED = re.compile(r"[A-Z]\d{0,2}(?:/[A-Z]{1,3})? ?$")
_STANDARD = re.compile(r"[A-Z]\d{0,2}(?:/[A-Z]{1,3})? ?[\d.]{1,8} ?[-—―] ?$")
_CLASS = rf"(?:[{TO_TEN}]|[1-9Ⅰ-Ⅹ])类"
_CLASS_AFTER = re.compile(rf"[、和及至到或与-]{_CLASS}(?![\u4e00-\u9fff]{{2}}[、和及与])")
_CLASS_BEFORE = re.compile(rf"{_CLASS}[、和及至到或与-]$")
_CLASSED = re.compile(r"(?:劣|非|[^分归划][由从属]|[^分归]?[升降评定列转变改][为到至成])$")
_FULL_WIDTH_LETTER = re.compile("[Ａ-Ｚａ-ｚ]")
_LETTERED_UNITS = ("m", "t", "g", "L", "V", "W")
_HOUR_BEFORE = re.compile(rf"[\d{TO_TEN}][时点]$|[时点]\d{{1,2}}分?$")
_DATE_AFTER = re.compile(
    rf"[度初底末代级第中前后春夏秋冬]|[上下]半|一季|年?[ ]?\d{{1,2}}月|[{TO_TEN}]{{1,2}}月"
    r"|来[，,]"
)
"""What follows a year or its number: 21年度, 21年3月."""
_DATE_BEFORE = re.compile(r"(?:公元|截止|[国自从至到于在’'~—―-])$")
_ROAD = frozenset("号路街巷弄")
_LIST_OF_LEVELS = re.compile(r"[^\d][-、—][\u4e00-\u9fff]{1,6}$")
"""The levels that a number of them counts: 区-街-社区三级."""
_INDEX = re.compile(r"(?:指数|系数|倍差|倍数|[入出别业]比|比值)(?:为|是|达到?|(?:下?降|缩小)?[到至])?$")
_LARGE = re.compile("[万亿]")
_MOST = 10**24
"""No office counts beyond it: what does is a row of signs (亿亿亿…)."""


def is_figure(text: str, quantity: Quantity) -> bool:
    """Whether the quantity of the plain `text` is a figure that it states."""
    if quantity.terms:
        return True
    if beyond_counting(text, quantity):
        return False
    if not quantity.unit:
        return BARE.first(text, quantity) is not None
    return AWAY.first(text, quantity) is None and HAN.first(text, quantity) is None


def _before(text: str, q: Quantity, count: int = 1) -> str:
    """The `count` characters before the quantity, fewer at the beginning of the text."""
    return text[max(0, q.start - count) : q.start]


@AWAY.rule("共9999亿亿亿家", but=("共99亿家",))
def beyond_counting(text: str, q: Quantity) -> bool:
    """More than anybody counts: a row of signs, 亿亿亿."""
    return abs(q.value) > _MOST


@AWAY.rule(
    "表3个体户情况", "附表2户", "从表2户数看", "见图1座", "（图3件）",
    but=("表面3个", "列表3个", "代表3名", "报表2份", "人大代表一百名"),
)  # fmt: skip
def number_of_a_table(text: str, q: Quantity) -> bool:
    """The number of a table or a picture: 表3 分区情况, 从表2看."""
    beside = _before(text, q, 2).rstrip(" ")[-1:]
    return beside in _TABLES and bool(_TABLE.search(text, max(0, q.start - 4), q.start))


@AWAY.rule("7×24小时", "24×7小时服务", "4×100米接力", but=("2×15万吨", "24小时", "100米接力"))
def name_of_a_product(text: str, q: Quantity) -> bool:
    """A product that only names something: 7×24小时, 4×100米接力."""
    return bool(_PRODUCT.search(q.digits)) and (q.kind == "time" or text.startswith("接力", q.end))


@AWAY.rule("依据GB 1234—1996的各类指标", "按DB11/T 12—2019类", but=("街道A区建成—12所", "12所", "共5749所"))
def year_of_a_standard(text: str, q: Quantity) -> bool:
    """The year in the number of a standard: GB 1234—1996."""
    if q.upper is not None:  # of GB 567—1997
        return 1950 <= q.upper < 2100 and bool(_NUMBERED.search(text, max(0, q.start - 8), q.start))
    return len(q.digits) == 4 and bool(_STANDARD.search(text, max(0, q.start - 16), q.start))


@AWAY.rule(
    "水体按一类、二类、四类管理",
    "二类和三类",
    "三类水质",
    "Ⅱ类至四类",
    "提升为三类。",
    "劣五类，",
    but=("三类问题", "分为三类，", "分三类、五级", "三类人员和两类企业", "3类问题"),
)
def number_of_a_class(text: str, q: Quantity) -> bool:
    """Which class it is: 二类, 三类和四类, 三类水质; 三类问题 counts."""
    if q.unit != "类" or q.value > 10:
        return False
    if text.count("类", q.start, q.end) > 1 or _CLASSED.search(text, max(0, q.start - 3), q.start):
        return True
    beside = _CLASS_AFTER.match(text, q.end) or _CLASS_BEFORE.search(text, max(0, q.start - 5), q.start)
    return bool(beside) or (q.script == "han" and text.startswith(entries("classed"), q.end))


@AWAY.rule("第3条", "初5日", "第 4 条", "周5件", but=("3条", "再版3本"))
def ordinal(text: str, q: Quantity) -> bool:
    """A number that says which one it is: 第3条, 第一百五十六条, 初三; spaced out too: 第　四　條."""
    return _before(text, q).endswith(("第", "初", "周")) or _before(text, q, 2) == "第 "


@AWAY.rule("“0917家园”", "《12条》", "中国·3件", "学党史+2项", but=("“20万元以上", "“5%以上", "10件"))
def quoted_name(text: str, q: Quantity) -> bool:
    """A number that begins a name: “0917”, “6.16安全宣传日”, 主题+5项; not “20万元以上…”."""
    before = _before(text, q)
    return (before in _OPENING or before in _JOINED_TO_A_NAME) and q.kind not in ("money", "percent")


@AWAY.rule("K3件", "型号A5t，", "Ｂ２類車輛", but=("投资US5亿元", "距离约3m", "型号5件", "A五件"))
def goes_on_latin_letters(text: str, q: Quantity) -> bool:
    """Digits that go on from Latin letters: PM2.5, G318国道."""
    before = _before(text, q)
    if q.script != "arabic" or not ((before.isascii() and before.isalpha()) or _FULL_WIDTH_LETTER.match(before)):
        return False
    return q.kind not in STRONG or q.unit in _LETTERED_UNITS


@AWAY.rule("2023/12件", "3/5吨", "/5件", "23座/12件", "（座）/5吨", but=("23座/1,234延米", "23座1,234延米"))
def after_a_slash(text: str, q: Quantity) -> bool:
    """Digits after a slash: 2023/12/1; 23座/1,234延米 states two figures."""
    if q.script != "arabic" or _before(text, q) != "/":
        return False
    beside = text[max(0, q.start - 2) : q.start - 1]
    return beside.isascii() or not beside.isalnum() or q.kind not in STRONG


@AWAY.rule("1.2.3件", "A-12件", "2023-12个", but=("增长-5个", "三.一家", "A-12万元", "（区）-12个"))
def after_a_point_or_dash(text: str, q: Quantity) -> bool:
    """Digits that go on a code or a numbering: 1.2.3, A-12."""
    before = _before(text, q, 2)
    if q.script != "arabic":
        return False
    return before[-1:] == "." or (before[-1:] == "-" and before[0].isalnum() and q.kind not in STRONG)


@AWAY.rule("上午9时30分", "九点15分", "8时5分20秒", but=("得了30分", "30秒", "9时30件"))
def clock(text: str, q: Quantity) -> bool:
    """Minutes and seconds of a time of day: 上午9时30分."""
    return q.unit in ("分", "秒") and bool(_HOUR_BEFORE.search(text, max(0, q.start - 4), q.start))


@AWAY.rule("四次会议", "十四届12次全会", "第12次代表大会", but=("两次会议", "召开12次会议", "十二次会议", "四次检查"))
def numbered_meeting(text: str, q: Quantity) -> bool:
    """Which meeting it is: 十四届四次会议, 第2次全会, 二次会议."""
    if q.unit != "次" or not text.startswith(entries("meetings"), q.end):
        return False
    alone = q.script == "han" and len(q.digits) == 1 and q.digits != "两"
    return alone or _before(text, q) in ("届", "第", "会")


@AWAY.rule("三期项目", but=("3期项目", "三次"))
def phase(text: str, q: Quantity) -> bool:
    """Which phase it is: 二期项目."""
    return q.unit == "期" and q.script == "han"


@AWAY.rule("五八年", "一九五八年", "五年", but=("连续五年", "58件", "五项"))
def year_in_han(text: str, q: Quantity) -> bool:
    """五八年, 一九五八年; a length of time needs a word that says so: 连续五年."""
    if q.unit != "年" or q.script != "han":
        return False
    return not text.endswith(entries("duration_cues"), 0, q.start)


@AWAY.rule("2023年", "96年", "05年", but=("0.5年", "15年", "2023件", "六十年"))
def year_by_its_size(text: str, q: Quantity) -> bool:
    """2023年, 民国96年, 05年: no office counts so many years."""
    if q.unit != "年" or q.script == "han":
        return False
    return q.value >= 60 or (q.digits[0] == "0" and "." not in q.digits)


@AWAY.rule(
    "23年度", "23年3月", "民国23年", "自12年起", "23年来，",
    but=("23年", "连续12年度", "12年以来", "自12件", "5.3年度", "五年度"),
)  # fmt: skip
def year_in_a_date(text: str, q: Quantity) -> bool:
    """A year of two digits by what stands around it: 23年度, 自12年; 连续9年 is a length of time."""
    if q.unit != "年" or q.script == "han" or "." in q.digits:
        return False
    if text.endswith(entries("duration_cues"), 0, q.start):
        return False
    return bool(_DATE_AFTER.match(text, q.end) or _DATE_BEFORE.search(text, max(0, q.start - 2), q.start))


@AWAY.rule("东经118度", "北纬30.5度", but=("经30度", "水温30度"))
def coordinate(text: str, q: Quantity) -> bool:
    """A place on the globe: 东经118度."""
    return q.unit == "度" and _before(text, q, 2) in ("东经", "西经", "北纬", "南纬")


@AWAY.rule("位列前4位", "列前10名，", but=("3位", "目前3名", "此前3名"))
def rank(text: str, q: Quantity) -> bool:
    """A rank: 前3位."""
    return q.unit in ("位", "名") and _before(text, q) == "前" and _before(text, q, 2) not in ("目前", "此前", "之前")


@AWAY.rule("连续6小时均值", "24小时平均浓度", but=("值守24小时", "平均24小时"))
def name_of_a_mean(text: str, q: Quantity) -> bool:
    """The hours in the name of a mean: 连续6小时均值."""
    return q.kind == "time" and text.startswith(_MEANS, q.end)


@AWAY.rule("12月5日", "20日内", "12月5.1日", "定于5.1日", "五日", but=("平均65.3日", "65.3个"))
def day(text: str, q: Quantity) -> bool:
    """12月5日, 20日内; a mean of days has a fraction: 平均65.3日."""
    fraction = "." in q.digits and _before(text, q) not in ("月", "于")
    return q.unit == "日" and not fraction


@AWAY.rule("5吨级", "12座型", "千亿元级", but=("5吨", "5座工厂"))
def class_of_a_size(text: str, q: Quantity) -> bool:
    """A class that is named after its size: 千亿级, 万吨级泊位, 3A级."""
    return text[q.end : q.end + 1] in ("级", "型")


@AWAY.rule("三级医院", "三级网络", "1级能效", but=("区-街-社区三级网络", "提高3级", "3级台阶", "三项能效"))
def grade(text: str, q: Quantity) -> bool:
    """A grade: 三级医院, 1级能效; 区-街-社区三级 counts levels."""
    if q.unit != "级":
        return False
    listed = _LIST_OF_LEVELS.search(_before(text, q, 10))
    return (q.script == "han" and not listed) or text.startswith(entries("graded"), q.end)


@AWAY.rule("解放路15座", "15号3栋", "五弄3组", but=("建成3栋", "15号3吨"))
def street(text: str, q: Quantity) -> bool:
    """An address: 解放路15号3栋2单元501室."""
    return q.unit in ("栋", "幢", "层", "座", "组") and _before(text, q) in _ROAD


@BARE.rule(
    "近8万市民", "3万多", "二十万师生", "七八万群众",
    but=("8500市民", "“8万市民", "第8万市民", "8万里", "万松岭", "数十万市民", "周七八万市民", "八万：",
        "中国·8万市民"),
)  # fmt: skip
def multitude(text: str, q: Quantity) -> bool:
    """A number without a unit that 万 or 亿 makes one that counts: 近8万市民, 3万多."""
    before, following = _before(text, q), text[q.number_end : q.number_end + 1]
    if not _LARGE.search(q.digits) or before in _OPENING or before in ("第", "·"):
        return False
    if following in ("级", "松", "象", "里", "") or multiplier_alone(text, q) or some_multiplier(text, q):
        return False
    if glossary_term(text, q) or goes_on_a_word(text, q):
        return False
    return q.script == "arabic" or len(q.digits) > 1


@BARE.rule("指数为0.788，", "收入比1.64", "基尼系数降到0.4。", but=("指数为78，", "体重1.78", "指数为0.78版"))
def index(text: str, q: Quantity) -> bool:
    """A number without a unit that a word for one announces: 指数为0.788, 收入比1.64."""
    announced = _INDEX.search(text, max(0, q.start - 8), q.start)
    return bool("." in q.digits and announced and PHRASE_END.match(text, q.number_end))
