"""Units and measure words 量词: which one stands at a place of a plain text, and what kind of quantity it measures.

The lists are lexicons (`units_*.txt`). An entry may carry the characters that make another word of it when they
follow: ``家!庭具`` is a measure word in 三家企业 and none in 三家庭. A measure word that no list has is found by its
place: a single character between the number and the end of the phrase.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from parsers.language.numerals import plain
from parsers.lexicons import alternatives, entries, lexicon

UnitKind = Literal["money", "percent", "physical", "time", "people", "measure", "open", "none"]

STRONG: frozenset[UnitKind] = frozenset(("money", "percent", "physical"))
"""Kinds that make a quantity of any number; a count has to look like one."""

_KINDS: tuple[UnitKind, ...] = ("measure", "people", "time", "physical", "percent", "money")
_BOUNDARY = re.compile(r"(?:以上|以下|左右|以内)|[，。；、：！？）)”’」』》,;%\n （(]|$")
_LATIN = re.compile(r"[A-Za-z]")
_PER = re.compile(
    rf"/(?:{alternatives('denominators')})(?![A-Za-z])"
    r"| ?/ ?[千万]?(?:km2|km²|km|m2|m²|m3|m³|ha|hm²|kg|min|kWh|kW|[tLhda])(?![A-Za-z\d])"
)
_PER_MANY = re.compile(r"/(?:百?平方公里|百公里|[百千万]人|[百千万]户|万元|公里|10万|十万)")
_LATIN_OR_DIGIT = re.compile(r"[A-Za-z0-9]")


class FoundUnit(NamedTuple):
    """A unit at a place of a plain text: ``text[start:end]``."""

    name: str
    kind: UnitKind
    end: int


@cache
def _table() -> dict[str, list[tuple[str, UnitKind, str]]]:
    """First character → (unit, kind, characters that must not follow), the longest units first."""
    table: dict[str, list[tuple[str, UnitKind, str]]] = {}
    for kind in _KINDS:
        for entry in entries(f"units_{kind}"):
            unit, _, barred = entry.partition("!")
            table.setdefault(unit[0], []).append((unit, kind, barred))
    for units in table.values():
        units.sort(key=lambda row: -len(row[0]))
    return table


@cache
def _plain_measures() -> dict[str, str]:
    return {unit: barred for unit, _, barred in (entry.partition("!") for entry in entries("units_plain"))}


def unit_begins(char: str) -> bool:
    """Whether a listed unit begins with `char`."""
    return char in _table()


def unit_at(text: str, at: int) -> FoundUnit | None:
    """The listed unit that begins at `at`, the longest one, with its denominator (元/吨); None when there is none."""
    for unit, kind, barred in _table().get(text[at : at + 1], ()):
        if not text.startswith(unit, at):
            continue
        end = at + len(unit)
        following = text[end : end + 1]
        if following and (following in barred or (_LATIN.match(unit[-1]) and _LATIN_OR_DIGIT.match(following))):
            continue
        if per := _PER.match(text, end) if kind in STRONG else _PER_MANY.match(text, end):
            end = per.end()
        return FoundUnit(text[at:end], kind, end)
    return None


@lru_cache(maxsize=1024)
def unit_kind(unit: str) -> UnitKind:
    """What kind of quantity a figure's unit measures; "open" for a measure word that no list has."""
    found = unit_at(plain(unit), 0)
    return found.kind if found else "open" if unit else "none"


def open_unit_at(text: str, at: int) -> FoundUnit | None:
    """A measure word that no list has, known by its place: one 汉字, and after it the phrase ends."""
    char = text[at : at + 1]
    if "\u4e00" <= char <= "\u9fff" and char not in lexicon("units_never") and _BOUNDARY.match(text, at + 1):
        return FoundUnit(char, "open", at + 1)
    return None


def plain_measure_at(text: str, at: int) -> bool:
    """Whether the measure word at `at` is one that is trusted after a single Chinese numeral (两位, 五个)."""
    for size in (2, 1):
        barred = _plain_measures().get(text[at : at + size])
        if barred is not None:
            following = text[at + size : at + size + 1]
            return not following or following not in barred
    return False
