"""What stands at a place of a text, and which rules made it: the issue read once more, its rooms asked to tell.

The records of the rooms are matched by their spans: a figure's are those at its own span in the phases of figures.
Of a number that is no figure no room tells: the rules that turn numbers away are asked about it once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from parsers.figures.find import squeeze
from parsers.figures.han import HAN
from parsers.figures.judge import AWAY, BARE
from parsers.figures.quantities import quantities
from parsers.figures.shapes import merge_shapes
from parsers.figures.values import Quantity
from parsers.issue import parse_issue
from parsers.language.numerals import plain
from parsers.model import Block, BlockKind, Flow, Issue, Section, Source, Span
from parsers.rules import Made, Rules, explained

Kind = Literal["figure", "number", "person", "claim", "section", "block", "noise"]

_ROOMS: dict[Kind, tuple[str, ...]] = {
    "figure": ("figures",),
    "number": ("figures",),
    "person": ("people",),
    "claim": ("claims",),
    "section": ("front", "outline"),
    "block": ("blocks", "outline.kind"),
    "noise": ("lines",),
}
"""The rooms, or the phases, that make values of a kind. Inner kinds come first."""


class StandingValue(NamedTuple):
    """A value that stands at the place asked for: its kind, where it is, what it is called, and what made it."""

    kind: Kind
    span: Span
    name: str
    made: tuple[Made, ...]


class ExplainedIssue(NamedTuple):
    """An issue, and what its rooms told while they read it."""

    issue: Issue
    made: tuple[Made, ...]


def read_explained(source: Source) -> ExplainedIssue:
    """The whole issue of `source`, with the record of the rules that made it. As much work as reading it."""
    with explained() as made:
        issue = parse_issue(source)
    return ExplainedIssue(issue, tuple(made))


def standing_at(reading: ExplainedIssue, offset: int) -> tuple[StandingValue, ...]:
    """What stands at source `offset`, the innermost first. Raises `IndexError` for one outside the text."""
    if not 0 <= offset < len(reading.issue.source.text):
        raise IndexError(offset)
    values = [*_stated(reading.issue, offset), *_structure(reading.issue, offset)]
    told: dict[Span, list[Made]] = {heading: [] for _, _, _, heading in values}
    for made in reading.made:
        if made.span in told:
            told[made.span].append(made)
    order = list(_ROOMS)
    found = [StandingValue(kind, span, name, _rules(kind, told[heading])) for kind, span, name, heading in values]
    if not any(each.kind == "figure" for each in found) and (away := _turned_away(reading.issue, offset)):
        found.append(StandingValue("number", away.span, "", (away,)))
    return tuple(sorted(found, key=lambda each: (each.span.end - each.span.start, order.index(each.kind))))


def about(made: Made) -> str:
    """What a rule is, in a sentence; empty for one that has none."""
    table = Rules.tables.get(made.phase)
    return next((rule.about for rule in table.all if rule.name == made.rule), "") if table else ""


def _turned_away(issue: Issue, offset: int) -> Made | None:
    """Which rule says that the number at `offset` is no figure; None where no number stands, or none is known."""
    block = next((one for one in issue.blocks if any(_holds(piece, offset) for piece in one.pieces)), None)
    if block is None or any(note.code == "flood-figures" for note in issue.notes):
        return None
    for flow in _flows(block):
        simple = plain(flow.text)
        if not flow.text or not _holds(flow.span(0, len(flow)), offset):
            continue
        for quantity in merge_shapes(simple, list(quantities(simple))):
            if _holds(span := flow.span(quantity.start, quantity.end), offset):
                return Made(span, *_why_not(block, simple, quantity))
    return None


def _flows(block: Block) -> Iterator[Flow]:
    """The flows of a block in which numbers are looked for, as figures are."""
    if block.kind is BlockKind.TABLE and block.cells:
        yield from (cell for row in block.cells for cell in row)
    else:
        yield squeeze(block.flow)


def _why_not(block: Block, text: str, quantity: Quantity) -> tuple[str, str, str]:
    """The phase, the rule and the evidence by which a quantity of the plain `text` of `block` is no figure."""
    if block.kind in (BlockKind.CONTENTS, BlockKind.MASTHEAD):
        return "figures", str(block.kind), "its numbers are not read"
    if (rule := AWAY.first(text, quantity) or HAN.first(text, quantity)) and quantity.unit:
        return rule.phase, rule.name, f"{quantity.kind} {quantity.unit}"
    if block.kind is BlockKind.TABLE and block.cells:
        return "figures.tables", "no_unit", "neither its column, its row nor the caption says what it counts"
    if not quantity.unit and BARE.first(text, quantity) is None:
        return BARE.phase, "no_unit", f"needs one of: {', '.join(each.name for each in BARE.all)}"
    return "figures", "goes_on_from_an_ordinal", "a number before it names or orders something"


def _rules(kind: Kind, told: Iterable[Made]) -> tuple[Made, ...]:
    """Those of the rules at one place that make values of a kind, each once."""
    return tuple(dict.fromkeys(made for made in told if _makes(kind, made.phase)))


def _makes(kind: Kind, phase: str) -> bool:
    if phase == "outline.kind":
        return kind == "block"
    return phase.partition(".")[0] in _ROOMS[kind]


def _stated(issue: Issue, offset: int) -> Iterator[tuple[Kind, Span, str, Span]]:
    """The values at `offset`, each with its kind, its span, its name and the span that its rules told of."""
    for figure in issue.figures:
        if _holds(figure.span, offset):
            yield "figure", figure.span, figure.text, figure.span
    for person in issue.people:
        for mention in person.mentions:
            if _holds(mention.span, offset):
                yield "person", mention.span, person.name, mention.span
    for claim in issue.claims:
        if _holds(claim.span, offset):
            yield "claim", claim.span, claim.note, claim.span


def _structure(issue: Issue, offset: int) -> Iterator[tuple[Kind, Span, str, Span]]:
    """The section, the block or the noise that `offset` stands in; of sections the whole path."""
    for section in issue.walk():
        if _holds(section.span, offset):
            yield "section", _shown(section, offset), section.marker + section.title, section.heading
    for block in issue.blocks:
        if any(_holds(piece, offset) for piece in block.pieces):
            yield "block", block.span, str(block.kind), block.span
    for noise in issue.noise:
        if _holds(noise.span, offset):
            yield "noise", noise.span, str(noise.kind), noise.span


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end


def _shown(section: Section, offset: int) -> Span:
    """A section's heading where the place is in it, else the whole section."""
    return section.heading if _holds(section.heading, offset) else section.span
