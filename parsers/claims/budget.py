"""The budget table: what a budget officer would draw of the changes of a document, one row a subject."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.claims.changes import Change, all_changes
from parsers.claims.scene import Item, Scene
from parsers.figures.units import unit_kind
from parsers.model import Issue


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One subject: opening 年初, adjusted 调整为, difference 增减, in 元, and percent; None where nothing is known.

    `figures` are indices of `Issue.figures`; `computed` tells that the difference is not printed but recomputed.
    """

    subject: str
    opening: float | None
    adjusted: float | None
    difference: float | None
    percent: float | None
    figures: tuple[int, ...]
    computed: bool = False


def budget_rows(issue: Issue) -> tuple[BudgetRow, ...]:
    """The changes of money that the issue states, in reading order; every row has at least two of its three amounts."""
    scene = Scene(issue, issue.figures)
    changes = (change for block in scene.by_block.values() for change in all_changes(block))
    return tuple(row for change in changes if (row := _row(change)) is not None)


def _row(change: Change) -> BudgetRow | None:
    before, after, delta = change.before, change.after, change.delta
    known = [item for item in (before, after, delta) if item is not None]
    if len(known) < 2 or any(unit_kind(item.figure.unit) != "money" for item in known):
        return None
    opening, adjusted = _value(before), _value(after)
    difference = delta.signed if delta else None
    if opening is None and adjusted is not None and difference is not None:
        opening = adjusted - difference
    computed = difference is None
    if difference is None and opening is not None and adjusted is not None:
        difference = adjusted - opening
    percent = difference / abs(opening) * 100 if opening and difference is not None else None
    subject = next((item.figure.subject for item in (before, after, delta) if item and item.figure.subject), "") or ""
    indices = tuple(item.index for item in change.items())
    return BudgetRow(subject, opening, adjusted, difference, percent, indices, computed)


def _value(item: Item | None) -> float | None:
    return item.value if item else None
