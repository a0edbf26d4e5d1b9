"""Whether a line goes on with the paragraph before it: over a wrap, over a blank line, over a page."""

from __future__ import annotations

import re

from parsers.blocks.layout import Layout, closed, line_width
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.language.markers import find_marker
from parsers.model import Line

_NO_START = "，。、；：！？）》」』”’％】〉〕］,;!?)%…·"
_NO_END = "，、（《“‘「『【〈〔［,(—"
_FRAGMENT = re.compile(r"[^\W\d_]{1,5}[。；]|[^\W\d_]{1,4}\Z")
_PAUSES = frozenset("，。；")
_ADVERBS = frozenset("是但另又则則故无無略第一二三四五六七八九十")
"""What may stand alone before a comma or a full stop at the beginning of a paragraph."""
_UNITS = (
    *"元万亿吨户人件个项次家名所台条亩斤米％%萬億噸戶個項臺條畝",
    "公里",
    "公顷",
    "平方",
    "立方",
    "千瓦",
    "百分点",
)
_BEFORE_NUMBER = frozenset("的为為至到达達约約近超由从從比")
"""What no line ends with before a number that begins another paragraph."""
_HALF_COMMA = re.compile(r"(?<=[^\x00-\x7f]),")
_NUMBER_END = re.compile(r"\d[,，.．]?\s?\d*\s*[千百万亿萬億]*\Z")
_NUMBER_START = re.compile(r"\d(?:[\d\s,.]|，\d)*[%％万亿萬億元]")
_FIGURE_END = re.compile(r"(?!\d{4}\s?年)[\d,，.．]{1,12}\s?[^\W\d_].*[。；，]")
_COUNTED = frozenset("0123456789０１２３４５６７８９附表图圖第")
"""What a line that only ends in a number begins with: 附件1."""
_APPOINTED = re.compile(r"(?:决定|決定)?(?:任命|免去)[^\W\d_]{1,4}")
_TO_POST = re.compile(r"[^\W\d_]{0,3}(?:为|為|的).{2,}[。；，]")
_CAPTION = re.compile(r"(?:附?表|附?图|圖|續表)\s?\w{1,3}?(?:[-—－.]\d{1,2})?[：:\s]\s*\S")
_NOTED = re.compile(r"([\[［〔])\s?\d{1,3}\s?[\]］〕](?![，。；、）])")
_ITEM = re.compile(r"\w{1,2}是[^，。]|第\w{1,5}?条")
_ITEM_WORDS = ("——", "首先", "其次", "再次", "最后", "●", "◆", "■", "▲", "★", "•")
_NUMERALS = frozenset("一二三四五六七八九十百零〇0123456789")
_SALUTATION = re.compile(r"(?:各位|尊敬的|主任|同志们|主席)[^。；]{0,40}[：:！!]\s*")
_PAIRS = {"《": "》", "（": "）", "(": ")", "“": "”", "「": "」", "〔": "〕"}
_ATTACHED = ("附件：", "附件:", "附：")
_SPACES = frozenset(" \u3000")
_SIGNED = 30
_PROSE = 28
_LONG_LINE = 44
_HEAD = 40
_TAIL = 80
_WINDOW = 20_000


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


def continues(begun: Paragraph, line: Line, layout: Layout, source: str) -> bool:
    """Whether `line` goes on with the paragraph `begun`.

    `source` is the whole text, asked near the place whether the characters at the join stand together elsewhere.
    """
    last = begun.last
    if line.hashes or line.text[0] == "|" or _starts(line.text):
        return False
    if last.hashes:
        return line.text[0] in _NO_START or _tied(begun, line.text)
    if line.gap > layout.gap + 1 + (2 if line.page_break else 0) and line.gap > 2 and not line.page_break:
        return False
    if is_date_line(line.text) or (line.gap > layout.gap and not line.page_break and is_body(line.text)):
        return False
    ended = closed(last.text)
    if ended and _stands_alone(line.text):
        return False
    if line.text[0] in _NO_START or (not ended and (_tied(begun, line.text) or _runs_on(last, line))):
        return True
    if line.page_break and not ended and _cut_by_page(last.text, line.text):
        return True
    if layout.wrap:
        return _wrapped(begun, line, layout)
    if ended or line.indent > last.indent + 1 or last.bold or line.bold:
        return False
    if begun.prose:
        return True
    if not begun.marked:
        return False
    return (line.page_break and _FRAGMENT.match(line.text) is not None) or _together(last.text, line, source)


def _cut_by_page(text: str, following: str) -> bool:
    """Whether a page has ended within a figure (２，０４ | ５位), or within a name (任命甲 | 乙为局长)."""
    if text[-1].isdecimal() and text[0] not in _COUNTED and _FIGURE_END.match(following):
        return True
    return _APPOINTED.fullmatch(text) is not None and _TO_POST.match(following) is not None


def _runs_on(last: Line, line: Line) -> bool:
    """Whether `line` must be the rest of the line above: it begins with 的, or blanks part the paragraphs."""
    if line.gap:
        return False
    if line.text[0] in "的之" and not last.bold:
        return True
    return last.gap > 0 and last.indent >= 2 > line.indent and line_width(last) >= _LONG_LINE


def _stands_alone(text: str) -> bool:
    """Whether a line behind a sentence is no text: the list of what is attached, a post with its spaced out name."""
    if text.startswith(_ATTACHED):
        return True
    found = read_byline(text) if len(text) <= _SIGNED and not _SPACES.isdisjoint(text) else None
    return found is not None and found.role is not None


def is_footnote(text: str) -> bool:
    """Whether a line looks like a footnote: `① …`, `[1] …`, `注：…`."""
    if "①" <= text[0] <= "⑳" or _NOTED.match(text):
        return True
    return text[0] in "＊*※" or re.match(r"注\s?\d*\s?[：:]", text) is not None


def is_caption(text: str) -> bool:
    """Whether a line is the caption of a table or a picture: `表1 …`, `附图2：…`."""
    return _CAPTION.match(text) is not None


def unclosed(text: str) -> str:
    """The closing mark that `text` still waits for, or nothing; only the last opening mark counts."""
    for i in range(len(text) - 1, max(-1, len(text) - _TAIL), -1):
        close = _PAIRS.get(text[i])
        if close:
            return close if close not in text[i:] else ""
    return ""


def _starts(text: str) -> bool:
    """Whether a line begins a paragraph by its own words: a marker, 一是, 第三条, ——, a caption, a note's number."""
    return (
        find_marker(text) is not None
        or _is_item(text)
        or (len(text) > 2 and text[0] == text[-1] == "·")
        or is_caption(text)
        or _NOTED.match(text) is not None
    )


def _is_item(text: str) -> bool:
    """Whether a line begins with 一是, 首先, 第三条, ——, a bullet."""
    if text.startswith(_ITEM_WORDS):
        return True
    match = _ITEM.match(text)
    return match is not None and _NUMERALS.issuperset(match[0].strip("第条")[: max(1, match[0].find("是"))].strip("是"))


def _tied(begun: Paragraph, following: str) -> bool:
    """Whether two pieces of text cannot be told apart: an open bracket, a number and its unit, a comma at the end."""
    last = begun.last.text
    if last[-1] in _NO_END and not last.endswith("——"):
        return True
    waits = unclosed(begun.tail)
    if waits and waits in following[:60] and (waits != "”" or not closed(begun.tail)):
        return True
    if following[1:2] in _PAUSES and following[0].isalpha() and following[0] not in _ADVERBS:
        return True
    if last[-1] in _BEFORE_NUMBER and following[0].isdigit():
        return True
    if _NUMBER_END.search(last[-_HEAD:]) and following.startswith(_UNITS):
        return True
    return begun.comma and _NUMBER_START.match(following) is not None


def _wrapped(begun: Paragraph, line: Line, layout: Layout) -> bool:
    """Whether `line` goes on where lines were wrapped hard."""
    last = begun.last
    if line.gap > layout.gap and not line.page_break:
        return False
    if layout.indents and line.indent >= last.indent + 2 and not (line.page_break and not closed(last.text)):
        return False
    if _SALUTATION.fullmatch(last.text):
        return False
    width = line_width(last)
    stopped = closed(last.text) and last.text[-1] not in "；;：:"
    if stopped and not closed(line.text) and not layout.full(line_width(line)):
        return False  # no end of a paragraph: a heading
    if layout.full(width):
        return not (layout.indents and line.indent >= 2 and last.indent == line.indent and closed(last.text))
    if closed(last.text):
        return False
    if line.page_break and begun.marked and _FRAGMENT.match(line.text):
        return True
    return begun.prose and width >= layout.wrap * 0.6


def _together(last: str, line: Line, source: str) -> bool:
    """Whether the characters on both sides of the join stand together elsewhere near by: 调 | 整 in 调整，.

    Where other lines or sentences begin as this line does, or others end as the last one did, it is no join.
    """
    at = line.span.start
    near = source[max(0, at - _WINDOW) : at + _WINDOW]
    following = line.text
    seen = near.count(last[-1] + following[:2]) + near.count(last[-2:] + following[:1])
    if seen < (1 if line.page_break else 2):
        return False
    if near.count("\n" + following[:2]) > 1 or near.count("。" + following[:2]) > 1:
        return False
    return sum(near.count(last[-2:] + end) for end in "，。、\n") <= 1
