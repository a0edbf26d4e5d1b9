"""`Draft`: one source line while it is told apart from noise."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.model import Flow, NoiseKind


class Draft:
    """One source line on its way to a `Line`: ``start:stop`` without, ``start:end`` with its line end."""

    __slots__ = ("bold", "end", "feed", "hashes", "indent", "label", "noise", "start", "stop", "text", "where")

    def __init__(
        self,
        start: int,
        stop: int,
        end: int,
        text: str,
        where: int | tuple[Sequence[int], Sequence[int]],
        *,
        feed: bool = False,
        noise: NoiseKind | None = None,
    ) -> None:
        self.start, self.stop, self.end = start, stop, end
        self.text = text
        """Its characters, cleaned of markup."""
        self.where = where
        """Where they stand in the source: from one offset on, or in the runs of a flow, their starts and offsets."""
        self.indent = self.hashes = 0
        self.bold = False
        self.feed = feed
        """A form feed, or a page of the source's own, begins before this line."""
        self.noise = noise
        self.label: str | None = None
        """Of a page mark: the printed page number."""

    @property
    def flow(self) -> Flow:
        if isinstance(self.where, int):
            return Flow(self.text, (0,), (self.where,))
        return Flow(self.text, *self.where)
