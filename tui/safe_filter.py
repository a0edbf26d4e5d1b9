"""The fail-safe behind `tui.safe`: whatever a widget draws, no control character gets out to the terminal."""

from __future__ import annotations

from rich.cells import get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from tui.safe import shown


class SafeFilter(LineFilter):
    """A line filter that makes every segment safe without changing its width.

    Hand it out first in `App.get_line_filters`. It also takes links off styles (OSC 8 would carry their bytes raw) and
    gives a segment without a style an empty one, which Textual's own monochrome filter needs.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [Segment(_same_width(text), _plain(style)) for text, style, control in segments if not control]


def _same_width(text: str) -> str:
    """`text` safe to print; a character without a cell is left out, so that the line keeps its width."""
    safe = shown(text)
    if safe is text:
        return text
    return "".join(new for old, new in zip(text, safe, strict=True) if new == old or get_character_cell_size(old))


def _plain(style: Style | None) -> Style:
    if style is None:
        return Style()
    return style.update_link(None) if style.link else style
