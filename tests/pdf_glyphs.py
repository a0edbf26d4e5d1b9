"""Glyphs as `read_page` gives them, set by hand."""

from __future__ import annotations

from parsers.source.pdf.glyphs import Glyph, is_wide


def glyphs_of(x: float, y: float, text: str, size: float = 10) -> list[Glyph]:
    """What `read_page` gives for `text` set from (x, y): a wide character takes an em, another half of one."""
    found = []
    for char in text:
        width = size if is_wide(char) or char == "\u3000" else size / 2
        if not char.isspace():
            found.append(Glyph(char, x, y - 0.12 * size, x + width, y + 0.88 * size, y, is_wide(char)))
        x += width
    return found
