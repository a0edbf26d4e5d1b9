"""A row that a label or a post opens: the names after it, or one name and its holder's posts."""

from __future__ import annotations

from collections.abc import Iterator

from parsers.blocks.cells import split_cells
from parsers.language.characters import strip_spaces
from parsers.language.names import surname_weight
from parsers.people.alone import Row
from parsers.people.hits import Hit
from parsers.people.listing import Listing, bare
from parsers.people.posted import posted
from parsers.people.shapes import INNER_LABEL, cell_name, is_label, tail_name


def labelled(listing: Listing, row: Row, end: int) -> Iterator[Hit]:
    """A row with its label before it: `出席：甲某某、乙某某（女）`; another label may follow on the same row."""
    text = row.text
    inner = [match.span() for match in INNER_LABEL.finditer(text, end) if is_label(match[1])]
    stops = [start for start, _ in inner] + [len(text)]
    for (start, opened), stop in zip([(0, end), *inner], stops, strict=True):
        listing.open(text[start:opened])
        yield from _segment(listing, row.start + opened, text[opened:stop])
    listing.pending = ""


def _segment(listing: Listing, start: int, text: str) -> Iterator[Hit]:
    """The names after a label, or one name and its holder's posts."""
    if one := listing.first_named(start, text):
        yield one
        return
    cells = split_cells(text)
    if found := list(posted(listing, start, text, cells)):
        yield from found
        return
    names = [cell for cell in cells if cell_name(text[slice(*cell)], listing.labelled)]
    if names and len(names) * 2 >= len(cells):
        for cell in names:
            yield listing.hit(start + cell[0], text[slice(*cell)])
    for cell in cells:
        if at := tail_name(text[slice(*cell)]):
            yield listing.named(start + cell[0] + at[0], text[cell[0] + at[0] : cell[0] + at[1]])


def headed(listing: Listing, row: Row, end: int) -> Iterator[Hit]:
    """A row with a post and a colon before names: `市　长：甲某某`."""
    text = row.text
    listing.pending = bare(text[:end])
    if one := listing.first_named(row.start + end, text[end:]):
        yield one
    else:
        cells = split_cells(text)
        if all(_headed_name(text[slice(*cell)]) for cell in cells):
            for cell in cells:
                yield listing.hit(row.start + cell[0], text[slice(*cell)], sure=True)
    listing.pending = ""


def _headed_name(cell: str) -> bool:
    """Whether a cell after a post and a colon is a name: by its surname, or by its two characters set apart."""
    name = cell_name(cell, labelled=True)
    return bool(name) and (surname_weight(name[0]) > 0 or name != strip_spaces(name))
