"""`parse_markup`: the tags of a web page to a shallow tree of `Element`, in linear time whatever the page is like.

The standard library's parser is quadratic on some malformed pages and knows no bound on depth; a gazette needs neither
the whole of HTML nor its error recovery, so this reads tags, text and the few implied ends that pages rely on.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

MOST_DEPTH = 120
"""Deeper elements are put beside their parent: no text is lost, and recursion over the tree is safe."""

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,30})")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,30})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_DECLARATION = re.compile(r"<[!?][^<>\u2e80-\uffef]{0,2000}?(?:>|(?=<)|[\r\n]|\Z)")
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
_SCOPES = frozenset(("table", "ul", "ol", "dl", "html"))


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def text(self) -> str:
        """All text below, in order, as written (entities read, white space as it is)."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def parse_markup(page: str) -> Element:
    """The tree of `page` under one root. Never raises; anything that is no tag is text."""
    root = Element("html")
    stack = [root]
    at = 0
    ends: dict[str, bool] = {}  # what was looked for in vain, so that it is never looked for again
    while at < len(page):
        start = page.find("<", at)
        if start < 0:
            start = len(page)
        if start > at:
            stack[-1].children.append(html.unescape(page[at:start]))
        if start == len(page):
            break
        at = _read_tag(page, start, stack, ends)
    return root


def _read_tag(page: str, start: int, stack: list[Element], ends: dict[str, bool]) -> int:
    """Take what stands at the ``<`` at `start`: a comment, a tag or just the sign. Where to go on."""
    if page.startswith("<!--", start):
        return _after_comment(page, start, ends)
    if page[start + 1 : start + 2] in ("!", "?"):
        return _after_declaration(page, start, stack)
    close = _after(page, ">", start, ends)
    match = _TAG.match(page, start)
    if not match or (close == len(page) and not page.endswith(">")):
        stack[-1].children.append("<")
        return start + 1
    tag = match[1].lower()
    if page[start + 1] == "/":
        _close(tag, stack)
        return close
    written = page[match.end() : min(close - 1, match.end() + 2000)]
    element = _open(tag, written, stack)
    if tag in _RAW and not written.endswith("/"):
        return _skip_raw(page, tag, close, element, stack, ends)
    return close


def _after_comment(page: str, start: int, ends: dict[str, bool]) -> int:
    """The place after a comment; after its sign alone where it is never closed, or another begins before its end."""
    end = _after(page, "-->", start + 2, ends)
    inner = page.find("<!--", start + 4, end)
    if end == start + 2 or (inner >= 0 and inner + 4 < end and not page.startswith("[if", start + 4)):
        return start + 4
    return end


def _after_declaration(page: str, start: int, stack: list[Element]) -> int:
    """The place after ``<!DOCTYPE …>`` or ``<?xml …>``, which end before the next tag or on their line if they are not
    closed; of ``<![CDATA[`` the inside is text."""
    if page.startswith("<![CDATA[", start):
        end = page.find("]]>", start, start + _MOST_DATA)
        if end < 0:
            return start + len("<![CDATA[")
        stack[-1].children.append(page[start + len("<![CDATA[") : end])
        return end + len("]]>")
    match = _DECLARATION.match(page, start)
    return match.end() if match else start + 2


def _after(page: str, mark: str, start: int, ends: dict[str, bool]) -> int:
    """The place behind the next `mark`; the end of the page when there is none."""
    found = -1 if ends.get(mark) else page.find(mark, start)
    if found < 0:
        ends[mark] = True
        return len(page) if mark != "-->" else start
    return found + len(mark)


def _skip_raw(page: str, tag: str, start: int, element: Element, stack: list[Element], ends: dict[str, bool]) -> int:
    """Pass over the inside of a script or its like; of ``title`` it is kept as text."""
    mark = f"</{tag}"
    match = None if ends.get(mark) else re.compile(mark, re.IGNORECASE).search(page, start)
    if match is None:
        ends[mark] = True
        _close(tag, stack)
        return start
    end = match.start()
    inner = re.compile(f"<{tag}", re.IGNORECASE).search(page, start, end)
    if inner and page.count(_STATED, start, inner.start()) >= _MOST_STATED:
        _close(tag, stack)
        return start
    if tag == "title":
        element.children.append(html.unescape(page[start:end]))
    _close(tag, stack)
    return _after(page, ">", end, ends)


def _open(tag: str, written: str, stack: list[Element]) -> Element:
    if stack[-1].tag == "head" and tag not in _IN_HEAD:
        stack.pop()
    _close_implied(tag, stack)
    attributes = {m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(written)}
    if re.search(r"(?:\A|\s)hidden(?:\s|=|\Z)", written):
        attributes["hidden"] = ""
    element = Element(tag, attributes)
    stack[-1].children.append(element)
    if tag not in _VOID and not written.endswith("/") and len(stack) < MOST_DEPTH:
        stack.append(element)
    return element


def _close_implied(tag: str, stack: list[Element]) -> None:
    """End what `tag` ends without saying so: a paragraph before a block, a cell before a cell."""
    ends = _ENDS.get(tag, frozenset(("p",)) if tag in _BLOCK_ENDS_P else frozenset())
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag in ends:
            del stack[depth:]
        elif stack[depth].tag in _SCOPES or not ends:
            return


def _close(tag: str, stack: list[Element]) -> None:
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].tag == tag:
            del stack[depth:]
            return
        if stack[depth].tag == "table" and tag not in ("body", "html", "div"):
            return
