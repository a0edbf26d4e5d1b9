"""Sums that a passage asserts: parts after 其中 or 包括 and their total, a total after its parts, signed changes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from parsers.claims.addition import Sum, addable, held_by, sums_to, tells
from parsers.claims.closing import named_total
from parsers.claims.misfits import misfit
from parsers.claims.naming import bare
from parsers.claims.rounding import Running, believable, by_chance, closes, slip
from parsers.claims.scene import Item, Scene
from parsers.model import Span
from parsers.patterns import late
from parsers.stopping import stoppable

_OPENS = re.compile(
    r"其中|(?:^|[，。；,])(?:分|按|从)[^，；。,]{1,10}?[看分计][，,]|包括|包含|含|用于|分别|主要[是有为]|由|分为|计|(?:[，。]|^)(?:将|拟|并)?以|[：:（(]"
)
_OPENS_CHANGES = re.compile(r"其中|包括|分别[为是]|主要[是为]|用于|[：:]")
_COLON = re.compile(r"(?:其中|包括|[是为看])[：:]")
_OPENS_SENTENCE = re.compile(r"其中|包括|主要[是为]|(?:分|按|从)[^，；。,]{1,10}?[看分计][，,]")
_WHOLE = re.compile(r"包括[：:]|(?<!主要)(?<!重点)用于|分别[是为]|由.*组成|分为|构成")
_ASKS = re.compile(
    r"(?<!公)共(?:计|有|为|达|[约近])?$|[合总共]计|总共|上述|以上|加上|两项|三项|各项|^计$|(?:投|发出)票(?:总?数|人数)|发出(?:的)?选票"
)
"""Words that say that what follows is the sum of what has been told."""
_ADDED = re.compile("[，、；,]?(?:并|再|另)?(?:加计|加上|连同|另加)")
"""What adds the figure before a total to those before it: 连同基金5亿元，规模达20亿元."""
_HELD = re.compile(r"(?<!公)共(?:有|计|为)[^，；。\d]{2,8}$|(?:投|发出)票(?:总?数|人数)(?:为|共|计)*$")
"""The same before what there is of something: 共有待办案件10,060件."""
_ASKED = 5
"""How many times likelier such a word makes a sum."""
_TOTALS = re.compile(r"总|收支")
_STRONG = re.compile(r"其中|包括|包含|分别|用于|主要[是有为]|分为|组成|[看分计][，,]")
_NESTED = re.compile(r"其中|包括")
_HOLDING = re.compile(r"^[，,、]?[（(]?(?:内|包)?含(?!税)|^[，,、]?内[：:]")
_DUE = re.compile(r"应(?:到|出席|参加)|共|组成人员")
_CAME = re.compile(r"实(?:到|出席)|到会|出席")
_AWAY = re.compile(r"请假|缺席|因[事病公]")
_AND = re.compile("[和与及、]")
_OPENS_AGAIN = re.compile("[；。][^，。；：]{0,10}(?:包括|分为|其中|有)：")
_PAUSE = late("[，,；;]")
_NAMED_NEAR = 8
_NEARLY = 0.15
_MAX_PARTS = 40
_MANY = 3
_NEAR = 20


def find_sums(scene: Scene) -> Iterator[Sum]:
    """The sums within each block."""
    for items in stoppable(scene.by_block.values()):
        yield from _second_lists(items)
        taken: set[int] = set()
        for at in range(len(items)):
            behind = False  # a total of what follows may be one of what stands before it too
            for found in (
                _parts_behind(items, at, scene.cut),
                _parts_before(items, at),
                _attendance(items, at),
                named_total(items, at, scene.cut),
            ):
                if found and not (taken.issuperset(p.index for p in found.parts) and len(found.parts) < 3):
                    if behind and not found.holds:
                        continue
                    taken.update(part.index for part in found.parts)
                    yield found
                    behind = found.parts[0].index > items[at].index
                    if not behind:
                        break


def _second_lists(items: list[Item]) -> Iterator[Sum]:
    """收支总预算9亿元。收入包括：…；支出包括：甲5亿元、乙4亿元: a list after ； that makes up the total before both."""
    for at, first in enumerate(items):
        if not _OPENS_AGAIN.search(first.lead) or first.role != "level" or first.measure == "%":
            continue
        parts = [first]
        for item in items[at + 1 : at + _MAX_PARTS]:
            if item.sentence != first.sentence or "；" in item.lead or not addable(first, item):
                break
            parts.append(item)
        amount = sum(part.value for part in parts)
        before = [item for item in items[max(0, at - _NEAR) : at] if item.role in ("level", "to")]
        for tries, whole in enumerate(reversed([item for item in before if item.measure == first.measure]), 1):
            fits = len(parts) > 1 and tells(whole, parts) and closes(whole, parts, amount)
            if fits and believable(whole, parts, tries):
                yield Sum(whole, tuple(parts), amount, True)
                break


def _parts_behind(items: list[Item], at: int, cut: list[Span]) -> Sum | None:
    """总额5亿元，其中甲3亿元、乙2亿元: the parts follow; `cut` takes a total that has too many of them."""
    total = items[at]
    if total.value != total.value or total.role not in ("level", "to", "delta"):
        return None
    if not total.value:
        return _nothing(items, at)
    if total.measure == "%":
        return None
    signed = total.role == "delta"
    shares: list[Item] = []
    opening = _Opening(total)
    lists = _Listed(total), _Listed(total)  # without what comes after a second 其中, or only without its first
    firm, loose = lists
    for item in items[at + 1 : at + 1 + _MAX_PARTS]:
        if not opening.reaches(item, firm.parts):
            break
        if not addable(total, item):
            shares += [item] if item.role == "share" else []
            continue
        if not opening.opened:
            return None
        for each in lists if opening.nested < 1 else () if opening.nested < 2 else lists[1:]:
            likely = opening.strong and not each.mixed
            if each.takes(item) and (likely or not by_chance(total, each.parts, len(each.parts))):
                parts = (*each.parts, *_nothing_behind(items, item, total))
                return Sum(total, parts, each.running.amount, True, signed)
        if loose.is_beyond():
            break
    else:
        rest = items[at + 1 + _MAX_PARTS : at + 2 + _MAX_PARTS]
        if firm.parts and opening.strong and rest and addable(total, rest[0]) and opening.reaches(rest[0], firm.parts):
            cut.append(total.figure.span)
            return None
    return _not_made_up(items, at, lists, opening, shares)


def _not_made_up(
    items: list[Item], at: int, lists: tuple[_Listed, _Listed], opening: _Opening, shares: list[Item]
) -> Sum | None:
    """Parts that do not make up the figure before them: they make up another one, or some of them are wrong."""
    total, (firm, loose) = items[at], lists
    if _is_all_in_one(total, firm.parts):
        return Sum(total, tuple(firm.parts), firm.running.amount, True, total.role == "delta")
    near = items[max(0, at - _NEAR) : at]
    if firm.parts and total.role != "delta" and (other := _other_whole(near, firm.parts)):
        return other
    before = [item for item in near if item.sentence == total.sentence and addable(total, item)]
    if found := _beside(before, total, firm.parts):
        return found
    first = not any(item.measure == total.measure for item in items[:at] if item.sentence == total.sentence)
    alike = len({part.depth for part in firm.parts}) == 1 and not firm.mixed
    sure = opening.strong and alike and len(firm.parts) == len(loose.parts)
    return misfit(total, firm.parts, opening.whole, shares, first, sure=sure)


def _is_all_in_one(total: Item, parts: list[Item]) -> bool:
    """其中：基本支出5万元，项目支出0元: one part is all of it, and the others, which are named too, are nothing."""
    sizes = sorted(part.value for part in parts)
    return len(parts) > 1 and sizes[-1] == total.value and not any(sizes[:-1]) and bool(_COLON.search(parts[0].lead))


def _beside(before: list[Item], total: Item, parts: list[Item]) -> Sum | None:
    """来件4,317件，办结2,684件，其中网办1,153件，在办1,633件: the last stand beside what the first are of."""
    for whole in reversed(before):
        for count in range(1, len(parts)):
            rest = parts[-count:]
            amount = total.value + sum(part.value for part in rest)
            if closes(whole, (total, *rest), amount) and believable(whole, (total, *rest), 2 * count):
                return Sum(whole, (total, *rest), amount, True)
    return None


def _nothing(items: list[Item], at: int) -> Sum | None:
    """船只0艘，其中：巡查用船0艘、渡运用船0艘: nothing of which all parts are nothing; printed so in final accounts."""
    total = items[at]
    parts = [item for item in items[at + 1 : at + 1 + _MAX_PARTS] if item.sentence == total.sentence]
    alike = len(parts) > 1 and all(not item.value and addable(total, item) and not item.depth for item in parts)
    named = alike and bool(_COLON.search(parts[0].lead)) and total.measure not in ("%", "")
    return Sum(total, tuple(parts), 0.0, True) if named else None


class _Listed:
    """The parts of a list that come one by one."""

    def __init__(self, total: Item) -> None:
        self.total = total
        self.parts: list[Item] = []
        self.running = Running(total)
        self.mixed = False  # some figure of the list is a part of another by its name
        self._covered = False

    def takes(self, item: Item) -> bool:
        """Adds a part, if none holds it already; whether the parts now make up the total."""
        if held_by(item, self.parts):
            self.mixed = self.mixed or item.depth == self.parts[0].depth
            return False
        signed = self.total.role == "delta"
        self.parts.append(item)
        self.running.add(item, item.signed if signed else item.value)
        self._covered = self._covered or item.value >= self.total.value
        closes = self.running.closes(self.total.signed if signed else self.total.value)
        return closes and len(self.parts) > 1 and tells(self.total, self.parts)

    def is_beyond(self) -> bool:
        """Whether more parts can only take the sum further away from the total."""
        signed = self.total.role == "delta"
        beyond = not signed and self.running.amount - self.running.slack > abs(self.total.value)
        return beyond and self._covered and len(self.parts) >= _MANY


def _nothing_behind(items: list[Item], last: Item, total: Item) -> list[Item]:
    """A part of 0 that ends the list: …，因公出国（境）费0万元."""
    start = bisect_right(items, last.index, key=lambda item: item.index)
    return [i for i in items[start : start + 1] if i.value == 0 and i.sentence == last.sentence and addable(total, i)]


def _other_whole(before: list[Item], parts: list[Item]) -> Sum | None:
    """An earlier figure that the parts do make up: 从分类看，… divides the total anew, not the figure before it."""
    amount = sum(part.value for part in parts)
    for tries, whole in enumerate(reversed(before), 1):
        level = whole.measure == parts[0].measure and whole.role in ("level", "to") and tells(whole, parts)
        if level and closes(whole, parts, amount) and not by_chance(whole, parts, tries):
            return Sum(whole, tuple(parts), amount, True)
    return None


class _Opening:
    """The words between a total and its parts: whether they open a list of parts, and how far it goes."""

    def __init__(self, total: Item) -> None:
        self._sentence = total.sentence
        self._first = total.sentence
        self._parted: bool | None = None  # whether ； stands between the parts
        self._semicolon = False
        self._colon = False  # 其中：…，…；…，… goes on to the end of the sentence
        self._signed = total.role == "delta"
        self._within = total.depth
        self.opened = False
        self.strong = False  # 其中 and the like: a bracket, a colon or 由 alone may open something else
        self.whole = False
        self._deep = False
        self.nested = 0  # 1 at what a part holds (含), 2 after a second 其中: perhaps parts of a part

    def reaches(self, item: Item, parts: list[Item]) -> bool:
        """Whether the list may go on at `item`, which comes after `parts`."""
        if item.sentence != self._sentence:
            if parts or item.sentence > self._first + 1 or not _OPENS_SENTENCE.match(item.lead):
                return False
            self._sentence = item.sentence
        if not parts:
            opens = _OPENS_CHANGES if self._signed else _OPENS
            self.opened = self.opened or bool(opens.search(item.lead))
            self._colon = self._colon or bool(_COLON.search(item.lead))
            self.whole = self.whole or bool(_WHOLE.search(item.lead))
            bracket = item.depth > self._within and item.lead[:1] in ("（", "(")
            self.strong = self.strong or bracket or bool(_STRONG.search(item.lead))
            return True
        self._nests(item)
        self._semicolon = self._semicolon or "；" in item.lead
        if item.measure == parts[0].measure and item.role in ("level", "delta"):
            if self._parted is None:
                self._parted = self._semicolon
            if self._semicolon and not self._parted and not self._colon:
                return False  # the parts are parted by 、 or ，: after ； begins something else
            self._semicolon = False
        return True

    def _nests(self, item: Item) -> None:
        if self.nested == 1 or "；" in item.lead:
            self.nested = 2 if self.nested == 1 and self._deep else 0
        self._deep = self._deep and "；" not in item.lead
        if _NESTED.search(item.lead):
            self.nested, self._deep = 1, True
        elif _HOLDING.match(item.lead):
            self.nested = 1


def _attendance(items: list[Item], at: int) -> Sum | None:
    """应到47名，实到43名，请假4名: those who came and those who did not are those who should have."""
    due = items[at]
    if due.measure != "人" or not _DUE.search(due.lead):
        return None
    near = [item for item in items[at + 1 : at + 5] if item.sentence == due.sentence and item.measure == "人"]
    came = [item for item in near if _CAME.search(item.lead)]
    away = [item for item in near if _AWAY.search(item.lead)]
    if len(came) != 1 or not away or due in came:
        return None
    amount = came[0].value + sum(item.value for item in away)
    holds = sums_to(due, [came[0], *away], amount)
    return Sum(due, (came[0], *away), amount, holds, implied=not holds)


def _parts_before(items: list[Item], at: int) -> Sum | None:
    """甲31件……乙12件，上述43件: the total follows; also signed changes before the change of their total."""
    total = items[at]
    if total.value != total.value or total.measure == "%" or total.role in ("share", "from", "to"):
        return None
    if total.role == "delta":
        near = [i for i in items[max(0, at - 12) : at] if i.measure == total.measure and i.sentence == total.sentence]
        before = [i for i in near if (i.role == "level" and i.sign) or i.role == "delta"]
        summed = _TOTALS.search(f"{total.figure.subject}{total.lead}")
        return _window(total, before, asked=False) or (_misprinted(total, before) if summed else None)
    if not total.value:
        return None
    if pair := _named_together(total, items[max(0, at - _NAMED_NEAR) : at]):
        return pair
    clause = _PAUSE.split(total.text[max(0, total.start - 24) : total.start])[-1]
    held = bool(_HELD.search(clause))
    asked = held or bool(_ASKS.search(clause)) or bool(_ADDED.match(items[at - 1].lead) if at else None)
    if not asked and not _TOTALS.search(clause):
        return None
    reach = 2 if asked else 1  # a sum is asked for where it goes over a full stop
    near = [i for i in items[max(0, at - 12) : at] if i.measure == total.measure]
    near = [i for i in near if total.sentence - i.sentence < reach]
    levels = [i for i in near if i.role == "level" and not i.sign]
    return _window(total, levels, asked) or (_nearly(total, levels) if held else None)


def _nearly(total: Item, levels: list[Item]) -> Sum | None:
    """收案9,318件，上年结转742件，共有10,600件: what a total asks for, right before it, and misses by a digit; open."""
    parts = [item for item in levels if item.sentence == total.sentence and not item.depth]
    in_a_row = parts and [part.index for part in parts] == list(range(total.index - len(parts), total.index))
    if not in_a_row or len(parts) < 2 or max(part.value for part in parts) >= total.value:
        return None
    amount = sum(part.value for part in parts)
    off = not closes(total, parts, amount) and slip(total, parts, amount, total.value)
    near = abs(amount - total.value) <= _NEARLY * total.value
    return Sum(total, tuple(parts), amount, False, implied=True) if off and near else None


def _named_together(total: Item, before: list[Item]) -> Sum | None:
    """满意票35张，基本满意票4张，满意和基本满意票39张: what its noun names; wrong if off by a digit."""
    noun = bare(total.figure.subject or "")
    names_of_it = _AND.split(noun) if _AND.search(noun) else []
    near = [item for item in before if item.sentence == total.sentence and addable(total, item)]
    if not 1 < len(names_of_it) < _MANY + 1 or len(near) < len(names_of_it):
        return None
    parts: list[Item] = []
    for name in names_of_it:
        meant = [item for item in near if len(name) > 1 and bare(item.figure.subject or "").startswith(name)]
        parts += meant[-1:]
    if len({part.index for part in parts}) != len(names_of_it) or not tells(total, parts):
        return None
    amount = sum(part.value for part in parts)
    if closes(total, parts, amount) or slip(total, parts, amount, total.value):
        return Sum(total, tuple(parts), amount, closes(total, parts, amount))
    close = abs(amount - total.value) <= _NEARLY * total.value and not any(item.figure.approx for item in parts)
    return Sum(total, tuple(parts), amount, False, implied=True) if close else None


def _misprinted(total: Item, before: list[Item]) -> Sum | None:
    """The changes of a sentence that miss the change of their total by a digit."""
    amount = sum(item.signed for item in before)
    off = len(before) > 1 and slip(total, before, amount, total.signed) and not closes(total, before, amount)
    return Sum(total, tuple(before), amount, False, signed=True, implied=True) if off else None


def _window(total: Item, before: list[Item], asked: bool) -> Sum | None:
    """The figures in a row among those before a total that make it up, unless they are likely to do so by chance."""
    signed, tries = total.role == "delta", 0
    for end in range(len(before), 1, -1):
        running = Running(total)
        for start in range(end - 1, -1, -1):
            running.add(before[start], before[start].signed if signed else before[start].value)
            window = before[start:end]
            tries += end - start > 1
            if end - start > 1 and running.closes(total.signed if signed else total.value) and tells(total, window):
                own = [item for item in before if item.sentence == total.sentence]
                if (asked and window == own) or not by_chance(total, window, tries / _ASKED if asked else tries):
                    return Sum(total, tuple(window), sum(i.signed if signed else i.value for i in window), True, signed)
            if not signed and running.amount - running.slack > abs(total.value):
                break  # more can only take it further away
    return None
