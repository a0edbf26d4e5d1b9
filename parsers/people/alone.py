"""A name that has a row to itself: under a label or a post, after a subtitle, before a date, or one of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks.cells import label_end
from parsers.language.characters import strip_spaces
from parsers.language.markers import find_marker
from parsers.language.names import surname_at, surname_weight
from parsers.language.posts import is_post
from parsers.model import BlockKind
from parsers.patterns import late
from parsers.people.marks import Marks
from parsers.people.reading import Reading
from parsers.people.scorer import local_odds
from parsers.people.shapes import ADDRESSED_ROW, cell_name, is_label
from parsers.people.spans import NameSpan

_ITEM_NUMBER = re.compile("(?:[（(]\\d{1,3}[）)]|\\d{1,3}(?:[.．、]|(?=\\s)))\\s*")
_FURNITURE = late("(?<=\\S)\\s+[^\\W\\d]{2,10}\\s*[─—–]{1,2}\\s*\\d{4}\\s*年[\\d\\s月日]*\\Z")
"""The running head of a page that an extract of a PDF has joined to a line: `立法會 ─ 2031年3月5日`."""
_RUN = 3


class Row(NamedTuple):
    """A line as rosters have it: `text` begins at `start` of the reading, in block number `block`."""

    start: int
    text: str
    block: int


def rows_of(reading: Reading) -> list[Row]:
    """The rows of all blocks, one a block."""
    rows: list[Row] = []
    for number, block in enumerate(reading.blocks):
        text = block.flow.text
        lead = len(text) - len(text.lstrip())
        row = text.strip()
        if row.endswith("日") and "年" in row:
            row = _FURNITURE.sub("", row)
        cut = _number_length(row)
        rows.append(Row(reading.starts[number] + lead + cut, row[cut:], number))
    return rows


def _number_length(text: str) -> int:
    """The length of the number before a roster's label (`三、出席議員：`); 0 where no label stands after it."""
    marker = find_marker(text)
    if marker is None:
        return 0
    rest = text[marker.length :].lstrip()
    return len(text) - len(rest) if is_label(rest[: label_end(rest)]) else 0


def person_number(text: str) -> int:
    """The length of the number before a person in a roster (`1. 甲某某議員, M.H.`); 0 where none stands after it."""
    number = _ITEM_NUMBER.match(text)
    rest = text[number.end() :] if number else ""
    person = ADDRESSED_ROW.match(rest) or cell_name(rest, labelled=True)
    return len(text) - len(rest) if number and person else 0


def text_at(rows: Sequence[Row], number: int) -> str:
    """The text of row `number`; empty before the first and after the last."""
    return rows[number].text if 0 <= number < len(rows) else ""


def stands_alone(rows: Sequence[Row], number: int, marks: Marks, kind: BlockKind, labelled: bool, post: str) -> bool:
    """Whether row `number`, a name by its shape, is one.

    `labelled` when it stands in a roster, `post` the post that stands over it, `kind` its block's.
    """
    row = rows[number]
    name = cell_name(row.text, labelled)
    word = strip_spaces(name)
    known = surname_at(word, 0) > 0
    if post:
        return is_post(post) or known
    if labelled:
        return known or _in_run(rows, number)
    span = NameSpan(row.start, row.start + len(name), word)
    if not known or local_odds(marks, span).odds < 0:
        return known and _in_run(rows, number)
    return kind in (BlockKind.BYLINE, BlockKind.SIGNATURE) or _in_run(rows, number)


def _in_run(rows: Sequence[Row], number: int) -> bool:
    """Whether the row is one of several names in a row, one a line."""
    low = number
    while low > 0 and number - low < _RUN and _surnamed(rows, low - 1):
        low -= 1
    high = number
    while high + 1 < len(rows) and high - number < _RUN and _surnamed(rows, high + 1):
        high += 1
    return high - low + 1 >= _RUN


def _surnamed(rows: Sequence[Row], number: int) -> bool:
    name = cell_name(rows[number].text)
    return bool(name) and surname_weight(name[0]) > 0
