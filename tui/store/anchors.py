"""Places that survive a change of the text: an offset, and the words around it to find it again by."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cached_property

from parsers.model import Span
from tui.search.findtext import Laid, laid, without
from tui.store.rows import LARGEST, BadRowError, as_json, parsed

REACH = 48
"""Words remembered on each side, in characters that are not white space."""
ENOUGH = 12
"""The least of them that tell a place."""

_BLANK = re.compile(r"\s+")
_NUMBERS, _TEXTS = {"start", "end", "length"}, {"before", "head", "tail"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a text and the words at it, white space left out: a text wrapped anew still has them."""

    start: int
    end: int
    length: int  # of the whole text
    before: str = ""
    head: str = ""
    tail: str = ""  # the last words within the span

    def to_json(self) -> str:
        return as_json(asdict(self))

    @classmethod
    def from_json(cls, text: object) -> Anchor | None:
        """The anchor that `to_json` has written; None when `text` is none of ours."""
        try:
            parts = parsed(text, "anchor")
        except BadRowError:
            return None
        if not _NUMBERS <= parts.keys() <= _NUMBERS | _TEXTS:
            return None
        if any(type(part) is not (int if name in _NUMBERS else str) for name, part in parts.items()):
            return None
        start, end, length = parts["start"], parts["end"], parts["length"]
        return cls(**parts) if 0 <= start <= end <= LARGEST and 0 <= length <= LARGEST else None


def anchor_at(text: str, span: Span) -> Anchor:
    """The anchor of `span`, which may be empty, in `text`."""
    start, end = span
    before = _squeezed(text[max(0, start - 3 * REACH) : start])[-REACH:]
    head = _squeezed(text[start : start + 3 * REACH])[:REACH]
    tail = _squeezed(text[max(start, end - 3 * REACH) : end])[-REACH:]
    return Anchor(start, end, len(text), before, head, tail)


class Locator:
    """Looks for the places of many anchors in one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def squeezed(self) -> Laid:
        """The text without white space, made for the first anchor that the text has changed for."""
        return without(laid(self.text), _BLANK)

    def locate(self, anchor: Anchor) -> Span | None:
        """As `locate` in that text."""
        return locate(anchor, self.text, self)


def locate(anchor: Anchor, text: str, locator: Locator | None = None) -> Span | None:
    """Where the anchor's words stand in `text`: at once if nothing has changed, else the likeliest place; or None."""
    here = anchor_at(text, Span(anchor.start, anchor.end))
    same = (here.before, here.head, here.tail) == (anchor.before, anchor.head, anchor.tail)
    if same and anchor.end <= len(text):
        return Span(anchor.start, anchor.end)
    if not (anchor.before or anchor.head):
        return None
    squeezed = (locator or Locator(text)).squeezed
    guess = squeezed.index(anchor.start * len(text) // max(1, anchor.length))
    at = _start(anchor, squeezed.text, guess)
    if at is None or not squeezed.text:
        return None
    if at >= len(squeezed.text):
        return Span(len(text), len(text))
    start = squeezed.at(at)
    if anchor.end <= anchor.start:
        return Span(start, start)
    return Span(start, max(start + 1, min(len(text), _end(anchor, squeezed, at, start))))


def _start(anchor: Anchor, text: str, guess: int) -> int | None:
    """The index of the anchor's first word, by all the words around it, then by fewer and fewer."""
    before, head = anchor.before, anchor.head
    sizes = (REACH, REACH // 2, ENOUGH)
    for size in sizes:
        back = before[-size:]
        at = _nearest(text, back + head[:size], guess - len(back))
        if at is not None:
            return at + len(back)
    for size in sizes:
        if len(head) >= ENOUGH and (at := _nearest(text, head[:size], guess)) is not None:
            return at
        back = before[-size:]
        if len(back) >= ENOUGH and (at := _nearest(text, back, guess - len(back))) is not None:
            return at + len(back)
    for shift in range(ENOUGH, len(head) - ENOUGH, ENOUGH):  # its first words are changed, later ones are not
        at = _nearest(text, head[shift : shift + ENOUGH], guess + shift)
        if at is not None:
            return max(0, at - shift)
    return None


def _end(anchor: Anchor, squeezed: Laid, at: int, start: int) -> int:
    """The source offset behind the span's last word, looked for where the length puts it."""
    length = anchor.end - anchor.start
    near = squeezed.index(start + length) - len(anchor.tail)
    found = _nearest(squeezed.text, anchor.tail, max(at, near), at)
    if found is None:
        return start + length
    return squeezed.span(found, found + len(anchor.tail)).end


def _nearest(text: str, words: str, guess: int, floor: int = 0) -> int | None:
    """The occurrence of `words` nearest to `guess`, not before `floor`."""
    if not words:
        return None
    guess = max(floor, min(guess, len(text)))
    later = text.find(words, guess)
    earlier = text.rfind(words, floor, min(len(text), guess + len(words)))
    known = [at for at in (earlier, later) if at >= 0]
    return min(known, key=lambda at: abs(at - guess)) if known else None


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text)
