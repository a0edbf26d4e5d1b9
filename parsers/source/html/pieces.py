"""`pieces_of`: an article of a web page in pieces: paragraphs, headings, list items and tables, each as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.source.html.furniture import BLOCKS, Measures, walk
from parsers.source.markup import Element
from parsers.source.tables import LEAST_PARAGRAPHS, LEAST_TEXT, MOST_OF_TABLE, fold_blanks, table_lines

_HEADING_TAG = re.compile("h[1-6]")
_BLANK_LINES = re.compile("\n{3,}")

_MARK = 6  # characters at most of a number or a letter that stands in a column of its own
_ITEM = 40  # characters at least of what it counts
_BREAK = "\0"  # stands for a line break until blanks are folded


def pieces_of(element: Element, measures: Measures) -> Iterator[str]:
    """The paragraphs, headings, list items and tables below `element`, each as one piece of text."""
    inline: list[str] = []
    first = element.attributes.get("start", "1")
    number = int(first) - 1 if first.isascii() and first.isdecimal() and len(first) < 6 else 0
    for child in element.children:
        if isinstance(child, Element) and (child.tag in BLOCKS or measures[child].block):
            yield _paragraph("".join(inline), element)
            inline = []
            number += child.tag == "li"
            if measures.sets_aside(child):
                continue
            pieces = block_pieces(child, measures)
            yield from _numbered(pieces, number) if element.tag == "ol" else pieces
        else:
            inline.append(child if isinstance(child, str) else _inline(child, measures))
    yield _paragraph("".join(inline), element)


def block_pieces(element: Element, measures: Measures) -> Iterator[str]:
    """The pieces of one block, by its own tag: a heading, a table, or what stands below it."""
    if _HEADING_TAG.fullmatch(element.tag):
        text = _paragraph(_inline(element, measures), None)
        yield f"{'#' * int(element.tag[1])} {fold_blanks(text)}" if text else ""
    elif element.tag == "pre":
        yield element.text().strip("\r\n")
    elif element.tag == "table":
        yield from _table(element, measures)
    else:
        yield from pieces_of(element, measures)


def _table(element: Element, measures: Measures) -> Iterator[str]:
    """A table's lines; the pieces of its cells where it only lays out the page."""
    rows = None if is_layout(element, measures) else measures.rows(element)
    if rows is None:
        yield from pieces_of(element, measures)
        return
    captions = [child for child in element.children if isinstance(child, Element) and child.tag == "caption"]
    yield from (_paragraph(_inline(caption, measures), None) for caption in captions)
    items = [[cell for cell in row if cell] for row in rows]
    counted = [len(item) == 2 and len(item[0]) <= _MARK and len(item[1]) >= _ITEM and "。" in item[1] for item in items]
    if sum(counted) * 2 > len(items):
        yield from (" ".join(item) for item in items)
    else:
        yield table_lines(rows, measures.filling)


def is_layout(table: Element, measures: Measures) -> bool:
    """Whether a table only lays out the page: it holds tables, paragraphs of running text, or one column."""
    key = id(table)
    if key not in measures.layouts:
        is_layout = measures[table].table or _holds_text(table, measures) or measures.rows(table) is None
        measures.layouts[key] = is_layout
    return measures.layouts[key]


def _holds_text(table: Element, measures: Measures) -> bool:
    """Whether one cell of `table` holds paragraphs of running text, and most of what the table says."""
    least = max(LEAST_TEXT, MOST_OF_TABLE * measures[table].weight)
    cells = (cell for cell in walk(table) if cell.tag in ("td", "th") and measures[cell].weight >= least)
    return any(
        sum(isinstance(inner, Element) and inner.tag in BLOCKS for inner in cell.children) >= LEAST_PARAGRAPHS
        for cell in cells
    )


def _numbered(pieces: Iterator[str], number: int) -> Iterator[str]:
    """An item of an ordered list, with the number that a browser prints before it."""
    mark = f"{number}. "
    for piece in pieces:
        hashes = piece[: len(piece) - len(piece.lstrip("#"))]
        hashes += " " if hashes and piece.startswith(hashes + " ") else ""
        yield hashes + mark + piece[len(hashes) :] if piece else ""
        mark = "" if piece else mark


def _inline(element: Element, measures: Measures) -> str:
    if element.tag == "br":
        return _BREAK
    if measures.sets_aside(element, block=False):
        return ""
    return "".join(child if isinstance(child, str) else _inline(child, measures) for child in element.children)


def _paragraph(text: str, element: Element | None) -> str:
    """`text` with white space as a browser shows it; ideographic and no-break spaces stay."""
    lines = [fold_blanks(line).strip(" ") for line in text.split(_BREAK)]
    body = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    if not body.strip(" \u3000\xa0\n\u200b\ufeff"):
        return ""
    bold = element is not None and "\n" not in body and _all_bold(element)
    return f"**{body}**" if bold else body


def _all_bold(element: Element) -> bool:
    """Whether every word of a paragraph is in bold."""
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                return False
        elif child.tag not in ("b", "strong", "br") and (not child.children or not _all_bold(child)):
            return False
    return any(isinstance(child, Element) for child in element.children)
