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
from parsers.people.spans import NameSpan
from parsers.people.together import Places, Pool, Scored, decode


def scored(start: int, end: int, odds: float, name: str = "", left: str = "mark", right: str = "comma") -> Scored:
    return Scored(NameSpan(start, end, name or f"{start}-{end}"), odds, left, right)


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


def told_of(text: str, listed: list[Scored], number: int, own: float, *elsewhere: Scored) -> dict[str, float]:
    """What the issue says of a span of `text`; `elsewhere` are spans of another stretch."""
    places = Places()
    places.add(listed)
    places.add(elsewhere)
    return dict(Pool(text, listed, places).features(number, own))


@pytest.mark.parametrize(("own", "counted"), [(20.0, 8.0), (7.9, 7.9), (-7.9, -7.9), (-20.0, -8.0)])
def test_own_evidence_counts_within_bounds(own: float, counted: float) -> None:
    assert told_of("游一方，", [scored(0, 3, own, "游一方")], 0, own)["own"] == counted


@pytest.mark.parametrize(("proof", "counted"), [(3.0, -2.0), (2.9, -8.0)])
def test_own_evidence_counts_little_where_another_place_proves_the_name(proof: float, counted: float) -> None:
    there = scored(50, 53, proof, "游一方")
    assert told_of("游一方，", [scored(0, 3, -20.0, "游一方")], 0, -20.0, there)["own"] == counted


@pytest.mark.parametrize(("odds", "total"), [(9.0, 6.0), (5.9, 5.9), (-3.9, -3.9), (-9.0, -4.0)])
def test_an_item_counts_within_bounds_for_its_list(odds: float, total: float) -> None:
    pair = [scored(0, 3, 1.0, "游一方", "mark", "joint"), scored(4, 7, odds, "石一方", "joint", "comma")]
    assert told_of("游一方、石一方，", pair, 0, 1.0)["list_total"] == total


@pytest.mark.parametrize(("odds", "total"), [(5.0, 8.0), (-4.0, -8.0)])
def test_a_list_counts_within_bounds(odds: float, total: float) -> None:
    listed = [scored(4 * k, 4 * k + 3, odds, f"游一{name}", "joint", "joint") for k, name in enumerate("甲乙丙丁")]
    assert told_of("游一甲、游一乙、游一丙、游一丁，", listed, 0, odds)["list_total"] == total


@pytest.mark.parametrize(("odds", "joined"), [(-2.0, True), (-2.1, False)])
def test_what_a_blank_joins_is_likely_enough(odds: float, joined: bool) -> None:
    pair = [scored(0, 3, 3.0, "游一方", "line", "gap"), scored(4, 6, odds, "石材", "gap", "line")]
    assert ("list_end" in told_of("游一方　石材", pair, 0, 3.0)) is joined


@pytest.mark.parametrize(
    ("name", "odds", "counted"),
    [("游一方", -2.0, None), ("游一方", -1.9, 0.1), ("游一方", 20.0, 8.0), ("高兴", 1.0, 3.0), ("高兴", 20.0, 4.0)],
)
def test_another_place_counts_by_how_sure_it_is(name: str, odds: float, counted: float | None) -> None:
    here, there = scored(0, len(name), 1.0, name), scored(50, 50 + len(name), odds, name)
    told = told_of(f"{name}，", [here], 0, 1.0, there)
    found = told.get("elsewhere", told.get("elsewhere_word"))
    assert found == (counted if counted is None else pytest.approx(counted))


@pytest.mark.parametrize(("odds", "counted"), [(-2.9, True), (-3.0, False)])
def test_places_without_a_cue_count_for_what_is_likely_enough(odds: float, counted: bool) -> None:
    assert ("uncued" in told_of("游一方，游一方，", [scored(0, 3, odds, "游一方")], 0, odds)) is counted


@pytest.mark.parametrize(("context", "told"), [(0.02, "elsewhere_around"), (-0.02, "denied"), (0.01, ""), (-0.01, "")])
def test_what_stands_around_other_places_counts_when_it_is_something(context: float, told: str) -> None:
    there = scored(50, 53, -9.0, "游一方")._replace(context=context)
    found = told_of("游一方，", [scored(0, 3, 1.0, "游一方")], 0, 1.0, there)
    assert {name for name in ("elsewhere_around", "denied") if name in found} == ({told} if told else set())


def test_the_probability_of_the_surest_place_is_kept_within_bounds() -> None:
    assert certainty([Hit(0, 3, "游一方", 1, odds=-5000.0)]) > 0
