"""`extract`: the pages of a PDF one after the other, in the process that calls it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from parsers.source.pdf.columns import Gutter, page_lines
from parsers.source.pdf.document import Document
from parsers.source.pdf.frames import Event, Label, Opened, PageRead, PageState, Request
from parsers.source.pdf.glyphs import TooManyGlyphs, read_page
from parsers.source.pdf.limits import MOST_GLYPHS, glyph_budget
from parsers.source.pdf.rows import pieces_of
from parsers.source.pdf.ruled import tables_of
from parsers.source.pdf.vertical import laid_across


def extract(request: Request, before_page: Callable[[], object] = lambda: None) -> Iterator[Event]:
    """How many pages there are, then one after the other, then their labels. Raises `Unreadable` before the first page.

    The labels come last, all of them: a tree of labels that leads back to itself costs no page. A page that cannot be
    read is empty and says why. `before_page` is called before each.
    """
    document = Document(request.data, request.password)
    try:
        count = len(document)
        yield Opened(count)
        left = request.glyphs if request.glyphs >= 0 else glyph_budget(count)
        gutter: Gutter | None = None
        for index in range(request.first, min(count, request.most)):
            before_page()
            page, gutter = _page(document, index, gutter, min(left, MOST_GLYPHS))
            left -= page.glyphs
            yield page
        before_page()
        for index in range(min(count, request.most)):
            yield Label(document.label(index))
    finally:
        document.close()


def _page(document: Document, index: int, gutter: Gutter | None, most: int) -> tuple[PageRead, Gutter | None]:
    """A page, and what parts the columns of it or of one before it."""
    glyphs = 0
    try:
        handle = document.page(index)
        if handle is None:
            return PageRead("", PageState.BROKEN), gutter
        try:
            text, pictured, glyphs, found = _text(handle, gutter, most)
        finally:
            document.close_page(handle)
    except (MemoryError, TooManyGlyphs):
        return PageRead("", PageState.COSTLY), gutter
    except Exception:  # a damaged file can hold numbers that no page has; which ones, nobody can list
        return PageRead("", PageState.BROKEN), gutter
    return PageRead(text, PageState.PICTURED if pictured else PageState.READ, glyphs), found or gutter


def _text(handle: Any, gutter: Gutter | None, most: int) -> tuple[str, bool, int, Gutter | None]:
    """The lines of a page, whether it holds a picture, how many glyphs it has, and what parts its columns."""
    glyphs, rules, pictured = read_page(handle, most)
    across = laid_across(glyphs)
    tables, rest, unused = tables_of(across, rules if across is glyphs else [])
    lines, found = page_lines(pieces_of(rest) + tables, unused, gutter)
    return "".join(line + "\n" for line in lines), pictured, len(glyphs), found
