"""`read_page`: what stands on one page of a PDF, as upright glyphs and ruled lines, through PDFium."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

MOST_GLYPHS = 100_000
"""On one page; a page of a newspaper has a tenth of it."""
MOST_PATHS = 5_000
_THIN = 2.5  # points; a filled shape not thicker than this is a ruled line
_SHORT = 6.0  # points; shorter lines are dashes and ticks

_RADICALS = dict(
    zip(
        map(ord, "⼾⺠⻓⻔⻅⻋⻢⻛⻚⻩⻬⻄⻆⻉⻥⻦⻝⻰⻘⻤⻜⻙⻐⻈⻪⻮⻨"),
        map(ord, "户民长门见车马风页黄齐西角贝鱼鸟食龙青鬼飞韦钅讠齐齿麦"),
        strict=True,
    )
)
"""Radicals that fonts give for whole characters and that Unicode does not map to the simplified character."""


class Glyph(NamedTuple):
    """One printed character and its box in points, y upwards."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float


class Rule(NamedTuple):
    """A ruled line: horizontal when ``y0 == y1``, else vertical."""

    x0: float
    y0: float
    x1: float
    y1: float


class Page(NamedTuple):
    """Glyphs in the order of the file, ruled lines, and whether a picture stands on the page."""

    glyphs: list[Glyph]
    rules: list[Rule]
    pictured: bool


def read_page(page: pypdfium2.PdfPage) -> Page:
    """Read `page`; one whose text stands sideways is turned so that it is upright."""
    text = page.get_textpage()
    try:
        quarter = _quarter_turns(text)
        glyphs = _glyphs(text)
    finally:
        text.close()
    rules, pictured = _rules(page) if glyphs else ([], True)
    if quarter:
        width, height = page.get_size() if page.get_rotation() in (0, 180) else page.get_size()[::-1]
        glyphs = [Glyph(g.char, *_turned(g.x0, g.y0, g.x1, g.y1, quarter, width, height)) for g in glyphs]
        rules = [Rule(*_turned(*rule, quarter, width, height)) for rule in rules]
    return Page(glyphs, rules, pictured)


def _glyphs(text: pypdfium2.PdfTextPage) -> list[Glyph]:
    """The glyphs that print something; white space is told from where they stand."""
    found: list[Glyph] = []
    box = pdfium.FS_RECTF()
    where = ctypes.byref(box)
    raw = text.raw
    high = 0
    for index in range(min(text.count_chars(), MOST_GLYPHS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code <= 0x20 or code in (0xA0, 0x3000, 0xAD, 0x200B, 0xFEFF, 0xFFFE, 0xFFFF):
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if pdfium.FPDFText_GetLooseCharBox(raw, index, where) and box.right > box.left and box.top > box.bottom:
            found.append(Glyph(_plain(code), box.left, box.bottom, box.right, box.top))
    return found


def _plain(code: int) -> str:
    """The character of a glyph; a radical or a ligature that a font gives for it becomes the character itself."""
    if 0x2E80 <= code < 0x2FE0 or 0xFB00 <= code < 0xFB07:
        return unicodedata.normalize("NFKC", chr(_RADICALS.get(code, code)))
    return chr(code) if code < 0x110000 else "\ufffd"


def _quarter_turns(text: pypdfium2.PdfTextPage) -> int:
    """By how many quarters, clockwise, most of the text is turned."""
    count = text.count_chars()
    votes = [0, 0, 0, 0]
    for index in range(0, count, max(1, count // 60)):
        if pdfium.FPDFText_GetUnicode(text.raw, index) > 0x20:
            angle = pdfium.FPDFText_GetCharAngle(text.raw, index)
            votes[round(angle / (math.pi / 2)) % 4 if angle >= 0 else 0] += 1
    return max(range(4), key=votes.__getitem__)


def _turned(
    x0: float, y0: float, x1: float, y1: float, quarter: int, width: float, height: float
) -> tuple[float, float, float, float]:
    if quarter == 1:
        return y0, width - x1, y1, width - x0
    if quarter == 2:
        return width - x1, height - y1, width - x0, height - y0
    return height - y1, x0, height - y0, x1


def _rules(page: pypdfium2.PdfPage) -> tuple[list[Rule], bool]:
    rules: list[Rule] = []
    pictured = False
    paths = 0
    for shape in page.get_objects(max_depth=1):
        if shape.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured = True
        elif shape.type == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths > MOST_PATHS:
                return [], True  # a drawing
            rules += _lines_of(shape)
    return rules, pictured


def _lines_of(shape: pypdfium2.PdfObject) -> list[Rule]:
    """The straight lines of a path: a thin shape is one line, of others each side that runs along an axis."""
    left, bottom, right, top = shape.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        return _line(left, bottom, right, top)
    count = pdfium.FPDFPath_CountSegments(shape.raw)
    if count > 400:
        return []
    matrix = shape.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[Rule] = []
    first: tuple[float, float] = (0.0, 0.0)
    last = first
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape.raw, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here: tuple[float, float] = matrix.on_point(x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            found += _line(*last, *here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            found += _line(*here, *first)
        last = here
    return found


def _line(xa: float, ya: float, xb: float, yb: float) -> list[Rule]:
    x0, x1, y0, y1 = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
    if y1 - y0 <= _THIN and x1 - x0 >= _SHORT:
        return [Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)]
    if x1 - x0 <= _THIN and y1 - y0 >= _SHORT:
        return [Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)]
    return []
