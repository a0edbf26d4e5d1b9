"""The entries of a printed contents: titles that wrap, the names of columns above them, leaders and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks import close_up, join
from parsers.leaders import page_of, read_tail, unled
from parsers.markers import Style, find_marker
from parsers.markup import trim
from parsers.model import Flow, Line, Span

_BULLET = re.compile(r"[●◆■▲★▪◇○◎□※☆>»\-•·]\s*(?=\S)")
_SQUEEZE = re.compile(r"[\s·…]+")
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


def squeeze(text: str) -> str:
    """`text` without white space: what titles are compared by."""
    return _SQUEEZE.sub("", text)


def read_entries(lines: Sequence[Line], first: int, stop: int) -> list[Entry]:
    """The entries of the lines ``first:stop``: each ends with its page, or where the next one's number begins."""
    paged = sum(1 for line in lines[first:stop] if page_of(line.text) is not None)
    by_page = paged * 2 > stop - first or paged >= 3
    by_number = sum(1 for line in lines[first:stop] if entry_number(line.text)) * 2 > stop - first
    entries: list[Entry] = []
    start = first
    for k in range(first, stop):
        text = lines[k].text
        begins = entry_number(text) or _BULLET.match(text)
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


def without_label(entry: Entry, lines: Sequence[Line], title: str) -> Entry:
    """`entry` without the name of a column (省政府文件) above it that has no page of its own and is not in `title`."""
    label = squeeze(lines[entry.start].text)
    if entry.stop - entry.start < 2 or label in squeeze(title) or entry.marker or len(label) > _LABEL_LENGTH:
        return entry
    rest = _entry(lines, entry.start + 1, entry.stop)
    return rest if rest.title and squeeze(rest.title)[:2] in squeeze(title) else entry


def entry_number(text: str) -> int:
    """The number that an entry begins with, 0 when it has none."""
    marker = find_marker(text)
    if marker is None or marker.style not in (Style.ARABIC, Style.HAN, Style.PAREN, Style.HAN_PAREN):
        return 0
    return marker.number


def strip_number(text: str) -> str:
    """`text` without an entry's own number or bullet."""
    marker = find_marker(text)
    if marker and marker.style in (Style.ARABIC, Style.HAN, Style.PAREN, Style.HAN_PAREN, Style.CIRCLED):
        return text[marker.length :].lstrip()
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


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
    rest = strip_number(text)
    flow = trim(flow.part(len(text) - len(rest), len(text))) if rest else Flow("", (0,), (group[0].span.start,))
    span = flow.span(0, len(flow.text))
    marker = text[: len(text) - len(rest)].strip()
    page, name = (tail.page, tail.name) if tail else (None, None)
    return Entry(start, stop, flow.text, span, page, marker, name)
