"""`Draft`: one source line while it is told apart from noise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.model import Flow, NoiseKind


@dataclass(slots=True)
class Draft:
    """One source line on its way to a `Line`: ``start:stop`` without, ``start:end`` with its line end."""

    start: int
    stop: int
    end: int
    text: str
    """Its characters, cleaned of markup."""
    where: int | tuple[Sequence[int], Sequence[int]]
    """Where they stand in the source: from one offset on, or in the runs of a flow, their starts and their offsets."""
    indent: int = 0
    hashes: int = 0
    bold: bool = False
    feed: bool = False
    """A form feed, or a page of the source's own, begins before this line."""
    noise: NoiseKind | None = None
    label: str | None = None
    """Of a page mark: the printed page number."""

    @property
    def flow(self) -> Flow:
        if isinstance(self.where, int):
            return Flow(self.text, (0,), (self.where,))
        return Flow(self.text, *self.where)
