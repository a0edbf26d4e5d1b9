"""What stands at a place and which rules made it, in the words of the interface: for the terminal and for the panel."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.explain import StandingValue, about, read_explained, standing_at
from parsers.model import Issue, Span
from parsers.rules import Made
from tui import texts
from tui.cells import Piece, cells, folded
from tui.safe import shown

MOST_WORDS = 60
"""Characters of a value's own words that are shown."""


def words_of(issue: Issue, standing: StandingValue) -> str:
    """The printed words of a value, white space as one space, cut where they are long."""
    start, end = standing.span
    words = " ".join(issue.source[Span(start, min(end, start + 4 * MOST_WORDS))].split())
    return shown(_cut(words))


def _cut(words: str) -> str:
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS] + "…"


def head_of(issue: Issue, standing: StandingValue) -> str:
    """What stands there: its kind, what it is called, and its words where they say more than that."""
    kind = texts.tr(f"explain.{standing.kind}")
    name, words = shown(standing.name), words_of(issue, standing)
    if standing.kind == "section" and name:
        return f"{kind} “{_cut(name)}”"
    named = f" {name}" if name and standing.kind != "figure" and name != words else ""
    return f"{kind}{named}" + (f" “{words}”" if words else "")


def place_of(standing: StandingValue) -> str:
    """Its offsets."""
    return f"{standing.span.start}–{standing.span.end}"


def rule_of(made: Made) -> str:
    """The line of a rule: its phase and name, its evidence and what it is."""
    evidence = f" | {shown(made.evidence)}" if made.evidence else ""
    sentence = f" | {shown(words)}" if (words := about(made)) else ""
    return f"{made.phase}: {made.rule}{evidence}{sentence}"


def lines_of(issue: Issue, standing: StandingValue) -> list[str]:
    """A value and its rules, a line each; that no rule told of it where none did."""
    rules = [f"  {rule_of(made)}" for made in standing.made]
    return [f"{head_of(issue, standing)} {place_of(standing)}", *(rules or [f"  {texts.tr('explain.no-rule')}"])]


def told_at(issue: Issue, offset: int, width: int) -> list[tuple[list[Piece], Span]]:
    """What stands at an offset, the innermost first, each with its rules below it: entries of lines of at most `width`
    cells, with the span that each tells of. Nothing where no rule made anything, or outside the text."""
    if not 0 <= offset < len(issue.source.text):
        return []
    found = standing_at(read_explained(issue.source), offset)
    return [entry for standing in found if standing.made for entry in _told(issue, standing, width)]


def _told(issue: Issue, standing: StandingValue, width: int) -> Iterator[tuple[list[Piece], Span]]:
    yield [Piece(f" {line}", "name") for line in _head(issue, standing, width)], standing.span
    for made in standing.made:
        lines = folded(rule_of(made), width - 2)
        yield [Piece(("    " if k else "  • ") + line) for k, line in enumerate(lines)], made.span


def _head(issue: Issue, standing: StandingValue, width: int) -> list[str]:
    """The head in lines of at most `width` cells; its offsets stand on one of them."""
    *lines, last = folded(head_of(issue, standing), width)
    whole = f"{last} {place_of(standing)}"
    return [*lines, whole] if cells(whole) <= width else [*lines, last, place_of(standing)]
