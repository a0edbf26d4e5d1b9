"""The printed contents 目录: where it stands, and its entries with their pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks import close_up, join
from parsers.layout import closed
from parsers.leaders import page_of, read_tail, unled
from parsers.markers import Style, find_marker
from parsers.markup import trim
from parsers.model import Flow, Line, Span

_HEADING = re.compile(
    r"[\[【〔]?\s*(?:本期|本刊|总|總|公报|要)?\s*[目]\s*[录錄次]\s*[\]】〕]?|CONTENTS|Contents|要\s*目"
)
_BULLET = re.compile(r"[●◆■▲★▪◇○◎□※☆>»\-•·]\s*(?=\S)")
_SQUEEZE = re.compile(r"[\s·…]+")
_MOST_LINES = 4000
_LOST = 5
_PATIENCE = 40
_VAIN = 200
_FRONT = 80
_LEAST_LED = 3
_FARTHEST = 300
_LONG = 130
_LABEL_LENGTH = 14
_COLUMN_LENGTH = 6


class Entry(NamedTuple):
    """One printed entry: the lines ``start:stop``, its title without number, leader and page, and its page."""

    start: int
    stop: int
    title: str
    span: Span
    page: int | None = None
    marker: str = ""
    name: str | None = None
    """The speaker, where the contents print one behind the title."""


class Contents(NamedTuple):
    """A printed contents: the lines ``start:stop``, its heading's among them, and its entries."""

    start: int
    stop: int
    entries: tuple[Entry, ...]

    @property
    def inner(self) -> bool:
        """Whether it lists the chapters of one document, not the documents of an issue."""
        chapters = sum(1 for entry in self.entries if _is_chapter(entry.marker + entry.title))
        return chapters * 2 > len(self.entries)


def _is_chapter(text: str) -> bool:
    marker = find_marker(text)
    return marker is not None and marker.style in (Style.PART, Style.CHAPTER, Style.SECTION)


def squeeze(text: str) -> str:
    """`text` without white space: what titles are compared by."""
    return _SQUEEZE.sub("", text)


def find_contents(lines: Sequence[Line]) -> list[Contents]:
    """Every printed contents of the text, in order."""
    found: list[Contents] = []
    i = vain = 0
    while i < len(lines):
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
            start, stop, pages = (start if stop == i and stop else i), i + 1, tail.page
        elif stop - start >= _LEAST_LED:
            break
    if stop - start < _LEAST_LED:
        return []
    return [Contents(start, stop, tuple(_entries(lines, start, stop)))]


def _heading_length(lines: Sequence[Line], i: int) -> int:
    """How many lines make the heading 目录 at line `i`: one, or two when each character has its own; 0 when none."""
    text = lines[i].text
    if len(text) > 12 or text[0] not in "目本总總公要[【〔C":
        return 0
    if _HEADING.fullmatch(text):
        return 1 if i + 1 < len(lines) and not _HEADING.fullmatch(lines[i + 1].text) else 0
    if text == "目" and i + 1 < len(lines) and lines[i + 1].text in ("录", "錄", "次"):
        return 2
    return 0


def _read(lines: Sequence[Line], start: int, first: int) -> Contents | None:
    """The contents whose heading is at `start` and whose entries begin at line `first`; None when none follow."""
    stop = _end(lines, first)
    if stop <= first:
        return None
    entries = _entries(lines, first, stop)
    return Contents(start, stop, tuple(entries)) if len(entries) >= 2 or stop > first else None


def _end(lines: Sequence[Line], first: int) -> int:
    """The line behind the last entry: the last with a page, else where the first title comes again or prose begins."""
    last_paged = 0
    numbers = 0
    pages = 0
    k = first
    while k < min(len(lines), first + _MOST_LINES):
        text = lines[k].text
        if _heading_length(lines, k):
            break  # another contents begins; to read on in each of many would take quadratic time
        page = page_of(text)
        number = _entry_number(text)
        if page is not None and (page >= pages or page == 1) and not closed(text):
            last_paged, pages = k + 1, page
            numbers = number or numbers
        elif number and numbers and number == numbers + 1 and last_paged == k:
            last_paged, numbers = k + 1, number
        elif len(text) > _LONG or (closed(text) and len(text) > 20) or k - (last_paged or first + _PATIENCE) >= _LOST:
            break
        k += 1
    return last_paged if last_paged > first + 1 else _unpaged_end(lines, first, k)


def _unpaged_end(lines: Sequence[Line], first: int, prose: int) -> int:
    """The end of a contents without pages: before the line where its first title stands again."""
    if first >= len(lines):
        return first
    numbered = _entry_number(lines[first].text) == 1
    title = squeeze(_strip_number(lines[first].text))
    ahead = squeeze(_strip_number(lines[first].text + (lines[first + 1].text if first + 1 < len(lines) else "")))
    for k in range(first + 1, min(len(lines), first + _FARTHEST)):
        if lines[k].text[0] not in (title[:1], ahead[:1]):
            continue
        here = squeeze(_strip_number(lines[k].text))
        if len(here) >= 4 and (here == title or (title.startswith(here) and _follows(lines, k, title))):
            return k
        if len(here) >= 8 and here == ahead:
            return k
    if numbered:
        k, number = first + 1, 1
        while k < prose and not closed(lines[k].text):
            found = _entry_number(lines[k].text)
            if found and found != number + 1:
                break
            if found:
                number = found
            elif lines[k].gap > 1:
                break
            k += 1
        return k if number > 1 else first
    return first


def _follows(lines: Sequence[Line], k: int, title: str) -> bool:
    """Whether the lines from `k` on, up to three, make `title` together."""
    joined = ""
    for line in lines[k : k + 3]:
        joined += squeeze(line.text)
        if joined == title:
            return True
    return False


def _entry_number(text: str) -> int:
    """The number that an entry begins with, 0 when it has none."""
    marker = find_marker(text)
    if marker is None or marker.style not in (Style.ARABIC, Style.HAN, Style.PAREN, Style.HAN_PAREN):
        return 0
    return marker.number


def _strip_number(text: str) -> str:
    """`text` without an entry's own number or bullet."""
    marker = find_marker(text)
    if marker and marker.style in (Style.ARABIC, Style.HAN, Style.PAREN, Style.HAN_PAREN, Style.CIRCLED):
        return text[marker.length :].lstrip()
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def without_label(entry: Entry, lines: Sequence[Line], title: str) -> Entry:
    """`entry` without the name of a column (省政府文件) above it that has no page of its own and is not in `title`."""
    label = squeeze(lines[entry.start].text)
    if entry.stop - entry.start < 2 or label in squeeze(title) or entry.marker or len(label) > _LABEL_LENGTH:
        return entry
    rest = _entry(lines, entry.start + 1, entry.stop)
    return rest if rest.title and squeeze(rest.title)[:2] in squeeze(title) else entry


def _entries(lines: Sequence[Line], first: int, stop: int) -> list[Entry]:
    """The entries of the lines ``first:stop``: each ends with its page, or where the next one's number begins."""
    paged = sum(1 for line in lines[first:stop] if page_of(line.text) is not None)
    by_page = paged * 2 > stop - first or paged >= 3
    by_number = sum(1 for line in lines[first:stop] if _entry_number(line.text)) * 2 > stop - first
    entries: list[Entry] = []
    start = first
    for k in range(first, stop):
        text = lines[k].text
        begins = _entry_number(text) or _BULLET.match(text)
        if k > start and (begins or (not by_page and not by_number)):
            entries.append(_entry(lines, start, k))
            start = k
        if page_of(text) is not None:
            entries.append(_entry(lines, start, k + 1))
            start = k + 1
    if start < stop:
        entries.append(_entry(lines, start, stop))
    found = [entry for entry in entries if entry.title and not (by_page and _is_column(entry))]
    return _with_strays(found, by_number)


def _is_column(entry: Entry) -> bool:
    """Whether an entry of a contents with pages only names a column: 法规, 人事任免."""
    return entry.page is None and not entry.marker and len(squeeze(entry.title)) <= _COLUMN_LENGTH


def _with_strays(entries: list[Entry], by_number: bool) -> list[Entry]:
    """The entries of a numbered contents; what has neither number nor page goes on with the entry before it."""
    kept: list[Entry] = []
    for entry in entries:
        before = kept[-1] if kept else None
        numbered = before is not None and before.marker and before.page is not None
        if by_number and before and numbered and not entry.marker and entry.page is None:
            span = Span(before.span.start, entry.span.end)
            kept[-1] = before._replace(stop=entry.stop, title=before.title + entry.title, span=span)
        else:
            kept.append(entry)
    return kept


def _entry(lines: Sequence[Line], start: int, stop: int) -> Entry:
    """The entry that the lines ``start:stop`` print."""
    group = lines[start:stop]
    last = group[-1].flow
    tail = read_tail(last.text)
    flows = [line.flow for line in group[:-1]]
    flows.append(last.part(0, tail.start) if tail else last)
    flow = close_up(join(trim(f.part(0, len(unled(f.text)))) for f in flows if f.text), always=True)
    text = flow.text
    rest = _strip_number(text)
    flow = trim(flow.part(len(text) - len(rest), len(text))) if rest else Flow("", (0,), (group[0].span.start,))
    span = flow.span(0, len(flow.text))
    marker = text[: len(text) - len(rest)].strip()
    page, name = (tail.page, tail.name) if tail else (None, None)
    return Entry(start, stop, flow.text, span, page, marker, name)
