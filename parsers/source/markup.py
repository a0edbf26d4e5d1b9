"""`parse_markup`: the tags of a web page to a shallow tree of `Element`, in linear time whatever the page is like.

The standard library's parser is quadratic on some malformed pages and knows no bound on depth; a gazette needs neither
the whole of HTML nor its error recovery, so this reads tags, text and the few implied ends that pages rely on.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

MOST_DEPTH = 120
"""Deeper elements are put beside their parent: no text is lost, and recursion over the tree is safe."""

MOST_ELEMENTS = 600_000
"""Elements of one page; a table of 20,000 rows and 20 columns has 420,000, the longest gazette that is one page 60,000.
The text of a page with more is read to its end, from there on without its tags."""

_NONE: Mapping[str, str] = MappingProxyType({})
_LONG_NUMBER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DECLARATION = re.compile(r"<[!?][^<>\u2e80-\uffef]{0,2000}?(?:>|(?=<)|[\r\n]|\Z)")
_HIDDEN = re.compile(r"(?:\A|\s)hidden(?:\s|=|\Z)")
_MOST_DATA = 1_000_000  # characters of a CDATA section
_STATED = "。"
_MOST_STATED = 3  # sentences in what a browser does not show before its like begins again: it was never closed
_VOID = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)
_IN_HEAD = frozenset(("title", "meta", "link", "base", "script", "style", "noscript", "template", "object"))
_RAW = frozenset(("script", "style", "noscript", "template", "textarea", "iframe", "svg", "math", "title"))
_ENDS: dict[str, frozenset[str]] = {
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "tr": frozenset(("tr", "td", "th", "p")),
    "td": frozenset(("td", "th", "p")),
    "th": frozenset(("td", "th", "p")),
    "option": frozenset(("option",)),
}
_BLOCK_ENDS_P = frozenset(
    (
        "p",
        "div",
        "table",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "blockquote",
        "pre",
        "hr",
        "dl",
        "form",
    )
)
_BREAKS = _BLOCK_ENDS_P | frozenset(("br", "li", "tr", "td", "th"))
_PARAGRAPH = frozenset(("p",))
_SCOPES = frozenset(("table", "ul", "ol", "dl", "html"))


class Measure(NamedTuple):
    """What is below an element, its furniture left out: characters that are no links, links, any block, any table."""

    weight: int = 0
    links: int = 0
    block: bool = False
    table: bool = False


_UNMEASURED = Measure()


@dataclass(slots=True)
class Element:
    """An element; `length` (characters below it, white space left out), `holds_block` and `measure` are found later."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=lambda: _NONE)
    children: list[Element | str] = field(default_factory=list)
    length: int = 0
    holds_block: bool = False
    measure: Measure = _UNMEASURED

    def text(self) -> str:
        """All text below, in order, as written (entities read, white space as it is)."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class Markup(NamedTuple):
    """A page: its tree, and whether it has more elements than are read; then the rest of its text has no tags."""

    root: Element
    is_cut: bool


class _Open:
    """The elements that are open, innermost last, and how many of each tag."""

    def __init__(self, root: Element) -> None:
        self.stack = [root]
        self.counts: dict[str, int] = {root.tag: 1}
        self.left = MOST_ELEMENTS

    def add(self, what: Element | str) -> None:
        self.stack[-1].children.append(what)

    def push(self, element: Element) -> None:
        self.stack.append(element)
        self.counts[element.tag] = self.counts.get(element.tag, 0) + 1

    def cut(self, depth: int) -> None:
        """Close all from `depth` on."""
        for element in self.stack[depth:]:
            self.counts[element.tag] -= 1
        del self.stack[depth:]


def parse_markup(page: str) -> Markup:
    """The tree of `page` under one root. Never raises; anything that is no tag is text."""
    root = Element("html")
    open_ = _Open(root)
    at = 0
    ends: dict[str, int] = {}  # where each mark that was looked for comes next; the page is gone through once for each
    while at < len(page):
        start = page.find("<", at)
        if start < 0:
            start = len(page)
        if start > at:
            open_.add(unescaped(page[at:start]))
        if start == len(page):
            break
        at = _read_tag(page, start, open_, ends)
    return Markup(root, open_.left < 0)


def unescaped(text: str) -> str:
    """`text` with its entities read; numbers too long for any character stand for U+FFFD, as too large ones do."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _read_tag(page: str, start: int, open_: _Open, ends: dict[str, int]) -> int:
    """Take what stands at the ``<`` at `start`: a comment, a tag or just the sign. Where to go on."""
    match = _TAG.match(page, start)
    if not match:
        if page.startswith("<!--", start):
            return _after_comment(page, start, ends)
        if page[start + 1 : start + 2] in ("!", "?"):
            return _after_declaration(page, start, open_, ends)
        open_.add("<")
        return start + 1
    close = _next(page, ">", start, ends) + 1
    if not close:
        open_.add("<")
        return start + 1
    tag = match[1].lower()
    if page[start + 1] == "/":
        _close(tag, open_)
        return close
    written = page[match.end() : min(close - 1, match.end() + 2000)]
    element = _open(tag, written, open_)
    if tag in _RAW and not written.endswith("/"):
        return _skip_raw(page, tag, close, element, open_, ends)
    return close


def _after_comment(page: str, start: int, ends: dict[str, int]) -> int:
    """The place after a comment; after its sign alone where it is never closed, or another begins before its end."""
    end = _next(page, "-->", start + 2, ends)
    if end < 0:
        return start + 4
    end += len("-->")
    inner = page.find("<!--", start + 4, end)
    if inner >= 0 and inner + 4 < end and not page.startswith("[if", start + 4):
        return start + 4
    return end


def _after_declaration(page: str, start: int, open_: _Open, ends: dict[str, int]) -> int:
    """The place after ``<!DOCTYPE …>`` or ``<?xml …>``, which end before the next tag or on their line if they are not
    closed; of ``<![CDATA[`` the inside is text."""
    if page.startswith("<![CDATA[", start):
        inner = start + len("<![CDATA[")
        end = _next(page, "]]>", start, ends)
        if not inner <= end <= start + _MOST_DATA:
            return inner
        open_.add(page[inner:end])
        return end + len("]]>")
    match = _DECLARATION.match(page, start)
    return match.end() if match else start + 2


def _next(page: str, mark: str, start: int, ends: dict[str, int]) -> int:
    """Where `mark` comes next, from `start` on; -1 when it does not. What is asked for only ever moves on."""
    known = ends.get(mark, 0)
    if 0 <= known < start or mark not in ends:
        known = ends[mark] = page.find(mark, start)
    return known


def _next_end(page: str, tag: str, start: int, ends: dict[str, int]) -> int:
    """Where the end tag of `tag` comes next, in whatever case; -1 when it does not."""
    mark = f"</{tag}"
    known = ends.get(mark, 0)
    if 0 <= known < start or mark not in ends:
        match = re.compile(mark, re.IGNORECASE).search(page, start)
        known = ends[mark] = match.start() if match else -1
    return known


def _skip_raw(page: str, tag: str, start: int, element: Element, open_: _Open, ends: dict[str, int]) -> int:
    """Pass over the inside of a script or its like; of ``title`` it is kept as text."""
    end = _next_end(page, tag, start, ends)
    if end < 0:
        _close(tag, open_)
        return start
    inner = re.compile(f"<{tag}", re.IGNORECASE).search(page, start, end)
    if inner and page.count(_STATED, start, inner.start()) >= _MOST_STATED:
        _close(tag, open_)
        return start
    if tag == "title":
        element.children.append(unescaped(page[start:end]))
    _close(tag, open_)
    after = _next(page, ">", end, ends)
    return len(page) if after < 0 else after + 1


def _open(tag: str, written: str, open_: _Open) -> Element:
    """Add an element; over the bound it is made, but stands nowhere, and what a browser sets below is set below."""
    stack = open_.stack
    open_.left -= 1
    if open_.left < 0:
        if tag in _BREAKS:
            open_.add("\n")
        return Element(tag)
    if stack[-1].tag == "head" and tag not in _IN_HEAD:
        open_.cut(len(stack) - 1)
    _close_implied(tag, open_)
    element = Element(tag, _attributes(written) if written else _NONE)
    open_.add(element)
    if tag not in _VOID and not written.endswith("/") and len(stack) < MOST_DEPTH:
        open_.push(element)
    return element


@lru_cache(maxsize=1024)
def _attributes(written: str) -> Mapping[str, str]:
    """The attributes that are written in a tag; those of equal tags are one mapping."""
    attributes = {m[1].lower(): unescaped(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(written)}
    if "hidden" in written and _HIDDEN.search(written):
        attributes["hidden"] = ""
    return attributes or _NONE


def _close_implied(tag: str, open_: _Open) -> None:
    """End what `tag` ends without saying so: a paragraph before a block, a cell before a cell."""
    ends = _ENDS.get(tag) or (_PARAGRAPH if tag in _BLOCK_ENDS_P else None)
    if ends is None or not any(map(open_.counts.get, ends)):
        return
    stack = open_.stack
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag in ends:
            open_.cut(depth)
        elif stack[depth].tag in _SCOPES:
            return


def _close(tag: str, open_: _Open) -> None:
    if not open_.counts.get(tag):
        return
    stack = open_.stack
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag == tag:
            open_.cut(depth)
            return
        if stack[depth].tag == "table" and tag not in ("body", "html", "div"):
            return
