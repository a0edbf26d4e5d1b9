"""A claim as a small drawn balance: from and to, parts stacked to their total, a part of its whole."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Claim, Figure
from tui import texts
from tui.cells import Piece, cells, cut, fill
from tui.figures.amounts import Scale, common, money, number
from tui.figures.view import verdict
from tui.safe import shown

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_AMOUNT = 15
_MAX_PARTS = 12


def balance(claim: Claim, figures: Sequence[Figure], scale: Scale, width: int) -> list[list[Piece]]:
    """The lines of a claim: a bar for each amount, then the verdict with what was recomputed."""
    named = [(role, figures[index]) for role, index in zip(claim.roles, claim.figures, strict=False)]
    rows = _bars(claim, named) if claim.kind != "count" else []
    label = 8
    room = max(4, width - label - _AMOUNT - 5)
    most = max((abs(start) + abs(size) for _, _, start, size in rows), default=0.0) or 1.0
    lines = []
    for role, figure, start, size in rows[:_MAX_PARTS]:
        amount = "".join(common(figure, scale))
        text = " " * max(0, _AMOUNT - cells(amount)) + cut(amount, _AMOUNT)
        drawn = bar(start / most, size / most, room)
        ink = "accent" if size < 0 else "number"
        name = fill(f"  {_label(role)}", label)
        lines.append([Piece(name, "muted"), Piece(text, "number"), Piece(" ▕", "faint"), Piece(drawn, ink)])
    if len(rows) > _MAX_PARTS:
        lines.append([Piece(f"  … {len(rows) - _MAX_PARTS}", "faint")])
    lines.append(_verdict_line(claim, named, scale))
    return lines


def bar(start: float, size: float, room: int) -> str:
    """A bar of `room` cells at most, from `start` on, in shares of it; anything above nothing is seen."""
    eighths = round(abs(size) * room * 8)
    before = min(room - 1, int(start * room))
    eighths = max(1 if size else 0, min(eighths, (room - before) * 8))
    whole, rest = divmod(eighths, 8)
    return " " * before + "█" * whole + (_EIGHTHS[rest] if rest else "")


def _bars(claim: Claim, named: Sequence[tuple[str, Figure]]) -> list[tuple[str, Figure, float, float]]:
    """(role, figure, where its bar begins, its length) for each amount; parts go on where the last one ended.

    What is taken away goes back from there.
    """
    rows: list[tuple[str, Figure, float, float]] = []
    begin = 0.0
    levels = [role for role, _ in named if role in ("before", "after", "part", "less", "whole", "total")]
    for role, figure in named:
        if role == "percent" or not isinstance(figure.value, float) or (role == "delta" and len(levels) > 1):
            continue
        if role == "less":
            begin -= figure.value
            rows.append((role, figure, max(0.0, begin), -figure.value))
            continue
        if role != "part" or claim.kind != "sum":
            rows.append((role, figure, 0.0, figure.value))
            continue
        stacked = begin if abs(begin) + abs(figure.value) <= _total(named) * 1.01 else 0.0
        rows.append((role, figure, stacked, figure.value))
        begin += figure.value
    return rows


def _total(named: Sequence[tuple[str, Figure]]) -> float:
    return next((abs(f.value) for role, f in named if role == "total" and isinstance(f.value, float)), 0.0)


def _label(role: str) -> str:
    return texts.tr(f"figures.role-{role}")


def _verdict_line(claim: Claim, named: Sequence[tuple[str, Figure]], scale: Scale) -> list[Piece]:
    sign, role = verdict(claim)
    pieces = [Piece(f"  {sign} ", role)]
    printed = [shown("".join(f.text.split())) for r, f in named if r in ("delta", "percent")]
    if claim.kind == "change":
        pieces.append(Piece(f"{'  '.join(printed)}  ", "number"))
    if claim.kind == "count" or claim.recomputed is None:
        return [*pieces, Piece(shown(claim.note), "muted")]
    unit = _unit_of(claim, named)
    again = texts.tr("figures.recomputed", value=_in_unit(claim.recomputed, unit, scale))
    pieces.append(Piece(again, "muted"))
    if not claim.holds and claim.difference is not None:
        off = texts.tr("figures.off", value=_in_unit(abs(claim.difference), unit, scale))
        pieces.append(Piece(f"  {off}", role))
    return pieces


def _unit_of(claim: Claim, named: Sequence[tuple[str, Figure]]) -> str:
    """The unit of what was recomputed: the difference's or the percentage's own, the total's."""
    for wanted in ("delta", "percent", "total"):
        for role, figure in named:
            value = figure.value if isinstance(figure.value, float) else None
            if role == wanted and value is not None and claim.stated is not None and abs(claim.stated) == abs(value):
                return figure.unit
    return "%"


def _in_unit(value: float, unit: str, scale: Scale) -> str:
    if unit == "元":
        return f"{money(value, scale)}{scale.name}"
    return f"{number(value)}{unit}"
