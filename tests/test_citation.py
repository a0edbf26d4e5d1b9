"""The citation of a place: each part where it is known, nothing where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.citation import cite, gb7714, in_words, page_at, quote
from parsers.model import Citation, Issue, Masthead, Noise, NoiseKind, PageStart, Section, Source, Span
from tests.issues import PAGE, Maker


@pytest.fixture
def issue() -> Issue:
    made = Maker()
    title = made.block("青禾县人民政府关于预算调整的报告", page="7")
    head = made.block("二、调整方案", page="7")
    below = made.block("（一）收入", page="7")
    made.block("收入预算调整为三千万元，", "支出预算相应调整。", between=PAGE, page="7")
    last = made.block("决议", page="9")
    end = len(made.text)
    inner = Section(3, "（一）", "收入", below, Span(below.start, last.start))
    outer = Section(2, "二、", "调整方案", head, Span(head.start, last.start), children=(inner,))
    first = Section(
        1, "", "青禾县人民政府关于预算调整的报告", title, Span(title.start, last.start), printed_page=5,
        speaker="欧阳澄", speaker_role="青禾县财政局局长", date="2031-10-30", children=(outer,),
    )  # fmt: skip
    second = Section(1, "", "决议", last, Span(last.start, end), printed_page=9)
    head_of_issue = Masthead("青禾县人民代表大会常务委员会", "公报", 2031, 3, "八届总号:19")
    mark = made.text.index("— 7 —")
    return replace(
        made.issue(first, second, masthead=head_of_issue),
        noise=(Noise(NoiseKind.PAGE_MARK, Span(mark, mark + 5)),),
    )


def at(issue: Issue, words: str) -> Span:
    start = issue.source.text.index(words)
    return Span(start, start + len(words))


def test_all_that_is_known(issue: Issue) -> None:
    citation = cite(issue, at(issue, "三千万元"))
    assert in_words(citation) == (
        "《青禾县人民政府关于预算调整的报告》（欧阳澄，青禾县财政局局长，2031-10-30），二、调整方案 › （一）收入，"
        "青禾县人民代表大会常务委员会公报2031年第3号（八届总号:19），第7页"
    )
    assert gb7714(citation) == (
        "青禾县人民代表大会常务委员会. 青禾县人民政府关于预算调整的报告[Z]. "
        "青禾县人民代表大会常务委员会公报, 2031(3): 7."
    )


def test_pages_of_words_behind_and_over_a_page_break(issue: Issue) -> None:
    assert cite(issue, at(issue, "支出预算")).pages == "8"
    start, end = at(issue, "三千万元").start, at(issue, "支出预算").end
    assert cite(issue, Span(start, end)).pages == "7-8"


def test_pages_that_the_format_knows_come_first(issue: Issue) -> None:
    paged = replace(issue, source=replace(issue.source, pages=(PageStart(3, "iv"), PageStart(30, "v"))))
    assert [page_at(paged, offset) for offset in (0, 3, 29, 30, 99)] == [None, "iv", "iv", "v", "v"]


def test_the_pages_of_the_document_stand_in(issue: Issue) -> None:
    bare = replace(issue, blocks=tuple(replace(block, page=None) for block in issue.blocks))
    assert cite(bare, at(issue, "三千万元")).pages == "5-8"
    assert cite(bare, at(issue, "决议")).pages == "9"


def test_nothing_known_but_the_file() -> None:
    issue = Issue(Source("notes.txt", "没有任何标题的一段话。"))
    citation = cite(issue, Span(2, 4))
    assert citation == Citation(source="notes.txt")
    assert in_words(citation) == "notes.txt"
    assert gb7714(citation) == "notes.txt[Z]."


@pytest.mark.parametrize(
    ("citation", "reference"),
    [
        (Citation("a", gazette="青禾县公报", year=2031, number=3), "青禾县公报[Z]. 2031(3)."),
        (Citation("a", document="条例", date="2031-02-01"), "条例[Z]. 2031."),
        (Citation("a", body="青禾县人民政府", document="办法", pages="4"), "青禾县人民政府. 办法[Z]. 4."),
        (Citation("a", document="办法", gazette="青禾县公报", pages="4-5"), "办法[Z]. 青禾县公报: 4-5."),
    ],
)
def test_a_reference_of_some_parts(citation: Citation, reference: str) -> None:
    assert gb7714(citation) == reference


def test_a_text_whose_headings_have_no_document_above_them() -> None:
    made = Maker()
    head = made.block("一、总则")
    made.block("第一条 为了规范管理。")
    issue = made.issue(Section(2, "一、", "总则", head, Span(0, len(made.text))))
    citation = cite(issue, at(issue, "规范"))
    assert (citation.document, citation.path) == (None, ("一、总则",))
    assert in_words(citation) == "一、总则"


def test_a_quotation_is_clean_and_verbatim(issue: Issue) -> None:
    start, end = at(issue, "三千万元").start, at(issue, "支出预算").end
    excerpt = quote(issue, Span(start, end))
    assert excerpt.text == "三千万元，支出预算"
    assert excerpt.verbatim == "三千万元，\n— 7 —\n\n支出预算"
    assert excerpt.citation == cite(issue, Span(start, end))
