"""Patterns that are compiled when they are asked for, and what is told at a glance before one is asked."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.blocks import starts
from parsers.front import leaders
from parsers.front.entries import document_number
from parsers.language import dates
from parsers.lines import markup, openings, pagemarks, runningheads, split
from parsers.outline import issuers
from parsers.outline.rules import above, bare, headings, introductions, notes
from parsers.patterns import LatePattern, NearPattern, late, near
from parsers.people import read_people  # noqa: F401  its modules hold the patterns that are tried near words
from parsers.rules import Rules
from tests.worst import WORST, worst_text

ORDINARY = """青禾县人民政府关于加强防汛工作的通知
各乡镇人民政府：
为做好今年的防汛工作，现将有关事项通知如下，请认真贯彻执行。
一、提高认识
各单位要充分认识防汛工作的重要性，及早部署，落实到人。
二、落实责任
各单位要明确分工，加强检查，发现问题及时处理。
青禾县人民政府
2031年5月6日
"""
_ASKED = """
import sys
from parsers.issue import outline_issue
from parsers.model import Source
from parsers.patterns import LatePattern
outline_issue(Source("text", sys.stdin.read()))
kept = [value for module in list(sys.modules.values()) for value in vars(module).values()]
print(*sorted({each.pattern for each in kept if isinstance(each, LatePattern) and "match" in vars(each)}))
"""


def test_a_late_pattern_is_compiled_when_it_is_asked() -> None:
    pattern = late("(?P<place>青禾)县", re.IGNORECASE)
    assert "match" not in vars(pattern)
    assert pattern.pattern == "(?P<place>青禾)县"
    match = pattern.search("在青禾县")
    assert match is not None
    assert match["place"] == "青禾"
    assert "match" in vars(pattern)
    assert late("[a-z]+", re.IGNORECASE).sub("", "ABc1") == "1"
    assert late("a(b)").groups == 1


def test_an_ordinary_text_asks_no_late_pattern() -> None:
    """Else each reading pays for the compiling of what few texts hold."""
    run = subprocess.run([sys.executable, "-c", _ASKED], input=ORDINARY, capture_output=True, text=True, check=True)
    assert run.stdout == "\n"


def _finds(pattern: re.Pattern[str], way: str) -> Callable[[str], bool]:
    return lambda text: getattr(pattern, way)(text) is not None


GLANCES: list[tuple[Callable[[str], object], re.Pattern[str], str]] = [
    (starts.is_caption, starts._CAPTION, "match"),
    (starts.note_number, starts._NOTED, "match"),
    (starts.note_word, starts._NOTE_WORD, "match"),
    (openings.is_only_date, openings._DATE, "fullmatch"),
    (headings._is_row, headings._ROW, "search"),
    (bare.article, bare._ARTICLE, "match"),
    (runningheads._names_gazette, runningheads.GAZETTE, "search"),
    (lambda text: above.bracketed(text, ""), above._BRACKETED, "fullmatch"),
    (lambda text: above.numbered_paper(text, ""), above._MEETING_PAPER, "fullmatch"),
    (lambda text: "号" in text, document_number(), "search"),
    (lambda text: notes.notes(text, False), notes._NOTES, "fullmatch"),
    (lambda text: notes.explanations(text, False), notes._EXPLAINED, "fullmatch"),
    (lambda text: dates.is_date_line(text) or len(text) > 40, dates._line(), "fullmatch"),
]


@pytest.mark.parametrize(("told", "pattern", "way"), GLANCES)
def test_what_is_told_at_a_glance_is_what_the_pattern_finds(
    told: Callable[[str], object], pattern: re.Pattern[str], way: str
) -> None:
    @settings(max_examples=150, deadline=None, database=None)
    @given(st.from_regex(pattern.pattern, fullmatch=way == "fullmatch"))
    def check(text: str) -> None:
        if text and _finds(pattern, way)(text):
            assert told(text)

    check()


@settings(max_examples=300, deadline=None, database=None)
@given(st.one_of([st.from_regex(each.pattern, fullmatch=True) for each in (openings._DASHED, openings._ADOPTED)]))
def test_every_line_that_says_when_is_seen(text: str) -> None:
    assert openings.says_when(text)


@settings(max_examples=300, deadline=None, database=None)
@given(
    st.one_of(
        [
            st.from_regex(each.pattern, fullmatch=True)
            for each in (pagemarks._BETWEEN, pagemarks._MARK, pagemarks._OF_ALL, pagemarks._OUTER)
        ]
    )
)
def test_every_line_with_a_page_number_is_looked_at(text: str) -> None:
    assert pagemarks._may_say_page(text)


@settings(max_examples=150, deadline=None, database=None)
@given(st.from_regex(markup._RULE.pattern, fullmatch=True))
def test_every_rule_is_seen(line: str) -> None:
    assert markup.is_rule(line)


@settings(max_examples=150, deadline=None, database=None)
@given(st.from_regex(issuers._DATED.pattern))
def test_every_date_is_taken_off(text: str) -> None:
    assert issuers._undated(text) == issuers._DATED.sub("", text)


@settings(max_examples=150, deadline=None, database=None)
@given(st.from_regex(leaders._SPEAKER_IN_POST.pattern))
def test_a_speaker_after_a_post_is_parted_from_it(text: str) -> None:
    if leaders._SPEAKER_IN_POST.search(text, max(0, len(text) - leaders._LONGEST_POST)):
        assert len(text[-leaders._LONGEST_POST :].split()) > 1


@given(st.text("一 \t\u3000\r\n\f\v\x1c\x1d\x1e\x1f\x85\u2028\u2029"))
def test_lines_end_where_the_string_parts_them(text: str) -> None:
    lines = list(split._parted(text))
    assert "".join(lines) == text
    assert all(line.rstrip(split._ENDS) == line.splitlines()[0].rstrip(split._ENDS) for line in lines)
    assert all(not set(line.rstrip(split._ENDS)) & set(split._ENDS) for line in lines)


def test_no_late_pattern_is_asked_on_import() -> None:
    check = "import parsers.issue; from parsers.patterns import LatePattern as L; import sys; " + (
        "print(sum('match' in vars(v) for m in list(sys.modules.values()) for v in vars(m).values() if type(v) is L))"
    )
    assert subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True).stdout == "0\n"
    assert isinstance(late("a"), LatePattern)


ASKED_AT_A_GLANCE: list[tuple[str, Callable[[str], bool]]] = [
    ("blocks.start", starts.starts_paragraph),
    ("outline.notes", lambda text: notes.heads_notes(text, False)),
    ("outline.front.salutation", introductions.is_salutation),
    ("outline.front.subtitle", introductions.is_subtitle),
    ("outline.front.number", introductions.is_document_number),
]


@pytest.mark.parametrize(("phase", "asked"), ASKED_AT_A_GLANCE, ids=[phase for phase, _ in ASKED_AT_A_GLANCE])
def test_what_is_told_at_a_glance_turns_no_example_of_a_rule_away(phase: str, asked: Callable[[str], bool]) -> None:
    examples = [text for rule in Rules.tables[phase].all for text in rule.examples]
    assert [text for text in examples if not asked(text)] == []


SAMPLE = files("tui").joinpath("data/sample.txt").read_text("utf-8")
NEAR = {
    f"{module}.{name}": value
    for module, each in sorted(sys.modules.items())
    if module.startswith("parsers.")
    for name, value in vars(each).items()
    if isinstance(value, NearPattern)
}


def _finds_all(pattern: NearPattern, text: str) -> bool:
    found, there = pattern.finditer(text), pattern.compiled.finditer(text)
    return [match.span() for match in found] == [match.span() for match in there]


@pytest.mark.parametrize("pattern", NEAR.values(), ids=NEAR)
def test_what_is_tried_near_words_finds_what_the_pattern_finds(pattern: NearPattern) -> None:
    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.one_of(st.from_regex(pattern.pattern), st.sampled_from("\n，。任免甲 ")), max_size=4).map("".join)
    )
    def check(text: str) -> None:
        assert _finds_all(pattern, text)

    check()
    assert all(_finds_all(pattern, text) for text in (SAMPLE, *(worst_text(parts, 400) for parts in WORST.values())))


def test_what_is_tried_near_words_is_compiled_where_one_stands() -> None:
    pattern = near("(?<![乙])甲+县", "县", before=3)
    assert isinstance(pattern, NearPattern)
    assert [match.span() for match in pattern.finditer("乙村")] == []
    assert "compiled" not in vars(pattern)
    assert [match.span() for match in pattern.finditer("乙甲县县甲甲县")] == [(4, 7)]
    assert pattern.search("甲县", 1) is None
    assert near("(?:(?<=\n)|\\A) *甲.", "甲", after="\n").search(" 乙\n  甲丙").span() == (3, 7)
    assert near("甲.?", "乙").search("甲丙") is None
    assert near("甲(?=乙)|", "甲", before=0).search("甲丙").span() == (0, 0)
