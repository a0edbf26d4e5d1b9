"""The entries of a printed contents: titles that wrap, the names of columns above them, leaders and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from parsers.blocks.flows import join
from parsers.blocks.group import close_up
from parsers.front.columns import COLUMNS, in_brackets
from parsers.front.leaders import page_of, read_tail, unled, unnamed
from parsers.language.bodies import is_body
from parsers.language.markers import Style, find_marker
from parsers.language.names import is_name
from parsers.language.titles import title_words
from parsers.lexicons import entries
from parsers.lines.unseen import trim
from parsers.model import Flow, Line, Span

_BULLET = re.compile(r"[●◆■▲★▪◇○◎□※☆>»\-•·]\s*(?=\S)")
_ORDER = re.compile(r"令\s*[（(]\s*(?:\d{4}\s*年\s*)?第\s*\w{1,5}\s*号\s*[)）]\s*\Z")
_MOTION = re.compile(r"(第\d{1,4}号)[ \u3000]+(?=[^\W\d_]|\d{4}\s?年)")
"""The number of a motion that an entry begins with: 第12号　关于…."""
_GAP = re.compile(r"(?<=[^\s.．。·•…])(?:[ \u3000]{2,}|\t+)(?=[^\W\d_]|[【〔［《“◇◆○●▲☆★])")
_SIGNED = re.compile(r"\s+([^\W\d_](?:\s?[^\W\d_]){1,2})\Z")
"""The speaker after an entry's title, apart from it by a blank only."""
_REMARK = re.compile(r"(?:[（(][^（()）]*[)）])+\Z")
_WRAPPED = 16
_NUMBER_END = re.compile(r"[〕\]）)]\s?第?\s?\d{1,5}\s?号[)）]?\Z")
_PLAIN_END = 2
"""Characters of the words after which a document's number may stand right away."""
_LEAST_ROWS = 2
_LABEL_LENGTH = 14
_COLUMN_LENGTH = 6


class ContentsLine(NamedTuple):
    """A line of a contents, or what one of two columns has of it, and the index of the line."""

    flow: Flow
    at: int

    @property
    def text(self) -> str:
        return self.flow.text


class PrintedEntry(NamedTuple):
    """One printed entry: the lines ``start:stop``, its title without number, leader and page, and its page."""

    start: int
    stop: int
    title: str
    span: Span
    page: int | None = None
    marker: str = ""
    name: str | None = None
    """The speaker, where the contents print one after the title."""
    place: int = 0
    """The index of the entry in its contents."""


def squeeze(text: str) -> str:
    """`text` without white space: what titles are compared by."""
    return "".join(text.split()).replace("·", "").replace("…", "")


@cache
def document_number() -> re.Pattern[str]:
    """The number of a document (发文字号) in its title or below it: 某政发〔2031〕12号, （市政府令第58号）.

    It stands in brackets, begins a word, or follows the last word of a title.
    """
    ends = "|".join(word for word in entries("title_types") if len(word) == _PLAIN_END)
    return re.compile(
        rf"(?:[（(]|(?<!\w)|(?<={ends}))\w{{1,12}}[〔\[（(【]\s?\d{{4}}\s?[〕\]）)】]\s?第?\s?\d{{1,5}}\s?号[)）]?"
        r"|[（(]\w{1,12}令第?\s?\w{1,5}\s?号[)）]"
    )


def read_entries(lines: Sequence[Line], first: int, stop: int) -> list[PrintedEntry]:
    """The entries of the lines ``first:stop``: each ends with its page, or where the next one's number begins."""
    rows = one_column([ContentsLine(line.flow, i) for i, line in enumerate(lines[first:stop], first)])
    if apart := _with_pages_apart(rows):
        return apart
    paged = [page_of(row.text) is not None for row in rows]
    by_page = sum(paged) * 2 > len(rows) or sum(paged) >= 3
    by_number = sum(1 for row in rows if entry_number(row.text)) * 2 > len(rows)
    found: list[PrintedEntry] = []
    group: list[ContentsLine] = []
    for k, row in enumerate(rows):
        begins = entry_number(row.text) or _BULLET.match(row.text) or not by_page
        if begins:
            found += _entries(group)
            group = []
        if by_page and not group and not paged[k]:
            if not begins and found and _completes(row.text, found[-1]):
                found[-1] = _extended(found[-1], _entry([row]))
                continue
            if _names_column(rows, k, by_number):
                continue
        group.append(row)
        if paged[k]:
            found += _entries(group)
            group = []
    found += _entries(group)
    found = [entry for entry in found if entry.title and not (by_page and _is_column(entry))]
    return [entry._replace(place=i) for i, entry in enumerate(_with_strays(found, by_number))]


def _with_pages_apart(rows: Sequence[ContentsLine]) -> list[PrintedEntry]:
    """The entries of a contents whose pages stand in a column of their own, which was read after the titles.

    None where there are not as many pages as titles, each of which goes on to the word that titles end with.
    """
    titles = len(rows)
    while titles and rows[titles - 1].text.isdecimal():
        titles -= 1
    pages = [int(row.text) for row in rows[titles:]]
    if len(pages) < _LEAST_ROWS or pages != sorted(pages):
        return []
    found: list[PrintedEntry] = []
    group: list[ContentsLine] = []
    for k, row in enumerate(rows[:titles]):
        below = rows[k + 1].text if k + 1 < titles else ""
        if not group and in_brackets(squeeze(row.text), below):
            continue
        group.append(row)
        if is_whole(squeeze("".join(each.text for each in group))):
            found.append(_entry(group))
            group = []
    if group or len(found) != len(pages):
        return []
    return [entry._replace(page=page, place=i) for i, (entry, page) in enumerate(zip(found, pages, strict=True))]


def without_label(entry: PrintedEntry, lines: Sequence[Line], title: str) -> PrintedEntry:
    """`entry` without the name of a column (省政府文件) above it that has no page of its own and is not in `title`."""
    label = squeeze(lines[entry.start].text)
    if entry.stop - entry.start < 2 or label in squeeze(title) or entry.marker or len(label) > _LABEL_LENGTH:
        return entry
    rest = _entry(
        [ContentsLine(line.flow, i) for i, line in enumerate(lines[entry.start + 1 : entry.stop], entry.start + 1)]
    )
    found = rest.title and squeeze(rest.title)[:2] in squeeze(title)
    return rest._replace(place=entry.place) if found else entry


def one_column(rows: list[ContentsLine]) -> list[ContentsLine]:
    """The rows of a contents in two columns that was read across: those of the left one, then those of the right.

    Half of the rows must have a wide gap, and two or more a page before it.
    """
    cuts = [_cut(row.text) for row in rows]
    if sum(1 for cut in cuts if cut) * 2 < len(rows) or sum(1 for cut in cuts if cut and cut[2]) < _LEAST_ROWS:
        return rows
    left = [ContentsLine(row.flow.part(0, cut[0]), row.at) if cut else row for row, cut in zip(rows, cuts, strict=True)]
    right = [
        ContentsLine(row.flow.part(cut[1], len(row.text)), row.at) for row, cut in zip(rows, cuts, strict=True) if cut
    ]
    return left + right


def _cut(text: str) -> tuple[int, int, bool] | None:
    """Where the gap between two columns begins and ends in a row, and whether a page stands before it."""
    gap = _GAP.search(text)
    if gap is None:
        return None
    return gap.start(), gap.end(), page_of(text[: gap.start()]) is not None


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


def _names_column(rows: Sequence[ContentsLine], k: int, by_number: bool) -> bool:
    """Whether row `k`, which has no page, names the column of those below it: 二、地方性法规, 【市政府令】."""
    if k + 1 >= len(rows):
        return False
    text = squeeze(rows[k].text)
    name, below = strip_number(text), rows[k + 1].text
    if in_brackets(name, below):
        return True
    number, following = entry_number(text), entry_number(below)
    runs_on = following == number + 1 if number else by_number and following != 1
    return not runs_on and COLUMNS.first(name, below) is not None


def _completes(text: str, before: PrintedEntry) -> bool:
    """Whether a row without a page ends the title of the entry `before`, whose page stands after its first line."""
    long = max(_WRAPPED, len(text)) <= len(before.title)
    return long and not is_whole(before.title) and is_whole(squeeze(text))


def is_whole(title: str) -> bool:
    """Whether a title ends as titles do (报告, 决定, 名单), a remark in brackets aside, or with a number."""
    return _NUMBER_END.search(title) is not None or _REMARK.sub("", title).endswith(title_words())


def _extended(before: PrintedEntry, entry: PrintedEntry) -> PrintedEntry:
    """The entry `before` with the rest of its title, which was read as `entry`."""
    span = Span(before.span.start, entry.span.end)
    return before._replace(stop=entry.stop, title=before.title + entry.title, span=span)


def _is_column(entry: PrintedEntry) -> bool:
    """Whether an entry of a contents with pages only names a column: 法规, 人事任免."""
    return entry.page is None and not entry.marker and len(squeeze(entry.title)) <= _COLUMN_LENGTH


def _with_strays(entries: list[PrintedEntry], by_number: bool) -> list[PrintedEntry]:
    """The entries of a numbered contents; what has neither number nor page goes on with the entry before it."""
    kept: list[PrintedEntry] = []
    for entry in entries:
        before = kept[-1] if kept else None
        if before and before.marker and by_number and not entry.marker and entry.page is None:
            kept[-1] = _extended(before, entry)
        else:
            kept.append(entry)
    return kept


def _entries(group: Sequence[ContentsLine]) -> list[PrintedEntry]:
    """The entry that `group` prints; two where an order and what it publishes (令, 办法) share one page number."""
    if len(group) > 1 and _ORDER.search(group[0].text):
        order, measures = _entry(group[:1]), _entry(group[1:])
        return [order._replace(page=measures.page), measures] if measures.title else [_entry(group)]
    return [_entry(group)] if group else []


def _entry(group: Sequence[ContentsLine]) -> PrintedEntry:
    """The entry that the rows of `group` print together."""
    last = group[-1].flow
    tail = read_tail(last.text)
    flows = [row.flow for row in group[:-1]]
    name = tail.name if tail else None
    if tail and tail.start == 0 and not name and flows:
        kept, name = unnamed(flows[-1].text)
        flows[-1] = flows[-1].part(0, len(kept))
    title = last.part(0, tail.start) if tail else last
    signed = _SIGNED.search(title.text) if tail and not name else None
    if signed and is_name(signed[1]) and is_whole(squeeze(title.text[: signed.start()])):
        name, title = signed[1], title.part(0, signed.start())
    flows.append(title)
    flow = close_up(join(trim(f.part(0, len(unled(f.text)))) for f in flows if f.text), always=True)
    text = flow.text
    numbered = _MOTION.match(group[0].text)
    rest = text.removeprefix(numbered[1]).lstrip() if numbered else strip_number(text)
    flow = trim(flow.part(len(text) - len(rest), len(text))) if rest else Flow("", (0,), (group[0].flow.offsets[0],))
    span = flow.span(0, len(flow.text))
    marker = text[: len(text) - len(rest)].strip()
    name = None if name and is_body(name) else name
    rows = [row.at for row in group]
    return PrintedEntry(min(rows), max(rows) + 1, flow.text, span, tail.page if tail else None, marker, name)
