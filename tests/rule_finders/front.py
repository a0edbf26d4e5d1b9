"""The finders of the rules of printed contents and mastheads."""

from __future__ import annotations

from collections.abc import Callable

from parsers.front.contents import HEADINGS
from parsers.front.entries import COLUMNS
from parsers.front.masthead import NAMES, ROWS
from parsers.rules import Rule, Rules

Asked = Rule[..., object]
OF_TEXT: tuple[Rules[[str], bool], ...] = (HEADINGS, NAMES, ROWS)


def _of_text(rule: Asked, text: str) -> bool:
    return bool(rule.find(text))


def _of_two_rows(rule: Asked, text: str) -> bool:
    return bool(rule.find(*text.split("｜")))


FINDERS: dict[str, Callable[[Asked, str], bool]] = {
    **{table.phase: _of_text for table in OF_TEXT},
    COLUMNS.phase: _of_two_rows,
}
