"""`read_source`: bytes or a path to a `Source`. Nothing is altered: line ends and odd characters stay."""

from __future__ import annotations

from pathlib import Path

from parsers.model import Source
from parsers.source.encodings import decode
from parsers.source.unreadable import Unreadable, Why

__all__ = ["Unreadable", "Why", "decode", "read_source"]


def read_source(path: Path) -> Source:
    """Decode the file at `path`. Raises `OSError` as opening does."""
    return decode(path.read_bytes(), path.name)
