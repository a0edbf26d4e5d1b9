"""Document titles in the body: those that the printed contents list, and those that only their surroundings show."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence

from parsers.blocks.group import KnownRun
from parsers.blocks.layout import closed
from parsers.front.contents import Contents
from parsers.front.entries import PrintedEntry, squeeze, without_label
from parsers.front.matching import Match, Matcher, fold
from parsers.language.bodies import is_body
from parsers.language.markers import Style, find_marker
from parsers.model import Line
from parsers.outline.rules.above import ends_document, signed_above
from parsers.outline.rules.introductions import is_document_number, is_passing_note, is_subtitle
from parsers.outline.rules.orders import is_instrument, is_order_title
from parsers.outline.rules.wording import is_typed
from parsers.outline.unlisted import (
    Title,
    is_quoted,
    offset_of,
    promulgates,
    title_before,
    title_text,
    unlisted_titles,
)

LISTED = "listed_in_the_contents"
"""The name of the way to a title that the printed contents gives."""
_MARKS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"第\w{1,4}?号")
_SIMILAR = 55
"""How alike, out of 100, a title is to the entry that lists it where others fit too."""
_COVER = 30
_FAR = 40
"""How many titles or entries away what belongs together may stand where some were not found."""


def find_titles(
    lines: Sequence[Line], contents: Sequence[Contents], first: int, floods: Sequence[KnownRun] = ()
) -> list[Title]:
    """The titles of the documents from line `first` on, in order.

    Where the issue has a printed contents its entries say which; another counts only when a subtitle or a passing note
    stands below it, or, one level down, when it is printed after a signature.
    """
    taken = {i for c in contents for i in range(c.start, c.stop)}
    taken.update(i for run in floods for i in range(run.start, run.stop))
    taken |= _columns(lines, contents)
    listed = _listed(lines, contents, first)
    if listed:
        return _with_unlisted(lines, listed, taken, first, contents)
    return _without_covers(lines, unlisted_titles(lines, taken, first), taken)


def _columns(lines: Sequence[Line], contents: Sequence[Contents]) -> set[int]:
    """The lines that repeat the name of a column of the contents above the column's documents: 司法解释, 人事任免."""
    names: set[str] = set()
    for block in contents:
        listed = {i for entry in block.entries for i in range(entry.start, entry.stop)}
        names.update(_bare(lines[i].text) for i in range(block.start + 1, block.stop) if i not in listed)
    return (
        {i for i, line in enumerate(lines) if len(line.text) <= _COVER and _bare(line.text) in names}
        if names
        else set()
    )


def _bare(text: str) -> str:
    """The words of a column's name, without the marks around them: 【人事任免】, ·人事任免·."""
    return _MARKS.sub("", text)


def _without_covers(lines: Sequence[Line], titles: list[Title], taken: set[int]) -> list[Title]:
    """The titles without one that a cover prints, and the document again below the cover and the contents."""
    kept: list[Title] = []
    for k, title in enumerate(titles):
        following = titles[k + 1] if k + 1 < len(titles) else None
        if following:
            between = [i for i in range(title.stop, following.start) if i not in taken]
            same = title_text(lines, title) == title_text(lines, following)
            if same and all(len(lines[i].text) <= _COVER and not closed(lines[i].text) for i in between):
                continue
        kept.append(title)
    return kept


def _listed(lines: Sequence[Line], contents: Sequence[Contents], first: int) -> list[Title]:
    """The titles that a printed contents lists: each contents is matched with the text up to the next one."""
    titles: list[Title] = []
    matcher = Matcher(lines)
    outer = [block for block in contents if not block.inner]
    for k, block in enumerate(outer):
        end = outer[k + 1].start if k + 1 < len(outer) else len(lines)
        matches = matcher.match(block.entries, block.stop, end)
        if not matches and k == 0:
            matches = matcher.match(block.entries, first, block.start)
        for m in matches:
            entry = block.entries[m.entry]
            if not _is_heading(lines, m, entry):
                m = _title_alone(lines, m)
                start = _with_body(lines, m.start, titles[-1].stop if titles else first)
                entry = without_label(entry, lines, "".join(line.text for line in lines[start : m.stop]))
                titles.append(Title(start, m.stop, offset_of(lines, start), 1, entry, m.score, LISTED))
    return titles


def _title_alone(lines: Sequence[Line], match: Match) -> Match:
    """A match without the document's number on a line of its own below the title: contents may print it too.

    Nor does a line of dots above, the rest of a table, belong to it.
    """
    if match.stop - match.start > 1 and not any(map(str.isalnum, lines[match.start].text)):
        match = match._replace(start=match.start + 1)
    below = match.stop - match.start > 1 and is_document_number(lines[match.stop - 1].text)
    return match._replace(stop=match.stop - 1) if below else match


def _with_body(lines: Sequence[Line], start: int, least: int) -> int:
    """The line at which a title begins: the one above when it is the issuing body, which contents may leave out."""
    if start <= least or not squeeze(lines[start].text).startswith("关于"):
        return start
    above = lines[start - 1]
    return start - 1 if is_body(above.text) and lines[start].gap <= above.gap and lines[start].gap <= 1 else start


def _is_heading(lines: Sequence[Line], match: Match, entry: PrintedEntry) -> bool:
    """Whether the entry lists a heading inside a document (第一章, 一、 with the same marker in the body)."""
    marker = find_marker(entry.marker + entry.title) or find_marker(entry.title)
    if marker is None:
        return False
    if is_typed(entry.title) and marker.style not in (Style.HAN_PAREN, Style.PAREN, Style.CHAPTER, Style.SECTION):
        return False
    body = find_marker(lines[match.start].text)
    return body is not None and body.style is marker.style and marker.style is not Style.ARABIC


def _with_unlisted(
    lines: Sequence[Line], listed: list[Title], taken: set[int], first: int, contents: Sequence[Contents]
) -> list[Title]:
    """The listed titles and those few others that must be documents, or stand inside one as such."""
    starts = {i for title in listed for i in range(title.start, title.stop)}
    begin = listed[0].start
    if contents[0].stop <= begin:
        begin = contents[0].stop
    titles = list(listed)
    for title in unlisted_titles(lines, taken | starts, max(first, begin)):
        after = lines[title.stop].text if title.stop < len(lines) else ""
        found: Title | None = None
        owner = title_before(listed, title.start)
        order = owner is not None and is_order_title(title_text(lines, owner))
        quoted = title.level > 1 or (not order and is_quoted(lines, owner, title))
        if title.level == 1 and after and (is_subtitle(after) or is_passing_note(after)):
            found = title._replace(level=2 if quoted else 1)
        elif title.level == 1 and (promulgates(lines, title) or is_instrument(lines[title.start].text)):
            found = title
        elif title.level == 1 and (missing := _missing(contents, titles, title.start)):
            entry = _likest(lines, title, missing)
            found = title._replace(entry=entry, level=2 if quoted and entry is None else 1)
        elif ends_document(lines, title.start) and signed_above(lines, title.start):
            found = title._replace(level=1 if _is_next_of(lines, title_before(titles, title.start), title) else 2)
        if found:
            insort(titles, found, key=lambda one: one.start)
    return titles


def _is_next_of(lines: Sequence[Line], before: Title | None, title: Title) -> bool:
    """Whether `title` differs from the one before it by its number alone: 公告（第一号）, 公告（第二号）."""
    if before is None:
        return False
    own, other = _numbered(lines, title), _numbered(lines, before)
    return own != other and _NUMBER.sub("", own) == _NUMBER.sub("", other)


def _numbered(lines: Sequence[Line], title: Title) -> str:
    """The squeezed text of a title, with the document's number that stands right below it."""
    below = lines[title.stop].text if title.stop < len(lines) else ""
    return title_text(lines, title) + (squeeze(below) if is_document_number(below) else "")


def _missing(contents: Sequence[Contents], titles: Sequence[Title], start: int) -> tuple[PrintedEntry, ...]:
    """The entries that were not found in the body and have their place between the titles around `start`."""
    k = bisect_left(titles, start, key=lambda title: title.start)
    above = range(k - 1, max(-1, k - 1 - _FAR), -1)
    below = range(k, min(len(titles), k + _FAR))
    before = next((entry for j in above if (entry := titles[j].entry)), None)
    after = next((entry for j in below if (entry := titles[j].entry)), None)
    known = before or after
    if known is None:
        return ()
    c = bisect_left(contents, known.stop, key=lambda block: block.start) - 1
    low = before.place + 1 if before else 0
    high = len(contents[c].entries)
    if after is not None and contents[c].start < after.start < contents[c].stop:
        high = after.place
    return contents[c].entries[low : min(high, low + _FAR)]


def _likest(lines: Sequence[Line], title: Title, missing: Sequence[PrintedEntry]) -> PrintedEntry | None:
    """Which of the entries that were `missing` is the printed form of a title: the likest, or the last of its type."""
    from rapidfuzz.fuzz import ratio

    name = fold(title_text(lines, title))
    scored = [(ratio(name, fold(entry.title)), entry) for entry in missing]
    score, entry = max(scored, key=lambda pair: pair[0])
    only = len(missing) == 1 and fold(entry.title)[-2:] == name[-2:]
    return entry if only or score >= _SIMILAR else None
