"""Roles turned into Rich styles for the widget that asks, by the palette of its app."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.cells import Piece, cells
from tui.theme import DARK, Palette, ink_of


def palette_of(widget: Widget) -> Palette:
    """The palette of the app that `widget` lives in; the dark one in an app that has none."""
    palette = getattr(widget.app, "palette", DARK)
    return palette if isinstance(palette, Palette) else DARK


@lru_cache(maxsize=512)
def style(palette: Palette, role: str, ground: str) -> Style:
    """The style of `role` on `ground`; see `tui.theme`. Without colours the ground is an attribute."""
    colour, back, bold, underline = ink_of(palette, role, ground)
    if back.startswith("#"):
        return Style(color=colour, bgcolor=back, bold=bold, underline=underline)
    underline = underline or back == "underline"
    return Style(color=colour, bgcolor="default", bold=bold, underline=underline, reverse=back == "reverse")


def strip(palette: Palette, pieces: Iterable[Piece], ground: str, width: int) -> Strip:
    """`pieces` as one line of exactly `width` cells on `ground`. Texts must have passed `tui.safe.shown`."""
    segments, room = [], width
    for text, role, _ in pieces:
        taken = cells(text)
        if taken > room:
            break
        segments.append(Segment(text, style(palette, role, ground)))
        room -= taken
    if room:
        segments.append(Segment(" " * room, style(palette, "", ground)))
    return Strip(segments, width)
