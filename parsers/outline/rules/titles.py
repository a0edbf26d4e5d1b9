"""Named ways to the title of a document that no printed contents lists: its words, and what stands around it."""

from __future__ import annotations

from parsers.blocks.layout import closed
from parsers.blocks.rosters import is_roster_line
from parsers.front.entries import squeeze
from parsers.language.bodies import is_body
from parsers.language.bylines import read_byline
from parsers.language.dates import is_date_line
from parsers.outline.rules.above import bracketed, is_column, signed_above
from parsers.outline.rules.introductions import is_dispatch, is_document_number
from parsers.outline.rules.orders import is_named_above
from parsers.outline.rules.place import TitlePlace
from parsers.outline.rules.wording import PIECE, office_and_date
from parsers.rules import Rules

_PAUSES = frozenset("，。；")
_END_OF_REPORT = ("（完）", "(完)")
_SHORTEST = 4
_APART = 2
"""Blank lines that part documents."""
_LONG = 8
_PARAGRAPHS = 12
"""So many lines above are looked at for how far paragraphs stand apart."""
_FEW = 4
"""At most one in so many of them may stand as far from the line above it."""


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
    "会议结束。\n▶全县部署防汛\n青禾日报讯（记者　游一方）全县防汛会议召开。",
    "另有安排\n\n▶全县部署防汛\n堤防都要加固\n本报讯 全县防汛会议召开。",
    "另有安排\n\n▶全县防汛会议召开\n5月6日上午，全县防汛会议在青禾召开。",
    *(
        f"另有安排\n\n▶{headline}\n5月6日{time}，全县防汛会议在青禾召开。"
        for headline, time in (
            *(("全县防汛会议举行", "中午"), ("全县防汛会议开幕", "下午"), ("全县防汛会议闭幕", "晚上")),
            *(("全县防汛会议闭会", "晚"), ("我县举行防汛会议", "上午"), ("我县召开防汛会议", "上午")),
        )
    ),
    but=(
        "另有安排\n\n▶全县部署防汛\n5月6日上午，全县防汛会议在青禾召开。",
        "另有安排\n▶全县部署防汛\n本报讯 全县防汛会议召开。",
        "会议结束。\n▶全县部署防汛\n全县防汛会议召开。",
        "会议结束。\n▶全县部署防汛　游一方摄\n青禾日报讯（记者　游一方）全县防汛会议召开。",
        "会议结束。\n▶" + "全县部署防汛" * 11 + "\n本报讯 全县防汛会议召开。",
    ),
)
def above_a_dateline(place: TitlePlace) -> bool:
    """How a report begins stands below (某报讯), or the day of the meeting that it tells of."""
    return place.headline > 0 and (place.parted or place.line.gap > 0)


@TITLES.rule(
    "会议结束。\n青禾县\n\n▶财 政 局\n\n批 示 摘 录\n\n游一方任科长。",
    but=(
        "会议结束。\n青禾县\n▶财 政 局\n批 示 摘 录\n游一方任科长。",
        "会议结束。\n青禾县\n\n▶财政局\n\n批示摘录\n\n游一方任科长。",
    ),
)
def letter_spaced(place: TitlePlace) -> bool:
    """It is letter-spaced and stands apart, and the text of a document begins below."""
    apart = place.line.gap > 0 or place.line.page_break
    return place.spaced_out and apart and place.strong and place.begun


@TITLES.rule(
    "会议结束。\n\n▶短讯\n水库开工\n水库今天开工。",
    but=("会议结束。\n\n▶短讯报道\n水库开工\n水库今天开工。", "另有安排\n▶短讯\n水库开工\n水库今天开工。"),
)
def column_of_short_reports(place: TitlePlace) -> bool:
    """It names a column of short reports (短讯)."""
    return place.digest and (place.parted or place.line.gap > 0)


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
    "水库 15 8 1\n▶青禾县任免名单\n（2031年5月6日青禾县人大常委会第九次会议通过）\n任命：",
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
    "青禾县简报\n青禾县人民政府办公室　　2031年5月6日\n▶水库怎样“活”起来\n去年以来，水库加固了。",
    "水库加固了。（完）\n▶县人大常委会研究明年计划\n会议研究了明年的计划。",
    but=(
        "青禾县简报\n青禾县人民政府办公室\n▶水库怎样“活”起来\n去年以来，水库加固了。",
        "水库加固了。（完）\n▶县人大常委会研究明年计划\n青禾",
    ),
)
def after_an_end(place: TitlePlace) -> bool:
    """A letterhead or a report has ended above, and a text begins below, whatever its words."""
    above = place.lines[place.i - 1].text if place.i else ""
    ended = above.endswith(_END_OF_REPORT) or office_and_date(above)
    return ended and place.begun and all(map(_is_plain, place.texts))


@TITLES.rule(
    "【大会发言】\n▶让水库活起来\n县水务局　游一方\n去年以来，水库加固了。",
    but=(
        "大会发言\n▶让水库活起来\n县水务局　游一方\n去年以来，水库加固了。",
        "【大会发言】\n▶让水库活起来\n去年以来，水库加固了。",
    ),
)
def below_a_column(place: TitlePlace) -> bool:
    """The name of a column stands above in brackets, and a byline below."""
    named = place.i > 0 and bracketed(squeeze(place.lines[place.i - 1].text), "")
    return named and read_byline(place.after) is not None and all(map(_is_plain, place.texts))


@TITLES.rule(
    "会议结束。\n青政发〔2031〕12号\n▶关于防汛的通知\n各乡镇人民政府：",
    "会议结束\n\n青政发〔2031〕12号\n\n▶防汛办法\n为了防汛，制定本办法。",
    but=(
        "会议结束。\n青政发12号\n▶关于防汛的通知\n各乡镇人民政府：",
        "会议结束。\n青政发〔2031〕12号\n▶防汛情况\n各乡镇人民政府：",
        "会议结束。\n青政发〔2031〕12号\n▶防汛办法\n青禾",
    ),
)
def below_its_number(place: TitlePlace) -> bool:
    """The number of a document stands above, and the text of one begins below."""
    return place.numbered and place.strong and place.begun


@TITLES.rule(
    "会议结束。\n▶防汛工作的报告\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    "会议结束。\n▶防汛工作情况\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    "2031年5月6日\n▶防汛三年\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    "会议结束。\n▶青禾县人民政府公告\n第12号\n为了防汛",
    "会议结束。\n\n\n▶稳中加固\n——2031年防汛工作评读\n今年的水位平稳。",
    but=(
        "会议结束。\n▶防汛三年\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
        "另有安排\n\n▶防汛工作的情况\n——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n各位代表：",
    ),
)
def introduced(place: TitlePlace) -> bool:
    """A subtitle, a passing note or what a notice makes public stands below."""
    return place.parted and (place.typed or place.ended or place.line.gap >= _APART) and place.introduced


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
    "▶青禾县云台区水库和堤防防汛三年 作者：游一方 发布时间：2031-05-06\n为了防汛，制定本文件。",
    but=(
        "▶防汛年\n为了防汛，制定本文件。",
        "▶防汛三年，青禾平安\n为了防汛，制定本文件。",
        "▶防汛三年\n青禾县",
        "▶防汛三年\n【县政府文件】\n为了防汛，制定本文件。",
        "▶防汛三年\n5月6日下午开会\n2031年5月6日下午开会",
        "▶" + "防汛三年" * 13 + "\n为了防汛，制定本文件。",
    ),
)
def plain_first_words(place: TitlePlace) -> bool:
    """No text stands before it, whatever its words, and the text of a document begins below."""
    if not place.top or not all(map(_is_plain, place.texts)):
        return False
    if len(place.words) < _SHORTEST and not is_body(place.words):
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
    "防汛工作的报告\n▶## 云台区人民政府关于抗旱的通知\n请做好准备。",
    "会议结束。\n" + "水库和堤防都要防汛抗旱。\n" * 9 + "▶对云台区人民政府关于抗旱的报告的意见\n请做好准备。",
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
    """It begins with a body (`某县人民政府关于…`), as a heading of Markdown or after a sentence and a blank line."""
    if not (place.strong and place.about and place.begun):
        return False
    ended = closed(place.lines[place.i - 1].text)
    if not (place.line.hashes > 0 or (ended and (place.line.gap > 0 or place.tight))):
        return False
    return is_body(place.before_about.removeprefix("对")) or (place.tight and place.short)


@TITLES.rule(
    "会议结束。\n\n▶云台区人民政府令第七号\n现公布施行。",
    "会议结束。\n\n▶云台区人民政府公告\n现予公布。",
    "会议结束。\n\n▶云台区人民政府通告\n现予公布。",
    "会议结束。\n\n▶云台区人民政府布告（第7号）\n现予公布。",
    "会议结束。\n\n▶云台区人民政府命令 第七号\n现予公布。",
    but=(
        "另有安排\n▶云台区人民政府令第七号\n现公布施行。",
        "会议结束。\n\n▶水库防汛令第七号\n现公布施行。",
        "会议结束。\n\n▶云台区人民政府令第七号\n水库要防汛。",
    ),
)
def order_of_a_body(place: TitlePlace) -> bool:
    """It is a body's order or notice (`某县人民政府令第七号`), and the line below makes something public."""
    return place.order and (place.parted or place.line.gap > 0)


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


@TITLES.rule(
    "会议结束。\n\n\n▶进一步加强水库防汛的规定\n为了防汛，制定本规定。",
    "会议开始。\n另有安排\n\n\n\n▶防汛规定\n青禾",
    "会议开始。\n5\n\n\n▶进一步加强水库防汛的规定\n为了防汛，制定本规定。",
    but=(
        "会议结束。\n\n▶进一步加强水库防汛的规定\n为了防汛，制定本规定。",
        "会议结束\n\n\n▶进一步加强水库防汛的规定\n为了防汛，制定本规定。",
        "会议结束。\n\n\n▶防汛规定\n为了防汛，制定本规定。",
        "另有安排\n\n\n▶进一步加强水库防汛的规定\n为了防汛，制定本规定。",
        "会议结束。\n\n\n▶进一步加强水库防汛的情况\n为了防汛，制定本规定。",
        "会议结束。\n\n\n▶进一步加强水库防汛的规定\n青禾",
        "会议开始。\n\n\n会议结束。\n\n\n▶进一步加强水库防汛的规定\n为了防汛，制定本规定。",
    ),
)
def far_apart(place: TitlePlace) -> bool:
    """More blank lines part it from what is above than stand between the lines there."""
    gap = place.line.gap
    sure = place.strong or (place.words.endswith("大事记") and gap > _APART)
    if not sure or gap < _APART or len(place.words) < (_LONG if gap == _APART else _SHORTEST):
        return False
    if gap == _APART and not (place.begun and place.parted):
        return False
    above = place.lines[max(0, place.i - _PARAGRAPHS) : place.i]
    return sum(line.gap >= gap for line in above) * _FEW <= len(above)


@TITLES.rule(
    "另有安排\n\n▶青禾县人民政府\n关于防汛的批复\n\n青政发〔2031〕12号\n云台区人民政府：",
    but=(
        "另有安排\n▶青禾县人民政府\n关于防汛的批复\n\n青政发〔2031〕12号\n云台区人民政府：",
        "另有安排\n\n▶青禾县人民政府\n关于防汛的情况\n\n青政发〔2031〕12号\n云台区人民政府：",
        "另有安排\n\n▶青禾县人民政府\n关于防汛的批复\n\n第12号\n云台区人民政府：",
    ),
)
def above_its_number(place: TitlePlace) -> bool:
    """A blank line parts it from what is above, and its number with the letters of an office stands below."""
    return place.strong and place.line.gap > 0 and is_dispatch(place.after)


def _is_plain(text: str) -> bool:
    """Whether a line at the top of a text may be of a title of any words: it begins no sentence."""
    return _PAUSES.isdisjoint(text) and len(text) <= PIECE
