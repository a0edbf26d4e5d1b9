"""One checker at a time: a defect in one takes nothing away from the others, and is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from parsers.model import Note

_Found = TypeVar("_Found")
_Made = TypeVar("_Made")


class Checkers:
    """Runs the checkers of claims; `note` is told once of each that fails, as ``claims: NAME (KIND OF ERROR)``."""

    def __init__(self, note: Callable[[Note], object], strict: bool) -> None:
        """With `strict` a failure is raised instead."""
        self._note = note
        self._strict = strict
        self._failed: set[str] = set()

    def found(self, name: str, find: Callable[[], Iterable[_Found]]) -> list[_Found]:
        """What the checker `name` finds, up to where it fails."""
        kept: list[_Found] = []
        try:
            kept.extend(find())
        except Exception as error:
            self._tell(name, error)
        return kept

    def made(self, name: str, things: Iterable[_Found], make: Callable[[_Found], _Made]) -> list[_Made]:
        """Each of `things` that the checker `name` has found as `make` makes it, without those that it fails on."""
        kept: list[_Made] = []
        for thing in things:
            try:
                kept.append(make(thing))
            except Exception as error:
                self._tell(name, error)
        return kept

    def _tell(self, name: str, error: Exception) -> None:
        if self._strict:
            raise error
        if name not in self._failed:
            self._failed.add(name)
            self._note(Note("defect", f"claims: {name} ({type(error).__name__})"))
