"""Running heads, site furniture and licence boxes: what is not the gazette's text.

Marks and repetition decide, never a text's own words: a running head is a short line that comes back, but for its
numbers, next to page boundaries or with the gazette's name in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from parsers.drafts import Draft
from parsers.lexicons import entries
from parsers.model import NoiseKind, PageStart
from parsers.pagemarks import mark_pages, mark_record_heads, page_number

_DIGITS = re.compile(r"[\W\d_]+")
_GAZETTE = re.compile(r"公\s*[报報]|政\s*[报報]|会\s*刊|會\s*刊|憲\s*報|宪\s*报")
_ATTACHED = re.compile(r"附\s*[件表录錄]|续\s*表|(?:续|續)上?表")
_DATED = re.compile(r"[—–]{2}\S|[年月]\s*\w{1,3}\s*日|[（(].*(?:通过|通過|[会會]议|[会會]議)")
_CLOSED = "。；！？：:;，,、"
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?\Z")
_SPACE = re.compile(r"\s+")
_SHORT = 48
_MARK_LENGTH = 24
_EDGE = 2
_FRONT = 12
_TIMES = 3


def mark_furniture(drafts: list[Draft], pages: Sequence[PageStart] = ()) -> None:
    """Sets `noise` (and `label`) on the drafts that are furniture; blank drafts have a noise already."""
    _mark_feeds(drafts, pages)
    texts = [i for i, draft in enumerate(drafts) if draft.noise is None]
    short = [i for i in texts if _is_short(drafts[i].text)]
    mark_record_heads(drafts, texts, short)
    mark_pages(drafts, texts, short)
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
    """Whether a line may be a running head: no sentence, no attachment's label, no subtitle, no date of a meeting."""
    if not _is_short(text) or text[-1] in _CLOSED or _ATTACHED.match(text):
        return False
    return _DATED.search(text) is None


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
        before = [i for i in found if i < first and i in front]
        for i in found[1:] if before == found[:1] else found:
            drafts[i].noise = NoiseKind.RUNNING_HEAD
            drafts[i].label = page_number(drafts[i].text)
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
