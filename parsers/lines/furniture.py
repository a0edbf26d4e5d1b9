"""Page marks, running heads, site furniture and licence boxes: what is not the gazette's text.

Marks and the rhythm of pages decide, never a text's own words, and never repetition alone: lost text is worse than
furniture that is kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from parsers.lexicons import entries
from parsers.lines.drafts import Draft
from parsers.lines.pagemarks import mark_pages, mark_record_heads
from parsers.lines.rhythm import Ground
from parsers.lines.runningheads import is_short, mark_beside_heads, mark_running_heads
from parsers.lines.weblabels import mark_labels
from parsers.model import NoiseKind, PageStart
from parsers.stopping import stoppable

_FOOT = 6  # short lines at the end of a file


def mark_furniture(drafts: list[Draft], pages: Sequence[PageStart] = ()) -> None:
    """Sets `noise` (and `label`) on the drafts that are furniture; blank drafts have a noise already."""
    _mark_feeds(drafts, pages)
    ground = Ground(drafts)
    short = [i for i in ground.texts if is_short(drafts[i].text)]
    mark_record_heads(ground, short)
    mark_pages(ground, short)
    mark_running_heads(ground, short)
    mark_beside_heads(ground)
    _mark_site(drafts, short)
    mark_labels(drafts, ground.texts)
    _mark_licence(drafts, ground.texts)


def _mark_feeds(drafts: list[Draft], pages: Sequence[PageStart]) -> None:
    """Notes on the first draft of each page that the source itself knows that a page begins."""
    if not pages:
        return
    starts = [draft.start for draft in drafts]
    for page in pages[1:]:
        i = bisect_right(starts, page.offset) - 1
        if i >= 0:
            drafts[i].feed = True


@cache
def _site_line() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("furniture") if entry[0] not in "~$"))


@cache
def _last_line() -> re.Pattern[str]:
    """What a site says of itself at its foot, and a document of an event anywhere: who holds it."""
    return re.compile("|".join(f"(?:{entry[1:]})" for entry in entries("furniture") if entry[0] == "$"))


@cache
def _licence_line() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("licence")))


def _mark_site(drafts: list[Draft], short: list[int]) -> None:
    """Lines that a site puts around the text: navigation, counters, buttons."""
    site, last = _site_line(), _last_line()
    foot = short[-_FOOT] if len(short) >= _FOOT else 0
    for i in stoppable(short):
        text = drafts[i].text
        if drafts[i].noise is None and (site.fullmatch(text) or (i >= foot and last.fullmatch(text))):
            drafts[i].noise = NoiseKind.FURNITURE


def _mark_licence(drafts: list[Draft], texts: list[int]) -> None:
    """A licence box after the text: from its first line to the end of the file."""
    tail = texts[-max(40, len(texts) // 20) :]
    start = next((i for i in tail if _licence_line().match(drafts[i].text)), None)
    if start is not None:
        for i in tail:
            if i >= start and drafts[i].noise is None:
                drafts[i].noise = NoiseKind.LICENCE
