"""What a figure is of: the short noun phrase that a reader would look it up by, in the text's own words.

The phrase stands before the figure in its clause (地方政府债务余额 96亿元) or after its measure word (4次协调会议).
A change without a noun of its own (同比下降11.9%) takes the noun of the figure before it. The ways to it are the rules
of `SUBJECT`, tried in their order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.figures.find import FoundFigure
from parsers.figures.phrases import MAX_SUBJECT, clause_before, clean, without_aside
from parsers.figures.segments import JOINTS, SENTENCE_END, VERBS, NamedSubject, Naming
from parsers.figures.units import STRONG
from parsers.language.numerals import HAN_DIGITS
from parsers.lexicons import alternatives, lexicon
from parsers.rules import Rules

_COMPARED_TO = r"(?:比(?![重例率值])|较(?![长大小多少高低好快强弱重轻严差]))"
"""比, 较 that compare; 比重, 较大 do not."""
_FROM = re.compile(r"(?:(?<![自理缘])由(?!于)|(?<![服跟])从(?![业事严优军政未来不没]))[^，；。由从]{0,24}$")
_GIVEN = re.compile(r"^.$|年|原|预算|此前|当初|过去")
"""What says of the place that something comes from when or what it was: 由[年初]的."""
_GOES_TO = re.compile(
    r"[^，。；]{0,8}?(?:[增减升降涨跌提扩缩压变转调拓翻]|回落|发展|跃|[到至])"
    r"|，[^，。；]{0,6}(?:[增减升降涨跌提扩缩压变转调]|回落|发展)[^，。；]{0,4}[到至为]"
)
"""What follows a number that something comes from: 由8亿元[增加]."""
_REACHED = re.compile(
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
_CHANGE = re.compile(
    rf"(?:(?P<than>{_COMPARED_TO}(?:{_BASE_TIME}))|(?P<compared>(?:{_COMPARED_TO}|同(?![比时]))[^，；。]{{1,18}}?|{_BESIDE}|{_BASIS}))?"
    rf"(?P<verb>(?:(?:{alternatives('change_adverbs')})*)(?<!至)(?:{VERBS}))(?P<tail>了|约|近|超|达|为)*$"
)
"""同比增长, 比上年减少了, 按可比口径计算增长."""
_PASSING = re.compile(r"^(?:只|却|即|将|也|都|预计|约)+|分别")
_SHARE = re.compile(
    r"(?P<share>(?:所?占|达到?|完成|为|超额?过?)[^，；。]{1,22}?)的?(?:比重|比例|份额|比)?(?:达到?|为|约|近"
    r"|超过?|由|从)*$"
)
"""占总数的比重为, 完成预算的."""
_RUNNING = re.compile(r"[，、]?(?P<kind>累计|总数)(?:已?达到?|为|约)*")
_RATE = re.compile(r"[，、]?(?P<kind>[增降涨跌升]幅|增速|增长率|降低率|下降率)(?:分别)?(?:为|是|达到?|约)*")
_ADDED = re.compile(r"^新[增建]?(?=..)")
_WHOLE = re.compile(r"为|占|是|完成")
_MULTIPLE = re.compile(
    r"(?:仅|只|也|已|约|大约|大致|均|都)*(?P<share>(?:是|相当于|为|不足|不到|低于|高于|超过)[^，。；]{1,16}?)的?(?:近|约)?$"
)
_AGAINST = re.compile(
    r"[，、]?(?:仅|只|也|均|都|略|大幅|明显)*(?P<side>(?:低于|高于|优于|好于|快于|慢于|领先|落后)[^，。；]{2,16}?)的?$"
)
"""What a rate stands above or below: 低于全市平均水平0.8个百分点."""
_COMPARED = re.compile(rf"[，、]?(?:(?P<than>{_COMPARED_TO}|同(?![比时]))|与|和|跟)")
_THAN = re.compile(rf"(?P<noun>..[^，；。]*?){_COMPARED_TO}[^，；。]{{1,16}}$")
_DIFFERS = tuple("多少增减高低超短净上下")
_SIDE = ("相比", "比较", "相较")
_DONE = re.compile(
    r"(?P<noun>.{2,}?)(?P<share>(?:只|仅|超额)?(?:完成了?|(?<!所)(?:为|占)(?!率))[^，；。由从]{1,14}?)的$"
)
"""总产值完成年度计划的."""
_NO_NOUN = re.compile(
    r"(?:在|若|如)?(?:扣除|剔除|考虑|按).*|(?:的)?基础上|.{0,4}口径$|.*因素后?$|前?[一二三四]个?季度末?$|[上下]半年$|\d{1,2}月份?$"
)
"""A basis or a time, which no figure is of."""
_ASIDE_OF_A_CHANGE = re.compile(r"(?<=..)(?:(?:因(?!公|素)|由于)[^，。；]{2,}|在(?:年初|年末|年底))$")
"""Why or when a noun changed: 个人所得税[因专项扣除]下降."""
_MATERIALS = frozenset("钢铁煤油气电粮棉麻糖茶猪牛羊禽蛋奶鱼盐纸布酒铝铜锌铅药书")
_OUT_OF_THOSE = re.compile(r"中(?:已|有|仍|尚|还|未)")
_CLOSED = re.compile(r"(?:以上|以下|左右|以内)?[）)]")
_DONE_TO = re.compile(
    r"(?:被|受到?)(?P<passive>[^，。；、（\d]{2,12})|(?P<active>(?:参加|出席|列席)[^，。；、（\d]{2,12})"
)
_NAMES = re.compile(r"、[^、]*、|、.*及|等$")
_OWNED = re.compile(r"(?:(?<![共现拥仍还占])有|拿出|给予|处以?)$")
_NOUN_BEFORE = re.compile(r"(?:有近?|[达为共是])$")


def subjects(text: str, figures: Sequence[FoundFigure]) -> list[str | None]:
    """The subject of each of the figures of `text`, in order; None where the text gives none."""
    return name_all(text, figures).named


def name_all(text: str, figures: Sequence[FoundFigure]) -> Naming:
    """The figures of `text` with their subjects, shared out where one verb is said of several nouns."""
    naming = Naming(text, figures)
    for at, figure in enumerate(figures):
        naming.leave_brackets(at)
        if at and SENTENCE_END.search(text, naming.previous(at), figure.start):
            naming.base = None
        found = SUBJECT.found(naming, at, naming.segment(at))
        named = found[1] if found else None
        subject = named.subject if named else None
        naming.base = named.base if named else None
        naming.named.append(subject[:MAX_SUBJECT] if subject else None)
        naming.rules.append(found[0].name if found else "")
    for at, figure in enumerate(figures):
        if "分别" in text[max(naming.previous(at), figure.start - 12) : figure.start]:
            naming.share_out(at)
    return naming


def own_noun(words: str) -> str:
    """The noun that the clause of a change has before its verb: 税收 of 税收同比增长; "" for 比上年增长."""
    change = _CHANGE.search(words)
    head = clean(words[: change.start()] if change else words)
    return "" if len(head) < 2 or _NO_NOUN.match(head) else head


def _is_noun(head: str) -> bool:
    """Whether the words can be a noun to look a number up by, and not a mere 总量 or 上年同期."""
    return len(head) > 1 and head not in lexicon("no_subjects") and head not in lexicon("times")


def _without_origin(naming: Naming, at: int, segment: str) -> str:
    """The words before a figure without where it came from: 由年初的 of 收入由年初的8亿元增加到9亿元."""
    origin = _FROM.search(segment)
    if not origin or not (_GIVEN.search(origin[0]) or _GOES_TO.match(naming.text, naming.figures[at].end)):
        return segment
    return segment[: origin.start()]


SUBJECT: Rules[[Naming, int, str], NamedSubject | None] = Rules("figures.subject")
"""Ways to the subject of a figure; each is given the figure's number and the words before it that belong to it."""


@SUBJECT.rule("税收分别增长7.2%、6.4%", but=("税收8.9亿元、8.5%", "召开3次、5次会议"))
def goes_on_a_list(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The subject of the figure before, in a list of one unit: 8.5% of 分别增长7.2%、6.4%."""
    same = at > 0 and segment in JOINTS and naming.figures[at - 1].unit == naming.figures[at].unit
    return NamedSubject(naming.named[-1], naming.base) if same and not naming.following(at) else None


@SUBJECT.rule("65%的案件", "对20万元以上的项目", "调解和30%的案件", but=("收入65%的案件", "3家以上企业", "65%完成"))
def noun_with_of(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun that 的 ties to the figure, where none stands before it: 65%的案件."""
    figure = naming.figures[at]
    rest = naming.text[figure.end : figure.end + 2]
    limit = rest in ("以上", "以下") and figure.quantity.kind in ("money", "percent")
    if (rest[:1] != "的" and not limit) or (clean(segment) and segment[-1] not in "和及与、"):
        return None
    noun = naming.following(at)
    return NamedSubject(noun, noun) if noun else None


@SUBJECT.rule(
    "税收35亿元，占总收入的62%",
    "财政收入稳定，占总收入的62%",
    "产值8亿元，是2012年的3.1倍",
    but=("税收占总收入的62%", "占总收入的62%", "税收35亿元，占地62亩"),
)
def share_of_a_whole(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """占总数, 完成预算, 是2010年: what a percentage or a multiple is of, after the noun that it goes on from."""
    if naming.figures[at].unit not in ("%", "‰", "倍"):
        return None
    for pattern in (_SHARE, _MULTIPLE):
        share = pattern.match(segment)
        base = share and (naming.base or clause_before(naming.text, naming.figures[at].start))
        if share and base:
            return NamedSubject(base + share["share"], naming.base)
    return None


@SUBJECT.rule(
    "支出17亿元，为预算16亿元的102.1%",
    "为预算16亿元的102.1%",
    but=("支出17亿元，共计16亿元的102.1%", "支出17亿元，为16亿元的3个项目"),
)
def share_of_a_figure(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """A share of the figure before it: 102.1% of 为年初预算16亿元的102.1%."""
    figure = naming.figures[at]
    if segment != "的" or figure.unit not in ("%", "‰", "倍"):
        return None
    whole = naming.segment(at - 1)
    return NamedSubject((naming.base or "") + whole, naming.base) if _WHOLE.match(whole) else None


@SUBJECT.rule(
    "支出17亿元，为年初预算16亿元的102.1%",
    but=("为年初预算16亿元", "年初预算16亿元的102.1%", "为年初预算16亿元的项目3个"),
)
def whole_of_a_share(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The whole that the next figure is a share of: 16亿元 of 为年初预算16亿元的102.1%."""
    end = naming.figures[at].end
    whole = _WHOLE.match(segment)
    if naming.text[end : end + 1] != "的" or end + 1 not in naming.starting or not whole:
        return None
    noun = segment[whole.end() :]
    return NamedSubject(noun if _is_noun(noun) else naming.base, naming.base)


@SUBJECT.rule("合格率91.7%，低于全市平均水平0.8个百分点", but=("低于全市平均水平0.8个百分点", "合格率91.7%，低于8%"))
def against_a_level(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """How far a rate is from a level: 低于全市平均水平0.8个百分点."""
    against = _AGAINST.match(segment) if naming.base else None
    return NamedSubject(f"{naming.base}{against['side']}", naming.base) if against else None


@SUBJECT.rule(
    "新增三甲医院15家、累计54家", "投资3亿元，累计12亿元", "新建绿道8公里，总数达到52公里",
    but=("累计12亿元", "投资3亿元，累计支出12亿元"),
)  # fmt: skip
def running_total(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """What has been reached in all: 新增医院15家、累计54家."""
    total = _RUNNING.fullmatch(segment) if naming.base else None
    if not total or not naming.base:
        return None
    noun = _ADDED.sub("", naming.base)
    return NamedSubject(noun + total["kind"], noun)


@SUBJECT.rule("总产值完成年度计划的102%", but=("总产值完成年度计划102%", "完成年度计划的102%"))
def part_of_a_plan(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """A noun and what is done of it: 总产值完成年度计划的102%."""
    done = _DONE.match(segment)
    if naming.figures[at].unit != "%" or not done or len(head := clean(done["noun"])) < 2:
        return None
    return NamedSubject(head + done["share"], head)


@SUBJECT.rule("建议37件，增幅达到34.6%", "产值8亿元，增速为5%", but=("增幅达到34.6%", "建议37件，办结率34.6%"))
def rate_of_a_change(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """增幅, 增速 of the noun before: 建议37件，增幅达到34.6%."""
    rate = _RATE.fullmatch(segment) if naming.base else None
    if not rate or not naming.base:
        return None
    return NamedSubject(naming.base + rate["kind"], naming.base)


@SUBJECT.rule("税收35亿元，增长5.7%", "税收比上年增收3亿元", but=("税收增长到35亿元", "税收35亿元"))
def change_of_a_noun(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """增长5.7%, 比上年增收3亿元: the verb after the noun of the clause or of the figure before it."""
    change = None if _REACHED.search(segment) else _CHANGE.search(segment)
    if not change:
        return None
    head = _ASIDE_OF_A_CHANGE.sub("", clean(segment[: change.start()]))
    verb = (change["than"] or "") + _PASSING.sub("", change["verb"])
    own = (len(head) > 1 or head in _MATERIALS) and not _NO_NOUN.match(head)
    root = head if own else naming.base
    figure = naming.figures[at]
    if not own and at and "百分点" in figure.unit and naming.figures[at - 1].unit == "%":
        root = naming.named[-1]  # the rate that the sentence has just given
    if root is None:
        root = naming.following(at)
    root = without_aside(root or clause_before(naming.text, figure.start) or "")
    return NamedSubject(root + verb, root)


@SUBJECT.rule(
    "收入总量调整为9亿元", "规模控制在9亿元", but=("收入总量9亿元", "总量调整为9亿元", "收入8亿元，调整为9亿元")
)
def noun_that_reaches(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun before a verb that leads to the number: 收入总量调整为9亿元."""
    reached = _REACHED.search(segment)
    head = clean(_FROM.sub("", segment[: reached.start()])) if reached else ""
    return NamedSubject(head, head) if _is_noun(head) else None


@SUBJECT.rule(
    "出席（37名）",
    "大桥、青禾电站(120万千瓦)和隧道",
    but=("收入8亿元（3亿美元）", "收入（含税8亿元）", "（37名）", "文盲（15岁以上的人）"),
)
def noun_before_a_bracket(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun that a bracket with only a number stands behind: 出席（37名）, 电站（120万千瓦）."""
    opening = naming.figures[at].start - 1
    if opening <= naming.previous(at) or naming.text[opening] not in "（(":
        return None
    if not _CLOSED.match(naming.text, naming.figures[at].end):
        return None
    words = naming.text[naming.segment_start(naming.previous(at), opening) : opening].lstrip("）)与和及同")
    noun = clean(words.rpartition("、")[2])
    return NamedSubject(noun, noun) if _is_noun(noun) else None


@SUBJECT.rule(
    "25人次被问责", "游一方等7人被追究刑事责任", "杜小满、江大川、游一方及委员共22人出席了会议",
    but=("违纪人员25人被问责", "25个被问责单位", "委员22人出席了会议"),
)  # fmt: skip
def what_people_did(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """What people did or had done to them, where no noun but names stand before their number: 7人被追究责任."""
    figure = naming.figures[at]
    done = _DONE_TO.match(naming.text, figure.end) if figure.quantity.kind == "people" else None
    if not done or not (len(clean(segment)) < 2 or _NAMES.search(segment)):
        return None
    words = (done["passive"] or done["active"]).replace("了", "", 1)
    return NamedSubject(words, words)


@SUBJECT.rule("承诺事项84项中已兑现63项", "承诺事项84项中仍有9项", but=("中已兑现63项", "机构84家，已兑现63项"))
def out_of_those(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """Some of those just counted: 事项84项中已兑现63项."""
    if not naming.base or not _OUT_OF_THOSE.match(segment):
        return None
    done = segment[1:].strip("仍还有约近")
    return NamedSubject(naming.base + (done if len(done) > 1 else ""), naming.base)


@SUBJECT.rule("收入8亿元，调整为9亿元", "收入8亿元、3个项目", but=("收入8亿元",))
def nothing_before(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """A figure with no noun before it: the noun after it, or the one before the figure before it."""
    if not _REACHED.search(segment) and segment.strip("、和及与或 "):
        return None
    return naming.unnamed(at, allowed=naming.figures[at].quantity.kind not in ("money", "percent"))


@SUBJECT.rule("收入8亿元，比预算9亿元多1亿元", "收入8亿元，与年初的9亿元相比", but=("收入8亿元，与会9人",))
def compared_amount(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """An amount that the one before is compared to: 比预算9亿元, 与年初的9亿元相比."""
    compared = _COMPARED.match(segment)
    if compared and (compared["than"] or naming.text.startswith(_SIDE, naming.figures[at].end)):
        return naming.unnamed(at, allowed=False)
    return None


@SUBJECT.rule("本年收入比预算数28亿元少8亿元", but=("本年收入比预算数28亿元，", "比预算数28亿元少8亿元"))
def noun_that_differs(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun that differs from the figure: 本年收入 of 本年收入比预算数28亿元少8亿元."""
    than = _THAN.match(segment)
    if not than or not naming.text.startswith(_DIFFERS, naming.figures[at].end):
        return None
    return noun_before(naming, at, than["noun"])


@SUBJECT.rule(
    "召开4次协调会议",
    "组织全部代表有5万元存款",
    but=("地方债务余额96亿元", "拨付补助5万元资金", "在押人员共有11人滞留境外"),
)
def noun_after(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun after a measure word: 4次协调会议; not where the whole noun stands before it."""
    figure = naming.figures[at]
    noun = naming.following(at)
    if not noun:
        return None
    head = clean(_without_origin(naming, at, segment))
    owned = figure.quantity.kind == "money" and _OWNED.search(segment)
    loose = figure.quantity.kind not in STRONG
    whole = len(head) >= 4 and _NOUN_BEFORE.search(segment)  # 返乡登记人员仍有14人等待安置
    return NamedSubject(noun, noun) if owned or (loose and not whole) else None


@SUBJECT.rule("地方债务余额96亿元", "60岁以上老人840人", but=("96亿元", "实际96亿元"))
def noun_before(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun before the figure in its clause: 地方债务余额96亿元."""
    head = clean(_without_origin(naming, at, segment))
    if not _is_noun(head):
        return None
    head = naming.begins_after_an_age(at, segment) or head
    return NamedSubject(head, head)


@SUBJECT.rule("税收35亿元，实际96亿元", but=("96亿元", "税收96亿元"))
def noun_elsewhere(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun after the figure, or that of the figure or of the clause before."""
    return naming.unnamed(at, allowed=True)
