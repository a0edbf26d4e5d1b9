"""`Measures`: how much text stands below each element of a page, and which are the site's and not the article's.

What names, roles and tags say is believed only of a small part of the page: whole articles stand in ``<form>``, in
``<div id="print">`` or in what a script would have shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.language.numerals import TO_TEN
from parsers.source.html.site import is_site_line
from parsers.source.markup import Element, Measure
from parsers.source.tables import Filling, html_rows

_NEVER_TEXT = frozenset((
    "script", "style", "noscript", "template", "textarea", "iframe", "svg", "math", "title", "head", "input", "img",
))  # fmt: skip
_NO_TEXT = frozenset(("select", "button", "object", "audio", "video", "canvas", "del", "map"))
"""What shows no text of the page, unless it holds blocks: then its end was forgotten."""
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
_ATTACHED = re.compile(r"\s*(?:相关|相關)?\s*附\s*[件表录錄图圖]")
_DAY_LAST = re.compile(rf"[年月]\s*[\d{TO_TEN}]{{1,3}}\s*日\s*\Z")
_OF_SITE = re.compile("版[权權]|[备備]案|[主承][办辦]|技[术術]支[持援]|地址|©|[Cc]opyright|ICP")
"""What the foot of a site says, and no end of a document."""
_FIRST_WORDS = 40  # characters
_LONG_LINK = 200  # characters
_MOST_OF_SITE = 0.4  # of the page's text; what holds more is no furniture


class Measures:
    """All elements below one root, each measured once: what is found stands in the elements."""

    def __init__(self, root: Element) -> None:
        self._shared: dict[Measure, Measure] = {}
        """Each measure once: most elements of a long page have one of a few."""
        self.aside: list[Element] = []
        """What was left out of the text as the site's, in the order in which it was come upon; nothing empty."""
        self.filling = Filling()
        self.layouts: dict[int, bool] = {}
        """Whether a table only lays out the page, of those that were asked about."""
        self._rows: dict[int, list[list[str]] | None] = {}
        self._whole = self._length(root)
        self._measure(root)

    def __getitem__(self, element: Element) -> Measure:
        return element.measure

    def length(self, element: Element) -> int:
        """The characters below an element, white space left out."""
        return element.length

    def rows(self, table: Element) -> list[list[str]] | None:
        """The rows of a table, made once; see `html_rows`."""
        if id(table) not in self._rows:
            self._rows[id(table)] = html_rows(table, self.filling)
        return self._rows[id(table)]

    def is_furniture(self, element: Element) -> bool:
        """Whether an element is the site's and not the article's: by its tag, its role, its name, or being hidden."""
        if self._is_never_text(element):
            return True
        if self.length(element) > _MOST_OF_SITE * self._whole:
            return False
        given = element.attributes
        if not given and element.tag not in _SITE_TAGS:
            return False
        if "hidden" in given or given.get("role", "") in _LANDMARKS:
            return True
        if element.tag in _SITE_TAGS:
            return not self._signs(element)
        if "display:none" in given.get("style", "").replace(" ", "").lower():
            return True
        if element.tag in _TEXT_TAGS or not given:
            return False
        named = _NAMES.search(f"{given.get('class', '')} {given.get('id', '')}")
        return named is not None and not self._attaches(element)

    def _is_never_text(self, element: Element) -> bool:
        return element.tag in _NEVER_TEXT or (element.tag in _NO_TEXT and not element.holds_block)

    def texts(self, element: Element) -> Iterator[str]:
        """All that may be text below an element, each stretch without tags for itself."""
        for child in element.children:
            if isinstance(child, str):
                yield child
            elif not self._is_never_text(child):
                yield from self.texts(child)

    def sets_aside(self, element: Element, block: bool = True) -> bool:
        """Whether an element is the site's or, a `block`, a list of links; it is remembered as left out."""
        if not self.is_furniture(element) and not (block and self.is_link_list(element)):
            return False
        if not self._is_never_text(element) and self.length(element):
            self.aside.append(element)
        return True

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
                length += 0 if self._is_never_text(child) else below
                if child.tag in BLOCKS or child.holds_block:
                    element.holds_block = True
        element.length = length
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
                is_link = child.tag == "a" and not self.is_own(child)
                weight += 0 if is_link else below.weight
                links += below.links + is_link
        measure = Measure(weight, links, block, table)
        element.measure = self._shared.setdefault(measure, measure)
        return measure

    def is_own(self, link: Element) -> bool:
        """Whether a link belongs to the article: to a place in it, or to a file that is attached."""
        target = link.attributes.get("href", "")
        words = link.text() if self.length(link) < _LONG_LINK else ""
        if target.startswith("#"):
            return True
        return bool(_FILE.search(target[-_LONG_LINK:]) or _FILE.search(words) or _ATTACHED.match(words))

    def _attaches(self, element: Element) -> bool:
        """Whether an element begins with the word for attachments: they are the document's, whatever it is called."""
        return self.length(element) > 0 and _ATTACHED.match(_first_words(element)) is not None

    def _signs(self, element: Element) -> bool:
        """Whether a ``footer`` ends the article and not the site: a date is its last words, or it has no link and no
        line of a site."""
        if element.tag != "footer" or self.length(element) >= _LONG_LINK:
            return False
        words = [line for line in map(str.strip, self.texts(element)) if line]
        if words and _DAY_LAST.search(words[-1]):
            return True
        linked = any(each.tag == "a" for each in walk(element))
        return not linked and not any(_OF_SITE.search(line) or is_site_line(line) for line in words)


def _first_words(element: Element) -> str:
    """The first characters below an element, white space at their head left out."""
    words = ""
    waiting: list[Element | str] = [element]
    while waiting and len(words) < _FIRST_WORDS:
        here = waiting.pop()
        if isinstance(here, str):
            words = (words + here[: 4 * _FIRST_WORDS]).lstrip()
        elif here.tag not in _NEVER_TEXT:
            waiting += reversed(here.children)
    return words


def _inked(text: str) -> int:
    return len(text) - sum(map(text.count, " \t\r\n"))


def walk(element: Element) -> Iterator[Element]:
    """An element and all below it, in order."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += [child for child in reversed(here.children) if isinstance(child, Element)]
