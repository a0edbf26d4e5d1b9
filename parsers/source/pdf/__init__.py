"""`read_pdf`: the text layer of a PDF in the order of reading, a form feed between pages, the pages known by number.

Needs `pypdfium2` (the extra ``pdf``). Ruled tables come as ``| a | b |`` lines; page numbers and running heads stay as
lines, for the rest of the path tells them from text by their repetition.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parsers.model import Note, PageStart, Source
from parsers.source.unreadable import Unreadable, Why

if TYPE_CHECKING:
    import pypdfium2  # type: ignore[import-untyped]

    from parsers.source.pdf.columns import Gutter

MOST_PAGES = 5_000
PACKAGE = "pypdfium2"
HEAD_PAGES = 6  # that make the head of a document; a long one is three times as long
_DOUBTFUL = 0.25  # share of common characters in the text layer; printed text has 0.5 and more


def read_pdf(data: bytes, name: str, password: str | None = None) -> Source:
    """The text of a PDF. Raises `Unreadable`: not installed, locked, damaged, too big, or scans without text."""
    with _opened(data, password) as document:
        return _read(document, name, len(document))


def read_pdf_head(data: bytes, name: str) -> Source | None:
    """The text of the first pages of a long PDF; None for a short one and for one that cannot be read so."""
    try:
        with _opened(data, None) as document:
            return _read(document, name, HEAD_PAGES) if len(document) >= 3 * HEAD_PAGES else None
    except Unreadable:
        return None


@contextmanager
def _opened(data: bytes, password: str | None) -> Iterator[pypdfium2.PdfDocument]:
    try:
        import pypdfium2
    except ImportError as error:
        raise Unreadable(Why.MISSING_EXTRA, PACKAGE) from error
    from parsers.source.pdf.fonts import use_own_font

    use_own_font()
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(Why.WRONG_PASSWORD if password else Why.ENCRYPTED, "pdf") from error
        raise Unreadable(Why.BROKEN, "pdf") from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise Unreadable(Why.BROKEN, "pdf") from error
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument, name: str, count: int) -> Source:
    from parsers.source.encodings import score
    from parsers.source.pdf.labels import page_labels

    if len(document) > MOST_PAGES:
        raise Unreadable(Why.TOO_BIG, f"{MOST_PAGES} pages")
    pages: list[tuple[str, bool]] = []
    gutter: Gutter | None = None
    for index in range(count):
        text, pictured, gutter = _page_text(document, index, gutter)
        pages.append((text, pictured))
    texts = [text for text, _ in pages]
    letters = "".join("".join(texts).split())
    if sum(char.isalnum() for char in letters) <= len(pages):
        raise Unreadable(Why.NO_TEXT_LAYER, str(len(pages)))
    given = [document.get_page_label(index) for index in range(count)]
    starts: list[PageStart] = []
    at = 0
    for text, label in zip(texts, page_labels(texts, given), strict=True):
        starts.append(PageStart(at, label))
        at += len(text) + 1
    notes = [Note("pages", str(len(document)))]
    blank = [str(k) for k, (text, pictured) in enumerate(pages, 1) if pictured and not text.strip()]
    if blank:
        notes.append(Note("pages-without-text", ", ".join(blank)))
    if score(letters[: 1 << 14]) < _DOUBTFUL and sum(char > "\u2e80" for char in letters) * 2 > len(letters):
        notes.append(Note("text-layer-doubtful"))
    return Source(name, "\f".join(texts), "pdf", tuple(notes), tuple(starts))


def _page_text(document: pypdfium2.PdfDocument, index: int, gutter: Gutter | None) -> tuple[str, bool, Gutter | None]:
    """The lines of a page, whether it holds a picture, and what parts the columns of this page or one before it.

    A page that cannot be read is empty.
    """
    import pypdfium2

    from parsers.source.pdf.columns import page_lines
    from parsers.source.pdf.glyphs import read_page
    from parsers.source.pdf.rows import pieces_of
    from parsers.source.pdf.ruled import tables_of
    from parsers.source.pdf.vertical import laid_across

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return "", True, gutter
    try:
        glyphs, rules, pictured = read_page(page)
    finally:
        page.close()
    across = laid_across(glyphs)
    tables, rest, unused = tables_of(across, rules if across is glyphs else [])
    lines, found = page_lines(pieces_of(rest) + tables, unused, gutter)
    return "".join(line + "\n" for line in lines), pictured, found or gutter
