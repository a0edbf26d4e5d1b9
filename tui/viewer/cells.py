"""How many terminal cells a character takes: rich's own table without importing rich.

The first page is painted before the toolkit is loaded, so the measure is read here from a table of ranges; a test holds
it to `rich.cells`. Texts are expected to have passed `tui.safe.shown`: no control character has a width.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from pathlib import Path

NOT_WIDE = re.compile(
    "[^\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3000-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf"
    "\u4e00-\ua48c\uf900-\ufaff\ufe30-\ufe52\uff01-\uff60\uffe0-\uffe6]"
)
"""Any character that may not take exactly two cells; what it does not match is jumped over two cells at a time."""


class _Widths(dict[str, int]):
    """Cells of a character, measured once each."""

    def __missing__(self, char: str) -> int:
        width = self[char] = _measure(ord(char))
        return width


WIDTHS = _Widths()


def cells(text: str) -> int:
    """The number of cells that `text` takes."""
    return len(text) if text.isascii() else sum(map(WIDTHS.__getitem__, text))


def _measure(code: int) -> int:
    if 0x20 <= code < 0x7F:
        return 1
    if 0x4E00 <= code <= 0xA48C:
        return 2
    starts, ends, widths = _table()
    k = bisect_right(starts, code) - 1
    return widths[k] if k >= 0 and code <= ends[k] else 1


@cache
def _table() -> tuple[list[int], list[int], list[int]]:
    rows: list[tuple[int, int, int]] = []
    for line in Path(__file__).with_name("cell_widths.txt").read_text("ascii").splitlines():
        if line.startswith("#"):
            continue
        width, _, span = line.partition(" ")
        first, _, last = span.partition("-")
        rows.append((int(first, 16), int(last, 16), int(width)))
    rows.sort()
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]
