"""`find_article` and `title_before`: where the article of a web page stands, and what it is called outside of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.source.html.furniture import BLOCKS, Measures, walk
from parsers.source.markup import Element
from parsers.source.tables import fold_blanks

_BLANKS = re.compile(r"\s+")
_PARTS = re.compile(r"[_|｜]|\s[-–—]+\s|(?<=[^\x00-\xff])[-–—](?=[^\x00-\xff])")
"""What parts a page's title from the names of its column and its site."""
_TITLE_NAME = re.compile(r"title|headline|biaoti|(?:\b|_|-)(?:tit|bt)(?=\b|_|-)", re.IGNORECASE)
_CLOSED = frozenset(("p", "table", "ul", "ol", "dl", "pre"))
_LEAST_SHARE = 0.7
_MOST_TITLE = 300
_START = 1000  # characters of the article in which it may say its title
_LEAST_TITLE = 4  # characters; a shorter part of a title is a column's name


def find_article(root: Element, measures: Measures) -> Element:
    """The innermost element that holds most of the page's running text."""
    whole = measures[root].weight
    here = root
    while True:
        inner = [child for child in here.children if isinstance(child, Element) and child.tag in BLOCKS]
        best = max(inner, key=lambda child: measures[child].weight, default=None)
        if best is None or best.tag in _CLOSED or measures[best].weight < _LEAST_SHARE * whole:
            return here
        here = best


def title_before(root: Element, article: Element, measures: Measures, body: str) -> str:
    """The title that stands before the article: the last headline that shares its words with the page's title, else the
    last ``h1``, else the page's title without the names of the site. Empty when `body`, the article's text, says it."""
    heads: list[str] = []
    named: list[str] = []  # what only a name of its element calls a title
    page_title = ""
    for element in walk(root):
        if element is article:
            break
        if element.tag == "title" and not page_title:
            page_title = _text(element)
        elif not _may_be_title(element, measures):
            continue
        elif element.tag in ("h1", "h2"):
            heads.append(_text(element))
        elif _TITLE_NAME.search(f"{element.attributes.get('class', '')} {element.attributes.get('id', '')}"):
            named.append(_text(element))
    said = [_squeezed(piece).strip("#*") for piece in body[:_START].split("\n\n")]
    parts = [part.strip() for part in _PARTS.split(page_title) if part and part.strip()]
    if any(len(part) >= _LEAST_TITLE and _is_said(part, said) for part in parts[:2]):
        return ""
    known = [head for head in (*named, *heads) if _is_known(_squeezed(head), _squeezed(page_title), parts)]
    title = (known or heads or [max(parts, key=len, default="")])[-1]
    return "" if _is_said(title, said) else title


def _may_be_title(element: Element, measures: Measures) -> bool:
    """Whether an element holds words that are no link, and not too many."""
    if not measures[element].weight or measures.length(element) > _MOST_TITLE:
        return False
    return not measures.is_furniture(element)


def _text(element: Element) -> str:
    return fold_blanks(element.text()).strip()[:_MOST_TITLE]


def _squeezed(text: str) -> str:
    return _BLANKS.sub("", text)


def _is_said(title: str, pieces: Sequence[str]) -> bool:
    """Whether one of the first pieces of the text begins with `title`."""
    return any(piece.startswith(_squeezed(title)) for piece in pieces)


def _is_known(head: str, page_title: str, parts: Sequence[str]) -> bool:
    """Whether a headline shares its words with the page's title."""
    return bool(head) and (head in page_title or any(len(part) > 1 and _squeezed(part) in head for part in parts[:1]))
