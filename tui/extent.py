"""The size of the terminal in cells, as far as one can be believed: what is drawn grows with it."""

from __future__ import annotations

import os

MOST_COLUMNS, MOST_ROWS = 1000, 500
"""The largest screen that is drawn; of a larger one the rest stays empty."""
_USUAL = (80, 25)


def bounded(columns: int, rows: int) -> tuple[int, int]:
    """A size that can be drawn: what is not known (0) is the usual."""
    columns = columns if columns > 0 else _USUAL[0]
    rows = rows if rows > 0 else _USUAL[1]
    return min(columns, MOST_COLUMNS), min(rows, MOST_ROWS)


def terminal_size() -> tuple[int, int]:
    """Columns and rows: as ``COLUMNS`` and ``LINES`` say where they are whole numbers, else as the terminal does."""
    columns, rows = _asked("COLUMNS"), _asked("LINES")
    if not (columns and rows):
        for descriptor in (2, 1, 0):  # the screen is drawn on standard error
            try:
                size = os.get_terminal_size(descriptor)
            except OSError:
                continue
            columns, rows = columns or size.columns, rows or size.lines
            break
    return bounded(columns, rows)


def _asked(name: str) -> int:
    """A size from the environment; 0 where none is asked for or none that makes sense."""
    value = os.environ.get(name, "")
    return int(value.lstrip("0")[:6] or 0) if value.isascii() and value.isdecimal() else 0
