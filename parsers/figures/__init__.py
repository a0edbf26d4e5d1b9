"""Figures: every quantity that a gazette states, with its unit, subject and period."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from parsers.figures.find import FoundFigure, NumeralRoom, find_in, squeeze
from parsers.figures.optional import OPTIONAL
from parsers.figures.period import Periods
from parsers.figures.quantities import COUNTED
from parsers.figures.said import SAID
from parsers.figures.stacks import find_stacks
from parsers.figures.subject import SUBJECT, name_all
from parsers.figures.tables import CONTINUED, table_figures
from parsers.language.markers import find_item
from parsers.language.numerals import plain
from parsers.language.script import as_printed, is_traditional, simplified
from parsers.model import Block, BlockKind, Figure, Issue, Note, Source, Span
from parsers.rules import is_asked, record
from parsers.stopping import stoppable

_SKIPPED = frozenset((BlockKind.CONTENTS, BlockKind.MASTHEAD))


def read_figures(issue: Issue, note: Callable[[Note], None] | None = None) -> tuple[Figure, ...]:
    """The figures of an issue, in reading order. Never raises on odd text; `note` is told when some were left out."""
    room = NumeralRoom()
    figures: list[Figure] = []
    carried: str | None = None
    above = ""
    table: Block | None = None
    traditional = is_traditional(issue.source.text)
    stacks = find_stacks(issue.blocks)
    stop = 0
    for number, block in enumerate(stoppable(issue.blocks)):
        if number < stop:
            continue
        if stack := stacks.get(number):
            if block.span.start < stack.start:
                of_block, carried = _of_block(issue.source, block, carried, room, traditional)
                figures += (figure for figure in of_block if figure.span.start < stack.start)
            figures += table_figures(issue.source, stack.table, stack.caption)
            stop = stack.stop
        elif block.kind is BlockKind.TABLE and block.cells:
            figures += table_figures(issue.source, block, above, table if CONTINUED.match(above) else None)
            table = block
        elif block.kind not in _SKIPPED:
            of_block, carried = _of_block(issue.source, block, carried, room, traditional)
            figures += of_block
        above = block.text[-80:]
    if note and room.flooded:
        note(Note("flood-figures"))
    return tuple(figures)


def _of_block(
    source: Source, block: Block, carried: str | None, room: NumeralRoom, traditional: bool
) -> tuple[list[Figure], str | None]:
    """The figures of a block, and the period that a list below it goes on from."""
    flow = squeeze(block.flow)
    found = named = find_in(flow.text, room, block.pieces[0].start)
    text = flow.text
    if traditional:
        text = simplified(flow.text)
        named = [replace(one, unit=simplified(one.unit)) for one in found]
    in_list = text.startswith("其中") or find_item(text) is not None
    periods = Periods(plain(text), carried if in_list else None)
    figures: list[Figure] = []
    naming = name_all(text, named)
    for one, subject, rule in zip(found, naming.named, naming.rules, strict=True):
        span = flow.span(one.start, one.end)
        period = periods.at(one.start)
        if is_asked():
            _tell(span, one, (rule, subject), (periods.rule, period))
        if traditional:
            subject = subject and as_printed(subject, text, flow.text, one.start)
            period = period and as_printed(period, text, flow.text, one.start)
        words = (one.approx, subject, period)
        figures.append(Figure(span, source[span], one.value, one.unit, *words, one.optional, one.shape))
    if text.endswith(("：", ":")):
        return figures, periods.first
    return figures, carried if in_list else None


def _tell(span: Span, one: FoundFigure, subject: tuple[str, str | None], period: tuple[str, str | None]) -> None:
    """Note which rules gave the figure at `span` its number and unit, its subject and its period."""
    quantity = one.quantity
    phase = SAID.phase if quantity.script == "fraction" else COUNTED.phase
    merged = "" if one.shape == "number" else f", {one.shape}"
    record(span, phase, quantity.rule, f"{quantity.kind} {one.unit}".strip() + merged)
    if one.optional:
        record(span, OPTIONAL.phase, one.why_optional)
    if subject[1]:
        record(span, SUBJECT.phase, subject[0], subject[1])
    if period[1]:
        record(span, "figures.period", period[0], period[1])
