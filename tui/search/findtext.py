"""An issue's blocks laid out for finding: one long text and its keys, each with its map back to the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from parsers.model import Block, Flow
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


@dataclass(slots=True)
class FindText:
    """The whole text, a line feed between two blocks; `keys` is folded and without the spaces that do not matter."""

    clean: Flow
    keys: Flow
    _joined: Flow | None = field(default=None, repr=False)

    def joined(self) -> Flow:
        """The keys without the line feeds, for what runs over the end of a block. Made when first asked for."""
        if self._joined is None:
            self._joined = without(self.keys, _BREAK)
        return self._joined


def find_text(blocks: Iterable[Block], pause: Callable[[], None] = lambda: None) -> FindText:
    """Lay out `blocks` for finding. `pause` is called every few milliseconds; what it raises ends the work."""
    clean, keys = _Runs(), _Runs()
    for part in _slices(blocks):
        pause()
        clean.add(part)
        keys.add(without(Flow(fold(part.text), part.starts, part.offsets), _IDLE))
    return FindText(clean.flow(), keys.flow())


class _Runs:
    """A flow in the making."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.offsets: list[int] = []
        self.length = 0

    def add(self, flow: Flow) -> None:
        if not flow.text:
            return
        self.starts.extend(start + self.length for start in flow.starts)
        self.offsets.extend(flow.offsets)
        self.texts.append(flow.text)
        self.length += len(flow.text)

    def piece(self, text: str, offset: int) -> None:
        self.starts.append(self.length)
        self.offsets.append(offset)
        self.texts.append(text)
        self.length += len(text)

    def flow(self) -> Flow:
        return Flow("".join(self.texts), tuple(self.starts) or (0,), tuple(self.offsets) or (0,))


def _slices(blocks: Iterable[Block]) -> Iterator[Flow]:
    """The flows of `blocks`, a line feed behind each, some 64k characters at a time."""
    runs = _Runs()
    for block in blocks:
        runs.add(block.flow)
        if block.flow.text:
            runs.piece("\n", block.flow.at(len(block.flow) - 1) + 1)
        if runs.length >= SLICE:
            yield runs.flow()
            runs = _Runs()
    yield runs.flow()


def without(flow: Flow, pattern: re.Pattern[str]) -> Flow:
    """`flow` without what `pattern` matches, in one pass over both lists of cuts; offsets stay true."""
    kept = _Runs()
    text, starts, offsets = flow.text, flow.starts, flow.offsets
    runs = len(starts)
    k = at = 0
    for match in pattern.finditer(text):
        k = _keep(kept, text, starts, offsets, runs, k, at, match.start())
        at = match.end()
    _keep(kept, text, starts, offsets, runs, k, at, len(text))
    return kept.flow()


def _keep(
    kept: _Runs, text: str, starts: tuple[int, ...], offsets: tuple[int, ...], runs: int, k: int, at: int, end: int
) -> int:
    """Add ``text[at:end]``, that begins in run `k` or behind it, run by run; return the run where it ends."""
    while at < end:
        while k + 1 < runs and starts[k + 1] <= at:
            k += 1
        cut = min(end, starts[k + 1]) if k + 1 < runs else end
        kept.piece(text[at:cut], offsets[k] + at - starts[k])
        at = cut
    return k
