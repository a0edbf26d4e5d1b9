"""A claim as a small drawn balance: from and to, parts stacked to their total, one less another, a part of all."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.claims.export import verdict_code
from parsers.model import Claim, Figure, Issue
from tui import texts
from tui.cells import Piece, cells, fill
from tui.figures.amounts import Amounts
from tui.figures.verdicts import SIGNS, kind_of, rows, told

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_MAX_PARTS = 12
_LABEL = 8
_LEAST_BAR = 6


def balance(claim: Claim, issue: Issue, amounts: Amounts, width: int) -> list[list[Piece]]:
    """The lines of a claim: a bar for each amount, then a line a statement with its verdict."""
    named = [(role, index) for role, index in zip(claim.roles, claim.figures, strict=False)]
    bars = _bars(claim, [(role, index, issue.figures[index]) for role, index in named]) if claim.kind != "count" else []
    drawn = bars[:_MAX_PARTS]
    kept = amounts.kept(index for _, index, _, _ in drawn)
    texts_ = [amounts.of(index, kept).text for _, index, _, _ in drawn]
    room = max(map(cells, texts_), default=0)
    length = width - _LABEL - room - 4
    most = max((abs(start) + abs(size) for _, _, start, size in bars), default=0.0) or 1.0
    lines = []
    for (role, _, start, size), text in zip(drawn, texts_, strict=True):
        line = [Piece(fill(f"  {_label(claim, role)}", _LABEL), "muted")]
        line.append(Piece(" " * (room - cells(text)) + text, "number"))
        if length >= _LEAST_BAR:
            style = "accent" if size < 0 else "number"
            line += [Piece(" ▕", "faint"), Piece(bar(start / most, size / most, length), style)]
        lines.append(line)
    if len(bars) > _MAX_PARTS:
        lines.append([Piece(f"  … {len(bars) - _MAX_PARTS}", "faint")])
    for of in claim.statements:
        sign, role = SIGNS[verdict_code(claim, of.holds)]
        lines += rows(told(issue, amounts, claim, of), Piece(f"  {sign} ", role), role, width)
    return lines


def bar(start: float, size: float, room: int) -> str:
    """A bar of `room` cells at most, from `start` on, in shares of it; anything above nothing is seen."""
    eighths = round(abs(size) * room * 8)
    before = min(room - 1, int(start * room))
    eighths = max(1 if size else 0, min(eighths, (room - before) * 8))
    whole, rest = divmod(eighths, 8)
    return " " * before + "█" * whole + (_EIGHTHS[rest] if rest else "")


def _bars(claim: Claim, named: Sequence[tuple[str, int, Figure]]) -> list[tuple[str, int, float, float]]:
    """(role, figure, where its bar begins, its length) for each amount; parts go on where the last one ended.

    What is taken away goes back from there, and what it leaves comes last.
    """
    drawn: list[tuple[str, int, float, float]] = []
    begin = 0.0
    levels = [role for role, _, _ in named if role in ("before", "after", "part", "less", "whole", "total")]
    total = next((abs(f.value) for role, _, f in named if role == "total" and isinstance(f.value, float)), 0.0)
    for role, index, figure in named:
        if role == "percent" or not isinstance(figure.value, float) or (role == "delta" and len(levels) > 1):
            continue
        if role == "less":
            begin -= figure.value
            drawn.append((role, index, max(0.0, begin), -figure.value))
            continue
        if role != "part" or claim.kind != "sum":
            drawn.append((role, index, 0.0, figure.value))
            continue
        stacked = begin if abs(begin) + abs(figure.value) <= total * 1.01 else 0.0
        drawn.append((role, index, stacked, figure.value))
        begin += figure.value
    return [*drawn[1:], drawn[0]] if kind_of(claim) == "difference" and drawn else drawn


def _label(claim: Claim, role: str) -> str:
    """What an amount is: of a difference the first is what it is taken from, the last what is left."""
    if kind_of(claim) == "difference":
        role = {"part": "minuend", "total": "left"}.get(role, role)
    return texts.tr(f"figures.role-{role}")
