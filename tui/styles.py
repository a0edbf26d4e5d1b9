"""Roles turned into Rich styles for the widget that asks, by the palette of its app."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.cells import Piece, cells
from tui.theme import DARK, Palette, role_style


def palette_of(widget: Widget) -> Palette:
    """The palette of the app that `widget` lives in; the dark one in an app that has none."""
    palette = getattr(widget.app, "palette", DARK)
    return palette if isinstance(palette, Palette) else DARK


@lru_cache(maxsize=512)
def style(palette: Palette, role: str, ground: str) -> Style:
    """The style of `role` on `ground`; see `tui.theme`. Without colours the ground is an attribute."""
    colour, back, bold, underline = role_style(palette, role, ground)
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


def line(widget: Widget, pieces: Sequence[Piece], ground: str, width: int) -> Strip:
    """`pieces` as a finished line of `widget`, the line filters of its app applied; kept for the next frame."""
    return _finished(palette_of(widget), tuple(pieces), ground, width, tuple(widget.get_line_filters()))


@lru_cache(maxsize=2048)
def _finished(
    palette: Palette, pieces: tuple[Piece, ...], ground: str, width: int, filters: tuple[LineFilter, ...]
) -> Strip:
    finished = strip(palette, pieces, ground, width)
    page = Color.parse(palette.page) if palette.page.startswith("#") else Color(0, 0, 0)
    for line_filter in filters:
        finished = finished.apply_filter(line_filter, page)
    return finished


class Lined(Widget):
    """A widget that draws whole finished lines itself (`line_at`), straight to the compositor.

    Textual's own way pads, crops and filters every line of a widget anew for each frame, which costs more than all the
    rest. Right only without border, padding and opacity.
    """

    ALLOW_SELECT = False

    def line_at(self, y: int) -> Strip:
        """Line `y` of the widget, as wide as it is; made by `line`."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = [self.line_at(y) for y in range(crop.y, crop.bottom)]
        if crop.x == 0 and crop.width == self.size.width:
            return lines
        return [strip.crop(crop.x, crop.right) for strip in lines]

    def watch_hover_style(self, previous_hover_style: Style, hover_style: Style) -> None:
        """Nothing changes under the mouse: the base class would paint all of the widget at each move."""
