"""Grounds of a few lines, for the tests of what is told by the rhythm of pages."""

from __future__ import annotations

from parsers.lines.drafts import Draft
from parsers.lines.rhythm import Ground
from parsers.model import NoiseKind


def ground(*texts: str) -> Ground:
    """The ground of some lines; ␌ before one begins a page, ※ before one says that it is known to be noise."""
    drafts: list[Draft] = []
    at = 0
    for text in texts:
        words = text.lstrip("␌※")
        noise = NoiseKind.PAGE_MARK if "※" in text else None
        drafts.append(Draft(at, at + len(words), at + len(words) + 1, words, at, feed="␌" in text, noise=noise))
        at += len(words) + 1
    return Ground(drafts)
