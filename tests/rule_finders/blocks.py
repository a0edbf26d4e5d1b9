"""The finders of the rules that join lines: an example is a line and the one below it that is asked about."""

from __future__ import annotations

from collections.abc import Callable

from parsers.blocks.joins import JOINS, UNWRAPPED
from parsers.blocks.layout import LineLayout
from parsers.blocks.seams import TIES, Paragraph, Seam
from parsers.blocks.starts import FOOTNOTES, STARTS
from parsers.blocks.wraps import WRAPPED
from parsers.lines.split import split_lines
from parsers.model import Source
from parsers.rules import Rule

Asked = Rule[..., object]
WRAP = 28
"""The width at which the lines of the examples of `WRAPPED` are wrapped, in columns."""


def _of_seam(rule: Asked, text: str, layout: LineLayout) -> bool:
    source = Source("example", text.replace("▶", ""))
    lines, _ = split_lines(source)
    k = text[: text.find("▶")].count("\n") - 1 if "▶" in text else 1
    return bool(rule.find(Seam(Paragraph(lines[k - 1]), lines[k], layout, source.text)))


def _of_lines(rule: Asked, text: str) -> bool:
    return _of_seam(rule, text, LineLayout())


def _of_wrapped_lines(rule: Asked, text: str) -> bool:
    return _of_seam(rule, text, LineLayout(WRAP, 0, True))


def _of_text(rule: Asked, text: str) -> bool:
    return bool(rule.find(text))


FINDERS: dict[str, Callable[[Asked, str], bool]] = {
    STARTS.phase: _of_text,
    FOOTNOTES.phase: _of_text,
    **{table.phase: _of_lines for table in (JOINS, UNWRAPPED, TIES)},
    WRAPPED.phase: _of_wrapped_lines,
}
