"""What the rows of the notes panel are made of: worked out once for an issue, when it is first asked for."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from parsers.claims.export import verdict_code
from parsers.model import Claim, Issue, NoiseKind, Note, Person, Span
from parsers.packed import pages_of
from tui import texts
from tui.figures.checks import tally
from tui.outline_tree import difference
from tui.safe import shown

UNMATCHED, DIFFER = "contents-unmatched", "contents-differ"
"""The notes that say where the printed contents and the text do not agree: the doubts have them."""


class Noted(NamedTuple):
    """A note in words, with its place if it has one."""

    code: str
    text: str
    span: Span | None
    detail: str
    """What varies in it."""


class Pages(NamedTuple):
    """How many pages the file has, or page numbers are printed on; the first and the last that are printed."""

    number: int
    first: str = ""
    last: str = ""


class Known:
    """An issue, and what of it takes as long to find as the text is long."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue

    @cached_property
    def notes(self) -> list[Noted]:
        """The notes in words."""
        return noted(self.issue)

    @cached_property
    def pages(self) -> Pages:
        """The pages of the file."""
        source = self.issue.source
        told = [int(note.detail) for note in source.notes if note.code == "pages" and note.detail.isdecimal()]
        printed = [page for page, _ in groupby(filter(None, pages_of(self.issue.blocks)))]
        count = sum(told) or len(source.pages) or len(printed)
        return Pages(count, printed[0], printed[-1]) if printed else Pages(count)

    @cached_property
    def headings(self) -> int:
        """How many headings there are, those of the documents among them."""
        return sum(1 for _ in self.issue.walk())

    @cached_property
    def hidden(self) -> Counter[NoiseKind]:
        """How many lines of each kind were set aside."""
        return Counter(noise.kind for noise in self.issue.noise)

    @cached_property
    def people(self) -> list[Person]:
        """Those who are shown with a mark of doubt, in the order in which they are named."""
        found = [person for person in self.issue.people if person.is_doubtful and person.mentions]
        return sorted(found, key=lambda person: person.mentions[0].span)

    @cached_property
    def tally(self) -> Counter[str]:
        """How many claims have which sign."""
        return tally(self.issue.claims)

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims that do not hold: first those that the text asserts, then those that it merely suggests."""
        found = [claim for claim in self.issue.claims if not claim.holds]
        return sorted(found, key=lambda claim: verdict_code(claim, False) != "fails")


def noted(issue: Issue) -> list[Noted]:
    """The notes of the source and of the issue in words; a misprint of the contents by both titles."""
    walked = list(issue.walk())
    matched = [(walked[each.section], each) for each in issue.contents if each.section is not None]
    titles = {section.heading: difference(printed, section) for section, printed in matched if printed.differences}
    return [
        Noted(note.code, titles[note.span], note.span, note.detail)
        if note.code == DIFFER and note.span in titles
        else Noted(note.code, note_text(note), note.span, note.detail)
        for note in (*issue.source.notes, *issue.notes)
    ]


def note_text(note: Note) -> str:
    """A note in the language of the interface; one without words by its code."""
    key = f"note.{note.code}"
    words = texts.tr(key, detail=note.detail) if texts.has(key) else f"{note.code} {note.detail}".strip()
    return shown(words)
