"""Regular expressions that few texts ask for, and those that are tried where a word stands and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from sys import maxsize
from typing import Any, cast

_METHODS = ("finditer", "fullmatch", "match", "search", "split", "sub")


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first asked for.

    To compile one takes as long as to read some lines, and most texts ask for few of those that tell tables, laws,
    minutes and pages. Those that every text asks for are compiled as the modules are read, by `re.compile`.
    """
    return cast("re.Pattern[str]", LatePattern(pattern, flags))


class LatePattern:
    """A pattern on its way: its words, and once it was asked for the methods of what they compile to."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def near(pattern: str, *hints: str | re.Pattern[str], before: int | None = None, after: str = "") -> re.Pattern[str]:
    """A pattern every match of which holds a hint: it is compiled, and tried, where one of `hints` stands.

    To look for a word takes a tenth of the time, or less, that an engine needs to try a pattern at every character.
    `before`: how many characters a match begins before a hint at most; `after`: the marks one of which stands right
    before each match (or the text begins there), and none between there and the hint. With neither, the whole text is
    tried as soon as it holds a hint.
    """
    return cast("re.Pattern[str]", NearPattern(pattern, hints, before, after))


class NearPattern:
    """A pattern that is tried near its hints; it finds what `re` finds."""

    def __init__(self, pattern: str, hints: tuple[str | re.Pattern[str], ...], before: int | None, after: str) -> None:
        self.pattern = pattern
        self.hints = hints
        self._before = before
        self._after = after

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """What the pattern compiles to."""
        return re.compile(self.pattern)

    def search(self, text: str, pos: int = 0, endpos: int = maxsize) -> re.Match[str] | None:
        """The first match."""
        if self._before is None and not self._after:
            return self.compiled.search(text, pos, endpos) if self._is_hinted(text, pos, endpos) else None
        return next(self.finditer(text, pos, endpos), None)

    def finditer(self, text: str, pos: int = 0, endpos: int = maxsize) -> Iterator[re.Match[str]]:
        """All matches, none overlapping another, in order."""
        if self._before is None and not self._after:
            return self.compiled.finditer(text, pos, endpos) if self._is_hinted(text, pos, endpos) else iter(())
        return self._near(text, pos, endpos)

    def _near(self, text: str, pos: int, endpos: int) -> Iterator[re.Match[str]]:
        """The matches that begin before the hints, each place tried once."""
        start = pos
        for hint in self._places(text, pos, endpos):
            first, last = self._range(text, hint)
            start = max(start, first)
            while start <= last:
                match = self.compiled.match(text, start, endpos)
                start = max(start + 1, match.end()) if match else start + 1
                if match:
                    yield match

    def _range(self, text: str, hint: int) -> tuple[int, int]:
        """The first and the last place where a match may begin that holds the hint at `hint`."""
        if self._after:
            first = 1 + max(text.rfind(mark, 0, hint) for mark in self._after)
            return first, first
        return hint - (self._before or 0), hint

    def _is_hinted(self, text: str, pos: int, endpos: int) -> bool:
        for hint in self.hints:
            if text.find(hint, pos, endpos) >= 0 if isinstance(hint, str) else hint.search(text, pos, endpos):
                return True
        return False

    def _places(self, text: str, pos: int, endpos: int) -> list[int]:
        """Where hints begin, in order."""
        found: list[int] = []
        for hint in self.hints:
            if isinstance(hint, str):
                at = text.find(hint, pos, endpos)
                while at >= 0:
                    found.append(at)
                    at = text.find(hint, at + 1, endpos)
            else:
                found += [match.start() for match in hint.finditer(text, pos, endpos)]
        return sorted(found) if len(self.hints) > 1 else found
