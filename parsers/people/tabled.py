"""Names in the cells that blocks already have: rosters in columns, and the column 姓名 of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from parsers.language.characters import strip_spaces
from parsers.language.names import surname_weight
from parsers.language.posts import is_post
from parsers.model import Attendance, Block, Flow
from parsers.patterns import late
from parsers.people.columns import Told, changes_of, posts_besides, tells_posts, told_by
from parsers.people.hits import ROSTER, Hit
from parsers.people.listing import OF_MANY, Listing, bare
from parsers.people.reading import Reading
from parsers.people.shapes import RANKED, attendance_of, cell_name, is_label
from parsers.people.shared_posts import as_role, expand, posts_of_cell
from parsers.people.words import LETTERS

_RUN = 3
_PAIR = 2
_COLUMN_NAME = re.compile(f"({LETTERS}{{2,8}})\\s*(?:[（(]|\\Z)")
_NAME_HEADS = ("姓名", "名字")
_HOW_HEADS = ("任或免", "任免", "任/免", "任／免", "任免情况", "任免类别", "任免类型")
_HOW: dict[str, Told] = {"任": "appoint", "免": "remove"}
_TICKS = frozenset("√✓✔○●到")
_AWAY = late("(?:因[病公事])?请假|[病事公]假|缺席|未到|出席")
_ATTENDED_HEADS = ("签到", "出席情况", "到会情况", "参会情况", "出席", "出勤情况", "出缺席")
_VILLAGES = ("村", "社区", "街道")
"""How the cells of a row end that lists places: `先进村：双柳社区、红叶村`."""


def roster_hits(reading: Reading, listing: Listing, number: int, block: Block, head: str) -> Iterator[Hit]:
    """The names of the roster that is block `number`; `head` is the label in the row above it, or empty."""
    names = 0
    whole = _mostly_names([cell.text for row in block.cells for cell in row[1:]])
    for row in block.cells:
        label = row[0].text if row else ""
        if label:
            listing.open(label)
            post = bare(label)
            listing.pending = post if is_post(post) and not is_label(post) else ""
        elif not names and (head or not listing.labelled):
            listing.open(head) if head else listing.restart()
        if sum(bare(cell.text).endswith(_VILLAGES) for cell in row[1:]) * 2 > len(row[1:]):
            continue
        known = sum(1 for cell in row[1:] if cell_name(cell.text, listing.labelled) and surname_weight(cell.text[0]))
        if not listing.labelled and not whole and known * 10 < 6 * len(row[1:]):
            continue
        sure = whole or (known * 2 >= len(row) - 1 and (listing.labelled or len(row) > _RUN))
        posts = [""] * len(row)
        held = 0
        before = ""
        for k, cell in enumerate(row[1:], start=1):
            if cell_name(cell.text, listing.labelled, sure):
                held = 0 if before else k
                posts[k], before = before, before if before.endswith(OF_MANY) else ""
            elif not held and listing.labelled and is_post(word := bare(cell.text)):
                before = word
            elif held and is_post(word := bare(cell.text)):
                posts[held] += "、" + word
        for cell, own in zip(row[1:], posts[1:], strict=True):
            at = reading.range(number, cell)
            if at and cell_name(cell.text, listing.labelled, sure):
                names += 1
                hit = listing.hit(at[0], cell.text, sure)
                yield (
                    replace(
                        hit,
                        posts=(*hit.posts, *(post for post in expand(own) if as_role(post) or RANKED.fullmatch(post))),
                    )
                    if own
                    else hit
                )
    listing.pending = ""


def _mostly_names(cells: list[str]) -> bool:
    """Whether six cells or more are names for the most part: then those that make common words are names too."""
    known = sum(1 for cell in cells if (name := cell_name(cell)) and surname_weight(name[0]))
    return len(cells) >= 2 * _RUN and known * 10 >= 7 * len(cells)


def table_hits(reading: Reading, listing: Listing, number: int, block: Block) -> Iterator[Hit]:
    """The column 姓名 of the table that is block `number`: what stands in it is a name whatever it means.

    Other columns say what posts its bearer holds and whether they attended, else the label above does (`列席`).
    """
    columns: _Columns | None = None
    over: list[str] = []
    ticked: tuple[int, ...] = ()
    if _is_grid(block):
        yield from _of_grid(reading, number, block)
        return
    if _is_held(block):
        yield from _of_holders(reading, listing, number, block)
        return
    for row in block.cells:
        words = [strip_spaces(cell.text) for cell in row]
        heads = [k for k, word in enumerate(words) if word in _NAME_HEADS]
        if heads:
            columns = _columns(words, heads[0])
            ticked = _ticked(block) if columns.attended < 0 else ()
            over = words
        elif columns is not None and columns.name < len(row):
            for hit in _of_column(reading, number, row[columns.name]):
                told = tuple((what, post) for k, what in columns.told for post in _posts(words, k, columns.body))
                if (what := _HOW.get(words[columns.how][:1]) if 0 <= columns.how < len(words) else None) is not None:
                    told = tuple((what, post) for post in _posts(words, columns.post, columns.body))
                held = _posts(words, columns.post, columns.body)
                besides = posts_besides(over, dict(enumerate(words)))
                posts = tuple(dict.fromkeys((*held, *(post for _, post in told), *besides)))
                changes = changes_of(told, hit.start, hit.end)
                above = listing.attendance if listing.labelled else None
                attended = _attended(words, columns) or _by_ticks(words, ticked) or above
                yield replace(hit, posts=posts, changes=changes, attendance=attended)


def _is_grid(block: Block) -> bool:
    """Whether the cells of a table are names for the most part, and no column has a head."""
    cells = [cell.text for row in block.cells for cell in row]
    words = [strip_spaces(cell) for cell in cells if strip_spaces(cell).strip("-—:")]
    return not any(word in _NAME_HEADS for word in words) and _mostly_names(words)


def _is_held(block: Block) -> bool:
    """Whether the rows of a table are a post and its holder, and no column has a head."""
    rows = [row for row in block.cells if len(row) == _PAIR]
    held = [row for row in rows if is_post(strip_spaces(row[0].text)) and cell_name(row[1].text, labelled=True)]
    return len(held) > 1 and len(held) * 10 >= 7 * len(block.cells)


def _of_holders(reading: Reading, listing: Listing, number: int, block: Block) -> Iterator[Hit]:
    """The holders of posts that such a table names."""
    for row in block.cells:
        for hit in _of_column(reading, number, row[1]) if len(row) == _PAIR else ():
            posts = posts_of_cell(strip_spaces(row[0].text))
            yield replace(hit, posts=posts, attendance=listing.attendance if listing.labelled else None)


def _of_grid(reading: Reading, number: int, block: Block) -> Iterator[Hit]:
    """The names of a table that is nothing but names."""
    for row in block.cells:
        for cell in row:
            yield from _of_column(reading, number, cell)


def _ticked(block: Block) -> tuple[int, ...]:
    """The columns of a table that say by ticks who came to a sitting: some who did not say why."""
    rows = [[strip_spaces(cell.text) for cell in row] for row in block.cells]
    found: list[int] = []
    for k in range(1, max(map(len, rows), default=0)):
        cells = [row[k] for row in rows[1:] if k < len(row) and row[k].strip("-—:")]
        marks = [cell for cell in cells if cell in _TICKS or _AWAY.fullmatch(cell)]
        if len(marks) == len(cells) > 1 and any(map(_AWAY.fullmatch, cells)):
            found.append(k)
    return tuple(found)


def _by_ticks(words: list[str], columns: tuple[int, ...]) -> Attendance | None:
    """Whether a row of such a table says that its person came to a sitting at least, or why not."""
    cells = [words[k] for k in columns if k < len(words)]
    if any(cell in _TICKS for cell in cells):
        return "present"
    return next((attendance_of(cell) for cell in cells if _AWAY.fullmatch(cell)), None)


class _Columns(NamedTuple):
    """The columns of a table by what they say; -1 for none."""

    name: int
    body: int
    post: int
    told: tuple[tuple[int, Told], ...]
    """Of the posts that are given, taken or proposed (任命职务, 免去职务, 拟任职务)."""
    attended: int
    how: int
    """Of whether the post of the row is given or taken."""


def _columns(heads: list[str], name: int) -> _Columns:
    told = tuple((k, what) for k, head in enumerate(heads) if (what := told_by(head)))
    held = (k for k, head in enumerate(heads) if tells_posts(head) and not head.endswith("职位"))
    post = next(held, -1)
    body = next((k for k, head in enumerate(heads) if head.endswith("单位")), -1)
    attended = next((k for k, head in enumerate(heads) if head in _ATTENDED_HEADS), -1)
    how = next((k for k, head in enumerate(heads) if head in _HOW_HEADS), -1)
    return _Columns(name, body, post, told, attended, how)


def _posts(words: list[str], column: int, bodies: int) -> tuple[str, ...]:
    """The posts that a row says of its person in a column, with the body of a column of its own before them."""
    post = words[column] if 0 <= column < len(words) else ""
    body = words[bodies] if 0 <= bodies < len(words) else ""
    return posts_of_cell(post, body)


def _attended(words: list[str], columns: _Columns) -> Attendance | None:
    word = words[columns.attended] if 0 <= columns.attended < len(words) else ""
    return attendance_of(word) if word and is_label(word) else None


def _of_column(reading: Reading, number: int, cell: Flow) -> Iterator[Hit]:
    whole = _COLUMN_NAME.match(cell.text)
    name = cell_name(cell.text, labelled=True, sure=True) or (whole[1] if whole else "")
    at = reading.range(number, cell)
    if name and at:
        yield Hit(at[0], at[0] + len(name), strip_spaces(name), ROSTER)
