"""In words: why something is not on the disk, what of it is lost in the end, which rows could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui import texts
from tui.safe import shown

if TYPE_CHECKING:
    from tui.scribe import Scribe, State

NAMED = 3
"""Rows that are called by name; the others are counted."""


def why_text(state: State) -> str:
    """Why the disk does not have what was to be kept."""
    key = f"why.{state.trouble}"
    return texts.tr(key, why=shown(state.why)) if texts.has(key) else shown(state.why)


def unusable(path: Path, trouble: str, why: str = "") -> str:
    """That the store at `path` cannot be used."""
    return texts.tr("store.unusable", path=path, why=texts.tr(f"why.{trouble}", why=why))


def aside_text(rows: Sequence[str]) -> str:
    """That rows of a store could not be understood: how many, and the names of the first."""
    more = " …" if len(rows) > NAMED else ""
    return texts.tr("store.aside", count=len(rows), rows=shown(", ".join(rows[:NAMED])) + more)


def last_lines(scribes: Sequence[Scribe]) -> list[str]:
    """What to say of each scribe that has not written all when the program ends."""
    lines = []
    for scribe in scribes:
        path = shown(str(scribe.path))
        if scribe.unwritten:
            lines.append(texts.tr("store.lost", count=scribe.unwritten, path=path, why=_last_reason(scribe)))
        elif scribe.state.others:
            lines.append(texts.tr("store.lost-place", path=path, why=_last_reason(scribe)))
    return lines


def _last_reason(scribe: Scribe) -> str:
    if scribe.state.trouble:
        return why_text(scribe.state)
    if scribe.is_alive():
        return texts.tr("why.slow")
    return texts.tr("why.refused" if scribe.begun else "why.early", why="")
