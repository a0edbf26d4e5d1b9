"""`read_source`: a file, several files of one issue, or standard input to a `Source`.

What a file is, is told from its content. Plain text stays as it was decoded, nothing altered; of a web page, a DOCX or
a PDF the source is the text that was extracted. The readers of those load only when such a file comes.

Codes of the notes (`Note.code`; in brackets: `detail`):
``encoding-given`` ``encoding-bom`` [encoding]; ``encoding-guessed`` ``encoding-doubtful`` [the two best with their
scores]; ``encoding-mixed`` [the encodings of its parts]; ``encoding-part`` [encoding] with the span of one of them;
``wrong-bytes`` [how many characters]; ``wrong-byte`` with its span; ``mojibake`` [what to give as encoding to
repair it]; ``part`` [file name] with the span of one of several files; ``pages`` [how many]; ``pages-without-text``
[which]; ``pages-unread`` [which: damaged, or over a limit of `parsers.source.pdf.limits`]; ``pdf-unbounded`` (there was
no second process to read it in, so nothing bounded it); ``text-layer-doubtful`` (a PDF whose fonts do not say what they
print); ``tracked-changes`` [how many, read as accepted]; ``web-aside`` [how many characters of a web page were left out
as the site's, and the first of them]; ``tags-cut`` [how many tags of a web page were read, the text after them without
its tags]; ``table-filling`` [how many empty cells were filled up in tables]; ``part-left-out`` [the part of a DOCX];
``cut`` [what was read only so far].
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from parsers.model import Note, PageStart, Source, Span
from parsers.source.encodings import decode
from parsers.source.files import read_beginning, read_file, spelled
from parsers.source.kinds import Kind, container_of, is_garbage, is_html
from parsers.source.unreadable import Unreadable, Why

__all__ = ["Unreadable", "Why", "decode", "read_head", "read_source"]

MOST_BYTES = 512 << 20
"""No file above this is read; a gazette of a thousand pages with scans has a fifth of it."""
_PIECE = 1 << 20
_NAMED = 3
"""How many of several files name the whole."""


def read_source(
    where: str | Path | Sequence[str | Path],
    *,
    encoding: str | None = None,
    password: str | None = None,
    stdin: str = "-",
    pipes: bool = True,
) -> Source:
    """The text of a file, of several in their order, or of standard input (``"-"``), which is then named `stdin`.

    `pipes`: a named pipe is read too, to its end. Raises `Unreadable`, and `parsers.stopping.Stopped` when the reading
    is given up.
    """
    options = _Options(encoding, password, stdin, pipes)
    if isinstance(where, (str, Path)):
        return _read_one(where, options)
    return _join([_read_one(part, options) for part in where])


def read_head(path: str | Path, size: int = 1 << 16, *, encoding: str | None = None) -> Source | None:
    """The beginning of a long file, decoded as `read_source` would: of a plain text the whole lines in the first `size`
    bytes, of a PDF the first pages.

    None when there is nothing to gain: a short file, another format, no line end, nothing there. Raises `Unreadable`
    for an unknown encoding and a file that may not be opened.
    """
    if str(path) == "-" or not os.path.isfile(path):
        return None
    data = read_beginning(path, size)
    container = container_of(data)
    if container == "pdf":
        from parsers.source.pdf import read_pdf_head

        pages = read_pdf_head(read_file(path, MOST_BYTES, pipes=False), _name(path))
        return pages and replace(pages, formats=("pdf",))
    if len(data) < size or container:
        return None
    wide = b"\x00" in data[:1000]
    data = data[: len(data) // 4 * 4] if wide else data[: data.rfind(b"\n") + 1]
    head = decode(data, _name(path), encoding)
    text = head.text[: head.text.rfind("\n") + 1]
    if not text.strip() or is_html(text) or is_garbage(text, _doubtful(head)):
        return None
    notes = tuple(note for note in head.notes if note.span is None or note.span.end <= len(text))
    return Source(head.name, text, head.encoding, notes, formats=("text",))


class _Options(NamedTuple):
    encoding: str | None
    password: str | None
    stdin: str
    pipes: bool


def _read_one(where: str | Path, options: _Options) -> Source:
    piped = str(where) == "-"
    name = options.stdin if piped else _name(where)
    try:
        data = _read_stdin() if piped else read_file(where, MOST_BYTES, pipes=options.pipes)
        size = len(data)
        source, kind = _extract(data, name, options.encoding, options.password)
    except Unreadable as error:
        raise Unreadable(error.code, error.detail, "-" if piped else spelled(where)) from error
    return replace(source, formats=(kind,), size=size)


def _extract(data: bytes, name: str, encoding: str | None, password: str | None) -> tuple[Source, Kind]:
    """The text of a file and what the file is."""
    container = container_of(data)
    if container == "pdf":
        from parsers.source.pdf import read_pdf

        return read_pdf(data, name, password), "pdf"
    if container == "mhtml":
        from parsers.source.mhtml import page_of

        data = page_of(data)
    elif container in ("zip", "ole"):
        from parsers.source.docx import read_docx

        return read_docx(data, name), "docx"
    elif container:
        raise Unreadable(Why.BINARY, container)
    source = decode(data, name, encoding)
    if not source.text.strip("\ufeff\x00 \t\r\n\f\v\u3000"):
        raise Unreadable(Why.EMPTY)
    if is_garbage(source.text, _doubtful(source)) and encoding is None:
        raise Unreadable(Why.BINARY, "data")
    if is_html(source.text):
        from parsers.source.html import read_html

        source = read_html(source)
        if not source.text.strip():
            raise Unreadable(Why.EMPTY)
        return source, "mhtml" if container else "html"
    return source, "mhtml" if container else "text"


def _doubtful(source: Source) -> bool:
    return any(note.code == "encoding-doubtful" for note in source.notes)


def _name(path: str | Path) -> str:
    """The file's name; bytes of it that are no UTF-8 become U+FFFD."""
    return spelled(os.path.basename(path))


def _read_stdin() -> bytes:
    if sys.stdin is None:  # it was closed
        raise Unreadable(Why.EMPTY, "", "-")
    try:
        data = _read_pieces(sys.stdin.buffer, MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(Why.DENIED, str(error)) from error
    if len(data) > MOST_BYTES:
        raise Unreadable(Why.TOO_BIG, f"{MOST_BYTES >> 20} MB")
    return data


def _read_pieces(file: BinaryIO, most: int) -> bytes:
    """At most `most` bytes of a file of unknown length: to read so many at once would reserve all their memory."""
    pieces: list[bytes] = []
    while most > 0 and (piece := file.read(min(most, _PIECE))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)


def _join(parts: list[Source]) -> Source:
    """One source of several, each on a page of its own; the notes tell where each begins."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        raise Unreadable(Why.MISSING)
    text = ""
    notes: list[Note] = []
    pages: list[PageStart] = []
    for part in parts:
        if text:
            text += "\f" if text.endswith("\n") else "\n\f"
        at = len(text)
        text += part.text
        notes.append(Note("part", part.name, Span(at, len(text))))
        for code, detail, span in part.notes:
            notes.append(Note(code, detail, span and Span(span.start + at, span.end + at)))
        pages += [PageStart(page.offset + at, page.label) for page in part.pages]
    encodings = dict.fromkeys(part.encoding for part in parts)
    name = " + ".join(part.name for part in parts[:_NAMED]) + (" + …" if len(parts) > _NAMED else "")
    formats = tuple(dict.fromkeys(kind for part in parts for kind in part.formats))
    size = sum(part.size for part in parts) if all(part.size for part in parts) else 0
    return Source(name, text, " + ".join(encodings), tuple(notes), tuple(pages), formats, size)
