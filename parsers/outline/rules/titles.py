"""Named ways to the title of a document that no printed contents lists: its words, and what stands around it."""

from __future__ import annotations

from parsers.blocks.layout import closed
from parsers.blocks.rosters import is_roster_line
from parsers.language.bodies import is_body
from parsers.language.dates import is_date_line
from parsers.outline.rules.above import is_column, signed_above
from parsers.outline.rules.introductions import is_document_number
from parsers.outline.rules.orders import is_named_above
from parsers.outline.rules.place import TitlePlace
from parsers.outline.rules.wording import PIECE
from parsers.rules import Rules

_PAUSES = frozenset("，。；")


TITLES: Rules[[TitlePlace], bool] = Rules("outline.title")
"""The ways to a title, in the order in which they are tried. In the examples ▶ marks the line of the title."""


@TITLES.rule(
    "另有任命事项\n▶第12/2031号县长批示\n任命游一方",
    "另有任命事项\n▶县长令　中华民国120年5月6日\n任命游一方",
    but=("另有任命事项\n▶第十二号县长批示\n任命游一方",),
)
def numbered_instrument(place: TitlePlace) -> bool:
    """It is a numbered instrument or a dated order, whatever stands around it."""
    return place.instrument


@TITLES.rule(
    "另有通知\n\n▶防汛办法\n2031年5月6日\n青政发〔2031〕12号\n为了防汛",
    but=(
        "另有通知\n\n▶防汛情况\n2031年5月6日\n青政发〔2031〕12号\n为了防汛",
        "另有通知\n\n▶防汛办法\n2031年5月6日\n青禾县\n为了防汛",
        "另有通知\n\n▶防汛办法\n2031年5月6日",
        "另有通知\n\n▶防汛办法\n青禾县\n青政发〔2031〕12号\n为了防汛",
    ),
)
def dated_and_numbered(place: TitlePlace) -> bool:
    """Its date stands below, and its number below that."""
    stop, lines = place.stop, place.lines
    if not place.strong or not is_date_line(place.after) or stop + 1 >= len(lines):
        return False
    return is_document_number(lines[stop + 1].text)


@TITLES.rule(
    "另有安排\n\n▶防汛工作的报告\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    "另有安排\n\n▶防汛办法\n（2031年5月6日公布）\n第一条",
    "另有安排\n\n▶青禾县人民政府公告\n第12号\n为了防汛",
    "另有安排\n\n▶青禾县人民政府公告\n《防汛办法》已经通过，现予公布。",
    but=(
        "另有安排\n▶防汛工作的报告\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
        "另有安排\n\n▶防汛工作的情况\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
        "另有安排\n\n▶青禾县人民政府公告\n《防汛办法》已经通过。",
    ),
)
def introduced_in_the_text(place: TitlePlace) -> bool:
    """Nothing ends above, but a subtitle, a passing note or what a notice makes public stands below."""
    return not place.parted and place.strong and place.introduced


@TITLES.rule(
    "青禾县人民政府关于防汛的通知\n各乡镇：\n请准备\n▶青禾县人民政府关于抗旱的通知\n各乡镇人民政府：\n请准备",
    "青禾县人民政府关于防汛的通知\n各乡镇：\n请准备\n▶青禾县人民政府关于抗旱的通知\n青政发〔2031〕12号\n请准备",
    but=(
        "青禾县人民政府关于防汛的通知\n各乡镇：\n请准备\n▶云台区人民政府关于抗旱的通知\n各乡镇人民政府：\n请准备",
        "青禾县人民政府关于防汛的通知\n各乡镇：\n请准备\n▶青禾县人民政府关于抗旱的情况\n各乡镇人民政府：\n请准备",
        "青禾县人民政府关于防汛的通知\n各乡镇：\n请准备\n\n▶云台区人民政府关于抗旱的通知\n各乡镇人民政府：\n请准备",
        "青禾县人民政府关于防汛的通知\n各乡镇：\n请准备\n▶青禾县人民政府关于抗旱的通知\n请大家准备",
        "关于做好防汛工作的通知\n各乡镇：\n请准备\n▶关于做好防汛工作的意见\n各乡镇人民政府：\n请准备",
    ),
)
def addressed_kin(place: TitlePlace) -> bool:
    """Nothing ends above, but it begins like a title before it, and a salutation or a number stands below."""
    return not place.parted and place.strong and place.kin and place.addressed


@TITLES.rule(
    "青禾县人民政府关于防汛的通知\n各乡镇：\n请做好准备。\n▶青禾县人民政府关于抗旱的通知\n请做好准备。",
    "## 青禾县人民政府通知\n各乡镇：\n请做好准备。\n▶## 云台区人民政府通知\n请做好准备。",
    "青禾县人民政府关于防汛的通知\n各乡镇：\n请做好准备。\n▶青禾县人民政府关于抗旱的通知\n青政发〔2031〕12号\n请准备",
    but=(
        "青禾县人民政府关于防汛的通知\n各乡镇：\n请做好准备。\n▶云台区人民政府关于抗旱的通知\n请做好准备。",
        "## 青禾县人民政府通知\n各乡镇：\n请做好准备。\n▶### 云台区人民政府通知\n请做好准备。",
        "青禾县人民政府关于防汛的通知\n各乡镇：\n请做好准备。\n▶青禾县人民政府关于抗旱的情况\n请做好准备。",
        "青禾县人民政府关于防汛的通知\n各乡镇：\n请做好准备。\n▶青禾县人民政府关于抗旱的通知\n青禾",
        "青禾县人民政府关于防汛的通知\n各乡镇：\n请准备\n▶青禾县人民政府关于抗旱的通知\n请做好准备。",
    ),
)
def kin(place: TitlePlace) -> bool:
    """It begins like a title before it, and the text of a document below."""
    return place.parted and place.kin and place.strong and place.begun


@TITLES.rule(
    "会议结束。\n▶防汛工作的报告\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    "会议结束。\n▶防汛工作情况\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    "2031年5月6日\n▶防汛三年\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    "会议结束。\n▶青禾县人民政府公告\n第12号\n为了防汛",
    but=(
        "会议结束。\n▶防汛三年\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
        "另有安排\n\n▶防汛工作的情况\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    ),
)
def introduced(place: TitlePlace) -> bool:
    """A subtitle, a passing note or what a notice makes public stands below."""
    return place.parted and (place.typed or place.ended) and place.introduced


@TITLES.rule(
    "会议结束。\n▶主席团名单\n游一方　　杜小满　　白　鹭　　向　南",
    but=(
        "会议结束。\n▶主席团成员\n游一方　　杜小满　　白　鹭　　向　南",
        "会议结束。\n▶主席团名单\n游一方",
        "另有安排\n\n▶主席团名单\n游一方　　杜小满　　白　鹭　　向　南",
    ),
)
def above_a_roster(place: TitlePlace) -> bool:
    """A roster stands below."""
    return place.parted and place.typed and is_roster_line(place.after, inside=False)


@TITLES.rule(
    "▶防汛办法\n青禾县",
    "【县政府文件】\n▶防汛办法\n青禾县",
    "青政发〔2031〕12号\n▶防汛办法\n青禾县",
    but=(
        "▶防汛情况\n青禾县",
        "防汛\n▶防汛办法\n青禾县",
    ),
)
def first_words(place: TitlePlace) -> bool:
    """No text stands before it, and its last word is a title's."""
    return place.top and place.strong


@TITLES.rule(
    "▶防汛三年\n为了防汛，制定本文件。",
    but=(
        "▶防汛三年，青禾平安\n为了防汛，制定本文件。",
        "▶防汛三年\n青禾县",
        "▶防汛三年\n【县政府文件】\n为了防汛，制定本文件。",
        "▶防汛三年\n5月6日下午开会\n2031年5月6日下午开会",
        "▶" + "防汛三年" * 13 + "\n为了防汛，制定本文件。",
    ),
)
def plain_first_words(place: TitlePlace) -> bool:
    """No text stands before it, whatever its words, and the text of a document begins below."""
    if not place.top or not all(_is_plain(line.text) for line in place.lines[place.i : place.stop]):
        return False
    return place.begun and not is_column(place.lines, place.stop)


@TITLES.rule(
    "关于印发《防汛安排》的通知\n各乡镇：\n请做好准备。\n2031年5月6日\n▶防汛安排\n青禾县",
    but=(
        "关于印发《抗旱安排》的通知\n各乡镇：\n请做好准备。\n2031年5月6日\n▶防汛安排\n青禾县",
        "关于印发《防汛安排》的通知\n各乡镇：\n请做好准备。\n▶防汛安排\n青禾县",
        "关于印发《防汛安排》的通知\n各乡镇：\n特此通知。\n▶防汛安排\n青禾县",
        "关于印发《防汛三年》的通知\n各乡镇：\n请做好准备。\n2031年5月6日\n▶防汛三年\n青禾县",
    ),
)
def issued_above(place: TitlePlace) -> bool:
    """A notice that is signed and dated above names it as what it issues."""
    if not (place.typed and signed_above(place.lines, place.i)):
        return False
    return is_named_above(place.lines, place.i, place.words)


@TITLES.rule(
    "特此通知。\n▶抗旱工作的通知\n请做好准备。",
    "特此通知。\n▶关于抗旱情况\n请做好准备。",
    "特此通知。\n▶# 抗旱工作情况\n请做好准备。",
    but=(
        "请做好准备。\n▶抗旱工作的通知\n请做好准备。",
        "特此通知。\n▶抗旱工作情况\n请做好准备。",
        "特此通知。\n▶## 抗旱工作情况\n请做好准备。",
        "特此通知。\n▶抗旱工作的通知\n青禾",
    ),
)
def after_a_document(place: TitlePlace) -> bool:
    """A document has ended above, and the text of another begins below."""
    sure = place.strong or (place.typed and (place.line.hashes == 1 or place.about))
    return place.ended and sure and place.begun


@TITLES.rule(
    "会议结束。\n\n▶云台区人民政府关于抗旱的通知\n请做好准备。",
    but=(
        "会议结束。\n▶云台区人民政府关于抗旱的通知\n请做好准备。",
        "会议结束\n\n▶云台区人民政府关于抗旱的通知\n请做好准备。",
        "会议结束。\n另有安排\n\n▶云台区人民政府关于抗旱的通知\n请做好准备。",
        "会议结束。\n\n▶云台区今年关于抗旱的通知\n请做好准备。",
        "会议结束。\n\n▶云台区人民政府关于抗旱的情况\n请做好准备。",
        "会议结束。\n\n▶云台区人民政府关于抗旱的通知\n青禾",
    ),
)
def of_a_body(place: TitlePlace) -> bool:
    """It begins with a body (`某县人民政府关于…`), after a sentence and a blank line."""
    if not (place.strong and place.line.gap and closed(place.lines[place.i - 1].text)):
        return False
    return is_body(place.before_about) and place.begun


@TITLES.rule(
    "会议结束。\n\n▶抗旱工作的通知\n各乡镇人民政府：",
    "会议结束。\n— 3 —\n▶抗旱工作的通知\n各乡镇人民政府：",
    "会议结束。\n▶# 抗旱工作的通知\n各乡镇人民政府：",
    "会议结束。\n▶## 抗旱工作的通知\n各乡镇人民政府：",
    "会议结束。\n▶抗旱工作的通知\n青政字第十二号",
    "会议结束。\n\n▶抗旱工作的通知\n青政发〔2031〕12号",
    but=(
        "会议结束。\n▶抗旱工作的通知\n各乡镇人民政府：",
        "会议结束\n\n▶抗旱工作的通知\n各乡镇人民政府：",
        "会议结束。\n另有安排\n\n▶抗旱工作的通知\n各乡镇人民政府：",
        "会议结束。\n\n▶抗旱工作情况\n各乡镇人民政府：",
    ),
)
def addressed(place: TitlePlace) -> bool:
    """It stands apart, and a salutation or a document's number stands below."""
    if not (place.parted and place.strong and place.addressed):
        return False
    return place.line.page_break or place.line.gap > 0 or place.line.hashes > 0 or "字第" in place.after


def _is_plain(text: str) -> bool:
    """Whether a line at the top of a text may be of a title of any words: it begins no sentence."""
    return _PAUSES.isdisjoint(text) and len(text) <= PIECE
