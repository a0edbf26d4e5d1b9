"""Named layers of source spans that are painted on the page: hits of a search, people, figures, kept excerpts. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from parsers.model import Span

_start = itemgetter(0)
_end = itemgetter(1)


class Mark(NamedTuple):
    """A stretch of source offsets and the name of the layer that marks it."""

    start: int
    end: int
    layer: str


class Layer:
    """Spans of one kind, found by bisection. `current` is the index of the one that stands out, if any.

    What overlaps is painted as one stretch, so that a row costs no more where ten thousand spans lie upon each other.
    """

    def __init__(self, name: str, spans: Iterable[Span], current: int | None = None) -> None:
        given = spans if isinstance(spans, Sequence) else tuple(spans)
        self.name = name
        self.current = given[current] if current is not None and 0 <= current < len(given) else None
        self.spans = sorted(given)
        self._starts = list(map(_start, self.spans))
        self._stretches = _united(self.spans)
        self._ends = list(map(_end, self._stretches))

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """The stretches that touch ``start … end``, in order, then the current span if it does."""
        for at in range(bisect_right(self._ends, start), len(self._stretches)):
            stretch = self._stretches[at]
            if stretch.start >= end:
                break
            yield Mark(stretch.start, stretch.end, self.name)
        if self.current is not None and self.current.start < end and self.current.end > start:
            yield Mark(self.current.start, self.current.end, self.name + "-current")

    def touches(self, start: int, end: int) -> bool:
        """Whether a span begins in ``start … end``."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end


def _united(spans: Sequence[Span]) -> list[Span]:
    """Sorted `spans` with those that overlap made one."""
    stretches: list[Span] = []
    for span in spans:
        if stretches and span.start < stretches[-1].end:
            if span.end > stretches[-1].end:
                stretches[-1] = Span(stretches[-1].start, span.end)
        else:
            stretches.append(span)
    return stretches


class Marks:
    """The layers of a page, painted in the order of their first use. `version` changes with each change."""

    def __init__(self) -> None:
        self._layers: dict[str, Layer] = {}
        self.version = 0

    def set(self, name: str, spans: Iterable[Span], current: int | None = None) -> None:
        """Put `spans` in place of the layer `name`."""
        self.put(Layer(name, spans, current))

    def put(self, layer: Layer) -> None:
        """Put `layer` in place of the one of its name."""
        self._layers[layer.name] = layer
        self.version += 1

    def get(self, name: str) -> Layer | None:
        return self._layers.get(name)

    def within(self, start: int, end: int) -> list[Mark]:
        """All marks that touch ``start … end``, layer by layer."""
        return [mark for layer in self._layers.values() for mark in layer.within(start, end)]

    def tick(self, start: int, end: int, names: Iterable[str]) -> str | None:
        """The first of the layers `names` that has a span beginning in ``start … end``; its current one goes before."""
        found: str | None = None
        for name in names:
            layer = self._layers.get(name)
            if layer is None:
                continue
            if layer.current is not None and start <= layer.current.start < end:
                return name + "-current"
            if found is None and layer.touches(start, end):
                found = name
        return found
