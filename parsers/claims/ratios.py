"""Shares that a sentence asserts: 9件，占总数的12.5%, recomputed from the part and its whole.

Part and whole are looked for by the nouns that stand round 占. What does not fit is wrong only where the text names
both: the part by its noun or by standing right before 占, the whole by its very noun, or as the total it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.claims.naming import bare, called, exactly, names
from parsers.claims.rounding import percent_fits, ratio_slip
from parsers.claims.scene import CLAUSES, Item, Scene
from parsers.patterns import late
from parsers.stopping import stoppable

_OF = re.compile(
    r"(?P<part>.*?)(?:所?占(?P<whole>[^，；。]{0,22}?)的?(?:比重|比例|份额)?(?:的|达到?|为|约|近|超过?)*$"
    r"|(?<![作认])(?:为|达到?|相当于|完成|是)(?P<measure>[^，；。\d]{1,20})的$)"
)
"""税收收入占财政收入的; 余额为限额的: the noun of the part, which may be missing, and that of the whole."""
_AIM = re.compile("预算|计划|目标|任务|上年|去年|同期")
"""Wholes of which a text may have several, the first one and the adjusted one."""
_SAID = re.compile("[其这该此]中?$|分别$|合计$|共$|(?:一[省市州县区镇村户家项类地])?(?:即|就|便|仅|已)$|约?$")
_OF_KIND = re.compile("(?:领域|方面|部分|类型?|案件|项目)$")
INSIDE = re.compile("[^，。；、]{0,12}[中里内]，")
"""After the number of a whole: that of what follows is a part of it."""
_MEAN = re.compile("平均|人均|每")
_SHORT = 3
_TOTAL = re.compile(r"总|全部|合计")
_JOINED = re.compile("[、，,和及与]|以及")
_SEXES = re.compile("性别比")
"""Men for each hundred women."""
_LEVELS_RATIO = re.compile(r"(?:比(?:值|例)?|倍差)(?:为|是|达到?|缩小到|降[至到为])?$")
_PAIRS = (("城镇?[与和]?[乡农]", "城", "乡|农"), ("男.?女", "男", "女"), ("进.?出口", "进口", "出口"))
"""How a ratio names two levels at once: its own words, those of the first and of the second."""
_RATES = ("%", "倍")
_SUMMED = re.compile("(?:[合共总]计|一共)[^，。；]{0,4}$")
_RATE_NAME = re.compile("(?:比例|比重|率)$")
_TAKEN_OF = ("的", "之", "", "的比重为", "的比重达")
"""All that stands between a whole and what is taken of it."""
BALLOTS = ("票", "张", "人")
"""What votes are counted by, and those who cast them."""
_HOW_MUCH = re.compile("，(?:即|为|合|共|计|有|达)(?:约|近|超过|逾)?")
_BEYOND = re.compile("(?:超过|逾|超)$")
_SAYS_SHARE = late("占|为|是|相当于|完成")
"""What says that one amount is a share of another."""
_SHARE_VERB = late("所?占|为|是|相当于|完成")
"""The same where a clause is parted at it."""
_MEMORY = 30
_AHEAD = 30
_FINE = 0.1
"""The last place of a share whose whole is looked for in what follows: it is rarely there."""
_NEAR = 6
_LEAST = 100
"""How many of their last place two figures have to be, that a rate made up of them is no chance."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part, its whole and what the one is of the other, in percent, or in whole ones where `percent` has no unit."""

    part: Item
    whole: Item
    percent: Item
    recomputed: float
    holds: bool
    implied: bool = False
    """Only nearness says that these belong together: an open question where it does not hold."""
    others: tuple[Item, ...] = ()
    """The other parts of the whole, where `percent` states the shares of all of them as one ratio."""


def find_ratios(scene: Scene, wholes: dict[int, Item]) -> Iterator[Ratio]:
    """The shares of each block; `wholes` gives the totals that sums have proved, by the index of the part."""
    for items in stoppable(scene.by_block.values()):
        for at, percent in enumerate(items):
            yield from _at(scene, items, at, percent, wholes)


def _at(scene: Scene, items: list[Item], at: int, percent: Item, wholes: dict[int, Item]) -> Iterator[Ratio]:
    """The shares that begin at figure number `at` of a block."""
    found: Ratio | None = None
    if percent.figure.unit in _RATES and at > 1 and percent.lead in _TAKEN_OF:
        found = _named_between(items, at)
    elif percent.figure.unit == "" and _LEVELS_RATIO.search(percent.lead):
        found = _of_levels(items, at)
    elif percent.role == "share" and (after := _told_after(scene, items, at)):
        found = after
    elif percent.role == "share" and (of := _OF.fullmatch(CLAUSES.split(percent.lead)[-1])):
        if (shares := _joined(items, at)) and "占" in percent.lead:
            yield from _shared_out(items, at, shares, of["whole"], scene, wholes)
        else:
            found = _share(scene, items, at, of, wholes)
    if found:
        yield found


def _share(scene: Scene, items: list[Item], at: int, of: re.Match[str], wholes: dict[int, Item]) -> Ratio | None:
    """The share at figure number `at`; among the parts that its noun allows, the one that fits is meant."""
    percent, name = items[at], of["whole"] if of["measure"] is None else of["measure"]
    near = items[max(0, at - _MEMORY) : at]
    part_name = bare(_SAID.sub("", of["part"].strip()))
    named = [item for item in reversed(near) if _level(item) and part_name and _is_called(item, part_name)]
    last = _part(items, at)
    wrong: Ratio | None = None
    heads = [] if part_name else [item for item in _own(items, at) if item is not last]
    for part in named or ([last] if last else []):
        found = _ratio(percent, part, name, near, wholes) or _far(percent, part, name, scene)
        if found and found.holds and (of["measure"] is None or _is_meant(found.whole, name)):
            return found
        wrong = wrong or found
    for part in heads if name and not _AIM.search(name) else []:  # 余额15亿元，其中专项9亿元，为限额的95%: of the first
        found = _ratio(percent, part, name, near, wholes) or _far(percent, part, name, scene)
        if found and found.holds and called(found.whole, name):
            return found
    sure = len(named) == 1 if part_name else _adjacent(items, at, last)
    if wrong and sure and of["measure"] is None:
        return wrong
    meant = named[0] if len(named) == 1 else None if part_name else last
    return _misprinted(scene, percent, meant, name)


def _is_meant(whole: Item, name: str) -> bool:
    """Whether a figure is called so, or is of what was planned: 原预算收入 is meant by 是原预算的107%."""
    planned = len(bare(name)) > 1 and _AIM.search(name) and bare(whole.figure.subject or "").startswith(bare(name))
    return called(whole, name) or bool(planned)


def _misprinted(scene: Scene, percent: Item, part: Item | None, name: str) -> Ratio | None:
    """A share that misses by a digit a whole that one figure only is called, or the figure before the part."""
    if part is None:
        return None
    before = [item for item in scene.before(part.index, _MEMORY) if item.measure == part.measure and _level(item)]
    called_so = [item for item in before if name and called(item, name)]
    beside = [item for item in before if item.block == part.block and part.sentence - item.sentence < 2][-1:]
    whole = called_so[-1] if called_so and len({item.value for item in called_so}) == 1 else None
    whole = whole or (beside[0] if beside and not name else None)
    return open_question(part, whole, percent) if whole else None


def _told_after(scene: Scene, items: list[Item], at: int) -> Ratio | None:
    """女性占七成，即1.4万人; 薪金占开支超过八成，为36亿元: a share, and then how much it is."""
    percent, part = items[at], items[at + 1] if at + 1 < len(items) else None
    of = _OF.fullmatch(CLAUSES.split(percent.lead)[-1])
    if part is None or of is None or not _HOW_MUCH.fullmatch(part.lead) or not _level(part):
        return None
    name = of["whole"] or ""
    beyond = percent.step * 2 if _BEYOND.search(percent.lead) else 0.0  # 超过八成 is up to 九成
    for whole in reversed(scene.before(percent.index, _MEMORY)):
        likely = whole.measure == part.measure and whole.value > part.value and whole.role in ("level", "to")
        share = part.value / whole.value * 100 if likely else 0.0
        fits = likely and (percent_fits(percent, part, whole) or 0 <= share - percent.value < beyond / 2)
        if fits and (called(whole, name) if name else whole.block == part.block):
            return replace(judged(part, whole, percent), holds=True)
    return None


def _own(items: list[Item], at: int) -> list[Item]:
    """The levels of the sentence before the figure at `at`."""
    return [item for item in items[max(0, at - _MEMORY) : at] if item.sentence == items[at].sentence and _level(item)]


def _level(item: Item) -> bool:
    return item.role in ("level", "to") and item.figure.unit not in ("%", "‰", "") and item.value > 0


def _is_called(item: Item, name: str) -> bool:
    """Whether `name` is that of a figure, or begins with it (城建类建议, 城建类) or as it does (生态领域, 生态保护)."""
    subject, short = item.figure.subject or "", _OF_KIND.sub("", name)
    return names(name, subject) or (len(short) > _SHORT and bare(subject).startswith(short))


def _adjacent(items: list[Item], at: int, part: Item | None) -> bool:
    """Whether only percentages stand between the part and its share, so that no other figure can be meant."""
    between = [item for item in items[max(0, at - _NEAR) : at] if part and item.index > part.index]
    return part is not None and all(item.figure.unit == "%" for item in between) and "；" not in items[at].lead


def _joined(items: list[Item], at: int) -> list[Item]:
    """The shares of 分别占总数的51%和49%, two or more; none where the one at `at` stands alone."""
    end = at + 1
    while end < len(items) and items[end].figure.unit == "%" and _JOINED.fullmatch(items[end].lead):
        end += 1
    return items[at:end] if end > at + 1 else []


def _shared_out(
    items: list[Item], at: int, shares: list[Item], name: str, scene: Scene, wholes: dict[int, Item]
) -> Iterator[Ratio]:
    """男性12人、女性8人，分别占总数的60%和40%: to each of the figures before its own share."""
    levels = [item for item in items[max(0, at - 2 * len(shares)) : at] if _level(item)]
    if len(levels) > len(shares) and _SUMMED.search(levels[-1].lead):  # 甲3元、乙1元，合计4元，分别占75%和25%
        total = levels.pop()
        told = list(zip(levels[-len(shares) :], shares, strict=True))
        if len({item.measure for item in (total, *(part for part, _ in told))}) == 1:
            yield from (judged(part, total, share) for part, share in told if percent_fits(share, part, total))
            return
    parts = [item for item in levels[-len(shares) :] if item.sentence == shares[0].sentence]
    if len(parts) != len(shares) or len({part.measure for part in parts}) > 1:
        return
    near = [item for item in items[max(0, at - _MEMORY) : at] if item.index < parts[0].index]
    for part, share in zip(parts, shares, strict=True):
        if found := _ratio(share, part, name, near, wholes) or _far(share, part, name, scene):
            yield found


def _named_between(items: list[Item], at: int) -> Ratio | None:
    """完成50.5亿元，为预算48亿元的105.2%: the whole stands between 占 or 为 and the share."""
    whole, percent = items[at - 1], items[at]
    said = _SAYS_SHARE.search(whole.lead)
    if not said or not whole.value > 0:
        return None
    clause = CLAUSES.split(whole.lead)[-1]
    name = bare(_SHARE_VERB.split(clause)[0])
    near = [item for item in items[max(0, at - _NEAR) : at - 1] if item.sentence == whole.sentence]
    parts = [item for item in reversed(near) if item.measure == whole.measure and item.role in ("level", "to")]
    rate = bool(_RATE_NAME.search(name))  # 录用比例为报名人数的5%: the name is that of the rate, not of a part
    for part in parts:
        if percent_fits(percent, part, whole) and (part is items[at - 2] or rate or not name or _is_called(part, name)):
            return judged(part, whole, percent)
    if rate or not parts or parts[0] is not items[at - 2] or _MEAN.search(parts[0].lead):
        return None
    other = any(_is_called(part, name) for part in parts[1:]) and not _is_called(parts[0], name)
    return None if other else judged(parts[0], whole, percent)


def _of_levels(items: list[Item], at: int) -> Ratio | None:
    """城镇居民收入3万元，农村居民收入2万元，城乡居民收入比为1.50: of two levels, the one before to the one after."""
    stated = items[at]
    levels = [item for item in items[max(0, at - 2 * _NEAR) : at] if _level(item)]
    hundred = 100 if _SEXES.search(stated.lead) else 1
    for pair, one, other in (_PAIRS[1],) if hundred > 1 else _PAIRS:
        if hundred == 1 and not re.search(pair, stated.lead):
            continue
        first = next((item for item in reversed(levels) if re.search(one, item.figure.subject or "")), None)
        second = next((item for item in reversed(levels) if re.search(other, item.figure.subject or "")), None)
        if first and second and first.measure == second.measure and second.value > 0:
            times = hundred * first.value / second.value
            if hundred > 1 and (first.block != stated.block or abs(times - stated.value) > stated.step):
                return None  # 出生人口性别比 is of those born
            room = stated.step / 2 + times * (first.step / first.value + second.step / second.value) / 2
            return Ratio(first, second, stated, times, abs(times - stated.value) <= room + 1e-9)
    return None


def _part(items: list[Item], at: int) -> Item | None:
    """The figure whose share is given: the last quantity before it in its sentence."""
    for item in reversed(items[max(0, at - 5) : at]):
        if item.sentence != items[at].sentence:
            return None
        if _level(item) and item.depth <= items[at].depth:
            return item
    return None


def _ratio(percent: Item, part: Item, name: str, before: list[Item], wholes: dict[int, Item]) -> Ratio | None:
    named = [i for i in before if _alike_measure(i, part, name) and i.index != part.index and i.role in ("level", "to")]
    named = [i for i in named if (i.value >= part.value or percent.value > 100) and i.value > 0 < part.value]
    proved = wholes.get(part.index)
    if proved and proved.value > 0 and (_TOTAL.search(name) or (not name and percent_fits(percent, part, proved))):
        return judged(part, proved, percent)
    for whole in reversed(named):
        subject = whole.figure.subject or ""
        likely = _TOTAL.search(name) or _alike(name, subject) or called(whole, name)
        likely = likely or (not name and whole.sentence == part.sentence) or _is_meant(whole, name)
        likely = likely or whole.measure != part.measure  # voters of ballots
        likely = likely or (len(name) == _SHORT and name[:2] in subject and name[2] in "额量数")
        if likely and percent_fits(percent, part, whole):
            return judged(part, whole, percent)
    if not name and (own := _only_whole(part, named)):
        return judged(part, own, percent)
    near = (i for i in reversed(named) if i.block == part.block and part.sentence - i.sentence < 2)
    exact = next((i for i in near if len(name) > 2 and exactly(name, i.figure.subject or "")), None)
    return judged(part, exact, percent) if exact else None


def _alike_measure(whole: Item, part: Item, name: str) -> bool:
    """Whether a whole is counted as its part is; ballots are of those who cast them: 无效票138张，占投票人数的2%."""
    ballots = whole.measure in BALLOTS and part.measure in BALLOTS and "票" in name + (part.figure.subject or "")
    return whole.measure == part.measure or ballots


def _only_whole(part: Item, named: list[Item]) -> Item | None:
    """往来款2.5亿元，其中逾期的1,000万元，占4%; 24所学校中，有9所…，占37.5%: what it can only be a part of."""
    wholes = [item for item in named if item.block == part.block and item.sentence == part.sentence]
    exact = len(wholes) == 1 and wholes[0].index == part.index - 1 and not wholes[0].figure.approx
    if not exact:
        return None
    inside = INSIDE.match(part.lead)
    return wholes[0] if inside or ("其中" in part.lead and _firm(part) and _firm(wholes[0])) else None


def _firm(item: Item) -> bool:
    """Whether a figure has enough digits that its rounding cannot make a share wrong."""
    return item.value >= _LEAST * (item.step or 1.0)


def _far(percent: Item, part: Item, name: str, scene: Scene) -> Ratio | None:
    """A whole that an earlier paragraph states: its name has to be like the one that the share is of."""
    if percent.step >= 1:
        return None
    chars = set(name)
    least = min(3, len(chars))
    for whole in reversed(scene.before(percent.index, 80) if name else ()):
        likely = _alike_measure(whole, part, name) and whole.value >= part.value and whole.role in ("level", "to")
        subject = whole.figure.subject or ""
        alike = whole.measure != part.measure or len(chars.intersection(subject)) >= least or names(name, subject)
        if not likely or not alike or whole.index == part.index:
            continue
        if percent_fits(percent, part, whole):
            return judged(part, whole, percent)
    return _later(percent, part, name, scene) if name else None


def _later(percent: Item, part: Item, name: str, scene: Scene) -> Ratio | None:
    """A whole that a later passage states, by its name: 占支出总预算的8.3%, and below 收支总预算."""
    bare_name = bare(name).removesuffix("数").removesuffix("人")
    if percent.step > _FINE or len(bare_name) < 2 or not _firm(part):
        return None
    for whole in scene.after(percent.index, _AHEAD):
        likely = whole.measure == part.measure and whole.value >= part.value and whole.role in ("level", "to")
        subject = whole.figure.subject or ""
        same = names(bare_name, subject) or called(whole, bare_name)
        same = same or bool(_TOTAL.search(name) and _alike(name, subject))
        if likely and same and percent_fits(percent, part, whole):
            return judged(part, whole, percent)
    return None


def _alike(name: str, subject: str) -> bool:
    chars = set(name)
    return bool(name) and len(chars.intersection(subject)) >= min(3, len(chars))


def open_question(part: Item, whole: Item, percent: Item, named: bool = False) -> Ratio | None:
    """A share that nearness alone gives its whole, where a misprint seems to keep it from fitting.

    A part that is more than its whole is one only where it is `named`.
    """
    fits = percent_fits(percent, part, whole)
    beyond = part.value > whole.value and percent.value <= 100 and not named
    return (
        None
        if fits or beyond or not ratio_slip(percent, part, whole)
        else replace(judged(part, whole, percent), implied=True)
    )


def judged(part: Item, whole: Item, percent: Item) -> Ratio:
    return Ratio(part, whole, percent, part.value / whole.value * 100 / percent.per, percent_fits(percent, part, whole))
