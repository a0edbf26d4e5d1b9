"""What stands between a document's title and its text: number, subtitle, passing note, byline, date, salutation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.blocks.group import KnownRun
from parsers.blocks.layout import closed
from parsers.blocks.seams import unclosed
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import find_date, is_date_line
from parsers.language.markers import find_marker
from parsers.language.names import is_name
from parsers.language.posts import is_post
from parsers.model import BlockKind, Line
from parsers.outline.rules.introductions import MEETING, is_document_number, is_passing_note, is_salutation, is_subtitle
from parsers.patterns import late
from parsers.rules import Rules

_DASH_END = re.compile(rf"(?:[上中时日)）]|{MEETING})\Z")
_MEETING_END = late(rf"[^，。]{{2,40}}(?:{MEETING}|会)上[)）]?\Z")
_MOST = 12
_LONG = 60


FRONT: Rules[[Sequence[Line], int, int], KnownRun | None] = Rules("outline.front")
"""The lines that may stand between the title and the text, from line `k` on, before line `stop`. ▶ marks line `k`."""


def front_matter(lines: Sequence[Line], start: int, stop: int) -> list[KnownRun]:
    """The runs of lines from `start` on, before `stop`, that introduce the document whose title ends there."""
    runs: list[KnownRun] = []
    k = start
    while k < min(stop, start + _MOST):
        way = FRONT.found(lines, k, stop)
        if way is None:
            break
        run = way[1]
        runs.append(run)
        k = run.stop
        if run.kind is BlockKind.SALUTATION:
            break
    return runs


def _is_dated_number(text: str) -> bool:
    """Whether a line is a date with the document's number: `一九五六年一月二日　青秘字第三〇二号`."""
    date, _, number = text.partition("日")
    return number[:1].isspace() and is_date_line(date + "日") and is_document_number(number.strip())


@FRONT.rule("▶青政发〔2031〕12号", "▶（草案）", but=("▶青政发文件",))
def number(lines: Sequence[Line], k: int, stop: int) -> KnownRun | None:
    """The document's number or state."""
    return KnownRun(k, k + 1, BlockKind.NOTE) if is_document_number(lines[k].text) else None


@FRONT.rule("▶（2031年5月6日县人大会议通过）", "▶（2031年5月6日在县人大\n会议上）", but=("▶（青禾县）",))
def passing_note(lines: Sequence[Line], k: int, stop: int) -> KnownRun | None:
    """A note of when and where it was passed, or delivered: then it is the subtitle."""
    if not is_passing_note(lines[k].text):
        return None
    end = _closing(lines, k, stop)
    whole = "".join(line.text for line in lines[k:end])
    return KnownRun(k, end, BlockKind.SUBTITLE if whole.rstrip("）)").endswith("上") else BlockKind.NOTE)


@FRONT.rule(
    "▶——2031年5月6日在县人大会议上",
    "▶2031年5月6日在青禾县人民代表大\n会第二次会议上",
    but=("▶2031年5月县人大会议", "▶2031年5月6日在青禾县人民代表大\n\n会第二次会议上"),
)
def subtitle(lines: Sequence[Line], k: int, stop: int) -> KnownRun | None:
    """The subtitle."""
    if is_subtitle(lines[k].text):
        return KnownRun(k, _subtitle_end(lines, k, stop), BlockKind.SUBTITLE)
    wrapped = k + 1 < stop and find_date(lines[k].text) and not lines[k + 1].gap
    cut = wrapped and is_subtitle(lines[k].text + lines[k + 1].text)
    return KnownRun(k, k + 2, BlockKind.SUBTITLE) if cut else None


@FRONT.rule(
    "▶2031年5月6日",
    "▶二〇三一年五月六日　青秘字第三〇二号",
    but=(
        "▶五月六日会议　青秘字第三〇二号",
        "▶二〇三一年五月六日青秘字第三〇二号",
        "▶青禾节日　青秘字第三〇二号",
        "▶二〇三一年五月六日　青禾县",
    ),
)
def date(lines: Sequence[Line], k: int, stop: int) -> KnownRun | None:
    """Its date, alone or with its number."""
    text = lines[k].text
    return KnownRun(k, k + 1, BlockKind.DATE_LINE) if is_date_line(text) or _is_dated_number(text) else None


@FRONT.rule("▶各位代表：", but=("▶各位代表",))
def salutation(lines: Sequence[Line], k: int, stop: int) -> KnownRun | None:
    """Those whom it addresses."""
    return KnownRun(k, k + 1, BlockKind.SALUTATION) if is_salutation(lines[k].text) else None


@FRONT.rule("▶青禾县县长　游一方", but=("▶一、县长　游一方", "▶# 青禾县县长　游一方", "▶青禾县概况"))
def byline(lines: Sequence[Line], k: int, stop: int) -> KnownRun | None:
    """The byline on one line."""
    return KnownRun(k, k + 1, BlockKind.BYLINE) if _may_be_byline(lines[k]) and read_byline(lines[k].text) else None


@FRONT.rule(
    "▶青禾县县长\n游一方",
    "▶青禾县县长\n朵云台\n各位代表：",
    but=(
        "▶青禾县县长\n水库防汛",
        "▶青禾县县长\n水库防汛\n各位代表：",
        "▶青禾县县长\n朵云台\n水库要防汛。",
        "▶青禾县概况\n游一方",
        "▶# 青禾县县长\n游一方",
        "▶青禾县县长",
    ),
)
def post_above_name(lines: Sequence[Line], k: int, stop: int) -> KnownRun | None:
    """The byline on two lines: a post, and a name below it."""
    if k + 1 >= stop or not _may_be_byline(lines[k]) or not is_post(lines[k].text):
        return None
    name = lines[k + 1].text
    addressed = k + 2 < stop and is_salutation(lines[k + 2].text)
    named = is_name(name, sure=True) or (addressed and is_name(name, surname=False))
    return KnownRun(k, k + 2, BlockKind.BYLINE) if named else None


@FRONT.rule(
    "▶青禾县水务局",
    "▶青禾县水务局\n各位代表：",
    "▶青禾县水务局\n2031年5月6日",
    "▶青禾县水务局\n青禾县财政局",
    "▶青禾县水务局\n——2031年5月6日在县人大会议上",
    but=("▶青禾县水务局\n水库要防汛。", "▶# 青禾县水务局", "▶青禾县概况"),
)
def body(lines: Sequence[Line], k: int, stop: int) -> KnownRun | None:
    """A body alone, above the end, a salutation, a date, a subtitle or another body."""
    if not _may_be_byline(lines[k]) or not is_body(lines[k].text):
        return None
    after = lines[k + 1].text if k + 1 < stop else ""
    above = not after or is_salutation(after) or is_date_line(after) or is_body(after) or is_subtitle(after)
    return KnownRun(k, k + 1, BlockKind.BYLINE) if above else None


def _may_be_byline(line: Line) -> bool:
    """Whether nothing marks a line as a heading."""
    return not line.hashes and find_marker(line.text) is None


def _closing(lines: Sequence[Line], k: int, stop: int) -> int:
    """The line after the note that is opened at line `k`: at most four lines on."""
    text = lines[k].text
    end = k + 1
    while end < min(stop, k + 4) and unclosed(text):
        text += lines[end].text
        end += 1
    return end


def _subtitle_end(lines: Sequence[Line], k: int, stop: int) -> int:
    """The line after the subtitle that begins at line `k`: at most three lines, up to the meeting's 上."""
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
