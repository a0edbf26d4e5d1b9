"""The finders of the rules of printed contents and mastheads."""

from __future__ import annotations

from collections.abc import Callable

from parsers.front.columns import COLUMNS
from parsers.front.contents import HEADINGS
from parsers.front.gazettes import NAMES, ROWS
from parsers.front.masthead import SURE
from parsers.issue import outline_issue
from parsers.model import Source
from parsers.rules import Rule, Rules, explained

Asked = Rule[..., object]
OF_TEXT: tuple[Rules[[str], bool], ...] = (HEADINGS, NAMES, ROWS)


def _of_text(rule: Asked, text: str) -> bool:
    return bool(rule.find(text))


def _of_two_rows(rule: Asked, text: str) -> bool:
    return bool(rule.find(*text.split("｜")))


def _makes_masthead(rule: Asked, text: str) -> bool:
    with explained() as made:
        outline_issue(Source("example", text))
    return any((one.phase, one.rule) == (rule.phase, rule.name) for one in made)


FINDERS: dict[str, Callable[[Asked, str], bool]] = {
    **{table.phase: _of_text for table in OF_TEXT},
    SURE.phase: _makes_masthead,
    COLUMNS.phase: _of_two_rows,
}
