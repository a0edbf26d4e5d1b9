"""The printed contents 目录: where it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks.layout import closed
from parsers.front.entries import (
    PrintedEntry,
    document_number,
    entry_number,
    is_whole,
    read_entries,
    squeeze,
    strip_number,
)
from parsers.front.leaders import read_tail
from parsers.language.markers import Style, find_marker
from parsers.median import median
from parsers.model import Line
from parsers.packed import text_of
from parsers.rules import Rules
from parsers.stopping import pause

HEADINGS: Rules[[str], bool] = Rules("front.contents.heading")
"""Ways in which a line heads a contents."""
_CONTENTS = re.compile(r"[\[【〔]?\s*(?:本[期刊]|[总要]|公报)?\s*目\s*[录次]\s*[\]】〕]?")
_SELECTION = re.compile(r"要\s*目")
_BLANK = re.compile(r"\s+")
_MOST_LINES = 4000
_LOST = 5
_PATIENCE = 40
_VAIN = 200
_FRONT = 80
_LEAST_LED = 3
_LEAST_CHAPTERS = 2
_FARTHEST = 300
_COLUMNS = 3
_FAR = 3
"""So many more blank lines than usual part a contents from the document below."""
_GLUED = 4
"""Within how many lines a page must stand that nothing leads to: further down it is a number at a line's end."""
_TITLE = 8
_LONG = 130


class Contents(NamedTuple):
    """A printed contents: the lines ``start:stop``, its heading's among them, and its entries."""

    start: int
    stop: int
    entries: tuple[PrintedEntry, ...]

    @property
    def inner(self) -> bool:
        """Whether it lists the chapters of one document, not the documents of an issue."""
        others = [entry for entry in self.entries if not _is_chapter(entry.marker + entry.title)]
        chapters = len(self.entries) - len(others)
        documents = sum(1 for entry in others if not entry.marker or is_whole(entry.title))
        return chapters > len(others) or (chapters >= _LEAST_CHAPTERS and documents * 2 <= len(others))


def _is_chapter(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and marker.style in (Style.PART, Style.CHAPTER, Style.SECTION)


def find_contents(lines: Sequence[Line]) -> list[Contents]:
    """Every printed contents of the text, in order."""
    found: list[Contents] = []
    i = vain = 0
    while i < len(lines):
        pause()
        n = _heading_length(lines, i) if vain < _VAIN else 0
        if n:
            vain += 1
            contents = _read(lines, i, i + n)
            if contents:
                found.append(contents)
                vain = 0
                i = contents.stop
                continue
        i += 1
    return found or _headless(lines)


def _headless(lines: Sequence[Line]) -> list[Contents]:
    """The contents at the front of a text that no 目录 heads: three lines or more in a row that lead to pages."""
    start = stop = pages = 0
    for i, line in enumerate(lines[:_FRONT]):
        tail = read_tail(line.text)
        if tail and tail.led and tail.start and tail.page >= pages:
            start, stop, pages = (start if stop == i else i), i + 1, tail.page
        elif stop - start >= _LEAST_LED:
            break
    if stop - start < _LEAST_LED:
        return []
    return [Contents(start, stop, tuple(read_entries(lines, start, stop)))]


def _heading_length(lines: Sequence[Line], i: int) -> int:
    """How many lines make the heading 目录 at line `i`: one, or two when each character has its own; 0 when none."""
    text = text_of(lines, i)
    if len(text) > 12 or text[0] not in "目本总公要[【〔C":
        return 0
    if HEADINGS.first(text):
        return 1 if i + 1 < len(lines) and not HEADINGS.first(lines[i + 1].text) else 0
    if text == "目" and i + 1 < len(lines) and lines[i + 1].text in ("录", "次"):
        return 2
    return 0


@HEADINGS.rule(
    "目录",
    "目　录",
    "目次",
    "【目录】",
    "本期目录",
    "本刊目录",
    "总目录",
    "要目录",
    "公报目录",
    but=("目录一", "县目录", "题目"),
)
def contents(text: str) -> bool:
    """The word for a contents, whose it is, in brackets or not."""
    return _CONTENTS.fullmatch(text) is not None


@HEADINGS.rule("要目", "要　目", but=("要目一览",))
def selection(text: str) -> bool:
    """The word for a choice of titles."""
    return _SELECTION.fullmatch(text) is not None


@HEADINGS.rule("CONTENTS", "Contents", but=("contents of",))
def in_english(text: str) -> bool:
    """The English word."""
    return text in ("CONTENTS", "Contents")


def _read(lines: Sequence[Line], start: int, first: int) -> Contents | None:
    """The contents whose heading is at `start` and whose entries begin at line `first`; None when none follow."""
    stop = _end(lines, first)
    if stop <= first:
        return None
    return Contents(start, stop, tuple(read_entries(lines, first, stop)))


def _end(lines: Sequence[Line], first: int) -> int:
    """The line after the last entry: the last with a page, else where the first title comes again or prose begins."""
    last_paged = 0
    numbers = 0
    pages = 0
    led = False
    k = first
    while k < min(len(lines), first + _MOST_LINES):
        text = lines[k].text
        if _heading_length(lines, k):
            break  # another contents begins; to read on in each of many would take quadratic time
        tail = read_tail(text)
        leads = tail is not None and (tail.led or tail.start == 0)
        glued = not led and (last_paged > 0 or k - first < _GLUED)
        page = tail.page if tail and (leads or glued) else None
        number = entry_number(text)
        if page is not None and (page >= pages or page == 1) and not closed(text):
            last_paged, pages = k + 1, page
            numbers = number or numbers
            led = leads  # once something leads to a page nothing else is one
        elif numbers and number == numbers + 1 and last_paged == k:
            last_paged, numbers = k + 1, number
        elif len(text) > _LONG or (closed(text) and len(text) > 20) or k - (last_paged or first + _PATIENCE) >= _LOST:
            break
        k += 1
    return last_paged if last_paged > first + 1 else _unpaged_end(lines, first, k)


def _unpaged_end(lines: Sequence[Line], first: int, prose: int) -> int:
    """The end of a contents without pages: before the line where its first title stands again."""
    if first >= len(lines):
        return first
    for start in range(first, min(first + _COLUMNS, len(lines))):
        again = _again(lines, start, 4 if start == first else _TITLE)
        if again:
            return _parted_end(lines, first, again)
    if entry_number(lines[first].text) == 1:
        k, number = first + 1, 1
        while k < prose and not closed(lines[k].text):
            found = entry_number(lines[k].text)
            if found and found != number + 1:
                break
            if found:
                number = found
            elif lines[k].gap > 1:
                break
            k += 1
        return k if number > 1 else first
    return first


def _parted_end(lines: Sequence[Line], first: int, stop: int) -> int:
    """Where a contents ends that may reach to `stop`: before that if many more blank lines part two of its lines."""
    usual = median([line.gap for line in lines[first + 1 : stop]]) if stop > first + 1 else 0
    far = (k for k in range(first + _COLUMNS, stop) if lines[k].gap >= usual + _FAR)
    return next(far, stop)


def _again(lines: Sequence[Line], start: int, least: int) -> int:
    """The line where the title of line `start`, of `least` characters, stands again, alone or wrapped; else 0."""
    title = _title(_first_entry(lines[start].text))
    ahead = _title(lines[start].text + (lines[start + 1].text if start + 1 < len(lines) else ""))
    if len(title) < least:
        return 0
    for k in range(start + 1, min(len(lines), start + _FARTHEST)):
        if lines[k].text[0] not in (title[0], ahead[0], lines[start].text[0]):
            continue
        here = _title(lines[k].text)
        if len(here) >= 4 and (here == title or (title.startswith(here) and _follows(lines, k, title))):
            return k
        if len(here) >= _TITLE and here == ahead:
            return k
    return 0


def _first_entry(text: str) -> str:
    """What a line of the contents lists first: `一、水库 二、堤防` lists two entries."""
    marker = find_marker(text)
    for blank in _BLANK.finditer(text, marker.length) if marker else ():
        following = find_marker(text[blank.end() :])
        if marker and following and (following.style, following.number) == (marker.style, marker.number + 1):
            return text[: blank.start()]
    return text


def _title(text: str) -> str:
    """The title that a line of the contents or of the body prints, without its number and the document's number."""
    return squeeze(document_number().sub("", strip_number(text)))


def _follows(lines: Sequence[Line], k: int, title: str) -> bool:
    """Whether the lines from `k` on, up to three, make `title` together."""
    joined = ""
    for line in lines[k : k + 3]:
        joined += squeeze(line.text)
        if joined == title:
            return True
    return False
