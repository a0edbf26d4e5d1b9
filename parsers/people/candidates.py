"""Where a name may stand: all spans of two to four characters at a cue, names that are set apart, repeats of a name.

A cue is a post, a label, a word for a person, a form of address, a formula of appointment, a joint of a list, a note in
brackets, the edge of a row. Nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from parsers.language.characters import HAN
from parsers.language.names import DOTS
from parsers.lexicons import entries, lexicon, weighed
from parsers.people.marks import LEADING, Marks
from parsers.people.marks_after import NUMERALS
from parsers.people.spans import NameSpan, closed_up, glued, set_apart, span_of
from parsers.people.words import SPACES, WordFinder, by_first, run_length
from parsers.stopping import stoppable

_BLANKS = re.compile(f"[{SPACES}]+")
_MOST_SPACED = 12
"""Characters of a name with the blanks between them at most."""
_MOST_BEFORE = 5
_HANS_BEFORE = re.compile(f"[{HAN}]+\\Z")
_GAP = re.compile(f"[{SPACES}]{{0,4}}[：:]?[{SPACES}]{{0,4}}")
_TOKEN = re.compile(f"(?<![^\\s）)])[{HAN}]{{2,4}}(?=[（()）]|[{SPACES}\\n]|$)")
"""Characters that stand between blanks: a roster that is set with blanks."""
_GAP_STARTS = frozenset(SPACES + "：:")
_JOINT = re.compile(f"、[{SPACES}\\n]{{0,2}}")
_EDGE = re.compile(f"[\\n，。；：（(“、）)．.…][{SPACES}]*(?=[{HAN}])")
_LEAD = re.compile("[由请经让被叫即和与及同向对给为将随应/／日](?:(?<!日)|(?<=\\d日))")
_AGENT = re.compile(f"[员家手师者犯人户工](?=[{HAN}])")
_CLOSE = re.compile("[、（(：:]|[，,](?=[男女][，,])")
_DOTS = frozenset(DOTS + "．")
STRONG_LEFT = frozenset(
    (
        *("post", "bare", "loose", "post_gap", "bare_gap", "loose_gap", "loose_in", "label", "person", "formula"),
        *("joint", "verb", "lead", "number", "line", "agent"),
    )
)
STRONG_RIGHT = frozenset(
    (
        *("post", "loose", "address", "given", "note", "others", "verb", "says", "doctrine", "case", "like"),
        *("joint", "colon", "line", "gap", "post_gap", "label_gap"),
    )
)
_AFTER_DIGITS = frozenset("年月日万千百亿余")
_MULTIPLIERS, _MULTIPLIED = frozenset("万千百亿"), frozenset("万千百亿吨升元米克瓦伏户套辆")
"""What a unit of a table begins with: 万千升, 亿元."""
_NUMERAL = re.compile("[\\d.．点一二三四五六七八九十]\\s?\\Z")
"""A number, after which these characters count years or thousands and are no surnames."""
_ITEM_LEFT = frozenset(("with", "mark", "open", "close", "gap", "joint", "line", "colon"))
_ITEM_RIGHT = frozenset(
    ("comma", "stop", "joint", "close", "open", "given_gap", "verb_gap", "address_gap", "others_gap", "of_gap")
)
_SOUNDING_LEFT = frozenset(("line", "number", "mark"))
"""After these too one that spells a foreign name."""
_MORE_VERBS = (
    *("任", "为", "等", "的", "辞", "犯", "新时代", "思想", "理论", "涉嫌", "贪污", "受贿", "诈骗"),
    *("担任", "兼任", "不再", "当选", "已任", "接任", "升任", "再次", "以", "般", "似的"),
)
_RARE_CHARACTER = 14.0
"""What a character costs, in nats, that is no word of the list."""
_NO_NAME = (
    "委托",
    "咨文",
    "任期",
    "任职",
    "任免",
    "关于",
    "全体",
    "组成",
    "宣誓",
    "宣传",
    "施政",
    "来信",
    "来电",
    "来访",
    "花名册",
    "花名单",
    "简历表",
    "原标题",
    "元月",
    "班子",
)
"""What stands where names do and begins none: `受县人大常委会主任委托`, `县人大常委会关于代表…`."""
_WITH_HOLD = frozenset("曾担兼现历时接出调转改留")
"""What makes a verb with 任 after it (曾任): no name ends within it."""
_TO_COME = frozenset("将拟")
_TAKES = ("任", "担任", "出任", "兼任", "接任", "升任", "调任", "转任", "继任", "聘")
"""What such a word goes on with (拟任, 将担任): no name ends within it."""
_DOCUMENT = re.compile(f"[{HAN}]{{0,3}}[〔\\[［]\\d{{4}}[〕\\]］]")
"""What a document's number goes on with (`青政发〔2031〕17号`): no name ends within its first part."""
_LONG_PLACE = 3
"""Characters of the name of a place from which on nobody is called so (阿富汗, 齐齐哈尔)."""
_PROVINCES = frozenset(
    ("广东", "广西", "江西", "江苏", "云南", "安徽", "宁夏", "海南", "甘肃", "吉林", "山东", "山西", "台湾")
)
"""Provinces whose first character is a surname."""
_WATERS = frozenset("河江湖溪沟海湾")
_OF_WATERS = (
    *("沿", "两岸", "岸", "流域", "河道", "景观", "上游", "中游", "下游", "干流", "支流", "大桥"),
    *("治理", "整治", "水质", "堤", "段", "生态", "水库", "湿地", "污染", "入", "水系", "航道"),
)
"""What stands behind the name of a river or a lake."""
_POINTING = frozenset("其该各每这那此本某")
"""What points at something named before, and is nobody's surname in such texts (`其某县…职务`)."""
_DEGREES = ("博士", "硕士", "学士")
ANY_LEFT = frozenset(("post", "bare", "post_gap", "bare_gap", "label", "person", "formula", "joint"))
"""After these a name may begin with any character."""

_OF_PERSONS = frozenset(("post", "bare", "post_gap", "bare_gap", "loose", "person", "formula"))
"""After these somebody is named."""


def candidates(marks: Marks) -> Iterator[NameSpan]:
    """The spans at cues for which there is room, in no order, some more than once."""
    room, places = marks.room, lexicon("places")
    for span in chain(_after_cues(marks), _before_cues(marks), _by_form(marks)):
        name = span.name
        if len(name) >= _LONG_PLACE and (name in places or _is_of_place(marks, span)):
            continue
        if room.has_for(span):
            yield span


def _is_of_place(marks: Marks, span: NameSpan) -> bool:
    """Whether a span ends as villages or waters do (`红叶村`, `柳明河沿岸`) or begins with a province (`广东工|作`).

    Where something before it says that a person is named it is none.
    """
    name = span.name
    begun = len(name) == _LONG_PLACE and name[:2] in _PROVINCES
    ended = name[-1] == "村" or (name[-1] in _WATERS and marks.text.startswith(_OF_WATERS, span.end))
    return (begun or ended) and marks.left(span.start) not in _OF_PERSONS


def _by_form(marks: Marks) -> Iterator[NameSpan]:
    """Spans that stand between blanks, are glued together or set apart."""
    surnames = lexicon("surnames")
    for match in _TOKEN.finditer(marks.text):
        if match[0][0] in surnames and _may_begin(marks, match.start()):
            yield span_of(marks.text, match.start(), match.end())
    for span, likelier in glued(marks.text):
        marks.glued[span.start, span.end] = likelier
        yield span
    yield from set_apart(marks.text)
    for span, run in closed_up(marks.text, marks.closed):
        if run:
            marks.glued[span.start, span.end] = run
        yield span


def _after_cues(marks: Marks) -> Iterator[NameSpan]:
    """Spans that begin where a name may begin for what stands before it."""
    text, heads, led, room = marks.text, _heads(), marks.cue_ends, marks.room
    for start in stoppable(_starts(marks)):
        if text[start : start + 1] not in heads and start not in led and text[start - 1 : start] not in LEADING:
            continue
        if (room.is_scarce and room.is_full(start)) or (run := run_length(text, start)) < 2:
            continue
        left = marks.left(start)
        if (most := min(run, _longest(text, start, left))) < 2 or not _may_begin(marks, start):
            continue
        strong, open_item = left in STRONG_LEFT, left in _ITEM_LEFT
        for end in range(start + 2, start + most + 1):
            if not strong and (marks.is_weak_right(end) or not _is_cue(marks.right(end), open_item)):
                continue
            if _may_end(marks, end):
                yield span_of(text, start, end)


def _before_cues(marks: Marks) -> Iterator[NameSpan]:
    """Spans that end where a name may end for what stands after it."""
    text, heads, room = marks.text, _heads(), marks.room
    for end in stoppable(_ends(marks)):
        low = max(0, end - _MOST_BEFORE)
        if heads.isdisjoint(text[low : end - 1]) or not _may_end(marks, end) or (room.is_scarce and room.is_full(low)):
            continue
        for span in spans_to(text, end):
            right = marks.right(end)
            if (right in STRONG_RIGHT or _is_item(marks.left(span.start), right)) and _may_begin(marks, span.start):
                yield span


def _is_item(left: str, right: str) -> bool:
    """Whether the marks before and after a span make it a candidate, where the one after it does not by itself."""
    return left in STRONG_LEFT or (left in _ITEM_LEFT and right in _ITEM_RIGHT)


def _is_cue(right: str, open_item: bool) -> bool:
    """Whether the mark after a span makes it a candidate; `open_item`: an item of a list may begin before it."""
    return right in STRONG_RIGHT or (open_item and right in _ITEM_RIGHT)


def _may_begin(marks: Marks, start: int) -> bool:
    """Whether no part of a name stands before `start`: a dot, or the first character of a compound surname, and what
    stands there is no measure of a number (`3.5万`)."""
    text = marks.text
    first = text[start]
    if first in _POINTING and first != text[start + 1 : start + 2]:
        return False
    if text.startswith(_NO_NAME, start):
        return False
    if first in _MULTIPLIERS and text[start + 1 : start + 2] in _MULTIPLIED:
        return False
    if start in marks.title_ends or marks.is_in_title(start):
        return False
    if start in marks.title_starts and marks.splits_name(start):
        return False
    if first in _AFTER_DIGITS and _NUMERAL.search(text, max(0, start - 3), start):
        return False
    if start == 0 or start in marks.title_starts:
        return True
    return not (text[start - 1] in _DOTS or text[start - 1 : start + 1] in lexicon("compound_surnames"))


def _may_end(marks: Marks, end: int) -> bool:
    """Whether a name may end at `end`: before no dot, within no title, number, nation or field of a degree."""
    text = marks.text
    last = text[end - 1]
    if text[end : end + 4].find("〔") >= 0 and _DOCUMENT.match(text, end):
        return False
    if last in _WITH_HOLD and text[end : end + 1] == "任":
        return False
    if last in _TO_COME and text.startswith(_TAKES, end):
        return False
    if last in NUMERALS and marks.right(end) == "digit":
        return False
    if last == "族" or (last == "学" and text.startswith(_DEGREES, end)):
        return False
    return end - 1 not in marks.title_ends and text[end : end + 1] not in _DOTS


@cache
def _heads() -> frozenset[str]:
    """What listed surnames and the names that are spelled by sound begin with."""
    heads = lexicon("surnames") | {surname[0] for surname in lexicon("compound_surnames")}
    return heads | lexicon("transliteration")


def _longest(text: str, start: int, left: str) -> int:
    """How many characters a name at `start` may have, `left` before it; 0 where none begins so."""
    surnames, sounds = lexicon("surnames"), lexicon("transliteration")
    first = text[start]
    compound = text[start : start + 2] in lexicon("compound_surnames")
    listed = compound or first in surnames
    if first in sounds and (left in ANY_LEFT or (not listed and left in _SOUNDING_LEFT)):
        return next((size for size in (6, 5) if sounds.issuperset(text[start : start + size])), 4)
    if not listed and left not in ANY_LEFT:
        return 0
    return 4 if compound or not listed or text[start + 1 : start + 2] in surnames else 3


def _starts(marks: Marks) -> list[int]:
    """Places where a name may begin, for what stands before them."""
    text = marks.text
    found = {*marks.cue_ends, len(text) - len(text.lstrip(SPACES))}
    for pattern in (_EDGE, _LEAD, _JOINT, _AGENT):
        found.update([match.end() for match in pattern.finditer(text)])
    for end in (*marks.cue_ends, *[end for _, end in _before().find(text)]):
        found.add(end)
        if text[end : end + 1] in _GAP_STARTS and (gap := _GAP.match(text, end)):
            found.add(gap.end())
    return sorted(found)


def _ends(marks: Marks) -> list[int]:
    """Places where a name may end, for what stands after them."""
    text = marks.text
    found = {start for start, _ in marks.titles} | marks.addressed
    found.update([match.start() for match in _CLOSE.finditer(text)])
    found.update([start for start, _ in _verbs().find(text)])
    return sorted(found)


@cache
def _before() -> WordFinder:
    """Verbs that stand before the person whom they name."""
    return WordFinder(by_first([*(word for word in entries("before_names") if len(word) > 1), "免"]))


@cache
def _verbs() -> WordFinder:
    """What names the person before it; of these verbs no more is asked than that they stand there."""
    return WordFinder(by_first(word for word in entries("after_names") if len(word) > 1), sooner=_MORE_VERBS)


def spans_to(text: str, end: int) -> Iterator[NameSpan]:
    """The spans of two characters and more, a surname at their head, that end at `end`."""
    before = _HANS_BEFORE.search(text, max(0, end - _MOST_BEFORE), end)
    if before is None:
        return
    heads, surnames = _heads(), lexicon("surnames")
    for start in range(end - 2, before.start() - 1, -1):
        first = text[start]
        if first not in heads:
            continue
        size, word = end - start, text[start:end]
        listed = first in surnames and (size < 4 or (size == 4 and word[1] in surnames))
        if listed or (size > 2 and _is_long_or_foreign(word)):
            yield span_of(text, start, end)


def _is_long_or_foreign(word: str) -> bool:
    """Whether `word` has a surname of two characters, or spells a foreign name sound by sound."""
    return word[:2] in lexicon("compound_surnames") or lexicon("transliteration").issuperset(word)


def namelike(marks: Marks) -> Iterator[NameSpan]:
    """Spans of three characters, a surname and a given name whose characters are both likelier there than in words, and
    neither pair a common word."""
    words, given, text = weighed("word_costs"), _given(), marks.text
    for match in _surname_and_given().finditer(text):
        start = match.start()
        name = text[start : start + 3]
        whole = name[2:] in given and name[:2] not in words and name[1:] not in words
        span = NameSpan(start, start + 3, name)
        if whole and _may_begin(marks, start) and _may_end(marks, start + 3) and not _is_of_place(marks, span):
            yield span


@cache
def _given() -> frozenset[str]:
    """Characters that are likelier in given names than as words."""
    words = weighed("word_costs")
    return frozenset(char for char, cost in weighed("given_costs").items() if words.get(char, _RARE_CHARACTER) > cost)


@cache
def _surname_and_given() -> re.Pattern[str]:
    """A surname with a character of a given name after it, a further one behind."""
    words = weighed("word_costs")
    surnames = [char for char, cost in weighed("surname_costs").items() if words.get(char, _RARE_CHARACTER) > cost]
    first = "".join(sorted(char for char in surnames if len(char) == 1))
    return re.compile(f"[{first}](?=[{''.join(sorted(_given()))}].)")


class Repeats:
    """Finds all places where one of some names stands, blanks between its characters allowed.

    Made once for all stretches of a text: a long one has a hundred thousand names.
    """

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self._sizes: dict[str, list[int]] = {}
        """For each character that a name begins with how many such names have, the most first."""
        for first, size in sorted({(name[0], len(name)) for name in names}, reverse=True):
            self._sizes.setdefault(first, []).append(size)
        self._first = re.compile(f"[{re.escape(''.join(sorted(self._sizes)))}]") if names else None

    def find(self, text: str) -> Iterator[NameSpan]:
        """The places in `text`, in order."""
        blanks = frozenset(SPACES)
        for match in self._first.finditer(text) if self._first else ():
            start = match.start()
            for size in self._sizes[match[0]]:
                word = text[start : start + size]
                if word in self._names:
                    yield span_of(text, start, start + size)
                elif not blanks.isdisjoint(word):
                    found = _spaced(text, start, size)
                    if found and found.name in self._names:
                        yield found


def _spaced(text: str, start: int, size: int) -> NameSpan | None:
    """The span of the next `size` characters that are no blanks, of few blanks."""
    found = _apart(size).match(text, start, start + _MOST_SPACED)
    return NameSpan(start, found.end(), _BLANKS.sub("", found[0])) if found else None


@cache
def _apart(size: int) -> re.Pattern[str]:
    """`size` characters that are no blanks, with or without blanks between them."""
    return re.compile(f"[^{SPACES}](?:[{SPACES}]*[^{SPACES}]){{{size - 1}}}")
