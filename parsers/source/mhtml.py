"""`page_of`: the web page in an MHTML file, as browsers and Word save a page with its pictures in one file.

Only what is needed of MIME (RFC 2045, 2046, 2557) is read, and in one pass: the headers of the whole name the boundary
between its parts, and the first part of HTML is the page. The standard library would build every part, nested ones by
recursion.
"""

from __future__ import annotations

import binascii
import quopri
import re

from parsers.source.unreadable import Unreadable, Why

MOST_HEADERS = 1 << 16
"""Bytes of the headers of the whole or of a part; browsers write under 1,000."""
MOST_PARTS = 20_000
"""Parts that are looked at: a page has one for each picture."""
MOST_NESTED = 10
"""Multiparts inside one another; browsers write two."""

_BLANK_LINE = re.compile(rb"\r?\n[ \t]{0,80}\r?\n|\A\r?\n")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_BOUNDARY = re.compile(rb"boundary\s{0,9}=\s{0,9}(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.IGNORECASE)
_NO_SIGN = re.compile(rb"[^A-Za-z0-9+/]")
"""What is no sign of base64."""
_TYPES = (b"text/html", b"application/xhtml+xml")


def page_of(data: bytes) -> bytes:
    """The bytes of the first HTML part. Raises `Unreadable` when there is none, or too many parts stand before it."""
    start, end = 0, len(data)
    parts = 0
    for _ in range(MOST_NESTED):
        headers, start = _headers(data, start, end)
        if headers.get(b"content-type", b"").lower().startswith(_TYPES):
            return _decoded(data[start:end], headers.get(b"content-transfer-encoding", b""))
        boundary = _boundary(headers)
        if not boundary:
            break
        at = _part(data, boundary, start, end)
        while at >= 0:
            parts += 1
            if parts > MOST_PARTS:
                raise Unreadable(Why.TOO_BIG, f"{MOST_PARTS} parts")
            following = _part(data, boundary, at, end)
            inner, body = _headers(data, at, end)
            stop = _end(data, boundary, at, end)
            kind = inner.get(b"content-type", b"").lower()
            if kind.startswith((*_TYPES, b"multipart/")) and data[body:stop].strip():
                start, end = at, stop
                break
            at = following
        else:
            break
    raise Unreadable(Why.BROKEN, "mhtml")


def _headers(data: bytes, start: int, end: int) -> tuple[dict[bytes, bytes], int]:
    """The headers that begin at `start`, names in small letters, and where what they are about begins."""
    most = min(end, start + MOST_HEADERS)
    blank = _BLANK_LINE.search(data, start, most)
    stop, body = blank.span() if blank else (most, most)
    if data[start : start + 1] in (b"\n", b"\r"):  # none at all
        return {}, start
    headers: dict[bytes, bytes] = {}
    for line in _FOLD.sub(b" ", data[start:stop]).splitlines():
        name, _, value = line.partition(b":")
        headers.setdefault(name.strip().lower(), value.strip())
    return headers, body


def _boundary(headers: dict[bytes, bytes]) -> bytes:
    match = _BOUNDARY.search(headers.get(b"content-type", b""))
    return b"--" + (match[1] or match[2]) if match else b""


def _part(data: bytes, boundary: bytes, start: int, end: int) -> int:
    """Where the next part begins, after its boundary; -1 when none does."""
    at = start if data.startswith(boundary, start) else data.find(b"\n" + boundary, max(start - 1, 0), end)
    if at < 0 or at >= end:
        return -1
    line = data.find(b"\n", at + 1, end)
    is_last = data.startswith(boundary + b"--", at if data.startswith(boundary, at) else at + 1)
    return -1 if line < 0 or is_last else line + 1


def _end(data: bytes, boundary: bytes, start: int, end: int) -> int:
    """Where the part that begins at `start` ends: before the next boundary."""
    found = data.find(b"\n" + boundary, max(start - 1, 0), end)
    return end if found < 0 else found - (data[found - 1 : found] == b"\r")


def _decoded(body: bytes, encoding: bytes) -> bytes:
    """The bytes of a part as they were before they were encoded for the mail; as they stand where that fails."""
    encoding = encoding.lower()
    if encoding.startswith(b"quoted-printable"):
        return quopri.decodestring(body)
    if encoding.startswith(b"base64"):
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:
            return _base64(body)
    return body


def _base64(body: bytes) -> bytes:
    """What can be read of base64 that is cut or has no padding."""
    signs = _NO_SIGN.sub(b"", body)
    signs = signs[: len(signs) - (len(signs) % 4 == 1)]
    return binascii.a2b_base64(signs + b"=" * (-len(signs) % 4))
