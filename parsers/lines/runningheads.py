"""Running heads and feet: short lines that come back, but for their numbers, with the pages.

A line that comes back is furniture where it stands (nearly) only at the edges of pages, or where its own distances are
a page's and it cuts the text. What stands first, and where a document begins, is a title and stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.language.titles import sure_title_words
from parsers.lines.openings import is_only_date, opens, says_when
from parsers.lines.pagemarks import KEY, page_number
from parsers.lines.rhythm import CLOSED, Ground
from parsers.model import NoiseKind
from parsers.patterns import late
from parsers.stopping import stoppable

GAZETTE = re.compile(r"公\s*报|政\s*报|会\s*刊|宪\s*报")
_ISSUE = late(
    r"(?:\d{4}|[〇零一二三四五六七八九]{4})\s?年\s?第\s?[\d一二三四五六七八九十]{1,3}\s?[期号]|总第\s?\d{1,4}\s?期"
)
"""The number of an issue, whatever its paper is called: 2031年第3期."""
_NAMED = late(rf"\W*\w.*?(?:{GAZETTE.pattern})")
_ATTACHED = re.compile(r"附\s*[件表录]|续\s*表|续上表")
_SENTENCE = frozenset("，。；：")
_DATED = re.compile(r"[年月]\s*\w{1,3}\s*日")
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?\Z")
_PRINTED_AT = late(r"\d{2,4}[-/.]\d{1,2}[-/.]\d{1,4}[\s,]+\d{1,2}:\d{2}(?::\d{2})?")
_SPACE = re.compile(r"\s+")
_SHORT = 48
_FRONT = 12
_TIMES = 3
_TURNS = 2  # lines that a head may have
_ONLY_EDGES = 0.6  # of the places of a line: so many stand at the edges of pages
_PAGES_WITH = 0.3  # of the pages between its first and its last: so many have the head
_APART = 0.7  # of the stretches between the places of a line: so many may hold a page
_CUT_BY_DATES = 0.2  # of the places of a date: so many stand within sentences where it is a foot
_LEAST_KEY = 4  # characters of a head but for its numbers; the cells of a table's head are shorter
_LONGEST_NUMBER = 4
_MOST_TITLE = 40


def is_short(text: str) -> bool:
    """Whether a line may be furniture by its length; the blanks that push its parts to both edges do not count."""
    if len(text) <= _SHORT:
        return True
    if text[0] in "hf" and _ADDRESS.match(text):  # a browser prints the page's address and the number at the foot
        return len(text) <= 4 * _SHORT
    return ("\u3000\u3000" in text or "   " in text) and len(_SPACE.sub("", text)) <= _SHORT


def mark_running_heads(ground: Ground, short: list[int]) -> None:
    """Marks the heads: those of two lines in two rounds, as the second looks beside what the first has taken."""
    drafts = ground.drafts
    boundary = [
        i
        for i, draft in enumerate(stoppable(drafts))
        if draft.feed or draft.noise in (NoiseKind.PAGE_MARK, NoiseKind.RUNNING_HEAD)
    ]
    taken: set[str] = set()
    for turn in range(_TURNS):
        edges = Edges(ground, boundary)
        groups = _groups(ground, short, edges, named=not turn, flowing=not turn)
        found = {key for key, places in stoppable(groups.items()) if _are_heads(ground, key, places, edges)}
        for key in found:
            _mark(ground, groups[key], edges)
        if not found:
            break
        taken |= found
    edges = Edges(ground, boundary)
    _mark_of_gazette(ground, edges)
    _mark_misprinted(ground, edges, taken)
    _mark_single(ground, short)


class Edges:
    """The text lines next to the boundaries of pages, those that are furniture already left out."""

    def __init__(self, ground: Ground, boundary: list[int]) -> None:
        kept = [i for i in ground.texts if ground.drafts[i].noise is None]
        slots = sorted({bisect_left(kept, b) for b in boundary})
        self.slots = slots
        self.below = {kept[k] for k in slots if k < len(kept)}
        """The lines at the heads of pages."""
        self.above = {kept[k - 1] for k in slots if k > 0} | set(kept[-1:])
        self.first = boundary[0] if boundary else len(ground.drafts)
        self.starts = [kept[k] for k in slots if k < len(kept)]

    def __contains__(self, draft: int) -> bool:
        return draft in self.below or draft in self.above

    def between(self, first: int, last: int) -> int:
        """How many boundaries of pages stand about two lines and between them."""
        return bisect_right(self.starts, last) - bisect_left(self.starts, first) + 1


def _groups(ground: Ground, short: list[int], edges: Edges, *, named: bool, flowing: bool) -> dict[str, list[int]]:
    """The short lines that may be heads by what else they say than numbers; all places of each, in order."""
    drafts = ground.drafts
    everywhere = flowing and bool(ground.wrap)
    keys: dict[int, str] = {}
    wanted: set[str] = set()
    for i in stoppable(short):
        text = drafts[i].text
        runs = _says_no_more(text) or ((i in edges or not ground.place(i)) and is_only_date(text))
        if drafts[i].noise is None and runs and len(key := _key(text)) >= 2:
            keys[i] = key
            if everywhere or i in edges or (named and _names_gazette(text)):
                wanted.add(key)
    groups: dict[str, list[int]] = {}
    for i, key in keys.items():
        if key in wanted:
            groups.setdefault(key, []).append(i)
    return groups


def _names_gazette(text: str) -> bool:
    """Whether a line names a gazette, or the number of an issue."""
    if ("报" in text or "刊" in text) and GAZETTE.search(text):
        return True
    return ("期" in text or "号" in text) and _ISSUE.search(text) is not None


def _key(text: str) -> str:
    """What a line says but for numbers; of the time at which a browser has printed the page, that it is one."""
    return KEY.sub("", text) or ("date and time" if _PRINTED_AT.fullmatch(text) else "")


def may_run(text: str) -> bool:
    """Whether a line may be a running head: no sentence, nothing with a label, no subtitle, no date alone."""
    return is_short(text) and _says_no_more(text)  # in this order: a long line is looked at no further


def _says_no_more(text: str) -> bool:
    """Whether a line is no sentence, nothing with a label, no subtitle, no date alone."""
    if text[-1] in CLOSED or not _SENTENCE.isdisjoint(text):
        return False
    if text[0] in "附续" and _ATTACHED.match(text):
        return False
    return not says_when(text) and not is_only_date(text)


def _are_heads(ground: Ground, key: str, found: Sequence[int], edges: Edges) -> bool:
    """Whether lines that say the same are heads: by their places at the edges of pages, else by their own rhythm."""
    named = _names_gazette(ground.drafts[found[0]].text)
    at = [i for i in found if i in edges]
    text = ground.drafts[found[0]].text
    only_date = is_only_date(text)
    if not named and _DATED.search(text) and not _has_numbers(ground, at) and not _is_dated_foot(ground, found):
        if only_date:
            return False
        at = [i for i in at if i in edges.below]  # at a page's foot a body and a date are a signature
    first = [i for i in found[:1] if i not in edges and not ground.place(i)]
    heads = len(key) >= _LEAST_KEY and _heads_pages(at, edges)
    if first and (heads or (ground.breaks and ground.count(ground.place(i) for i in at))):
        at = [*first, *at]
    key = text if only_date else key
    if _at_edges(ground, key, at, len(found), edges, named):
        return True
    return _in_rhythm(ground, found, named)


def _heads_pages(at: Sequence[int], edges: Edges) -> bool:
    """Whether lines stand at the heads of pages, and of all pages after the first."""
    return len(at) > 1 and len(at) == len(edges.starts) and all(i in edges.below for i in at)


def _at_edges(ground: Ground, key: str, at: Sequence[int], count: int, edges: Edges, named: bool) -> bool:
    pages = edges.between(at[0], at[-1]) if at else 0
    if len(at) == count == 2 and ground.wrap and len(key) >= _LEAST_KEY and _every_other(ground, at):
        return True
    few = len(edges.slots) <= _TIMES - 1 and (named or len(edges.slots) == 2 or _has_numbers(ground, at))
    if len(at) < (2 if few else _TIMES) or len(at) < _ONLY_EDGES * count or len(at) < _PAGES_WITH * pages:
        return False
    return named or len(key) >= _LEAST_KEY or (len(at) >= 2 * _TIMES and len(at) * 5 >= pages * 4)


def _every_other(ground: Ground, at: Sequence[int]) -> bool:
    """Whether two lines that stand two known pages apart part a sentence, as a head of left or of right pages does."""
    one, other = (ground.place(i) for i in at)
    return ground.breaks > 0 and ground.apart(one, other, 2) and ground.count((one, other)) > 0


def _is_dated_foot(ground: Ground, found: Sequence[int]) -> bool:
    """Whether one and the same date comes back within sentences that go on after it, where nobody signs."""
    if len({ground.drafts[i].text for i in found}) > 1:
        return False
    cut = ground.count(ground.place(i) for i in found)
    everywhere = ground.breaks and len(found) > ground.breaks
    return cut >= (1 if everywhere else max(2, _CUT_BY_DATES * len(found)))


def _has_numbers(ground: Ground, found: Sequence[int]) -> bool:
    """Whether lines carry the numbers of pages: numbers at an end that are not all one."""
    numbers = [number for i in found if (number := page_number(ground.drafts[i].text))]
    return len(numbers) * 2 >= len(found) and len(set(numbers)) * 2 > len(numbers) > 1


def _in_rhythm(ground: Ground, found: Sequence[int], named: bool) -> bool:
    """Whether lines that come back are a page apart and cut the text; with the gazette's name a little is enough."""
    if len(found) < (_TIMES if named else _TIMES + 1):
        return False
    places = [ground.place(i) for i in found]
    if named and _counted(ground, places):
        return True
    far = sum(ground.apart(a, b) for a, b in pairwise(places))
    if far < _APART * (len(places) - 1):
        return False
    cut = ground.count(places)
    if named:
        return cut * 4 >= len(places) or ground.even(places)
    return bool(ground.wrap) and cut * 2 >= len(places)


def _counted(ground: Ground, places: Sequence[int]) -> bool:
    """Whether lines that tell the issue have bare numbers before them, or after, that rise from each to each."""
    text = ground.text(places[0])
    if not any(c.isdecimal() for c in text) or any(ground.text(place) != text for place in places):
        return False
    for side in (1, -1):
        beside = [ground.text(k + side) for k in places if 0 <= k + side < len(ground.texts)]
        numbers = [int(text) for text in beside if text.isdecimal() and len(text) <= _LONGEST_NUMBER]
        if len(numbers) == len(places) and all(a < b for a, b in pairwise(numbers)):
            return True
    return False


def _mark(ground: Ground, found: Sequence[int], edges: Edges) -> None:
    """Marks heads; one at the head of the first page is the masthead's or the title, and so is where one begins."""
    drafts = ground.drafts
    numbered = _has_numbers(ground, found)
    named = _names_gazette(drafts[found[0]].text)
    front = set(ground.texts[: min(_FRONT, max(bisect_left(ground.texts, edges.first) - 1, 1))])
    kept = {found[0]} if [i for i in found if i < edges.first and i in front] == [found[0]] else set()
    if _ADDRESS.match(drafts[found[0]].text):
        kept = set()
    elif is_only_date(drafts[found[0]].text):
        kept = {found[0]} - edges.below - edges.above - set(ground.texts[:1])
    elif not named:
        kept = _titles(ground, [i for i in found if i in edges.below or i not in edges.above], numbered)
    for i in found:
        if i not in kept:
            drafts[i].noise = NoiseKind.RUNNING_HEAD
            drafts[i].label = page_number(drafts[i].text) if numbered else None


def _titles(ground: Ground, found: Sequence[int], numbered: bool) -> set[int]:
    """Those of some lines that are titles: the first of them, and each below which a document begins."""
    drafts = ground.drafts
    bare = [i for i in found if not (numbered and page_number(drafts[i].text))]
    kept: set[int] = set()
    for turn, i in enumerate(bare):
        place = ground.place(i)
        below = ground.beside(place, 1)
        if below is not None and KEY.sub("", ground.text(below)) == KEY.sub("", drafts[i].text):
            if turn == 0:
                kept.add(ground.texts[below])
        elif begins_document(ground, place) or (
            turn == 0 and not ground.cuts(place) and not _over_title(ground, below)
        ):
            kept.add(i)
    return kept


def _over_title(ground: Ground, below: int | None) -> bool:
    """Whether a title stands below the first line of a text (…议事录), which is the first page's head then."""
    if below is None or below > 1:
        return False
    kinds = sure_title_words()
    return ground.text(0).endswith(kinds) and ground.text(below).endswith(kinds)


def begins_document(ground: Ground, place: int) -> bool:
    """Whether a line is a document's title, or the first line of one: where and when it was adopted stands below."""
    below = ground.beside(place, 1)
    if below is None:
        return False
    if _opens(ground.text(below)):
        return True
    text, more = ground.text(place), ground.text(below)
    after = ground.beside(below, 1)
    ends = sure_title_words()
    if after is None or text.endswith(ends) or len(more) > _MOST_TITLE or not more.endswith(ends):
        return False
    return _opens(ground.text(after))


def _opens(text: str) -> bool:
    """Whether a line, which is not long, stands below a title."""
    return len(text) <= 2 * _SHORT and opens(text)


def _mark_of_gazette(ground: Ground, edges: Edges) -> None:
    """Heads at the edges of pages that have the gazette's name and, after it, the name of a section that changes."""
    drafts = ground.drafts
    known = Counter(_named(drafts[i].text) for i in ground.texts if drafts[i].noise is NoiseKind.RUNNING_HEAD)
    groups: dict[str, list[int]] = {}
    for i in stoppable(sorted(edges.below | edges.above)):
        text = drafts[i].text
        if may_run(text) and (name := _named(text)):
            groups.setdefault(name, []).append(i)
    for name, found in stoppable(groups.items()):
        count = len(found) + known[name]
        if count >= _TIMES and count >= _PAGES_WITH * edges.between(found[0], found[-1]):
            _mark(ground, found, edges)


def _named(text: str) -> str:
    """The name of the gazette that a line begins with, nothing where it has none."""
    match = _NAMED.match(text)
    return KEY.sub("", match[0]) if match else ""


def _mark_misprinted(ground: Ground, edges: Edges, taken: Iterable[str]) -> None:
    """Lines at the edges of pages that are a head but for one character that an OCR has misread, left out or put in."""
    halves: dict[str, list[str]] = {}
    for key in taken:
        if len(key) > _LEAST_KEY:
            half = len(key) // 2
            halves.setdefault(key[:half], []).append(key)
            halves.setdefault(key[-half:], []).append(key)
    sizes = {len(half) for half in halves}
    for i in stoppable(sorted(edges.below | edges.above)) if halves else ():
        text = ground.drafts[i].text
        if not is_short(text) or begins_document(ground, ground.place(i)):
            continue
        key = KEY.sub("", text)
        parts = {part for size in sizes for part in (key[:size], key[-size:])}
        known = [head for part in parts for head in halves.get(part, ())[:_FRONT]]
        if any(_is_misprint(key, head) for head in known):
            ground.drafts[i].noise = NoiseKind.RUNNING_HEAD


def _is_misprint(key: str, head: str) -> bool:
    """Whether `key` is `head` with one character changed, left out or put in, and no document of another kind."""
    if key == head or (key.endswith(sure_title_words()) and key[-2:] != head[-2:]):
        return False
    same = next((k for k, (a, b) in enumerate(zip(key, head, strict=False)) if a != b), min(len(key), len(head)))
    rest, other = key[same:], head[same:]
    return rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _mark_single(ground: Ground, short: list[int]) -> None:
    """A line with the gazette's name and issue that stands once, beside a page mark or within a sentence."""
    drafts = ground.drafts
    for i in stoppable(short):
        text = drafts[i].text
        if drafts[i].noise is not None or not _names_gazette(text):
            continue
        if not any(c.isdecimal() for c in text) or not may_run(text):
            continue
        place = ground.place(i)
        marked = any(
            0 <= k < len(ground.texts) and drafts[ground.texts[k]].noise is NoiseKind.PAGE_MARK
            for k in (place - 1, place + 1)
        )
        if ground.parts_sentence(place) or (marked and place >= _TIMES):
            drafts[i].noise = NoiseKind.RUNNING_HEAD


def mark_beside_heads(ground: Ground) -> None:
    """Bare numbers that stand on the same side of most running heads, and rise: page numbers with pages left out."""
    drafts, texts = ground.drafts, ground.texts
    heads = [k for k, i in enumerate(texts) if drafts[i].noise is NoiseKind.RUNNING_HEAD]
    for step in (1, -1):
        beside = [texts[k + step] for k in heads if 0 <= k + step < len(texts)]
        bare = [
            i for i in beside if drafts[i].noise is None and drafts[i].text.isdecimal() and len(drafts[i].text) <= 4
        ]
        counted = sum(1 for i in beside if drafts[i].noise is NoiseKind.PAGE_MARK)
        numbers = [int(drafts[i].text) for i in bare]
        if len(bare) + counted >= max(_TIMES, len(heads) * 3 // 5) and numbers == sorted(set(numbers)):
            for i in bare:
                drafts[i].noise = NoiseKind.PAGE_MARK
                drafts[i].label = str(int(drafts[i].text))
