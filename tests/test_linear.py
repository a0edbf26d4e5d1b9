"""Work grows with the text and no faster, and a flood of what costs most per character is bounded.

Work is counted, not timed: the lines of Python that a parse runs. What a pattern or a search does inside C is not
seen here; `python -m tests.bench.linear` times it on texts large enough to tell.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from functools import _lru_cache_wrapper, cache
from importlib.resources import files
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from parsers.figures.find import MOST as MOST_NUMERALS
from parsers.issue import complete_issue, outline_issue, parse_issue
from parsers.model import BlockKind, Note, Source
from parsers.outline.floods import MOST as MOST_LINES
from parsers.people import read_people
from parsers.people.marks import Marks
from parsers.people.scorer import likely_odds
from parsers.people.spans import MOST as MOST_TRIES
from parsers.people.spans import NameSpan
from parsers.people.together import Scored
from tests.invariants import broken_laws
from tests.worst import WORST, worst_text

if TYPE_CHECKING:
    from _typeshed import TraceFunction

SMALL = 1_500
TIMES = 4
MARGIN = 1.5
"""What a rule may look at near by is bounded, but not reached by a small text."""
FLOODS = {"flood": "元\n", "flood-people": "张主任", "flood-figures": "人1"}


def work(text: str) -> int:
    """How many lines of Python a whole parse of `text` runs."""
    lines = 0

    def count(frame: FrameType, event: str, arg: object) -> TraceFunction:
        nonlocal lines
        lines += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        complete_issue(outline_issue(Source("worst", text)), strict=True)
    finally:
        sys.settrace(before)
    return lines


@pytest.fixture(scope="module", autouse=True)
def lexicons_are_read() -> None:
    """What is worked out once for all texts (patterns, lexicons) is no work of the first that needs it."""
    parse_issue(Source("sample", _sample(len(_sample(1)) * 7)))
    for parts in WORST.values():
        parse_issue(Source("worst", worst_text(parts, SMALL)))


def _sample(size: int) -> str:
    sample = files("tui").joinpath("data/sample.txt").read_text("utf-8")
    return (sample * (size // len(sample) + 1))[:size]


@cache
def _ordinary() -> float:
    """The work for a character of ordinary text that nobody has read before, whatever other tests have read; patterns
    that it is the first to need are compiled before."""
    work(_sample(6_000))
    for kept in gc.get_objects():
        if isinstance(kept, _lru_cache_wrapper) and kept.cache_parameters()["maxsize"] is not None:
            kept.cache_clear()
    return work(_sample(6_000)) / 6_000


@pytest.mark.parametrize("name", WORST)
def test_work_grows_with_the_text(name: str) -> None:
    small, large = (worst_text(WORST[name], size) for size in (SMALL, TIMES * SMALL))
    grown = (work(large) / len(large)) / (work(small) / len(small))
    assert grown <= MARGIN, f"{grown:.2f} times the work for a character in a text {TIMES} times as long"


@pytest.mark.parametrize("unit", FLOODS.values())
def test_a_flood_is_read_no_further(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind the bounds a character takes at most three times the work of ordinary text's: lines of Python, short ones
    among them. In time it is less than twice."""
    monkeypatch.setattr("parsers.outline.floods.MOST", 500)
    for room in ("parsers.people.spans", "parsers.figures.find"):
        monkeypatch.setattr(f"{room}.STRETCH", 1_000)
        monkeypatch.setattr(f"{room}.MOST", 250)
    few, many = unit * 1_200, unit * 2_400
    further = (work(many) - work(few)) / (len(many) - len(few))
    assert further <= 3 * _ordinary()


@pytest.mark.parametrize("unit", ["张王李赵、", "由张王李赵主任", "任命张王"])
def test_names_are_tried_so_often_at_most(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text of nothing but surnames, marks of lists and titles: spans are scored in linear number, and few a character."""
    scored: list[int] = []

    def counted(marks: Marks, span: NameSpan, cues: Sequence[str], least: float) -> Scored | None:
        scored.append(span.start)
        return likely_odds(marks, span, cues, least)

    monkeypatch.setattr("parsers.people.find.likely_odds", counted)
    monkeypatch.setattr("parsers.people.spans.STRETCH", 1_000)
    monkeypatch.setattr("parsers.people.spans.MOST", 250)
    for size in (4_000, 8_000):
        scored.clear()
        notes: list[Note] = []
        text = (unit * (size // len(unit) + 1))[:size]
        read_people(outline_issue(Source("flood", text)), notes.append)
        assert len(scored) <= size / 2, "tries, and rows that layout shows"
        assert [note.code for note in notes] == ["flood-people"], "once, however many stretches are flooded"


@pytest.mark.parametrize(("code", "unit"), FLOODS.items())
def test_a_flood_is_noted_and_nothing_of_it_lost(code: str, unit: str) -> None:
    issue = parse_issue(Source("flood", unit * (MOST_LINES + 2_000)))
    assert code in [note.code for note in issue.notes]
    assert broken_laws(issue) == []


def test_flooded_lines_are_rows_as_they_stand() -> None:
    text = "".join(f"{k}元\n" for k in range(MOST_LINES + 3_000))
    block = parse_issue(Source("flood", text)).blocks[-1]
    assert block.kind is BlockKind.TABLE
    assert [row[0].text for row in block.cells] == text.split()[-len(block.cells) :]


@pytest.mark.parametrize(
    "text",
    [
        "代表名单\n" + "".join(f"赵某{chr(0x4E00 + k)}\n" for k in range(3_000)),
        "表1：各县情况\n" + "".join(f"甲县\n{k}\n{k}.5\n" for k in range(1_000)),
        "".join(f"任命赵某{chr(0x4E00 + k)}为云麓县财政局局长。\n" for k in range(600)),
        "".join(f"第{k}号案件{k}件，占{k % 100}.5%。" for k in range(700)),
    ],
    ids=["a name a line", "a cell a line", "appointments", "figures"],
)
def test_what_a_gazette_prints_is_no_flood(text: str) -> None:
    assert not [note for note in parse_issue(Source("gazette", text)).notes if note.code.startswith("flood")]


def test_the_bounds_leave_room() -> None:
    """What was measured: a roster of names joined by 、 has three tries in four characters, a gazette a numeral in
    twelve."""
    assert MOST_TRIES > 1.25 * 10_000 * 3 / 4
    assert MOST_NUMERALS > 1.5 * 10_000 / 12
