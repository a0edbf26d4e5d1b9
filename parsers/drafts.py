"""`Draft`: one source line while it is told apart from noise."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.model import Flow, NoiseKind


@dataclass(slots=True)
class Draft:
    """One source line on its way to a `Line`: ``start:stop`` without, ``start:end`` with its line end."""

    start: int
    stop: int
    end: int
    flow: Flow
    indent: int = 0
    hashes: int = 0
    bold: bool = False
    feed: bool = False
    """A form feed, or a page of the source's own, begins before this line."""
    noise: NoiseKind | None = None
    label: str | None = None
    """Of a page mark: the printed page number."""

    @property
    def text(self) -> str:
        return self.flow.text
