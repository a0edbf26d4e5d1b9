"""Page marks: the numbers of pages, between dashes, alone on a line, at the end of a head that changes sides.

A number between dashes is a page mark by its form. Any other must count the pages: go up by one from page to page, a
page apart, where the text is cut or a page begins. Serial numbers of a table and of an agenda count too, but their
distances are those of rows, and each stands between what ends and what begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.language.numerals import TO_TEN
from parsers.lines.rhythm import CLOSED, ENDED, Ground
from parsers.median import median
from parsers.model import NoiseKind
from parsers.patterns import late
from parsers.stopping import stoppable

_NUMBER = r"(\d{1,4}|[ivxlcIVXLC]{1,6}|[Ⅰ-Ⅻ])"
_BETWEEN = re.compile(rf"([^\w\s]{{1,3}})\s*{_NUMBER}\s*([^\w\s]{{1,3}})")
_SIDES = frozenset("—–-－―─·•・~～〔[|〕]")
"""What a page number may stand between: — 12 —, ·12·."""
_SURE_SIDES = frozenset("—–-－―─·•・~～")
_MARK = re.compile(rf"(?:共\s*\d{{1,4}}\s*页[\s,，/]*)?第\s*{_NUMBER}\s*页(?:[\s,，/]*共\s*\d{{1,4}}\s*页)?")
_OF_ALL = re.compile(rf"{_NUMBER}\s*/\s*\d{{1,4}}|[Pp](?:age|\.)?\s*{_NUMBER}(?:\s*of\s*\d{{1,4}})?")
_QUANTITY = late(r"[-－+]?\d[\d,，.．\s]*[%％]?")
_DATED = r"[^\W\d]{2,12}\s*─\s*\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_RECORD_HEAD = late(
    rf"{_DATED}(?:\s+\d{{1,5}})?|\d{{1,5}}\s+{_DATED}"
    r"|(?:\d{1,5}\s+)?[A-Z ]{4,30}─ ?\d{1,2} [A-Z][a-z]{2,8} \d{4}(?:\s+\d{1,5})?"
)
"""The head of a record's page, in both tongues, the number on either side; no text is like `立法會 ─ 2031年4月17日`."""
_SECTION = re.compile(r"([甲乙丙丁戊己庚辛A-Z一二三四五六七八九十])\s?[-—－–─]\s?(\d{1,4})")
"""The page of a part of a volume: 丁-18."""
_SECTION_LENGTH = 10
_PAGE_OF_SECTION = "page of section "
_OUTER = re.compile(
    r"(?P<first>\d{1,5})(?:\s+|\s*[|｜·•]\s*)(?=[^\s\d])(?P<after>.*)"
    r"|(?P<before>.*[^\s\d.…·])(?:\s+|\s*[|｜·•]\s*)(?P<last>\d{1,5})"
)
"""A short line with a number apart from the rest at one end, as the outer edge of a page has it."""
_LEADERS = re.compile(r"…|\.{3}|·{3}|．{3}")
_HEADING = late(rf"[{TO_TEN}]{{1,3}}、|第[{TO_TEN}百]{{1,4}}[章节]|[（(][{TO_TEN}]{{1,3}}[)）]")
_LONGEST_NUMBER = 5
_MARK_LENGTH = 24
_TIMES = 3
_MANY = 5  # numbers that are evenly apart in a text that is wrapped: one that cuts it is enough
_FAR = 1.7  # times the usual length of a page
_STEPS = (1, 2, 3)
"""How much the number may go up from one mark to the next: some pages have none."""
_NUMBER_WORDS = frozenset("共第PpivxlcIVXLC")
"""What a line that says its page may begin with, if it is no digit and no mark."""
_KEPT_ENDS = 4
_HEAD = 4  # characters of a head at least; the cells of a table are shorter
_ROW = 6  # lines of a row of a table that is printed one cell a line
_WORDY = 8  # characters of a line that is no cell of a table

KEY = re.compile(r"[\W\d_]+")
"""What does not count when two lines are held to be the same but for their numbers."""
_BETWEEN_WORDS = re.compile(r"[\s—–\-·•|]+")


class NumberedLine(NamedTuple):
    """A line that may carry the number of its page: its place, the number, what else it says but for numbers."""

    place: int
    number: int
    key: str = ""


def mark_record_heads(ground: Ground, short: list[int]) -> None:
    """The heads of a record's pages, and the numbers that stand right below them."""
    drafts = ground.drafts
    heads = {i for i in short if "─" in drafts[i].text and _RECORD_HEAD.fullmatch(drafts[i].text)}
    for above, i in pairwise(ground.texts) if heads else ():
        number = drafts[i].text
        if above in heads and number.isdecimal() and len(number) <= _LONGEST_NUMBER:
            drafts[i].noise, drafts[i].label = NoiseKind.PAGE_MARK, str(int(number))
    for i in heads:
        drafts[i].noise, drafts[i].label = NoiseKind.RUNNING_HEAD, page_number(drafts[i].text)


def mark_pages(ground: Ground, short: list[int]) -> None:
    """Page marks: sure ones by their form, all other numbers where they keep the rhythm of pages."""
    drafts = ground.drafts
    doubtful: list[NumberedLine] = []
    numbered: list[NumberedLine] = []
    for i in stoppable(short):
        text = drafts[i].text
        if drafts[i].noise is not None or not _may_say_page(text):
            continue
        if label := _sure_mark(text):
            drafts[i].noise, drafts[i].label = NoiseKind.PAGE_MARK, label
        elif found := _numbered(text, ground.place(i)):
            numbered.append(found)
            if _OF_ALL.fullmatch(text):
                doubtful.append(found)
    _mark_between_sure(ground, doubtful)
    by_number: dict[int, list[NumberedLine]] = {}
    for found in numbered:
        by_number.setdefault(found.number, []).append(found)
    counting = [
        n for n in stoppable(numbered) if _may_count(ground, n) and (n.key or not _in_column(ground, n, by_number))
    ]
    for chain in stoppable(_Chains(ground).take(counting)):
        if _keeps_rhythm(ground, chain):
            chain = _trimmed(ground, chain)
            whole = [*chain, *_left_out(chain, by_number), *_last(ground, chain, by_number)]
            sure = chain[0].key or ground.breaks
            heads = set() if sure else _heads_beside(ground, [found.place for found in chain])
            for found in whole if sure else [each for each in whole if _ends_text(ground, each, heads)]:
                draft = drafts[ground.texts[found.place]]
                draft.noise = NoiseKind.RUNNING_HEAD if found.key else NoiseKind.PAGE_MARK
                draft.label = str(found.number)


def _may_say_page(text: str) -> bool:
    """Whether a line begins or ends as those do that say their page: told at a glance, as most lines are words."""
    return text[-1].isdecimal() or not text[0].isalpha() or text[0] in _NUMBER_WORDS


def _sure_mark(text: str) -> str | None:
    """The page that a line marks by its form, between dashes or dots or as 第 3 页; None when it marks none."""
    if len(text) > _MARK_LENGTH:
        return None
    between = _BETWEEN.fullmatch(text)
    if between:
        return between[2] if _SURE_SIDES.issuperset(between[1] + between[3]) else None
    match = _MARK.fullmatch(text)
    return match[1] if match else None


def _numbered(text: str, place: int) -> NumberedLine | None:
    """What a line says of its page if it may: a number alone, of all (`3/9`), in brackets, at one end of a head."""
    if text.isdecimal():
        return NumberedLine(place, int(text)) if len(text) < _LONGEST_NUMBER else None
    if len(text) <= _MARK_LENGTH:
        match = _OF_ALL.fullmatch(text)
        label = match[1] or match[2] if match else None
        between = None if match else _BETWEEN.fullmatch(text)
        if between and _SIDES.issuperset(between[1] + between[3]):
            label = between[2]
        if label:
            return NumberedLine(place, int(label)) if label.isdecimal() else None
    if not (text[0].isdecimal() or text[-1].isdecimal()):
        return None
    if len(text) <= _SECTION_LENGTH and (match := _SECTION.fullmatch(text)):
        return NumberedLine(place, int(match[2]), _PAGE_OF_SECTION + match[1])
    match = None if _LEADERS.search(text) else _OUTER.fullmatch(text)
    key = KEY.sub("", match["after"] or match["before"]) if match else ""
    return NumberedLine(place, int(match["first"] or match["last"]), key) if match and len(key) >= 2 else None


def _mark_between_sure(ground: Ground, doubtful: list[NumberedLine]) -> None:
    """Marks of a doubtful form (`3/9`) that count on from a sure mark, or up to one."""
    drafts = ground.drafts
    if not doubtful:
        return
    sure = [(drafts[i].label, i) for i in ground.texts if drafts[i].noise is NoiseKind.PAGE_MARK]
    pages = {int(label): i for label, i in sure if label and label.isdecimal()}
    for found in doubtful:
        if found.number in pages:
            continue
        i = ground.texts[found.place]
        before, after = pages.get(found.number - 1, -1), pages.get(found.number + 1, len(drafts))
        if before < i < after and (before >= 0 or after < len(drafts)):
            drafts[i].noise, drafts[i].label = NoiseKind.PAGE_MARK, str(found.number)


def _may_count(ground: Ground, found: NumberedLine) -> bool:
    """Whether a number stands where a page's may: at an edge that the source knows, else alone among text."""
    if ground.breaks:
        return ground.fed(found.place)
    if found.key:
        return True
    beside = [ground.text(k) for k in (found.place - 1, found.place + 1) if 0 <= k < len(ground.texts)]
    return any(_is_wordy(text) for text in beside) and not any(_QUANTITY.fullmatch(text) for text in beside)


def _in_column(ground: Ground, found: NumberedLine, by_number: Mapping[int, Sequence[NumberedLine]]) -> bool:
    """Whether the number before, or the next one, stands few lines away: rows of a table that are numbered.

    A next one that ends the whole text may be the number of a last page that is short.
    """
    last = len(ground.texts) - 1
    for number, low, high in (
        (found.number - 1, found.place - _ROW, found.place),
        (found.number + 1, found.place + 1, min(found.place + _ROW + 1, last)),
    ):
        ones = by_number.get(number, ())
        first = bisect_left(ones, low, key=_place)
        if first < len(ones) and ones[first].place < high and not ones[first].key:
            return True
    return False


def _ends_text(ground: Ground, found: NumberedLine, heads: Container[str]) -> bool:
    """Whether a number stands after text, a heading or one of the `heads` of pages, not after the cell of a table."""
    above = ground.text(found.place - 1) if found.place else ""
    return not above or above in heads or above[-1] in ENDED or _is_wordy(above)


def _is_wordy(text: str) -> bool:
    """Whether a line is text by its length, its full stop, or as a heading; no cell of a table."""
    return len(text) > _WORDY or text[-1] == "。" or _HEADING.match(text) is not None


class _Chains:
    """Chains of numbers that go up; each is found by the number that it ends with."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.ends: dict[int, list[list[NumberedLine]]] = {}
        self.doubtful: set[tuple[int, int]] = set()
        """Of a chain, by its first place, the numbers that more than one line could be."""

    def take(self, numbered: Sequence[NumberedLine]) -> list[list[NumberedLine]]:
        """Numbers in the order of the text to chains of two and more, each number a page or few from the one before."""
        chains: list[list[NumberedLine]] = []
        for found in numbered:
            if self._rivals(found):
                continue
            chain = self._extended(found)
            if chain is None:
                chain = []
                chains.append(chain)
            chain.append(found)
            self._end(chain)
        return [chain for chain in chains if len(chain) >= 2]

    def _end(self, chain: list[NumberedLine]) -> None:
        ends = self.ends.setdefault(chain[-1].number, [])
        ends.append(chain)
        del ends[:-_KEPT_ENDS]

    def _extended(self, found: NumberedLine) -> list[NumberedLine] | None:
        """The longest chain that `found` goes on with, taken out of `ends`."""
        fitting = [
            chain
            for step in _STEPS
            for chain in self.ends.get(found.number - step, ())
            if (chain[0].place, found.number) not in self.doubtful
            and self.ground.apart(chain[-1].place, found.place, step)
        ]
        if not fitting:
            return None
        chain = max(fitting, key=len)
        self.ends[chain[-1].number].remove(chain)
        return chain

    def _rivals(self, found: NumberedLine) -> bool:
        """Whether a number may stand in the place of the same that ends a chain and does not cut the text.

        It does if it cuts the text itself; if neither does, one is a cell of a table, and both are left alone.
        """
        for chain in self.ends.get(found.number, ()) if not found.key else ():
            if len(chain) < 2 or self.ground.cuts(chain[-1].place):
                continue
            before = chain[-2]
            if not self.ground.apart(before.place, found.place, found.number - before.number):
                continue
            chain.pop()
            self.ends[found.number].remove(chain)
            if self.ground.cuts(found.place):
                chain.append(found)
            else:
                self.doubtful.add((chain[0].place, found.number))
            self._end(chain)
            return True
        return False


def _keeps_rhythm(ground: Ground, chain: Sequence[NumberedLine]) -> bool:
    """Whether numbers a page apart are the pages': they stand at known edges, or cut the text, or share their heads."""
    places = [found.place for found in chain]
    if ground.breaks:
        return _alike(chain) or _at_outer_sides(ground, chain) if chain[0].key else len(chain) >= 2
    steps = [b.number - a.number for a, b in pairwise(chain)]
    cut, even = ground.count(places, _heads_beside(ground, places)), ground.even(places, steps)
    count = len(chain)
    if count < _TIMES:
        return cut == 2 and steps == [1] and _headed_alike(ground, places)
    if chain[0].key and _alike(chain) and (even or cut):
        return True
    if cut >= max(2, 0.4 * count) and (ground.wrap or (even and _flowing(ground, places))):
        return True
    if not (even and ground.wrap):
        return False
    more = count > _TIMES or places[-1] == len(ground.texts) - 1
    if more and cut >= max(1, 0.25 * count):
        return True
    return count >= _MANY and cut >= max(1, 0.15 * count) and not any(_ends_open(ground, place) for place in places)


def _trimmed(ground: Ground, chain: list[NumberedLine]) -> list[NumberedLine]:
    """A chain without a first number that stands much farther from the next one than pages are long, and cuts nothing:
    a serial number of a list far away from the pages that count on from it.
    """
    pages = [ground.chars[b.place] - ground.chars[a.place + 1] for a, b in pairwise(chain)]
    steps = [b.number - a.number for a, b in pairwise(chain)]
    if len(chain) <= _TIMES or ground.breaks or chain[0].key or ground.cuts(chain[0].place):
        return chain
    usual = median(page / step for page, step in zip(pages, steps, strict=True))
    return chain[1:] if pages[0] / steps[0] > _FAR * usual else chain


def _ends_open(ground: Ground, place: int) -> bool:
    """Whether a line stands after text that does not end as sentences do, and does not go on after it either."""
    above = ground.beside(place, -1)
    return above is not None and ground.text(above)[-1] not in ENDED and not ground.cuts(place)


def _heads_beside(ground: Ground, places: Sequence[int]) -> set[str]:
    """The lines that stand right before, or right after, most of some numbers."""
    heads: set[str] = set()
    for side in (-1, 1):
        beside = Counter(ground.text(k + side) for k in places if 0 <= k + side < len(ground.texts))
        heads |= {text for text, times in beside.items() if times * 3 > len(places) and len(text) >= _HEAD}
    return heads


def _flowing(ground: Ground, places: Sequence[int]) -> bool:
    """Whether most stretches between numbers are paragraphs: that a text ends open before a number then means a cut."""
    return sum(ground.flows(a, b) for a, b in pairwise(places)) * 2 > len(places) - 1


def _alike(chain: Sequence[NumberedLine]) -> bool:
    """Whether most heads of a chain say what another of it says, as the left and the right pages do."""
    keys = [found.key for found in chain]
    return sum(keys.count(key) > 1 for key in keys[:60]) * 2 >= len(keys[:60])


def _at_outer_sides(ground: Ground, chain: Sequence[NumberedLine]) -> bool:
    """Whether heads have even numbers on one side and odd ones on the other, each the first or last of its page."""
    sides = {(found.number % 2, match["first"] is not None) for found, match in _outer(ground, chain) if match}
    alone = all(ground.fed(found.place, depth=1) for found in chain)
    return alone and len(sides) == 2 == len({odd for odd, _ in sides}) == len({left for _, left in sides})


def _outer(ground: Ground, chain: Sequence[NumberedLine]) -> Iterator[tuple[NumberedLine, re.Match[str] | None]]:
    """The first numbers of a chain, each with its head taken apart."""
    return ((found, _OUTER.fullmatch(ground.text(found.place))) for found in chain[:60])


def _headed_alike(ground: Ground, places: Sequence[int]) -> bool:
    """Whether the same line stands before, or after, each of two numbers that cut the text."""
    for side in (-1, 1):
        one, other = (ground.text(k + side) for k in places)
        if one == other and one[-1] not in CLOSED:
            return True
    return False


def _left_out(chain: Sequence[NumberedLine], by_number: Mapping[int, Sequence[NumberedLine]]) -> list[NumberedLine]:
    """The numbers that a chain leaves out between two of its own, where only one line can be each."""
    found: list[NumberedLine] = []
    for low, high in pairwise(chain):
        for number in range(low.number + 1, high.number):
            ones = by_number.get(number, ())
            first = bisect_right(ones, low.place, key=_place)
            between = [one for one in ones[first : first + 2] if one.place < high.place]
            if len(between) == 1 and bool(between[0].key) is bool(low.key):
                found += between
    return found


def _last(
    ground: Ground, chain: Sequence[NumberedLine], by_number: Mapping[int, Sequence[NumberedLine]]
) -> list[NumberedLine]:
    """The number of the last page, which may be short and end its text: the last line of all."""
    end = chain[-1]
    following = by_number.get(end.number + 1, ())
    last = following[-1] if following else end
    at_end = last.place == len(ground.texts) - 1 and last.place > end.place + 1
    return [last] if at_end and bool(last.key) is bool(end.key) else []


def _place(found: NumberedLine) -> int:
    return found.place


def page_number(text: str) -> str | None:
    """The page number in a running head that names the gazette: a number alone at one of its ends."""
    numbers = [word for word in _BETWEEN_WORDS.split(text) if word]
    return next((word for word in (numbers[0], numbers[-1]) if word.isdecimal() and len(word) <= 4), None)
