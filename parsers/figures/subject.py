"""What a figure is of: the short noun phrase that a reader would look it up by, in the text's own words.

The phrase stands before the figure in its clause (地方政府债务余额 96亿元) or after its measure word (4次协调会议).
A change without a noun of its own (同比下降11.9%) takes the noun of the figure before it. The ways to it are the rules
of `SUBJECT`, tried in their order.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.figures import cues
from parsers.figures.find import FoundFigure
from parsers.figures.phrases import MAX_SUBJECT, clause_before, clean, without_aside
from parsers.figures.segments import JOINTS, SENTENCE_END, NamedSubject, Naming
from parsers.figures.units import STRONG
from parsers.lexicons import lexicon
from parsers.rules import Rules

_EXTREMES = ("最高", "最低", "最多", "最少", "最大", "最小")


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
    change = cues.CHANGE.search(words)
    head = clean(words[: change.start()] if change else words)
    return "" if len(head) < 2 or cues.NO_NOUN.match(head) else head


def _is_noun(head: str) -> bool:
    """Whether the words can be a noun to look a number up by, and not a mere 总量 or 上年同期."""
    return len(head) > 1 and head not in lexicon("no_subjects") and head not in lexicon("times")


def _without_origin(naming: Naming, at: int, segment: str) -> str:
    """The words before a figure without where it came from: 由年初的 of 贷款由年初的7亿元增加到9亿元."""
    origin = cues.FROM.search(segment)
    if not origin or not (cues.GIVEN.search(origin[0]) or cues.GOES_TO.match(naming.text, naming.figures[at].end)):
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
    for pattern in (cues.SHARE, cues.MULTIPLE):
        share = pattern.match(segment)
        base = share and (naming.base or clause_before(naming.text, naming.figures[at].start))
        if share and base:
            return NamedSubject(base + share["share"], naming.base)
    return None


@SUBJECT.rule(
    "支出17亿元，为预算16亿元的102.1%",
    "为预算16亿元的102.1%",
    but=("支出17亿元，共计16亿元的102.1%", "支出17亿元，为16亿元的3个项目", "的102.1%"),
)
def share_of_a_figure(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """A share of the figure before it: 102.1% of 为年初预算16亿元的102.1%."""
    figure = naming.figures[at]
    if not at or segment != "的" or figure.unit not in ("%", "‰", "倍"):
        return None
    whole = naming.segment(at - 1)
    return NamedSubject((naming.base or "") + whole, naming.base) if cues.WHOLE.match(whole) else None


@SUBJECT.rule(
    "支出17亿元，为年初预算16亿元的102.1%",
    but=("为年初预算16亿元", "年初预算16亿元的102.1%", "为年初预算16亿元的项目3个"),
)
def whole_of_a_share(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The whole that the next figure is a share of: 16亿元 of 为年初预算16亿元的102.1%."""
    end = naming.figures[at].end
    whole = cues.WHOLE.match(segment)
    if naming.text[end : end + 1] != "的" or end + 1 not in naming.starting or not whole:
        return None
    noun = segment[whole.end() :]
    return NamedSubject(noun if _is_noun(noun) else naming.base, naming.base)


@SUBJECT.rule("合格率93.1%，低于全市平均水平0.7个百分点", but=("低于全市平均水平0.7个百分点", "合格率93.1%，低于8%"))
def against_a_level(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """How far a rate is from a level: 低于全市平均水平0.7个百分点."""
    against = cues.AGAINST.match(segment) if naming.base else None
    return NamedSubject(f"{naming.base}{against['side']}", naming.base) if against else None


@SUBJECT.rule(
    "新增书店13家、累计46家", "投资3亿元，累计12亿元", "新建绿道8公里，总数达到52公里",
    but=("累计12亿元", "投资3亿元，累计支出12亿元", "收入3亿元，累计26种新茶上市"),
)  # fmt: skip
def running_total(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """What has been reached in all: 新增书店13家、累计46家."""
    total = cues.RUNNING.fullmatch(segment) if naming.base else None
    if not total or not naming.base or naming.following(at):
        return None
    noun = cues.ADDED.sub("", naming.base)
    return NamedSubject(noun + total["kind"], noun)


@SUBJECT.rule("总产值完成年度计划的102%", but=("总产值完成年度计划102%", "完成年度计划的102%"))
def part_of_a_plan(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """A noun and what is done of it: 总产值完成年度计划的102%."""
    done = cues.DONE.match(segment)
    if naming.figures[at].unit != "%" or not done or len(head := clean(done["noun"])) < 2:
        return None
    return NamedSubject(head + done["share"], head)


@SUBJECT.rule("建议37件，增幅达到27.3%", "产值8亿元，增速为5%", but=("增幅达到27.3%", "建议37件，办结率27.3%"))
def rate_of_a_change(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """增幅, 增速 of the noun before: 建议37件，增幅达到27.3%."""
    rate = cues.RATE.fullmatch(segment) if naming.base else None
    if not rate or not naming.base:
        return None
    return NamedSubject(naming.base + rate["kind"], naming.base)


@SUBJECT.rule("税收35亿元，增长5.7%", "税收比上年增收3亿元", but=("税收增长到35亿元", "税收35亿元"))
def change_of_a_noun(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """增长5.7%, 比上年增收3亿元: the verb after the noun of the clause or of the figure before it."""
    change = None if cues.REACHED.search(segment) else cues.CHANGE.search(segment)
    if not change:
        return None
    head = cues.ASIDE_OF_A_CHANGE.sub("", clean(segment[: change.start()]))
    verb = (change["than"] or "") + cues.PASSING.sub("", change["verb"])
    own = (len(head) > 1 or head in cues.MATERIALS) and not cues.NO_NOUN.match(head)
    root = head if own else naming.base
    if own and naming.base and cues.RATE.fullmatch(head):
        root = naming.base + head
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
    reached = cues.REACHED.search(segment)
    head = clean(cues.FROM.sub("", segment[: reached.start()])) if reached else ""
    return NamedSubject(head, head) if _is_noun(head) else None


@SUBJECT.rule(
    "出席（37名）",
    "大桥、青禾电站(18万千瓦)和隧道",
    but=("收入8亿元（3亿美元）", "收入（含税8亿元）", "（37名）", "文盲（15岁以上的人）"),
)
def noun_before_a_bracket(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun that a bracket with only a number stands behind: 出席（37名）, 电站（18万千瓦）."""
    opening = naming.figures[at].start - 1
    if opening <= naming.previous(at) or naming.text[opening] not in "（(":
        return None
    if not cues.CLOSED.match(naming.text, naming.figures[at].end):
        return None
    words = naming.text[naming.segment_start(naming.previous(at), opening) : opening].lstrip("）)与和及同")
    noun = clean(words.rpartition("、")[2])
    return NamedSubject(noun, noun) if _is_noun(noun) else None


@SUBJECT.rule(
    "13人次被通报", "游一方等6人被记过处分", "杜小满、江大川、游一方及职工共18人出席了会议",
    but=("违纪人员13人被通报", "13个被通报单位", "职工18人出席了会议"),
)  # fmt: skip
def what_people_did(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """What people did or had done to them, where no noun but names stand before their number: 6人被记过处分."""
    figure = naming.figures[at]
    done = cues.DONE_TO.match(naming.text, figure.end) if figure.quantity.kind == "people" else None
    if not done or not (len(clean(segment)) < 2 or cues.NAMES.search(segment)):
        return None
    words = (done["passive"] or done["active"]).replace("了", "", 1)
    return NamedSubject(words, words)


@SUBJECT.rule("登记事项52项中已核对37项", "登记事项52项中仍有9项", but=("中已核对37项", "机构52家，已核对37项"))
def out_of_those(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """Some of those just counted: 事项52项中已核对37项."""
    if not naming.base or not cues.OUT_OF_THOSE.match(segment):
        return None
    done = segment[1:].strip("仍还有约近")
    return NamedSubject(naming.base + (done if len(done) > 1 else ""), naming.base)


@SUBJECT.rule("收入8亿元，调整为9亿元", "收入8亿元、3个项目", but=("收入8亿元",))
def nothing_before(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """A figure with no noun before it: the noun after it, or the one before the figure before it."""
    if not cues.REACHED.search(segment) and segment.strip("、和及与或 "):
        return None
    return naming.unnamed(at, allowed=naming.figures[at].quantity.kind not in ("money", "percent"))


@SUBJECT.rule("收入8亿元，比预算9亿元多1亿元", "收入8亿元，与年初的9亿元相比", but=("收入8亿元，与会9人",))
def compared_amount(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """An amount that the one before is compared to: 比预算9亿元, 与年初的9亿元相比."""
    compared = cues.COMPARED.match(segment)
    if compared and (compared["than"] or naming.text.startswith(cues.SIDE, naming.figures[at].end)):
        return naming.unnamed(at, allowed=False)
    return None


@SUBJECT.rule("本年收入比预算数28亿元少8亿元", but=("本年收入比预算数28亿元，", "比预算数28亿元少8亿元"))
def noun_that_differs(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun that differs from the figure: 本年收入 of 本年收入比预算数28亿元少8亿元."""
    than = cues.THAN.match(segment)
    if not than or not naming.text.startswith(cues.DIFFERS, naming.figures[at].end):
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
    owned = figure.quantity.kind == "money" and cues.OWNED.search(segment)
    loose = figure.quantity.kind not in STRONG
    whole = len(head) >= 4 and cues.NOUN_BEFORE.search(segment)  # 返乡登记人员仍有14人等待安置
    return NamedSubject(noun, noun) if owned or (loose and not whole) else None


@SUBJECT.rule("地方债务余额96亿元", "60岁以上老人840人", but=("96亿元", "实际96亿元"))
def noun_before(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun before the figure in its clause: 地方债务余额96亿元."""
    head = clean(_without_origin(naming, at, segment))
    if not _is_noun(head):
        return None
    if naming.base and head in _EXTREMES:
        return NamedSubject(naming.base + head, naming.base)
    head = naming.begins_after_an_age(at, segment) or head
    return NamedSubject(head, head)


@SUBJECT.rule("税收35亿元，实际96亿元", but=("96亿元", "税收96亿元"))
def noun_elsewhere(naming: Naming, at: int, segment: str) -> NamedSubject | None:
    """The noun after the figure, or that of the figure or of the clause before."""
    return naming.unnamed(at, allowed=True)
