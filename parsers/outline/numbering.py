"""Which numbered paragraphs are headings, and at which level: the numbers must run, a list may begin anew."""

from __future__ import annotations

from dataclasses import dataclass, field

from parsers.language.markers import Marker, Style

_SLIP = 3


@dataclass(slots=True)
class _Open:
    """A list of headings that may go on: its style and punctuation, the last number seen, its level."""

    style: Style
    kind: str
    number: int
    level: int


@dataclass(slots=True)
class Numbering:
    """The numbering of one document, fed with its markers in order of the text.

    A marker goes on with the innermost open list that it follows in number; the number one of a style that is not open
    begins a list one level below the innermost heading, or, where styles nest as they commonly do, below the innermost
    heading of an outer style.
    """

    base: int = 2
    lists: list[_Open] = field(default_factory=list)
    seen: dict[Style, int] = field(default_factory=dict)
    """The last number of each style so far: some texts count on through the parts, （四） first under 二、."""

    def place(self, marker: Marker, printed: str, alone: bool, more: bool, first: bool = False) -> int | None:
        """The level of the heading that begins with `marker` (printed so); None when it is no heading.

        `alone`: the paragraph is nothing but the heading. `more`: the marker's successor follows in the text.
        `first`: it stands right below the name of a part, whose numbers may go on from those of another record.
        """
        kind = _kind(printed)
        found = self._following(marker, kind, alone)
        if found is None and marker.number == 1 and (alone or more):
            found = self._begin(marker, kind)
        elif found is None and not self.has(marker.style):
            counts_on = marker.number > 1 and marker.number == self.seen.get(marker.style, 0) + 1
            if counts_on or (alone and (first or (more and marker.number <= _SLIP))):
                found = self._begin(marker, kind)
        if found is None:
            return None
        del self.lists[found + 1 :]
        self.lists[found].number = self.seen[marker.style] = marker.number
        return self.lists[found].level

    def unnumbered(self) -> int:
        """The level of a heading without a number at this place: one below the innermost that is numbered."""
        while self.lists and self.lists[-1].kind == "":
            self.lists.pop()
        level = self.lists[-1].level + 1 if self.lists else self.base
        self.lists.append(_Open(Style.CIRCLED, "", 0, level))
        return level

    def restart(self, level: int, counting: bool = False) -> None:
        """Begins anew under a heading of `level`: an attachment, or a part; numbers may be `counting` on through it."""
        self.base = level + 1
        self.lists = []
        self.seen = self.seen if counting else {}

    def has(self, style: Style) -> bool:
        """Whether a list of `style` is open."""
        return any(one.style is style and one.kind for one in self.lists)

    def awaits(self, marker: Marker) -> bool:
        """Whether `marker` is the next number of an open list."""
        return any(one.style is marker.style and one.kind and one.number + 1 == marker.number for one in self.lists)

    def _following(self, marker: Marker, kind: str, alone: bool) -> int | None:
        """The open list that `marker` goes on with: the next number, else with `alone` a slip of a few numbers."""
        same = [i for i, one in enumerate(self.lists) if one.style is marker.style and one.kind]
        for i in reversed(same):
            if marker.number == self.lists[i].number + 1:
                return i
        for i in reversed(same):
            last = self.lists[i].number
            if alone and last < marker.number <= last + _SLIP:
                return i
            if alone and marker.number == last and marker.number > 1:
                return i
            if marker.number == 1 and self.lists[i].kind == kind:
                return i
        return None

    def _begin(self, marker: Marker, kind: str) -> int:
        """Opens a list for `marker` where its style belongs; the index of it."""
        outer = [i for i, one in enumerate(self.lists) if one.kind and one.style < marker.style]
        if outer:
            innermost = outer[-1]
            keep = innermost + 1
            while keep < len(self.lists) and self.lists[keep].kind == "":
                keep += 1
            del self.lists[keep:]
        level = self.lists[-1].level + 1 if self.lists else self.base
        self.lists.append(_Open(marker.style, kind, 0, level))
        return len(self.lists) - 1


def _kind(printed: str) -> str:
    """The punctuation that tells two lists of one style apart: `1、` and `1.`; full and half width are one."""
    if not printed or printed[-1].isdigit():
        return "d"
    return "、" if "、" in printed else ")" if printed.strip()[-1:] in "）)" else "."
