"""What stands between a document's title and its text: number, subtitle, passing note, byline, date, salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.blocks.group import Run
from parsers.blocks.layout import closed
from parsers.blocks.seams import unclosed
from parsers.language.bylines import is_body, is_name, is_post, may_name, read_byline
from parsers.language.dates import find_date, is_date_line
from parsers.language.markers import find_marker
from parsers.model import BlockKind, Line
from parsers.outline.rules.introductions import MEETING, is_document_number, is_passing_note, is_salutation, is_subtitle

_DASH_END = re.compile(rf"(?:[上中时時日)）]|{MEETING})\Z")
_MEETING_END = re.compile(rf"[^，。]{{2,40}}(?:{MEETING}|会)上[)）]?\Z")
_MOST = 12
_LONG = 60


def front_matter(lines: Sequence[Line], start: int, stop: int) -> list[Run]:
    """The runs of lines from `start` on, before `stop`, that introduce the document whose title ends there."""
    runs: list[Run] = []
    k = start
    while k < min(stop, start + _MOST):
        run = _next(lines, k, stop, bool(runs))
        if run is None:
            break
        runs.append(run)
        k = run.stop
        if run.kind is BlockKind.SALUTATION:
            break
    return runs


def _is_dated_number(text: str) -> bool:
    """Whether a line is a date with the document's number: `一九五六年一月二日　青秘字第三〇二号`."""
    date, _, number = text.partition("日")
    return number[:1].isspace() and is_date_line(date + "日") and is_document_number(number.strip())


def _next(lines: Sequence[Line], k: int, stop: int, begun: bool) -> Run | None:
    """The run that begins at line `k`, or None where the text of the document begins."""
    text = lines[k].text
    if is_document_number(text):
        return Run(k, k + 1, BlockKind.NOTE)
    if is_passing_note(text):
        end = _closing(lines, k, stop)
        whole = "".join(line.text for line in lines[k:end])
        return Run(k, end, BlockKind.SUBTITLE if whole.rstrip("）)").endswith("上") else BlockKind.NOTE)
    if is_subtitle(text):
        return Run(k, _subtitle_end(lines, k, stop), BlockKind.SUBTITLE)
    if is_date_line(text) or _is_dated_number(text):
        return Run(k, k + 1, BlockKind.DATE_LINE)
    if is_salutation(text):
        return Run(k, k + 1, BlockKind.SALUTATION)
    return _byline(lines, k, stop)


def _byline(lines: Sequence[Line], k: int, stop: int) -> Run | None:
    """A byline at line `k`: a post and a name on one line or two, or a body alone."""
    text = lines[k].text
    if find_marker(text) or lines[k].hashes:
        return None
    if read_byline(text) is not None:
        return Run(k, k + 1, BlockKind.BYLINE)
    after = lines[k + 1].text if k + 1 < stop else ""
    if is_post(text) and after and (is_name(after) or (may_name(after) and _addressed(lines, k + 2, stop))):
        return Run(k, k + 2, BlockKind.BYLINE)
    if is_body(text) and (is_salutation(after) if after else True):
        return Run(k, k + 1, BlockKind.BYLINE)
    if is_body(text) and (is_date_line(after) or is_body(after) or is_subtitle(after)):
        return Run(k, k + 1, BlockKind.BYLINE)
    return None


def _addressed(lines: Sequence[Line], k: int, stop: int) -> bool:
    """Whether line `k` is a salutation."""
    return k < stop and is_salutation(lines[k].text)


def _closing(lines: Sequence[Line], k: int, stop: int) -> int:
    """The line behind the note that is opened at line `k`: at most four lines on."""
    text = lines[k].text
    end = k + 1
    while end < min(stop, k + 4) and unclosed(text):
        text += lines[end].text
        end += 1
    return end


def _subtitle_end(lines: Sequence[Line], k: int, stop: int) -> int:
    """The line behind the subtitle that begins at line `k`: at most three lines, up to the meeting's 上."""
    text = lines[k].text
    end = k + 1
    while end < min(stop, k + 3) and find_date(text):
        following = lines[end].text
        if _DASH_END.search(text) and (text[-1] == "上" or not _MEETING_END.fullmatch(following)):
            break
        if closed(following) or len(following) > _LONG or read_byline(following) or lines[end].gap > 1:
            break
        text += following
        end += 1
    return end
