"""The citation of a place: each part where it is known, nothing where it is not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.issue import outline_issue
from parsers.model import Citation, Excerpt, Issue, Masthead, Noise, NoiseKind, PageStart, Section, Source, Span
from parsers.quote.citation import Standard, cite, gb7714, in_title_marks, in_words, quote
from parsers.quote.printed_pages import page_at
from tests.cases_runner import Case, cases
from tests.issues import PAGE, Maker
from tui.export import bibtex
from tui.store import Anchor, Kept

TABLE = cases("citations.txt")


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
        "欧阳澄. 青禾县人民政府关于预算调整的报告[J]. 青禾县人民代表大会常务委员会公报，2031（3）：7."
    )
    assert gb7714(citation, Standard.GBT_2015) == (
        "欧阳澄. 青禾县人民政府关于预算调整的报告[J]. 青禾县人民代表大会常务委员会公报, 2031(3): 7."
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
        (Citation("a", gazette="青禾县公报", year=2031, number=3), "青禾县公报[J]. 2031（3）."),
        (Citation("a", document="条例", date="2031-02-01"), "条例[Z]. 2031."),
        (Citation("a", body="青禾县人民政府", document="办法", pages="4"), "青禾县人民政府. 办法[Z]. 4."),
        (Citation("a", document="办法", gazette="青禾县公报", pages="4-5"), "办法[J]. 青禾县公报：4-5."),
        (Citation("a", gazette="青禾县公报", running_number="19"), "青禾县公报[J]. 总号19."),
        (Citation("a", gazette="青禾县公报", document="办法", running_number="19"), "办法[J]. 青禾县公报（总号19）."),
        (Citation("a", body="青禾县人民政府", speaker="欧阳澄", document="讲话"), "欧阳澄. 讲话[Z]."),
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
    assert in_words(citation) == "made.txt，一、总则"


def test_a_quotation_is_clean_and_verbatim(issue: Issue) -> None:
    start, end = at(issue, "三千万元").start, at(issue, "支出预算").end
    excerpt = quote(issue, Span(start, end))
    assert excerpt.text == "三千万元，支出预算"
    assert excerpt.verbatim == "三千万元，\n— 7 —\n\n支出预算"
    assert excerpt.citation == cite(issue, Span(start, end))


@pytest.mark.parametrize("case", TABLE, ids=[case.title for case in TABLE])
def test_a_text_and_its_citation(case: Case) -> None:
    before, words, after = re.split("[⟦⟧]", case.text)
    text = before + words + after
    issue = outline_issue(Source("issue.txt", text))
    excerpt = quote(issue, Span(len(before), len(before) + len(words)))
    found = [in_words(excerpt.citation), *(gb7714(excerpt.citation, standard) for standard in Standard)]
    assert [*found, bibtex_author(excerpt)] == case.expected.split("\n")


def bibtex_author(excerpt: Excerpt) -> str:
    """The author in BibTeX, `-` for none."""
    author = re.search(r"author = \{(.*)\},", "".join(bibtex([Kept(1, excerpt, Anchor(0, 1, 1), "", "")])))
    return author[1] if author else "-"


def test_the_end_of_a_selection_in_the_number_of_a_page_does_not_reach_the_next(issue: Issue) -> None:
    start, end = at(issue, "三千万元").start, at(issue, "— 7 —").end
    assert cite(issue, Span(start, end)).pages == "7"
    assert cite(issue, Span(at(issue, "— 7 —").start, at(issue, "支出预算").end)).pages == "8"


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("关于《办法》的说明", "《关于〈办法〉的说明》"),
        ("关于修改《关于实施〈办法〉的意见》的决定", "《关于修改〈关于实施《办法》的意见〉的决定》"),
        ("半个》书名号《", "《半个》书名号〈》"),
        ("办法", "《办法》"),
    ],
)
def test_title_marks_in_title_marks(title: str, marked: str) -> None:
    assert in_title_marks(title) == marked


def test_a_printed_title_loses_its_layout() -> None:
    made = Maker()
    title = made.block("关于 2031 年\x1b[1m COVID 19 疫情\n防控的决定。")
    made.block("第一条 为了规范管理。")
    issue = made.issue(Section(1, "", made.blocks[0].text, title, Span(0, len(made.text))))
    citation = cite(issue, at(issue, "规范"))
    assert citation.document == "关于2031年[1m COVID 19疫情防控的决定"
    assert gb7714(citation) == "关于2031年[1m COVID 19疫情防控的决定[Z]."


TEXTS = st.one_of(st.none(), st.text(max_size=8), st.sampled_from(["甲县公报", "乙《丙》", "", " ", "\x1b[2J", "a\nb"]))
NAMES = st.lists(st.text(max_size=4), max_size=5).map(tuple)


@given(
    st.builds(
        Citation,
        st.text(max_size=5), TEXTS, TEXTS, st.one_of(st.none(), st.integers(0, 2999)),
        st.one_of(st.none(), st.integers(0, 99)), TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, NAMES, TEXTS, NAMES, NAMES,
    )
)  # fmt: skip
def test_any_citation_is_one_line_of_what_is_known(citation: Citation) -> None:
    given_marks = re.search(r"[（(\[，]|None", "".join(_printed(citation)))
    for written in (in_words(citation), *(gb7714(citation, standard) for standard in Standard)):
        assert written == " ".join(written.split())
        assert all(char.isprintable() or not char.isascii() for char in written)
        assert given_marks or not re.search(r"（）|\(\)|\[\]|，，|None", written)


def _printed(citation: Citation) -> list[str]:
    texts = [citation.source, citation.body, citation.gazette, citation.running_number, citation.document]
    rest = [citation.speaker, citation.speaker_role, citation.date, citation.pages]
    return [text for text in (*texts, *rest, *citation.path, *citation.authors, *citation.issuers) if text]
