"""`rules_of`: the ruled lines of a page of a PDF, and whether it holds a picture, through PDFium."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

MOST_PATHS = 5_000
_THIN = 2.5  # points; a filled shape not thicker than this is a ruled line
_SHORT = 6.0  # points; shorter lines are dashes and ticks


class RuledLine(NamedTuple):
    """A ruled line: horizontal when ``y0 == y1``, else vertical."""

    x0: float
    y0: float
    x1: float
    y1: float


def rules_of(page: Any) -> tuple[list[RuledLine], bool]:
    """The straight lines along an axis, as they lie before a page is turned, and whether it holds a picture."""
    rules: list[RuledLine] = []
    pictured = False
    paths = 0
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        shape = pdfium.FPDFPage_GetObject(page, index)
        kind = pdfium.FPDFPageObj_GetType(shape)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictured = True
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths > MOST_PATHS:
                return [], True  # a drawing
            rules += _lines_of(shape)
    return rules, pictured


def _lines_of(shape: Any) -> list[RuledLine]:
    """The straight lines of a path: a thin shape is one line, of others each side that runs along an axis."""
    edges = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(shape, *map(ctypes.byref, edges)):
        return []
    left, bottom, right, top = (edge.value for edge in edges)
    if min(right - left, top - bottom) <= _THIN:
        return _line(left, bottom, right, top)
    count = pdfium.FPDFPath_CountSegments(shape)
    if count > 400 or not _is_stroked(shape):
        return []
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(shape, ctypes.byref(m)):
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[RuledLine] = []
    first: tuple[float, float] = (0.0, 0.0)
    last = first
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(shape, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = (m.a * x.value + m.c * y.value + m.e, m.b * x.value + m.d * y.value + m.f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            found += _line(*last, *here)
        if pdfium.FPDFPathSegment_GetClose(segment):
            found += _line(*here, *first)
        last = here
    return found


def _is_stroked(shape: Any) -> bool:
    """Whether a path is drawn along its sides and not only filled, as the ground of every other row of a table is."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    known = pdfium.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
    return not known or bool(stroke.value)


def _line(xa: float, ya: float, xb: float, yb: float) -> list[RuledLine]:
    x0, x1, y0, y1 = min(xa, xb), max(xa, xb), min(ya, yb), max(ya, yb)
    if y1 - y0 <= _THIN and x1 - x0 >= _SHORT:
        return [RuledLine(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)]
    if x1 - x0 <= _THIN and y1 - y0 >= _SHORT:
        return [RuledLine((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)]
    return []
