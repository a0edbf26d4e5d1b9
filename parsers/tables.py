"""Tables: of Markdown, of HTML, and those that a PDF prints one cell a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from parsers.markers import find_marker
from parsers.markup import trim
from parsers.model import Flow, Line, Source

_PIPE = re.compile(r"\|?[^|]*\|[^|]*(?:\|.*)?")
_PIPE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_CAPTION = re.compile(r"[附續]?\s*表\s*\w{0,3}?(?:[-—－.]\d{1,2})?\s*[：:\s]\s*\S.*|单位[：:].{1,16}")
_NUMERIC = re.compile(r"[-－—–+＋]?\s?[0-9０-９][0-9０-９,，.．\s]*[%％‰]?|[-—–－]{1,2}|…")
_ROW = re.compile(r"<tr[\s>].*?(?=</tr>|<tr[\s>]|</table>|\Z)", re.IGNORECASE | re.DOTALL)
_CELL = re.compile(r"<t[dh](?:\s[^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,300}>")
_CELL_WIDTH = 24
_LEAST_CELLS = 4
_HEAD = 6

Cells = tuple[tuple[Flow, ...], ...]


def markdown_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on make a Markdown table; 0 when none begins there."""
    end = start
    while end < len(lines) and lines[end].text.count("|") >= 1 and _PIPE.fullmatch(lines[end].text):
        if end > start and lines[end].gap > 1:
            break
        end += 1
    piped = sum(1 for line in lines[start:end] if line.text[0] == "|" or line.text.count("|") >= 2)
    return end - start if end - start >= 2 and piped == end - start else 0


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


def html_length(lines: Sequence[Line], start: int, source: Source) -> int:
    """How many lines from `start` on make an HTML table; 0 when none begins there."""
    first = source[lines[start].span]
    if "<table" not in first.lower():
        return 0
    end = source.text.find("</table>", lines[start].span.start)
    if end < 0:
        return 0
    stop = start + 1
    while stop < len(lines) and lines[stop].span.start < end:
        stop += 1
    return stop - start


def html_cells(source: Source, start: int, stop: int) -> Cells:
    """The rows of the HTML table in ``source.text[start:stop]``."""
    rows: list[tuple[Flow, ...]] = []
    for row in _ROW.finditer(source.text, start, stop):
        cells: list[Flow] = []
        for cell in _CELL.finditer(source.text, row.start(), row.end()):
            following = _CELL.search(source.text, cell.end(), row.end())
            end = following.start() if following else row.end()
            cells.append(_untagged(source.text, cell.end(), end))
        if cells:
            rows.append(tuple(cells))
    return tuple(rows)


def _untagged(text: str, start: int, end: int) -> Flow:
    """The flow of ``text[start:end]`` without its tags."""
    parts: list[tuple[int, int]] = []
    at = start
    for tag in _TAG.finditer(text, start, end):
        parts.append((at, tag.start()))
        at = tag.end()
    parts.append((at, end))
    parts = [(a, b) for a, b in parts if b > a]
    if not parts:
        return Flow("", (0,), (start,))
    starts = [0]
    for a, b in parts[:-1]:
        starts.append(starts[-1] + b - a)
    return trim(Flow("".join(text[a:b] for a, b in parts), tuple(starts), tuple(a for a, _ in parts)))


def loose_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on make a table printed one cell a line; 0 when none does.

    There must be numbers among the cells, and more of them where no caption (`表1：…`, `单位：万元`) stands above; the
    table ends at a line too long for a cell, at one that ends a sentence, or at a numbered heading.
    """
    captioned = _CAPTION.fullmatch(lines[start].text) is not None
    if not captioned and not any(_NUMERIC.fullmatch(line.text) for line in lines[start + 1 : start + _HEAD]):
        return 0
    end = start + 1 if captioned else start
    while end < len(lines) and _is_cell(lines, end):
        end += 1
    numbers = sum(1 for line in lines[start:end] if _NUMERIC.fullmatch(line.text))
    if captioned:
        return end - start if end - start > _LEAST_CELLS and numbers >= 2 else 0
    return end - start if end - start >= 2 * _LEAST_CELLS - 2 and 3 * numbers >= end - start else 0


def _is_cell(lines: Sequence[Line], k: int) -> bool:
    """Whether line `k` may be a cell of a loose table; one that begins with a marker must have a number below it."""
    text = lines[k].text
    if _NUMERIC.fullmatch(text):
        return True
    if text[-1] in "。；：:" or len(text) > _CELL_WIDTH or "，" in text:
        return False
    if text.startswith(("图", "圖", "表", "注")):
        return False
    return find_marker(text) is None or (k + 1 < len(lines) and _NUMERIC.fullmatch(lines[k + 1].text) is not None)


def loose_cells(lines: Sequence[Line]) -> Cells:
    """The rows of a loose table: as many columns as lie between two labels that follow a number."""
    caption, body = lines[0], lines[1:]
    numeric = [_NUMERIC.fullmatch(line.text) is not None for line in body]
    starts = [i for i in range(1, len(body)) if numeric[i - 1] and not numeric[i]]
    first_row = numeric.index(True) - 1 if True in numeric else 0
    starts = [max(0, first_row), *starts] if len(starts) == 1 else starts
    steps = Counter(b - a for a, b in pairwise(starts))
    width = steps.most_common(1)[0][0] if steps else 0
    first = starts[0] - width if starts else 0
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
