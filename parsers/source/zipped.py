"""`Package`: the parts of an Office file, read within bounds."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from parsers.source.trees import XmlStream, lighten, local
from parsers.source.unreadable import Unreadable, Why

MOST_PART = 64 << 20
"""Bytes of one part, unpacked. The text of a thousand printed pages takes about 20 MB."""
MOST_SQUEEZED = 24 << 20
"""Bytes of one part that was packed closer than `MOST_RATIO`: enough for the thousand pages, and few enough to go
through in seconds whatever stands in them."""
MOST_RATIO = 100
"""Bytes that one byte of the file may hold above `MOST_SQUEEZED`; Word's own come to 10 to 30. Apache POI draws the
line for zip bombs at the same ratio (``ZipSecureFile``, MIN_INFLATE_RATIO 0.01)."""
MOST_ALL = 160 << 20
"""Bytes of all parts together that are read."""
MOST_ENTRIES = 20_000
"""Entries of the archive: Word puts each picture in one, a thousand pages with ten on each have 10,000."""

_ENTRY = b"PK\x01\x02"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How a part may be packed (ECMA-376 part 2, annex C); others unpack without measure."""
_PIECE = 1 << 16
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    ValueError,
    OverflowError,
)


class Package:
    """A zip archive whose parts are read one by one; none is unpacked to disk, no name of it is taken as a path."""

    def __init__(self, data: bytes) -> None:
        """Raises `Unreadable` when `data` is no zip archive, or one of too many entries."""
        if data.count(_ENTRY) > MOST_ENTRIES:
            raise Unreadable(Why.TOO_BIG, f"{MOST_ENTRIES} entries")
        self._left = MOST_ALL
        self._held = 0
        """The elements of the parts that were handed out as trees."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._archive.namelist())
        except _DAMAGED as error:
            raise Unreadable(Why.BROKEN, "zip") from error

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part that the package has. Raises `Unreadable`: locked, damaged, or over a bound."""
        try:
            info = self._archive.getinfo(name)
            if info.compress_type not in _METHODS:
                raise Unreadable(Why.BROKEN, "docx")
            most = min(MOST_PART, max(MOST_SQUEEZED, info.compress_size * MOST_RATIO))
            if info.file_size > most:
                raise Unreadable(Why.TOO_BIG, f"{most >> 20} MB")
            with self._archive.open(info) as file:
                while piece := file.read(_PIECE):
                    most -= len(piece)
                    self._left -= len(piece)
                    if most < 0 or self._left < 0:
                        raise Unreadable(Why.TOO_BIG, f"{MOST_PART >> 20} MB")
                    yield piece
        except _DAMAGED as error:
            raise Unreadable(Why.BROKEN, "docx") from error
        except RuntimeError as error:  # what zipfile raises for a part under a password
            raise Unreadable(Why.LOCKED, "zip") from error

    def xml(self, name: str) -> Element | None:
        """A part as a tree, None when there is none. Raises `Unreadable` as `pieces` and `XmlStream` do."""
        if name not in self.names:
            return None
        stream = self.stream(name)
        tree = stream.whole()
        self._held += stream.count
        return tree

    def children(self, name: str, tag: str) -> Iterator[Element]:
        """The children of a part's root that have a name, none when there is no such part; how their characters look is
        left out, so that there may be many. Raises as `xml` does."""
        if name not in self.names:
            return
        stream = self.stream(name)
        for child in stream.root():
            if local(child) == tag:
                self._held += lighten(child)
                stream.held = self._held
                yield child

    def stream(self, name: str) -> XmlStream:
        """A part that the package has, to be read while it streams; raises as `xml` does."""
        return XmlStream(self.pieces(name), self._held)
