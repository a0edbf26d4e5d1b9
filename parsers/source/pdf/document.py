"""`Document`: an open PDF, through PDFium's own functions.

The helpers of pypdfium2 are left aside: to import them takes as long again as the functions themselves.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2_raw as pdfium  # type: ignore[import-untyped]

from parsers.source.pdf.fonts import use_own_font
from parsers.source.unreadable import Unreadable, Why

MOST_LABEL = 60
"""Characters of a page's label; what is longer is none."""


class Document:
    """Of one process at a time and one thread: PDFium knows no others."""

    def __init__(self, data: bytes | bytearray, password: bytes) -> None:
        """Raises `Unreadable`: locked, damaged."""
        pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))  # does nothing the second time
        use_own_font()
        self.data = data  # PDFium reads from it as long as the document is open
        where = (ctypes.c_char * len(data)).from_buffer(data) if isinstance(data, bytearray) else data
        self.raw = pdfium.FPDF_LoadMemDocument64(where, len(data), password or None)
        if not self.raw:
            raise _refusal(pdfium.FPDF_GetLastError(), given=bool(password))

    def __len__(self) -> int:
        return max(0, int(pdfium.FPDF_GetPageCount(self.raw)))

    def page(self, index: int) -> Any:
        """A page's handle, to be closed with `close_page`; None for one that is damaged."""
        return pdfium.FPDF_LoadPage(self.raw, index) or None

    def close_page(self, page: Any) -> None:
        pdfium.FPDF_ClosePage(page)

    def label(self, index: int) -> str:
        """The label that the file gives a page; empty without one."""
        room = 2 * (MOST_LABEL + 1)
        buffer = ctypes.create_string_buffer(room)
        size = pdfium.FPDF_GetPageLabel(self.raw, index, buffer, room)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace") if 2 < size <= room else ""

    def close(self) -> None:
        pdfium.FPDF_CloseDocument(self.raw)


def _refusal(code: int, *, given: bool) -> Unreadable:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return Unreadable(Why.WRONG_PASSWORD if given else Why.ENCRYPTED, "pdf")
    if code == pdfium.FPDF_ERR_SECURITY:
        return Unreadable(Why.LOCKED, "pdf")
    return Unreadable(Why.BROKEN, "pdf")
