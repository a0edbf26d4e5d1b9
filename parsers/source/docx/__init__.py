"""`read_docx`: the text of a Word file in the order of reading.

Automatic numbering is resolved into what is printed, headings come as Markdown headings, tables as ``| a | b |`` lines,
a bold paragraph as ``**…**``, a footnote after the paragraph (or the table) that refers to it; tracked changes are
read as accepted. Paragraphs stand apart by an empty line. What the page headers say and the text does not stands once
before it, what the footers say once after it. Comments and hidden text, which are not printed, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from parsers.model import Note, Source
from parsers.source.docx.pages import pages_of
from parsers.source.docx.reader import DocxReader
from parsers.source.docx.running import read_running
from parsers.source.numbering import WordNumbering
from parsers.source.styles import Styles
from parsers.source.trees import all_of, attribute, first, local
from parsers.source.unreadable import Unreadable, Why
from parsers.source.zipped import Package

_OTHERS = (("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"), ("content.xml", "odt"), ("mimetype", "epub"))


def read_docx(data: bytes, name: str) -> Source:
    """The text of a Word file. Raises `Unreadable`: no Word file, locked, damaged, over the bounds."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(Why.LOCKED if locked else Why.BINARY, "docx" if locked else "doc")
    package = Package(data)
    main = _main_part(package)
    folder = main.rpartition("/")[0] + "/" if "/" in main else ""
    styles = Styles(package.xml(f"{folder}styles.xml"))
    lists = package.xml(f"{folder}numbering.xml")
    notes = _notes(package, f"{folder}footnotes.xml", "footnote")
    notes |= _notes(package, f"{folder}endnotes.xml", "endnote")
    reader = DocxReader(styles, WordNumbering(lists), notes)
    pieces = [piece for piece in _body(package, main, reader) if piece.strip(" \n")]
    told = _told(reader)
    aside = DocxReader(styles, WordNumbering(lists), {}, running=True, filling=reader.filling)
    said = "".join(pieces)
    heads, feet = (read_running(package, folder, kind, aside, said, told) for kind in ("header", "footer"))
    text, pages = pages_of("\n\n".join([*heads, *pieces, *feet]) + "\n", reader.sections, reader.laid_out)
    if not text.strip():
        raise Unreadable(Why.EMPTY)
    return Source(name, text, "utf-8", tuple(told), pages)


def _told(reader: DocxReader) -> list[Note]:
    """The notes of what was read."""
    told = [Note("tracked-changes", str(reader.changes))] if reader.changes else []
    return told + reader.filling.notes()


def _main_part(package: Package) -> str:
    """The part that holds the text, as the package itself says."""
    relations = first(package.xml("_rels/.rels"), "Relationships") if "_rels/.rels" in package.names else None
    for relation in all_of(relations, "Relationship"):
        if attribute(relation, "Type").endswith("/officeDocument"):
            target = attribute(relation, "Target").lstrip("/")
            if target in package.names and not target.startswith(("xl/", "ppt/")):
                return target
    if "word/document.xml" in package.names:
        return "word/document.xml"
    raise Unreadable(Why.BINARY, next((kind for part, kind in _OTHERS if part in package.names), "zip"))


def _body(package: Package, main: str, reader: DocxReader) -> Iterator[str]:
    """The pieces of the body, which are read while the main part streams."""
    document = package.stream(main).root()
    found = False
    for child in document if local(document) == "document" else ():
        if local(child) == "body" and not found:
            found = True
            yield from reader.pieces(child)
            yield reader.rest()
    if not found:
        raise Unreadable(Why.BROKEN, "docx")


def _notes(package: Package, part: str, tag: str) -> dict[tuple[str, str], Element]:
    return {(tag, attribute(note, "id")): note for note in package.children(part, tag)}
