"""The invented gazettes are what their golds say: every span is its name, the same seed gives the same text."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from parsers.lexicons import weighed
from tests.invent import marks, names
from tests.invent.__main__ import main
from tests.invent.damage import ALL
from tests.invent.gold import rows_of, squeezed, text_of, wrong
from tests.invent.grammar import expand, parsed, symbols
from tests.invent.issue import Issue
from tests.invent.make import KINDS, UNNAMED, make, make_all

EVERY = sorted(set(KINDS))
# A failure names its number; to look for a smaller one would say no more and take minutes for all kinds.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@pytest.mark.parametrize("kind", EVERY)
@settings(max_examples=8, deadline=None, phases=PHASES)
@given(number=st.integers(1, 10_000))
def test_all_golds_slice_back(kind: str, number: int) -> None:
    """Each mention is its slice and, layout aside, the name or one of the variants; each event begins in the text."""
    made = make(kind, number, "property")
    assert wrong(made.text, made.people) == []
    for row in made.people:
        spellings = {squeezed(one) for one in (row["name"], *row["variants"])}
        for start, end, surface in row["mentions"]:
            assert made.text[start:end] == surface
            # What a page break puts into a name is the only thing that a surface has more than a spelling.
            assert squeezed(surface) in spellings or any(_within(one, surface) for one in spellings)
        for event in row["events"]:
            assert event["post"] in row["roles"]
            assert 0 <= event["start"] < len(made.text)
    assert not any(unicodedata.category(char) == "Co" for char in made.text), "a mark is left in the text"
    assert "{" not in made.text
    assert "}" not in made.text


def _within(name: str, surface: str) -> bool:
    """Whether the letters of the name stand in the surface in their order, at both ends too."""
    left = iter(surface)
    return surface[0] == name[0] and surface[-1] == name[-1] and all(char in left for char in name)


@pytest.mark.parametrize("kind", EVERY)
def test_most_of_a_text_names_nobody(kind: str) -> None:
    """At least half of what was written stood on lines without a name (layout moves the share a little)."""
    made = make(kind, 3, "share")
    named = {at for row in made.people for start, end, _ in row["mentions"] for at in range(start, end)}
    assert len(named) < (1 - UNNAMED) * len(made.text)
    assert (kind == "nobody") == (not made.people)


def test_the_seed_decides() -> None:
    """The same seed gives the same, another one another."""
    assert make_all(4, 6) == make_all(4, 6)
    assert [made.text for made in make_all(4, 6)] != [made.text for made in make_all(5, 6)]


def test_every_kind_comes_in_turn() -> None:
    """As many texts as there are places in the round give every kind."""
    made = make_all(2, len(KINDS))
    assert {one.name.rpartition("-")[0] for one in made} == set(KINDS)
    assert len({one.name for one in made}) == len(made)


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(seed=st.integers(0, 10**6))
def test_each_damage_keeps_names_and_points(seed: int) -> None:
    """What damages a layout loses no letter of a name and no beginning of a sentence."""
    rng = Random(seed)
    issue = Issue(rng)
    people = issue.some(8, 8)
    number, mark = issue.point()
    text = "任免名单\n" + mark + f"任命{people[0]}为县长。\n" + "、".join(map(str, people)) + "。" + "工作" * 60
    rows = marks.split(marks.cells(text * 3))
    for damage, _ in ALL:
        after = marks.joined(damage(rng, rows))
        told = [person.told for person in issue.people]
        made = rows_of(after, told)
        assert wrong(text_of(after), made) == []
        assert [len(row["mentions"]) for row in made] == [6] + [3] * 7
        assert number in {one for cell in after for one in cell.points}


def test_names_come_in_every_shape() -> None:
    """A thousand names: mostly of two and three characters, some of the rarer shapes."""
    rng = Random(7)
    drawn = [names.draw(rng, names.SHAPES, "·") for _ in range(1000)]
    assert sum(len(name) in (2, 3) for name in drawn) / 1000 > 0.85
    assert any("·" in name for name in drawn)
    assert any(len(name) == 4 and "·" not in name for name in drawn)
    assert 0.1 < sum(len(name) == 2 for name in drawn) / 1000 < 0.5


def test_a_calm_text_has_few_names_of_the_rarer_shapes() -> None:
    """Of the same layouts and seeds, fewer names that are neither of two characters nor of three."""

    def rare(mix: str) -> int:
        made = [make(kind, number, "5", mix=mix) for kind in ("presidium", "donors") for number in range(12)]
        return sum(len(row["name"]) not in (2, 3) for one in made for row in one.people)

    assert rare("calm") < rare("tricky") / 2


def test_most_names_of_a_wordy_text_hold_a_word() -> None:
    made = [make("presidium", number, "5", mix="wordy") for number in range(6)]
    named = [row["name"] for one in made for row in one.people]
    words = weighed("word_costs")
    assert sum(name in words or name[:2] in words or name[1:] in words for name in named) > len(named) / 2


def test_every_wording_can_be_filled_in() -> None:
    """No wording asks for a symbol that is neither written nor bound."""
    bound = {**Issue(Random(1)).bound(), **dict.fromkeys("ACEIb", "某"), "X": "县长"}
    for name, wordings in symbols().items():
        for wording in wordings:
            assert parsed(wording), name
            for seed in range(3):
                assert expand(Random(seed), wording, bound)


def test_files_are_written_in_pairs(tmp_path: Path) -> None:
    """NAME.txt beside NAME.people.json, line ends as they are."""
    main([str(tmp_path), "--seed", "3", "--count", "9"])
    texts = sorted(tmp_path.glob("*.txt"))
    assert len(texts) == 9
    for path in texts:
        text = path.read_bytes().decode("utf-8")
        for row in json.loads(path.with_name(f"{path.stem}.people.json").read_text(encoding="utf-8")):
            assert all(text[start:end] == surface for start, end, surface in row["mentions"])
