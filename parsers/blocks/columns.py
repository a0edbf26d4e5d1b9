"""Tables whose columns are set apart by blanks, as a PDF gives them: a label and numbers, one row a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.blocks.tables import Cells, is_number
from parsers.lines.unseen import trim
from parsers.model import Flow, Line

_GAP = re.compile(r"(?:\t| {2,}|　{2,}| +(?=[-\d][\d,.%％]*(?:\s|$)))[\t 　]*")
_SPACED_WORD = re.compile(r"[\u4e00-\u9fff](?:[ 　]{1,6}[\u4e00-\u9fff]){1,4}(?![\u4e00-\u9fff])")
"""A word of few characters drawn out over its column: 合　　计."""
_SENTENCE = re.compile("[。；！？]")
_TOTAL = re.compile(r"[合总共小][ 　]*计")
_UNIT = re.compile(r"单[ 　]*位[ 　]*[：:]")
_DASHES = re.compile("[-─—=\\s]{4,}")
_ENDS = frozenset("0123456789%％")
_HEADS = 3
_LEAST = 2
_LEAST_ALONE = 3
"""Rows of one number each need a total or a unit above them to be a table, and so many of them."""
_LONGEST = 160


def columned_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on make such a table, its heads among them; 0 when none begins there."""
    text = lines[start].text
    apart = "  " in text or "\t" in text or "　　" in text or (" " in text and text[-1] in _ENDS)
    if len(text) > _LONGEST or not apart:
        return 0
    body = start
    while body < len(lines) and body - start < _HEADS and not numbers_in(lines[body]):
        if not _is_head(lines[body]):
            return 0
        body += 1
    width = numbers_in(lines[body]) if body < len(lines) else 0
    end = body
    while end < len(lines) and (numbers_in(lines[end]) == width or _is_ruled(lines, end, width)):
        end += 1
    if not width or end - body < _LEAST:
        return 0
    if body > start and max(len(_cells(lines[k])) for k in range(start, body)) not in (width, width + 1):
        return 0
    return end - start if width > 1 or _is_sure(lines, start, body, end) else 0


def _is_ruled(lines: Sequence[Line], k: int, width: int) -> bool:
    """Whether line `k` is a row of dashes above one more row."""
    dashes = _DASHES.fullmatch(lines[k].text)
    return bool(dashes) and k + 1 < len(lines) and numbers_in(lines[k + 1]) == width


def _is_sure(lines: Sequence[Line], start: int, body: int, end: int) -> bool:
    """Whether rows of one number each are a table: not the entries of a contents with their pages."""
    above = " ".join(line.text for line in lines[max(0, start - 2) : body])
    total = any(_TOTAL.match(line.text) for line in lines[body:end])
    return end - body >= _LEAST_ALONE and (total or bool(_UNIT.search(above)))


def _is_head(line: Line) -> bool:
    return len(line.text) <= _LONGEST and len(_cells(line)) > 1 and not _SENTENCE.search(line.text)


def numbers_in(line: Line) -> int:
    """How many numbers a row of such a table has after its label; 0 for another line."""
    if len(line.text) > _LONGEST or is_number(line.text[:1] or " "):
        return 0
    cells = _cells(line)
    numbers = [cell.text for cell in cells[1:]]
    alike = numbers and all(is_number(number) for number in numbers) and not _SENTENCE.search(cells[0].text)
    return len(numbers) if alike and not is_number(cells[0].text) else 0


def columned_cells(lines: Sequence[Line]) -> Cells:
    """The rows of such a table, each with its cells; a head with one cell less has none above the labels."""
    rows = [_cells(line) for line in lines if not _DASHES.fullmatch(line.text)]
    width = len(rows[-1])
    return tuple(_with_corner(row) if len(row) == width - 1 else row for row in rows)


def _with_corner(row: tuple[Flow, ...]) -> tuple[Flow, ...]:
    return Flow("", (0,), (row[0].offsets[0],)), *row


def _cells(line: Line) -> tuple[Flow, ...]:
    """The cells of a line; a drawn-out word is one of them."""
    drawn = {span for word in _SPACED_WORD.finditer(line.text) for span in range(*word.span())}
    cells: list[Flow] = []
    at = 0
    for gap in _GAP.finditer(line.text):
        if gap.start() in drawn and gap.end() in drawn:
            continue
        cells.append(trim(line.flow.part(at, gap.start())))
        at = gap.end()
    return tuple(cell for cell in (*cells, trim(line.flow.part(at, len(line.text)))) if cell.text)
