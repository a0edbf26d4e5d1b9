"""Sums that a passage asserts: parts behind 其中 or 包括 and their total, a total behind its parts, signed changes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from parsers.claims.rounding import Running, closes, slip
from parsers.claims.scene import Item, Scene
from parsers.lexicons import entries

_OPENS = re.compile(
    r"其中|(?:^|[，。；,])(?:分|按|从)[^，；。,]{1,10}?[看分计][，,]|包括|包含|含|用于|分别|主要[是有为]|由|分为|计|[：:（(]"
)
_OPENS_CHANGES = re.compile(r"其中|包括|主要[是为]|用于|[：:]")
_COLON = re.compile(r"(?:其中|包括|[是为看])[：:]")
_OPENS_SENTENCE = re.compile(r"其中|包括|主要[是为]|(?:分|按|从)[^，；。,]{1,10}?[看分计][，,]")
_WHOLE = re.compile(r"包括[：:]|(?<!主要)(?<!重点)用于|分别[是为]|由.*组成|分为|构成")
_TOTALS = re.compile(r"共|合计|总计|总数|总量|总额|总|上述|加上|两项|三项|各项|收支")
_DUE = re.compile(r"应(?:到|出席|参加)|共|组成人员")
_CAME = re.compile(r"实(?:到|出席)|到会|出席")
_AWAY = re.compile(r"请假|缺席|因[事病公]")
_MEAN = re.compile(r"人均|平均|每|率|价格|指数|标准")
_MOST_COMPLEMENTS = 3
_MAX_PARTS = 40
_NEAR = 20


@dataclass(frozen=True, slots=True)
class Sum:
    """Parts that add to a total; `signed` when they are changes; `asserted` when the wording says they are all."""

    total: Item
    parts: tuple[Item, ...]
    recomputed: float
    holds: bool
    signed: bool = False
    less: bool = False  # the second part is taken from the first: income − expenditure
    implied: bool = False  # likely, but nothing says that these are all


def find_sums(scene: Scene) -> Iterator[Sum]:
    """The sums within each block."""
    for items in scene.by_block.values():
        taken: set[int] = set()
        for at in range(len(items)):
            for found in (_parts_behind(items, at), _parts_before(items, at), _attendance(items, at)):
                if found and not (taken.issuperset(p.index for p in found.parts) and len(found.parts) < 3):
                    taken.update(part.index for part in found.parts)
                    yield found
                    break


def _addable(total: Item, item: Item) -> bool:
    if item.measure != total.measure or item.value != item.value:
        return False
    if total.role == "delta":
        return item.role in ("delta", "level") and not item.same
    return item.role == "level" and item.sign == 0


def _parts_behind(items: list[Item], at: int) -> Sum | None:
    """总额5亿元，其中甲3亿元、乙2亿元: the parts follow."""
    total = items[at]
    if total.value != total.value or not total.value or total.role not in ("level", "to", "delta"):
        return None
    if total.measure == "%":
        return None
    signed = total.role == "delta"
    parts: list[Item] = []
    shares: list[Item] = []
    running = Running(total)
    opening = _Opening(total)
    covered = False
    for item in items[at + 1 : at + 1 + _MAX_PARTS]:
        if not opening.reaches(item, parts):
            break
        if not _addable(total, item):
            shares += [item] if item.role == "share" else []
            continue
        if not opening.opened:
            return None
        if parts and item.depth > parts[0].depth:
            continue  # 税收5亿元（含附加1亿元）
        parts.append(item)
        running.add(item, item.signed if signed else item.value)
        if len(parts) > 1 and running.closes(total.signed if signed else total.value):
            return Sum(total, (*parts, *_nothing_behind(items, item, total)), running.amount, True, signed)
        covered = covered or item.value >= total.value
        beyond = covered and not signed and running.amount - running.slack > abs(total.value)
        if beyond and len(parts) >= _MOST_COMPLEMENTS:
            return None  # more can only take it further away
    if parts and not signed and (other := _other_whole(items[max(0, at - _NEAR) : at], parts)):
        return other
    first = not any(item.measure == total.measure for item in items[:at] if item.sentence == total.sentence)
    return _wrong(total, parts, opening.whole, shares, first)


def _nothing_behind(items: list[Item], last: Item, total: Item) -> list[Item]:
    """A part of 0 that ends the list: …，因公出国（境）费0万元."""
    start = bisect_right(items, last.index, key=lambda item: item.index)
    return [i for i in items[start : start + 1] if i.value == 0 and i.sentence == last.sentence and _addable(total, i)]


def _other_whole(before: list[Item], parts: list[Item]) -> Sum | None:
    """An earlier figure that the parts do make up: 从分类看，… divides the total anew, not the figure before it."""
    amount = sum(part.value for part in parts)
    for whole in reversed(before):
        level = whole.measure == parts[0].measure and whole.role in ("level", "to")
        if level and len(parts) > 1 and closes(whole, parts, amount):
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
        self.opened = False
        self.whole = False

    def reaches(self, item: Item, parts: list[Item]) -> bool:
        """Whether the list may go on at `item`, which comes behind `parts`."""
        if item.sentence != self._sentence:
            if parts or item.sentence > self._first + 1 or not _OPENS_SENTENCE.match(item.lead):
                return False
            self._sentence = item.sentence
        if not parts:
            opens = _OPENS_CHANGES if self._signed else _OPENS
            self.opened = self.opened or bool(opens.search(item.lead))
            self._colon = self._colon or bool(_COLON.search(item.lead))
            self.whole = self.whole or bool(_WHOLE.search(item.lead))
            return True
        self._semicolon = self._semicolon or "；" in item.lead
        if item.measure == parts[0].measure and item.role in ("level", "delta"):
            if self._parted is None:
                self._parted = self._semicolon
            if self._semicolon and not self._parted and not self._colon:
                return False  # the parts are parted by 、 or ，: behind ； begins something else
            self._semicolon = False
        return True


def _attendance(items: list[Item], at: int) -> Sum | None:
    """应到47名，实到43名，请假4名: those who came and those who did not are those who should have."""
    due = items[at]
    if due.measure != "人" or not _DUE.search(due.lead):
        return None
    near = [item for item in items[at + 1 : at + 5] if item.sentence == due.sentence and item.measure == "人"]
    came = [item for item in near if _CAME.search(item.lead)]
    away = [item for item in near if _AWAY.search(item.lead)]
    if len(came) != 1 or not away or not _sums_to(due, [came[0], *away], came[0].value + sum(i.value for i in away)):
        return None
    return Sum(due, (came[0], *away), due.value, True)


def _sums_to(total: Item, parts: list[Item], recomputed: float) -> bool:
    stated = total.signed if total.role == "delta" else total.value
    return closes(total, parts, recomputed) and recomputed * stated >= 0


def _wrong(total: Item, parts: list[Item], whole: bool, shares: list[Item], first: bool) -> Sum | None:
    """Parts that are said to be all, or miss their total by one digit, and do not add up."""
    if len(parts) < 2 or total.figure.approx or any(part.figure.approx for part in parts):
        return None
    if total.role == "delta":
        recomputed = sum(part.signed for part in parts)
        off = slip(total, parts, recomputed, total.signed)
        return Sum(total, tuple(parts), recomputed, False, signed=True, implied=True) if off else None
    recomputed = sum(part.value for part in parts)
    near = abs(recomputed - total.value) <= 0.15 * total.value
    if (first or near) and _complementary(total, parts):
        return Sum(total, tuple(parts), recomputed, False)
    if any(part.value >= total.value for part in parts):
        return None
    if (near and whole and not parts[-1].text.startswith("等", parts[-1].end)) or _shares_are_all(parts, shares):
        return Sum(total, tuple(parts), recomputed, False)
    if slip(total, parts, recomputed, total.value):  # less than the total may be a part that comes later
        return Sum(total, tuple(parts), recomputed, False, implied=recomputed < total.value)
    return None


def _shares_are_all(parts: list[Item], shares: list[Item]) -> bool:
    """Whether each part has its share, and these make up 100 %."""
    return len(shares) == len(parts) and abs(sum(share.value for share in shares) - 100) <= 0.1 * len(parts)


def _complementary(total: Item, parts: list[Item]) -> bool:
    """Parts whose names say that there are no others: 男 and 女, 一般债务 and 专项债务; means do not add up."""
    if len(parts) > _MOST_COMPLEMENTS or _MEAN.search((total.figure.subject or "").partition("（")[0]):
        return False
    names = [part.figure.subject or part.lead for part in parts]
    sets = (entry.split("|") for entry in entries("complements"))
    return any(len(each) == len(names) and all(map(str.__contains__, names, each)) for each in sets)


def _parts_before(items: list[Item], at: int) -> Sum | None:
    """甲98件……乙20件，上述118件: the total follows; also signed changes before the change of their total."""
    total = items[at]
    if total.value != total.value or total.measure == "%" or total.role in ("share", "from", "to"):
        return None
    signed = total.role == "delta"
    if not signed and not _TOTALS.search(re.split("[，,；;]", total.text[max(0, total.start - 24) : total.start])[-1]):
        return None
    near = [i for i in items[max(0, at - 12) : at] if i.measure == total.measure and total.sentence - i.sentence < 2]
    if signed:
        near = [i for i in near if i.sentence == total.sentence]
        before = [i for i in near if (i.role == "level" and i.sign) or i.role == "delta"]
    else:
        before = [i for i in near if i.role == "level" and not i.sign]
    for end in range(len(before), 1, -1):
        running = Running(total)
        for start in range(end - 1, -1, -1):
            running.add(before[start], before[start].signed if signed else before[start].value)
            if end - start > 1 and running.closes(total.signed if signed else total.value):
                window = before[start:end]
                recomputed = sum(part.signed if signed else part.value for part in window)
                return Sum(total, tuple(window), recomputed, True, signed)
            if not signed and running.amount - running.slack > abs(total.value):
                break  # more can only take it further away
    return None
