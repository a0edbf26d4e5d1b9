"""One checker at a time: a defect in one takes nothing away from the others, and is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from parsers.model import Note
from parsers.rules import is_asked

_Found = TypeVar("_Found")
_Made = TypeVar("_Made")


class Checkers:
    """Runs the checkers of claims; `note` is told once of each that fails, as ``claims: NAME (KIND OF ERROR)``."""

    def __init__(self, note: Callable[[Note], object], strict: bool) -> None:
        """With `strict` a failure is raised instead."""
        self._note = note
        self._strict = strict
        self._failed: set[str] = set()
        self._finders: dict[int, str] = {}

    def found(self, name: str, find: Callable[[], Iterable[_Found]]) -> list[_Found]:
        """What the checker `name` finds, up to where it fails."""
        kept: list[_Found] = []
        try:
            kept.extend(find())
        except Exception as error:
            self._tell(name, error)
        self.credit(name, kept)
        return kept

    def credit(self, name: str, things: Iterable[object]) -> None:
        """Remember, if somebody wants to know, that the checker `name` has found `things`; they must be kept."""
        if is_asked():
            self._finders.update((id(thing), name) for thing in things)

    def finder(self, thing: object) -> str:
        """The checker that has found a thing, or what it was made of."""
        return self._finders.get(id(thing), "")

    def made(self, name: str, things: Iterable[_Found], make: Callable[[_Found], _Made]) -> list[_Made]:
        """Each of `things` that the checker `name` has found as `make` makes it, without those that it fails on."""
        kept: list[_Made] = []
        for thing in things:
            try:
                kept.append(make(thing))
                self.credit(self.finder(thing) or name, kept[-1:])
            except Exception as error:
                self._tell(name, error)
        return kept

    def _tell(self, name: str, error: Exception) -> None:
        if self._strict:
            raise error
        if name not in self._failed:
            self._failed.add(name)
            self._note(Note("defect", f"claims: {name} ({type(error).__name__})"))
