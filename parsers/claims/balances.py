"""Balances: income − expenditure = what is left over at the end of the year (结余)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.claims.addition import Sum, addable
from parsers.claims.changes import all_changes
from parsers.claims.rounding import by_chance, closes, slip
from parsers.claims.scene import CLAUSES, Item, Scene

_BALANCE = re.compile(r"结余|结转下年|结存|滚存|盈余|赤字|顺差|逆差|差额|差短|短绌|余绌|(?:收支|岁出)剩余")
_NAMED_AFTER = re.compile("(?:的|之)?(?:财政|预算|综合)?(?:结余|结存|盈余|赤字|顺差|逆差|差额|差短)")
"""What a figure is, right after it: 录得12亿元赤字."""
_REST = re.compile("相抵[^。；\\d]{0,6}(?:余|亏|短|不敷)[^。；，\\d]{0,3}$")
_ASKED = re.compile("(?:^|[合共总])计|共")
_CUMULATED = re.compile("(?:累计|滚存|年末)[^，。；]{0,6}(?:结余|结存|盈余)")
_OF_THE_YEAR = re.compile("(?:当[年期]|本[年期])[^，。；]{0,6}(?:结余|结存|盈余)")
_OF_LAST_YEAR = re.compile("上年[^，。；]{0,6}(?:结余|结存|结转)|年初[^，。；]{0,4}结余")
_DEFICIT = re.compile("赤字|逆差|差短|短绌")
_CARRIED = re.compile(r"上年|结转收入|结余收入|结余结转|以前年度")
_INCOME = re.compile(r"(?:收入|岁入|收益|出口)(?:总量|合计|总计|总数|总额|共计)?")
_EXPENSE = re.compile(r"(?:支出|岁出|开支|进口)(?:总量|合计|总计|总数|总额|共计)?")
_ROLLED = re.compile("滚存|累计|历年|净结余|调整后")
"""What holds the balances of other years too, or less than the whole one."""
_NET = re.compile(r"收支相抵|录得|当[年期](?:收支)?(?:结余|结存|赤字)|收支结余")
_GRAND = re.compile("总计|总量|合计|总额|总数")
"""Totals of which nothing is left out."""
_OUT = re.compile("支出|上解|补充|调出|偿还|还本|上缴|安排预算稳定")
_MOST = 12
_MEMORY = 60
_CHOICES = 4
_NEXT_BLOCKS = 3
"""How many paragraphs on income and expenditure may be told."""


def find_balances(scene: Scene) -> Iterator[Sum]:
    """Every balance that the last totals of income and expenditure before it make up."""
    items = [item for item in scene.items if item.figure.unit not in ("%", "")]
    changes = (change for block in scene.by_block.values() for change in all_changes(block))
    opening = {change.before.index for change in changes if change.before}
    totals = _Totals()
    for at, item in enumerate(items):
        subject = _subject(item)
        if item.role in ("delta", "percent", "share"):
            continue
        stage = (item.measure, item.index in opening)
        if _BALANCE.search(subject) and ("相抵" in item.lead or not _CARRIED.search(subject)):
            found = _made_up(item, totals.last(_INCOME, stage, at), totals.last(_EXPENSE, stage, at))
            found = found or _all_made_up(item, scene.before(item.index, 2 * _MOST))
            found = found or _told_first(item, scene.after(item.index, _MOST))
            if found or (found := _cumulated(item, scene.before(item.index, _MOST))):
                yield found
        elif _REST.search(item.lead) and (found := _of_asked_totals(item, scene.before(item.index, 2 * _MOST))):
            yield found
        totals.add(item, subject, stage, at)


def _in_a_row(pair: tuple[Item, Item], balance: Item) -> bool:
    """Whether nothing stands between income, expenditure and balance: 收入7亿元，支出6亿元，当年结余1亿元."""
    return {item.index for item in pair} == {balance.index - 1, balance.index - 2}


def _subject(item: Item) -> str:
    """What a figure is said to be, before it or right after it."""
    after = _NAMED_AFTER.match(item.text, item.end)
    return (item.figure.subject or CLAUSES.split(item.lead)[-1]) + (after[0] if after else "")


def _told(item: Item) -> str:
    """The words before a figure, whole."""
    return CLAUSES.split(item.lead)[-1]


def _cumulated(balance: Item, before: list[Item]) -> Sum | None:
    """本年结余55万元，上年结余120万元，年末累计结余175万元: what is left of the year and of those before; or open."""
    if not _CUMULATED.search(_told(balance)):
        return None
    near = [item for item in before if item.block == balance.block and item.measure == balance.measure]
    own = next((item for item in reversed(near) if _OF_THE_YEAR.search(_told(item))), None)
    last = next((item for item in reversed(near) if _OF_LAST_YEAR.search(_told(item))), None)
    if own is None or last is None or not balance.value:
        return None
    parts = tuple(sorted((own, last), key=lambda item: item.index))
    amount = own.value + last.value
    if closes(balance, parts, amount):
        return Sum(balance, parts, amount, True)
    off = slip(balance, parts, amount, balance.value)
    return Sum(balance, parts, amount, False, implied=True) if off else None


def _of_asked_totals(rest: Item, before: list[Item]) -> Sum | None:
    """收田赋…，计四万元。支警费…，计三万元，出入相抵，余一万元: what the two totals told before leave."""
    same = [item for item in before if item.block == rest.block and item.measure == rest.measure]
    totals = [item for item in same if _ASKED.search(CLAUSES.split(item.lead)[-1]) and item.value == item.value]
    if len(totals) < 2:
        return None
    pair = sorted(totals[-2:], key=lambda item: -item.value)
    recomputed = pair[0].value - pair[1].value
    return Sum(rest, tuple(pair), recomputed, True, less=(1,)) if closes(rest, pair, recomputed) else None


def _told_first(balance: Item, after: list[Item]) -> Sum | None:
    """录得盈余12亿元。收入60亿元，开支48亿元: income and expenditure that are told after what is left of them."""
    near = [item for item in after if item.measure == balance.measure and item.block - balance.block < _NEXT_BLOCKS]
    levels = [item for item in near if item.role in ("level", "to") and not item.sign and not item.depth]
    incomes = [item for item in levels if _INCOME.search(_subject(item)) and not _EXPENSE.search(_subject(item))]
    expenses = [item for item in levels if _EXPENSE.search(_subject(item)) and not _INCOME.search(_subject(item))]
    again = any(item.value == balance.value and _BALANCE.search(_subject(item)) for item in levels)
    if not incomes or not expenses or again:
        return None
    short = bool(_DEFICIT.search(_subject(balance)))
    pair = (expenses[0], incomes[0]) if short else (incomes[0], expenses[0])
    recomputed = pair[0].value - pair[1].value
    fits = recomputed > 0 and closes(balance, pair, recomputed) and not by_chance(balance, pair, 1)
    return Sum(balance, pair, recomputed, True, less=(1,)) if fits else None


class _Totals:
    """The totals of income and of expenditure so far that are no changes, by their measure and stage."""

    def __init__(self) -> None:
        self._found: dict[tuple[re.Pattern[str], tuple[str, bool]], list[tuple[int, Item]]] = {}

    def add(self, item: Item, subject: str, stage: tuple[str, bool], at: int) -> None:
        """Keeps figure number `at` if it is such a total."""
        if item.sign:
            return
        for wanted, other in ((_INCOME, _EXPENSE), (_EXPENSE, _INCOME)):
            if wanted.search(subject) and not other.search(subject):
                self._found.setdefault((wanted, stage), []).append((at, item))

    def last(self, wanted: re.Pattern[str], stage: tuple[str, bool], at: int) -> list[Item]:
        """The latest few of them, near before figure number `at`, the latest first."""
        latest = self._found.get((wanted, stage), [])[: -_CHOICES - 1 : -1]
        return [item for place, item in latest if at - place <= _MEMORY]


def _all_made_up(balance: Item, before: list[Item]) -> Sum | None:
    """All that came in less all that went out: 收入149万元，上年结余14万元，支出145万元。收支相抵，结余18万元."""
    if "相抵" not in balance.lead:
        return None
    own = any(item.block == balance.block for item in before)
    items = [item for item in before if balance.block - item.block <= (not own)]
    begin = max((at for at, item in enumerate(items) if "相抵" in item.lead), default=-1)
    parts = [item for item in items[begin + 1 :] if addable(balance, item)]
    parts = [part for part in parts if not part.depth and "其中" not in part.lead][-_MOST:]
    less = tuple(number for number, part in enumerate(parts) if _OUT.search(CLAUSES.split(part.lead)[-1]))
    if len(parts) < 3 or not less or len(less) == len(parts):
        return None
    recomputed = sum(-part.value if number in less else part.value for number, part in enumerate(parts))
    if closes(balance, parts, recomputed):
        return Sum(balance, tuple(parts), recomputed, True, less=less)
    off = slip(balance, parts, recomputed, balance.value)
    return Sum(balance, tuple(parts), recomputed, False, less=less, implied=True) if off else None


def _made_up(balance: Item, incomes: list[Item], expenses: list[Item]) -> Sum | None:
    """One of the incomes less one of the expenses, or for a deficit the other way about, as the text tells it."""
    short = balance.value > 0 and bool(_DEFICIT.search(_subject(balance)))
    pairs = [(expense, income) if short else (income, expense) for income in incomes for expense in expenses]
    for tries, pair in enumerate(pairs, 1):
        recomputed = pair[0].value - pair[1].value
        fits = recomputed * balance.value > 0 and closes(balance, pair, recomputed)
        beside = pair[0].block == pair[1].block == balance.block
        if fits and (beside or not by_chance(balance, pair, tries)):
            return Sum(balance, pair, recomputed, True, less=(1,))
    if pairs and incomes[0].block == expenses[0].block == balance.block:
        recomputed = pairs[0][0].value - pairs[0][1].value
        if _ROLLED.search(f"{balance.lead}{balance.figure.subject}"):
            return None
        said = _NET.search(f"{balance.lead}{balance.figure.subject}") and incomes[0].sentence == balance.sentence
        whole = said and all(_GRAND.search(each.figure.subject or "") for each in pairs[0])
        if whole or slip(balance, pairs[0], recomputed, balance.value):
            return Sum(balance, pairs[0], recomputed, False, less=(1,), implied=not said)
        if said and _in_a_row(pairs[0], balance):
            return Sum(balance, pairs[0], recomputed, False, less=(1,), implied=True)
    return None
