"""What names a gazette (公报, 政报, 会刊), and what a masthead says of it: year, number, publisher."""

from __future__ import annotations

import re

from parsers.language.dates import is_date_line
from parsers.lexicons import entries
from parsers.patterns import late
from parsers.rules import Rules

NAMES: Rules[[str], bool] = Rules("front.masthead.name")
"""Ways in which a line names a gazette, alone or with its year and number."""
ROWS: Rules[[str], bool] = Rules("front.masthead.row")
"""Ways in which a line below the name of a gazette belongs to the masthead."""
DIGITS = r"[0-9０-９]{1,4}|[一二三四五六七八九十百〇○零]{1,6}"
TITLE = re.compile(
    r"(?P<body>.{0,50}?)\s*"
    r"(?P<kind>[公政]\s*报|会\s*刊|宪\s*报|立法专刊|增\s*刊"
    r"|(?:文件|资料|会议|纪要|法规|规章)\s*(?:汇编|选编))"
    r"(?P<rest>[\s（(·•—-].{0,40})?"
)
_GAZETTE = re.compile(r"公\s*报")
_BRACKET = re.compile(r"\s*[（(]")
_NOISE = re.compile(
    r"[\s\d０-９OＯ〇○零一二三四五六七八九十百年月日第号期总累计数（()）届中华民国:：·.．—\-/刊出版编辑印双半季旬周卷组星，,]+"
)
_PERIODICAL = late(r"(?:半?月|双月|[季旬周])刊\Z")
_PUBLISHER = late(r"\S{2,24}(?:主[办管编]|承办|编[印辑]?|出版|发行)\Z")
_PUBLISHING = late(r"主[管办]|编辑|出版|承办|印刷|(?:国内统一)?刊号|ISSN|CN\s?\d|内部资料|邮发代号|定价")
_PARTS = re.compile(r"\s{2,}|\u3000|\t")
_PART_ENDS = ("出版", "发行", "印刷", "编印")
_NAME_LENGTH = 90
NUMBER = late(rf"第\s*(?P<number>{DIGITS})\s*[号期](?:[（(].{{0,12}}[)）])?")
_ANY_NUMERAL = re.compile(r"[\d０-９一二三四五六七八九十]")


def names_gazette(text: str) -> bool:
    """Whether a line names a gazette, alone or with its year and number; a bulletin of statistics is none."""
    return (
        len(text) <= _NAME_LENGTH and text[0] not in "《—" and not _is_bulletin(text) and NAMES.first(text) is not None
    )


@NAMES.rule(
    "青禾县人民政府公报",
    "青禾县公　报",
    "青禾县政报",
    "青禾县人大会刊",
    "青禾县议会会刊",
    "青禾宪报",
    "青禾县立法专刊",
    "青禾县增刊",
    "青禾县文件汇编",
    "青禾县资料汇编",
    "青禾县会议汇编",
    "青禾县纪要选编",
    "青禾县法规汇编",
    "青禾县规章汇编",
    but=("青禾县人民政府", "青禾县公报说明", "青禾县公报 水库"),
)
def name_alone(text: str) -> bool:
    """The body and the kind of the paper, and nothing else."""
    match = TITLE.fullmatch(text)
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
    match = TITLE.fullmatch(text)
    rest = match["rest"] if match else None
    return rest is not None and (is_imprint(rest) or NUMBER.search(rest) is not None)


def _is_bulletin(text: str) -> bool:
    """Whether a line is the title of a bulletin (统计公报, 会议公报), which is a document and no gazette."""
    subjects = entries("bulletins")
    for gazette in _GAZETTE.finditer(text):
        if text[: gazette.start()].rstrip().endswith(subjects) or _BRACKET.match(text, gazette.end()):
            return True
    return False


def is_imprint(text: str) -> bool:
    """Whether a line says nothing but year, number and date."""
    if len(text) > 40 or not _ANY_NUMERAL.search(text):
        return False
    return is_date_line(text) or not _NOISE.sub("", text)


@ROWS.rule(
    "2031年第3期",
    "（总第12期）",
    "2031年5月6日",
    "第 十二 号",
    "2031年第3期（双月刊） 5月6日出版",
    "2031年5月编印",
    but=("第3期水库", "总第", "青禾县", "第3期、" * 12),
)
def imprint(text: str) -> bool:
    """It says nothing but year, number and date."""
    return is_imprint(text)


@ROWS.rule("半月刊", "月刊", "双月刊", "季刊", "旬刊", "周刊", but=("青禾副刊", "月刊社"))
def how_often(text: str) -> bool:
    """It says how often the gazette appears."""
    return _PERIODICAL.match(text) is not None


@ROWS.rule(
    "青禾县人民政府主办",
    "青禾县人民政府主管",
    "青禾县人民政府办公室主编",
    "青禾县人民政府办公室承办",
    "青禾县人民政府办公室编印",
    "青禾县人民政府办公室编辑",
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


@ROWS.rule(
    "青禾县政府办公室编　2031年5月6日出版",
    "2031年5月6日发行  邮发代号 12-3",
    "定价：12元\t2031年5月6日印刷",
    "2031年5月6日编印　CN00-0000",
    "青 禾 县 政 府 办 公 室 编     2 0 3 1 年 5 月",
    but=("青禾县政府　2031年5月6日出版", "青禾县政府办公室编，2031年5月6日出版", "青禾县政府办公室编　水库防汛"),
)
def in_columns(text: str) -> bool:
    """Its columns say who publishes the gazette, when and under which numbers."""
    parts = ["".join(part.split()) for part in _PARTS.split(text) if part]
    return len(parts) > 1 and all(
        part.endswith(_PART_ENDS) or _PUBLISHER.match(part) or _PUBLISHING.match(part) or is_imprint(part)
        for part in parts
    )


@ROWS.rule("Gazette of the People's Government", but=("GAZETTE", "Gazette 2031", "Gazette 公报"))
def in_latin_letters(text: str) -> bool:
    """It is the name of the gazette in Latin letters."""
    return _is_latin(text)


def _is_latin(text: str) -> bool:
    """Whether a line is the name of the gazette in Latin letters."""
    return text.isascii() and len(text) >= 8 and not any(c.isdigit() for c in text)
