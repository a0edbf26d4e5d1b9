"""Regular expressions that few texts ask for."""

from __future__ import annotations

import re
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
