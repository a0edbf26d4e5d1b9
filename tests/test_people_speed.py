"""What is left out or looked up to be fast says the same as what it stands for."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.lexicons import lexicon, weighed
from parsers.people.attendance import _VERB, _VERB_HINT
from parsers.people.candidates import _ITEM_RIGHT as ITEM_RIGHT
from parsers.people.candidates import STRONG_RIGHT, candidates
from parsers.people.counted import _COUNT, _counts
from parsers.people.evidence import is_dotted
from parsers.people.find import LEAST
from parsers.people.formulas import ROW, TRIGGER, row_starts, triggers
from parsers.people.given_rows import _ROW as GIVEN_ROW
from parsers.people.given_rows import _given_rows
from parsers.people.marks import Marks
from parsers.people.marks_after import _TOLD
from parsers.people.scorer import likely_odds, local_evidence, local_odds
from parsers.people.surroundings import (
    MOST_AGAINST,
    MOST_BESIDE,
    MOST_BESIDE_FOUR,
    MOST_CUTTING,
    MOST_FOR,
    words_beside,
    words_cut,
)
from parsers.people.words import WordFinder, by_first, count_words
from tests.worst import WORST, worst_text

WEIGHTS = weighed("name_weights")
SAMPLE = files("tui").joinpath("data/sample.txt").read_text("utf-8")
TEXTS = [SAMPLE, *(worst_text(parts, 400) for parts in WORST.values())]
_PIECES = st.lists(
    st.sampled_from(
        [
            "张",
            "王",
            "欧阳",
            "明",
            "主任",
            "任命",
            "派",
            "聘",
            "聘任",
            "决定",
            "为",
            "、",
            "，",
            "。",
            "；",
            "：",
            "·",
            "等",
            "二",
            "2",
            "位",
            "名",
            "人",
            "委员",
            "列席",
            "出席",
            "会议",
            "\n",
        ]
    ),
    max_size=30,
).map("".join)


@pytest.mark.parametrize("text", [SAMPLE, *(worst_text(WORST[name], 600) for name in ("names joined", "posts alone"))])
def test_a_sum_is_that_of_its_evidence_and_only_hopeless_spans_are_dropped(text: str) -> None:
    marks = Marks(text, by_first(lexicon("places")))
    dropped = 0
    for span in [*candidates(marks)]:
        total = sum(WEIGHTS.get(f"own/{name}", 0.0) * amount for name, amount in local_evidence(marks, span))
        assert local_odds(marks, span).odds == pytest.approx(total)
        likely = likely_odds(marks, span, (), LEAST)
        dropped += likely is None
        assert (likely is None) == (total < LEAST) or total == pytest.approx(LEAST)
        assert likely is None or likely == local_odds(marks, span)
    assert text is not SAMPLE or dropped


@settings(max_examples=200, deadline=None)
@given(_PIECES)
def test_hints_miss_nothing(text: str) -> None:
    _check_hints(text)


@pytest.mark.parametrize("text", TEXTS)
def test_hints_miss_nothing_of_worse_texts(text: str) -> None:
    _check_hints(text)


def _check_hints(text: str) -> None:
    def spans(matches: object) -> list[tuple[int, int]]:
        return [match.span() for match in matches]  # type: ignore[attr-defined]

    assert spans(triggers(text)) == spans(TRIGGER.finditer(text))
    assert spans(_counts(text)) == spans(_COUNT.finditer(text))
    assert spans(_given_rows(text)) == spans(GIVEN_ROW.finditer(text))
    assert list(row_starts(text)) == [match.end() for match in ROW.finditer(text)]
    assert all(_VERB_HINT.search(text, *match.span()) for match in _VERB.finditer(text))


@pytest.mark.parametrize(("pattern", "firsts"), [(pattern, firsts) for _, pattern, firsts in _TOLD])
def test_what_is_told_begins_with_its_first_characters(pattern: re.Pattern[str], firsts: str) -> None:
    """A pattern is tried at no other Chinese character."""

    @settings(max_examples=200, deadline=None, database=None)
    @given(st.from_regex(pattern))
    def check(text: str) -> None:
        for match in pattern.finditer(text):
            assert match[0][0] in firsts or not "\u4e00" <= match[0][0] <= "\u9fff"

    check()


@pytest.mark.parametrize("text", TEXTS)
def test_what_may_be_beside_a_name_is_bounded(text: str) -> None:
    """Nothing stands around a name, neither parted nor foreign, that a bound does not know: it would be dropped."""
    marks = Marks(text, by_first(lexicon("places")))
    for start, end, name in [*candidates(marks)]:
        if end - start == len(name) and not is_dotted(name):
            most = MOST_BESIDE_FOUR if len(name) == 4 else MOST_BESIDE
            around = marks.left(start), marks.right(end)
            told, cut = words_beside(marks, start, end, name, *around), words_cut(marks, start, end, name, *around)
            assert all(0 < amount <= most[kind] for kind, amount in told)
            assert all(0 < amount <= MOST_CUTTING[kind] for kind, amount in cut)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_weak_at_a_glance_makes_no_name(text: str) -> None:
    marks = Marks(text, by_first(lexicon("places")))
    weak = [at for at in range(len(text) + 1) if marks.is_weak_right(at)]
    assert not {marks.right(at) for at in weak} & (STRONG_RIGHT | ITEM_RIGHT)
    assert text is not SAMPLE or weak


@pytest.mark.parametrize("words", ["words_after", "words_before"])
def test_what_words_beside_a_name_say_is_bounded(words: str) -> None:
    assert all(-MOST_AGAINST <= nats <= MOST_FOR for nats in weighed(words).values())


@settings(max_examples=100, deadline=None)
@given(st.text("甲乙丙丁", max_size=40), st.sets(st.text("甲乙丙丁", min_size=1, max_size=3), min_size=1, max_size=8))
def test_words_are_found_as_a_pattern_finds_them(text: str, words: set[str]) -> None:
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile(f"(?:{'|'.join(longest_first)})(?!丁)")
    found = list(WordFinder(by_first(words), barred="丁").find(text))
    assert found == [match.span() for match in pattern.finditer(text)]
    assert count_words(text, words) == {word: text.count(word) for word in words}


def test_the_first_page_waits_for_no_names() -> None:
    """The reader shows a text before it looks for people: the modules and tables for names are not loaded yet."""
    check = "import sys, tui.app, parsers.issue; print([m for m in sys.modules if m.startswith('parsers.people')])"
    run = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
