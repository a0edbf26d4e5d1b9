"""`Reader`: the parts of a Word file that hold text, to pieces of text: a paragraph, a table, a note each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from parsers.source.docx.pages import PAGE, SECTION, Section
from parsers.source.docx.signs import before_part, sign
from parsers.source.markup import Element
from parsers.source.numbering import Numbering, number_of
from parsers.source.styles import Look, Styles, toggle
from parsers.source.tables import LEAST_PARAGRAPHS, LEAST_TEXT, MOST_COLUMNS, MOST_OF_TABLE, table_lines
from parsers.source.zipped import all_of, first, value

_DELETED = frozenset(("del", "moveFrom", "delText", "delInstrText"))
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LEFT_OUT = frozenset(("instrText", "pPr", "rPr", "rt", "commentReference", "pict", "txbxContent"))
_WRAPPERS = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))
"""What may stand around rows and cells."""
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")


@dataclass(slots=True)
class Reader:
    """Reads the body once, front to back: the numbering counts while it goes. `running`: a page header or footer, whose
    page numbers are left out."""

    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], Element]
    running: bool = False
    changes: int = 0
    laid_out: bool = False  # Word has noted where its pages begin
    sections: list[Section] = field(default_factory=list)
    _titled: bool = False
    _pending: list[Element] = field(default_factory=list)  # footnotes referred to in the paragraph at hand
    _boxes: list[Element] = field(default_factory=list)  # text boxes anchored in it
    _count: int = 0
    _carried: str = ""  # a paragraph whose end was deleted runs on into the next
    _tables: int = 0  # how many tables are open
    _fields: list[str] = field(default_factory=list)  # what the open fields are to show, innermost last

    def pieces(self, container: Element) -> Iterator[str]:
        """The paragraphs and tables below `container`, in order."""
        for child in container.children:
            if isinstance(child, str):
                continue
            if child.tag == "p":
                yield self._paragraph(child)
                yield from self._beside()
            elif child.tag == "tbl":
                yield from self._table(child)
                yield from self._beside()
            elif child.tag in _DELETED:
                self.changes += 1
            elif child.tag == "sectPr":
                self.sections.append(_section(child))
            elif child.tag not in ("tblPr", "sdtPr") and not _is_spare(child, container):
                yield from self.pieces(child)

    def _paragraph(self, paragraph: Element) -> str:
        properties = first(paragraph, "pPr")
        look = self.styles.look(properties)
        text = self._carried + self._runs(paragraph, look)
        self._carried = ""
        ends = first(properties, "sectPr")
        if ends is not None:
            self.sections.append(_section(ends))
        elif first(properties, "rPr", "del") is not None:
            self.changes += 1
            self._carried = text
            return ""
        if text.replace(PAGE, "").strip():
            mark = self.numbering.mark(look.list_id, look.list_level) if look.list_id and look.list_id != "0" else ""
            self._titled = self._titled or look.title
            text = _dressed(mark, text, look, _all_bold(paragraph, look), self._titled)
        return text if ends is None else text + SECTION

    def _beside(self) -> Iterator[str]:
        """The text boxes and the notes of what was read; those of a table come behind it."""
        if self._tables:
            return
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
                parts.append(child if element.tag == "t" and not self._is_page_number() else "")
            elif child.tag in _DELETED:
                self.changes += 1
            elif not _is_spare(child, element):
                parts.append(self._sign(child, look))
        return "".join(parts)

    def _sign(self, child: Element, look: Look) -> str:
        tag = child.tag
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == "lastRenderedPageBreak":
            self.laid_out = True
            return PAGE
        if tag == "br":
            return "\f" + PAGE if child.attributes.get("type") == "page" else "\n"
        if tag == "sym":
            return sign(child.attributes.get("font", ""), child.attributes.get("char", ""))
        if tag in ("footnoteReference", "endnoteReference"):
            return self._reference(child)
        if tag == "txbxContent":
            self._boxes.append(child)
        if tag == "pict":
            self._boxes += list(_below(child, "txbxContent"))
            return "".join(art.attributes.get("string", "") for art in _below(child, "textpath"))
        if tag in ("ins", "moveTo"):
            self.changes += 1
        if tag in ("fldChar", "instrText", "fldSimple"):
            return self._field(child, look)
        return "" if tag in _LEFT_OUT else before_part(child) + self._runs(child, look)

    def _field(self, child: Element, look: Look) -> str:
        """What a field shows, as it was last worked out; the names of the open fields are kept."""
        if child.tag == "instrText":
            if self._fields:
                self._fields[-1] += child.text()
        elif child.tag == "fldSimple":
            self._fields.append(child.attributes.get("instr", ""))
            text = self._runs(child, look)
            self._fields.pop()
            return text
        elif child.attributes.get("fldCharType") == "begin":
            self._fields.append("")
        elif child.attributes.get("fldCharType") == "end" and self._fields:
            self._fields.pop()
        return ""

    def _is_page_number(self) -> bool:
        return self.running and any(_PAGE_FIELD.match(field) for field in self._fields)

    def _reference(self, reference: Element) -> str:
        key = (reference.tag.removesuffix("Reference"), reference.attributes.get("id", ""))
        note = self.notes.pop(key, None)
        if note is None:
            return ""
        self._pending.append(note)
        self._count += 1
        return f"[{self._count}]"

    def _table(self, table: Element) -> Iterator[str]:
        """A table's lines; one of one column or of one long cell is a frame around text, one in another's cell a
        part of its text."""
        rows: list[list[str]] = []
        boxes: list[str] = []
        laid_out = 0  # characters of the longest cell of several paragraphs
        self._tables += 1
        for row in _parts(table, "tr"):
            properties = first(row, "trPr")
            if first(properties, "del") is not None:
                self.changes += 1
                continue
            cells = [""] * min(number_of(value(properties, "gridBefore"), 0), MOST_COLUMNS)
            for cell in _parts(row, "tc"):
                pieces = [piece.strip() for piece in self.pieces(cell) if piece.strip()]
                boxes += pieces
                if len(pieces) >= LEAST_PARAGRAPHS:
                    laid_out = max(laid_out, sum(map(len, pieces)))
                merged = first(cell, "tcPr", "vMerge")
                joined = " ".join(pieces) if merged is None or merged.attributes.get("val") == "restart" else ""
                wide = min(number_of(value(cell, "tcPr", "gridSpan"), 1), MOST_COLUMNS)
                cells += [joined] + [""] * (wide - 1)
            rows.append(cells)
        self._tables -= 1
        is_frame = laid_out >= max(LEAST_TEXT, MOST_OF_TABLE * sum(map(len, boxes)))
        if self._tables or is_frame or max((len(row) for row in rows), default=0) < 2:
            yield from boxes
        else:
            yield table_lines([row for row in rows if any(row)])


def _parts(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table, the cells of a row, through what may be wrapped around them."""
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == tag:
                yield child
            elif child.tag in _WRAPPERS:
                yield from _parts(child, tag)


def _is_spare(element: Element, parent: Element) -> bool:
    """Whether it is what older versions of Word show instead of what stands beside it."""
    return element.tag == "Fallback" and first(parent, "Choice") is not None


def _section(properties: Element) -> Section:
    numbers = first(properties, "pgNumType")
    given = numbers.attributes if numbers else {}
    start = number_of(given.get("start"), -1)
    return Section(None if start < 0 else start, given.get("fmt", "decimal"))


def _below(element: Element, tag: str) -> Iterator[Element]:
    for child in element.children:
        if isinstance(child, Element):
            if child.tag == tag:
                yield child
            else:
                yield from _below(child, tag)


def _all_bold(paragraph: Element, look: Look) -> bool:
    """Whether all text of a paragraph is bold, by its runs or its style."""
    runs = [run for run in _below(paragraph, "r") if "".join(t.text() for t in all_of(run, "t")).strip()]
    switches = [toggle(first(run, "rPr"), "b") for run in runs]
    return bool(runs) and all(look.bold if switch is None else switch for switch in switches)


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
