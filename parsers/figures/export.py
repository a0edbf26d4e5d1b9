"""Figures as rows of plain data, with the field names of the gazette corpus (`start`, `end`, `text`, `value` …)."""

from __future__ import annotations

from parsers.model import Figure, Issue


def figures_json(issue: Issue) -> list[dict[str, object]]:
    """One row a figure of `issue`, ready for `json.dumps`; a range or a ratio has a list as its value."""
    return [_row(figure) for figure in issue.figures]


def _row(figure: Figure) -> dict[str, object]:
    value = list(figure.value) if isinstance(figure.value, tuple) else figure.value
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "value": value,
        "unit": figure.unit,
        "approx": figure.approx,
        "subject": figure.subject,
        "period": figure.period,
        "optional": figure.optional,
    }
