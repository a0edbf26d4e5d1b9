"""The values that everything else hands on: frozen, slotted, and true to the source.

One law holds for all of them: a value that a reader is shown carries a `Span` of the **untouched** decoded text, and
``source[value.span]`` are its printed words. Offsets are Python `str` indices (code points), half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple


class Span(NamedTuple):
    """A half-open range of source offsets, in code points: ``start <= i < end``."""

    start: int
    end: int


class Note(NamedTuple):
    """Something that a reader should know of how the text was read.

    `code` names the message (the interface translates it), `detail` is what varies in it, `span` where it is, if
    anywhere.
    """

    code: str
    detail: str = ""
    span: Span | None = None


class PageStart(NamedTuple):
    """Where a page of the printed issue begins: the source offset of its first character and its printed number."""

    offset: int
    label: str


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text, nothing altered: no newline translated, nothing stripped."""

    name: str
    text: str
    encoding: str = "utf-8"
    notes: tuple[Note, ...] = ()
    pages: tuple[PageStart, ...] = ()
    """Page starts that the file format itself knows (PDF); empty for plain text."""
    formats: tuple[str, ...] = field(default=(), compare=False)
    """What the file is, told from its bytes: text, html, mhtml, docx or pdf; of several files each once. Empty where
    the text is no file's."""
    size: int = field(default=0, compare=False)
    """Bytes of the file, of several files together; 0 where they were not counted, as of a file's beginning."""

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Flow:
    """A cleaned text that knows where each of its characters stands in the source.

    The map is piecewise linear: run k covers ``text[starts[k] : starts[k + 1]]`` and its first character stands at
    source offset ``offsets[k]``, the following ones right after it. A character of a flow is the source's own, or a
    single space that stands for layout white space, or a compatibility form of it (always one for one).
    """

    text: str
    starts: Sequence[int] = (0,)
    offsets: Sequence[int] = (0,)

    def __len__(self) -> int:
        return len(self.text)

    def at(self, index: int) -> int:
        """The source offset of character `index` (``0 <= index < len``)."""
        k = bisect_right(self.starts, index) - 1
        return self.offsets[k] + index - self.starts[k]

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``; for an empty range an empty span. May enclose dropped characters."""
        if not self.text:
            return Span(self.offsets[0], self.offsets[0])
        if end <= start:
            at = self.at(start) if start < len(self.text) else self.at(len(self.text) - 1) + 1
            return Span(at, at)
        return Span(self.at(start), self.at(end - 1) + 1)

    def index(self, offset: int) -> int:
        """The index of the first character that stands at source `offset` or after it; ``len`` when there is none."""
        k = bisect_right(self.offsets, offset) - 1
        if k < 0:
            return 0
        end = self.starts[k + 1] if k + 1 < len(self.starts) else len(self.text)
        return min(self.starts[k] + offset - self.offsets[k], end)

    def part(self, start: int, end: int) -> Flow:
        """The flow of ``text[start:end]``."""
        if end <= start:
            return Flow("", (0,), (self.span(start, start).start,))
        if len(self.starts) == 1:
            return Flow(self.text[start:end], (0,), (self.offsets[0] + start - self.starts[0],))
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        starts = (0, *(s - start for s in self.starts[first + 1 : last + 1]))
        offsets = (self.offsets[first] + start - self.starts[first], *self.offsets[first + 1 : last + 1])
        return Flow(self.text[start:end], starts, offsets)


class NoiseKind(StrEnum):
    """Why a stretch of the source is hidden from the page; it is never lost."""

    BLANK = "blank"  # line ends and empty lines
    PAGE_MARK = "page mark"  # — 12 —
    RUNNING_HEAD = "running head"  # the gazette's name or the like, again on each page
    MARKUP = "markup"  # page comments, images, rules, code fences of an OCR or of Markdown
    FURNITURE = "furniture"  # site navigation
    LICENCE = "licence"  # a licence box after the text
    CONTROL = "control"  # form feeds and other characters that stand alone on a line


class Noise(NamedTuple):
    kind: NoiseKind
    span: Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its layout taken off: no indent, no trailing blanks, no `**`, no `#`.

    `span` is the whole source line without its line end. `indent` is its indent in columns (an ideographic space is
    two), `hashes` the number of `#` of a Markdown heading (0: none), `bold` whether all of it was bold, `page` the
    printed page it stands on, `gap` the number of blank lines before it (page furniture does not count).
    """

    flow: Flow
    span: Span
    indent: int = 0
    hashes: int = 0
    bold: bool = False
    page: str | None = None
    gap: int = 0
    page_break: bool = False
    """A page boundary (mark, form feed, running head) lies between this line and the one before."""
    text: str = field(init=False, repr=False, compare=False)
    """The characters of its flow, which rules ask for some dozen times a line."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.flow.text)


class BlockKind(StrEnum):
    TITLE = "title"  # of a document (level 1)
    SUBTITLE = "subtitle"  # ——2031年2月3日在…会议上
    BYLINE = "byline"  # post and name of who delivers
    HEADING = "heading"  # level 2 and deeper, on its own line
    PARAGRAPH = "paragraph"
    CONTENTS = "contents"  # an entry of the printed contents 目录, or its heading
    MASTHEAD = "masthead"  # issuing body, year, number
    LIST_ITEM = "list item"
    ROSTER = "roster"
    TABLE = "table"
    SIGNATURE = "signature"
    DATE_LINE = "date line"
    SALUTATION = "salutation"  # 主任，各位副主任，各位委员：
    NOTE = "note"  # footnotes, (…会议通过)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or its like, joined over line and page breaks.

    `flow` is its text for reading; `pieces` are the source spans (one a source line) that it is made of; together with
    the noise they tile the source. `cells` are the rows of a table or a roster; a roster's row is its label (may be
    empty) and one cell a name.
    """

    kind: BlockKind
    flow: Flow
    pieces: tuple[Span, ...]
    page: str | None = None
    level: int = 0
    """Of a title or heading: its level, 1 the document's title; 0 otherwise."""
    cells: tuple[tuple[Flow, ...], ...] = ()
    text: str = field(init=False, repr=False, compare=False)
    """The characters of its flow."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.flow.text)

    @property
    def span(self) -> Span:
        """From its first source character to its last; may enclose page furniture."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the first page says of the issue; every part may be missing."""

    body: str | None = None  # issuing body 发布机关
    title: str | None = None  # e.g. 公报, with the body: …常务委员会公报
    year: int | None = None
    number: int | None = None  # 第 9 号
    running_number: str | None = None  # 总号
    span: Span | None = None


class Part(NamedTuple):
    """One of several files that were read as one text: where it stands, its name, and the masthead that it stands
    under, its own or that of the file whose contents lists it."""

    span: Span
    name: str
    masthead: Masthead


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One entry of the printed contents 目录."""

    title: str
    span: Span
    page: int | None = None
    section: int | None = None
    """Index into `Issue.walk()` order of the section it was matched with."""
    score: float = 0.0  # 0…100, likeness of the two titles
    differences: tuple[tuple[str, str], ...] = ()
    """Pairs (in the contents, in the body) where the two titles differ."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it, its children included."""

    level: int
    marker: str
    title: str
    heading: Span
    """Where it is printed; empty for a document that has no title and is named by its file."""
    span: Span
    toc_title: str | None = None
    printed_page: int | None = None
    subtitle: str | None = None
    speaker: str | None = None
    speaker_role: str | None = None
    date: str | None = None  # ISO 8601
    children: tuple[Section, ...] = ()
    issuers: tuple[str, ...] = ()
    """Of a document: the bodies that issued it, as printed in its title, under it or in its signature."""
    signers: tuple[str, ...] = ()
    """Of a motion (议案): the persons who signed it, `speaker` the first."""

    def walk(self) -> Iterator[Section]:
        """This section and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Mention(NamedTuple):
    """One place where a person is named; `surface` is the source's own text there."""

    surface: str
    span: Span


Attendance = Literal["present", "leave", "absent", "observer"]


@dataclass(frozen=True, slots=True)
class Event:
    """An appointment 任 or a removal 免 (a resignation accepted, a dismissal)."""

    kind: Literal["appoint", "remove"]
    post: str
    status: Literal["proposed", "decided"]
    span: Span  # the sentence
    vote: str | None = None
    resigned: bool = False
    """A removal that its person asked for (辞去)."""
    acting: bool = False
    """An appointment to act for a post's holder (代理), whose words say so; the post itself is not given."""
    date: str | None = None
    """ISO 8601, of the document or the part of it that tells the event; `parsers.people.dated` fills this and the
    fields below from the issue."""
    organ: str = ""
    """The body that decided, as printed; empty for a proposal and where no words name it."""
    reason: str = ""
    """Why, as printed: 因退休."""
    probation: str = ""
    """The time on probation (试用期), as printed: 试用期一年."""
    reviewed: bool = False
    """A proposal that is told in a report on its review (审议, 审查)."""
    document: int | None = None
    """Index into `Issue.walk()` order of the document that tells it."""


CERTAIN = 0.8
"""The probability from which on somebody is shown as a person without a mark of doubt."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom the issue names, with all that it says of them."""

    name: str
    mentions: tuple[Mention, ...] = ()
    variants: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    attendance: Attendance | None = None
    why: tuple[str, ...] = ()
    """For each variant, why it was taken for the same person (a note code)."""
    elected: tuple[str, ...] = ()
    """The posts that an election or a by-election (补选) in this issue gave: roles, and events but for deputies."""
    certainty: float = 1.0
    """The probability, 0 to 1, that this is a person."""
    evidence: tuple[str, ...] = ()
    """Short names of the rules and cues that say that this is a person."""

    @property
    def is_doubtful(self) -> bool:
        """Whether it is to be shown with a mark of doubt, after the others."""
        return self.certainty < CERTAIN


Value = float | tuple[float, ...]
"""A number in the base unit; a range is (lo, hi), a ratio its terms."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity that the text states, a number with its unit or measure word (量词)."""

    span: Span
    text: str
    value: Value
    unit: str
    approx: str | None = None
    subject: str | None = None
    period: str | None = None
    optional: bool = False
    shape: Literal["number", "range", "ratio"] = "number"


@dataclass(frozen=True, slots=True)
class Statement:
    """One number that a claim states, and what its other figures make of it, both in the base unit `unit`."""

    role: Literal["delta", "percent", "total", "difference", "share", "count"]
    """What is stated: the amount of a change or its percentage, a total, what is left of one amount less another, the
    share of a part, a count."""
    span: Span  # the printed words, with the word of direction before them: 下降3.9%
    figure: int  # index into Issue.figures of the number itself
    stated: float
    recomputed: float
    difference: float
    """`recomputed` − `stated`, without the noise of binary fractions; in `difference_unit`."""
    unit: str
    holds: bool  # within the rounding of the digits printed
    twin: int | None = None
    """Index of another figure that is just as big as the gap, if one is: perhaps the part that the text leaves out."""

    @property
    def difference_unit(self) -> str:
        """The unit of the difference: two percentages lie percentage points (个百分点) apart."""
        return {"%": "个百分点", "‰": "个千分点"}.get(self.unit, self.unit)


@dataclass(frozen=True, slots=True)
class Claim:
    """Arithmetic that the text itself asserts between figures, recomputed: one formula, and each number it states."""

    kind: Literal["change", "sum", "ratio", "count"]
    span: Span
    figures: tuple[int, ...]  # indices into Issue.figures
    statements: tuple[Statement, ...]
    """At least one; 增加6亿元，增长15% states two."""
    note: str = ""
    """The formula in printed words, with what was recomputed."""
    implied: bool = False
    """The layout suggests it, no sentence asserts it: never called an error."""
    roles: tuple[str, ...] = ()
    """For each of `figures` its part: before, after, delta, percent; total, part, less (taken from the first part);
    part, whole, percent; count.
    """

    @property
    def holds(self) -> bool:
        return all(statement.holds for statement in self.statements)

    @property
    def telling(self) -> Statement:
        """The first statement that does not hold; of a claim that holds the first one."""
        return next((each for each in self.statements if not each.holds), self.statements[0])


@dataclass(frozen=True, slots=True)
class Citation:
    """Where words stand, in parts; what is not known is None or empty and left out of every form."""

    source: str = ""  # name of the file, used when nothing else is known
    body: str | None = None  # issuing body 发布机关
    gazette: str | None = None  # title of the gazette, with the body's name
    year: int | None = None
    number: int | None = None
    running_number: str | None = None
    document: str | None = None
    speaker: str | None = None
    speaker_role: str | None = None
    date: str | None = None  # of the document, ISO 8601
    path: tuple[str, ...] = ()  # headings below the document's title, outermost first
    pages: str | None = None  # "12", "12-13"; of the whole document when those of the words are not known
    authors: tuple[str, ...] = ()  # who answers for it: persons or bodies (`parsers.authors`)
    issuers: tuple[str, ...] = ()  # the bodies that issued the document


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words taken from the issue: `text` clean of layout, `verbatim` as the source has them at `span`."""

    text: str
    span: Span
    citation: Citation
    verbatim: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """One gazette issue, read. What the screen and the command line are given."""

    source: Source
    blocks: Sequence[Block] = ()
    noise: Sequence[Noise] = ()
    masthead: Masthead = field(default_factory=Masthead)
    contents: tuple[ContentsEntry, ...] = ()
    sections: tuple[Section, ...] = ()
    people: tuple[Person, ...] = ()
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = ()
    parts: tuple[Part, ...] = ()
    """The files, where the text was joined of several; `masthead` then has what they say alike."""

    def walk(self) -> Iterator[Section]:
        """All sections in reading order."""
        for section in self.sections:
            yield from section.walk()

    def part_at(self, offset: int) -> Part:
        """The file that the character at `offset` stands in, with its masthead."""
        k = bisect_right(self.parts, offset, key=lambda part: part.span.start) - 1
        return self.parts[k] if k >= 0 else Part(Span(0, len(self.source.text)), self.source.name, self.masthead)
