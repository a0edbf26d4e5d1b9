"""What the language knows, as data: text files, one entry or more a line (apart by spaces), `#` comments.

A file is read once, when first asked for; importing this package reads nothing.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of ``parsers/lexicons/<name>.txt``, in its order. Raises `OSError` when there is no such file."""
    return tuple(" ".join(_lines(name)).split())


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
    for line in _lines(name):
        number, *words = line.split() or ("0",)
        table.update(dict.fromkeys(words, float(number)))
    return table


def flagged(name: str) -> dict[str, frozenset[str]]:
    """The entries of ``parsers/lexicons/<name>.txt``, one a line, each with the flags that stand after it on its line.

    What the flags mean is told in the file's first lines. Raises `OSError` when there is no such file.
    """
    lines = (line.split() for line in _lines(name))
    return {words[0]: frozenset(words[1:]) for words in lines if words}


@cache
def listing(name: str) -> str:
    """The lines of ``parsers/lexicons/<name>.txt`` as one text, a space before and after each entry.

    To look for one entry of many costs less so than to make a table of them. Raises `OSError` as `entries` does.
    """
    return f" {' '.join(_lines(name))} "


def _lines(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [line.partition("#")[0] for line in text.splitlines()]


@cache
def alternatives(name: str) -> str:
    """The entries of ``parsers/lexicons/<name>.txt`` for a regular expression, the longest first.

    ``共!产青`` is 共 where neither 产 nor 青 follows. Raises `OSError` when there is no such file.
    """
    words = sorted((entry.partition("!") for entry in entries(name)), key=lambda parts: len(parts[0]), reverse=True)
    return "|".join(re.escape(word) + (f"(?![{barred}])" if barred else "") for word, _, barred in words)
