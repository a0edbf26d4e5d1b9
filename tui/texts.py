"""Every word that the interface says, in Chinese and in English: one table, ``data/texts.txt``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")

_TABLE = Path(__file__).with_name("data") / "texts.txt"
_language = ["en"]


def use_language(language: str) -> None:
    """Speak `language` ("zh" or "en") from now on. Raises `ValueError` for another."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _language[0] = language


def language() -> str:
    """The language that is spoken."""
    return _language[0]


def language_of(environment: Mapping[str, str] = os.environ) -> str:
    """The interface language that the locale asks for: Chinese for any zh locale, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


@cache
def table() -> Mapping[str, tuple[str, str]]:
    """Key → its text in Chinese and in English. A line is ``key | 中文 | English``; ``#`` begins a comment."""
    rows: dict[str, tuple[str, str]] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            key, zh, en = (part.strip() for part in line.split("|"))
            rows[key] = zh, en
    return rows


def has(key: str) -> bool:
    """Whether the table has `key`."""
    return key in table()


def tr(key: str, **values: object) -> str:
    """The text of `key` in the language that is spoken, with `values` put into its ``{}`` fields.

    Raises `KeyError` for a key that the table has not: a defect, found by the tests.
    """
    text = table()[key][LANGUAGES.index(_language[0])]
    return text.format(**values) if values else text
