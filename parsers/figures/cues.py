"""The words before a figure that say what its subject is: verbs of change, shares, comparisons, what leads to a number.

The rules of `subject` ask them; each pattern tells in its docstring what it finds, or is named after it.
"""

from __future__ import annotations

import re

from parsers.figures.segments import VERBS
from parsers.language.numerals import HAN_DIGITS
from parsers.lexicons import alternatives

_COMPARED_TO = r"(?:比(?![重例率值])|较(?![长大小多少高低好快强弱重轻严差]))"
"""比, 较 that compare; 比重, 较大 do not."""
FROM = re.compile(r"(?:(?<![自理缘])由(?!于)|(?<![服跟])从(?![业事严优军政未来不没]))[^，；。由从]{0,24}$")
GIVEN = re.compile(r"^.$|年|原|预算|此前|当初|过去")
"""What says of the place that something comes from when or what it was: 由[年初]的."""
GOES_TO = re.compile(
    r"[^，。；]{0,8}?(?:[增减升降涨跌提扩缩压变转调拓翻]|回落|发展|跃|[到至])"
    r"|，[^，。；]{0,6}(?:[增减升降涨跌提扩缩压变转调]|回落|发展)[^，。；]{0,4}[到至为]"
)
"""What follows a number that something comes from: 由8亿元[增加]."""
REACHED = re.compile(
    r"(?:^[，、]?|(?:现|拟|已|再|又|进一步|逐步|平均|相应|直接)*"
    rf"(?:{alternatives('reaching_verbs')}))(?:为|到|至|在)(?:了|约)?"
    rf"(?:[\d{HAN_DIGITS}]{{2,4}}年[^，；。\d]{{0,4}}的?)?$"
)
"""调整为, 提高到, 控制在2022年的: a verb that leads to the number."""
_BASIS = r"(?:按|扣除|剔除)[^，；。]{1,16}?(?:计算|后|因素|口径)"
_BASE_TIME = (
    r"(?:上年|去年|上[一两]?年度?|年初|上[月季]|\d{4}年|[一二三四]季度|前[一二三]季度|同期)(?:同期|同月|末|底|初)?"
)
"""The time that a change is told from, which is part of its name: 比[上年]增长."""
_BESIDE = r"[与和](?:上年|去年|上月|年初|同期|\d{4}年)[^，；。]{0,30}?"
"""与上年同期的数量相比."""
CHANGE = re.compile(
    rf"(?:(?P<than>{_COMPARED_TO}(?:{_BASE_TIME}))|(?P<compared>(?:{_COMPARED_TO}|同(?![比时]))[^，；。]{{1,18}}?|{_BESIDE}|{_BASIS}))?"
    rf"(?P<verb>(?:(?:{alternatives('change_adverbs')})*)(?<![至最])(?:{VERBS}))(?P<tail>了|约|近|超|达|为)*$"
)
"""同比增长, 比上年减少了, 按可比口径计算增长."""
PASSING = re.compile(r"^(?:只|却|即|将|也|都|预计|约)+|分别")
SHARE = re.compile(
    r"(?P<share>(?:所?占|达到?|完成|为|超额?过?)[^，；。]{1,22}?)的?(?:比重|比例|份额|比)?(?:达到?|为|约|近"
    r"|超过?|由|从)*$"
)
"""占总数的比重为, 完成预算的."""
RUNNING = re.compile(r"[，、]?(?P<kind>累计|总数)(?:已?达到?|为|约)*")
RATE = re.compile(r"[，、]?(?P<kind>[增降涨跌升]幅|增速|增长率|降低率|下降率)(?:分别)?(?:为|是|达到?|约)*")
ADDED = re.compile(r"^新[增建]?(?=.)")
WHOLE = re.compile(r"为|占|是|完成")
MULTIPLE = re.compile(
    r"(?:仅|只|约|大致)?(?P<share>(?:是|相当于|为|不足|不到|低于|高于|超过)[^，。；]{1,16}?)的?(?:近|约)?$"
)
AGAINST = re.compile(
    r"[，、]?(?:略|大幅|明显)?(?P<side>(?:低于|高于|优于|好于|快于|慢于|领先|落后)[^，。；]{2,16}?)的?$"
)
"""What a rate stands above or below: 低于全市平均水平0.7个百分点."""
COMPARED = re.compile(rf"[，、]?(?:(?P<than>{_COMPARED_TO}|同(?![比时]))|与|和|跟)")
THAN = re.compile(rf"(?P<noun>..[^，；。]*?){_COMPARED_TO}[^，；。]{{1,16}}$")
DIFFERS = tuple("多少增减高低超短净上下")
SIDE = ("相比", "比较", "相较")
DONE = re.compile(
    r"(?P<noun>.{2,}?)(?P<share>(?:只|仅|超额)?(?:完成了?|(?<!所)(?:为|占)(?!率))[^，；。由从]{1,14}?)的$"
)
"""总产值完成年度计划的."""
NO_NOUN = re.compile(
    r"(?:在|若|如)?(?:扣除|剔除|考虑|按).*|(?:的)?基础上|.{0,4}口径$|.*因素后?$|前?[一二三四]个?季度末?$|[上下]半年$|\d{1,2}月份?$"
)
"""A basis or a time, which no figure is of."""
ASIDE_OF_A_CHANGE = re.compile(r"(?<=..)(?:(?:因(?!公|素)|由于)[^，。；]{2,}|在(?:年初|年末|年底))$")
"""Why or when a noun changed: 个人所得税[因专项扣除]下降."""
MATERIALS = frozenset("钢铁煤油气电粮棉麻糖茶猪牛羊禽蛋奶鱼盐纸布酒铝铜锌铅药书")
OUT_OF_THOSE = re.compile(r"中(?:已|有|仍|尚|还|未)")
CLOSED = re.compile(r"(?:以上|以下|左右|以内)?[）)]")
DONE_TO = re.compile(
    r"(?:被|受到?)(?P<passive>[^，。；、（\d]{2,12})|(?P<active>(?:参加|出席|列席)[^，。；、（\d]{2,12})"
)
NAMES = re.compile(r"、[^、]*、|、.*及|等$")
OWNED = re.compile(r"(?:(?<![共现拥仍还占])有|拿出|给予|处以?)$")
NOUN_BEFORE = re.compile(r"(?:有近?|[达为共是])$")
