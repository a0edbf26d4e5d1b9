"""Marks that a text in the making carries: where a name is said, and where the sentence of an appointment begins.

Layouts write plain strings. A name stands in them between two private-use characters that say whose it is, so that any
sentence can be built with f-strings and lists, and no offset is counted before the text is whole. `cells` turns such a
string into characters that know their mention; what damages the layout works on those, and golds are read off last.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

OPEN = "\ue000"
CLOSE = "\ue001"
POINT = "\ue002"
# A person or a point is numbered by a character of this plane, which no text holds.
FIRST = 0xF0000


@dataclass(frozen=True, slots=True)
class Cell:
    """One character; the number of the mention that it belongs to (or -1), the person, and the points before it."""

    char: str
    mention: int = -1
    person: int = -1
    points: tuple[int, ...] = field(default=())


def said(person: int, surface: str) -> str:
    """The marked name."""
    return f"{OPEN}{chr(FIRST + person)}{surface}{CLOSE}"


def point(number: int) -> str:
    """The mark, of no width, where the sentence begins that an event is told by."""
    return f"{POINT}{chr(FIRST + number)}"


def cells(marked: str) -> list[Cell]:
    """The characters of a marked string."""
    out: list[Cell] = []
    mention, person, count = -1, -1, -1
    points: tuple[int, ...] = ()
    at = 0
    while at < len(marked):
        char = marked[at]
        if char == OPEN:
            count += 1
            mention, person = count, ord(marked[at + 1]) - FIRST
            at += 2
        elif char == CLOSE:
            mention, person = -1, -1
            at += 1
        elif char == POINT:
            points = (*points, ord(marked[at + 1]) - FIRST)
            at += 2
        else:
            out.append(Cell(char, mention, person, points))
            points = ()
            at += 1
    return out


def plain(marked: str) -> str:
    """The text without its marks."""
    return "".join(cell.char for cell in cells(marked))


def bare(text: str) -> list[Cell]:
    """Characters of no name: what a page break or an indent puts between others."""
    return [Cell(char) for char in text]


def split(row: list[Cell], char: str = "\n") -> list[list[Cell]]:
    """The row cut at each `char`, which is left out; its points go to what follows it."""
    parts: list[list[Cell]] = [[]]
    held: tuple[int, ...] = ()
    for cell in row:
        if cell.char == char and cell.mention < 0:
            parts.append([])
            held += cell.points
        else:
            parts[-1].append(replace(cell, points=held + cell.points) if held else cell)
            held = ()
    return parts


def joined(rows: list[list[Cell]], char: str = "\n") -> list[Cell]:
    """Rows put together with `char` between them."""
    out: list[Cell] = []
    for number, row in enumerate(rows):
        if number:
            out.extend(bare(char))
        out.extend(row)
    return out
