"""Where one is among the documents of an issue: the section at an offset, those that hold it, its document."""

from __future__ import annotations

from bisect import bisect_right

from parsers.model import Issue, Section


class Documents:
    """Look-ups by source offset, each in logarithmic time. Sections are numbered in the order of `Issue.walk`."""

    def __init__(self, issue: Issue) -> None:
        self.sections: list[Section] = []
        self._parents: list[int] = []
        self._add(issue.sections, -1)
        self._starts = [section.heading.start for section in self.sections]

    def _add(self, sections: tuple[Section, ...], parent: int) -> None:
        for section in sections:
            self.sections.append(section)
            self._parents.append(parent)
            self._add(section.children, len(self.sections) - 1)

    def chain(self, offset: int) -> list[int]:
        """The sections that `offset` stands in, from the deepest to its document; none before the first heading."""
        number = bisect_right(self._starts, offset) - 1
        while number >= 0 and self.sections[number].span.end <= offset:
            number = self._parents[number]
        found: list[int] = []
        while number >= 0:
            found.append(number)
            number = self._parents[number]
        return found

    def document(self, offset: int) -> int:
        """The number of the document that `offset` stands in; -1 before the first."""
        return next(reversed(self.chain(offset)), -1)
