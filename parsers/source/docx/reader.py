"""`DocxReader`: the parts of a Word file that hold text, to pieces of text: a paragraph, a table, a note each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from parsers.source.docx.pages import PAGE, SECTION, PageSection
from parsers.source.docx.signs import before_part, sign
from parsers.source.numbering import WordNumbering, number_of
from parsers.source.styles import Look, Styles, toggle
from parsers.source.tables import LEAST_PARAGRAPHS, LEAST_TEXT, MOST_COLUMNS, MOST_OF_TABLE, Filling, table_lines
from parsers.source.trees import MOST_DEPTH, all_of, attribute, below, first, local, value, words
from parsers.source.unreadable import Unreadable, Why

_DELETED = frozenset(("del", "moveFrom", "delText", "delInstrText"))
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LEFT_OUT = frozenset(("instrText", "pPr", "rPr", "rt", "commentReference", "pict", "txbxContent"))
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""What may stand around rows and cells."""
_MOST_FIELD = 200  # characters of a field's name; it is told by the first word
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


@dataclass(slots=True)
class DocxReader:
    """Reads the body once, front to back: the numbering counts while it goes. `running`: a page header or footer, whose
    page numbers are left out."""

    styles: Styles
    numbering: WordNumbering
    notes: dict[tuple[str, str], Element]
    running: bool = False
    changes: int = 0
    laid_out: bool = False  # Word has noted where its pages begin
    sections: list[PageSection] = field(default_factory=list)
    filling: Filling = field(default_factory=Filling)
    _titled: bool = False
    _pending: list[tuple[int, Element]] = field(default_factory=list)  # footnotes referred to in the paragraph at hand
    _boxes: list[Element] = field(default_factory=list)  # text boxes anchored in it
    _count: int = 0
    _carried: list[str] = field(default_factory=list)  # paragraphs whose end was deleted run on into the next
    _tables: int = 0  # how many tables are open
    _depth: int = 0  # how many elements are open
    _is_beside: bool = False  # what stands beside the text is being read
    _fields: list[str] = field(default_factory=list)  # what the open fields are to show, innermost last

    def pieces(self, container: Element) -> Iterator[str]:
        """The paragraphs and tables below `container`, in order."""
        self._enter()
        has_choice = _has_choice(container)
        for child in container:
            tag = local(child)
            if tag == "p":
                if not len(child) and not self._carried:
                    continue
                yield self._paragraph(child)
                yield from self._beside()
            elif tag == "tbl":
                yield from self._table(child)
                yield from self._beside()
            elif tag in _DELETED:
                self.changes += 1
            elif tag == "sectPr":
                self.sections.append(_section(child))
            elif tag not in ("tblPr", "sdtPr") and not (has_choice and tag == "Fallback"):
                yield from self.pieces(child)
        self._depth -= 1

    def rest(self) -> str:
        """The text that waits for a paragraph to run on into, where none came."""
        carried, self._carried = "".join(self._carried), []
        return carried

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise Unreadable(Why.TOO_BIG, f"{MOST_DEPTH} levels")

    def _paragraph(self, paragraph: Element) -> str:
        properties = first(paragraph, "pPr")
        look = self.styles.look(properties)
        text = self._runs(paragraph, look)
        ends = first(properties, "sectPr")
        if ends is not None:
            self.sections.append(_section(ends))
        elif first(properties, "rPr", "del") is not None:
            self.changes += 1
            self._carried.append(text)
            return ""
        text = self.rest() + text
        if text.replace(PAGE, "").strip():
            mark = self.numbering.mark(look.list_id, look.list_level) if look.list_id and look.list_id != "0" else ""
            self._titled = self._titled or look.title
            text = _dressed(mark, text, look, _all_bold(paragraph, look), self._titled)
        return text if ends is None else text + SECTION

    def _beside(self) -> Iterator[str]:
        """The text boxes and the notes of what was read; those of a table come after it, those of one another too."""
        if self._tables or self._is_beside or not (self._boxes or self._pending):
            return
        self._is_beside = True
        while self._boxes or self._pending:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                yield from self.pieces(box)
            notes, self._pending = self._pending, []
            for number, note in notes:
                text = " ".join(piece.strip() for piece in self.pieces(note) if piece.strip())
                yield f"[{number}] {text}"
        self._is_beside = False

    def _runs(self, element: Element, look: Look) -> str:
        """The text of what stands in a paragraph."""
        name = local(element)
        if name == "r" and (look.hidden or toggle(first(element, "rPr"), "vanish")):
            return ""
        said = name == "t" and not self._is_page_number()
        parts = [element.text or ""] if said else []
        if not len(element):
            return "".join(parts)
        self._enter()
        has_choice = _has_choice(element)
        for child in element:
            tag = local(child)
            if tag in _DELETED:
                self.changes += 1
            elif not (has_choice and tag == "Fallback"):
                parts.append(self._sign(child, tag, look))
            if said and child.tail:
                parts.append(child.tail)
        self._depth -= 1
        return "".join(parts)

    def _sign(self, child: Element, tag: str, look: Look) -> str:
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == "lastRenderedPageBreak":
            self.laid_out = True
            return PAGE
        if tag == "br":
            return "\f" + PAGE if attribute(child, "type") == "page" else "\n"
        if tag == "sym":
            return sign(attribute(child, "font"), attribute(child, "char"))
        if tag in ("footnoteReference", "endnoteReference"):
            return self._reference(child)
        if tag == "txbxContent":
            self._boxes.append(child)
        if tag == "pict":
            self._boxes += list(below(child, "txbxContent"))
            return "".join(attribute(art, "string") for art in below(child, "textpath"))
        if tag in ("ins", "moveTo"):
            self.changes += 1
        if tag in ("fldChar", "instrText", "fldSimple"):
            return self._field(child, look)
        return "" if tag in _LEFT_OUT else before_part(child) + self._runs(child, look)

    def _field(self, child: Element, look: Look) -> str:
        """What a field shows, as it was last worked out; the names of the open fields are kept."""
        tag = local(child)
        if tag == "instrText":
            if self._fields and len(self._fields[-1]) < _MOST_FIELD:
                self._fields[-1] += words(child)
        elif tag == "fldSimple":
            self._fields.append(attribute(child, "instr"))
            text = self._runs(child, look)
            self._fields.pop()
            return text
        elif attribute(child, "fldCharType") == "begin":
            self._fields.append("")
        elif attribute(child, "fldCharType") == "end" and self._fields:
            self._fields.pop()
        return ""

    def _is_page_number(self) -> bool:
        return self.running and any(_PAGE_FIELD.match(field) for field in self._fields)

    def _reference(self, reference: Element) -> str:
        key = (local(reference).removesuffix("Reference"), attribute(reference, "id"))
        note = self.notes.pop(key, None)
        if note is None:
            return ""
        self._count += 1
        self._pending.append((self._count, note))
        return f"[{self._count}]"

    def _table(self, table: Element) -> Iterator[str]:
        """A table's lines; one of one column or of one long cell is a frame around text, one in another's cell a
        part of its text."""
        rows: list[list[str]] = []
        boxes: list[str] = []
        laid_out = 0  # characters of the longest cell of several paragraphs
        self._tables += 1
        self._enter()
        for row in _parts(table, "tr"):
            properties = first(row, "trPr")
            if first(properties, "del") is not None:
                self.changes += 1
                continue
            cells = [""] * self.filling.take(_columns(value(properties, "gridBefore"), 0))
            for cell in _parts(row, "tc"):
                pieces = [piece.strip() for piece in self.pieces(cell) if piece.strip()]
                boxes += pieces
                if len(pieces) >= LEAST_PARAGRAPHS:
                    laid_out = max(laid_out, sum(map(len, pieces)))
                cells += self._cell(cell, pieces)
            rows.append(cells)
        self._depth -= 1
        self._tables -= 1
        is_frame = laid_out >= max(LEAST_TEXT, MOST_OF_TABLE * sum(map(len, boxes)))
        if self._tables or is_frame or max((len(row) for row in rows), default=0) < 2:
            yield from boxes
        else:
            yield table_lines([row for row in rows if any(row)], self.filling)

    def _cell(self, cell: Element, pieces: list[str]) -> list[str]:
        """A cell's text, and an empty cell for each column more that it goes over."""
        properties = first(cell, "tcPr")
        wide = _columns(value(properties, "gridSpan"), 1)
        merged = first(properties, "vMerge")
        # what stands in a cell that goes on from the one above is not shown by Word
        joined = " ".join(pieces) if merged is None or attribute(merged, "val") == "restart" else ""
        return [joined] + [""] * self.filling.take(max(wide, 1) - 1)


def _columns(text: str | None, default: int) -> int:
    return min(number_of(text, default), MOST_COLUMNS)


def _parts(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row, through what may be wrapped around them."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif (name := local(child)) == tag:
            yield child
        elif name in _WRAPPERS:
            waiting.append(iter(child))


def _has_choice(element: Element) -> bool:
    """Whether an element shows one thing and holds another, its ``Fallback``, for older versions of Word."""
    return local(element) == "AlternateContent" and first(element, "Choice") is not None


def _section(properties: Element) -> PageSection:
    numbers = first(properties, "pgNumType")
    start = number_of(attribute(numbers, "start"), -1)
    return PageSection(None if start < 0 else start, attribute(numbers, "fmt", "decimal"))


def _all_bold(paragraph: Element, look: Look) -> bool:
    """Whether all text of a paragraph is bold, by its runs or its style."""
    found = False
    for run in below(paragraph, "r"):
        if any(words(text).strip() for text in all_of(run, "t")):
            switch = toggle(first(run, "rPr"), "b")
            if not (look.bold if switch is None else switch):
                return False
            found = True
    return found


def _dressed(mark: str, text: str, look: Look, bold: bool, titled: bool) -> str:
    """A paragraph with its number and the signs for heading and bold; headings stand below a title (`titled`)."""
    pages = text[: len(text) - len(text.lstrip(PAGE))]
    body = mark + text[len(pages) :]
    if look.title or look.outline is not None:
        level = 1 if look.title or look.outline is None else look.outline + 1 + titled
        return f"{pages}{'#' * min(level, 6)} {body.strip()}"
    if bold and "\n" not in body and PAGE not in body:
        return f"{pages}**{body.strip()}**"
    indent = "　　" if look.indented and not body.startswith(("　", " ")) else ""
    return pages + indent + body
