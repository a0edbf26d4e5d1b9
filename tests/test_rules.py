"""Every rule of every table does what its examples say, and leaves alone what its counter-examples say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from parsers.figures.han import HAN
from parsers.figures.judge import AWAY, BARE
from parsers.figures.optional import OPTIONAL
from parsers.figures.quantities import Quantity, quantities
from parsers.figures.shapes import merge_shapes
from parsers.language.numerals import plain
from parsers.model import Span
from parsers.rules import Made, Rule, Rules, explained, is_asked, record


def _of_some_quantity(rule: Rule[..., object], text: str) -> bool:
    """Whether the rule says yes of a quantity of `text`."""
    simple = plain(text)
    found: list[Quantity] = merge_shapes(simple, list(quantities(simple)))
    return any(rule.find(simple, quantity) for quantity in found)


FINDERS: dict[str, Callable[[Rule[..., object], str], bool]] = {
    table.phase: _of_some_quantity for table in (AWAY, HAN, BARE, OPTIONAL)
}
"""For each phase: whether a rule of it finds something in an example."""


def _examples() -> Iterator[tuple[Rule[..., object], str, bool]]:
    for phase in FINDERS:
        for rule in Rules.tables[phase].all:
            yield from ((rule, text, True) for text in rule.examples)
            yield from ((rule, text, False) for text in rule.counter_examples)


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [pytest.param(*each, id=f"{each[0].phase} {each[0].name}: {each[1]}") for each in _examples()],
)
def test_example(rule: Rule[..., object], text: str, expected: bool) -> None:
    assert FINDERS[rule.phase](rule, text) is expected


def test_every_rule_has_a_name_a_sentence_and_an_example() -> None:
    for table in Rules.tables.values():
        assert table.phase in FINDERS
        for rule in table.all:
            assert rule.name, table.phase
            assert rule.about, rule.name
            assert rule.examples, rule.name


def test_what_is_made_is_recorded_only_for_who_asks() -> None:
    record(Span(0, 1), "figures", "percent")
    assert not is_asked()
    with explained() as made:
        assert is_asked()
        record(Span(2, 3), "figures", "percent", "5%")
    assert made == [Made(Span(2, 3), "figures", "percent", "5%")]
    assert not is_asked()
