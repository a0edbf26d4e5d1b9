"""Tables: of Markdown, of HTML, and those that a PDF prints one cell a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from parsers.blocks.flows import join
from parsers.language.markers import find_marker
from parsers.lines.unseen import trim
from parsers.model import Flow, Line, Source
from parsers.packed import text_of
from parsers.patterns import late

_PIPE_RULE = late(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_CAPTION = re.compile(r"[附续]?\s*表\s*\w{0,3}?(?:[-—－.]\d{1,2})?\s*[：:\s]\s*\S.*|单位[：:].{1,16}")
_NUMERIC = re.compile(r"[-－—–+＋]?\s?[0-9０-９][0-9０-９,，.．\s]*[%％‰]?|[-—–－]{1,2}|…")
_CAPTION_STARTS = frozenset("附续表单")
_NUMERIC_STARTS = frozenset("-－—–+＋0123456789０１２３４５６７８９…")
_TAG = late(r"<(/?(?:tr|td|th|table|caption|thead|tbody|tfoot))(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CELL_WIDTH = 24
_LEAST_CELLS = 4
_MOST_OVER = 50  # columns or rows that one cell of an HTML table goes over
_HEAD = 6

Cells = tuple[tuple[Flow, ...], ...]


class Tables:
    """Finds where tables begin among `lines`, asked from the first line to the last.

    What was looked at in vain is remembered, so that no line is looked at again and again from those before it.
    """

    def __init__(self, lines: Sequence[Line], source: Source) -> None:
        self.lines = lines
        self.source = source
        self._unbarred = -1
        """The last line known to stop every Markdown table that begins before it."""
        self._closed = "</table>" in source.text
        """A ``</table>`` may still come."""
        self._number = 0
        """The first numeric line from the last one asked on."""
        self._cells = range(0)
        """The last run of lines that may be cells."""
        self._counts: list[int] = []
        """How many numeric lines stand in the run before each of its lines, and before its end."""

    def markdown_length(self, start: int) -> int:
        """How many lines from `start` on make a Markdown table; 0 when none begins there."""
        if start <= self._unbarred:
            return 0
        end = start
        while end < len(self.lines) and "|" in self.lines[end].text:
            text = self.lines[end].text
            if end > start and self.lines[end].gap > 1:
                break
            if text[0] != "|" and text.count("|") < 2:
                self._unbarred = end
                return 0
            end += 1
        return end - start if end - start >= 2 else 0

    def html_length(self, start: int) -> int:
        """How many lines from `start` on make an HTML table; 0 when none begins there. Its ``<table>`` may stand above
        the line, alone on one of its own."""
        at = self.html_start(start) if self._closed else -1
        if at < 0:
            return 0
        end = self.source.text.find("</table>", at)
        if end < 0:
            self._closed = False
            return 0
        if end <= self.lines[start].flow.offsets[0]:
            return 0
        stop = start + 1
        while stop < len(self.lines) and self.lines[stop].span.start < end:
            stop += 1
        return stop - start

    def html_start(self, start: int) -> int:
        """Where the line `start` begins, or the ``<table>`` of its own line above it; -1 when neither holds one."""
        line = self.lines[start].span
        above = self.lines[start - 1].span.end if start else 0
        if self.source.text.find("<", above, line.end) < 0:
            return -1
        found = self.source.text[above : line.end].lower().rfind("<table")
        return min(line.start, above + found) if found >= 0 else -1

    def loose_length(self, start: int) -> int:
        """How many lines from `start` on make a table printed one cell a line; 0 when none does.

        There must be numbers among the cells, and more of them where no caption (`表1：…`, `单位：万元`) stands above;
        the table ends at a line too long for a cell, at one that ends a sentence, or at a numbered heading.
        """
        text = self.lines[start].text
        captioned = text[0] in _CAPTION_STARTS and _CAPTION.fullmatch(text) is not None
        if not captioned and self._next_number(start + 1) >= start + _HEAD:
            return 0
        first = start + 1 if captioned else start
        end, numbers = self._run(first)
        if captioned:
            return end - start if end - start > _LEAST_CELLS and numbers >= 2 else 0
        return end - start if end - start >= 2 * _LEAST_CELLS - 2 and 3 * numbers >= end - start else 0

    def _next_number(self, start: int) -> int:
        """The first line from `start` on that is a number; the number of lines when none is."""
        if self._number < start:
            self._number = start
            while self._number < len(self.lines) and not is_number(text_of(self.lines, self._number)):
                self._number += 1
        return self._number

    def _run(self, first: int) -> tuple[int, int]:
        """The end of the cells that stand in a row from line `first` on, and how many of them are numbers."""
        if first not in self._cells:
            counts = [0]
            end = first
            while end < len(self.lines) and _is_cell(self.lines, end):
                counts.append(counts[-1] + is_number(self.lines[end].text))
                end += 1
            self._cells, self._counts = range(first, end), counts
        return self._cells.stop, self._counts[-1] - self._counts[first - self._cells.start]


def markdown_cells(lines: Sequence[Line]) -> Cells:
    """The rows of a Markdown table, its rule left out."""
    rows: list[tuple[Flow, ...]] = []
    for line in lines:
        if _PIPE_RULE.fullmatch(line.text):
            continue
        cells: list[Flow] = []
        start = 1 if line.text.startswith("|") else 0
        for part in line.text[start:].rstrip().removesuffix("|").split("|"):
            cells.append(trim(line.flow.part(start, start + len(part))))
            start += len(part) + 1
        rows.append(tuple(cells))
    return tuple(rows)


def html_cells(source: Source, start: int, lines: Sequence[Line]) -> Cells:
    """The rows of the HTML table on `lines`, whose first tag may stand at `start` above them.

    A cell over several columns or rows stands in its first, the others are empty, so that each row has its cells under
    those of the head. Words outside of all cells are a row of their own, words between two cells the end of the first.
    """
    rows = _Rows()
    parts = _Parts(lines)
    stop = lines[-1].span.end
    for tag in _TAG.finditer(source.text, start, stop):
        rows.say(parts.take(start, tag.start()))
        start = tag.end()
        name = tag[1].lower()
        if name in ("td", "th"):
            rows.begin_cell(tag[0], start)
        elif name not in ("/td", "/th"):
            rows.end_row(start)
    rows.say(parts.take(start, stop))
    rows.end_row(stop)
    return tuple(rows.rows)


class _Parts:
    """The words of lines, handed out in the order of the source."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._k = 0

    def take(self, start: int, stop: int) -> list[Flow]:
        """The words between two source offsets, a flow a line; those of the call before end at `start` or before."""
        found: list[Flow] = []
        while self._k < len(self._lines):
            line = self._lines[self._k]
            low, high = line.flow.index(start), line.flow.index(stop)
            if line.span.start < stop:
                found.append(trim(line.flow.part(low, high)))
            if line.span.end > stop:
                break
            self._k += 1
        return [flow for flow in found if flow.text]


class _Rows:
    """The rows of an HTML table as its tags and words come."""

    def __init__(self) -> None:
        self.rows: list[tuple[Flow, ...]] = []
        self._cells: list[list[Flow]] = []
        self._at: list[int] = []
        """For each cell of the row the source offset at which an empty one stands."""
        self._covered: dict[int, int] = {}
        """Column → how many rows more it is covered from above."""
        self._wide = 1
        """How many columns the last cell goes over."""

    def say(self, words: list[Flow]) -> None:
        """Words of the cell that is open or ended last; of no cell where the row has none."""
        if not words:
            return
        if self._cells:
            self._cells[-self._wide] += words
        else:
            self.rows.append((join(words),))

    def begin_cell(self, tag: str, at: int) -> None:
        self._skip(at)
        self._wide, high = _over(tag, "colspan"), _over(tag, "rowspan")
        first = len(self._cells)
        if high > 1:
            self._covered |= dict.fromkeys(range(first, first + self._wide), high - 1)
        self._cells += [[] for _ in range(self._wide)]
        self._at += [at] * self._wide

    def end_row(self, at: int) -> None:
        if not self._cells:
            return
        self._skip(at)
        made = zip(self._cells, self._at, strict=True)
        self.rows.append(tuple(join(words) if words else Flow("", (0,), (place,)) for words, place in made))
        self._cells, self._at, self._wide = [], [], 1

    def _skip(self, at: int) -> None:
        """An empty cell for each next column that a cell above covers."""
        while self._covered.get(len(self._cells), 0) > 0:
            self._covered[len(self._cells)] -= 1
            self._cells.append([])
            self._at.append(at)


def _over(tag: str, name: str) -> int:
    """Over how many columns or rows a cell goes."""
    match = re.search(rf"\b{name}\s?=\s?[\"']?(\d{{1,3}})", tag, re.IGNORECASE)
    return max(1, min(int(match[1]), _MOST_OVER)) if match else 1


def is_number(text: str) -> bool:
    """Whether a line is a number as cells have it, or a mark for none."""
    return text[0] in _NUMERIC_STARTS and _NUMERIC.fullmatch(text) is not None


def _is_cell(lines: Sequence[Line], k: int) -> bool:
    """Whether line `k` may be a cell of a loose table; one that begins with a marker must have a number below it."""
    text = lines[k].text
    if is_number(text):
        return True
    if text[-1] in "。；：:" or len(text) > _CELL_WIDTH or "，" in text:
        return False
    if text.startswith(("图", "表", "注")):
        return False
    return find_marker(text) is None or (k + 1 < len(lines) and is_number(lines[k + 1].text))


def loose_cells(lines: Sequence[Line]) -> Cells:
    """The rows of a loose table: as many columns as lie between two labels that follow a number."""
    caption, body = lines[0], lines[1:]
    numeric = [is_number(line.text) for line in body]
    starts = [i for i in range(1, len(body)) if numeric[i - 1] and not numeric[i]]
    first_row = numeric.index(True) - 1 if True in numeric else 0
    two_rows = len(starts) == 1
    starts = [max(0, first_row), *starts] if two_rows else starts
    steps = Counter(b - a for a, b in pairwise(starts))
    width = steps.most_common(1)[0][0] if steps else 0
    first = starts[0] - (0 if two_rows else width) if starts else 0
    if width < 2 or first < 0 or any((b - a) % width for a, b in pairwise(starts)):
        return ((caption.flow,), *((line.flow,) for line in body))
    head = body[:first]
    rows: list[tuple[Flow, ...]] = [(caption.flow,)]
    if len(head) == width:
        rows.append(tuple(line.flow for line in head))
    else:
        rows += [(line.flow,) for line in head]
    rows += [tuple(line.flow for line in body[i : i + width]) for i in range(first, len(body), width)]
    return tuple(rows)
