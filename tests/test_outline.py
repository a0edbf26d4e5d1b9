"""The outline: whole layouts of gazettes as cases, and what holds for every text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.issue import outline_issue
from parsers.lines.split import split_lines
from parsers.model import BlockKind, Issue, Section, Source
from parsers.outline.repeated import last_said, said_above
from parsers.quote.export import sections_json
from tests.cases_runner import Case, cases
from tests.mangled import mangled_gazettes

GAZETTES = Path(__file__).parents[2] / "shared" / "gazettes"
LAYOUTS = cases("outline*.txt")
AGAIN = cases("titles_again.txt")


def shown(section: Section) -> str:
    """A section on one line: its level, marker and title, and of a document what is known of it."""
    facts = {
        "page": section.printed_page,
        "speaker": section.speaker,
        "role": section.speaker_role,
        "date": section.date,
        "toc": section.toc_title if section.toc_title != section.title else None,
    }
    known = " ".join(f"{name}={value}" for name, value in facts.items() if value is not None)
    line = f"{section.level} {section.marker or '·'} {section.title}"
    return f"{line} @ {known}" if known else line


@pytest.mark.parametrize("case", LAYOUTS, ids=[case.title for case in LAYOUTS])
def test_layout(case: Case) -> None:
    issue = outline_issue(Source(case.title, case.text))
    assert "\n".join(shown(section) for section in issue.walk()) == case.expected


def test_there_are_layouts() -> None:
    assert len(LAYOUTS) >= 15


@pytest.mark.parametrize(("lost", "listed"), [(30, "云台区水库运行和安全管理若干规定"), (60, None)])
def test_a_title_is_that_of_a_near_entry(lost: int, listed: str | None) -> None:
    """Entries that the body does not hold stand between the last one found and that of a title printed otherwise."""
    others = "".join(f"关于第{k}号桥梁养护情况的报告……………………{k}\n" for k in range(1, lost))
    contents = f"目　录\n\n关于修建堤防的通知……………………1\n{others}云台区水库运行和安全管理若干规定……………………99\n"
    body = "关于修建堤防的通知\n\n请做好准备。\n\n2031年5月6日\n\n水库安全管理规定\n\n为了管理水库，制定本规定。\n"
    found = list(outline_issue(Source("far", f"{contents}\n{body}")).walk())
    assert (found[-1].title, found[-1].toc_title) == ("水库安全管理规定", listed)


ADDRESS = "各乡镇人民政府，县人民政府各部门、各直属机构，各人民团体，各企业："
LONG_ADDRESS = (
    "各乡镇人民政府、各街道办事处，县人民政府各部门、各直属机构、各派出机构，"
    "县各人民团体，驻青禾县各单位，县属各企业、各事业单位，各学校："
)
LONG_HEADING = "水库、堤防、闸门、泵站、河道、湖泊、蓄滞洪区、山洪沟、淤地坝、尾矿库和全县各乡镇低洼易涝地段的巡查、除险、加固、清淤、疏浚和物资储备"
KINDS = [
    (f"全县安全。\n\n{ADDRESS}\n\n请审议。\n", ["paragraph", "salutation", "paragraph"]),
    (f"全县安全。\n\n{LONG_ADDRESS}\n\n请审议。\n", ["paragraph", "paragraph", "paragraph"]),
    ("#### 一、水库\n\n水位偏高。\n\n#### 二、堤防\n", ["heading 2", "paragraph", "heading 2"]),
    (f"一、{LONG_HEADING}\n\n水位偏高。\n", ["heading 2", "paragraph"]),
    ("名词解释\n\n| 甲 | 3 |\n|---|---|\n| 乙 | 4 |\n", ["note", "table"]),
]


@pytest.mark.parametrize("longest", [10**6, 0], ids=["blocks", "packed"])
@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds_of_blocks(monkeypatch: pytest.MonkeyPatch, text: str, kinds: list[str], longest: int) -> None:
    monkeypatch.setattr("parsers.blocks.group.LONG", longest)
    issue = outline_issue(Source("kinds", f"关于防汛工作的报告\n\n{text}"))
    found = [f"{b.kind} {b.level}" if b.kind is BlockKind.HEADING else str(b.kind) for b in issue.blocks]
    assert found[1:] == kinds


@pytest.mark.parametrize("case", AGAIN, ids=[case.title for case in AGAIN])
def test_a_title_that_stands_again(case: Case) -> None:
    lines, _ = split_lines(Source(case.title, case.text))
    start, stop = last_said(lines, 0, 1, set())
    assert f"{start}-{stop}" == case.expected


def test_a_title_does_not_stand_again_in_lines_that_are_taken() -> None:
    lines, _ = split_lines(Source("taken", "青禾县防汛办法\n青禾县防汛办法\n"))
    assert last_said(lines, 0, 1, {1}) == (0, 1)


@pytest.mark.parametrize(
    ("text", "title", "above"),
    [
        ("青禾县防汛办法\n栏目\n青禾县防汛办法", (2, 3), [range(1)]),
        ("青禾县防汛办法_青禾网\n青禾县防汛办法", (1, 2), []),
        ("云台区水库防汛办法_青禾网\n云台区水库防汛办法", (1, 2), [range(1)]),
        ("栏目\n青禾县防汛办法", (1, 2), []),
        ("青禾县防汛办法\n青禾县防汛办法\n青禾县防汛办法", (1, 3), []),
    ],
)
def test_what_says_a_title_above_it(text: str, title: tuple[int, int], above: list[range]) -> None:
    lines, _ = split_lines(Source("above", text))
    assert said_above(lines, *title, 0) == above


def nested(sections: Sequence[Section]) -> str:
    """Titles, those of the sections inside one in brackets after it."""
    return "".join(
        section.title + (f"（{nested(section.children)}）" if section.children else "") for section in sections
    )


def test_sections_stand_inside_those_above_them() -> None:
    text = "防汛工作报告\n一、水库\n（一）水位\n水位偏高。\n（二）水质\n水质良好。\n二、堤防\n堤防要加固。\n"
    issue = outline_issue(Source("nested", f"{text}\n2031年5月6日\n\n抗旱工作报告\n一、水井\n水井要加深。\n"))
    assert nested(issue.sections) == "防汛工作报告（水库（水位水质）堤防）抗旱工作报告（水井）"


def check_tree(issue: Issue) -> None:
    """Sections nest, stand in order, and begin with their own first characters."""
    text = issue.source.text
    last = -1
    for section in issue.walk():
        assert last < section.heading.start < section.heading.end <= section.span.end <= len(text)
        last = section.heading.start
        words = "".join((section.marker + section.title).split())
        assert "".join(text[section.heading.start : section.heading.end].split())[:1] == words[:1]
        for child in section.children:
            assert child.level > section.level
            assert section.span.start <= child.span.start <= child.span.end <= section.span.end


@settings(max_examples=40, deadline=None)
@given(mangled_gazettes())
def test_every_text_has_an_outline_that_holds_together(text: str) -> None:
    check_tree(outline_issue(Source("mangled", text)))


@given(st.text(alphabet="一二三、（）()1.2第章条附件目录报告关于的。：\n —－　0123年月日", max_size=200))
@settings(max_examples=150, deadline=None)
def test_odd_texts_do_not_raise(text: str) -> None:
    check_tree(outline_issue(Source("odd", text)))


@pytest.mark.parametrize("name", ["empty", "blank", "one"])
def test_texts_without_headings_have_no_sections(name: str) -> None:
    text = {"empty": "", "blank": "\n \n\f\n", "one": "本次会议会期半天。"}[name]
    assert outline_issue(Source(name, text)).sections == ()


def test_rows_have_the_fields_of_the_schema() -> None:
    case = next(case for case in LAYOUTS if "page=" in case.expected)
    rows = sections_json(outline_issue(Source(case.title, case.text)))
    fields = ["level", "marker", "title", "start", "printed_page", "toc_title", "speaker", "speaker_role", "date"]
    assert all(list(row) == fields for row in rows)
    assert all(row["printed_page"] is None for row in rows if row["level"] != 1)


@pytest.mark.skipif(not GAZETTES.exists(), reason="the real gazettes are not here")
@pytest.mark.parametrize("path", sorted(GAZETTES.glob("*.txt")), ids=lambda path: path.stem)
def test_real_gazettes_hold_together(path: Path) -> None:
    check_tree(outline_issue(Source(path.name, path.read_bytes().decode("utf-8"))))
