"""Every rule of every table does what its examples say, and leaves alone what its counter-examples say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from parsers.figures.find import find_in
from parsers.figures.han import HAN
from parsers.figures.judge import AWAY, BARE
from parsers.figures.optional import OPTIONAL
from parsers.figures.period import PERIOD, Periods
from parsers.figures.quantities import COUNTED, quantities
from parsers.figures.said import SAID
from parsers.figures.shapes import merge_shapes
from parsers.figures.subject import SUBJECT, name_all
from parsers.figures.values import Quantity
from parsers.language.numerals import plain
from parsers.model import Span
from parsers.rules import Made, Rule, Rules, explained, is_asked, record
from tests.rule_finders import blocks, claims, front, lines, outline


def _of_some_quantity(rule: Rule[..., object], text: str) -> bool:
    """Whether the rule says yes of a quantity of `text`."""
    simple = plain(text)
    found: list[Quantity] = merge_shapes(simple, list(quantities(simple)))
    return any(rule.find(simple, quantity) for quantity in found)


def _found_a_quantity(rule: Rule[..., object], text: str) -> bool:
    """Whether a quantity of `text` is found by the rule."""
    return any(quantity.rule == rule.name for quantity in quantities(plain(text)))


def _gave_a_subject(rule: Rule[..., object], text: str) -> bool:
    """Whether a figure of `text` has its subject by the rule."""
    return rule.name in name_all(text, find_in(text)).rules


def _gave_a_period(rule: Rule[..., object], text: str) -> bool:
    """Whether a figure of `text` has its period by the rule."""
    periods = Periods(plain(text))
    return any(periods.at(one.start) and periods.rule == rule.name for one in find_in(text))


FINDERS: dict[str, Callable[[Rule[..., object], str], bool]] = {
    **{table.phase: _of_some_quantity for table in (AWAY, HAN, BARE, OPTIONAL)},
    **{table.phase: _found_a_quantity for table in (SAID, COUNTED)},
    SUBJECT.phase: _gave_a_subject,
    PERIOD.phase: _gave_a_period,
    **blocks.FINDERS,
    **claims.FINDERS,
    **front.FINDERS,
    **lines.FINDERS,
    **outline.FINDERS,
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
