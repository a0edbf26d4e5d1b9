"""`kind_of`: what a file is, told from its bytes and never from its name."""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["text", "html", "mhtml", "docx", "pdf"]

_HEAD = 4096
_PDF = re.compile(rb"\A[^%]{0,1000}%PDF-")
_MHTML = (b"MIME-Version:", b"multipart/related")
_HTML = (
    r"[\ufeff\s]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|article|main|section|table|style|script|p|h[1-6])\b"
)
_MARKUP = r"</(?:p|div|html|body|head|table|article|section|h[1-6])\s*>"

_MAGIC = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM\x00", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"\x7fELF", "elf"),
    (b"MZ\x90", "exe"),
    (b"SQLite format 3", "sqlite"),
    (b"AT&TFORM", "djvu"),
    (b"\x00\x00\x00\x0cjP", "jpeg2000"),
)


def container_of(data: bytes) -> str:
    """``pdf``, ``zip``, ``ole``, ``mhtml``, an image or an archive by its first bytes; empty when it may be text."""
    if all(word in data[:_HEAD] for word in _MHTML):
        return "mhtml"
    if _PDF.match(data[:_HEAD]):
        return "pdf"
    return next((name for magic, name in _MAGIC if data.startswith(magic)), "")


def is_html(text: str) -> bool:
    """Whether a decoded text is a web page (or a piece of one), and not Markdown with a table of HTML in it."""
    head = text[:_HEAD]
    if not head.lstrip("\ufeff \t\r\n\u3000").startswith("<"):
        return False
    return bool(re.match(_HTML, head, re.IGNORECASE | re.DOTALL) and re.search(_MARKUP, text, re.IGNORECASE))


_STRANGE = re.compile(r"[\x00-\x06\x0e-\x1a\x1c-\x1f\ufffd]")


def is_garbage(text: str, doubtful: bool) -> bool:
    """Whether a decoded text is no text: a third of its beginning are control characters or wrong bytes; where the
    encoding is doubtful, one in thirty."""
    head = text[:_HEAD]
    return len(_STRANGE.findall(head)) * (30 if doubtful else 3) > len(head)
