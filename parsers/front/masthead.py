"""The masthead 刊头: issuing body, year, number and running number of the issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.blocks.group import Run
from parsers.blocks.layout import closed
from parsers.language.dates import is_date_line
from parsers.language.markers import han_number
from parsers.lexicons import entries
from parsers.model import BlockKind, Line, Masthead, Span
from parsers.rules import Rules, record

NAMES: Rules[[str], bool] = Rules("front.masthead.name")
"""Ways in which a line names a gazette, alone or with its year and number."""
ROWS: Rules[[str], bool] = Rules("front.masthead.row")
"""Ways in which a line below the name of a gazette belongs to the masthead."""
_TITLE = re.compile(
    r"(?P<body>.{0,50}?)\s*"
    r"(?P<kind>[公政]\s*[报報]|[会會]\s*刊|[憲宪]\s*[報报]|立法专刊|增\s*刊"
    r"|(?:文件|资料|会议|纪要|法规|规章)\s*(?:汇编|彙編|选编))"
    r"(?P<rest>[\s（(·•—-].{0,40})?"
)
_GAZETTE = re.compile(r"公\s*[报報]")
_BRACKET = re.compile(r"\s*[（(]")
_BODIES = ("立法会", "立法會", "政府", "人大", "委员会", "委會", "常委会", "大会", "议会", "議會")
_ORGANS = ("院", "厅", "局", "部")
_N = r"[0-9０-９]{1,4}|[一二三四五六七八九十百〇○零]{1,6}"
_YEAR = re.compile(
    r"民\s*[国國]\s*(?P<roc>(?:[0-9０-９]\s?){2,3}|[一二三四五六七八九十百〇○零]{2,5})\s*年"
    r"|(?P<year>(?:[0-9０-９]\s?){4}|[一二三四五六七八九〇○零]{4})\s*年?"
)
_NUMBER = re.compile(rf"第\s*(?P<number>{_N})\s*[号號期](?:[（(].{{0,12}}[)）])?")
_RUNNING = re.compile(
    rf"(?:[总總]\s*[编編]?|累\s*[计計])\s*第?\s*(?:[号期號]\s*[数數号號]?)?\s*[:：]?\s*第?\s*(?P<running>{_N})"
    rf"(?:\s*[-—–~～、/至]\s*(?P<last>{_N}))?\s*[号期號]?"
)
_NOISE = re.compile(
    r"[\s\d０-９〇○零一二三四五六七八九十百年月日第号號期总總累计計数數（()）届中华華民国國:：·.．—\-/刊出版编編辑輯卷组組星，,]+"
)
_PERIODICAL = re.compile(r"(?:半?月|双月|[季旬周])刊\Z")
_PUBLISHER = re.compile(r"\S{2,24}(?:主[办辦管编編]|承[办辦]|[编編](?:印|[辑輯])?|出版|[发發]行)\Z")
_PUBLISHING = re.compile(r"主[管办]|编辑|出版|承办|印刷|(?:国内统一)?刊号|ISSN|CN\s?\d|内部资料")
_TAIL = re.compile("(?:常[务務])?委[员員][会會]|人民政府|[办辦]公[厅廳室]")
"""The lower part of a body's name, when it is printed on a line of its own."""
_BLANKS = re.compile(r"\s")
_NAME_LENGTH = 90
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


def read_masthead(lines: Sequence[Line], stop: int) -> tuple[Masthead, list[Run]]:
    """The masthead among the first lines, before line `stop`, and the lines that it takes.

    It needs a name that ends in 公报 or its like and a number or a year beside it, or a contents behind it; the title
    of a bulletin of statistics (统计公报) stands alone and is none.
    """
    prose = next((i for i, line in enumerate(lines[:_FRONT]) if line.text[-1] in "。；"), _FRONT)
    front = range(min(prose, stop, len(lines)))
    named = next((i for i in front if _names(lines[i].text)), None)
    if named is None:
        named, taken = _split_name(lines, front)
        if named is None:
            return Masthead(), []
    else:
        taken = [named]
    taken = [*_body_above(lines, taken), *taken]
    rows = _rows(lines, taken, stop)
    head = _read(lines, taken, rows, stop)
    way = SURE.first(head)
    if way is None:
        return Masthead(), []
    span = Span(lines[rows[0]].span.start, lines[rows[-1]].span.end)
    record(span, SURE.phase, way.name, head.name)
    masthead = Masthead(
        head.body or None,
        head.name or None,
        _years(head.year) if head.year else None,
        _value(head.number["number"]) if head.number else None,
        _running(head.running) if head.running else None,
        span,
    )
    return masthead, [Run(i, i + 1, BlockKind.MASTHEAD) for i in rows]


def _read(lines: Sequence[Line], taken: Sequence[int], rows: Sequence[int], stop: int) -> Head:
    """What the lines `rows` of a masthead say, of which `taken` are its name."""
    text = "\n".join(lines[i].text for i in rows)
    running = _RUNNING.search(text)
    number = _NUMBER.search(text.replace(running[0], "\n") if running else text)
    match = _TITLE.fullmatch("".join(lines[i].text for i in taken))
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
    but=("青禾水利公报\n\n水库要防汛。", "青禾縣\n人民政府\n公報\n\n水库要防汛。"),
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
    rows = [i for i in range(start, taken[-1] + 1) if i in taken or _is_imprint(lines[i].text)]
    for i in range(taken[-1] + 1, min(stop, taken[-1] + 9, len(lines))):
        if not ROWS.first(lines[i].text):
            break
        rows.append(i)
    return rows


def _body_above(lines: Sequence[Line], taken: Sequence[int]) -> list[int]:
    """The line or the two lines above a bare 公报 that name its body: `某县人民代表大会` and `常务委员会`."""
    named = taken[0]
    if len(taken) > 1 or len(re.sub(r"\s", "", lines[named].text)) > 2:
        return []
    found: list[int] = []
    for i in range(named - 1, max(-1, named - 3), -1):
        text = re.sub(r"\s", "", lines[i].text)
        if not text.endswith(_BODIES + _ORGANS) or len(text) > 30:
            break
        found.insert(0, i)
        if not _TAIL.fullmatch(text):
            return found
    return []


def _names(text: str) -> bool:
    """Whether a line names a gazette, alone or with its year and number; a bulletin of statistics is none."""
    return (
        len(text) <= _NAME_LENGTH and text[0] not in "《—" and not _is_bulletin(text) and NAMES.first(text) is not None
    )


@NAMES.rule(
    "青禾县人民政府公报",
    "青禾县公　報",
    "青禾县政报",
    "青禾县人大会刊",
    "青禾縣議會會刊",
    "青禾憲報",
    "青禾宪报",
    "青禾县立法专刊",
    "青禾县增刊",
    "青禾县文件汇编",
    "青禾县资料汇编",
    "青禾县会议彙編",
    "青禾县纪要选编",
    "青禾县法规汇编",
    "青禾县规章汇编",
    but=("青禾县人民政府", "青禾县公报说明"),
)
def name_alone(text: str) -> bool:
    """The body and the kind of the paper, and nothing else."""
    match = _TITLE.fullmatch(text)
    return match is not None and match["rest"] is None


@NAMES.rule(
    "青禾县人民政府公报　2031年第3期",
    "青禾县公报（第十二号）",
    "青禾县公报·2031年5月6日",
    "青禾县公报 县府第3期增刊",
    but=("青禾县公报 水库",),
)
def name_and_number(text: str) -> bool:
    """The body and the kind of the paper, and its year, number or date."""
    match = _TITLE.fullmatch(text)
    rest = match["rest"] if match else None
    return rest is not None and (_is_imprint(rest) or _NUMBER.search(rest) is not None)


def _is_bulletin(text: str) -> bool:
    """Whether a line is the title of a bulletin (统计公报, 会议公报), which is a document and no gazette."""
    subjects = entries("bulletins")
    for gazette in _GAZETTE.finditer(text):
        if text[: gazette.start()].rstrip().endswith(subjects) or _BRACKET.match(text, gazette.end()):
            return True
    return False


def _split_name(lines: Sequence[Line], front: range) -> tuple[int | None, list[int]]:
    """A name that is printed on two lines: the body, and 公报 below it."""
    for i in front[1:]:
        if re.fullmatch(r"公\s*[报報]|政\s*[报報]|会\s*刊", lines[i].text) and len(lines[i - 1].text) <= 40:
            return i - 1, [i - 1, i]
    return None, []


def _is_imprint(text: str) -> bool:
    """Whether a line says nothing but year, number and date."""
    if len(text) > 40 or not re.search(r"[\d０-９一二三四五六七八九十]", text):
        return False
    return is_date_line(text) or not _NOISE.sub("", text)


@ROWS.rule("2031年第3期", "（总第12期）", "2031年5月6日", "第 十二 號", but=("第3期水库", "总第", "青禾县"))
def imprint(text: str) -> bool:
    """It says nothing but year, number and date."""
    return _is_imprint(text)


@ROWS.rule("半月刊", "月刊", "双月刊", "季刊", "旬刊", "周刊", but=("青禾副刊", "月刊社"))
def how_often(text: str) -> bool:
    """It says how often the gazette appears."""
    return _PERIODICAL.match(text) is not None


@ROWS.rule(
    "青禾县人民政府主办",
    "青禾县人民政府主管",
    "青禾县人民政府办公室主編",
    "青禾县人民政府办公室承辦",
    "青禾县人民政府办公室编印",
    "青禾县人民政府办公室編輯",
    "青禾县人民政府办公室编",
    "青禾县人民政府办公室出版",
    "青禾县人民政府办公室发行",
    but=("青禾县人民政府办公室", "发行"),
)
def published_by(text: str) -> bool:
    """It says who publishes the gazette."""
    return _PUBLISHER.match(text) is not None


@ROWS.rule(
    "主管：青禾县人民政府",
    "主办 青禾县人民政府",
    "编辑：青禾县政府办公室",
    "出版：青禾县政府办公室",
    "承办：青禾县政府办公室",
    "印刷：青禾印刷厂",
    "国内统一刊号 12",
    "刊号：12",
    "ISSN 0000-0000",
    "CN 00-0000",
    "内部资料 免费交流",
    but=("青禾县政府印刷", "CNN"),
)
def publishing(text: str) -> bool:
    """It begins with a label of publishing, or a number of the paper."""
    return _PUBLISHING.match(text) is not None


@ROWS.rule("Gazette of the People's Government", but=("GAZETTE", "Gazette 2031", "Gazette 公报"))
def in_latin_letters(text: str) -> bool:
    """It is the name of the gazette in Latin letters."""
    return _is_latin(text)


def _is_latin(text: str) -> bool:
    """Whether a line is the name of the gazette in Latin letters."""
    return text.isascii() and len(text) >= 8 and not any(c.isdigit() for c in text)


def _running(match: re.Match[str]) -> str:
    """The running number in digits, of a double issue its first and its last: `16-17`."""
    first = str(_value(match["running"]))
    return f"{first}-{_value(match['last'])}" if match["last"] else first


def _years(match: re.Match[str]) -> int:
    """The year of the common era that a masthead prints, as such or as a year of the Republic (民国)."""
    return _value(match["year"]) if match["year"] else _value(match["roc"]) + _ROC


def _value(text: str) -> int:
    plain = re.sub(r"\s", "", text)
    if plain.isdecimal():
        return int(plain)
    digits = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"○": "0", "零": "0"}
    if len(plain) == 4 and all(c in digits for c in plain):
        return int("".join(digits[c] for c in plain))
    return han_number(plain)
