"""Names decided together: what other places and lists say, and which of the spans that overlap hold."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.issue import parse_issue
from parsers.lexicons import weighed
from parsers.model import CERTAIN, Source
from parsers.people.certainty import certainty, evidence
from parsers.people.hits import Hit
from parsers.people.spans import Span
from parsers.people.together import Places, Pool, Scored, decode


def scored(start: int, end: int, odds: float, name: str = "", left: str = "mark", right: str = "comma") -> Scored:
    return Scored(Span(start, end, name or f"{start}-{end}"), odds, left, right)


spans = st.lists(
    st.builds(
        lambda start, size, odds: scored(start, start + size, odds),
        st.integers(0, 12),
        st.integers(1, 4),
        st.integers(-4, 9).map(float),
    ),
    max_size=9,
    unique_by=lambda each: each.span[:2],
)


def overlap(a: Scored, b: Scored) -> bool:
    return a.span.start < b.span.end and b.span.start < a.span.end


@given(spans)
def test_the_spans_that_hold_do_not_overlap_and_are_likeliest_as_a_whole(found: list[Scored]) -> None:
    kept = decode(found)
    assert not any(overlap(a, b) for a, b in combinations(kept, 2))
    assert all(each.odds > 0 for each in kept)
    assert [each.span.start for each in kept] == sorted(each.span.start for each in kept)
    likely = [each for each in found if each.odds > 0]
    wholes = (
        chosen
        for size in range(len(likely) + 1)
        for chosen in combinations(likely, size)
        if not any(overlap(a, b) for a, b in combinations(chosen, 2))
    )
    best = max(sum(each.odds for each in chosen) for chosen in wholes)
    assert sum(each.odds for each in kept) == best


def test_a_place_hears_of_the_others_not_of_itself() -> None:
    places = Places()
    one, two = scored(0, 3, 4.0, "游一方"), scored(9, 12, -1.0, "游一方")
    places.add([one])
    places.add([two])
    assert places.others(one)[:2] == (-1.0, 0)
    assert places.others(two)[:2] == (4.0, 1)
    assert places.proved(3.0) == {"游一方"}
    assert places.proved(5.0) == frozenset()


def test_items_of_a_list_hear_of_its_far_marks_and_of_one_another() -> None:
    text = "副主任游一方、石一方（女）、杜小满出席"
    listed = [
        scored(3, 6, 3.0, "游一方", "bare", "joint"),
        scored(7, 10, 2.0, "石一方", "joint", "note"),
        scored(14, 17, -1.0, "杜小满", "joint", "verb"),
    ]
    places = Places()
    places.add(listed)
    pool = Pool(text, listed, places)
    middle, last = dict(pool.features(1, 2.0)), dict(pool.features(2, -1.0))
    assert (middle["list_left_bare"], middle["list_right_verb"], middle["list_both"]) == (1.0, 1.0, 1.0)
    assert middle["list_total"] == 2.0
    assert (last["list_left_bare"], last["list_end"], last["list_total"]) == (1.0, 1.0, 5.0)


def test_an_item_without_neighbours_that_could_be_names_stands_alone() -> None:
    text = "稳增长、保民生、促发展"
    only = [scored(4, 7, 1.0, "保民生", "joint", "joint")]
    places = Places()
    places.add(only)
    told = dict(Pool(text, only, places).features(0, 1.0))
    assert {"alone_left", "alone_right", "alone_phrase"} <= told.keys()


def test_a_blank_joins_only_what_may_be_names() -> None:
    text = "游一方　石材"
    for odds, joined in ((-1.0, True), (-5.0, False)):
        pair = [scored(0, 3, 3.0, "游一方", "line", "gap"), scored(4, 6, odds, "石材", "gap", "line")]
        places = Places()
        places.add(pair)
        assert ("list_end" in dict(Pool(text, pair, places).features(0, 3.0))) is joined


@pytest.mark.parametrize("odds", [-60.0, -1.0, 0.0, 2.0, 60.0])
def test_certainty_is_a_probability(odds: float) -> None:
    sure = certainty([Hit(0, 3, "游一方", 1, odds=odds), Hit(9, 12, "游一方", 1, odds=odds - 1)])
    assert 0 <= sure <= 1
    assert (sure > 0.5) is (odds > 0)


def test_evidence_tells_what_stands_around_the_surest_place() -> None:
    hits = [
        Hit(0, 3, "游一方", 1, left="mark", right="comma", odds=1.0),
        Hit(9, 12, "游一方", 1, left="post", right="says", odds=4.0),
    ]
    assert evidence(hits) == ("after-post", "before-verb", "elsewhere")
    assert evidence(hits[:1]) == ()


def test_somebody_with_a_post_before_the_name_is_not_doubtful() -> None:
    text = "青禾县水务局局长陈志强主持会议。县长郑国华到会讲话。\n"
    assert all(person.certainty >= CERTAIN for person in parse_issue(Source("a.txt", text)).people)


def test_every_weight_belongs_to_a_stage() -> None:
    assert weighed("name_weights")
    assert all(name.startswith(("own/", "together/")) for name in weighed("name_weights"))
