"""Whose a document is: the bodies that a line names, the numbers of the issue, the persons who signed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.blocks.group import group_blocks
from parsers.issue import outline_issue
from parsers.lines.split import split_lines
from parsers.model import BlockKind, Section, Source, Span
from parsers.outline.issuers import bodies_in, last_date, read_issuers
from parsers.outline.signers import read_signers
from parsers.quote.authors import authors_of


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("青禾县统计局", ("青禾县统计局",)),
        ("青 禾 县 统 计 局", ("青禾县统计局",)),
        ("青 禾 县 财 政 局　云台区教育局", ("青禾县财政局", "云台区教育局")),
        ("青禾县（云台区）水务局", ("青禾县（云台区）水务局",)),
        ("青禾县 人民政府 办公室", ("青禾县人民政府办公室",)),
        ("青 禾县水务局　云台区水务局", ("青禾县水务局", "云台区水务局")),
        ("水务局和云台区水务局", ("水务局和云台区水务局",)),
        ("青禾市统计局　国家统计局青禾调查队", ("青禾市统计局", "国家统计局青禾调查队")),
        ("青禾市财政局、国家税务总局", ("青禾市财政局", "国家税务总局")),
        ("青禾县财政局青禾县教育局", ("青禾县财政局", "青禾县教育局")),
        ("青禾县发展和改革局", ("青禾县发展和改革局",)),
        ("云川县政府主计处", ("云川县政府主计处",)),
        ("青禾县人大常委会主任会议", ("青禾县人大常委会主任会议",)),
        ("青禾县水务局和云台区水务局", ("青禾县水务局", "云台区水务局")),
        ("青禾水库和青禾县水务局", ("青禾水库和青禾县水务局",)),
        ("青禾县人民代表大会和常务委员会", ("青禾县人民代表大会和常务委员会",)),
        ("青禾县统计局（盖章）", ("青禾县统计局",)),
        ("青禾县统计局(公章)", ("青禾县统计局",)),
        ("青禾县统计局（印）", ("青禾县统计局",)),
        ("青禾县统计局（章）", ("青禾县统计局",)),
        ("青禾县统计局（复印）", ()),
        ("政府", ()),
        ("常务委员会", ()),
        ("办公室", ()),
        ("各乡镇人民政府", ()),
        ("全县动员大会", ()),
        ("关于召开的大会", ()),
        ("青禾县统计局网站", ()),
        ("青禾县统计局，青禾县水务局", ()),
        ("贺兰山", ()),
        ("", ()),
    ],
)
def test_the_bodies_that_a_line_names(line: str, bodies: tuple[str, ...]) -> None:
    assert bodies_in(line) == bodies


@pytest.mark.parametrize(
    ("title", "below", "issuers"),
    [
        ("青禾县人大常委会主任会议关于提请免去诸葛青职务的议案", "2031年5月6日", ("青禾县人大常委会主任会议",)),
        ("青禾县第九届人民代表大会第二次会议关于财政预算的决议", "现决议如下。", ("青禾县第九届人民代表大会",)),
        ("雲川縣議會第9屆第3會期第4次會議議事錄", "時間：民國120年3月1日", ("雲川縣議會",)),
        ("青禾县人民代表大会常务委员会任免名单", "任命：", ("青禾县人民代表大会常务委员会",)),
        ("关于做好防汛工作的通知", "县人民医院\n要做好防汛工作。", ()),
        ("青禾县人民政府批转县水务局关于防汛的通知", "请照办。", ("青禾县人民政府",)),
        ("青禾縣人民政府轉發防汛辦法的通知", "请照办。", ("青禾縣人民政府",)),
        ("青禾县人民政府发布防汛办法的公告", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府公布防汛名单的通知", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府对《防汛办法》的解读", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府会议纪要", "请照办。", ("青禾县人民政府",)),
        ("雲川縣議會會議紀錄", "請照辦。", ("雲川縣議會",)),
        ("青禾县人民政府命令", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府令", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府公告", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府通告", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府布告", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府通报", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府决定任命名单", "请照办。", ("青禾县人民政府",)),
        ("青禾县人民政府人事任免名单", "请照办。", ("青禾县人民政府",)),
        ("关于防汛的决议", "（2031年5月6日青禾县人民代表大会第二次会议通过）\n请照办。", ("青禾县人民代表大会",)),
        ("关于防汛的决议", "（2031年5月6日青禾县人大常委会第二次会议批准）\n请照办。", ("青禾县人大常委会",)),
        ("关于防汛的决议", "（2031年5月6日经青禾县人民政府第二次会议决定）\n请照办。", ("青禾县人民政府",)),
        ("關於防汛的決議", "（2031年5月6日雲川自治縣議會第二次會議審議）\n請照辦。", ("雲川自治縣議會",)),
        ("关于防汛的决议", "（2031年5月6日青禾县水务局第二次会议通过）\n请照办。", ()),
    ],
)
def test_the_body_that_a_title_begins_with(title: str, below: str, issuers: tuple[str, ...]) -> None:
    issue = outline_issue(Source("a.txt", f"{title}\n{below}\n第一项工作已经完成。\n第二项工作正在进行。\n"))
    assert (issue.sections[0].title, issue.sections[0].issuers) == (title, issuers)


@pytest.mark.parametrize(("sentences", "issuers"), [(40, ("青禾县水务局",)), (80, ())])
def test_a_label_far_above_the_document_names_no_body_of_it(sentences: int, issuers: tuple[str, ...]) -> None:
    above = f"发文机关：青禾县水务局\n\n　　{'全县安全度汛。' * sentences}\n\n"
    text = f"{above}关于做好节水工作的通知\n各单位：\n　　请认真落实。\n"
    assert outline_issue(Source("a.txt", text)).sections[-1].issuers == issuers


@pytest.mark.parametrize(("between", "issuers"), [(4, ("青禾县人民政府",)), (9, ())])
def test_an_order_names_what_it_publishes_in_its_first_paragraphs(between: int, issuers: tuple[str, ...]) -> None:
    order = "青禾县人民政府令\n第12号\n\n" + "　　全县安全度汛。\n\n" * between + "　　《青禾县防汛办法》现予公布。\n\n"
    text = f"{order}2031年5月6日\n\n青禾县防汛办法\n第一条　为了防汛，制定本办法。\n"
    sections = outline_issue(Source("a.txt", text)).sections
    assert [section.issuers for section in sections] == [("青禾县人民政府",), issuers]


@pytest.mark.parametrize(
    ("below", "issuers"),
    [
        ("", ("青禾县人民政府",)),
        ("——2031年5月6日在青禾县第三届人民代表大会第二次会议上\n县长　游一方\n\n", ()),
        ("（2031年5月6日云台区人民代表大会常务委员会第三次会议通过）\n", ("云台区人民代表大会常务委员会",)),
    ],
)
def test_what_an_order_publishes_by_name_is_of_the_same_body(below: str, issuers: tuple[str, ...]) -> None:
    order = "青禾县人民政府令\n第12号\n\n《青禾县防汛办法》现予公布。\n\n2031年5月6日\n\n"
    text = f"{order}青禾县防汛办法\n{below}第一条　为了防汛，制定本办法。\n"
    sections = outline_issue(Source("a.txt", text)).sections
    assert [section.issuers for section in sections] == [("青禾县人民政府",), issuers]


@pytest.mark.parametrize(
    "label",
    ["发文机关", "发文单位", "制定机关", "发布机构", "印发部门", "公布单位"],
)
def test_a_label_beside_the_document_names_the_body(label: str) -> None:
    text = f"{label}：青禾县水务局\n\n关于做好节水工作的通知\n各单位：\n　　请认真落实。\n"
    assert outline_issue(Source("a.txt", text)).sections[0].issuers == ("青禾县水务局",)


def test_the_signature_names_the_body() -> None:
    text = "关于做好节水工作的通知\n各乡镇：\n　　请认真落实。\n青禾县水务局\n云台区水务局\n2031年5月6日\n"
    assert outline_issue(Source("a.txt", text)).sections[0].issuers == ("青禾县水务局", "云台区水务局")


@pytest.mark.parametrize(
    ("below", "kind", "issuers"),
    [
        ("青禾县水务局\n2031年5月6日\n", BlockKind.PARAGRAPH, ("青禾县水务局",)),
        ("2031年5月6日\n青禾县水务局\n", BlockKind.PARAGRAPH, ("青禾县水务局",)),
        ("青禾县水务局\n", BlockKind.BYLINE, ("青禾县水务局",)),
        ("青禾县水务局\n", BlockKind.PARAGRAPH, ()),
        ("水库概况\n青禾县水务局\n2031年5月6日\n", BlockKind.PARAGRAPH, ()),
    ],
)
def test_the_bodies_below_a_title(below: str, kind: BlockKind, issuers: tuple[str, ...]) -> None:
    source = Source("a.txt", f"关于防汛的通知\n{below}请认真落实。\n全县安全度汛。\n")
    title, *rest = group_blocks(split_lines(source)[0], source)
    blocks = [title, *(replace(block, kind=kind) for block in rest)]
    assert read_issuers(blocks, 0, len(blocks) - 1, len(blocks)) == issuers


def test_a_subtitle_signs_nothing() -> None:
    source = Source("a.txt", "关于修路的议案\n游一方、杜小满\n请修路。\n")
    title, names, text = group_blocks(split_lines(source)[0], source)
    assert read_signers([title, names, text], 0, 2, 3) == ("游一方", "杜小满")
    assert read_signers([title, replace(names, kind=BlockKind.SUBTITLE), text], 0, 2, 3) == ()


@pytest.mark.parametrize(("below", "found"), [(0, 1), (10, 1), (20, None)])
def test_the_date_that_ends_a_document_stands_near_its_end(below: int, found: int | None) -> None:
    source = Source("a.txt", "请认真落实。\n2031年5月6日\n" + "水库要防汛。\n" * below)
    blocks = group_blocks(split_lines(source)[0], source)
    assert last_date(blocks, 0, len(blocks)) == found


def test_the_head_of_a_letter_names_the_body() -> None:
    text = "青禾县水务局文件\n\n关于做好节水工作的通知\n各单位：\n　　现将有关事项通知如下。\n　　一、提高认识\n　　请认真落实。\n"
    section = outline_issue(Source("a.txt", text)).sections[0]
    assert (section.title, section.issuers) == ("关于做好节水工作的通知", ("青禾县水务局",))


def test_a_body_and_the_date_on_one_line_date_the_document() -> None:
    text = "青禾县2031年水资源公报\n青禾县水务局　2032年3月18日\n2031年，全县水资源平稳。\n一、综合\n全年降水充沛。\n"
    section = outline_issue(Source("a.txt", text)).sections[0]
    assert (section.issuers, section.date) == (("青禾县水务局",), "2032-03-18")


@pytest.mark.parametrize(
    ("imprint", "number", "running"),
    [
        ("2031年第3号（总第19号）", 3, "19"),
        ("2031年　总第19期", None, "19"),
        ("总号19", None, "19"),
        ("2031年第3期（总号：019）", 3, "19"),
        ("2031年第3期（总期数：19）", 3, "19"),
        ("2031年第3期\n累计第十九期", 3, "19"),
        ("2031年第3期　总编第19期", 3, "19"),
        ("2031年第1-2期（总第18-19期）", None, "18-19"),
        ("２０３１年第３期\n总第１９期", 3, "19"),
        ("中華民國120年第3期（總第19期）", 3, "19"),
        ("2031年第3期", 3, None),
    ],
)
def test_the_numbers_of_an_issue(imprint: str, number: int | None, running: str | None) -> None:
    text = f"青禾县人民政府公报\n{imprint}\n\n关于粮食生产的报告\n县农业农村局局长　司马禾\n\n　　现报告如下。\n"
    head = outline_issue(Source("a.txt", text)).masthead
    assert (head.body, head.number, head.running_number) == ("青禾县人民政府", number, running)
    assert head.year == (None if imprint == "总号19" else 2031)


STACKED = "关于增设客运站点的议案\n县人民代表大会：\n　　建议增设客运站点，方便群众出行。\n{}2031年1月9日\n"


@pytest.mark.parametrize(
    ("lines", "signers"),
    [
        ("提案人：欧阳澄　诸葛青\n", ("欧阳澄", "诸葛青")),
        ("县人大代表　欧阳澄\n县人大代表　诸葛青\n", ("欧阳澄", "诸葛青")),
        ("领衔代表：欧阳澄\n联名代表：诸 葛青、司马禾\n", ("欧阳澄", "诸葛青", "司马禾")),
        ("提案人：欧阳澄\n", ("欧阳澄",)),
        ("联名人：欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("联署人：欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("连署人：欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("附議：欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("提案委員：欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("议案人：欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("签名：欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("代表：欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("委员　欧阳澄、诸葛青\n", ("欧阳澄", "诸葛青")),
        ("记录：欧阳澄、诸葛青\n", ()),
        ("青禾县人民政府\n", ()),
    ],
)
def test_who_signed_a_motion(lines: str, signers: tuple[str, ...]) -> None:
    section = outline_issue(Source("a.txt", STACKED.format(lines))).sections[0]
    assert section.signers == signers
    assert section.speaker == (signers[0] if signers else None)


@pytest.mark.parametrize("kind", ["议案", "提案", "建议", "质询案", "联名信", "提案（第12号）"])
def test_a_motion_is_known_by_its_title(kind: str) -> None:
    text = STACKED.replace("议案", kind, 1).format("欧阳澄、诸葛青\n")
    assert outline_issue(Source("a.txt", text)).sections[0].signers == ("欧阳澄", "诸葛青")


@pytest.mark.parametrize(
    ("title", "authors"),
    [
        ("关于粮食生产的报告", ("欧阳澄",)),
        ("关于粮食生产的决定", ("甲县人民政府",)),
        ("甲县人民政府令（第3号）", ("甲县人民政府",)),
        ("關於糧食生產的決議", ("甲县人民政府",)),
    ],
)
def test_a_report_is_its_speakers_and_a_decision_its_bodys(title: str, authors: tuple[str, ...]) -> None:
    place = Span(0, 1)
    section = Section(1, "", title, place, place, speaker="欧阳澄", issuers=("甲县人民政府",))
    assert authors_of(section, "乙县人大") == authors
    assert authors_of(Section(1, "", title, place, place), "乙县人大") == ("乙县人大",)
    assert authors_of(None, None) == ()
