"""The masthead 刊头: issuing body, year, number and running number of the issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks.group import KnownRun
from parsers.blocks.layout import closed
from parsers.front.gazettes import DIGITS, NUMBER, ROWS, TITLE, is_imprint, names_gazette
from parsers.language.bodies import is_body
from parsers.language.dates import read_year
from parsers.language.numerals import whole_number
from parsers.model import BlockKind, Line, Masthead, Span
from parsers.rules import Rules, record

_BODIES = ("立法会", "政府", "人大", "委员会", "委会", "大会", "议会")
_ORGANS = ("院", "厅", "局", "部")
_YEAR = re.compile(
    r"民\s*国\s*(?P<roc>(?:[0-9０-９]\s?){2,3}|[一二三四五六七八九十百〇○零]{2,5})\s*年"
    r"|(?P<year>[0-9０-９]\s?(?:[0-9０-９OＯ]\s?){3}|[一二三四五六七八九〇○零]{4})\s*年?"
)
_RUNNING = re.compile(
    rf"(?:总\s*编?|累\s*计)\s*第?\s*(?:[号期]\s*[数号]?)?\s*[:：]?\s*第?\s*(?P<running>{DIGITS})"
    rf"(?:\s*[-—–~～、/至]\s*(?P<last>{DIGITS}))?\s*[号期]?"
)
_TAIL = re.compile("(?:常务)?委员会|人民政府|办公厅")
"""The lower part of a body's name, when it is printed on a line of its own."""
_BLANKS = re.compile(r"\s")
_FRONT = 16
_ROC = 1911
"""民国纪年: the year before its first."""


class Head(NamedTuple):
    """What the lines of a masthead say: the body, the name, and where year and numbers were found."""

    body: str
    name: str
    year: re.Match[str] | None
    number: re.Match[str] | None
    running: re.Match[str] | None
    above_contents: bool
    """A contents stands right below, or the text ends there."""


SURE: Rules[[Head], bool] = Rules("front.masthead")
"""What makes sure that lines which name a gazette are its masthead. The examples are the first lines of a text."""


def read_masthead(lines: Sequence[Line], stop: int) -> tuple[Masthead, list[KnownRun]]:
    """The masthead among the first lines, before line `stop`, and the lines that it takes.

    It needs a name that ends in 公报 or its like and a number or a year beside it, or a contents after it; the title
    of a bulletin of statistics (统计公报) stands alone and is none.
    """
    prose = next((i for i, line in enumerate(lines[:_FRONT]) if line.text[-1] in "。；"), _FRONT)
    front = range(min(prose, stop, len(lines)))
    named = next((i for i in front if names_gazette(lines[i].text)), None)
    if named is None:
        return Masthead(), []
    taken = [*_body_above(lines, named), named]
    rows = _rows(lines, taken, stop)
    head = _read(lines, taken, rows, stop)
    way = SURE.first(head)
    if way is None:
        return Masthead(), []
    span = Span(lines[rows[0]].span.start, lines[rows[-1]].span.end)
    record(span, SURE.phase, way.name, head.name)
    masthead = Masthead(
        head.body or None,
        head.name,
        _years(head.year) if head.year else None,
        whole_number(head.number["number"]) if head.number else None,
        _running(head.running) if head.running else None,
        span,
    )
    return masthead, [KnownRun(i, i + 1, BlockKind.MASTHEAD) for i in rows]


def _read(lines: Sequence[Line], taken: Sequence[int], rows: Sequence[int], stop: int) -> Head:
    """What the lines `rows` of a masthead say, of which `taken` are its name."""
    text = "\n".join(lines[i].text for i in rows)
    running = _RUNNING.search(text)
    number = NUMBER.search(text.replace(running[0], "\n") if running else text)
    match = TITLE.fullmatch("".join(lines[i].text for i in taken))
    name = _BLANKS.sub("", match["body"] + match["kind"]) if match else ""
    body = _BLANKS.sub("", match["body"]) if match else ""
    return Head(body, name, _YEAR.search(text), number, running, stop <= _FRONT)


@SURE.rule(
    "青禾水利公报\n第3期\n\n水库要防汛。",
    "青禾水利公报\n总第12期\n\n水库要防汛。",
    but=("青禾水利公报\n\n水库要防汛。",),
)
def numbered(head: Head) -> bool:
    """It has a number or a running number."""
    return head.number is not None or head.running is not None


@SURE.rule(
    "青禾水利公报\n2031年\n目录\n水库防汛……1\n堤防防汛……2", but=("青禾水利公报\n2031年\n\n" + "水库要防汛。\n" * 20,)
)
def year_above_contents(head: Head) -> bool:
    """It has a year, and a contents or the end of the text right below it."""
    return head.year is not None and head.above_contents


@SURE.rule(
    "青禾县人民政府公报\n\n水库要防汛。",
    "青禾县人民代表大会常务委员会公报\n\n水库要防汛。",
    "青禾县水务局公报\n\n水库要防汛。",
    "青禾县人民代表大会\n常务委员会\n公报\n\n水库要防汛。",
    "青禾县\n政府办公厅\n公报\n\n水库要防汛。",
    but=("青禾水利公报\n\n水库要防汛。", "青禾县\n人民政府\n公报\n\n水库要防汛。"),
)
def of_a_body(head: Head) -> bool:
    """Its name begins with a body."""
    return head.body.endswith(_BODIES + _ORGANS)


@SURE.rule("青禾文件汇编\n\n水库要防汛。", but=("青禾增刊\n\n水库要防汛。",))
def compilation(head: Head) -> bool:
    """It is a compilation."""
    return "编" in head.name


def _rows(lines: Sequence[Line], taken: Sequence[int], stop: int) -> list[int]:
    """The lines of the masthead: those of the name, `taken`, and those around it that say year, number or publisher."""
    start = named = taken[0]
    while start > 0 and len(lines[start - 1].text) <= 30 and not closed(lines[start - 1].text) and start > named - 2:
        start -= 1
    rows = [i for i in range(start, taken[-1] + 1) if i in taken or is_imprint(lines[i].text)]
    for i in range(taken[-1] + 1, min(stop, taken[-1] + 9, len(lines))):
        if not ROWS.first(lines[i].text) and not _is_office_over_date(lines, i):
            break
        rows.append(i)
    return rows


def _is_office_over_date(lines: Sequence[Line], i: int) -> bool:
    """Whether a line names the office that publishes the gazette and the next one says when: `2031年5月编印`."""
    below = lines[i + 1].text if i + 1 < len(lines) else ""
    return is_body(lines[i].text) and below.endswith(("编印", "出版", "编")) and is_imprint(below)


def _body_above(lines: Sequence[Line], named: int) -> list[int]:
    """The line or the two lines above a bare 公报 that name its body: `某县人民代表大会` and `常务委员会`."""
    if len(_BLANKS.sub("", lines[named].text)) > 2:
        return []
    found: list[int] = []
    for i in range(named - 1, max(-1, named - 3), -1):
        text = _BLANKS.sub("", lines[i].text)
        if not text.endswith(_BODIES + _ORGANS) or len(text) > 30:
            break
        found.insert(0, i)
        if not _TAIL.fullmatch(text):
            return found
    return []


def _running(match: re.Match[str]) -> str:
    """The running number in digits, of a double issue its first and its last: `16-17`."""
    first = str(whole_number(match["running"]))
    return f"{first}-{whole_number(match['last'])}" if match["last"] else first


def _years(match: re.Match[str]) -> int:
    """The year of the common era that a masthead prints, as such or as a year of the Republic (民国)."""
    return read_year(match["year"]) if match["year"] else whole_number(match["roc"]) + _ROC
