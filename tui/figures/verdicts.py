"""What a claim says and what comes out, in words: one line a statement, the same in the checks, the card and tables.

✗ 文中 下降3.9% · 重算 3.39% · 差 0.51 个百分点
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from parsers.language.numerals import plain
from parsers.model import Claim, Issue, Statement
from parsers.quote.excerpt import clean_text
from tui import texts
from tui.cells import Piece, cells, cut
from tui.figures.amounts import MOST_PLACES, Amounts, decimal
from tui.safe import shown

SIGNS = {"holds": ("✓", "good"), "fails": ("✗", "warn"), "implied": ("≈", "accent")}
"""The sign of a verdict and its role; ≈ for what only the layout suggests and does not close."""
_BETWEEN = " · "
_TELLING = 2
"""Digits of a difference of percentages that are shown."""
_DECIMALS = re.compile(r"[.](\d+)")
_OPERATORS = re.compile(r"(?= [+−÷=≠≈] )|(?<=、)")


def kind_of(claim: Claim) -> str:
    """The kind by which a claim is called: what one amount less another leaves is a difference, not a sum."""
    return "difference" if "less" in claim.roles else claim.kind


def told(issue: Issue, amounts: Amounts, claim: Claim, of: Statement) -> list[str]:
    """A statement in parts: what the text says, what comes out, how far apart the two are."""
    said = shown("".join(clean_text(issue, of.span).split()))
    parts = [texts.tr("figures.stated", value=said)]
    match of.role:
        case "total" | "difference":
            parts[0] = _equation(amounts, claim, of, said)
        case "count":
            parts[0] += f" = {shown(claim.note.partition(': ')[2])}"
        case "delta":
            parts.append(texts.tr("figures.recomputed", value=_moved(issue, amounts, claim, of)))
        case _:
            formula = f"{_quotient(issue, claim)} = " if of.role == "share" else ""
            parts.append(texts.tr("figures.recomputed", value=formula + _rate(issue, amounts, of)))
    if not of.holds:
        parts.append(texts.tr("figures.off", value=_gap(issue, amounts, of)))
    elif not _closes(issue, of):
        parts.append(texts.tr("figures.rounding"))
    return parts


def _closes(issue: Issue, of: Statement) -> bool:
    """Whether what comes out is what is stated, in the digits shown."""
    if of.role in ("percent", "share"):
        places = places_of(issue, of)
        return fixed(decimal(of.recomputed), places) == fixed(decimal(of.stated), places)
    return not of.difference


def _unit(amounts: Amounts, of: Statement) -> str:
    return amounts.like(1.0, of.figure).unit


def _equation(amounts: Amounts, claim: Claim, of: Statement, said: str) -> str:
    """文中 10 ≠ 3 + 4 = 7亿元: the unit that all have stands once, at the end."""
    formula = shown(claim.note.rpartition(" = ")[0])
    again = amounts.like(of.recomputed, of.figure)
    terms, unit = [said, *re.split(r" [+−] ", formula)], again.unit
    alike = unit and all(term.endswith(unit) and term[: -len(unit)][-1:].isdigit() for term in terms)
    closed = of.holds and not of.difference
    ends = f"{formula}" if closed else f"{formula} = {again.text}"
    if alike:
        head = f"{said} {'=' if closed else '≈' if of.holds else '≠'} {ends}"
        line = head.replace(f"{unit} ", " ").removesuffix(unit) + unit
    else:
        line = f"{said} {'=' if closed else '≈' if of.holds else '≠'} {ends}"
    return texts.tr("figures.stated", value=line)


def _moved(issue: Issue, amounts: Amounts, claim: Claim, of: Statement) -> str:
    """29,048 − 26,317 = 2,731户; the smaller from the greater where the text says that it fell and it did."""
    printed = issue.figures[of.figure].text.lstrip()
    fell = of.stated < 0 and of.recomputed <= 0 and not printed.startswith(("-", "−", "－"))  # the word says so
    again = amounts.like(-of.recomputed if fell else of.recomputed, of.figure)
    by_role = dict(zip(claim.roles, claim.figures, strict=False))
    ends = [by_role[role] for role in ("before", "after") if role in by_role]
    if len(ends) < 2:
        return again.text
    first, second = (shown("".join(issue.figures[index].text.split())) for index in (ends if fell else ends[::-1]))
    if first.endswith(again.unit) and second.endswith(again.unit):
        first, second = first.removesuffix(again.unit), second.removesuffix(again.unit)
    return f"{first} − {second} = {again.text}"


def _quotient(issue: Issue, claim: Claim) -> str:
    by_role = dict(zip(claim.roles, claim.figures, strict=False))
    words = ("".join(issue.figures[by_role[role]].text.split()) for role in ("part", "whole") if role in by_role)
    return shown(" ÷ ".join(words))


def places_of(issue: Issue, of: Statement) -> int:
    """The decimals of a recomputed percentage: those that the text has, or as many as show how far off it is."""
    printed = _DECIMALS.search(plain("".join(issue.figures[of.figure].text.split())))
    stated = max(len(printed[1]) if printed else 0, -int(decimal(of.stated).normalize().as_tuple().exponent))
    if of.holds or not of.difference:
        return stated
    return min(MOST_PLACES, max(stated, _TELLING - 1 - decimal(of.difference).adjusted()))


def fixed(value: Decimal, places: int) -> str:
    """`value` with just so many decimals."""
    return f"{value:,.{places}f}"


def _rate(issue: Issue, amounts: Amounts, of: Statement) -> str:
    """The percentage that comes out; without a sign where the text's own word of direction has it."""
    value, sign = abs(decimal(of.recomputed)), ""
    if of.stated * of.recomputed < 0:
        sign = "+" if of.recomputed > 0 else "-"
    return f"{sign}{fixed(value, places_of(issue, of))}{_unit(amounts, of)}"


def _gap(issue: Issue, amounts: Amounts, of: Statement) -> str:
    """How far apart the two are in the digits shown, and what else is just as big."""
    if of.role in ("percent", "share"):
        places = places_of(issue, of)
        gap = abs(round(decimal(of.recomputed), places) - decimal(of.stated))
        points = of.difference_unit != of.unit
        unit = " " + texts.tr("figures.points") if points else _unit(amounts, of)
        return f"{fixed(gap, places)}{unit}"
    gap_text = amounts.like(abs(of.difference), of.figure).text
    if of.twin is None:
        return gap_text
    twin = issue.figures[of.twin]
    return f"{gap_text} = {shown(twin.subject or '')}{shown(''.join(twin.text.split()))}"


def rows(parts: Sequence[str], first: Piece, role: str, width: int) -> Iterator[list[Piece]]:
    """`parts` after the piece `first` in rows of `width` cells, broken between parts, else before an operator.

    What is off stands in `role`. Rows that go on are set in.
    """
    indent = min(cells(first.text), 5)
    row, room, begun = [first], width - cells(first.text), False
    for number_, part in enumerate(parts):
        style = role if number_ == len(parts) - 1 and number_ and role != "good" else ""
        lead = _BETWEEN if begun else ""
        if begun and cells(lead + part) > room:
            yield row
            row, room, lead = [Piece(" " * indent)], width - indent, ""
        for chunk in _chunks(lead + part, room, width - indent):
            if chunk is None:
                yield row
                row, room = [Piece(" " * indent)], width - indent
                continue
            row.append(Piece(chunk, style))
            room -= cells(chunk)
        begun = True
    yield row


def _chunks(text: str, room: int, full: int) -> Iterator[str | None]:
    """`text` in pieces that fit, with None where a new row of `full` cells begins; a term too long for it is cut."""
    if cells(text) <= room:
        yield text
        return
    begun = False
    for term in _OPERATORS.split(text):
        if cells(term) > room and (begun or room < cells(term) <= full):
            yield None
            room, term = full, term.lstrip()
        piece = cut(term, room)
        yield piece
        room -= cells(piece)
        begun = True
