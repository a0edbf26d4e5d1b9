"""What the process that reads a PDF and the one that asked for it say to each other. Pure.

A frame is one byte for its kind, four for its length and so many bytes: plain data with a bound, nothing that could be
run. The child is not believed: what does not fit is a `FrameError`.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import NamedTuple

from parsers.source.pdf.limits import MEMORY
from parsers.source.unreadable import Unreadable, Why

MOST_BYTES = 16 << 20
"""Of one frame: a page of `MOST_GLYPHS` glyphs that stand far apart takes a few of them."""
_PAGE_HEAD = 5  # bytes before the text of a page
Read = Callable[[int], bytes]
"""Gives so many bytes; fewer at the end only."""


class FrameError(Exception):
    """Not what a child says."""


class PageState(IntEnum):
    """What became of a page."""

    READ = 0
    PICTURED = 1  # read, and it holds a picture
    BROKEN = 2  # damaged beyond reading
    COSTLY = 3  # over a limit


class Opened(NamedTuple):
    """The file is open and has so many pages."""

    pages: int


class PageRead(NamedTuple):
    """The text of a page, what became of it, and how many glyphs it has."""

    text: str
    state: PageState
    glyphs: int = 0

    @property
    def unread(self) -> bool:
        return self.state >= PageState.BROKEN


class Label(NamedTuple):
    """What the file calls a page; empty when it does not say. All come after all pages, from the first one on."""

    text: str


class Request(NamedTuple):
    """What is to be read: the pages from `first` on up to `most` of the file, with so many `glyphs` at the most.

    Less than none for `glyphs`: as many as a file of its length may have (`limits.glyph_budget`). `memory` is what the
    process may have beside the file, in bytes.
    """

    data: bytes | bytearray
    password: bytes
    first: int
    most: int
    glyphs: int = -1
    memory: int = MEMORY


Event = Opened | PageRead | Label
_READY, _OPENED, _PAGE, _LABEL, _REFUSED, _DONE = b"R", b"O", b"P", b"L", b"U", b"D"
READY = _READY + bytes(4)
"""The first thing that a child says: it has everything that it needs."""
DONE = _DONE + bytes(4)


def request_head(request: Request) -> bytes:
    """What goes before the bytes of the file."""
    data, password, first, most, glyphs, memory = request
    numbers = (first, most, glyphs + 1, memory, len(password), len(data))
    return b"".join(number.to_bytes(8, "big") for number in numbers) + password


def read_request(read: Read) -> tuple[Request, int]:
    """A request without the bytes of the file, and how many of them follow."""
    head = _exactly(read, 48)
    first, most, glyphs, memory, secret, size = (int.from_bytes(head[k : k + 8], "big") for k in range(0, 48, 8))
    return Request(b"", _exactly(read, secret), first, most, glyphs - 1, memory), size


def frame_of(event: Event | Unreadable) -> bytes:
    """An event in bytes; a page whose text is longer than a frame can be is one that is over a limit."""
    if isinstance(event, Unreadable):
        return _frame(_REFUSED, f"{event.code.value} {event.detail}".encode("utf-8", "replace")[:200])
    if isinstance(event, Opened):
        return _frame(_OPENED, event.pages.to_bytes(4, "big"))
    text = event.text.encode("utf-8", "replace")
    if isinstance(event, Label):
        return _frame(_LABEL, text)
    if len(text) + _PAGE_HEAD > MOST_BYTES:
        return frame_of(PageRead("", PageState.COSTLY, event.glyphs))
    return _frame(_PAGE, bytes([event.state]) + event.glyphs.to_bytes(4, "big") + text)


def read_ready(read: Read) -> bool:
    """Whether the child says that it is there."""
    return read(len(READY)) == READY


def read_event(read: Read) -> Event | None:
    """The next event, None when the child has done. Raises `Unreadable` as the child said, `FrameError`, `EOFError`."""
    head = _exactly(read, 5)
    kind, size = head[:1], int.from_bytes(head[1:], "big")
    if size > MOST_BYTES:
        raise FrameError(size)
    body = _exactly(read, size)
    try:
        return _event(kind, body)
    except (ValueError, IndexError) as error:
        raise FrameError(kind) from error


def _event(kind: bytes, body: bytes) -> Event | None:
    if kind == _DONE and not body:
        return None
    if kind == _OPENED and len(body) == 4:
        return Opened(int.from_bytes(body, "big"))
    if kind == _REFUSED:
        code, _, detail = body.decode("utf-8").partition(" ")
        raise Unreadable(Why(code), detail)
    if kind == _LABEL:
        return Label(body.decode("utf-8"))
    if kind != _PAGE or len(body) < _PAGE_HEAD:
        raise FrameError(kind)
    return PageRead(body[_PAGE_HEAD:].decode("utf-8"), PageState(body[0]), int.from_bytes(body[1:_PAGE_HEAD], "big"))


def _frame(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "big") + body


def _exactly(read: Read, size: int) -> bytes:
    data = read(size)
    if len(data) < size:
        raise EOFError
    return data
