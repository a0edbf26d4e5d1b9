"""The finders of the outline's rules: an example is a small text, in which ▶ marks the line that is asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.lines.split import split_lines
from parsers.model import Line, Source
from parsers.outline.front import NOTES, NUMBERS, SALUTATIONS, SUBTITLES
from parsers.outline.rules.above import COLUMNS, ENDS
from parsers.outline.rules.below import BEGINS
from parsers.outline.rules.titles import TITLES
from parsers.outline.unlisted import unlisted_titles
from parsers.outline.wording import UNLIKE
from parsers.rules import Rule

Asked = Rule[..., object]


def marked_line(text: str) -> tuple[Sequence[Line], int]:
    """The lines of an example, and the index of the one that ▶ marks."""
    at = text.index("▶")
    lines, _ = split_lines(Source("example", text.replace("▶", "")))
    return lines, next(i for i, line in enumerate(lines) if line.span.end > at)


def _makes_title(rule: Asked, text: str) -> bool:
    lines, i = marked_line(text)
    return any(title.start == i and title.rule == rule.name for title in unlisted_titles(lines, set(), 0))


def _of_line(rule: Asked, text: str) -> bool:
    return bool(rule.find(*marked_line(text)))


def _of_text(rule: Asked, text: str) -> bool:
    return bool(rule.find(text))


def _of_two_lines(rule: Asked, text: str) -> bool:
    return bool(rule.find(*text.split("｜")))


FINDERS: dict[str, Callable[[Asked, str], bool]] = {
    TITLES.phase: _makes_title,
    ENDS.phase: _of_line,
    COLUMNS.phase: _of_two_lines,
    **{table.phase: _of_text for table in (BEGINS, UNLIKE, SALUTATIONS, SUBTITLES, NOTES, NUMBERS)},
}
