"""The XML of Office files as trees, read within bounds while it streams: `XmlStream`, `parse_xml` and how to look into
them. Names are asked for without their namespaces, as Word writes the same ones in two.

No entity is expanded and nothing is fetched: a document type, where entities would be declared, is refused before the
parser that builds the tree has seen it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser
from xml.parsers import expat

from parsers.source.unreadable import Unreadable, Why

MOST_ELEMENTS = 3_000_000
"""Elements of one part. A gazette of a thousand printed pages has about 30,000 paragraphs of ten to thirty elements."""
MOST_WAITING = 700_000
"""Elements that are held at a time: those of a paragraph or of a row of a table, with all parts of the file that are
held as a whole (styles, notes). They take about 160 MB. Word writes a dozen for a footnote; a table of 3,000 rows and
eight columns in one cell has 420,000."""
MOST_DEPTH = 150
"""Elements inside one another; Word writes about 30, a table in a cell of a table in a text box 60."""
MOST_NAMES = 20_000
"""Different names of elements and attributes, which the parser never forgets; the formats of Word have about 3,000."""
MOST_ATTRIBUTES = 100_000
"""Attributes (equals signs) between two starts of elements; Word writes about 20."""

_NAME = re.compile(rb"<([^\s/>!?][^\s/>]{0,80})")
_ATTRIBUTE = re.compile(rb"\s([^\s=<>\"']{1,80})=[\"']")
_STREAMED = frozenset(("document", "body", "tbl", "sdt", "sdtContent", "customXml", "footnotes", "endnotes"))
"""What is handed out before its end has been read: it holds the whole text, or a table of any length."""
_LOOKS = frozenset(
    ("rFonts", "sz", "szCs", "lang", "color", "kern", "rStyle", "spacing", "jc", "footnoteRef", "endnoteRef")
)
"""How characters look, which no reader asks for; most of what Word writes in a note."""


class OpenElement(Element):
    """An element whose end may not have been read yet: its children can be gone through once, as the part streams."""

    def __init__(self, tag: str, attributes: dict[str, str], children: Iterator[Element]) -> None:
        super().__init__(tag, attributes)
        self._children = children

    def __iter__(self) -> Iterator[Element]:
        return self._children


class XmlStream:
    """A part that is read piece by piece; what was handed out is forgotten. Raises `Unreadable` for a document type,
    for XML that is not well formed, and over each of the bounds."""

    def __init__(self, pieces: Iterable[bytes], held: int = 0) -> None:
        """`held`: the elements that stay in memory, of other parts and of what was handed out."""
        self._pieces = iter(pieces)
        self.held = held
        self._builder = TreeBuilder()
        self._top = self._builder.start("", {})  # above the root, so that there is a way to it before its end
        self._parser = XMLParser(target=self._builder)
        self._prolog: expat.XMLParserType | None = _prolog_parser()
        self._ended = False
        self.count = 0
        """The elements that were started so far."""
        self._waiting = held
        self._equals = 0
        self._names: set[bytes] = set()

    def root(self) -> Element:
        """The root, its children to be gone through once."""
        return next(self._children([self._top]))

    def whole(self) -> Element:
        """A nameless element that holds the root with all that is below it."""
        while not self._ended:
            self._grow()
        return self._top

    def _children(self, chain: list[Element]) -> Iterator[Element]:
        """The children of the last of `chain`, which begins at the root; each is dropped from the tree."""
        if len(chain) > MOST_DEPTH:
            raise Unreadable(Why.TOO_BIG, f"{MOST_DEPTH} levels")
        here = chain[-1]
        while True:
            is_closed = self._is_closed(chain)
            ready = here[:] if is_closed else here[:-1]
            if ready:
                self._waiting = self.held
                del here[: len(ready)]
                yield from ready
            if is_closed:
                return
            if len(here) and local(here[0]) in _STREAMED:
                inner = self._children([*chain, here[0]])
                yield OpenElement(here[0].tag, here[0].attrib, inner)
                for _ in inner:  # what nobody asked for
                    pass
                del here[0]
            else:
                self._grow()

    def _is_closed(self, chain: list[Element]) -> bool:
        """Whether the end of the last of `chain` has been read: something follows it or one of those around it."""
        return self._ended or any(len(outer) and outer[-1] is not inner for outer, inner in pairwise(chain))

    def _grow(self) -> None:
        """Read the next piece."""
        piece = next(self._pieces, b"")
        self._check(piece)
        try:
            self._look_at_prolog(piece)
            if piece:
                self._parser.feed(piece)
            else:
                self._builder.end("")
                self._parser.close()
                self._ended = True
        except (ParseError, expat.ExpatError, ValueError, LookupError) as error:  # the last two: an odd encoding
            raise Unreadable(Why.BROKEN, "docx") from error

    def _check(self, piece: bytes) -> None:
        """Count what a piece starts before it is parsed."""
        started = piece.count(b"<") - piece.count(b"</")
        self._equals = 0 if started else self._equals + piece.count(b"=")
        self.count += started
        self._waiting += started
        self._names.update(_NAME.findall(piece), _ATTRIBUTE.findall(piece))
        for number, most, what in (
            (self.count, MOST_ELEMENTS, "elements"),
            (self._waiting, MOST_WAITING, "elements in one paragraph, row or part"),
            (self._equals, MOST_ATTRIBUTES, "attributes"),
            (len(self._names), MOST_NAMES, "names"),
        ):
            if number > most:
                raise Unreadable(Why.TOO_BIG, f"{most} {what}")

    def _look_at_prolog(self, piece: bytes) -> None:
        """Refuse a document type, which can stand only before the root."""
        if self._prolog is None:
            return
        try:
            self._prolog.Parse(piece, not piece)
        except _RootError:
            self._prolog = None


class _RootError(Exception):
    """The prolog is over."""


def _prolog_parser() -> expat.XMLParserType:
    def refuse(*_declaration: object) -> None:
        raise Unreadable(Why.BROKEN, "docx: DOCTYPE")

    def begin(_tag: str, _attributes: list[str]) -> None:
        raise _RootError

    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = begin
    return parser


def parse_xml(pieces: Iterable[bytes]) -> Element:
    """A nameless element that holds the root of the tree. Raises as `XmlStream` does."""
    return XmlStream(pieces).whole()


def lighten(element: Element) -> int:
    """Take away from an element what says only how characters look; how many elements are left."""
    count = 0
    waiting = [element]
    while waiting:
        here = waiting.pop()
        count += 1
        kept = [child for child in here if local(child) not in _LOOKS]
        if len(kept) < len(here):
            here[:] = kept
        waiting += kept
    return count


def local(element: Element) -> str:
    """The name of an element, without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """The attribute with that name in whatever namespace."""
    if element is not None:
        for key, given in element.items():
            if key == name or key.endswith("}" + name):
                return given
    return default


def first(element: Element | None, *path: str) -> Element | None:
    """The first element down `path`, each step a child's name; None when a step is missing."""
    for name in path:
        if element is None:
            return None
        ending = "}" + name
        for child in element:
            if child.tag.endswith(ending) or child.tag == name:
                element = child
                break
        else:
            return None
    return element


def all_of(element: Element | None, name: str) -> list[Element]:
    """The children of `element` with that name."""
    return [] if element is None else [child for child in element if local(child) == name]


def value(element: Element | None, *path: str) -> str | None:
    """The attribute ``val`` of the element down `path`; None when there is none."""
    found = first(element, *path)
    return None if found is None else attribute(found, "val") or None


def below(element: Element, name: str) -> Iterator[Element]:
    """The elements of that name below `element`, in order; not those inside one of them."""
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif local(child) == name:
            yield child
        elif len(child):
            waiting.append(iter(child))


def words(element: Element) -> str:
    """All text below an element, as written."""
    return "".join(element.itertext())
