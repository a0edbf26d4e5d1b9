"""The table of filing (公文信息) that a site prints above a document: index number, subject, number, issuer, day.

Most of it is the site's own. The document's words in it are kept where the document does not say them itself: its
number (文号), who issued it (发文机关), the day it was made (成文日期).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from parsers.language.dates import find_date
from parsers.lexicons import entries
from parsers.source.html.article import squeezed

_CELL = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"文[号號]|字[号號]|编号")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_LABEL = 8  # characters at most of a label
_LEAST = 2  # labels that a table of filing has at least


class Filing(NamedTuple):
    """One label with its value; `kind` is ``+`` for the document's own, ``=`` for its title, empty for the site's."""

    kind: str
    label: str
    value: str


def read_filing(pieces: Sequence[str]) -> list[Filing] | None:
    """The labels and values of some pieces that stand together; None when they are no table of filing."""
    cells = list(_cells(pieces))
    found: list[Filing] = []
    k = others = 0
    while k < len(cells):
        label, value = _split(cells[k])
        kind = _kind(label)
        if kind is None:
            others += bool(cells[k])
            k += 1
            continue
        k += 1
        if not value and k < len(cells) and _kind(_split(cells[k])[0]) is None:
            value = cells[k]
            k += 1
        found.append(Filing(kind, label, value))
    site = any(not one.kind for one in found)
    return found if site and len(found) >= _LEAST and others <= len(found) // 2 else None


def filing_stop(pieces: Sequence[str], start: int) -> int:
    """The index after the pieces from `start` on that are labels and their values; `start` when none stands there."""
    stop, open_ = start, False
    while stop < len(pieces):
        cells = list(_cells(pieces[stop : stop + 1]))
        kind = _kind(_split(cells[0])[0]) if cells else None
        if kind is None and not (open_ and len(cells) == 1):
            break
        last = _split(cells[-1])
        open_ = kind is not None and _kind(last[0]) is not None and not last[1]
        stop += 1
    return stop


def own_words(filing: Sequence[Filing], said: Sequence[str]) -> Iterator[str]:
    """The document's own words in a table of filing that none of its pieces, `said`, says: the number as it is printed,
    the others with their label."""
    short = [squeezed(piece).strip("#*") for piece in said if len(piece) <= 400]
    whole = "\n".join(short)
    days = {find_date(piece) for piece in short}
    for one in filing:
        words = squeezed(one.value)
        if one.kind != "+" or not words or words.strip("-—/无無") == "" or words in whole:
            continue
        if _NUMBER.search(one.label):
            yield one.value
            continue
        day = _DAY.search(words)
        if find_date(words) in days - {None} or (day and f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}" in days):
            continue
        yield f"{one.label}：{one.value}"


def _cells(pieces: Sequence[str]) -> Iterator[str]:
    """The cells of table lines, and other lines as they are."""
    for piece in pieces:
        for line in piece.split("\n"):
            if line.startswith("| "):
                yield from (cell.strip().replace("\\|", "|") for cell in _CELL.split(line)[1:-1])
            elif line.strip():
                yield line.strip().strip("*")


def _split(cell: str) -> tuple[str, str]:
    """A cell's label, without blanks, and what stands after the colon."""
    head, colon, value = cell.replace(":", "：", 1).partition("：")
    return squeezed(head).strip("【】[]"), value.strip() if colon else ""


@cache
def _labels() -> dict[str, str]:
    return {entry.lstrip("+="): entry[0] if entry[0] in "+=" else "" for entry in entries("web_labels")}


def _kind(label: str) -> str | None:
    return _labels().get(label) if 0 < len(label) <= _LABEL else None
