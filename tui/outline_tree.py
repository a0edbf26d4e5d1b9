"""The section tree as rows of the contents pane: what is unfolded, what is marked, how a row is drawn. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from parsers.model import ContentsEntry, Section
from tui import texts
from tui.cells import Piece, cells, cut, cut_middle, spread
from tui.places import Places, heading_text
from tui.safe import shown

NARROW = 30
"""In fewer cells the levels stand in by one cell each, to leave room for the words."""
SCREENFUL = 36
"""As many rows are unfolded of themselves as a screen shows."""


class OutlineTree:
    """Which sections show, by number (`Places`). The path to the place being read is always unfolded."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.children: dict[int, list[int]] = {}
        for number, parent in enumerate(places.parents):
            self.children.setdefault(parent, []).append(number)
        self.differing = _differing(places)
        self.open: set[int] = set(self._first_open())
        self.shut: set[int] = set()
        self.place = -1
        self.rows: list[int] = []
        """The sections that show; in reading order, and so by number."""
        self.unfolded: list[int] = []
        self.refresh()

    def _first_open(self) -> list[int]:
        """Levels are unfolded one after the other, as long as all of it fits on a screen."""
        parents, depth = self.places.parents, [0] * len(self.places.parents)
        counts: dict[int, int] = {}
        for number, parent in enumerate(parents):
            depth[number] = depth[parent] + 1 if parent >= 0 else 0
            counts[depth[number]] = counts.get(depth[number], 0) + 1
        total, level = counts.get(0, 0), 0
        while counts.get(level + 1) and total + counts[level + 1] <= SCREENFUL:
            level += 1
            total += counts[level]
        return [number for number in self.children if number >= 0 and depth[number] < level]

    def refresh(self) -> None:
        """Work out the rows again."""
        self.unfolded = self._unfolded(self.place)
        self.rows = self._showing(-1)

    def _showing(self, top: int) -> list[int]:
        """The sections that show below section `top`; -1 is above them all."""
        path = set(self.places.path(self.place))
        rows: list[int] = []
        waiting = self.children.get(top, [])[::-1]
        while waiting:
            number = waiting.pop()
            rows.append(number)
            if number in self.children and self.is_open(number, path):
                waiting += reversed(self.children[number])
        return rows

    def _put_below(self, top: int, rows: list[int]) -> None:
        """Let `rows` be what shows below section `top`, which shows itself."""
        first = bisect_right(self.rows, top)
        last = top
        while last in self.children:
            last = self.children[last][-1]
        self.rows[first : bisect_right(self.rows, last)] = rows

    def _unfolded(self, place: int) -> list[int]:
        """The sections that show what is under them only because the place being read is in them."""
        return [n for n in self.places.path(place) if n in self.children and n not in self.open and n not in self.shut]

    def is_open(self, number: int, path: set[int] | None = None) -> bool:
        """Whether what stands under section `number` shows."""
        if number in self.shut:
            return False
        path = set(self.places.path(self.place)) if path is None else path
        return number in self.open or number in path

    def toggle(self, number: int) -> bool:
        """Fold or unfold section `number`; whether there was anything to fold."""
        if number not in self.children:
            return False
        if self.is_open(number):
            self.shut.add(number)
            self.open.discard(number)
        else:
            self.open.add(number)
            self.shut.discard(number)
        self.refresh()
        return True

    def follow(self, number: int) -> bool:
        """Unfold the path to section `number`, the place being read; whether the rows have changed."""
        if number == self.place:
            return False
        self.place = number
        self.shut.difference_update(self.places.path(number)[:-1])
        before, self.unfolded = self.unfolded, self._unfolded(number)
        folded = next((section for section in before if section not in self.unfolded), None)
        if folded is not None:
            self._put_below(folded, [])
        unfolded = next((section for section in self.unfolded if section not in before), None)
        if unfolded is not None:
            self._put_below(unfolded, self._showing(unfolded))
        return folded is not None or unfolded is not None

    def row_of(self, number: int) -> int:
        """The row of section `number`, or of the folded one that holds it; 0 before the first heading."""
        for section in reversed(self.places.path(number)):
            row = bisect_left(self.rows, section)
            if row < len(self.rows) and self.rows[row] == section:
                return row
        return 0

    def draw(self, row: int, width: int, marks: Sequence[int] = ()) -> list[Piece]:
        """Row `row` in `width` cells: fold mark, title, ≠ where the printed contents differ, printed page."""
        return self.draw_section(self.rows[row], width, marks)

    def draw_section(self, number: int, width: int, marks: Sequence[int] = ()) -> list[Piece]:
        """Section `number` as a row; `marks` are the characters of its heading that a filter has found."""
        section, places = self.places.sections[number], self.places
        depth = len(places.path(number)) - 1
        fold = ("▾ " if self.is_open(number) else "▸ ") if number in self.children else "  "
        role = "title" if number == self.place else "strong" if depth == 0 else ""
        text = shown(heading_text(section))
        page = str(section.printed_page) if section.printed_page is not None else ""
        right = [Piece(" ≠", "warn")] if number in self.differing else []
        if page:
            right.append(Piece(f" {page:>3} ", "muted"))
        indent = " " * self._step(width) * min(depth, 4) + fold
        room = width - cells(indent) - sum(cells(piece.text) for piece in right)
        words = [Piece(cut_middle(text, room), role)] if depth == 0 and not marks else marked(text, role, marks, room)
        return spread([Piece(indent, "faint"), *words], right, width)

    def fold_cells(self, number: int, width: int) -> tuple[int, int]:
        """The cells (from, to) of the fold mark of section `number` in a row of `width` cells."""
        start = self._step(width) * min(len(self.places.path(number)) - 1, 4)
        return start, start + 2

    @staticmethod
    def _step(width: int) -> int:
        """Cells that each level stands in from the one above."""
        return 2 if width >= NARROW else 1


def marked(text: str, role: str, marks: Sequence[int], width: int) -> list[Piece]:
    """`text` in at most `width` cells, the characters at `marks` in the role of a match and, if need be, in view."""
    start = 0
    if marks and cells(text[: marks[-1] + 1]) > width - 2:
        start = max(0, marks[0] - 4)
        text = "…" + text[start + 1 :] if start else text
    text = cut(text, width)
    if not marks:
        return [Piece(text, role)]
    at = {mark - start for mark in marks}
    return [Piece(char, "match" if index in at else role) for index, char in enumerate(text)]


def difference(entry: ContentsEntry, section: Section) -> str:
    """How a title in the printed contents differs from the one in the body, in words."""
    return texts.tr("status.differs", printed=shown(entry.title), body=shown(heading_text(section)))


def _differing(places: Places) -> dict[int, ContentsEntry]:
    """The sections whose title in the printed contents differs from the one in the body."""
    return {e.section: e for e in places.issue.contents if e.section is not None and e.differences}
