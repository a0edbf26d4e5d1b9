"""The rhythm of pages: what `Ground` says of single lines, and what each of its conditions and thresholds decides."""

from __future__ import annotations

import pytest

from tests.grounds import ground

BEGUN = "水库要防汛，堤防也要加固，河道湖泊都要"


@pytest.mark.parametrize(
    ("widths", "wrap"),
    [
        ([30] * 6, 60),
        ([30] * 5, 0),
        ([30] * 6 + [27] * 6, 60),
        ([30] * 4 + [14] * 6, 60),
        ([30] * 3 + [14] * 7, 0),
        ([11] * 6, 0),
        ([101] * 6, 0),
    ],
)
def test_the_width_at_which_lines_are_wrapped(widths: list[int], wrap: int) -> None:
    assert ground(*("水" * width for width in widths)).wrap == wrap


def test_the_first_and_the_last_lines_of_pages_that_the_source_begins() -> None:
    page = ["水库"] * 6
    fed = ground(*page, "␌水库", *page[1:], "␌水库", *page[1:])
    assert [place for place in range(18) if fed.fed(place)] == [0, 1, 4, 5, 6, 7, 10, 11, 12, 13, 16, 17]
    assert [place for place in range(18) if fed.fed(place, depth=1)] == [0, 5, 6, 11, 12, 17]
    assert not any(ground(*page).fed(place) for place in range(6))


@pytest.mark.parametrize(
    ("lines", "chars", "pages", "apart"),
    [
        (8, 20, 1, True),
        (8, 19, 1, False),
        (7, 40, 1, False),
        (7, 50, 1, True),
        (10, 600, 1, True),
        (10, 601, 1, False),
        (10, 601, 2, True),
        (300, 4, 1, True),
        (301, 4, 1, False),
    ],
)
def test_how_much_lies_between_two_lines_a_page_apart(lines: int, chars: int, pages: int, apart: bool) -> None:
    assert ground("水", *["水" * chars] * lines, "库").apart(0, lines + 1, pages) is apart


def test_pages_that_the_source_begins_lie_between() -> None:
    fed = ground("水", "␌库", "␌堤")
    assert [fed.apart(0, other) for other in range(3)] == [False, True, False]
    assert fed.apart(0, 2, 2)


@pytest.mark.parametrize(
    ("spans", "even"),
    [
        ([100, 100, 100], True),
        ([100, 100, 40, 160], False),
        ([100, 100, 100, 160, 160], True),
        ([100, 100, 70, 130], True),
        ([100, 150, 50], False),
    ],
)
def test_stretches_about_as_long_as_one_another(spans: list[int], even: bool) -> None:
    texts = ["1", *(text for span in spans for text in ("水" * span, "1"))]
    assert ground(*texts).even(range(0, len(texts), 2)) is even


def test_a_stretch_of_two_pages_is_twice_as_long() -> None:
    two = ground("1", "水" * 100, "1", "水" * 200, "1", "水" * 100, "1")
    assert two.even([0, 2, 4, 6], [1, 2, 1])
    assert not ground("1", "水" * 100, "1", "水" * 300, "1").even([0, 2, 4], [1, 1])
    assert ground("1", "水" * 100, "1", "水" * 300, "1").even([0, 2, 4], [1, 3])


@pytest.mark.parametrize(
    ("before", "after", "cuts"),
    [
        (BEGUN, "疏浚。", True),
        (f"{BEGUN}。", "疏浚。", False),
        (BEGUN, "一、疏浚。", False),
        (BEGUN, "（一）疏浚。", False),
        (BEGUN, "第二条　疏浚。", False),
        (BEGUN, "3.疏浚。", False),
        (BEGUN, "——疏浚。", False),
        (BEGUN, "附件", False),
        (BEGUN, "●疏浚", False),
        (BEGUN, "12", False),
        ("水库要防汛，堤防也要", "疏浚。", False),
        ("水库要防汛堤防也要加固河道湖泊都要", "疏浚。", False),
    ],
)
def test_what_cuts_a_text(before: str, after: str, cuts: bool) -> None:
    assert ground(before, "3", after).cuts(1) is cuts
    assert ground(before, "※青禾县公报", "3", "※青禾县公报", after).cuts(1) is cuts
    assert ground(before, "青禾县公报", "3", after).cuts(2, {"青禾县公报"}) is cuts
    assert not ground("3", after).cuts(0)
    assert not ground(before, "3").cuts(1)


@pytest.mark.parametrize(("width", "cuts"), [(30, True), (26, True), (25, False)])
def test_a_full_line_is_cut_where_lines_are_wrapped(width: int, cuts: bool) -> None:
    assert ground(*["水" * 30] * 8, "水" * width, "3", "疏浚。").cuts(9) is cuts


def test_what_is_looked_past_beside_a_line() -> None:
    assert ground("水库", *["※3"] * 2, "堤防").beside(0, 1) == 1
    heads = ["青禾县公报"] * 4
    assert ground(*heads[:3], "3", "堤防").beside(3, -1, set(heads)) is None
    assert ground("水库", *heads[:3], "3").beside(4, -1, set(heads)) == 0
    assert ground("水库", *heads, "3").beside(5, -1, set(heads)) is None


@pytest.mark.parametrize(
    ("above", "before", "after", "parts"),
    [
        ("", "水库，堤防", "加固，疏浚。", True),
        ("", "水库堤防", "加固，疏浚。", False),
        ("河道，", "水库堤防", "加固，疏浚。", True),
        ("河道", "水库堤防", "加固，疏浚。", False),
        ("", "水库，堤防", "加固，疏浚", False),
        ("", "水库，堤防", "加固疏浚！", False),
        ("", "水库，堤防。", "加固，疏浚。", False),
        ("", "水库，堤防", "一、加固，疏浚。", False),
    ],
)
def test_what_parts_a_sentence(above: str, before: str, after: str, parts: bool) -> None:
    texts = [text for text in (above, before) if text]
    assert ground(*texts, "3", after).parts_sentence(len(texts)) is parts
    assert not ground(*texts, "3").parts_sentence(len(texts))
    assert not ground("3", after).parts_sentence(0)


@pytest.mark.parametrize(
    ("between", "flows"),
    [
        (["水库。", "堤防。", "河道。"], True),
        (["水库。", "堤防。", "河道"], True),
        (["水库。", "堤防", "河道"], False),
        (["水库。", "堤防。"], False),
        (["水库。", "堤防。", "河道", "湖泊"], False),
    ],
)
def test_paragraphs_that_are_a_line_each(between: list[str], flows: bool) -> None:
    assert ground("1", *between, "2").flows(0, len(between) + 1) is flows
