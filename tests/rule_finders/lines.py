"""The finders of the rules of lines."""

from __future__ import annotations

from collections.abc import Callable

from parsers.lines.openings import OPENINGS
from parsers.lines.weblabels import LABELS
from parsers.rules import Rule

Asked = Rule[..., object]


def _of_text(rule: Asked, text: str) -> bool:
    return bool(rule.find(text))


FINDERS: dict[str, Callable[[Asked, str], bool]] = {table.phase: _of_text for table in (OPENINGS, LABELS)}
