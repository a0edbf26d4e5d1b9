"""The first frame as coloured cells, worked out with the standard library: the same rows, widths and colours that the
widgets draw a moment later. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from parsers.model import Issue
from tui.cells import Piece, cells, scroll_mark, spread
from tui.outline_tree import OutlineTree
from tui.places import Places
from tui.settings import CONTENTS_BESIDE, Settings, contents_width
from tui.status import foot_bar, status_bar, title_bar
from tui.theme import Palette, mixed, role_style
from tui.viewer.bar import Bar
from tui.viewer.drawn import RUN_IN, RUNNING, base_name, laid, stretches
from tui.viewer.geometry import Geometry, fit
from tui.viewer.layout import Layout, Place
from tui.viewer.marks import Layer, Mark, Marks
from tui.viewer.rows import Piece as Set
from tui.viewer.rows import Row

_PALE = {
    "subtitle": 0.65, "byline": 0.65, "note": 0.65, "subheading": 0.85, RUN_IN: 0.85, "page": 0.4, "rule": 0.4,
    "bar": 0.18, "thumb": 0.55,
}  # fmt: skip
"""Names of the page's styles that are written in a paler text colour: its share, the rest is the ground."""
_ACCENT = ("title", "masthead")
_BOLD = ("title", "heading", "subheading", RUN_IN)


class Run(NamedTuple):
    """Cells of one style: text, colour and ground as ``#rrggbb``."""

    text: str
    colour: str
    ground: str
    bold: bool = False
    underline: bool = False


def first_frame(issue: Issue, settings: Settings, palette: Palette, width: int, height: int) -> list[list[Run]]:
    """The lines of the reader's first screen for `issue`, from its beginning."""
    places = Places(issue)
    rows = height - 3
    aside = contents_width(width, settings.divider) if width >= CONTENTS_BESIDE else 0
    page_width = width - aside - 1 if aside else width
    geometry = fit(page_width, rows, settings.measure)
    layout = Layout(issue.blocks, geometry.sheet, issue.noise)
    page = list(_page(issue, layout, palette, geometry))
    percent = 100 if layout.is_last(layout.move(Place(0, 0), rows - 1)) else 0
    if aside:
        contents = _contents(places, palette, aside, rows)
        edge = Run("▏", palette.faint, palette.page)
        page = [[*left, edge, *right] for left, right in zip(contents, page, strict=True)]
    top = _styled(spread(*title_bar(issue, width), width), palette, "bar")
    status = _styled(spread(*status_bar(places, 0, percent, width), width), palette, "bar")
    foot = _styled(spread(foot_bar(width), [], width), palette, "bar")
    return [top, *page, status, foot]


def _styled(pieces: Iterable[Piece], palette: Palette, ground: str) -> list[Run]:
    return [Run(piece.text, *role_style(palette, piece.role, ground)) for piece in pieces]


def _contents(places: Places, palette: Palette, width: int, height: int) -> Iterator[list[Run]]:
    tree = OutlineTree(places)
    tree.follow(places.at(0))
    count = len(tree.rows)
    for y in range(height):
        if y < count:
            ground = "blurred" if y == 0 else "side"
            yield [
                *_styled(tree.draw(y, width - 1), palette, ground),
                *_styled([scroll_mark(y, height, count, 0)], palette, ground),
            ]
        else:
            yield _styled([Piece(" " * width)], palette, "side")


def _page(issue: Issue, layout: Layout, palette: Palette, geometry: Geometry) -> Iterator[list[Run]]:
    width, height = geometry.width, geometry.height
    rows = [row for _, row in layout.rows(Place(0, 0), height)]
    end = max((piece.stop for piece in rows[-1].pieces), default=rows[-1].offset) if rows else 0
    bar = Bar(len(issue.source.text), height).cells(rows[0].offset if rows else 0, end, Marks(), ())
    headings = Layer(RUN_IN, [section.heading for section in issue.walk()])
    for y in range(height):
        line = _blank(palette, width - 1)
        if y < len(rows):
            marks = list(headings.within(rows[y].offset, end)) if rows[y].kind in RUNNING else []
            line = _row(rows[y], marks, palette, geometry.left, width - 1)
        yield [*line, _named(bar[y].char, bar[y].names[0], palette)]


def _row(row: Row, marks: list[Mark], palette: Palette, left: int, width: int) -> list[Run]:
    runs: list[Run] = []
    at = 0
    for x, item in laid(row, row.page, left, width):
        if x > at:
            runs += _blank(palette, x - at)
        if isinstance(item, Set):
            base = base_name(row)
            runs += [_named(text, names[0] if names else base, palette) for text, names in stretches(item, marks)]
            at = x + cells(item.text)
        else:
            runs.append(_named(item[1], item[0], palette))
            at = x + cells(item[1])
    return runs + _blank(palette, width - at) if at < width else runs


def _blank(palette: Palette, width: int) -> list[Run]:
    return [Run(" " * width, palette.text, palette.page)]


def _named(text: str, name: str, palette: Palette) -> Run:
    """A text in a style of the viewer's, by name."""
    colour = palette.accent if name in _ACCENT else palette.text
    if name in _PALE:
        colour = mixed(palette.page, palette.text, _PALE[name])
    return Run(text, colour, palette.page, name in _BOLD)
