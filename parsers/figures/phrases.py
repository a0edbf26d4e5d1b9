"""The words around a figure's noun: what leads in (其中, 截至), what trails (达到, 共计), where nouns behind end."""

from __future__ import annotations

import re

from parsers.figures.find import Found

MAX_SUBJECT = 40
_BESIDE = 3
"""Figures right behind one another whose noun may be the last one's: no chain is walked from each of its links."""
"""Longest subject, in characters: a longer one is no phrase to look a figure up by."""

_YEAR = r"(?:(?:[1１][9９]|[2２][0０])\d\d|[一二][九〇零○][〇零○一二三四五六七八九]{2})年"
_LEAD = re.compile(
    r"(?:[“‘][^“”]{1,8}[”’](?:即|是指|指)|[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]\s?|[①-⑳]"
    r"|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]，"
    r"|其中|另外|此外|同时|以及|并且|并(?![购轨网联案行])|而|且|即(?![时将])|含(?![税量水金])|包括|另(?![行类案])"
    r"|还(?![本款贷息原])|又|共有(?!制|产)|共(?![产青同享建和有])|[、）)”’」』\s]|和(?![平谐美])|及(?![格时])|与(?!会)|或|以上|以下"
    r"|左右|余(?![额])|多(?![功边种元层式年样])|上下|的|预计|"
    r"截至|截止|到(?![位期账达])|自(?![由治贸主然筹有来愿行建身动助])|至(?!今)|从(?![业事严])|全年|年末|年初|年底|今年以来|去年以来|今年|去年|目前|当前|累计|累积|已(?![建婚])|前三季度"
    r"|上半年|再?加上(?![级年解划])|加(?=上[级年解划]|债务|补助|调入|转移)|在(?![校编建岗职册园读线押产营京沪蓉汉穗琼渝津])|对(?![外口华台])|使(?![用馆领])|全市共|全区共|全县共|实现|完成|来自|组织(?=[^，]{6})"
    rf"|{_YEAR}(?:年?[底末初](?![步期])|\d{{1,2}}月(?:\d{{1,2}}日|[底末份])?|度(?![假过]))?|\d{{1,2}}月(?:\d{{1,2}}日|[底末份])"
    r"|[一二三四五六七八九]+年来)+"
)
_TAIL = re.compile(  # no word of it may be made of others: the repetition would try every way to part them
    r"(?:为|是|达到?|共计?|(?<![入出])[合总]计|约|将|近|超过?|突破|至少|不少于|不低于|不超过|不足|完成|实现|有|的"
    r"|预计|了|仅|已|只|各|(?<![人户日年亩月平])均"
    r"|分别|累计|拟|定为|安排|计划|仍|到位|占|由|从|在|每|收到|于|逾|第|等|[“‘「（(、 ])+$"
)
_NOUN_END = re.compile(
    r"[，,。；;、：:（(）)“”‘’「」《》\n\s!！?？\d]|在|被|将|进行|开展|实行|入选|获得?|列[为入]|(?<!平)均|已(?![故死婚])|都"
    r"|交由|转为|同比|比|较|达|占|和|及|与|调整|同台|召开|举办|参加|参与|配备|实施|成功|荣获|评为|授予"
    r"|享受|超过|增长|下降|全部|承接|建设|实现|完成|受益|提高|作为|组成|不变|以?来|(?<=.)[为是](?!民)|直接|(?<=..)(?:未(?!成年|来)|滞留|闲置)"
)
_JOINING = re.compile(r"^(?:参加|参与|出席|享受|接受|受益于?|从事|列[为入])[^，。；、]{2,24}")
_NOT_NOUN = re.compile(
    r"^(?:调|减|增|少|多|不变|上升|下降|的?(?:速度|历史)|元|以|为|用|已(?![故死婚])|等|并|是|从|到|来|左右|支持|全部"
    r"|结转|统筹|平衡|发展到|优化|整合|扩大|提高)"
)
_MARK = re.compile(r"[，：:]|,(?!\d)")
_BEHIND = re.compile(r"^(?:及?以[上下]|左右|余|多)?的?")
_SINGLE_NOUNS = frozenset("县市区乡镇村省州旗国厂矿校社队站店户屯")
_AND_OTHERS = re.compile(r"(?<=[^同高中平初优])等(?![级于待候次])(?:多个|各类|有关)?")
_ACHIEVED = re.compile(r"(?<=..)(?:实现(?!利[税润]|就业)|完成)(?=..)")
_PLANNED = re.compile(r"(?<=...)(?:年初(?:预算|计划)数?|预算数|计划数)$")
_COMMON_END = re.compile(
    r"(?:产量|产值|增加值|投资|收入|支出|人数|面积|总额|零售额|贷款|存款|余额|利润|价格|指数|数量|规模"
    r"|周转量|吞吐量|排放量|减排量|消费量|使用量|年均浓度|浓度|销售额|优良比例|比例|比重|..率)$"
)
_MEASURED = re.compile(r"(?:(?<!氧)量|[值额率数价费])$")
_ASIDE = re.compile(r"[（(][^（）()]*[按以不含][^（）()]*[）)]$")
_ASIDE_CLAUSE = re.compile(r"由于|因|[分从按][^，]{1,8}看|按|扣除|剔除|随着|通过|经过|例如|比|较|与|同|即|其中")
_IN_MOTION = re.compile(
    r"(?<=...)(?:(?:逐[年步]|稳步|持续|继续|不断|进一步|有所|大幅|明显|显著|需要?|将|要|进行)+"
    r"(?:调整|提[高升]|增[长加]|下降|减少|扩大|改善)?)$"
)


def clean(segment: str) -> str:
    """The noun phrase of the words before a figure, without what leads in and what trails."""
    previous = None
    while previous != segment:
        previous = segment
        segment = _TAIL.sub("", segment)
        lead = _LEAD.match(segment)
        if lead:
            segment = segment[lead.end() :]
    for match in _AND_OTHERS.finditer(segment):
        if len(segment) - match.end() > 1:
            segment = segment[match.end() :]
            break
    return _PLANNED.sub("", _ACHIEVED.sub("", segment)).strip(" 、，*")


def without_aside(noun: str) -> str:
    """`noun` without a bracket behind it that says how it is reckoned: 总产值（按1980年不变价格计算）."""
    return _ASIDE.sub("", noun) if noun[-1:] in "）)" else noun


def following(text: str, figure: Found, figures_at: dict[int, Found] | None = None) -> str | None:
    """The noun behind the measure word: 98件[建议], 65%的[案件]; behind a second figure too: 1.2万户4万人[居民]."""
    end = figure.end
    for _ in range(_BESIDE):
        beside = figures_at.get(end) if figures_at else None
        end = beside.end if beside else end
    rest = _BEHIND.sub("", text[end : end + MAX_SUBJECT])
    if joining := _JOINING.match(rest):
        return joining[0]
    if not rest or _NOT_NOUN.match(rest) or not "\u4e00" <= rest[0] <= "\u9fff":
        return None
    stop = _NOUN_END.search(rest)
    noun = (rest[: stop.start()] if stop else rest).removesuffix("的")
    return noun if len(noun) > 1 or noun in _SINGLE_NOUNS else None


def clause_before(text: str, start: int) -> str | None:
    """The clause before a figure's own, when that has no noun: 支出规模需调整，由年初的85亿元…; no reason (由于…)."""
    floor = max(0, start - 4 * MAX_SUBJECT)
    floor = max(floor, max(text.rfind(sign, floor, start) for sign in "。！？；") + 1)
    marks = [floor, *(match.end() for match in _MARK.finditer(text, floor, start))]
    for begin, end in zip(marks[-2:-5:-1], marks[:0:-1], strict=False):
        if not _ASIDE_CLAUSE.match(text, begin):
            return _IN_MOTION.sub("", clean(text[max(begin, end - 1 - MAX_SUBJECT) : end - 1])) or None
    return None


def listed_nouns(head: str, count: int) -> list[str]:
    """The nouns of a list, each with the ending that the last one gives to all; parted by 和 too if that fits."""
    nouns = head.split("、")
    if len(nouns) != count:
        nouns = re.split("[、和]", head)
    common = _COMMON_END.search(nouns[-1])
    shared = common[0] if common else ""
    alike = len({len(noun) for noun in nouns[:-1]}) == 1 and len(nouns[-1]) > len(nouns[0])
    if len(nouns) > 1 and alike and len(nouns[0]) <= (2 if shared else 3):
        shared = nouns[-1][len(nouns[0]) :]  # 第一、第二、第三产业投资
    if any(_MEASURED.search(noun) for noun in nouns[:-1]):
        shared = ""  # 进口货值、离岛免税销售额: each has its own
    return [noun + ("" if noun.endswith(shared) else shared) for noun in nouns]
