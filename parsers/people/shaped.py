"""Names that go on in Latin letters: `甲某某Saidu Takova` is one person's."""

from __future__ import annotations

import re
from dataclasses import replace

from parsers.language.characters import strip_spaces
from parsers.people.hits import Hit
from parsers.people.words import LATIN

_LATIN = re.compile(LATIN)


def with_latin(text: str, hits: list[Hit]) -> list[Hit]:
    """`hits`, each with the name in Latin letters that stands right after it as part of it."""
    found: list[Hit] = []
    for hit in hits:
        latin = _LATIN.match(text, hit.end) if text[hit.end : hit.end + 1].isascii() else None
        if latin:
            hit = replace(hit, end=latin.end(), name=strip_spaces(hit.name + latin[0]))
        found.append(hit)
    return found
