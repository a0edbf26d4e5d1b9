"""A font for what a PDF prints without bringing one: the same on every machine, whatever fonts are installed there.

Many gazettes name a font (STSong-Light, SimSun) and leave it to the reader's machine. PDFium then looks for one that is
installed; where there is none, as on most servers, a text of a single character has no extent and is left out of the
text layer. So PDFium is given one font of ours, in which the ink of every character is the same narrow bar: what is
printed and how wide it is set is known from the PDF, only the extent of its ink is not.

The tables are those of the OpenType specification (https://learn.microsoft.com/typography/opentype/spec/).
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

EM = 1000
_BAR = 100
"""Width of the ink: PDFium widens the box of a character to its ink, so it must be less than any character's width."""
_ASCENT, _DESCENT = 880, -120
_EAST_ASIAN = (128, 129, 130, 134, 136)
"""Character sets of Windows (`FXFONT_*_CHARSET` of fpdf_sysfontinfo.h): Japanese, Korean, simplified, traditional."""
_HANDLE = 1
"""What PDFium is told our font is; anything but 0, which says that there is none."""


def use_own_font() -> None:
    """Have PDFium take our font where a PDF brings none for Chinese, Japanese or Korean. Calling it again is no matter.

    Fonts of the machine are not looked for: Latin text has the fonts that are built into PDFium.
    """
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(_info()))


@cache
def _info() -> Any:
    """PDFium's table of calls; it must live as long as the library."""
    fields = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    font = bar_font()

    def map_font(_info: Any, _weight: int, _italic: int, charset: int, _pitch: int, _face: Any, _exact: Any) -> int:
        return _HANDLE if charset in _EAST_ASIAN else 0

    def font_data(_info: Any, _handle: Any, table: int, buffer: Any, size: int) -> int:
        if table:  # it asks for the whole (0) or, to see whether there are several fonts in it, for one table
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    calls = {
        "Release": lambda _info: None,
        "EnumFonts": lambda _info, _mapper: None,
        "MapFont": map_font,
        "GetFont": lambda _info, _face: 0,
        "GetFontData": font_data,
        "GetFaceName": lambda _info, _handle, _buffer, _size: 0,
        "GetFontCharset": lambda _info, _handle: _EAST_ASIAN[0],
        "DeleteFont": lambda _info, _handle: None,
    }
    return pdfium.FPDF_SYSFONTINFO(version=1, **{name: fields[name](call) for name, call in calls.items()})


def bar_font() -> bytes:
    """A TrueType font whose every character is a bar as high as the em."""
    bar = _bar()
    tables = {
        b"cmap": _character_map(),
        b"glyf": bar * 2,
        b"head": struct.pack(
            ">IIIIHHqqhhhhHHhhh",
            0x10000,
            0x10000,
            0,
            0x5F0F3CF5,
            0,
            EM,
            0,
            0,
            0,
            _DESCENT,
            _BAR,
            _ASCENT,
            0,
            8,
            2,
            1,
            0,
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, _ASCENT, _DESCENT, 0, EM, 0, 0, _BAR, 1, *[0] * 7, 2),
        b"hmtx": struct.pack(">HhHh", EM, 0, EM, 0),
        b"loca": struct.pack(">III", 0, len(bar), 2 * len(bar)),
        b"maxp": struct.pack(">I14H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
        b"post": struct.pack(">IIhhIIIII", 0x30000, 0, -100, 50, 1, 0, 0, 0, 0),
    }
    head = struct.pack(">IHHHH", 0x10000, len(tables), 128, 3, 16 * len(tables) - 128)
    at = len(head) + 16 * len(tables)
    entries, body = b"", b""
    for tag, data in tables.items():
        padded = data + b"\0" * (-len(data) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        entries += struct.pack(">4sIII", tag, total, at + len(body), len(data))
        body += padded
    return head + entries + body


def _character_map() -> bytes:
    """Every character of Unicode is glyph 1 (a subtable of format 13)."""
    groups = struct.pack(">III", 0x20, 0x10FFFF, 1)
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + struct.pack(">HHIII", 13, 0, 16 + len(groups), 0, 1) + groups


def _bar() -> bytes:
    """A glyph of four points on the line."""
    box = struct.pack(">hhhhh", 1, 0, _DESCENT, _BAR, _ASCENT)
    outline = struct.pack(">HH", 3, 0) + b"\x01" * 4
    across = struct.pack(">hhhh", 0, _BAR, 0, -_BAR)
    up = struct.pack(">hhhh", _DESCENT, 0, EM, 0)
    glyph = box + outline + across + up
    return glyph + b"\0" * (-len(glyph) % 4)
