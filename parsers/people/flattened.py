"""Tables of people that were flattened to one cell a line: a head with 姓名, then serial, name and the other columns.

What stands in the column 姓名 is a name whatever it means, and what stands in another column is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from parsers.language.characters import strip_spaces
from parsers.language.names import surname_weight
from parsers.people.alone import Row
from parsers.people.hits import ROSTER, Hit
from parsers.people.shapes import cell_name
from parsers.people.shared_posts import posts_of_cell

_SERIALS = ("序号", "编号", "号次")
_NAMES = ("姓名", "名字", "发言人", "发言者", "代表姓名", "委员姓名", "主讲人")
_OTHERS = re.compile(
    "性别|民族|年龄|党(?:派|籍)|(?:工作|所属)?单位|(?:单位[及、和]?)?职[务位称]|(?:发言)?题目|表决\\S{0,3}|投票\\S{0,3}"
    "|备注|住址|学历|出生年月"
)
"""Heads of the other columns of a table of people."""
_MOST_COLUMNS = 10
_LONGEST_HEAD = 10
_LONGEST_CELL = 60
_LEAST_RECORDS = 3
"""How many records a table has at least whose rows nothing counts."""
_SENTENCE = re.compile("[，。；：]")


class Flattened(NamedTuple):
    """The rows `start` to `end` that are one table, and the hits of its names."""

    start: int
    end: int
    hits: tuple[Hit, ...]


def flattened_tables(rows: Sequence[Row]) -> Iterator[Flattened]:
    """The tables among `rows`: a head that begins with a serial's, at least two records that are numbered from 1 on."""
    number = 0
    while number < len(rows):
        head = strip_spaces(rows[number].text)
        table = _table(rows, number) if head in _SERIALS else _unnumbered(rows, number) if head in _NAMES else None
        if table:
            yield table
        number = table.end if table else number + 1


def _table(rows: Sequence[Row], start: int) -> Flattened | None:
    heads = _heads(rows, start)
    column = next((k for k, head in enumerate(heads) if head in _NAMES), 0)
    if not column:
        return None
    at = start + len(heads)
    hits: list[Hit] = []
    while at < len(rows) and rows[at].text.strip() == str(len(hits) + 1):
        end = _record_end(rows, at, len(heads), len(hits) + 2)
        hit = _record(rows[at:end], heads, column)
        if hit is None:
            break
        hits.append(hit)
        at = end
    return Flattened(start, at, tuple(hits)) if len(hits) > 1 else None


def _unnumbered(rows: Sequence[Row], start: int) -> Flattened | None:
    """A table without serials, whose first column is 姓名: at least three records, the last one before what is none."""
    heads = [strip_spaces(rows[start].text)]
    for row in rows[start + 1 : start + _MOST_COLUMNS]:
        word = strip_spaces(row.text)
        if not _OTHERS.fullmatch(word):
            break
        heads.append(word)
    width = len(heads)
    hits: list[Hit] = []
    at = start + width
    while width > 1 and at + width <= len(rows) and (hit := _record(rows[at : at + width], heads, 0)):
        if not surname_weight(hit.name[0]) or any(_SENTENCE.search(cell.text) for cell in rows[at : at + width]):
            break
        hits.append(hit)
        at += width
    return Flattened(start, at, tuple(hits)) if len(hits) >= _LEAST_RECORDS else None


def _heads(rows: Sequence[Row], start: int) -> list[str]:
    """The words of the head, up to the row of the first serial; empty when that does not follow."""
    heads: list[str] = []
    for row in rows[start : start + _MOST_COLUMNS + 1]:
        word = strip_spaces(row.text)
        if word == "1":
            return heads
        if len(word) > _LONGEST_HEAD:
            return []
        heads.append(word)
    return []


def _record_end(rows: Sequence[Row], at: int, width: int, following: int) -> int:
    """Where the record ends that begins at row `at`: at the next serial, which comes sooner where cells are empty."""
    last = min(at + width, len(rows))
    for k in range(at + 2, last):
        if rows[k].text.strip() == str(following):
            return k
    return last


def _record(cells: Sequence[Row], heads: Sequence[str], column: int) -> Hit | None:
    """The hit of a record's name; None when the record has none or a cell that is a sentence."""
    if len(cells) <= column or any(len(cell.text) > _LONGEST_CELL for cell in cells):
        return None
    name = cell_name(cells[column].text, labelled=True, sure=True)
    if not name:
        return None
    lead = cells[column].text.index(name)
    start = cells[column].start + lead
    posts = _posts(cells, heads) if len(cells) == len(heads) else ()
    return Hit(start, start + len(name), strip_spaces(name), ROSTER, posts)


def _posts(cells: Sequence[Row], heads: Sequence[str]) -> tuple[str, ...]:
    """The posts of a record, with the body of a column of its own before them."""
    body = ""
    for cell, head in zip(cells, heads, strict=True):
        word = strip_spaces(cell.text)
        if any(mark in head for mark in ("职务", "职位")):
            return posts_of_cell(word, body)
        if "单位" in head:
            body = word
    return ()
