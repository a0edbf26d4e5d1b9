"""What a figure is of: the short noun phrase that a reader would look it up by, in the text's own words.

The phrase stands before the figure in its clause (地方政府债务余额 142亿元) or behind its measure word (3次联席会议).
A change without a noun of its own (同比下降11.3%) takes the noun of the figure before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.figures.find import Found
from parsers.figures.units import STRONG

_CLAUSE = re.compile(r"[，,。；;：:！？!?\n]")
_LEAD = re.compile(
    r"(?:[“‘][^“”]{1,8}[”’](?:即|是指|指)|[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]\s?|[①-⑳]"
    r"|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]，"
    r"|其中|另外|此外|同时|以及|并且|并(?![购轨网联案行])|而|且|即(?![时将])|含(?![税量水金])|包括|另(?![行类案])"
    r"|还(?![本款贷息原])|又|共有(?!制|产)|共(?![产青同享建和有])|[、）)”’」』\s]|和(?![平谐美])|及(?![格时])|与(?!会)|或|以上|以下"
    r"|左右|余(?![额])|多(?![功边种元层式年样])|上下|的|预计|"
    r"截至|截止|到(?![位期账达])|自(?![治贸主然筹有来愿行建身动助])|至(?!今)|从(?![业事严])|全年|年末|年初|年底|今年以来|去年以来|今年|去年|目前|当前|累计|已(?![建婚])|前三季度"
    r"|上半年|在(?![校编建岗职册园读线押产营京沪蓉汉穗琼渝津])|对(?![外口华台])|使(?![用馆领])|全市共|全区共|全县共|实现|完成|来自|组织(?=[^，]{6})"
    r"|(?:19|20)\d\d年(?:年?[底末初]|\d{1,2}月(?:\d{1,2}日|[底末份])?)?|\d{1,2}月(?:\d{1,2}日|[底末份])"
    r"|[一二三四五六七八九]+年来)+"
)
_TAIL = re.compile(  # no word of it may be made of others: the repetition would try every way to part them
    r"(?:为|是|达到?|共计?|合计|总计|约|将?近|超过?|突破|至少|不少于|不低于|不超过|不足|完成|实现|有|的"
    r"|预计|了|仅|已|只|各|均"
    r"|分别|累计|拟|定为|安排|计划|仍|到位|数为|占|由|从|在|每|收到|于|地|逾|第|等|[“‘「（(、 ])+$"
)
_FROM = re.compile(r"(?:由|从)[^，；。由从]{0,24}$")
_TO = re.compile(
    r"^(?:[^，]{0,6})?(?:调整|调增|调减|增加|减少|提高|降低|上升|下降|扩大|缩小|发展|增长|优化整合|压减"
    r"|核减|收窄|提升|回落)?(?:为|到|至)$"
)
_VERBS = (
    "增长|下降|上升|减少|增加|提高|降低|增收|减收|回落|扩大|缩小|上涨|下跌|提升|攀升|下滑|多收|少收|多支|"
    "少支|超收|短收|超支|净增|净减|增幅|降幅|增产|减产|递增|压减|节减|新增|少|多|增|减|升|降"
)
_CHANGE = re.compile(
    rf"(?P<compared>(?:比|较|同(?!比))[^，；。]{{1,18}}?|(?:按|扣除|剔除)[^，；。]{{1,16}}?(?:计算|后|因素|口径))?"
    rf"(?P<verb>(?:(?:同比|环比|年均|平均|实际|可比口径|净|累计|将|约|只|却|即|也|都|分别"
    rf"|预计)*)(?:{_VERBS}))(?P<tail>了|约|近|超|达|为)*$"
)
_SHARE = re.compile(
    r"(?P<share>(?:所?占|达到?|完成|为|超过)[^，；。]{1,22}?)的?(?:比重|比例|份额|比)?(?:达到?|为|约|近"
    r"|超过?|由|从)*$"
)
_NOUN_END = re.compile(
    r"[，,。；;、：:（(）)“”‘’「」《》\n\s!！?？]|在|被|将|进行|开展|实行|入选|获得?|列[为入]|均|已|都"
    r"|交由|转为|同比|比|较|达|占|和|及|与|调整|同台|召开|举办|参加|参与|配备|实施|成功|荣获|评为|授予"
    r"|享受|超过|增长|下降|全部|承接|建设|实现|完成|受益|提高|作为|组成|不变|以?来"
)
_JOINING = re.compile(r"^(?:参加|参与|出席|享受|接受|受益于?|从事|列[为入])[^，。；、]{2,24}")
_NOT_NOUN = re.compile(
    r"^(?:调|减|增|少|多|不变|上升|下降|的?(?:速度|历史)|元|以|为|用|已|等|并|是|从|到|来|左右|支持|全部"
    r"|结转|统筹|平衡)"
)
_AND_OTHERS = re.compile(r"(?<=[^同高中平初优])等(?![级于待候次])(?:多个|各类|有关)?")
_ACHIEVED = re.compile(r"(?<=..)(?:实现|完成)(?=..)")
_JOINTS = ("、", "和", "及", "与", "，", ",", "以及")
_COMMON_END = re.compile(
    r"(?:产量|产值|增加值|投资|收入|支出|人数|面积|总额|零售额|贷款|存款|余额|利润|价格|指数|数量|规模"
    r"|周转量|吞吐量|销售额|率)$"
)
_MAX = 40


def subjects(text: str, figures: Sequence[Found]) -> list[str | None]:
    """The subject of each of the figures of `text`, in order; None where the text gives none."""
    named: list[str | None] = []
    base: str | None = None  # the noun phrase that changes without one of their own go on from
    for at, figure in enumerate(figures):
        previous = figures[at - 1].end if at else 0
        segment = text[_segment_start(text, previous, figure.start) : figure.start]
        if at and segment in _JOINTS and figures[at - 1].unit == figure.unit and not _following(text, figure):
            subject = named[-1]  # 8.5% of 分别增长8.9%、8.5%、7.7%
        else:
            subject, base = _subject(text, figure, segment, base)
        named.append(subject[:_MAX] if subject else None)
    for at, figure in enumerate(figures):
        if "分别" in text[max(0, figure.start - 12) : figure.start]:
            _share_out(text, figures, at, named)
    return named


def _share_out(text: str, figures: Sequence[Found], at: int, named: list[str | None]) -> None:
    """甲、乙、丙分别增长1%、2%、3%: to each figure its own of the nouns."""
    last = at
    while last + 1 < len(figures) and text[figures[last].end : figures[last + 1].start] in _JOINTS:
        last += 1
    clause = text[_segment_start(text, figures[at - 1].end if at else 0, figures[at].start) : figures[at].start]
    head, _, verb = clause.rpartition("分别")
    nouns = re.split("[、和]", _clean(head))
    if len(nouns) != last - at + 1 or last == at:
        return
    common = _COMMON_END.search(nouns[-1])
    shared = common[0] if common else ""
    if len({len(noun) for noun in nouns[:-1]}) == 1 and len(nouns[-1]) > len(nouns[0]):
        shared = nouns[-1][len(nouns[0]) :]  # 第一、第二、第三产业投资
    for figure, noun in enumerate(nouns, at):
        ending = "" if noun.endswith(shared) else shared
        change = re.match(_VERBS, verb)
        named[figure] = noun + ending + (change[0] if change else "")


def _segment_start(text: str, previous: int, start: int) -> int:
    """Where the words that belong to the figure begin: behind the last clause end or figure, within open brackets."""
    begin = max(previous, start - 80)
    for match in _CLAUSE.finditer(text, begin, start):
        begin = match.end()
    opened = [i for i in range(begin, start) if text[i] in "（("]
    closed = [i for i in range(begin, start) if text[i] in "）)"]
    if len(opened) > len(closed):
        begin = opened[-1] + 1
    return begin


def _subject(text: str, figure: Found, segment: str, base: str | None) -> tuple[str | None, str | None]:
    """The subject and the noun phrase to go on from."""
    rest = text[figure.end : figure.end + 2]
    if rest[:1] == "的" or (rest in ("以上", "以下") and figure.quantity.kind in ("money", "percent")):
        noun = _following(text, figure)
        if noun and (not _clean(segment) or segment[-1] in "和及与、" or not segment):
            return noun, noun
    if (change := _CHANGE.search(segment)) and not _TO.search(segment):
        head = _clean(segment[: change.start()])
        verb = re.sub(r"^(?:只|却|即|将|也|都|分别|预计|约)+", "", change["verb"])
        root = head if len(head) > 1 else base
        if root is None and figure.quantity.kind not in STRONG:
            root = _following(text, figure)
        return (root or "") + verb, root or base
    if _TO.search(segment) or not segment.strip("、和及与或 "):
        noun = _following(text, figure)
        if noun and figure.quantity.kind not in ("money", "percent"):
            return noun, noun
        base = base or noun or _clause_before(text, figure)
        return base, base
    if segment[:1] in ("占", "为", "完", "达") and (share := _SHARE.search(segment)) and base and share.start() == 0:
        return base + share["share"], base
    head = _clean(_FROM.sub("", segment))
    noun = _following(text, figure)
    if noun and (figure.quantity.kind not in STRONG or len(head) < 2) and not _names_whole(segment, head):
        return noun, noun
    if len(head) < 2 or re.fullmatch(r"(?:较|比|同).*", head):
        base = base or noun or _clause_before(text, figure)
        return base, base
    return head, head


def _names_whole(segment: str, head: str) -> bool:
    """Whether what stands before the figure is its noun already: 涉诈重点人员仍有11人滞留境外."""
    return len(head) >= 4 and bool(re.search(r"(?:仍有|有近?|达|为|约有|共有|共|是)$", segment))


def _clause_before(text: str, figure: Found) -> str | None:
    """The clause before the figure's own, when that has no noun: 支出规模需进行调整，由年初的85亿元…"""
    floor = max(0, figure.start - 4 * _MAX)
    start = max(text.rfind(mark, floor, figure.start) for mark in "，,：:")
    if start <= 0:
        return None
    begin = max(text.rfind(mark, floor, start) for mark in "，,。；：:？！") + 1
    return _clean(text[max(begin, start - _MAX) : start]) or None


def _clean(segment: str) -> str:
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
    return _ACHIEVED.sub("", segment).strip(" 、，*")


def _following(text: str, figure: Found) -> str | None:
    """The noun behind the measure word: 98件[建议], 65%的[案件]."""
    rest = text[figure.end : figure.end + _MAX]
    rest = re.sub(r"^(?:以上|以下|左右|余|多)?的?", "", rest)
    if joining := _JOINING.match(rest):
        return joining[0]
    if not rest or _NOT_NOUN.match(rest) or not "\u4e00" <= rest[0] <= "\u9fff":
        return None
    end = _NOUN_END.search(rest)
    noun = rest[: end.start()] if end else rest
    noun = re.sub(r"的$", "", noun)
    return noun if len(noun) > 1 else None
