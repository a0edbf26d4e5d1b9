"""How names are spelled in pinyin, without tones: search keys, never shown.

A table of the common reading of each character, and before it one of surnames, which are often read otherwise
(单 shan, 解 xie, 仇 qiu, 任 ren, 区 ou, 曾 zeng). Both are files, read when first asked for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"


def syllables(name: str) -> tuple[str, ...]:
    """The syllables of `name`, one a character, the surname read as a surname; a letter stands for itself.

    ü is v. A character without a known reading has an empty syllable.
    """
    surnames = _surnames()
    readings = _readings()
    for size in (2, 1):
        first = surnames.get(name[:size]) if len(name) > size else None
        if first:
            return (*first, *(readings.get(char, _letter(char)) for char in name[size:]))
    return tuple(readings.get(char, _letter(char)) for char in name)


def common_syllables(name: str) -> tuple[str, ...]:
    """The syllables of `name` as its characters are mostly read, ü as u: what else a reader may type."""
    return tuple(_readings().get(char, _letter(char)).replace("v", "u") for char in name)


def _letter(char: str) -> str:
    return char.lower() if char.isascii() and char.isalnum() else ""


@cache
def _readings() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in (_DATA / "pinyin.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            syllable, _, chars = line.partition(" ")
            table.update(dict.fromkeys(chars, syllable))
    return table


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in (_DATA / "surname_readings.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            surname, _, reading = line.partition(" ")
            table[surname] = tuple(reading.split("'"))
    return table
