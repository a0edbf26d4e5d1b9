"""Every rule of every table does what its examples say, and leaves alone what its counter-examples say."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from parsers.model import Span
from parsers.rules import Made, Rule, Rules, explained, is_asked, record
from tests.rule_finders import blocks, front, lines, outline

FINDERS: dict[str, Callable[[Rule[..., object], str], bool]] = {
    **blocks.FINDERS,
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
