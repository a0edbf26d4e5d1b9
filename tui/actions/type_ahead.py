"""Keys that are typed faster than a field for them is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.commands import commands

if TYPE_CHECKING:
    from tui.screens.reader import Reader

ENTER = ("\r", "enter")


class TypeAhead:
    """Holds the keys that come before a field can take them, and types them into it then."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._keys: list[str] = []

    def begin(self) -> None:
        """Hold the keys from now on."""
        self._keys.clear()
        self.reader.next_key = self._hold

    def release(self, words: Callable[[str], object], enter: Callable[[], object]) -> None:
        """The field is there: give it the words typed so far, then what Enter does; later keys are commands again.

        It is done when the keys that are still on their way through the page have arrived.
        """
        self.reader.page.call_later(self.reader.call_later, self._release, words, enter)

    def _hold(self, key: str) -> None:
        self._keys.append(key)
        self.reader.next_key = self._hold

    def _release(self, words: Callable[[str], object], enter: Callable[[], object]) -> None:
        if self.reader.next_key == self._hold:
            self.reader.next_key = None
        ends = [number for number, key in enumerate(self._keys) if key in ENTER]
        typed, rest = (self._keys[: ends[0]], self._keys[ends[0] + 1 :]) if ends else (self._keys, [])
        text = "".join(key for key in typed if len(key) == 1 and key.isprintable())
        if text:
            words(text)
        if ends:
            enter()
        for name in (command.id for key in rest for command in commands() if key in command.all_keys()):
            self.reader.action_run(name)
