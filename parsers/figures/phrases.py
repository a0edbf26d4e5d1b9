"""The words around a figure's noun: what leads in (其中, 截至), what trails (达到, 共计), where nouns after it end."""

from __future__ import annotations

import re

from parsers.figures.find import FoundFigure
from parsers.language.numerals import ONE_TO_NINE, TO_TEN, ZEROS
from parsers.lexicons import alternatives
from parsers.patterns import late

MAX_SUBJECT = 40
"""Longest subject, in characters: a longer one is no phrase to look a figure up by."""
_BESIDE = 3
"""Figures right after one another whose noun may be the last one's: no chain is walked from each of its links."""

_YEAR = rf"(?:(?:[1１][9９]|[2２][0０])\d\d|(?:一九|二[{ZEROS}])[{ZEROS}{ONE_TO_NINE}]{{2}})年"
_TERM_EXPLAINED = r"[“‘][^“”]{1,8}[”’](?:即|是指|指)"
_ITEM_MARK = rf"[（(]?[{TO_TEN}\d]{{1,3}}(?:[）)、．]|\.(?!\d))\s?|[①-⑳]|[{TO_TEN}]{{1,2}}是|第[{TO_TEN}]，"
_MARK_OR_DATE = (
    r"[、）)”’」』\s—―●•]"
    rf"|{_YEAR}(?:年?[底末初](?![步期始])|\d{{1,2}}月(?:\d{{1,2}}日|[底末份]|初(?!步))?|度(?![假过]))?"
    rf"|\d{{1,2}}月(?:\d{{1,2}}日|[底末份]|初(?!步))|[{TO_TEN}]+年来"
)
_WITHIN = rf"(?:今后|未来|力争)?[两{TO_TEN}]?年内|建议(?=[把将在从设增新])|由(?![于此来衷])"
_ADDED_OR_ORGANISED = r"加(?=上[级年解划]|债务|补助|调入|转移)|组织(?=[^，]{6})"
_LEAD = re.compile(
    rf"(?:{_TERM_EXPLAINED}|{_ITEM_MARK}|{alternatives('subject_leads')}|{_ADDED_OR_ORGANISED}|{_WITHIN}|{_MARK_OR_DATE})+"
)
_TOTAL_OR_MEAN = r"(?<![入出])[合总]计|(?<![人户日年亩月平])均"
_TAIL = re.compile(rf"(?:{alternatives('subject_trails')}|{_TOTAL_OR_MEAN}|[“‘「（(、≤≥<>± ])+$")
_LEFT_BEHIND = r"(?<=..)(?:未(?!成年|来)|滞留|闲置)"
_NOUN_END = re.compile(
    rf"[，,。；;、：:（(）)“”‘’「」《》\n\s!！?？\d]|{alternatives('noun_ends')}"
    rf"|(?<=..)(?:{alternatives('predicates')})|(?<=..)(?:{alternatives('predicates_last')})(?=[，。；、]|$)"
    r"|(?<![方取导走动定意面流志趋倾])(?<=..)向(?![导日上心好])|(?<=行业)增加值"
    r"|(?<=..)(?:[一二三四]季度|年底|月底|上半年|下半年)"
    rf"|(?<!平)均|以?来|(?<=.)[为是](?!民)|{_LEFT_BEHIND}"
)
_TAKING_PART = re.compile(r"^(?:参加|参与|出席|享受|接受|受益于?|从事|列[为入])[^，。；、]{2,24}")
"""A verb that is said of the people counted before it: 30人[参加培训]."""
_NOT_NOUN = re.compile(rf"^(?:{alternatives('no_nouns')})")
_CLAUSE_MARK = re.compile(r"[，：:]|,(?!\d)")
_AFTER_THE_MEASURE = re.compile(r"^(?:及?以[上下]|左右|余|多)?的?")
_SINGLE_NOUNS = frozenset("县市区乡镇村省州旗国厂矿校社队站店户屯")
"""Nouns of one character, which are otherwise halves of words."""
_AND_OTHERS = re.compile(r"(?<=[^同高中平初优])等(?![级于待候次效值额量温压])(?:多个|各类|有关)?")
_INSIDE = re.compile(
    r"(?<=..)(?:(?:(?<![公总中])共)?(?:实现(?!利[税润]|就业)|完成(?!投资|率))|现有|全年|已被"
    r"|(?<![公总中])共(?=收到|接到|受理|摸排|查处|立案|发放|投入|接待|办理|有))(?=..)"
)
"""Words within a noun that only say that it was reached: 物流业[实现]增加值, 水库[现有]编制."""
_THESE = re.compile(r"^(?:这些|上述)([^，。；]{2,12}?)中?$")
"""These things, of which some are counted: 这些[建议]中."""
_SUPERLATIVE = re.compile(r"(?<=..)以[^，。；]{2,8}最[高低大小多少]$")
_LISTED = re.compile(
    r"^(?:.*?依次|其次|再次|最后|(?:其中)?[^，。；]{0,8}(?:最[高大多低小少]|第[一二三四五])的)(?:是|为)(?=..)"
)
_HELD = re.compile(r"(?<=..)(?:控制|稳定|保持|维持)在[^，。；]{0,4}$")
"""A verb that holds the noun at its number: 负荷率[控制在省定]70%."""
_AMONG = re.compile(r"(?<=..)(?<![高初集其手途空水])中[已仍尚还]?有?$")
_SAYS_NOTHING = frozenset(("案件", "问题", "事项", "情况", "方面", "犯罪", "款项", "工作", "类别"))
"""Nouns after 等 that need the last item before it: 专利权等案件."""
_PLANNED = re.compile(r"(?<=...)(?:年初(?:预算|计划)数?|预算数|计划数)$")
_COMMON_END = re.compile(rf"(?:{alternatives('common_ends')}|..率)$")
_MEASURED = re.compile(r"(?:(?<!氧)量|[值额率数价费])$")
"""Endings of nouns that are measured by themselves."""
_ASIDE = re.compile(r"[（(][^（）()]*[按以不含][^（）()]*[）)]$")
_ASIDE_CLAUSE = re.compile(r"由于|因|[分从][^，]{1,8}看|按|扣除|剔除|随着|通过|经过|例如|比|较|与|同|即|其中")
"""The beginning of a clause that gives a reason or a basis, and no noun."""
_SAID_BY = re.compile(r"(?:由|[经受]).{2,}(?:主持|负责|承办|牵头)$|(?:指出|强调|要求|认为|表示|说)$")
"""A clause that says who spoke or led, and names nothing that is counted."""
_SPEED = r"逐[年步]|稳步|持续|继续|不断|进一步|有所|大幅|明显|显著|需要?|将|要|进行"
_IN_MOTION = re.compile(rf"(?<=...)(?:(?:{_SPEED})+(?:调整|提[高升]|增[长加]|下降|减少|扩大|改善)?)$")
"""The end of a clause whose noun grows or shrinks: 支出规模[需要调整]."""
_JOINT = late("[、和]")


def clean(segment: str) -> str:
    """The noun phrase of the words before a figure, without what leads in and what trails."""
    if "是" in segment or "依次" in segment:
        segment = _LISTED.sub("", segment)
    previous = None
    while previous != segment:
        previous = segment
        segment = _TAIL.sub("", segment)
        lead = _LEAD.match(segment)
        if lead:
            segment = segment[lead.end() :]
    for match in _AND_OTHERS.finditer(segment):
        if len(segment) - match.end() > 1:
            segment = segment[_begin_of_others(segment, match) :]
            break
    segment = _THESE.sub(r"\1", segment)
    segment = _PLANNED.sub("", _INSIDE.sub("", _HELD.sub("", _SUPERLATIVE.sub("", segment)))).strip(" 、，*")
    return _AMONG.sub("", segment)


def _begin_of_others(segment: str, match: re.Match[str]) -> int:
    """Where the noun of 税款、罚款等重要收入 begins; at its last item where the noun is too short: 专利权等案件."""
    if segment[match.end() :] not in _SAYS_NOTHING or not (last := segment.rfind("、", 0, match.start()) + 1):
        return match.end()
    return last


def without_aside(noun: str) -> str:
    """`noun` without a bracket after it that says how it is reckoned: 总产值（按1980年不变价格计算）."""
    return _ASIDE.sub("", noun) if noun[-1:] in "）)" else noun


def following(text: str, figure: FoundFigure, figures_at: dict[int, FoundFigure] | None = None) -> str | None:
    """The noun after the measure word: 98件[建议], 65%的[案件]; after a second figure too: 1.2万户4万人[居民]."""
    end = figure.end
    for _ in range(_BESIDE):
        if text.startswith(("以上", "以下"), end):
            end += 2
        beside = figures_at.get(end) if figures_at else None
        end = beside.end if beside else end
    rest = _AFTER_THE_MEASURE.sub("", text[end : end + MAX_SUBJECT])
    if joining := _TAKING_PART.match(rest):
        return joining[0]
    if not rest or _NOT_NOUN.match(rest) or not "\u4e00" <= rest[0] <= "\u9fff":
        return None
    stop = _NOUN_END.search(rest)
    noun = _AMONG.sub("", rest[: stop.start()] if stop else rest).removesuffix("以内").removesuffix("的")
    return noun if len(noun) > 1 or noun in _SINGLE_NOUNS else None


def clause_before(text: str, start: int) -> str:
    """The clause before a figure's own, when that has no noun: 债务规模要压减，由年初的60亿元…; no reason (由于…)."""
    floor = max(0, start - 4 * MAX_SUBJECT)
    floor = max(floor, max(text.rfind(sign, floor, start) for sign in "。！？；") + 1)
    marks = [floor, *(match.end() for match in _CLAUSE_MARK.finditer(text, floor, start))]
    for begin, end in zip(marks[-2:-5:-1], marks[:0:-1], strict=False):
        if not _ASIDE_CLAUSE.match(text, begin) and not _SAID_BY.search(text, begin, end - 1):
            return _IN_MOTION.sub("", clean(text[max(begin, end - 1 - MAX_SUBJECT) : end - 1]))
    return ""


def listed_nouns(head: str, count: int) -> list[str]:
    """The nouns of a list, each with the ending that the last one gives to all; parted by 和 too if that fits."""
    nouns = head.split("、")
    if len(nouns) != count:
        nouns = _JOINT.split(head)
    common = _COMMON_END.search(nouns[-1])
    shared = common[0] if common else ""
    alike = len({len(noun) for noun in nouns[:-1]}) == 1
    if len(nouns) > 1 and alike and len(nouns[0]) <= (2 if shared else 3):
        shared = nouns[-1][len(nouns[0]) :]  # 第一、第二、第三产业投资
    if any(_MEASURED.search(noun) or _COMMON_END.search(noun) for noun in nouns[:-1]):
        shared = ""  # 出口货值、特产品销售额: each has its own
    return [noun + ("" if noun.endswith(shared) else shared) for noun in nouns]
