"""`read_page`: what stands on one page of a PDF, as upright glyphs and ruled lines, through PDFium."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

from parsers.source.pdf.shapes import RuledLine, rules_of

_BLANK = (0xA0, 0x3000, 0xAD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF)
_LINE_HYPHEN = 2  # what PDFium gives for a hyphen at the end of a line


_RADICALS = dict(
    zip(
        map(ord, "⼾⺠⻓⻔⻅⻋⻢⻛⻚⻩⻬⻄⻆⻉⻥⻦⻝⻰⻘⻤⻜⻙⻐⻈⻪⻮⻨"),
        map(ord, "户民长门见车马风页黄齐西角贝鱼鸟食龙青鬼飞韦钅讠齐齿麦"),
        strict=True,
    )
)
"""Radicals that fonts give for whole characters and that Unicode does not map to the simplified character."""
_UPRIGHT = dict(
    zip(
        (*range(0xFE10, 0xFE17), 0xFE19, *range(0xFE30, 0xFE33), *range(0xFE35, 0xFE45)),
        "，、。：；！？…：—–（）｛｝〔〕【】《》〈〉「」『』",
        strict=True,
    )
)
"""The punctuation of columns that run down."""
_DESCENT = 0.12  # of a glyph's height, below the line that it stands on


class Glyph(NamedTuple):
    """One printed character and its box in points, y upwards. The box is as high as the character is set.

    `base` is the height of the line that it stands on; `wide` characters are set on a full em (汉字, full-width signs).
    """

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    wide: bool


class GlyphPage(NamedTuple):
    """Glyphs in the order of the file, ruled lines, and whether a picture stands on the page."""

    glyphs: list[Glyph]
    rules: list[RuledLine]
    pictured: bool


Box = tuple[float, float, float, float]
Turn = Callable[[float, float, float, float], Box]


class TooManyGlyphs(Exception):  # noqa: N818 - a state of the page, not a defect
    """A page has more of them than are read."""


def read_page(page: Any, most: int) -> GlyphPage:
    """Read `page`; one whose text stands sideways is turned so that it is upright. Raises `TooManyGlyphs`."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    if pdfium.FPDFPage_GetRotation(page) % 2:
        width, height = height, width
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise ValueError("no text page")
    try:
        if pdfium.FPDFText_CountChars(text) > most:
            raise TooManyGlyphs
        turn = _TURNS[_quarter_turns(text)](width, height)
        glyphs = _shown(_glyphs(text, turn), _crop_box(page), turn)
    finally:
        pdfium.FPDFText_ClosePage(text)
    rules, pictured = rules_of(page) if glyphs else ([], True)
    return GlyphPage(glyphs, [RuledLine(*turn(*rule)) for rule in rules] if turn else rules, pictured)


def _crop_box(page: Any) -> Box:
    """The part of a page that is shown: its crop box, else its media box, else US Letter, as PDFium has it."""
    edges = [ctypes.c_float() for _ in range(4)]
    for box_of in (pdfium.FPDFPage_GetCropBox, pdfium.FPDFPage_GetMediaBox):
        if box_of(page, *map(ctypes.byref, edges)):
            x0, y0, x1, y1 = (edge.value for edge in edges)
            return x0, y0, x1, y1
    return 0.0, 0.0, 612.0, 792.0


_TURNS: tuple[Callable[[float, float], Turn | None], ...] = (
    lambda _width, _height: None,
    lambda width, _height: lambda x0, y0, x1, y1: (y0, width - x1, y1, width - x0),
    lambda width, height: lambda x0, y0, x1, y1: (width - x1, height - y1, width - x0, height - y0),
    lambda _width, height: lambda x0, y0, x1, y1: (height - y1, x0, height - y0, x1),
)
"""For text turned by so many quarters: what makes of a page's size the turning of a box."""


def _shown(glyphs: list[Glyph], box: Box, turn: Turn | None) -> list[Glyph]:
    """The glyphs in the part of the page that is shown, its crop box; all when that would leave out most."""
    x0, y0, x1, y1 = turn(*box) if turn else box
    inside = [g for g in glyphs if x0 < (g.x0 + g.x1) / 2 < x1 and y0 < (g.y0 + g.y1) / 2 < y1]
    return inside if 2 * len(inside) > len(glyphs) else glyphs


def _glyphs(text: Any, turn: Turn | None) -> list[Glyph]:
    """The glyphs that print something; white space is told from where they stand.

    Fonts differ in what they call a glyph's box: some give the em, some the ink. So the height comes from the origin on
    the base line and the size, and a 汉字 whose box is only its ink (一) is given the width of the others of its size.
    """
    found: list[tuple[Glyph, float, float]] = []  # with its origin's x and its nominal size
    widths: dict[float, list[float]] = {}
    known: dict[str, bool] = {}  # which characters are wide
    for char, (x0, y0, x1, y1), x, y, nominal in _placed(text, turn is None):
        if turn:
            x0, y0, x1, y1 = turn(x0, y0, x1, y1)
            x, y, _, _ = turn(x, y, x, y)
        width, height = x1 - x0, y1 - y0
        if not (width > 0 and height > 0):
            continue
        wide = known.get(char)
        if wide is None:
            wide = known[char] = is_wide(char)
        if wide:
            widths.setdefault(nominal, []).append(width)
        size = width if wide and height > width else max(0.7 * height, 0.1)
        found.append((Glyph(char, x0, y - _DESCENT * size, x1, y + (1 - _DESCENT) * size, y, wide), x, nominal))
    ems = {nominal: sorted(some)[len(some) * 4 // 5] for nominal, some in widths.items()}
    return [_full(glyph, x, ems[nominal]) if glyph.wide else glyph for glyph, x, nominal in found]


def _full(glyph: Glyph, x: float, em: float) -> Glyph:
    """A wide glyph on its whole em when its box is only its ink."""
    if glyph.x1 - glyph.x0 > 0.9 * em and glyph.y1 - glyph.y0 > 0.9 * em:
        return glyph
    base = glyph.base
    return Glyph(glyph.char, x, base - _DESCENT * em, x + em, base + (1 - _DESCENT) * em, base, True)


def is_wide(char: str) -> bool:
    """Whether a character is set on a full em: 汉字, kana, full-width signs."""
    return "\u2e80" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\uff01" <= char <= "\uff60"


def _characters(text: Any) -> Iterator[tuple[str, int]]:
    """The characters of a page that print something, with their indices."""
    high = 0
    unicode_of = pdfium.FPDFText_GetUnicode
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = unicode_of(text, index)
        if code <= 0x20 or code in _BLANK:
            if code != _LINE_HYPHEN:
                continue
            code = 0x2D
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        yield chr(code) if 0x3400 <= code < 0xD800 else _plain(code), index


def _placed(text: Any, upright: bool) -> Iterator[tuple[str, Box, float, float, float]]:
    """The characters of a page that have a place: each with its box, the x and y of its origin, and its nominal size.

    On an `upright` page a character whose box is as high as the one before, and on its level, has its base line and its
    size too: asking PDFium for each would take as long as all the rest.
    """
    rect, origin_x, origin_y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_rect, at_x, at_y = ctypes.byref(rect), ctypes.byref(origin_x), ctypes.byref(origin_y)
    box_of, origin_of, size_of = (
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetCharOrigin,
        pdfium.FPDFText_GetFontSize,
    )
    bottom = top = y = size = math.nan
    waiting = ("", (0.0, 0.0, 0.0, 0.0), 0.0, 0.0, 0.0)
    for char, index in _characters(text):
        if not box_of(text, index, at_rect):
            continue
        box = x, low, _, high = rect.left, rect.bottom, rect.right, rect.top
        if not upright or low != bottom or high != top:
            size = size_of(text, index)
            known = origin_of(text, index, at_x, at_y)
            x, y = (origin_x.value, origin_y.value) if known else (x, low)
            bottom, top = low, high
        if box == waiting[1]:
            waiting = (waiting[0] + char, *waiting[1:])
            continue
        if len(waiting[0]) == 1:
            yield waiting
        else:
            yield from _parted(*waiting)
        waiting = (char, box, x, y, size)
    yield from _parted(*waiting)


def _parted(chars: str, box: Box, x: float, y: float, size: float) -> Iterator[tuple[str, Box, float, float, float]]:
    """The characters that one glyph prints (a ligature, a long dash), each with its part of the glyph's box."""
    if len(chars) < 2:
        yield chars, box, x, y, size
        return
    width = (box[2] - box[0]) / len(chars)
    for k, char in enumerate(chars):
        yield char, (box[0] + k * width, box[1], box[0] + (k + 1) * width, box[3]), x + k * width, y, size


def _plain(code: int) -> str:
    """The character of a glyph; a radical or a ligature that a font gives for it becomes the character itself."""
    if 0xFE10 <= code < 0xFE45:
        return _UPRIGHT.get(code, chr(code))
    if 0x2E80 <= code < 0x2FE0 or 0xFB00 <= code < 0xFB07:
        return unicodedata.normalize("NFKC", chr(_RADICALS.get(code, code)))
    return chr(code) if code < 0x110000 else "\ufffd"


def _quarter_turns(text: Any) -> int:
    """By how many quarters, clockwise, most of the text is turned."""
    count = pdfium.FPDFText_CountChars(text)
    votes = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // 60)):
        if pdfium.FPDFText_GetUnicode(text, index) > 0x20:
            angle = pdfium.FPDFText_GetCharAngle(text, index)
            votes[round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0] += 1
    return max(range(4), key=votes.__getitem__)
