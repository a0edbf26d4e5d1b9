"""Cases as text: `title / . / input / . / expected / .`, so that adding one needs no Python."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_DOT = re.compile(r"^\.\n", re.MULTILINE)
FOLDER = Path(__file__).parent / "cases"


class Case(NamedTuple):
    """A rule's case; `␌` in the file stands for a form feed, `␍` for a carriage return, `␉` for a tab, `␠` for a space."""

    title: str
    text: str
    expected: str


def cases(pattern: str) -> list[Case]:
    """The cases of the files of tests/cases that match `pattern`. Raises `ValueError` on a file that is not whole."""
    found: list[Case] = []
    for path in sorted(FOLDER.glob(pattern)):
        parts = [part.removesuffix("\n") for part in _DOT.split(path.read_text("utf-8"))]
        if len(parts) % 3 != 1 or parts[-1].strip():
            raise ValueError(f"{path.name}: a case is title, input and expected, each followed by a line with a dot")
        found += [
            Case(_title(parts[i]), _marks(parts[i + 1]), parts[i + 2].strip("\n")) for i in range(0, len(parts) - 1, 3)
        ]
    return found


def _title(part: str) -> str:
    """The title of a case: the last line before its dot that is no comment."""
    return next(line for line in reversed(part.splitlines()) if line.strip() and not line.startswith("#"))


def _marks(text: str) -> str:
    return text.replace("␌", "\f").replace("␍", "\r").replace("␉", "\t").replace("␠", " ")
