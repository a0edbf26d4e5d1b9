"""What stands at a place and which rules made it, in the words of the interface: for the terminal and for the panel."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.explain import Standing, about, read_explained, standing_at
from parsers.model import Issue, Span
from parsers.rules import Made
from tui import texts
from tui.cells import Piece, folded
from tui.safe import shown

MOST_WORDS = 60
"""Characters of a value's own words that are shown."""


def words_of(issue: Issue, standing: Standing) -> str:
    """The printed words of a value, white space as one space, cut where they are long."""
    start, end = standing.span
    words = " ".join(issue.source[Span(start, min(end, start + 4 * MOST_WORDS))].split())
    return shown(words if len(words) <= MOST_WORDS else words[:MOST_WORDS] + "…")


def head_of(issue: Issue, standing: Standing) -> str:
    """The line that says what stands there: its kind, its words and its offsets."""
    kind = texts.tr(f"explain.{standing.kind}")
    name = "" if standing.kind == "figure" else f" {shown(standing.name)}"
    return f"{kind}{name} “{words_of(issue, standing)}” {standing.span.start}–{standing.span.end}"


def rule_of(made: Made) -> str:
    """The line of a rule: its phase and name, its evidence and what it is."""
    evidence = f" | {shown(made.evidence)}" if made.evidence else ""
    sentence = f" | {shown(words)}" if (words := about(made)) else ""
    return f"{made.phase}: {made.rule}{evidence}{sentence}"


def lines_of(issue: Issue, standing: Standing) -> list[str]:
    """A value and its rules, a line each; that no rule told of it where none did."""
    rules = [f"  {rule_of(made)}" for made in standing.made]
    return [head_of(issue, standing), *(rules or [f"  {texts.tr('explain.no-rule')}"])]


def told_at(issue: Issue, offset: int, width: int) -> list[tuple[Piece, Span]]:
    """What stands at an offset, the innermost first, each with its rules below it: lines of at most `width` cells with
    the span that they tell of. Nothing where no rule made anything, or outside the text."""
    if not 0 <= offset < len(issue.source.text):
        return []
    found = standing_at(read_explained(issue.source), offset)
    return [line for standing in found if standing.made for line in _told(issue, standing, width)]


def _told(issue: Issue, standing: Standing, width: int) -> Iterator[tuple[Piece, Span]]:
    for line in folded(head_of(issue, standing), width):
        yield Piece(f" {line}", "name"), standing.span
    for made in standing.made:
        for k, line in enumerate(folded(rule_of(made), width - 2)):
            yield Piece(("    " if k else "  • ") + line), made.span
