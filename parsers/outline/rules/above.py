"""What stands above a title: the end of the document before it, or the name of its column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from parsers.blocks.cells import label_end
from parsers.blocks.layout import closed
from parsers.blocks.rosters import is_roster_line
from parsers.front.entries import squeeze
from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.lexicons import entries
from parsers.model import Line
from parsers.outline.rules.introductions import REMARK
from parsers.outline.rules.orders import is_instrument
from parsers.outline.rules.wording import PIECE, office_and_date
from parsers.rules import Rules

ENDS: Rules[[Sequence[Line], int], bool] = Rules("outline.title.above")
"""Ways in which the lines above line `i` end a document. In the examples ▶ marks line `i`."""
COLUMNS: Rules[[str, str], bool] = Rules("outline.title.column")
"""Ways in which a line, whose words are given without white space, only names the column of the next line's title.

In the examples ｜ parts the two lines.
"""
_BRACKETED = re.compile(r"[【〔［\[].{2,14}[】〕］\]]")
_MEETING_PAPER = re.compile(r"(?:.{0,30}会议)?文件(?:之|第)?[（(]?[一二三四五六七八九十\d]{1,3}[)）]?号?")
_REMARK_BELOW = re.compile(rf"{REMARK}[^（()）]{{2,20}}[)）]")
_SIGNERS = 5
"""How many lines above a title may be the signatures of the document before it."""
_COLUMN_LENGTH = 12
_KIND_LENGTH = 8
"""How long the word is that says whose documents a column holds: 市政府文件."""
_SPACED_LENGTH = 60


def ends_document(lines: Sequence[Line], i: int) -> bool:
    """Whether what stands before line `i` ends a document: a closing formula, a signature with its date, a roster."""
    return i == 0 or ENDS.first(lines, i) is not None


def signed_above(lines: Sequence[Line], i: int) -> bool:
    """Whether a signature's date stands above line `i`, or above a remark on the paper there: （此件公开发布）."""
    k = i - 1
    if k > 0 and lines[k].text[-1:] in ")）" and _REMARK_BELOW.fullmatch(lines[k].text):
        k -= 1
    return k >= 0 and is_date_line(lines[k].text)


def is_column(lines: Sequence[Line], i: int) -> bool:
    """Whether line `i` only names the column or the office of the title on the next line: 议事录, 【县政府文件】."""
    return _names_column(lines[i].text, lines[i + 1].text if i + 1 < len(lines) else "")


@lru_cache(maxsize=1024)
def _names_column(text: str, following: str) -> bool:
    """Whether a line only names a column, by its words and those of the next line: asked of it and for the next."""
    return COLUMNS.first(squeeze(text), squeeze(following)) is not None


@COLUMNS.rule(
    "青禾县人民政府办公室｜第12/2031号县长批示",
    but=("青禾县人民政府办公室｜第十二次会议", "青禾县云台区" * 9 + "｜第12/2031号县长批示"),
)
def office_of_an_instrument(text: str, following: str) -> bool:
    """A short line above a numbered instrument, whatever its words."""
    return len(text) <= PIECE and following[:1] == "第" and is_instrument(following)


@COLUMNS.rule(
    "【县政府文件】｜关于加强防汛工作的通知", "［人事］｜任免通知", but=("【县政府】文件｜关于防汛工作的通知",)
)
def bracketed(text: str, following: str) -> bool:
    """A few words in heavy or square brackets."""
    return text[:1] in "【〔［[" and _BRACKETED.fullmatch(text) is not None


@COLUMNS.rule(
    "人事任免｜杜小满",
    "政策解读｜一图读懂",
    "县政府文件｜关于防汛",
    but=(
        "本县人事任免｜杜小满",
        "文件｜关于防汛",
        "县文件｜关于防汛",
        "青禾县云台区水务和财政局文件｜关于防汛",
    ),
)
def usual_name(text: str, following: str) -> bool:
    """A usual name of a column, or that of the papers of an office."""
    if text in _column_names()[0]:
        return True
    if not text.endswith(_column_names()[1]):
        return False
    kind = next((end for end in _column_names()[1] if text.endswith(end)), None)
    return kind is not None and 2 <= len(text) - len(kind) <= _KIND_LENGTH


@COLUMNS.rule("县第三届人大第二次会议文件之五｜议案", "文件（3）｜议案", but=("会议文件｜议案", "文件五说明｜议案"))
def numbered_paper(text: str, following: str) -> bool:
    """The number of a paper of a meeting."""
    return "文件" in text and _MEETING_PAPER.fullmatch(text) is not None


@COLUMNS.rule(
    "政府工作报告｜青禾县政府工作报告",
    "青禾县云台区防汛工作报告｜关于青禾县云台区防汛工作报告",
    but=(
        "政府工作报告｜政府工作报告",
        "报｜青禾县政府工作报",
        "青禾县云台区的防汛工作报告｜关于青禾县云台区的防汛工作报告",
    ),
)
def said_again_at_the_end(text: str, following: str) -> bool:
    """A few words with which the title on the next line ends."""
    return 2 <= len(text) <= _COLUMN_LENGTH and len(following) > len(text) and following.endswith(text)


@cache
def _column_names() -> tuple[frozenset[str], tuple[str, ...]]:
    """The whole names of columns, and how names end after an office."""
    words = entries("columns")
    return frozenset(word for word in words if word[0] != "~"), tuple(word[1:] for word in words if word[0] == "~")


@ENDS.rule("会议纪要已经印发。\n【县政府文件】\n▶任命名单", but=("会议纪要已经印发。\n县政府文件一览\n▶任命名单",))
def column_above(lines: Sequence[Line], i: int) -> bool:
    """The line above names a column."""
    return is_column(lines, i - 1)


@ENDS.rule(
    "请遵照执行。\n2031年5月6日\n▶任命名单",
    "2031年5月6日\n（此件公开发布）\n▶任命名单",
    "2031年5月6日\n(此页无正文)\n▶任命名单",
    "2031年5月6日\n（以下无正文）\n▶任命名单",
    "2031年5月6日\n（本件公开发布）\n▶任命名单",
    "2031年5月6日\n（附件另发）\n▶任命名单",
    but=("请于2031年5月6日前报送\n▶任命名单", "2031年5月6日\n（公开发布）\n▶任命名单"),
)
def dated_above(lines: Sequence[Line], i: int) -> bool:
    """A signature's date stands above, with a remark on the paper below it or without."""
    return signed_above(lines, i)


@ENDS.rule("现予公布。\n▶任命名单", "以上报告，请予审议。\n▶任命名单", but=("会议现予公布名单。\n▶任命名单",))
def closing_formula(lines: Sequence[Line], i: int) -> bool:
    """The line above is a formula with which documents close."""
    return _closing_line().fullmatch(lines[i - 1].text) is not None


@ENDS.rule("青禾县人民政府办公室　　2031年5月6日\n▶水库活起来", but=("青禾县人民政府办公室\n▶水库活起来",))
def letterhead_above(lines: Sequence[Line], i: int) -> bool:
    """The line above ends a letterhead: the office that issues the paper, and the date."""
    return office_and_date(lines[i - 1].text)


@ENDS.rule("图为会议现场\n\n▶任命名单", but=("图为会议现场\n▶任命名单", "图书馆办法\n\n▶任命名单"))
def picture_above(lines: Sequence[Line], i: int) -> bool:
    """A blank line parts it from what a picture shows."""
    return lines[i].gap >= 1 and lines[i - 1].text.startswith("图为")


@ENDS.rule("| 甲 | 3 |\n| 乙 | 4 |\n\n▶任命名单", but=("| 甲 | 3 |\n| 乙 | 4 |\n▶任命名单",))
def table_above(lines: Sequence[Line], i: int) -> bool:
    """A blank line parts it from a table of Markdown."""
    return lines[i].gap >= 1 and lines[i - 1].text[0] == "|"


@ENDS.rule(
    "游一方　　杜小满　　白　鹭　　向　南\n\n▶任命名单",
    "秘书长：游一方\n\n▶任命名单",
    but=(
        "秘书长：游一方\n▶任命名单",
        "秘书长：" + "青禾县云台区" * 8 + "\n\n▶任命名单",
        "会议地点：三楼会议室，由游一方主持。\n\n▶任命名单",
    ),
)
def roster_above(lines: Sequence[Line], i: int) -> bool:
    """A blank line parts it from a roster's row, or from a label with a few words."""
    before = lines[i - 1].text
    return lines[i].gap >= 1 and (is_roster_line(before, inside=True) or _is_labelled(before))


@ENDS.rule("2031年5月6日\n县长　游一方\n▶任命名单", but=("会议一\n县长　游一方\n▶任命名单",))
def signed_below_the_date(lines: Sequence[Line], i: int) -> bool:
    """Signatures stand above, and a date above them."""
    signers = _signers(lines, i)
    return signers >= 1 and is_date_line(lines[i - signers - 1].text)


@ENDS.rule(
    "请遵照执行。\n县长　游一方\n\n▶任命名单",
    "请遵照执行。\n县长　游一方\n副县长　杜小满\n▶任命名单",
    "附：名单\n县长　游一方\n\n▶任命名单",
    but=(
        "请遵照执行。\n县长　游一方\n▶任命名单",
        "出席会议\n县长　游一方\n\n▶任命名单",
        "请遵照执行。\n" + "县长　游一方\n" * 6 + "▶任命名单",
    ),
)
def signed(lines: Sequence[Line], i: int) -> bool:
    """Signatures stand above, two or a blank line after one, below the end of a sentence or of what is attached."""
    signers = _signers(lines, i)
    if signers < (1 if lines[i].gap else 2):
        return False
    above = lines[i - signers - 1].text
    return closed(above) or above[0] == "附"


@ENDS.rule(
    "秘书处　　三楼\n\n▶任命名单",
    "秘书处  三楼\n\n▶任命名单",
    "秘书处　　" + "青禾县云台区" * 8 + "\n\n▶任命名单",
    but=(
        "秘书处　　三楼\n▶任命名单",
        "秘书处三楼\n\n▶任命名单",
        "秘书处　　在三楼。\n\n▶任命名单",
        "秘书处　　" + "青禾县云台区" * 10 + "\n\n▶任命名单",
        "出席会议\n县长　游一方\n\n▶任命名单",
    ),
)
def columns_above(lines: Sequence[Line], i: int) -> bool:
    """A blank line parts it from a line that is set in columns and ends no sentence."""
    before = lines[i - 1].text
    spaced = "\u3000" in before or "  " in before
    return (
        lines[i].gap >= 1 and spaced and not closed(before) and len(before) <= _SPACED_LENGTH and _signers(lines, i) < 1
    )


def _signers(lines: Sequence[Line], i: int) -> int:
    """How many signatures stand right above line `i`, below something else; less than one for none."""
    if read_byline(lines[i - 1].text) is None:
        return 0
    above = range(2, min(i, _SIGNERS) + 1)
    return next((k for k in above if read_byline(lines[i - k].text) is None), 0) - 1


def _is_labelled(text: str) -> bool:
    """Whether a line is a label with a few words: 秘书长：某某某."""
    return label_end(text) > 0 and len(text) <= PIECE and not closed(text)


@cache
def _closing_line() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in entries("closings")))
