"""Roster lines (名单): names apart by white space, with or without a label before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.cells import label_end, split_cells
from parsers.lexicons import lexicon
from parsers.markup import trim
from parsers.model import Flow, Line

_TOKEN = r"(?:[\u3400-\u9fff○〇·•．.]{1,5}(?:[（(][^（()）]{1,12}[)）])?)"
_LINE = re.compile(rf"(?:[^\s：:，。；]{{1,4}}(?:\s[^\s：:，。；]{{1,4}}){{0,3}}\s*[：:])?\s*{_TOKEN}(?:[\s、]+{_TOKEN})*[\s、。；]*")
_GAP = re.compile(r"[\s、]+")
_LEAST_NAMES = 3

Cells = tuple[tuple[Flow, ...], ...]


def is_roster_line(text: str, inside: bool) -> bool:
    """Whether a line lists names; `inside` a roster fewer names, or names spread over columns, will do."""
    if not (" " in text or "\u3000" in text or "\t" in text or "\u00a0" in text) or not _LINE.fullmatch(text):
        return False
    end = label_end(text)
    tokens = [token for token in _GAP.split(text[end:].strip()) if token]
    if inside:
        return True
    if end:
        return len(split_cells(text)) >= 2
    if all(len(token) == 1 for token in tokens):
        return False
    named = sum(1 for token in tokens if 2 <= len(token) <= 5)
    labelled = tokens[0] in lexicon("roster_labels")
    return len(tokens) >= (_LEAST_NAMES if labelled else _LEAST_NAMES + 1) and named * 2 >= len(tokens)


def roster_length(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on make a roster; 0 when none begins there."""
    if not is_roster_line(lines[start].text, inside=False):
        return 0
    end = start + 1
    while end < len(lines) and is_roster_line(lines[end].text, inside=lines[end].gap == 0):
        if label_end(lines[end].text):
            break
        end += 1
    return end - start


def roster_cells(lines: Sequence[Line]) -> Cells:
    """The rows of a roster: its label, empty where a row has none, then one cell a name."""
    rows: list[tuple[Flow, ...]] = []
    for line in lines:
        end = label_end(line.text)
        cells = [line.flow.part(*cell) for cell in split_cells(line.text)]
        label = trim(line.flow.part(0, end)) if end else Flow("", (0,), (line.flow.offsets[0],))
        if not end and cells and cells[0].text in lexicon("roster_labels"):
            label, cells = cells[0], cells[1:]
        rows.append((label, *cells))
    return tuple(rows)
