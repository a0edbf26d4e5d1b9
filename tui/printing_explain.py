"""``--explain OFFSET``: what stands at a place of the text, and which rules made it, as text or JSON."""

from __future__ import annotations

import argparse
import json

from parsers.explain import StandingValue, about, read_explained, standing_at
from parsers.model import Issue
from tui import texts
from tui.explained import lines_of, words_of
from tui.printing import IncompleteError


def explanation(issue: Issue, options: argparse.Namespace) -> str | None:
    """What stands at the place that `options` name, the innermost first; None for a form that there is not.

    Raises `IncompleteError` for a place outside the text.
    """
    form, offset = options.format or "text", options.explain
    if form not in ("text", "json"):
        return None
    if offset is None:
        return ""
    size = len(issue.source.text)
    if offset >= size:
        raise IncompleteError(texts.tr("cli.explain-outside", offset=offset, size=size))
    reading = read_explained(issue.source)
    found = standing_at(reading, offset)
    if form == "json":
        rows = [_row(reading.issue, each) for each in found]
        return json.dumps({"offset": offset, "standing": rows}, ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{line}\n" for each in found for line in lines_of(reading.issue, each))


def _row(issue: Issue, standing: StandingValue) -> dict[str, object]:
    """A value as plain data."""
    return {
        "kind": standing.kind,
        "name": standing.name,
        "start": standing.span.start,
        "end": standing.span.end,
        "text": words_of(issue, standing),
        "rules": [
            {"phase": made.phase, "rule": made.rule, "about": about(made), "evidence": made.evidence}
            for made in standing.made
        ],
    }
