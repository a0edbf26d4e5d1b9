"""`page_of`: the web page in an MHTML file, as browsers and Word save a page with its pictures in one file."""

from __future__ import annotations

from email import message_from_bytes

from parsers.source.unreadable import Unreadable, Why


def page_of(data: bytes) -> bytes:
    """The bytes of the first HTML part. Raises `Unreadable` when there is none."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True) if not part.is_multipart() else None
            if isinstance(page, bytes) and page:
                return page
    raise Unreadable(Why.BROKEN, "mhtml")
