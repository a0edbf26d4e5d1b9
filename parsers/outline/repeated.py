"""A title that stands again right below itself, as web pages print it: in the page's head, then in the document."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.blocks.layout import closed
from parsers.front.entries import squeeze
from parsers.language.bylines import read_byline
from parsers.language.markers import find_marker
from parsers.model import Line
from parsers.outline.rules.introductions import is_document_number
from parsers.patterns import late

_SITE = late(r"[_|｜—–-]{1,2}")
_LEAST = 8  # characters of a title that are compared with the head of a longer line
_CLOSING = frozenset("》”）)】")
_CUT = 6  # characters that a page's title has more than the document's
_BETWEEN = 5  # lines that may stand between the two
_SHORT = 40  # characters of such a line
_PIECES = 4  # lines that a title may go over


def last_said(lines: Sequence[Line], start: int, stop: int, taken: set[int]) -> tuple[int, int]:
    """The lines at which the words of the title ``start:stop`` stand for the last time, right below one another.

    Between two of them may stand what a site says of the page: short lines without a sentence. A name of the site
    after the first (``标题_某某网``) is not compared.
    """
    found = (start, stop)
    name = _said(lines, start, stop)
    k = stop
    while k < min(len(lines), found[1] + _BETWEEN + 1) and k not in taken:
        end = _repeat_at(lines, k, name)
        if end:
            found, name, k = (k, end), _said(lines, k, end), end
        elif _may_stand_between(lines[k].text):
            k += 1
        else:
            break
    return found


def said_above(lines: Sequence[Line], start: int, stop: int, least: int) -> list[range]:
    """The lines above the title ``start:stop``, not before `least`, that say its words too and so are no headings."""
    name = _said(lines, start, stop)
    found: list[range] = []
    edge = start
    while True:
        lows = range(edge - 1, max(least, edge - _BETWEEN - 1) - 1, -1)
        low = next((k for k in lows if _begins(lines, k, name) and _ends_at(lines, k, name) <= edge), None)
        if low is None:
            return found
        found.append(range(low, _ends_at(lines, low, name)))
        edge = low


def _begins(lines: Sequence[Line], k: int, name: str) -> bool:
    return name.startswith(squeeze(lines[k].text)[:_LEAST]) and _ends_at(lines, k, name) > k


def _ends_at(lines: Sequence[Line], k: int, name: str) -> int:
    """The line after those from `k` on that say `name`, a site's name after it aside; `k` when they do not."""
    for stop in range(k + 1, min(k + _PIECES, len(lines)) + 1):
        words = _said(lines, k, stop)
        if words == name or _names_site(words, name):
            return stop
        if len(words) > len(name):
            break
    return k


def _repeat_at(lines: Sequence[Line], k: int, name: str) -> int:
    """The line after those from `k` on that say the words of the title `name` again; 0 when they do not."""
    for stop in range(k + 1, min(k + _PIECES, len(lines)) + 1):
        words = _said(lines, k, stop)
        if words == name or _names_site(name, words) or _names_site(words, name) or _is_piece(words, name):
            return stop
        if len(words) > len(name):
            break
    return 0


def _is_piece(words: str, name: str) -> bool:
    """Whether `words` are `name` without a few characters at its ends: 某某规划》全文 and 某某规划."""
    rest = name[len(words) :]
    return len(words) >= _LEAST and name.startswith(words) and 0 < len(rest) <= _CUT and rest[0] in _CLOSING


def _names_site(longer: str, title: str) -> bool:
    """Whether `longer` is `title` with the name of a site or a column after it."""
    return len(title) >= _LEAST and longer.startswith(title) and _SITE.match(longer, len(title)) is not None


def _said(lines: Sequence[Line], start: int, stop: int) -> str:
    return squeeze("".join(line.text for line in lines[start:stop]))


def _may_stand_between(text: str) -> bool:
    return (
        len(text) <= _SHORT
        and not (closed(text) and text[-1] not in "：:")
        and find_marker(text) is None
        and not is_document_number(text)
        and read_byline(text) is None
    )
