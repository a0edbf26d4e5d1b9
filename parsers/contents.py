"""The printed contents 目录: where it stands, and its entries with their pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.blocks import close_up, join
from parsers.layout import closed
from parsers.markers import Style, find_marker
from parsers.markup import trim
from parsers.model import Flow, Line, Span

_HEADING = re.compile(r"[\[【〔]?\s*(?:本期|本刊|总|總|公报|要)?\s*[目]\s*[录錄次]\s*[\]】〕]?|CONTENTS|Contents|要\s*目")
_PAGE = re.compile(
    r"(?P<leader>(?:[\s.．。·•‧∙・…‥⋯┈┄—–\-－_＿~〜]|&middot;)*)"
    r"(?:(?P<name>[\u3400-\u9fff]\s?[\u3400-\u9fff·]{1,8}?)\s*)??"
    r"(?:[（(\[［〔·•/]\s*)?(?:第|P\.?|p\.?)?\s*(?P<page>[0-9０-９]{1,4})\s*页?(?:\s*[—–-]\s*[0-9０-９]{1,4})?\s*"
    r"[)）\]］〕·•/]?\s*\Z"
)
_LEADER = re.compile(r"[\s.．·•‧∙・…‥⋯┈┄—–\-－_＿~〜]*(?:[.．·•‧∙・…‥⋯┈┄_＿~〜—–]{2,}|[·•…⋯‥\t])[\s.．·•‧∙・…⋯‥]*")
_BULLET = re.compile(r"[●◆■▲★▪◇○□\-•·]\s*(?=\S)")
_SQUEEZE = re.compile(r"[\s\u3000·…]+")
_MOST_LINES = 4000
_LOST = 5
_LONG = 130


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed entry: the lines ``start:stop``, its title without number, leader and page, and its page."""

    start: int
    stop: int
    title: str
    span: Span
    page: int | None = None
    marker: str = ""
    name: str | None = None
    """The speaker, where the contents print one behind the title."""


@dataclass(frozen=True, slots=True)
class Contents:
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
    i = 0
    while i < len(lines):
        n = _heading_length(lines, i)
        if n:
            contents = _read(lines, i, i + n)
            if contents:
                found.append(contents)
                i = contents.stop
                continue
        i += 1
    return found


def _heading_length(lines: Sequence[Line], i: int) -> int:
    """How many lines make the heading 目录 at line `i`: one, or two when each character has its own; 0 when none."""
    text = lines[i].text
    if len(text) > 12 or text[0] not in "目本总總公要[【〔C":
        return 0
    if _HEADING.fullmatch(text):
        return 1
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
        page = _page_of(text)
        number = _entry_number(text)
        if page is not None and (page >= pages or page == 1) and not closed(text):
            last_paged, pages = k + 1, page
            numbers = number or numbers
        elif number and numbers and number == numbers + 1 and last_paged == k:
            last_paged, numbers = k + 1, number
        elif len(text) > _LONG or (closed(text) and len(text) > 20) or (last_paged and k - last_paged >= _LOST):
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
    for k in range(first + 1, min(len(lines), first + 400)):
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


def _page_of(text: str) -> int | None:
    """The page number at the end of an entry, or None."""
    if not text[-1].isdigit() and text[-1] not in ")）]］〕·•/页 \t":
        return None
    match = _page_match(text)
    return int(match["page"]) if match else None


def _page_match(text: str) -> re.Match[str] | None:
    """The match of leader, name and page at the end of `text`; there must be a title before it."""
    for start in range(max(1, len(text) - 120), len(text)):
        if not (text[start] in " \t\u3000.．·•‧∙・…‥⋯┈┄—–-－_＿~〜（([［〔/" or text[start].isdigit()):
            continue
        match = _PAGE.match(text, start)
        if match:
            led = match["leader"] or text[match.start("page") - 1] in "（([［〔·"
            if match["name"] and not match["leader"].strip():
                continue
            return match if led or len(match["page"]) <= 3 else None
    return None


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


def _entries(lines: Sequence[Line], first: int, stop: int) -> list[Entry]:
    """The entries of the lines ``first:stop``: each ends with its page, or where the next one's number begins."""
    paged = sum(1 for line in lines[first:stop] if _page_of(line.text) is not None)
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
        if _page_of(text) is not None:
            entries.append(_entry(lines, start, k + 1))
            start = k + 1
    if start < stop:
        entries.append(_entry(lines, start, stop))
    found = [entry for entry in entries if entry.title]
    return _with_strays(found, by_number)


def _with_strays(entries: list[Entry], by_number: bool) -> list[Entry]:
    """The entries of a numbered contents; what has neither number nor page goes on with the entry before it."""
    kept: list[Entry] = []
    for entry in entries:
        before = kept[-1] if kept else None
        if by_number and before and before.marker and before.page is not None and not entry.marker and entry.page is None:
            span = Span(before.span.start, entry.span.end)
            kept[-1] = replace(before, stop=entry.stop, title=before.title + entry.title, span=span)
        else:
            kept.append(entry)
    return kept


def _entry(lines: Sequence[Line], start: int, stop: int) -> Entry:
    """The entry that the lines ``start:stop`` print."""
    group = lines[start:stop]
    last = group[-1].flow
    match = _page_match(last.text) if _page_of(last.text) is not None else None
    page = int(match["page"]) if match else None
    name = match["name"] if match else None
    flows = [line.flow for line in group[:-1]]
    flows.append(last.part(0, match.start()) if match else last)
    flow = close_up(join(_unled(f) for f in flows if f.text), always=True)
    text = flow.text
    rest = _strip_number(text)
    flow = trim(flow.part(len(text) - len(rest), len(text))) if rest else Flow("", (0,), (group[0].span.start,))
    span = flow.span(0, len(flow.text))
    return Entry(start, stop, flow.text, span, page, text[: len(text) - len(rest)].strip(), name)


def _unled(flow: Flow) -> Flow:
    """`flow` without a leader at its end."""
    end = len(flow.text)
    match = None
    for match in _LEADER.finditer(flow.text):
        pass
    if match and match.end() == end:
        end = match.start()
    return trim(flow.part(0, end))
