"""Where one is in an issue: the section and the printed page at a source offset, the headings before and after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from parsers.model import Block, Issue, Section


class Places:
    """Look-ups in one issue, each in logarithmic time. Sections are numbered in the order of `Issue.walk`."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.sections: list[Section] = []
        self.parents: list[int] = []
        """For each section the number of the one that it stands under, -1 for a document."""
        self._add(issue.sections, -1)
        self.starts = [section.heading.start for section in self.sections]
        self.documents = [number for number, parent in enumerate(self.parents) if parent < 0]

    def _add(self, sections: tuple[Section, ...], parent: int) -> None:
        for section in sections:
            self.sections.append(section)
            self.parents.append(parent)
            self._add(section.children, len(self.sections) - 1)

    def at(self, offset: int) -> int:
        """The number of the deepest section that source `offset` stands in; -1 before the first heading."""
        number = bisect_right(self.starts, offset) - 1
        while number >= 0 and self.sections[number].span.end <= offset < len(self.issue.source.text):
            number = self.parents[number]  # the front of a file, after the last document of another
        return number

    def path(self, number: int) -> list[int]:
        """The sections that hold section `number`, from its document down to itself; nothing for -1."""
        path: list[int] = []
        while number >= 0:
            path.append(number)
            number = self.parents[number]
        return path[::-1]

    def next_heading(self, offset: int) -> int | None:
        """The source offset of the first heading behind `offset`."""
        k = bisect_right(self.starts, offset)
        return self.starts[k] if k < len(self.starts) else None

    def previous_heading(self, offset: int) -> int | None:
        """The source offset of the last heading before `offset`."""
        k = bisect_left(self.starts, offset)
        return self.starts[k - 1] if k else None

    def next_document(self, offset: int) -> int | None:
        """The source offset of the first document that begins behind `offset`."""
        k = bisect_right(self.documents, offset, key=self.starts.__getitem__)
        return self.starts[self.documents[k]] if k < len(self.documents) else None

    def previous_document(self, offset: int) -> int | None:
        """The source offset of the last document that begins before `offset`."""
        k = bisect_left(self.documents, offset, key=self.starts.__getitem__)
        return self.starts[self.documents[k - 1]] if k else None

    def document(self, number: int) -> int | None:
        """The source offset of the `number`-th document, counted from one."""
        return self.starts[self.documents[number - 1]] if 0 < number <= len(self.documents) else None

    def section_title(self, offset: int) -> str:
        """The title of the section that source `offset` stands in; empty before the first."""
        number = self.at(offset)
        return heading_text(self.sections[number]) if number >= 0 else ""

    def document_title(self, offset: int) -> str:
        """The title of the document that source `offset` stands in; empty before the first."""
        path = self.path(self.at(offset))
        return heading_text(self.sections[path[0]]) if path else ""

    def page(self, offset: int) -> str | None:
        """The printed page at source `offset`, where it is known."""
        blocks = self.issue.blocks
        k = bisect_right(blocks, offset, key=_start) - 1
        return blocks[k].page if k >= 0 else None


def _start(block: Block) -> int:
    return block.pieces[0].start


def heading_text(section: Section) -> str:
    """A section's heading as it is read: marker and title."""
    return section.marker + section.title
