"""Balances: income − expenditure = what is left over at the end of the year (结余)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.claims.changes import all_changes
from parsers.claims.rounding import closes, slip
from parsers.claims.scene import Item, Scene
from parsers.claims.sums import Sum

_BALANCE = re.compile(r"(?:结余|结存|滚存|盈余|赤字|顺差|逆差|差额|差短|余绌|賸餘)")
_DEFICIT = re.compile("赤字|逆差|差短|短绌")
_CARRIED = re.compile(r"上年|结转收入|结余收入|结余结转|以前年度")
_INCOME = re.compile(r"(?:收入|出口)(?:总量|合计|总计|总数|总额|共计)?")
_EXPENSE = re.compile(r"(?:支出|进口)(?:总量|合计|总计|总数|总额|共计)?")
_MEMORY = 60


def find_balances(scene: Scene) -> Iterator[Sum]:
    """Every balance that the last totals of income and expenditure before it make up."""
    items = [item for item in scene.items if item.figure.unit not in ("%", "")]
    changes = (change for block in scene.by_block.values() for change in all_changes(block))
    opening = {change.before.index for change in changes if change.before}
    for at, item in enumerate(items):
        subject = item.figure.subject or ""
        if item.role in ("delta", "percent", "share") or not _BALANCE.search(subject) or _CARRIED.search(subject):
            continue
        before = items[max(0, at - _MEMORY) : at]
        found = _made_up(item, before, opening)
        if found:
            yield found


def _made_up(balance: Item, before: list[Item], opening: set[int]) -> Sum | None:
    same_stage = [i for i in before if (i.index in opening) == (balance.index in opening)]
    incomes = _totals(same_stage, _INCOME, _EXPENSE, balance)
    expenses = _totals(same_stage, _EXPENSE, _INCOME, balance)
    for income in incomes[:4]:
        for expense in expenses[:4]:
            recomputed = income.value - expense.value
            if _DEFICIT.search(balance.figure.subject or ""):
                recomputed = -recomputed
            if recomputed * balance.value >= 0 and closes(balance, (income, expense), recomputed):
                return Sum(balance, (income, expense), recomputed, True, less=True)
    if incomes and expenses and incomes[0].block == expenses[0].block == balance.block:
        recomputed = incomes[0].value - expenses[0].value
        if slip(balance, (incomes[0], expenses[0]), recomputed, balance.value):
            return Sum(balance, (incomes[0], expenses[0]), recomputed, False, less=True, implied=True)
    return None


def _totals(before: list[Item], wanted: re.Pattern[str], other: re.Pattern[str], balance: Item) -> list[Item]:
    """The latest first: totals that are not changes."""
    found: list[Item] = []
    for item in reversed(before):
        subject = item.figure.subject or ""
        if item.measure != balance.measure or item.role in ("delta", "percent", "share") or item.sign:
            continue
        if wanted.search(subject) and not other.search(subject):
            found.append(item)
    return found
