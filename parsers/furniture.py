"""Page marks, running heads, site furniture and licence boxes: what is not the gazette's text.

Marks and repetition decide, never a text's own words: a running head is a short line that comes back, but for its
numbers, next to page boundaries or with the gazette's name in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from parsers.lexicons import entries
from parsers.model import Flow, NoiseKind, PageStart

_NUMBER = r"(\d{1,4}|[ivxlcIVXLC]{1,6}|[Ⅰ-Ⅻ])"
_BETWEEN = re.compile(rf"([^\w\s]{{1,3}})\s*{_NUMBER}\s*([^\w\s]{{1,3}})")
_SIDES = frozenset("—–-－―─·•・~～〔[|〕]")
"""What a page number stands between: — 12 —, ·12·."""
_MARK = re.compile(
    rf"(?:共\s*\d{{1,4}}\s*[页頁][\s,，/]*)?第\s*{_NUMBER}\s*[页頁](?:[\s,，/]*共\s*\d{{1,4}}\s*[页頁])?"
    rf"|{_NUMBER}\s*/\s*\d{{1,4}}|[Pp](?:age|\.)?\s*{_NUMBER}(?:\s*of\s*\d{{1,4}})?"
)
_QUANTITY = re.compile(r"[-－+]?\d[\d,，.．\s]*[%％]?")
_DIGITS = re.compile(r"[\W\d_]+")
_GAZETTE = re.compile(r"公\s*[报報]|政\s*[报報]|会\s*刊|會\s*刊|憲\s*報|宪\s*报")
_ATTACHED = re.compile(r"附\s*[件表录錄]|续\s*表|(?:续|續)上?表")
_DATED = re.compile(r"[—–]{2}\S|[年月]\s*\w{1,3}\s*日|[（(].*(?:通过|通過|[会會]议|[会會]議)")
_DATED_HEAD = re.compile(
    r"[^\W\d]{2,16}\s*[─—–－-]{1,2}\s*\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s*[（(]?星期.[)）]?)?(?:\s+\d{1,5})?"
)
_CLOSED = "。；！？：:;，,、"
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?\Z")
_SPACE = re.compile(r"\s+")
_SHORT = 48
_MARK_LENGTH = 24
_EDGE = 2
_FRONT = 12
_TIMES = 3


@dataclass(slots=True)
class Draft:
    """One source line on its way to a `Line`: ``start:stop`` without, ``start:end`` with its line end."""

    start: int
    stop: int
    end: int
    flow: Flow
    indent: int = 0
    hashes: int = 0
    bold: bool = False
    feed: bool = False
    """A form feed, or a page of the source's own, begins before this line."""
    noise: NoiseKind | None = None
    label: str | None = None
    """Of a page mark: the printed page number."""

    @property
    def text(self) -> str:
        return self.flow.text


def mark_furniture(drafts: list[Draft], pages: Sequence[PageStart] = ()) -> None:
    """Sets `noise` (and `label`) on the drafts that are furniture; blank drafts have a noise already."""
    _mark_feeds(drafts, pages)
    texts = [i for i, draft in enumerate(drafts) if draft.noise is None]
    short = [i for i in texts if _is_short(drafts[i].text)]
    _mark_pages(drafts, texts, short)
    _mark_running_heads(drafts, texts, short)
    _mark_beside_heads(drafts, texts)
    _mark_site(drafts, short)
    _mark_licence(drafts, texts)


def _is_short(text: str) -> bool:
    """Whether a line may be furniture by its length; the blanks that push its parts to both edges do not count."""
    if len(text) <= _SHORT:
        return True
    if _ADDRESS.match(text):  # a browser prints the page's address and the number at the foot
        return len(text) <= 4 * _SHORT
    return ("\u3000\u3000" in text or "   " in text) and len(_SPACE.sub("", text)) <= _SHORT


def _mark_feeds(drafts: list[Draft], pages: Sequence[PageStart]) -> None:
    """Notes on the first draft of each page that the source itself knows that a page begins."""
    if not pages:
        return
    starts = [draft.start for draft in drafts]
    for page in pages[1:]:
        i = bisect_right(starts, page.offset) - 1
        if i >= 0:
            drafts[i].feed = True


def _mark_pages(drafts: list[Draft], texts: list[int], short: list[int]) -> None:
    """Page marks: numbers between dashes or dots, `第 3 页`, and bare numbers that count the pages."""
    bare: list[int] = []
    for i in short:
        text = drafts[i].text
        if len(text) > _MARK_LENGTH:
            continue
        if text.isdecimal():
            if len(text) <= 4:
                bare.append(i)
        elif label := _page_mark(text):
            drafts[i].noise = NoiseKind.PAGE_MARK
            drafts[i].label = label
    for i in _counting(drafts, texts, bare):
        drafts[i].noise = NoiseKind.PAGE_MARK
        drafts[i].label = str(int(drafts[i].text))


def _page_mark(text: str) -> str | None:
    """The page that a line marks, between dashes or dots or as 第 3 页; None when it marks none."""
    between = _BETWEEN.fullmatch(text)
    if between:
        return between[2] if _SIDES.issuperset(between[1] + between[3]) else None
    match = _MARK.fullmatch(text)
    return next(group for group in match.groups() if group) if match else None


def _counting(drafts: list[Draft], texts: list[int], bare: list[int]) -> list[int]:
    """The bare numbers that count pages: each one more than the last, three or more, none beside another number.

    Two are enough where the same line stands beside each, as a running head does. In a table that is printed one cell
    a line numbers stand together; page numbers stand alone among text.
    """
    place = {i: k for k, i in enumerate(texts)} if bare else {}
    alone: list[int] = []
    for i in bare:
        k = place[i]
        beside = [texts[j] for j in (k - 1, k + 1) if 0 <= j < len(texts)]
        fed = drafts[i].feed or (k + 1 < len(texts) and any(d.feed for d in drafts[i + 1 : texts[k + 1] + 1]))
        texted = [drafts[j].text for j in beside]
        if fed or (any(len(text) > 8 for text in texted) and not any(_QUANTITY.fullmatch(text) for text in texted)):
            alone.append(i)
    runs: list[list[int]] = []
    for i in alone:
        if runs and int(drafts[i].text) == int(drafts[runs[-1][-1]].text) + 1:
            runs[-1].append(i)
        else:
            runs.append([i])
    return [i for run in runs if len(run) >= _TIMES or _headed_alike(drafts, texts, place, run) for i in run]


def _headed_alike(drafts: list[Draft], texts: list[int], place: dict[int, int], run: list[int]) -> bool:
    """Whether two numbers that go on from one another have the same short line before them, or behind them."""
    if len(run) != 2:
        return False
    for side in (-1, 1):
        beside = [drafts[texts[place[i] + side]].text for i in run if 0 <= place[i] + side < len(texts)]
        if len(beside) == 2 and beside[0] == beside[1] and _may_run(beside[0]):
            return True
    return False


def _mark_running_heads(drafts: list[Draft], texts: list[int], short: list[int]) -> None:
    """Running heads and feet: short lines that come back at page edges, or lines with the gazette's name that do.

    A head of two lines is found in two rounds: the second looks at the lines behind those that the first has taken.
    """
    boundary = [i for i, draft in enumerate(drafts) if draft.noise is NoiseKind.PAGE_MARK or draft.feed]
    for turn in range(_EDGE):
        edges = _edges(drafts, texts, boundary)
        places: dict[str, list[int]] = {}
        for i in short if turn == 0 else sorted(edges):
            text = drafts[i].text
            if drafts[i].noise is not None or not (i in edges or _GAZETTE.search(text)) or not _may_run(text):
                continue
            key = _DIGITS.sub("", text)
            if len(key) >= 2:
                places.setdefault(key, []).append(i)
        if not _take_repeated(drafts, places, texts, boundary):
            return


def _mark_beside_heads(drafts: list[Draft], texts: list[int]) -> None:
    """Bare numbers that stand on the same side of most running heads, and rise: page numbers with pages left out."""
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


def _may_run(text: str) -> bool:
    """Whether a line may be a running head: no sentence, no attachment's label, no subtitle, no date of a meeting.

    The head of a record has its date behind the body's name: `立法會　─　2031年4月17日　4601`.
    """
    if not _is_short(text) or text[-1] in _CLOSED or _ATTACHED.match(text):
        return False
    return not _DATED.search(text) or _DATED_HEAD.fullmatch(text) is not None


def _take_repeated(drafts: list[Draft], places: dict[str, list[int]], texts: list[int], boundary: list[int]) -> bool:
    """Marks the lines that come back often enough; one at the head of the first page is the masthead's or the title."""
    first = boundary[0] if boundary else len(drafts)
    front = set(texts[: min(_FRONT, max(bisect_left(texts, first) - 1, 1))])  # the page's last line is its foot
    breaks = sum(1 for draft in drafts if draft.feed) or len(boundary)
    times = _TIMES if breaks != 2 else 2
    taken = False
    for found in places.values():
        if len(found) < times:
            continue
        before = [i for i in found if i < first and i in front and not _DATED_HEAD.fullmatch(drafts[i].text)]
        for i in found[1:] if before == found[:1] else found:
            drafts[i].noise = NoiseKind.RUNNING_HEAD
            drafts[i].label = _page_number(drafts[i].text)
            taken = True
    return taken


def _edges(drafts: list[Draft], texts: list[int], boundary: list[int]) -> set[int]:
    """The text lines next to a page boundary or at the end, those that are furniture already left out."""
    kept = [i for i in texts if drafts[i].noise is None]
    edges: set[int] = set(kept[-1:])
    for b in boundary:
        k = bisect_left(kept, b)
        edges.update(kept[max(k - 1, 0) : k + 1])
    return edges


def _page_number(text: str) -> str | None:
    """The page number in a running head that names the gazette: a number alone at one of its ends."""
    numbers = [word for word in re.split(r"[\s—–\-·•|]+", text) if word]
    return next((word for word in (numbers[0], numbers[-1]) if word.isdecimal() and len(word) <= 4), None)


@cache
def _site_line() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("furniture")))


@cache
def _licence_line() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("licence")))


def _mark_site(drafts: list[Draft], short: list[int]) -> None:
    """Lines that a site puts around the text: navigation, counters, buttons."""
    site = _site_line()
    for i in short:
        if drafts[i].noise is None and site.fullmatch(drafts[i].text):
            drafts[i].noise = NoiseKind.FURNITURE


def _mark_licence(drafts: list[Draft], texts: list[int]) -> None:
    """A licence box behind the text: from its first line to the end of the file."""
    tail = texts[-max(40, len(texts) // 20) :]
    start = next((i for i in tail if _licence_line().match(drafts[i].text)), None)
    if start is not None:
        for i in tail:
            if i >= start and drafts[i].noise is None:
                drafts[i].noise = NoiseKind.FURNITURE
