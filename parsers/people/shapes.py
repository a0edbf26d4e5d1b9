"""What a row or a cell looks like: a roster's label, a name, a byline. Pure functions of its text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from parsers.blocks.cells import label_end, name_range
from parsers.blocks.rosters import LATIN_NAME
from parsers.language.bodies import is_body
from parsers.language.characters import HAN, strip_spaces
from parsers.language.names import has_compound_surname, is_name, surname_weight
from parsers.language.numerals import TO_TEN
from parsers.language.posts import is_post, is_title
from parsers.lexicons import lexicon
from parsers.model import Attendance
from parsers.people.shared_posts import as_role, expand
from parsers.people.words import LATIN

_ATTENDANCE: tuple[tuple[str, Attendance], ...] = (
    ("请假|[病事公]假", "leave"),
    ("缺席|未能?出席|未到|旷[会席]", "absent"),
    ("列席", "observer"),
    ("出席|到会|参会|参加|应询", "present"),
)
_LABEL_ROW = re.compile(
    "(?:[^，。；：\\d]{0,16}(?:其他|其余))?(?:应|实)?(?:出席|列席|缺席|请假|到会|未出席|参会|参加)"
    "(?:[^，。；\\d]{0,24}(?:人员|委员|代表|领导|同志)|(?!范围|单位|会议[：:])[^，。；\\d]{0,8})"
    "[：:]?(?:[（(][^（()）]{0,12}[)）])?[：:]?"
)
_ATTENDANCE_TITLE = re.compile(
    "(?:出席|列席|缺席|请假).{0,36}(?:名[单册]|人员|委员|情况)(?:[（(][^（()）]*[)）])?[：:]?$"
)
TWO_KINDS = "(?:出席|列席|缺席|请假)[、和及与](?:出席|列席|缺席|请假)"
"""A label of two kinds (`出席、列席：`), which does not say who did what."""
_OF_NOBODY = re.compile(f"{TWO_KINDS}|大会代表[：:]?$|候选人|人选|当选")
_LONGEST_TITLE = 60
_SPACE = re.compile("\\s+")
_TAIL_NOTE = re.compile("\\s*[（(][^（()）\\n]{1,12}[)）][；;。]?\\Z")
"""What may stand behind the name in a row of posts and a name."""
_LATIN = re.compile(f"(?<=[{HAN}]{{2}}){LATIN}$")
_ADDRESS = re.compile("(?:议员|先生|女士|小姐|同志|委员|博士|代表)$")
_ASSEMBLIES = ("人大", "政协", "议会")
"""What stands before 代表 or 委员 and is no name (`区人大代表`)."""
ADDRESSED_ROW = re.compile(
    "([^，,。；：:]{2,30}?)(?:议员|先生|女士|小姐|博士|教授|医生|工程师|测量师|太平绅士)"
    "(?:\\s*[（(][^（()）]{1,12}[)）])?"
    "(?:\\s*[，,].*|\\s+(?:[A-Z]{1,4}\\.){1,4}.*|[ \\u3000]{2,}[^，。：]{1,60})?\\s*\\Z"
)
"""A row of a roster that gives a person an address (`甲某某議員，J.P.`); group 1 ends with the name."""
WORK = re.compile("[ \\u3000]{2}([^ \\u3000，。：]{2,40})\\Z")
"""What such a row says at its end of the person's work, in a column of its own."""
RANKED = re.compile("[简荐委]任\\S{2,4}|\\S{1,10}课长")
"""A post by its rank in the civil service (簡任編審), or a section's head: in a roster these are posts for certain."""
_FROM = re.compile(f"([{HAN}]{{2,20}}(?:[局厅部委办院处科会所站队校行署镇乡村]|中心|街道|公司|社区))([{HAN}]{{2,3}})")
_SPREAD = re.compile(f"[{HAN}]\\s+[{HAN}]")
_DUTIES = re.compile("\\s*(?:(?:(?:基本)?满意|赞成|同意|得?票)\\s*\\d|负责|分管|协助|领导|主持|联系)")
"""What is after a name and a colon: votes for its holder, or what is in their charge."""
INNER_LABEL = re.compile("(?<=\\s)([^\\s：:、，]{2,8})[：:]")
"""What may be another label within a row (group 1)."""
_LONG_LABEL = re.compile("[^：:，。；、]{6,40}[：:]")
_HEAD_COUNT = re.compile(f"\\d|[{TO_TEN}]+[名人]")


def is_label(text: str) -> bool:
    word = strip_spaces(text).strip("：:")
    return word in lexicon("roster_labels") or _LABEL_ROW.fullmatch(word) is not None


def attendance_of(label: str) -> Attendance | None:
    """What a roster's label says of those under it: `列席人员` are observers; None for a label that says nothing.

    Those chosen to attend another assembly (`出席某届人民代表大会代表`) are not said to be here, and a label of two
    kinds (`出席、列席：`) does not say who did what.
    """
    word = strip_spaces(label)
    if _OF_NOBODY.search(word):
        return None
    return next((what for marks, what in _ATTENDANCE if re.search(marks, word)), None)


def is_turn(text: str, end: int) -> bool:
    """Whether a row whose label ends at `end` is a turn of the chair's or an officer's (`主席：請問，有無異議？`)."""
    rest = text[end:].strip()
    if rest[-1:] not in ("。", "？", "！", "：") or not is_post(strip_spaces(text[:end]).strip("：:")):
        return False
    return not all(2 <= len(cell) <= 4 and surname_weight(cell[0]) == 2 for cell in re.split("[、\\s]+", rest[:-1]))


def heads_attendance(text: str) -> Attendance | None:
    """What the title of a roster says of all under it (`某会第九次会议列席人员名单`); None when it says two things."""
    word = strip_spaces(text)
    if len(word) > _LONGEST_TITLE or not _ATTENDANCE_TITLE.search(word):
        return None
    return attendance_of(word)


def roster_label_end(text: str) -> int:
    """The index after a roster's label that opens the row, with a colon or without (`紀　錄　甲某某`); else 0."""
    end = label_end(text)
    if end:
        return end if is_label(text[:end]) and len(text) > end else 0
    head = _LONG_LABEL.match(text)
    if head and head.end() < len(text) and is_label(head[0]):
        return head.end()
    for gap in islice(_SPACE.finditer(text), 4) if len(text) <= 60 else ():
        if gap.start() > 8:
            return 0
        if strip_spaces(text[: gap.start()]) in lexicon("roster_labels"):
            return gap.end()
    return 0


@lru_cache(maxsize=4096)
def cell_name(text: str, labelled: bool = False, sure: bool = False) -> str:
    """The name in a cell, without note and address; empty when the cell holds none. `sure`: as `is_name` has it.

    Under a label two characters set apart (`包　涵`) are a name also where they make a word.
    """
    start, end = name_range(text, (0, len(text)))
    if labelled and LATIN_NAME.fullmatch(text, start, end):
        return text[start:end]
    word = _LATIN.sub("", text[start:end])
    sure = sure or (labelled and _SPREAD.fullmatch(word) is not None and not _is_layout(strip_spaces(word)))
    address = _ADDRESS.search(word)
    if address and len(strip_spaces(word)) > len(address[0]) + 1 and not is_title(strip_spaces(word)):
        word = "" if strip_spaces(word[: address.start()]).endswith(_ASSEMBLIES) else word[: address.start()]
    return word if is_name(word, labelled=labelled, sure=sure, surname=False) else ""


def _is_layout(word: str) -> bool:
    """Whether a word that is set apart by layout everywhere (`名　单`, `附　件`) is no name for that reason."""
    return any(word in lexicon(name) for name in ("roster_labels", "title_types", "line_labels", "head_labels"))


def post_end(cell: str, unlisted: bool = False) -> int:
    """Where the post ends in a cell that is a post and a name with nothing between them (`議長甲某某`); else 0.

    `unlisted` when the cells around are such: then a name of three characters need not begin with a listed surname.
    """
    for size in (3, 2, 4):
        head, name = cell[:-size], cell[-size:]
        if not _is_any_post(head) or not is_name(name, labelled=True, surname=False):
            continue
        if surname_weight(name[0]) if size < 4 else has_compound_surname(name):
            return len(head)
    if (
        unlisted
        and len(cell) > 4
        and _is_any_post(cell[:-3])
        and is_name(cell[-3:], labelled=True, sure=True, surname=False)
    ):
        return len(cell) - 3
    return 0


def _is_any_post(word: str) -> bool:
    return is_post(word) or RANKED.fullmatch(word) is not None


def byline(text: str) -> tuple[tuple[int, int], tuple[str, ...]] | None:
    """The name's range and the posts of a row that is posts and then a name (`某区财政局局长 甲某某（女）`)."""
    if note := _TAIL_NOTE.search(text):
        text = text[: note.start()]
    if len(text) > 70 or re.search("[。；！？]", text):
        return None
    for gap in reversed(list(_SPACE.finditer(text))):
        name, head = text[gap.end() :], text[: gap.start()]
        if len(strip_spaces(name)) > 4:
            break
        if len(strip_spaces(name)) < 2 or not is_name(name, surname=False):
            continue
        if posts := _head(head, name):
            return (gap.end(), len(text)), tuple(post for post in posts if as_role(post) or is_body(post, place=True))
    return None


def _head(head: str, name: str) -> tuple[str, ...]:
    """The posts or the body that a byline names before the name; empty when `head` is neither."""
    word = strip_spaces(re.split("[，：:]", head)[-1])
    if is_post(word):
        return expand(word)
    if is_body(word, place=True) and len(word) >= 4 and is_name(name) and not _HEAD_COUNT.search(word[-3:]):
        return (word,)
    return ()


def tail_name(text: str) -> tuple[int, int] | None:
    """The range of the name in a cell that says first where its holder comes from (`区财政局甲某`)."""
    match = _FROM.fullmatch(text)
    if not match or not is_name(match[2], surname=False) or surname_weight(match[2][0]) < 2:
        return None
    return match.span(2)


def speaker_name(text: str, end: int) -> tuple[int, int] | None:
    """The range of the name before a colon at the head of a row, spread over columns, with a post, or with duties."""
    head = text[:end].rstrip("：: ")
    spread = _SPREAD.fullmatch(head)
    if spread and is_name(head):
        return spread.span()
    for gap in list(_SPACE.finditer(head))[:2]:
        name, tail = head[: gap.start()], strip_spaces(head[gap.end() :])
        if is_name(name) and len(tail) > 1 and is_post(tail):
            return 0, gap.start()
    sure = surname_weight(head[:1]) == 2 or len(head) == 3
    duties = (
        sure
        and len(head) <= 3
        and is_name(head, surname=False)
        and surname_weight(head[0])
        and _DUTIES.match(text, end)
    )
    return (0, len(head)) if duties else None
