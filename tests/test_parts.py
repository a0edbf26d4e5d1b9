"""Several files read as one text: each begins a document, and none takes anything from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers.issue import outline_issue, parse_issue
from parsers.model import Issue, Note, PageStart, Source, Span
from parsers.quote.citation import cite
from parsers.source import read_source
from tests.docx_maker import make_docx, paragraph
from tests.invariants import broken_laws
from tui.places import Places
from tui.printing import contents_text

FIRST = """杉原市栖霞区人民代表大会常务委员会公报

2033年第4号

目　录

关于道路养护情况的报告……………………2
关于批准区级决算的决议……………………6
任免名单……………………8

关于道路养护情况的报告

区人大常委会：

　　现将有关情况报告如下。

一、养护情况

　　养护道路五十二公里，投入资金1.7亿元。

二、存在问题

　　资金不足。

关于批准区级决算的决议

（2033年6月3日栖霞区第四届人民代表大会常务委员会第九次会议通过）

　　会议决定批准区级决算。

任免名单

　　任命郭庆林为区水务局局长。
"""
SECOND = FIRST.replace("第4号", "第5号").replace("道路养护", "湖泊治理").replace("郭庆林", "邓书平")
NOTICE = """杉原市人民政府关于印发防火方案的通知

各区人民政府：

　　现将《防火方案》印发给你们。

一、总体要求

　　认真贯彻落实。

二、工作安排

　　分三步进行。
"""
PLAIN = "　　全市共有水库九座，总库容2.5亿立方米。\n\n　　去年降水偏少，蓄水不足。\n"
ROSTER = "出席：王建国　李　岑　赵志强　陈　静\n缺席：孙　丽　周　涛\n\n　　会议听取了关于水利工作的汇报。\n"
BOX = "　　会议没有形成决定。\n\nPublic domain\nfalse\nfalse\n"
PAGE = "<html><body><h1>关于表彰先进的决定</h1><p>经研究，决定对下列单位予以表彰，希望再接再厉。</p></body></html>\n"
LISTED = ["关于道路养护情况的报告\t2", "  一、养护情况", "  二、存在问题", "关于批准区级决算的决议\t6", "任免名单\t8"]
OTHERS = ["关于湖泊治理情况的报告\t2", *LISTED[1:]]
OWN = ["杉原市人民政府关于印发防火方案的通知", "  一、总体要求", "  二、工作安排"]


def _issue(folder: Path, *texts: str | bytes) -> Issue:
    """The issue of files 1, 2, … with these texts; a text of bytes is written as it is."""
    paths = [folder / str(k) for k in range(1, len(texts) + 1)]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    issue = parse_issue(read_source(paths))
    assert broken_laws(issue) == []
    return issue


@pytest.mark.parametrize(
    ("texts", "contents"),
    [
        ((FIRST, SECOND), [*LISTED, *OTHERS]),
        ((FIRST, NOTICE), [*LISTED, *OWN]),
        ((NOTICE, FIRST), [*OWN, *LISTED]),
        ((NOTICE, NOTICE, NOTICE), OWN * 3),
        ((PLAIN, PLAIN, PLAIN), ["1", "2", "3"]),
        ((FIRST, ROSTER, NOTICE), [*LISTED, "2", *OWN]),
        ((ROSTER, PLAIN), ["1", "2"]),
        ((BOX, NOTICE), ["1", *OWN]),
        ((NOTICE, PLAIN + "\n" + NOTICE), [*OWN, "2", *OWN]),
        ((PAGE, NOTICE), ["关于表彰先进的决定", *OWN]),
        ((NOTICE.replace("\n", "\r\n"), PLAIN), [*OWN, "2"]),
        ((FIRST.encode("gb18030"), NOTICE), [*LISTED, *OWN]),
    ],
    ids=[
        "two-contents",
        "one-contents",
        "contents-last",
        "alike",
        "plain",
        "roster",
        "rosters",
        "box",
        "text-above",
        "web",
        "crlf",
        "gbk",
    ],
)
def test_each_file_begins_a_document(tmp_path: Path, texts: tuple[str | bytes, ...], contents: list[str]) -> None:
    assert contents_text(_issue(tmp_path, *texts)).splitlines() == contents


def test_a_word_document_and_a_text(tmp_path: Path) -> None:
    issue = _issue(tmp_path, make_docx(paragraph("全市降水偏少。")), NOTICE)
    assert contents_text(issue).splitlines() == ["1", *OWN]


def test_a_contents_lists_the_files_that_hold_its_documents(tmp_path: Path) -> None:
    front, _, rest = FIRST.partition("\n关于道路养护情况的报告\n\n")
    report, _, rest = ("关于道路养护情况的报告\n\n" + rest).partition("关于批准区级决算的决议\n\n（")
    issue = _issue(tmp_path, front + "\n", report, "关于批准区级决算的决议\n\n（" + rest, PLAIN)
    assert contents_text(issue).splitlines() == ["1", *LISTED, "4"]
    walked = list(issue.walk())
    titles = [walked[entry.section].title for entry in issue.contents if entry.section is not None]
    assert titles == ["关于道路养护情况的报告", "关于批准区级决算的决议", "任免名单"]
    assert not issue.notes
    assert [part.masthead.number for part in issue.parts] == [4, 4, 4, None]


def test_words_are_cited_from_their_own_file(tmp_path: Path) -> None:
    issue = _issue(tmp_path, FIRST, SECOND, ROSTER)
    cited = [cite(issue, Span(issue.source.text.index(words), 10**6)) for words in ("郭庆林", "邓书平", "水利工作")]
    assert [(c.source, c.number, c.document) for c in cited] == [
        ("1", 4, "任免名单"), ("2", 5, "任免名单"), ("3", None, None),
    ]  # fmt: skip
    both = _issue(tmp_path, FIRST, SECOND).masthead
    assert (both.year, both.number) == (2033, None), "the two have no number in common"
    assert _issue(tmp_path, FIRST, FIRST).masthead.number == 4


def test_people_and_figures_stand_where_they_say(tmp_path: Path) -> None:
    issue = _issue(tmp_path, FIRST, SECOND, PLAIN)
    assert {person.name for person in issue.people} >= {"郭庆林", "邓书平"}
    assert [issue.source[figure.span] for figure in issue.figures].count("1.7亿元") == 2
    assert "2.5亿立方米" in [figure.text for figure in issue.figures]


def test_the_front_of_a_file_is_in_no_document_of_another(tmp_path: Path) -> None:
    issue = outline_issue(_issue(tmp_path, FIRST, SECOND).source)
    places = Places(issue)
    assert places.document_title(issue.source.text.index("第5号")) == ""
    assert places.document_title(issue.source.text.index("邓书平")) == "任免名单"


COVER = "青禾县人民代表大会常务委员会公报\n\n2033年第4号\n"
LIST = (
    COVER
    + """
目　录

关于修建堤防的通知……………………2
关于防汛工作的报告……………………3
"""
)
DYKES = "关于修建堤防的通知\n\n各乡镇人民政府：\n\n　　请做好准备。\n"


def _numbers(issue: Issue) -> list[int | None]:
    return [part.masthead.number for part in issue.parts]


def test_a_cover_alone_is_that_of_the_files_after_it(tmp_path: Path) -> None:
    assert _numbers(_issue(tmp_path, COVER, DYKES, NOTICE)) == [4, 4, 4]


def test_a_file_with_a_masthead_and_text_is_no_cover_of_others(tmp_path: Path) -> None:
    assert _numbers(_issue(tmp_path, COVER + "\n　　会议在县城举行，历时三天。\n", DYKES)) == [4, None]


def test_a_masthead_ends_what_the_contents_before_it_lists(tmp_path: Path) -> None:
    other = COVER.replace("第4号", "第5号") + "\n　　会议在县城举行，历时三天。\n"
    assert _numbers(_issue(tmp_path, LIST, other, DYKES)) == [4, 5, None]


def test_an_entry_whose_document_is_in_no_file_is_noted(tmp_path: Path) -> None:
    notes = _issue(tmp_path, LIST, DYKES).notes
    assert [(note.code, note.detail) for note in notes] == [("contents-unmatched", "关于防汛工作的报告")]


def test_a_listed_file_is_not_said_to_differ_from_its_entry(tmp_path: Path) -> None:
    notes = _issue(tmp_path, LIST, DYKES.replace("修建堤防", "修筑堤防")).notes
    assert "contents-differ" not in [note.code for note in notes]


def test_a_long_line_above_the_title_is_text_of_the_file(tmp_path: Path) -> None:
    line = "今年以来全县各乡镇水库堤防闸门泵站河道湖泊巡查除险加固清淤疏浚和物资储备情况"
    assert contents_text(_issue(tmp_path, NOTICE, f"人事　青禾\n{line}\n\n# {DYKES}")).splitlines()[3] == "2"


@pytest.mark.parametrize(
    ("labels", "documents"),
    [
        (0, ["关于修建堤防的通知"]),
        (3, ["关于修建堤防的通知"]),
        (5, ["2", "关于修建堤防的通知"]),
    ],
)
def test_labels_above_the_title_belong_to_it(tmp_path: Path, labels: int, documents: list[str]) -> None:
    above = "\n\n".join(
        ["栏目：青禾县重要公开文件选登以及各乡镇来稿", "编号：十二", "印数：五百", "页数：三", "版本：二"][:labels]
    )
    assert contents_text(_issue(tmp_path, NOTICE, f"{above}\n\n# {DYKES}")).splitlines()[3:] == documents


def test_a_note_without_a_place_stands_for_the_whole_text() -> None:
    issue = outline_issue(Source("a", DYKES, notes=(Note("part", "a.txt"),)))
    assert [part.span for part in issue.parts] == [Span(0, len(DYKES))]


def test_what_mastheads_without_a_body_say_alike_is_that_of_the_whole(tmp_path: Path) -> None:
    cover = "会刊\n\n2033年第4号\n\n"
    head = _issue(tmp_path, cover + DYKES, cover + NOTICE).masthead
    assert (head.body, head.title, head.number) == (None, "会刊", 4)


def test_a_listed_file_keeps_its_pages() -> None:
    at = len(LIST)
    parts = (Note("part", "1", Span(0, at)), Note("part", "2", Span(at, at + len(DYKES))))
    issue = outline_issue(Source("a", LIST + DYKES, "utf-8", parts, (PageStart(at, "7"),)))
    assert [block.page for block in issue.blocks if block.span.start >= at] == ["7", "7", "7"]
    assert [entry.section for entry in issue.contents][-2:] == [1, None]


def test_documents_between_two_contents_are_not_of_the_next_file(tmp_path: Path) -> None:
    second = "\n目　录\n\n关于抗旱工作的决定……………………2\n关于植树造林的决议……………………3\n"
    assert _numbers(_issue(tmp_path, f"{LIST}\n{DYKES}{second}", PLAIN)) == [4, None]


def test_each_file_that_is_outlined_is_progress() -> None:
    said: list[int] = []
    at = len(DYKES)
    parts = (Note("part", "1", Span(0, at)), Note("part", "2", Span(at, 2 * at)))
    outline_issue(Source("a", DYKES * 2, "utf-8", parts), said.append)
    assert said == [35, 70]
