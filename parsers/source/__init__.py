"""`read_source`: bytes or a path to a `Source`. Nothing is altered: line ends and odd characters stay."""

from __future__ import annotations

from pathlib import Path

from parsers.model import Note, Source
from parsers.source.unreadable import Unreadable, Why

__all__ = ["Unreadable", "Why", "decode", "read_source"]


def read_source(path: Path) -> Source:
    """Decode the file at `path`. Raises `OSError` as opening does."""
    return decode(path.read_bytes(), path.name)


def decode(data: bytes, name: str) -> Source:
    """Decode `data`: UTF-8, else GB18030 with wrong bytes shown as U+FFFD and noted."""
    try:
        return Source(name, data.decode("utf-8"))
    except UnicodeDecodeError:
        return Source(name, data.decode("gb18030", "replace"), "gb18030", (Note("encoding-guessed", "gb18030"),))
