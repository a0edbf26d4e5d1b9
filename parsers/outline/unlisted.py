"""Document titles that no printed contents lists: their last words and what stands around them show them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from parsers.front.entries import PrintedEntry, squeeze
from parsers.language.bodies import is_body
from parsers.language.markers import find_marker
from parsers.model import Line
from parsers.outline.repeated import last_said
from parsers.outline.rules.above import is_column, signed_above
from parsers.outline.rules.extent import title_stop
from parsers.outline.rules.introductions import is_above_title, is_subtitle
from parsers.outline.rules.orders import is_notice, is_order_title, publishes
from parsers.outline.rules.place import ISSUER, TitlePlace, place_at
from parsers.outline.rules.titles import TITLES
from parsers.outline.rules.wording import is_letterhead, is_typed, may_be_typed, may_begin
from parsers.stopping import pause

_HEAD = 8
"""How many lines of a record's head may stand between the body of a meeting and the title of the record."""


class Title(NamedTuple):
    """A document's title: the lines ``start:stop``, its entry in the printed contents, and how alike the two are."""

    start: int
    stop: int
    offset: int
    """Where its first character stands in the source."""
    level: int = 1
    entry: PrintedEntry | None = None
    score: float = 0.0
    rule: str = ""
    """The name of the rule that made it."""


def unlisted_titles(lines: Sequence[Line], taken: set[int], first: int) -> list[Title]:
    """The titles that a text without a printed contents shows by what stands around them."""
    titles: list[Title] = []
    seen: set[str] = set()
    i = top = first
    while i < len(lines):
        pause()
        if i == top and (again := last_said(lines, i, i + 1, taken)[0]) > i:
            top = i = again
        place = None if i in taken else place_at(lines, i, taken, i == top, seen)
        title = _title_at(place) if place else None
        if title:
            start, stop = last_said(lines, title.start, title.stop, taken)
            title = title._replace(start=start, stop=stop, offset=offset_of(lines, start))
        if title and (below := _named_below(lines, title, taken)):
            title, top, i = None, below, below - 1
        if title is None:
            top += i == top and (is_column(lines, i) or is_above_title(lines[i].text))
            i += 1
            continue
        owner = title_before(titles, i)
        order = owner is not None and is_order_title(title_text(lines, owner))
        if not (order or signed_above(lines, title.start)) and is_quoted(lines, owner, title):
            title = title._replace(level=2)
        titles.append(title)
        seen.update((title_text(lines, title)[:ISSUER], "#" * lines[title.start].hashes))
        i = title.stop
    return titles


def _named_below(lines: Sequence[Line], title: Title, taken: set[int]) -> int:
    """The line of a title by its last word among the next lines, where `title` only names a body or heads the paper.

    Numbers and labels of the paper may stand between (`立法會`, `檔　號：…`, `某事務委員會會議紀要`); 0 for none.
    """
    text = title_text(lines, title)
    letterhead = is_letterhead(text)
    if not letterhead and (is_typed(text) or title.stop - title.start > 1 or not is_body(lines[title.start].text)):
        return 0
    for i in range(title.stop, min(title.stop + _HEAD, len(lines) - 1)):
        if i in taken or lines[i].text[-1] in "。；" or find_marker(lines[i].text):
            return 0
        stop = title_stop(lines, i, taken) if may_begin(lines[i].text) else i
        words = "".join(line.text for line in lines[i:stop])
        if stop > i and (is_typed(words) or (letterhead and may_be_typed(words))):
            return i
    return 0


def is_quoted(lines: Sequence[Line], owner: Title | None, title: Title) -> bool:
    """Whether the document `owner` names `title` in its own title or first lines: what it prints is its attachment.

    What was delivered at a meeting, as its subtitle says, is a document whoever names it.
    """
    if owner is None or (title.stop < len(lines) and is_subtitle(lines[title.stop].text)):
        return False
    name = title_text(lines, title)
    said = squeeze("".join(line.text for line in lines[owner.start : min(owner.stop + 12, title.start)]))
    own = title_text(lines, owner)
    return len(name) >= 4 and name != own and name in said


def title_text(lines: Sequence[Line], title: Title) -> str:
    """The squeezed text of a title."""
    return squeeze("".join(line.text for line in lines[title.start : title.stop]))


def title_before(titles: Sequence[Title], start: int) -> Title | None:
    """The last of `titles`, which stand in order, before line `start`."""
    k = bisect_left(titles, start, key=lambda title: title.start)
    return titles[k - 1] if k else None


def offset_of(lines: Sequence[Line], i: int) -> int:
    return lines[i].flow.offsets[0]


def promulgates(lines: Sequence[Line], title: Title) -> bool:
    """Whether `title` is that of an order or a notice (令, 公告) whose text says that it makes something public."""
    return is_notice(lines, title.stop, title_text(lines, title)) and publishes(lines, title.stop)


def _title_at(place: TitlePlace) -> Title | None:
    """The title that begins at `place`, if one does."""
    rule = TITLES.first(place) if place.opens else None
    if rule is None or place.listed_paper:
        return None
    return Title(place.i, place.stop, offset_of(place.lines, place.i), rule=rule.name)
