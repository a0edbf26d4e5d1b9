"""Claims: the arithmetic that a gazette itself asserts between its figures, recomputed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from parsers.claims.addition import Sum
from parsers.claims.balances import find_balances
from parsers.claims.changes import Change, Verdict, find_changes, verdicts
from parsers.claims.counts import Count, find_counts
from parsers.claims.lists import find_list_sums
from parsers.claims.ratios import Ratio, find_ratios
from parsers.claims.runs import find_runs
from parsers.claims.scene import Item, Scene
from parsers.claims.statements import of_change, of_count, of_ratio, of_sum
from parsers.claims.sums import find_sums
from parsers.claims.totals import find_totals
from parsers.claims.wording import amount
from parsers.model import Claim, Figure, Issue, Span, Statement


def check_claims(issue: Issue, figures: tuple[Figure, ...]) -> tuple[Claim, ...]:
    """What the text asserts of its `figures`, in reading order, each recomputed within the rounding of its digits."""
    scene = Scene(issue, figures)
    sums = list(find_sums(scene))
    wholes = {part.index: found.total for found in sums if found.holds and not found.signed for part in found.parts}
    sums += find_list_sums(scene)
    totals = list(find_totals(scene, {part.index for found in sums if found.holds for part in found.parts}))
    grand = {found.total.index for found in totals}
    sums = [found for found in sums if found.total.index not in grand or found.parts[0].index > found.total.index]
    sums += totals
    more, shares = find_runs(scene, {frozenset(part.index for part in found.parts) for found in sums})
    sums = [*find_balances(scene), *sums, *more]
    claims = [*_changes(scene), *(_of_sum(scene, found) for found in sums)]
    claims += [_of_ratio(scene, found) for found in (*find_ratios(scene, wholes), *shares)]
    claims += [_of_count(scene, found) for found in find_counts(scene)]
    unique = {(claim.kind, frozenset(claim.figures)): claim for claim in reversed(claims)}  # the first of each
    return tuple(sorted(unique.values(), key=lambda claim: (claim.span, claim.kind)))


def _changes(scene: Scene) -> Iterable[Claim]:
    for change in find_changes(scene):
        found = verdicts(change)
        parts = change.parts()
        if found and len(parts) > 2:
            telling = next((verdict for verdict in found if not verdict.holds), found[0])
            note = f"{telling.words}: {_worded(telling, change)}"
            statements = tuple(of_change(scene, change, verdict) for verdict in found)
            yield _claim("change", scene, parts, statements, note)


def _worded(verdict: Verdict, change: Change) -> str:
    """The recomputed value: an amount like the difference's own, or a percentage."""
    if verdict.of_percent or change.delta is None:
        return f"{verdict.recomputed:+.4g}%"
    return amount(verdict.recomputed, change.delta.stated, sign=True)


def _of_sum(scene: Scene, found: Sum) -> Claim:
    words = " ".join(f"{_sign(found, part)} {part.words}" for part in found.parts).removeprefix("+ ")
    statement = of_sum(scene, found)
    note = f"{words} = {amount(found.recomputed, found.total.stated)}"
    roles = ("less" if found.less and number else "part" for number in range(len(found.parts)))
    parts = [("total", found.total), *zip(roles, found.parts, strict=True)]
    return _claim("sum", scene, parts, (statement,), note, found.implied)


def _sign(found: Sum, part: Item) -> str:
    taken = (found.signed and part.sign < 0) or (found.less and part is not found.parts[0])
    return "−" if taken else "+"


def _of_ratio(scene: Scene, found: Ratio) -> Claim:
    parts = [("part", found.part), ("whole", found.whole), ("percent", found.percent)]
    note = f"{found.part.words} / {found.whole.words} = {found.recomputed:.4g}{found.percent.figure.unit}"
    claim = _claim("ratio", scene, parts, (of_ratio(scene, found),), note)
    return replace(claim, span=_span(scene, [found.part, found.percent]))


def _of_count(scene: Scene, found: Count) -> Claim:
    flow = scene.flows[found.item.block]
    span = flow.span(max(0, min(found.start, found.item.start)), found.item.end)
    note = f"{found.item.words}: {'、'.join(found.names)}"
    return replace(_claim("count", scene, [("count", found.item)], (of_count(scene, found),), note), span=span)


def _claim(
    kind: Literal["change", "sum", "ratio", "count"],
    scene: Scene,
    parts: list[tuple[str, Item]],
    statements: tuple[Statement, ...],
    note: str,
    implied: bool = False,
) -> Claim:
    items = [item for _, item in parts]
    indices, roles = tuple(item.index for item in items), tuple(role for role, _ in parts)
    return Claim(kind, _span(scene, items), indices, statements, note, implied, roles)


def _span(scene: Scene, items: list[Item]) -> Span:
    """From the clause of the first figure to the end of the last, as they stand in the source."""
    first = min(items, key=lambda item: item.figure.span)
    floor = max(0, first.start - 80)
    clause = max(first.text.rfind(mark, floor, first.start) for mark in "。；，,;：:") + 1
    start = scene.flows[first.block].span(clause or floor, first.end).start
    return Span(min(start, first.figure.span.start), max(item.figure.span.end for item in items))
