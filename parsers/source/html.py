"""`read_html`: the article of a web page as text, without the site around it.

Headings come as Markdown headings (``#``), tables as ``| a | b |`` lines, a paragraph that is bold throughout as
``**…**``: the forms that the rest of the path reads anyway. Paragraphs stand apart by an empty line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsers.model import Source
from parsers.source.markup import Element, parse_markup
from parsers.source.tables import html_rows, table_lines

_SKIPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "textarea",
        "iframe",
        "svg",
        "math",
        "title",
        "head",
        "nav",
        "aside",
        "footer",
        "form",
        "select",
        "button",
        "object",
        "input",
        "img",
        "audio",
        "video",
        "canvas",
        "del",
        "map",
    )
)
_BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "pre",
        "hr",
        "center",
        "figure",
        "figcaption",
        "address",
        "fieldset",
        "details",
        "summary",
        "html",
        "body",
    )
)
_FURNITURE = re.compile(
    r"(?:\b|_|-)(?:nav\w*|menu\w*|foot\w*|bread\w*|crumb\w*|sidebar|share\w*|related|toolbar|tool|pager|pagination|search\w*"
    r"|login|copyright|qrcode|ewm|banner|topbar|hot|recommend\w*|comment\w*|prev|next|weixin|weibo|print|friendlink\w*)"
    r"(?=\b|_|-)",
    re.IGNORECASE,
)
_LANDMARKS = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_SITE = re.compile(r"\s*[_|\-–—]+\s*[^_|\-–—]*(?:网|網|网站|網站|门户|入口|平台|公开|公開)[^_|\-–—]*\Z")
_LEAST_SHARE = 0.7


def read_html(source: Source) -> Source:
    """The article of the decoded page `source`; its notes stay, as far as they do not point into the page's markup."""
    root = parse_markup(source.text)
    measures: _Measures = {}
    _measure(root, measures)
    article = _article(root, measures)
    title = _title_before(root, article)
    body = _written(article, measures)
    if title and title not in re.sub(r"\s", "", body[: len(title) * 2 + 200]):
        body = f"# {title}\n\n{body}"
    notes = tuple(note for note in source.notes if note.span is None)
    return Source(source.name, body, source.encoding, notes)


def _written(element: Element, measures: _Measures) -> str:
    pieces = [piece for piece in _pieces(element, measures) if piece]
    return "\n\n".join(pieces) + "\n" if pieces else ""


def _is_furniture(element: Element) -> bool:
    """Whether an element is the site's and not the article's: by its tag, its role, its class, or being hidden."""
    if element.tag in _SKIPPED:
        return True
    given = element.attributes
    if "hidden" in given or given.get("role", "") in _LANDMARKS:
        return True
    if "display:none" in given.get("style", "").replace(" ", "").lower():
        return True
    if element.tag in ("body", "html", "article", "main", "p", "table", "td"):
        return False
    return bool(_FURNITURE.search(f"{given.get('class', '')} {given.get('id', '')}"))


class _Measure(NamedTuple):
    """What is below an element, its furniture left out: characters that are no links, links, any block, any table."""

    weight: int = 0
    links: int = 0
    block: bool = False
    table: bool = False


_Measures = dict[int, _Measure]  # by the element's `id`


def _measure(element: Element, into: _Measures) -> _Measure:
    """Measure all elements below `element`, each once."""
    weight = links = 0
    block = table = False
    for child in element.children:
        if isinstance(child, str):
            weight += len(child) - sum(map(child.count, " \t\r\n"))
            continue
        below = _measure(child, into)
        block = block or child.tag in _BLOCKS or below.block
        table = table or child.tag == "table" or below.table
        if not _is_furniture(child):
            weight += 0 if child.tag == "a" else below.weight
            links += below.links + (child.tag == "a")
    into[id(element)] = _Measure(weight, links, block, table)
    return into[id(element)]


def _article(root: Element, measures: _Measures) -> Element:
    """The innermost element that holds most of the page's running text."""

    def weight(element: Element) -> int:
        return measures[id(element)].weight

    whole = weight(root)
    here = root
    while True:
        inner = [child for child in here.children if isinstance(child, Element) and child.tag in _BLOCKS]
        best = max(inner, key=weight, default=None)
        if best is None or best.tag in ("p", "table", "ul", "ol", "dl", "pre") or weight(best) < _LEAST_SHARE * whole:
            return here
        here = best


def _title_before(root: Element, article: Element) -> str:
    """The page's title that stands before the article: the last ``h1`` or ``h2``, else the title without the site."""
    heads: list[str] = []
    page_title = ""
    for element in _walk(root):
        if element is article:
            break
        if element.tag in ("h1", "h2") and not _is_furniture(element):
            heads.append(element.text()[:300])
        elif element.tag == "title" and not page_title:
            page_title = element.text()
    page_title = page_title[:300]
    title = re.sub(r"\s", "", page_title)
    known = [head for head in (re.sub(r"\s", "", head) for head in heads) if head and head in title]
    return known[-1] if known else _SITE.sub("", _BLANKS.sub(" ", page_title)).strip()


def _walk(element: Element) -> Iterator[Element]:
    """An element and all below it, in order."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += [child for child in reversed(here.children) if isinstance(child, Element)]


def _pieces(element: Element, measures: _Measures) -> Iterator[str]:
    """The paragraphs, headings, list items and tables below `element`, each as one piece of text."""
    inline: list[str] = []
    first = element.attributes.get("start", "1")
    number = int(first) - 1 if first.isascii() and first.isdecimal() and len(first) < 6 else 0
    for child in element.children:
        if isinstance(child, Element) and (child.tag in _BLOCKS or measures[id(child)].block):
            yield _paragraph("".join(inline), element)
            inline = []
            number += child.tag == "li"
            if not _is_furniture(child) and not _is_link_list(measures[id(child)]):
                pieces = _block(child, measures)
                yield from _numbered(pieces, number) if element.tag == "ol" else pieces
        else:
            inline.append(child if isinstance(child, str) else _inline(child))
    yield _paragraph("".join(inline), element)


def _block(element: Element, measures: _Measures) -> Iterator[str]:
    if re.fullmatch("h[1-6]", element.tag):
        text = _paragraph(_inline(element), None)
        yield f"{'#' * int(element.tag[1])} {_BLANKS.sub(' ', text)}" if text else ""
    elif element.tag == "pre":
        yield element.text().strip("\r\n")
    elif element.tag == "table":
        rows = None if measures[id(element)].table else html_rows(element)
        captions = [child for child in element.children if isinstance(child, Element) and child.tag == "caption"]
        yield from (_paragraph(_inline(caption), None) for caption in captions if rows)
        yield from _pieces(element, measures) if rows is None else (table_lines(rows),)
    else:
        yield from _pieces(element, measures)


def _numbered(pieces: Iterator[str], number: int) -> Iterator[str]:
    """An item of an ordered list, with the number that a browser prints before it."""
    mark = f"{number}. "
    for piece in pieces:
        hashes = piece[: len(piece) - len(piece.lstrip("#"))]
        hashes += " " if hashes and piece.startswith(hashes + " ") else ""
        yield hashes + mark + piece[len(hashes) :] if piece else ""
        mark = "" if piece else mark


def _is_link_list(measure: _Measure) -> bool:
    """A block that is nothing but links: navigation, related pages. A short one stays (an attachment)."""
    return measure.links >= 4 and measure.weight < 2 * measure.links


def _inline(element: Element) -> str:
    if element.tag == "br":
        return "\0"  # stands for a line break until blanks are folded
    if _is_furniture(element):
        return ""
    return "".join(child if isinstance(child, str) else _inline(child) for child in element.children)


def _paragraph(text: str, element: Element | None) -> str:
    """`text` with white space as a browser shows it; ideographic and no-break spaces stay."""
    lines = [_BLANKS.sub(" ", line).strip(" ") for line in text.split("\0")]
    body = "\n".join(line for line in lines if line)
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
