"""What is selected: two ends in source offsets that grow by a unit. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parsers.model import Issue, Span
from tui.viewer.units import Unit, unit_at


@dataclass(frozen=True, slots=True)
class Selection:
    """From the unit where it was begun to the one where it ends now; either may come first in the text."""

    anchor: Span
    head: Span
    unit: Unit = Unit.CHARACTER

    @property
    def span(self) -> Span:
        """All from the earlier end to the later."""
        return Span(min(self.anchor.start, self.head.start), max(self.anchor.end, self.head.end))

    def to(self, issue: Issue, offset: int) -> Selection:
        """With its moving end at the unit of source `offset`."""
        return replace(self, head=unit_at(issue, offset, self.unit))

    def swapped(self) -> Selection:
        """With the ends changed: the other one moves now."""
        return replace(self, anchor=self.head, head=self.anchor)


def begin(issue: Issue, offset: int, unit: Unit) -> Selection:
    """The unit at source `offset` selected."""
    span = unit_at(issue, offset, unit)
    return Selection(span, span, unit)
