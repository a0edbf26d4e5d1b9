"""An issue's blocks laid out for finding: one long text and its keys, each with its map back to the source."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from parsers.model import Block, Flow, Span
from tui.search.fold import fold

SLICE = 65_536
"""Characters worked on at a time: a few milliseconds, so that keys are served in between."""

_IDLE = re.compile(
    r"(?<![a-z0-9\n]) +| +(?![a-z0-9 ])"  # white space, except between Latin words or numbers
    r"|(?<=[0-9]), *(?=[0-9]{3})"  # 1,613 is 1613
    "|[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]+"  # what nobody sees
)
_BREAK = re.compile("\n+")


def squeeze(key: str) -> str:
    """A key without what a reader does not type: the same for the text and for the words sought in it."""
    return _IDLE.sub("", key)


@dataclass(frozen=True, slots=True)
class Laid:
    """A text and where its characters stand in the source: a `Flow` whose map, which may be long, is packed.

    Run k covers ``text[starts[k] : starts[k + 1]]``; its first character stands at source offset ``offsets[k]``.
    """

    text: str
    starts: array[int]
    offsets: array[int]

    def at(self, index: int) -> int:
        """The source offset of character `index`."""
        k = bisect_right(self.starts, index) - 1
        return self.offsets[k] + index - self.starts[k]

    def span(self, start: int, end: int) -> Span:
        """The source span of ``text[start:end]``, ``start < end``."""
        return Span(self.at(start), self.at(end - 1) + 1)

    def index(self, offset: int) -> int:
        """The index of the first character that stands at source `offset` or behind it; the length when none does."""
        k = bisect_right(self.offsets, offset) - 1
        if k < 0:
            return 0
        end = self.starts[k + 1] if k + 1 < len(self.starts) else len(self.text)
        return min(self.starts[k] + offset - self.offsets[k], end)


class FindText:
    """An issue's text for finding, a line feed between two blocks; what is seldom needed is made when it is."""

    def __init__(self, blocks: Sequence[Block], keys: Laid) -> None:
        self._blocks = blocks
        self.keys = keys
        """Folded, and without the spaces that do not matter."""

    @cached_property
    def clean(self) -> Laid:
        """The words as they are."""
        runs = _Runs()
        for part in _slices(self._blocks):
            runs.add(part)
        return runs.laid()

    @cached_property
    def joined(self) -> Laid:
        """The keys without the line feeds, for what runs over the end of a block."""
        return without(self.keys, _BREAK)


def find_text(blocks: Sequence[Block], pause: Callable[[], object] = lambda: None) -> FindText:
    """Lay out `blocks` for finding. `pause` is called every few milliseconds; what it raises ends the work."""
    keys = _Runs()
    for part in _slices(blocks):
        pause()
        keys.add(without(Laid(fold(part.text), part.starts, part.offsets), _IDLE))
    return FindText(blocks, keys.laid())


def without(laid: Laid, pattern: re.Pattern[str]) -> Laid:
    """`laid` without what `pattern` matches, in one pass over both lists of cuts; offsets stay true."""
    kept = _Runs()
    k = at = 0
    for match in pattern.finditer(laid.text):
        k = _keep(kept, laid, k, at, match.start())
        at = match.end()
    _keep(kept, laid, k, at, len(laid.text))
    return kept.laid()


def laid(text: str) -> Laid:
    """A source as it is: every character at its own offset."""
    return Laid(text, array("I", [0]), array("I", [0]))


class _Runs:
    """A text in the making."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts = array("I")
        self.offsets = array("I")
        self.length = 0

    def add(self, part: Laid | Flow) -> None:
        if part.text:
            self.starts.extend([start + self.length for start in part.starts])
            self.offsets.extend(part.offsets)
            self.texts.append(part.text)
            self.length += len(part.text)

    def piece(self, text: str, offset: int) -> None:
        self.starts.append(self.length)
        self.offsets.append(offset)
        self.texts.append(text)
        self.length += len(text)

    def laid(self) -> Laid:
        return Laid("".join(self.texts), self.starts or array("I", [0]), self.offsets or array("I", [0]))


def _slices(blocks: Iterable[Block]) -> Iterator[Laid]:
    """The flows of `blocks`, a line feed behind each, some 64k characters at a time."""
    runs = _Runs()
    for block in blocks:
        runs.add(block.flow)
        if block.flow.text:
            runs.piece("\n", block.flow.at(len(block.flow) - 1) + 1)
        if runs.length >= SLICE:
            yield runs.laid()
            runs = _Runs()
    yield runs.laid()


def _keep(kept: _Runs, laid: Laid, k: int, at: int, end: int) -> int:
    """Add ``text[at:end]``, that begins in run `k` or behind it, run by run; return the run where it ends."""
    starts, runs = laid.starts, len(laid.starts)
    while at < end:
        while k + 1 < runs and starts[k + 1] <= at:
            k += 1
        cut = min(end, starts[k + 1]) if k + 1 < runs else end
        kept.piece(laid.text[at:cut], laid.offsets[k] + at - starts[k])
        at = cut
    return k
