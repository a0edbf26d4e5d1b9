"""The noise of a text, kept small: a long one has a stretch between any two of its lines."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from parsers.model import Noise, NoiseKind, Span
from parsers.rules import is_asked, record

_KINDS = tuple(NoiseKind)
_CODES = {kind: code for code, kind in enumerate(_KINDS)}


class NoiseTrack(Sequence[Noise]):
    """Noises in the order of the text, nine bytes each; a `Noise` is made when one is looked at."""

    __slots__ = ("_asked", "_ends", "_kinds", "_starts")

    def __init__(self) -> None:
        self._asked = is_asked()
        self._kinds = bytearray()
        self._starts = array("I")
        self._ends = array("I")

    def add(self, kind: NoiseKind, start: int, end: int) -> None:
        """Appends ``start:end``; a blank stretch right after another is made one with it."""
        code = _CODES[kind]
        if self._asked:
            record(Span(start, end), "lines.noise", str(kind))
        if kind is NoiseKind.BLANK and self._kinds and self._kinds[-1] == code and self._ends[-1] == start:
            self._ends[-1] = end
            return
        self._kinds.append(code)
        self._starts.append(start)
        self._ends.append(end)

    def __len__(self) -> int:
        return len(self._kinds)

    @overload
    def __getitem__(self, index: int) -> Noise: ...
    @overload
    def __getitem__(self, index: slice) -> list[Noise]: ...
    def __getitem__(self, index: int | slice) -> Noise | list[Noise]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        return Noise(_KINDS[self._kinds[index]], Span(self._starts[index], self._ends[index]))

    def __iter__(self) -> Iterator[Noise]:
        for code, start, end in zip(self._kinds, self._starts, self._ends, strict=True):
            yield Noise(_KINDS[code], Span(start, end))
