"""A property: whatever two cells a drag joins, the copy is the source's words between them, as the eye saw them."""

from __future__ import annotations

import re
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from parsers.model import Issue, Span
from parsers.quote.citation import quote
from tests.issues import PAGE, Maker
from tui.viewer.geometry import fit
from tui.viewer.layout import Layout, Place
from tui.viewer.rows import Hit, Row


class Seen(NamedTuple):
    """A character as it is seen: row, first and last cell, block."""

    row: int
    first: int
    last: int
    block: int
    char: str


@st.composite
def paragraphs(draw: st.DrawFn) -> Issue:
    """Paragraphs of wide and narrow characters, cut in the source by line ends and page boundaries."""
    words = st.text(st.sampled_from("区人大常委会审议预算，。；（）“”、0123.5%万GDP"), min_size=1, max_size=30)
    maker = Maker()
    for _ in range(draw(st.integers(1, 4))):
        maker.noise(draw(st.sampled_from(["", "\n　　", PAGE])))
        maker.block(*draw(st.lists(words, min_size=1, max_size=4)), between=draw(st.sampled_from(["\n", PAGE])))
    return maker.issue()


def seen(rows: list[Row]) -> list[Seen]:
    """The characters on the rows, by the widths that the toolkit gives them."""
    found = []
    for number, row in enumerate(rows):
        for piece in sorted(row.pieces):
            cell = piece.x
            for char in piece.text:
                found.append(Seen(number, cell, cell + cell_len(char) - 1, row.block, char))
                cell += cell_len(char)
    return found


def copied(issue: Issue, start: Hit, end: Hit) -> str:
    """What a drag from one hit to another takes."""
    span = Span(min(start.before, end.before), max(start.after, end.after))
    return quote(issue, span).text if span.start < span.end else ""


@given(paragraphs(), st.sampled_from([20, 33, 60, 80, 120]), st.data())
def test_a_drag_takes_the_characters_between_its_cells(issue: Issue, width: int, data: st.DataObject) -> None:
    geometry = fit(width, 30)
    rows = [row for _, row in Layout(issue.blocks, geometry.sheet).rows(Place(0, 0), 10_000)]
    cell = st.tuples(st.integers(0, len(rows) - 1), st.integers(-3, width))
    start, end = data.draw(cell), data.draw(cell)
    taken = copied(issue, rows[start[0]].hit(start[1]), rows[end[0]].hit(end[1]))
    first, last = min(start, end), max(start, end)
    chosen = [each for each in seen(rows) if (each.row, each.last) >= first and (each.row, each.first) <= last]
    texts: dict[int, str] = {}
    for each in chosen:
        texts[each.block] = texts.get(each.block, "") + each.char
    wanted = "\n".join(texts[block].strip() for block in sorted(texts))
    assert re.sub("[ ]", "", taken) == re.sub("[ ]", "", wanted)
