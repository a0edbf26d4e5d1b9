"""`read_pdf`: the text layer of a PDF in the order of reading, a form feed between pages, the pages known by number.

Needs `pypdfium2` (the extra ``pdf``). Ruled tables come as ``| a | b |`` lines; page numbers and running heads stay as
lines, for the rest of the path tells them from text by their repetition. The pages are read in a process of its own
(`apart`), within `limits`; what it does there is `extract`.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import closing
from importlib.util import find_spec

from parsers.model import Note, PageStart, Source
from parsers.source.pdf.frames import Event, Label, Opened, PageRead, PageState, Request
from parsers.source.pdf.limits import HEAD_PAGE_SECONDS, MOST_PASSWORD, MOST_TEXT, PAGE_SECONDS
from parsers.source.unreadable import Unreadable, Why
from parsers.stopping import stoppable

MOST_PAGES = 5_000
PACKAGE = "pypdfium2"
HEAD_PAGES = 6  # that make the head of a document; a long one is three times as long
_DOUBTFUL = 0.25  # share of common characters in the text layer; printed text has 0.5 and more
APART = True  # read in a second process; tests of the text alone do without
_IN_PROCESS = threading.Lock()  # PDFium knows one thread


def read_pdf(data: bytes, name: str, password: str | None = None) -> Source:
    """The text of a PDF. Raises `Unreadable`: not installed, locked, damaged, too big or costly, scans without text."""
    source, _ = _read(data, name, password, MOST_PAGES, PAGE_SECONDS)
    return source


def read_pdf_head(data: bytes, name: str) -> Source | None:
    """The text of the first pages of a long PDF; None for a short one and for one that cannot be read so."""
    try:
        source, whole = _read(data, name, None, HEAD_PAGES, HEAD_PAGE_SECONDS, least=3 * HEAD_PAGES)
    except Unreadable:
        return None
    return source if whole else None


class _Short(Unreadable):
    """A file has fewer pages than its head is asked for."""


def _read(
    data: bytes, name: str, password: str | None, most: int, seconds: float, *, least: int = 0
) -> tuple[Source, bool]:
    """The text of the first `most` pages, and whether all of them could be read.

    Raises `Unreadable`, also for a file of fewer than `least` pages.
    """
    if find_spec(PACKAGE) is None:
        raise Unreadable(Why.MISSING_EXTRA, PACKAGE)
    secret = (password or "").encode("utf-8", "surrogateescape")[:MOST_PASSWORD]
    notes: list[Note] = []
    pages: list[PageRead] = []
    labels: list[str] = []
    length = 0
    with closing(_events(data, secret, most, seconds, notes)) as events:
        for event in stoppable(events):
            if isinstance(event, Opened):
                if event.pages > MOST_PAGES:
                    raise Unreadable(Why.TOO_BIG, f"{MOST_PAGES} pages")
                if event.pages < least:
                    raise _Short(Why.TOO_BIG)
                notes.insert(0, Note("pages", str(event.pages)))
                continue
            if isinstance(event, Label):
                labels.append(event.text)
                continue
            length += len(event.text)
            pages.append(event if length <= MOST_TEXT else PageRead("", PageState.COSTLY))
    given = labels if len(labels) == len(pages) else [""] * len(pages)
    return _source(name, pages, given, notes), not any(page.unread for page in pages)


def _events(data: bytes, password: bytes, most: int, seconds: float, notes: list[Note]) -> Generator[Event, None, None]:
    """What the file holds, read apart where there can be a second process, else here, with a note."""
    from parsers.source.pdf.apart import NotStarted
    from parsers.source.pdf.restarts import read_apart

    if APART:
        try:
            yield from read_apart(data, password, most, seconds)
            return
        except NotStarted:
            notes.append(Note("pdf-unbounded"))
    try:
        from parsers.source.pdf.extract import extract
    except (ImportError, OSError) as error:
        raise Unreadable(Why.MISSING_EXTRA, PACKAGE) from error
    with _IN_PROCESS:
        yield from extract(Request(data, password, 0, most))


def _source(name: str, pages: list[PageRead], given: list[str], notes: list[Note]) -> Source:
    """The pages put together. Raises `Unreadable` when they have no text."""
    from parsers.source.commonness import score
    from parsers.source.pdf.labels import page_labels

    texts = [page.text for page in pages]
    letters = "".join("".join(texts).split())
    if sum(char.isalnum() for char in letters) <= sum(not page.unread for page in pages):
        raise _without_text(pages)
    starts: list[PageStart] = []
    at = 0
    for text, label in zip(texts, page_labels(texts, given), strict=True):
        starts.append(PageStart(at, label))
        at += len(text) + 1
    unread = [k for k, page in enumerate(pages, 1) if page.unread]
    blank = [k for k, page in enumerate(pages, 1) if page.state is PageState.PICTURED and not page.text.strip()]
    for code, which in (("pages-unread", unread), ("pages-without-text", blank)):
        if which:
            notes.append(Note(code, _ranges(which)))
    if score(letters[: 1 << 14]) < _DOUBTFUL and sum(char > "\u2e80" for char in letters) * 2 > len(letters):
        notes.append(Note("text-layer-doubtful"))
    return Source(name, "\f".join(texts), "pdf", tuple(notes), tuple(starts))


def _without_text(pages: list[PageRead]) -> Unreadable:
    """Why there is no text: pages over a limit, damaged ones, or scans."""
    if any(page.state is PageState.COSTLY for page in pages):
        return Unreadable(Why.TOO_COSTLY, "pdf")
    if not pages or any(page.state is PageState.BROKEN for page in pages):
        return Unreadable(Why.BROKEN, "pdf")
    return Unreadable(Why.NO_TEXT_LAYER, str(len(pages)))


def _ranges(numbers: list[int]) -> str:
    """Rising numbers as they are said: ``2, 5–9``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in runs)
