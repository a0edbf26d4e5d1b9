"""What the language knows, as data: text files, one entry or more a line (apart by spaces), `#` comments.

A file is read once, when first asked for; importing this package reads nothing.
"""

from __future__ import annotations

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
def weighed(name: str) -> dict[str, float]:
    """The entries of ``parsers/lexicons/<name>.txt`` by what stands at the head of their line, a number.

    Raises `OSError` when there is no such file, `ValueError` when a line begins with no number.
    """
    table: dict[str, float] = {}
    for line in (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        number, *words = line.partition("#")[0].split() or ("0",)
        table.update(dict.fromkeys(words, float(number)))
    return table
