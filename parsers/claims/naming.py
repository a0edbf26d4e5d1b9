"""What the words of a passage name: whether two figures are said to be of one thing, and on what basis they compare.

A misfit is only an error where the text itself says that the figures belong together. These are the questions that a
finder asks before it calls one so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.claims.roles import change_begins, reached_from
from parsers.claims.scene import CLAUSES, Item
from parsers.figures.phrases import clean
from parsers.figures.subject import own_noun
from parsers.language.numerals import TO_TEN
from parsers.patterns import late

_REALM = re.compile(r"^(?:[全我本该][省市县区州国镇乡村校院]|地区|地方)+(?!级|本级)")
_ASIDE = re.compile(
    r"^(?:其中|分别|[合共总]计|共(?![青产同享和])|[全当本]年|年[末底]|累计|[两三]项|以上|上述|这|该(?![省市县区州国镇乡村校院])|我[市县区省])+"
)
_NO_NOUN = re.compile(
    r".*(?:相比|比较|上年|去年|同期|年初|年末|上月|月均|决算|计划|目标).*"
    r"|(?:总体|整体|总量|总数|总额|规模|数量|合计|累计|平均|名义|绝对额|金额|数额|额度|增[幅速量长]率?|降幅|涨幅|升幅|净增?|相应|[\d一二三四五六七八九十两]{1,3}年[间来]?|期[间内]|其间)+"
)
"""Words before the verb of a change that are no noun of its own: 与上年相比增加, 总量增加, 增幅."""
_COMPARING = re.compile(r"(?:(?:与|和|同|比|较)[^，；。]*|同比|环比|年均|平均|累计|相应)$")
_AMOUNT = re.compile("(?:数量|[总个]数|[总金数]额|总量|规模)$")
_CONSTANT = re.compile(
    r"生产总值|增加值|产值|国民收入|GDP|可比|不变价|口径|剔除|扣除|折算|还原|因素|实际|名义|按[^，；。]{1,8}价"
)
"""Growth of these is reckoned in constant prices, or on a basis that the amounts beside it do not have."""
_CURRENT = re.compile("(?:现行?|当年)价格?")
"""Growth that is said to be at current prices can be recomputed from the amounts, of whatever it is."""
_AFTER = re.compile(r"[（(][^（）()\d]{0,40}[）)]")
"""A note on a percentage right after it; one with a percentage of its own is of that."""
_YEARLY = re.compile(r"同比|[比较](?:上年|去年|同期|上一年)")
_LAST_YEAR = re.compile(r"上年|去年|同期|上一年")
_LONG = re.compile(rf"年来|年间|以来|期间|之初|时期|任期|“?[{TO_TEN}]{{1,2}}五”?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST_WORDS = late("(?:数|额|安排)?(?:为|是|共|达到?)*$")
"""What stands between a noun and its figure."""
_OPENS_PARTS = late("其中|主要|包括")
"""What opens the parts of a whole."""
_MOMENT = late("初|末|底|计划|预算|目标|月")
"""What says of when, or of which plan, a level is."""
_NOT = ("非", "不", "无", "未", "其他", "其它", "正在", "尚", "待", "拟", "再", "另", "已", "续", "仍", "期")
"""What makes of a noun that of something beside it: 非税收入 is no part of 税收收入."""

_AMONG = "(?:[之当]中|之内|里面|中|[内里裡])(?![学心央等专医部])"
"""After the name of a whole what makes the words that follow a part of it; not 公立中学."""


def names(words: str, subject: str) -> bool:
    """Whether `words` name what a figure's `subject` names: 收入 in 税收收入, 全市税收收入 for 税收收入."""
    words, subject = bare(words), bare(subject)
    if len(words) < 2 or len(subject) < 2:
        return False
    if subject.endswith(words):
        return not subject[: -len(words)].endswith(_NOT)
    return words.startswith(subject)


def called(item: Item, words: str) -> bool:
    """Whether `words` name a figure by its subject, or stand right before it: 年初预算 for 支出年初预算为5亿元."""
    if names(words, item.figure.subject or ""):
        return True
    noun = _LAST_WORDS.sub("", CLAUSES.split(item.lead)[-1])
    return len(bare(words)) > 1 and noun.endswith(bare(words))


def exactly(words: str, subject: str) -> bool:
    """Whether `words` are the `subject`, but for the place and the time it is of: 全市人口 and 年末人口."""
    return bool(bare(words)) and bare(words) == bare(subject)


def bare(words: str) -> str:
    """A noun without 其中, 全年, 全市 and the like before it."""
    previous = None
    while previous != words:
        previous, words = words, _REALM.sub("", _ASIDE.sub("", words))
    return words.strip("的 ")


def own_name(words: str) -> str:
    """The noun that the clause of a change has before its verb, "" where it has none: 税收 of 税收比上年上浮."""
    noun = own_noun(words)
    verb = change_begins(words)
    if verb is None or len(noun) <= verb:
        return noun
    head = clean(_COMPARING.sub("", words[:verb]))
    return "" if len(head) < 2 else head


def kin(total: Item, parts: Sequence[Item]) -> bool:
    """Whether the names of the parts end as that of the total does: 铁路货运量 and 公路货运量 of 货运量."""
    noun = bare(total.figure.subject or "").partition("（")[0]
    names_of = [bare(part.figure.subject or "").partition("（")[0] for part in parts]
    if len(noun) < 2 or len(set(names_of)) < len(names_of):
        return False
    tail = next((noun[at:] for at in range(len(noun) - 1) if all(name.endswith(noun[at:]) for name in names_of)), "")
    return len(tail) > 1 and all(name != tail and not name[: -len(tail)].endswith(_NOT) for name in names_of)


def same_thing(levels: Sequence[Item], change: Item) -> bool:
    """Whether a difference or a percentage can be of the `levels` before it.

    税收由8亿元增加到9亿元，增长12% is; 学校由9所整合为7所，教师减少12% is of another thing.
    """
    noun = _AMOUNT.sub("", bare(own_name(CLAUSES.split(change.lead)[-1])))
    if _OPENS_PARTS.search(change.lead):
        return False
    if not noun or _NO_NOUN.fullmatch(noun):
        return True
    return any(noun in (level.figure.subject or "") + level.lead for level in levels)


def becomes(before: Item, after: Item) -> bool:
    """Whether `after` can be what `before` has become: not 由财政安排5亿元，投资增加到8亿元, which has its own noun."""
    clause = CLAUSES.split(after.lead)[-1]
    verb = reached_from(clause)
    if after.index < before.index or verb is None:
        return True
    noun = bare(clean(clause[:verb]))
    return len(noun) < 2 or noun in (before.figure.subject or "") + before.lead


def constant_prices(first: Item, last: Item) -> bool:
    """Whether the words round a change from `first` to `last` say that its growth is on another basis."""
    if _CURRENT.search(last.lead):
        return False
    begin = first.start - len(first.lead)
    if first.block != last.block:
        begin = last.start - len(last.lead)
    after = _AFTER.match(last.text, last.end)
    words = last.text[begin : after.end() if after else last.end]
    return bool(_CONSTANT.search(words) or _CONSTANT.search(first.figure.subject or ""))


def other_year(before: Item, percent: Item) -> bool:
    """Whether a percentage is of last year (同比) and `before` is of another time: 由年初的5亿元, 由2015年的8亿元."""
    if not _YEARLY.search(percent.lead):
        return False
    clause = CLAUSES.split(before.lead)[-1]
    if _LAST_YEAR.search(clause):
        return False
    told = _MOMENT.search(clause) or _YEAR.search(clause)
    return bool(told or _LONG.search(before.lead))


def part_of(item: Item, part: Item) -> bool:
    """Whether `item` is a part of `part` by its name: 公办小学 of 小学, or 小学中的民办校, 小学内民办校."""
    inner, outer = bare(item.figure.subject or ""), bare(part.figure.subject or "")
    if len(outer) > 1 and item.value <= part.value and re.search(re.escape(outer) + _AMONG, item.lead):
        return True
    longer = len(inner) > len(outer) > 1 and inner.endswith(outer) and item.value <= part.value
    return longer and not inner[: -len(outer)].endswith(_NOT)
