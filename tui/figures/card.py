"""A figure's card: its sentence, what it is and of when, the same quantity elsewhere, its claims as balances."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from parsers.model import Flow, Span
from tui import texts
from tui.cells import Piece, cells, cut, cut_middle, spread
from tui.figures.balance import balance
from tui.figures.known import Known
from tui.figures.listed import figure_rows, subject, words
from tui.figures.verdicts import kind_of
from tui.safe import shown
from tui.tables import Rows

_SENTENCE_LINES = 5
_UNBROKEN = re.compile(r"(?:[0-9A-Za-z.,]{1,24}%?|[^\n]|\n)[，。；、：！？）》”’]{0,2}")
_MARKS = re.compile("[，。；、：！？）》”’]{0,2}")
_ENDS = re.compile(r"[。！？]")


class Line(NamedTuple):
    """A row of the card and where it leads."""

    pieces: list[Piece]
    target: Span | None = None
    figure: int | None = None


class CardView:
    """The card of figure `of`, for a width."""

    def __init__(self, of: int, known: Known, width: int) -> None:
        self.of = of
        self.known = known
        self.places, self.issue, self.amounts = known.places, known.issue, known.amounts
        self.width = max(16, width)
        self.lines = [*self._head(), *self._sentence(), *self._claims(), *self._elsewhere()]

    @property
    def count(self) -> int:
        return len(self.lines)

    def draw(self, row: int, width: int) -> list[Piece]:
        return spread(self.lines[row].pieces, [], width)

    def target(self, row: int) -> Span | None:
        return self.lines[row].target

    def figure(self, row: int) -> int | None:
        found = self.lines[row].figure
        return self.of if found is None else found

    def spans(self) -> list[Span]:
        return [self.issue.figures[self.of].span]

    def table(self, form: str) -> Rows:
        return figure_rows(self.issue, [self.of], self.amounts, self.places, form)

    def _head(self) -> list[Line]:
        figure = self.issue.figures[self.of]
        amount = self.amounts.of(self.of, exact=True).text
        printed = self.amounts.currency(self.of) + shown(words(figure))
        first = [Piece(" "), Piece(cut_middle(subject(figure), self.width - 2), "title")]
        second = [Piece(f" {printed}", "number")]
        if amount != printed:
            second.append(Piece(f" = {amount}", "muted"))
        second += [Piece(f"  {shown(word)}", "name") for word in (figure.approx, figure.period) if word]
        where = shown(self.places.section_title(figure.span.start))
        third = [Piece(" "), Piece(cut(where, self.width - 2), "faint")]
        return [Line(first, figure.span), Line(second, figure.span), Line(third, figure.span)]

    def _sentence(self) -> list[Line]:
        """The sentence that states the figure, wrapped, its figures marked."""
        figure = self.issue.figures[self.of]
        number = bisect_right(self.issue.blocks, figure.span.start, key=lambda block: block.span.start) - 1
        if number < 0:
            return []
        flow = self.issue.blocks[number].flow
        at = flow.index(figure.span.start)
        begin = max((m.end() for m in _ENDS.finditer(flow.text, max(0, at - 300), at)), default=max(0, at - 300))
        stop = _ENDS.search(flow.text, at)
        end = min(stop.end() if stop else len(flow), at + 300)
        room = self.width - 2
        begin, whole = max(begin, at - room * _SENTENCE_LINES // 4), begin
        marks = self._marks(flow, begin, end)
        words, cut_off = shown(flow.text[begin:end]), begin > whole
        rows = _wrapped("…" * cut_off + words, [""] * cut_off + marks, room)
        return [Line([]), *(Line([Piece(" "), *row], figure.span) for row in rows[:_SENTENCE_LINES])]

    def _marks(self, flow: Flow, begin: int, end: int) -> list[str]:
        """For each character of the sentence the role of the figure that it is part of, if any."""
        roles = [""] * (end - begin)
        low = max(0, self.of - 40)
        for index, figure in enumerate(self.issue.figures[low : self.of + 40], low):
            start, stop = flow.index(figure.span.start), flow.index(figure.span.end - 1) + 1
            if flow.at(begin) <= figure.span.start and figure.span.end <= flow.at(end - 1) + 1:
                roles[start - begin : stop - begin] = ["match" if index == self.of else "number"] * (stop - start)
        return roles

    def _elsewhere(self) -> list[Line]:
        others = self.known.same.of(self.of)
        lines = [Line([Piece(f" {texts.tr('figures.elsewhere')}", "title")])] if others else []
        for other in others[:4]:
            figure = self.issue.figures[other.index]
            sign = Piece("   = ", "good") if other.agrees else Piece("   ≠ ", "warn")
            room = self.width - 8 - cells(words(figure))
            title = self.places.document_title(figure.span.start)
            name = cut_middle(shown(f"{figure.subject or ''}  {title}"), max(6, room))
            amount = Piece(f"{shown(words(figure))} ", "number")
            lines.append(Line([sign, amount, Piece(name, "muted")], figure.span, other.index))
        if len(others) > 4:
            lines.append(Line([Piece(f"   … {len(others) - 4}", "faint")]))
        return [Line([]), *lines] if lines else []

    def _claims(self) -> list[Line]:
        lines: list[Line] = []
        for claim in self.known.claims.get(self.of, ()):
            title = texts.tr(f"figures.kind-{kind_of(claim)}") + (texts.tr("figures.implied") if claim.implied else "")
            lines += [Line([]), Line([Piece(f" {title}", "title")], claim.span)]
            drawn = balance(claim, self.issue, self.amounts, self.width)
            lines += [Line(pieces, claim.span) for pieces in drawn]
        return lines


def _wrapped(text: str, roles: list[str], width: int) -> list[list[Piece]]:
    """`text` in rows of at most `width` cells, each stretch with its role.

    Numbers and figures stay whole, with their units, and no row is begun by 。 or ，.
    """
    rows: list[list[Piece]] = [[]]
    room = width
    for start, end in _tokens(text, roles):
        size = cells(text[start:end])
        if room < size <= width:
            rows.append([])
            room = width
        for char, role in zip(text[start:end], roles[start:end], strict=True):
            if cells(char) > room:
                rows.append([])
                room = width
            room -= cells(char)
            row = rows[-1]
            if row and row[-1].role == role:
                row[-1] = Piece(row[-1].text + char, role)
            else:
                row.append(Piece(char, role))
    return rows


def _tokens(text: str, roles: list[str]) -> Iterator[tuple[int, int]]:
    """What is not broken between two rows: a number, a figure with its unit, a character; with the marks after it."""
    at = 0
    while at < len(text):
        begun = at
        while at < len(text) and roles[begun] and roles[at] == roles[begun]:
            at += 1
        match = (_MARKS if at > begun else _UNBROKEN).match(text, at)
        at = max(begun + 1, match.end() if match else at)
        yield begun, at
