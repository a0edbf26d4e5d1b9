"""What a reader sets up once: colours, length of lines, width of the contents pane."""

from __future__ import annotations

from dataclasses import dataclass

from tui.theme import DARK_THEME

MEASURES = (40, 120, 4)
"""Shortest and longest line in cells, and the step of the keys."""

CONTENTS_BESIDE = 70
"""From so many columns on the contents stand beside the page; in fewer they cover it."""


@dataclass
class Settings:
    """Plain values; whoever keeps them reads and writes the fields."""

    theme: str = DARK_THEME
    measure: int = 88
    divider: int | None = None
    """Width of the contents pane in cells; None: by the width of the terminal."""


def contents_width(total: int, wished: int | None) -> int:
    """Cells for the contents pane beside the page in a terminal of `total` columns, never more than a third."""
    third = total // 3
    width = wished if wished is not None else (min(38, third) if total >= 100 else min(26, third))
    return max(12, min(width, third))
