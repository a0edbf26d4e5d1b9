"""`Package`: the parts of an Office file, read within bounds, and `parse_xml`, which expands and fetches nothing."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from parsers.source.markup import Element
from parsers.source.unreadable import Unreadable, Why

MOST_PART = 64 << 20
"""Bytes of one part, unpacked. The text of a thousand printed pages takes about 20 MB."""
MOST_ELEMENTS = 3_000_000
MOST_DEPTH = 150


class Package:
    """A zip archive whose parts are read one by one; none is unpacked to disk, no name of it is taken as a path."""

    def __init__(self, data: bytes) -> None:
        """Raises `Unreadable` when `data` is no zip archive."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self.names = frozenset(self._archive.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, OverflowError) as error:
            raise Unreadable(Why.BROKEN, "zip") from error

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None when there is none. Raises `Unreadable`: locked, damaged, or over the bound."""
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as file:
                data = file.read(MOST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise Unreadable(Why.BROKEN, "docx") from error
        except RuntimeError as error:  # what zipfile raises for a part under a password
            raise Unreadable(Why.LOCKED, "zip") from error
        if len(data) > MOST_PART:
            raise Unreadable(Why.TOO_BIG, f"{MOST_PART >> 20} MB")
        return data

    def xml(self, name: str) -> Element | None:
        """A part as a tree, None when there is none. Raises `Unreadable` as `part` and `parse_xml` do."""
        data = self.part(name)
        return None if data is None else parse_xml(data)


def parse_xml(data: bytes) -> Element:
    """The tree of `data`, names without namespaces. Raises `Unreadable` for a document type (where entities would be
    declared), for too many or too deep elements, and for XML that is not well formed."""
    root = Element("")
    stack = [root]
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise Unreadable(Why.TOO_BIG, f"{MOST_ELEMENTS} elements")
        if len(stack) > MOST_DEPTH:
            raise Unreadable(Why.TOO_BIG, f"{MOST_DEPTH} levels")
        names = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        element = Element(tag.rpartition(" ")[2], names)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_tag: str) -> None:
        stack.pop()

    def text(data: str) -> None:
        stack[-1].children.append(data)

    def refuse(*_declaration: object) -> None:
        raise Unreadable(Why.BROKEN, "docx: DOCTYPE")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Unreadable(Why.BROKEN, "docx") from error
    return root


def first(element: Element | None, *path: str) -> Element | None:
    """The first element down `path`, each step a child's name; None when a step is missing."""
    for name in path:
        if element is None:
            return None
        element = next((c for c in element.children if isinstance(c, Element) and c.tag == name), None)
    return element


def all_of(element: Element | None, name: str) -> list[Element]:
    """The children of `element` with that name."""
    return [c for c in element.children if isinstance(c, Element) and c.tag == name] if element else []


def value(element: Element | None, *path: str) -> str | None:
    """The attribute ``val`` of the element down `path`."""
    found = first(element, *path)
    return found.attributes.get("val") if found else None
