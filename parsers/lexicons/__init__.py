"""What the language knows, as data: text files, one entry or more a line (apart by spaces), `#` comments.

A file is read once, when first asked for; importing this package reads nothing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of ``parsers/lexicons/<name>.txt``, in its order. Raises `OSError` when there is no such file."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(entry for line in text.splitlines() for entry in line.partition("#")[0].split())


@cache
def lexicon(name: str) -> frozenset[str]:
    """The entries of ``parsers/lexicons/<name>.txt`` as a set. Raises `OSError` when there is no such file."""
    return frozenset(entries(name))


@cache
def alternatives(name: str) -> str:
    """The entries of ``parsers/lexicons/<name>.txt`` for a regular expression, the longest first.

    ``共!产青`` is 共 where neither 产 nor 青 follows. Raises `OSError` when there is no such file.
    """
    words = sorted((entry.partition("!") for entry in entries(name)), key=lambda parts: len(parts[0]), reverse=True)
    return "|".join(re.escape(word) + (f"(?![{barred}])" if barred else "") for word, _, barred in words)
