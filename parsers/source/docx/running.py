"""`read_running`: what the page headers and footers of a Word file say that its text does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from parsers.model import Note
from parsers.source.docx.reader import DocxReader
from parsers.source.trees import all_of, attribute, first, parse_xml
from parsers.source.unreadable import Unreadable
from parsers.source.zipped import Package

_BLANKS = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(r"[\W\d_第共页頁]*|\W*[ivxlcIVXLC]{1,6}\W*")
_MOST_RUNNING = 4 << 20
"""Bytes of all headers or all footers; a gazette whose every section has its own has a tenth of it."""
_MOST_LOOKED_UP = 1000
"""Lines of headers or footers that are looked for in the text, all of which must be gone through for each; a bound year
has some fifty. Lines above it are kept, though the text may say them too."""


def read_running(
    package: Package, folder: str, kind: str, reader: DocxReader, text: str, notes: list[Note]
) -> list[str]:
    """What the headers or footers (`kind`: ``header``, ``footer``) of the sections say, each once: no page numbers, and
    nothing that `text` says itself. Parts that cannot be read are told in `notes`."""
    relations = first(package.xml(f"{folder}_rels/document.xml.rels"), "Relationships")
    targets = [
        attribute(relation, "Target").lstrip("/")
        for relation in all_of(relations, "Relationship")
        if attribute(relation, "Type").endswith(f"/{kind}")
    ]
    names = dict.fromkeys(target if target in package.names else folder + target for target in targets)
    parts = list(_sound_parts(package, [name for name in names if name in package.names], notes))
    known = _BLANKS.sub("", text) if parts else ""
    found: dict[str, str] = {}
    asked: set[str] = set()
    for part in parts:
        for piece in reader.pieces(part):
            key = _BLANKS.sub("", piece)
            if _PAGE_NUMBER.fullmatch(key) or key in asked:
                continue
            asked.add(key)
            if len(asked) > _MOST_LOOKED_UP or key.strip("*#|") not in known:
                found[key] = piece.strip()
    return list(found.values())


def _sound_parts(package: Package, names: Sequence[str], notes: list[Note]) -> Iterator[Element]:
    """Those of the parts that can be read, up to a bound together: they are no reason to refuse the text."""
    left = _MOST_RUNNING
    for name in names:
        try:
            data: list[bytes] = []
            for piece in package.pieces(name):
                data.append(piece)
                left -= len(piece)
                if left < 0:
                    notes.append(Note("cut", f"{name} ({_MOST_RUNNING >> 20} MB)"))
                    return
            yield parse_xml(data)
        except Unreadable:
            notes.append(Note("part-left-out", name))
