"""Document titles that no printed contents lists: their last word and what stands around them shows them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from parsers.blocks.cells import label_end
from parsers.blocks.layout import closed
from parsers.blocks.rosters import is_roster_line, is_spaced_out
from parsers.front.entries import Entry, squeeze
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import find_date, is_date_line
from parsers.language.markers import find_marker
from parsers.lexicons import entries
from parsers.model import Line
from parsers.outline.front import is_above_title, is_document_number, is_passing_note, is_salutation, is_subtitle
from parsers.outline.orders import is_instrument, is_named_above, is_notice, publishes
from parsers.outline.repeated import last_said
from parsers.outline.unnumbered import is_part
from parsers.outline.wording import HEAD_COUNT, LABEL, LONGEST, PIECE, is_typed, may_begin, title_stop, title_words
from parsers.stopping import pause

_COLUMN = re.compile(
    r"[【〔［\[].{2,14}[】〕］\]]|.{2,8}(?:文件|规章|法规|文件选登)|人事任免|人事信息|政策解读|领导讲话|机构设置|大事记|统计资料"
    r"|(?:.{0,30}会议)?文件(?:之|第)?\s?[（(]?[一二三四五六七八九十\d]{1,3}[)）]?号?"
)
_FIRST_ARTICLE = re.compile(r"第\s?[一1１]\s?[条條]")
_SPACE = re.compile(r"\s")
_DAY = re.compile(r"\w{1,3}月\w{1,3}日(?!报|報|刊)")
_REMARK_BELOW = re.compile(r"[（(](?:此件|此页|以下|本件)[^（()）]{2,20}[)）]")
_ABOUT = re.compile("[关關][于於]")
_PAUSES = frozenset("，。；")
_ISSUER = 8
_NAMED = 10
"""How long the name of a column is that the contents give."""
_SIGNERS = 5
_HEAD = 8


class Title(NamedTuple):
    """A document's title: the lines ``start:stop``, its entry in the printed contents, and how alike the two are."""

    start: int
    stop: int
    offset: int
    """Where its first character stands in the source."""
    level: int = 1
    entry: Entry | None = None
    score: float = 0.0


def unlisted_titles(lines: Sequence[Line], taken: set[int], first: int) -> list[Title]:
    """The titles that a text without a printed contents shows by what stands before and behind them."""
    titles: list[Title] = []
    seen: set[str] = set()
    i = top = first
    while i < len(lines):
        pause()
        if i == top and (again := last_said(lines, i, i + 1, taken)[0]) > i:
            top = i = again
        title = None if i in taken else _title_at(lines, i, taken, i == top, seen)
        if title:
            start, stop = last_said(lines, title.start, title.stop, taken)
            title = title._replace(start=start, stop=stop, offset=offset_of(lines, start))
        if title and i == top and (below := _named_below(lines, title, taken)):
            title, top, i = None, below, below - 1
        if title is None:
            top += i == top and (_is_column(lines, i) or is_above_title(lines[i].text))
            i += 1
            continue
        owner = title_before(titles, i)
        order = owner is not None and squeeze(lines[owner.stop - 1].text).endswith("令")
        if owner is not None and not order and is_quoted(lines, owner, title):
            title = title._replace(level=2)
        titles.append(title)
        seen.update((title_text(lines, title)[:_ISSUER], "#" * lines[title.start].hashes))
        i = title.stop
    return titles


def _named_below(lines: Sequence[Line], title: Title, taken: set[int]) -> int:
    """The line of a title by its last word among the next lines, where `title` at the top of all only names a body.

    Numbers and labels of the paper may stand between (`立法會`, `檔　號：…`, `某事務委員會會議紀要`); 0 for none.
    """
    if is_typed(title_text(lines, title)) or title.stop - title.start > 1 or not is_body(lines[title.start].text):
        return 0
    for i in range(title.stop, min(title.stop + _HEAD, len(lines) - 1)):
        if i in taken or lines[i].text[-1] in "。；" or find_marker(lines[i].text):
            return 0
        stop = title_stop(lines, i, taken) if may_begin(lines[i].text) else i
        if stop > i and is_typed("".join(line.text for line in lines[i:stop])):
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


def ends_document(lines: Sequence[Line], i: int) -> bool:
    """Whether what stands before line `i` ends a document: a closing formula, a signature with its date, a roster."""
    if i == 0 or _is_column(lines, i - 1):
        return True
    before = lines[i - 1].text
    if signed_above(lines, i) or _closing_line().fullmatch(before):
        return True
    if lines[i].gap >= 1 and before[0] == "|":
        return True
    if lines[i].gap >= 1 and (is_roster_line(before, inside=True) or _is_labelled(before)):
        return True
    signers = next((k for k in range(1, min(i, _SIGNERS) + 1) if read_byline(lines[i - k].text) is None), 0) - 1
    if signers >= 1 and is_date_line(lines[i - signers - 1].text):
        return True
    if signers >= (1 if lines[i].gap else 2):
        above = lines[i - signers - 1].text
        return closed(above) or above[0] == "附"
    return lines[i].gap >= 1 and ("\u3000" in before or "  " in before) and not closed(before) and len(before) <= 60


def signed_above(lines: Sequence[Line], i: int) -> bool:
    """Whether a signature's date stands above line `i`, or above a remark on the paper there: （此件公开发布）."""
    k = i - 1
    if k > 0 and _REMARK_BELOW.fullmatch(lines[k].text):
        k -= 1
    return k >= 0 and is_date_line(lines[k].text)


def promulgates(lines: Sequence[Line], title: Title) -> bool:
    """Whether `title` is that of an order or a notice (令, 公告) whose text says that it makes something public."""
    return is_notice(lines, title.stop, title_text(lines, title)) and publishes(lines, title.stop)


def _is_labelled(text: str) -> bool:
    """Whether a line is a label with a few words: 秘书长：某某某."""
    return label_end(text) > 0 and len(text) <= PIECE and not closed(text)


@cache
def _closing_line() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("closings")))


def _title_at(lines: Sequence[Line], i: int, taken: set[int], top: bool, seen: set[str]) -> Title | None:
    """The title that begins at line `i`, if one does; `top` when no text stands before it.

    `seen` are the first characters and the number signs of the titles so far: the next document may begin the same.
    """
    if is_instrument(lines[i].text) and i + 1 < len(lines):
        return Title(i, i + 1, offset_of(lines, i))
    if not may_begin(lines[i].text) or _is_column(lines, i):
        return None
    ended = top or ends_document(lines, i)
    ended = ended or (i - 1 in taken and len(lines[i - 1].text) <= _NAMED and not is_typed(lines[i - 1].text))
    before = ended or closed(lines[i - 1].text) or lines[i].page_break or lines[i].hashes or lines[i - 1].hashes
    start = squeeze(lines[i].text)[:_ISSUER]
    kin = len(start) == _ISSUER and not start.startswith(("关于", "關於")) and start in seen
    kin = kin or (lines[i].hashes > 0 and "#" * lines[i].hashes in seen and len(start) == _ISSUER)
    if not (before or kin or lines[i].gap or read_byline(lines[i - 1].text)):
        return None
    stop = title_stop(lines, i, taken)
    text = squeeze("".join(line.text for line in lines[i:stop]))
    if not 3 <= len(text) <= LONGEST or stop >= len(lines):
        return None
    typed = title_words()[1].search(text) is not None
    strong = title_words()[0].search(text) is not None
    after = lines[stop].text
    introduced = is_notice(lines, stop, text) or is_subtitle(after) or is_passing_note(after)
    if strong and is_date_line(after) and stop + 1 < len(lines) and is_document_number(lines[stop + 1].text):
        return Title(i, stop, offset_of(lines, i))
    if not before:
        introduced = introduced or (kin and (is_document_number(after) or is_salutation(after)))
        return Title(i, stop, offset_of(lines, i)) if introduced and strong else None
    if kin and strong and _begins_text(lines, stop):
        return Title(i, stop, offset_of(lines, i))
    if (introduced and (typed or ended)) or (typed and is_roster_line(after, inside=False)):
        return Title(i, stop, offset_of(lines, i))
    plain = top and _is_plain(lines, i, stop) and _begins_text(lines, stop) and not _is_column(lines, stop)
    if (top and strong) or plain:
        return Title(i, stop, offset_of(lines, i))
    if ended and typed and signed_above(lines, i) and is_named_above(lines, i, text):
        return Title(i, stop, offset_of(lines, i))
    if ended and (strong or (typed and (lines[i].hashes == 1 or "关于" in text or "關於" in text))):
        return Title(i, stop, offset_of(lines, i)) if _begins_text(lines, stop) else None
    body = _ABOUT.split(text, maxsplit=1)[0]
    if strong and lines[i].gap and body != text and is_body(body) and closed(lines[i - 1].text):
        return Title(i, stop, offset_of(lines, i)) if _begins_text(lines, stop) else None
    addressed = is_salutation(after) or is_document_number(after)
    apart = lines[i].page_break or lines[i].gap > 0 or lines[i].hashes
    if strong and addressed and (apart or "字第" in after):
        return Title(i, stop, offset_of(lines, i))
    return None


def _is_plain(lines: Sequence[Line], i: int, stop: int) -> bool:
    """Whether the lines at the top of a text may be a title of any words: none of them begins a sentence."""
    return all(_PAUSES.isdisjoint(line.text) and len(line.text) <= PIECE for line in lines[i:stop])


def _is_column(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` only names the column or the office of the title on the next line: 议事录, 【省政府文件】."""
    text = squeeze(lines[i].text)
    following = squeeze(lines[i + 1].text) if i + 1 < len(lines) else ""
    if len(text) <= PIECE and following[:1] == "第" and is_instrument(following):
        return True
    if _COLUMN.fullmatch(text):
        return True
    return 2 <= len(text) <= 12 and len(following) > len(text) and following.endswith(text)


def _begins_text(lines: Sequence[Line], stop: int) -> bool:
    """Whether the text of a document begins at line `stop`, directly or behind number, byline, date and the like."""
    for k in range(stop, min(stop + 6, len(lines))):
        text = lines[k].text
        marker = find_marker(text)
        if is_salutation(text) or is_subtitle(text) or is_passing_note(text) or is_document_number(text):
            return True
        if HEAD_COUNT.fullmatch(text) or is_roster_line(text, inside=False) or is_part(text):
            return True
        prose = len(text) >= 34 or (len(text) >= 18 and ("，" in text or "," in text))
        if marker or closed(text) or prose or _FIRST_ARTICLE.match(text):
            return True
        if _DAY.match(text) or (_SPACE.search(text) and not is_spaced_out(text)):
            return True
        if not (read_byline(text) or is_body(text) or find_date(text) or LABEL.match(text)):
            return False
    return False
