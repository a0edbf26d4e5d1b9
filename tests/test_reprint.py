"""A traditional text is read in simplified characters, and everything that is read of it is given back as printed."""

from __future__ import annotations

import pytest

from parsers.issue import complete_issue, outline_issue, parse_issue
from parsers.language.reprint import Reprint, read_simplified
from parsers.language.script import is_traditional, simplified
from parsers.lexicons import entries
from parsers.model import Block, Flow, Issue, NoiseKind, Section, Source
from parsers.packed import BlockTrack
from tests.cases_runner import Case, cases
from tests.invariants import broken_laws

TRADITIONAL = [case for case in cases("outline*.txt") if is_traditional(case.text)]
MINUTES = (
    "青禾縣議會第3次會議紀錄\n出席議員：杜小滿　游一方\n主席：杜議長小滿\n一、討論縣政\n縣長游一方說明，為鄉親服務。\n"
)


def test_there_are_traditional_texts() -> None:
    assert len(TRADITIONAL) >= 15


@pytest.mark.parametrize("case", TRADITIONAL, ids=[case.title for case in TRADITIONAL])
def test_what_is_read_is_given_back_as_printed(case: Case) -> None:
    issue = parse_issue(Source(case.title, case.text))
    assert issue.source.text == case.text
    assert broken_laws(issue) == []
    assert all(_is_printed(flow, case.text) for block in issue.blocks for flow in _flows(block))
    words = [word for section in issue.walk() for word in _words(section)] + _said(issue)
    assert [word for word in words if not set(word) <= set(case.text)] == []


@pytest.mark.parametrize("case", TRADITIONAL, ids=[case.title for case in TRADITIONAL])
def test_it_is_read_as_its_simplified_text_is(case: Case) -> None:
    printed, simple = (outline_issue(Source("x", text)) for text in (case.text, simplified(case.text)))
    assert [(s.level, s.heading, s.span, s.date) for s in printed.walk()] == [
        (s.level, s.heading, s.span, s.date) for s in simple.walk()
    ]
    assert [(b.kind, b.pieces) for b in printed.blocks] == [(b.kind, b.pieces) for b in simple.blocks]


def _flows(block: Block) -> list[Flow]:
    return [block.flow, *(cell for row in block.cells for cell in row)]


def _is_printed(flow: Flow, text: str) -> bool:
    return all(char in (text[flow.at(k)], " ") for k, char in enumerate(flow.text))


def _words(section: Section) -> list[str]:
    one = (section.marker, section.title, section.subtitle, section.speaker, section.speaker_role, section.toc_title)
    return [word for word in (*one, *section.issuers, *section.signers) if word]


def _said(issue: Issue) -> list[str]:
    people = [word for p in issue.people for word in (p.name, *p.roles, *p.variants, *(e.post for e in p.events))]
    masthead = [word for word in (issue.masthead.body, issue.masthead.title) if word]
    return people + masthead + [entry.title for entry in issue.contents]


def test_a_name_in_both_scripts_is_one_person() -> None:
    issue = parse_issue(Source("x", MINUTES + "縣長杜小满宣布散會。\n"))
    assert [(p.name, [m.surface for m in p.mentions]) for p in issue.people if p.name.startswith("杜")] == [
        ("杜小滿", ["杜小滿", "杜議長小滿", "杜小满"])
    ]


def test_a_long_text_stays_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = MINUTES * 12
    assert not isinstance(outline_issue(Source("x", text)).blocks, BlockTrack)
    for room in ("lines.split", "blocks.group"):
        monkeypatch.setattr(f"parsers.{room}.LONG", len(text))
    issue = outline_issue(Source("x", text))
    assert isinstance(issue.blocks, BlockTrack)
    assert issue.blocks[0].text == "青禾縣議會第3次會議紀錄"
    assert any(person.name == "杜小滿" for person in complete_issue(issue).people)


def test_the_labels_of_a_page_are_known_in_traditional_characters_too() -> None:
    issue = outline_issue(Source("page", "關於防汛工作的報告\n張貼日期：2031-03-05　觀看次數：120\n汛期來得早。\n"))
    words = [issue.source[noise.span] for noise in issue.noise if noise.kind is NoiseKind.FURNITURE]
    assert words == ["張貼日期：2031-03-05　觀看次數：120\n"]


def test_what_only_looks_like_a_character_is_read_as_that_one_in_a_traditional_text() -> None:
    """U+F9B4 looks as 領 does, and the label is 領銜人."""
    text = "關於修建水庫的議案\n縣人民代表大會：\n　　建議修建水庫，方便群眾用水。\n\uf9b4銜人：歐陽澄\n2031年1月9日\n"
    issue = outline_issue(Source("form", text))
    plain = outline_issue(Source("plain", text.replace("\uf9b4", "領")))
    assert [section.signers for section in issue.walk()] == [section.signers for section in plain.walk()]
    assert any(section.signers for section in issue.walk())


def test_a_simplified_text_is_not_touched() -> None:
    text = simplified(MINUTES)
    assert not is_traditional(text)
    assert outline_issue(Source("x", text)).blocks[0].text == "青禾县议会第3次会议纪录"


def test_forms_that_only_look_like_characters_are_given_back_as_they_are_read() -> None:
    """A radical of a PDF is read as its character, an invisible character is not read."""
    source = Source("x", "縣⾧與⺠")
    simple = read_simplified(source)
    flow = Reprint(source, simple.text)._flow(Flow("县长 与民", (0, 2, 3), (0, 1, 2)))
    assert flow.text == "縣長 與⺠"


def test_the_map_is_one_for_one_and_reaches_what_older_type_prints() -> None:
    assert simplified("於戶峯羣裏臺綫啓鄉覈黨爲衞吿囯戸") == "于户峰群里台线启乡核党为卫告国户"
    groups = entries("simplified")
    assert all(simplified(char) == group[0] for group in groups for char in group)
    assert len({char for group in groups for char in group}) == sum(map(len, groups))
