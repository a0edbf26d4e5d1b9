"""A paragraph so far and the line below it: what joining asks of the two, and how they are tied to each other."""

from __future__ import annotations

import re
from enum import Enum

from parsers.blocks.layout import LineLayout, closed
from parsers.language.markers import find_marker
from parsers.model import Line
from parsers.patterns import late
from parsers.rules import Rules, fact

FRAGMENT = late(r"[^\W\d_]{1,5}[。；]|[^\W\d_]{1,4}\Z")
"""What a page has cut off a heading: a few characters, and the end of its sentence."""
_NO_END = "，、（《“‘「『【〈〔［,(—"
_NEAR = 2_000
"""Characters of source in which the item before is looked for."""
OPEN_STARTS = frozenset("和与及暨")
"""What a paragraph does not begin with."""
_PAUSES = frozenset("，。；")
_ADVERBS = frozenset("是但另又则故无略第一二三四五六七八九十")
"""What may stand alone before a comma or a full stop at the beginning of a paragraph."""
_UNITS = (
    *"元万亿吨户人件个项次家名所台条亩斤米％%",
    "公里",
    "公顷",
    "平方",
    "立方",
    "千瓦",
    "百分点",
)
_BEFORE_NUMBER = frozenset("的为至到达约近超由从比")
"""What no line ends with before a number that begins another paragraph."""
_HALF_COMMA = re.compile(r"(?<=[^\x00-\x7f]),")
_NUMBER_END = re.compile(r"\d[,，.．]?\s?\d*\s*[千百万亿]*\Z")
_NUMBER_START = re.compile(r"\d(?:[\d\s,.]|，\d)*[%％万亿元]")
_PAIRS = {"《": "》", "（": "）", "(": ")", "“": "”", "「": "」", "〔": "〕"}
_PROSE = 28
_HEAD = 40
_TAIL = 80
_CLOSES = 60
"""Within how many characters of a line the mark stands that closes a bracket above."""


class Paragraph:
    """A paragraph as far as its lines are joined: no more of it than decides whether another line belongs to it."""

    __slots__ = ("comma", "head", "last", "length", "stopped", "tail")

    def __init__(self, first: Line) -> None:
        self.head = self.tail = ""
        self.length = 0
        self.stopped = self.comma = False
        """It holds a full stop or a semicolon; a comma."""
        self.add(first)

    def add(self, line: Line) -> None:
        """Joins `line` to it."""
        text = line.text
        self.last = line
        self.length += len(text)
        self.head = self.head if len(self.head) > _HEAD else self.head + text[:_HEAD]
        self.tail = text[-_TAIL:] if len(text) >= _TAIL else (self.tail + text)[-_TAIL:]
        self.stopped = self.stopped or "。" in text or "；" in text
        self.comma = self.comma or "，" in text or ("," in text and _HALF_COMMA.search(text) is not None)

    @property
    def marked(self) -> bool:
        """Whether it begins with a marker."""
        return find_marker(self.head) is not None

    @property
    def prose(self) -> bool:
        """Whether it is running prose, not a heading, a title or a signature."""
        return self.stopped or (self.comma and self.length >= _PROSE and not self.marked)


class SeamVerdict(Enum):
    """What a rule says of two lines."""

    JOIN = "goes on"
    PART = "begins anew"


class Seam:
    """The paragraph so far, the line that may go on with it, the layout there, and the whole text."""

    def __init__(self, begun: Paragraph, line: Line, layout: LineLayout, source: str) -> None:
        self.begun, self.line, self.layout, self.source = begun, line, layout, source
        self.last = begun.last
        """The last line of the paragraph."""

    @fact
    def ended(self) -> bool:
        """Whether the last line ends a sentence."""
        return closed(self.last.text)

    @property
    def among_run_ins(self) -> bool:
        """Whether the item before the numbered one that has begun goes on in its line: `（一）加固水库。今年要…`."""
        marker = find_marker(self.begun.head)
        if marker is None or marker.number < 2:
            return False
        at = self.begun.last.span.start
        above = self.source[max(0, at - _NEAR) : at].splitlines()
        for text in reversed(above):
            other = find_marker(text.strip().lstrip("*# "))
            if other and (other.style, other.number) == (marker.style, marker.number - 1):
                return 0 < text.find("。") < len(text.rstrip()) - 1
        return False

    @property
    def tied(self) -> bool:
        """Whether the two pieces of text cannot be told apart."""
        return TIES.first(self) is not None


TIES: Rules[[Seam], bool] = Rules("blocks.join.tie")
"""Ways in which two lines cannot be told apart: an open bracket, a number and its unit, a comma at the end."""


@TIES.rule("水库，\n堤防", "水库（\n堤防", "水库—\n堤防", but=("水库——\n堤防", "水库\n堤防"))
def open_end(seam: Seam) -> bool:
    """The line above ends with a pause or an opening mark."""
    last = seam.last.text
    return last[-1] in _NO_END and not last.endswith("——")


@TIES.rule(
    "水库（含水塘\n和沟渠）防汛",
    "水库“防\n汛”",
    "水库（防汛。\n堤防）也要",
    but=("水库（含水塘\n和沟渠", "水库“防汛。\n堤防”", "水库（含水塘）\n和沟渠）防汛"),
)
def open_bracket(seam: Seam) -> bool:
    """A bracket or a quotation is open, and the line closes it."""
    waits = unclosed(seam.begun.tail)
    if not waits or waits not in seam.line.text[:_CLOSES]:
        return False
    return waits != "”" or not closed(seam.begun.tail)


@TIES.rule(
    "水库和堤\n防，要检查",
    "水库和堤\n防。",
    but=("水库和堤\n是，要检查", "水库和堤\n防汛，要检查", "水库和堤\n3，要检查"),
)
def lone_character(seam: Seam) -> bool:
    """One character stands before a pause: the end of a word."""
    text = seam.line.text
    return text[1:2] in _PAUSES and text[0].isalpha() and text[0] not in _ADVERBS


@TIES.rule(
    "水位达到\n3米", "增长率为\n3", "水位达到\n\n\f3米", but=("水位偏高\n3米", "水位达到\n三米", "水位达到\n\n3米")
)
def number_after_a_word(seam: Seam) -> bool:
    """A word that must be followed stands before a number."""
    line = seam.line
    return seam.last.text[-1] in _BEFORE_NUMBER and line.text[0].isdigit() and (not line.gap or line.page_break)


@TIES.rule("水面123\n万元", "水面 3,4\n公里", "水面3万\n平方米", but=("水面\n万元", "水面123\n堤防"))
def number_and_unit(seam: Seam) -> bool:
    """A number stands above, and the line begins with a unit."""
    return seam.line.text.startswith(_UNITS) and _NUMBER_END.search(seam.last.text[-_HEAD:]) is not None


@TIES.rule("水库，增长\n8.8%", "水库，支出\n3 000万", but=("水库增长\n8.8%", "水库，增长\n8个"))
def figure_after_a_comma(seam: Seam) -> bool:
    """The paragraph holds a comma, and the line begins with a sum or a percentage."""
    return seam.begun.comma and _NUMBER_START.match(seam.line.text) is not None


def unclosed(text: str) -> str:
    """The closing mark that `text` still waits for, or nothing; only the last opening mark counts."""
    near = max(0, len(text) - _TAIL + 1)
    last = -1
    for opening in _PAIRS:  # written out, since this is asked of every line
        at = text.rfind(opening, near)
        if at > last:
            last = at
    close = _PAIRS[text[last]] if last >= 0 else ""
    return close if close not in text[last:] else ""
