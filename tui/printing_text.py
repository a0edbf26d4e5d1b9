"""The text of an issue for ``--print text``: what copying gives, a block after another."""

from __future__ import annotations

from parsers.model import Issue, Span
from parsers.quote.excerpt import block_texts


def plain_text(issue: Issue) -> str:
    """The whole text: one paragraph a line, joined over wraps and pages, without page furniture; the rows of a table
    and of a roster a line each, a table's cells apart by tabs."""
    return "\n\n".join(block_texts(issue, Span(0, len(issue.source.text)))) + "\n"
