"""`Measures`: how much text stands below each element of a page, and which are the site's and not the article's.

What names, roles and tags say is believed only of a small part of the page: whole articles stand in ``<form>``, in
``<div id="print">`` or in what a script would have shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from parsers.source.markup import Element

_NEVER_TEXT = frozenset((
    "script", "style", "noscript", "template", "textarea", "iframe", "svg", "math", "title", "head", "select", "button",
    "object", "input", "img", "audio", "video", "canvas", "del", "map",
))  # fmt: skip
_SITE_TAGS = frozenset(("nav", "aside", "footer"))
_TEXT_TAGS = frozenset(("body", "html", "article", "main", "form", "p", "table", "td"))
BLOCKS = frozenset((
    "html", "body", "main", "article", "section", "div", "header", "footer", "nav", "aside", "form", "fieldset",
    "center", "h1", "h2", "h3", "h4", "h5", "h6", "p", "pre", "blockquote", "address", "hr", "ul", "ol", "li",
    "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "figure", "figcaption",
    "details", "summary",
))  # fmt: skip
_NAMES = re.compile(
    r"(?:\b|_|-)(?:nav\w*|menu\w*|foot\w*|bread\w*|crumb\w*|sidebar|share\w*|related|toolbar|tool|pager|pagination|search\w*"
    r"|login|copyright|qrcode|ewm|banner|topbar|hot|recommend\w*|comment\w*|prev|next|weixin|weibo|print|noprint|printfooter|editsection\w*|catlinks|friendlink\w*)"
    r"(?=\b|_|-)",
    re.IGNORECASE,
)
_LANDMARKS = frozenset(("navigation", "banner", "contentinfo", "search", "complementary"))
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pptx?|pdf|ofd|wps|et|rtf|txt|zip|rar|7z|jpe?g|png|tiff?)(?:[?#].{0,200})?\s*", re.IGNORECASE
)
_LONG_LINK = 200  # characters
_MOST_OF_SITE = 0.4  # of the page's text; what holds more is no furniture


class Measure(NamedTuple):
    """What is below an element, its furniture left out: characters that are no links, links, any block, any table."""

    weight: int = 0
    links: int = 0
    block: bool = False
    table: bool = False


class Measures:
    """All elements below one root, each measured once. An element is known by its identity."""

    def __init__(self, root: Element) -> None:
        self._lengths: dict[int, int] = {}
        self._known: dict[int, Measure] = {}
        self._whole = self._length(root)
        self._measure(root)

    def __getitem__(self, element: Element) -> Measure:
        return self._known[id(element)]

    def length(self, element: Element) -> int:
        """The characters below an element, white space left out."""
        return self._lengths[id(element)]

    def is_furniture(self, element: Element) -> bool:
        """Whether an element is the site's and not the article's: by its tag, its role, its name, or being hidden."""
        if element.tag in _NEVER_TEXT:
            return True
        if self.length(element) > _MOST_OF_SITE * self._whole:
            return False
        given = element.attributes
        if "hidden" in given or given.get("role", "") in _LANDMARKS or element.tag in _SITE_TAGS:
            return True
        if "display:none" in given.get("style", "").replace(" ", "").lower():
            return True
        if element.tag in _TEXT_TAGS:
            return False
        return bool(_NAMES.search(f"{given.get('class', '')} {given.get('id', '')}"))

    def is_link_list(self, element: Element) -> bool:
        """Whether a block is nothing but links: navigation, related pages. A short one stays."""
        measure = self[element]
        return measure.links >= 4 and measure.weight < 2 * measure.links

    def _length(self, element: Element) -> int:
        """The characters below an element that may be text, white space left out."""
        length = 0
        for child in element.children:
            if isinstance(child, str):
                length += _inked(child)
            else:
                below = self._length(child)
                length += 0 if child.tag in _NEVER_TEXT else below
        self._lengths[id(element)] = length
        return length

    def _measure(self, element: Element) -> Measure:
        weight = links = 0
        block = table = False
        for child in element.children:
            if isinstance(child, str):
                weight += _inked(child)
                continue
            below = self._measure(child)
            block = block or child.tag in BLOCKS or below.block
            table = table or child.tag == "table" or below.table
            if not self.is_furniture(child):
                is_link = child.tag == "a" and not self._is_own(child)
                weight += 0 if is_link else below.weight
                links += below.links + is_link
        self._known[id(element)] = Measure(weight, links, block, table)
        return self._known[id(element)]

    def _is_own(self, link: Element) -> bool:
        """Whether a link belongs to the article: to a place in it, or to a file that is attached."""
        target = link.attributes.get("href", "")
        words = link.text() if self.length(link) < _LONG_LINK else ""
        return target.startswith("#") or bool(_FILE.search(target[-_LONG_LINK:]) or _FILE.search(words))


def _inked(text: str) -> int:
    return len(text) - sum(map(text.count, " \t\r\n"))


def walk(element: Element) -> Iterator[Element]:
    """An element and all below it, in order."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += [child for child in reversed(here.children) if isinstance(child, Element)]
