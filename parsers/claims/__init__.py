"""Claims: the arithmetic that a gazette itself asserts between its figures, recomputed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from math import isfinite
from typing import Literal

from parsers.claims.addition import Sum
from parsers.claims.balances import find_balances
from parsers.claims.bases import completed
from parsers.claims.changes import ChangeVerdict, StatedChange, find_changes, verdicts
from parsers.claims.checkers import Checkers
from parsers.claims.counts import Count, find_counts
from parsers.claims.flows import find_flows
from parsers.claims.items import find_items
from parsers.claims.lists import find_list_sums
from parsers.claims.parallel import find_parallel
from parsers.claims.per_head import find_per_head
from parsers.claims.rates import find_rates
from parsers.claims.ratios import Ratio, find_ratios
from parsers.claims.rounding import is_cut
from parsers.claims.runs import find_runs
from parsers.claims.scene import Item, Scene
from parsers.claims.series import evened_out, find_series, meant
from parsers.claims.shared_sums import find_shared
from parsers.claims.shares_alike import find_alike
from parsers.claims.statements import of_change, of_count, of_ratio, of_sum
from parsers.claims.structures import find_structures, sums_of
from parsers.claims.sums import find_sums
from parsers.claims.tables import find_in_tables
from parsers.claims.totals import find_totals
from parsers.claims.votes import find_votes
from parsers.claims.wording import amount
from parsers.figures.units import unit_kind
from parsers.model import BlockKind, Claim, Figure, Issue, Note, Span, Statement
from parsers.rules import is_asked, record


def check_claims(
    issue: Issue, figures: tuple[Figure, ...], note: Callable[[Note], object] = id, *, strict: bool = False
) -> tuple[Claim, ...]:
    """What the text asserts of its `figures`, in reading order, each recomputed within the rounding of its digits.

    A checker that fails takes only away what it has not found by then: `note` is told which one, under the code
    ``defect``, and under ``claims-cut`` where a list was too long to be added up. With `strict` it is raised.
    """
    scene = Scene(issue, figures)
    checks = Checkers(note, strict)
    within = checks.found("sums", lambda: find_sums(scene))
    wholes = {part.index: found.total for found in within if found.holds and not found.signed for part in found.parts}
    sums, shares = _all_sums(scene, checks, within)
    wholes |= {part.index: found.total for found in sums if found.holds and not found.signed for part in found.parts}
    ratios = [*checks.found("ratios", lambda: find_ratios(scene, wholes)), *shares]
    ratios += checks.found("rates", lambda: find_rates(scene))
    structures = checks.found("structures", lambda: find_structures(scene))
    ratios += structures
    sums = [*sums, *checks.found("structures", lambda: sums_of(structures))]
    ratios += checks.found("per head", lambda: find_per_head(scene))
    ratios += checks.found("shares alike", lambda: find_alike(scene, ratios))
    sums = [*sums, *checks.found("shared sums", lambda: find_shared(ratios, sums))]
    told = frozenset(ratio.percent.index for ratio in ratios if ratio.holds or not ratio.implied)
    ratios += checks.found("series", lambda: find_series(scene, told))
    tables = checks.found("tables", lambda: [find_in_tables(scene)])
    for found in tables:
        sums, ratios = [*sums, *found.sums], [*ratios, *found.ratios]
        checks.credit("tables", (*found.sums, *found.ratios))
    tabled = [change for found in tables for change in found.changes]
    claims = checks.found("changes", lambda: _changes(scene, [*find_changes(scene), *tabled]))
    claims += checks.made("sums", sums, partial(_of_sum, scene))
    ratios = [meant(scene, ratio) for ratio in ratios]
    sure = {ratio.percent.index for ratio in ratios if ratio.holds or not ratio.implied}
    ratios = [ratio for ratio in ratios if ratio.percent.index not in sure or ratio.holds or not ratio.implied]
    ratios = [ratio for ratio in ratios if ratio.holds or not evened_out(scene, ratio)]
    claims += checks.made("ratios", ratios, partial(_of_ratio, scene))
    claims += checks.made("counts", checks.found("counts", lambda: find_counts(scene)), partial(_of_count, scene))
    if scene.cut:
        note(Note("claims-cut", str(len(scene.cut)), min(scene.cut)))
    exact = [claim for claim in claims if all(map(_is_exact, claim.statements))]
    exact.sort(key=lambda claim: claim.implied and not claim.holds)  # an open one gives way to one that is sure
    unique = {(claim.kind, frozenset(claim.figures)): claim for claim in reversed(exact)}  # the first of each
    made = tuple(sorted(unique.values(), key=lambda claim: (claim.span, claim.kind)))
    if is_asked():
        for claim in made:
            record(claim.span, "claims", checks.finder(claim), _evidence(claim, figures))
    return made


def _evidence(claim: Claim, figures: tuple[Figure, ...]) -> str:
    """What a claim was recomputed of, and how it fits."""
    operands = ", ".join(f"{role} {figures[k].text}" for k, role in zip(claim.figures, claim.roles, strict=False))
    fits = ", ".join(f"{each.role} {_fit(each)}" for each in claim.statements)
    return f"{claim.kind}: {operands}; {claim.note}; {fits}"


def _fit(statement: Statement) -> str:
    if statement.holds:
        return "holds"
    return f"is off by {statement.difference:g}{statement.difference_unit}"


def _is_exact(statement: Statement) -> bool:
    """Whether a number comes out at all: of a range there is none."""
    return isfinite(statement.stated) and isfinite(statement.recomputed)


def _all_sums(scene: Scene, checks: Checkers, within: list[Sum]) -> tuple[list[Sum], list[Ratio]]:
    """The sums of every kind, those `within` a block among them, and the shares that runs of parts are given."""
    sums = within + checks.found("lists", lambda: find_list_sums(scene))
    sums += checks.found("items", lambda: find_items(scene))
    sums += checks.found("parallel", lambda: find_parallel(scene))
    known = {part.index for found in sums if found.holds for part in found.parts}
    totals = checks.found("totals", lambda: find_totals(scene, known))
    grand = {found.total.index for found in totals}
    sums = [found for found in sums if found.total.index not in grand or found.parts[0].index > found.total.index]
    sums += totals
    taken = {frozenset(part.index for part in found.parts) for found in sums if found.holds or not found.implied}
    runs = checks.found("runs", lambda: find_runs(scene, taken))
    balances = checks.found("balances", lambda: find_balances(scene))
    balances += checks.found("flows", lambda: find_flows(scene))
    balances += checks.found("votes", lambda: find_votes(scene))
    shares = [share for run in runs for share in run.shares]
    checks.credit("runs", (*shares, *(run.whole for run in runs)))
    return [*balances, *sums, *(run.whole for run in runs)], shares


def _changes(scene: Scene, changes: list[StatedChange]) -> Iterable[Claim]:
    for each in changes:
        change = completed(scene, each)
        found = verdicts(change)
        parts = change.parts()
        if found and len(parts) > 2:
            telling = next((verdict for verdict in found if not verdict.holds), found[0])
            note = f"{telling.words}: {_worded(telling, change)}"
            statements = tuple(of_change(scene, change, verdict) for verdict in found)
            wrong = [verdict for verdict in found if not verdict.holds]
            is_open = bool(wrong) and all(_is_doubtful(verdict, change) for verdict in wrong)
            yield _claim("change", scene, parts, statements, note, is_open)


def _is_doubtful(verdict: ChangeVerdict, change: StatedChange) -> bool:
    percent = change.percent
    if verdict.of_percent:
        step = percent.step * percent.per if percent else 0.0
    else:
        step = change.delta.step if change.delta else 0.0
    return verdict.doubtful or is_cut(verdict.stated, verdict.recomputed, step)


def _worded(verdict: ChangeVerdict, change: StatedChange) -> str:
    """The recomputed value: an amount like the difference's own, or a percentage."""
    if verdict.of_percent or change.delta is None:
        return f"{verdict.recomputed:+.4g}%"
    return amount(verdict.recomputed, change.delta.stated, sign=True)


def _of_sum(scene: Scene, found: Sum) -> Claim:
    signs = (_sign(found, number) for number in range(len(found.parts)))
    words = " ".join(f"{sign} {part.words}" for sign, part in zip(signs, found.parts, strict=True)).removeprefix("+ ")
    statement = of_sum(scene, found)
    note = f"{words} = {amount(found.recomputed, found.total.stated)}"
    roles = ("less" if number in found.less else "part" for number in range(len(found.parts)))
    parts = [("total", found.total), *zip(roles, found.parts, strict=True)]
    return _claim("sum", scene, parts, (statement,), note, found.implied)


def _sign(found: Sum, number: int) -> str:
    taken = (found.signed and found.parts[number].sign < 0) or number in found.less
    return "−" if taken else "+"


def _of_ratio(scene: Scene, found: Ratio) -> Claim:
    others = [("part", part) for part in found.others]
    parts = [("part", found.part), *others, ("whole", found.whole), ("percent", found.percent)]
    made = f"{found.recomputed:.4g}{found.percent.figure.unit}"
    if unit_kind(found.percent.figure.unit) == "money":
        made = amount(float(f"{found.recomputed:.4g}"), found.percent.stated)
    note = f"{found.part.words} / {found.whole.words} = {made}"
    cut = not found.holds and is_cut(found.percent.value, found.recomputed, found.percent.step)
    claim = _claim("ratio", scene, parts, (of_ratio(scene, found),), note, found.implied or cut)
    return replace(claim, span=_span(scene, [found.part, found.percent]))


def _of_count(scene: Scene, found: Count) -> Claim:
    flow = scene.flow(found.item.block)
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
    end = max(item.figure.span.end for item in items)
    if scene.issue.blocks[first.block].kind is BlockKind.TABLE:
        return Span(first.figure.span.start, end)
    floor = max(0, first.start - 80)
    clause = max(first.text.rfind(mark, floor, first.start) for mark in "。；，,;：:") + 1
    start = scene.flow(first.block).span(clause or floor, first.end).start
    return Span(min(start, first.figure.span.start), end)
