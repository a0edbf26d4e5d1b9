"""`read_docx`: the text of a Word file in the order of reading.

Automatic numbering is resolved into what is printed, headings come as Markdown headings, tables as ``| a | b |`` lines,
a bold paragraph as ``**…**``, a footnote behind the paragraph (or the table) that refers to it; tracked changes are
read as accepted. Paragraphs stand apart by an empty line. What the page headers say and the text does not stands once
before it, what the footers say once behind it. Comments and hidden text, which are not printed, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.model import Note, Source
from parsers.source.docx.pages import pages_of
from parsers.source.docx.reader import Reader
from parsers.source.markup import Element
from parsers.source.numbering import Numbering
from parsers.source.styles import Styles
from parsers.source.unreadable import Unreadable, Why
from parsers.source.zipped import Package, all_of, first, parse_xml

_OTHERS = (("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"), ("content.xml", "odt"), ("mimetype", "epub"))
_BLANKS = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(r"[\W\d_第共页頁]*|\W*[ivxlcIVXLC]{1,6}\W*")
_MOST_RUNNING = 4 << 20  # bytes of all headers or all footers


def read_docx(data: bytes, name: str) -> Source:
    """The text of a Word file. Raises `Unreadable`: no Word file, locked, damaged, over the bounds."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(Why.LOCKED if locked else Why.BINARY, "docx" if locked else "doc")
    package = Package(data)
    main = _main_part(package)
    folder = main.rpartition("/")[0] + "/" if "/" in main else ""
    body = first(package.xml(main), "document", "body")
    if body is None:
        raise Unreadable(Why.BROKEN, "docx")
    styles = Styles(package.xml(f"{folder}styles.xml"))
    lists = package.xml(f"{folder}numbering.xml")
    notes = _notes(package.xml(f"{folder}footnotes.xml"), "footnotes", "footnote")
    notes |= _notes(package.xml(f"{folder}endnotes.xml"), "endnotes", "endnote")
    reader = Reader(styles, Numbering(lists), notes)
    pieces = [piece for piece in reader.pieces(body) if piece.strip(" \n")]
    known = _BLANKS.sub("", "".join(pieces))
    aside = Reader(styles, Numbering(lists), {}, running=True)
    heads, feet = (_running(package, folder, kind, aside, known) for kind in ("header", "footer"))
    text, pages = pages_of("\n\n".join([*heads, *pieces, *feet]) + "\n", reader.sections, reader.laid_out)
    if not text.strip():
        raise Unreadable(Why.EMPTY)
    return Source(name, text, "utf-8", (Note("tracked-changes", str(reader.changes)),) if reader.changes else (), pages)


def _main_part(package: Package) -> str:
    """The part that holds the text, as the package itself says."""
    relations = first(package.xml("_rels/.rels"), "Relationships") if "_rels/.rels" in package.names else None
    for relation in all_of(relations, "Relationship"):
        if relation.attributes.get("Type", "").endswith("/officeDocument"):
            target = relation.attributes.get("Target", "").lstrip("/")
            if target in package.names and not target.startswith(("xl/", "ppt/")):
                return target
    if "word/document.xml" in package.names:
        return "word/document.xml"
    raise Unreadable(Why.BINARY, next((kind for part, kind in _OTHERS if part in package.names), "zip"))


def _notes(part: Element | None, root: str, tag: str) -> dict[tuple[str, str], Element]:
    return {(tag, note.attributes.get("id", "")): note for note in all_of(first(part, root), tag)}


def _running(package: Package, folder: str, kind: str, reader: Reader, known: str) -> list[str]:
    """What the headers or footers (`kind`: ``header``, ``footer``) of the sections say, each once: no page numbers, and
    nothing that `known`, the text without white space, says itself."""
    relations = first(package.xml(f"{folder}_rels/document.xml.rels"), "Relationships")
    targets = [
        relation.attributes.get("Target", "").lstrip("/")
        for relation in all_of(relations, "Relationship")
        if relation.attributes.get("Type", "").endswith(f"/{kind}")
    ]
    found: dict[str, str] = {}
    for part in _sound_parts(package, [t if t in package.names else folder + t for t in targets]):
        for piece in reader.pieces(part):
            text = piece.strip()
            key = _BLANKS.sub("", text)
            if not _PAGE_NUMBER.fullmatch(key) and key.strip("*#|") not in known:
                found.setdefault(key, text)
    return list(found.values())


def _sound_parts(package: Package, names: Sequence[str]) -> Iterator[Element]:
    """Those of the parts that can be read, up to a bound together: they are no reason to refuse the text."""
    size = 0
    for name in names:
        try:
            data = package.part(name) or b""
            size += len(data)
            if size > _MOST_RUNNING:
                return
            yield parse_xml(data)
        except Unreadable:
            continue
