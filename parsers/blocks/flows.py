"""`join`: one flow of several."""

from __future__ import annotations

from collections.abc import Iterable

from parsers.model import Flow


def join(flows: Iterable[Flow], apart: bool = False) -> Flow:
    """One flow of several that follow one another; a space stands between two Latin words, or `apart` between all."""
    several = list(flows)
    if len(several) == 1:
        return several[0]
    text: list[str] = []
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for flow in several:
        if text and (apart or (_is_latin(text[-1][-1:]) and flow.text[:1].isalpha() and flow.text[:1].isascii())):
            behind = offsets[-1] + length - starts[-1]
            text.append(" ")
            starts.append(length)
            offsets.append(behind)
            length += 1
        starts += [length + s for s in flow.starts]
        offsets += flow.offsets
        text.append(flow.text)
        length += len(flow.text)
    return Flow("".join(text), tuple(starts), tuple(offsets))


def _is_latin(char: str) -> bool:
    """Whether `char` is a Latin letter or a digit."""
    return char.isascii() and char.isalnum()
