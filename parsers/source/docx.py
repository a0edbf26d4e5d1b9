"""`read_docx`: the text of a Word file in the order of reading.

Automatic numbering is resolved into what is printed, headings come as Markdown headings, tables as ``| a | b |`` lines,
a bold paragraph as ``**…**``, a footnote behind the paragraph that refers to it; tracked changes are read as accepted.
Paragraphs stand apart by an empty line. Page headers and footers, comments and hidden text are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.model import Note, PageStart, Source
from parsers.source.markup import Element
from parsers.source.numbering import Numbering, number_of
from parsers.source.styles import Look, Styles, toggle
from parsers.source.tables import MOST_COLUMNS, table_lines
from parsers.source.unreadable import Unreadable, Why
from parsers.source.zipped import Package, all_of, first, value

_OTHERS = (("xl/workbook.xml", "xlsx"), ("ppt/presentation.xml", "pptx"), ("content.xml", "odt"), ("mimetype", "epub"))
_PAGE = "\0"  # stands for the start of a page until the pieces are put together; XML cannot hold it
_DELETED = frozenset(("del", "moveFrom", "delText", "delInstrText"))
_LEFT_OUT = frozenset(("Fallback", "instrText", "pPr", "rPr", "rt", "commentReference", "pict", "txbxContent"))
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


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
    reader = _Reader(
        Styles(package.xml(f"{folder}styles.xml")),
        Numbering(package.xml(f"{folder}numbering.xml")),
        _notes(package.xml(f"{folder}footnotes.xml"), "footnotes", "footnote")
        | _notes(package.xml(f"{folder}endnotes.xml"), "endnotes", "endnote"),
    )
    pieces = [piece for piece in reader.pieces(body) if piece.strip(" \n")]
    text, pages = _put_together("\n\n".join(pieces) + "\n", reader.laid_out)
    if not text.strip():
        raise Unreadable(Why.EMPTY)
    notes = (Note("tracked-changes", str(reader.changes)),) if reader.changes else ()
    return Source(name, text, "utf-8", notes, pages)


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


def _put_together(text: str, laid_out: bool) -> tuple[str, tuple[PageStart, ...]]:
    """The text without its page signs, and where the pages begin (only known when Word has laid the file out)."""
    parts = text.split(_PAGE)
    pages = [PageStart(0, "1")]
    at = 0
    for part in parts[:-1]:
        at += len(part)
        if part.strip() or len(pages) == 1:
            pages.append(PageStart(at, str(len(pages) + 1)))
        else:
            pages[-1] = PageStart(at, pages[-1].label)
    return "".join(parts), tuple(pages) if laid_out else ()


@dataclass(slots=True)
class _Reader:
    """Reads the body once, front to back: the numbering counts while it goes."""

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    changes: int = 0
    laid_out: bool = False  # Word has noted where its pages begin
    _titled: bool = False
    _pending: list[Element] = field(default_factory=list)  # footnotes referred to in the paragraph at hand
    _boxes: list[Element] = field(default_factory=list)  # text boxes anchored in it
    _count: int = 0
    _carried: str = ""  # a paragraph whose end was deleted runs on into the next

    def pieces(self, container: Element) -> Iterator[str]:
        """The paragraphs and tables below `container`, in order."""
        for child in container.children:
            if isinstance(child, str):
                continue
            if child.tag == "p":
                yield self._paragraph(child)
                yield from self._after_paragraph()
            elif child.tag == "tbl":
                yield from self._table(child)
            elif child.tag in _DELETED:
                self.changes += 1
            elif child.tag not in ("sectPr", "tblPr", "sdtPr", "Fallback"):
                yield from self.pieces(child)

    def _paragraph(self, paragraph: Element) -> str:
        properties = first(paragraph, "pPr")
        look = self.styles.look(properties)
        text = self._carried + self._runs(paragraph, look)
        self._carried = ""
        if first(properties, "rPr", "del") is not None:
            self.changes += 1
            self._carried = text
            return ""
        if not text.replace(_PAGE, "").strip():
            return text
        mark = self.numbering.mark(look.list_id, look.list_level) if look.list_id and look.list_id != "0" else ""
        self._titled = self._titled or look.title
        return _dressed(mark, text, look, _all_bold(paragraph, look), self._titled)

    def _after_paragraph(self) -> Iterator[str]:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            yield from self.pieces(box)
        notes, self._pending = self._pending, []
        for number, note in enumerate(notes, self._count - len(notes) + 1):
            text = " ".join(piece.strip() for piece in self.pieces(note) if piece.strip())
            yield f"[{number}] {text}"

    def _runs(self, element: Element, look: Look) -> str:
        """The text of what stands in a paragraph."""
        if element.tag == "r" and (toggle(first(element, "rPr"), "vanish") or look.hidden):
            return ""
        parts: list[str] = []
        for child in element.children:
            if isinstance(child, str):
                parts.append(child if element.tag == "t" else "")
            elif child.tag in _DELETED:
                self.changes += 1
            else:
                parts.append(self._sign(child, look))
        return "".join(parts)

    def _sign(self, child: Element, look: Look) -> str:
        tag = child.tag
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == "lastRenderedPageBreak":
            self.laid_out = True
            return _PAGE
        if tag == "br":
            return "\f" + _PAGE if child.attributes.get("type") == "page" else "\n"
        if tag == "sym":
            code = child.attributes.get("char", "")
            return "□" if code.upper().startswith("F") else _char(code)
        if tag in ("footnoteReference", "endnoteReference"):
            return self._reference(child)
        if tag == "txbxContent":
            self._boxes.append(child)
        if tag == "pict":
            self._boxes += list(_below(child, "txbxContent"))
        if tag in ("ins", "moveTo"):
            self.changes += 1
        return "" if tag in _LEFT_OUT else self._runs(child, look)

    def _reference(self, reference: Element) -> str:
        key = (reference.tag.removesuffix("Reference"), reference.attributes.get("id", ""))
        note = self.notes.pop(key, None)
        if note is None:
            return ""
        self._pending.append(note)
        self._count += 1
        return f"[{self._count}]"

    def _table(self, table: Element) -> Iterator[str]:
        rows: list[list[str]] = []
        boxes: list[str] = []
        for row in all_of(table, "tr"):
            properties = first(row, "trPr")
            if first(properties, "del") is not None:
                self.changes += 1
                continue
            cells = [""] * min(number_of(value(properties, "gridBefore"), 0), MOST_COLUMNS)
            for cell in _cells(row):
                pieces = [piece.strip() for piece in self.pieces(cell) if piece.strip()]
                boxes += pieces
                merged = first(cell, "tcPr", "vMerge")
                joined = " ".join(pieces) if merged is None or merged.attributes.get("val") == "restart" else ""
                wide = min(number_of(value(cell, "tcPr", "gridSpan"), 1), MOST_COLUMNS)
                cells += [joined] + [""] * (wide - 1)
            rows.append(cells)
        if max((len(row) for row in rows), default=0) < 2:
            yield from boxes
        else:
            yield table_lines([row for row in rows if any(row)])


def _cells(row: Element) -> Iterator[Element]:
    for child in row.children:
        if isinstance(child, Element):
            if child.tag == "tc":
                yield child
            elif child.tag in ("sdt", "sdtContent", "customXml"):
                yield from _cells(child)


def _below(element: Element, tag: str) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == tag:
                yield child
            else:
                yield from _below(child, tag)


def _char(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 < number < 0xD800 else "□"


def _all_bold(paragraph: Element, look: Look) -> bool:
    """Whether all text of a paragraph is bold, by its runs or its style."""
    runs = [run for run in _below(paragraph, "r") if "".join(t.text() for t in all_of(run, "t")).strip()]
    switches = [toggle(first(run, "rPr"), "b") for run in runs]
    return bool(runs) and all(look.bold if switch is None else switch for switch in switches)


def _dressed(mark: str, text: str, look: Look, bold: bool, titled: bool) -> str:
    """A paragraph with its number and the signs for heading and bold; headings stand below a title (`titled`)."""
    pages = text[: len(text) - len(text.lstrip(_PAGE))]
    body = mark + text[len(pages) :]
    if look.title or look.outline is not None:
        level = 1 if look.title or look.outline is None else look.outline + 1 + titled
        return f"{pages}{'#' * min(level, 6)} {body.strip()}"
    if bold and "\n" not in body and _PAGE not in body:
        return f"{pages}**{body.strip()}**"
    indent = "　　" if look.indented and not body.startswith(("　", " ")) else ""
    return pages + indent + body
