"""`pages_of`: where the pages of a Word file begin and what is printed on them, from the signs that `Reader` leaves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.model import PageStart
from parsers.source.numbering import printed

PAGE = "\0"
SECTION = "\1"
"""Signs in the text for the start of a page and the end of a section; XML can hold neither."""
_SIGN = re.compile(f"[{PAGE}{SECTION}]")


class PageSection(NamedTuple):
    """How the pages of a section are numbered: from `start` (None: on from the section before), in Word's `form`."""

    start: int | None = None
    form: str = "decimal"


def pages_of(text: str, sections: Sequence[PageSection], laid_out: bool) -> tuple[str, tuple[PageStart, ...]]:
    """`text` without its signs, and its pages; these are known only when Word has laid the file out."""
    parts: list[str] = []
    found = [(0, 0)]  # of each page where it begins and the number of its section
    at = section = done = 0
    blank = False  # nothing stands on the page yet; the first may be blank
    for sign in _SIGN.finditer(text):
        part = text[done : sign.start()]
        done = sign.end()
        parts.append(part)
        at += len(part)
        blank = blank and not part.strip()
        if sign[0] == SECTION:
            section += 1
        elif blank:
            found[-1] = (at, section)
        else:
            found.append((at, section))
            blank = True
    return "".join([*parts, text[done:]]), _numbered(found, sections) if laid_out else ()


def _numbered(found: Sequence[tuple[int, int]], sections: Sequence[PageSection]) -> tuple[PageStart, ...]:
    pages: list[PageStart] = []
    number = 0
    before = -1
    for offset, k in found:
        section = sections[k] if k < len(sections) else PageSection()
        number = section.start if k != before and section.start is not None else number + 1
        pages.append(PageStart(offset, printed(number, section.form)))
        before = k
    return tuple(pages)
